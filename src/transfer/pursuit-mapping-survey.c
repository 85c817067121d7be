/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-mapping-survey.h"

#include <langinfo.h>
#include <string.h>

#include "pursuit-table-reader.h"
#include "pursuit-deal.h"
#include "pursuit-import-value.h"
#include "pursuit-mapping-guess.h"

enum
{
  SAMPLE_ROWS = 200000, /* looked at to guess; a tenth of a second */
  SAMPLE_VALUES = 5,    /* kept of each column, to be shown */
  MAX_VALUES = 200,     /* different stages or outcomes that are listed */
};

/* Dates */

typedef struct
{
  guint64 fits[PURSUIT_DATE_ORDER_DMY + 1]; /* how many dates each order can read */
  char *only[PURSUIT_DATE_ORDER_DMY + 1];   /* the first date that only this order can read */
  guint64 only_line[PURSUIT_DATE_ORDER_DMY + 1];
} DateEvidence;

/* Four digits in front are a year, whatever the order is said to be. */
static gboolean
has_year_first (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  return length > 4 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2]) &&
         g_ascii_isdigit (text[3]);
}

static void
weigh_date (DateEvidence *evidence, const char *text, gsize length, guint64 line)
{
  guint n_fits = 0;
  PursuitDateOrder last = PURSUIT_DATE_ORDER_UNKNOWN;

  for (PursuitDateOrder order = PURSUIT_DATE_ORDER_YMD; order <= PURSUIT_DATE_ORDER_DMY; order++)
    {
      if (pursuit_day_parse (text, length, order) == PURSUIT_DAY_NONE)
        continue;
      evidence->fits[order]++;
      n_fits++;
      last = order;
    }
  if (n_fits > 1 && has_year_first (text, length))
    {
      n_fits = 1;
      last = PURSUIT_DATE_ORDER_YMD;
    }
  if (n_fits == 1 && evidence->only[last] == NULL)
    {
      evidence->only[last] = g_strndup (text, length);
      evidence->only_line[last] = line;
    }
}

/* Where nothing tells day from month, the user's own country does. */
static PursuitDateOrder
local_order (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strpbrk (format, "de");
  const char *month = strpbrk (format, "mbD");

  return month != NULL && (day == NULL || month < day) ? PURSUIT_DATE_ORDER_MDY : PURSUIT_DATE_ORDER_DMY;
}

static void
conclude_date_order (PursuitMapping *mapping, DateEvidence *evidence)
{
  PursuitDateOrder best = PURSUIT_DATE_ORDER_UNKNOWN;
  guint64 most = 0;

  for (PursuitDateOrder order = PURSUIT_DATE_ORDER_YMD; order <= PURSUIT_DATE_ORDER_DMY; order++)
    if (evidence->fits[order] > most)
      {
        most = evidence->fits[order];
        best = order;
      }
  if (best == PURSUIT_DATE_ORDER_MDY && evidence->fits[PURSUIT_DATE_ORDER_DMY] == most)
    best = local_order ();
  g_clear_pointer (&mapping->date_evidence, g_free);
  if (!mapping->date_set)
    {
      mapping->date_order = best;
      mapping->date_certain = evidence->only[best] != NULL;
    }
  if (!mapping->date_set && mapping->date_certain)
    {
      mapping->date_evidence = g_steal_pointer (&evidence->only[best]);
      mapping->date_line = evidence->only_line[best];
    }
  for (guint i = 0; i < G_N_ELEMENTS (evidence->only); i++)
    g_clear_pointer (&evidence->only[i], g_free);
}

/* Numbers */

/* Points for a decimal comma, points against it: “1.234,5”, “12,5” and “1.234.567” against “1,234.5”, “12.5”
 * and “1,234,567”. Three digits behind a single sign tell nothing. */
static int
weigh_decimal_comma (const char *text, gsize length)
{
  gsize n_commas = 0, n_points = 0, last = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_commas += text[i] == ',';
      n_points += text[i] == '.';
      if (text[i] == ',' || text[i] == '.')
        last = i;
    }
  if (n_commas + n_points == 0)
    return 0;
  if (n_commas > 0 && n_points > 0)
    return text[last] == ',' ? 1 : -1;
  if (n_commas + n_points > 1)
    return n_points > 0 ? 1 : -1;

  gsize digits = 0;
  while (last + 1 + digits < length && g_ascii_isdigit (text[last + 1 + digits]))
    digits++;
  return digits == 3 ? 0 : n_commas > 0 ? 1 : -1;
}

/* Looking at the rows */

static gboolean
wants_values (const PursuitEntity *entity, guint field)
{
  return entity->fields[field].type == PURSUIT_FIELD_CHOICE ||
         (entity == &PURSUIT_DEAL_ENTITY && field == PURSUIT_DEAL_STAGE);
}

static void
note_value (PursuitMapping *mapping, GHashTable *values, guint field, const char *text)
{
  PursuitMappingValue *value = g_hash_table_lookup (values, text);

  if (value == NULL)
    {
      if (g_hash_table_size (values) >= MAX_VALUES)
        return;
      value = g_new0 (PursuitMappingValue, 1);
      value->field = field;
      value->from = g_strdup (text);
      value->guessed = TRUE;
      g_ptr_array_add (mapping->values, value);
      g_hash_table_insert (values, value->from, value);
    }
  value->count++;
}

