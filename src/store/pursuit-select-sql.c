/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select-private.h"

#include "pursuit-company.h"
#include "pursuit-custom-field.h"
#include "pursuit-customer-rules.h"
#include "pursuit-deal.h"
#include "pursuit-rates.h"

#include <string.h>

/*
 * Lists and records of every entity come from here: the descriptor table says which columns there are, and
 * the tables below where those come from that are not the entity's own. What is typed to find a record is $1.
 */

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
    NULL },
  { "company", "company t LEFT JOIN member m ON m.id = t.owner_id LEFT JOIN company c ON c.id = t.parent_id",
    NULL },
  { "person", "person t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN person b ON b.id = t.reports_to",
    NULL },
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
    "u.name LIKE $1 ESCAPE '\\' OR w.name LIKE $1 ESCAPE '\\'" },
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
  { "product_in_use", "product_in_use t LEFT JOIN company c ON c.id = t.company_id",
    "t.product LIKE $1 ESCAPE '\\' OR t.supplier LIKE $1 ESCAPE '\\' OR c.search LIKE $1 ESCAPE '\\'" },
  { "buying_plan", "buying_plan t LEFT JOIN company c ON c.id = t.company_id",
    "t.text LIKE $1 ESCAPE '\\' OR c.search LIKE $1 ESCAPE '\\'" },
  { "company_dimension", "company_dimension t LEFT JOIN company c ON c.id = t.company_id",
    "t.name LIKE $1 ESCAPE '\\' OR t.value LIKE $1 ESCAPE '\\'" },
  { "deal_party",
    "deal_party t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN deal d ON d.id = t.deal_id",
    "c.search LIKE $1 ESCAPE '\\' OR d.search LIKE $1 ESCAPE '\\'" },
  { "complaint",
    "complaint t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN deal d ON d.id = t.deal_id"
    " LEFT JOIN person q ON q.id = t.person_id LEFT JOIN member m ON m.id = t.owner_id",
    "t.subject LIKE $1 ESCAPE '\\' OR c.search LIKE $1 ESCAPE '\\'" },
  { "quotation",
    "quotation t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN deal d ON d.id = t.deal_id",
    "t.title LIKE $1 ESCAPE '\\' OR t.number LIKE $1 ESCAPE '\\' OR c.search LIKE $1 ESCAPE '\\'" },
  { "criterion_score", "criterion_score t", "t.competitor LIKE $1 ESCAPE '\\'" },
  { "company_share",
    "company_share t JOIN company c ON c.id = t.company_id JOIN member m ON m.id = t.member_id",
    "m.name LIKE $1 ESCAPE '\\'" },
  { "custom_field", "custom_field t", "t.label LIKE $1 ESCAPE '\\'" },
  { "market_group", "market_group t", "t.name LIKE $1 ESCAPE '\\'" },
  { "market_cell",
    "market_cell t JOIN market_group a ON a.id = t.industry_id JOIN market_group b ON b.id = t.region_id"
    " LEFT JOIN member m ON m.id = t.owner_id",
    "a.name LIKE $1 ESCAPE '\\'" },
  { "plan", "plan t", "t.notes LIKE $1 ESCAPE '\\'" },
  { "plan_line",
    "plan_line t JOIN plan n ON n.id = t.plan_id LEFT JOIN member m ON m.id = t.owner_id"
    " LEFT JOIN market_group a ON a.id = t.market_id",
    "m.name LIKE $1 ESCAPE '\\' OR a.name LIKE $1 ESCAPE '\\'" },
  { "rate", "rate t", "t.currency LIKE $1 ESCAPE '\\'" },
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

/* What is planned with a company, and the first of it. */
#define PLANNED "FROM activity a WHERE a.company_id = t.id AND a.done IS NULL"

/* What an open deal comes to in the home currency, at today's rate. */
#define OPEN_WORTH PURSUIT_RATES_CONVERT " ($rates, d.amount, d.currency, $home, NULL)"

/* Who is in charge of a company's largest open deal there, else who of its people took part in most. */
#define MAIN_CONTACT                                                                                         \
  "COALESCE((SELECT q.name FROM deal d JOIN person q ON q.id = d.in_charge_id"                               \
  " WHERE d.company_id = t.id AND d.outcome = 'open' ORDER BY COALESCE(" OPEN_WORTH                          \
  ", 0) DESC, d.id LIMIT 1),"                                                                                \
  " (SELECT q.name FROM person q JOIN activity_person ap ON ap.person_id = q.id"                             \
  " WHERE q.company_id = t.id GROUP BY q.id, q.name ORDER BY count(*) DESC, q.id LIMIT 1))"

/* What an open deal of a company comes to in the currency of the company, at today's rate; NULL where there
 * is none. */
