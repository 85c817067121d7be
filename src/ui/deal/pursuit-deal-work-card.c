/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealWorkCard:
 *
 * What is to be done in the stage that a deal is in: its work, to be ticked off, its key nodes with what is
 * missing of them, and what was missed in the stages before. It acts through the page around it:
 * “dealpage.tick” (work item, done) and the actions of the key nodes.
 */

#include "pursuit-deal-work-card.h"

#include <glib/gi18n-lib.h>

#include "pursuit-bin-layout.h"
#include "pursuit-deal-node-card.h"
#include "pursuit-text.h"

#define MAX_CHARS 300

struct _PursuitDealWorkCard
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *purpose;
  GtkBox *work;
  GtkBox *nodes;
  GtkExpander *catch_up;
  GtkBox *missed;
  GArray *shown; /* gint64: the work items that have a row now */
  char *told;    /* (nullable): what the cards of the nodes tell */
};

G_DEFINE_FINAL_TYPE (PursuitDealWorkCard, pursuit_deal_work_card, ADW_TYPE_BIN)

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* what a wrapping line asks for; without it one long line would widen the card */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
set_text (GtkLabel *label, const char *text)
{
  g_autofree char *line = pursuit_text_for_display (text != NULL ? text : "", MAX_CHARS);

  gtk_label_set_text (label, line);
  gtk_widget_set_visible (GTK_WIDGET (label), *line != '\0');
}

static void
toggled_cb (GtkCheckButton *check, gpointer work_id)
{
  gtk_widget_activate_action (GTK_WIDGET (check), "dealpage.tick", "(xb)", *(gint64 *) work_id,
                              gtk_check_button_get_active (check));
}

/* A work item: a box to tick, and under its name who did it. */
static GtkWidget *
make_row (gint64 id)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *bin = adw_bin_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gint64 *own_id = g_memdup2 (&id, sizeof id);

  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (make_label (NULL)));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (make_label ("dim-label")));
  gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "caption");
  gtk_widget_set_layout_manager (bin, pursuit_bin_layout_new ());
  gtk_widget_set_hexpand (bin, TRUE);
  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (bin), lines);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), bin);
  gtk_widget_add_css_class (check, "deal-work");
  g_object_set_data_full (G_OBJECT (check), "work", own_id, g_free);
  g_object_set_data (G_OBJECT (check), "lines", lines);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), own_id);
  return check;
}

static void
update_row (GtkWidget *row, const PursuitTaskWork *work, PursuitDay today, gboolean writable)
{
  GtkWidget *lines = g_object_get_data (G_OBJECT (row), "lines");
  g_autofree char *day = work->done ? pursuit_day_format (work->day, today) : NULL;
  g_autoptr (GString) hint = g_string_new (NULL);

  if (work->missed)
    g_string_append (hint, work->stage);
  if (work->done && work->by != NULL)
    g_string_append_printf (hint, "%s, ", work->by);
  if (work->done)
    g_string_append (hint, day);
  if (!pursuit_text_is_blank (work->note))
    g_string_append_printf (hint, hint->len > 0 ? " · %s" : "%s", work->note);
  set_text (GTK_LABEL (gtk_widget_get_first_child (lines)), work->name);
  set_text (GTK_LABEL (gtk_widget_get_last_child (lines)), hint->str);
  g_signal_handlers_block_matched (row, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, toggled_cb, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row), work->done);
  g_signal_handlers_unblock_matched (row, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, toggled_cb, NULL);
  gtk_widget_set_sensitive (row, writable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, work->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint->str, -1);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static gboolean
is_shown (PursuitDealWorkCard *self, const PursuitDealTasks *tasks)
{
  if (self->shown->len != tasks->work->len)
    return FALSE;
  for (guint i = 0; i < tasks->work->len; i++)
    {
      const PursuitTaskWork *work = tasks->work->pdata[i];
      if (g_array_index (self->shown, gint64, i) != (work->missed ? -work->id : work->id))
        return FALSE;
    }
  return TRUE;
}

/* Rows are made anew only when others are to be shown: the one that was just ticked keeps the focus. */
static void
show_work (PursuitDealWorkCard *self, const PursuitDealTasks *tasks, PursuitDay today, gboolean writable)
{
  GtkWidget *row, *missed;

  if (!is_shown (self, tasks))
    {
      clear (self->work);
      clear (self->missed);
      g_array_set_size (self->shown, 0);
      for (guint i = 0; i < tasks->work->len; i++)
        {
          const PursuitTaskWork *work = tasks->work->pdata[i];
          gint64 mark = work->missed ? -work->id : work->id;
          g_array_append_val (self->shown, mark);
          gtk_box_append (work->missed ? self->missed : self->work, make_row (work->id));
        }
    }
  row = gtk_widget_get_first_child (GTK_WIDGET (self->work));
  missed = gtk_widget_get_first_child (GTK_WIDGET (self->missed));
  for (guint i = 0; i < tasks->work->len; i++)
    {
      const PursuitTaskWork *work = tasks->work->pdata[i];
      GtkWidget **next = work->missed ? &missed : &row;
      update_row (*next, work, today, writable);
      *next = gtk_widget_get_next_sibling (*next);
    }
}

