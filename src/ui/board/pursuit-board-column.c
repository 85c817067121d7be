/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-board-column.h"

#include "compat.h"
#include "pursuit-deal-card.h"
#include "pursuit-money.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitBoardColumn:
 *
 * One stage on the board: its name and numbers, and its deals as cards. The numbers come with the stage, from
 * the kept summary; the column never counts cards.
 */
struct _PursuitBoardColumn
{
  GtkWidget parent_instance;

  PursuitCardStyle *style;
  PursuitStage *stage;
  GListModel *deals;
  PursuitDay today;
  gint64 lifted_id;

  GtkLabel *name;
  GtkLabel *count;
  GtkLabel *amount;
  GtkLabel *weighted;
  GtkProgressBar *share;
  GtkScrolledWindow *scroller;
  GtkLabel *empty;
  PursuitRecycler *recycler;
  GtkLabel *placeholder;
};

static const int PLACEHOLDER_LINES = 5; /* as many as a card is high */
static const int AUTOSCROLL_EDGE = 48;  /* pixels from the list's end in which dragging scrolls */
static const int AUTOSCROLL_SPEED = 24; /* pixels a frame at the very edge */

G_DEFINE_FINAL_TYPE (PursuitBoardColumn, pursuit_board_column, GTK_TYPE_WIDGET)

static GtkWidget *
create_card (gpointer user_data)
{
  PursuitBoardColumn *self = user_data;
  return pursuit_deal_card_new (self->style);
}

static void
bind_card (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  PursuitBoardColumn *self = user_data;

  pursuit_deal_card_set_deal (PURSUIT_DEAL_CARD (row), item, self->today);
  pursuit_deal_card_set_lifted (PURSUIT_DEAL_CARD (row),
                                self->lifted_id != 0 && pursuit_record_get_id (item) == self->lifted_id);
}

static void
unbind_card (GtkWidget *row, gpointer user_data)
{
  PursuitBoardColumn *self = user_data;
  pursuit_deal_card_set_deal (PURSUIT_DEAL_CARD (row), NULL, self->today);
}

static const PursuitRecyclerRows CARDS = { create_card, bind_card, unbind_card };

static void
update_empty (PursuitBoardColumn *self)
{
  gboolean empty = self->deals == NULL || g_list_model_get_n_items (self->deals) == 0;
  gboolean gap = pursuit_recycler_get_gap (self->recycler) != PURSUIT_RECYCLER_NO_GAP;

  gtk_widget_set_visible (GTK_WIDGET (self->empty), empty && !gap);
}

static void
show_numbers (PursuitBoardColumn *self)
{
  PursuitRecord *record = PURSUIT_RECORD (self->stage);
  gint64 n = pursuit_record_get_int (record, PURSUIT_STAGE_COUNT);
  const char *currency = pursuit_record_get_text (record, PURSUIT_STAGE_CURRENCY);
  gboolean delivery = g_strcmp0 (pursuit_record_get_text (record, PURSUIT_STAGE_PHASE), "deliver") == 0;
  g_autofree char *name = pursuit_text_for_display (pursuit_record_get_text (record, PURSUIT_STAGE_NAME), 60);
  g_autofree char *number = pursuit_number_format (n);
  g_autofree char *count = g_strdup_printf (ngettext ("%s deal", "%s deals", (gulong) n), number);
  const char *unrated = pursuit_record_get_text (record, PURSUIT_STAGE_MISSING_RATE);
  g_autofree char *rated =
      pursuit_money_format_short (pursuit_record_get_int (record, PURSUIT_STAGE_AMOUNT), currency);
  /* Translators: an amount that is not the whole, as of some of it the exchange rate is not known */
  g_autofree char *amount = unrated != NULL ? g_strdup_printf (_ ("%s + ?"), rated) : g_strdup (rated);
  /* Translators: %s is one or more currencies */
  g_autofree char *left_out =
      unrated != NULL
          ? g_strdup_printf (_ ("Without amounts in %s, of which no exchange rate is known"), unrated)
          : NULL;
  g_autofree char *sum =
      pursuit_money_format_short (pursuit_record_get_int (record, PURSUIT_STAGE_WEIGHTED), currency);
  /* Translators: %s is an amount, as short as possible */
  g_autofree char *weighted = delivery ? g_strdup (_ ("won")) : g_strdup_printf (_ ("weighted %s"), sum);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s, %s%s%s", name, count, rated, weighted,
                                            left_out != NULL ? ", " : "", left_out != NULL ? left_out : "");

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->amount, amount);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->amount), left_out);
  gtk_label_set_text (self->weighted, weighted);
  pursuit_compat_set_tooltip (GTK_WIDGET (self->name), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->recycler), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
