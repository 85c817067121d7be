/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-chart.h"

#define ROLES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const PursuitOrgCard cards[] = {
  { 1, "Luo Jian", "General manager", "GM office", ROLES ("Decision maker"), 0, 0, 30, 0 },
  { 2, "Zhou Min", "Deputy GM, operations", "Operations", ROLES ("Influencer"), 2, 2, 15, 0 },
  { 3, "Zhao Wei", "Chief engineer", "Technical", ROLES ("Designer"), 1, 3, 25, 1, .matters_now = TRUE,
    .personality = "Professor", .groups = ROLES ("Evaluation committee", "Design group") },
  { 4, NULL, "Manager, plants 1–4", "Using dept.", ROLES ("Initiator?"), PURSUIT_ORG_ATTITUDE_UNSET, 0, -1, 1,
    .placeholder = TRUE, .matters_now = TRUE },
  { 5, "He Fang", "Purchasing director", "Purchasing", ROLES ("Evaluator"), -1, 1, 15, 1 },
  { 6, "Tian Bo", "Finance director", "Finance", ROLES ("Gatekeeper", "Approver"), 0, 0, 5, 1,
    .warning = TRUE, .aged = PURSUIT_ORG_AGED_WEIGHT | PURSUIT_ORG_AGED_ATTITUDE, .personality = "Driver" },
  { 7, "Qian Hao", "Process engineer", "Technical", ROLES ("User"), 1, 2, 5, 2, .matters_now = TRUE },
  { 8, "Wu Lei", "Foreman, plant 2", "Using dept.", ROLES ("User"), 2, 3, 5, 2, .matters_now = TRUE,
    .aged = PURSUIT_ORG_AGED_ROLES | PURSUIT_ORG_AGED_COVERAGE },
  { 9, "Sun Li", "Senior buyer", "Purchasing", ROLES ("Evaluator"), 2, 3, -1, 2,
    .insider = PURSUIT_ORG_INSIDER_CANDIDATE },
  { 10, "马明华", "采购总监助理", "采购部", ROLES ("评估者"), -2, 1, 0, 2, .insider = PURSUIT_ORG_INSIDER_YES,
    .level_name = "操作层", .groups = ROLES ("评标委员会") },
  { 11, "Lin Ya", "Assistant", "GM office", .attitude = 1, .coverage = 2, .weight = -1, .level = -1 },
};
static const gint parent[] = { -1, 0, 1, 1, 1, 0, 2, 3, 4, 5, 0 };
static const guint8 assistants[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
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
  .assistants = assistants,
};

const PursuitOrgChartData *
sample_chart_data (void)
{
  return &data;
}

static const PursuitOrgCard chinese_cards[] = {
  { 1, "罗建", "总经理", "总经办", ROLES ("决策者"), 0, 0, 30, 0, .groups = ROLES ("评标委员会") },
  { 2, "周敏", "运营副总经理", "运营", ROLES ("影响者"), 2, 2, 15, 0, .personality = "表现型" },
  { 3, "赵伟", "总工程师", "技术部", ROLES ("设计者", "评估者"), 1, 3, 25, 1, .matters_now = TRUE,
    .aged = PURSUIT_ORG_AGED_COVERAGE, .personality = "学者型", .groups = ROLES ("设计组", "评标委员会") },
  { 4, NULL, "一至四厂经理", "使用部门", ROLES ("发起者"), PURSUIT_ORG_ATTITUDE_UNSET, 0, -1, 1,
    .placeholder = TRUE },
  { 5, "何芳", "采购总监", "采购部", ROLES ("评估者"), -2, 1, 15, 1, .warning = TRUE },
};
static const gint chinese_parent[] = { -1, 0, 1, 1, 0 };
static const PursuitOrgRelation chinese_relations[] = {
  { 1, 2, 4, PURSUIT_ORG_RELATION_RIVAL, "对手" },
  { 2, 4, 1, PURSUIT_ORG_RELATION_INFLUENCE, "同乡" },
};
static const PursuitOrgChartData chinese_data = {
  .n_cards = G_N_ELEMENTS (chinese_cards),
  .cards = chinese_cards,
  .parent = chinese_parent,
  .n_relations = G_N_ELEMENTS (chinese_relations),
  .relations = chinese_relations,
};

const PursuitOrgChartData *
sample_chart_data_chinese (void)
{
  return &chinese_data;
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
