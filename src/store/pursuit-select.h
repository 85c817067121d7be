/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-company-file.h"
#include "pursuit-db.h"
#include "pursuit-list-spec.h"
#include "pursuit-record.h"

G_BEGIN_DECLS

/** PursuitSelectContext: what derived values depend on beside the rows. */
typedef struct
{
  PursuitDay today;
} PursuitSelectContext;

GArray *
pursuit_select_ids (PursuitDb *db,
                    PursuitListSpec *spec,
                    const PursuitSelectContext *context,
                    gint64 limit,
                    GError **error);
gint64
pursuit_select_count (PursuitDb *db,
                      PursuitListSpec *spec,
                      const PursuitSelectContext *context,
                      GError **error);
GPtrArray *
pursuit_select_records (PursuitDb *db,
                        const PursuitEntity *entity,
                        const PursuitSelectContext *context,
                        const gint64 *ids,
                        guint n_ids,
                        GError **error);
GPtrArray *
pursuit_select_existing (PursuitDb *db,
                         const PursuitEntity *entity,
                         const PursuitSelectContext *context,
                         GArray *ids,
                         GError **error);
GPtrArray *
pursuit_select_list (PursuitDb *db,
                     PursuitListSpec *spec,
                     const PursuitSelectContext *context,
                     GError **error);
GPtrArray *
pursuit_select_all (PursuitDb *db,
                    PursuitListSpec *spec,
                    const PursuitSelectContext *context,
                    GError **error);
GPtrArray *
pursuit_select_sums (PursuitDb *db,
                     PursuitListSpec *deals,
                     const PursuitSelectContext *context,
                     GError **error);

gboolean
pursuit_select_place (PursuitDb *db,
                      PursuitListSpec *spec,
                      const PursuitSelectContext *context,
                      gint64 id,
                      gint64 *next_id,
                      GError **error);

gboolean
pursuit_select_company_files (PursuitDb *db, PursuitCompanyFileFunc func, gpointer data, GError **error);

/** PursuitStageSum: what the deals of a stage in one currency come to; of those that are @closed, those of
 * one day. */
typedef struct
{
  gint64 stage_id;
  char currency[4];
  gint64 count;
  gint64 amount;
  gint64 weighted;
  PursuitDay closed; /* PURSUIT_DAY_NONE: they are open, or in the home currency */
} PursuitStageSum;

G_END_DECLS
