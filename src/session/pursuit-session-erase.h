/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * Erasing a person for good, and what that takes away. See store/pursuit-erase.c.
 */

/** PursuitErasureLine: so many of something go. @code: the table, or what the command line calls it */
typedef struct
{
  const char *code;
  const char *label; /* in the user's language */
  guint n;
} PursuitErasureLine;

/** PursuitErasureMention: a record about something else whose text names the person. */
typedef struct
{
  const PursuitEntity *entity;
  gint64 id;
  char *title;
} PursuitErasureMention;

/**
 * PursuitErasure: what erasing a person takes away, or took. Free with pursuit_erasure_free().
 *
 * @name: of the person
 * @lines: (element-type PursuitErasureLine): what goes, beside the person
 * @mentions: (element-type PursuitErasureMention): before: what stays although it names the person
 * @n_mentioned: how many that are; there may be more than @mentions holds
 * @n_mentioned_steps: lines of the history about other things that name the person, and stay
 * @bytes_left: (nullable): afterwards: why bytes could not be overwritten yet
 */
typedef struct
{
  char *name;
  GArray *lines;
  GPtrArray *mentions;
  guint n_mentioned;
  guint n_mentioned_steps;
  char *bytes_left;
} PursuitErasure;

void
pursuit_erasure_free (PursuitErasure *self);

PursuitErasure *
pursuit_session_erase_survey (PursuitSession *self, gint64 person_id, GError **error);
void
pursuit_session_erase_survey_async (PursuitSession *self,
                                    gint64 person_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
PursuitErasure *
pursuit_session_erase_survey_finish (PursuitSession *self, GAsyncResult *result, GError **error);

PursuitErasure *
pursuit_session_erase_person (PursuitSession *self, gint64 person_id, GError **error);
void
pursuit_session_erase_person_async (PursuitSession *self,
                                    gint64 person_id,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
PursuitErasure *
pursuit_session_erase_person_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitErasure, pursuit_erasure_free)

G_END_DECLS
