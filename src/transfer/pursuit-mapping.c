/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-deal.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"
#include "pursuit-transfer-error.h"

G_DEFINE_BOXED_TYPE (PursuitMapping, pursuit_mapping, pursuit_mapping_copy, pursuit_mapping_free)

static void
free_column (gpointer data)
{
  PursuitMappingColumn *column = data;

  g_free (column->header);
  g_ptr_array_unref (column->samples);
  g_free (column);
}

static void
free_value (gpointer data)
{
  PursuitMappingValue *value = data;

  g_free (value->from);
  g_free (value->to);
  g_free (value);
}

static void
free_stage (gpointer data)
{
  PursuitMappingStage *stage = data;

  g_free (stage->code);
  g_free (stage->name);
  g_free (stage);
}

static gpointer
copy_text (gconstpointer text, gpointer user_data)
{
  return g_strdup (text);
}

static gpointer
copy_column (gconstpointer data, gpointer user_data)
{
  const PursuitMappingColumn *column = data;
  PursuitMappingColumn *copy = g_new0 (PursuitMappingColumn, 1);

  copy->header = g_strdup (column->header);
  copy->samples = g_ptr_array_copy (column->samples, copy_text, NULL);
  g_ptr_array_set_free_func (copy->samples, g_free);
  return copy;
}

static gpointer
copy_value (gconstpointer data, gpointer user_data)
{
  const PursuitMappingValue *value = data;
  PursuitMappingValue *copy = g_memdup2 (value, sizeof *value);

  copy->from = g_strdup (value->from);
  copy->to = g_strdup (value->to);
  return copy;
}

static gpointer
copy_stage (gconstpointer data, gpointer user_data)
{
  const PursuitMappingStage *stage = data;
  PursuitMappingStage *copy = g_memdup2 (stage, sizeof *stage);

  copy->code = g_strdup (stage->code);
  copy->name = g_strdup (stage->name);
  return copy;
}

/**
 * pursuit_mapping_new:
 * @entity: what the rows are
 *
 * Returns: (transfer full): a mapping without columns
 */
PursuitMapping *
pursuit_mapping_new (const PursuitEntity *entity)
{
  PursuitMapping *self;

  g_return_val_if_fail (entity != NULL, NULL);

  self = g_new0 (PursuitMapping, 1);
  self->entity = entity;
  self->encoding = PURSUIT_ENCODING_UTF8;
  self->encoding_certain = TRUE;
  self->delimiter = ',';
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->values = g_ptr_array_new_with_free_func (free_value);
  self->stages = g_ptr_array_new_with_free_func (free_stage);
  self->field_columns = g_new (int, entity->n_fields);
  for (guint i = 0; i < entity->n_fields; i++)
    self->field_columns[i] = -1;
  return self;
}

/** pursuit_mapping_copy: Returns: (transfer full): a mapping that shares nothing with @self */
PursuitMapping *
pursuit_mapping_copy (PursuitMapping *self)
{
  PursuitMapping *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->date_evidence = g_strdup (self->date_evidence);
  copy->sheets = g_strdupv (self->sheets);
  copy->choices = self->choices != NULL ? pursuit_import_duplicate_choices_copy (self->choices) : NULL;
  copy->columns = g_ptr_array_copy (self->columns, copy_column, NULL);
  copy->values = g_ptr_array_copy (self->values, copy_value, NULL);
  copy->stages = g_ptr_array_copy (self->stages, copy_stage, NULL);
  copy->field_columns = g_memdup2 (self->field_columns, self->entity->n_fields * sizeof (int));
  return copy;
}

/** pursuit_mapping_get_form: Returns: how the file of this mapping is read */
PursuitTableForm
pursuit_mapping_get_form (PursuitMapping *self)
{
  const PursuitTableForm automatic = { 0 };

  g_return_val_if_fail (self != NULL, automatic);

  return (PursuitTableForm){ .encoding = self->encoding, .delimiter = self->delimiter, .sheet = self->sheet };
}

/** pursuit_mapping_free: Frees the mapping. */
void
pursuit_mapping_free (PursuitMapping *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->date_evidence);
  g_strfreev (self->sheets);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->stages);
  g_free (self->field_columns);
  g_free (self);
}

