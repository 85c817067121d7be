/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-funnel.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/* The tables of the funnel report, with the charts that show the same; see pursuit-funnel-report.c. */

void
pursuit_funnel_tables_add_stages (PursuitReport *report,
                                  const PursuitFunnelResult *result,
                                  const PursuitFunnelResult *before);
void
pursuit_funnel_tables_add_losses (PursuitReport *report, const PursuitFunnelResult *result);
void
pursuit_funnel_tables_add_forced (PursuitReport *report, const PursuitFunnelResult *result);
gboolean
pursuit_funnel_tables_parse_mark (gint64 mark, PursuitFunnelList *list);

G_END_DECLS
