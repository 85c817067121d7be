/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-time-report.h"

#include <glib/gi18n-lib.h>

#include "pursuit-bar-chart.h"
#include "pursuit-day-map.h"
#include "pursuit-report-words.h"
#include "pursuit-time-use.h"

/* The calendar shows the last year of a longer period. */
#define MAX_MAP_DAYS (53 * 7)

static const char *const CLASS_NAMES[PURSUIT_N_TIME_CLASSES] = {
  [PURSUIT_TIME_A] = N_ ("A"),          [PURSUIT_TIME_B] = N_ ("B"),
  [PURSUIT_TIME_C] = N_ ("C"),          [PURSUIT_TIME_D] = N_ ("D and others"),
  [PURSUIT_TIME_NEW] = N_ ("new A, B"),
};

/* Neither is any of them a loss: the colours only tell them apart. */
static const PursuitSeries CLASS_SERIES[PURSUIT_N_TIME_CLASSES] = {
  [PURSUIT_TIME_A] = PURSUIT_SERIES_WON,         [PURSUIT_TIME_B] = PURSUIT_SERIES_LOST,
  [PURSUIT_TIME_C] = PURSUIT_SERIES_WITHDRAWN,   [PURSUIT_TIME_D] = PURSUIT_SERIES_OTHER,
  [PURSUIT_TIME_NEW] = PURSUIT_SERIES_POSTPONED,
};

/* What activities were counted together: an owner's, of a class or of a month, or everybody's of a day. */
typedef enum
{
  MARK_NONE,
  MARK_CLASS,
  MARK_MONTH,
  MARK_DAY,
  N_MARK_KINDS
} MarkKind;

#define MARK_PLACES ((gint64) 1 << 24) /* more than there are days, months or classes */

static gint64
make_mark (MarkKind kind, gint64 owner, gint64 place)
{
  return (owner * MARK_PLACES + place) * N_MARK_KINDS + (gint64) kind;
}

/* Whether @contact was counted where the mark is. */
static gboolean
is_behind (const PursuitContact *contact, gint64 mark)
{
  switch ((MarkKind) (mark % N_MARK_KINDS))
    {
    case MARK_CLASS:
      return mark == make_mark (MARK_CLASS, contact->owner, pursuit_time_classify (contact));
    case MARK_MONTH:
      return mark == make_mark (MARK_MONTH, contact->owner, pursuit_time_month (contact->day));
    case MARK_DAY:
      return mark == make_mark (MARK_DAY, 0, contact->day);
    case MARK_NONE:
    case N_MARK_KINDS:
      break;
    }
  return FALSE;
}

/* A company that somebody may have met. */
typedef struct
{
  gint64 id;
  PursuitDay first; /* on which anything was done with it */
  char grade;       /* that it has; 0: none */
  guint begin;      /* its changes of grade, among all of them */
  guint n;
} Company;

typedef struct
{
  PursuitDay day;
  char grade; /* behind it */
} Change;

typedef struct
{
  gint64 owner;          /* 0: everybody's */
  GHashTable *companies; /* their id → Company */
  GArray *changes;       /* Change: company by company, in the order in which they were made */
  GArray *contacts;      /* PursuitContact */
  GHashTable *names;     /* gint64 → char *: of owners */
} Reading;

static void
reading_init (Reading *self, gint64 owner)
{
  *self = (Reading){ .owner = owner };
  self->companies = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  self->contacts = g_array_new (FALSE, FALSE, sizeof (PursuitContact));
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->companies, g_hash_table_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char
get_grade (const PursuitCell *cell)
{
  return cell->text != NULL ? cell->text[0] : 0;
}

static void
company_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  Company *company = g_new0 (Company, 1);

  company->id = cells[0].number;
  company->grade = get_grade (&cells[1]);
  company->first = pursuit_cell_get_day (&cells[2]);
  g_hash_table_insert (self->companies, &company->id, company);
}

static void
change_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  Company *company = g_hash_table_lookup (self->companies, &cells[0].number);
  Change change = { pursuit_cell_get_day (&cells[1]), get_grade (&cells[2]) };

  if (company == NULL)
    return;
  if (company->n++ == 0)
    company->begin = self->changes->len;
  g_array_append_val (self->changes, change);
}

/* What the last change before @day made it, else the first grade that was recorded at all, else the one that
 * it has. */
