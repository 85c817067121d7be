/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select.h"

#include "pursuit-deal.h"
#include "pursuit-money.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Lists and records of every entity come from here: the descriptor table says which columns there are, and
 * the tables below where those come from that are not the entity's own.
 */

/* A field that is computed or belongs to another table. */
typedef struct
{
  const char *entity;
  const char *field;
  const char *expression;
} Derived;

/* The rows of an entity, joined with what its derived fields need. Every join is to a key, so that SQLite
 * leaves out those that a query does not use. */
typedef struct
{
  const char *entity;
  const char *from;  /* the entity itself is t */
  const char *match; /* columns that the quick match looks into */
} Source;

static const Source SOURCES[] = {
  { "deal",
    "deal t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN member m ON m.id = t.owner_id"
    " LEFT JOIN stage s ON s.id = t.stage_id LEFT JOIN process p ON p.id = t.process_id",
    "t.search LIKE $1 ESCAPE '\\' OR c.search LIKE $1 ESCAPE '\\'" },
  { "company", "company t LEFT JOIN member m ON m.id = t.owner_id LEFT JOIN company c ON c.id = t.parent_id",
    "t.search LIKE $1 ESCAPE '\\'" },
  { "person", "person t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN person b ON b.id = t.reports_to",
    "t.search LIKE $1 ESCAPE '\\' OR t.email LIKE $1 ESCAPE '\\' OR t.mobile LIKE $1 ESCAPE '\\'"
    " OR t.phone LIKE $1 ESCAPE '\\' OR c.search LIKE $1 ESCAPE '\\'" },
  { "activity",
    "activity t LEFT JOIN deal d ON d.id = t.deal_id LEFT JOIN company c ON c.id = t.company_id"
    " LEFT JOIN member m ON m.id = t.owner_id",
    "t.search LIKE $1 ESCAPE '\\' OR c.search LIKE $1 ESCAPE '\\' OR d.search LIKE $1 ESCAPE '\\'" },
  { "member", "member t", "t.name LIKE $1 ESCAPE '\\'" },
  { "participant", "participant t LEFT JOIN person q ON q.id = t.person_id", "q.search LIKE $1 ESCAPE '\\'" },
  { "process", "process t", "t.name LIKE $1 ESCAPE '\\'" },
  { "stage", "stage t LEFT JOIN process p ON p.id = t.process_id", "t.name LIKE $1 ESCAPE '\\'" },
};

/* Contacts with a person of a deal: done activities of that deal at which the person was. */
#define CONTACTS                                                                                             \
  "FROM activity_person ap JOIN activity a ON a.id = ap.activity_id"                                         \
  " WHERE ap.person_id = t.person_id AND a.done IS NOT NULL AND (a.deal_id = t.deal_id OR a.deal_id IS "     \
  "NULL)"

