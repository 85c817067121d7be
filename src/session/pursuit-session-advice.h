/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * What the method says about a deal as it stands: whom to watch, and which pages of the playbook apply.
 */

/** PursuitWatchPerson: somebody of the deal. */
typedef struct
{
  gint64 id;
  char *name;
} PursuitWatchPerson;

/**
 * PursuitWatchLine: people of one kind who matter now.
 *
 * @people: static: the code of the kind
 * @kind: the kind in words
 * @does: what they do now
 * @persons: (element-type PursuitWatchPerson): those whom we know; may be empty
 */
typedef struct
{
  const char *people;
  char *kind;
  char *does;
  GPtrArray *persons;
} PursuitWatchLine;

/**
 * PursuitWatch: whom to watch now in a deal. Free with pursuit_watch_free().
 *
 * @buying_stage: (nullable): where the customer is; or where we take the customer to be, when @assumed
 * @lines: (element-type PursuitWatchLine): who matters most comes first; empty when the process has no
 *   participation matrix
 * @text: (nullable): whom to watch, as the stage says it in one line
 */
typedef struct
{
  char *buying_stage;
  gboolean assumed;
  GPtrArray *lines;
  char *text;
} PursuitWatch;

gboolean
pursuit_session_speaks_other (PursuitSession *self);

PursuitWatch *
pursuit_session_deal_watch (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_deal_watch_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitWatch *
pursuit_session_deal_watch_finish (PursuitSession *self, GAsyncResult *result, GError **error);

GPtrArray *
pursuit_session_deal_pages (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_deal_pages_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *
pursuit_session_deal_pages_finish (PursuitSession *self, GAsyncResult *result, GError **error);

void
pursuit_watch_free (PursuitWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitWatch, pursuit_watch_free)

G_END_DECLS
