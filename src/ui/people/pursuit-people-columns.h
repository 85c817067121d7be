/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

/* Cells of tables that tell what somebody is in a deal: of participants, or of people on a map. */

char *
pursuit_people_format_attitude (PursuitRecord *record, PursuitDay today, const char **style);
char *
pursuit_people_format_coverage (PursuitRecord *record, PursuitDay today, const char **style);
char *
pursuit_people_format_weight (PursuitRecord *record, PursuitDay today, const char **style);
char *
pursuit_people_format_insider (PursuitRecord *record, PursuitDay today, const char **style);

G_END_DECLS
