/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rates.h"
#include "pursuit-select-private.h"

/*
 * A filter in SQL: one expression for each condition, values bound. An expression may come out as NULL, which
 * no row is meant by: only “not” has to say so.
 */

/* Fewer records are gone through sooner than the index of texts is asked. */
static const gint64 WORTH_ASKING = 20000;

/* The column by which records of @entity are called. */
static const char *
name_column (const char *entity)
{
  return g_str_equal (entity, "deal") ? "title" : "name";
}

/* Whether @field is the name of what another column of the row points to: then an index of that column may be
 * asked. */
static gboolean
is_name_of_reference (const PursuitEntity *entity, const PursuitField *field)
{
  g_autofree char *column = g_strconcat (field->name, "_id", NULL);
  int reference = pursuit_entity_find_field (entity, column);

  return (field->flags & PURSUIT_FIELD_BY_NAME) && reference >= 0 &&
         (entity->fields[reference].flags & PURSUIT_FIELD_STORED);
}

/* What field @index is in SQL: as it is compared, and of a section that is not to be read by its own index as
 * no column. */
static void
append_tested (PursuitSelect *builder, GString *sql, const PursuitEntity *entity, guint index)
{
  pursuit_select_append_compared (sql, entity, index);
  if (builder->plan == PURSUIT_SELECT_BY_NAME && pursuit_select_is_section (entity, index))
    g_string_append (sql, " || ''");
}

/* The next parameter: what value number @number of @test means, as the column stores it. */
static gboolean
add_value (PursuitSelect *builder,
           const PursuitFilter *test,
           const PursuitField *field,
           guint number,
           GError **error)
{
  PursuitValue *value = pursuit_select_add_parameter (builder);
  g_autofree char *home = field->type == PURSUIT_FIELD_MONEY ? pursuit_rates_read_home (builder->db) : NULL;

  if (!pursuit_filter_parse_value (field, test->op, pursuit_filter_get_value (test, number), home, value,
                                   error))
    return FALSE;
  if (field->type == PURSUIT_FIELD_DATE && !pursuit_op_counts_days (test->op) &&
      value->kind == PURSUIT_VALUE_INT)
    {
      char iso[11];
      pursuit_day_write_iso ((PursuitDay) value->i, iso);
      pursuit_value_set_text (value, iso);
    }
  return TRUE;
}

/* Appends ($1, $2, …). */
static gboolean
append_values (PursuitSelect *builder,
               GString *sql,
               const PursuitFilter *test,
               const PursuitField *field,
               GError **error)
{
  g_string_append_c (sql, '(');
  for (guint i = 0; i < test->values->len; i++)
    {
      if (!add_value (builder, test, field, i, error))
        return FALSE;
      g_string_append_printf (sql, "%s$%u", i > 0 ? ", " : "", builder->values->len);
    }
  g_string_append_c (sql, ')');
  return TRUE;
}

/* One of the values, or none of them; of the name of a reference, by the reference. */
static gboolean
append_equality (PursuitSelect *builder,
                 GString *sql,
                 const PursuitFilter *test,
                 const PursuitEntity *entity,
                 GError **error)
{
  const PursuitField *field = &entity->fields[test->field];
  gboolean negated = test->op == PURSUIT_OP_NE;
  gboolean by_reference = is_name_of_reference (entity, field);
  g_autoptr (GString) left = g_string_new (NULL);

  if (by_reference)
    g_string_append_printf (left, "t.%s_id", field->name);
  else
    append_tested (builder, left, entity, test->field);
  g_string_append (sql, left->str);
  if (field->type == PURSUIT_FIELD_BOOL && test->values->len == 1)
    {
      if (!add_value (builder, test, field, 0, error))
        return FALSE;
      /* what nobody has said is no */
      PursuitValue *value = builder->values->pdata[builder->values->len - 1];
      gboolean yes = (value->kind == PURSUIT_VALUE_INT && value->i != 0) != negated;
      pursuit_value_set_int (value, 1);
      g_string_append_printf (sql, " %s $%u", yes ? "=" : "IS NOT", builder->values->len);
      return TRUE;
    }
  if (test->values->len == 1 && !by_reference)
    {
      if (!add_value (builder, test, field, 0, error))
        return FALSE;
      g_string_append_printf (sql, " %s $%u", negated ? "<>" : "=", builder->values->len);
    }
  else
    {
      g_string_append (sql, negated ? " NOT IN " : " IN ");
      if (by_reference)
        g_string_append_printf (sql, "(SELECT id FROM %s WHERE %s IN ", field->target,
                                name_column (field->target));
      if (!append_values (builder, sql, test, field, error))
        return FALSE;
      g_string_append (sql, by_reference ? ")" : "");
    }
  if (negated)
    g_string_append_printf (sql, " OR %s IS NULL", left->str);
  return TRUE;
}

/* Whether the texts that the index of @kind knows hold @field of a record, so that it proposes all that
 * contain something there. */
