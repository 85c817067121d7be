/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-column-chart.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"
#include "pursuit-time-use.h"

static const char *const MOVE_NAMES[PURSUIT_N_OWNER_MOVES] = {
  [PURSUIT_OWNER_GIVEN] = N_ ("New or assigned"),
  [PURSUIT_OWNER_CLAIMED] = N_ ("Claimed"),
  [PURSUIT_OWNER_PASSED] = N_ ("Handed over"),
  [PURSUIT_OWNER_RELEASED] = N_ ("Released"),
  [PURSUIT_OWNER_AUTOMATIC] = N_ ("Released automatically"),
};

/* What the columns show: releases of both kinds are one piece. */
static const struct
{
  guint moves; /* a bit for each */
  PursuitColumnPaint paint;
  const char *name;
} PIECES[] = {
  { 1 << PURSUIT_OWNER_GIVEN, PURSUIT_COLUMN_SOLID, N_ ("New or assigned") },
  { 1 << PURSUIT_OWNER_PASSED, PURSUIT_COLUMN_SOFT, N_ ("Handed over") },
  { 1 << PURSUIT_OWNER_CLAIMED, PURSUIT_COLUMN_GAIN, N_ ("Claimed from the pool") },
  { 1 << PURSUIT_OWNER_RELEASED | 1 << PURSUIT_OWNER_AUTOMATIC, PURSUIT_COLUMN_LOSS,
    N_ ("Released to the pool") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (PIECES) <= PURSUIT_COLUMN_MAX_PIECES);

typedef struct
{
  guint counts[PURSUIT_N_OWNER_MOVES];
} Moves;

static const PursuitCustomerMove *
get_move (const PursuitCustomerData *data, guint i)
{
  return &g_array_index (data->moves, PursuitCustomerMove, i);
}

/* By month; those of months that are too long ago are left out. */
static Moves *
count_months (const PursuitCustomerData *data)
{
  Moves *months = g_new0 (Moves, data->n_months);

  for (guint i = 0; i < data->moves->len; i++)
    {
      int month = pursuit_time_month (get_move (data, i)->day) - data->first_month;
      if (month >= 0 && month < (int) data->n_months)
        months[month].counts[get_move (data, i)->move]++;
    }
  return months;
}

/* How many customers are behind @mark; some went more than once. */
static guint
count_customers (const PursuitCustomerData *data, gint64 mark)
{
  g_autoptr (GArray) ids = pursuit_customer_data_list (data, mark);

  return ids->len;
}

/* What to say of @n moves: how many customers they are of. */
static const char *
keep_customers (PursuitReport *report, const PursuitCustomerData *data, gint64 mark)
{
  guint n = count_customers (data, mark);
  g_autofree char *text = g_strdup_printf (ngettext ("%u customer", "%u customers", n), n);

  return pursuit_report_keep (report, text);
}

static void
add_columns (PursuitReport *report, const PursuitCustomerData *data, const Moves *months)
{
  g_autofree PursuitColumn *columns = g_new0 (PursuitColumn, data->n_months);
  PursuitColumnChart chart = { .columns = columns,
                               .n_columns = data->n_months,
                               .format = pursuit_report_words_count };

  for (guint p = 0; p < G_N_ELEMENTS (PIECES); p++)
    chart.names[PIECES[p].paint] = _ (PIECES[p].name);
  for (guint m = 0; m < data->n_months; m++)
    {
      g_autofree char *label =
          pursuit_day_format_month (pursuit_time_month_begin (data->first_month + (int) m), FALSE);
      PursuitColumn *column = &columns[m];
      guint sum = 0;

      *column = (PursuitColumn){
        .label = pursuit_report_keep (report, label), .level = NAN, .point = NAN, .link = NAN
      };
      for (guint p = 0; p < G_N_ELEMENTS (PIECES); p++)
        {
          guint n = 0;

          for (guint k = 0; k < PURSUIT_N_OWNER_MOVES; k++)
            n += PIECES[p].moves >> k & 1 ? months[m].counts[k] : 0;
          gint64 mark = pursuit_customer_mark (PURSUIT_CUSTOMER_MOVED, m, PIECES[p].moves);
          if (n > 0)
            column->pieces[column->n_pieces++] = (PursuitColumnPiece){ sum, sum + n, PIECES[p].paint, mark,
                                                                       keep_customers (report, data, mark) };
          sum += n;
        }
    }
  pursuit_report_add_chart (report, pursuit_column_chart_new (&chart));
}

static void
add_months (PursuitReport *report, const PursuitCustomerData *data, const Moves *months)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("Month"), FALSE);
  for (guint k = 0; k < PURSUIT_N_OWNER_MOVES; k++)
    pursuit_report_table_add_column (table, _ (MOVE_NAMES[k]), TRUE);
  pursuit_report_table_add_column (table, _ ("Customers"), TRUE);
  for (guint m = 0; m < data->n_months; m++)
    {
      guint bits = 0;

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_month (table, pursuit_time_month_begin (data->first_month + (int) m));
      for (guint k = 0; k < PURSUIT_N_OWNER_MOVES; k++)
        {
          pursuit_report_table_add_count (table, months[m].counts[k]);
          bits |= months[m].counts[k] > 0 ? 1u << k : 0;
        }
      gint64 mark = pursuit_customer_mark (PURSUIT_CUSTOMER_MOVED, m, bits);
      pursuit_report_table_add_count (table, bits != 0 ? count_customers (data, mark) : 0);
      pursuit_report_table_set_mark (table, bits != 0 ? mark : 0);
    }
  pursuit_report_add_table (report, table);
}

