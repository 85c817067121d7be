/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitBoardPage:
 *
 * The board over a database: chooses process and filters, reads stages and deals, and turns what the board
 * asks for into commands. Each column's deals are a list of their own, sorted by position in the database;
 * the numbers over the columns come from one call for all stages.
 */

#include "pursuit-paint-mark.h"
#include "pursuit-board-page.h"

#include <glib/gi18n-lib.h>

#include "pursuit-deal-actions.h"
#include "pursuit-deal-card.h"
#include "pursuit-deal-close-dialog.h"
#include "pursuit-deal-dialog.h"
#include "pursuit-deal-menu.h"
#include "pursuit-deal-step.h"
#include "pursuit-member.h"
#include "pursuit-process.h"
#include "pursuit-settings.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

enum
{
  MAX_OWNERS = 500,
  REFRESH_MS = 40 /* several commits in a row are answered by one reading of the numbers */
};

struct _PursuitBoardPage
{
  PursuitPage parent_instance;

  GtkStack *stack;
  PursuitBoard *board;
  GtkDropDown *process;
  GtkDropDown *owner;
  GtkDropDown *grade;
  GtkStringList *process_names;
  GtkStringList *owner_names;
  GtkStringList *grade_names;
  GtkWidget *clear;

  GPtrArray *processes; /* PursuitProcess, as in the chooser */
  GPtrArray *owners;    /* PursuitMember, as in the chooser behind “All owners” */
  GPtrArray *stages;    /* PursuitStage on the board */
  GCancellable *reading;
  guint painted;     /* milestones of the start that were told: 1 the first cards, 2 whole columns */
  gboolean released; /* the first frame is out */
  guint refresh_source;
  gboolean filling; /* the choosers are being filled: nobody chose */
};

G_DEFINE_FINAL_TYPE (PursuitBoardPage, pursuit_board_page, PURSUIT_TYPE_PAGE)

static PursuitSession *
get_session (PursuitBoardPage *self)
{
  return pursuit_page_get_session (PURSUIT_PAGE (self));
}

static gint64
get_process_id (PursuitBoardPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->process);

  return self->processes != NULL && selected < self->processes->len
             ? pursuit_record_get_id (self->processes->pdata[selected])
             : 0;
}

static gboolean
has_filter (PursuitBoardPage *self)
{
  return gtk_drop_down_get_selected (self->owner) > 0 || gtk_drop_down_get_selected (self->grade) > 0 ||
         *pursuit_page_get_search_text (PURSUIT_PAGE (self)) != '\0';
}

/* The deals that the filters let through. */
static PursuitListSpec *
make_filter_spec (PursuitBoardPage *self)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  const char *text = pursuit_page_get_search_text (PURSUIT_PAGE (self));
  guint owner = gtk_drop_down_get_selected (self->owner);
  guint grade = gtk_drop_down_get_selected (self->grade);

  pursuit_list_spec_set_on_board (spec, TRUE);
  if (owner > 0 && owner != GTK_INVALID_LIST_POSITION)
    pursuit_list_spec_where_int (spec, PURSUIT_DEAL_OWNER_ID, PURSUIT_OP_EQ,
                                 pursuit_record_get_id (self->owners->pdata[owner - 1]));
  if (grade > 0 && grade != GTK_INVALID_LIST_POSITION)
    pursuit_list_spec_where (spec, PURSUIT_DEAL_GRADE, PURSUIT_OP_EQ, PURSUIT_GRADES[grade - 1].code);
  if (*text != '\0')
    pursuit_list_spec_set_match (spec, text);
  return spec;
}

static PursuitListSpec *
make_spec (PursuitBoardPage *self)
{
  PursuitListSpec *spec = make_filter_spec (self);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, get_process_id (self));
  return spec;
}

/* Those of one stage. Its process goes without saying; asking for it would take each row from the table. */
static PursuitListSpec *
make_stage_spec (PursuitBoardPage *self, PursuitStage *stage)
{
  PursuitListSpec *spec = make_filter_spec (self);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_STAGE_ID, PURSUIT_OP_EQ,
                               pursuit_record_get_id (PURSUIT_RECORD (stage)));
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_POSITION, FALSE);
  return spec;
}

/* Behind the first frame the columns are read to their ends: until then the processor is the window's. There
 * is a card then that can have the focus. */
