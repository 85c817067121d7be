/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-row.h"

#include "pursuit-db.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

typedef struct
{
  const char *column; /* interned */
  PursuitValue value;
} Cell;

struct _PursuitRow
{
  GArray *cells; /* Cell; a row has some twenty, so looking through them beats a hash table */
};

static void
clear_cell (gpointer data)
{
  pursuit_value_clear (&((Cell *) data)->value);
}

/** pursuit_row_new: (transfer full): a row without columns. */
PursuitRow *
pursuit_row_new (void)
{
  PursuitRow *self = g_new0 (PursuitRow, 1);

  self->cells = g_array_sized_new (FALSE, TRUE, sizeof (Cell), 24);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/** pursuit_row_free: frees the row and its values. */
void
pursuit_row_free (PursuitRow *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  g_free (self);
}

/* The value under @column, made when it is not there. */
static PursuitValue *
get_slot (PursuitRow *self, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      if (g_str_equal (cell->column, column))
        return &cell->value;
    }

  Cell fresh = { .column = g_intern_string (column) };
  g_array_append_val (self->cells, fresh);
  return &g_array_index (self->cells, Cell, self->cells->len - 1).value;
}

/** pursuit_row_new_from_stmt: (transfer full): the present result row of @stmt, by its column names. */
PursuitRow *
pursuit_row_new_from_stmt (sqlite3_stmt *stmt)
{
  PursuitRow *self = pursuit_row_new ();

  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    pursuit_column_value (stmt, i, get_slot (self, sqlite3_column_name (stmt, i)));
  return self;
}

/**
 * pursuit_row_new_from_json:
 * @json: as pursuit_row_to_json() wrote it
 *
 * Returns: (transfer full) (nullable): the row, or %NULL with @error set when @json is no such image
 */
PursuitRow *
pursuit_row_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, error);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
                           _ ("An entry of the journal is damaged."));
      return NULL;
    }

  PursuitRow *self = pursuit_row_new ();
  JsonObjectIter iter;
  const char *column;
  JsonNode *node;
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &column, &node))
    {
      PursuitValue *slot = get_slot (self, column);
      if (JSON_NODE_HOLDS_NULL (node))
        continue;
      GType type = json_node_get_value_type (node);
      if (type == G_TYPE_INT64)
        pursuit_value_set_int (slot, json_node_get_int (node));
      else if (type == G_TYPE_DOUBLE)
        pursuit_value_set_real (slot, json_node_get_double (node));
      else
        pursuit_value_set_text (slot, json_node_get_string (node));
    }
  return self;
}

/** pursuit_row_get_length: how many columns the row has. */
guint
pursuit_row_get_length (PursuitRow *self)
{
  return self->cells->len;
}

/** pursuit_row_get_column: the name of column @index, interned. */
const char *
pursuit_row_get_column (PursuitRow *self, guint index)
{
  return g_array_index (self->cells, Cell, index).column;
}

/** pursuit_row_get_at: the value of column @index. */
const PursuitValue *
pursuit_row_get_at (PursuitRow *self, guint index)
{
  return &g_array_index (self->cells, Cell, index).value;
}

/** pursuit_row_get: (nullable): the value under @column, %NULL when the row has no such column. */
const PursuitValue *
pursuit_row_get (PursuitRow *self, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      if (g_str_equal (cell->column, column))
        return &cell->value;
    }
  return NULL;
}

/** pursuit_row_get_int: the whole number under @column; 0 when it is not there or NULL. */
gint64
pursuit_row_get_int (PursuitRow *self, const char *column)
{
  const PursuitValue *value = pursuit_row_get (self, column);
  return value != NULL && value->kind == PURSUIT_VALUE_INT ? value->i : 0;
}

/** pursuit_row_get_text: (nullable): the text under @column; %NULL when it is not there or NULL. */
const char *
pursuit_row_get_text (PursuitRow *self, const char *column)
{
  const PursuitValue *value = pursuit_row_get (self, column);
  return value != NULL && value->kind == PURSUIT_VALUE_TEXT ? value->s : NULL;
}

/** pursuit_row_set: puts a copy of @value under @column. */
void
pursuit_row_set (PursuitRow *self, const char *column, const PursuitValue *value)
{
  pursuit_value_copy (get_slot (self, column), value);
}

/** pursuit_row_set_int: puts @number under @column. */
void
pursuit_row_set_int (PursuitRow *self, const char *column, gint64 number)
{
  pursuit_value_set_int (get_slot (self, column), number);
}

/** pursuit_row_set_real: puts @number under @column. */
void
pursuit_row_set_real (PursuitRow *self, const char *column, double number)
{
  pursuit_value_set_real (get_slot (self, column), number);
}

/** pursuit_row_set_text: puts a copy of @text (or NULL) under @column. */
void
pursuit_row_set_text (PursuitRow *self, const char *column, const char *text)
{
  pursuit_value_set_text (get_slot (self, column), text);
}

/** pursuit_row_set_null: puts NULL under @column. */
void
pursuit_row_set_null (PursuitRow *self, const char *column)
{
  pursuit_value_clear (get_slot (self, column));
}

/** pursuit_row_remove: takes @column out. */
void
pursuit_row_remove (PursuitRow *self, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (g_str_equal (g_array_index (self->cells, Cell, i).column, column))
        {
          g_array_remove_index (self->cells, i);
          return;
        }
    }
}

static void
append_json_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;
      if (c == '"' || c == '\\')
        g_string_append_printf (json, "\\%c", c);
      else if (c < 0x20)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, (char) c);
    }
  g_string_append_c (json, '"');
}

/**
 * pursuit_row_to_json:
 *
 * Written here and not through a tree of nodes, because taking back an import writes a million of these.
 *
 * Returns: (transfer full): the row as one JSON object
 */
char *
pursuit_row_to_json (PursuitRow *self)
{
  GString *json = g_string_sized_new (256);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (json, '{');
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      if (i > 0)
        g_string_append_c (json, ',');
      append_json_text (json, cell->column);
      g_string_append_c (json, ':');
      switch (cell->value.kind)
        {
        case PURSUIT_VALUE_INT:
          g_string_append_printf (json, "%" G_GINT64_FORMAT, cell->value.i);
          break;
        case PURSUIT_VALUE_REAL:
          g_ascii_dtostr (number, sizeof number, cell->value.d);
          g_string_append (json, number);
          /* a whole number must come back as REAL */
          if (strpbrk (number, ".eEn") == NULL)
            g_string_append (json, ".0");
          break;
        case PURSUIT_VALUE_TEXT:
          append_json_text (json, cell->value.s);
          break;
        case PURSUIT_VALUE_NULL:
        default:
          g_string_append (json, "null");
        }
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}
