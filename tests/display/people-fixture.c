/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people-fixture.h"

#include "pursuit-name-suggest.h"

#include <glib/gstdio.h>

#include "pursuit-company.h"
#include "pursuit-person-card.h"
#include "pursuit-person-drag.h"
#include "pursuit-settings.h"

/* Answers of the session, waited for. */

void
people_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

PursuitRecord *
people_read_record (PeopleFixture *fixture, const PursuitEntity *entity, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  PursuitRecord *record;

  pursuit_session_record_async (fixture->session, entity, id, NULL, people_keep_result_cb, &result);
  pursuit_test_wait_for (result != NULL);
  record = pursuit_session_record_finish (fixture->session, result, NULL);
  g_assert_nonnull (record);
  return record;
}

/* Runs @command beside the window. Returns the record that it made or changed. */
gint64
people_run (PeopleFixture *fixture, PursuitCommand *command)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = NULL;

  pursuit_session_run_async (fixture->session, command, NULL, people_keep_result_cb, &result);
  pursuit_test_wait_for (result != NULL);
  step = pursuit_session_run_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return step->record_id;
}

gint64
people_find_id (PeopleFixture *fixture, const PursuitEntity *entity, const char *name)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  pursuit_list_spec_where (spec, pursuit_entity_name_field (entity), PURSUIT_OP_EQ, name);
  pursuit_session_fetch_async (fixture->session, spec, NULL, people_keep_result_cb, &result);
  pursuit_test_wait_for (result != NULL);
  records = pursuit_session_fetch_finish (fixture->session, result, NULL);
  g_assert_true (records && records->len == 1);
  return pursuit_record_get_id (records->pdata[0]);
}

gint64
people_manager_in_database (PeopleFixture *fixture, gint64 id)
{
  g_autoptr (PursuitRecord) person = people_read_record (fixture, &PURSUIT_PERSON_ENTITY, id);

  return pursuit_record_get_int (person, PURSUIT_PERSON_REPORTS_TO);
}

gboolean
people_on_chart_in_database (PeopleFixture *fixture, gint64 id)
{
  g_autoptr (PursuitRecord) person = people_read_record (fixture, &PURSUIT_PERSON_ENTITY, id);

  return pursuit_record_get_int (person, PURSUIT_PERSON_ON_CHART) != 0;
}

/* The chart as it is shown */

gint64
people_id_of (PeopleFixture *fixture, const char *name)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  for (guint i = 0; i < people->n_cards; i++)
    if (g_strcmp0 (people->cards[i].name, name) == 0)
      return people->cards[i].id;
  g_assert_not_reached ();
}

gint64
people_manager_on_chart (PeopleFixture *fixture, gint64 id)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);
  gint index = pursuit_org_people_find (people, id);

  return index < 0 ? -1 : pursuit_org_people_id_at (people, people->parent[index]);
}

void
people_middle_of_card (PeopleFixture *fixture, gint64 id, double *x, double *y)
{
  GtkWidget *card = pursuit_org_view_get_card (fixture->view, id);
  graphene_rect_t bounds;

  g_assert_nonnull (card);
  pursuit_test_wait_for (gtk_widget_get_width (card) > 0);
  g_assert_true (gtk_widget_compute_bounds (card, GTK_WIDGET (fixture->view), &bounds));
  *x = bounds.origin.x + bounds.size.width / 2;
  *y = bounds.origin.y + bounds.size.height / 2;
}

static gpointer
find_controller (gpointer widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

gboolean
people_drop (gpointer widget, gint64 id, gboolean placed, double x, double y)
{
  const PursuitPersonDrag drag = { id, placed };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean done = FALSE;

  g_value_init (&value, PURSUIT_TYPE_PERSON_DRAG);
  g_value_set_boxed (&value, &drag);
  g_signal_emit_by_name (find_controller (widget, GTK_TYPE_DROP_TARGET), "drop", &value, x, y, &done);
  return done;
}

void
people_press (PeopleFixture *fixture, guint key, GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (fixture->view, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key,
                         0, state, &handled);
  g_assert_true (handled);
}

guint
people_count_cards (PeopleFixture *fixture)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child;
       child = gtk_widget_get_next_sibling (child))
    count += PURSUIT_IS_PERSON_CARD (child) && gtk_widget_get_child_visible (child);
  return count;
}

void
people_set_up (PeopleFixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_make_database ("people.db", PURSUIT_SAMPLE_TEAM);
  gint64 company_id;

  /* How another test left the chart is no business of this one. */
  if (pursuit_settings_get ())
    g_settings_reset (pursuit_settings_get (), "people-charts");
  fixture->session = pursuit_test_open (path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->page = PURSUIT_PEOPLE_PAGE (pursuit_window_show_page (fixture->window, "people"));
  fixture->chart = pursuit_people_page_get_chart (fixture->page);
  fixture->view = pursuit_people_chart_get_view (fixture->chart);
  company_id = people_find_id (fixture, &PURSUIT_COMPANY_ENTITY, "Hengda Machinery");
  pursuit_page_show_record (PURSUIT_PAGE (fixture->page), company_id);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view)->n_cards > 0);
  pursuit_test_wait_for (people_count_cards (fixture) == PEOPLE_ON_CHART);
}

void
people_tear_down (PeopleFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (pursuit_session_get_path (fixture->session));

  pursuit_test_close (fixture->window, fixture->session);
  g_clear_object (&fixture->session);
  g_assert_cmpint (g_remove (path), ==, 0);
}
