/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-table-reader.h"
#include "pursuit-csv-writer.h"
#include "pursuit-deal.h"
#include "pursuit-import-value.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-money.h"
#include "pursuit-text.h"
#include "pursuit-transfer-error.h"

enum
{
  MAX_REMEMBERED = 1000, /* different stages whose meaning is remembered */
};

/* What a stage of the file means. */
typedef struct
{
  int stage; /* index into the mapping's stages, -1: not known */
  const char *outcome;
} StageMeaning;

struct _PursuitImportPlan
{
  PursuitMapping *mapping;
  PursuitTableReader *reader;
  PursuitRejects *rejects;
  gboolean guarded;    /* cells may begin with the guard against formulas */
  PursuitCsvRow cells; /* the row that was read last */
  PursuitImportFormat format;
  char currency[4];
  PursuitImportValue *values;
  gboolean *has_replacements; /* for each field: whether the mapping names values of it */
  GHashTable *meanings;       /* stage as written → StageMeaning */
  GString *title;
  char row_currency[4];
  int currency_field; /* -1: the entity has none */
  guint64 n_rows;
  guint64 n_skipped;
};

/* What is wrong with a row: the sentence, and the field at fault or -1. */
typedef struct
{
  char *reason;
  int field;
} Fault;

static gboolean
fail (Fault *fault, int field, char *reason)
{
  fault->reason = reason;
  fault->field = field;
  return FALSE;
}

static void
set_static_text (PursuitImportValue *value, const char *text)
{
  value->kind = PURSUIT_VALUE_TEXT;
  value->text = text;
  value->length = strlen (text);
}

/* Cells */

