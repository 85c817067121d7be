/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-drift.h"
#include "pursuit-transition.h"

G_BEGIN_DECLS

/** PursuitBookStage: a stage, and which of the customer's steps it answers (from 1 in the order of the
 * process, and by its id; 0: none). */
typedef struct
{
  gint64 id;
  const char *name;
  int position;
  int answered;
  gint64 buying_stage_id;
} PursuitBookStage;

/**
 * PursuitProcessBook: what a process asks of the deals in it: its stages, the transition matrix, and the key
 * nodes with their conditions. Nothing changes in it once it is read.
 *
 * @drift: from how many steps on the two tracks are out of step
 * @stages: PursuitBookStage, in order, retired ones included
 * @nodes: PursuitKeyNode, in the order of the stages; retired ones, and those of retired stages, are left out
 */
typedef struct
{
  gint64 process_id;
  PursuitDriftLimits drift;
  GArray *stages;
  PursuitTransitionMatrix *matrix;
  GArray *nodes;
  GArray *conditions; /* PursuitCondition: what the nodes point into */
  GPtrArray *names; /* of each condition: what people call the thing it asks about; NULL: as its code says */
  GHashTable *degrees; /* gint64*, a buying stage → int*: see pursuit_process_book_get_degrees() */
  GStringChunk *texts;
} PursuitProcessBook;

PursuitProcessBook *
pursuit_process_book_read (PursuitDb *db, gint64 process_id, GError **error);
void
pursuit_process_book_free (PursuitProcessBook *self);
const PursuitBookStage *
pursuit_process_book_find_stage (const PursuitProcessBook *self, gint64 stage_id);
const PursuitKeyNode *
pursuit_process_book_find_node (const PursuitProcessBook *self, gint64 node_id);
const int *
pursuit_process_book_get_degrees (const PursuitProcessBook *self, gint64 buying_stage_id, gint64 stage_id);
char *
pursuit_process_book_explain (const PursuitProcessBook *self,
                              const PursuitUnmet *unmet,
                              PursuitGateAction *action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProcessBook, pursuit_process_book_free)

G_END_DECLS