/* All that the cards of the nodes tell. */
static char *
describe_nodes (const PursuitDealTasks *tasks, PursuitDay today, gboolean writable)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %d %s %s", today, writable, tasks->candidate, tasks->candidate_text);
  for (guint i = 0; i < tasks->nodes->len; i++)
    {
      const PursuitTaskNode *node = tasks->nodes->pdata[i];

      g_string_append_printf (text, "\n%" G_GINT64_FORMAT " %s %s %d %d %d %s %s %" G_GINT64_FORMAT, node->id,
                              node->name, node->stage, node->missed, node->met, node->day, node->evidence,
                              node->file, node->file_id);
      for (guint k = 0; k < node->needs->len; k++)
        {
          const PursuitTaskNeed *need = node->needs->pdata[k];
          g_string_append_printf (text, " %s %s %s", need->action, need->argument, need->text);
        }
    }
  for (guint i = 0; i < tasks->approvals->len; i++)
    {
      const PursuitTaskApproval *approval = tasks->approvals->pdata[i];
      g_string_append_printf (text, "\n%" G_GINT64_FORMAT " %s", approval->node_id, approval->state);
    }
  return g_string_free (text, FALSE);
}

/* The cards are made anew only when they tell something else: what somebody is about to press stays. */
static void
show_nodes (PursuitDealWorkCard *self, const PursuitDealTasks *tasks, PursuitDay today, gboolean writable)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->nodes));
  g_autofree char *told = describe_nodes (tasks, today, writable);

  if (g_strcmp0 (told, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  clear (self->nodes);
  for (guint i = 0; i < tasks->nodes->len; i++)
    gtk_box_append (self->nodes, pursuit_deal_node_card_new (tasks, tasks->nodes->pdata[i], today, writable));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->nodes), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_deal_work_card_finalize (GObject *object)
{
  g_array_unref (PURSUIT_DEAL_WORK_CARD (object)->shown);
  g_free (PURSUIT_DEAL_WORK_CARD (object)->told);

  G_OBJECT_CLASS (pursuit_deal_work_card_parent_class)->finalize (object);
}

static void
pursuit_deal_work_card_class_init (PursuitDealWorkCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_work_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkBox *
add_box (GtkBox *parent, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_box_append (parent, box);
  return GTK_BOX (box);
}

static void
pursuit_deal_work_card_init (PursuitDealWorkCard *self)
{
  GtkWidget *head = gtk_grid_new ();

  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->title = make_label ("heading");
  self->count = make_label ("dim-label");
  self->purpose = make_label ("dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (head), 12);
  gtk_grid_attach (GTK_GRID (head), GTK_WIDGET (self->title), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (head), GTK_WIDGET (self->count), 1, 0, 1, 1);
  gtk_box_append (self->box, head);
  gtk_box_append (self->box, GTK_WIDGET (self->purpose));
  self->work = add_box (self->box, 0);
  self->nodes = add_box (self->box, 8);
  self->catch_up = GTK_EXPANDER (gtk_expander_new (NULL));
  self->missed = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_expander_set_child (self->catch_up, GTK_WIDGET (self->missed));
  gtk_box_append (self->box, GTK_WIDGET (self->catch_up));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pursuit_bin_layout_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
show_title (PursuitDealWorkCard *self, PursuitRecord *stage, const PursuitDealTasks *tasks)
{
  guint n = tasks != NULL ? pursuit_deal_tasks_count_work (tasks, FALSE) : 0;
  /* Translators: a stage, above the list of what is to be done in it */
  g_autofree char *title = g_strdup_printf (n > 0 ? _ ("%s: work items") : "%s",
                                            pursuit_record_get_text (stage, PURSUIT_STAGE_NAME));
  /* Translators: so many work items are done, of so many */
  g_autofree char *count =
      n > 0 ? g_strdup_printf (_ ("%u of %u"), pursuit_deal_tasks_count_work (tasks, TRUE), n) : NULL;

  set_text (self->title, title);
  set_text (self->count, count);
  set_text (self->purpose, pursuit_record_get_text (stage, PURSUIT_STAGE_PURPOSE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_missed (PursuitDealWorkCard *self, const PursuitDealTasks *tasks)
{
  guint n = tasks->work->len - pursuit_deal_tasks_count_work (tasks, FALSE);
  g_autofree char *label = g_strdup_printf (ngettext ("Catch up: %u work item of earlier stages",
                                                      "Catch up: %u work items of earlier stages", n),
                                            n);

  gtk_expander_set_label (self->catch_up, label);
  gtk_widget_set_visible (GTK_WIDGET (self->catch_up), n > 0);
}

/**
 * pursuit_deal_work_card_show:
 * @stage: (nullable): that the deal is in; %NULL while it is not known
 * @tasks: (nullable): what is to be done there; %NULL while it is not known
 * @today: the day that dates are told from
 * @writable: whether anything can be done
 */
void
pursuit_deal_work_card_show (PursuitDealWorkCard *self,
                             PursuitStage *stage,
                             const PursuitDealTasks *tasks,
                             PursuitDay today,
                             gboolean writable)
{
  g_return_if_fail (PURSUIT_IS_DEAL_WORK_CARD (self));
  g_return_if_fail (stage == NULL || PURSUIT_IS_STAGE (stage));

  gtk_widget_set_visible (GTK_WIDGET (self), stage != NULL);
  if (stage != NULL)
    show_title (self, PURSUIT_RECORD (stage), tasks);
  gtk_widget_set_visible (GTK_WIDGET (self->work), tasks != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nodes), tasks != NULL && tasks->nodes->len > 0);
  if (tasks == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->catch_up), FALSE);
      return;
    }
  show_work (self, tasks, today, writable);
  show_nodes (self, tasks, today, writable);
  show_missed (self, tasks);
}