static const Derived DERIVED[] = {
  { "deal", "company", "c.name" },
  { "deal", "process", "p.name" },
  { "deal", "stage", "s.name" },
  { "deal", "owner", "m.name" },
  { "deal", "probability_base", "s.probability" },
  { "deal", "stale_days", "s.stale_days" },
  { "deal", "stage_position", "s.position" },
  { "deal", "stage_phase", "s.phase" },
  { "company", "parent", "c.name" },
  { "company", "owner", "m.name" },
  { "company", "grade",
    "(SELECT min(d.grade) FROM deal d WHERE d.company_id = t.id AND d.outcome = 'open')" },
  { "company", "open_deals",
    "(SELECT count(*) FROM deal d WHERE d.company_id = t.id AND d.outcome = 'open')" },
  { "company", "open_amount",
    "(SELECT sum(d.amount) FROM deal d WHERE d.company_id = t.id AND d.outcome = 'open'"
    " AND d.currency = t.currency)" },
  { "company", "people", "(SELECT count(*) FROM person q WHERE q.company_id = t.id)" },
  { "company", "last_contact", "(SELECT max(a.done) FROM activity a WHERE a.company_id = t.id)" },
  { "person", "company", "c.name" },
  { "person", "manager", "b.name" },
  { "person", "last_contact",
    "(SELECT max(a.done) FROM activity_person ap JOIN activity a ON a.id = ap.activity_id"
    " WHERE ap.person_id = t.id)" },
  { "activity", "deal", "d.title" },
  { "activity", "company", "c.name" },
  { "activity", "owner", "m.name" },
  { "activity", "people",
    "(SELECT group_concat(q.name, ', ') FROM activity_person ap JOIN person q ON q.id = ap.person_id"
    " WHERE ap.activity_id = t.id)" },
  { "activity", "members",
    "(SELECT group_concat(w.name, ', ') FROM activity_member am JOIN member w ON w.id = am.member_id"
    " WHERE am.activity_id = t.id)" },
  { "participant", "person", "q.name" },
  /* none, brief (1-2), regular (3-5), deep (6 and more) contacts within half a year; older ones count as
     brief */
  { "participant", "coverage",
    "(SELECT CASE WHEN count(*) = 0 THEN 0 WHEN count(*) FILTER (WHERE a.done >= $today) >= 6 THEN 3"
    " WHEN count(*) FILTER (WHERE a.done >= $today) >= 3 THEN 2 ELSE 1 END " CONTACTS ")" },
  { "participant", "last_contact", "(SELECT max(a.done) " CONTACTS ")" },
  { "participant", "contacts", "(SELECT count(*) " CONTACTS ")" },
  { "stage", "process", "p.name" },
  { "stage", "count",
    "(SELECT sum(u.deals) FROM deal_summary u WHERE u.process_id = t.process_id"
    " AND u.stage_id = t.id AND u.on_board = 1)" },
  { "stage", "amount", "NULL" },
  { "stage", "weighted", "NULL" },
  { "stage", "currency", "NULL" },
  { "stage", "missing_rate", "NULL" },
};

/* Contacts older than this no longer tell how well we know somebody. */
static const int COVERAGE_DAYS = 180;

static const Source *
find_source (const PursuitEntity *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    {
      if (g_str_equal (SOURCES[i].entity, entity->name))
        return &SOURCES[i];
    }
  g_assert_not_reached ();
}

/* Appends what field @index of @entity is in SQL. */
static void
append_expression (GString *sql, const PursuitEntity *entity, guint index)
{
  const PursuitField *field = &entity->fields[index];

  if (field->flags & PURSUIT_FIELD_STORED)
    {
      g_string_append_printf (sql, "t.%s", field->name);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (DERIVED); i++)
    {
      if (g_str_equal (DERIVED[i].entity, entity->name) && g_str_equal (DERIVED[i].field, field->name))
        {
          g_string_append (sql, DERIVED[i].expression);
          return;
        }
    }
  g_error ("%s.%s is neither stored nor derived", entity->name, field->name);
}

/* The parts of a list's query and the values of its parameters, $1 upwards. */
typedef struct
{
  GString *sql;
  GPtrArray *values; /* PursuitValue* */
} Builder;

static void
free_value (gpointer data)
{
  pursuit_value_clear (data);
  g_free (data);
}

