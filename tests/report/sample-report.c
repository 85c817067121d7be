/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-report.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *chinese;
  gint64 count;
  gint64 amount; /* in thousands of yuan */
  double median;
  gint64 losses[PURSUIT_N_LOSS_KINDS];
} SampleStage;

static const SampleStage SAMPLE[] = {
  { "Develop", "开发", 187, 61200, 14, { 30, 6, 22, 8 } },
  { "Enter", "销售进入", 121, 44800, 21, { 18, 9, 5, 3 } },
  { "Propose", "提案", 86, 33500, 26, { 12, 2, 2, 1 } },
  { "Bid", "投标", 69, 27100, 19.5, { 6, 1, 0, 0 } },
  { "Negotiate", "商务谈判", 62, 24900, 12, { 3, 0, 1 } },
  { "Deliver", "合作实施", 58, 22600, NAN, { 0 } },
};

static PursuitFunnelResult *
new_result (PursuitFunnelMode mode, guint n_stages)
{
  PursuitFunnelResult *result = g_atomic_rc_box_new0 (PursuitFunnelResult);

  result->mode = mode;
  memcpy (result->currency, "CNY", 4);
  result->n_stages = n_stages;
  result->stages = g_new0 (PursuitFunnelStage, n_stages);
  result->unconverted_currencies = g_new0 (char *, 2);
  result->win_rate = NAN;
  return result;
}

PursuitFunnelResult *
sample_funnel (PursuitFunnelMode mode, gboolean chinese)
{
  PursuitFunnelResult *result = new_result (mode, G_N_ELEMENTS (SAMPLE));

  for (guint i = 0; i < result->n_stages; i++)
    {
      const SampleStage *sample = &SAMPLE[i];
      PursuitFunnelStage *stage = &result->stages[i];

      stage->id = i + 1;
      stage->name = g_strdup (chinese ? sample->chinese : sample->name);
      stage->position = i + 1;
      stage->delivery = i + 1 == result->n_stages;
      stage->count = stage->deals = stage->entered = sample->count;
      stage->amount = sample->amount * 100000;
      for (guint k = 0; k < PURSUIT_N_LOSS_KINDS; k++)
        stage->lost += stage->losses[k] = sample->losses[k];
      stage->advanced = stage->delivery ? 0 : stage->entered - stage->lost;
      stage->still_here = stage->delivery ? stage->entered : 0;
      stage->conversion =
          stage->delivery || mode == PURSUIT_FUNNEL_NOW ? NAN : (double) stage->advanced / stage->entered;
      stage->days = (PursuitSpread){ stage->entered, sample->median, sample->median, sample->median };
    }
  result->deals = 187;
  result->won = 58;
  result->lost = 129;
  result->open = 41;
  result->amount = 2540000000;
  result->weighted = 1270000000;
  result->win_rate = 58.0 / 187;
  result->cycle_won = (PursuitSpread){ 58, 90, 112, 130 };
  result->cycle_lost = (PursuitSpread){ 129, 100, 143, 180 };
  result->forced_moves = 17;
  result->forced_deals = 16;
  result->forced_won = 2;
  result->forced_lost = 9;
  result->missing = g_array_new (FALSE, FALSE, sizeof (PursuitFunnelNode));
  for (guint i = 0; i < 2; i++)
    {
      PursuitFunnelNode node = { .id = i + 1,
                                 .name =
                                     i == 0 ? g_strdup (chinese ? "找到内线" : "An insider is found") : NULL,
                                 .moves = 9 - 5 * i };
      g_array_append_val (result->missing, node);
    }
  result->undated_deals = 3;
  result->unconverted = 2;
  result->unconverted_currencies[0] = g_strdup ("EUR");
  return result;
}

static PursuitReport *
report_for (PursuitFunnelResult *result, PursuitFunnelResult *before, gboolean chinese)
{
  PursuitReportParams params = {
    .mode = result->mode,
    .from = pursuit_day_from_ymd (2026, 1, 1),
    .to = pursuit_day_from_ymd (2026, 6, 30),
    .comparison = before != NULL ? PURSUIT_COMPARE_PREVIOUS : PURSUIT_COMPARE_NONE,
  };
  PursuitReportNames names = {
    .database = chinese ? (char *) "钢铁销售部.db" : (char *) "team.db",
    .process = chinese ? (char *) "大客户标准流程" : (char *) "Key account, six stages",
    .today = pursuit_day_from_ymd (2026, 11, 21),
  };

  return pursuit_funnel_report_new_for_result (result, before, &params, &names);
}

PursuitReport *
sample_report (PursuitFunnelMode mode, gboolean chinese)
{
  g_autoptr (PursuitFunnelResult) result = sample_funnel (mode, chinese);

  return report_for (result, NULL, chinese);
}

/* Half as many deals as in the sample, and a process that had another last stage. */
static PursuitFunnelResult *
sample_before (PursuitFunnelMode mode)
{
  PursuitFunnelResult *before = sample_funnel (mode, FALSE);

  for (guint i = 0; i < before->n_stages; i++)
    {
      PursuitFunnelStage *stage = &before->stages[i];

      stage->count /= 2;
      stage->deals /= 2;
      stage->entered /= 2;
      stage->advanced /= 2;
      stage->days.median += 3;
    }
  before->stages[5].id = 77;
  before->deals = 93;
  before->won = 8;
  before->lost = mode == PURSUIT_FUNNEL_FLOW ? 1 : 85;
  before->weighted = 1000000000;
  before->cycle_won.median = 100;
  before->forced_moves = 20;
  return before;
}

PursuitReport *
sample_compared_report (PursuitFunnelMode mode)
{
  g_autoptr (PursuitFunnelResult) result = sample_funnel (mode, FALSE);
  g_autoptr (PursuitFunnelResult) before = sample_before (mode);

  return report_for (result, before, FALSE);
}

PursuitReport *
sample_long_report (guint n_stages)
{
  g_autoptr (PursuitFunnelResult) result = new_result (PURSUIT_FUNNEL_COHORT, n_stages);

  for (guint i = 0; i < n_stages; i++)
    {
      PursuitFunnelStage *stage = &result->stages[i];

      stage->id = i + 1;
      stage->name = g_strdup_printf ("Stage %u with a name that is rather long, to be wrapped", i + 1);
      stage->position = i + 1;
      stage->count = stage->deals = stage->entered = 1000000 - 1000 * i;
      stage->advanced = stage->entered - 1000;
      stage->lost = stage->losses[i % PURSUIT_N_LOSS_KINDS] = 1000;
      stage->conversion = (double) stage->advanced / stage->entered;
      stage->amount = G_GINT64_CONSTANT (123456789012345) + i;
      stage->days = (PursuitSpread){ 1, i, i, i };
    }
  result->deals = 1000000;
  result->cycle_won = result->cycle_lost = (PursuitSpread){ 0, NAN, NAN, NAN };
  return report_for (result, NULL, FALSE);
}
