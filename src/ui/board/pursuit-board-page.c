/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitBoardPage:
 *
 * The deals of a process, as cards on a board or as a list: chooses process and filters, reads stages and
 * deals, and turns what the board asks for into commands. Each column's deals are a list of their own, sorted
 * by position in the database; the numbers over the columns come from one call for all stages.
 */

#include "pursuit-board-page-private.h"

#include "pursuit-deal-actions.h"
#include "pursuit-deal-dialog.h"
#include "pursuit-deal-view.h"
#include "pursuit-paint-mark.h"
#include "pursuit-settings.h"
#include "pursuit-window.h"

enum
{
  REFRESH_MS = 40 /* several commits in a row are answered by one reading of the numbers */
};

G_DEFINE_FINAL_TYPE (PursuitBoardPage, pursuit_board_page, PURSUIT_TYPE_PAGE)

static PursuitSession *
get_session (PursuitBoardPage *self)
{
  return pursuit_page_get_session (PURSUIT_PAGE (self));
}

static gboolean
has_filter (PursuitBoardPage *self)
{
  return pursuit_board_filters_is_set (self->filters) ||
         *pursuit_page_get_search_text (PURSUIT_PAGE (self)) != '\0';
}

/* The deals that the filters let through. */
static PursuitListSpec *
make_filter_spec (PursuitBoardPage *self)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  const char *text = pursuit_page_get_search_text (PURSUIT_PAGE (self));

  pursuit_list_spec_set_on_board (spec, TRUE);
  pursuit_board_filters_apply (self->filters, spec);
  if (*text != '\0')
    pursuit_list_spec_set_match (spec, text);
  return spec;
}

static PursuitListSpec *
make_spec (PursuitBoardPage *self)
{
  PursuitListSpec *spec = make_filter_spec (self);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ,
                               pursuit_process_chooser_get_process (self->process));
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
    pursuit_page_activate (PURSUIT_PAGE (self));
}

static gboolean
shows_list (PursuitBoardPage *self)
{
  return gtk_toggle_button_get_active (self->as_list);
}

/* The page is ready when every column has its first cards, or has none. */
static void
check_ready (PursuitBoardPage *self)
{
  gboolean full = TRUE;

  if (shows_list (self))
    return;
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
clear_filters_cb (PursuitBoardPage *self);

/* What stands in place of a board without cards; made at need: most boards have some, and show them first. */
static void
make_empty (PursuitBoardPage *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/app/pursuit/Pursuit/board/pursuit-board-empty.ui");

  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, "empty")), "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, "nothing")), "nothing");
  g_signal_connect_object (gtk_builder_get_object (builder, "clear"), "clicked",
                           G_CALLBACK (clear_filters_cb), self, G_CONNECT_SWAPPED);
}

static void
show_state (PursuitBoardPage *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->stages->len; i++)
    n += pursuit_record_get_int (self->stages->pdata[i], PURSUIT_STAGE_COUNT);
  if (n == 0 && gtk_stack_get_child_by_name (self->stack, "empty") == NULL)
    make_empty (self);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, shows_list (self) ? "list" : "board");
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
  if (self->list != NULL)
    pursuit_deal_list_set_stages (self->list, self->stages);
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

/* The deals of the board as a list, in the order of its stages; it is made when it is asked for first. */

static PursuitListSpec *
make_list_spec (PursuitBoardPage *self)
{
  PursuitListSpec *spec = make_spec (self);

  pursuit_list_spec_set_match (spec, NULL);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_STAGE, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_EXPECTED_CLOSE, FALSE);
  return spec;
}

static void
list_loaded_cb (PursuitBoardPage *self)
{
  if (!shows_list (self))
    return;
  if (self->coming)
    pursuit_paint_mark (GTK_WIDGET (self), "deals painted", first_painted);
  self->coming = FALSE;
  pursuit_page_set_ready (PURSUIT_PAGE (self));
}

static void
show_list (PursuitBoardPage *self)
{
  g_autoptr (PursuitListSpec) spec = make_list_spec (self);

  if (self->list == NULL)
    {
      self->list = pursuit_deal_list_new (get_session (self), spec);
      self->coming = TRUE;
      g_signal_connect_object (self->list, "loaded", G_CALLBACK (list_loaded_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
    }
  if (self->stages != NULL)
    pursuit_deal_list_set_stages (self->list, self->stages);
  pursuit_deal_list_show (self->list, spec, pursuit_page_get_search_text (PURSUIT_PAGE (self)));
}

static void
mode_chosen_cb (PursuitBoardPage *self)
{
  GSettings *settings = pursuit_settings_get ();

  if (settings != NULL)
    g_settings_set_string (settings, "board-mode", shows_list (self) ? "list" : "board");
  if (!pursuit_process_chooser_is_read (self->process))
    return;
  if (shows_list (self))
    show_list (self);
  if (self->stages != NULL)
    show_state (self);
  if (!self->coming)
    pursuit_page_activate (PURSUIT_PAGE (self));
}

static void
switch_mode_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (widget);

  gtk_toggle_button_set_active (shows_list (self) ? self->as_board : self->as_list, TRUE);
}

/* A saved view is named, so that nobody takes it for the whole board. */
static void
show_title (PursuitBoardPage *self)
{
  const char *view = pursuit_board_filters_get_view (self->filters);

  pursuit_page_set_title (PURSUIT_PAGE (self),
                          view != NULL ? pursuit_choice_label (PURSUIT_DEAL_VIEWS, view) : NULL);
}

static void
apply_process (PursuitBoardPage *self)
{
  if (shows_list (self))
    show_list (self);
  read_stages (self);
}

static void
apply_filters (PursuitBoardPage *self)
{
  if (self->filling || !pursuit_process_chooser_is_read (self->process))
    return;
  pursuit_board_filters_show_clear (self->filters, has_filter (self));
  show_title (self);
  for (guint i = 0; i < pursuit_board_get_n_columns (self->board); i++)
    {
      PursuitBoardColumn *column = pursuit_board_get_column (self->board, i);
      g_autoptr (PursuitListSpec) spec = make_stage_spec (self, pursuit_board_column_get_stage (column));
      pursuit_list_set_spec (PURSUIT_LIST (pursuit_board_column_get_deals (column)), spec);
    }
  apply_process (self);
}

static void
session_changed_cb (PursuitBoardPage *self, PursuitChange *change)
{
  if (pursuit_process_chooser_is_read (self->process) && self->refresh_source == 0 &&
      (pursuit_change_touches (change, "deal") || pursuit_change_touches (change, "stage") ||
       pursuit_change_touches (change, "rate")))
    self->refresh_source = g_timeout_add_once (REFRESH_MS, refresh_cb, self);
}

static void
clear_filters_cb (PursuitBoardPage *self)
{
  PursuitWindow *window = pursuit_window_of (self);

  self->filling = TRUE;
  pursuit_board_filters_clear (self->filters);
  if (window != NULL)
    pursuit_window_clear_search (window);
  self->filling = FALSE;
  apply_filters (self);
}

/* By what the cards are coloured; what the colours mean is told above them. */
static void
update_colors (PursuitBoardPage *self)
{
  gboolean by_drift = pursuit_board_filters_get_by_drift (self->filters);

  pursuit_board_set_by_drift (self->board, by_drift);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), by_drift);
}

