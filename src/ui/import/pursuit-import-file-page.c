/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitImportFilePage:
 *
 * The first step of an import: which file, and what its rows are. Asks by ::file-chosen (const char *path)
 * and
 * ::kind-selected (const PursuitEntity *entity) and ::sheet-selected (guint sheet), and shows what it is
 * told.
 */

#include "pursuit-import-file-page.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-imports-window.h"
#include "pursuit-person.h"

struct _PursuitImportFilePage
{
  AdwBin parent_instance;

  PursuitSession *session;
  gboolean has_file;
  gboolean updating;

  AdwActionRow *file_row;
  AdwComboRow *kind;
  AdwComboRow *sheet;
};

G_DEFINE_FINAL_TYPE (PursuitImportFilePage, pursuit_import_file_page, ADW_TYPE_BIN)

enum
{
  FILE_CHOSEN,
  KIND_SELECTED,
  SHEET_SELECTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* In the order of the list in the template. */
static const PursuitEntity *const kinds[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY,
                                              &PURSUIT_DEAL_ENTITY, &PURSUIT_ACTIVITY_ENTITY,
                                              &PURSUIT_MEMBER_ENTITY };

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportFilePage) self = user_data;
  g_autoptr (GFile) file = pursuit_compat_open_file_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    g_signal_emit (self, signals[FILE_CHOSEN], 0, path);
}

static void
choose_cb (PursuitImportFilePage *self)
{
  const PursuitFileType types[] = {
    { _ ("Tables and vCards"), "*.csv;*.tsv;*.txt;*.tab;*.xlsx;*.xlsm;*.json;*.vcf;*.vcard" },
    { _ ("All files"), "*" },
  };

  pursuit_compat_open_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  _ ("Choose a File to Import"), types, G_N_ELEMENTS (types), chosen_cb,
                                  g_object_ref (self));
}

static void
kind_selected_cb (PursuitImportFilePage *self)
{
  const guint selected = adw_combo_row_get_selected (self->kind);

  if (!self->updating && selected < G_N_ELEMENTS (kinds))
    g_signal_emit (self, signals[KIND_SELECTED], 0, kinds[selected]);
}

static void
sheet_selected_cb (PursuitImportFilePage *self)
{
  const guint selected = adw_combo_row_get_selected (self->sheet);

  if (!self->updating && selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SHEET_SELECTED], 0, selected + 1);
}

static gboolean
drop_cb (PursuitImportFilePage *self, const GValue *value)
{
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  if (path == NULL)
    return FALSE;
  g_signal_emit (self, signals[FILE_CHOSEN], 0, path);
  return TRUE;
}

static void
show_imports_cb (PursuitImportFilePage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  pursuit_imports_window_present (window, self->session);
}

static void
pursuit_import_file_page_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_IMPORT_FILE_PAGE (object)->session);
  G_OBJECT_CLASS (pursuit_import_file_page_parent_class)->dispose (object);
}

static void
pursuit_import_file_page_class_init (PursuitImportFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_file_page_dispose;

  signals[FILE_CHOSEN] = g_signal_new ("file-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KIND_SELECTED] = g_signal_new ("kind-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SHEET_SELECTED] = g_signal_new ("sheet-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/import/pursuit-import-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportFilePage, file_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportFilePage, kind);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportFilePage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_imports_cb);
}

static void
pursuit_import_file_page_init (PursuitImportFilePage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  pursuit_import_file_page_set_kind (self, NULL);
}

/** pursuit_import_file_page_set_session: tells the database whose earlier imports can be shown. */
void
pursuit_import_file_page_set_session (PursuitImportFilePage *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_FILE_PAGE (self));

  g_set_object (&self->session, session);
}

/** pursuit_import_file_page_set_path: shows which file has been chosen. */
void
pursuit_import_file_page_set_path (PursuitImportFilePage *self, const char *path)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_FILE_PAGE (self));
  g_return_if_fail (path != NULL);

  name = g_filename_display_basename (path);
  folder = g_path_get_dirname (path);
  shown = g_filename_display_name (folder);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  adw_action_row_set_subtitle (self->file_row, shown);
  self->has_file = TRUE;
}

/** pursuit_import_file_page_set_kind: shows what the rows are; %NULL: not known. */
void
pursuit_import_file_page_set_kind (PursuitImportFilePage *self, const PursuitEntity *entity)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_FILE_PAGE (self));

  self->updating = TRUE;
  adw_combo_row_set_selected (self->kind, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == entity)
      adw_combo_row_set_selected (self->kind, i);
  self->updating = FALSE;
}

/**
 * pursuit_import_file_page_set_sheets:
 * @sheets: (nullable): the sheets of the file; with one or none nothing is asked
 * @selected: which is read, from 1
 */
void
pursuit_import_file_page_set_sheets (PursuitImportFilePage *self, char **sheets, guint selected)
{
  g_autoptr (GtkStringList) names = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_FILE_PAGE (self));

  names = gtk_string_list_new ((const char *const *) sheets);
  self->updating = TRUE;
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheet, selected > 0 ? selected - 1 : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), sheets != NULL && sheets[0] != NULL && sheets[1] != NULL);
  self->updating = FALSE;
}

/** pursuit_import_file_page_set_busy: says whether the file is being read; meanwhile its kind stays. */
void
pursuit_import_file_page_set_busy (PursuitImportFilePage *self, gboolean busy)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_FILE_PAGE (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), self->has_file && !busy);
}