static void
builder_clear (Builder *builder)
{
  g_string_free (builder->sql, TRUE);
  g_ptr_array_unref (builder->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static PursuitValue *
add_parameter (Builder *builder)
{
  PursuitValue *value = g_new0 (PursuitValue, 1);
  g_ptr_array_add (builder->values, value);
  return value;
}

/* %text% with the signs that LIKE knows escaped. */
static char *
like_pattern (const char *text)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* The value that a condition compares with, as the column stores it. */
static gboolean
parse_operand (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  gint64 minor;
  char *end = NULL;

  switch (field->type)
    {
    case PURSUIT_FIELD_MONEY:
      if (!pursuit_money_parse (text, -1, NULL, &minor))
        break;
      pursuit_value_set_int (value, minor);
      return TRUE;
    case PURSUIT_FIELD_INT:
    case PURSUIT_FIELD_REF:
    case PURSUIT_FIELD_TIME:
      minor = g_ascii_strtoll (text, &end, 10);
      if (end == text || *end != '\0')
        break;
      pursuit_value_set_int (value, minor);
      return TRUE;
    case PURSUIT_FIELD_REAL:
      pursuit_value_set_real (value, g_ascii_strtod (text, &end));
      if (end == text || *end != '\0')
        break;
      return TRUE;
    case PURSUIT_FIELD_BOOL:
      pursuit_value_set_int (value, g_str_equal (text, "1") || g_str_equal (text, "yes") ||
                                        g_str_equal (text, "true"));
      return TRUE;
    case PURSUIT_FIELD_DATE:
      if (pursuit_day_parse_iso (text) == PURSUIT_DAY_NONE)
        break;
      pursuit_value_set_text (value, text);
      return TRUE;
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_CHOICE:
    case PURSUIT_FIELD_SET:
    default:
      pursuit_value_set_text (value, text);
      return TRUE;
    }
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is not a value that “%s” can have."), text,
               field->name);
  return FALSE;
}

static gboolean
append_condition (Builder *builder,
                  const PursuitEntity *entity,
                  const PursuitCondition *condition,
                  GError **error)
{
  static const char *const operators[] = { "=", "<>", "<", "<=", ">", ">=" };
  const PursuitField *field = &entity->fields[condition->field];

  g_string_append (builder->sql, " AND (");
  append_expression (builder->sql, entity, condition->field);
  if (condition->op == PURSUIT_OP_IS_SET || condition->op == PURSUIT_OP_IS_EMPTY)
    {
      gboolean set = condition->op == PURSUIT_OP_IS_SET;
      if (field->type == PURSUIT_FIELD_BOOL)
        g_string_append (builder->sql, set ? " = 1)" : " = 0)");
      else
        g_string_append (builder->sql, set ? " IS NOT NULL)" : " IS NULL)");
      return TRUE;
    }
  PursuitValue *value = add_parameter (builder);
  if (condition->op == PURSUIT_OP_CONTAINS)
    {
      g_autofree char *pattern = like_pattern (condition->value);
      pursuit_value_set_text (value, pattern);
      g_string_append_printf (builder->sql, " LIKE $%u ESCAPE '\\')", builder->values->len);
      return TRUE;
    }

  g_string_append_printf (builder->sql, " %s $%u", operators[condition->op], builder->values->len);
  if (condition->op == PURSUIT_OP_NE)
    {
      g_string_append (builder->sql, " OR ");
      append_expression (builder->sql, entity, condition->field);
      g_string_append (builder->sql, " IS NULL");
    }
  g_string_append_c (builder->sql, ')');
  return parse_operand (field, condition->value, value, error);
}

/* Numbers need no parameters: there may be more of them than SQLite has parameters. */
static void
append_ids (GString *sql, GArray *ids)
{
  g_string_append (sql, " AND t.id IN (");
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (sql, ')');
}

/* FROM (another table with the same columns, if @from is given) and WHERE of @spec. The quick match is always
 * $1, because its expression stands in the table above. */
static gboolean
append_rows (Builder *builder, PursuitListSpec *spec, const char *from, GError **error)
{
  const Source *source = find_source (spec->entity);

  g_string_append_printf (builder->sql, " FROM %s WHERE 1 = 1", from ? from : source->from);
  if (spec->match != NULL)
    {
      g_autofree char *key = pursuit_text_search_key (spec->match, -1);
      g_autofree char *pattern = like_pattern (key);
      pursuit_value_set_text (add_parameter (builder), pattern);
      g_string_append_printf (builder->sql, " AND (%s)", source->match);
    }
  if (spec->on_board)
    g_string_append (builder->sql, " AND t.on_board = 1");
  if (spec->ids != NULL)
    append_ids (builder->sql, spec->ids);
  if (spec->person_id)
    {
      pursuit_value_set_int (add_parameter (builder), spec->person_id);
      g_string_append_printf (builder->sql,
                              " AND t.id IN (SELECT activity_id FROM activity_person WHERE person_id = $%u)",
                              builder->values->len);
    }
  for (guint i = 0; i < spec->conditions->len; i++)
    {
      if (!append_condition (builder, spec->entity, &g_array_index (spec->conditions, PursuitCondition, i),
                             error))
        return FALSE;
    }
  return TRUE;
}

static void
append_order (Builder *builder, PursuitListSpec *spec)
{
  g_string_append (builder->sql, " ORDER BY ");
  for (guint i = 0; i < spec->sort->len; i++)
    {
      PursuitSortKey *key = &g_array_index (spec->sort, PursuitSortKey, i);
      const char *name = spec->entity->fields[key->field].name;
      gboolean never_null =
          g_str_equal (name, "position") || g_str_equal (name, "id") || g_str_equal (name, "name");
      /* what is not known stands last in both directions */
      if (!never_null)
        {
          append_expression (builder->sql, spec->entity, key->field);
          g_string_append (builder->sql, " IS NULL, ");
        }
      if (g_str_equal (name, "name") &&
          (g_str_equal (spec->entity->name, "company") || g_str_equal (spec->entity->name, "person")))
        g_string_append (builder->sql, "t.search");
      else
        append_expression (builder->sql, spec->entity, key->field);
      g_string_append (builder->sql, key->descending ? " DESC, " : ", ");
    }
  g_string_append (builder->sql, "t.id");
}

static sqlite3_stmt *
prepare_and_bind (PursuitDb *db, Builder *builder, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (db, builder->sql->str, error);

  for (guint i = 0; stmt != NULL && i < builder->values->len; i++)
    pursuit_bind_value (stmt, i + 1, builder->values->pdata[i]);
  return stmt;
}

/* $today, where an expression has it: the first day whose contacts still count. */
static void
bind_today (sqlite3_stmt *stmt, PursuitDay today)
{
  int index = sqlite3_bind_parameter_index (stmt, "$today");

  if (index > 0 && today != PURSUIT_DAY_NONE)
    {
      char iso[11];
      pursuit_day_write_iso (today - COVERAGE_DAYS, iso);
      sqlite3_bind_text (stmt, index, iso, -1, SQLITE_TRANSIENT);
    }
}

/**
 * pursuit_select_ids:
 * @limit: at most so many; -1 for @spec's own limit
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of @spec's records in its order
 */
GArray *
pursuit_select_ids (PursuitDb *db, PursuitListSpec *spec, gint64 limit, GError **error)
{
  g_auto (Builder) builder = { g_string_new ("SELECT t.id"), g_ptr_array_new_with_free_func (free_value) };

  if (!append_rows (&builder, spec, NULL, error))
    return NULL;
  append_order (&builder, spec);
  gint64 most = limit >= 0 && spec->limit >= 0 ? MIN (limit, spec->limit) : MAX (limit, spec->limit);
  if (most >= 0)
    {
      pursuit_value_set_int (add_parameter (&builder), most);
      g_string_append_printf (builder.sql, " LIMIT $%u", builder.values->len);
    }

  sqlite3_stmt *stmt = prepare_and_bind (db, &builder, error);
  if (stmt == NULL)
    return NULL;
  bind_today (stmt, 0);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int state;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
  return state == 0 ? g_steal_pointer (&ids) : NULL;
}

/* Whether @spec's rows can be told without the joined tables: SQLite leaves unused joins out, but not under
 * count(). */
static gboolean
needs_no_join (PursuitListSpec *spec)
{
  if (spec->match != NULL)
    return FALSE;
  for (guint i = 0; i < spec->conditions->len; i++)
    {
      guint field = g_array_index (spec->conditions, PursuitCondition, i).field;
      if (!(spec->entity->fields[field].flags & PURSUIT_FIELD_STORED))
        return FALSE;
    }
  return TRUE;
}

/** pursuit_select_count: how many records @spec has (its limit aside); -1 with @error set. */
gint64
pursuit_select_count (PursuitDb *db, PursuitListSpec *spec, GError **error)
{
  g_auto (Builder)
      builder = { g_string_new ("SELECT count(*)"), g_ptr_array_new_with_free_func (free_value) };

  g_autofree char *own = g_strdup_printf ("%s t", spec->entity->name);

  if (!append_rows (&builder, spec, needs_no_join (spec) ? own : NULL, error))
    return -1;
  sqlite3_stmt *stmt = prepare_and_bind (db, &builder, error);
  if (stmt == NULL)
    return -1;
  bind_today (stmt, 0);
  gint64 count = pursuit_db_step (db, stmt, error) == 1 ? sqlite3_column_int64 (stmt, 0) : -1;
  sqlite3_reset (stmt);
  return count;
}

/* One result row as a record: column i is field i. */
static PursuitRecord *
read_record (sqlite3_stmt *stmt, const PursuitEntity *entity)
{
  PursuitRecord *record = pursuit_record_new (entity);
  PursuitValue value = { 0 };

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (sqlite3_column_type (stmt, i) == SQLITE_NULL)
        continue;
      if (entity->fields[i].type == PURSUIT_FIELD_DATE)
        {
          PursuitDay day = pursuit_day_parse_iso (pursuit_column_text (stmt, i));
          if (day == PURSUIT_DAY_NONE)
            continue;
          pursuit_value_set_int (&value, day);
        }
      else
        pursuit_column_value (stmt, i, &value);
      pursuit_record_set_value (record, i, &value);
    }
  pursuit_value_clear (&value);
  return record;
}

