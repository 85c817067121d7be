/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-approvals.h"
#include "pursuit-deal-files-tab.h"
#include "pursuit-deal-history-tab.h"
#include "pursuit-deal-page.h"
#include "pursuit-deal-reader.h"
#include "pursuit-deal-scorecards-tab.h"
#include "pursuit-deal-stage-tab.h"

G_BEGIN_DECLS

/* Shared by pursuit-deal-page.c (what is shown) and pursuit-deal-page-actions.c (what can be done). */

struct _PursuitDealPage
{
  PursuitPage parent_instance;

  PursuitDealReader *reader;
  gint64 id;
  PursuitList *people; /* unowned: of the tabs’ tables */
  PursuitList *activities;
  PursuitList *files;
  GListModel *neighbours; /* (nullable): the deals among which this one was opened */
  guint place;            /* where it stands among them, or stood */
  char *tab;              /* that the user wants, on whichever deal has it */
  gboolean updating;      /* the tabs: nobody chose one */
  gboolean waiting;       /* for the frame that says whose deal it is */
  gboolean told;          /* that the page is filled */

  GtkWidget *neighbours_box;
  GtkWidget *previous;
  GtkWidget *next;
  GtkButton *move;
  GtkWidget *edit;
  GtkWidget *menu;
  PursuitDealHead *head;
  GtkStackSwitcher *switcher;
  GtkStack *tabs;
  PursuitDealStageTab *stage_tab;
  PursuitDealPeopleTab *people_tab;
  PursuitDealActivitiesTab *activities_tab;
  PursuitDealScorecardsTab *scorecards_tab;
  PursuitDealHistoryTab *history_tab;
  PursuitDealApprovals *approvals;
  PursuitDealFilesTab *files_tab;
  GtkStackPage *files_page;
  GtkStackPage *people_page;
  GtkStackPage *activities_page;
  GtkStackPage *history_page;
};

void
pursuit_deal_page_show_neighbours (PursuitDealPage *self);
void
pursuit_deal_page_install_actions (GtkWidgetClass *widget_class);
void
pursuit_deal_page_add_drop (PursuitDealPage *self);
void
pursuit_deal_page_add_keys (PursuitDealPage *self);

G_END_DECLS
