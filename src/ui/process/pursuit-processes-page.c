/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitProcessesPage:
 *
 * The processes of the database at the left; of the chosen one, at the right, its stages, its transition
 * matrix, what its customers go through, and who of them matters when. Everything is changed by commands,
 * each of which can be undone.
 */

#include "pursuit-processes-page.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-part-dialog.h"
#include "pursuit-process-column.h"
#include "pursuit-process-command.h"
#include "pursuit-process.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#include "compat.h"

#define LIST_WIDTH 270

struct _PursuitProcessesPage
{
  PursuitPage parent_instance;

  PursuitProcessReader *reader;
  gint64 wanted; /* a process that is to be shown when it has been read; 0: none */

  PursuitPartList *processes;
  GtkLabel *name;
  GtkLabel *description;
  GtkStack *tabs;
  GtkWidget *switcher;
  PursuitStagesView *stages;
  PursuitTransitionGrid *grid;
  PursuitPartList *buying;
  PursuitParticipationGrid *participation;
};

G_DEFINE_FINAL_TYPE (PursuitProcessesPage, pursuit_processes_page, PURSUIT_TYPE_PAGE)

static gint64
get_process (PursuitProcessesPage *self)
{
  return pursuit_part_list_get_selected (self->processes);
}

static PursuitRecord *
find_process (PursuitProcessesPage *self, gint64 id)
{
  return pursuit_process_reader_find (self->reader, PURSUIT_PROCESS_PART_PROCESSES, id);
}

static gboolean
is_call (PursuitRecord *process)
{
  return g_strcmp0 (pursuit_record_get_text (process, PURSUIT_PROCESS_KIND), "call") == 0;
}

static void
run (PursuitProcessesPage *self, PursuitCommand *command)
{
  g_autoptr (PursuitCommand) owned = command;

  pursuit_window_run (pursuit_window_of (self), owned, NULL, NULL);
}

/* The stages in use of a process. */
static GPtrArray *
get_stages (PursuitProcessesPage *self, gint64 process_id)
{
  return pursuit_process_reader_get_used (self->reader, PURSUIT_PROCESS_PART_STAGES, process_id);
}

/* Copying */

typedef struct
{
  PursuitProcessesPage *page;
  GPtrArray *processes;
  GtkWidget *question;
  GtkWidget *name;
  GtkWidget *original;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->page);
  g_ptr_array_unref (question->processes);
  g_object_unref (question->name);
  g_object_unref (question->original);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitProcessesPage) self = user_data;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  if (step)
    pursuit_page_show_record (PURSUIT_PAGE (self), step->record_id);
}

static void
copy_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (question->original));
  const char *name = gtk_editable_get_text (GTK_EDITABLE (question->name));

  if (g_strcmp0 (answer, "copy") != 0 || selected >= question->processes->len)
    return;
  g_autoptr (PursuitCommand) command =
      pursuit_command_copy_process (pursuit_record_get_id (question->processes->pdata[selected]), name);
  pursuit_window_run (pursuit_window_of (question->page), command, copied_cb, g_object_ref (question->page));
}

static void
name_changed_cb (GtkWidget *entry, GtkWidget *question)
{
  pursuit_compat_ask_set_enabled (question, "copy",
                                  !pursuit_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* A new process begins as a copy of @original. */
static void
ask_copy (PursuitProcessesPage *self, PursuitRecord *original)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "copy", _ ("_Create"), PURSUIT_ANSWER_SUGGESTED },
  };
  Question *question = g_new0 (Question, 1);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *group = adw_preferences_group_new ();
  guint chosen = 0;

  question->page = g_object_ref (self);
  question->processes = pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_PROCESSES, 0);
  question->name = g_object_ref_sink (adw_entry_row_new ());
  question->original = g_object_ref_sink (adw_combo_row_new ());
  for (guint i = 0; i < question->processes->len; i++)
    {
      PursuitRecord *process = question->processes->pdata[i];
      g_autofree char *name =
          pursuit_text_for_display (pursuit_record_get_text (process, PURSUIT_PROCESS_NAME), 60);
      gtk_string_list_append (names, name);
      if (original != NULL && pursuit_record_get_id (process) == pursuit_record_get_id (original))
        chosen = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->name), _ ("Name"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->original), _ ("Begins as a copy of"));
  adw_combo_row_set_model (ADW_COMBO_ROW (question->original), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (question->original), chosen);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), question->name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), question->original);
  question->question = pursuit_compat_ask_async (
      GTK_WINDOW (pursuit_window_of (self)), _ ("New Process"),
      _ ("Stages, work items, key nodes and the transition matrix are copied; deals stay "
         "where they are."),
      group, answers, G_N_ELEMENTS (answers), copy_answered_cb, question);
  pursuit_compat_ask_set_enabled (question->question, "copy", FALSE);
  g_signal_connect_object (question->name, "changed", G_CALLBACK (name_changed_cb), question->question, 0);
  gtk_widget_grab_focus (question->name);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitProcessesPage *self = PURSUIT_PROCESSES_PAGE (widget);
  gint64 id = parameter ? g_variant_get_int64 (parameter) : get_process (self);

  ask_copy (self, find_process (self, id));
}

