/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-page.h"
#include "pursuit-part-list.h"
#include "pursuit-participation-grid.h"
#include "pursuit-stages-view.h"
#include "pursuit-transition-grid.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROCESSES_PAGE (pursuit_processes_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitProcessesPage, pursuit_processes_page, PURSUIT, PROCESSES_PAGE, PursuitPage)

PursuitTransitionGrid *
pursuit_processes_page_get_grid (PursuitProcessesPage *self);
PursuitParticipationGrid *
pursuit_processes_page_get_participation (PursuitProcessesPage *self);
PursuitStagesView *
pursuit_processes_page_get_stages (PursuitProcessesPage *self);
void
pursuit_processes_page_show_tab (PursuitProcessesPage *self, const char *tab);

G_END_DECLS