/** pursuit_mapping_add_column: Adds the file's next column, mapped to nothing. */
void
pursuit_mapping_add_column (PursuitMapping *self, const char *header)
{
  PursuitMappingColumn *column;

  g_return_if_fail (self != NULL);
  g_return_if_fail (header != NULL);

  column = g_new0 (PursuitMappingColumn, 1);
  column->header = g_strdup (header);
  column->samples = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->columns, column);
}

/**
 * pursuit_mapping_set_stages:
 * @stages: (element-type PursuitStage): stages in order, of one process or of several; those of the first
 * one's process that are not retired are taken
 *
 * Says into which stages deals can come.
 */
void
pursuit_mapping_set_stages (PursuitMapping *self, GPtrArray *stages)
{
  gint64 process_id;

  g_return_if_fail (self != NULL);
  g_return_if_fail (stages != NULL);

  g_ptr_array_set_size (self->stages, 0);
  if (stages->len == 0)
    return;
  process_id = pursuit_record_get_int (stages->pdata[0], PURSUIT_STAGE_PROCESS_ID);
  for (guint i = 0; i < stages->len; i++)
    {
      PursuitRecord *record = stages->pdata[i];
      PursuitMappingStage *stage;

      if (pursuit_record_get_int (record, PURSUIT_STAGE_PROCESS_ID) != process_id ||
          pursuit_record_get_int (record, PURSUIT_STAGE_RETIRED))
        continue;
      stage = g_new0 (PursuitMappingStage, 1);
      stage->id = pursuit_record_get_id (record);
      stage->code = g_strdup (pursuit_record_get_text (record, PURSUIT_STAGE_CODE));
      stage->name = g_strdup (pursuit_record_get_text (record, PURSUIT_STAGE_NAME));
      stage->deliver = g_strcmp0 (pursuit_record_get_text (record, PURSUIT_STAGE_PHASE), "deliver") == 0;
      g_ptr_array_add (self->stages, stage);
    }
}

/**
 * pursuit_mapping_change_stages:
 * @stages: (element-type PursuitStage): as for pursuit_mapping_set_stages()
 *
 * Says that deals come into other stages. What was said of the file's stages does not hold for them: the next
 * pursuit_mapping_survey() guesses anew.
 */
void
pursuit_mapping_change_stages (PursuitMapping *self, GPtrArray *stages)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (stages != NULL);

  pursuit_mapping_set_stages (self, stages);
  for (guint i = self->values->len; i > 0; i--)
    if (self->entity == &PURSUIT_DEAL_ENTITY &&
        ((PursuitMappingValue *) self->values->pdata[i - 1])->field == PURSUIT_DEAL_STAGE)
      g_ptr_array_remove_index (self->values, i - 1);
}

/**
 * pursuit_mapping_key:
 *
 * The form in which headers and values are compared: case and width folded, camelCase taken apart, everything
 * that is neither letter nor digit a single blank.
 *
 * Returns: (transfer full): the key
 */
char *
pursuit_mapping_key (const char *text)
{
  g_autoptr (GString) parted = g_string_new (NULL);
  g_autofree char *folded = NULL;
  GString *key = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (key, FALSE));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p > text && g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        g_string_append_c (parted, ' ');
      g_string_append_c (parted, *p);
    }
  folded = pursuit_text_search_key (parted->str, -1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
      else if (key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

/** pursuit_mapping_get_field: Returns: the first field that @column fills, or -1 */
int
pursuit_mapping_get_field (PursuitMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->field_columns[i] == (int) column)
      return i;
  return -1;
}

/**
 * pursuit_mapping_set_field:
 * @field: the only field that @column fills from now on, in place of any other column; -1: none
 */
void
pursuit_mapping_set_field (PursuitMapping *self, guint column, int field)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (column < self->columns->len);
  g_return_if_fail (field < (int) self->entity->n_fields);

  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->field_columns[i] == (int) column)
      self->field_columns[i] = -1;
  if (field >= 0)
    self->field_columns[field] = column;
}

