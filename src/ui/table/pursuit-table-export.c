/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what a table shows into a file: its columns in their order, its rows in theirs. */

#include "pursuit-table-export.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-progress.h"
#include "pursuit-session-export.h"
#include "pursuit-window.h"

/* From the choice of a file to the message that it is written. */
typedef struct
{
  PursuitTable *table;
  PursuitWindow *window;
  PursuitTableFormat format;
  PursuitProgress *progress; /* (nullable): while the file is being chosen */
  GFile *file;               /* (nullable): the same */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->table);
  g_object_unref (export->window);
  g_clear_object (&export->progress);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static Export *
export_new (PursuitTable *table, PursuitTableFormat format)
{
  Export *export = g_new0 (Export, 1);

  export->table = g_object_ref (table);
  export->window = g_object_ref (pursuit_window_of (table));
  export->format = format;
  return export;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pursuit_session_export_rows_finish (PURSUIT_SESSION (source), result, &error);
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is written"), shown);

  pursuit_progress_end (export->progress);
  if (written)
    pursuit_window_toast (export->window, text);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_window_toast_error (export->window, error);
}

static void
write_file (Export *export, GFile *file)
{
  PursuitTableColumns *columns = pursuit_table_get_columns (export->table);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pursuit_table_columns_get_count (columns); i++)
    {
      guint field = pursuit_table_columns_get (columns, i)->field;
      g_array_append_val (fields, field);
    }
  export->file = g_object_ref (file);
  export->progress = g_object_ref (pursuit_progress_new (GTK_WINDOW (export->window), _ ("Exporting")));
  pursuit_session_export_rows_async (pursuit_window_get_session (export->window),
                                     pursuit_list_get_spec (pursuit_table_get_list (export->table)),
                                     (const guint *) (gpointer) fields->data, fields->len, export->format,
                                     file, pursuit_progress_report, export->progress,
                                     pursuit_progress_get_cancellable (export->progress), written_cb, export);
}

/** pursuit_table_export_to: writes what @table, in a window, shows into @file, with progress and Cancel, and
 * tells how it went. */
void
pursuit_table_export_to (PursuitTable *table, PursuitTableFormat format, GFile *file)
{
  g_return_if_fail (PURSUIT_IS_TABLE (table) && pursuit_table_get_list (table) != NULL);
  g_return_if_fail (G_IS_FILE (file));

  write_file (export_new (table, format), file);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = pursuit_compat_save_file_finish (result, NULL);

  if (file != NULL)
    write_file (g_steal_pointer (&export), file);
}

/* Asks for a file. */
static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  static const char *const labels[PURSUIT_TABLE_N_FORMATS] = {
    N_ ("CSV tables"),
    N_ ("TSV tables"),
    N_ ("XLSX workbooks"),
    N_ ("JSON files"),
  };
  const PursuitEntity *entity = pursuit_table_columns_get_entity (pursuit_table_get_columns (table));
  const char *suffix = g_variant_get_string (parameter, NULL);
  g_autofree char *pattern = g_strconcat ("*.", suffix, NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", _ (entity->label), suffix);
  PursuitTableFormat format;

  if (!pursuit_table_format_find (suffix, &format))
    return;
  const PursuitFileType type = { _ (labels[format]), pattern };
  pursuit_compat_save_file_async (GTK_WINDOW (pursuit_window_of (table)), _ ("Export What Is Shown"), name,
                                  &type, 1, file_chosen_cb, export_new (table, format));
}

/** pursuit_table_export_button_new: (transfer floating): a button that asks in which format, and where. It
 * stands beside @table. */
GtkWidget *
pursuit_table_export_button_new (PursuitTable *table)
{
  static const GActionEntry actions[] = { { "export", export_action, "s" } };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *label = _ ("Export what is shown (Ctrl+Shift+E)");

  g_return_val_if_fail (PURSUIT_IS_TABLE (table), NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), table);
  gtk_widget_insert_action_group (button, "table", G_ACTION_GROUP (group));
  g_menu_append (menu, _ ("_CSV Table…"), "table.export::csv");
  g_menu_append (menu, _ ("_TSV Table…"), "table.export::tsv");
  g_menu_append (menu, _ ("_XLSX Workbook…"), "table.export::xlsx");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-save-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}
