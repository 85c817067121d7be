/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"
#include "pursuit-table-columns.h"
#include "pursuit-table-selection.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE (pursuit_table_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTable, pursuit_table, PURSUIT, TABLE, AdwBin)

/** PursuitTableAction: what can be done with a row. */
typedef struct
{
  const char *label;  /* in the row's menu, marked for translation */
  const char *action; /* acts on the selected row */
  guint key;          /* also activates it while the focus is on a row; 0 for none */
  GdkModifierType modifiers;
  const char *menu; /* (nullable): the submenu that it and its neighbours stand in, marked for translation */
} PursuitTableAction;

/** PursuitTableFind: the row of the record @id in a list that is no PursuitList; -1 if there is none. */
typedef int (*PursuitTableFind) (GListModel *model, gint64 id);

PursuitTable *
pursuit_table_new_of_model (PursuitSession *session,
                            const char *name,
                            const PursuitEntity *entity,
                            GListModel *model,
                            PursuitTableFind find,
                            const PursuitColumn *columns,
                            guint n_columns);
PursuitTable *
pursuit_table_new (PursuitSession *session,
                   const char *name,
                   PursuitListSpec *spec,
                   const PursuitColumn *columns,
                   guint n_columns);
void
pursuit_table_set_smart (PursuitTable *self);
void
pursuit_table_show (PursuitTable *self, PursuitListSpec *spec);
void
pursuit_table_set_spec (PursuitTable *self, PursuitListSpec *spec);
GListModel *
pursuit_table_get_model (PursuitTable *self);
PursuitList *
pursuit_table_get_list (PursuitTable *self);
void
pursuit_table_set_actions (PursuitTable *self, const PursuitTableAction *actions, guint n_actions);
void
pursuit_table_search (PursuitTable *self, const char *text);
void
pursuit_table_set_empty (PursuitTable *self,
                         const char *icon_name,
                         const char *title,
                         const char *description);
void
pursuit_table_select (PursuitTable *self, gint64 id);
gboolean
pursuit_table_focus_record (PursuitTable *self, gint64 id);
void
pursuit_table_scroll_to (PursuitTable *self, guint position);
gint64
pursuit_table_get_selected (PursuitTable *self);
PursuitRecord *
pursuit_table_get_selected_record (PursuitTable *self);
PursuitTableSelection *
pursuit_table_get_selection (PursuitTable *self);
void
pursuit_table_tick (PursuitTable *self, gint64 id);
GtkWidget *
pursuit_table_get_row (PursuitTable *self, gint64 id);
PursuitTableColumns *
pursuit_table_get_columns (PursuitTable *self);
void
pursuit_table_refill (PursuitTable *self);
GtkAdjustment *
pursuit_table_get_adjustment (PursuitTable *self);

/* Cells */
void
pursuit_table_set_cursor (PursuitTable *self, int index);
int
pursuit_table_get_cursor (PursuitTable *self);
gboolean
pursuit_table_edit (PursuitTable *self, gint64 id, guint index);
char *
pursuit_table_copy_text (PursuitTable *self, GPtrArray *records);
void
pursuit_table_copy (PursuitTable *self);
void
pursuit_table_focus_rows (PursuitTable *self);

G_END_DECLS
