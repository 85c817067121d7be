/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealPage:
 *
 * One deal on a page of its own: its head with the two tracks, and tabs for what is to be done, people,
 * activities and history; a tab that would be empty is not there. Back leads to the page from which the deal
 * was opened.
 *
 * The first frame says whose deal it is, from what a list already knows, over the outlines of the cards. All
 * else is read in the background and shown in one go behind that frame: filling the cards takes longer than
 * a frame has. What is no longer wanted is let go when the page is left.
 */

#include "pursuit-deal-page-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-debug.h"
#include "pursuit-paint-mark.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

G_DEFINE_FINAL_TYPE (PursuitDealPage, pursuit_deal_page, PURSUIT_TYPE_PAGE)

static PursuitSession *
get_session (PursuitDealPage *self)
{
  return pursuit_page_get_session (PURSUIT_PAGE (self));
}

static PursuitDeal *
get_deal (PursuitDealPage *self)
{
  return pursuit_deal_reader_get_deal (self->reader);
}

static gboolean
is_open (PursuitDeal *deal)
{
  const char *outcome = pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_OUTCOME);

  return outcome == NULL || g_str_equal (outcome, "open");
}

/* Showing */

static void
show_title (PursuitDealPage *self, PursuitRecord *deal)
{
  const char *company = pursuit_record_get_text (deal, PURSUIT_DEAL_COMPANY);
  g_autofree char *title = pursuit_text_for_display (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE), 80);
  g_autofree char *who = pursuit_text_for_display (company != NULL ? company : "", 60);
  g_autofree char *both = *who ? g_strdup_printf ("%s — %s", who, title) : g_strdup (title);

  pursuit_page_set_title (PURSUIT_PAGE (self), both);
}

static void
show_move (PursuitDealPage *self)
{
  PursuitDeal *deal = get_deal (self);
  PursuitRecord *next = (PursuitRecord *) pursuit_deal_reader_get_next_stage (self->reader);
  gboolean writable = deal != NULL && !pursuit_session_get_read_only (get_session (self));

  gtk_widget_set_visible (GTK_WIDGET (self->move), writable && is_open (deal) && next != NULL);
  if (next != NULL)
    {
      g_autofree char *name = pursuit_text_for_menu (pursuit_record_get_text (next, PURSUIT_STAGE_NAME), 40);
      /* Translators: %s is the next stage */
      g_autofree char *label = g_strdup_printf (_ ("_Move to %s…"), name);
      const PursuitDealTasks *tasks = pursuit_deal_reader_get_tasks (self->reader);
      guint open = tasks != NULL ? pursuit_deal_tasks_count_open (tasks) : 0;
      /* Translators: behind “Move to Propose…”: key nodes that are not met */
      g_autofree char *nodes = g_strdup_printf (ngettext ("%u node open", "%u nodes open", open), open);
      g_autofree char *both = open > 0 ? g_strdup_printf ("%s · %s", label, nodes) : g_strdup (label);

      gtk_button_set_label (self->move, both);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dealpage.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dealpage.log", writable);
  gtk_widget_set_sensitive (self->edit, writable);
  gtk_widget_set_sensitive (self->menu, writable);
}

static void
show_head (PursuitDealPage *self)
{
  PursuitDay today = pursuit_session_get_today (get_session (self));
  PursuitDeal *deal = get_deal (self);
  GPtrArray *stages = pursuit_deal_reader_get_part (self->reader, PURSUIT_DEAL_PART_STAGES);
  GPtrArray *buying = pursuit_deal_reader_get_part (self->reader, PURSUIT_DEAL_PART_BUYING);

  gboolean has_tracks = deal != NULL && stages != NULL && buying != NULL;

  pursuit_deal_head_set_deal (self->head, deal, today);
  pursuit_deal_head_set_state (self->head, deal, pursuit_deal_reader_get_state (self->reader));
  if (deal != NULL)
    show_title (self, PURSUIT_RECORD (deal));
  if (has_tracks)
    pursuit_deal_head_set_tracks (self->head, deal, stages, buying,
                                  pursuit_deal_reader_get_story (self->reader), today);
  /* those of another deal keep the room */
  gtk_widget_set_opacity (GTK_WIDGET (pursuit_deal_head_get_tracks (self->head)), has_tracks ? 1 : 0);
  pursuit_deal_approvals_show (self->approvals, pursuit_deal_reader_get_tasks (self->reader), today,
                               !pursuit_session_get_read_only (get_session (self)));
  show_move (self);
}

static void
show_story (PursuitDealPage *self)
{
  /* only when it is looked at: a long history is many widgets */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "history") == 0)
    pursuit_deal_history_tab_set_story (self->history_tab, pursuit_deal_reader_get_story (self->reader),
                                        pursuit_session_get_today (get_session (self)),
                                        !pursuit_session_get_read_only (get_session (self)));
}

