/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitImportPreviewPage:
 *
 * The step of an import that shows what it would bring: how many rows can be used, and the first ones as they
 * would come in, each with a verdict.
 */

#include "pursuit-import-preview-page.h"

#include <glib/gi18n-lib.h>

#include "pursuit-import-grid.h"
#include "pursuit-money.h"

enum
{
  MAX_NOTES = 100,      /* that are shown before the import; the result has them all */
  MAX_DUPLICATES = 1000 /* the same; what is chosen for all holds for the others */
};

struct _PursuitImportPreviewPage
{
  AdwBin parent_instance;

  GListStore *rows;
  GListStore *rejected;        /* and others that need a look, in order of lines */
  GPtrArray *rows_by_file;     /* the rows as the file alone tells of them */
  GPtrArray *rejected_by_file; /* those of which the file alone tells */
  guint name_index;            /* of the cell with the name; G_MAXUINT: it is not shown */

  PursuitMapping *mapping; /* the window's, which lives on while the page is shown */
  PursuitSession *session;
  char *path;
  PursuitImportDuplicates *duplicates; /* (nullable): not known yet */
  GtkSingleSelection *selection;
  GCancellable *cancellable; /* of the trial */
  gboolean updating;
  guint64 n_rows; /* of the file, that say something */

  GtkLabel *summary;
  GtkBox *duplicate_box;
  GtkDropDown *policy;
  GtkDropDown *choice;
  GtkCheckButton *only_rejected;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (PursuitImportPreviewPage, pursuit_import_preview_page, ADW_TYPE_BIN)

static char *
word_cell (PursuitPreviewRow *row, guint index)
{
  return g_strdup (pursuit_preview_row_get_cell (row, index));
}

static char *
word_verdict (PursuitPreviewRow *row, guint index)
{
  const char *verdict = pursuit_preview_row_get_verdict (row);

  if (pursuit_preview_row_get_reason (row) != NULL)
    return g_strdup (_ ("Needs a look"));
  /* Translators: the verdict on a row of a file that can be imported */
  return g_strdup (verdict != NULL ? verdict : _ ("Comes in"));
}

static char *
word_reason (PursuitPreviewRow *row, guint index)
{
  const char *reason = pursuit_preview_row_get_reason (row);

  return g_strdup (reason != NULL ? reason : pursuit_preview_row_get_why (row));
}

static void
fill_columns (PursuitImportPreviewPage *self, PursuitImportPreview *preview, PursuitMapping *mapping)
{
  self->name_index = G_MAXUINT;
  pursuit_import_grid_clear (self->table);
  pursuit_import_grid_add_line (self->table);
  pursuit_import_grid_add_column (self->table, _ ("Verdict"), word_verdict, 0, FALSE);
  pursuit_import_grid_add_column (self->table, _ ("Reason"), word_reason, 0, TRUE);
  for (guint i = 0; i < preview->fields->len; i++)
    {
      const guint field = g_array_index (preview->fields, guint, i);

      if (field == pursuit_mapping_get_name_field (mapping->entity))
        self->name_index = i;
      pursuit_import_grid_add_column (self->table, pursuit_field_get_label (&mapping->entity->fields[field]),
                                      word_cell, i, FALSE);
    }
}

static void
update_table (PursuitImportPreviewPage *self)
{
  GListStore *rows = gtk_check_button_get_active (self->only_rejected) ? self->rejected : self->rows;

  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
}

/* Duplicates */

/* The duplicate that the selected row is; NULL: it is none, or nothing is selected. */
static const PursuitImportDuplicate *
get_selected (PursuitImportPreviewPage *self)
{
  PursuitPreviewRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL && self->duplicates != NULL
             ? pursuit_import_duplicates_find (self->duplicates, pursuit_preview_row_get_line (row))
             : NULL;
}

/* What will become of @row, which can be used; @duplicate: (nullable): of whom it is one. */
static PursuitPreviewRow *
judge (PursuitImportPreviewPage *self, PursuitPreviewRow *row, const PursuitImportDuplicate *duplicate)
{
  g_autofree char *why = NULL;
  PursuitImportDuplicatePolicy policy;

  if (duplicate == NULL)
    return pursuit_preview_row_new_judged (row, _ ("New"), NULL);
  why = pursuit_import_duplicate_explain (duplicate);
  policy = pursuit_import_duplicate_get_policy (duplicate, self->mapping->policy, self->mapping->choices);
  return pursuit_preview_row_new_judged (row, pursuit_import_duplicate_policy_get_label (policy), why);
}

static void
judge_store (PursuitImportPreviewPage *self, GListStore *store)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n && self->duplicates != NULL; i++)
    {
      g_autoptr (PursuitPreviewRow) row = g_list_model_get_item (G_LIST_MODEL (store), i);
      const PursuitImportDuplicate *duplicate =
          pursuit_import_duplicates_find (self->duplicates, pursuit_preview_row_get_line (row));
      g_autoptr (PursuitPreviewRow) judged = NULL;

      if (pursuit_preview_row_get_reason (row) != NULL)
        continue;
      judged = judge (self, row, duplicate);
      g_list_store_splice (store, i, 1, (gpointer *) &judged, 1);
    }
}

