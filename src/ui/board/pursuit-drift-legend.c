/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDriftLegend:
 *
 * What the colours and signs on the cards mean while these tell how the two tracks lie to each other.
 */

#include "pursuit-drift-legend.h"

#include <glib/gi18n-lib.h>

struct _PursuitDriftLegend
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitDriftLegend, pursuit_drift_legend, ADW_TYPE_BIN)

static const PursuitDriftState ORDER[] = {
  PURSUIT_DRIFT_CUSTOMER_AHEAD,
  PURSUIT_DRIFT_IN_STEP,
  PURSUIT_DRIFT_WE_AHEAD,
  PURSUIT_DRIFT_UNKNOWN,
};

static GtkWidget *
make_entry (PursuitDriftState state)
{
  const PursuitChoice *choice = &PURSUIT_DRIFT_STATES[state];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_label_new (pursuit_drift_sign (state));

  gtk_widget_add_css_class (sign, "drift-sign");
  gtk_widget_add_css_class (sign, choice->code);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (choice->label)));
  return box;
}

static void
pursuit_drift_legend_class_init (PursuitDriftLegendClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_drift_legend_init (PursuitDriftLegend *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  for (guint i = 0; i < G_N_ELEMENTS (ORDER); i++)
    gtk_box_append (GTK_BOX (box), make_entry (ORDER[i]));
  gtk_widget_add_css_class (box, "drift-legend");
  gtk_widget_add_css_class (box, "caption");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the colours of the cards mean"), -1);
}

/** pursuit_drift_sign: (transfer none): the sign that stands on a card for @state: who is in front. */
const char *
pursuit_drift_sign (PursuitDriftState state)
{
  static const char *const signs[PURSUIT_N_DRIFT_STATES] = {
    [PURSUIT_DRIFT_UNKNOWN] = "?",
    [PURSUIT_DRIFT_IN_STEP] = "=",
    [PURSUIT_DRIFT_CUSTOMER_AHEAD] = "▶",
    [PURSUIT_DRIFT_WE_AHEAD] = "◀",
  };

  g_return_val_if_fail (state < PURSUIT_N_DRIFT_STATES, "");

  return signs[state];
}
