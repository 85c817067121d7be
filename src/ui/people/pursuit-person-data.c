/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that is known of a person, as a file, and the menu of that and of erasing it. */

#include "pursuit-person-data.h"

#include <glib/gi18n-lib.h>

#include "pursuit-report-export-action.h"
#include "pursuit-session-person.h"

static void
reported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = g_task_get_source_object (task);
  g_autoptr (PursuitReport) report =
      pursuit_session_person_report_finish (PURSUIT_SESSION (source), result, &error);

  if (report == NULL)
    pursuit_window_toast_error (window, error);
  else
    pursuit_report_export_choose (window, report, GPOINTER_TO_INT (g_task_get_task_data (task)));
  g_task_return_boolean (task, report != NULL);
}

/** pursuit_person_data_export: makes the report on a person and asks where it is to be written. */
void
pursuit_person_data_export (PursuitWindow *window, gint64 person_id, PursuitReportFormat format)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (person_id != 0);

  task = g_task_new (window, NULL, NULL, NULL);
  g_task_set_source_tag (task, pursuit_person_data_export);
  g_task_set_task_data (task, GINT_TO_POINTER (format), NULL);
  pursuit_session_person_report_async (pursuit_window_get_session (window), person_id, NULL, reported_cb,
                                       task);
}

/** pursuit_person_data_menu_new: (transfer full): reports on a person and erasing, actions of the chart
 * around it. */
GMenuModel *
pursuit_person_data_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Person Report as _PDF…"), "person.report::pdf");
  g_menu_append (menu, _ ("Person Report as _JSON…"), "person.report::json");
  g_menu_append (menu, _ ("_Erase for Good…"), "person.erase");
  return G_MENU_MODEL (menu);
}
