/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-display-test.h"
#include "pursuit-people-page.h"

G_BEGIN_DECLS

/* So many people are on the chart of Hengda Machinery for its largest deal: nine of the company and a guest.
 */
#define PEOPLE_ON_CHART 10

/* A window with the people page of the sample company Hengda Machinery, and what tests ask of it. */
typedef struct
{
  PursuitSession *session;
  PursuitWindow *window;
  PursuitPeoplePage *page;
  PursuitPeopleChart *chart;
  PursuitOrgView *view;
} PeopleFixture;

void
people_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
PursuitRecord *
people_read_record (PeopleFixture *fixture, const PursuitEntity *entity, gint64 id);
gint64
people_run (PeopleFixture *fixture, PursuitCommand *command);
gint64
people_find_id (PeopleFixture *fixture, const PursuitEntity *entity, const char *name);
gint64
people_manager_in_database (PeopleFixture *fixture, gint64 id);
gboolean
people_on_chart_in_database (PeopleFixture *fixture, gint64 id);
gint64
people_id_of (PeopleFixture *fixture, const char *name);
gint64
people_manager_on_chart (PeopleFixture *fixture, gint64 id);
void
people_middle_of_card (PeopleFixture *fixture, gint64 id, double *x, double *y);
gboolean
people_drop (gpointer widget, gint64 id, gboolean placed, double x, double y);
void
people_press (PeopleFixture *fixture, guint key, GdkModifierType state);
guint
people_count_cards (PeopleFixture *fixture);
void
people_set_up (PeopleFixture *fixture, gconstpointer data);
void
people_tear_down (PeopleFixture *fixture, gconstpointer data);

G_END_DECLS
