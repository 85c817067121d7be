/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"
#include "pursuit-org-people.h"

G_BEGIN_DECLS

/** pursuit_org_picture_new: (transfer full): an org chart among other blocks of a report, all of it at once,
 * with levels as lanes and its legend. @people are kept by reference. */
PursuitChart *
pursuit_org_picture_new (PursuitOrgPeople *people, const char *words);

G_END_DECLS
