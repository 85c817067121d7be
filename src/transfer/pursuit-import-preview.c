/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-preview.h"

#include "pursuit-deal.h"
#include "pursuit-import-plan.h"
#include "pursuit-parse.h"
#include "pursuit-text.h"

enum
{
  SHOWN_CHARS = 80, /* most of a cell that is shown */
};

struct _PursuitPreviewRow
{
  GObject parent_instance;

  guint64 line;
  GPtrArray *cells; /* utf8 */
  char *reason;
  char *verdict;
  char *why;
  char *column;
};

G_DEFINE_FINAL_TYPE (PursuitPreviewRow, pursuit_preview_row, G_TYPE_OBJECT)

static void
pursuit_preview_row_finalize (GObject *object)
{
  PursuitPreviewRow *self = PURSUIT_PREVIEW_ROW (object);

  g_ptr_array_unref (self->cells);
  g_free (self->reason);
  g_free (self->verdict);
  g_free (self->why);
  g_free (self->column);
  G_OBJECT_CLASS (pursuit_preview_row_parent_class)->finalize (object);
}

static void
pursuit_preview_row_class_init (PursuitPreviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_preview_row_finalize;
}

static void
pursuit_preview_row_init (PursuitPreviewRow *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

/**
 * pursuit_preview_row_new:
 * @column: (nullable): header of the cell at fault
 * @reason: (nullable): why the row cannot be used
 *
 * Returns: (transfer full): a row without cells
 */
PursuitPreviewRow *
pursuit_preview_row_new (guint64 line, const char *column, const char *reason)
{
  PursuitPreviewRow *self = g_object_new (PURSUIT_TYPE_PREVIEW_ROW, NULL);

  self->line = line;
  self->column = g_strdup (column);
  self->reason = g_strdup (reason);
  return self;
}

/**
 * pursuit_preview_row_new_named:
 * @index: of the preview's fields, the one that says the name
 *
 * Returns: (transfer full): a row that can be used, of which only the name is known
 */
PursuitPreviewRow *
pursuit_preview_row_new_named (guint64 line, guint index, const char *name)
{
  PursuitPreviewRow *self = pursuit_preview_row_new (line, NULL, NULL);

  g_return_val_if_fail (name != NULL, self);

  for (guint i = 0; i < index; i++)
    g_ptr_array_add (self->cells, g_strdup (""));
  g_ptr_array_add (self->cells, pursuit_text_for_display (name, SHOWN_CHARS));
  return self;
}

/**
 * pursuit_preview_row_new_noted:
 * @row: a row that can be used
 * @note: what came of it when it was tried
 *
 * Returns: (transfer full): the same row with a note in place of its verdict
 */
PursuitPreviewRow *
pursuit_preview_row_new_noted (PursuitPreviewRow *row, const char *note)
{
  PursuitPreviewRow *noted;

  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (row), NULL);

  noted = pursuit_preview_row_new (row->line, NULL, note);
  g_ptr_array_unref (noted->cells);
  noted->cells = g_ptr_array_ref (row->cells);
  return noted;
}

/**
 * pursuit_preview_row_new_judged:
 * @verdict: what will become of it
 * @why: (nullable): and why, as a sentence
 *
 * Returns: (transfer full): the same row with what will become of it
 */
PursuitPreviewRow *
pursuit_preview_row_new_judged (PursuitPreviewRow *row, const char *verdict, const char *why)
{
  PursuitPreviewRow *judged;

  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (row), NULL);

  judged = pursuit_preview_row_new (row->line, row->column, row->reason);
  judged->verdict = g_strdup (verdict);
  judged->why = g_strdup (why);
  g_ptr_array_unref (judged->cells);
  judged->cells = g_ptr_array_ref (row->cells);
  return judged;
}

/** pursuit_preview_row_get_verdict: Returns: (nullable): what will become of a row that can be used, if known
 */