pursuit_board_column_dispose (GObject *object)
{
  PursuitBoardColumn *self = PURSUIT_BOARD_COLUMN (object);
  GtkWidget *child;

  if (self->recycler != NULL)
    pursuit_recycler_set_model (self->recycler, NULL);
  self->recycler = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->deals);
  g_clear_object (&self->stage);
  g_clear_object (&self->style);

  G_OBJECT_CLASS (pursuit_board_column_parent_class)->dispose (object);
}

static void
pursuit_board_column_class_init (PursuitBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_board_column_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/board/pursuit-board-column.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardColumn, name);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardColumn, count);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardColumn, amount);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardColumn, weighted);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardColumn, share);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardColumn, scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardColumn, empty);
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_board_column_init (PursuitBoardColumn *self)
{
  self->today = PURSUIT_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->recycler = PURSUIT_RECYCLER (pursuit_recycler_new (&CARDS, self));
  self->placeholder = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->placeholder, TRUE);
  gtk_label_set_wrap_mode (self->placeholder, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->placeholder, PLACEHOLDER_LINES);
  gtk_label_set_ellipsize (self->placeholder, PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (self->placeholder, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "board-placeholder");
  pursuit_recycler_set_gap_widget (self->recycler, GTK_WIDGET (self->placeholder));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->recycler));
}

/** pursuit_board_column_new: a column without a stage whose cards look as @style says. */
GtkWidget *
pursuit_board_column_new (PursuitCardStyle *style)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (style), NULL);

  PursuitBoardColumn *self = g_object_new (PURSUIT_TYPE_BOARD_COLUMN, NULL);
  self->style = g_object_ref (style);
  pursuit_recycler_set_row_height (self->recycler, pursuit_card_style_get_card_height (style),
                                   PURSUIT_CARD_SPACING);
  return GTK_WIDGET (self);
}

/**
 * pursuit_board_column_set_stage:
 * @stage: with the numbers of its column
 * @share: its amount as a part of the largest column's, 0 to 1: the length of the bar
 */
void
pursuit_board_column_set_stage (PursuitBoardColumn *self, PursuitStage *stage, double share)
{
  g_return_if_fail (PURSUIT_IS_BOARD_COLUMN (self));
  g_return_if_fail (PURSUIT_IS_STAGE (stage));

  g_set_object (&self->stage, stage);
  gtk_progress_bar_set_fraction (self->share, CLAMP (share, 0, 1));
  show_numbers (self);
}

/** pursuit_board_column_get_stage: (nullable) (transfer none): what the column shows. */
PursuitStage *
pursuit_board_column_get_stage (PursuitBoardColumn *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_COLUMN (self), NULL);

  return self->stage;
}

/** pursuit_board_column_set_deals: (nullable): the list of #PursuitDeal that stand in the column, in order.
 */
void
pursuit_board_column_set_deals (PursuitBoardColumn *self, GListModel *deals)
{
  g_return_if_fail (PURSUIT_IS_BOARD_COLUMN (self));
  g_return_if_fail (deals == NULL || G_IS_LIST_MODEL (deals));

  if (self->deals == deals)
    return;
  if (self->deals != NULL)
    g_signal_handlers_disconnect_by_data (self->deals, self);
  g_set_object (&self->deals, deals);
  pursuit_recycler_set_model (self->recycler, deals);
  if (deals != NULL)
    g_signal_connect_object (deals, "items-changed", G_CALLBACK (update_empty), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_empty (self);
}

/** pursuit_board_column_get_deals: (nullable) (transfer none): see pursuit_board_column_set_deals(). */
GListModel *
pursuit_board_column_get_deals (PursuitBoardColumn *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_COLUMN (self), NULL);

  return self->deals;
}

static void
refresh_card (gpointer row, gpointer user_data)
{
  PursuitBoardColumn *self = user_data;
  PursuitDeal *deal = pursuit_deal_card_get_deal (row);

  pursuit_deal_card_set_deal (row, deal, self->today);
  pursuit_deal_card_set_lifted (row, self->lifted_id != 0 &&
                                         pursuit_record_get_id (PURSUIT_RECORD (deal)) == self->lifted_id);
  gtk_widget_queue_draw (row);
}

/** pursuit_board_column_set_today: what the cards tell days and dates from. */
void
pursuit_board_column_set_today (PursuitBoardColumn *self, PursuitDay today)
{
  g_return_if_fail (PURSUIT_IS_BOARD_COLUMN (self));

  if (self->today == today)
    return;
  self->today = today;
  pursuit_recycler_foreach_row (self->recycler, refresh_card, self);
}

/** pursuit_board_column_get_recycler: (transfer none): the list of cards. */
PursuitRecycler *
pursuit_board_column_get_recycler (PursuitBoardColumn *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_COLUMN (self), NULL);

  return self->recycler;
}

typedef struct
{
  gint64 deal_id;
  GtkWidget *card;
} Search;

static void
match_card (gpointer row, gpointer user_data)
{
  Search *search = user_data;

  if (pursuit_record_get_id (PURSUIT_RECORD (pursuit_deal_card_get_deal (row))) == search->deal_id)
    search->card = row;
}

