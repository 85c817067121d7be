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
  double value; /* units of the home currency for one unit of this one */
} Rate;

struct _PursuitRates
{
  GArray *rates; /* Rate, by currency and day */
  char *home;
};

/** pursuit_rates_load: (transfer full) (nullable): every rate of the database. */
PursuitRates *
pursuit_rates_load (PursuitDb *db, GError **error)
{
  g_autoptr (PursuitRates) self = g_new0 (PursuitRates, 1);
  sqlite3_stmt *stmt = pursuit_db_query (db, "rates", error);
  int state = -1;

  self->rates = g_array_new (FALSE, TRUE, sizeof (Rate));
  self->home = pursuit_store_get_setting (db, "currency");
  if (self->home == NULL)
    self->home = g_strdup ("CNY");
  if (stmt == NULL)
    return NULL;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Rate rate = { .day = pursuit_day_parse_iso (pursuit_column_text (stmt, 1)),
                    .value = sqlite3_column_double (stmt, 2) };
      g_strlcpy (rate.currency, pursuit_column_text (stmt, 0), sizeof rate.currency);
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

/* Units of the home currency for one of @currency on @day; 0 when there is no rate. */
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
 * @day: the day whose rate is wanted
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
  double value = find_value (self, currency, day), other = find_value (self, to, day);
  return other > 0
             ? value / other * pow (10, pursuit_currency_digits (to) - pursuit_currency_digits (currency))
             : 0;
}

/**
 * pursuit_rates_convert:
 * @minor: minor units of @currency
 * @converted: (out): minor units of @to, rounded
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
  double rate = pursuit_rates_find (self, currency, to, day);

  *converted = strcmp (currency, to) == 0 ? minor : (gint64) llround ((double) minor * rate);
  return rate > 0;
}
