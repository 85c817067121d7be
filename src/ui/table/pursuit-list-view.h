/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-bulk-bar.h"
#include "pursuit-filter-bar.h"
#include "pursuit-table.h"
#include "pursuit-view-shelf.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LIST_VIEW (pursuit_list_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitListView, pursuit_list_view, PURSUIT, LIST_VIEW, AdwBin)

PursuitListView *
pursuit_list_view_new (PursuitSession *session, PursuitTable *table, PursuitListSpec *base);
PursuitTable *
pursuit_list_view_get_table (PursuitListView *self);
PursuitFilterBar *
pursuit_list_view_get_filter_bar (PursuitListView *self);
void
pursuit_list_view_set_base (PursuitListView *self, PursuitListSpec *base);
void
pursuit_list_view_set_filter (PursuitListView *self, const PursuitFilter *filter);
void
pursuit_list_view_set_shelf (PursuitListView *self, PursuitViewShelf *shelf);
void
pursuit_list_view_show (PursuitListView *self, PursuitListSpec *base, const PursuitFilter *filter);
void
pursuit_list_view_search (PursuitListView *self, const char *text);
void
pursuit_list_view_add_bulk (PursuitListView *self,
                            const PursuitBulkAction *actions,
                            guint n_actions,
                            gpointer user_data);

GtkWidget *
pursuit_list_view_take_export_button (PursuitListView *self);

G_END_DECLS
