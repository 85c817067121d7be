/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the board asks for becomes commands and dialogs. */

#include "pursuit-board-page-private.h"

#include "pursuit-deal-actions.h"
#include "pursuit-deal-card.h"
#include "pursuit-deal-close-dialog.h"
#include "pursuit-deal-menu.h"
#include "pursuit-deal-step.h"
#include "pursuit-session-spine.h"
#include "pursuit-window.h"

static void
checks_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitBoardPage) self = user_data;
  g_autoptr (GPtrArray) checks = pursuit_session_check_steps_finish (PURSUIT_SESSION (source), result, NULL);

  if (checks != NULL)
    pursuit_board_set_checks (self->board, checks);
}

static void
lift_deal_cb (PursuitBoardPage *self, PursuitDeal *deal)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  pursuit_session_check_steps_async (pursuit_page_get_session (PURSUIT_PAGE (self)),
                                     pursuit_record_get_id (PURSUIT_RECORD (deal)), self->checking,
                                     checks_read_cb, g_object_ref (self));
}

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

/* Lets the template of the page name what the board asks for. */
void
pursuit_board_page_bind_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, lift_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}