/* SELECT with every field of @entity, for one id. */
static char *
record_sql (const PursuitEntity *entity)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      append_expression (sql, entity, i);
    }
  g_string_append_printf (sql, " FROM %s WHERE t.id = $1", find_source (entity)->from);
  return g_string_free (sql, FALSE);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * pursuit_select_records:
 * @ids: which
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): one entry for each id, %NULL where there
 * is no such record
 */
GPtrArray *
pursuit_select_records (PursuitDb *db,
                        const PursuitEntity *entity,
                        const PursuitSelectContext *context,
                        const gint64 *ids,
                        guint n_ids,
                        GError **error)
{
  g_autofree char *sql = record_sql (entity);
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, error);
  if (stmt == NULL)
    return NULL;

  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_ids, unref_record);
  for (guint i = 0; i < n_ids; i++)
    {
      sqlite3_reset (stmt);
      pursuit_bind_int (stmt, 1, ids[i]);
      bind_today (stmt, context->today);
      int state = pursuit_db_step (db, stmt, error);
      if (state < 0)
        return NULL;
      g_ptr_array_add (records, state == 1 ? read_record (stmt, entity) : NULL);
    }
  sqlite3_reset (stmt);
  g_ptr_array_set_free_func (records, NULL);
  return g_steal_pointer (&records);
}