static void
first_painted (GtkWidget *widget)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  self->released = TRUE;
  for (guint i = 0; i < pursuit_board_get_n_columns (self->board); i++)
    {
      PursuitBoardColumn *column = pursuit_board_get_column (self->board, i);
      pursuit_list_hold (PURSUIT_LIST (pursuit_board_column_get_deals (column)), FALSE);
    }
  if (gtk_widget_get_mapped (widget) && !GTK_IS_EDITABLE (focus))
    gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
}

/* The page is ready when every column has its first cards, or has none. */
static void
check_ready (PursuitBoardPage *self)
{
  gboolean full = TRUE;

  for (guint i = 0; i < pursuit_board_get_n_columns (self->board); i++)
    {
      GListModel *deals = pursuit_board_column_get_deals (pursuit_board_get_column (self->board, i));
      if (g_list_model_get_n_items (deals) == 0 && !pursuit_list_is_loaded (PURSUIT_LIST (deals)))
        return;
      full = full && pursuit_list_is_loaded (PURSUIT_LIST (deals));
    }
  pursuit_page_set_ready (PURSUIT_PAGE (self));
  if (self->painted < 1)
    pursuit_paint_mark (GTK_WIDGET (self), "cards painted", first_painted);
  if (full && self->painted < 2)
    pursuit_paint_mark (GTK_WIDGET (self), "columns painted", NULL);
  self->painted = full ? 2 : MAX (self->painted, 1);
}

static GListModel *
make_deals (PursuitStage *stage, gpointer user_data)
{
  PursuitBoardPage *self = user_data;
  g_autoptr (PursuitListSpec) spec = make_stage_spec (self, stage);
  PursuitList *list = pursuit_session_list (get_session (self), spec);

  pursuit_list_hold (list, !self->released);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (check_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loaded", G_CALLBACK (check_ready), self, G_CONNECT_SWAPPED);
  return G_LIST_MODEL (list);
}

static void
show_state (PursuitBoardPage *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->stages->len; i++)
    n += pursuit_record_get_int (self->stages->pdata[i], PURSUIT_STAGE_COUNT);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "board");
  else
    gtk_stack_set_visible_child_name (self->stack, has_filter (self) ? "nothing" : "empty");
}

static void
update_today (PursuitBoardPage *self)
{
  pursuit_board_set_today (self->board, pursuit_session_get_today (get_session (self)));
}

static void
stages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitBoardPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = pursuit_session_stages_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (stages == NULL)
    {
      PursuitWindow *window = pursuit_window_of (self);
      if (window != NULL)
        pursuit_window_toast_error (window, error);
      return;
    }
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = g_steal_pointer (&stages);
  update_today (self);
  pursuit_board_set_stages (self->board, self->stages, make_deals, self);
  show_state (self);
  check_ready (self);
}

/* Reads the numbers over the columns; the first time, and for another process, it makes the columns. */
static void
read_stages (PursuitBoardPage *self)
{
  g_autoptr (PursuitListSpec) spec = make_spec (self);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_stages_async (get_session (self), spec, self->reading, stages_read_cb, g_object_ref (self));
}

static void
refresh_cb (gpointer user_data)
{
  PursuitBoardPage *self = user_data;

  self->refresh_source = 0;
  read_stages (self);
}

static void
apply_filters (PursuitBoardPage *self)
{
  if (self->filling || self->processes == NULL)
    return;
  gtk_widget_set_visible (self->clear, has_filter (self));
  for (guint i = 0; i < pursuit_board_get_n_columns (self->board); i++)
    {
      PursuitBoardColumn *column = pursuit_board_get_column (self->board, i);
      g_autoptr (PursuitListSpec) spec = make_stage_spec (self, pursuit_board_column_get_stage (column));
      pursuit_list_set_spec (PURSUIT_LIST (pursuit_board_column_get_deals (column)), spec);
    }
  read_stages (self);
}

/* Choosing */

static void
filter_changed_cb (PursuitBoardPage *self)
{
  apply_filters (self);
}

static void
process_chosen_cb (PursuitBoardPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->process);
  GSettings *settings = pursuit_settings_get ();

  if (self->filling || self->processes == NULL || selected >= self->processes->len)
    return;
  if (settings != NULL)
    g_settings_set_string (settings, "board-process",
                           pursuit_record_get_text (self->processes->pdata[selected], PURSUIT_RECORD_UID));
  read_stages (self);
}