#define OPEN_AMOUNT                                                                                          \
  "CASE d.currency WHEN t.currency THEN d.amount"                                                            \
  " ELSE " PURSUIT_RATES_CONVERT " ($rates, d.amount, d.currency, t.currency, NULL) END"

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
  { "company", "open_deals",
    "(SELECT count(*) FROM deal d WHERE d.company_id = t.id AND d.outcome = 'open')" },
  { "company", "open_amount",
    "(SELECT sum(" OPEN_AMOUNT ") FROM deal d WHERE d.company_id = t.id AND d.outcome = 'open')" },
  { "company", "open_unrated",
    "(SELECT count(*) FROM deal d WHERE d.company_id = t.id AND d.outcome = 'open' AND d.amount IS NOT NULL"
    " AND " OPEN_AMOUNT " IS NULL)" },
  { "company", "people", "(SELECT count(*) FROM person q WHERE q.company_id = t.id)" },
  { "company", "last_contact", "(SELECT max(a.done) FROM activity a WHERE a.company_id = t.id)" },
  { "company", "shares", "(SELECT count(*) FROM company_share h WHERE h.company_id = t.id)" },
  { "company", "next_close",
    "(SELECT min(d.expected_close) FROM deal d WHERE d.company_id = t.id AND d.outcome = 'open'"
    " AND d.grade = 'A')" },
  { "company", "next_day", "(SELECT min(a.planned) " PLANNED ")" },
  { "company", "next_step", "(SELECT a.subject " PLANNED " ORDER BY a.planned, a.id LIMIT 1)" },
  { "company", "main_contact", MAIN_CONTACT },
  { "company_share", "company", "c.name" },
  { "company_share", "member", "m.name" },
  { "market_cell", "industry", "a.name" },
  { "market_cell", "region", "b.name" },
  { "market_cell", "owner", "m.name" },
  { "plan_line", "currency", "n.currency" },
  { "plan_line", "owner", "m.name" },
  { "plan_line", "market", "a.name" },
  { "person", "company", "c.name" },
  { "person", "manager", "b.name" },
  { "person", "last_contact",
    "(SELECT max(a.done) FROM activity_person ap JOIN activity a ON a.id = ap.activity_id"
    " WHERE ap.person_id = t.id)" },
  { "person", "photo", "(SELECT f.sha256 FROM attachment f WHERE f.id = t.photo_id)" },
  { "person", "reports_to_uid", "(SELECT q.uid FROM person q WHERE q.id = t.reports_to)" },
  { "activity", "deal", "d.title" },
  { "activity", "deal_uid", "d.uid" },
  { "activity", "company", "c.name" },
  { "activity", "owner", "m.name" },
  { "activity", "people",
    "(SELECT group_concat(q.name, ', ') FROM activity_person ap JOIN person q ON q.id = ap.person_id"
    " WHERE ap.activity_id = t.id)" },
  { "activity", "members",
    "(SELECT group_concat(w.name, ', ') FROM activity_member am JOIN member w ON w.id = am.member_id"
    " WHERE am.activity_id = t.id)" },
  { "activity", "day", "COALESCE(t.done, t.planned)" },
  { "activity", "currency",
    "COALESCE(d.currency, c.currency, (SELECT value FROM setting WHERE name = 'currency'))" },
  { "person", "currency", "COALESCE(c.currency, (SELECT value FROM setting WHERE name = 'currency'))" },
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
  { "product_in_use", "company", "c.name" },
  { "product_in_use", "currency", "c.currency" },
  { "buying_plan", "company", "c.name" },
  { "buying_plan", "currency", "c.currency" },
  { "company_dimension", "company", "c.name" },
  { "deal_party", "deal", "d.title" },
  { "deal_party", "company", "c.name" },
  { "deal_party", "outcome", "d.outcome" },
  { "complaint", "company", "c.name" },
  { "complaint", "deal", "d.title" },
  { "complaint", "person", "q.name" },
  { "complaint", "owner", "m.name" },
  { "quotation", "company", "c.name" },
  { "quotation", "deal", "d.title" },
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

/* Appends what field @index of @entity is in SQL, hidden or not: for those who decide by it whether it has a
 * value. */