static char
find_grade (const Reading *self, const Company *company, PursuitDay day)
{
  const Change *changes = &g_array_index (self->changes, Change, company->begin);
  guint i = company->n;

  while (i > 0 && changes[i - 1].day > day)
    i--;
  if (i > 0 && changes[i - 1].grade != 0)
    return changes[i - 1].grade;
  return company->n > 0 && changes[0].grade != 0 ? changes[0].grade : company->grade;
}

static void
contact_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitContact contact = { .activity = cells[4].number,
                             .owner = cells[0].number,
                             .day = pursuit_cell_get_day (&cells[2]),
                             .first = PURSUIT_DAY_NONE };
  const Company *company = g_hash_table_lookup (self->companies, &cells[1].number);

  if (self->owner != 0 && self->owner != contact.owner)
    return;
  if (company != NULL)
    {
      contact.company = company->id;
      contact.first = company->first;
      contact.grade = find_grade (self, company, contact.day);
    }
  if (!g_hash_table_contains (self->names, &contact.owner))
    g_hash_table_insert (self->names, g_memdup2 (&contact.owner, sizeof contact.owner),
                         g_strdup (cells[3].null ? _ ("Nobody") : cells[3].text));
  g_array_append_val (self->contacts, contact);
}

static gboolean
read_all (Reading *self,
          PursuitReportSource *source,
          const PursuitReportParams *params,
          GCancellable *cancellable,
          GError **error)
{
  return pursuit_report_source_read (source, "companies-met", params, company_cb, self, cancellable, error) &&
         pursuit_report_source_read (source, "companies-graded", params, change_cb, self, cancellable,
                                     error) &&
         pursuit_report_source_read (source, "contacts-done", params, contact_cb, self, cancellable, error);
}

static char *
word_days (double days)
{
  return g_strdup_printf ("%.1f", days);
}

/* All owners and months together; for the figures. */
typedef struct
{
  double days[PURSUIT_N_TIME_CLASSES];
  double all;
  guint n_owner_months;
} Total;

static Total
add_up (GArray *rows)
{
  Total total = { .n_owner_months = rows->len };

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < PURSUIT_N_TIME_CLASSES; k++)
      {
        total.days[k] += g_array_index (rows, PursuitTimeRow, i).days[k];
        total.all += g_array_index (rows, PursuitTimeRow, i).days[k];
      }
  return total;
}

static PursuitReportFigure
class_figure (PursuitReport *report, const Total *total, PursuitTimeClass class, const char *label)
{
  double mean = total->n_owner_months > 0 ? total->days[class] / total->n_owner_months : 0;
  g_autofree char *value = word_days (mean);
  g_autofree char *note = g_strdup_printf (_ ("norm %g"), PURSUIT_TIME_NORMS[class].days);

  return (PursuitReportFigure){ label, pursuit_report_keep (report, value),
                                pursuit_report_keep (report, note) };
}

