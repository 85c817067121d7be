/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-report.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

void
pursuit_org_report_data_free (PursuitOrgReportData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->people, pursuit_org_people_unref);
  g_free (data->company);
  g_free (data->deal);
  g_free (data->database);
  g_free (data);
}

/* What is known of a person, on the chart or not. */
typedef struct
{
  PursuitRecord *person;
  PursuitRecord *participant; /* %NULL outside the deal */
  const PursuitOrgCard *card; /* %NULL outside the chart */
  const char *manager;        /* %NULL for none */
  gint64 manager_id;
} Entry;

static Entry
find_entry (const PursuitOrgPeople *people, PursuitRecord *person, gint card)
{
  gint64 id = pursuit_record_get_id (person);
  Entry entry = { .person = person,
                  .participant = (PursuitRecord *) pursuit_org_people_get_participant (people, id) };

  if (card < 0)
    return entry;
  entry.card = &people->cards[card];
  if (people->parent[card] >= 0)
    {
      const PursuitOrgCard *manager = &people->cards[people->parent[card]];

      entry.manager = pursuit_org_card_display_name (manager);
      entry.manager_id = manager->id;
    }
  return entry;
}

typedef void (*EntryFunc) (const Entry *entry, gpointer data);

/* Those on the chart as they stand in it, then the others. */
static void
for_each_entry (const PursuitOrgPeople *people, EntryFunc func, gpointer data)
{
  for (guint i = 0; i < people->n_cards; i++)
    {
      Entry entry = find_entry (people, people->placed->pdata[i], i);

      func (&entry, data);
    }
  for (guint i = 0; i < people->unplaced->len; i++)
    {
      Entry entry = find_entry (people, people->unplaced->pdata[i], -1);

      func (&entry, data);
    }
}

static const char *
choice_text (PursuitRecord *record, guint field, const PursuitChoice *choices)
{
  const char *code = pursuit_record_get_text (record, field);

  return code != NULL && *code != '\0' ? pursuit_choice_label (choices, code) : NULL;
}