typedef struct
{
  PursuitMapping *mapping;
  DateEvidence dates;
  int decimal_comma;   /* points */
  GHashTable **values; /* for each field: from → PursuitMappingValue */
} Survey;

static void
survey_cell (Survey *survey, guint field, const char *text, gsize length, guint64 line)
{
  const PursuitFieldType type = survey->mapping->entity->fields[field].type;

  if (pursuit_import_value_is_empty (text, length, type))
    return;
  if (type == PURSUIT_FIELD_DATE)
    weigh_date (&survey->dates, text, length, line);
  else if (type == PURSUIT_FIELD_MONEY || type == PURSUIT_FIELD_INT)
    survey->decimal_comma += weigh_decimal_comma (text, length);
  else if (survey->values[field] != NULL)
    note_value (survey->mapping, survey->values[field], field, text);
}

static void
survey_row (Survey *survey, const PursuitCsvRow *row)
{
  PursuitMapping *mapping = survey->mapping;

  if (row->problem != PURSUIT_CSV_PROBLEM_NONE)
    return;
  for (guint i = 0; i < mapping->columns->len && i < row->n_cells; i++)
    {
      PursuitMappingColumn *column = mapping->columns->pdata[i];

      if (column->samples->len < SAMPLE_VALUES && row->lengths[i] > 0 &&
          !g_ptr_array_find_with_equal_func (column->samples, row->cells[i], g_str_equal, NULL))
        g_ptr_array_add (column->samples, g_strdup (row->cells[i]));
    }
  for (guint field = 0; field < mapping->entity->n_fields; field++)
    {
      const int column = mapping->field_columns[field];

      if (column >= 0 && column < (int) row->n_cells)
        survey_cell (survey, field, row->cells[column], row->lengths[column], row->line);
    }
}

/* A choice is not listed if the value says it itself. */
static void
guess_values (PursuitMapping *mapping)
{
  for (guint i = 0; i < mapping->values->len;)
    {
      PursuitMappingValue *value = mapping->values->pdata[i];
      const PursuitField *field = &mapping->entity->fields[value->field];
      PursuitImportFormat format = { 0 };
      PursuitImportValue parsed;
      g_autofree char *problem = NULL;

      if (!value->guessed)
        {
          i++;
          continue;
        }
      if (field->type == PURSUIT_FIELD_CHOICE)
        {
          problem =
              pursuit_import_value_parse (field, value->from, strlen (value->from), &format, NULL, &parsed);
          if (problem == NULL)
            {
              g_ptr_array_remove_index (mapping->values, i);
              continue;
            }
          value->to = g_strdup ("");
        }
      else
        value->to = pursuit_mapping_guess_stage (mapping, value->from);
      i++;
    }
}

/* What was guessed goes; what the user has said stays, and is counted again. */
static void
begin (Survey *survey)
{
  PursuitMapping *mapping = survey->mapping;

  for (guint i = 0; i < mapping->columns->len; i++)
    g_ptr_array_set_size (((PursuitMappingColumn *) mapping->columns->pdata[i])->samples, 0);
  for (guint i = mapping->values->len; i > 0; i--)
    if (((PursuitMappingValue *) mapping->values->pdata[i - 1])->guessed)
      g_ptr_array_remove_index (mapping->values, i - 1);

  survey->values = g_new0 (GHashTable *, mapping->entity->n_fields);
  for (guint i = 0; i < mapping->entity->n_fields; i++)
    if (wants_values (mapping->entity, i))
      survey->values[i] = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < mapping->values->len; i++)
    {
      PursuitMappingValue *value = mapping->values->pdata[i];

      value->count = 0;
      if (survey->values[value->field] != NULL)
        g_hash_table_insert (survey->values[value->field], value->from, value);
    }
}

static void
end (Survey *survey)
{
  for (guint i = 0; i < survey->mapping->entity->n_fields; i++)
    g_clear_pointer (&survey->values[i], g_hash_table_unref);
  g_free (survey->values);
  conclude_date_order (survey->mapping, &survey->dates);
  survey->mapping->decimal_comma = survey->decimal_comma > 0;
  guess_values (survey->mapping);
}

/**
 * pursuit_mapping_survey:
 * @self: a mapping whose fields have their columns
 * @path: the file
 *
 * Looks at the first rows and guesses how dates and numbers are written and what the values of stages and
 * choices stand for. To be called again when fields get other columns; what the user has said is kept.
 * Blocks: for worker threads.
 *
 * Returns: %FALSE with a #PursuitTransferError if the rows cannot be read
 */
gboolean
pursuit_mapping_survey (PursuitMapping *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitTableReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  Survey survey = { .mapping = self };
  PursuitTableForm form;
  PursuitCsvRow row;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  form = pursuit_mapping_get_form (self);
  reader = pursuit_table_reader_open (path, &form, cancellable, error);
  if (reader == NULL)
    return FALSE;
  begin (&survey);
  /* The first row is the header. */
  if (pursuit_table_reader_next (reader, &row, cancellable, &local_error))
    for (guint n = 0; n < SAMPLE_ROWS && pursuit_table_reader_next (reader, &row, cancellable, &local_error);
         n++)
      survey_row (&survey, &row);
  end (&survey);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}