static char *
describe_problem (PursuitImportPlan *self, const PursuitCsvRow *row)
{
  switch (row->problem)
    {
    case PURSUIT_CSV_PROBLEM_LONG_CELL:
      return g_strdup (_ ("A cell is longer than 1 MiB."));
    case PURSUIT_CSV_PROBLEM_MANY_COLUMNS:
      return g_strdup_printf (_ ("The row has more than %d cells."), PURSUIT_CSV_MAX_COLUMNS);
    case PURSUIT_CSV_PROBLEM_NUL:
      return g_strdup (_ ("A cell holds a NUL byte."));
    case PURSUIT_CSV_PROBLEM_INVALID:
      return g_strdup_printf (_ ("A cell holds bytes that are not valid %s."),
                              pursuit_encoding_get_name (self->mapping->encoding));
    case PURSUIT_CSV_PROBLEM_CUT:
      return g_strdup (_ ("The file ends in the middle of a character."));
    case PURSUIT_CSV_PROBLEM_CARD:
      return g_strdup (_ ("The card has no end, or is larger than 16 MiB."));
    case PURSUIT_CSV_PROBLEM_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_blank_row (const PursuitCsvRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!pursuit_import_value_is_empty (row->cells[i], row->lengths[i], PURSUIT_FIELD_TEXT))
      return FALSE;
  return TRUE;
}

/* Cells beyond the header's have no name; those that are missing at the end are taken as empty, except where
 * the file itself breaks off. */
static gboolean
check_width (PursuitImportPlan *self, const PursuitCsvRow *row, Fault *fault)
{
  const guint n_columns = self->mapping->columns->len;

  for (guint i = n_columns; i < row->n_cells; i++)
    if (row->lengths[i] > 0)
      return fail (fault, -1,
                   g_strdup_printf (_ ("The row has %u cells, but the first row names %u columns."),
                                    row->n_cells, n_columns));
  if (row->ended_by_file && row->n_cells < n_columns)
    return fail (fault, -1,
                 g_strdup_printf (_ ("The file ends in the middle of the row: %u of %u cells are there."),
                                  row->n_cells, n_columns));
  return TRUE;
}

/* The cell in @column without its guard; "" if there is none. */
static const char *
read_cell (PursuitImportPlan *self, const PursuitCsvRow *row, int column, gsize *length)
{
  *length = 0;
  if (column < 0 || column >= (int) row->n_cells)
    return "";
  *length = row->lengths[column];
  return self->guarded ? pursuit_csv_unguard (row->cells[column], *length, length) : row->cells[column];
}

/* The cell that fills @field, with what the mapping puts in its place; "" if there is none. */
static const char *
get_cell (PursuitImportPlan *self, const PursuitCsvRow *row, guint field, gsize *length)
{
  const char *text = read_cell (self, row, self->mapping->field_columns[field], length);

  if (self->has_replacements[field] && self->mapping->field_columns[field] < (int) row->n_cells)
    {
      PursuitMappingValue *value = pursuit_mapping_find_value (self->mapping, field, text);

      if (value != NULL && (*value->to != '\0' || !value->guessed))
        {
          *length = strlen (value->to);
          return value->to;
        }
    }
  return text;
}

/* The row's own currency decides how many decimals its amounts have. */
static gboolean
read_currency (PursuitImportPlan *self, const PursuitCsvRow *row, Fault *fault)
{
  gsize length;
  const char *text;
  g_autofree char *code = NULL;

  g_strlcpy (self->row_currency, self->currency, sizeof self->row_currency);
  if (self->currency_field < 0)
    return TRUE;
  text = get_cell (self, row, self->currency_field, &length);
  if (pursuit_import_value_is_empty (text, length, PURSUIT_FIELD_CHOICE))
    return TRUE;

  code = g_strstrip (g_ascii_strup (text, length));
  if (!pursuit_currency_is_valid (code))
    {
      g_autofree char *shown = pursuit_text_for_display (text, 60);
      return fail (fault, self->currency_field,
                   g_strdup_printf (_ ("“%s” is no currency code such as CNY or USD."), shown));
    }
  g_strlcpy (self->row_currency, code, sizeof self->row_currency);
  set_static_text (&self->values[self->currency_field], self->row_currency);
  return TRUE;
}

static gboolean
read_fields (PursuitImportPlan *self, const PursuitCsvRow *row, Fault *fault)
{
  const PursuitEntity *entity = self->mapping->entity;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      gsize length;
      const char *text;
      char *reason;

      if (self->mapping->field_columns[i] < 0 || (int) i == self->currency_field)
        continue;
      /* The stage's own values are looked up as a whole, with their outcome. */
      if (entity == &PURSUIT_DEAL_ENTITY && i == PURSUIT_DEAL_STAGE)
        continue;
      text = get_cell (self, row, i, &length);
      reason = pursuit_import_value_parse (&entity->fields[i], text, length, &self->format,
                                           self->row_currency, &self->values[i]);
      if (reason != NULL)
        return fail (fault, i, reason);
      if (self->values[i].kind != PURSUIT_VALUE_NULL && entity->fields[i].type == PURSUIT_FIELD_MONEY &&
          self->currency_field >= 0)
        set_static_text (&self->values[self->currency_field], self->row_currency);
    }
  return TRUE;
}

/* Deals */

static const StageMeaning *
look_up_stage (PursuitImportPlan *self, const char *text)
{
  StageMeaning *meaning = g_hash_table_lookup (self->meanings, text);
  PursuitMappingValue *value;
  g_autofree char *trimmed = NULL;
  g_autofree char *to = NULL;

  if (meaning != NULL)
    return meaning;
  if (g_hash_table_size (self->meanings) >= MAX_REMEMBERED)
    g_hash_table_remove_all (self->meanings);
  trimmed = g_strstrip (g_strdup (text));
  meaning = g_new0 (StageMeaning, 1);
  value = pursuit_mapping_find_value (self->mapping, PURSUIT_DEAL_STAGE, trimmed);
  to = value != NULL ? g_strdup (value->to) : pursuit_mapping_guess_stage (self->mapping, trimmed);
  if (!pursuit_mapping_resolve_stage (self->mapping, to, &meaning->stage, &meaning->outcome))
    meaning->stage = -1;
  g_hash_table_insert (self->meanings, g_strdup (text), meaning);
  return meaning;
}

