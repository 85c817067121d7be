/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-data.h"

#include <glib/gi18n-lib.h>

#include "pursuit-column-chart.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"
#include "pursuit-time-use.h"

#include <math.h>

#define N_GRADES 4

static const PursuitColumnPaint PAINTS[N_GRADES] = { PURSUIT_COLUMN_SOLID, PURSUIT_COLUMN_FIRM,
                                                     PURSUIT_COLUMN_SOFT, PURSUIT_COLUMN_FAINT };
static const char *const GRADES[N_GRADES] = { "A", "B", "C", "D" };

/* How many were of each grade at the end of each month: month by month. */
static guint *
count_grades (const PursuitCustomerData *data)
{
  guint *counts = g_new0 (guint, data->n_months * N_GRADES);

  for (guint i = 0; i < data->customers->len; i++)
    {
      PursuitGradeStory story = pursuit_customer_data_get_story (data, pursuit_customer_data_get (data, i));
      for (guint m = 0; m < data->n_months; m++)
        {
          char grade = pursuit_grade_story_at (&story, pursuit_customer_data_get_month_end (data, m));
          if (grade >= 'A' && grade < 'A' + N_GRADES)
            counts[m * N_GRADES + (guint) (grade - 'A')]++;
        }
    }
  return counts;
}

static void
add_columns (PursuitReport *report, const PursuitCustomerData *data, const guint *counts)
{
  g_autofree PursuitColumn *columns = g_new0 (PursuitColumn, data->n_months);
  PursuitColumnChart chart = { .columns = columns,
                               .n_columns = data->n_months,
                               .format = pursuit_report_words_count };

  for (guint k = 0; k < N_GRADES; k++)
    /* Translators: the grade of customers, A to D */
    chart.names[PAINTS[k]] = pursuit_report_keep (report, GRADES[k]);
  for (guint m = 0; m < data->n_months; m++)
    {
      g_autofree char *label =
          pursuit_day_format_month (pursuit_time_month_begin (data->first_month + (int) m), FALSE);
      guint sum = 0;

      columns[m] = (PursuitColumn){
        .label = pursuit_report_keep (report, label), .level = NAN, .point = NAN, .link = NAN
      };
      for (guint k = 0; k < N_GRADES; k++)
        {
          guint n = counts[m * N_GRADES + k];
          if (n > 0)
            columns[m].pieces[columns[m].n_pieces++] =
                (PursuitColumnPiece){ sum, sum + n, PAINTS[k],
                                      pursuit_customer_mark (PURSUIT_CUSTOMER_GRADED, m, GRADES[k][0]) };
          sum += n;
        }
    }
  pursuit_report_add_chart (report, pursuit_column_chart_new (&chart));
}

static void
add_months (PursuitReport *report, const PursuitCustomerData *data, const guint *counts)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("Month"), FALSE);
  for (guint k = 0; k < N_GRADES; k++)
    pursuit_report_table_add_column (table, GRADES[k], TRUE);
  pursuit_report_table_add_column (table, _ ("Customers"), TRUE);
  for (guint m = 0; m < data->n_months; m++)
    {
      guint sum = 0;

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_month (table, pursuit_time_month_begin (data->first_month + (int) m));
      for (guint k = 0; k < N_GRADES; k++)
        {
          pursuit_report_table_add_count (table, counts[m * N_GRADES + k]);
          sum += counts[m * N_GRADES + k];
        }
      pursuit_report_table_add_count (table, sum);
      if (sum > 0)
        pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_GRADED, m, 0));
    }
  pursuit_report_add_table (report, table);
}

/* A customer whose grade rose or fell. */
typedef struct
{
  const PursuitCustomer *customer;
  PursuitGradeMove move;
  char from;
  char to;
  const PursuitGradeStep *step; /* (nullable) */
} Change;

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *left = a, *right = b;
  PursuitDay left_day = left->step != NULL ? left->step->day : PURSUIT_DAY_NONE;
  PursuitDay right_day = right->step != NULL ? right->step->day : PURSUIT_DAY_NONE;

  if (left->move != right->move)
    return left->move < right->move ? -1 : 1;
  if (left->to != right->to)
    return left->to < right->to ? -1 : 1;
  if (left_day != right_day)
    return left_day > right_day ? -1 : 1;
  return (left->customer->id > right->customer->id) - (left->customer->id < right->customer->id);
}

static GArray *
find_changes (const PursuitCustomerData *data)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (guint i = 0; i < data->customers->len; i++)
    {
      Change change = { .customer = pursuit_customer_data_get (data, i) };
      PursuitGradeStory story = pursuit_customer_data_get_story (data, change.customer);

      change.move = pursuit_grade_story_get_move (&story, data->before, data->last, &change.step);
      if (change.move != PURSUIT_GRADE_ROSE && change.move != PURSUIT_GRADE_FELL)
        continue;
      change.from = pursuit_grade_story_at (&story, data->before);
      change.to = pursuit_grade_story_at (&story, data->last);
      g_array_append_val (changes, change);
    }
  g_array_sort (changes, compare_changes);
  return changes;
}

