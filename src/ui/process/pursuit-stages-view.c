/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitStagesView:
 *
 * The stages of a process at the left; of the chosen one, at the right, what it is for, its work items and
 * its key nodes with their conditions. The plan of a call has steps and questions only.
 */

#include "pursuit-stages-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-condition-dialog.h"
#include "pursuit-part-dialog.h"
#include "pursuit-part-list.h"
#include "pursuit-process-column.h"
#include "pursuit-process-command.h"
#include "pursuit-process.h"
#include "pursuit-retire-stage-dialog.h"
#include "pursuit-section.h"
#include "pursuit-stage-node.h"
#include "pursuit-stage-work.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

#define LIST_WIDTH 300

struct _PursuitStagesView
{
  AdwBin parent_instance;

  PursuitProcessReader *reader;
  gint64 process_id;
  gboolean call;

  PursuitPartList *stages;
  GtkWidget *detail;
  PursuitSection *facts;
  PursuitPartList *work;
  PursuitPartList *nodes;
};

G_DEFINE_FINAL_TYPE (PursuitStagesView, pursuit_stages_view, ADW_TYPE_BIN)

static gint64
get_stage (PursuitStagesView *self)
{
  return pursuit_part_list_get_selected (self->stages);
}

static PursuitRecord *
find (PursuitStagesView *self, PursuitProcessPart part, gint64 id)
{
  return pursuit_process_reader_find (self->reader, part, id);
}

static void
present (PursuitPartDialog *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
retire (PursuitStagesView *self, const PursuitEntity *entity, gint64 id)
{
  g_autoptr (PursuitCommand) command = pursuit_command_retire (entity, id);

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

/* The buying stages that a stage of the process may answer: those in use. */
static GPtrArray *
get_buying_stages (PursuitStagesView *self)
{
  return pursuit_process_reader_get_used (self->reader, PURSUIT_PROCESS_PART_BUYING, self->process_id);
}

/* What rows say */

static void
look_at_stage (PursuitRecord *stage, PursuitPartLook *look, gpointer user_data)
{
  PursuitStagesView *self = user_data;

  if (self->call)
    return;
  look->subtitle = g_strdup (pursuit_record_get_text (stage, PURSUIT_STAGE_BUYING_STAGE));
  look->note = g_strdup_printf ("%.0f %%", 100 * pursuit_record_get_real (stage, PURSUIT_STAGE_PROBABILITY));
}

static void
condition_clicked_cb (GtkWidget *button, PursuitStagesView *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "condition");
  gint64 *node_id = g_object_get_data (G_OBJECT (button), "node");
  PursuitRecord *condition = id ? find (self, PURSUIT_PROCESS_PART_CONDITIONS, *id) : NULL;

  g_autoptr (GPtrArray) scorecards =
      pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_SCORECARDS, 0);

  pursuit_condition_dialog_ask (pursuit_window_of (self), *node_id, condition, scorecards);
}

/* A line under a key node: one of its conditions, or the way to a new one (%NULL). */
static GtkWidget *
make_condition_line (PursuitStagesView *self, gint64 node_id, PursuitRecord *condition)
{
  g_autoptr (GPtrArray) scorecards =
      pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_SCORECARDS, 0);
  g_autofree char *words =
      condition ? pursuit_condition_describe (condition, scorecards) : g_strdup (_ ("Add a condition…"));
  g_autofree char *line = pursuit_text_for_display (words, 200);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (line);
  gint64 id = condition ? pursuit_record_get_id (condition) : 0;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (condition ? "pursuit-key-node-symbolic"
                                                                         : "list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "condition");
  if (condition)
    g_object_set_data_full (G_OBJECT (button), "condition", g_memdup2 (&id, sizeof id), g_free);
  else
    gtk_widget_add_css_class (button, "dim-label");
  g_object_set_data_full (G_OBJECT (button), "node", g_memdup2 (&node_id, sizeof node_id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (condition_clicked_cb), self, 0);
  return button;
}

static void
look_at_node (PursuitRecord *node, PursuitPartLook *look, gpointer user_data)
{
  PursuitStagesView *self = user_data;
  gint64 id = pursuit_record_get_id (node);
  g_autoptr (GPtrArray) conditions =
      pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_CONDITIONS, id);

  if (pursuit_record_get_int (node, PURSUIT_STAGE_NODE_RETIRED) != 0)
    return;
  look->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_start (look->below, 20);
  for (guint i = 0; i < conditions->len; i++)
    gtk_box_append (GTK_BOX (look->below), make_condition_line (self, id, conditions->pdata[i]));
  gtk_box_append (GTK_BOX (look->below), make_condition_line (self, id, NULL));
}