static void
judge_rows (PursuitImportPreviewPage *self)
{
  const guint selected = gtk_single_selection_get_selected (self->selection);
  const gboolean updating = self->updating;

  self->updating = TRUE;
  judge_store (self, self->rows);
  judge_store (self, self->rejected);
  gtk_single_selection_set_selected (self->selection, selected);
  self->updating = updating;
}

/* What is chosen for the selected row: 0: as for all. */
static void
selected_cb (PursuitImportPreviewPage *self)
{
  const PursuitImportDuplicate *duplicate = get_selected (self);
  PursuitImportDuplicatePolicy policy = PURSUIT_IMPORT_DUPLICATE_UPDATE;
  const gboolean chosen =
      duplicate != NULL && pursuit_import_duplicate_choice (self->mapping->choices, duplicate->line, &policy);

  if (self->updating)
    return;
  self->updating = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), duplicate != NULL);
  gtk_drop_down_set_selected (self->choice, chosen ? 1 + policy : 0);
  self->updating = FALSE;
}

static void
choice_cb (PursuitImportPreviewPage *self)
{
  const PursuitImportDuplicate *duplicate = get_selected (self);
  const guint choice = gtk_drop_down_get_selected (self->choice);

  if (self->updating || duplicate == NULL)
    return;
  if (choice == 0)
    pursuit_import_duplicate_unchoose (self->mapping->choices, duplicate->line);
  else
    pursuit_import_duplicate_choose (&self->mapping->choices, duplicate->line,
                                     (PursuitImportDuplicatePolicy) (choice - 1));
  judge_rows (self);
  pursuit_import_preview_page_try (self, self->session, self->path);
}

static void
policy_cb (PursuitImportPreviewPage *self)
{
  const guint policy = gtk_drop_down_get_selected (self->policy);

  if (self->updating || self->mapping == NULL || policy >= PURSUIT_IMPORT_DUPLICATE_N_POLICIES)
    return;
  self->mapping->policy = (PursuitImportDuplicatePolicy) policy;
  judge_rows (self);
  pursuit_import_preview_page_try (self, self->session, self->path);
}

static void
fill_policies (PursuitImportPreviewPage *self)
{
  g_autoptr (GtkStringList) policies = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("As for All"));
  for (guint i = 0; i < PURSUIT_IMPORT_DUPLICATE_N_POLICIES; i++)
    {
      gtk_string_list_append (policies, pursuit_import_duplicate_policy_get_label (i));
      gtk_string_list_append (choices, pursuit_import_duplicate_policy_get_label (i));
    }
  gtk_drop_down_set_model (self->policy, G_LIST_MODEL (policies));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (choices));
}

/* How many rows can be used, and, once that was tried, what becomes of them. */
static void
update_summary (PursuitImportPreviewPage *self, guint64 n_rejected, const PursuitImportResult *trial)
{
  const guint64 n_usable = self->n_rows > n_rejected ? self->n_rows - n_rejected : 0;
  g_autofree char *usable_number = pursuit_number_format ((gint64) n_usable);
  g_autofree char *rejected_number = pursuit_number_format ((gint64) n_rejected);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          ngettext ("%s row can be imported.", "%s rows can be imported.", (gulong) n_usable),
                          usable_number);
  if (n_rejected > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%s row cannot be used.", "%s rows cannot be used.",
                                        (gulong) n_rejected),
                              rejected_number);
    }
  if (trial != NULL)
    {
      const guint64 n_changing = trial->imported + trial->updated;
      g_autofree char *imported = pursuit_number_format ((gint64) trial->imported);
      g_autofree char *updated = pursuit_number_format ((gint64) trial->updated);
      g_autofree char *unchanged = pursuit_number_format ((gint64) (n_usable - MIN (n_usable, n_changing)));

      g_string_append_c (text, ' ');
      /* Translators: how many records */
      g_string_append_printf (text, _ ("New: %s. Updated: %s."), imported, updated);
      if (n_changing < n_usable)
        {
          g_string_append_c (text, ' ');
          /* Translators: how many rows of a file that are left out or say nothing new */
          g_string_append_printf (text, _ ("Nothing new: %s."), unchanged);
        }
    }
  gtk_label_set_text (self->summary, text->str);
}

