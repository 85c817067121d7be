/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

/* A theme with fonts that the tests' packages bring, so that the pictures are the same everywhere. */
PursuitTheme
golden_theme (PursuitThemeKind kind);

/* Compares the chart, drawn in @width × @height on its card with a margin, with the picture @name. */
void
assert_golden_chart (PursuitChart *chart,
                     double width,
                     double height,
                     PursuitThemeKind kind,
                     int selected,
                     const char *name);