/* Stages */

static void
edit_stage_cb (PursuitStagesView *self, gint64 id)
{
  PursuitRecord *stage = find (self, PURSUIT_PROCESS_PART_STAGES, id);
  g_autoptr (GPtrArray) buying = get_buying_stages (self);

  if (stage == NULL)
    return;
  PursuitPartDialog *dialog = pursuit_part_dialog_edit (pursuit_window_of (self), stage);
  if (!self->call)
    pursuit_part_dialog_set_buying_stages (dialog, buying);
  present (dialog);
}

static void
stage_saved_cb (PursuitStagesView *self, gint64 id)
{
  pursuit_part_list_select (self->stages, id);
}

static void
add_stage_cb (PursuitStagesView *self)
{
  g_autoptr (GPtrArray) buying = get_buying_stages (self);
  PursuitPartDialog *dialog =
      pursuit_part_dialog_add (pursuit_window_of (self), &PURSUIT_STAGE_ENTITY, self->process_id);

  if (!self->call)
    pursuit_part_dialog_set_buying_stages (dialog, buying);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (stage_saved_cb), self, G_CONNECT_SWAPPED);
  present (dialog);
}

/* Where the deals of @stage may go: the neighbours come first to mind, so that the one before it is offered
 * first. */
static GPtrArray *
get_heirs (PursuitStagesView *self, PursuitRecord *stage)
{
  GPtrArray *heirs =
      pursuit_process_reader_get_used (self->reader, PURSUIT_PROCESS_PART_STAGES, self->process_id);

  for (guint i = heirs->len; i-- > 0;)
    {
      PursuitRecord *heir = heirs->pdata[i];
      if (heir == stage || g_strcmp0 (pursuit_record_get_text (heir, PURSUIT_STAGE_PHASE),
                                      pursuit_record_get_text (stage, PURSUIT_STAGE_PHASE)) != 0)
        g_ptr_array_remove_index (heirs, i);
    }
  return heirs;
}

static void
retire_stage_cb (PursuitStagesView *self, gint64 id)
{
  PursuitRecord *stage = find (self, PURSUIT_PROCESS_PART_STAGES, id);

  if (stage == NULL)
    return;
  g_autoptr (GPtrArray) heirs = get_heirs (self, stage);
  pursuit_retire_stage_dialog_ask (pursuit_window_of (self), stage, heirs);
}

/* Work items and key nodes */

static void
edit_work_cb (PursuitStagesView *self, gint64 id)
{
  PursuitRecord *work = find (self, PURSUIT_PROCESS_PART_WORK, id);

  if (work)
    present (pursuit_part_dialog_edit (pursuit_window_of (self), work));
}

static void
add_work_cb (PursuitStagesView *self)
{
  present (pursuit_part_dialog_add (pursuit_window_of (self), &PURSUIT_STAGE_WORK_ENTITY, get_stage (self)));
}

static void
retire_work_cb (PursuitStagesView *self, gint64 id)
{
  retire (self, &PURSUIT_STAGE_WORK_ENTITY, id);
}

static void
edit_node_cb (PursuitStagesView *self, gint64 id)
{
  PursuitRecord *node = find (self, PURSUIT_PROCESS_PART_NODES, id);

  if (node)
    present (pursuit_part_dialog_edit (pursuit_window_of (self), node));
}

