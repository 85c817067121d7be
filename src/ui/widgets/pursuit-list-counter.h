/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_LIST_COUNTER (pursuit_list_counter_get_type ())
G_DECLARE_FINAL_TYPE (PursuitListCounter, pursuit_list_counter, PURSUIT, LIST_COUNTER, GObject)

/**
 * PursuitListCounts:
 * @begin: (nullable): reads what the lists depend on and calls pursuit_list_counter_go(); without it, a round
 *   goes at once
 * @get_list: (transfer full) (nullable): the rows to count at @index, from 0; %NULL: all have been
 * @show: how many they are
 * @end: (nullable): all have been counted
 *
 * What somebody wants to have counted. What begin and end read is cancelled with the round if it is given
 * @cancellable.
 */
typedef struct
{
  void (*begin) (gpointer owner, GCancellable *cancellable);
  PursuitListSpec *(*get_list) (gpointer owner, guint index);
  void (*show) (gpointer owner, guint index, gint64 count);
  void (*end) (gpointer owner, GCancellable *cancellable);
} PursuitListCounts;

PursuitListCounter *
pursuit_list_counter_new (PursuitSession *session,
                          GtkWidget *seen,
                          const PursuitListCounts *counts,
                          gpointer owner);
void
pursuit_list_counter_count_soon (PursuitListCounter *self);
void
pursuit_list_counter_go (PursuitListCounter *self);
void
pursuit_list_counter_stop (PursuitListCounter *self);

G_END_DECLS
