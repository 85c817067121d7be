/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealFilesTab:
 *
 * The files of a deal, the latest first. One is opened, saved elsewhere or removed from the menu of its line.
 */

#include "pursuit-deal-files-tab.h"

#include <glib/gi18n-lib.h>

#include "pursuit-attachment.h"
#include "pursuit-deal-files.h"
#include "pursuit-gate.h"
#include "pursuit-window.h"

struct _PursuitDealFilesTab
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *attach;
  PursuitSession *session;
  PursuitTable *table;
  gint64 deal_id;
};

G_DEFINE_FINAL_TYPE (PursuitDealFilesTab, pursuit_deal_files_tab, ADW_TYPE_BIN)

static char *
format_size (PursuitRecord *file, PursuitDay today, const char **style)
{
  return g_format_size ((guint64) pursuit_record_get_int (file, PURSUIT_ATTACHMENT_SIZE));
}

/* The tags that the processes ask for have names; people may use others. */
static char *
format_tag (PursuitRecord *file, PursuitDay today, const char **style)
{
  const char *tag = pursuit_record_get_text (file, PURSUIT_ATTACHMENT_TAG);
  const char *label = tag != NULL ? pursuit_choice_label (PURSUIT_DOCUMENT_TAGS, tag) : NULL;

  return g_strdup (label != NULL ? label : tag != NULL ? tag : "");
}

static const PursuitColumn columns[] = {
  { PURSUIT_ATTACHMENT_NAME, 260, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ATTACHMENT_TAG, 160, 0, NULL, format_tag },
  { PURSUIT_ATTACHMENT_SIZE, 110, 0, NULL, format_size },
  { PURSUIT_ATTACHMENT_DAY, 120 },
  { PURSUIT_ATTACHMENT_BY, 130 },
};

static const PursuitTableAction actions[] = {
  { N_ ("_Open"), "files.open" },
  { N_ ("_Save As…"), "files.save" },
  { N_ ("_Remove"), "files.remove", GDK_KEY_Delete },
};

static PursuitListSpec *
make_spec (gint64 deal_id)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_ATTACHMENT_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_ATTACHMENT_DEAL_ID, PURSUIT_OP_EQ, deal_id);
  pursuit_list_spec_sort (spec, PURSUIT_ATTACHMENT_DAY, TRUE);
  return spec;
}

static void
attach_cb (PursuitDealFilesTab *self)
{
  pursuit_deal_choose_file (pursuit_window_of (self), self->deal_id, NULL);
}

static void
activated_cb (PursuitDealFilesTab *self, gint64 id)
{
  pursuit_deal_open_file (pursuit_window_of (self), id);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealFilesTab *self = PURSUIT_DEAL_FILES_TAB (widget);
  gint64 id = pursuit_table_get_selected (self->table);

  if (id != 0)
    activated_cb (self, id);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealFilesTab *self = PURSUIT_DEAL_FILES_TAB (widget);
  g_autoptr (PursuitRecord) file = pursuit_table_get_selected_record (self->table);

  if (file != NULL)
    pursuit_deal_save_file (pursuit_window_of (self), file);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealFilesTab *self = PURSUIT_DEAL_FILES_TAB (widget);
  gint64 id = pursuit_table_get_selected (self->table);
  g_autoptr (PursuitCommand) command = NULL;

  if (id == 0 || pursuit_session_get_read_only (self->session))
    return;
  command = pursuit_command_delete_record (&PURSUIT_ATTACHMENT_ENTITY, id);
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
pursuit_deal_files_tab_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_DEAL_FILES_TAB (object)->session);

  G_OBJECT_CLASS (pursuit_deal_files_tab_parent_class)->finalize (object);
}

static void
pursuit_deal_files_tab_class_init (PursuitDealFilesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_files_tab_finalize;
  gtk_widget_class_install_action (widget_class, "files.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "files.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "files.remove", NULL, remove_action);
}

static void
pursuit_deal_files_tab_init (PursuitDealFilesTab *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "deal-tab");
  self->attach = gtk_button_new_with_mnemonic (_ ("_Attach a File…"));
  gtk_widget_set_halign (self->attach, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->attach, _ ("Files can also be dragged onto the page"));
  g_signal_connect_object (self->attach, "clicked", G_CALLBACK (attach_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, self->attach);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/** pursuit_deal_files_tab_set_session: where the files are read from; called once. */
void
pursuit_deal_files_tab_set_session (PursuitDealFilesTab *self, PursuitSession *session)
{
  g_autoptr (PursuitListSpec) spec = NULL;
  gboolean writable;

  g_return_if_fail (PURSUIT_IS_DEAL_FILES_TAB (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  writable = !pursuit_session_get_read_only (session);
  gtk_widget_set_visible (self->attach, writable);
  spec = make_spec (0);
  self->table = pursuit_table_new (session, "deal-files", spec, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_actions (self->table, actions, writable ? G_N_ELEMENTS (actions) : 2);
  pursuit_table_set_empty (self->table, "mail-attachment-symbolic", _ ("No files yet"),
                           _ ("Drag a file onto the page, or choose one above."));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->table));
}

/** pursuit_deal_files_tab_show: reads the files of @deal_id. */
void
pursuit_deal_files_tab_show (PursuitDealFilesTab *self, gint64 deal_id)
{
  g_autoptr (PursuitListSpec) spec = make_spec (deal_id);

  g_return_if_fail (PURSUIT_IS_DEAL_FILES_TAB (self));

  self->deal_id = deal_id;
  pursuit_table_show (self->table, spec);
}

/** pursuit_deal_files_tab_get_table: (transfer none): the list of files. */
PursuitTable *
pursuit_deal_files_tab_get_table (PursuitDealFilesTab *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_FILES_TAB (self), NULL);

  return self->table;
}
