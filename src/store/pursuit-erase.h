/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-store.h"

G_BEGIN_DECLS

/** PursuitErasedPart: so many rows of @table. */
typedef struct
{
  const char *table;
  guint n;
} PursuitErasedPart;

/** PursuitMention: a row about something else whose text names the person. */
typedef struct
{
  const char *table;
  gint64 id;
  char *title;
} PursuitMention;

/**
 * PursuitErased: what erasing a person takes away, or took. Free with pursuit_erased_free().
 *
 * @name: of the person
 * @parts: (element-type PursuitErasedPart): rows that go, by table
 * @n_reports: people who reported to the person and report to the person's manager then
 * @n_steps: lines of the journal that go
 * @mentions: (element-type PursuitMention): of a survey: rows that stay although they name the person
 * @n_mentioned: how many rows that are; more than @mentions holds when there are very many
 * @n_mentioned_steps: lines of the journal about other things that name the person, and stay
 * @bytes_left: of an erasure: %NULL, or why the rows are gone but their bytes could not be overwritten yet
 */
typedef struct
{
  char *name;
  GArray *parts;
  guint n_reports;
  guint n_steps;
  GPtrArray *mentions;
  guint n_mentioned;
  guint n_mentioned_steps;
  char *bytes_left;
} PursuitErased;

void
pursuit_erased_free (PursuitErased *self);
PursuitErased *
pursuit_erase_survey (PursuitDb *db, gint64 person_id, GError **error);
PursuitErased *
pursuit_erase_person (PursuitStore *store, PursuitDb *db, gint64 actor_id, gint64 person_id, GError **error);
gboolean
pursuit_erase_again (const char *database, const char *files, GPtrArray *uids, GError **error);
gpointer
pursuit_erase_scrub_when_due (PursuitStore *store,
                              PursuitDb *db,
                              gpointer unused,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitErased, pursuit_erased_free)

G_END_DECLS