static void
append_name (GtkStringList *names, PursuitRecord *record, guint field)
{
  g_autofree char *name = pursuit_text_for_display (pursuit_record_get_text (record, field), 40);
  gtk_string_list_append (names, name);
}

static void
processes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitBoardPage) self = user_data;
  GSettings *settings = pursuit_settings_get ();
  g_autofree char *wanted = settings != NULL ? g_settings_get_string (settings, "board-process") : NULL;
  guint selected = 0;

  self->processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  if (self->processes == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->processes->len; i++)
    {
      append_name (self->process_names, self->processes->pdata[i], PURSUIT_PROCESS_NAME);
      if (g_strcmp0 (pursuit_record_get_text (self->processes->pdata[i], PURSUIT_RECORD_UID), wanted) == 0)
        selected = i;
    }
  gtk_drop_down_set_selected (self->process, selected);
  self->filling = FALSE;
  read_stages (self);
}

/* Fills the chooser, now and when members changed; who was chosen stays chosen. */
static void
owners_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitBoardPage) self = user_data;
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  guint chosen = gtk_drop_down_get_selected (self->owner);
  gint64 chosen_id =
      chosen > 0 && chosen <= self->owners->len ? pursuit_record_get_id (self->owners->pdata[chosen - 1]) : 0;

  if (members == NULL)
    return;
  self->filling = TRUE;
  gtk_string_list_splice (self->owner_names, 1, self->owners->len, NULL);
  g_ptr_array_set_size (self->owners, 0);
  for (guint i = 0; i < members->len; i++)
    {
      g_ptr_array_add (self->owners, g_object_ref (members->pdata[i]));
      append_name (self->owner_names, members->pdata[i], PURSUIT_MEMBER_NAME);
      if (pursuit_record_get_id (members->pdata[i]) == chosen_id)
        gtk_drop_down_set_selected (self->owner, i + 1);
    }
  self->filling = FALSE;
}

static void
read_owners (PursuitBoardPage *self)
{
  g_autoptr (PursuitListSpec) owners = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  pursuit_list_spec_sort (owners, PURSUIT_MEMBER_NAME, FALSE);
  pursuit_list_spec_set_limit (owners, MAX_OWNERS);
  pursuit_session_fetch_async (get_session (self), owners, NULL, owners_read_cb, g_object_ref (self));
}

static void
session_changed_cb (PursuitBoardPage *self, PursuitChange *change)
{
  if (self->processes != NULL && self->refresh_source == 0 &&
      (pursuit_change_touches (change, "deal") || pursuit_change_touches (change, "stage")))
    self->refresh_source = g_timeout_add_once (REFRESH_MS, refresh_cb, self);
  if (pursuit_change_touches (change, "member"))
    read_owners (self);
}

static void
read_choosers (PursuitBoardPage *self)
{
  g_autoptr (PursuitListSpec) processes = pursuit_list_spec_new (&PURSUIT_PROCESS_ENTITY);

  pursuit_list_spec_where (processes, PURSUIT_PROCESS_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (processes, PURSUIT_PROCESS_POSITION, FALSE);
  pursuit_session_fetch_async (get_session (self), processes, NULL, processes_read_cb, g_object_ref (self));
  read_owners (self);
}

static void
clear_filters_cb (PursuitBoardPage *self)
{
  PursuitWindow *window = pursuit_window_of (self);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->owner, 0);
  gtk_drop_down_set_selected (self->grade, 0);
  if (window != NULL)
    pursuit_window_clear_search (window);
  self->filling = FALSE;
  apply_filters (self);
}

/* What the board asks for */

static void
activate_deal_cb (PursuitBoardPage *self, PursuitDeal *deal)
{
  pursuit_page_show_record (PURSUIT_PAGE (self), pursuit_record_get_id (PURSUIT_RECORD (deal)));
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitBoardPage) self = user_data;

  pursuit_board_finish_move (self->board, pursuit_deal_step_finish (result));
}

static void
move_deal_cb (PursuitBoardPage *self, PursuitDeal *deal, gint64 stage_id, gint64 before_id)
{
  pursuit_deal_step (pursuit_window_of (self), pursuit_record_get_id (PURSUIT_RECORD (deal)), stage_id,
                     before_id, moved_cb, g_object_ref (self));
}

static void
close_deal_cb (PursuitBoardPage *self, PursuitDeal *deal, const char *outcome)
{
  pursuit_deal_close_dialog_new (pursuit_window_of (self), deal, outcome);
}

