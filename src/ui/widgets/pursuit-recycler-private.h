/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-recycler.h"

G_BEGIN_DECLS

/* Shared by pursuit-recycler.c (the widget: scrolling, keys, properties) and pursuit-recycler-rows.c (which
 * row widgets there are and where they stand). */

struct _PursuitRecycler
{
  GtkWidget parent_instance;

  const PursuitRecyclerRows *row_funcs;
  gpointer user_data;
  GListModel *model;

  GArray *rows;    /* of PursuitRecyclerRow: those bound */
  GPtrArray *pool; /* of GtkWidget: children without an item */
  GtkWidget *gap_widget;
  guint gap;

  int row_height;
  int spacing;
  int content_width;    /* what the rows could show, scrolled sideways */
  int padding;          /* free pixels behind the last row */
  guint focus_position; /* of the row that has the focus, or had it last */

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
  gboolean configuring; /* our own change of the adjustment is under way */
};

typedef struct
{
  GtkWidget *widget;
  gpointer item; /* a reference */
  guint position;
} PursuitRecyclerRow;

guint
pursuit_recycler_count (PursuitRecycler *self);
int
pursuit_recycler_get_pitch (PursuitRecycler *self);
gboolean
pursuit_recycler_has_gap (PursuitRecycler *self);
guint
pursuit_recycler_get_slot (PursuitRecycler *self, guint position);
double
pursuit_recycler_get_content_height (PursuitRecycler *self);
double
pursuit_recycler_get_scroll (PursuitRecycler *self);
PursuitRecyclerRow *
pursuit_recycler_find_row (PursuitRecycler *self, guint position);
gboolean
pursuit_recycler_is_pinned (PursuitRecycler *self, const PursuitRecyclerRow *row);
void
pursuit_recycler_release_row (PursuitRecycler *self, guint index);
PursuitRecyclerRow *
pursuit_recycler_acquire_row (PursuitRecycler *self, guint position);
void
pursuit_recycler_configure (PursuitRecycler *self);
void
pursuit_recycler_configure_sideways (PursuitRecycler *self, int width);
void
pursuit_recycler_update_rows (PursuitRecycler *self);

G_END_DECLS
