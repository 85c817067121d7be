/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealHistoryTab:
 *
 * What happened to a deal, the latest first: the steps that changed it with old and new values, and the
 * course through the stages that came with an import or a sample. Each step can be taken back here as long as
 * nothing later touched the same records: “dealpage.undo-step” (operation) of the page around it does it.
 */

#include "pursuit-deal-history-tab.h"

#include <glib/gi18n-lib.h>

#include "pursuit-day.h"
#include "pursuit-deal.h"
#include "pursuit-text.h"

#define MAX_CHARS 300

struct _PursuitDealHistoryTab
{
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (PursuitDealHistoryTab, pursuit_deal_history_tab, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A line of the history: what, when and by whom, and whatever stands under it. */
static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *when, const char *who)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *subtitle =
      pursuit_text_is_blank (who) ? g_strdup (when) : g_strdup_printf ("%s · %s", when, who);

  gtk_box_append (GTK_BOX (lines), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (columns), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), columns);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_list_box_append (list, row);
  if (*subtitle)
    gtk_box_append (GTK_BOX (lines), make_label (subtitle, "dim-label"));
  return lines;
}

/* “Amount: ¥ 700 000 → ¥ 760 000” */
static char *
word_change (const PursuitFieldChange *change)
{
  const char *name = pursuit_field_get_label (&PURSUIT_DEAL_ENTITY.fields[change->field]);
  g_autofree char *before = pursuit_text_for_display (*change->before ? change->before : "—", MAX_CHARS / 3);
  g_autofree char *after = pursuit_text_for_display (*change->after ? change->after : "—", MAX_CHARS / 3);

  /* Translators: a field, its old value and its new one */
  return g_strdup_printf (_ ("%s: %s → %s"), name, before, after);
}

static const PursuitStoryEvent *
find_event (const PursuitDealStory *story, gint64 operation_id)
{
  for (guint i = 0; i < story->events->len; i++)
    {
      const PursuitStoryEvent *event = story->events->pdata[i];
      if (event->operation_id == operation_id)
        return event;
    }
  return NULL;
}

static void
add_undo (GtkWidget *lines)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Undo"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (lines)), button);
}

/* A step further back is taken back by itself. */
static void
add_undo_step (GtkWidget *lines, const PursuitDealStep *step)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Undo This Step"));

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", step->operation_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dealpage.undo-step");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, step->label,
                                  -1);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (lines)), button);
}

/* Why a deal was moved without its key node, what was missing, and who approved the step. */
static void
add_force (GtkWidget *lines, const PursuitStoryEvent *event)
{
  if (event->forced)
    {
      g_autofree char *line = g_strdup_printf (
          /* Translators: %s is the reason that was given */
          _ ("▲ Moved without its key node: %s"), event->reason != NULL ? event->reason : "—");

      gtk_box_append (GTK_BOX (lines), make_label (line, "deal-warning"));
    }
  if (event->forced && event->missing != NULL)
    gtk_box_append (GTK_BOX (lines), make_label (event->missing, NULL));
  if (event->approved_by != NULL)
    {
      /* Translators: %s is a colleague */
      g_autofree char *line = g_strdup_printf (_ ("Approved by %s"), event->approved_by);

      gtk_box_append (GTK_BOX (lines), make_label (line, NULL));
    }
}

static void
add_step (GtkListBox *list, const PursuitDealStory *story, const PursuitDealStep *step, gboolean writable)
{
  g_autofree char *when = pursuit_moment_format (step->at_ms);
  GtkWidget *lines = add_row (list, step->label, when, step->actor);
  const PursuitStoryEvent *event = find_event (story, step->operation_id);

  for (guint i = 0; i < step->changes->len; i++)
    {
      g_autofree char *line = word_change (step->changes->pdata[i]);

      gtk_box_append (GTK_BOX (lines), make_label (line, NULL));
    }
  if (event != NULL)
    add_force (lines, event);
  if (!pursuit_text_is_blank (step->detail))
    gtk_box_append (GTK_BOX (lines), make_label (step->detail, NULL));
  if (step->undone)
    {
      gtk_widget_add_css_class (gtk_widget_get_parent (gtk_widget_get_parent (lines)), "undone");
      gtk_box_append (GTK_BOX (gtk_widget_get_parent (lines)), make_label (_ ("undone"), "dim-label"));
      gtk_widget_set_hexpand (gtk_widget_get_last_child (gtk_widget_get_parent (lines)), FALSE);
    }
  else if (step->is_last && writable)
    add_undo (lines);
  else if (step->can_undo && writable)
    add_undo_step (lines, step);
}

