/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"

#include <gio/gio.h>

/* A list of any number of made-up deals that are made when they are asked for, as a list over the store does.
 */
#define SAMPLE_TYPE_DEALS (sample_deals_get_type ())
G_DECLARE_FINAL_TYPE (SampleDeals, sample_deals, SAMPLE, DEALS, GObject)

/* The day on which all samples are looked at. */
#define SAMPLE_TODAY 20413

GListModel *
sample_deals_new (guint n_deals, gint64 stage_id);
void
sample_deals_splice (SampleDeals *self, guint position, guint n_removed, guint n_added);
void
sample_deals_insert (SampleDeals *self, guint position, gint64 id);
PursuitDeal *
sample_deal_new (gint64 id, gint64 stage_id);