static void
add_node_cb (PursuitStagesView *self)
{
  present (pursuit_part_dialog_add (pursuit_window_of (self), &PURSUIT_STAGE_NODE_ENTITY, get_stage (self)));
}

static void
retire_node_cb (PursuitStagesView *self, gint64 id)
{
  retire (self, &PURSUIT_STAGE_NODE_ENTITY, id);
}

/* Showing */

static void
show_facts (PursuitStagesView *self, PursuitRecord *stage)
{
  const char *buying = pursuit_record_get_text (stage, PURSUIT_STAGE_BUYING_STAGE);
  const char *purpose = pursuit_record_get_text (stage, PURSUIT_STAGE_PURPOSE);
  const char *watch = pursuit_record_get_text (stage, PURSUIT_STAGE_WATCH);
  g_autofree char *chance =
      g_strdup_printf ("%.0f %%", 100 * pursuit_record_get_real (stage, PURSUIT_STAGE_PROBABILITY));
  int days = (int) pursuit_record_get_int (stage, PURSUIT_STAGE_STALE_DAYS);
  g_autofree char *stale = days > 0 ? g_strdup_printf (ngettext ("after %d day", "after %d days", days), days)
                                    : g_strdup (_ ("never"));

  pursuit_section_clear (self->facts);
  pursuit_section_set_title (self->facts, pursuit_record_get_text (stage, PURSUIT_STAGE_NAME));
  if (!self->call)
    {
      pursuit_section_add_pair (self->facts, _ ("Answers the buying stage"), buying ? buying : _ ("None"));
      pursuit_section_add_pair (self->facts, _ ("Phase"),
                                pursuit_choice_label (PURSUIT_PHASES,
                                                      pursuit_record_get_text (stage, PURSUIT_STAGE_PHASE)));
      pursuit_section_add_pair (self->facts, _ ("Base probability"), chance);
      pursuit_section_add_pair (self->facts, _ ("Stale"), stale);
    }
  if (purpose)
    {
      pursuit_section_add_text (self->facts, _ ("Purpose"), "caption-heading");
      pursuit_section_add_text (self->facts, purpose, NULL);
    }
  if (watch)
    {
      pursuit_section_add_text (self->facts, _ ("Whom to watch"), "caption-heading");
      pursuit_section_add_text (self->facts, watch, NULL);
    }
}

static void
show_stage (PursuitStagesView *self)
{
  gint64 id = get_stage (self);
  PursuitRecord *stage = find (self, PURSUIT_PROCESS_PART_STAGES, id);
  g_autoptr (GPtrArray) work = pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_WORK, id);
  g_autoptr (GPtrArray) nodes = pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_NODES, id);

  gtk_widget_set_visible (self->detail, stage != NULL);
  if (stage == NULL)
    return;
  show_facts (self, stage);
  pursuit_part_list_set_parts (self->work, work);
  pursuit_part_list_set_parts (self->nodes, nodes);
  gtk_widget_set_visible (GTK_WIDGET (self->nodes), !self->call);
}

static void
show_process (PursuitStagesView *self)
{
  PursuitRecord *process = find (self, PURSUIT_PROCESS_PART_PROCESSES, self->process_id);
  g_autoptr (GPtrArray) stages =
      pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_STAGES, self->process_id);
  PursuitRecord *chosen = find (self, PURSUIT_PROCESS_PART_STAGES, get_stage (self));

  if (process == NULL)
    return;
  self->call = g_strcmp0 (pursuit_record_get_text (process, PURSUIT_PROCESS_KIND), "call") == 0;
  if ((chosen == NULL || pursuit_record_get_int (chosen, PURSUIT_STAGE_PROCESS_ID) != self->process_id) &&
      stages->len > 0)
    pursuit_part_list_select (self->stages, pursuit_record_get_id (stages->pdata[0]));
  pursuit_part_list_set_parts (self->stages, stages);
  show_stage (self);
}

static void
pursuit_stages_view_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_STAGES_VIEW (object)->reader);

  G_OBJECT_CLASS (pursuit_stages_view_parent_class)->dispose (object);
}