static char *
word_event (const PursuitStoryEvent *event)
{
  if (g_str_equal (event->kind, "closed"))
    {
      const char *outcome = pursuit_choice_label (PURSUIT_OUTCOMES, event->outcome);

      return pursuit_text_is_blank (event->reason) ? g_strdup (outcome)
                                                   : g_strdup_printf ("%s: %s", outcome, event->reason);
    }
  if (g_str_equal (event->kind, "reopened"))
    return g_strdup_printf (_ ("Reopened in %s"), event->stage);
  if (g_str_equal (event->kind, "owner"))
    return g_strdup (_ ("Another owner"));
  if (g_str_equal (event->kind, "moved"))
    return g_strdup_printf (_ ("Moved to %s"), event->stage);
  if (g_str_equal (event->kind, "process"))
    return g_strdup_printf (_ ("The process was changed, now in %s"), event->stage);
  return g_strdup_printf (_ ("Began in %s"), event->stage);
}

/* Events that steps tell already, with what else they changed. */
static gboolean
is_told (const PursuitDealStory *story, const PursuitStoryEvent *event)
{
  for (guint i = 0; i < story->steps->len; i++)
    {
      const PursuitDealStep *step = story->steps->pdata[i];
      if (step->operation_id == event->operation_id && step->changes->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_event (GtkListBox *list, const PursuitStoryEvent *event, PursuitDay today)
{
  g_autofree char *title = word_event (event);
  g_autofree char *when = event->day != PURSUIT_DAY_NONE ? pursuit_day_format (event->day, today)
                                                         : g_strdup (_ ("on a day that is not known"));

  add_force (add_row (list, title, when, event->by), event);
}

static GtkListBox *
add_list (PursuitDealHistoryTab *self, const char *title)
{
  GtkWidget *label = make_label (title, "heading");
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "deal-history");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, list);
  return GTK_LIST_BOX (list);
}

static void
pursuit_deal_history_tab_class_init (PursuitDealHistoryTabClass *klass)
{
}

static void
pursuit_deal_history_tab_init (PursuitDealHistoryTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "deal-tab");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * pursuit_deal_history_tab_set_story:
 * @story: (nullable): what happened; %NULL while it is not known
 * @writable: whether anything can be taken back
 */
void
pursuit_deal_history_tab_set_story (PursuitDealHistoryTab *self,
                                    const PursuitDealStory *story,
                                    PursuitDay today,
                                    gboolean writable)
{
  GtkListBox *steps = NULL, *events = NULL;
  GtkWidget *child;

  g_return_if_fail (PURSUIT_IS_DEAL_HISTORY_TAB (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (story == NULL)
    return;
  for (guint i = 0; i < story->steps->len; i++)
    {
      const PursuitDealStep *step = story->steps->pdata[i];

      /* what only brought the deal is told by its events */
      if (step->brought && step->changes->len == 0 && !step->undone && !step->is_last)
        continue;
      if (steps == NULL)
        steps = add_list (self, _ ("Steps"));
      add_step (steps, story, step, writable);
    }
  for (guint i = story->events->len; i-- > 0;)
    {
      if (is_told (story, story->events->pdata[i]))
        continue;
      if (events == NULL)
        events = add_list (self, _ ("Course through the stages"));
      add_event (events, story->events->pdata[i], today);
    }
}
