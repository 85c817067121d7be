/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

/* How the numbers of a funnel are said. All return new strings; %NULL where there is nothing to say. */

/** pursuit_funnel_words_share: @part of @whole as “65 %”, or as “7 of 9” when @whole is below
 * PURSUIT_FUNNEL_MIN_SHARE; %NULL when @whole is 0 */
char *
pursuit_funnel_words_share (gint64 part, gint64 whole);

/** pursuit_funnel_words_days: “14 d” or “14.5 d”; %NULL when @days is NAN */
char *
pursuit_funnel_words_days (double days);

/** pursuit_funnel_words_link: between two stages, e.g. “65 % go on · 66 left”; %NULL for mode now */
char *
pursuit_funnel_words_link (const PursuitFunnelResult *result, guint stage);

/** pursuit_funnel_words_period: which deals or moves it is about, e.g. “Deals begun since 1 January 2026” */
char *
pursuit_funnel_words_period (const PursuitReportParams *params, PursuitDay today);

/** pursuit_funnel_words_node: Returns: (transfer none): what a missing key node is called */
const char *
pursuit_funnel_words_node (const PursuitFunnelNode *node);

/** pursuit_loss_kind_to_words: Returns: (transfer none): the translated name of a reason */
const char *
pursuit_loss_kind_to_words (PursuitLossKind kind);

/** pursuit_loss_kind_to_series: Returns: as which series of the theme charts draw it */
PursuitSeries
pursuit_loss_kind_to_series (PursuitLossKind kind);

G_END_DECLS
