/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-criteria-sheet.h"
#include "pursuit-deal-story.h"
#include "pursuit-deal.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * PursuitSheetNode: a key node as the sheet tells it. All owned.
 *
 * @stage: to which it belongs
 * @missed: that is an earlier one
 * @day: on which it was met; or %PURSUIT_DAY_NONE
 * @by: (nullable): who met it
 * @detail: (nullable): what is missing, or the evidence
 */
typedef struct
{
  char *name;
  char *stage;
  gboolean met;
  gboolean missed;
  PursuitDay day;
  char *by;
  char *detail;
} PursuitSheetNode;

/**
 * PursuitDealSheetData: what the sheet of a deal is made from. Free with pursuit_deal_sheet_data_free().
 *
 * @deal: with all fields
 * @stages: (element-type PursuitStage): of its process, in order
 * @buying: (element-type PursuitBuyingStage): the steps in which customers buy there
 * @nodes: (element-type PursuitSheetNode): of the present stage, and those missed before
 * @work: (element-type utf8): what is still to do in the present stage
 * @findings: (element-type utf8): what is wrong with its people, as sentences
 * @people: those who take part
 * @planned, @done: (element-type PursuitActivity): what comes next, the nearest first, and what was done, the
 * latest first
 * @database: shown in the footer
 */
typedef struct
{
  PursuitDeal *deal;
  GPtrArray *stages;
  GPtrArray *buying;
  PursuitDealStory *story;
  GPtrArray *nodes;
  GPtrArray *work;
  GPtrArray *findings;
  PursuitOrgPeople *people;
  PursuitCriteriaSheet *criteria;
  GPtrArray *planned;
  GPtrArray *done;
  char *database;
  PursuitDay today;
} PursuitDealSheetData;

/** PURSUIT_SHEET_MAX_ACTIVITIES: of what was done, so many are told: what has room on two pages. */
#define PURSUIT_SHEET_MAX_ACTIVITIES 5

PursuitDealSheetData *
pursuit_deal_sheet_data_new (void);
void
pursuit_deal_sheet_data_free (PursuitDealSheetData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDealSheetData, pursuit_deal_sheet_data_free)

void
pursuit_sheet_node_free (PursuitSheetNode *node);

/**
 * pursuit_deal_sheet_new:
 *
 * A deal on two pages: where it stands and what has to be done, then the people, the customer's criteria and
 * what was done last. Of long lists the first page tells the beginning, and how much more there is.
 *
 * Returns: (transfer full): the sheet
 */
PursuitReport *
pursuit_deal_sheet_new (const PursuitDealSheetData *data);

G_END_DECLS
