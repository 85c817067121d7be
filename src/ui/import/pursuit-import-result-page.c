/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitImportResultPage:
 *
 * The end of an import: what came in, the rows that did not, which can be saved as a file to correct, and
 * those that did, but not with all they say.
 */

#include "pursuit-import-result-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compat.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-import-jobs.h"
#include "pursuit-import-grid.h"
#include "pursuit-money.h"
#include "pursuit-person.h"

enum
{
  MAX_SHOWN = 10000, /* rejected rows that are listed; a file gets them all */
};

struct _PursuitImportResultPage
{
  AdwBin parent_instance;

  PursuitRejects *rejects;
  char *path;

  GtkLabel *heading;
  GtkLabel *details;
  GtkBox *summary;
  GtkBox *rejected;
  GtkLabel *rejected_title;
  GtkButton *save;
  GtkColumnView *table;
  GtkBox *warned;
  GtkLabel *warned_title;
  GtkColumnView *warned_table;
};

G_DEFINE_FINAL_TYPE (PursuitImportResultPage, pursuit_import_result_page, ADW_TYPE_BIN)

static char *
word_column (PursuitPreviewRow *row, guint index)
{
  return g_strdup (pursuit_preview_row_get_column (row));
}

static char *
word_reason (PursuitPreviewRow *row, guint index)
{
  return g_strdup (pursuit_preview_row_get_reason (row));
}

/* The heading, with a number that has been written out. */
static char *
word_heading (const PursuitEntity *entity, guint64 n, const char *number)
{
  if (entity == &PURSUIT_COMPANY_ENTITY)
    return g_strdup_printf (ngettext ("%s company imported", "%s companies imported", n), number);
  if (entity == &PURSUIT_PERSON_ENTITY)
    return g_strdup_printf (ngettext ("%s person imported", "%s people imported", n), number);
  if (entity == &PURSUIT_DEAL_ENTITY)
    return g_strdup_printf (ngettext ("%s deal imported", "%s deals imported", n), number);
  return g_strdup_printf (ngettext ("%s owner imported", "%s owners imported", n), number);
}

static void
append_line (GString *text, const char *format, guint64 number)
{
  g_autofree char *shown = pursuit_number_format (number);

  if (number == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, format, shown);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PursuitImportResultPage *self = g_task_get_source_object (task);
  GError *error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save), TRUE);
  if (pursuit_rejects_save_finish (result, &error))
    {
      gtk_button_set_label (self->save, _ ("Saved"));
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    pursuit_compat_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _ ("The rejected rows were not saved"), error->message);
  g_task_return_error (task, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportResultPage) self = user_data;
  g_autoptr (GFile) target = pursuit_compat_save_file_finish (result, NULL);

  if (target != NULL)
    pursuit_import_result_page_save (self, target, NULL, NULL);
}

static void
save_cb (PursuitImportResultPage *self)
{
  const PursuitFileType types[] = { { _ ("Tables (CSV)"), "*.csv" } };
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = NULL;
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';
  /* Translators: a suggested file name; %s is the name of the imported file without its ending */
  name = g_strdup_printf (_ ("%s-rejected.csv"), base);
  pursuit_compat_save_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  _ ("Save Rejected Rows"), name, types, G_N_ELEMENTS (types), chosen_cb,
                                  g_object_ref (self));
}

static void
pursuit_import_result_page_dispose (GObject *object)
{
  PursuitImportResultPage *self = PURSUIT_IMPORT_RESULT_PAGE (object);

  g_clear_pointer (&self->rejects, pursuit_rejects_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (pursuit_import_result_page_parent_class)->dispose (object);
}

static void
pursuit_import_result_page_class_init (PursuitImportResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_result_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/import/pursuit-import-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, heading);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, details);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, rejected);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, rejected_title);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, save);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, table);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, warned);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, warned_title);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportResultPage, warned_table);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
pursuit_import_result_page_init (PursuitImportResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pursuit_import_grid_add_line (self->table);
  pursuit_import_grid_add_column (self->table, _ ("Column"), word_column, 0, FALSE);
  pursuit_import_grid_add_column (self->table, _ ("Reason"), word_reason, 0, TRUE);
  pursuit_import_grid_add_line (self->warned_table);
  pursuit_import_grid_add_column (self->warned_table, _ ("What is missing"), word_reason, 0, TRUE);
}

