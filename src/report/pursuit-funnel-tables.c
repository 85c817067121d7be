/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-bar-chart.h"
#include "pursuit-funnel-words.h"
#include "pursuit-report-words.h"

/* A mark is a stage’s id: the deals that came to it. Less than 0 are those that were lost from a stage, all
 * or of one kind, those that lacked a key node, that were moved by force or were not, and all. */
#define FORCED_MARK (-1)
#define UNFORCED_MARK (-2)
#define COUNTED_MARK (-3)
#define LOSS_CODES 8
#define ANY_LOSS PURSUIT_N_LOSS_KINDS
#define MISSING_NODE (ANY_LOSS + 1)

static gint64
loss_mark (gint64 stage, guint kind)
{
  return -(stage * LOSS_CODES + kind);
}

/**
 * pursuit_funnel_tables_parse_mark:
 * @mark: of a chart or table of the funnel report
 * @list: (out): the deals behind it
 *
 * Returns: whether there can be any
 */
gboolean
pursuit_funnel_tables_parse_mark (gint64 mark, PursuitFunnelList *list)
{
  g_return_val_if_fail (list != NULL, FALSE);

  guint kind = mark < 0 ? (guint) (-mark % LOSS_CODES) : 0;

  if (mark >= 0)
    *list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_ENTERED, mark, 0 };
  else if (mark == FORCED_MARK)
    *list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_FORCED, 0, 0 };
  else if (mark == UNFORCED_MARK)
    *list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_UNFORCED, 0, 0 };
  else if (mark == COUNTED_MARK)
    *list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_COUNTED, 0, 0 };
  else if (kind == MISSING_NODE)
    *list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_MISSING, .node = -mark / LOSS_CODES };
  else if (kind == ANY_LOSS)
    *list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_LOST, -mark / LOSS_CODES, 0 };
  else
    *list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_LOSSES, -mark / LOSS_CODES, kind };
  return mark != 0 && kind <= MISSING_NODE;
}

static void
add_days (PursuitReportTable *table, double days)
{
  g_autofree char *text = pursuit_funnel_words_days (days);

  pursuit_report_table_add_number (table, text, days);
}

static void
add_share (PursuitReportTable *table, gint64 part, gint64 whole, double share)
{
  g_autofree char *text = isnan (share) ? NULL : pursuit_funnel_words_share (part, whole);

  pursuit_report_table_add_number (table, text, share);
}

/* Stages */

static const char *
deals_label (PursuitFunnelMode mode)
{
  return mode == PURSUIT_FUNNEL_FLOW ? _ ("Entered") : _ ("Deals");
}

static void
add_stage_columns (PursuitReportTable *table, const PursuitFunnelResult *result, gboolean compared)
{
  gboolean now = result->mode == PURSUIT_FUNNEL_NOW;
  g_autofree char *weighted = g_strdup_printf (_ ("Weighted (%s)"), result->currency);

  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  pursuit_report_table_add_column (table, deals_label (result->mode), TRUE);
  if (result->mode == PURSUIT_FUNNEL_FLOW)
    pursuit_report_table_add_column (table, _ ("Deals"), TRUE);
  pursuit_report_words_add_amount_column (table, result->currency);
  pursuit_report_table_add_column (table, weighted, TRUE);
  if (!now)
    {
      pursuit_report_table_add_column (table, _ ("Went on"), TRUE);
      pursuit_report_table_add_column (table, _ ("Lost"), TRUE);
      pursuit_report_table_add_column (table, C_ ("funnel", "Back"), TRUE);
      pursuit_report_table_add_column (table, _ ("Handed over"), TRUE);
      pursuit_report_table_add_column (table, _ ("Still here"), TRUE);
      pursuit_report_table_add_column (table, _ ("Conversion"), TRUE);
    }
  pursuit_report_table_add_column (table, _ ("Days, 25 %"), TRUE);
  pursuit_report_table_add_column (table, now ? _ ("Median age") : _ ("Median days"), TRUE);
  pursuit_report_table_add_column (table, _ ("Days, 75 %"), TRUE);
  if (compared)
    {
      pursuit_report_table_add_column (table, C_ ("comparison", "Before"), TRUE);
      pursuit_report_table_add_column (table, _ ("Change"), TRUE);
      pursuit_report_table_add_column (table, _ ("Rate before"), TRUE);
      pursuit_report_table_add_column (table, _ ("Median before"), TRUE);
    }
}

