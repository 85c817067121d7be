/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The board by keyboard. Left and Right go from column to column; Space lifts the deal that has the focus,
 * the arrow keys, Home and End carry it, Enter or Space drops it and Escape puts it back. What happens is
 * told to screen readers as the description of the lifted card, which keeps the focus all the while.
 */

#include "pursuit-board-private.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
get_focus_card (PursuitBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return PURSUIT_IS_DEAL_CARD (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static PursuitBoardColumn *
get_column_of (GtkWidget *card)
{
  return PURSUIT_BOARD_COLUMN (gtk_widget_get_ancestor (card, PURSUIT_TYPE_BOARD_COLUMN));
}

static void
announce (PursuitBoard *self, const char *text)
{
  GtkWidget *card = get_focus_card (self);

  if (card != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
announce_place (PursuitBoard *self, guint position)
{
  PursuitRecord *stage = PURSUIT_RECORD (pursuit_board_column_get_stage (self->target));
  guint n = g_list_model_get_n_items (pursuit_board_column_get_deals (self->target));
  g_autofree char *name = pursuit_text_for_display (pursuit_record_get_text (stage, PURSUIT_STAGE_NAME), 60);
  g_autofree char *words = pursuit_board_word_place (self);
  /* Translators: where a lifted deal would land: stage, place, number of deals there, what comes of it */
  g_autofree char *text = g_strdup_printf (_ ("%s, place %u of %u. %s"), name, position + 1, n + 1, words);

  announce (self, text);
}

/* Opens the place at @position of @column and shows it. */
static void
carry_to (PursuitBoard *self, PursuitBoardColumn *column, gint64 position)
{
  guint n = g_list_model_get_n_items (pursuit_board_column_get_deals (column));
  guint place = (guint) CLAMP (position, 0, (gint64) n);

  pursuit_board_open_place (self, column, place);
  pursuit_board_show_column (self, column);
  pursuit_recycler_scroll_to_gap (pursuit_board_column_get_recycler (column));
  announce_place (self, place);
}

/* Where the deal would land now, with the place beside its own card counted as its own. */
static guint
get_place (PursuitBoard *self)
{
  guint gap = pursuit_recycler_get_gap (pursuit_board_column_get_recycler (self->target));
  guint own =
      pursuit_board_column_find_deal (self->target, pursuit_record_get_id (PURSUIT_RECORD (self->deal)));

  return gap != PURSUIT_RECYCLER_NO_GAP ? gap : (own != GTK_INVALID_LIST_POSITION ? own : 0);
}

static void
lift (PursuitBoard *self, GtkWidget *card)
{
  PursuitDeal *deal = pursuit_deal_card_get_deal (PURSUIT_DEAL_CARD (card));

  if (deal == NULL || self->state == MOVE_SETTLING)
    return;
  pursuit_board_lift (self, deal, MOVE_LIFTED);
  self->target = get_column_of (card);
  announce (self, _ ("Lifted. Arrow keys carry it, Enter drops it, Escape puts it back."));
}

static void
carry_sideways (PursuitBoard *self, int step)
{
  guint index;

  if (!pursuit_board_find_column (self, self->target, &index))
    return;
  if ((step < 0 && index == 0) || (step > 0 && index + 1 >= self->columns->len))
    return;
  PursuitBoardColumn *column = self->columns->pdata[(int) index + step];
  PursuitRecycler *recycler = pursuit_board_column_get_recycler (self->target);
  double top;

  /* as high as it was on the screen */
  if (!pursuit_recycler_get_y (recycler, get_place (self), &top))
    top = 0;
  carry_to (self, column,
            pursuit_recycler_get_gap_at (pursuit_board_column_get_recycler (column), MAX (top, 0)));
}

/* Over its own card the two places beside it are one: step over both. */
static void
carry_up_or_down (PursuitBoard *self, int step)
{
  guint own =
      pursuit_board_column_find_deal (self->target, pursuit_record_get_id (PURSUIT_RECORD (self->deal)));
  gint64 place = get_place (self);

  if (own != GTK_INVALID_LIST_POSITION && place == own)
    place += step > 0 ? 2 : -1;
  else if (own != GTK_INVALID_LIST_POSITION && place + step == own + 1)
    place = own;
  else
    place += step;
  carry_to (self, self->target, place);
}

static void
put_back (PursuitBoard *self)
{
  announce (self, _ ("Put back."));
  pursuit_board_put_back (self);
}

/* A column that does not take the deal says why, and the deal stays lifted. */
static void
drop (PursuitBoard *self)
{
  if (pursuit_board_is_forbidden (self))
    {
      g_autofree char *words = pursuit_board_word_place (self);
      announce (self, words);
      return;
    }
  announce (self, _ ("Dropped."));
  pursuit_board_drop (self);
}

static gboolean
lifted_key (PursuitBoard *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      carry_up_or_down (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      carry_up_or_down (self, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      carry_sideways (self, -1);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      carry_sideways (self, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      carry_to (self, self->target, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      carry_to (self, self->target, G_MAXUINT);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      drop (self);
      return TRUE;
    case GDK_KEY_Escape:
      put_back (self);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return TRUE; /* would take the focus away from the lifted card */
    default:
      return FALSE;
    }
}

/* Gives the focus to the card of the next column that is as high on the screen as @card. */
static gboolean
focus_sideways (PursuitBoard *self, GtkWidget *card, int step)
{
  PursuitBoardColumn *column = get_column_of (card);
  double y;
  guint index;

  if (!pursuit_board_find_column (self, column, &index))
    return FALSE;
  gtk_widget_translate_coordinates (card, GTK_WIDGET (pursuit_board_column_get_recycler (column)), 0, 1, NULL,
                                    &y);
  for (int i = (int) index + step; i >= 0 && i < (int) self->columns->len; i += step)
    {
      PursuitRecycler *recycler = pursuit_board_column_get_recycler (self->columns->pdata[i]);
      guint n = g_list_model_get_n_items (pursuit_board_column_get_deals (self->columns->pdata[i]));
      if (n == 0)
        continue;
      pursuit_board_show_column (self, self->columns->pdata[i]);
      return pursuit_recycler_focus_row (recycler,
                                         MIN (pursuit_recycler_get_gap_at (recycler, MAX (y, 0)), n - 1));
    }
  return TRUE;
}

static gboolean
ask_for_menu (PursuitBoard *self, GtkWidget *card)
{
  pursuit_board_emit (self, PURSUIT_BOARD_MENU, card, gtk_widget_get_width (card) / 2.0,
                      gtk_widget_get_height (card) / 2.0);
  return TRUE;
}

static gboolean
key_pressed_cb (PursuitBoard *self,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                GtkEventController *keys)
{
  GtkWidget *card = get_focus_card (self);
  GdkModifierType held = modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  PursuitDeal *deal = card != NULL ? pursuit_deal_card_get_deal (PURSUIT_DEAL_CARD (card)) : NULL;

  if (deal == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return self->state == MOVE_NONE && ask_for_menu (self, card);
  if (held != 0 && keyval != GDK_KEY_ISO_Left_Tab)
    return FALSE;
  if (self->state == MOVE_LIFTED)
    return lifted_key (self, keyval);
  switch (keyval)
    {
    case GDK_KEY_space:
      lift (self, card);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return focus_sideways (self, card, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return focus_sideways (self, card, 1);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      pursuit_board_emit (self, PURSUIT_BOARD_DELETE_DEAL, deal);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
focus_left_cb (PursuitBoard *self, GtkEventController *controller)
{
  if (self->state == MOVE_LIFTED)
    pursuit_board_put_back (self);
}

void
pursuit_board_init_keys (PursuitBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
