/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-read.h"
#include "pursuit-select.h"

G_BEGIN_DECLS

/** PursuitMapRead: what of a map is read, and for whom. */
typedef struct
{
  PursuitDb *db;
  PursuitSelectContext context;
  gint64 company_id;
  gint64 deal_id;
  gboolean now; /* the day of the context is today: the latest values count */
  PursuitPeopleMap *map;
} PursuitMapRead;

gboolean
pursuit_map_read_take_company (PursuitMapRead *self, GError **error);
gboolean
pursuit_map_read_take_deal (PursuitMapRead *self, GError **error);
gboolean
pursuit_map_read_take_ties (PursuitMapRead *self, GError **error);
gboolean
pursuit_map_read_compare_guests (PursuitMapRead *self, gboolean *same, GError **error);

G_END_DECLS