static void
add_stage_row (PursuitReportTable *table,
               const PursuitFunnelResult *result,
               const PursuitFunnelStage *row,
               gboolean total)
{
  pursuit_report_table_add_row (table, total);
  if (row->count > 0)
    pursuit_report_table_set_mark (table, total ? COUNTED_MARK : row->id);
  pursuit_report_table_add_cell (table, row->name, NULL);
  pursuit_report_table_add_count (table, row->count);
  if (result->mode == PURSUIT_FUNNEL_FLOW)
    pursuit_report_table_add_count (table, row->deals);
  pursuit_report_table_add_money (table, row->amount, result->currency);
  pursuit_report_table_add_money (table, row->weighted, result->currency);
  if (result->mode != PURSUIT_FUNNEL_NOW)
    {
      pursuit_report_table_add_count (table, row->advanced);
      pursuit_report_table_add_count (table, row->lost);
      pursuit_report_table_add_count (table, row->back);
      pursuit_report_table_add_count (table, row->handed_over);
      pursuit_report_table_add_count (table, row->still_here);
      add_share (table, row->advanced, row->entered, row->conversion);
    }
  add_days (table, row->days.first_quartile);
  add_days (table, row->days.median);
  add_days (table, row->days.third_quartile);
}

/* What the same stage was in the other period; one that it did not show had nothing. */
static void
add_before (PursuitReportTable *table, const PursuitFunnelStage *row, const PursuitFunnelStage *before)
{
  const PursuitFunnelStage nothing = { .conversion = NAN, .days = { 0, NAN, NAN, NAN } };
  const PursuitFunnelStage *other = before != NULL ? before : &nothing;
  g_autofree char *change = pursuit_report_words_signed (row->count - other->count);

  pursuit_report_table_add_count (table, other->count);
  pursuit_report_table_add_number (table, change, (double) (row->count - other->count));
  add_share (table, other->advanced, other->entered, other->conversion);
  add_days (table, other->days.median);
}

/* A visit is counted in one stage only, so that those of a flow can be added up; deals of a cohort cannot. */
static void
add_flow_total (PursuitReportTable *table,
                const PursuitFunnelResult *result,
                const PursuitFunnelResult *before)
{
  PursuitFunnelStage sum = { 0 };
  gint64 earlier = 0;

  for (guint i = 0; i < result->n_stages; i++)
    {
      const PursuitFunnelStage *row = &result->stages[i];

      sum.count += row->count;
      sum.amount += row->amount;
      sum.weighted += row->weighted;
      sum.advanced += row->advanced;
      sum.lost += row->lost;
      sum.back += row->back;
      sum.handed_over += row->handed_over;
      sum.still_here += row->still_here;
    }
  for (guint i = 0; before != NULL && i < result->n_stages; i++)
    {
      const PursuitFunnelStage *other = pursuit_funnel_result_find (before, result->stages[i].id);

      earlier += other != NULL ? other->count : 0;
    }
  sum.name = _ ("Total");
  sum.deals = result->deals;
  sum.conversion = NAN;
  sum.days = (PursuitSpread){ 0, NAN, NAN, NAN };
  add_stage_row (table, result, &sum, TRUE);
  if (before != NULL)
    add_before (table, &sum,
                &(PursuitFunnelStage){ .count = earlier, .conversion = NAN, .days = { 0, NAN, NAN, NAN } });
}

/** pursuit_funnel_tables_add_stages: the numbers of every stage; @before: (nullable): of the period that is
 * compared. */
void
pursuit_funnel_tables_add_stages (PursuitReport *report,
                                  const PursuitFunnelResult *result,
                                  const PursuitFunnelResult *before)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && result != NULL);

  PursuitReportTable *table = pursuit_report_table_new ();

  add_stage_columns (table, result, before != NULL);
  for (guint i = 0; i < result->n_stages; i++)
    {
      const PursuitFunnelStage *row = &result->stages[i];

      add_stage_row (table, result, row, FALSE);
      if (before != NULL)
        add_before (table, row, pursuit_funnel_result_find (before, row->id));
    }
  if (result->mode == PURSUIT_FUNNEL_FLOW)
    add_flow_total (table, result, before);
  pursuit_report_add_table (report, table);
}

/* Losses */

static void
fill_loss_row (PursuitReportTable *table, const PursuitFunnelStage *stage, PursuitBarRow *row)
{
  row->label = stage->name;
  pursuit_report_table_add_row (table, FALSE);
  pursuit_report_table_set_mark (table, stage->lost > 0 ? loss_mark (stage->id, ANY_LOSS) : 0);
  pursuit_report_table_add_cell (table, stage->name, NULL);
  for (guint k = 0; k < PURSUIT_N_LOSS_KINDS; k++)
    {
      PursuitSeries series = pursuit_loss_kind_to_series (k);

      row->values[series] = stage->losses[k];
      row->marks[series] = loss_mark (stage->id, k);
      pursuit_report_table_add_count (table, stage->losses[k]);
    }
  pursuit_report_table_add_count (table, stage->lost);
}