static void
show_rejected (PursuitImportResultPage *self, guint n)
{
  g_autofree char *number = pursuit_number_format (n);
  g_autofree char *title = g_strdup_printf (ngettext ("%s rejected row", "%s rejected rows", n), number);
  g_autoptr (GListModel) rows = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->rejected), n > 0);
  if (n == 0)
    return;
  gtk_label_set_text (self->rejected_title, title);
  gtk_button_set_use_underline (self->save, TRUE);
  gtk_button_set_label (self->save, _ ("_Save Rejected Rows…"));
  rows = pursuit_import_preview_list_rejects (self->rejects, MAX_SHOWN);
  pursuit_import_grid_set_rows (self->table, rows);
}

static void
show_warned (PursuitImportResultPage *self, PursuitRejects *warnings, guint n)
{
  g_autofree char *number = pursuit_number_format (n);
  g_autofree char *title = g_strdup_printf (ngettext ("%s row came in, but not with everything",
                                                      "%s rows came in, but not with everything", n),
                                            number);
  g_autoptr (GListModel) rows = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->warned), n > 0);
  if (n == 0)
    return;
  gtk_label_set_text (self->warned_title, title);
  rows = pursuit_import_preview_list_rejects (warnings, MAX_SHOWN);
  pursuit_import_grid_set_rows (self->warned_table, rows);
}

/**
 * pursuit_import_result_page_set_result:
 * @result: what the import did
 * @entity: what the rows were
 * @path: the file that was imported
 */
void
pursuit_import_result_page_set_result (PursuitImportResultPage *self,
                                       const PursuitImportResult *result,
                                       const PursuitEntity *entity,
                                       const char *path)
{
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *imported = NULL;
  g_autofree char *heading = NULL;
  guint n_rejected, n_warned;

  g_return_if_fail (PURSUIT_IS_IMPORT_RESULT_PAGE (self));
  g_return_if_fail (result != NULL);

  g_clear_pointer (&self->rejects, pursuit_rejects_unref);
  self->rejects = result->rejects != NULL ? pursuit_rejects_ref (result->rejects) : NULL;
  g_free (self->path);
  self->path = g_strdup (path);
  n_rejected = self->rejects != NULL ? pursuit_rejects_get_count (self->rejects) : 0;
  n_warned = result->warnings != NULL ? pursuit_rejects_get_count (result->warnings) : 0;

  imported = pursuit_number_format (result->imported);
  heading = word_heading (entity, result->imported, imported);
  gtk_label_set_text (self->heading, heading);
  append_line (details,
               ngettext ("%s that was there already was updated.", "%s that were there already were updated.",
                         result->updated),
               result->updated);
  append_line (details, ngettext ("%s row brought nothing.", "%s rows brought nothing.", result->skipped),
               result->skipped);
  append_line (details, ngettext ("%s row could not be used.", "%s rows could not be used.", n_rejected),
               n_rejected);
  gtk_label_set_text (self->details, details->str);

  gtk_widget_set_vexpand (GTK_WIDGET (self->summary), n_rejected + n_warned == 0);
  show_rejected (self, n_rejected);
  show_warned (self, result->warnings, n_warned);
}

/**
 * pursuit_import_result_page_save:
 * @target: the file to write
 * @callback: (nullable): called when it is done
 *
 * Saves the rejected rows, on a worker thread; what goes wrong is told to the user.
 */
void
pursuit_import_result_page_save (PursuitImportResultPage *self,
                                 GFile *target,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_IMPORT_RESULT_PAGE (self));
  g_return_if_fail (G_IS_FILE (target));
  g_return_if_fail (self->rejects != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pursuit_import_result_page_save);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), FALSE);
  pursuit_rejects_save_async (self->rejects, target, NULL, saved_cb, task);
}
