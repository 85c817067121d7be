/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"

G_BEGIN_DECLS

GArray *
pursuit_forecast_months_read (PursuitReportSource *source,
                              const PursuitReportParams *params,
                              PursuitDay today,
                              const GArray *snapshots,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