/* A header as written, its key, or “#” and a number counted from 1. */
static int
find_column (PursuitMapping *self, const char *name)
{
  g_autofree char *key = pursuit_mapping_key (name);
  guint64 number;

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((PursuitMappingColumn *) self->columns->pdata[i])->header, name) == 0)
      return i;
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *other =
          pursuit_mapping_key (((PursuitMappingColumn *) self->columns->pdata[i])->header);
      if (*key != '\0' && strcmp (key, other) == 0)
        return i;
    }
  if (name[0] == '#' && g_ascii_string_to_unsigned (name + 1, 10, 1, self->columns->len, &number, NULL))
    return number - 1;
  return -1;
}

static int
find_importable_field (PursuitMapping *self, const char *name, GError **error)
{
  int field = pursuit_entity_find_field (self->entity, name);

  if (field >= 0 && (self->entity->fields[field].flags & PURSUIT_FIELD_IMPORT))
    return field;
  g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
               _ ("“%s” is not a field that can be imported."), name);
  return -1;
}

/**
 * pursuit_mapping_map:
 * @field_is_column: “FIELD=COLUMN”; a column is named by its header or “#” and its number; empty: no column
 *
 * Returns: %FALSE with %PURSUIT_TRANSFER_ERROR_MAPPING if there is no such field or column
 */
gboolean
pursuit_mapping_map (PursuitMapping *self, const char *field_is_column, GError **error)
{
  const char *equals;
  g_autofree char *name = NULL;
  int field, column = -1;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field_is_column != NULL, FALSE);

  equals = strchr (field_is_column, '=');
  if (equals == NULL)
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                   _ ("“%s” does not have the form FIELD=COLUMN."), field_is_column);
      return FALSE;
    }
  name = g_strndup (field_is_column, equals - field_is_column);
  field = find_importable_field (self, name, error);
  if (field < 0)
    return FALSE;
  if (equals[1] != '\0')
    {
      column = find_column (self, equals + 1);
      if (column < 0)
        {
          g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                       _ ("The file has no column “%s”."), equals + 1);
          return FALSE;
        }
    }
  self->field_columns[field] = column;
  return TRUE;
}

/**
 * pursuit_mapping_find_value:
 *
 * Returns: (transfer none) (nullable): what is said about the value @from of @field; letter case, width and
 *   punctuation do not matter if no value is written exactly so
 */
PursuitMappingValue *
pursuit_mapping_find_value (PursuitMapping *self, guint field, const char *from)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from != NULL, NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      PursuitMappingValue *value = self->values->pdata[i];
      if (value->field == field && strcmp (value->from, from) == 0)
        return value;
    }
  key = pursuit_mapping_key (from);
  for (guint i = 0; i < self->values->len; i++)
    {
      PursuitMappingValue *value = self->values->pdata[i];
      g_autofree char *other = value->field == field ? pursuit_mapping_key (value->from) : NULL;
      if (g_strcmp0 (key, other) == 0)
        return value;
    }
  return NULL;
}

static int
find_stage (PursuitMapping *self, const char *name)
{
  g_autofree char *key = pursuit_mapping_key (name);
  guint64 number;

  for (guint i = 0; i < self->stages->len; i++)
    {
      PursuitMappingStage *stage = self->stages->pdata[i];
      g_autofree char *stage_key = pursuit_mapping_key (stage->name);

      if (g_ascii_strcasecmp (stage->code, name) == 0 || strcmp (stage_key, key) == 0)
        return i;
    }
  if (g_ascii_string_to_unsigned (name, 10, 1, MAX (self->stages->len, 1), &number, NULL) &&
      number <= self->stages->len)
    return number - 1;
  return -1;
}

static const char *
find_outcome (const char *name)
{
  for (const PursuitChoice *choice = PURSUIT_OUTCOMES; choice->code != NULL; choice++)
    if (g_ascii_strcasecmp (choice->code, name) == 0)
      return choice->code;
  return NULL;
}

/* Where a deal with this outcome is taken to have stood if nothing tells: won at the end of selling, else on
 * the second stage, where one that has been worked on is at least. */
static int
default_stage (PursuitMapping *self, const char *outcome)
{
  int n_selling = 0;

  while (n_selling < (int) self->stages->len &&
         !((PursuitMappingStage *) self->stages->pdata[n_selling])->deliver)
    n_selling++;
  if (strcmp (outcome, "won") == 0)
    return MAX (n_selling - 1, 0);
  return CLAMP (n_selling - 1, 0, strcmp (outcome, "open") == 0 ? 0 : 1);
}

