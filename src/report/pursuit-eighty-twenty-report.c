/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-eighty-twenty-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-eighty-twenty.h"
#include "pursuit-funnel-words.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"
#include "pursuit-share-curve.h"

/* So many are named; the running share says how much of the whole they are. */
#define MAX_CUSTOMERS 100
#define MAX_PEOPLE 30

/* Whose deals a mark stands for: an id and which table it is of. */
enum
{
  OF_COMPANY,
  OF_PERSON,
  OF_OWNER,
  OF_LOYALTY, /* FIRST_TIME or REPEAT */
  N_KINDS
};

enum
{
  FIRST_TIME = 1,
  REPEAT
};

static gint64
make_mark (gint64 id, guint kind)
{
  return id * N_KINDS + kind;
}

/* What is read. */
typedef struct
{
  PursuitReportSource *source;
  GArray *sales;              /* PursuitSale */
  GArray *people;             /* PursuitShare: parts of what was won */
  GHashTable *names[N_KINDS]; /* gint64 → char * */
  gint64 unconverted;

  gint64 listed; /* a mark: only the deals behind it are wanted */
  GArray *deals; /* gint64: they */
} Reading;

static void
reading_init (Reading *self, PursuitReportSource *source)
{
  *self = (Reading){ .source = source };
  self->sales = g_array_new (FALSE, FALSE, sizeof (PursuitSale));
  self->people = g_array_new (FALSE, FALSE, sizeof (PursuitShare));
  self->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_KINDS; i++)
    self->names[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->sales, g_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->deals, g_array_unref);
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
keep_name (Reading *self, guint kind, gint64 id, const char *name)
{
  if (id != 0 && !g_hash_table_contains (self->names[kind], &id))
    g_hash_table_insert (self->names[kind], g_memdup2 (&id, sizeof id), g_strdup (name != NULL ? name : ""));
}

static const char *
get_name (Reading *self, guint kind, gint64 id)
{
  return g_hash_table_lookup (self->names[kind], &id);
}

static void
note_deal (Reading *self, gint64 mark, gint64 deal)
{
  if (mark == self->listed)
    g_array_append_val (self->deals, deal);
}

static void
sale_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitSale sale = { .deal = cells[0].number,
                       .company = cells[1].number,
                       .owner = cells[2].number,
                       .created = pursuit_cell_get_day (&cells[5]),
                       .closed = pursuit_cell_get_day (&cells[6]),
                       .won = cells[7].number != 0,
                       .counted = cells[10].number != 0 };

  if (sale.won && sale.counted)
    {
      pursuit_report_source_convert_cell (self->source, &cells[3], &cells[4], sale.closed, &sale.amount,
                                          &self->unconverted);
      keep_name (self, OF_COMPANY, sale.company, cells[8].text);
      keep_name (self, OF_OWNER, sale.owner, cells[9].text);
      note_deal (self, make_mark (sale.company, OF_COMPANY), sale.deal);
      note_deal (self, make_mark (sale.owner, OF_OWNER), sale.deal);
    }
  g_array_append_val (self->sales, sale);
}

static void
person_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitShare part = { .id = cells[0].number, .n_won = 1 };
  gint64 amount;

  pursuit_report_source_convert_cell (self->source, &cells[3], &cells[4], pursuit_cell_get_day (&cells[5]),
                                      &amount, &self->unconverted);
  part.amount = llround ((double) amount * cells[6].number / cells[7].number);
  keep_name (self, OF_PERSON, part.id, cells[1].text);
  note_deal (self, make_mark (part.id, OF_PERSON), cells[2].number);
  g_array_append_val (self->people, part);
}

static gboolean
read_all (Reading *self, const PursuitReportParams *params, GCancellable *cancellable, GError **error)
{
  gint64 unconverted;

  if (!pursuit_report_source_read (self->source, "closed-sales", params, sale_cb, self, cancellable, error))
    return FALSE;
  unconverted = self->unconverted;
  if (!pursuit_report_source_read (self->source, "won-people", params, person_cb, self, cancellable, error))
    return FALSE;
  self->unconverted = unconverted; /* the same deals once more */
  return TRUE;
}

