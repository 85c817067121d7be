/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-command-private.h"
#include "pursuit-error.h"
#include "pursuit-parse.h"

#include <glib/gi18n-lib.h>

struct _PursuitFields
{
  const PursuitEntity *entity;
  PursuitValue *values; /* one a field of the entity */
  gboolean *given;      /* tells an emptied field from one that is left alone */
  char *currency;       /* (nullable): of amounts, when `currency` itself is not given */
};

/**
 * pursuit_fields_new:
 * @entity: whose fields are meant
 *
 * Returns: (transfer full): no values at all
 */
PursuitFields *
pursuit_fields_new (const PursuitEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  PursuitFields *self = g_new0 (PursuitFields, 1);
  self->entity = entity;
  self->values = g_new0 (PursuitValue, entity->n_fields);
  self->given = g_new0 (gboolean, entity->n_fields);
  return self;
}

/** pursuit_fields_copy: (transfer full): fields with the same values. */
PursuitFields *
pursuit_fields_copy (PursuitFields *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  PursuitFields *copy = pursuit_fields_new (self->entity);
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      if (self->given[i])
        pursuit_fields_set_value (copy, i, &self->values[i]);
    }
  copy->currency = g_strdup (self->currency);
  return copy;
}

void
pursuit_fields_free (PursuitFields *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->entity->n_fields; i++)
    pursuit_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self->given);
  g_free (self->currency);
  g_free (self);
}

const PursuitEntity *
pursuit_fields_get_entity (PursuitFields *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entity;
}

/**
 * pursuit_fields_set_value:
 * @field: index in the entity's table
 * @value: copied; a NULL value empties the field
 */
void
pursuit_fields_set_value (PursuitFields *self, guint field, const PursuitValue *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field < self->entity->n_fields);
  g_return_if_fail (value != NULL);

  pursuit_value_copy (&self->values[field], value);
  self->given[field] = TRUE;
}

/** pursuit_fields_set_int: a whole number, an id, minor units, milliseconds, or 0 and 1. */
void
pursuit_fields_set_int (PursuitFields *self, guint field, gint64 number)
{
  PursuitValue value = { .kind = PURSUIT_VALUE_INT, .i = number };
  pursuit_fields_set_value (self, field, &value);
}

/** pursuit_fields_set_text: a text or a code; %NULL and "" empty the field. */
void
pursuit_fields_set_text (PursuitFields *self, guint field, const char *text)
{
  gboolean empty = text == NULL || *text == '\0';
  PursuitValue value = { .kind = empty ? PURSUIT_VALUE_NULL : PURSUIT_VALUE_TEXT, .s = (char *) text };

  pursuit_fields_set_value (self, field, &value);
}

/** pursuit_fields_set_day: a date; %PURSUIT_DAY_NONE empties the field. */
void
pursuit_fields_set_day (PursuitFields *self, guint field, PursuitDay day)
{
  if (day == PURSUIT_DAY_NONE)
    pursuit_fields_unset (self, field);
  else
    pursuit_fields_set_int (self, field, day);
}

/** pursuit_fields_unset: the command is to empty @field. */
void
pursuit_fields_unset (PursuitFields *self, guint field)
{
  PursuitValue value = { .kind = PURSUIT_VALUE_NULL };
  pursuit_fields_set_value (self, field, &value);
}

/**
 * pursuit_fields_set_currency:
 * @currency: (nullable): of the record that is to be changed, or the home currency for a new one
 *
 * In which currency pursuit_fields_parse() reads amounts as long as no field `currency` is given.
 */
void
pursuit_fields_set_currency (PursuitFields *self, const char *currency)
{
  g_return_if_fail (self != NULL);

  g_free (self->currency);
  self->currency = g_strdup (currency);
}

/* The currency that amounts are in. */
static const char *
get_currency (PursuitFields *self)
{
  int field = pursuit_entity_find_field (self->entity, "currency");

  if (field >= 0 && self->values[field].kind == PURSUIT_VALUE_TEXT)
    return self->values[field].s;
  return self->currency;
}

/**
 * pursuit_fields_parse:
 * @name: of a field that users may edit
 * @text: as they write it; "" empties the field
 *
 * Gives a field the value that @text means (pursuit_field_parse_text()). When both are to be parsed,
 * `currency` comes before the amounts.
 *
 * Returns: %FALSE with %PURSUIT_ERROR_USAGE when there is no such field or it is not for editing, and with
 * %PURSUIT_ERROR_BAD_VALUE when the field does not take @text
 */
gboolean
pursuit_fields_parse (PursuitFields *self, const char *name, const char *text, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  int field = pursuit_entity_find_field (self->entity, name);
  if (field < 0 || !(self->entity->fields[field].flags & PURSUIT_FIELD_EDIT))
    {
      g_autofree char *known = pursuit_entity_list_fields (self->entity, PURSUIT_FIELD_EDIT);
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("“%s” is not a field that can be set. There are: %s."), name, known);
      return FALSE;
    }

  g_auto (PursuitValue) value = { 0 };
  if (!pursuit_field_parse_text (&self->entity->fields[field], text, get_currency (self), &value, error))
    return FALSE;
  pursuit_fields_set_value (self, field, &value);
  return TRUE;
}

/** pursuit_fields_is_empty: whether no field was given a value or emptied. */
gboolean
pursuit_fields_is_empty (PursuitFields *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      if (self->given[i])
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_fields_lookup:
 * @field: index in the entity's table
 *
 * Returns: (transfer none) (nullable): what @field is to become, a NULL value to empty it; %NULL when the
 * field is left alone
 */
const PursuitValue *
pursuit_fields_lookup (PursuitFields *self, guint field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < self->entity->n_fields, NULL);

  return self->given[field] ? &self->values[field] : NULL;
}

static GVariant *
value_to_variant (const PursuitValue *value)
{
  switch (value->kind)
    {
    case PURSUIT_VALUE_INT:
      return g_variant_new_int64 (value->i);
    case PURSUIT_VALUE_REAL:
      return g_variant_new_double (value->d);
    case PURSUIT_VALUE_TEXT:
      return g_variant_new_string (value->s);
    case PURSUIT_VALUE_NULL:
    default:
      return g_variant_new_tuple (NULL, 0);
    }
}

/**
 * pursuit_fields_to_variant:
 *
 * Returns: (transfer floating): an a{sv} of name → int64, double, string, or () for an emptied field, in the
 * order of the entity's table
 */
GVariant *
pursuit_fields_to_variant (PursuitFields *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      if (self->given[i])
        g_variant_builder_add (&builder, "{sv}", self->entity->fields[i].name,
                               value_to_variant (&self->values[i]));
    }
  return g_variant_builder_end (&builder);
}
