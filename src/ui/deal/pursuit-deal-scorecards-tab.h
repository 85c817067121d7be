/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_SCORECARDS_TAB (pursuit_deal_scorecards_tab_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealScorecardsTab,
                      pursuit_deal_scorecards_tab,
                      PURSUIT,
                      DEAL_SCORECARDS_TAB,
                      AdwBin)

void
pursuit_deal_scorecards_tab_set_deal (PursuitDealScorecardsTab *self,
                                      PursuitSession *session,
                                      gint64 deal_id);
GtkWidget *
pursuit_deal_scorecards_tab_get_chart (PursuitDealScorecardsTab *self, const char *scorecard);
GtkWidget *
pursuit_deal_scorecards_tab_get_button (PursuitDealScorecardsTab *self, const char *scorecard);

G_END_DECLS
