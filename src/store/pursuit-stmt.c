/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-stmt.h"

#include <stdlib.h>
#include <string.h>

/* The index of $parameter; SQLite numbers named parameters in the order they appear, which may differ. */
static int
parameter_index (sqlite3_stmt *stmt, int parameter)
{
  char name[8];
  const char *in_order = sqlite3_bind_parameter_name (stmt, parameter);

  if (in_order != NULL && atoi (in_order + 1) == parameter)
    return parameter;
  g_snprintf (name, sizeof name, "$%d", parameter);
  int found = sqlite3_bind_parameter_index (stmt, name);
  g_assert (found > 0);
  return found;
}

/** pursuit_bind_int: binds $@parameter. */
void
pursuit_bind_int (sqlite3_stmt *stmt, int parameter, gint64 number)
{
  sqlite3_bind_int64 (stmt, parameter_index (stmt, parameter), number);
}

/** pursuit_bind_real: binds $@parameter. */
void
pursuit_bind_real (sqlite3_stmt *stmt, int parameter, double number)
{
  sqlite3_bind_double (stmt, parameter_index (stmt, parameter), number);
}

/** pursuit_bind_text: binds $@parameter to a copy of @text, or to NULL. */
void
pursuit_bind_text (sqlite3_stmt *stmt, int parameter, const char *text)
{
  sqlite3_bind_text (stmt, parameter_index (stmt, parameter), text, -1, SQLITE_TRANSIENT);
}

/** pursuit_bind_value: binds $@parameter to @value. */
void
pursuit_bind_value (sqlite3_stmt *stmt, int parameter, const PursuitValue *value)
{
  switch (value->kind)
    {
    case PURSUIT_VALUE_INT:
      pursuit_bind_int (stmt, parameter, value->i);
      break;
    case PURSUIT_VALUE_REAL:
      pursuit_bind_real (stmt, parameter, value->d);
      break;
    case PURSUIT_VALUE_TEXT:
      pursuit_bind_text (stmt, parameter, value->s);
      break;
    case PURSUIT_VALUE_NULL:
    default:
      sqlite3_bind_null (stmt, parameter_index (stmt, parameter));
    }
}

/** pursuit_bind_column: binds $@parameter to what @column of the row holds that @row stands on. */
void
pursuit_bind_column (sqlite3_stmt *stmt, int parameter, sqlite3_stmt *row, int column)
{
  sqlite3_bind_value (stmt, parameter_index (stmt, parameter), sqlite3_column_value (row, column));
}

/**
 * pursuit_valid_text:
 * @text: (nullable): as a file holds it, which may be anything
 *
 * Returns: (nullable): @text itself if it is valid UTF-8, else one replacement character
 */
const char *
pursuit_valid_text (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL) ? text : "\xEF\xBF\xBD";
}

/**
 * pursuit_column_text:
 *
 * Returns: (nullable): the text in @column, as pursuit_valid_text() has it; valid until the next step
 */
const char *
pursuit_column_text (sqlite3_stmt *stmt, int column)
{
  return pursuit_valid_text ((const char *) sqlite3_column_text (stmt, column));
}

/** pursuit_column_value: copies the value in @column into @value, text validated. */
void
pursuit_column_value (sqlite3_stmt *stmt, int column, PursuitValue *value)
{
  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_INTEGER:
      pursuit_value_set_int (value, sqlite3_column_int64 (stmt, column));
      break;
    case SQLITE_FLOAT:
      pursuit_value_set_real (value, sqlite3_column_double (stmt, column));
      break;
    case SQLITE_TEXT:
      {
        pursuit_value_clear (value);
        const char *text = (const char *) sqlite3_column_text (stmt, column);
        int length = sqlite3_column_bytes (stmt, column);
        *value = (PursuitValue){
          .kind = PURSUIT_VALUE_TEXT,
          .s = g_utf8_validate (text, length, NULL) ? g_strndup (text, length)
                                                    : g_utf8_make_valid (text, length),
        };
        break;
      }
    default:
      pursuit_value_clear (value);
    }
}

/** pursuit_column_int: the whole number in @column; 0 for NULL. */
gint64
pursuit_column_int (PursuitStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt, column);
}

/** pursuit_column_real: the number in @column; 0 for NULL. */
double
pursuit_column_real (PursuitStmt *stmt, int column)
{
  return sqlite3_column_double (stmt, column);
}

/** pursuit_column_is_null: whether nothing is known of @column. */
gboolean
pursuit_column_is_null (PursuitStmt *stmt, int column)
{
  return sqlite3_column_type (stmt, column) == SQLITE_NULL;
}

/** pursuit_stmt_reset: ends the reading of @stmt before its last row. */
void
pursuit_stmt_reset (PursuitStmt *stmt)
{
  sqlite3_reset (stmt);
}
