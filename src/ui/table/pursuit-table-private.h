/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-cell-editor.h"
#include "pursuit-match.h"
#include "pursuit-recycler.h"
#include "pursuit-table-groups.h"
#include "pursuit-table-header.h"
#include "pursuit-table-style.h"
#include "pursuit-table.h"

G_BEGIN_DECLS

/* Shared by the files of the table: pursuit-table.c (the widget), pursuit-table-rows.c (what its rows show),
 * pursuit-table-pick.c (pointer, keys and what they select), pursuit-table-cells.c (editing and copying),
 * pursuit-table-head.c (the menu of a column and grouping), pursuit-table-menu.c (the menu of a row). */

#define PURSUIT_TABLE_ROW_HEIGHT 36
#define PURSUIT_TABLE_LEAD 36

/** PursuitTableFocus: what it means that the focus comes to a row. */
typedef enum
{
  PURSUIT_TABLE_FOCUS_SELECTS,
  PURSUIT_TABLE_FOCUS_EXTENDS,
  PURSUIT_TABLE_FOCUS_MOVES, /* the selection stays as it is */
} PursuitTableFocus;

struct _PursuitTable
{
  AdwBin parent_instance;

  PursuitTableColumns *columns;
  PursuitTableStyle *style;
  GListModel *model;
  PursuitTableFind find;
  PursuitList *list;          /* NULL: the model is its owner's */
  PursuitTableGroups *groups; /* what is shown of the list when it is grouped, else NULL */
  guint forgetting;           /* idle source: the selection keeps what is listed */
  GCancellable *grouping;
  PursuitSession *session;
  PursuitMatch *match;
  PursuitTableSelection *selection;
  gint64 current;    /* the record whose row has the focus, or had it last */
  gint64 anchor;     /* where a selection of several rows began */
  gboolean followed; /* the selected row is the one to which the focus came: nobody pressed it or its box */
  PursuitTableFocus focus;
  int cursor; /* the column that the keyboard works on, or -1 */
  gboolean smart;

  GtkStack *stack;
  AdwStatusPage *empty;
  PursuitTableHeader *header;
  GtkCheckButton *all;
  PursuitRecycler *recycler;
  GtkOverlay *overlay;
  GtkScrollbar *scrollbar;
  GtkAdjustment *sideways;
  GtkWidget *menu;
  PursuitCellEditor *editor; /* over the cell that is edited, or NULL */
  gint64 edited;
  guint edited_column;
};

/* pursuit-table.c */
gboolean
pursuit_table_ask_menu (PursuitTable *self, PursuitRecord *record, double x, double y);
void
pursuit_table_activate_row (PursuitTable *self, gint64 id);
void
pursuit_table_show_model (PursuitTable *self, GListModel *model);
void
pursuit_table_tell_selection (PursuitTable *self);

/* pursuit-table-rows.c */
extern const PursuitRecyclerRows pursuit_table_row_functions;
gint64
pursuit_table_id_at (PursuitTable *self, guint position);
int
pursuit_table_find_position (PursuitTable *self, gint64 id);
guint
pursuit_table_get_n_rows (PursuitTable *self);
void
pursuit_table_mark_rows (PursuitTable *self);
void
pursuit_table_set_current (PursuitTable *self, gint64 id);
void
pursuit_table_activate_at (PursuitTable *self, guint position);

/* pursuit-table-pick.c */
void
pursuit_table_add_pick (PursuitTable *self);
void
pursuit_table_row_got_focus (PursuitTable *self, GtkWidget *row);
void
pursuit_table_show_menu (PursuitTable *self, GtkWidget *row, double x, double y);
void
pursuit_table_select_all (PursuitTable *self, gboolean all);

/* pursuit-table-cells.c */
gboolean
pursuit_table_can_edit (PursuitTable *self, guint index);
void
pursuit_table_end_edit (PursuitTable *self);
void
pursuit_table_add_cells (PursuitTable *self);
void
pursuit_table_install_cell_actions (GtkWidgetClass *klass);

/* pursuit-table-head.c */
void
pursuit_table_add_head (PursuitTable *self);
void
pursuit_table_update_groups (PursuitTable *self);
void
pursuit_table_toggle_group (PursuitTable *self, PursuitTableGroup *group);

G_END_DECLS
