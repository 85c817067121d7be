/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rates.h"

#include "pursuit-money.h"
#include "pursuit-store.h"

#include <math.h>
#include <string.h>

typedef struct
{
  char currency[4];
  PursuitDay day;
  double value; /* minor units of the home currency for one of this one */
} Rate;

struct _PursuitRates
{
  GArray *rates; /* Rate, by currency and day */
  char *home;
  PursuitDay today;
};

/** pursuit_rates_read_home: (transfer full): the home currency of the database. */
char *
pursuit_rates_read_home (PursuitDb *db)
{
  char *home = pursuit_store_get_setting (db, "currency");

  return home != NULL ? home : g_strdup ("CNY");
}

/**
 * pursuit_rates_load:
 * @today: whose rate holds for what has no day
 *
 * Returns: (transfer full) (nullable): every rate of the database
 */
PursuitRates *
pursuit_rates_load (PursuitDb *db, PursuitDay today, GError **error)
{
  g_autoptr (PursuitRates) self = g_new0 (PursuitRates, 1);
  sqlite3_stmt *stmt = pursuit_db_query (db, "rates", error);
  int state = -1;

  self->rates = g_array_new (FALSE, TRUE, sizeof (Rate));
  self->home = pursuit_rates_read_home (db);
  self->today = today;
  if (stmt == NULL)
    return NULL;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Rate rate = { .day = pursuit_day_parse_iso (pursuit_column_text (stmt, 1)) };
      g_strlcpy (rate.currency, pursuit_column_text (stmt, 0), sizeof rate.currency);
      rate.value = sqlite3_column_double (stmt, 2) *
                   pow (10, pursuit_currency_digits (self->home) - pursuit_currency_digits (rate.currency));
      if (rate.day != PURSUIT_DAY_NONE)
        g_array_append_val (self->rates, rate);
    }
  return state == 0 ? g_steal_pointer (&self) : NULL;
}

/** pursuit_rates_free: frees the rates. */
void
pursuit_rates_free (PursuitRates *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rates);
  g_free (self->home);
  g_free (self);
}

/** pursuit_rates_get_home: the home currency. */
const char *
pursuit_rates_get_home (PursuitRates *self)
{
  return self->home;
}

/* Minor units of the home currency for one of @currency on @day; 0 when there is no rate. */
static double
find_value (PursuitRates *self, const char *currency, PursuitDay day)
{
  const Rate *rates = (const Rate *) (gpointer) self->rates->data;
  guint low = 0, high = self->rates->len; /* below low all are of before, from high on none is */

  if (strcmp (currency, self->home) == 0)
    return 1;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (rates[middle].currency, currency);
      if (order < 0 || (order == 0 && rates[middle].day <= day))
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 && strcmp (rates[low - 1].currency, currency) == 0 ? rates[low - 1].value : 0;
}

/**
 * pursuit_rates_find:
 * @to: the currency to convert to: the home currency, or any other, by way of the home currency
 * @day: the day whose rate is wanted; %PURSUIT_DAY_NONE for today's
 *
 * The newest rate up to @day holds; before the first one, there is none.
 *
 * Returns: minor units of @to for one minor unit of @currency; 0 when there is no rate. A missing rate is
 * never taken as 1.
 */
double
pursuit_rates_find (PursuitRates *self, const char *currency, const char *to, PursuitDay day)
{
  if (strcmp (currency, to) == 0)
    return 1;
  if (day == PURSUIT_DAY_NONE)
    day = self->today;
  double value = find_value (self, currency, day);
  double other = value > 0 ? find_value (self, to, day) : 0;
  return other > 0 ? value / other : 0;
}

/**
 * pursuit_rates_convert:
 * @minor: minor units of @currency
 * @day: as for pursuit_rates_find()
 * @converted: (out): minor units of @to, rounded; the utmost number for more than fit
 *
 * What a deal is worth in another currency is told by the rate of the day on which it was closed, and of an
 * open one, as of all else, by today's.
 *
 * Returns: %FALSE when there is no rate
 */
gboolean
pursuit_rates_convert (PursuitRates *self,
                       gint64 minor,
                       const char *currency,
                       const char *to,
                       PursuitDay day,
                       gint64 *converted)
{
  double rate = pursuit_rates_find (self, currency, to, day), value = (double) minor * rate;

  if (strcmp (currency, to) == 0)
    *converted = minor;
  else
    *converted = fabs (value) < 9e18 ? llround (value) : value > 0 ? G_MAXINT64 : G_MININT64;
  return rate > 0;
}
