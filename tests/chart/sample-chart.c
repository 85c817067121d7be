/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-chart.h"

#define ROLES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const PursuitOrgCard cards[] = {
  { 1, "Luo Jian", "General manager", "GM office", ROLES ("Decision maker"), 0, 0, 30, 0 },
  { 2, "Zhou Min", "Deputy GM, operations", "Operations", ROLES ("Influencer"), 2, 2, 15, 0 },
  { 3, "Zhao Wei", "Chief engineer", "Technical", ROLES ("Designer"), 1, 3, 25, 1, .matters_now = TRUE },
  { 4, NULL, "Manager, plants 1–4", "Using dept.", ROLES ("Initiator?"), PURSUIT_ORG_ATTITUDE_UNSET, 0, -1, 1,
    .placeholder = TRUE, .matters_now = TRUE },
  { 5, "He Fang", "Purchasing director", "Purchasing", ROLES ("Evaluator"), -1, 1, 15, 1 },
  { 6, "Tian Bo", "Finance director", "Finance", ROLES ("Gatekeeper", "Approver"), 0, 0, 5, 1,
    .warning = TRUE },
  { 7, "Qian Hao", "Process engineer", "Technical", ROLES ("User"), 1, 2, 5, 2, .matters_now = TRUE },
  { 8, "Wu Lei", "Foreman, plant 2", "Using dept.", ROLES ("User"), 2, 3, 5, 2, .matters_now = TRUE },
  { 9, "Sun Li", "Senior buyer", "Purchasing", ROLES ("Evaluator"), 2, 3, -1, 2,
    .insider = PURSUIT_ORG_INSIDER_CANDIDATE },
  { 10, "马明华", "采购总监助理", "采购部", ROLES ("评估者"), -2, 1, 0, 2,
    .insider = PURSUIT_ORG_INSIDER_YES },
};
static const gint parent[] = { -1, 0, 1, 1, 1, 0, 2, 3, 4, 5 };
static const PursuitOrgRelation relations[] = {
  { 1, 1, 8, PURSUIT_ORG_RELATION_FRIEND, "friends, same school" },
  { 2, 2, 4, PURSUIT_ORG_RELATION_RIVAL, "rivals" },
  { 3, 9, 0, PURSUIT_ORG_RELATION_INFLUENCE, "cousin" },
};
static const PursuitOrgChartData data = {
  .n_cards = G_N_ELEMENTS (cards),
  .cards = cards,
  .parent = parent,
  .n_relations = G_N_ELEMENTS (relations),
  .relations = relations,
};

const PursuitOrgChartData *
sample_chart_data (void)
{
  return &data;
}

PursuitOrgChartOptions
sample_chart_options (void)
{
  static const char *const names[] = { "Decision level", "Management level", "Operating level" };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;

  options.tree.n_lanes = G_N_ELEMENTS (names);
  options.lane_names = names;
  return options;
}
