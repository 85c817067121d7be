/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealApprovals:
 *
 * What somebody was asked to approve in a deal and has not decided yet. Whoever was asked decides here, and
 * whoever asked withdraws; “dealpage.decide” (request, state) of the page around it does it.
 */

#include "pursuit-deal-approvals.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

struct _PursuitDealApprovals
{
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (PursuitDealApprovals, pursuit_deal_approvals, ADW_TYPE_BIN)

static void
add_button (GtkBox *row, const char *label, const PursuitTaskApproval *approval, const char *state)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", approval->id, state);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dealpage.decide");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  approval->subject, -1);
  gtk_box_append (row, button);
}

static GtkWidget *
make_row (const PursuitTaskApproval *approval, PursuitDay today, gboolean writable)
{
  GtkBox *row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  g_autofree char *day = pursuit_day_format (approval->asked, today);
  /* Translators: a colleague, what is to be approved, since when */
  g_autofree char *sentence = g_strdup_printf (_ ("%s is asked to approve “%s” since %s"), approval->asked_of,
                                               approval->subject, day);
  g_autofree char *line = pursuit_text_for_display (sentence, 200);
  GtkWidget *icon = gtk_image_new_from_icon_name ("pursuit-key-node-symbolic");
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (!pursuit_text_is_blank (approval->reason))
    gtk_widget_set_tooltip_text (label, approval->reason);
  gtk_box_append (row, icon);
  gtk_box_append (row, label);
  if (writable && approval->to_me)
    {
      add_button (row, _ ("Grant"), approval, "granted");
      add_button (row, _ ("Refuse…"), approval, "refused");
    }
  if (writable && approval->mine)
    add_button (row, _ ("Withdraw"), approval, "withdrawn");
  return GTK_WIDGET (row);
}

static void
pursuit_deal_approvals_class_init (PursuitDealApprovalsClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_deal_approvals_init (PursuitDealApprovals *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "deal-node");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Approvals that are waited for"), -1);
}

/**
 * pursuit_deal_approvals_show:
 * @tasks: (nullable): of the deal; %NULL while it is not known
 * @today: the day that dates are told from
 * @writable: whether anything can be decided
 *
 * Shows what is not decided yet, or hides itself.
 */
void
pursuit_deal_approvals_show (PursuitDealApprovals *self,
                             const PursuitDealTasks *tasks,
                             PursuitDay today,
                             gboolean writable)
{
  GtkWidget *child;

  g_return_if_fail (PURSUIT_IS_DEAL_APPROVALS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; tasks != NULL && i < tasks->approvals->len; i++)
    {
      const PursuitTaskApproval *approval = tasks->approvals->pdata[i];
      if (g_str_equal (approval->state, "pending"))
        gtk_box_append (self->box, make_row (approval, today, writable));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
}
