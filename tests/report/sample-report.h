/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-funnel-report.h"

/* The funnel of a good half-year: 187 deals in six stages, the last of them delivery. @chinese: names in
 * Chinese. */
PursuitFunnelResult *
sample_funnel (PursuitFunnelMode mode, gboolean chinese);

/* The report of it, and one with @n_stages stages whose numbers follow from their place. */
PursuitReport *
sample_report (PursuitFunnelMode mode, gboolean chinese);
/* The sample’s first half-year compared with the half-year before. */
PursuitReport *
sample_compared_report (PursuitFunnelMode mode);

PursuitReport *
sample_long_report (guint n_stages);
