/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-board-private.h"

/**
 * PursuitBoard:
 *
 * The stages of a process as columns of deals. The board shows and asks; it changes nothing itself: dropping
 * a deal emits a signal, and the deal stands where it stood until its list says otherwise, so what is seen is
 * always what is saved.
 */

static const int COLUMN_WIDTH = 168; /* at least; more when the window is wider */

static guint signals[PURSUIT_BOARD_N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitBoard, pursuit_board, GTK_TYPE_WIDGET)

static PursuitBoardColumn *
get_column (PursuitBoard *self, guint index)
{
  return g_ptr_array_index (self->columns, index);
}

static void
activate_cb (PursuitBoardColumn *column, guint position, PursuitRecycler *recycler)
{
  PursuitBoard *self = PURSUIT_BOARD (gtk_widget_get_ancestor (GTK_WIDGET (recycler), PURSUIT_TYPE_BOARD));
  g_autoptr (PursuitDeal) deal = g_list_model_get_item (pursuit_board_column_get_deals (column), position);

  if (self != NULL && deal != NULL)
    pursuit_board_emit (self, PURSUIT_BOARD_ACTIVATE_DEAL, deal);
}

/* A deal that was dropped has come: the place closes, and the focus follows the deal. */
static void
deals_changed_cb (PursuitBoard *self, guint position, guint removed, guint added, GListModel *deals)
{
  if (self->state != MOVE_SETTLING || added == 0 || self->target == NULL ||
      deals != pursuit_board_column_get_deals (self->target))
    return;

  g_autoptr (PursuitRecord) first = g_list_model_get_item (deals, position);
  PursuitRecycler *recycler = pursuit_board_column_get_recycler (self->target);
  gboolean came = pursuit_record_get_id (first) == pursuit_record_get_id (PURSUIT_RECORD (self->deal));
  pursuit_board_put_back (self);
  if (came)
    pursuit_recycler_focus_row (recycler, position);
}

