/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-sheet.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity.h"
#include "pursuit-criteria-standing.h"
#include "pursuit-deal-signals.h"
#include "pursuit-deal-tracks.h"
#include "pursuit-money.h"
#include "pursuit-org-picture.h"
#include "pursuit-parse.h"
#include "pursuit-rating-chart.h"
#include "pursuit-report-words.h"
#include "pursuit-text.h"

PursuitDealSheetData *
pursuit_deal_sheet_data_new (void)
{
  PursuitDealSheetData *data = g_new0 (PursuitDealSheetData, 1);

  data->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_sheet_node_free);
  data->work = g_ptr_array_new_with_free_func (g_free);
  data->findings = g_ptr_array_new_with_free_func (g_free);
  return data;
}

void
pursuit_deal_sheet_data_free (PursuitDealSheetData *data)
{
  if (data == NULL)
    return;
  g_clear_object (&data->deal);
  g_clear_pointer (&data->stages, g_ptr_array_unref);
  g_clear_pointer (&data->buying, g_ptr_array_unref);
  g_clear_pointer (&data->story, pursuit_deal_story_free);
  g_ptr_array_unref (data->nodes);
  g_ptr_array_unref (data->work);
  g_ptr_array_unref (data->findings);
  g_clear_pointer (&data->people, pursuit_org_people_unref);
  g_clear_pointer (&data->criteria, pursuit_criteria_sheet_free);
  g_clear_pointer (&data->planned, g_ptr_array_unref);
  g_clear_pointer (&data->done, g_ptr_array_unref);
  g_free (data->database);
  g_free (data);
}

void
pursuit_sheet_node_free (PursuitSheetNode *node)
{
  g_free (node->name);
  g_free (node->stage);
  g_free (node->by);
  g_free (node->detail);
  g_free (node);
}

static PursuitRecord *
get_deal (const PursuitDealSheetData *data)
{
  return PURSUIT_RECORD (data->deal);
}

static gboolean
is_open (const PursuitDealSheetData *data)
{
  const char *outcome = pursuit_record_get_text (get_deal (data), PURSUIT_DEAL_OUTCOME);

  return outcome == NULL || g_str_equal (outcome, "open");
}

/* What has to fit on the first page: the lists that may be long. */
typedef enum
{
  LIST_NODES,
  LIST_PLANNED,
  LIST_WARNINGS,
  LIST_WORK,
  N_LISTS
} List;

/* So many lines of them fit on a page of Letter. */
#define MAX_LINES 20
/* So many of each are shown at least when all are long, which takes just these lines; and how many each
 * takes. */
static const guint LEAST[N_LISTS] = { 4, 2, 5, 3 };
static const guint LINES[N_LISTS] = { 2, 2, 1, 1 };

/* How many of each list are shown: what short ones leave goes to the long ones. */
static void
share_lines (const guint n[N_LISTS], guint shown[N_LISTS])
{
  guint left = MAX_LINES;

  for (guint i = 0; i < N_LISTS; i++)
    {
      shown[i] = MIN (n[i], LEAST[i]);
      left -= LINES[i] * shown[i];
    }
  for (guint i = 0; i < N_LISTS; i++)
    {
      guint more = MIN (n[i] - shown[i], left / LINES[i]);

      shown[i] += more;
      left -= LINES[i] * more;
    }
}

static void
add_rest (PursuitReport *report, guint n)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u more is not shown.", "%u more are not shown.", n), n);

  if (n > 0)
    pursuit_report_add_text (report, words);
}

/* Head */

static PursuitReportFigure
amount_figure (PursuitReport *report, const PursuitDealSheetData *data)
{
  PursuitRecord *deal = get_deal (data);
  const char *currency = pursuit_record_get_text (deal, PURSUIT_DEAL_CURRENCY);
  PursuitReportFigure figure = { _ ("Amount"), "–", NULL };
  g_autofree char *amount = NULL, *weighted = NULL, *note = NULL;

  if (!pursuit_record_is_set (deal, PURSUIT_DEAL_AMOUNT))
    return figure;
  amount = pursuit_money_format_short (pursuit_record_get_int (deal, PURSUIT_DEAL_AMOUNT), currency);
  figure.value = pursuit_report_keep (report, amount);
  if (!is_open (data) || !pursuit_record_is_set (deal, PURSUIT_DEAL_WEIGHTED))
    return figure;
  weighted = pursuit_money_format_short (pursuit_record_get_int (deal, PURSUIT_DEAL_WEIGHTED), currency);
  /* Translators: an amount of money, multiplied by the chance to win it */
  note = g_strdup_printf (_ ("%s weighted"), weighted);
  figure.note = pursuit_report_keep (report, note);
  return figure;
}

