/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rates.h"

#include "pursuit-money.h"

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
};

/** pursuit_rates_load: (transfer full) (nullable): every rate of the database. */
PursuitRates *
pursuit_rates_load (PursuitDb *db, GError **error)
{
  g_autoptr (PursuitRates) self = g_new0 (PursuitRates, 1);
  sqlite3_stmt *stmt = pursuit_db_query (db, "rates", error);
  int state = -1;

  self->rates = g_array_new (FALSE, TRUE, sizeof (Rate));
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
  g_free (self);
}

/**
 * pursuit_rates_find:
 * @home: the currency to convert to
 * @day: the day whose rate is wanted
 *
 * The newest rate up to @day holds; before the first one, there is none.
 *
 * Returns: minor units of @home for one minor unit of @currency; 0 when there is no rate. A missing rate is
 * never taken as 1.
 */
double
pursuit_rates_find (PursuitRates *self, const char *currency, const char *home, PursuitDay day)
{
  double value = 0;

  if (strcmp (currency, home) == 0)
    return 1;
  for (guint i = 0; i < self->rates->len; i++)
    {
      const Rate *rate = &g_array_index (self->rates, Rate, i);
      if (strcmp (rate->currency, currency) == 0 && rate->day <= day)
        value = rate->value;
    }
  return value * pow (10, pursuit_currency_digits (home) - pursuit_currency_digits (currency));
}

/**
 * pursuit_rates_convert:
 * @minor: minor units of @currency
 * @converted: (out): minor units of @home, rounded
 *
 * Returns: %FALSE when there is no rate
 */
gboolean
pursuit_rates_convert (PursuitRates *self,
                       gint64 minor,
                       const char *currency,
                       const char *home,
                       PursuitDay day,
                       gint64 *converted)
{
  double rate = pursuit_rates_find (self, currency, home, day);

  *converted = strcmp (currency, home) == 0 ? minor : (gint64) llround ((double) minor * rate);
  return rate > 0;
}
