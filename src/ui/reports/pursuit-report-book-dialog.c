/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportBookDialog:
 *
 * Which reports go into a book, in which order and on what paper. Each has the parameters that were chosen
 * for it last. From here to the preview, the printer or a file; making the book shows how far it is, and can
 * be cancelled.
 */

#include "pursuit-report-book-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-icon-button.h"
#include "pursuit-print-preview.h"
#include "pursuit-progress.h"
#include "pursuit-report-choices.h"
#include "pursuit-report-export-action.h"
#include "pursuit-report-printer.h"
#include "pursuit-report-words.h"
#include "pursuit-session-book.h"

struct _PursuitReportBookDialog
{
  AdwWindow parent_instance;

  PursuitSession *session;
  PursuitReportChooser *chooser; /* knows the favourites */
  PursuitReportChoices *choices; /* knows what was chosen for each report; not seen */
  PursuitProgress *progress;     /* while the book is made */
  char *purpose;                 /* what it is made for: preview, print, or the name of a format */

  GtkListBox *list;
  AdwComboRow *paper;
  AdwComboRow *orientation;
};

G_DEFINE_FINAL_TYPE (PursuitReportBookDialog, pursuit_report_book_dialog, ADW_TYPE_WINDOW)

static const PursuitReportKind *
kind_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kind");
}

static GtkCheckButton *
check_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

static gboolean
is_chosen (GtkListBoxRow *row)
{
  return gtk_check_button_get_active (check_of (row));
}

static void
read_params (PursuitReportBookDialog *self, const PursuitReportKind *kind, PursuitReportParams *params)
{
  pursuit_report_choices_set_kind (self->choices, kind);
  pursuit_report_choices_get_params (self->choices, params);
}

static const char *
word_mode (PursuitFunnelMode mode)
{
  return mode == PURSUIT_FUNNEL_NOW ? _ ("Now") : mode == PURSUIT_FUNNEL_FLOW ? _ ("Flow") : _ ("Cohort");
}

/* What the report will be about, as far as it was chosen. */
static char *
word_params (PursuitReportBookDialog *self, const PursuitReportKind *kind)
{
  g_auto (PursuitReportParams) params = { 0 };
  gboolean has_mode = (kind->uses & PURSUIT_REPORT_USES_MODE) != 0;
  g_autofree char *period = NULL, *deals = NULL;
  const char *words[4] = { NULL };
  guint n = 0;

  read_params (self, kind, &params);
  deals = pursuit_report_choices_word_deals (self->choices);
  if (kind->uses & PURSUIT_REPORT_USES_PERIOD && !(has_mode && params.mode == PURSUIT_FUNNEL_NOW))
    period = pursuit_report_words_period (&params);
  if (has_mode)
    words[n++] = word_mode (params.mode);
  if (period != NULL)
    words[n++] = period;
  if (deals != NULL)
    words[n++] = deals;
  return n > 0 ? g_strjoinv (" · ", (char **) words) : g_strdup (_ (kind->question));
}

static void
update_actions_cb (PursuitReportBookDialog *self)
{
  GtkListBoxRow *row;
  gboolean any = FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    any |= is_chosen (row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.make",
                                 any && pursuit_report_choices_is_ready (self->choices));
}

/* Who and what was chosen for each report is known by name. */
static void
choices_changed_cb (PursuitReportBookDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      g_autofree char *params = word_params (self, kind_of (row));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), params);
    }
  update_actions_cb (self);
}

/* Moves a report up or down; the focus stays on the button. */
static void
move_row (PursuitReportBookDialog *self, GtkListBoxRow *row, int by)
{
  int place = gtk_list_box_row_get_index (row) + by;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (place < 0 || gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row)) == NULL)
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), place);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
    gtk_widget_grab_focus (focus);
  g_object_unref (row);
}

static void
up_cb (PursuitReportBookDialog *self, GtkWidget *button)
{
  move_row (self, GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)), -1);
}

static void
down_cb (PursuitReportBookDialog *self, GtkWidget *button)
{
  move_row (self, GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)), 1);
}