/* Processes */

static void
edit_process_cb (PursuitProcessesPage *self, gint64 id)
{
  PursuitRecord *process = find_process (self, id);

  if (process)
    gtk_window_present (GTK_WINDOW (pursuit_part_dialog_edit (pursuit_window_of (self), process)));
}

static void
edit_clicked_cb (PursuitProcessesPage *self)
{
  edit_process_cb (self, get_process (self));
}

static void
retire_process_cb (PursuitProcessesPage *self, gint64 id)
{
  run (self, pursuit_command_retire (&PURSUIT_PROCESS_ENTITY, id));
}

static void
look_at_process (PursuitRecord *process, PursuitPartLook *look, gpointer user_data)
{
  PursuitProcessesPage *self = user_data;
  g_autoptr (GPtrArray) stages = get_stages (self, pursuit_record_get_id (process));

  if (is_call (process))
    look->subtitle =
        g_strdup_printf (ngettext ("Plan of a call · %u step", "Plan of a call · %u steps", stages->len),
                         stages->len);
  else
    look->subtitle = g_strdup_printf (ngettext ("%u stage", "%u stages", stages->len), stages->len);
}

/* What customers go through */

static void
edit_buying_cb (PursuitProcessesPage *self, gint64 id)
{
  PursuitRecord *buying = pursuit_process_reader_find (self->reader, PURSUIT_PROCESS_PART_BUYING, id);

  if (buying)
    gtk_window_present (GTK_WINDOW (pursuit_part_dialog_edit (pursuit_window_of (self), buying)));
}

static void
retire_buying_cb (PursuitProcessesPage *self, gint64 id)
{
  run (self, pursuit_command_retire (&PURSUIT_BUYING_STAGE_ENTITY, id));
}

static void
add_buying_cb (PursuitProcessesPage *self)
{
  gtk_window_present (GTK_WINDOW (
      pursuit_part_dialog_add (pursuit_window_of (self), &PURSUIT_BUYING_STAGE_ENTITY, get_process (self))));
}

/* Which stages answer a buying stage. */
static void
look_at_buying (PursuitRecord *buying, PursuitPartLook *look, gpointer user_data)
{
  PursuitProcessesPage *self = user_data;
  g_autoptr (GPtrArray) stages =
      get_stages (self, pursuit_record_get_int (buying, PURSUIT_BUYING_STAGE_PROCESS_ID));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < stages->len; i++)
    if (pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_BUYING_STAGE_ID) ==
        pursuit_record_get_id (buying))
      g_string_append_printf (names, "%s%s", names->len ? _ (", ") : "",
                              pursuit_record_get_text (stages->pdata[i], PURSUIT_STAGE_NAME));
  /* Translators: %s are the selling stages that answer a buying stage */
  look->subtitle =
      names->len ? g_strdup_printf (_ ("answered by %s"), names->str) : g_strdup (_ ("not answered"));
}

/* Showing */

