/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportChooser:
 *
 * Which report is shown: a button that opens the list of all, each with the question it answers and a star;
 * starred ones stand first. The one shown last and the stars are remembered.
 *
 * Signal “changed”: another one was chosen.
 */

#include "pursuit-report-chooser.h"

#include <glib/gi18n-lib.h>

#include "pursuit-settings.h"

#define KEY_LAST "report"
#define KEY_STARRED "report-favourites"

struct _PursuitReportChooser
{
  AdwBin parent_instance;

  const PursuitReportKind *kind;
  GPtrArray *starred; /* const PursuitReportKind */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PursuitReportChooser, pursuit_report_chooser, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const PursuitReportKind *
kind_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kind");
}

/** pursuit_report_chooser_is_starred: whether the report is a favourite. */
gboolean
pursuit_report_chooser_is_starred (PursuitReportChooser *self, const PursuitReportKind *kind)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_CHOOSER (self), FALSE);

  return g_ptr_array_find (self->starred, kind, NULL);
}

static void
read_starred (PursuitReportChooser *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_auto (GStrv) names = settings ? g_settings_get_strv (settings, KEY_STARRED) : NULL;

  for (guint i = 0; names && names[i]; i++)
    {
      const PursuitReportKind *kind = pursuit_report_registry_find (names[i]);

      if (kind)
        g_ptr_array_add (self->starred, (gpointer) kind);
    }
}

static void
write_starred (PursuitReportChooser *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->starred->len; i++)
    g_strv_builder_add (builder, ((const PursuitReportKind *) self->starred->pdata[i])->name);
  g_auto (GStrv) names = g_strv_builder_end (builder);
  if (settings)
    g_settings_set_strv (settings, KEY_STARRED, (const char *const *) names);
}

static void
show_star (GtkToggleButton *star)
{
  gboolean starred = gtk_toggle_button_get_active (star);

  gtk_button_set_icon_name (GTK_BUTTON (star), starred ? "starred-symbolic" : "non-starred-symbolic");
}

static void
star_toggled_cb (PursuitReportChooser *self, GtkToggleButton *star)
{
  gpointer kind = g_object_get_data (G_OBJECT (star), "kind");

  if (gtk_toggle_button_get_active (star))
    g_ptr_array_add (self->starred, kind);
  else
    g_ptr_array_remove (self->starred, kind);
  show_star (star);
  write_starred (self);
  gtk_list_box_invalidate_sort (self->list);
}

static GtkWidget *
make_row (PursuitReportChooser *self, const PursuitReportKind *kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *star = gtk_toggle_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (kind->question));
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), kind->icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  g_object_set_data (G_OBJECT (star), "kind", (gpointer) kind);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), pursuit_report_chooser_is_starred (self, kind));
  show_star (GTK_TOGGLE_BUTTON (star));
  gtk_widget_set_tooltip_text (star, _ ("Keep at the top of the list"));
  gtk_widget_set_valign (star, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (star, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);
  g_signal_connect_object (star, "toggled", G_CALLBACK (star_toggled_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static guint
place_of (PursuitReportChooser *self, GtkListBoxRow *row)
{
  guint n = pursuit_report_registry_get_n (), place = 0;

  while (place < n && pursuit_report_registry_get (place) != kind_of (row))
    place++;
  return pursuit_report_chooser_is_starred (self, kind_of (row)) ? place : n + place;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer self)
{
  return (int) place_of (self, a) - (int) place_of (self, b);
}

static void
row_activated_cb (PursuitReportChooser *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  pursuit_report_chooser_set_kind (self, kind_of (row));
}

static void
pursuit_report_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (PURSUIT_REPORT_CHOOSER (object)->starred);

  G_OBJECT_CLASS (pursuit_report_chooser_parent_class)->finalize (object);
}

static void
pursuit_report_chooser_class_init (PursuitReportChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_report_chooser_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

/* The one that was shown last, else the first there is. */
static const PursuitReportKind *
find_last (void)
{
  GSettings *settings = pursuit_settings_get ();
  g_autofree char *name = settings ? g_settings_get_string (settings, KEY_LAST) : NULL;
  const PursuitReportKind *kind = name ? pursuit_report_registry_find (name) : NULL;

  return kind ? kind : pursuit_report_registry_get (0);
}

static void
show_kind (PursuitReportChooser *self)
{
  gtk_menu_button_set_label (self->button, _ (self->kind->title));
}

static void
pursuit_report_chooser_init (PursuitReportChooser *self)
{
  self->starred = g_ptr_array_new ();
  read_starred (self);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_size_request (GTK_WIDGET (self->list), 320, -1);
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  for (guint i = 0; i < pursuit_report_registry_get_n (); i++)
    gtk_list_box_append (self->list, make_row (self, pursuit_report_registry_get (i)));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Which report is shown"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  self->kind = find_last ();
  show_kind (self);
}

/** pursuit_report_chooser_get_kind: the report that is chosen; there always is one. */
const PursuitReportKind *
pursuit_report_chooser_get_kind (PursuitReportChooser *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_CHOOSER (self), NULL);

  return self->kind;
}

/** pursuit_report_chooser_set_kind: chooses a report, as its row does. */
void
pursuit_report_chooser_set_kind (PursuitReportChooser *self, const PursuitReportKind *kind)
{
  g_return_if_fail (PURSUIT_IS_REPORT_CHOOSER (self) && kind != NULL);

  if (self->kind == kind)
    return;
  self->kind = kind;
  show_kind (self);
  if (pursuit_settings_get ())
    g_settings_set_string (pursuit_settings_get (), KEY_LAST, kind->name);
  g_signal_emit (self, signals[CHANGED], 0);
}