/* What came to a member and went from there. */
typedef struct
{
  gint64 member;
  const char *name;
  Moves came;
  Moves went;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *left = a, *right = b;

  return g_utf8_collate (left->name, right->name);
}

static Member *
find_member (GHashTable *members, const PursuitCustomerData *data, gint64 id)
{
  Member *member = g_hash_table_lookup (members, &id);

  if (member == NULL)
    {
      member = g_new0 (Member, 1);
      *member = (Member){ .member = id, .name = g_hash_table_lookup (data->members, &id) };
      g_hash_table_insert (members, &member->member, member);
    }
  return member;
}

/* By name. */
static GArray *
count_members (const PursuitCustomerData *data)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Member));
  GHashTableIter iter;
  gpointer member;

  for (guint i = 0; i < data->moves->len; i++)
    {
      const PursuitCustomerMove *move = get_move (data, i);

      if (move->to != 0)
        find_member (members, data, move->to)->came.counts[move->move]++;
      if (move->from != 0)
        find_member (members, data, move->from)->went.counts[move->move]++;
    }
  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, NULL, &member))
    g_array_append_vals (sorted, member, 1);
  g_array_sort (sorted, compare_members);
  return sorted;
}

static void
add_members (PursuitReport *report, const PursuitCustomerData *data)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autoptr (GArray) members = count_members (data);
  const char *const labels[] = { _ ("New or assigned"), _ ("Claimed"),  _ ("Taken over"),
                                 _ ("Handed on"),       _ ("Released"), _ ("Released automatically"),
                                 _ ("Customers") };

  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
    pursuit_report_table_add_column (table, labels[k], TRUE);
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);
      gint64 mark = pursuit_customer_mark (PURSUIT_CUSTOMER_MOVED_BY, member->member, 0);

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, mark);
      pursuit_report_table_add_cell (table, member->name, NULL);
      pursuit_report_table_add_count (table, member->came.counts[PURSUIT_OWNER_GIVEN]);
      pursuit_report_table_add_count (table, member->came.counts[PURSUIT_OWNER_CLAIMED]);
      pursuit_report_table_add_count (table, member->came.counts[PURSUIT_OWNER_PASSED]);
      pursuit_report_table_add_count (table, member->went.counts[PURSUIT_OWNER_PASSED]);
      pursuit_report_table_add_count (table, member->went.counts[PURSUIT_OWNER_RELEASED]);
      pursuit_report_table_add_count (table, member->went.counts[PURSUIT_OWNER_AUTOMATIC]);
      pursuit_report_table_add_count (table, count_customers (data, mark));
    }
  pursuit_report_add_table (report, table);
}

/** pursuit_customer_pool_add: how customers came to their owners and to the pool, by month and by owner. */
void
pursuit_customer_pool_add (PursuitReport *report, const PursuitCustomerData *data)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && data != NULL);

  g_autofree Moves *months = count_months (data);

  pursuit_report_add_heading (report, _ ("To the pool, and out of it"));
  if (data->moves->len == 0)
    {
      pursuit_report_add_text (report, _ ("No customer changed hands in this period."));
      return;
    }
  add_columns (report, data, months);
  add_months (report, data, months);
  pursuit_report_add_heading (report, _ ("Who got customers, and who gave them away"));
  add_members (report, data);
}