static PursuitReportFigure
stage_figure (PursuitReport *report, const PursuitDealSheetData *data)
{
  PursuitRecord *deal = get_deal (data);
  PursuitDay since = pursuit_record_get_day (deal, PURSUIT_DEAL_STAGE_SINCE);
  PursuitReportFigure figure = {
    _ ("Stage"), pursuit_report_keep (report, pursuit_record_get_text (deal, PURSUIT_DEAL_STAGE)), NULL
  };

  if (since != PURSUIT_DAY_NONE && is_open (data))
    {
      int days = MAX (0, data->today - since);
      g_autofree char *note = g_strdup_printf (ngettext ("for %d day", "for %d days", (gulong) days), days);

      figure.note = pursuit_report_keep (report, note);
    }
  return figure;
}

/* The chance of an open deal, or how it ended. */
static PursuitReportFigure
chance_figure (PursuitReport *report, const PursuitDealSheetData *data)
{
  PursuitRecord *deal = get_deal (data);
  PursuitReportFigure figure = { _ ("Chance to win"), "–", NULL };
  g_autofree char *value = NULL, *base = NULL, *note = NULL;

  if (!is_open (data))
    {
      const char *outcome = pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME);

      figure.label = _ ("Outcome");
      figure.value = pursuit_report_keep (report, pursuit_choice_label (PURSUIT_OUTCOMES, outcome));
      figure.note = pursuit_report_keep (report, pursuit_record_get_text (deal, PURSUIT_DEAL_CLOSE_REASON));
      return figure;
    }
  if (!pursuit_record_is_set (deal, PURSUIT_DEAL_PROBABILITY))
    return figure;
  value = pursuit_report_words_share (pursuit_record_get_real (deal, PURSUIT_DEAL_PROBABILITY));
  base = pursuit_report_words_share (pursuit_record_get_real (deal, PURSUIT_DEAL_PROBABILITY_BASE));
  if (pursuit_record_is_set (deal, PURSUIT_DEAL_PROBABILITY_OWN))
    note = g_strdup (_ ("own estimate"));
  else
    /* Translators: the usual chance to win from a stage, in percent */
    note = g_strdup_printf (_ ("%s is usual in this stage"), base);
  figure.value = pursuit_report_keep (report, value);
  figure.note = pursuit_report_keep (report, note);
  return figure;
}

static PursuitReportFigure
close_figure (PursuitReport *report, const PursuitDealSheetData *data)
{
  PursuitRecord *deal = get_deal (data);
  gboolean open = is_open (data);
  PursuitDay day = pursuit_record_get_day (deal, open ? PURSUIT_DEAL_EXPECTED_CLOSE : PURSUIT_DEAL_CLOSED);
  PursuitReportFigure figure = { open ? _ ("Expected close") : _ ("Closed"), "–", NULL };
  g_autofree char *value = NULL, *note = NULL;

  if (day == PURSUIT_DAY_NONE)
    return figure;
  value = pursuit_day_format (day, data->today);
  figure.value = pursuit_report_keep (report, value);
  if (open && day < data->today)
    note = g_strdup_printf (ngettext ("▲ %d day ago", "▲ %d days ago", (gulong) (data->today - day)),
                            data->today - day);
  else if (open)
    note = g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) (day - data->today)),
                            day - data->today);
  figure.note = pursuit_report_keep (report, note);
  return figure;
}

static PursuitReportFigure
owner_figure (PursuitReport *report, const PursuitDealSheetData *data)
{
  const char *owner = pursuit_record_get_text (get_deal (data), PURSUIT_DEAL_OWNER);
  const char *grade = pursuit_record_get_text (get_deal (data), PURSUIT_DEAL_GRADE);
  g_autofree char *note = grade != NULL && *grade != '\0' ? g_strdup_printf (_ ("Grade %c"), *grade) : NULL;

  return (PursuitReportFigure){ _ ("Owner"), pursuit_report_keep (report, owner != NULL ? owner : "–"),
                                pursuit_report_keep (report, note) };
}