/* Puts stage and outcome together from the columns of both. */
static gboolean
read_stage (PursuitImportPlan *self, const PursuitCsvRow *row, Fault *fault)
{
  PursuitImportValue *outcome = &self->values[PURSUIT_DEAL_OUTCOME];
  PursuitMappingStage *stage;
  StageMeaning meaning = { 0, "open" };
  gsize length;
  const char *text = read_cell (self, row, self->mapping->field_columns[PURSUIT_DEAL_STAGE], &length);
  gboolean has_stage;

  has_stage = !pursuit_import_value_is_empty (text, length, PURSUIT_FIELD_CHOICE);
  if (has_stage)
    meaning = *look_up_stage (self, text);
  else if (outcome->kind != PURSUIT_VALUE_NULL)
    pursuit_mapping_resolve_stage (self->mapping, outcome->text, &meaning.stage, &meaning.outcome);

  if (meaning.stage < 0 || self->mapping->stages->len == 0)
    {
      g_autofree char *shown = pursuit_text_for_display (text, 60);
      return fail (fault, PURSUIT_DEAL_STAGE,
                   g_strdup_printf (_ ("“%s” is neither a stage nor an outcome."), shown));
    }
  if (outcome->kind == PURSUIT_VALUE_NULL)
    set_static_text (outcome, meaning.outcome);
  else if (strcmp (meaning.outcome, "open") != 0 && strcmp (meaning.outcome, outcome->text) != 0)
    return fail (fault, PURSUIT_DEAL_OUTCOME, g_strdup (_ ("Stage and outcome contradict each other.")));

  stage = self->mapping->stages->pdata[meaning.stage];
  if (stage->deliver && strcmp (outcome->text, "open") == 0)
    set_static_text (outcome, "won");
  self->values[PURSUIT_DEAL_STAGE_ID].kind = PURSUIT_VALUE_INT;
  self->values[PURSUIT_DEAL_STAGE_ID].i = stage->id;
  if (has_stage)
    set_static_text (&self->values[PURSUIT_DEAL_STAGE], stage->name);
  return TRUE;
}

/* An open deal has no closing day: what stands there is when it is expected. */
static gboolean
check_days (PursuitImportPlan *self, Fault *fault)
{
  PursuitImportValue *created = &self->values[PURSUIT_DEAL_CREATED];
  PursuitImportValue *closed = &self->values[PURSUIT_DEAL_CLOSED];
  PursuitImportValue *expected = &self->values[PURSUIT_DEAL_EXPECTED_CLOSE];

  if (closed->kind == PURSUIT_VALUE_NULL)
    return TRUE;
  if (strcmp (self->values[PURSUIT_DEAL_OUTCOME].text, "open") == 0)
    {
      if (expected->kind == PURSUIT_VALUE_NULL)
        *expected = *closed;
      closed->kind = PURSUIT_VALUE_NULL;
      return TRUE;
    }
  if (created->kind != PURSUIT_VALUE_NULL && closed->i < created->i)
    return fail (fault, PURSUIT_DEAL_CLOSED, g_strdup (_ ("The deal was closed before it was created.")));
  return TRUE;
}

static void
append_name (GString *title, const PursuitImportValue *value)
{
  if (value->kind != PURSUIT_VALUE_TEXT)
    return;
  if (title->len > 0)
    g_string_append (title, " – ");
  g_string_append_len (title, value->text, value->length);
}

/* A deal without a title is named by product and company, else by its reference. */
static gboolean
make_title (PursuitImportPlan *self, PursuitImportRow *out, Fault *fault)
{
  PursuitImportValue *title = &self->values[PURSUIT_DEAL_TITLE];

  if (title->kind != PURSUIT_VALUE_NULL)
    return TRUE;
  g_string_truncate (self->title, 0);
  append_name (self->title, &self->values[PURSUIT_DEAL_PRODUCT]);
  append_name (self->title, &self->values[PURSUIT_DEAL_COMPANY]);
  if (self->title->len == 0)
    append_name (self->title, &self->values[PURSUIT_DEAL_REF]);
  if (self->title->len == 0)
    return fail (fault, PURSUIT_DEAL_TITLE,
                 g_strdup (_ ("The deal has no title, product, company or reference.")));
  title->kind = PURSUIT_VALUE_TEXT;
  title->text = self->title->str;
  title->length = self->title->len;
  out->title_made = TRUE;
  return TRUE;
}

