/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A key node of a deal: what is missing of it with a button for what meets it, or since when it is met and
 * how that is known. The buttons activate “dealpage.meet” (node, action, argument),
 * “dealpage.withdraw-evidence” (node) and “dealpage.open-file” (file) of the page around it.
 */

#include "pursuit-deal-node-card.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

#define MAX_CHARS 300

static void
add_label (GtkBox *box, const char *text, const char *css_class)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

/* A button that looks like a link in the text; @subject tells a screen reader what it is about. */
static GtkWidget *
make_link (const char *label, const char *subject, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "deal-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subject, -1);
  return button;
}

static GVariant *
meet (const PursuitTaskNode *node, const char *action, const char *argument)
{
  return g_variant_new ("(xss)", node->id, action, argument);
}

static const PursuitTaskApproval *
find_pending (const PursuitDealTasks *tasks, gint64 node_id)
{
  for (guint i = 0; i < tasks->approvals->len; i++)
    {
      const PursuitTaskApproval *approval = tasks->approvals->pdata[i];
      if (approval->node_id == node_id && g_str_equal (approval->state, "pending"))
        return approval;
    }
  return NULL;
}

/* What is missing, and the one thing that meets it. */
static void
add_need (GtkBox *box,
          const PursuitDealTasks *tasks,
          const PursuitTaskNode *node,
          const PursuitTaskNeed *need,
          gboolean writable)
{
  gboolean asks_insider = g_str_equal (need->action, "mark-insider");
  const PursuitTaskApproval *pending =
      g_str_equal (need->action, "ask-approval") ? find_pending (tasks, node->id) : NULL;

  add_label (box, need->text, NULL);
  if (asks_insider && tasks->candidate_id != 0)
    {
      /* Translators: a person, then what speaks for them */
      g_autofree char *line =
          g_strdup_printf (_ ("Closest candidate: %s, %s."), tasks->candidate, tasks->candidate_text);
      add_label (box, line, NULL);
    }
  if (writable && pending == NULL)
    gtk_box_append (box, make_link (need->action_label, node->name, "dealpage.meet",
                                    meet (node, need->action, need->argument)));
}

static gboolean
can_be_confirmed (const PursuitTaskNode *node)
{
  for (guint i = 0; i < node->needs->len; i++)
    {
      const PursuitTaskNeed *need = node->needs->pdata[i];
      if (g_str_equal (need->action, "confirm") || g_str_equal (need->action, "ask-approval"))
        return FALSE;
    }
  return TRUE;
}

static void
add_needs (GtkBox *box, const PursuitDealTasks *tasks, const PursuitTaskNode *node, gboolean writable)
{
  for (guint i = 0; i < node->needs->len; i++)
    add_need (box, tasks, node, node->needs->pdata[i], writable);
  /* what the program does not see can be told */
  if (writable && can_be_confirmed (node))
    gtk_box_append (box, make_link (_ ("Give Evidence Instead…"), node->name, "dealpage.meet",
                                    meet (node, "confirm", "")));
}

static void
add_evidence (GtkBox *box, const PursuitTaskNode *node, gboolean writable)
{
  /* Translators: %s is a file, or what somebody wrote */
  g_autofree char *line = g_strdup_printf (_ ("Evidence: %s"), node->evidence);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  add_label (box, line, NULL);
  if (node->file_id != 0)
    gtk_box_append (GTK_BOX (buttons), make_link (node->file, node->name, "dealpage.open-file",
                                                  g_variant_new_int64 (node->file_id)));
  if (writable)
    gtk_box_append (GTK_BOX (buttons), make_link (_ ("Withdraw"), node->name, "dealpage.withdraw-evidence",
                                                  g_variant_new_int64 (node->id)));
  gtk_box_append (box, buttons);
}

static char *
word_title (const PursuitTaskNode *node, PursuitDay today)
{
  g_autofree char *day =
      node->met && node->day != PURSUIT_DAY_NONE ? pursuit_day_format (node->day, today) : NULL;

  if (day != NULL)
    /* Translators: a key node, and the day on which it was met */
    return g_strdup_printf (_ ("◆ %s — met %s"), node->name, day);
  if (node->met)
    /* Translators: a key node that is met */
    return g_strdup_printf (_ ("◆ %s — met"), node->name);
  if (node->missed)
    /* Translators: a key node that should be met since, and its stage */
    return g_strdup_printf (_ ("◆ %s — missed in %s"), node->name, node->stage);
  /* Translators: a key node that is not met yet */
  return g_strdup_printf (_ ("◆ %s — open"), node->name);
}

/**
 * pursuit_deal_node_card_new:
 * @tasks: what @node is one of
 * @today: the day that dates are told from
 * @writable: whether anything can be done about it
 *
 * Returns: (transfer floating): the key node as a card
 */
GtkWidget *
pursuit_deal_node_card_new (const PursuitDealTasks *tasks,
                            const PursuitTaskNode *node,
                            PursuitDay today,
                            gboolean writable)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  g_autofree char *title = NULL;

  g_return_val_if_fail (tasks != NULL && node != NULL, NULL);

  title = word_title (node, today);
  add_label (box, title, "heading");
  if (node->evidence != NULL)
    add_evidence (box, node, writable);
  if (!node->met)
    add_needs (box, tasks, node, writable);
  gtk_widget_add_css_class (GTK_WIDGET (box), node->met ? "deal-node-met" : "deal-node");
  return GTK_WIDGET (box);
}