/* Page */

static void
pursuit_board_page_activate (PursuitPage *page)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (page);

  if (shows_list (self) && self->list != NULL)
    pursuit_deal_list_focus (self->list, 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_board_page_create (PursuitPage *page)
{
  pursuit_deal_dialog_new (pursuit_window_of (page),
                           pursuit_process_chooser_get_process (PURSUIT_BOARD_PAGE (page)->process), NULL);
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

/* Its neighbours on its page are those of the list, or of its column. */
static void
pursuit_board_page_show_record (PursuitPage *page, gint64 id)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (page);
  guint column, position;

  pursuit_deal_open (pursuit_window_of (page), id,
                     shows_list (self) && self->list != NULL
                         ? pursuit_table_get_model (
                               pursuit_list_view_get_table (pursuit_deal_list_get_view (self->list)))
                         : (GListModel *) find_deal (self, id, &column, &position));
}

static gboolean
pursuit_board_page_focus_record (PursuitPage *page, gint64 id)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (page);
  guint column, position;

  if (shows_list (self))
    return self->list != NULL && pursuit_deal_list_focus (self->list, id);
  return find_deal (self, id, &column, &position) != NULL &&
         pursuit_board_focus_place (self->board, column, position);
}

/* As it was left. */
static void
restore_mode (PursuitBoardPage *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autofree char *mode = settings != NULL ? g_settings_get_string (settings, "board-mode") : NULL;

  if (g_strcmp0 (mode, "list") == 0)
    gtk_toggle_button_set_active (self->as_list, TRUE);
}

static void
pursuit_board_page_constructed (GObject *object)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (object);

  G_OBJECT_CLASS (pursuit_board_page_parent_class)->constructed (object);
  pursuit_board_filters_set_session (self->filters, get_session (self));
  update_colors (self);
  restore_mode (self);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "day-changed", G_CALLBACK (update_today), self,
                           G_CONNECT_SWAPPED);
  pursuit_process_chooser_read (self->process, get_session (self));
}

static void
pursuit_board_page_dispose (GObject *object)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);

  G_OBJECT_CLASS (pursuit_board_page_parent_class)->dispose (object);
}

static void
pursuit_board_page_finalize (GObject *object)
{
  PursuitBoardPage *self = PURSUIT_BOARD_PAGE (object);

  g_clear_pointer (&self->stages, g_ptr_array_unref);

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
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, as_board);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, as_list);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, legend);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardPage, filters);
  gtk_widget_class_bind_template_callback (widget_class, apply_process);
  gtk_widget_class_bind_template_callback (widget_class, mode_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_filters);
  gtk_widget_class_bind_template_callback (widget_class, update_colors);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  pursuit_board_page_bind_acts (widget_class);
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
  g_type_ensure (PURSUIT_TYPE_BOARD_FILTERS);
  g_type_ensure (PURSUIT_TYPE_DRIFT_LEGEND);
  g_type_ensure (PURSUIT_TYPE_PROCESS_CHOOSER);
  gtk_widget_class_install_action (widget_class, "board.switch-mode", NULL, switch_mode_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "board.switch-mode", NULL);
  bind_template (widget_class);
}

static void
pursuit_board_page_init (PursuitBoardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pursuit_board_page_get_board: (transfer none): the board. */
PursuitBoard *
pursuit_board_page_get_board (PursuitBoardPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_PAGE (self), NULL);

  return self->board;
}

/** pursuit_board_page_set_view: (nullable): shows one of the saved views; %NULL for none. */
void
pursuit_board_page_set_view (PursuitBoardPage *self, const char *view)
{
  g_return_if_fail (PURSUIT_IS_BOARD_PAGE (self));

  pursuit_board_filters_set_view (self->filters, view);
}

/** pursuit_board_page_get_view: (nullable) (transfer none): the code of the saved view that is shown. */
const char *
pursuit_board_page_get_view (PursuitBoardPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_PAGE (self), NULL);

  return pursuit_board_filters_get_view (self->filters);
}
