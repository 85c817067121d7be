/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-board-filters.h"
#include "pursuit-board-page.h"
#include "pursuit-deal-list.h"
#include "pursuit-drift-legend.h"
#include "pursuit-process-chooser.h"

G_BEGIN_DECLS

/* Shared by pursuit-board-page.c (which deals are shown, and how) and pursuit-board-page-acts.c (what the
 * board asks for). */

struct _PursuitBoardPage
{
  PursuitPage parent_instance;

  GtkStack *stack;
  PursuitBoard *board;
  PursuitDriftLegend *legend;
  PursuitDealList *list; /* (nullable): while nobody asked for it */
  GtkToggleButton *as_board;
  GtkToggleButton *as_list;
  PursuitProcessChooser *process;
  PursuitBoardFilters *filters;

  GPtrArray *stages; /* PursuitStage on the board */
  GCancellable *reading;
  GCancellable *checking; /* what stands against moving the deal that is lifted */
  guint painted;          /* milestones of the start that were told: 1 the first cards, 2 whole columns */
  gboolean released;      /* the first frame is out */
  guint refresh_source;
  gboolean coming;  /* the list is being read for the first time: there are no rows to have the focus */
  gboolean filling; /* the choosers are being filled: nobody chose */
};

/* pursuit-board-page-acts.c */
void
pursuit_board_page_bind_acts (GtkWidgetClass *widget_class);

G_END_DECLS