static void
add_head (PursuitReport *report, const PursuitDealSheetData *data)
{
  const PursuitReportFigure figures[] = {
    amount_figure (report, data), stage_figure (report, data), chance_figure (report, data),
    close_figure (report, data),  owner_figure (report, data),
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

/* The first page */

static void
add_tracks (PursuitReport *report, const PursuitDealSheetData *data)
{
  g_auto (PursuitDealTracks) tracks = { 0 };
  g_autofree char *drift = NULL;

  pursuit_deal_tracks_init (&tracks, data->deal, data->stages, data->buying, data->story, data->today);
  drift = pursuit_deal_tracks_explain (&tracks, data->deal);
  pursuit_report_add_chart (report, pursuit_track_chart_new (tracks.rows, tracks.n_rows,
                                                             drift != NULL ? drift : _ ("Two tracks")));
  if (drift != NULL && is_open (data))
    pursuit_report_add_text (report, drift);
}

/* What else is known of the deal, in a line or two: “Product: Grease · Competitor: Nordol”. */
static void
add_facts (PursuitReport *report, const PursuitDealSheetData *data)
{
  static const guint fields[] = {
    PURSUIT_DEAL_PRODUCT,       PURSUIT_DEAL_COMPETITOR, PURSUIT_DEAL_STRATEGY, PURSUIT_DEAL_BUDGET,
    PURSUIT_DEAL_BUYING_METHOD, PURSUIT_DEAL_IN_CHARGE,  PURSUIT_DEAL_SOURCE,
  };
  PursuitRecord *deal = get_deal (data);
  g_autoptr (GString) facts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const PursuitField *field = &PURSUIT_DEAL_ENTITY.fields[fields[i]];
      g_autofree char *value = NULL;

      if (!pursuit_record_is_set (deal, fields[i]))
        continue;
      value = pursuit_value_to_display (field, pursuit_record_get_value (deal, fields[i]),
                                        pursuit_record_get_text (deal, PURSUIT_DEAL_CURRENCY), data->today);
      if (pursuit_text_is_blank (value))
        continue;
      g_string_append (facts, facts->len > 0 ? " · " : "");
      /* Translators: the name of a field and what is in it */
      g_string_append_printf (facts, _ ("%1$s: %2$s"), pursuit_field_get_label (field), value);
    }
  if (facts->len > 0)
    pursuit_report_add_text (report, facts->str);
}

/* The first @max lines of text as one block, each with @sign before it. */
static void
add_lines (PursuitReport *report, GPtrArray *lines, guint max, const char *sign)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = MIN (lines->len, max);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", sign, (const char *) lines->pdata[i]);
  pursuit_report_add_text (report, text->str);
  add_rest (report, lines->len - n);
}

static GPtrArray *
list_warnings (const PursuitDealSheetData *data)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  PursuitDealSignals signals;

  pursuit_deal_signals_compute (data->deal, data->today, &signals);
  for (guint i = 0; i < signals.n_codes; i++)
    g_ptr_array_add (lines, pursuit_deal_signal_explain (data->deal, signals.codes[i], data->today));
  for (guint i = 0; is_open (data) && i < data->findings->len; i++)
    g_ptr_array_add (lines, g_strdup (data->findings->pdata[i]));
  return lines;
}

static void
add_warnings (PursuitReport *report, GPtrArray *warnings, guint max)
{
  if (warnings->len == 0)
    return;
  pursuit_report_add_heading (report, _ ("What asks for attention"));
  add_lines (report, warnings, max, "▲ ");
}

static char *
word_node_state (const PursuitSheetNode *node, PursuitDay today)
{
  g_autofree char *day = node->day != PURSUIT_DAY_NONE ? pursuit_day_format (node->day, today) : NULL;

  if (node->met && day != NULL)
    /* Translators: the day on which a key node was met */
    return g_strdup_printf (_ ("met %s"), day);
  if (node->met)
    return g_strdup (C_ ("key node", "met"));
  return g_strdup (node->missed ? C_ ("key node", "missed") : C_ ("key node", "open"));
}