/**
 * pursuit_mapping_resolve_stage:
 * @to: a stage (code, name, position), an outcome (code), or “STAGE/OUTCOME”
 * @stage: (out): index into @stages of the mapping; the stage in which the deal stood when it had its outcome
 * @outcome: (out): an outcome's code, "open" for a stage alone
 *
 * Returns: %FALSE if @to names neither
 */
gboolean
pursuit_mapping_resolve_stage (PursuitMapping *self, const char *to, int *stage, const char **outcome)
{
  const char *slash;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (self->stages->len == 0)
    return FALSE;
  *outcome = find_outcome (to);
  if (*outcome != NULL)
    {
      *stage = default_stage (self, *outcome);
      return TRUE;
    }
  *outcome = "open";
  *stage = find_stage (self, to);
  slash = strrchr (to, '/');
  if (*stage < 0 && slash != NULL && find_outcome (slash + 1) != NULL)
    {
      g_autofree char *name = g_strndup (to, slash - to);

      *stage = find_stage (self, name);
      *outcome = find_outcome (slash + 1);
    }
  return *stage >= 0;
}

/**
 * pursuit_mapping_map_value:
 * @field_from_is_to: “FIELD:FROM=TO”; the equals sign that counts is the last one
 *
 * Returns: %FALSE with %PURSUIT_TRANSFER_ERROR_MAPPING if there is no such field, or no such stage
 */
gboolean
pursuit_mapping_map_value (PursuitMapping *self, const char *field_from_is_to, GError **error)
{
  const char *colon, *equals;
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  PursuitMappingValue *value;
  int field, stage;
  const char *outcome;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field_from_is_to != NULL, FALSE);

  colon = strchr (field_from_is_to, ':');
  equals = colon != NULL ? strrchr (colon, '=') : NULL;
  if (equals == NULL)
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                   _ ("“%s” does not have the form FIELD:FROM=TO."), field_from_is_to);
      return FALSE;
    }
  name = g_strndup (field_from_is_to, colon - field_from_is_to);
  field = find_importable_field (self, name, error);
  if (field < 0)
    return FALSE;
  if (self->entity == &PURSUIT_DEAL_ENTITY && field == PURSUIT_DEAL_STAGE && self->stages->len > 0 &&
      !pursuit_mapping_resolve_stage (self, equals + 1, &stage, &outcome))
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                   _ ("“%s” is neither a stage nor an outcome."), equals + 1);
      return FALSE;
    }

  from = g_strndup (colon + 1, equals - colon - 1);
  value = pursuit_mapping_find_value (self, field, from);
  if (value == NULL)
    {
      value = g_new0 (PursuitMappingValue, 1);
      value->field = field;
      value->from = g_steal_pointer (&from);
      g_ptr_array_add (self->values, value);
    }
  g_free (value->to);
  value->to = g_strdup (equals + 1);
  value->guessed = FALSE;
  return TRUE;
}

/**
 * pursuit_mapping_set_date_format:
 * @format: names day, month and year in their order, as in "m/d/y", "dd.mm.yyyy", "%Y-%m-%d", "ymd"
 *
 * Returns: %FALSE with %PURSUIT_TRANSFER_ERROR_MAPPING if it does not
 */
gboolean
pursuit_mapping_set_date_format (PursuitMapping *self, const char *format, GError **error)
{
  static const struct
  {
    const char *letters;
    PursuitDateOrder order;
  } orders[] = {
    { "ymd", PURSUIT_DATE_ORDER_YMD },
    { "mdy", PURSUIT_DATE_ORDER_MDY },
    { "dmy", PURSUIT_DATE_ORDER_DMY },
  };
  g_autoptr (GString) letters = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  for (const char *p = format; *p != '\0'; p++)
    {
      const char c = g_ascii_tolower (*p);
      if (strchr ("ymd", c) != NULL && (letters->len == 0 || letters->str[letters->len - 1] != c))
        g_string_append_c (letters, c);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (strcmp (letters->str, orders[i].letters) == 0)
      {
        self->date_order = orders[i].order;
        self->date_set = TRUE;
        self->date_certain = TRUE;
        return TRUE;
      }
  g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
               _ ("“%s” is no date format; write m/d/y, d/m/y or y-m-d."), format);
  return FALSE;
}
