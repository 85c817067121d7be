/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DRIFT_LEGEND (pursuit_drift_legend_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDriftLegend, pursuit_drift_legend, PURSUIT, DRIFT_LEGEND, AdwBin)

const char *
pursuit_drift_sign (PursuitDriftState state);

G_END_DECLS