const char *
pursuit_preview_row_get_verdict (PursuitPreviewRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (self), NULL);

  return self->verdict;
}

/** pursuit_preview_row_get_why: Returns: (nullable): why that will become of it */
const char *
pursuit_preview_row_get_why (PursuitPreviewRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (self), NULL);

  return self->why;
}

/** pursuit_preview_row_get_line: Returns: the line of the file on which the row begins */
guint64
pursuit_preview_row_get_line (PursuitPreviewRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (self), 0);

  return self->line;
}

/**
 * pursuit_preview_row_get_cell:
 * @index: of the preview's fields
 *
 * Returns: the value as it would come in, worded for people; of a rejected row the cell as it is in the file
 */
const char *
pursuit_preview_row_get_cell (PursuitPreviewRow *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (self), "");

  return index < self->cells->len ? self->cells->pdata[index] : "";
}

/** pursuit_preview_row_get_reason: Returns: (nullable): why the row cannot be used; %NULL if it can */
const char *
pursuit_preview_row_get_reason (PursuitPreviewRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (self), NULL);

  return self->reason;
}

/** pursuit_preview_row_get_column: Returns: (nullable): header of the cell at fault */
const char *
pursuit_preview_row_get_column (PursuitPreviewRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW_ROW (self), NULL);

  return self->column;
}

/* The fields that come in: those with a column, and what every deal gets. */
static GArray *
list_fields (PursuitMapping *mapping)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < mapping->entity->n_fields; i++)
    {
      const gboolean always =
          mapping->entity == &PURSUIT_DEAL_ENTITY &&
          (i == PURSUIT_DEAL_TITLE || i == PURSUIT_DEAL_STAGE || i == PURSUIT_DEAL_OUTCOME);

      if (always || mapping->field_columns[i] >= 0)
        g_array_append_val (fields, i);
    }
  return fields;
}

/* A value as people read it. */
static char *
word_value (const PursuitField *field, const PursuitImportValue *value, const char *currency)
{
  PursuitValue plain = { value->kind };
  g_autofree char *text = NULL;

  if (value->kind == PURSUIT_VALUE_TEXT)
    plain.s = (char *) value->text;
  else if (value->kind == PURSUIT_VALUE_REAL)
    plain.d = value->d;
  else
    plain.i = value->i;
  text = pursuit_value_to_display (field, &plain, currency, PURSUIT_DAY_NONE);
  return pursuit_text_for_display (text, SHOWN_CHARS);
}

static PursuitPreviewRow *
make_row (PursuitImportPlan *plan, const PursuitImportRow *row, GArray *fields, const char *currency)
{
  PursuitPreviewRow *preview = pursuit_preview_row_new (row->line, NULL, NULL);
  const PursuitEntity *entity = pursuit_import_plan_get_mapping (plan)->entity;
  const int currency_field = pursuit_entity_find_field (entity, "currency");

  if (currency_field >= 0 && row->values[currency_field].kind == PURSUIT_VALUE_TEXT)
    currency = row->values[currency_field].text;
  for (guint i = 0; i < fields->len; i++)
    {
      const guint field = g_array_index (fields, guint, i);
      g_ptr_array_add (preview->cells, word_value (&entity->fields[field], &row->values[field], currency));
    }
  return preview;
}

static PursuitPreviewRow *
make_rejected_row (PursuitImportPlan *plan, GArray *fields)
{
  PursuitMapping *mapping = pursuit_import_plan_get_mapping (plan);
  PursuitRejects *rejects = pursuit_import_plan_get_rejects (plan);
  const PursuitReject *reject = pursuit_rejects_get (rejects, pursuit_rejects_get_count (rejects) - 1);
  PursuitPreviewRow *preview = pursuit_preview_row_new (reject->line, reject->column, reject->reason);

  for (guint i = 0; i < fields->len; i++)
    {
      const int column = mapping->field_columns[g_array_index (fields, guint, i)];
      g_autofree char *cell =
          g_utf8_make_valid (column >= 0 ? pursuit_import_plan_get_cell (plan, column) : "", -1);

      g_ptr_array_add (preview->cells, pursuit_text_for_display (cell, SHOWN_CHARS));
    }
  return preview;
}