/* At most @max of them; those that were met give way to those that are open. */
static void
add_nodes (PursuitReport *report, const PursuitDealSheetData *data, guint max)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  guint left = data->nodes->len - MIN (data->nodes->len, max), n = 0;

  pursuit_report_add_heading (report, _ ("Key nodes"));
  pursuit_report_table_add_column (table, _ ("Key node"), FALSE);
  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  pursuit_report_table_add_column (table, _ ("State"), FALSE);
  pursuit_report_table_add_column (table, _ ("What is missing, or the evidence"), FALSE);
  for (guint i = 0; i < data->nodes->len; i++)
    {
      const PursuitSheetNode *node = data->nodes->pdata[i];
      g_autofree char *state = word_node_state (node, data->today);

      if ((node->met && left > 0) || n == max)
        {
          left -= left > 0 ? 1 : 0;
          continue;
        }
      n++;
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, node->name, NULL);
      pursuit_report_table_add_cell (table, node->stage, NULL);
      pursuit_report_table_add_cell (table, state, NULL);
      pursuit_report_table_add_cell (table, node->detail, NULL);
    }
  pursuit_report_add_table (report, table);
  add_rest (report, data->nodes->len - n);
}

static void
add_work (PursuitReport *report, const PursuitDealSheetData *data, guint max)
{
  pursuit_report_add_heading (report, _ ("Still to do in this stage"));
  add_lines (report, data->work, max, "□ ");
}

/* Activities */

/* @done: what came of them is told; else who does them. */
static PursuitReportTable *
activities_table (GPtrArray *activities, guint max, gboolean done, PursuitDay today)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("Day"), FALSE);
  pursuit_report_table_add_column (table, _ ("Kind"), FALSE);
  pursuit_report_table_add_column (table, _ ("Subject"), FALSE);
  pursuit_report_table_add_column (table, _ ("With"), FALSE);
  pursuit_report_table_add_column (table, done ? _ ("Outcome") : _ ("Owner"), FALSE);
  for (guint i = 0; i < MIN (activities->len, max); i++)
    {
      PursuitRecord *activity = activities->pdata[i];
      PursuitDay day =
          pursuit_record_get_day (activity, done ? PURSUIT_ACTIVITY_DONE : PURSUIT_ACTIVITY_PLANNED);
      const char *kind = pursuit_record_get_text (activity, PURSUIT_ACTIVITY_KIND);
      g_autofree char *words = day != PURSUIT_DAY_NONE ? pursuit_day_format (day, today) : NULL;
      g_autofree char *raw = day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (day) : NULL;

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, words, raw);
      pursuit_report_table_add_cell (table, pursuit_choice_label (PURSUIT_ACTIVITY_KINDS, kind), NULL);
      pursuit_report_table_add_cell (table, pursuit_record_get_text (activity, PURSUIT_ACTIVITY_SUBJECT),
                                     NULL);
      pursuit_report_table_add_cell (table, pursuit_record_get_text (activity, PURSUIT_ACTIVITY_PEOPLE),
                                     NULL);
      pursuit_report_table_add_cell (table,
                                     pursuit_record_get_text (activity, done ? PURSUIT_ACTIVITY_OUTCOME
                                                                             : PURSUIT_ACTIVITY_OWNER),
                                     NULL);
    }
  return table;
}

/* The next step of the deal may stand there without an activity. */
static void
add_next_steps (PursuitReport *report, const PursuitDealSheetData *data, guint max)
{
  const char *step = pursuit_record_get_text (get_deal (data), PURSUIT_DEAL_NEXT_STEP);

  pursuit_report_add_heading (report, _ ("Next steps"));
  if (data->planned->len == 0)
    {
      pursuit_report_add_text (report, !pursuit_text_is_blank (step) ? step : _ ("Nothing is planned."));
      return;
    }
  pursuit_report_add_table (report, activities_table (data->planned, max, FALSE, data->today));
  add_rest (report, data->planned->len - MIN (data->planned->len, max));
}

static void
add_lists (PursuitReport *report, const PursuitDealSheetData *data)
{
  g_autoptr (GPtrArray) warnings = list_warnings (data);
  const guint n[N_LISTS] = { data->nodes->len, data->planned->len, warnings->len, data->work->len };
  guint shown[N_LISTS];

  share_lines (n, shown);
  if (data->nodes->len > 0)
    add_nodes (report, data, shown[LIST_NODES]);
  if (data->work->len > 0)
    add_work (report, data, shown[LIST_WORK]);
  add_warnings (report, warnings, shown[LIST_WARNINGS]);
  add_next_steps (report, data, shown[LIST_PLANNED]);
}

/* The second page */

