/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-money.h"
#include "pursuit-quadrant-chart.h"
#include "pursuit-report-words.h"

/* More points cannot be told apart. */
#define MAX_POINTS 200

G_STATIC_ASSERT ((int) PURSUIT_CARE_ASSURE == (int) PURSUIT_QUADRANT_TOP_LEFT);
G_STATIC_ASSERT ((int) PURSUIT_CARE_STAFF == (int) PURSUIT_QUADRANT_TOP_RIGHT);
G_STATIC_ASSERT ((int) PURSUIT_CARE_INFORM == (int) PURSUIT_QUADRANT_BOTTOM_LEFT);
G_STATIC_ASSERT ((int) PURSUIT_CARE_CREATE == (int) PURSUIT_QUADRANT_BOTTOM_RIGHT);

static char *
word_satisfaction (double value)
{
  return g_strdup_printf ("%.1f", value);
}

static int
compare_won (gconstpointer a, gconstpointer b)
{
  const PursuitCustomer *left = *(const PursuitCustomer *const *) a,
                        *right = *(const PursuitCustomer *const *) b;

  if (left->won != right->won)
    return left->won > right->won ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

/* Those whose satisfaction is known, who bought most first. */
static GPtrArray *
find_known (const PursuitCustomerData *data)
{
  GPtrArray *known = g_ptr_array_new ();

  for (guint i = 0; i < data->customers->len; i++)
    {
      const PursuitCustomer *customer = pursuit_customer_data_get (data, i);
      if (!isnan (customer->satisfaction))
        g_ptr_array_add (known, (gpointer) customer);
    }
  g_ptr_array_sort (known, compare_won);
  return known;
}

static char *
word_customer (const PursuitCustomerData *data, const PursuitCustomer *customer)
{
  g_autofree char *satisfaction = word_satisfaction (customer->satisfaction);
  g_autofree char *won = pursuit_money_format_short (customer->won, data->names.currency);

  /* Translators: a customer, its satisfaction of 5, what it bought, and what to do about it */
  return g_strdup_printf (_ ("%1$s: satisfaction %2$s, bought %3$s. %4$s"), customer->name, satisfaction, won,
                          pursuit_care_get_measure (pursuit_customer_data_get_care (data, customer)));
}

static void
add_quadrant (PursuitReport *report, const PursuitCustomerData *data, GPtrArray *known)
{
  guint n = MIN (known->len, MAX_POINTS);
  const char *currency = data->names.currency;
  g_autofree PursuitQuadrantPoint *points = g_new0 (PursuitQuadrantPoint, n);
  g_autofree char *amount = g_strdup_printf (_ ("Bought in the period (%s)"), currency);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) words = g_string_new (NULL);
  PursuitQuadrantChart quadrant = { .points = points,
                                    .n_points = n,
                                    .x_name = _ ("Satisfaction, of 5"),
                                    .y_name = amount,
                                    .x_max = PURSUIT_MOST_SATISFIED,
                                    .x_split = PURSUIT_SATISFIED,
                                    .y_split = pursuit_report_units (data->high_amount, currency),
                                    .format_x = word_satisfaction,
                                    .format_y = pursuit_report_words_value };

  for (guint i = 0; i < PURSUIT_N_QUADRANTS; i++)
    {
      quadrant.titles[i] = pursuit_care_get_label ((PursuitCare) i);
      quadrant.notes[i] = pursuit_care_get_measure ((PursuitCare) i);
    }
  for (guint i = 0; i < n; i++)
    {
      const PursuitCustomer *customer = known->pdata[i];

      points[i] = (PursuitQuadrantPoint){ customer->name, customer->satisfaction,
                                          pursuit_report_units (customer->won, currency) };
      g_ptr_array_add (said, word_customer (data, customer));
      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (char *) said->pdata[i]);
    }
  PursuitChart *chart = pursuit_quadrant_chart_new (&quadrant, words->str);
  for (guint i = 0; i < n; i++)
    {
      const PursuitCustomer *customer = known->pdata[i];
      pursuit_chart_add_mark (chart, pursuit_customer_mark (PURSUIT_CUSTOMER_ONE, customer->id, 0),
                              customer->name, said->pdata[i]);
    }
  pursuit_report_add_chart (report, chart);
}