static char *
word_why (const PursuitCustomerData *data, const Change *change)
{
  const PursuitGradeStep *steps = (const PursuitGradeStep *) (gpointer) data->steps->data;
  const PursuitCustomerWhy *why;

  if (change->step == NULL)
    return NULL;
  why = &g_array_index (data->whys, PursuitCustomerWhy, change->step - steps);
  if (why->reason != NULL)
    return g_strdup (why->reason);
  if (change->move == PURSUIT_GRADE_ROSE && why->opened != NULL)
    /* Translators: why a customer’s grade rose: this deal was begun */
    return g_strdup_printf (_ ("New deal “%s”"), why->opened);
  if (change->move == PURSUIT_GRADE_FELL && why->closed != NULL)
    /* Translators: why a customer’s grade fell: this deal is over */
    return g_strdup_printf (_ ("Deal “%s” closed"), why->closed);
  if (g_str_equal (why->kind, "said"))
    return g_strdup (_ ("Given by hand"));
  return g_strdup (change->move == PURSUIT_GRADE_ROSE ? _ ("Purchase nearer, or likelier")
                                                      : _ ("Purchase further off, or less likely"));
}

static void
add_changes (PursuitReport *report, const PursuitCustomerData *data, GArray *changes)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("Customer"), FALSE);
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  pursuit_report_table_add_column (table, C_ ("grade", "Before"), FALSE);
  pursuit_report_table_add_column (table, C_ ("grade", "Now"), FALSE);
  pursuit_report_table_add_column (table, C_ ("grade", "Since"), FALSE);
  pursuit_report_table_add_column (table, _ ("Why"), FALSE);
  pursuit_report_table_add_column (table, _ ("Open deals"), TRUE);
  for (guint i = 0; i < MIN (changes->len, PURSUIT_CUSTOMER_MAX_ROWS); i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      const char before[] = { change->from, '\0' }, now[] = { change->to, '\0' };
      g_autofree char *turned =
          g_strdup_printf ("%s %s", change->move == PURSUIT_GRADE_ROSE ? "▲" : "▼", now);
      g_autofree char *day =
          change->step != NULL ? pursuit_day_format (change->step->day, data->names.today) : NULL;
      g_autofree char *iso = change->step != NULL ? pursuit_day_to_iso (change->step->day) : NULL;
      g_autofree char *why = word_why (data, change);

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table,
                                     pursuit_customer_mark (PURSUIT_CUSTOMER_ONE, change->customer->id, 0));
      pursuit_report_table_add_cell (table, change->customer->name, NULL);
      pursuit_report_table_add_cell (table, change->customer->owner, NULL);
      pursuit_report_table_add_cell (table, before, NULL);
      pursuit_report_table_add_cell (table, turned, now);
      pursuit_report_table_add_cell (table, day, iso);
      pursuit_report_table_add_cell (table, why, NULL);
      pursuit_report_table_add_count (table, change->customer->n_open);
    }
  pursuit_report_add_table (report, table);
}

static guint
count_moves (GArray *changes, PursuitGradeMove move)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += g_array_index (changes, Change, i).move == move;
  return n;
}

/** pursuit_customer_grades_add: how many customers were of which grade month by month, and whose changed. */
void
pursuit_customer_grades_add (PursuitReport *report, const PursuitCustomerData *data)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && data != NULL);

  g_autofree guint *counts = count_grades (data);
  g_autoptr (GArray) changes = find_changes (data);
  g_autofree char *text = NULL;

  pursuit_report_add_heading (report, _ ("Grades at the end of each month"));
  add_columns (report, data, counts);
  add_months (report, data, counts);
  pursuit_report_add_heading (report, _ ("Rises and falls"));
  if (data->before == PURSUIT_DAY_NONE)
    {
      pursuit_report_add_text (report,
                               _ ("Choose a period with a beginning: grades are compared with those of "
                                  "the day before it."));
      return;
    }
  /* Translators: how many customers’ grades rose, and fell */
  text =
      g_strdup_printf (_ ("Between the beginning and the end of the period %1$u rose and %2$u fell."),
                       count_moves (changes, PURSUIT_GRADE_ROSE), count_moves (changes, PURSUIT_GRADE_FELL));
  pursuit_report_add_text (report, text);
  if (changes->len > 0)
    add_changes (report, data, changes);
  if (changes->len > PURSUIT_CUSTOMER_MAX_ROWS)
    pursuit_report_add_text (report, _ ("The table names the first hundred."));
}