/**
 * pursuit_select_existing:
 * @ids: which
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): the records that are there, in the order
 * of @ids; between the reading of ids and of records another connection may have deleted some
 */
GPtrArray *
pursuit_select_existing (PursuitDb *db,
                         const PursuitEntity *entity,
                         const PursuitSelectContext *context,
                         GArray *ids,
                         GError **error)
{
  g_autoptr (GPtrArray) records =
      pursuit_select_records (db, entity, context, (const gint64 *) (gpointer) ids->data, ids->len, error);

  if (records == NULL)
    return NULL;
  GPtrArray *existing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      if (records->pdata[i] != NULL)
        g_ptr_array_add (existing, records->pdata[i]);
    }
  return existing;
}

/**
 * pursuit_select_list:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): all of @spec's records; for lists that
 * are known to be short, and for the command line
 */
GPtrArray *
pursuit_select_list (PursuitDb *db,
                     PursuitListSpec *spec,
                     const PursuitSelectContext *context,
                     GError **error)
{
  g_autoptr (GArray) ids = pursuit_select_ids (db, spec, -1, error);

  return ids != NULL ? pursuit_select_existing (db, spec->entity, context, ids, error) : NULL;
}

/* Whether the kept summary can answer: conditions on its own key columns only, each by equality. */
static gboolean
summary_answers (PursuitListSpec *spec)
{
  if (spec->match != NULL)
    return FALSE;
  for (guint i = 0; i < spec->conditions->len; i++)
    {
      const PursuitCondition *condition = &g_array_index (spec->conditions, PursuitCondition, i);
      guint field = condition->field;
      if (condition->op != PURSUIT_OP_EQ ||
          (field != PURSUIT_DEAL_PROCESS_ID && field != PURSUIT_DEAL_STAGE_ID &&
           field != PURSUIT_DEAL_OWNER_ID && field != PURSUIT_DEAL_GRADE && field != PURSUIT_DEAL_OUTCOME))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_select_sums:
 * @deals: which deals; its order and limit do not matter
 *
 * Count, amount and weighted amount by stage and currency: from the kept summary where its keys suffice
 * (owner, process, stage, grade, outcome), else by one grouped query.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitStageSum)
 */
GPtrArray *
pursuit_select_sums (PursuitDb *db, PursuitListSpec *deals, GError **error)
{
  gboolean kept = summary_answers (deals);
  g_auto (Builder) builder = { g_string_new (NULL), g_ptr_array_new_with_free_func (free_value) };

  g_string_append (builder.sql, "SELECT t.stage_id, t.currency, ");
  g_string_append (builder.sql, kept ? "sum(t.deals), sum(t.amount), sum(t.weighted)"
                                     : "count(*), sum(COALESCE(t.amount, 0)), sum(t.weighted)");
  if (!append_rows (&builder, deals, kept ? "deal_summary t" : NULL, error))
    return NULL;
  g_string_append (builder.sql, " GROUP BY t.stage_id, t.currency ORDER BY t.stage_id, t.currency");

  sqlite3_stmt *stmt = prepare_and_bind (db, &builder, error);
  if (stmt == NULL)
    return NULL;
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  int state;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitStageSum *sum = g_new0 (PursuitStageSum, 1);
      sum->stage_id = sqlite3_column_int64 (stmt, 0);
      g_strlcpy (sum->currency, pursuit_column_text (stmt, 1), sizeof sum->currency);
      sum->count = sqlite3_column_int64 (stmt, 2);
      sum->amount = sqlite3_column_int64 (stmt, 3);
      sum->weighted = sqlite3_column_int64 (stmt, 4);
      g_ptr_array_add (sums, sum);
    }
  return state == 0 ? g_steal_pointer (&sums) : NULL;
}

