/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-value.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/** PursuitRow: some columns of a table's row and their values, in the order they were set. */
typedef struct _PursuitRow PursuitRow;

PursuitRow *
pursuit_row_new (void);
PursuitRow *
pursuit_row_new_from_stmt (sqlite3_stmt *stmt);
PursuitRow *
pursuit_row_new_from_json (const char *json, GError **error);
void
pursuit_row_free (PursuitRow *self);
guint
pursuit_row_get_length (PursuitRow *self);
const char *
pursuit_row_get_column (PursuitRow *self, guint index);
const PursuitValue *
pursuit_row_get_at (PursuitRow *self, guint index);
const PursuitValue *
pursuit_row_get (PursuitRow *self, const char *column);
gint64
pursuit_row_get_int (PursuitRow *self, const char *column);
const char *
pursuit_row_get_text (PursuitRow *self, const char *column);
void
pursuit_row_set (PursuitRow *self, const char *column, const PursuitValue *value);
void
pursuit_row_set_int (PursuitRow *self, const char *column, gint64 number);
void
pursuit_row_set_real (PursuitRow *self, const char *column, double number);
void
pursuit_row_set_text (PursuitRow *self, const char *column, const char *text);
void
pursuit_row_set_null (PursuitRow *self, const char *column);
void
pursuit_row_remove (PursuitRow *self, const char *column);
char *
pursuit_row_to_json (PursuitRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRow, pursuit_row_free)

G_END_DECLS
