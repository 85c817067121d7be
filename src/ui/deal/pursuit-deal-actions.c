/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to a deal wherever one is shown: on the board, on a customer's page, in a list. */

#include "pursuit-deal-actions.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-activity-dialog.h"
#include "pursuit-deal-dialog.h"
#include "pursuit-deal-page.h"
#include "pursuit-text.h"
#include "pursuit-people-page.h"
#include "pursuit-print-preview.h"
#include "pursuit-session-sheet.h"

static void
deal_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) deal = pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);

  if (deal != NULL)
    pursuit_deal_dialog_edit (window, PURSUIT_DEAL (deal));
  else
    pursuit_window_toast_error (window, error);
}

/**
 * pursuit_deal_open:
 * @neighbours: (nullable): a PursuitList of deals in which it stands, for going to the next one
 *
 * Shows the page of the deal @deal_id.
 */
void
pursuit_deal_open (PursuitWindow *window, gint64 deal_id, GListModel *neighbours)
{
  PursuitPage *page;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  page = pursuit_window_show_page (window, "deal");
  if (page != NULL)
    pursuit_deal_page_show (PURSUIT_DEAL_PAGE (page), deal_id, neighbours);
}

/** pursuit_deal_edit: shows the form of the deal @deal_id, as it is now. */
void
pursuit_deal_edit (PursuitWindow *window, gint64 deal_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  pursuit_session_record_async (pursuit_window_get_session (window), &PURSUIT_DEAL_ENTITY, deal_id, NULL,
                                deal_read_cb, g_object_ref (window));
}

/** pursuit_deal_log_activity: asks what happened in @deal. */
void
pursuit_deal_log_activity (PursuitWindow *window, PursuitDeal *deal)
{
  PursuitRecord *record = PURSUIT_RECORD (deal);
  const char *title;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));

  title = pursuit_record_get_text (record, PURSUIT_DEAL_TITLE);
  pursuit_activity_dialog_log (window, pursuit_record_get_int (record, PURSUIT_DEAL_COMPANY_ID),
                               pursuit_record_get_id (record), 0, title != NULL ? title : "");
}

static void
delete_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDeal) deal = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (g_strcmp0 (answer, "delete") != 0)
    return;
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, pursuit_record_get_id (PURSUIT_RECORD (deal)));
  pursuit_window_run (PURSUIT_WINDOW (source), command, NULL, NULL);
}

/** pursuit_deal_delete: deletes @deal when the user confirms it. */
void
pursuit_deal_delete (PursuitWindow *window, PursuitDeal *deal)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "delete", _ ("_Delete"), PURSUIT_ANSWER_DESTRUCTIVE },
  };

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));

  g_autofree char *title =
      pursuit_text_for_display (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_TITLE), 60);
  /* Translators: %s is a deal. */
  g_autofree char *heading = g_strdup_printf (_ ("Delete “%s”?"), title);
  pursuit_compat_ask_async (
      GTK_WINDOW (window), heading,
      _ ("Its history and the people named in it go with it. Undo brings all of it back."), NULL, answers,
      G_N_ELEMENTS (answers), delete_answered_cb, g_object_ref (deal));
}

/** pursuit_deal_show_people: the chart of @deal's company; without one, of those who take part in it. */
void
pursuit_deal_show_people (PursuitWindow *window, PursuitDeal *deal)
{
  PursuitRecord *record = PURSUIT_RECORD (deal);
  PursuitPage *page;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));

  page = pursuit_window_show_page (window, "people");
  if (page)
    pursuit_people_page_show_chart (PURSUIT_PEOPLE_PAGE (page),
                                    pursuit_record_get_int (record, PURSUIT_DEAL_COMPANY_ID),
                                    pursuit_record_get_id (record), 0);
}

static void
sheet_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) sheet =
      pursuit_session_deal_sheet_finish (PURSUIT_SESSION (source), result, &error);

  if (sheet != NULL)
    pursuit_print_preview_present (sheet, NULL, GTK_WINDOW (window));
  else
    pursuit_window_toast_error (window, error);
}

/** pursuit_deal_show_sheet: shows the deal on two pages, which can be printed and saved. */
void
pursuit_deal_show_sheet (PursuitWindow *window, gint64 deal_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  pursuit_session_deal_sheet_async (pursuit_window_get_session (window), deal_id, NULL, sheet_made_cb,
                                    g_object_ref (window));
}

/** pursuit_deal_reopen: makes a closed @deal open again, in its stage. */
void
pursuit_deal_reopen (PursuitWindow *window, PursuitDeal *deal)
{
  g_autoptr (PursuitCommand) command = NULL;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));

  command = pursuit_command_reopen_deal (pursuit_record_get_id (PURSUIT_RECORD (deal)));
  pursuit_window_run (window, command, NULL, NULL);
}