void
pursuit_select_append_kept (GString *sql, const PursuitEntity *entity, guint index)
{
  const PursuitField *field = &entity->fields[index];

  if (field->flags & PURSUIT_FIELD_STORED)
    {
      g_string_append_printf (sql, "t.%s", pursuit_field_get_column (field));
      return;
    }
  if (pursuit_field_is_custom (field))
    {
      /* a column of which no field is made yet */
      g_string_append (sql, "NULL");
      return;
    }
  if (entity == &PURSUIT_COMPANY_ENTITY &&
      (index == PURSUIT_COMPANY_FILE_KNOWN || index == PURSUIT_COMPANY_FILE_ROWS))
    {
      pursuit_select_append_company_file (sql, index == PURSUIT_COMPANY_FILE_ROWS);
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

/* What is not shown of a company in the pool, nor of its people, where the rules say so. */
static const struct
{
  const char *entity, *field, *pool_since;
  PursuitRule rule;
} HIDDEN[] = {
  { "company", "phone", "t.pool_since", PURSUIT_RULE_HIDE_PHONE },
  { "company", "website", "t.pool_since", PURSUIT_RULE_HIDE_WEBSITE },
  { "company", "notes", "t.pool_since", PURSUIT_RULE_HIDE_NOTES },
  { "person", "email", "c.pool_since", PURSUIT_RULE_HIDE_PEOPLE },
  { "person", "phone", "c.pool_since", PURSUIT_RULE_HIDE_PEOPLE },
  { "person", "mobile", "c.pool_since", PURSUIT_RULE_HIDE_PEOPLE },
};

/* Appends what field @index of @entity is in SQL, as it is shown. A company in the pool has no owner: what is
 * hidden there is hidden from everybody. */
void
pursuit_select_append_expression (GString *sql, const PursuitEntity *entity, guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (HIDDEN); i++)
    {
      const PursuitRuleInfo *info = &PURSUIT_RULES[HIDDEN[i].rule];
      if (!g_str_equal (HIDDEN[i].entity, entity->name) ||
          !g_str_equal (HIDDEN[i].field, entity->fields[index].name))
        continue;
      g_string_append_printf (
          sql,
          "CASE WHEN %s IS NULL OR COALESCE((SELECT value FROM setting WHERE name = '%s'),"
          " '%d') = '0' THEN ",
          HIDDEN[i].pool_since, info->name, info->initial);
      pursuit_select_append_kept (sql, entity, index);
      g_string_append (sql, " END");
      return;
    }
  pursuit_select_append_kept (sql, entity, index);
}

/* The column of names that are sorted by a key: the same in every locale, Chinese by pinyin, stages as the
 * process has them; %NULL when the field has no such key. */
const char *
pursuit_select_find_sort_key (const PursuitEntity *entity, guint index)
{
  static const struct
  {
    const char *entity, *field, *key;
  } KEYS[] = {
    { "company", "name", "t.sort_key" },   { "company", "parent", "c.sort_key" },
    { "person", "name", "t.sort_key" },    { "person", "company", "c.sort_key" },
    { "person", "manager", "b.sort_key" }, { "deal", "title", "t.sort_key" },
    { "deal", "company", "c.sort_key" },   { "deal", "in_charge", "k.sort_key" },
    { "deal", "stage", "s.position" },     { "activity", "company", "c.sort_key" },
    { "activity", "deal", "d.sort_key" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (g_str_equal (KEYS[i].entity, entity->name) && g_str_equal (KEYS[i].field, entity->fields[index].name))
      return KEYS[i].key;
  return NULL;
}

/* Appends by what field @index is compared with others: itself; of an amount what it is worth in the home
 * currency, NULL where there is no rate. */
void
pursuit_select_append_compared (GString *sql, const PursuitEntity *entity, guint index)
{
  int currency = pursuit_entity_find_field (entity, "currency");

  if (entity->fields[index].type != PURSUIT_FIELD_MONEY || currency < 0)
    {
      pursuit_select_append_expression (sql, entity, index);
      return;
    }
  g_string_append (sql, "CASE ");
  pursuit_select_append_expression (sql, entity, currency);
  g_string_append (sql, " WHEN $home THEN ");
  pursuit_select_append_expression (sql, entity, index);
  g_string_append (sql, " ELSE " PURSUIT_RATES_CONVERT " ($rates, ");
  pursuit_select_append_expression (sql, entity, index);
  g_string_append (sql, ", ");
  pursuit_select_append_expression (sql, entity, currency);
  g_string_append_printf (sql, ", $home, %s) END",
                          entity == &PURSUIT_DEAL_ENTITY ? "CASE WHEN t.outcome <> 'open' THEN t.closed END"
                                                         : "NULL");
}

/* Appends what field @index is sorted by. */
void
pursuit_select_append_sort_expression (GString *sql, const PursuitEntity *entity, guint index)
{
  const char *key = pursuit_select_find_sort_key (entity, index);

  if (key != NULL)
    g_string_append (sql, key);
  else
    pursuit_select_append_compared (sql, entity, index);
}

static void
free_rates (gpointer rates)
{
  pursuit_rates_free (rates);
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

/* What expressions name beside the values of conditions: $today, the first day whose contacts still count,
 * and $until, the last; $home, the home currency, and $rates, by which amounts are converted. */
gboolean
pursuit_select_bind_context (PursuitDb *db,
                             sqlite3_stmt *stmt,
                             const PursuitSelectContext *context,
                             GError **error)
{
  int rates_index = sqlite3_bind_parameter_index (stmt, "$rates");
  int home_index = sqlite3_bind_parameter_index (stmt, "$home");

  if (context->today != PURSUIT_DAY_NONE)
    {
      bind_day (stmt, "$today", context->today - COVERAGE_DAYS);
      bind_day (stmt, "$until", context->today);
    }
  if (home_index != 0)
    sqlite3_bind_text (stmt, home_index, pursuit_rates_read_home (db), -1, g_free);
  if (rates_index == 0)
    return TRUE;
  PursuitRates *rates = pursuit_rates_load (db, context->today, error);
  if (rates != NULL)
    sqlite3_bind_pointer (stmt, rates_index, rates, PURSUIT_RATES_POINTER, free_rates);
  return rates != NULL;
}