static void
delete_deal_cb (PursuitBoardPage *self, PursuitDeal *deal)
{
  pursuit_deal_delete (pursuit_window_of (self), deal);
}

static void
menu_cb (PursuitBoardPage *self, GtkWidget *card, double x, double y)
{
  GtkWidget *board = GTK_WIDGET (self->board);
  double board_x, board_y;

  gtk_widget_translate_coordinates (card, board, x, y, &board_x, &board_y);
  pursuit_deal_menu_popup (board, &(GdkRectangle){ (int) board_x, (int) board_y, 1, 1 },
                           pursuit_deal_card_get_deal (PURSUIT_DEAL_CARD (card)), self->stages, TRUE);
}

/* Page */

static void
pursuit_board_page_activate (PursuitPage *page)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (page);

  gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_board_page_create (PursuitPage *page)
{
  pursuit_deal_dialog_new (pursuit_window_of (page), get_process_id (PURSUIT_BOARD_PAGE (page)), NULL);
}

static void
pursuit_board_page_search (PursuitPage *page, const char *text)
{
  apply_filters (PURSUIT_BOARD_PAGE (page));
}

/* The column in which the deal stands, and its place there; %NULL when it is not on the board. */
static PursuitList *
find_deal (PursuitBoardPage *self, gint64 id, guint *column, guint *position)
{
  for (guint i = 0; i < pursuit_board_get_n_columns (self->board); i++)
    {
      GListModel *deals = pursuit_board_column_get_deals (pursuit_board_get_column (self->board, i));
      int place = pursuit_list_find_id (PURSUIT_LIST (deals), id);

      if (place < 0)
        continue;
      *column = i;
      *position = (guint) place;
      return PURSUIT_LIST (deals);
    }
  return NULL;
}

/* Its neighbours on its page are those of its column. */
static void
pursuit_board_page_show_record (PursuitPage *page, gint64 id)
{
  guint column, position;

  pursuit_deal_open (pursuit_window_of (page), id,
                     (GListModel *) find_deal (PURSUIT_BOARD_PAGE (page), id, &column, &position));
}

static gboolean
pursuit_board_page_focus_record (PursuitPage *page, gint64 id)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (page);
  guint column, position;

  return find_deal (self, id, &column, &position) != NULL &&
         pursuit_board_focus_place (self->board, column, position);
}

static void
pursuit_board_page_constructed (GObject *object)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (object);

  G_OBJECT_CLASS (pursuit_board_page_parent_class)->constructed (object);
  for (const PursuitChoice *choice = PURSUIT_GRADES; choice->code != NULL; choice++)
    {
      /* Translators: a grade of deals, A to D */
      g_autofree char *name = g_strdup_printf (_ ("Grade %s"), _ (choice->label));
      gtk_string_list_append (self->grade_names, name);
    }
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "day-changed", G_CALLBACK (update_today), self,
                           G_CONNECT_SWAPPED);
  read_choosers (self);
}

static void
pursuit_board_page_dispose (GObject *object)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (pursuit_board_page_parent_class)->dispose (object);
}

static void
pursuit_board_page_finalize (GObject *object)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (object);

  g_clear_pointer (&self->processes, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_ptr_array_unref (self->owners);

  G_OBJECT_CLASS (pursuit_board_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/board/pursuit-board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, board);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, process);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, owner);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, grade);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, process_names);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, owner_names);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, grade_names);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, clear);
  gtk_widget_class_bind_template_callback (widget_class, process_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
pursuit_board_page_class_init (PursuitBoardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitPageClass *page_class = PURSUIT_PAGE_CLASS (klass);

  object_class->constructed = pursuit_board_page_constructed;
  object_class->dispose = pursuit_board_page_dispose;
  object_class->finalize = pursuit_board_page_finalize;
  page_class->activate = pursuit_board_page_activate;
  page_class->create = pursuit_board_page_create;
  page_class->search = pursuit_board_page_search;
  page_class->show_record = pursuit_board_page_show_record;
  page_class->focus_record = pursuit_board_page_focus_record;

  g_type_ensure (PURSUIT_TYPE_BOARD);
  bind_template (widget_class);
}

static void
pursuit_board_page_init (PursuitBoardPage *self)
{
  self->owners = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pursuit_board_page_get_board: (transfer none): the board. */
PursuitBoard *
pursuit_board_page_get_board (PursuitBoardPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_PAGE (self), NULL);

  return self->board;
}