static GtkWidget *
make_button (PursuitReportBookDialog *self,
             const char *icon,
             const char *tooltip,
             const char *title,
             GCallback callback)
{
  GtkWidget *button = pursuit_icon_button_new (icon, tooltip, callback, self);
  g_autofree char *label = g_strdup_printf ("%s: %s", tooltip, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
add_row (PursuitReportBookDialog *self, const PursuitReportKind *kind)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *params = word_params (self, kind);
  const char *title = _ (kind->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), params);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (self, "go-up-symbolic", _ ("Move up"), title, G_CALLBACK (up_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, "go-down-symbolic", _ ("Move down"),
                                                                title, G_CALLBACK (down_cb)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_actions_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static gboolean
is_in_set (PursuitReportBookDialog *self, const PursuitReportKind *kind, const char *set)
{
  if (g_str_equal (set, "favourites"))
    return pursuit_report_chooser_is_starred (self->chooser, kind);
  return g_str_equal (set, "all") || pursuit_report_book_is_monday (kind);
}

/* Chooses a set of reports: those come first, in the order of the list of all. Returns: how many they are */
static guint
choose_set (PursuitReportBookDialog *self, const char *set)
{
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pursuit_report_registry_get_n (); i++)
      {
        const PursuitReportKind *kind = pursuit_report_registry_get (i);
        gboolean chosen = is_in_set (self, kind, set);

        if (chosen == (pass == 1))
          continue;
        add_row (self, kind);
        row = gtk_list_box_get_row_at_index (self->list, (int) n);
        if (chosen)
          {
            gtk_check_button_set_active (check_of (row), TRUE);
            n++;
          }
      }
  update_actions_cb (self);
  return n;
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_set (PURSUIT_REPORT_BOOK_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

static GArray *
list_entries (PursuitReportBookDialog *self)
{
  GArray *entries = pursuit_book_entries_new ();
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      g_auto (PursuitReportParams) params = { 0 };

      if (!is_chosen (row))
        continue;
      read_params (self, kind_of (row), &params);
      pursuit_book_entries_add (entries, kind_of (row), &params);
    }
  return entries;
}

/* The rows of the template stand in the order of the enumerations; portrait stands first. */
static gboolean
is_landscape (PursuitReportBookDialog *self)
{
  return adw_combo_row_get_selected (self->orientation) == 1;
}

static void
use_book (PursuitReportBookDialog *self, PursuitReport *book)
{
  PursuitPaperSize size = (PursuitPaperSize) adw_combo_row_get_selected (self->paper);
  g_autoptr (GtkPageSetup) setup = pursuit_report_printer_make_setup (size, is_landscape (self));
  PursuitPaper paper = pursuit_paper_get (size, is_landscape (self));
  PursuitReportFormat format;

  if (g_str_equal (self->purpose, "preview"))
    pursuit_print_preview_present (book, setup, GTK_WINDOW (self));
  else if (g_str_equal (self->purpose, "print"))
    pursuit_report_printer_run (book, setup, GTK_WINDOW (self));
  else if (pursuit_report_format_from_string (self->purpose, &format))
    pursuit_report_export_choose_on (GTK_WINDOW (self), book, format, &paper);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportBookDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) book =
      pursuit_session_report_book_finish (PURSUIT_SESSION (source), result, &error);
  PursuitWindow *window = pursuit_window_of (self);

  /* It went with the dialog. */
  if (self->progress == NULL)
    return;
  pursuit_progress_end (self->progress);
  g_clear_object (&self->progress);
  if (book != NULL)
    use_book (self, book);
  else if (window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_window_toast_error (window, error);
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitReportBookDialog *self = PURSUIT_REPORT_BOOK_DIALOG (widget);
  g_autoptr (GArray) entries = list_entries (self);

  if (entries->len == 0 || self->progress != NULL)
    return;
  g_free (self->purpose);
  self->purpose = g_variant_dup_string (parameter, NULL);
  self->progress = g_object_ref (pursuit_progress_new (GTK_WINDOW (self), _ ("Making the reports…")));
  pursuit_session_report_book_async (self->session, entries, pursuit_progress_report, self->progress,
                                     pursuit_progress_get_cancellable (self->progress), made_cb,
                                     g_object_ref (self));
}

static void
pursuit_report_book_dialog_dispose (GObject *object)
{
  PursuitReportBookDialog *self = PURSUIT_REPORT_BOOK_DIALOG (object);

  if (self->progress != NULL)
    g_cancellable_cancel (pursuit_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  g_clear_object (&self->choices);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_report_book_dialog_parent_class)->dispose (object);
}

static void
pursuit_report_book_dialog_finalize (GObject *object)
{
  g_free (PURSUIT_REPORT_BOOK_DIALOG (object)->purpose);

  G_OBJECT_CLASS (pursuit_report_book_dialog_parent_class)->finalize (object);
}

static void
pursuit_report_book_dialog_class_init (PursuitReportBookDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_report_book_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_report_book_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "book.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "book.make", "s", make_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-report-book-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitReportBookDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportBookDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportBookDialog, orientation);
}

static void
pursuit_report_book_dialog_init (PursuitReportBookDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->paper, pursuit_paper_default_size ());
}

/**
 * pursuit_report_book_dialog_present:
 * @window: shows a database; the window that the dialog belongs to
 * @chooser: knows the favourites, which are chosen first; without any, what the Monday meeting looks at
 *
 * Returns: (transfer none): the dialog, which is its own owner
 */
PursuitReportBookDialog *
pursuit_report_book_dialog_present (PursuitWindow *window, PursuitReportChooser *chooser)
{
  PursuitReportBookDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window) && PURSUIT_IS_REPORT_CHOOSER (chooser), NULL);

  self = g_object_new (PURSUIT_TYPE_REPORT_BOOK_DIALOG, "transient-for", window, "modal", TRUE, NULL);
  self->session = g_object_ref (pursuit_window_get_session (window));
  self->chooser = g_object_ref (chooser);
  self->choices = g_object_ref_sink (g_object_new (PURSUIT_TYPE_REPORT_CHOICES, NULL));
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (choices_changed_cb), self,
                           G_CONNECT_SWAPPED);
  pursuit_report_choices_set_session (self->choices, self->session);
  if (choose_set (self, "favourites") == 0)
    choose_set (self, "monday");
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
