/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-view.h"
#include "pursuit-page.h"
#include "pursuit-people-chart.h"
#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PEOPLE_PAGE (pursuit_people_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeoplePage, pursuit_people_page, PURSUIT, PEOPLE_PAGE, PursuitPage)

void
pursuit_people_page_show_chart (PursuitPeoplePage *self, gint64 company_id, gint64 deal_id, gint64 person_id);
void
pursuit_people_page_show_list (PursuitPeoplePage *self);
PursuitPeopleChart *
pursuit_people_page_get_chart (PursuitPeoplePage *self);
void
pursuit_people_page_save_vcards (PursuitPeoplePage *self, GFile *file);

G_END_DECLS