static void
only_rejected_cb (PursuitImportPreviewPage *self)
{
  update_table (self);
}

static void
pursuit_import_preview_page_dispose (GObject *object)
{
  PursuitImportPreviewPage *self = PURSUIT_IMPORT_PREVIEW_PAGE (object);

  pursuit_import_preview_page_stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->duplicates, pursuit_import_duplicates_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->rejected);
  g_clear_pointer (&self->rows_by_file, g_ptr_array_unref);
  g_clear_pointer (&self->rejected_by_file, g_ptr_array_unref);
  G_OBJECT_CLASS (pursuit_import_preview_page_parent_class)->dispose (object);
}

static void
pursuit_import_preview_page_class_init (PursuitImportPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_preview_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/import/pursuit-import-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportPreviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportPreviewPage, only_rejected);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportPreviewPage, table);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportPreviewPage, duplicate_box);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportPreviewPage, policy);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportPreviewPage, choice);
  gtk_widget_class_bind_template_callback (widget_class, only_rejected_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
}

static void
pursuit_import_preview_page_init (PursuitImportPreviewPage *self)
{
  self->rows = g_list_store_new (PURSUIT_TYPE_PREVIEW_ROW);
  self->rejected = g_list_store_new (PURSUIT_TYPE_PREVIEW_ROW);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_policies (self);
  self->updating = FALSE;
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pursuit_import_preview_page_set_preview:
 * @preview: what to show
 * @mapping: by which @preview was made; the page sets in it what becomes of duplicates, and it must live as
 * long as the page is shown
 */
void
pursuit_import_preview_page_set_preview (PursuitImportPreviewPage *self,
                                         PursuitImportPreview *preview,
                                         PursuitMapping *mapping)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_PREVIEW_PAGE (self));
  g_return_if_fail (preview != NULL);
  g_return_if_fail (mapping != NULL);

  pursuit_import_preview_page_stop (self);
  self->mapping = mapping;
  mapping->by_likeness = TRUE;
  g_clear_pointer (&self->duplicates, pursuit_import_duplicates_unref);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->policy, mapping->policy);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->duplicate_box), FALSE);
  fill_columns (self, preview, mapping);
  g_list_store_remove_all (self->rows);
  g_list_store_remove_all (self->rejected);
  g_list_store_splice (self->rows, 0, 0, preview->rows->pdata, preview->rows->len);
  g_list_store_splice (self->rejected, 0, 0, preview->rejected->pdata, preview->rejected->len);
  g_clear_pointer (&self->rows_by_file, g_ptr_array_unref);
  self->rows_by_file = g_ptr_array_ref (preview->rows);
  g_clear_pointer (&self->rejected_by_file, g_ptr_array_unref);
  self->rejected_by_file = g_ptr_array_ref (preview->rejected);
  gtk_check_button_set_active (self->only_rejected, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->only_rejected), preview->n_rejected > 0);
  self->n_rows = preview->n_usable + preview->n_rejected;
  update_summary (self, preview->n_rejected, NULL);
  update_table (self);
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint64 left = pursuit_preview_row_get_line ((PursuitPreviewRow *) a);
  const guint64 right = pursuit_preview_row_get_line ((PursuitPreviewRow *) b);

  return (left > right) - (left < right);
}

/* The row of @rows on @line; NULL: it is not among them. */
static PursuitPreviewRow *
find_row (GListStore *rows, guint64 line, guint *position)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PursuitPreviewRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      *position = i;
      if (pursuit_preview_row_get_line (row) == line)
        return g_steal_pointer (&row);
    }
  return NULL;
}

/* Somebody may want to choose for each of them, wherever it stands in the file. */
static void
add_duplicates (PursuitImportPreviewPage *self)
{
  const guint n = self->duplicates != NULL ? pursuit_import_duplicates_get_count (self->duplicates) : 0;

  for (guint i = 0; i < MIN (n, MAX_DUPLICATES); i++)
    {
      const PursuitImportDuplicate *duplicate = pursuit_import_duplicates_get (self->duplicates, i);
      guint position;
      g_autoptr (PursuitPreviewRow) row = find_row (self->rows, duplicate->line, &position);

      if (row == NULL && self->name_index != G_MAXUINT)
        row = pursuit_preview_row_new_named (duplicate->line, self->name_index, duplicate->own_name);
      else if (row == NULL)
        row = pursuit_preview_row_new (duplicate->line, NULL, NULL);
      g_list_store_insert_sorted (self->rejected, row, compare_lines, NULL);
    }
}

