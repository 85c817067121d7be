/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

/** PursuitRates: the exchange rates of a database, read at once. */
typedef struct _PursuitRates PursuitRates;

/**
 * PURSUIT_RATES_CONVERT: (rates, minor, currency, to, day) in statements: what pursuit_rates_convert() says,
 * NULL where there is no rate; @rates is a pointer of the type PURSUIT_RATES_POINTER, @day ISO text or NULL.
 */
#define PURSUIT_RATES_CONVERT "pursuit_convert"
#define PURSUIT_RATES_POINTER "pursuit-rates"

char *
pursuit_rates_read_home (PursuitDb *db);
PursuitRates *
pursuit_rates_load (PursuitDb *db, PursuitDay today, GError **error);
const char *
pursuit_rates_get_home (PursuitRates *self);
void
pursuit_rates_free (PursuitRates *self);
double
pursuit_rates_find (PursuitRates *self, const char *currency, const char *to, PursuitDay day);
gboolean
pursuit_rates_convert (PursuitRates *self,
                       gint64 minor,
                       const char *currency,
                       const char *to,
                       PursuitDay day,
                       gint64 *converted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRates, pursuit_rates_free)

G_END_DECLS
