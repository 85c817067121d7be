/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-view.h"
#include "pursuit-page.h"
#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ACTIVITIES_PAGE (pursuit_activities_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitActivitiesPage, pursuit_activities_page, PURSUIT, ACTIVITIES_PAGE, PursuitPage)

PursuitTable *
pursuit_activities_page_get_table (PursuitActivitiesPage *self);

G_END_DECLS