/** pursuit_funnel_tables_add_losses: from where deals left, and why. */
void
pursuit_funnel_tables_add_losses (PursuitReport *report, const PursuitFunnelResult *result)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && result != NULL);

  g_autofree PursuitBarRow *rows = g_new0 (PursuitBarRow, result->n_stages);
  PursuitReportTable *table = pursuit_report_table_new ();
  PursuitBarChart chart = { .rows = rows, .format = pursuit_report_words_count };

  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  for (guint k = 0; k < PURSUIT_N_LOSS_KINDS; k++)
    {
      chart.series_names[pursuit_loss_kind_to_series (k)] = pursuit_loss_kind_to_words (k);
      pursuit_report_table_add_column (table, pursuit_loss_kind_to_words (k), TRUE);
    }
  pursuit_report_table_add_column (table, _ ("Total"), TRUE);
  for (guint i = 0; i < result->n_stages; i++)
    if (!result->stages[i].delivery || result->stages[i].lost > 0)
      fill_loss_row (table, &result->stages[i], &rows[chart.n_rows++]);
  pursuit_report_add_heading (report, _ ("Where deals leave, and why"));
  pursuit_report_add_chart (report, pursuit_bar_chart_new (&chart));
  pursuit_report_add_table (report, table);
}

/* Forced moves */

static void
add_endings (PursuitReportTable *table, const char *name, gint64 mark, gint64 deals, gint64 won, gint64 lost)
{
  pursuit_report_table_add_row (table, FALSE);
  pursuit_report_table_set_mark (table, mark);
  pursuit_report_table_add_cell (table, name, NULL);
  pursuit_report_table_add_count (table, deals);
  pursuit_report_table_add_count (table, won);
  pursuit_report_table_add_count (table, lost);
  pursuit_report_table_add_count (table, deals - won - lost);
  add_share (table, won, deals, deals > 0 ? (double) won / deals : NAN);
}

/** pursuit_funnel_tables_add_forced: how deals ended that were moved by force, beside the others of a cohort,
 * and which key nodes they lacked; nothing where no move was forced. */
void
pursuit_funnel_tables_add_forced (PursuitReport *report, const PursuitFunnelResult *result)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && result != NULL);

  if (result->forced_deals == 0)
    return;
  PursuitReportTable *ends = pursuit_report_table_new ();

  pursuit_report_add_heading (report, _ ("Forced moves, and how they ended"));
  pursuit_report_table_add_column (ends, _ ("Deals"), FALSE);
  pursuit_report_table_add_column (ends, C_ ("how many", "Number"), TRUE);
  pursuit_report_table_add_column (ends, _ ("Won"), TRUE);
  pursuit_report_table_add_column (ends, _ ("Lost"), TRUE);
  pursuit_report_table_add_column (ends, _ ("Open"), TRUE);
  pursuit_report_table_add_column (ends, _ ("Win rate"), TRUE);
  add_endings (ends, _ ("With a forced move"), FORCED_MARK, result->forced_deals, result->forced_won,
               result->forced_lost);
  if (result->mode == PURSUIT_FUNNEL_COHORT)
    add_endings (ends, _ ("Without"), UNFORCED_MARK, result->deals - result->forced_deals,
                 result->won - result->forced_won, result->lost - result->forced_lost);
  pursuit_report_add_table (report, ends);
  if (result->missing == NULL || result->missing->len == 0)
    return;
  PursuitReportTable *nodes = pursuit_report_table_new ();

  pursuit_report_table_add_column (nodes, _ ("Missing key node"), FALSE);
  pursuit_report_table_add_column (nodes, _ ("Forced moves"), TRUE);
  pursuit_report_table_add_column (nodes, _ ("Deals"), TRUE);
  for (guint i = 0; i < result->missing->len; i++)
    {
      const PursuitFunnelNode *node = &g_array_index (result->missing, PursuitFunnelNode, i);

      pursuit_report_table_add_row (nodes, FALSE);
      pursuit_report_table_add_cell (nodes, pursuit_funnel_words_node (node), NULL);
      pursuit_report_table_add_count (nodes, node->moves);
      pursuit_report_table_add_count (nodes, node->deals);
      pursuit_report_table_set_mark (nodes, node->deals > 0 ? loss_mark (node->id, MISSING_NODE) : 0);
    }
  pursuit_report_add_table (report, nodes);
}