static void
add_figures (PursuitReport *report, GArray *rows)
{
  Total total = add_up (rows);
  g_autofree char *all = word_days (total.n_owner_months > 0 ? total.all / total.n_owner_months : 0);
  const PursuitReportFigure figures[] = {
    { _ ("Days with contacts"), pursuit_report_keep (report, all), _ ("a month and owner") },
    class_figure (report, &total, PURSUIT_TIME_A, _ ("Days for A, a month")),
    class_figure (report, &total, PURSUIT_TIME_B, _ ("Days for B, a month")),
    class_figure (report, &total, PURSUIT_TIME_C, _ ("Days for C, a month")),
    class_figure (report, &total, PURSUIT_TIME_NEW, _ ("Days for new A, B, a month")),
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

static const char *
keep_activities (PursuitReport *report, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u activity", "%u activities", n), n);

  return pursuit_report_keep (report, text);
}

/* Says how many activities are behind the parts of an owner's bar. */
static void
mark_bar (PursuitReport *report, PursuitBarRow *bar, gint64 owner, GArray *rows)
{
  guint contacts[PURSUIT_N_TIME_CLASSES] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < PURSUIT_N_TIME_CLASSES; k++)
      if (g_array_index (rows, PursuitTimeRow, i).owner == owner)
        contacts[k] += g_array_index (rows, PursuitTimeRow, i).contacts[k];
  for (guint k = 0; k < PURSUIT_N_TIME_CLASSES; k++)
    if (contacts[k] > 0)
      {
        bar->marks[CLASS_SERIES[k]] = make_mark (MARK_CLASS, owner, k);
        bar->notes[CLASS_SERIES[k]] = keep_activities (report, contacts[k]);
      }
}

/* A bar for the norm, then one for each owner: a month on the average. */
static void
add_bars (PursuitReport *report, GArray *rows, GHashTable *names)
{
  g_autofree PursuitBarRow *bars = g_new0 (PursuitBarRow, rows->len + 1);
  g_autofree guint *months = g_new0 (guint, rows->len + 1);
  g_autoptr (GHashTable) places =
      g_hash_table_new (g_int64_hash, g_int64_equal); /* of owners among the bars */
  PursuitBarChart chart = { .rows = bars, .n_rows = 1, .format = word_days };

  bars[0].label = _ ("Norm");
  months[0] = 1;
  for (guint k = 0; k < PURSUIT_N_TIME_CLASSES; k++)
    {
      bars[0].values[CLASS_SERIES[k]] = PURSUIT_TIME_NORMS[k].days;
      chart.series_names[CLASS_SERIES[k]] = _ (CLASS_NAMES[k]);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      PursuitTimeRow *row = &g_array_index (rows, PursuitTimeRow, i);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (places, &row->owner));

      if (at == 0)
        {
          at = chart.n_rows++;
          g_hash_table_insert (places, &row->owner, GUINT_TO_POINTER (at));
          bars[at].label = g_hash_table_lookup (names, &row->owner);
          mark_bar (report, &bars[at], row->owner, rows);
        }
      for (guint k = 0; k < PURSUIT_N_TIME_CLASSES; k++)
        bars[at].values[CLASS_SERIES[k]] += row->days[k];
      months[at]++;
    }
  for (guint at = 0; at < chart.n_rows; at++)
    for (guint k = 0; k < PURSUIT_N_SERIES; k++)
      bars[at].values[k] /= months[at];
  pursuit_report_add_heading (report, _ ("Days a month, by grade"));
  pursuit_report_add_chart (report, pursuit_bar_chart_new (&chart));
}

/* Those of a row behind its month. */
static void
add_cells (PursuitReportTable *table, const char *name, const double *days, const guint *accounts, double all)
{
  pursuit_report_table_add_cell (table, name, NULL);
  for (guint k = 0; k < PURSUIT_N_TIME_CLASSES; k++)
    {
      g_autofree char *words = word_days (days[k]);

      pursuit_report_table_add_number (table, words, days[k]);
      pursuit_report_table_add_count (table, accounts[k]);
    }
  g_autofree char *sum = word_days (all);
  pursuit_report_table_add_number (table, sum, all);
}

static void
add_table (PursuitReport *report, GArray *rows, GHashTable *names)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  double norm_days[PURSUIT_N_TIME_CLASSES], norm_all = 0;
  guint norm_accounts[PURSUIT_N_TIME_CLASSES];

  pursuit_report_table_add_column (table, _ ("Month"), FALSE);
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  for (guint k = 0; k < PURSUIT_N_TIME_CLASSES; k++)
    {
      /* Translators: what a customer is graded; days that went there, and how many customers were met */
      g_autofree char *days = g_strdup_printf (_ ("%s, days"), _ (CLASS_NAMES[k]));
      g_autofree char *accounts = g_strdup_printf (_ ("%s, accounts"), _ (CLASS_NAMES[k]));

      pursuit_report_table_add_column (table, days, TRUE);
      pursuit_report_table_add_column (table, accounts, TRUE);
      norm_days[k] = PURSUIT_TIME_NORMS[k].days;
      norm_accounts[k] = PURSUIT_TIME_NORMS[k].accounts;
      norm_all += norm_days[k];
    }
  pursuit_report_table_add_column (table, _ ("Days"), TRUE);
  pursuit_report_table_add_column (table, _ ("Activities"), TRUE);
  pursuit_report_table_set_n_names (table, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      const PursuitTimeRow *row = &g_array_index (rows, PursuitTimeRow, i);

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_month (table, pursuit_time_month_begin (row->month));
      add_cells (table, g_hash_table_lookup (names, &row->owner), row->days, row->accounts,
                 pursuit_time_row_get_days (row));
      pursuit_report_table_add_count (table, pursuit_time_row_get_contacts (row));
      pursuit_report_table_set_mark (table, make_mark (MARK_MONTH, row->owner, row->month));
    }
  pursuit_report_table_add_row (table, TRUE);
  pursuit_report_table_add_cell (table, _ ("Norm"), NULL);
  add_cells (table, "", norm_days, norm_accounts, norm_all);
  pursuit_report_table_add_cell (table, NULL, NULL);
  pursuit_report_add_table (report, table);
  pursuit_report_add_text (report,
                           _ ("A day with several contacts is shared out among them. New are customers "
                              "of grade A or B met for the first time in that month."));
}

