/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeriodChooser:
 *
 * A button that names a period and opens a popover with the usual ones and two days of one's own.
 *
 * ::changed: another period was chosen.
 */

#include "pursuit-period-chooser.h"

#include <glib/gi18n-lib.h>

struct _PursuitPeriodChooser
{
  AdwBin parent_instance;

  PursuitDay today;
  int first_month; /* of the fiscal year */
  PursuitDay from;
  PursuitDay to;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkBox *presets;
  GtkEditable *from_entry;
  GtkEditable *to_entry;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (PursuitPeriodChooser, pursuit_period_chooser, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_day (GtkEditable *entry, PursuitDay day)
{
  g_autofree char *text = day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (day) : g_strdup ("");

  gtk_editable_set_text (entry, text);
}

static void
take_period (PursuitPeriodChooser *self, PursuitDay from, PursuitDay to, const char *label)
{
  gtk_menu_button_set_label (self->button, label);
  show_day (self->from_entry, from);
  show_day (self->to_entry, to);
  gtk_label_set_text (self->problem, "");
  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
preset_clicked_cb (PursuitPeriodChooser *self, GtkWidget *button)
{
  pursuit_period_chooser_set_preset (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "preset")));
  gtk_popover_popdown (self->popover);
}

/* Reads a day as people write it; an empty entry leaves that end open. */
static gboolean
read_day (GtkEditable *entry, PursuitDay *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  *day = PURSUIT_DAY_NONE;
  if (*text == '\0')
    return TRUE;
  *day = pursuit_day_parse (text, -1, PURSUIT_DATE_ORDER_YMD);
  return *day != PURSUIT_DAY_NONE;
}

static void
apply_cb (PursuitPeriodChooser *self)
{
  PursuitDay from, to;

  if (!read_day (self->from_entry, &from) || !read_day (self->to_entry, &to))
    {
      gtk_label_set_text (self->problem, _ ("Write a day as 2026-06-30."));
      return;
    }
  if (from != PURSUIT_DAY_NONE && to != PURSUIT_DAY_NONE && from > to)
    {
      gtk_label_set_text (self->problem, _ ("The first day is after the last one."));
      return;
    }
  pursuit_period_chooser_set_period (self, from, to);
  gtk_popover_popdown (self->popover);
}

static void
pursuit_period_chooser_class_init (PursuitPeriodChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-period-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPeriodChooser, button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeriodChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeriodChooser, presets);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeriodChooser, from_entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeriodChooser, to_entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeriodChooser, problem);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
pursuit_period_chooser_init (PursuitPeriodChooser *self)
{
  self->from = self->to = PURSUIT_DAY_NONE;
  self->first_month = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_period_chooser_set_calendar:
 * @first_month: 1 to 12: in which the fiscal year begins
 *
 * Fills the popover with the periods around @today. One of the usual ones stays chosen: “this year” is
 * another one then.
 */
void
pursuit_period_chooser_set_calendar (PursuitPeriodChooser *self, PursuitDay today, int first_month)
{
  GtkWidget *old;
  int chosen;

  g_return_if_fail (PURSUIT_IS_PERIOD_CHOOSER (self));

  chosen = pursuit_period_chooser_get_preset (self);
  self->today = today;
  self->first_month = first_month;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->presets))) != NULL)
    gtk_box_remove (self->presets, old);
  for (PursuitPeriodPreset preset = 0; preset < PURSUIT_N_PERIODS; preset++)
    {
      g_autofree char *words = pursuit_period_words (preset, today, first_month);
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "preset", GINT_TO_POINTER (preset));
      g_signal_connect_object (button, "clicked", G_CALLBACK (preset_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->presets, button);
    }
  if (chosen >= 0)
    pursuit_period_chooser_set_preset (self, (PursuitPeriodPreset) chosen);
}

/** pursuit_period_chooser_set_preset: chooses one of the usual periods. */
void
pursuit_period_chooser_set_preset (PursuitPeriodChooser *self, PursuitPeriodPreset preset)
{
  g_autofree char *words = NULL;
  PursuitDay from, to;

  g_return_if_fail (PURSUIT_IS_PERIOD_CHOOSER (self));

  words = pursuit_period_words (preset, self->today, self->first_month);
  pursuit_period_resolve (preset, self->today, self->first_month, &from, &to);
  take_period (self, from, to, words);
}

/** pursuit_period_chooser_set_period: chooses days of one’s own, both included; PURSUIT_DAY_NONE leaves that
 * end open. */
void
pursuit_period_chooser_set_period (PursuitPeriodChooser *self, PursuitDay from, PursuitDay to)
{
  g_return_if_fail (PURSUIT_IS_PERIOD_CHOOSER (self));

  if (from == PURSUIT_DAY_NONE && to == PURSUIT_DAY_NONE)
    {
      pursuit_period_chooser_set_preset (self, PURSUIT_PERIOD_ALL);
      return;
    }
  g_autofree char *first = from != PURSUIT_DAY_NONE ? pursuit_day_format (from, self->today) : g_strdup ("…");
  g_autofree char *last = to != PURSUIT_DAY_NONE ? pursuit_day_format (to, self->today) : g_strdup ("…");
  g_autofree char *label = g_strdup_printf ("%s – %s", first, last);
  take_period (self, from, to, label);
}

/** pursuit_period_chooser_get_preset: which of the usual periods is chosen; −1 for any other. */
int
pursuit_period_chooser_get_preset (PursuitPeriodChooser *self)
{
  PursuitDay from, to;

  g_return_val_if_fail (PURSUIT_IS_PERIOD_CHOOSER (self), -1);

  for (PursuitPeriodPreset preset = 0; preset < PURSUIT_N_PERIODS; preset++)
    {
      pursuit_period_resolve (preset, self->today, self->first_month, &from, &to);
      if (self->from == from && self->to == to)
        return (int) preset;
    }
  return -1;
}

/** pursuit_period_chooser_get_period: the chosen days, both included; PURSUIT_DAY_NONE for an open end. */
void
pursuit_period_chooser_get_period (PursuitPeriodChooser *self, PursuitDay *from, PursuitDay *to)
{
  g_return_if_fail (PURSUIT_IS_PERIOD_CHOOSER (self));

  *from = self->from;
  *to = self->to;
}