static void
show_scorecards (PursuitDealPage *self)
{
  if (get_deal (self) != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "scorecards") == 0)
    pursuit_deal_scorecards_tab_set_deal (self->scorecards_tab, get_session (self), self->id);
}

static guint
count (PursuitList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
set_tab_title (GtkStackPage *page, const char *name, guint n)
{
  g_autofree char *title = g_strdup_printf ("%s %u", name, n);

  gtk_stack_page_set_title (page, title);
  gtk_stack_page_set_visible (page, n > 0);
}

/* With nothing in it there is the way to the first one: a file, a person. */
static void
set_inviting_title (PursuitDealPage *self, GtkStackPage *page, const char *name, guint n)
{
  set_tab_title (page, name, n);
  if (n > 0 || pursuit_session_get_read_only (get_session (self)))
    return;
  gtk_stack_page_set_title (page, name);
  gtk_stack_page_set_visible (page, TRUE);
}

/* A tab that would be empty is not there; what the user chose is shown again as soon as it is. */
static void
update_tabs (PursuitDealPage *self)
{
  const PursuitDealStory *story = pursuit_deal_reader_get_story (self->reader);
  GtkWidget *wanted = self->tab != NULL ? gtk_stack_get_child_by_name (self->tabs, self->tab) : NULL;

  self->updating = TRUE;
  if (pursuit_list_is_loaded (self->people))
    set_inviting_title (self, self->people_page, _ ("People"), count (self->people));
  if (pursuit_list_is_loaded (self->files))
    set_inviting_title (self, self->files_page, _ ("Files"), count (self->files));
  if (pursuit_list_is_loaded (self->activities))
    set_tab_title (self->activities_page, _ ("Activities"), count (self->activities));
  if (story != NULL)
    gtk_stack_page_set_visible (self->history_page, story->events->len + story->steps->len > 0);
  if (wanted != NULL && gtk_stack_page_get_visible (gtk_stack_get_page (self->tabs, wanted)))
    gtk_stack_set_visible_child (self->tabs, wanted);
  self->updating = FALSE;
  show_story (self);
  show_scorecards (self);
}

static void
tab_chosen_cb (PursuitDealPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->tabs);

  if (self->updating || name == NULL)
    return;
  g_free (self->tab);
  self->tab = g_strdup (name);
  show_story (self);
  show_scorecards (self);
}

/** pursuit_deal_page_show_neighbours: finds out which deals are the previous and the next one, and whether
 * there are any. */
void
pursuit_deal_page_show_neighbours (PursuitDealPage *self)
{
  guint n = self->neighbours != NULL ? g_list_model_get_n_items (self->neighbours) : 0;
  int found =
      self->neighbours != NULL ? pursuit_list_find_id (PURSUIT_LIST (self->neighbours), self->id) : -1;

  /* A deal that was moved away leaves its place to the one below it. */
  if (found >= 0)
    self->place = (guint) found;
  gtk_widget_set_visible (self->neighbours_box, self->neighbours != NULL);
  gtk_widget_set_sensitive (self->previous, self->place > 0 && n > 0);
  gtk_widget_set_sensitive (self->next, self->place + (found >= 0 ? 1 : 0) < n);
}

/* Reading */

/* The page is filled when it shows all that it has read. */
static void
check_filled (PursuitDealPage *self)
{
  update_tabs (self);
  if (self->told || !pursuit_deal_page_is_filled (self))
    return;
  self->told = TRUE;
  pursuit_page_set_ready (PURSUIT_PAGE (self));
  pursuit_debug_mark ("deal read");
  pursuit_paint_mark (GTK_WIDGET (self), "deal painted", NULL);
}

static void
show_all (PursuitDealPage *self)
{
  if (self->waiting)
    return;
  show_head (self);
  pursuit_deal_stage_tab_show (self->stage_tab, get_session (self), self->reader);
  pursuit_deal_stage_tab_set_blank (self->stage_tab, FALSE);
  check_filled (self);
}

static void
head_painted_cb (GtkWidget *widget)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);

  self->waiting = FALSE;
  if (!pursuit_deal_reader_is_reading (self->reader))
    show_all (self);
}

