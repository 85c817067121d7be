/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list.h"
#include "pursuit-list-reading.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

struct _PursuitList
{
  GObject parent_instance;

  PursuitStore *store;
  PursuitListSpec *spec;
  GArray *ids;       /* gint64 */
  GHashTable *live;  /* gint64* → PursuitRecord, not owned */
  GQueue pages;      /* GPtrArray of PursuitRecord, newest first */
  GHashTable *asked; /* first positions of pages that are being read */
  guint generation;
  GCancellable *reading; /* of what is read for this generation */
  guint64 number;
  gboolean loaded;
  gboolean held;    /* the first rows are enough for now */
  gboolean waiting; /* they were read, and there are more */
};

PursuitList *
pursuit_list_new (PursuitStore *store, PursuitListSpec *spec);

/* Shared by the files of the list */
void
pursuit_list_start_reading (PursuitList *self, PursuitListReading *reading, GAsyncReadyCallback callback);
PursuitListReading *
pursuit_list_finish_reading (PursuitList *self, GAsyncResult *result);
void
pursuit_list_take_rows (PursuitList *self, PursuitListReading *reading, gboolean keep);
void
pursuit_list_items_changed (PursuitList *self, guint position, guint removed, guint added);
void
pursuit_list_read_all (PursuitList *self);
void
pursuit_list_load (PursuitList *self);
void
pursuit_list_follow (PursuitList *self, PursuitChange *change, PursuitStore *store);

G_END_DECLS
