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
  MAX_NOTES = 100 /* that are shown before the import; the result has them all */
};

struct _PursuitImportPreviewPage
{
  AdwBin parent_instance;

  GListStore *rows;
  GListStore *rejected;

  GtkLabel *summary;
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
  const char *reason = pursuit_preview_row_get_reason (row);

  /* Translators: the verdict on a row of a file that can be imported */
  return g_strdup (reason != NULL ? reason : _ ("Comes in"));
}

static void
fill_columns (PursuitImportPreviewPage *self, PursuitImportPreview *preview, PursuitMapping *mapping)
{
  pursuit_import_grid_clear (self->table);
  pursuit_import_grid_add_line (self->table);
  pursuit_import_grid_add_column (self->table, _ ("Verdict"), word_verdict, 0, FALSE);
  for (guint i = 0; i < preview->fields->len; i++)
    {
      const guint field = g_array_index (preview->fields, guint, i);
      pursuit_import_grid_add_column (self->table, _ (mapping->entity->fields[field].label), word_cell, i,
                                      FALSE);
    }
}

static void
update_table (PursuitImportPreviewPage *self)
{
  pursuit_import_grid_set_rows (self->table, G_LIST_MODEL (gtk_check_button_get_active (self->only_rejected)
                                                               ? self->rejected
                                                               : self->rows));
}

static void
update_summary (PursuitImportPreviewPage *self, PursuitImportPreview *preview)
{
  g_autofree char *usable_number = pursuit_number_format (preview->n_usable);
  g_autofree char *rejected_number = pursuit_number_format (preview->n_rejected);
  g_autofree char *usable =
      g_strdup_printf (ngettext ("%s row can be imported.", "%s rows can be imported.", preview->n_usable),
                       usable_number);
  g_autofree char *rejected =
      g_strdup_printf (ngettext ("%s row cannot be used.", "%s rows cannot be used.", preview->n_rejected),
                       rejected_number);
  g_autofree char *both = g_strdup_printf ("%s %s", usable, rejected);

  gtk_label_set_text (self->summary, preview->n_rejected > 0 ? both : usable);
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

  g_clear_object (&self->rows);
  g_clear_object (&self->rejected);
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
  gtk_widget_class_bind_template_callback (widget_class, only_rejected_cb);
}

static void
pursuit_import_preview_page_init (PursuitImportPreviewPage *self)
{
  self->rows = g_list_store_new (PURSUIT_TYPE_PREVIEW_ROW);
  self->rejected = g_list_store_new (PURSUIT_TYPE_PREVIEW_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_import_preview_page_set_preview:
 * @preview: what to show
 * @mapping: by which @preview was made
 */
void
pursuit_import_preview_page_set_preview (PursuitImportPreviewPage *self,
                                         PursuitImportPreview *preview,
                                         PursuitMapping *mapping)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_PREVIEW_PAGE (self));
  g_return_if_fail (preview != NULL);
  g_return_if_fail (mapping != NULL);

  fill_columns (self, preview, mapping);
  g_list_store_remove_all (self->rows);
  g_list_store_remove_all (self->rejected);
  g_list_store_splice (self->rows, 0, 0, preview->rows->pdata, preview->rows->len);
  g_list_store_splice (self->rejected, 0, 0, preview->rejected->pdata, preview->rejected->len);
  gtk_check_button_set_active (self->only_rejected, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->only_rejected), preview->n_rejected > 0);
  update_summary (self, preview);
  update_table (self);
}

/* Puts what was said of a line beside its row, and among those that somebody should look at. */
static void
add_note (PursuitImportPreviewPage *self, const PursuitReject *note)
{
  g_autoptr (PursuitPreviewRow) shown = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n && shown == NULL; i++)
    {
      g_autoptr (PursuitPreviewRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      if (pursuit_preview_row_get_line (row) != note->line)
        continue;
      /* what is wrong with a row by itself has been said */
      if (pursuit_preview_row_get_reason (row) != NULL)
        return;
      shown = pursuit_preview_row_new_noted (row, note->reason);
      g_list_store_splice (self->rows, i, 1, (gpointer *) &shown, 1);
    }
  if (shown == NULL)
    shown = pursuit_preview_row_new (note->line, note->column, note->reason);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rejected)) < MAX_NOTES)
    g_list_store_append (self->rejected, shown);
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
  g_autofree char *imported = NULL;
  g_autofree char *updated = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *both = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_PREVIEW_PAGE (self));
  g_return_if_fail (trial != NULL);

  imported = pursuit_number_format (trial->imported);
  updated = pursuit_number_format (trial->updated);
  /* Translators: how many people */
  sentence = g_strdup_printf (_ ("New: %s. Updated: %s."), imported, updated);
  both = g_strdup_printf ("%s %s", gtk_label_get_text (self->summary), sentence);
  gtk_label_set_text (self->summary, both);
  add_notes (self, trial->warnings);
  add_notes (self, trial->rejects);
  gtk_widget_set_visible (GTK_WIDGET (self->only_rejected),
                          g_list_model_get_n_items (G_LIST_MODEL (self->rejected)) > 0);
}
