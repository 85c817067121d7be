/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-store.h"

G_BEGIN_DECLS

/**
 * PursuitJob: a piece of work on its way to a thread of the store, and its answer on the way back: to a task,
 * or to whoever waits.
 */
typedef struct
{
  PursuitStoreFunc func; /* %NULL: the thread ends */
  gpointer data;
  GCancellable *cancellable;
  GTask *task; /* asynchronous work */
  GDestroyNotify free_result;
  /* blocking work */
  GMutex mutex;
  GCond cond;
  gboolean done;
  gpointer result;
  GError *error;
} PursuitJob;

PursuitJob *
pursuit_job_new (PursuitStoreFunc func, gpointer data, GCancellable *cancellable);
void
pursuit_job_free (PursuitJob *job);
void
pursuit_job_finish (PursuitJob *job, gpointer result, GError *error);
gpointer
pursuit_job_wait (PursuitJob *job, GError **error);

G_END_DECLS
