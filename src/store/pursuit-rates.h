/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

/** PursuitRates: the exchange rates of a database, read at once. */
typedef struct _PursuitRates PursuitRates;

PursuitRates *
pursuit_rates_load (PursuitDb *db, GError **error);
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