static void
add_figures (PursuitReport *report,
             const PursuitShares *customers,
             const PursuitLoyalty *loyalty,
             const char *currency)
{
  guint n_won = loyalty->first.n_won + loyalty->repeat.n_won;
  guint n_repeat = loyalty->repeat.n_won + loyalty->repeat.n_lost;
  g_autofree char *total = pursuit_money_format_short (customers->total, currency);
  g_autofree char *deals = g_strdup_printf (ngettext ("%u deal won", "%u deals won", n_won), n_won);
  g_autofree char *most = g_strdup_printf (_ ("%1$u of %2$u"), customers->n_for_most, customers->rows->len);
  g_autofree char *top = pursuit_funnel_words_share (llround (1000 * customers->top_share), 1000);
  g_autofree char *again = pursuit_funnel_words_share (loyalty->repeat.n_won, n_repeat);
  g_autofree char *first =
      pursuit_funnel_words_share (loyalty->first.n_won, loyalty->first.n_won + loyalty->first.n_lost);
  g_autofree char *against = first != NULL ? g_strdup_printf (_ ("first-time customers %s"), first) : NULL;
  const PursuitReportFigure figures[] = {
    { _ ("Won"), pursuit_report_keep (report, total), pursuit_report_keep (report, deals) },
    { _ ("Customers that bring 80 %"), pursuit_report_keep (report, most), NULL },
    { _ ("The first fifth brings"), pursuit_report_keep (report, top != NULL ? top : "–"),
      _ ("of what was won") },
    { _ ("Win rate, repeat customers"), pursuit_report_keep (report, again != NULL ? again : "–"),
      pursuit_report_keep (report, against) },
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

static void
add_curve (PursuitReport *report, Reading *reading, const PursuitShares *shares)
{
  g_autofree double *cumulative = g_new (double, MAX (shares->rows->len, 1));
  g_autofree char *level =
      g_strdup_printf (_ ("%1$u of %2$u customers bring 80 %%"), shares->n_for_most, shares->rows->len);
  PursuitShareCurve curve = { .cumulative = cumulative,
                              .n = shares->rows->len,
                              .level = PURSUIT_MOST,
                              .n_level = shares->n_for_most,
                              .level_words = level,
                              .format = pursuit_report_words_share };
  PursuitChart *chart;

  for (guint i = 0; i < shares->rows->len; i++)
    cumulative[i] = g_array_index (shares->rows, PursuitShare, i).cumulative;
  chart = pursuit_share_curve_new (&curve, level);
  for (guint i = 0; i < MIN (shares->rows->len, MAX_CUSTOMERS); i++)
    {
      const PursuitShare *row = &g_array_index (shares->rows, PursuitShare, i);
      const char *name = get_name (reading, OF_COMPANY, row->id);
      g_autofree char *share = pursuit_report_words_share (row->share);
      g_autofree char *sum = pursuit_report_words_share (row->cumulative);
      /* Translators: a customer, its share and that of all up to this one */
      g_autofree char *part = g_strdup_printf (_ ("%1$s: %2$s, together %3$s"), name, share, sum);
      g_autofree char *deals =
          g_strdup_printf (ngettext ("%u deal won", "%u deals won", row->n_won), row->n_won);
      g_autofree char *words = g_strdup_printf ("%s · %s", part, deals);

      pursuit_chart_add_mark (chart, make_mark (row->id, OF_COMPANY), name, words);
    }
  pursuit_report_add_chart (report, chart);
}

static void
add_shares (PursuitReport *report,
            Reading *reading,
            const PursuitShares *shares,
            guint kind,
            const char *label,
            guint most,
            const char *currency)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, label, FALSE);
  pursuit_report_words_add_amount_column (table, currency);
  pursuit_report_table_add_column (table, C_ ("report", "Share"), TRUE);
  pursuit_report_table_add_column (table, _ ("Together"), TRUE);
  pursuit_report_table_add_column (table, _ ("Deals won"), TRUE);
  for (guint i = 0; i < MIN (shares->rows->len, most); i++)
    {
      const PursuitShare *row = &g_array_index (shares->rows, PursuitShare, i);
      g_autofree char *share = g_strdup_printf (_ ("%.1f %%"), 100 * row->share);
      g_autofree char *sum = pursuit_report_words_share (row->cumulative);

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, make_mark (row->id, kind));
      pursuit_report_table_add_cell (table, get_name (reading, kind, row->id), NULL);
      pursuit_report_table_add_money (table, row->amount, currency);
      pursuit_report_table_add_number (table, share, row->share);
      pursuit_report_table_add_number (table, sum, row->cumulative);
      pursuit_report_table_add_count (table, row->n_won);
    }
  pursuit_report_add_table (report, table);
}

static void
add_group (PursuitReportTable *table,
           const char *label,
           gint64 mark,
           const PursuitSaleGroup *group,
           const char *currency)
{
  g_autofree char *rate = pursuit_funnel_words_share (group->n_won, group->n_won + group->n_lost);
  g_autofree char *cycle = pursuit_funnel_words_days (group->cycle.median);

  pursuit_report_table_add_row (table, FALSE);
  pursuit_report_table_set_mark (table, group->n_won + group->n_lost > 0 ? mark : 0);
  pursuit_report_table_add_cell (table, label, NULL);
  pursuit_report_table_add_count (table, group->n_won + group->n_lost);
  pursuit_report_table_add_count (table, group->n_won);
  pursuit_report_table_add_count (table, group->n_lost);
  pursuit_report_table_add_number (table, rate, group->win_rate < 0 ? NAN : group->win_rate);
  pursuit_report_table_add_money (table, group->amount, currency);
  pursuit_report_table_add_number (table, cycle, group->cycle.median);
}

