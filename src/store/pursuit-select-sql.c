/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select-private.h"

#include "pursuit-deal.h"
#include "pursuit-money.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Lists and records of every entity come from here: the descriptor table says which columns there are, and
 * the tables below where those come from that are not the entity's own.
 */

/* How many ids a statement names. */
static const guint MAX_IDS_IN_TEXT = 5000;

/* A field that is computed or belongs to another table. */
typedef struct
{
  const char *entity;
  const char *field;
  const char *expression;
} Derived;

static const PursuitSelectSource SOURCES[] = {
  { "deal",
    "deal t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN member m ON m.id = t.owner_id"
    " LEFT JOIN stage s ON s.id = t.stage_id LEFT JOIN process p ON p.id = t.process_id"
    " LEFT JOIN buying_stage b ON b.id = t.buying_stage_id LEFT JOIN person k ON k.id = t.in_charge_id",
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
  { "buying_stage", "buying_stage t", "t.name LIKE $1 ESCAPE '\\'" },
  { "work_item", "work_item t", "t.name LIKE $1 ESCAPE '\\'" },
  { "call_note", "call_note t JOIN work_item w ON w.id = t.work_id JOIN stage s ON s.id = w.stage_id",
    "t.text LIKE $1 ESCAPE '\\'" },
  { "key_node", "key_node t", "t.name LIKE $1 ESCAPE '\\'" },
  { "node_condition", "node_condition t", "t.kind LIKE $1 ESCAPE '\\'" },
  { "transition", "transition t", "t.rule LIKE $1 ESCAPE '\\'" },
  { "node_state", "node_state t", "t.evidence LIKE $1 ESCAPE '\\'" },
  { "participation", "participation t", "t.does LIKE $1 ESCAPE '\\'" },
  { "playbook_page",
    "playbook_page t LEFT JOIN stage s ON s.id = t.stage_id LEFT JOIN process p ON p.id = s.process_id",
    "t.search LIKE $1 ESCAPE '\\' OR s.name LIKE $1 ESCAPE '\\' OR s.name_other LIKE $1 ESCAPE '\\'" },
  { "approval", "approval t", "t.reason LIKE $1 ESCAPE '\\'" },
  { "need",
    "need t LEFT JOIN person q ON q.id = t.holder_id LEFT JOIN buying_criterion c ON c.id = t.criterion_id",
    "q.search LIKE $1 ESCAPE '\\'" },
  { "need_version", "need_version t LEFT JOIN member m ON m.id = t.by_id", "t.text LIKE $1 ESCAPE '\\'" },
  { "buying_decision", "buying_decision t", "t.text LIKE $1 ESCAPE '\\'" },
  { "trip", "trip t JOIN person q ON q.id = t.person_id", "t.place LIKE $1 ESCAPE '\\'" },
  { "department",
    "department t LEFT JOIN department u ON u.id = t.parent_id LEFT JOIN person q ON q.id = t.head_id",
    "t.name LIKE $1 ESCAPE '\\'" },
  { "department_check",
    "department_check t JOIN department u ON u.id = t.checker_id JOIN department w ON w.id = t.checked_id",
    "u.name LIKE $1 ESCAPE '\\' OR w.name LIKE $1 ESCAPE '\\\\'" },
  { "attachment", "attachment t LEFT JOIN member m ON m.id = t.by_id", "t.name LIKE $1 ESCAPE '\\'" },
  { "scorecard_template", "scorecard_template t", "t.name LIKE $1 ESCAPE '\\'" },
  { "scorecard_criterion", "scorecard_criterion t", "t.name LIKE $1 ESCAPE '\\'" },
  { "scorecard_anchor", "scorecard_anchor t", "t.text LIKE $1 ESCAPE '\\'" },
  { "scorecard", "scorecard t", "t.note LIKE $1 ESCAPE '\\'" },
  { "score", "score t", "t.note LIKE $1 ESCAPE '\\'" },
  { "relation",
    "relation t LEFT JOIN person a ON a.id = t.from_id LEFT JOIN person b ON b.id = t.to_id"
    " LEFT JOIN member m ON m.id = t.by_id",
    "a.search LIKE $1 ESCAPE '\\' OR b.search LIKE $1 ESCAPE '\\'" },
  { "acquaintance",
    "acquaintance t LEFT JOIN person q ON q.id = t.person_id LEFT JOIN member m ON m.id = t.member_id",
    "q.search LIKE $1 ESCAPE '\\'" },
  { "rival_tie", "rival_tie t LEFT JOIN person q ON q.id = t.person_id",
    "q.search LIKE $1 ESCAPE '\\' OR t.competitor LIKE $1 ESCAPE '\\'" },
  { "party", "party t LEFT JOIN deal d ON d.id = t.deal_id", "t.name LIKE $1 ESCAPE '\\'" },
  { "party_member",
    "party_member t LEFT JOIN party g ON g.id = t.party_id LEFT JOIN person q ON q.id = t.person_id",
    "q.search LIKE $1 ESCAPE '\\'" },
  { "participant_value",
    "participant_value t LEFT JOIN participant p ON p.id = t.participant_id"
    " LEFT JOIN deal d ON d.id = p.deal_id LEFT JOIN person q ON q.id = p.person_id"
    " LEFT JOIN member m ON m.id = t.by_id",
    "q.search LIKE $1 ESCAPE '\\'" },
  { "buying_criterion", "buying_criterion t", "t.name LIKE $1 ESCAPE '\\'" },
  { "criterion_score", "criterion_score t", "t.competitor LIKE $1 ESCAPE '\\'" },
};

/* Contacts with a person of a deal: done activities of that deal, or of none, at which the person was, up to
 * the day as of which is asked. */
#define CONTACTS                                                                                             \
  "FROM activity_person ap JOIN activity a ON a.id = ap.activity_id"                                         \
  " WHERE ap.person_id = t.person_id AND a.done <= $until AND (a.deal_id = t.deal_id OR a.deal_id IS NULL)"

/* None, brief (1-2), regular (3-5), deep (6 and more) contacts within half a year; older ones count as brief.
 */
#define COVERAGE                                                                                             \
  "(SELECT CASE WHEN count(*) = 0 THEN 0 WHEN count(*) FILTER (WHERE a.done >= $today) >= 6 THEN 3"          \
  " WHEN count(*) FILTER (WHERE a.done >= $today) >= 3 THEN 2 ELSE 1 END " CONTACTS ")"

/* The version of a need that counts. */
#define VERSION(column)                                                                                      \
  "(SELECT v." column " FROM need_version v WHERE v.need_id = t.id ORDER BY v.day DESC, v.id DESC LIMIT 1)"

static const Derived DERIVED[] = {
  { "deal", "company", "c.name" },
  { "deal", "process", "p.name" },
  { "deal", "stage", "s.name" },
  { "deal", "owner", "m.name" },
  { "deal", "buying_stage", "b.name" },
  { "deal", "in_charge", "k.name" },
  { "deal", "drift_state",
    "CASE WHEN t.drift IS NULL THEN 'unknown' WHEN t.drift >= p.drift_ahead THEN 'customer-ahead'"
    " WHEN -t.drift >= p.drift_behind THEN 'we-ahead' ELSE 'in-step' END" },
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
  { "person", "photo", "(SELECT f.sha256 FROM attachment f WHERE f.id = t.photo_id)" },
  { "activity", "deal", "d.title" },
  { "activity", "company", "c.name" },
  { "activity", "owner", "m.name" },
  { "activity", "people",
    "(SELECT group_concat(q.name, ', ') FROM activity_person ap JOIN person q ON q.id = ap.person_id"
    " WHERE ap.activity_id = t.id)" },
  { "activity", "members",
    "(SELECT group_concat(w.name, ', ') FROM activity_member am JOIN member w ON w.id = am.member_id"
    " WHERE am.activity_id = t.id)" },
  { "activity", "day", "COALESCE(t.done, t.planned)" },
  { "person", "currency", "c.currency" },
  { "trip", "person", "q.name" },
  { "department", "parent", "u.name" },
  { "department", "head", "q.name" },
  { "department", "people",
    "(SELECT count(*) FROM person w WHERE w.company_id = t.company_id AND w.department = t.name)" },
  { "department_check", "checker", "u.name" },
  { "department_check", "checked", "w.name" },
  { "participant", "person", "q.name" },
  { "participant", "coverage", "COALESCE(t.coverage_said, " COVERAGE ")" },
  { "participant", "coverage_met", COVERAGE },
  { "participant", "last_contact", "(SELECT max(a.done) " CONTACTS ")" },
  { "participant", "contacts", "(SELECT count(*) " CONTACTS ")" },
  { "playbook_page", "stage", "s.name" },
  { "playbook_page", "stage_position", "s.position" },
  { "playbook_page", "process", "p.name" },
  { "playbook_page", "process_position", "p.position" },
  { "call_note", "step", "s.name" },
  { "call_note", "question", "w.name" },
  { "call_note", "place", "(1000 * s.position + w.position)" },
  { "need", "holder", "q.name" },
  { "need", "criterion", "c.name" },
  { "need", "text", VERSION ("text") },
  { "need", "day", VERSION ("day") },
  { "need", "source", VERSION ("source") },
  { "need", "versions", "(SELECT count(*) FROM need_version v WHERE v.need_id = t.id)" },
  { "need_version", "by", "m.name" },
  { "relation", "from", "a.name" },
  { "relation", "to", "b.name" },
  { "relation", "by", "m.name" },
  { "acquaintance", "person", "q.name" },
  { "acquaintance", "member", "m.name" },
  { "rival_tie", "person", "q.name" },
  { "party", "deal", "d.title" },
  { "party", "members", "(SELECT count(*) FROM party_member u WHERE u.party_id = t.id)" },
  { "party_member", "party", "g.name" },
  { "party_member", "person", "q.name" },
  { "party_member", "deal_id", "g.deal_id" },
  { "participant_value", "deal_id", "p.deal_id" },
  { "participant_value", "deal", "d.title" },
  { "participant_value", "person_id", "p.person_id" },
  { "participant_value", "person", "q.name" },
  { "participant_value", "by", "m.name" },
  { "participant_value", "copied_from",
    "(SELECT f.title FROM deal f WHERE t.source LIKE 'copied-from-deal:%' AND f.id = CAST(substr(t.source, "
    "18) AS "
    "INTEGER))" },
  { "attachment", "by", "m.name" },
  { "stage", "process", "p.name" },
  { "stage", "count",
    "(SELECT sum(u.deals) FROM deal_summary u WHERE u.process_id = t.process_id"
    " AND u.stage_id = t.id AND u.on_board = 1)" },
  { "stage", "amount", "NULL" },
  { "stage", "weighted", "NULL" },
  { "stage", "currency", "NULL" },
  { "stage", "missing_rate", "NULL" },
  { "stage", "process_kind", "p.kind" },
  { "stage", "drift_ahead", "p.drift_ahead" },
  { "stage", "drift_behind", "p.drift_behind" },
};

/* Contacts older than this no longer tell how well we know somebody. */
static const int COVERAGE_DAYS = 180;

const PursuitSelectSource *
pursuit_select_find_source (const PursuitEntity *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    {
      if (g_str_equal (SOURCES[i].entity, entity->name))
        return &SOURCES[i];
    }
  g_assert_not_reached ();
}

/* Appends what field @index of @entity is in SQL. */
void
pursuit_select_append_expression (GString *sql, const PursuitEntity *entity, guint index)
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

static void
free_value (gpointer data)
{
  pursuit_value_clear (data);
  g_free (data);
}

/* Frees what @builder holds. */
void
pursuit_select_builder_clear (PursuitSelect *builder)
{
  g_string_free (builder->sql, TRUE);
  g_ptr_array_unref (builder->values);
}

/* A query that begins with @select. */
PursuitSelect
pursuit_select_builder (const char *select)
{
  return (PursuitSelect){ g_string_new (select), g_ptr_array_new_with_free_func (free_value) };
}

PursuitValue *
pursuit_select_add_parameter (PursuitSelect *builder)
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
    case PURSUIT_FIELD_ANNIVERSARY:
    default:
      pursuit_value_set_text (value, text);
      return TRUE;
    }
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is not a value that “%s” can have."), text,
               field->name);
  return FALSE;
}