static gboolean
is_indexed (const PursuitEntity *entity, const PursuitField *field, PursuitTextKind *kind)
{
  return pursuit_text_kind_find (entity->name, kind) &&
         g_strv_contains (pursuit_text_kind_get_fields (*kind), field->name);
}

/* What the index of texts proposes for @text stands before the condition that decides, when that is little.
 */
static gboolean
append_candidates (PursuitSelect *builder,
                   GString *sql,
                   PursuitTextKind kind,
                   const char *text,
                   GError **error)
{
  sqlite3_stmt *last = pursuit_text_kind_query (builder->db, "last", kind, error);

  if (last == NULL)
    return FALSE;
  int state = pursuit_db_step (builder->db, last, error);
  gint64 n_ids = state == 1 ? sqlite3_column_int64 (last, 0) : 0;
  sqlite3_reset (last);
  if (state < 0 || n_ids < WORTH_ASKING)
    return state >= 0;

  g_autoptr (PursuitTextAsk) ask = pursuit_text_ask_new (builder->db, kind, text, error);
  if (ask == NULL)
    return FALSE;
  if (!pursuit_text_ask_is_rare (ask))
    return TRUE;
  g_autofree char *ids = pursuit_text_ask_list_ids (ask);
  pursuit_value_set_text (pursuit_select_add_parameter (builder), ids);
  g_string_append_printf (sql, "t.id IN (SELECT value FROM json_each ($%u)) AND ", builder->values->len);
  return TRUE;
}

static gboolean
append_part_of_text (PursuitSelect *builder,
                     GString *sql,
                     const PursuitFilter *test,
                     const PursuitEntity *entity,
                     GError **error)
{
  const PursuitField *field = &entity->fields[test->field];
  const char *text = pursuit_filter_get_value (test, 0);
  g_autofree char *pattern = pursuit_select_like_pattern (text, test->op == PURSUIT_OP_CONTAINS);
  PursuitTextKind kind;

  if (is_indexed (entity, field, &kind) && !append_candidates (builder, sql, kind, text, error))
    return FALSE;
  pursuit_select_append_expression (sql, entity, test->field);
  pursuit_value_set_text (pursuit_select_add_parameter (builder), pattern);
  g_string_append_printf (sql, " LIKE $%u ESCAPE '\\'", builder->values->len);
  return TRUE;
}

/* A set is kept with commas between its codes. */
static gboolean
append_has (PursuitSelect *builder,
            GString *sql,
            const PursuitFilter *test,
            const PursuitEntity *entity,
            GError **error)
{
  const PursuitField *field = &entity->fields[test->field];

  for (guint i = 0; i < test->values->len; i++)
    {
      g_string_append (sql, i > 0 ? " OR instr(',' || " : "instr(',' || ");
      pursuit_select_append_expression (sql, entity, test->field);
      if (!add_value (builder, test, field, i, error))
        return FALSE;
      PursuitValue *value = builder->values->pdata[builder->values->len - 1];
      g_autofree char *code = g_strdup_printf (",%s,", value->kind == PURSUIT_VALUE_TEXT ? value->s : "");
      pursuit_value_set_text (value, code);
      g_string_append_printf (sql, " || ',', $%u) > 0", builder->values->len);
    }
  return TRUE;
}

/* The keys of names begin with their letter; what has none begins with a sign behind z. */
static void
append_letter (PursuitSelect *builder, GString *sql, const PursuitFilter *test, const PursuitEntity *entity)
{
  char letter = g_ascii_tolower (*pursuit_filter_get_value (test, 0));
  char first[2] = { letter == '#' ? 'z' + 1 : letter, '\0' };
  char behind[2] = { letter + 1, '\0' };
  g_autoptr (GString) key = g_string_new (NULL);

  if (pursuit_select_find_sort_key (entity, test->field) != NULL)
    pursuit_select_append_sort_expression (key, entity, test->field);
  else
    {
      g_autoptr (GString) text = g_string_new (NULL);
      pursuit_select_append_expression (text, entity, test->field);
      g_string_append_printf (key, "CASE WHEN %s <> '' THEN pursuit_sort_key (%s, 0) END", text->str,
                              text->str);
    }
  pursuit_value_set_text (pursuit_select_add_parameter (builder), first);
  g_string_append_printf (sql, "%s >= $%u", key->str, builder->values->len);
  if (letter != '#')
    {
      pursuit_value_set_text (pursuit_select_add_parameter (builder), behind);
      g_string_append_printf (sql, " AND %s < $%u", key->str, builder->values->len);
    }
}

static void
append_day (PursuitSelect *builder, GString *sql, PursuitDay day)
{
  char iso[11];

  pursuit_day_write_iso (day, iso);
  pursuit_value_set_text (pursuit_select_add_parameter (builder), iso);
  g_string_append_printf (sql, "$%u", builder->values->len);
}

