/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-custom-field.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PursuitCustomField:
 *
 * The definition of a field that users gave an entity. The values lie in a column of the entity's own table:
 * every entity that can have such fields has %PURSUIT_N_CUSTOM_FIELDS columns and descriptors for them, and a
 * definition only says what one of them means. So a custom field is a field like any other for lists,
 * filters, the journal, merging, erasing, import and export.
 */
struct _PursuitCustomField
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitCustomField, pursuit_custom_field, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_CUSTOM_ENTITIES[] = {
  { "company", N_ ("Company") },
  { "person", N_ ("Person") },
  { "deal", N_ ("Deal") },
  { "activity", N_ ("Activity") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_CUSTOM_TYPES[] = {
  { "text", N_ ("Text") }, { "number", N_ ("Number") }, { "money", N_ ("Amount") },
  { "date", N_ ("Date") }, { "choice", N_ ("Choice") }, { "bool", N_ ("Yes or no") },
  { NULL, NULL },
};

/* The longest code, in characters. */
static const glong MAX_CODE = 40;

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "entity", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Field of"), .choices = PURSUIT_CUSTOM_ENTITIES },
  { "slot", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED },
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Code") },
  { "label", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "type", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Type"), .choices = PURSUIT_CUSTOM_TYPES },
  { "choices", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Choices") },
  { "unit", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Unit") },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Place") },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Retired") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_CUSTOM_FIELD_N_FIELDS);

const PursuitEntity PURSUIT_CUSTOM_FIELD_ENTITY = {
  .name = "custom_field",
  .plural = "custom_fields",
  .label = N_ ("Custom field"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_custom_field_get_type,
};

static void
pursuit_custom_field_class_init (PursuitCustomFieldClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_CUSTOM_FIELD_ENTITY);
}

static void
pursuit_custom_field_init (PursuitCustomField *self)
{
}

static PursuitFieldType
parse_type (const char *code)
{
  static const struct
  {
    const char *code;
    PursuitFieldType type;
  } types[] = {
    { "number", PURSUIT_FIELD_REAL },   { "money", PURSUIT_FIELD_MONEY }, { "date", PURSUIT_FIELD_DATE },
    { "choice", PURSUIT_FIELD_CHOICE }, { "bool", PURSUIT_FIELD_BOOL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (types[i].code, code) == 0)
        return types[i].type;
    }
  return PURSUIT_FIELD_TEXT;
}

/* What @definition says of its slot; a retired field keeps its values and is nowhere to be seen. */
static void
define (PursuitField *field, PursuitRecord *definition)
{
  gboolean retired = pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_RETIRED) != 0;
  const char *choices = pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_CHOICES);

  field->name = g_intern_string (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_CODE));
  field->type = parse_type (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_TYPE));
  field->flags = PURSUIT_FIELD_STORED;
  field->position = (int) pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_POSITION);
  if (field->type == PURSUIT_FIELD_CHOICE)
    field->choices = (const PursuitChoice *) g_array_free (pursuit_custom_choices_parse (choices), FALSE);
  if (field->type == PURSUIT_FIELD_REAL)
    field->unit = g_intern_string (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_UNIT));
  if (retired)
    return;
  field->flags |= PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON;
  field->label = g_intern_string (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_LABEL));
}

/**
 * pursuit_custom_fields_publish:
 * @definitions: (nullable) (element-type PursuitCustomField): all of the database; %NULL for none
 *
 * Says what the custom fields of the process are from now on: they belong to the one database that is open.
 * Any thread may look into a descriptor table meanwhile, and descriptors are held everywhere: a table is
 * never changed but replaced, and what was is kept as long as the process runs, a few kilobytes a change.
 */