static void
show_process (PursuitProcessesPage *self)
{
  gint64 id = get_process (self);
  PursuitRecord *process = find_process (self, id);
  g_autoptr (GPtrArray) stages = get_stages (self, id);
  g_autoptr (GPtrArray) steps = pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_STEPS, id);
  g_autoptr (GPtrArray) buying = pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_BUYING, id);
  g_autoptr (GPtrArray) buying_used =
      pursuit_process_reader_get_used (self->reader, PURSUIT_PROCESS_PART_BUYING, id);

  if (process == NULL)
    return;
  g_autofree char *name =
      pursuit_text_for_display (pursuit_record_get_text (process, PURSUIT_PROCESS_NAME), 100);
  const char *words = pursuit_record_get_text (process, PURSUIT_PROCESS_DESCRIPTION);
  g_autofree char *description = words ? pursuit_text_for_display (words, 400) : NULL;
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->description, description ? description : "");
  gtk_widget_set_visible (GTK_WIDGET (self->description), description != NULL);
  gtk_widget_set_visible (self->switcher, !is_call (process));
  if (is_call (process))
    gtk_stack_set_visible_child_name (self->tabs, "stages");
  pursuit_stages_view_set_process (self->stages, id);
  pursuit_transition_grid_set_steps (self->grid, stages, steps);
  pursuit_part_list_set_parts (self->buying, buying);
  pursuit_participation_grid_set_buying (self->participation, buying_used);
}

static void
reader_changed_cb (PursuitProcessesPage *self)
{
  g_autoptr (GPtrArray) processes =
      pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_PROCESSES, 0);

  if (self->wanted != 0 && find_process (self, self->wanted) != NULL)
    {
      pursuit_part_list_select (self->processes, self->wanted);
      self->wanted = 0;
    }
  else if (find_process (self, get_process (self)) == NULL && processes->len > 0)
    pursuit_part_list_select (self->processes, pursuit_record_get_id (processes->pdata[0]));
  pursuit_part_list_set_parts (self->processes, processes);
  show_process (self);
  if (!pursuit_page_is_ready (PURSUIT_PAGE (self)) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    pursuit_page_activate (PURSUIT_PAGE (self));
  pursuit_page_set_ready (PURSUIT_PAGE (self));
}

static void
pursuit_processes_page_activate (PursuitPage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (PURSUIT_PROCESSES_PAGE (page)->processes), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_processes_page_create (PursuitPage *page)
{
  PursuitProcessesPage *self = PURSUIT_PROCESSES_PAGE (page);

  ask_copy (self, find_process (self, get_process (self)));
}

static void
pursuit_processes_page_show_record (PursuitPage *page, gint64 id)
{
  PursuitProcessesPage *self = PURSUIT_PROCESSES_PAGE (page);

  self->wanted = id;
  if (pursuit_process_reader_is_ready (self->reader))
    reader_changed_cb (self);
}

static void
make_list (PursuitProcessesPage *self)
{
  self->processes =
      PURSUIT_PART_LIST (pursuit_part_list_new (&PURSUIT_PROCESS_ENTITY, _ ("Processes"), NULL, TRUE));
  pursuit_part_list_set_look (self->processes, look_at_process, self);
  pursuit_part_list_add_action (self->processes, _ ("_Copy…"), "processes.copy-of");
  g_signal_connect_object (self->processes, "selected", G_CALLBACK (show_process), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->processes, "edit", G_CALLBACK (edit_process_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->processes, "retire", G_CALLBACK (retire_process_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The name of the process, what it is for, and what can be done with it. */
static GtkWidget *
make_head (PursuitProcessesPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *edit = gtk_button_new_with_mnemonic (_ ("_Edit…"));
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy…"));

  self->name = GTK_LABEL (gtk_label_new (NULL));
  self->description = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_xalign (self->description, 0);
  gtk_label_set_wrap (self->description, TRUE);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->description), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->description));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "processes.copy");
  gtk_widget_set_valign (edit, GTK_ALIGN_START);
  gtk_widget_set_valign (copy, GTK_ALIGN_START);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), edit);
  gtk_box_append (GTK_BOX (head), copy);
  return head;
}