static void
gone_cb (PursuitDealPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dealpage.back", NULL);
}

static void
failed_cb (PursuitDealPage *self, const char *sentence)
{
  PursuitWindow *window = pursuit_window_of (self);

  if (window != NULL)
    pursuit_window_toast (window, sentence);
}

/* Page */

static void
pursuit_deal_page_activate (PursuitPage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (PURSUIT_DEAL_PAGE (page)->switcher), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_deal_page_show_record (PursuitPage *page, gint64 id)
{
  pursuit_deal_page_show (PURSUIT_DEAL_PAGE (page), id, NULL);
}

static void
pursuit_deal_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pursuit_deal_page_parent_class)->map (widget);
  pursuit_deal_reader_set_active (PURSUIT_DEAL_PAGE (widget)->reader, TRUE);
}

static void
pursuit_deal_page_unmap (GtkWidget *widget)
{
  pursuit_deal_reader_set_active (PURSUIT_DEAL_PAGE (widget)->reader, FALSE);
  GTK_WIDGET_CLASS (pursuit_deal_page_parent_class)->unmap (widget);
}

static void
follow_list (PursuitDealPage *self, PursuitList *list)
{
  g_signal_connect_object (list, "notify::loaded", G_CALLBACK (check_filled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (check_filled), self, G_CONNECT_SWAPPED);
}

static void
pursuit_deal_page_constructed (GObject *object)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (object);

  G_OBJECT_CLASS (pursuit_deal_page_parent_class)->constructed (object);
  pursuit_deal_page_add_keys (self);
  pursuit_deal_page_add_drop (self);
  pursuit_deal_people_tab_set_session (self->people_tab, get_session (self));
  pursuit_deal_activities_tab_set_session (self->activities_tab, get_session (self));
  pursuit_deal_files_tab_set_session (self->files_tab, get_session (self));
  self->people = pursuit_table_get_list (pursuit_deal_people_tab_get_table (self->people_tab));
  self->activities = pursuit_table_get_list (pursuit_deal_activities_tab_get_table (self->activities_tab));
  self->files = pursuit_table_get_list (pursuit_deal_files_tab_get_table (self->files_tab));
  follow_list (self, self->files);
  follow_list (self, self->people);
  follow_list (self, self->activities);
  self->reader = pursuit_deal_reader_new (get_session (self));
  g_signal_connect_object (self->reader, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "day-changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_head (self);
}

static void
pursuit_deal_page_dispose (GObject *object)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (object);

  if (self->reader != NULL)
    pursuit_deal_reader_set_active (self->reader, FALSE);
  g_clear_object (&self->neighbours);

  G_OBJECT_CLASS (pursuit_deal_page_parent_class)->dispose (object);
}

static void
pursuit_deal_page_finalize (GObject *object)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (object);

  g_clear_object (&self->reader);
  g_free (self->tab);

  G_OBJECT_CLASS (pursuit_deal_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PURSUIT_TYPE_DEAL_HEAD);
  g_type_ensure (PURSUIT_TYPE_DEAL_STAGE_TAB);
  g_type_ensure (PURSUIT_TYPE_DEAL_PEOPLE_TAB);
  g_type_ensure (PURSUIT_TYPE_DEAL_ACTIVITIES_TAB);
  g_type_ensure (PURSUIT_TYPE_DEAL_HISTORY_TAB);
  g_type_ensure (PURSUIT_TYPE_DEAL_SCORECARDS_TAB);
  g_type_ensure (PURSUIT_TYPE_DEAL_FILES_TAB);
  g_type_ensure (PURSUIT_TYPE_DEAL_APPROVALS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/deal/pursuit-deal-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "neighbours", FALSE,
                                             G_STRUCT_OFFSET (PursuitDealPage, neighbours_box));
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, previous);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, next);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, move);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, edit);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, menu);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, head);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, stage_tab);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, people_tab);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, activities_tab);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, history_tab);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, scorecards_tab);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, approvals);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, files_tab);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, files_page);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, people_page);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, activities_page);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealPage, history_page);
  gtk_widget_class_bind_template_callback (widget_class, tab_chosen_cb);
}

static void
pursuit_deal_page_class_init (PursuitDealPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitPageClass *page_class = PURSUIT_PAGE_CLASS (klass);

  object_class->constructed = pursuit_deal_page_constructed;
  object_class->dispose = pursuit_deal_page_dispose;
  object_class->finalize = pursuit_deal_page_finalize;
  widget_class->map = pursuit_deal_page_map;
  widget_class->unmap = pursuit_deal_page_unmap;
  page_class->activate = pursuit_deal_page_activate;
  page_class->show_record = pursuit_deal_page_show_record;

  bind_template (widget_class);
  pursuit_deal_page_install_actions (widget_class);
}

