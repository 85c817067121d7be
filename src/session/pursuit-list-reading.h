/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-spec.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

/** PursuitListReading: what a list asks a reader for, and what it answers. */
typedef struct
{
  PursuitListSpec *spec;
  guint generation;
  guint64 number;
  gint64 limit;    /* of the ids; -1 all, 0 none */
  gboolean first;  /* ids and the rows of the first page */
  GArray *changed; /* ids whose place is asked for */
  GArray *ids;     /* answer, or the rows asked for */
  GArray *places;  /* answer: behind whom each of `changed` stands */
  GPtrArray *records;
  guint page_start;
} PursuitListReading;

PursuitListReading *
pursuit_list_reading_new (PursuitListSpec *spec, guint generation);
void
pursuit_list_reading_free (gpointer data);
gpointer
pursuit_list_reading_run (PursuitStore *store,
                          PursuitDb *db,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
