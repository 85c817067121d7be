/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECYCLER (pursuit_recycler_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRecycler, pursuit_recycler, PURSUIT, RECYCLER, GtkWidget)

/** PURSUIT_RECYCLER_NO_GAP: the position of a gap that is not there. */
#define PURSUIT_RECYCLER_NO_GAP G_MAXUINT

/**
 * PursuitRecyclerRows:
 * @create: makes an empty row: a focusable widget of role list item, whose measure does not depend on what it
 *   is bound to
 * @bind: shows @item, which stands at @position, in @row
 * @unbind: lets go of the item, because the row scrolled out of sight or the item is gone
 *
 * How the rows of one list are made and filled. A row is bound and unbound many times in its life.
 */
typedef struct
{
  GtkWidget *(*create) (gpointer user_data);
  void (*bind) (GtkWidget *row, gpointer item, guint position, gpointer user_data);
  void (*unbind) (GtkWidget *row, gpointer user_data);
} PursuitRecyclerRows;

GtkWidget *
pursuit_recycler_new (const PursuitRecyclerRows *rows, gpointer user_data);

void
pursuit_recycler_set_model (PursuitRecycler *self, GListModel *model);

void
pursuit_recycler_set_row_height (PursuitRecycler *self, int height, int spacing);
void
pursuit_recycler_set_content_width (PursuitRecycler *self, int width);

GtkWidget *
pursuit_recycler_get_row (PursuitRecycler *self, guint position);
guint
pursuit_recycler_get_position (PursuitRecycler *self, GtkWidget *row);
guint
pursuit_recycler_get_n_widgets (PursuitRecycler *self);
void
pursuit_recycler_foreach_row (PursuitRecycler *self, GFunc func, gpointer user_data);

void
pursuit_recycler_scroll_to (PursuitRecycler *self, guint position);
gboolean
pursuit_recycler_focus_row (PursuitRecycler *self, guint position);
guint
pursuit_recycler_get_focus_position (PursuitRecycler *self);

void
pursuit_recycler_set_padding (PursuitRecycler *self, int padding);
gboolean
pursuit_recycler_get_y (PursuitRecycler *self, guint position, double *y);

void
pursuit_recycler_set_gap_widget (PursuitRecycler *self, GtkWidget *widget);
void
pursuit_recycler_set_gap (PursuitRecycler *self, guint position);
guint
pursuit_recycler_get_gap (PursuitRecycler *self);
void
pursuit_recycler_scroll_to_top (PursuitRecycler *self, guint position);
void
pursuit_recycler_scroll_to_gap (PursuitRecycler *self);
guint
pursuit_recycler_get_gap_at (PursuitRecycler *self, double y);

G_END_DECLS
