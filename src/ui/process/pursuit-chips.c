/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitChips:
 *
 * A title and some words under it of which any number may be chosen. The signal ::changed says that the
 * choice is another one.
 */

#include "pursuit-chips.h"

struct _PursuitChips
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *flow;
};

G_DEFINE_FINAL_TYPE (PursuitChips, pursuit_chips, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
toggled_cb (PursuitChips *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pursuit_chips_class_init (PursuitChipsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pursuit_chips_init (PursuitChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "caption-heading");
  gtk_widget_add_css_class (self->title, "dim-label");
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 4);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->flow);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** pursuit_chips_new: @title: what is chosen, translated. */
GtkWidget *
pursuit_chips_new (const char *title)
{
  PursuitChips *self = g_object_new (PURSUIT_TYPE_CHIPS, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/** pursuit_chips_add: adds @label at the end, which stands for @code. */
void
pursuit_chips_add (PursuitChips *self, const char *code, const char *label, gboolean chosen)
{
  g_return_if_fail (PURSUIT_IS_CHIPS (self));
  g_return_if_fail (code != NULL && label != NULL);

  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->flow), button, -1);
  /* the button takes the focus, not what holds it */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/** pursuit_chips_get_codes: (transfer full): those that are chosen, with commas between them; "" for none. */
char *
pursuit_chips_get_codes (PursuitChips *self)
{
  g_return_val_if_fail (PURSUIT_IS_CHIPS (self), NULL);

  g_autoptr (GString) codes = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (self->flow); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
        g_string_append_printf (codes, "%s%s", codes->len ? "," : "",
                                (const char *) g_object_get_data (G_OBJECT (button), "code"));
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}
