/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-time-use.h"

const PursuitTimeNorm PURSUIT_TIME_NORMS[PURSUIT_N_TIME_CLASSES] = {
  [PURSUIT_TIME_A] = { 8, 10 }, [PURSUIT_TIME_B] = { 12, 4 },  [PURSUIT_TIME_C] = { 24, 4 },
  [PURSUIT_TIME_D] = { 0, 0 },  [PURSUIT_TIME_NEW] = { 4, 2 },
};

/** pursuit_time_month: Returns: the month of @day, as year × 12 + month − 1 */
int
pursuit_time_month (PursuitDay day)
{
  int year, month, mday;

  pursuit_day_to_ymd (day, &year, &month, &mday);
  return year * 12 + month - 1;
}

/** pursuit_time_month_begin: the first day of a month as pursuit_time_month() counts them. */
PursuitDay
pursuit_time_month_begin (int month)
{
  return pursuit_day_from_ymd (month / 12, month % 12 + 1, 1);
}

/** pursuit_time_classify: what the time of a contact went to. */
PursuitTimeClass
pursuit_time_classify (const PursuitContact *contact)
{
  g_return_val_if_fail (contact != NULL, PURSUIT_TIME_D);

  switch (contact->grade)
    {
    case 'A':
    case 'B':
      if (pursuit_time_month (contact->first) == pursuit_time_month (contact->day))
        return PURSUIT_TIME_NEW;
      return contact->grade == 'A' ? PURSUIT_TIME_A : PURSUIT_TIME_B;
    case 'C':
      return PURSUIT_TIME_C;
    default:
      return PURSUIT_TIME_D;
    }
}

/* By owner and day, which is by owner and month as well. */
static int
compare_days (gconstpointer a, gconstpointer b)
{
  const PursuitContact *left = a, *right = b;

  if (left->owner != right->owner)
    return left->owner < right->owner ? -1 : 1;
  return (left->day > right->day) - (left->day < right->day);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PursuitTimeRow *left = a, *right = b;

  if (left->month != right->month)
    return left->month < right->month ? -1 : 1;
  return (left->owner > right->owner) - (left->owner < right->owner);
}

/* The contacts of one owner in one month, by day. */
static void
add_month (GArray *rows, const PursuitContact *contacts, gsize n)
{
  PursuitTimeRow row = { .owner = contacts[0].owner, .month = pursuit_time_month (contacts[0].day) };
  GHashTable *seen[PURSUIT_N_TIME_CLASSES];

  for (guint i = 0; i < PURSUIT_N_TIME_CLASSES; i++)
    seen[i] = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (gsize begin = 0, end; begin < n; begin = end)
    {
      for (end = begin; end < n && contacts[end].day == contacts[begin].day; end++)
        ;
      for (gsize i = begin; i < end; i++)
        {
          PursuitTimeClass class = pursuit_time_classify (&contacts[i]);

          row.days[class] += 1.0 / (end - begin);
          row.contacts[class]++;
          if (contacts[i].company != 0)
            g_hash_table_add (seen[class], (gpointer) &contacts[i].company);
        }
    }
  for (guint i = 0; i < PURSUIT_N_TIME_CLASSES; i++)
    {
      row.accounts[i] = g_hash_table_size (seen[i]);
      g_hash_table_unref (seen[i]);
    }
  g_array_append_val (rows, row);
}

/**
 * pursuit_time_use_compute:
 * @contacts: (array length=n_contacts): in any order; sorted in place
 *
 * A day on which an owner had several contacts is shared out among them in equal parts, so that the days of a
 * month add up to those on which there was a contact at all.
 *
 * Returns: (transfer full) (element-type PursuitTimeRow): by month, then by owner
 */
GArray *
pursuit_time_use_compute (PursuitContact *contacts, gsize n_contacts)
{
  g_return_val_if_fail (contacts != NULL || n_contacts == 0, NULL);

  GArray *rows = g_array_new (FALSE, FALSE, sizeof (PursuitTimeRow));

  if (n_contacts > 0)
    qsort (contacts, n_contacts, sizeof *contacts, compare_days);
  for (gsize begin = 0, end; begin < n_contacts; begin = end)
    {
      int month = pursuit_time_month (contacts[begin].day);

      for (end = begin; end < n_contacts && contacts[end].owner == contacts[begin].owner &&
                        pursuit_time_month (contacts[end].day) == month;
           end++)
        ;
      add_month (rows, contacts + begin, end - begin);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/** pursuit_time_row_get_days: Returns: on how many days of the month there was a contact */
double
pursuit_time_row_get_days (const PursuitTimeRow *row)
{
  double days = 0;

  g_return_val_if_fail (row != NULL, 0);

  for (guint i = 0; i < PURSUIT_N_TIME_CLASSES; i++)
    days += row->days[i];
  return days;
}

/** pursuit_time_row_get_contacts: Returns: how many contacts there were in the month */
guint
pursuit_time_row_get_contacts (const PursuitTimeRow *row)
{
  guint contacts = 0;

  g_return_val_if_fail (row != NULL, 0);

  for (guint i = 0; i < PURSUIT_N_TIME_CLASSES; i++)
    contacts += row->contacts[i];
  return contacts;
}
