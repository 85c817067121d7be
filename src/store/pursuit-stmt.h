/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-value.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/** PursuitStmt: a prepared query; SQLite's own inside this folder, opaque outside of it. */
typedef struct sqlite3_stmt PursuitStmt;

void
pursuit_bind_int (sqlite3_stmt *stmt, int parameter, gint64 number);
void
pursuit_bind_real (sqlite3_stmt *stmt, int parameter, double number);
void
pursuit_bind_text (sqlite3_stmt *stmt, int parameter, const char *text);
void
pursuit_bind_value (sqlite3_stmt *stmt, int parameter, const PursuitValue *value);
void
pursuit_column_value (sqlite3_stmt *stmt, int column, PursuitValue *value);
gint64
pursuit_column_int (PursuitStmt *stmt, int column);
double
pursuit_column_real (PursuitStmt *stmt, int column);
gboolean
pursuit_column_is_null (PursuitStmt *stmt, int column);
void
pursuit_stmt_reset (PursuitStmt *stmt);
const char *
pursuit_valid_text (const char *text);
const char *
pursuit_column_text (sqlite3_stmt *stmt, int column);
void
pursuit_bind_column (sqlite3_stmt *stmt, int parameter, sqlite3_stmt *row, int column);

G_END_DECLS
