/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitLetterRail:
 *
 * The letters A to Z and # at the side of a list that is sorted by names. One under which names stand leads
 * to the first of them; the one under which the list is scrolled to is marked.
 *
 * Signal: ::chosen (guint position): of the first row of a letter.
 */

#include "pursuit-letter-rail.h"

#include <glib/gi18n-lib.h>

struct _PursuitLetterRail
{
  GtkWidget parent_instance;

  GtkWidget *buttons[PURSUIT_N_LETTERS];
  guint64 starts[PURSUIT_N_LETTERS + 1]; /* where the rows of each letter begin, and where the list ends */
  int marked;
};

G_DEFINE_FINAL_TYPE (PursuitLetterRail, pursuit_letter_rail, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
clicked_cb (PursuitLetterRail *self, GtkWidget *button)
{
  for (guint i = 0; i < PURSUIT_N_LETTERS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[CHOSEN], 0, (guint) self->starts[i]);
}

/* The rail is one stop of the Tab key: Up and Down go through its letters. */
static gboolean
key_cb (GtkWidget *widget, GVariant *step, gpointer user_data)
{
  return gtk_widget_child_focus (widget, g_variant_get_int32 (step) < 0 ? GTK_DIR_UP : GTK_DIR_DOWN);
}

static void
pursuit_letter_rail_dispose (GObject *object)
{
  PursuitLetterRail *self = PURSUIT_LETTER_RAIL (object);

  for (guint i = 0; i < PURSUIT_N_LETTERS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);

  G_OBJECT_CLASS (pursuit_letter_rail_parent_class)->dispose (object);
}

static void
pursuit_letter_rail_class_init (PursuitLetterRailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_letter_rail_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, key_cb, "i", 1);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pursuit-letter-rail");
}

static void
pursuit_letter_rail_init (PursuitLetterRail *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->marked = -1;
  for (guint i = 0; i < PURSUIT_N_LETTERS; i++)
    {
      char label[] = { i < 26 ? (char) ('A' + i) : '#', '\0' };

      self->buttons[i] = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (self->buttons[i], "flat");
      gtk_widget_set_vexpand (self->buttons[i], TRUE);
      gtk_widget_set_sensitive (self->buttons[i], FALSE);
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
    }
}

/** pursuit_letter_rail_new: (transfer floating): no letter leads anywhere yet. */
GtkWidget *
pursuit_letter_rail_new (void)
{
  return g_object_new (PURSUIT_TYPE_LETTER_RAIL, NULL);
}

/** pursuit_letter_rail_set_letters: how many rows stand under each letter. */
void
pursuit_letter_rail_set_letters (PursuitLetterRail *self, const PursuitListLetters *letters)
{
  g_return_if_fail (PURSUIT_IS_LETTER_RAIL (self));
  g_return_if_fail (letters != NULL);

  for (guint i = 0; i < PURSUIT_N_LETTERS; i++)
    {
      self->starts[i + 1] = self->starts[i] + (guint64) letters->counts[i];
      gtk_widget_set_sensitive (self->buttons[i], letters->counts[i] > 0);
    }
}

/** pursuit_letter_rail_set_position: marks the letter of the row at @position. */
void
pursuit_letter_rail_set_position (PursuitLetterRail *self, guint position)
{
  int marked = -1;

  g_return_if_fail (PURSUIT_IS_LETTER_RAIL (self));

  for (int i = 0; i < PURSUIT_N_LETTERS && marked < 0; i++)
    if (position < self->starts[i + 1])
      marked = i;
  if (marked == self->marked)
    return;
  if (self->marked >= 0)
    gtk_widget_remove_css_class (self->buttons[self->marked], "marked");
  if (marked >= 0)
    gtk_widget_add_css_class (self->buttons[marked], "marked");
  self->marked = marked;
}