static void
add_people (PursuitReport *report, const PursuitDealSheetData *data)
{
  g_autoptr (GPtrArray) beside = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  pursuit_report_add_heading (report, _ ("People"));
  for (guint i = 0; i < data->people->n_cards; i++)
    {
      g_autofree char *line = pursuit_org_people_describe (data->people, (gint) i);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (data->people->n_cards > 0)
    pursuit_report_add_chart (report, pursuit_org_picture_new (data->people, words->str));
  for (guint i = 0; i < data->people->unplaced->len; i++)
    g_ptr_array_add (beside, (gpointer) pursuit_record_get_text (data->people->unplaced->pdata[i],
                                                                 PURSUIT_PERSON_NAME));
  if (beside->len > 0)
    {
      g_autofree char *names = NULL, *line = NULL;

      g_ptr_array_add (beside, NULL);
      names = g_strjoinv (C_ ("list separator", ", "), (char **) beside->pdata);
      /* Translators: names of people */
      line = g_strdup_printf (_ ("Not on the chart: %s"), names);
      pursuit_report_add_text (report, line);
    }
  else if (data->people->n_cards == 0)
    pursuit_report_add_text (report, _ ("Nobody of the customer takes part yet."));
}

static void
add_criteria_chart (PursuitReport *report, const PursuitCriteriaSheet *sheet, int rival, const char *words)
{
  g_autofree PursuitRatingRow *rows = g_new0 (PursuitRatingRow, sheet->rows->len);
  double sum = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    sum += pursuit_criteria_sheet_get_row (sheet, i)->weight;
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      g_autofree char *weight = pursuit_report_words_share (sum > 0 ? row->weight / sum : 0);

      rows[i] = (PursuitRatingRow){ .label = row->name,
                                    .note = pursuit_report_keep (report, weight),
                                    .ours = row->ours,
                                    .theirs = rival >= 0 ? row->rivals[rival] : PURSUIT_RATING_NONE };
    }
  pursuit_report_add_chart (report, pursuit_rating_chart_new (rows, sheet->rows->len,
                                                              PURSUIT_RATING_DUMBBELLS, words));
}

static void
add_criteria (PursuitReport *report, const PursuitDealSheetData *data)
{
  const PursuitCriteriaSheet *sheet = data->criteria;
  PursuitCriteriaStanding standing;
  g_autofree char *words = NULL, *key = NULL;

  pursuit_report_add_heading (report, _ ("Buying criteria"));
  if (sheet->rows->len == 0)
    {
      pursuit_report_add_text (report, _ ("Not known yet: ask by what the customer will choose."));
      return;
    }
  pursuit_criteria_standing_compute (sheet, &standing);
  words = pursuit_criteria_standing_explain (sheet, &standing);
  if (standing.rival >= 0)
    /* Translators: the key to a picture; %s is the best competitor */
    key =
        g_strdup_printf (_ ("● we  ○ %s"), pursuit_criteria_sheet_get_rival (sheet, (guint) standing.rival));
  else
    key = g_strdup (_ ("● we"));
  pursuit_report_add_text (report, key);
  add_criteria_chart (report, sheet, standing.rival, words);
  pursuit_report_add_text (report, words);
}

static void
add_done (PursuitReport *report, const PursuitDealSheetData *data)
{
  pursuit_report_add_heading (report, _ ("What was done last"));
  if (data->done->len > 0)
    pursuit_report_add_table (report,
                              activities_table (data->done, PURSUIT_SHEET_MAX_ACTIVITIES, TRUE, data->today));
  else
    pursuit_report_add_text (report, _ ("Nothing yet."));
}

PursuitReport *
pursuit_deal_sheet_new (const PursuitDealSheetData *data)
{
  PursuitRecord *deal;
  PursuitReport *report;
  const char *company;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (data != NULL && PURSUIT_IS_DEAL (data->deal), NULL);
  g_return_val_if_fail (data->people != NULL && data->criteria != NULL, NULL);

  deal = get_deal (data);
  company = pursuit_record_get_text (deal, PURSUIT_DEAL_COMPANY);
  subtitle = g_strjoin (" · ", company != NULL ? company : _ ("No company"),
                        pursuit_record_get_text (deal, PURSUIT_DEAL_PROCESS), _ ("Deal sheet"), NULL);
  report = pursuit_report_new (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE), subtitle,
                               data->database != NULL ? data->database : "", data->today);
  add_head (report, data);
  add_tracks (report, data);
  add_facts (report, data);
  add_lists (report, data);
  pursuit_report_add_page_break (report);
  add_people (report, data);
  add_criteria (report, data);
  add_done (report, data);
  return report;
}