/**
 * pursuit_import_preview_new:
 * @path: the file
 * @mapping: what its columns mean
 * @currency: ISO 4217 code of amounts that name no currency
 * @n_rows: how many of the first rows, and of the first rejected rows, to show
 *
 * Reads the whole file and checks every row. Blocks: for worker threads.
 *
 * Returns: (transfer full): the preview; %NULL with @error set as by pursuit_import_plan_next()
 */
PursuitImportPreview *
pursuit_import_preview_new (const char *path,
                            PursuitMapping *mapping,
                            const char *currency,
                            guint n_rows,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (PursuitImportPlan) plan = NULL;
  g_autoptr (PursuitImportPreview) preview = NULL;
  PursuitImportVerdict verdict;
  PursuitImportRow row;

  plan = pursuit_import_plan_open (path, mapping, currency, cancellable, error);
  if (plan == NULL)
    return NULL;
  preview = g_new0 (PursuitImportPreview, 1);
  preview->fields = list_fields (mapping);
  preview->rows = g_ptr_array_new_with_free_func (g_object_unref);
  preview->rejected = g_ptr_array_new_with_free_func (g_object_unref);

  while ((verdict = pursuit_import_plan_next (plan, &row, cancellable, error)) != PURSUIT_IMPORT_END)
    {
      g_autoptr (PursuitPreviewRow) shown = NULL;

      if (verdict == PURSUIT_IMPORT_FAILED)
        return NULL;
      preview->n_usable += verdict == PURSUIT_IMPORT_ROW;
      preview->n_rejected += verdict == PURSUIT_IMPORT_REJECTED;
      if (verdict == PURSUIT_IMPORT_REJECTED &&
          (preview->rows->len < n_rows || preview->rejected->len < n_rows))
        shown = make_rejected_row (plan, preview->fields);
      else if (verdict == PURSUIT_IMPORT_ROW && preview->rows->len < n_rows)
        shown = make_row (plan, &row, preview->fields, currency);
      if (shown == NULL)
        continue;
      if (preview->rows->len < n_rows)
        g_ptr_array_add (preview->rows, g_object_ref (shown));
      if (verdict == PURSUIT_IMPORT_REJECTED && preview->rejected->len < n_rows)
        g_ptr_array_add (preview->rejected, g_object_ref (shown));
    }
  preview->n_skipped = pursuit_import_plan_get_n_skipped (plan);
  return g_steal_pointer (&preview);
}

/** pursuit_import_preview_free: Frees the preview; rows that are referenced live on. */
void
pursuit_import_preview_free (PursuitImportPreview *preview)
{
  g_return_if_fail (preview != NULL);

  g_array_unref (preview->fields);
  g_ptr_array_unref (preview->rows);
  g_ptr_array_unref (preview->rejected);
  g_free (preview);
}

/**
 * pursuit_import_preview_list_rejects:
 * @max_rows: how many to list at most
 *
 * Returns: (transfer full) (element-type PursuitPreviewRow): the first rejected rows, without their cells, to
 * be shown
 */
GListModel *
pursuit_import_preview_list_rejects (PursuitRejects *rejects, guint max_rows)
{
  GListStore *store = g_list_store_new (PURSUIT_TYPE_PREVIEW_ROW);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (rejects != NULL, G_LIST_MODEL (store));

  for (guint i = 0; i < pursuit_rejects_get_count (rejects) && i < max_rows; i++)
    {
      const PursuitReject *reject = pursuit_rejects_get (rejects, i);
      g_ptr_array_add (rows, pursuit_preview_row_new (reject->line, reject->column, reject->reason));
    }
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  return G_LIST_MODEL (store);
}