/* Puts what was said of a line beside its row, and among those that somebody should look at. */
static void
add_note (PursuitImportPreviewPage *self, const PursuitReject *note)
{
  guint position;
  g_autoptr (PursuitPreviewRow) row = find_row (self->rows, note->line, &position);
  g_autoptr (PursuitPreviewRow) shown = NULL;

  /* what is wrong with a row by itself has been said */
  if (row != NULL && pursuit_preview_row_get_reason (row) != NULL)
    return;
  if (row != NULL)
    {
      shown = pursuit_preview_row_new_noted (row, note->reason);
      g_list_store_splice (self->rows, position, 1, (gpointer *) &shown, 1);
    }
  else
    shown = pursuit_preview_row_new (note->line, note->column, note->reason);
  /* a duplicate is there already */
  g_autoptr (PursuitPreviewRow) other = find_row (self->rejected, note->line, &position);
  if (other != NULL)
    g_list_store_splice (self->rejected, position, 1, (gpointer *) &shown, 1);
  else
    g_list_store_insert_sorted (self->rejected, shown, compare_lines, NULL);
}

/* What an earlier trial said may not hold any more. */
static void
forget_notes (PursuitImportPreviewPage *self)
{
  for (guint i = 0; i < self->rows_by_file->len; i++)
    {
      PursuitPreviewRow *row = self->rows_by_file->pdata[i];
      g_autoptr (PursuitPreviewRow) shown = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (pursuit_preview_row_get_reason (row) == NULL && pursuit_preview_row_get_reason (shown) != NULL)
        g_list_store_splice (self->rows, i, 1, (gpointer *) &row, 1);
    }
}

static void
add_notes (PursuitImportPreviewPage *self, PursuitRejects *notes)
{
  for (guint i = 0; notes != NULL && i < MIN (pursuit_rejects_get_count (notes), MAX_NOTES); i++)
    add_note (self, pursuit_rejects_get (notes, i));
}

/**
 * pursuit_import_preview_page_set_trial:
 * @trial: what came of doing it all without keeping anything
 *
 * Adds to the preview what only the database knows: who is new, who is updated, whose manager cannot be taken
 * over.
 */
void
pursuit_import_preview_page_set_trial (PursuitImportPreviewPage *self, const PursuitImportResult *trial)
{
  guint n_rejected, selected;

  g_return_if_fail (PURSUIT_IS_IMPORT_PREVIEW_PAGE (self));
  g_return_if_fail (trial != NULL);

  selected = gtk_single_selection_get_selected (self->selection);

  n_rejected = trial->rejects != NULL ? pursuit_rejects_get_count (trial->rejects) : 0;
  update_summary (self, n_rejected, trial);
  g_clear_pointer (&self->duplicates, pursuit_import_duplicates_unref);
  if (trial->duplicates != NULL)
    self->duplicates = pursuit_import_duplicates_ref (trial->duplicates);
  gtk_widget_set_visible (GTK_WIDGET (self->duplicate_box),
                          self->duplicates != NULL &&
                              pursuit_import_duplicates_get_total (self->duplicates) > 0);
  g_list_store_splice (self->rejected, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rejected)),
                       self->rejected_by_file->pdata, self->rejected_by_file->len);
  self->updating = TRUE;
  forget_notes (self);
  add_duplicates (self);
  judge_rows (self);
  add_notes (self, trial->warnings);
  add_notes (self, trial->rejects);
  /* rows that say something else are other rows: the one that was selected still is */
  gtk_single_selection_set_selected (self->selection, selected);
  self->updating = FALSE;
  selected_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->only_rejected),
                          g_list_model_get_n_items (G_LIST_MODEL (self->rejected)) > 0);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportPreviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportResult) trial =
      pursuit_session_import_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (trial != NULL)
    pursuit_import_preview_page_set_trial (self, trial);
  else
    gtk_label_set_text (self->summary, error->message);
}

/**
 * pursuit_import_preview_page_try:
 * @session: the database that the rows would go into
 * @path: the file that is shown
 *
 * Finds out what would come of the import: who is there already only the database knows.
 */
void
pursuit_import_preview_page_try (PursuitImportPreviewPage *self, PursuitSession *session, const char *path)
{
  g_autofree char *copy = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_PREVIEW_PAGE (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (path != NULL && self->mapping != NULL);

  pursuit_import_preview_page_stop (self);
  g_set_object (&self->session, session);
  copy = g_strdup (path);
  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  self->cancellable = g_cancellable_new ();
  pursuit_session_import_async (session, self->path, self->mapping, PURSUIT_IMPORT_DRY_RUN, NULL, NULL,
                                self->cancellable, tried_cb, g_object_ref (self));
}

/** pursuit_import_preview_page_stop: gives up finding that out. */
void
pursuit_import_preview_page_stop (PursuitImportPreviewPage *self)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_PREVIEW_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