static gboolean
append_condition (PursuitSelect *builder,
                  const PursuitEntity *entity,
                  const PursuitListCondition *condition,
                  GError **error)
{
  static const char *const operators[] = { "=", "<>", "<", "<=", ">", ">=" };
  const PursuitField *field = &entity->fields[condition->field];

  g_string_append (builder->sql, " AND (");
  pursuit_select_append_expression (builder->sql, entity, condition->field);
  if (condition->op == PURSUIT_OP_IS_SET || condition->op == PURSUIT_OP_IS_EMPTY)
    {
      gboolean set = condition->op == PURSUIT_OP_IS_SET;
      if (field->type == PURSUIT_FIELD_BOOL)
        g_string_append (builder->sql, set ? " = 1)" : " = 0)");
      else
        g_string_append (builder->sql, set ? " IS NOT NULL)" : " IS NULL)");
      return TRUE;
    }
  PursuitValue *value = pursuit_select_add_parameter (builder);
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
      pursuit_select_append_expression (builder->sql, entity, condition->field);
      g_string_append (builder->sql, " IS NULL");
    }
  g_string_append_c (builder->sql, ')');
  return parse_operand (field, condition->value, value, error);
}

/* A few ids are looked up; numbers need no parameters. Many would make a statement longer than SQLite takes:
 * then every row asks whether it is among them. */
