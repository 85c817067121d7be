/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-participation.h"

G_BEGIN_DECLS

/**
 * PursuitWatchRow: people of one kind who matter in a buying stage.
 *
 * @people: static: the code of the kind
 * @participation: (transfer none): what they do, and how much depends on them
 * @persons: (element-type PursuitRecord): those of the deal who are of the kind, in the order in which they
 *   were handed in; empty when nobody is known
 */
typedef struct
{
  const char *people;
  PursuitParticipation *participation;
  GPtrArray *persons;
} PursuitWatchRow;

const char *
pursuit_people_kind_of (const char *level, const char *function);
int
pursuit_people_kind_compare (const char *a, const char *b);
int
pursuit_people_kind_index (const char *kind);
int
pursuit_participation_degree (GPtrArray *matrix, gint64 buying_stage_id, const char *kind);
GPtrArray *
pursuit_participation_watch (GPtrArray *matrix, gint64 buying_stage_id, GPtrArray *persons, guint max_rows);
int
pursuit_playbook_page_rank (PursuitRecord *page,
                            GPtrArray *watched,
                            const char *strategy,
                            gboolean committing);

G_END_DECLS