/* A date beside today. */
static gboolean
append_relative (PursuitSelect *builder,
                 GString *sql,
                 const PursuitFilter *test,
                 const PursuitEntity *entity,
                 GError **error)
{
  g_auto (PursuitValue) n_days = { 0 };
  PursuitDay first, last;

  if (test->values->len > 0 &&
      !pursuit_filter_parse_value (&entity->fields[test->field], test->op, pursuit_filter_get_value (test, 0),
                                   NULL, &n_days, error))
    return FALSE;
  pursuit_op_get_days (test->op, n_days.kind == PURSUIT_VALUE_INT ? (int) n_days.i : 0,
                       builder->context.today, &first, &last);
  if (first != PURSUIT_DAY_NONE)
    {
      pursuit_select_append_expression (sql, entity, test->field);
      g_string_append (sql, " >= ");
      append_day (builder, sql, first);
    }
  if (last != PURSUIT_DAY_NONE)
    {
      g_string_append (sql, first != PURSUIT_DAY_NONE ? " AND " : "");
      pursuit_select_append_expression (sql, entity, test->field);
      g_string_append (sql, " <= ");
      append_day (builder, sql, last);
    }
  return TRUE;
}

/* Below, above, between. */
static gboolean
append_order (PursuitSelect *builder,
              GString *sql,
              const PursuitFilter *test,
              const PursuitEntity *entity,
              GError **error)
{
  static const char *const signs[] = {
    [PURSUIT_OP_LT] = "<", [PURSUIT_OP_LE] = "<=", [PURSUIT_OP_GT] = ">", [PURSUIT_OP_GE] = ">="
  };
  const PursuitField *field = &entity->fields[test->field];

  append_tested (builder, sql, entity, test->field);
  if (!add_value (builder, test, field, 0, error))
    return FALSE;
  if (test->op != PURSUIT_OP_BETWEEN)
    {
      g_string_append_printf (sql, " %s $%u", signs[test->op], builder->values->len);
      return TRUE;
    }
  if (!add_value (builder, test, field, 1, error))
    return FALSE;
  g_string_append_printf (sql, " BETWEEN $%u AND $%u", builder->values->len - 1, builder->values->len);
  return TRUE;
}

static void
append_known (GString *sql, const PursuitFilter *test, const PursuitEntity *entity)
{
  gboolean set = test->op == PURSUIT_OP_IS_SET;

  pursuit_select_append_expression (sql, entity, test->field);
  if (entity->fields[test->field].type == PURSUIT_FIELD_BOOL)
    g_string_append (sql, set ? " = 1" : " IS NOT 1");
  else
    g_string_append (sql, set ? " IS NOT NULL" : " IS NULL");
}

static gboolean
append_test (PursuitSelect *builder,
             GString *sql,
             const PursuitFilter *test,
             const PursuitEntity *entity,
             GError **error)
{
  switch (test->op)
    {
    case PURSUIT_OP_EQ:
    case PURSUIT_OP_NE:
      return append_equality (builder, sql, test, entity, error);
    case PURSUIT_OP_CONTAINS:
    case PURSUIT_OP_BEGINS:
      return append_part_of_text (builder, sql, test, entity, error);
    case PURSUIT_OP_HAS:
      return append_has (builder, sql, test, entity, error);
    case PURSUIT_OP_LETTER:
      append_letter (builder, sql, test, entity);
      return TRUE;
    case PURSUIT_OP_IS_SET:
    case PURSUIT_OP_IS_EMPTY:
      append_known (sql, test, entity);
      return TRUE;
    case PURSUIT_OP_LT:
    case PURSUIT_OP_LE:
    case PURSUIT_OP_GT:
    case PURSUIT_OP_GE:
    case PURSUIT_OP_BETWEEN:
      return append_order (builder, sql, test, entity, error);
    default:
      return append_relative (builder, sql, test, entity, error);
    }
}

/* Groups without a part that restricts anything are left out, so that “or” of nothing is not nothing. */
static gboolean
append_part (PursuitSelect *builder,
             GString *sql,
             const PursuitFilter *filter,
             const PursuitEntity *entity,
             GError **error)
{
  guint n_parts = 0;

  g_string_append_c (sql, '(');
  if (filter->kind == PURSUIT_FILTER_TEST)
    {
      if (!append_test (builder, sql, filter, entity, error))
        return FALSE;
    }
  else
    {
      for (guint i = 0; i < filter->parts->len; i++)
        {
          if (pursuit_filter_is_empty (filter->parts->pdata[i]))
            continue;
          if (n_parts++ > 0)
            g_string_append (sql, filter->kind == PURSUIT_FILTER_ALL ? " AND " : " OR ");
          if (!append_part (builder, sql, filter->parts->pdata[i], entity, error))
            return FALSE;
        }
      if (n_parts == 0)
        g_string_append_c (sql, '1');
    }
  g_string_append_c (sql, ')');
  if (filter->kind == PURSUIT_FILTER_NONE && n_parts > 0)
    g_string_append (sql, " IS NOT TRUE");
  return TRUE;
}

gboolean
pursuit_filter_append_sql (PursuitSelect *builder,
                           GString *sql,
                           const PursuitFilter *filter,
                           const PursuitEntity *entity,
                           GError **error)
{
  return pursuit_filter_check (filter, entity, error) && append_part (builder, sql, filter, entity, error);
}
