/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What helps against a finding: each action leads to the place where what is missing is told.
 */

#include "pursuit-finding-act.h"

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-people-page.h"
#include "pursuit-session-people.h"
#include "pursuit-text.h"

#define MAX_NAME 60

/* A person who is about to be edited, while the deal is read. */
typedef struct
{
  PursuitWindow *window;
  char *company;
  char *deal;
  gint64 company_id;
  gint64 deal_id;
  gint64 person_id;
} Edit;

static void
edit_free (Edit *edit)
{
  g_object_unref (edit->window);
  g_free (edit->company);
  g_free (edit->deal);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
present_dialog (PursuitWindow *window, const PursuitPersonContext *place, PursuitPerson *person)
{
  gtk_window_present (GTK_WINDOW (pursuit_person_dialog_new (window, (PursuitRecord *) person, place)));
}

static void
map_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map_finish (PURSUIT_SESSION (source), result, &error);
  g_autoptr (PursuitOrgPeople) people = NULL;
  PursuitPerson *person;

  if (map == NULL)
    {
      pursuit_window_toast_error (edit->window, error);
      return;
    }
  person = pursuit_people_map_get_person (map, edit->person_id);
  if (person == NULL)
    return; /* deleted meanwhile */
  people = pursuit_org_people_new (map->people, map->participants);
  present_dialog (edit->window,
                  &(PursuitPersonContext){ .people = people,
                                           .company_id = edit->company_id,
                                           .company = edit->company,
                                           .deal_id = edit->deal_id,
                                           .deal = edit->deal },
                  person);
}

/* Away from the chart, what the person is in the deal is read first. */
static void
edit_person (PursuitWindow *window, const PursuitPersonContext *place, gint64 person_id)
{
  PursuitPerson *person =
      place->people != NULL ? pursuit_org_people_get_person (place->people, person_id) : NULL;
  Edit *edit;

  if (person != NULL)
    {
      present_dialog (window, place, person);
      return;
    }
  edit = g_new0 (Edit, 1);
  edit->window = g_object_ref (window);
  edit->company = g_strdup (place->company);
  edit->deal = g_strdup (place->deal);
  edit->company_id = place->company_id;
  edit->deal_id = place->deal_id;
  edit->person_id = person_id;
  pursuit_session_people_map_async (pursuit_window_get_session (window),
                                    place->deal_id == 0 ? place->company_id : 0, place->deal_id,
                                    PURSUIT_DAY_NONE, NULL, map_read_cb, edit);
}

static void
show_chart (PursuitWindow *window, const PursuitPersonContext *place, gint64 person_id)
{
  PursuitPage *page = pursuit_window_show_page (window, "people");

  if (page != NULL)
    pursuit_people_page_show_chart (PURSUIT_PEOPLE_PAGE (page), place->company_id, place->deal_id, person_id);
}

static void
log_visit (PursuitWindow *window, const PursuitPersonContext *place, const PursuitFindingLine *finding)
{
  g_autofree char *about = pursuit_text_for_display (finding->name != NULL ? finding->name : "", MAX_NAME);
  PursuitActivityDialog *dialog =
      pursuit_activity_dialog_log (window, place->company_id, place->deal_id, finding->person_id, about);

  pursuit_form_suggest (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog)),
                        PURSUIT_ACTIVITY_KIND, "visit");
}

/**
 * pursuit_finding_act:
 * @place: where the finding is seen: company, deal and, on the chart, its people
 *
 * Begins what helps against @finding. Nothing can be begun in a database that is only read.
 */
void
pursuit_finding_act (PursuitWindow *window,
                     const PursuitPersonContext *place,
                     const PursuitFindingLine *finding)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (place != NULL && finding != NULL);

  switch (finding->action)
    {
    case PURSUIT_FINDING_ACTION_ADD_PERSON:
      present_dialog (window, place, NULL);
      break;
    case PURSUIT_FINDING_ACTION_LOG_VISIT:
      log_visit (window, place, finding);
      break;
    case PURSUIT_FINDING_ACTION_OPEN_RELATION:
      show_chart (window, place, finding->person_id);
      break;
    case PURSUIT_FINDING_ACTION_SET_ROLE:
    case PURSUIT_FINDING_ACTION_MARK_INSIDER:
    case PURSUIT_FINDING_ACTION_SET_ATTITUDES:
    case PURSUIT_FINDING_ACTION_SET_WEIGHTS:
    case PURSUIT_FINDING_ACTION_NAME_PERSON:
    default:
      if (finding->person_id != 0)
        edit_person (window, place, finding->person_id);
      else
        show_chart (window, place, 0);
      break;
    }
}