static void
append_ids (PursuitSelect *builder, GArray *ids)
{
  if (ids->len > MAX_IDS_IN_TEXT)
    {
      pursuit_select_add_parameter (builder);
      builder->listed = ids;
      builder->listed_index = builder->values->len;
      g_string_append_printf (builder->sql, " AND " PURSUIT_DB_LISTED "(t.id, $%u)", builder->listed_index);
      return;
    }
  g_string_append (builder->sql, " AND t.id IN (");
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (builder->sql, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (builder->sql, ')');
}

/* Only deals with an approval that is waited for and has @member_id in @column; 0 for all deals. */
static void
append_pending (PursuitSelect *builder, const char *column, gint64 member_id)
{
  if (member_id == 0)
    return;
  pursuit_value_set_int (pursuit_select_add_parameter (builder), member_id);
  g_string_append_printf (builder->sql,
                          " AND t.id IN (SELECT deal_id FROM approval WHERE state = 'pending' AND %s = $%u)",
                          column, builder->values->len);
}

/* FROM (another table with the same columns, if @from is given) and WHERE of @spec. The quick match is always
 * $1, because its expression stands in the table above. */
gboolean
pursuit_select_append_rows (PursuitSelect *builder, PursuitListSpec *spec, const char *from, GError **error)
{
  const PursuitSelectSource *source = pursuit_select_find_source (spec->entity);

  g_string_append_printf (builder->sql, " FROM %s WHERE 1 = 1", from ? from : source->from);
  if (spec->match != NULL)
    {
      g_autofree char *key = pursuit_text_search_key (spec->match, -1);
      g_autofree char *pattern = like_pattern (key);
      pursuit_value_set_text (pursuit_select_add_parameter (builder), pattern);
      g_string_append_printf (builder->sql, " AND (%s)", source->match);
    }
  if (spec->on_board)
    g_string_append (builder->sql, " AND t.on_board = 1");
  if (spec->ids != NULL)
    append_ids (builder, spec->ids);
  append_pending (builder, "asked_of_id", spec->asked_of_id);
  append_pending (builder, "asked_by_id", spec->asked_by_id);
  if (spec->person_id)
    {
      pursuit_value_set_int (pursuit_select_add_parameter (builder), spec->person_id);
      g_string_append_printf (builder->sql,
                              " AND t.id IN (SELECT activity_id FROM activity_person WHERE person_id = $%u)",
                              builder->values->len);
    }
  for (guint i = 0; i < spec->conditions->len; i++)
    {
      if (!append_condition (builder, spec->entity,
                             &g_array_index (spec->conditions, PursuitListCondition, i), error))
        return FALSE;
    }
  return TRUE;
}

/* Names are sorted by their keys: the same in every locale, Chinese by pinyin. */
static void
append_sort_expression (GString *sql, const PursuitEntity *entity, guint index)
{
  static const struct
  {
    const char *entity, *field, *key;
  } KEYS[] = {
    { "company", "name", "t.sort_key" },     { "company", "parent", "c.sort_key" },
    { "person", "name", "t.sort_key" },      { "person", "company", "c.sort_key" },
    { "person", "manager", "b.sort_key" },   { "deal", "title", "t.sort_key" },
    { "deal", "company", "c.sort_key" },     { "deal", "in_charge", "k.sort_key" },
    { "activity", "company", "c.sort_key" }, { "activity", "deal", "d.sort_key" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    {
      if (g_str_equal (KEYS[i].entity, entity->name) &&
          g_str_equal (KEYS[i].field, entity->fields[index].name))
        {
          g_string_append (sql, KEYS[i].key);
          return;
        }
    }
  pursuit_select_append_expression (sql, entity, index);
}

void
pursuit_select_append_order (PursuitSelect *builder, PursuitListSpec *spec)
{
  g_string_append (builder->sql, " ORDER BY ");
  for (guint i = 0; i < spec->sort->len; i++)
    {
      PursuitSortKey *key = &g_array_index (spec->sort, PursuitSortKey, i);
      const char *name = spec->entity->fields[key->field].name;
      gboolean never_null = g_str_equal (name, "position") || g_str_equal (name, "id") ||
                            g_str_equal (name, "name") ||
                            (g_str_equal (name, "title") && g_str_equal (spec->entity->name, "deal"));
      /* what is not known stands last in both directions */
      if (!never_null)
        {
          pursuit_select_append_expression (builder->sql, spec->entity, key->field);
          g_string_append (builder->sql, " IS NULL, ");
        }
      append_sort_expression (builder->sql, spec->entity, key->field);
      g_string_append (builder->sql, key->descending ? " DESC, " : ", ");
    }
  g_string_append (builder->sql, "t.id");
}

sqlite3_stmt *
pursuit_select_prepare_and_bind (PursuitDb *db, PursuitSelect *builder, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (db, builder->sql->str, error);

  for (guint i = 0; stmt != NULL && i < builder->values->len; i++)
    pursuit_bind_value (stmt, i + 1, builder->values->pdata[i]);
  if (stmt != NULL && builder->listed != NULL)
    sqlite3_bind_blob64 (stmt, builder->listed_index, builder->listed->data,
                         (guint64) builder->listed->len * sizeof (gint64), SQLITE_STATIC);
  return stmt;
}

static void
bind_day (sqlite3_stmt *stmt, const char *parameter, PursuitDay day)
{
  int index = sqlite3_bind_parameter_index (stmt, parameter);
  char iso[11];

  if (index == 0)
    return;
  pursuit_day_write_iso (day, iso);
  sqlite3_bind_text (stmt, index, iso, -1, SQLITE_TRANSIENT);
}

/* $today, where an expression has it: the first day whose contacts still count; $until: the last. */
void
pursuit_select_bind_today (sqlite3_stmt *stmt, PursuitDay today)
{
  if (today == PURSUIT_DAY_NONE)
    return;
  bind_day (stmt, "$today", today - COVERAGE_DAYS);
  bind_day (stmt, "$until", today);
}
