/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitAmountCell:
 *
 * An amount in a grid: short while it is only read, to the minor unit while it is edited. Enter, Tab and a
 * click elsewhere give what is written; Escape takes it back. Nothing written is 0.
 *
 * ::given (gint64): another amount was written, in minor units.
 * ::told (string, nullable): what is wrong with what is written; %NULL: nothing any more.
 */

#include "pursuit-amount-cell.h"

#include <glib/gi18n-lib.h>

#include "pursuit-money.h"

struct _PursuitAmountCell
{
  GtkEntry parent_instance;

  char *name;
  char *currency;
  gint64 minor;
  gboolean editing;
  guint select_source;
  gboolean refused; /* what is written is no amount, which was told */
};

G_DEFINE_FINAL_TYPE (PursuitAmountCell, pursuit_amount_cell, GTK_TYPE_ENTRY)

enum
{
  GIVEN,
  TOLD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* To the minor unit, without decimals that are all 0. */
static char *
exact_text (PursuitAmountCell *self)
{
  g_autofree char *text = pursuit_money_to_decimal (self->minor, self->currency);
  char *point = strchr (text, '.');

  if (point != NULL && strspn (point + 1, "0") == strlen (point + 1))
    *point = '\0';
  return pursuit_number_to_entry (text);
}

static void
show (PursuitAmountCell *self)
{
  g_autofree char *exact = exact_text (self);
  g_autofree char *shortly = pursuit_money_format_short (self->minor, self->currency);
  g_autofree char *whole = pursuit_money_format (self->minor, self->currency);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", self->name, whole);
  const char *text = self->minor == 0 ? "" : self->editing ? exact : shortly;

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
tell (PursuitAmountCell *self, const char *problem)
{
  self->refused = problem != NULL;
  if (self->refused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  g_signal_emit (self, signals[TOLD], 0, problem);
}

static gboolean
select_cb (gpointer data)
{
  PursuitAmountCell *self = data;

  self->select_source = 0;
  if (self->editing && !pursuit_amount_cell_is_changed (self))
    gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  return G_SOURCE_REMOVE;
}

/* What is typed replaces the amount, also behind a click, which sets the cursor after this. */
static void
enter_cb (PursuitAmountCell *self)
{
  if (self->refused || !gtk_editable_get_editable (GTK_EDITABLE (self)))
    return;
  self->editing = TRUE;
  show (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  if (self->select_source == 0)
    self->select_source = g_idle_add (select_cb, self);
}

static void
leave_cb (PursuitAmountCell *self)
{
  if (!self->editing || !pursuit_amount_cell_flush (self))
    return;
  self->editing = FALSE;
  show (self);
}

static void
activate_cb (PursuitAmountCell *self)
{
  if (self->editing && pursuit_amount_cell_flush (self))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_DOWN);
}

/* A text swallows Ctrl+Z although it has nothing to undo; while nothing is written, a step back is the
 * plan's. */
static gboolean
key_cb (PursuitAmountCell *self, guint key, guint code, GdkModifierType state)
{
  gboolean step = (key == GDK_KEY_z || key == GDK_KEY_Z) && (state & GDK_CONTROL_MASK) != 0;

  if ((step || key == GDK_KEY_Escape) && pursuit_amount_cell_is_changed (self))
    pursuit_amount_cell_revert (self);
  else if (step)
    gtk_widget_activate_action (GTK_WIDGET (self), state & GDK_SHIFT_MASK ? "plan.redo" : "plan.undo", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
pursuit_amount_cell_dispose (GObject *object)
{
  g_clear_handle_id (&PURSUIT_AMOUNT_CELL (object)->select_source, g_source_remove);

  G_OBJECT_CLASS (pursuit_amount_cell_parent_class)->dispose (object);
}

static void
pursuit_amount_cell_finalize (GObject *object)
{
  PursuitAmountCell *self = PURSUIT_AMOUNT_CELL (object);

  g_free (self->name);
  g_free (self->currency);

  G_OBJECT_CLASS (pursuit_amount_cell_parent_class)->finalize (object);
}

static void
pursuit_amount_cell_class_init (PursuitAmountCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_amount_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_amount_cell_finalize;
  signals[GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pursuit_amount_cell_init (PursuitAmountCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 6);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE); /* a step back is the plan's */
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), "–");
  gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "amount-cell");
}

/** pursuit_amount_cell_new: (transfer floating): @name: what the amount is, for the screen reader. */
GtkWidget *
pursuit_amount_cell_new (const char *name, const char *currency)
{
  PursuitAmountCell *self = g_object_new (PURSUIT_TYPE_AMOUNT_CELL, NULL);

  self->name = g_strdup (name);
  self->currency = g_strdup (currency);
  show (self);
  return GTK_WIDGET (self);
}

/** pursuit_amount_cell_set_amount: @minor: what is stored; what is being written stays. */
void
pursuit_amount_cell_set_amount (PursuitAmountCell *self, gint64 minor)
{
  g_return_if_fail (PURSUIT_IS_AMOUNT_CELL (self));

  gboolean changed = pursuit_amount_cell_is_changed (self);
  self->minor = minor;
  if (!changed)
    show (self);
}

/** pursuit_amount_cell_get_amount: what is stored, minor units. */
gint64
pursuit_amount_cell_get_amount (PursuitAmountCell *self)
{
  g_return_val_if_fail (PURSUIT_IS_AMOUNT_CELL (self), 0);

  return self->minor;
}

/** pursuit_amount_cell_is_changed: whether something else is written than what is stored. */
gboolean
pursuit_amount_cell_is_changed (PursuitAmountCell *self)
{
  g_return_val_if_fail (PURSUIT_IS_AMOUNT_CELL (self), FALSE);

  g_autofree char *exact = exact_text (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  return self->editing && !g_str_equal (text, exact) && !(self->minor == 0 && *text == '\0');
}

/**
 * pursuit_amount_cell_flush:
 *
 * Gives what is written, if it is another amount.
 *
 * Returns: %FALSE when it is none, which is told
 */
gboolean
pursuit_amount_cell_flush (PursuitAmountCell *self)
{
  g_return_val_if_fail (PURSUIT_IS_AMOUNT_CELL (self), FALSE);

  g_autofree char *written = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  g_autofree char *text = pursuit_number_from_entry (written);
  gint64 minor = 0;

  if (!pursuit_amount_cell_is_changed (self))
    {
      if (self->refused)
        tell (self, NULL);
      return TRUE;
    }
  if (*text != '\0' && !pursuit_money_parse (text, -1, self->currency, &minor))
    {
      g_autofree char *problem = g_strdup_printf (_ ("“%s” is not an amount."), written);
      tell (self, problem);
      return FALSE;
    }
  if (minor < 0)
    {
      tell (self, _ ("A target is not below 0."));
      return FALSE;
    }
  tell (self, NULL);
  if (minor != self->minor)
    {
      self->minor = minor;
      g_signal_emit (self, signals[GIVEN], 0, minor);
    }
  show (self);
  return TRUE;
}

/** pursuit_amount_cell_revert: shows what is stored instead of what was written. */
void
pursuit_amount_cell_revert (PursuitAmountCell *self)
{
  g_return_if_fail (PURSUIT_IS_AMOUNT_CELL (self));

  if (self->refused)
    tell (self, NULL);
  show (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
}