static void
pursuit_deal_page_init (PursuitDealPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_neighbours (PursuitDealPage *self, GListModel *neighbours)
{
  if (self->neighbours == neighbours)
    return;
  if (self->neighbours != NULL)
    g_signal_handlers_disconnect_by_func (self->neighbours, pursuit_deal_page_show_neighbours, self);
  g_set_object (&self->neighbours, neighbours);
  self->place = 0;
  if (neighbours != NULL)
    g_signal_connect_object (neighbours, "items-changed", G_CALLBACK (pursuit_deal_page_show_neighbours),
                             self, G_CONNECT_SWAPPED);
}

/* What the list that the deal was opened from knows of it already. */
static PursuitRecord *
find_known (PursuitDealPage *self)
{
  int place =
      self->neighbours != NULL ? pursuit_list_find_id (PURSUIT_LIST (self->neighbours), self->id) : -1;
  g_autoptr (PursuitRecord) known =
      place >= 0 ? g_list_model_get_item (self->neighbours, (guint) place) : NULL;

  return known != NULL && pursuit_record_is_set (known, PURSUIT_DEAL_TITLE) ? g_steal_pointer (&known) : NULL;
}

/**
 * pursuit_deal_page_show:
 * @neighbours: (nullable): a PursuitList of deals among which this one stands: previous and next go through
 * it
 *
 * Shows the deal @deal_id: what is known of it at once, the rest as soon as it is read.
 */
void
pursuit_deal_page_show (PursuitDealPage *self, gint64 deal_id, GListModel *neighbours)
{
  g_autoptr (PursuitRecord) known = NULL;

  g_return_if_fail (PURSUIT_IS_DEAL_PAGE (self));
  g_return_if_fail (deal_id > 0);
  g_return_if_fail (neighbours == NULL || PURSUIT_IS_LIST (neighbours));

  pursuit_debug_mark ("deal asked for");
  pursuit_paint_mark (GTK_WIDGET (self), "deal shell painted", head_painted_cb);
  self->waiting = TRUE;
  self->told = FALSE;
  self->id = deal_id;
  take_neighbours (self, neighbours);
  pursuit_deal_page_show_neighbours (self);
  known = find_known (self);
  pursuit_deal_reader_read (self->reader, deal_id, (PursuitDeal *) known);
  show_head (self);
  pursuit_deal_stage_tab_set_blank (self->stage_tab, TRUE);
  pursuit_deal_people_tab_show (self->people_tab, deal_id);
  pursuit_deal_activities_tab_show (self->activities_tab, deal_id);
  pursuit_deal_files_tab_show (self->files_tab, deal_id);
}

/** pursuit_deal_page_get_deal_id: the deal that is shown; 0 for none. */
gint64
pursuit_deal_page_get_deal_id (PursuitDealPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PAGE (self), 0);

  return self->id;
}

/** pursuit_deal_page_is_filled: whether all of the deal has been read and is shown. */
gboolean
pursuit_deal_page_is_filled (PursuitDealPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PAGE (self), FALSE);

  return self->id != 0 && !self->waiting && pursuit_deal_reader_is_done (self->reader) &&
         pursuit_list_is_loaded (self->people) && pursuit_list_is_loaded (self->activities);
}

/** pursuit_deal_page_get_head: (transfer none): what stands above the tabs. */
PursuitDealHead *
pursuit_deal_page_get_head (PursuitDealPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PAGE (self), NULL);

  return self->head;
}

/** pursuit_deal_page_get_tabs: (transfer none): the tabs “stage”, “people”, “activities” and “history”. */
GtkStack *
pursuit_deal_page_get_tabs (PursuitDealPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PAGE (self), NULL);

  return self->tabs;
}

/** pursuit_deal_page_get_people: (transfer none): the tab of those who take part. */
PursuitDealPeopleTab *
pursuit_deal_page_get_people (PursuitDealPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PAGE (self), NULL);

  return self->people_tab;
}

/** pursuit_deal_page_get_activities: (transfer none): the tab of what was done and what is planned. */
PursuitDealActivitiesTab *
pursuit_deal_page_get_activities (PursuitDealPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PAGE (self), NULL);

  return self->activities_tab;
}