static void
add_loyalty (PursuitReport *report, const PursuitLoyalty *loyalty, const char *currency)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_add_heading (report, _ ("First-time and repeat customers"));
  pursuit_report_table_add_column (table, _ ("Customers"), FALSE);
  pursuit_report_table_add_column (table, _ ("Deals"), TRUE);
  pursuit_report_table_add_column (table, _ ("Deals won"), TRUE);
  pursuit_report_table_add_column (table, _ ("Deals lost"), TRUE);
  pursuit_report_table_add_column (table, _ ("Win rate"), TRUE);
  pursuit_report_words_add_amount_column (table, currency);
  pursuit_report_table_add_column (table, _ ("Median cycle, won"), TRUE);
  add_group (table, _ ("First-time"), make_mark (FIRST_TIME, OF_LOYALTY), &loyalty->first, currency);
  add_group (table, _ ("Repeat"), make_mark (REPEAT, OF_LOYALTY), &loyalty->repeat, currency);
  pursuit_report_add_table (report, table);
  pursuit_report_add_text (report, _ ("A deal is one of a repeat customer when another deal of the same "
                                      "customer had been won before it began."));
}

static void
add_people (PursuitReport *report, Reading *reading, const char *currency)
{
  g_autoptr (PursuitShares) people =
      pursuit_shares_new_from_parts ((const PursuitShare *) (gpointer) reading->people->data,
                                     reading->people->len);

  if (people->rows->len == 0)
    return;
  pursuit_report_add_heading (report, _ ("People who decided for us"));
  add_shares (report, reading, people, OF_PERSON, _ ("Person"), MAX_PEOPLE, currency);
  pursuit_report_add_text (report,
                           _ ("A deal’s amount is shared out by the weights in the decision; where none "
                              "is known, decision makers count alike."));
}

PursuitReport *
pursuit_eighty_twenty_report_new (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_auto (PursuitReportNames) names = { 0 };
  g_auto (Reading) reading;
  g_autoptr (PursuitShares) customers = NULL;
  g_autoptr (PursuitShares) owners = NULL;
  g_autofree char *period = NULL, *subtitle = NULL;
  PursuitLoyalty loyalty;
  PursuitReport *report;

  reading_init (&reading, source);
  if (!pursuit_report_source_get_names (source, params, &names, error) ||
      !read_all (&reading, params, cancellable, error))
    return NULL;
  PursuitSale *sales = (PursuitSale *) (gpointer) reading.sales->data;
  customers = pursuit_shares_new (sales, reading.sales->len, PURSUIT_SHARE_OF_COMPANIES);
  owners = pursuit_shares_new (sales, reading.sales->len, PURSUIT_SHARE_OF_OWNERS);
  pursuit_loyalty_compute (sales, reading.sales->len, &loyalty);

  period = pursuit_report_words_period (params);
  g_clear_pointer (&names.process, g_free); /* it is about all of them */
  subtitle = pursuit_report_words_params (period, params, &names);
  report = pursuit_report_new (_ ("Eighty–twenty"), subtitle, names.database, names.today);
  if (customers->rows->len == 0)
    pursuit_report_set_empty (report);
  add_figures (report, customers, &loyalty, names.currency);
  pursuit_report_add_heading (report, _ ("Customers by what they bring"));
  add_curve (report, &reading, customers);
  add_shares (report, &reading, customers, OF_COMPANY, _ ("Customer"), MAX_CUSTOMERS, names.currency);
  add_loyalty (report, &loyalty, names.currency);
  add_people (report, &reading, names.currency);
  pursuit_report_add_heading (report, _ ("Salespeople by what they bring"));
  add_shares (report, &reading, owners, OF_OWNER, _ ("Owner"), MAX_PEOPLE, names.currency);
  pursuit_report_add_unconverted (report, reading.unconverted);
  return report;
}

/* The deals of first-time, or of repeat customers, when these are wanted. */
static void
list_loyalty (Reading *reading)
{
  PursuitSale *sales = (PursuitSale *) (gpointer) reading->sales->data;
  PursuitLoyalty loyalty;

  pursuit_loyalty_compute (sales, reading->sales->len, &loyalty);
  for (guint i = 0; i < reading->sales->len; i++)
    if (sales[i].counted)
      note_deal (reading, make_mark (sales[i].repeat ? REPEAT : FIRST_TIME, OF_LOYALTY), sales[i].deal);
}

GArray *
pursuit_eighty_twenty_report_list_deals (PursuitReportSource *source,
                                         const PursuitReportParams *params,
                                         gint64 mark,
                                         GCancellable *cancellable,
                                         GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_auto (Reading) reading;

  reading_init (&reading, source);
  reading.listed = mark;
  if (!read_all (&reading, params, cancellable, error))
    return NULL;
  list_loyalty (&reading);
  return g_steal_pointer (&reading.deals);
}