void
pursuit_custom_fields_publish (GPtrArray *definitions)
{
  static PursuitEntity *const entities[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY,
                                             &PURSUIT_DEAL_ENTITY, &PURSUIT_ACTIVITY_ENTITY };
  static const PursuitField slots[] = { PURSUIT_CUSTOM_SLOTS };
  static GPtrArray *kept;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  G_STATIC_ASSERT (G_N_ELEMENTS (slots) == PURSUIT_N_CUSTOM_FIELDS);
  if (kept == NULL)
    kept = g_ptr_array_new ();
  for (guint e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      PursuitEntity *entity = entities[e];
      PursuitField *fields = g_memdup2 (entity->fields, entity->n_fields * sizeof *fields);
      PursuitField *first = &fields[entity->n_fields - PURSUIT_N_CUSTOM_FIELDS];

      memcpy (first, slots, sizeof slots);
      for (guint i = 0; definitions != NULL && i < definitions->len; i++)
        {
          PursuitRecord *definition = definitions->pdata[i];
          gint64 slot = pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_SLOT);
          if (slot >= 1 && slot <= PURSUIT_N_CUSTOM_FIELDS &&
              g_strcmp0 (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_ENTITY_NAME),
                         entity->name) == 0)
            define (&first[slot - 1], definition);
        }
      g_ptr_array_add (kept, fields);
      g_atomic_pointer_set (&entity->fields, fields);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const PursuitField *fields = data;
  guint first = *(const guint *) a, second = *(const guint *) b;

  if (fields[first].position != fields[second].position)
    return fields[first].position < fields[second].position ? -1 : 1;
  return first < second ? -1 : 1;
}

/** pursuit_custom_fields_list: (transfer full) (element-type guint): the indexes of the custom fields of
 * @entity that are in use, in the order that users gave them. */
GArray *
pursuit_custom_fields_list (const PursuitEntity *entity)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (entity != NULL, list);

  const PursuitField *fields = entity->fields;
  for (guint i = entity->n_fields - entity->n_custom; i < entity->n_fields; i++)
    {
      if (fields[i].label != NULL)
        g_array_append_val (list, i);
    }
  g_array_sort_with_data (list, compare_places, (gpointer) fields);
  return list;
}

/** pursuit_field_is_custom: whether users defined @field. */
gboolean
pursuit_field_is_custom (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->column != NULL;
}

/**
 * pursuit_custom_code_make:
 * @label: what a field or a choice is called
 *
 * Returns: (transfer full): what it is called on the command line and in files: the letters and digits of
 * @label in lower case with _ between words, in whatever script
 */
char *
pursuit_custom_code_make (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  g_autofree char *lower = g_utf8_strdown (label, -1);
  g_autoptr (GString) code = g_string_new (NULL);
  glong n = 0;

  for (const char *p = lower; *p != '\0' && n < MAX_CODE; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isalnum (c) && (code->len == 0 || code->str[code->len - 1] == '_'))
        continue;
      g_string_append_unichar (code, g_unichar_isalnum (c) ? c : '_');
      n++;
    }
  while (code->len > 0 && code->str[code->len - 1] == '_')
    g_string_truncate (code, code->len - 1);
  return g_strdup (code->len > 0 ? code->str : "field");
}

/** pursuit_custom_code_is_valid: whether @code is as pursuit_custom_code_make() makes them. */
gboolean
pursuit_custom_code_is_valid (const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  g_autofree char *made = pursuit_custom_code_make (code);
  return g_str_equal (made, code);
}

/**
 * pursuit_custom_choices_parse:
 * @text: (nullable): a choice a line, CODE=LABEL, or LABEL alone for a new one; a label may hold a “=” too
 *
 * Returns: (transfer full) (element-type PursuitChoice): the choices, ended by one without a code; their
 * texts live as long as the process
 */
GArray *
pursuit_custom_choices_parse (const char *text)
{
  GArray *choices = g_array_new (TRUE, TRUE, sizeof (PursuitChoice));
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *label = g_strstrip (lines[i]);
      char *equals = strchr (label, '=');
      g_autofree char *code =
          equals != NULL ? g_strchomp (g_strndup (label, (gsize) (equals - label))) : NULL;

      if (code != NULL && pursuit_custom_code_is_valid (code))
        label = g_strchug (equals + 1);
      else
        g_clear_pointer (&code, g_free);
      if (*label == '\0')
        continue;
      if (code == NULL)
        code = pursuit_custom_code_make (label);
      PursuitChoice choice = { g_intern_string (code), g_intern_string (label), .named = TRUE };
      g_array_append_val (choices, choice);
    }
  return choices;
}

/** pursuit_custom_choices_to_text: (transfer full) (nullable): what pursuit_custom_choices_parse() reads. */
char *
pursuit_custom_choices_to_text (GArray *choices)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (choices != NULL, NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const PursuitChoice *choice = &g_array_index (choices, PursuitChoice, i);
      g_string_append_printf (text, "%s%s=%s", i > 0 ? "\n" : "", choice->code, choice->label);
    }
  return g_string_free (text, text->len == 0);
}