static void
add_cares (PursuitReport *report, const PursuitCustomerData *data, GPtrArray *known)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, C_ ("customers", "Group"), FALSE);
  pursuit_report_table_add_column (table, _ ("What to do"), FALSE);
  pursuit_report_table_add_column (table, _ ("Customers"), TRUE);
  pursuit_report_words_add_amount_column (table, data->names.currency);
  for (guint care = 0; care < PURSUIT_N_CARES; care++)
    {
      guint n = 0;
      gint64 won = 0;

      for (guint i = 0; i < known->len; i++)
        {
          const PursuitCustomer *customer = known->pdata[i];
          if (pursuit_customer_data_get_care (data, customer) != (PursuitCare) care)
            continue;
          n++;
          won += customer->won;
        }
      pursuit_report_table_add_row (table, FALSE);
      if (n > 0)
        pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_IN_CARE, care, 0));
      pursuit_report_table_add_cell (table, pursuit_care_get_label ((PursuitCare) care), NULL);
      pursuit_report_table_add_cell (table, pursuit_care_get_measure ((PursuitCare) care), NULL);
      pursuit_report_table_add_count (table, n);
      pursuit_report_table_add_money (table, won, data->names.currency);
    }
  pursuit_report_add_table (report, table);
}

static void
add_customers (PursuitReport *report, const PursuitCustomerData *data, GPtrArray *known)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("Customer"), FALSE);
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  pursuit_report_table_add_column (table, _ ("Satisfaction"), TRUE);
  pursuit_report_table_add_column (table, _ ("Open complaints"), TRUE);
  pursuit_report_words_add_amount_column (table, data->names.currency);
  pursuit_report_table_add_column (table, C_ ("customers", "Group"), FALSE);
  for (guint i = 0; i < MIN (known->len, PURSUIT_CUSTOMER_MAX_ROWS); i++)
    {
      const PursuitCustomer *customer = known->pdata[i];
      g_autofree char *satisfaction = word_satisfaction (customer->satisfaction);

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_ONE, customer->id, 0));
      pursuit_report_table_add_cell (table, customer->name, NULL);
      pursuit_report_table_add_cell (table, customer->owner, NULL);
      pursuit_report_table_add_number (table, satisfaction, customer->satisfaction);
      pursuit_report_table_add_count (table, customer->n_complaints);
      pursuit_report_table_add_money (table, customer->won, data->names.currency);
      pursuit_report_table_add_cell (table,
                                     pursuit_care_get_label (pursuit_customer_data_get_care (data, customer)),
                                     NULL);
    }
  pursuit_report_add_table (report, table);
}

/** pursuit_customer_satisfaction_add: satisfaction against what was bought, and what to do about each group.
 */
void
pursuit_customer_satisfaction_add (PursuitReport *report, const PursuitCustomerData *data)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && data != NULL);

  g_autoptr (GPtrArray) known = find_known (data);

  pursuit_report_add_heading (report, _ ("Satisfaction and what they buy"));
  if (known->len == 0)
    {
      pursuit_report_add_text (
          report, _ ("No customer’s satisfaction is known. Fill in a satisfaction survey among the "
                     "scorecards of a deal, or say in the company file how content the customer "
                     "is with a product of ours."));
      return;
    }
  add_quadrant (report, data, known);
  add_cares (report, data, known);
  add_customers (report, data, known);
  pursuit_report_add_text (
      report, _ ("Satisfaction is what the last survey found, else how content the customer is with "
                 "our products; 3.5 of 5 and more is satisfied. Much is at least the median of "
                 "what these customers bought."));
}
