/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-sum.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/* What a table asks beside its rows. */

/** PursuitListLetters: how many rows stand under A to Z and #. Free with g_free(). */
typedef struct
{
  gint64 counts[PURSUIT_N_LETTERS];
} PursuitListLetters;

GPtrArray *
pursuit_session_groups (PursuitSession *self, PursuitListSpec *spec, int sum_field, GError **error);
void
pursuit_session_groups_async (PursuitSession *self,
                              PursuitListSpec *spec,
                              int sum_field,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *
pursuit_session_groups_finish (PursuitSession *self, GAsyncResult *result, GError **error);
PursuitListLetters *
pursuit_session_letters (PursuitSession *self, PursuitListSpec *spec, guint field, GError **error);
void
pursuit_session_letters_async (PursuitSession *self,
                               PursuitListSpec *spec,
                               guint field,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PursuitListLetters *
pursuit_session_letters_finish (PursuitSession *self, GAsyncResult *result, GError **error);
gint64
pursuit_session_locate (PursuitSession *self,
                        PursuitListSpec *spec,
                        const PursuitFilter *state,
                        gint64 after_id,
                        GError **error);
void
pursuit_session_locate_async (PursuitSession *self,
                              PursuitListSpec *spec,
                              const PursuitFilter *state,
                              gint64 after_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gint64
pursuit_session_locate_finish (PursuitSession *self, GAsyncResult *result, GError **error);
gint64
pursuit_session_locate_edited (PursuitSession *self, PursuitListSpec *spec, GError **error);
void
pursuit_session_locate_edited_async (PursuitSession *self,
                                     PursuitListSpec *spec,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