static GtkWidget *
make_buying (PursuitProcessesPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->buying =
      PURSUIT_PART_LIST (pursuit_part_list_new (&PURSUIT_BUYING_STAGE_ENTITY, _ ("How customers buy"),
                                                _ ("Add a buying stage"), FALSE));
  pursuit_part_list_set_look (self->buying, look_at_buying, self);
  g_signal_connect_object (self->buying, "edit", G_CALLBACK (edit_buying_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buying, "retire", G_CALLBACK (retire_buying_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buying, "add", G_CALLBACK (add_buying_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 620);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->buying));
  return pursuit_process_column_new (clamp, -1);
}

static GtkWidget *
make_detail (PursuitProcessesPage *self)
{
  GtkWidget *detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->tabs = GTK_STACK (gtk_stack_new ());
  self->stages = PURSUIT_STAGES_VIEW (pursuit_stages_view_new (self->reader));
  self->grid = PURSUIT_TRANSITION_GRID (pursuit_transition_grid_new ());
  gtk_stack_set_hhomogeneous (self->tabs, FALSE);
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->stages), "stages", _ ("Stages"));
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->grid), "steps", _ ("Transition matrix"));
  gtk_stack_add_titled (self->tabs, make_buying (self), "buying", _ ("Buying stages"));
  self->participation = PURSUIT_PARTICIPATION_GRID (
      pursuit_participation_grid_new (pursuit_page_get_session (PURSUIT_PAGE (self))));
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->participation), "people", _ ("Whom to watch"));
  self->switcher = gtk_stack_switcher_new ();
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), self->tabs);
  gtk_widget_set_halign (self->switcher, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (detail), make_head (self));
  gtk_box_append (GTK_BOX (detail), self->switcher);
  gtk_box_append (GTK_BOX (detail), GTK_WIDGET (self->tabs));
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_widget_add_css_class (detail, "process-detail");
  return detail;
}

static GtkWidget *
make_new_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("New process"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, _ ("Begin a process as a copy of another one (Ctrl+N)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  return button;
}

static void
pursuit_processes_page_constructed (GObject *object)
{
  PursuitProcessesPage *self = PURSUIT_PROCESSES_PAGE (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  G_OBJECT_CLASS (pursuit_processes_page_parent_class)->constructed (object);

  self->reader = pursuit_process_reader_new (pursuit_page_get_session (PURSUIT_PAGE (self)));
  make_list (self);
  pursuit_page_set_header_start (PURSUIT_PAGE (self), make_new_button ());
  gtk_box_append (GTK_BOX (box), pursuit_process_column_new (GTK_WIDGET (self->processes), LIST_WIDTH));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), make_detail (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->reader, "changed", G_CALLBACK (reader_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
pursuit_processes_page_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_PROCESSES_PAGE (object)->reader);

  G_OBJECT_CLASS (pursuit_processes_page_parent_class)->dispose (object);
}

static void
pursuit_processes_page_class_init (PursuitProcessesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitPageClass *page_class = PURSUIT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pursuit_processes_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = pursuit_processes_page_dispose;
  page_class->activate = pursuit_processes_page_activate;
  page_class->create = pursuit_processes_page_create;
  page_class->show_record = pursuit_processes_page_show_record;

  gtk_widget_class_install_action (widget_class, "processes.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "processes.copy-of", "x", copy_action);
  gtk_widget_class_set_css_name (widget_class, "processes");
}

static void
pursuit_processes_page_init (PursuitProcessesPage *self)
{
}

/** pursuit_processes_page_get_grid: (transfer none): the transition matrix of the chosen process. */
PursuitTransitionGrid *
pursuit_processes_page_get_grid (PursuitProcessesPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESSES_PAGE (self), NULL);

  return self->grid;
}

/** pursuit_processes_page_get_participation: (transfer none): the participation matrix of the chosen process.
 */
PursuitParticipationGrid *
pursuit_processes_page_get_participation (PursuitProcessesPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESSES_PAGE (self), NULL);

  return self->participation;
}

/** pursuit_processes_page_get_stages: (transfer none): the stages of the chosen process. */
PursuitStagesView *
pursuit_processes_page_get_stages (PursuitProcessesPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESSES_PAGE (self), NULL);

  return self->stages;
}

/** pursuit_processes_page_show_tab: @tab: “stages”, “steps”, “buying” or “people”. */
void
pursuit_processes_page_show_tab (PursuitProcessesPage *self, const char *tab)
{
  g_return_if_fail (PURSUIT_IS_PROCESSES_PAGE (self));

  gtk_stack_set_visible_child_name (self->tabs, tab);
}