static void
pursuit_stages_view_class_init (PursuitStagesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_stages_view_dispose;
}

static void
connect_list (PursuitStagesView *self,
              PursuitPartList *list,
              GCallback edit,
              GCallback retire_func,
              GCallback add)
{
  g_signal_connect_object (list, "edit", edit, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "retire", retire_func, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "add", add, self, G_CONNECT_SWAPPED);
}

static void
edit_clicked_cb (PursuitStagesView *self)
{
  edit_stage_cb (self, get_stage (self));
}

static GtkWidget *
make_facts (PursuitStagesView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

  self->facts = PURSUIT_SECTION (pursuit_section_new ());
  gtk_widget_set_halign (edit, GTK_ALIGN_END);
  gtk_widget_set_valign (edit, GTK_ALIGN_START);
  gtk_widget_set_margin_top (edit, 6);
  gtk_widget_set_margin_end (edit, 8);
  gtk_widget_set_tooltip_text (edit, _ ("Edit this stage (F2 in the list)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Edit this stage"),
                                  -1);
  gtk_widget_add_css_class (edit, "flat");
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->facts));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), edit);
  return overlay;
}

static void
pursuit_stages_view_init (PursuitStagesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->stages = PURSUIT_PART_LIST (
      pursuit_part_list_new (&PURSUIT_STAGE_ENTITY, _ ("Stages"), _ ("Add a stage"), TRUE));
  self->work = PURSUIT_PART_LIST (
      pursuit_part_list_new (&PURSUIT_STAGE_WORK_ENTITY, _ ("Work items"), _ ("Add a work item"), FALSE));
  self->nodes = PURSUIT_PART_LIST (
      pursuit_part_list_new (&PURSUIT_STAGE_NODE_ENTITY, _ ("Key nodes"), _ ("Add a key node"), FALSE));
  pursuit_part_list_set_look (self->stages, look_at_stage, self);
  pursuit_part_list_set_look (self->nodes, look_at_node, self);
  g_signal_connect_object (self->stages, "selected", G_CALLBACK (show_stage), self, G_CONNECT_SWAPPED);
  connect_list (self, self->stages, G_CALLBACK (edit_stage_cb), G_CALLBACK (retire_stage_cb),
                G_CALLBACK (add_stage_cb));
  connect_list (self, self->work, G_CALLBACK (edit_work_cb), G_CALLBACK (retire_work_cb),
                G_CALLBACK (add_work_cb));
  connect_list (self, self->nodes, G_CALLBACK (edit_node_cb), G_CALLBACK (retire_node_cb),
                G_CALLBACK (add_node_cb));

  self->detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->detail), make_facts (self));
  gtk_box_append (GTK_BOX (self->detail), GTK_WIDGET (self->work));
  gtk_box_append (GTK_BOX (self->detail), GTK_WIDGET (self->nodes));
  gtk_box_append (GTK_BOX (box), pursuit_process_column_new (GTK_WIDGET (self->stages), LIST_WIDTH));
  gtk_box_append (GTK_BOX (box), pursuit_process_column_new (self->detail, -1));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** pursuit_stages_view_new: @reader: what all processes are made of. */
GtkWidget *
pursuit_stages_view_new (PursuitProcessReader *reader)
{
  PursuitStagesView *self = g_object_new (PURSUIT_TYPE_STAGES_VIEW, NULL);

  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "changed", G_CALLBACK (show_process), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** pursuit_stages_view_set_process: shows the stages of another process. */
void
pursuit_stages_view_set_process (PursuitStagesView *self, gint64 process_id)
{
  g_return_if_fail (PURSUIT_IS_STAGES_VIEW (self));

  if (process_id == self->process_id)
    return;
  self->process_id = process_id;
  show_process (self);
}

/** pursuit_stages_view_select: shows a stage of the process. */
void
pursuit_stages_view_select (PursuitStagesView *self, gint64 stage_id)
{
  g_return_if_fail (PURSUIT_IS_STAGES_VIEW (self));

  pursuit_part_list_select (self->stages, stage_id);
  show_stage (self);
}
