/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-record.h"

#include <string.h>

/**
 * PursuitRecord:
 *
 * One row of the store as an object. A subclass is little more than its descriptor table: the table's fields
 * become GObject properties (with - for _), so that templates bind to them, and an array of values holds
 * them.
 *
 * Type and value mapping: INT, MONEY, TIME and REF are gint64 properties (0 when not known), REAL is a
 * double, BOOL a boolean, DATE an int (%PURSUIT_DAY_NONE when not known), TEXT, CHOICE and SET are strings
 * (%NULL when not known). pursuit_record_is_set() tells 0 from not known.
 *
 * ::changed is emitted once after any number of values changed together.
 */
typedef struct
{
  PursuitValue *values;
} PursuitRecordPrivate;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PursuitRecord, pursuit_record, G_TYPE_OBJECT)

static PursuitValue *
get_values (PursuitRecord *self)
{
  PursuitRecordPrivate *priv = pursuit_record_get_instance_private (self);
  return priv->values;
}

static GParamSpec *
make_pspec (const PursuitField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *name = g_intern_string (dashed);

  switch (field->type)
    {
    case PURSUIT_FIELD_REAL:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case PURSUIT_FIELD_BOOL:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case PURSUIT_FIELD_DATE:
      return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, PURSUIT_DAY_NONE, flags);
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_CHOICE:
    case PURSUIT_FIELD_SET:
    case PURSUIT_FIELD_ANNIVERSARY:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case PURSUIT_FIELD_INT:
    case PURSUIT_FIELD_MONEY:
    case PURSUIT_FIELD_TIME:
    case PURSUIT_FIELD_REF:
    default:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    }
}

static void
pursuit_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PursuitRecord *self = PURSUIT_RECORD (object);
  guint field = prop_id - 1;

  if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, pursuit_record_get_text (self, field));
  else if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    g_value_set_double (value, pursuit_record_get_real (self, field));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, pursuit_record_get_int (self, field) != 0);
  else if (G_IS_PARAM_SPEC_INT (pspec))
    g_value_set_int (value, pursuit_record_get_day (self, field));
  else
    g_value_set_int64 (value, pursuit_record_get_int (self, field));
}

static void
pursuit_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PursuitRecord *self = PURSUIT_RECORD (object);
  guint field = prop_id - 1;

  if (G_IS_PARAM_SPEC_STRING (pspec))
    pursuit_record_set_text (self, field, g_value_get_string (value));
  else if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    pursuit_record_set_real (self, field, g_value_get_double (value));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    pursuit_record_set_int (self, field, g_value_get_boolean (value));
  else if (!G_IS_PARAM_SPEC_INT (pspec))
    pursuit_record_set_int (self, field, g_value_get_int64 (value));
  else if (g_value_get_int (value) == PURSUIT_DAY_NONE)
    pursuit_record_unset (self, field);
  else
    pursuit_record_set_int (self, field, g_value_get_int (value));
}

static void
pursuit_record_constructed (GObject *object)
{
  PursuitRecordPrivate *priv = pursuit_record_get_instance_private (PURSUIT_RECORD (object));

  /* not in instance_init: the base's instance_init does not see the class of the subclass yet */
  priv->values = g_new0 (PursuitValue, PURSUIT_RECORD_GET_CLASS (object)->entity->n_fields);
  G_OBJECT_CLASS (pursuit_record_parent_class)->constructed (object);
}

static void
pursuit_record_finalize (GObject *object)
{
  PursuitRecord *self = PURSUIT_RECORD (object);
  PursuitValue *values = get_values (self);
  guint n = pursuit_record_get_entity (self)->n_fields;

  for (guint i = 0; i < n; i++)
    pursuit_value_clear (&values[i]);
  g_free (values);

  G_OBJECT_CLASS (pursuit_record_parent_class)->finalize (object);
}

static void
pursuit_record_class_init (PursuitRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pursuit_record_constructed;
  object_class->finalize = pursuit_record_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pursuit_record_init (PursuitRecord *self)
{
}

/**
 * pursuit_record_class_install:
 * @klass: the class of a subclass, in its class_init
 * @entity: (transfer none): its static descriptor table
 *
 * Makes a property of every field but the custom ones, whose types are another in every database.
 */
void
pursuit_record_class_install (PursuitRecordClass *klass, const PursuitEntity *entity)
{
  /* GObject does not let a class inherit these two */
  G_OBJECT_CLASS (klass)->get_property = pursuit_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = pursuit_record_set_property;

  guint n_properties = entity->n_fields - entity->n_custom;

  klass->entity = entity;
  klass->pspecs = g_new0 (GParamSpec *, entity->n_fields + 1);
  for (guint i = 0; i < n_properties; i++)
    klass->pspecs[i + 1] = make_pspec (&entity->fields[i]);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), n_properties + 1, klass->pspecs);
}

/**
 * pursuit_record_new:
 * @entity: the kind of record
 *
 * Returns: (transfer full): a record in which nothing is set
 */
PursuitRecord *
pursuit_record_new (const PursuitEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  return g_object_new (entity->get_type (), NULL);
}

/** pursuit_record_get_entity: the descriptor table of @self's type. */
const PursuitEntity *
pursuit_record_get_entity (PursuitRecord *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);

  return PURSUIT_RECORD_GET_CLASS (self)->entity;
}

/** pursuit_record_get_id: the record's id; 0 for one that is not stored yet. */
gint64
pursuit_record_get_id (PursuitRecord *self)
{
  return pursuit_record_get_int (self, PURSUIT_RECORD_ID);
}

