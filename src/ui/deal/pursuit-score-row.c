/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitScoreRow:
 *
 * One criterion of an assessment: a choice from 0 to 5, or not scored, with what the chosen number means in
 * words, and a note. Digits choose wherever among the numbers the focus is.
 *
 * ::changed: other points or another note.
 */

#include "pursuit-score-row.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

struct _PursuitScoreRow
{
  GtkBox parent_instance;

  gint64 item;
  char *anchors[PURSUIT_SCORE_MAX + 1];
  GtkToggleButton *buttons[PURSUIT_SCORE_MAX + 2]; /* the first one is “not scored” */
  GtkLabel *meaning;
  GtkEditable *note;
};

G_DEFINE_FINAL_TYPE (PursuitScoreRow, pursuit_score_row, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What @points mean; a number without words of its own lies between two that have some. */
static char *
word_points (PursuitScoreRow *self, int points)
{
  int below = points, above = points;

  if (points == PURSUIT_NOT_SCORED)
    return g_strdup (_ ("Not scored"));
  while (below > 0 && self->anchors[below] == NULL)
    below--;
  while (above < PURSUIT_SCORE_MAX && self->anchors[above] == NULL)
    above++;
  if (below == above || self->anchors[below] == NULL || self->anchors[above] == NULL)
    {
      const char *words = self->anchors[below] != NULL ? self->anchors[below] : self->anchors[above];
      return g_strdup (words != NULL ? words : "");
    }
  /* Translators: what a number of points means that lies between two others, whose meanings these are */
  return g_strdup_printf (_ ("Between “%s” and “%s”"), self->anchors[below], self->anchors[above]);
}

static void
show_meaning (PursuitScoreRow *self)
{
  g_autofree char *words = word_points (self, pursuit_score_row_get_points (self));

  gtk_label_set_text (self->meaning, words);
}

static void
toggled_cb (PursuitScoreRow *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  show_meaning (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
note_changed_cb (PursuitScoreRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A digit chooses; what is not scored any longer has no points. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PursuitScoreRow *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  int points = letter >= '0' && letter <= '0' + PURSUIT_SCORE_MAX ? (int) (letter - '0') : PURSUIT_NOT_SCORED;

  if (points == PURSUIT_NOT_SCORED && keyval != GDK_KEY_minus && keyval != GDK_KEY_BackSpace &&
      keyval != GDK_KEY_Delete)
    return GDK_EVENT_PROPAGATE;
  pursuit_score_row_set_points (self, points);
  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[points + 1]));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (PursuitScoreRow *self, int points, const char *name)
{
  g_autofree char *digit = points == PURSUIT_NOT_SCORED ? g_strdup ("–") : g_strdup_printf ("%d", points);
  g_autofree char *words = word_points (self, points);
  g_autofree char *spoken = *words != '\0' ? g_strdup_printf ("%s, %s: %s", name, digit, words)
                                           : g_strdup_printf ("%s, %s", name, digit);
  GtkWidget *button = gtk_toggle_button_new_with_label (digit);

  /* Ctrl+Enter saves wherever the focus is */
  gtk_widget_set_receives_default (button, FALSE);
  gtk_widget_set_tooltip_text (button, *words != '\0' ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons[0]);
  self->buttons[points + 1] = GTK_TOGGLE_BUTTON (button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_numbers (PursuitScoreRow *self, GtkBox *head, const char *name)
{
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (numbers, "linked");
  gtk_widget_add_css_class (numbers, "score-numbers");
  for (int points = PURSUIT_NOT_SCORED; points <= PURSUIT_SCORE_MAX; points++)
    gtk_box_append (GTK_BOX (numbers), make_button (self, points, name));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (numbers, keys);
  gtk_box_append (head, numbers);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
pursuit_score_row_grab_focus (GtkWidget *widget)
{
  PursuitScoreRow *self = PURSUIT_SCORE_ROW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->buttons[pursuit_score_row_get_points (self) + 1]));
}

static void
pursuit_score_row_finalize (GObject *object)
{
  PursuitScoreRow *self = PURSUIT_SCORE_ROW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    g_free (self->anchors[i]);

  G_OBJECT_CLASS (pursuit_score_row_parent_class)->finalize (object);
}

static void
pursuit_score_row_class_init (PursuitScoreRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_score_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pursuit_score_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pursuit_score_row_init (PursuitScoreRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "score-row");
}

/** pursuit_score_row_new: the row of @item, which is copied; not scored. */
GtkWidget *
pursuit_score_row_new (const PursuitScoreItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  PursuitScoreRow *self = g_object_new (PURSUIT_TYPE_SCORE_ROW, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = pursuit_text_for_display (item->name, 80);
  GtkWidget *title = make_label (name, "heading");

  self->item = item->id;
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    self->anchors[i] = g_strdup (item->anchors[i]);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  add_numbers (self, GTK_BOX (head), name);
  self->meaning = GTK_LABEL (make_label ("", "dim-label"));
  self->note = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->note), _ ("Note"));
  g_autofree char *spoken = g_strdup_printf (_ ("Note on “%s”"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (note_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->meaning));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note));
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
  return GTK_WIDGET (self);
}

/** pursuit_score_row_set_points: @points: 0 to 5, or %PURSUIT_NOT_SCORED */
void
pursuit_score_row_set_points (PursuitScoreRow *self, int points)
{
  g_return_if_fail (PURSUIT_IS_SCORE_ROW (self));
  g_return_if_fail (points >= PURSUIT_NOT_SCORED && points <= PURSUIT_SCORE_MAX);

  gtk_toggle_button_set_active (self->buttons[points + 1], TRUE);
}

/** pursuit_score_row_get_points: 0 to 5, or %PURSUIT_NOT_SCORED. */
int
pursuit_score_row_get_points (PursuitScoreRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_SCORE_ROW (self), PURSUIT_NOT_SCORED);

  for (int points = 0; points <= PURSUIT_SCORE_MAX; points++)
    {
      if (gtk_toggle_button_get_active (self->buttons[points + 1]))
        return points;
    }
  return PURSUIT_NOT_SCORED;
}

/** pursuit_score_row_set_note: @note: (nullable) */
void
pursuit_score_row_set_note (PursuitScoreRow *self, const char *note)
{
  g_return_if_fail (PURSUIT_IS_SCORE_ROW (self));

  gtk_editable_set_text (self->note, note != NULL ? note : "");
}

/** pursuit_score_row_get_note: (transfer none): what is written, "" for nothing. */
const char *
pursuit_score_row_get_note (PursuitScoreRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_SCORE_ROW (self), NULL);

  return gtk_editable_get_text (self->note);
}

/** pursuit_score_row_get_item: the criterion's id. */
gint64
pursuit_score_row_get_item (PursuitScoreRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_SCORE_ROW (self), 0);

  return self->item;
}