static void
add_map (PursuitReport *report, GArray *contacts, const PursuitReportParams *params, PursuitDay today)
{
  PursuitDay last = params->to == PURSUIT_DAY_NONE ? today : MIN (params->to, today);
  PursuitDay first = MAX (params->from, last - MAX_MAP_DAYS + 1); /* no day is before every day */
  guint n = last >= first ? (guint) (last - first + 1) : 0;
  g_autofree guint *counts = g_new0 (guint, MAX (n, 1));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) weekdays = g_ptr_array_new_with_free_func (g_free);
  PursuitDayMap map = { .counts = counts, .n_days = n };
  g_autofree char *words = NULL;
  PursuitChart *chart;

  if (n == 0)
    return;
  for (guint i = 0; i < contacts->len; i++)
    {
      PursuitDay day = g_array_index (contacts, PursuitContact, i).day;

      if (day >= first && day <= last)
        counts[day - first]++;
    }
  for (guint i = 0; i < n; i++)
    {
      int mday;

      pursuit_day_to_ymd (first + (int) i, NULL, NULL, &mday);
      g_ptr_array_add (names, mday == 1 ? pursuit_day_format_month (first + (int) i, FALSE) : NULL);
    }
  map.weekday = pursuit_day_get_weekday (first);
  for (int i = 0; i < 7; i++)
    g_ptr_array_add (weekdays, pursuit_day_format_weekday (first - (int) map.weekday + i));
  map.names = (const char *const *) names->pdata;
  map.weekdays = (const char *const *) weekdays->pdata;
  g_autofree char *from = pursuit_day_format_long (first);
  g_autofree char *to = pursuit_day_format_long (last);
  /* Translators: two dates */
  words = g_strdup_printf (_ ("Activities of each day from %1$s to %2$s"), from, to);
  chart = pursuit_day_map_new (&map, words);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = pursuit_day_format_long (first + (int) i);
      g_autofree char *said =
          g_strdup_printf (ngettext ("%1$s: %2$u activity", "%1$s: %2$u activities", counts[i]), day,
                           counts[i]);

      pursuit_chart_add_mark (chart, counts[i] > 0 ? make_mark (MARK_DAY, 0, first + (int) i) : 0, day, said);
    }
  pursuit_report_add_heading (report, words);
  pursuit_report_add_chart (report, chart);
}

PursuitReport *
pursuit_time_report_new (PursuitReportSource *source,
                         const PursuitReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_auto (PursuitReportNames) names = { 0 };
  g_auto (Reading) reading;
  g_autoptr (GArray) rows = NULL;
  g_autofree char *period = NULL, *subtitle = NULL;
  PursuitReport *report;

  reading_init (&reading, params->owner);
  if (!pursuit_report_source_get_names (source, params, &names, error) ||
      !read_all (&reading, source, params, cancellable, error))
    return NULL;
  rows =
      pursuit_time_use_compute ((PursuitContact *) (gpointer) reading.contacts->data, reading.contacts->len);
  period = pursuit_report_words_period (params);
  g_clear_pointer (&names.process, g_free); /* it is about all of them */
  subtitle = pursuit_report_words_params (period, params, &names);
  report = pursuit_report_new (_ ("Time"), subtitle, names.database, names.today);
  if (rows->len == 0)
    pursuit_report_set_empty (report);
  add_figures (report, rows);
  add_bars (report, rows, reading.names);
  add_map (report, reading.contacts, params, names.today);
  add_table (report, rows, reading.names);
  return report;
}

GArray *
pursuit_time_report_list (PursuitReportSource *source,
                          const PursuitReportParams *params,
                          gint64 mark,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_auto (Reading) reading;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  reading_init (&reading, params->owner);
  if (!read_all (&reading, source, params, cancellable, error))
    return NULL;
  for (guint i = 0; i < reading.contacts->len; i++)
    {
      const PursuitContact *contact = &g_array_index (reading.contacts, PursuitContact, i);

      if (is_behind (contact, mark))
        g_array_append_val (ids, contact->activity);
    }
  return g_steal_pointer (&ids);
}