/**
 * pursuit_record_get_value:
 * @field: index in the descriptor table
 *
 * Returns: (transfer none): the value, which lives as long as it is not set anew
 */
const PursuitValue *
pursuit_record_get_value (PursuitRecord *self, guint field)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < PURSUIT_RECORD_GET_CLASS (self)->entity->n_fields, NULL);

  return &get_values (self)[field];
}

/** pursuit_record_is_set: whether the value of @field is known. */
gboolean
pursuit_record_is_set (PursuitRecord *self, guint field)
{
  const PursuitValue *value = pursuit_record_get_value (self, field);
  return value != NULL && value->kind != PURSUIT_VALUE_NULL;
}

/** pursuit_record_get_int: the whole number in @field; 0 when it is not known. */
gint64
pursuit_record_get_int (PursuitRecord *self, guint field)
{
  const PursuitValue *value = pursuit_record_get_value (self, field);
  return value != NULL && value->kind == PURSUIT_VALUE_INT ? value->i : 0;
}

/** pursuit_record_get_real: the number in @field; 0 when it is not known. */
double
pursuit_record_get_real (PursuitRecord *self, guint field)
{
  const PursuitValue *value = pursuit_record_get_value (self, field);
  if (value == NULL)
    return 0;
  return value->kind == PURSUIT_VALUE_REAL ? value->d : (value->kind == PURSUIT_VALUE_INT ? value->i : 0);
}

/** pursuit_record_get_text: (nullable): the text in @field, owned by @self; %NULL when it is not known. */
const char *
pursuit_record_get_text (PursuitRecord *self, guint field)
{
  const PursuitValue *value = pursuit_record_get_value (self, field);
  return value != NULL && value->kind == PURSUIT_VALUE_TEXT ? value->s : NULL;
}

/** pursuit_record_get_day: the date in @field; %PURSUIT_DAY_NONE when it is not known. */
PursuitDay
pursuit_record_get_day (PursuitRecord *self, guint field)
{
  const PursuitValue *value = pursuit_record_get_value (self, field);
  return value != NULL && value->kind == PURSUIT_VALUE_INT ? (PursuitDay) value->i : PURSUIT_DAY_NONE;
}

/* Stores @value without ::changed; returns whether it differed. */
static gboolean
replace_value (PursuitRecord *self, guint field, const PursuitValue *value)
{
  PursuitValue *slot = &get_values (self)[field];

  if (pursuit_value_equal (slot, value))
    return FALSE;
  pursuit_value_copy (slot, value);
  GParamSpec *pspec = PURSUIT_RECORD_GET_CLASS (self)->pspecs[field + 1];
  if (pspec != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), pspec);
  return TRUE;
}

/**
 * pursuit_record_set_value:
 * @field: index in the descriptor table
 * @value: copied
 *
 * Compares, sets, notifies the property and emits ::changed.
 */
void
pursuit_record_set_value (PursuitRecord *self, guint field, const PursuitValue *value)
{
  g_return_if_fail (PURSUIT_IS_RECORD (self));
  g_return_if_fail (field < PURSUIT_RECORD_GET_CLASS (self)->entity->n_fields);
  g_return_if_fail (value != NULL);

  if (replace_value (self, field, value))
    g_signal_emit (self, signals[CHANGED], 0);
}

/** pursuit_record_set_int: see pursuit_record_set_value(). */
void
pursuit_record_set_int (PursuitRecord *self, guint field, gint64 number)
{
  PursuitValue value = { .kind = PURSUIT_VALUE_INT, .i = number };
  pursuit_record_set_value (self, field, &value);
}

/** pursuit_record_set_real: see pursuit_record_set_value(). */
void
pursuit_record_set_real (PursuitRecord *self, guint field, double number)
{
  PursuitValue value = { .kind = PURSUIT_VALUE_REAL, .d = number };
  pursuit_record_set_value (self, field, &value);
}

/** pursuit_record_set_text: see pursuit_record_set_value(); a %NULL @text unsets the field. */
void
pursuit_record_set_text (PursuitRecord *self, guint field, const char *text)
{
  PursuitValue value = { .kind = text ? PURSUIT_VALUE_TEXT : PURSUIT_VALUE_NULL, .s = (char *) text };
  pursuit_record_set_value (self, field, &value);
}

/** pursuit_record_unset: makes the value of @field not known. */
void
pursuit_record_unset (PursuitRecord *self, guint field)
{
  PursuitValue value = { .kind = PURSUIT_VALUE_NULL };
  pursuit_record_set_value (self, field, &value);
}

/**
 * pursuit_record_assign:
 * @source: a record of the same entity
 *
 * Takes over all values of @source, notifies the properties that differ and emits ::changed once if any did.
 */
void
pursuit_record_assign (PursuitRecord *self, PursuitRecord *source)
{
  g_return_if_fail (PURSUIT_IS_RECORD (self));
  g_return_if_fail (PURSUIT_IS_RECORD (source));
  g_return_if_fail (pursuit_record_get_entity (self) == pursuit_record_get_entity (source));

  gboolean differs = FALSE;
  guint n = pursuit_record_get_entity (self)->n_fields;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n; i++)
    differs |= replace_value (self, i, &get_values (source)[i]);
  g_object_thaw_notify (G_OBJECT (self));
  if (differs)
    g_signal_emit (self, signals[CHANGED], 0);
}
