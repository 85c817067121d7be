/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-job.h"
#include "pursuit-lock.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

/* Lists and reports must not wait for each other: two readers. */
enum
{
  N_READERS = 2
};

struct _PursuitStore
{
  GObject parent_instance;

  GMainContext *context;
  GAsyncQueue *write_queue;
  GAsyncQueue *read_queue;
  GAsyncQueue *care_queue;
  GThread *writer;
  GThread *readers[N_READERS];
  GThread *carer;
  GThread *ui_thread;
  GMutex mutex; /* guards what follows */
  PursuitLock *lock;
  PursuitDb *writing; /* the storage thread's; kept here between open and close */
  char *path;
  gboolean is_open; /* the readers run */
  gboolean read_only;
  char *read_only_reason; /* (nullable): why a database that was asked for with ANY is */
  PursuitDay today;
  GTimeZone *zone;
  guint64 number;
  PursuitCareFunc open_progress; /* (nullable): told how far an older file is brought up */
  gpointer open_progress_data;
};

void
pursuit_store_start_readers (PursuitStore *self);
void
pursuit_store_stop_readers (PursuitStore *self);

G_END_DECLS