/**
 * pursuit_select_place:
 * @spec: deals in the order of their position
 * @id: a deal that may belong to it
 * @next_id: (out): the deal that stands behind it, 0 at the end, -1 when @id does not belong to @spec
 *
 * Tells where one deal stands without reading the whole column again.
 */
gboolean
pursuit_select_place (PursuitDb *db, PursuitListSpec *spec, gint64 id, gint64 *next_id, GError **error)
{
  g_auto (Builder) own = { g_string_new ("SELECT t.position"), g_ptr_array_new_with_free_func (free_value) };
  g_auto (Builder) next = { g_string_new ("SELECT t.id"), g_ptr_array_new_with_free_func (free_value) };

  *next_id = -1;
  if (!append_rows (&own, spec, NULL, error) || !append_rows (&next, spec, NULL, error))
    return FALSE;
  pursuit_value_set_int (add_parameter (&own), id);
  g_string_append_printf (own.sql, " AND t.id = $%u", own.values->len);
  sqlite3_stmt *stmt = prepare_and_bind (db, &own, error);
  int state = stmt ? pursuit_db_step (db, stmt, error) : -1;
  if (state != 1)
    return state == 0;

  pursuit_value_set_real (add_parameter (&next), sqlite3_column_double (stmt, 0));
  pursuit_value_set_int (add_parameter (&next), id);
  sqlite3_reset (stmt);
  g_string_append_printf (next.sql, " AND (t.position, t.id) > ($%u, $%u) ORDER BY t.position, t.id LIMIT 1",
                          next.values->len - 1, next.values->len);
  stmt = prepare_and_bind (db, &next, error);
  state = stmt ? pursuit_db_step (db, stmt, error) : -1;
  *next_id = state == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  if (stmt != NULL)
    sqlite3_reset (stmt);
  return state >= 0;
}
