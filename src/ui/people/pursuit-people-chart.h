/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-org-view.h"
#include "pursuit-people-panel.h"
#include "pursuit-people-reader.h"
#include "pursuit-session.h"
#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PEOPLE_CHART (pursuit_people_chart_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeopleChart, pursuit_people_chart, PURSUIT, PEOPLE_CHART, AdwBin)

GtkWidget *
pursuit_people_chart_new (PursuitSession *session);
void
pursuit_people_chart_show (PursuitPeopleChart *self, gint64 company_id, gint64 deal_id, gint64 person_id);
void
pursuit_people_chart_set_deal (PursuitPeopleChart *self, gint64 deal_id);
void
pursuit_people_chart_set_view (PursuitPeopleChart *self, const char *name);
const char *
pursuit_people_chart_get_view_name (PursuitPeopleChart *self);
GtkWidget *
pursuit_people_chart_get_support (PursuitPeopleChart *self);
GtkWidget *
pursuit_people_chart_get_levels (PursuitPeopleChart *self);
GtkWidget *
pursuit_people_chart_get_line_popover (PursuitPeopleChart *self);
GtkWidget *
pursuit_people_chart_get_matrix (PursuitPeopleChart *self);
void
pursuit_people_chart_set_day (PursuitPeopleChart *self, PursuitDay day);
PursuitTable *
pursuit_people_chart_get_table (PursuitPeopleChart *self);
void
pursuit_people_chart_add_person (PursuitPeopleChart *self);
gboolean
pursuit_people_chart_find (PursuitPeopleChart *self, const char *text);
PursuitPeopleReader *
pursuit_people_chart_get_reader (PursuitPeopleChart *self);
PursuitOrgView *
pursuit_people_chart_get_view (PursuitPeopleChart *self);
PursuitPeoplePanel *
pursuit_people_chart_get_panel (PursuitPeopleChart *self);
AdwFlap *
pursuit_people_chart_get_flap (PursuitPeopleChart *self);

G_END_DECLS