/**
 * pursuit_board_column_find_deal:
 *
 * Returns: the position of the deal's card if it has one now (it is seen, or has the focus);
 *   %GTK_INVALID_LIST_POSITION if not
 */
guint
pursuit_board_column_find_deal (PursuitBoardColumn *self, gint64 deal_id)
{
  Search search = { .deal_id = deal_id };

  g_return_val_if_fail (PURSUIT_IS_BOARD_COLUMN (self), GTK_INVALID_LIST_POSITION);

  pursuit_recycler_foreach_row (self->recycler, match_card, &search);
  return search.card != NULL ? pursuit_recycler_get_position (self->recycler, search.card)
                             : GTK_INVALID_LIST_POSITION;
}

/** pursuit_board_column_set_lifted: the deal that is being moved, 0 for none; its card is shown faint. */
void
pursuit_board_column_set_lifted (PursuitBoardColumn *self, gint64 deal_id)
{
  g_return_if_fail (PURSUIT_IS_BOARD_COLUMN (self));

  if (self->lifted_id == deal_id)
    return;
  self->lifted_id = deal_id;
  pursuit_recycler_foreach_row (self->recycler, refresh_card, self);
}

/** pursuit_board_column_set_gap: opens the place where the lifted deal would land; see PursuitRecycler. */
void
pursuit_board_column_set_gap (PursuitBoardColumn *self, guint position)
{
  g_return_if_fail (PURSUIT_IS_BOARD_COLUMN (self));

  pursuit_recycler_set_gap (self->recycler, position);
  update_empty (self);
}

/** pursuit_board_column_set_gap_text: what stands in that place, and how it looks (@css_class, nullable). */
void
pursuit_board_column_set_gap_text (PursuitBoardColumn *self, const char *text, const char *css_class)
{
  const char *classes[] = { "board-placeholder", css_class, NULL };

  g_return_if_fail (PURSUIT_IS_BOARD_COLUMN (self));

  gtk_label_set_text (self->placeholder, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->placeholder), classes);
}

/**
 * pursuit_board_column_get_gap_at:
 * @widget: an ancestor, whose coordinates @x and @y are
 *
 * Returns: the position at which a card dropped there would stand
 */
guint
pursuit_board_column_get_gap_at (PursuitBoardColumn *self, GtkWidget *widget, double x, double y)
{
  double list_y;

  g_return_val_if_fail (PURSUIT_IS_BOARD_COLUMN (self), 0);

  if (!gtk_widget_translate_coordinates (widget, GTK_WIDGET (self->recycler), x, y, NULL, &list_y))
    return 0;
  return pursuit_recycler_get_gap_at (self->recycler, MAX (list_y, 0));
}

/**
 * pursuit_board_column_autoscroll:
 * @widget: an ancestor, whose coordinates @y and @bottom are
 * @y: where the pointer is
 * @bottom: where what covers the lower end of the column begins
 *
 * Scrolls by one frame's worth when the pointer is near the top or bottom of the list.
 *
 * Returns: whether it scrolled
 */
gboolean
pursuit_board_column_autoscroll (PursuitBoardColumn *self, GtkWidget *widget, double y, double bottom)
{
  double list_y, list_bottom, depth = 0;
  GtkWidget *list = GTK_WIDGET (self->recycler);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double before = gtk_adjustment_get_value (adjustment);

  g_return_val_if_fail (PURSUIT_IS_BOARD_COLUMN (self), FALSE);

  if (!gtk_widget_translate_coordinates (widget, list, 0, y, NULL, &list_y) ||
      !gtk_widget_translate_coordinates (widget, list, 0, bottom, NULL, &list_bottom))
    return FALSE;
  list_bottom = MIN (list_bottom, gtk_widget_get_height (list));
  if (list_y < AUTOSCROLL_EDGE)
    depth = list_y - AUTOSCROLL_EDGE;
  else if (list_y > list_bottom - AUTOSCROLL_EDGE)
    depth = list_y - (list_bottom - AUTOSCROLL_EDGE);
  depth = CLAMP (depth / AUTOSCROLL_EDGE, -1, 1);
  if (depth == 0)
    return FALSE;
  gtk_adjustment_set_value (adjustment, before + depth * AUTOSCROLL_SPEED);
  return gtk_adjustment_get_value (adjustment) != before;
}

/** pursuit_board_column_style_changed: the cards look different now, and may be of another height. */
void
pursuit_board_column_style_changed (PursuitBoardColumn *self)
{
  g_return_if_fail (PURSUIT_IS_BOARD_COLUMN (self));

  pursuit_recycler_set_row_height (self->recycler, pursuit_card_style_get_card_height (self->style),
                                   PURSUIT_CARD_SPACING);
  pursuit_recycler_foreach_row (self->recycler, refresh_card, self);
}