static gboolean
check_required (PursuitImportPlan *self, Fault *fault)
{
  const int name = pursuit_entity_find_field (self->mapping->entity, "name");

  if (name < 0 || self->values[name].kind != PURSUIT_VALUE_NULL)
    return TRUE;
  return fail (fault, name, g_strdup (_ ("The name is empty.")));
}

static gboolean
read_row (PursuitImportPlan *self, const PursuitCsvRow *row, PursuitImportRow *out, Fault *fault)
{
  if (row->problem != PURSUIT_CSV_PROBLEM_NONE)
    {
      fail (fault, -1, describe_problem (self, row));
      return FALSE;
    }
  for (guint i = 0; i < self->mapping->entity->n_fields; i++)
    self->values[i].kind = PURSUIT_VALUE_NULL;
  *out = (PursuitImportRow){ .line = row->line, .values = self->values };
  if (!check_width (self, row, fault) || !read_currency (self, row, fault) || !read_fields (self, row, fault))
    return FALSE;
  if (self->mapping->entity == &PURSUIT_DEAL_ENTITY)
    return read_stage (self, row, fault) && check_days (self, fault) && make_title (self, out, fault);
  return check_required (self, fault);
}

static void
add_reject (PursuitImportPlan *self, const PursuitCsvRow *row, Fault *fault)
{
  int column = fault->field >= 0 ? self->mapping->field_columns[fault->field] : -1;

  if (row->problem != PURSUIT_CSV_PROBLEM_NONE)
    column = row->problem_cell;
  pursuit_rejects_add (self->rejects, row->line,
                       column >= 0 && column < (int) self->mapping->columns->len
                           ? ((PursuitMappingColumn *) self->mapping->columns->pdata[column])->header
                           : NULL,
                       fault->reason);
  g_free (fault->reason);
}

/* Public functions */

/**
 * pursuit_import_plan_open:
 * @path: the file
 * @mapping: what its columns mean; copied
 * @currency: ISO 4217 code of amounts that name no currency
 *
 * Opens the file before its first row.
 *
 * Returns: (transfer full): the plan; %NULL with a #PursuitTransferError if the file cannot be read, its
 * columns are not those of @mapping, or the mapping lacks what every row needs
 */
PursuitImportPlan *
pursuit_import_plan_open (const char *path,
                          PursuitMapping *mapping,
                          const char *currency,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (PursuitImportPlan) self = NULL;
  g_autoptr (GError) local_error = NULL;
  PursuitTableForm form;
  PursuitCsvRow header;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (mapping != NULL, NULL);
  g_return_val_if_fail (pursuit_currency_is_valid (currency), NULL);

  if (!pursuit_mapping_check (mapping, error))
    return NULL;
  self = g_new0 (PursuitImportPlan, 1);
  self->mapping = pursuit_mapping_copy (mapping);
  self->format.date_order = mapping->date_order;
  self->format.decimal_comma = mapping->decimal_comma;
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->currency_field = pursuit_entity_find_field (mapping->entity, "currency");
  self->values = g_new0 (PursuitImportValue, mapping->entity->n_fields);
  self->has_replacements = g_new0 (gboolean, mapping->entity->n_fields);
  for (guint i = 0; i < mapping->values->len; i++)
    self->has_replacements[((PursuitMappingValue *) mapping->values->pdata[i])->field] = TRUE;
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->title = g_string_new (NULL);

  form = pursuit_mapping_get_form (mapping);
  self->reader = pursuit_table_reader_open (path, &form, cancellable, error);
  if (self->reader == NULL)
    return NULL;
  self->guarded = pursuit_table_reader_is_text (self->reader);
  self->rejects = pursuit_rejects_new (path, &form);
  if (!pursuit_table_reader_next (self->reader, &header, cancellable, &local_error) ||
      header.n_cells != mapping->columns->len)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                             _ ("The file’s columns are not those that were mapped."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** pursuit_import_plan_free: Closes the file and frees the plan. The rejects live on if they are referenced.
 */
void
pursuit_import_plan_free (PursuitImportPlan *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->reader, pursuit_table_reader_free);
  g_clear_pointer (&self->rejects, pursuit_rejects_unref);
  pursuit_mapping_free (self->mapping);
  g_hash_table_unref (self->meanings);
  g_string_free (self->title, TRUE);
  g_free (self->values);
  g_free (self->has_replacements);
  g_free (self);
}

/**
 * pursuit_import_plan_next:
 * @row: (out): the row, if it can be used
 *
 * Reads the next row that is not blank, and checks it.
 *
 * Returns: what became of it
 */
PursuitImportVerdict
pursuit_import_plan_next (PursuitImportPlan *self,
                          PursuitImportRow *row,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, PURSUIT_IMPORT_FAILED);
  g_return_val_if_fail (row != NULL, PURSUIT_IMPORT_FAILED);

  while (pursuit_table_reader_next (self->reader, &self->cells, cancellable, &local_error))
    {
      Fault fault = { NULL, -1 };

      if (self->cells.problem == PURSUIT_CSV_PROBLEM_NONE && is_blank_row (&self->cells))
        {
          self->n_skipped++;
          continue;
        }
      self->n_rows++;
      if (read_row (self, &self->cells, row, &fault))
        return PURSUIT_IMPORT_ROW;
      add_reject (self, &self->cells, &fault);
      return PURSUIT_IMPORT_REJECTED;
    }
  if (local_error == NULL)
    return PURSUIT_IMPORT_END;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return PURSUIT_IMPORT_FAILED;
}