static void
add_column (PursuitBoard *self, PursuitStage *stage, GListModel *deals)
{
  GtkWidget *column = pursuit_board_column_new (self->style);
  PursuitRecycler *recycler = pursuit_board_column_get_recycler (PURSUIT_BOARD_COLUMN (column));

  gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
  gtk_widget_set_hexpand (column, TRUE);
  pursuit_board_column_set_today (PURSUIT_BOARD_COLUMN (column), self->today);
  pursuit_board_column_set_deals (PURSUIT_BOARD_COLUMN (column), deals);
  g_signal_connect_object (recycler, "activate", G_CALLBACK (activate_cb), column, G_CONNECT_SWAPPED);
  g_signal_connect_object (deals, "items-changed", G_CALLBACK (deals_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (self->box, column);
  g_ptr_array_add (self->columns, column);
}

static gboolean
has_same_columns (PursuitBoard *self, GPtrArray *stages)
{
  if (self->columns->len != stages->len)
    return FALSE;
  for (guint i = 0; i < stages->len; i++)
    {
      PursuitStage *stage = pursuit_board_column_get_stage (get_column (self, i));
      if (pursuit_record_get_id (PURSUIT_RECORD (stage)) != pursuit_record_get_id (stages->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static void
remove_columns (PursuitBoard *self)
{
  pursuit_board_put_back (self);
  while (self->columns->len > 0)
    gtk_box_remove (self->box, g_ptr_array_steal_index (self->columns, self->columns->len - 1));
}

static void
update_style (PursuitBoard *self)
{
  if (!pursuit_card_style_update (self->style, GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->columns->len; i++)
    pursuit_board_column_style_changed (get_column (self, i));
}

static void
pursuit_board_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pursuit_board_parent_class)->css_changed (widget, change);
  update_style (PURSUIT_BOARD (widget));
}

static void
pursuit_board_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (pursuit_board_parent_class)->system_setting_changed (widget, setting);
  update_style (PURSUIT_BOARD (widget));
}

static void
pursuit_board_dispose (GObject *object)
{
  PursuitBoard *self = PURSUIT_BOARD (object);
  GtkWidget *child;

  if (self->box != NULL)
    remove_columns (self);
  self->box = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->escape);
  g_clear_object (&self->style);

  G_OBJECT_CLASS (pursuit_board_parent_class)->dispose (object);
}

static void
pursuit_board_finalize (GObject *object)
{
  g_ptr_array_unref (PURSUIT_BOARD (object)->columns);
  g_clear_pointer (&PURSUIT_BOARD (object)->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_board_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  /**
   * PursuitBoard::activate-deal:
   * @deal: double-clicked, or focused when Enter was pressed
   */
  signals[PURSUIT_BOARD_ACTIVATE_DEAL] = g_signal_new ("activate-deal", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                       NULL, NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_DEAL);
  /**
   * PursuitBoard::lift-deal:
   * @deal: taken up, to be moved
   *
   * May be answered by pursuit_board_set_checks().
   */
  signals[PURSUIT_BOARD_LIFT_DEAL] = g_signal_new ("lift-deal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                   G_TYPE_NONE, 1, PURSUIT_TYPE_DEAL);
  /**
   * PursuitBoard::move-deal:
   * @deal: dropped
   * @stage_id: where
   * @before_id: the deal in front of which it was dropped; 0 for the end of the column
   *
   * Must be answered by pursuit_board_finish_move().
   */
  signals[PURSUIT_BOARD_MOVE_DEAL] =
      g_signal_new ("move-deal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    PURSUIT_TYPE_DEAL, G_TYPE_INT64, G_TYPE_INT64);
  /**
   * PursuitBoard::close-deal:
   * @outcome: won, lost or postponed: the zone on which @deal was dropped
   */
  signals[PURSUIT_BOARD_CLOSE_DEAL] = g_signal_new ("close-deal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                    NULL, G_TYPE_NONE, 2, PURSUIT_TYPE_DEAL, G_TYPE_STRING);
  /**
   * PursuitBoard::delete-deal:
   * @deal: focused when Delete was pressed
   */
  signals[PURSUIT_BOARD_DELETE_DEAL] = g_signal_new ("delete-deal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                     NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_DEAL);
  /**
   * PursuitBoard::menu:
   * @card: whose menu is asked for
   * @x: in the coordinates of @card
   * @y: in the coordinates of @card
   */
  signals[PURSUIT_BOARD_MENU] =
      g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    PURSUIT_TYPE_DEAL_CARD, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
pursuit_board_class_init (PursuitBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_board_dispose;
  object_class->finalize = pursuit_board_finalize;
  widget_class->css_changed = pursuit_board_css_changed;
  widget_class->system_setting_changed = pursuit_board_system_setting_changed;
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_template_from_resource (widget_class, "/app/pursuit/Pursuit/board/pursuit-board.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBoard, scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoard, box);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoard, zones);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoard, won_zone);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoard, lost_zone);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoard, postpone_zone);
  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_board_init (PursuitBoard *self)
{
  self->columns = g_ptr_array_new ();
  self->style = pursuit_card_style_new ();
  self->today = PURSUIT_DAY_NONE;
  self->zone = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  update_style (self);
  pursuit_board_init_drag (self);
  pursuit_board_init_keys (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update_style), NULL);
}

/** pursuit_board_new: a board without columns. */
GtkWidget *
pursuit_board_new (void)
{
  return g_object_new (PURSUIT_TYPE_BOARD, NULL);
}

/** pursuit_board_set_today: what the cards tell days and dates from. */
void
pursuit_board_set_today (PursuitBoard *self, PursuitDay today)
{
  g_return_if_fail (PURSUIT_IS_BOARD (self));

  self->today = today;
  for (guint i = 0; i < self->columns->len; i++)
    pursuit_board_column_set_today (get_column (self, i), today);
}

/**
 * pursuit_board_set_stages:
 * @stages: (element-type PursuitStage): in their order, with the numbers of their columns
 * @func: (scope call): gives the deals of a stage that has no column yet
 *
 * Shows these stages. When they are the same as before, only the numbers change and the cards stay.
 */
void
pursuit_board_set_stages (PursuitBoard *self,
                          GPtrArray *stages,
                          PursuitBoardDealsFunc func,
                          gpointer user_data)
{
  gint64 largest = 0;

  g_return_if_fail (PURSUIT_IS_BOARD (self));
  g_return_if_fail (stages != NULL);
  g_return_if_fail (func != NULL);

  for (guint i = 0; i < stages->len; i++)
    largest = MAX (largest, pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_AMOUNT));
  if (!has_same_columns (self, stages))
    {
      remove_columns (self);
      for (guint i = 0; i < stages->len; i++)
        {
          g_autoptr (GListModel) deals = func (stages->pdata[i], user_data);
          add_column (self, stages->pdata[i], deals);
        }
    }
  for (guint i = 0; i < stages->len; i++)
    {
      gint64 amount = pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_AMOUNT);
      pursuit_board_column_set_stage (get_column (self, i), stages->pdata[i],
                                      largest > 0 ? (double) amount / (double) largest : 0);
    }
}

/** pursuit_board_set_by_drift: whether the edges of the cards tell how the two tracks lie to each other, in
 * place of how long deals stand in their stages. */
void
pursuit_board_set_by_drift (PursuitBoard *self, gboolean by_drift)
{
  g_return_if_fail (PURSUIT_IS_BOARD (self));

  if (pursuit_card_style_get_by_drift (self->style) == by_drift)
    return;
  pursuit_card_style_set_by_drift (self->style, by_drift);
  for (guint i = 0; i < self->columns->len; i++)
    pursuit_board_column_style_changed (get_column (self, i));
}

/** pursuit_board_get_n_columns: how many stages are shown. */
guint
pursuit_board_get_n_columns (PursuitBoard *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD (self), 0);

  return self->columns->len;
}

/** pursuit_board_get_column: (transfer none): the column at @index, from the left. */
PursuitBoardColumn *
pursuit_board_get_column (PursuitBoard *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD (self), NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  return get_column (self, index);
}

/** pursuit_board_get_focus_deal: (nullable) (transfer none): whose card has the keyboard focus. */
PursuitDeal *
pursuit_board_get_focus_deal (PursuitBoard *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (PURSUIT_IS_BOARD (self), NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (!PURSUIT_IS_DEAL_CARD (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return pursuit_deal_card_get_deal (PURSUIT_DEAL_CARD (focus));
}

/* For the board's own files: emits one of its signals. */
void
pursuit_board_emit (PursuitBoard *self, guint signal, ...)
{
  va_list args;

  va_start (args, signal);
  g_signal_emit_valist (self, signals[signal], 0, args);
  va_end (args);
}

PursuitDealCard *
pursuit_board_get_card_at (PursuitBoard *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked != NULL && !PURSUIT_IS_DEAL_CARD (picked))
    picked = gtk_widget_get_ancestor (picked, PURSUIT_TYPE_DEAL_CARD);
  return picked != NULL ? PURSUIT_DEAL_CARD (picked) : NULL;
}

gboolean
pursuit_board_find_column (PursuitBoard *self, PursuitBoardColumn *column, guint *index)
{
  return g_ptr_array_find (self->columns, column, index);
}

/* Scrolls sideways until @column is wholly seen. */
void
pursuit_board_show_column (PursuitBoard *self, PursuitBoardColumn *column)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  double x;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (column), GTK_WIDGET (self->box), 0, 0, &x, NULL))
    gtk_adjustment_clamp_page (adjustment, x, x + gtk_widget_get_width (GTK_WIDGET (column)) + 24);
}

/** pursuit_board_focus_place: shows the card at @position of @column and gives it the focus. */
gboolean
pursuit_board_focus_place (PursuitBoard *self, guint column, guint position)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);

  pursuit_board_show_column (self, get_column (self, column));
  return pursuit_recycler_focus_row (pursuit_board_column_get_recycler (get_column (self, column)), position);
}
