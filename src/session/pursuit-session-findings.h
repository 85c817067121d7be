/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-findings.h"
#include "pursuit-people-map.h"
#include "pursuit-session.h"
#include "pursuit-trust-path.h"

G_BEGIN_DECLS

/*
 * What the program reads from a map of people: what is wrong, plain figures, and the way to somebody.
 */

/**
 * PursuitFindingLine: one thing that is wrong.
 *
 * @person_id: whom it is about, and whom the action is for; 0 for nobody
 * @name: (nullable): of that person
 * @kind: (nullable): static: with kind-uncovered, the code of PURSUIT_PEOPLE_KINDS
 * @text: the sentence
 * @node: (nullable): the name of the stage that cannot be left as long as it is wrong
 */
typedef struct
{
  PursuitFindingCode code;
  PursuitFindingSeverity severity;
  PursuitFindingAction action;
  gint64 person_id;
  char *name;
  const char *kind;
  char *text;
  char *node;
} PursuitFindingLine;

/** PursuitPathLine: somebody on the way, and how that person stands to the next one. */
typedef struct
{
  gint64 person_id;
  char *name;
  PursuitTrustVia via;
} PursuitPathLine;

/**
 * PursuitPeopleReading: what is read from a map. Counted references; never changed.
 *
 * @findings: (element-type PursuitFindingLine): the worst first
 * @target_id, @target: (nullable): to whom @path leads; 0 when nobody was asked for and nobody decides
 * @path: (element-type PursuitPathLine): empty when nobody leads there
 * @owner_id: who of us should go that way; 0 without a path
 * @owner_text: (nullable): who that is, and why, in words
 */
typedef struct
{
  gatomicrefcount ref_count;
  PursuitPeopleFigures figures;
  gboolean in_deal;
  GPtrArray *findings;
  gint64 target_id;
  char *target;
  GPtrArray *path;
  guint cost;
  gint64 owner_id;
  char *owner_text;
} PursuitPeopleReading;

PursuitPeopleReading *
pursuit_session_people_reading (PursuitSession *self,
                                gint64 company_id,
                                gint64 deal_id,
                                gint64 person_id,
                                GError **error);
void
pursuit_session_map_reading_async (PursuitSession *self,
                                   PursuitPeopleMap *map,
                                   gint64 person_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PursuitPeopleReading *
pursuit_session_people_reading_finish (PursuitSession *self, GAsyncResult *result, GError **error);

char *
pursuit_people_reading_path_text (const PursuitPeopleReading *self);
PursuitPeopleReading *
pursuit_people_reading_ref (PursuitPeopleReading *self);
void
pursuit_people_reading_unref (PursuitPeopleReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPeopleReading, pursuit_people_reading_unref)

G_END_DECLS