/**
 * pursuit_import_plan_next_row:
 * @row: (out): the row; valid until the next call
 *
 * Reads on to the next row that can be used; the others go to the rejects.
 *
 * Returns: %FALSE at the end of the file, or with @error set if it cannot be read to its end: then nothing of
 * it should be imported
 */
gboolean
pursuit_import_plan_next_row (PursuitImportPlan *self,
                              PursuitImportRow *row,
                              GCancellable *cancellable,
                              GError **error)
{
  PursuitImportVerdict verdict;

  do
    verdict = pursuit_import_plan_next (self, row, cancellable, error);
  while (verdict == PURSUIT_IMPORT_REJECTED);
  return verdict == PURSUIT_IMPORT_ROW;
}

/** pursuit_import_plan_get_mapping: Returns: (transfer none): what the columns mean */
PursuitMapping *
pursuit_import_plan_get_mapping (PursuitImportPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mapping;
}

/** pursuit_import_plan_get_rejects: Returns: (transfer none): the rows that cannot be used; may be added to
 */
PursuitRejects *
pursuit_import_plan_get_rejects (PursuitImportPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rejects;
}

/** pursuit_import_plan_get_n_rows: Returns: rows read so far, rejected ones included, header and blank ones
 * not */
guint64
pursuit_import_plan_get_n_rows (PursuitImportPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/** pursuit_import_plan_get_n_skipped: Returns: rows without any content that were passed over */
guint64
pursuit_import_plan_get_n_skipped (PursuitImportPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_skipped;
}

/**
 * pursuit_import_plan_get_cell:
 * @column: of the file, from 0
 *
 * Returns: (transfer none): the cell of the row that was read last, whatever became of it; "" if it has none.
 * Not always valid UTF-8 if the row was rejected.
 */
const char *
pursuit_import_plan_get_cell (PursuitImportPlan *self, guint column)
{
  g_return_val_if_fail (self != NULL, "");

  return column < self->cells.n_cells ? self->cells.cells[column] : "";
}

/** pursuit_import_plan_get_progress: Returns: how much of the file has been read, from 0 to 1 */
double
pursuit_import_plan_get_progress (PursuitImportPlan *self)
{
  guint64 total;

  g_return_val_if_fail (self != NULL, 0);

  total = pursuit_table_reader_get_bytes_total (self->reader);
  return total > 0 ? MIN (1.0, (double) pursuit_table_reader_get_bytes_read (self->reader) / total) : 1.0;
}
