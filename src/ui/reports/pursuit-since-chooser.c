/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitSinceChooser:
 *
 * A button that names the day from which changes are told, and opens a popover with the usual ones and a day
 * of one's own.
 *
 * ::changed: another day was chosen.
 */

#include "pursuit-since-chooser.h"

#include <glib/gi18n-lib.h>

struct _PursuitSinceChooser
{
  AdwBin parent_instance;

  PursuitDay today;
  int first_month;
  int preset;     /* −1: @day was written */
  PursuitDay day; /* 0: what the report likes best */

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (PursuitSinceChooser, pursuit_since_chooser, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
take (PursuitSinceChooser *self, int preset, PursuitDay day, const char *label)
{
  gboolean changed = preset != self->preset || day != self->day;

  self->preset = preset;
  self->day = day;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_label_set_text (GTK_LABEL (self->problem), "");
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
preset_clicked_cb (PursuitSinceChooser *self, GtkWidget *button)
{
  pursuit_since_chooser_set_preset (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "preset")));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
apply_cb (PursuitSinceChooser *self)
{
  if (pursuit_since_chooser_take_text (self, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Where a day of one's own is written. */
static void
add_day (PursuitSinceChooser *self, GtkWidget *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *label = gtk_label_new_with_mnemonic (_ ("_Since"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Show"));

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "2026-06-30");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->entry);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "xalign", 0.0,
                                "wrap", TRUE, "max-width-chars", 24, NULL);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), apply);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), self->problem);
}

static GtkWidget *
make_content (PursuitSinceChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (PursuitSincePreset preset = 0; preset < PURSUIT_N_SINCES; preset++)
    {
      GtkWidget *button = gtk_button_new_with_label (pursuit_since_label (preset));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "preset", GINT_TO_POINTER (preset));
      g_signal_connect_object (button, "clicked", G_CALLBACK (preset_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  add_day (self, box);
  return box;
}

static void
pursuit_since_chooser_class_init (PursuitSinceChooserClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pursuit_since_chooser_init (PursuitSinceChooser *self)
{
  self->first_month = 1;
  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_content (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_widget_set_tooltip_text (self->button, _ ("From when changes are told"));
  adw_bin_set_child (ADW_BIN (self), self->button);
  take (self, PURSUIT_SINCE_MONTH_BEGAN, 0, pursuit_since_label (PURSUIT_SINCE_MONTH_BEGAN));
}

/**
 * pursuit_since_chooser_set_calendar:
 * @first_month: 1 to 12: in which the fiscal year begins
 *
 * From what day the usual ones are told. One of them stays chosen, and is another day then.
 */
void
pursuit_since_chooser_set_calendar (PursuitSinceChooser *self, PursuitDay today, int first_month)
{
  g_return_if_fail (PURSUIT_IS_SINCE_CHOOSER (self));

  self->today = today;
  self->first_month = first_month;
  if (self->preset >= 0)
    pursuit_since_chooser_set_preset (self, (PursuitSincePreset) self->preset);
}

/** pursuit_since_chooser_set_preset: chooses one of the usual days. */
void
pursuit_since_chooser_set_preset (PursuitSinceChooser *self, PursuitSincePreset preset)
{
  g_return_if_fail (PURSUIT_IS_SINCE_CHOOSER (self) && preset < PURSUIT_N_SINCES);

  take (self, (int) preset, pursuit_since_resolve (preset, self->today, self->first_month),
        pursuit_since_label (preset));
}

/** pursuit_since_chooser_get_preset: which of the usual days is chosen; −1 for any other. */
int
pursuit_since_chooser_get_preset (PursuitSinceChooser *self)
{
  g_return_val_if_fail (PURSUIT_IS_SINCE_CHOOSER (self), -1);

  return self->preset;
}

/** pursuit_since_chooser_take_text: chooses the day that is written; %FALSE when it is none or still to come,
 * which is told. */
gboolean
pursuit_since_chooser_take_text (PursuitSinceChooser *self, const char *text)
{
  g_return_val_if_fail (PURSUIT_IS_SINCE_CHOOSER (self) && text != NULL, FALSE);

  g_autofree char *stripped = g_strstrip (g_strdup (text));
  PursuitDay day = pursuit_day_parse (stripped, -1, PURSUIT_DATE_ORDER_YMD);
  if (day == PURSUIT_DAY_NONE || day >= self->today)
    {
      gtk_label_set_text (GTK_LABEL (self->problem), day == PURSUIT_DAY_NONE
                                                         ? _ ("Write a day as 2026-06-30.")
                                                         : _ ("Choose a day before today."));
      return FALSE;
    }
  pursuit_since_chooser_set_day (self, day);
  return TRUE;
}

/** pursuit_since_chooser_set_day: chooses a day of one’s own. */
void
pursuit_since_chooser_set_day (PursuitSinceChooser *self, PursuitDay day)
{
  g_return_if_fail (PURSUIT_IS_SINCE_CHOOSER (self) && day != PURSUIT_DAY_NONE);

  g_autofree char *words = pursuit_day_format (day, self->today);
  /* Translators: a date */
  g_autofree char *label = g_strdup_printf (_ ("Since %s"), words);
  take (self, -1, day, label);
}

/** pursuit_since_chooser_get_day: for PursuitReportParams.since. */
PursuitDay
pursuit_since_chooser_get_day (PursuitSinceChooser *self)
{
  g_return_val_if_fail (PURSUIT_IS_SINCE_CHOOSER (self), 0);

  return self->day;
}