static const char *
set_text (PursuitRecord *record, guint field)
{
  const char *text = record != NULL ? pursuit_record_get_text (record, field) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

/* The labels of the roles in one cell. */
static char *
roles_text (const Entry *entry)
{
  const char *roles = set_text (entry->participant, PURSUIT_PARTICIPANT_ROLES);
  g_auto (GStrv) codes = NULL;

  if (roles == NULL)
    return NULL;
  codes = g_strsplit (roles, ",", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (pursuit_choice_is_valid (PURSUIT_ROLES, codes[i]))
      {
        char *label = g_strdup (pursuit_choice_label (PURSUIT_ROLES, codes[i]));

        g_free (codes[i]);
        codes[i] = label;
      }
  return g_strjoinv (C_ ("list separator", ", "), codes);
}

static void
add_number_cell (PursuitReportTable *table, PursuitRecord *record, guint field)
{
  g_autofree char *number = record != NULL && pursuit_record_is_set (record, field)
                                ? g_strdup_printf ("%d", (int) pursuit_record_get_int (record, field))
                                : NULL;

  pursuit_report_table_add_cell (table, number, NULL);
}

static void
add_deal_cells (PursuitReportTable *table, const Entry *entry)
{
  g_autofree char *roles = roles_text (entry);
  gboolean insider =
      entry->participant != NULL && pursuit_record_get_int (entry->participant, PURSUIT_PARTICIPANT_INSIDER);

  pursuit_report_table_add_cell (table, roles, NULL);
  add_number_cell (table, entry->participant, PURSUIT_PARTICIPANT_ATTITUDE);
  add_number_cell (table, entry->participant, PURSUIT_PARTICIPANT_COVERAGE);
  add_number_cell (table, entry->participant, PURSUIT_PARTICIPANT_WEIGHT);
  pursuit_report_table_add_cell (table, insider ? _ ("yes") : "", NULL);
}

typedef struct
{
  PursuitReportTable *table;
  gboolean with_deal;
} List;

static void
add_row (const Entry *entry, gpointer data)
{
  List *list = data;
  PursuitRecord *person = entry->person;

  pursuit_report_table_add_row (list->table, FALSE);
  pursuit_report_table_add_cell (list->table, set_text (person, PURSUIT_PERSON_NAME), NULL);
  pursuit_report_table_add_cell (list->table, set_text (person, PURSUIT_PERSON_TITLE), NULL);
  pursuit_report_table_add_cell (list->table, set_text (person, PURSUIT_PERSON_DEPARTMENT), NULL);
  pursuit_report_table_add_cell (list->table, choice_text (person, PURSUIT_PERSON_LEVEL, PURSUIT_LEVELS),
                                 NULL);
  pursuit_report_table_add_cell (list->table,
                                 choice_text (person, PURSUIT_PERSON_FUNCTION, PURSUIT_FUNCTIONS), NULL);
  pursuit_report_table_add_cell (list->table, entry->manager, NULL);
  if (list->with_deal)
    add_deal_cells (list->table, entry);
  pursuit_report_table_add_cell (list->table, set_text (person, PURSUIT_PERSON_EMAIL), NULL);
  pursuit_report_table_add_cell (list->table, set_text (person, PURSUIT_PERSON_PHONE), NULL);
  pursuit_report_table_add_cell (list->table, set_text (person, PURSUIT_PERSON_MOBILE), NULL);
}

static PursuitReportTable *
make_list (const PursuitOrgReportData *data)
{
  List list = { pursuit_report_table_new (), data->deal != NULL };

  pursuit_report_table_add_column (list.table, C_ ("person", "Name"), FALSE);
  pursuit_report_table_add_column (list.table, _ ("Job title"), FALSE);
  pursuit_report_table_add_column (list.table, _ ("Department"), FALSE);
  pursuit_report_table_add_column (list.table, _ ("Level"), FALSE);
  pursuit_report_table_add_column (list.table, _ ("Function"), FALSE);
  pursuit_report_table_add_column (list.table, _ ("Reports to"), FALSE);
  if (list.with_deal)
    {
      pursuit_report_table_add_column (list.table, _ ("Roles"), FALSE);
      pursuit_report_table_add_column (list.table, _ ("Attitude"), TRUE);
      pursuit_report_table_add_column (list.table, _ ("Coverage"), TRUE);
      pursuit_report_table_add_column (list.table, _ ("Decision weight"), TRUE);
      pursuit_report_table_add_column (list.table, _ ("Insider"), FALSE);
    }
  pursuit_report_table_add_column (list.table, _ ("E-mail"), FALSE);
  pursuit_report_table_add_column (list.table, _ ("Phone"), FALSE);
  pursuit_report_table_add_column (list.table, _ ("Mobile"), FALSE);
  for_each_entry (data->people, add_row, &list);
  return list.table;
}

static void
add_text_member (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_int_member (JsonBuilder *builder, const char *key, PursuitRecord *record, guint field)
{
  json_builder_set_member_name (builder, key);
  if (record != NULL && pursuit_record_is_set (record, field))
    json_builder_add_int_value (builder, pursuit_record_get_int (record, field));
  else
    json_builder_add_null_value (builder);
}

static void
add_role_codes (JsonBuilder *builder, PursuitRecord *participant)
{
  const char *roles = set_text (participant, PURSUIT_PARTICIPANT_ROLES);
  g_auto (GStrv) codes = g_strsplit (roles != NULL ? roles : "", ",", -1);

  json_builder_set_member_name (builder, "roles");
  json_builder_begin_array (builder);
  for (guint i = 0; codes[i] != NULL; i++)
    json_builder_add_string_value (builder, codes[i]);
  json_builder_end_array (builder);
}

static void
add_person (const Entry *entry, gpointer data)
{
  JsonBuilder *builder = data;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, pursuit_record_get_id (entry->person));
  add_text_member (builder, "name", set_text (entry->person, PURSUIT_PERSON_NAME));
  add_text_member (builder, "title", set_text (entry->person, PURSUIT_PERSON_TITLE));
  add_text_member (builder, "department", set_text (entry->person, PURSUIT_PERSON_DEPARTMENT));
  add_text_member (builder, "level", set_text (entry->person, PURSUIT_PERSON_LEVEL));
  add_text_member (builder, "function", set_text (entry->person, PURSUIT_PERSON_FUNCTION));
  json_builder_set_member_name (builder, "on_chart");
  json_builder_add_boolean_value (builder, entry->card != NULL);
  json_builder_set_member_name (builder, "reports_to");
  if (entry->manager_id != 0)
    json_builder_add_int_value (builder, entry->manager_id);
  else
    json_builder_add_null_value (builder);
  add_role_codes (builder, entry->participant);
  add_int_member (builder, "attitude", entry->participant, PURSUIT_PARTICIPANT_ATTITUDE);
  add_int_member (builder, "coverage", entry->participant, PURSUIT_PARTICIPANT_COVERAGE);
  add_int_member (builder, "weight", entry->participant, PURSUIT_PARTICIPANT_WEIGHT);
  json_builder_set_member_name (builder, "insider");
  json_builder_add_boolean_value (builder, entry->participant != NULL &&
                                               pursuit_record_get_int (entry->participant,
                                                                       PURSUIT_PARTICIPANT_INSIDER) != 0);
  json_builder_end_object (builder);
}

static void
add_relation (JsonBuilder *builder, const PursuitOrgPeople *people, const PursuitOrgRelation *relation)
{
  static const char *const kinds[] = { [PURSUIT_ORG_RELATION_FRIEND] = "friend",
                                       [PURSUIT_ORG_RELATION_RIVAL] = "rival",
                                       [PURSUIT_ORG_RELATION_INFLUENCE] = "influence" };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "from");
  json_builder_add_int_value (builder, people->cards[relation->from].id);
  json_builder_set_member_name (builder, "to");
  json_builder_add_int_value (builder, people->cards[relation->to].id);
  add_text_member (builder, "kind", kinds[relation->kind]);
  add_text_member (builder, "notes", relation->label);
  json_builder_end_object (builder);
}

static char *
make_json (const PursuitOrgReportData *data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text_member (builder, "company", data->company);
  add_text_member (builder, "deal", data->deal);
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for_each_entry (data->people, add_person, builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "relations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < data->people->n_relations; i++)
    add_relation (builder, data->people, &data->people->relations[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

/**
 * pursuit_org_report_new:
 *
 * Makes a report whose pages are the chart and whose table lists everybody, also those who are not on the
 * chart.
 *
 * Returns: (transfer full): the report
 */
PursuitReport *
pursuit_org_report_new (const PursuitOrgReportData *data, const PursuitOrgReportParams *params)
{
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *json = NULL;
  PursuitReport *report;
  PursuitReportOrg org;

  g_return_val_if_fail (data != NULL && data->people != NULL && params != NULL, NULL);

  org = (PursuitReportOrg){ data->people, params->form, params->lanes };
  /* Translators: a company or deal whose people an org chart shows */
  title = g_strdup_printf (_ ("%s — People"), data->company != NULL ? data->company
                                              : data->deal != NULL  ? data->deal
                                                                    : "");
  count =
      g_strdup_printf (ngettext ("%u person on the chart", "%u people on the chart", data->people->n_cards),
                       data->people->n_cards);
  subtitle = data->deal != NULL ? g_strconcat (data->deal, " · ", count, NULL) : g_strdup (count);
  report = pursuit_report_new (title, subtitle, data->database != NULL ? data->database : "", data->today);
  pursuit_report_set_org (report, &org);
  pursuit_report_add_table (report, make_list (data));
  json = make_json (data);
  pursuit_report_set_json (report, json);
  return report;
}
