/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-findings.h"
#include "cli-people.h"
#include "cli-score.h"
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-buying-decision.h"
#include "pursuit-attachment.h"
#include "pursuit-call-note.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-need.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-acquaintance.h"
#include "pursuit-error.h"
#include "pursuit-participant-value.h"
#include "pursuit-party-member.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-department.h"
#include "pursuit-trip.h"
#include "pursuit-product-in-use.h"
#include "pursuit-buying-plan.h"
#include "pursuit-company-dimension.h"
#include "pursuit-deal-party.h"
#include "pursuit-complaint.h"
#include "pursuit-quotation.h"
#include "pursuit-session-spine.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Records that belong to the one that is shown. */
typedef struct
{
  const PursuitEntity *shown;
  const char *key;
  const PursuitEntity *entity;
  guint field; /* of `entity`: holds the id of the one that is shown */
  guint order; /* of `entity`: in which order */
  gboolean newest_first;
  gboolean own; /* of a person's own life: only with --private */
} Part;

static const Part PARTS[] = {
  { &PURSUIT_DEAL_ENTITY, "activities", &PURSUIT_ACTIVITY_ENTITY, PURSUIT_ACTIVITY_DEAL_ID, PURSUIT_RECORD_ID,
    TRUE },
  { &PURSUIT_DEAL_ENTITY, "decisions", &PURSUIT_BUYING_DECISION_ENTITY, PURSUIT_BUYING_DECISION_DEAL_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_DEAL_ENTITY, "needs", &PURSUIT_NEED_ENTITY, PURSUIT_NEED_DEAL_ID, PURSUIT_NEED_POSITION, FALSE },
  { &PURSUIT_DEAL_ENTITY, "files", &PURSUIT_ATTACHMENT_ENTITY, PURSUIT_ATTACHMENT_DEAL_ID, PURSUIT_RECORD_ID,
    FALSE },
  { &PURSUIT_ACTIVITY_ENTITY, "call_plan", &PURSUIT_CALL_NOTE_ENTITY, PURSUIT_CALL_NOTE_ACTIVITY_ID,
    PURSUIT_CALL_NOTE_PLACE, FALSE },
  { &PURSUIT_COMPANY_ENTITY, "people", &PURSUIT_PERSON_ENTITY, PURSUIT_PERSON_COMPANY_ID, PURSUIT_RECORD_ID,
    FALSE },
  { &PURSUIT_COMPANY_ENTITY, "deals", &PURSUIT_DEAL_ENTITY, PURSUIT_DEAL_COMPANY_ID, PURSUIT_RECORD_ID,
    FALSE },
  { &PURSUIT_COMPANY_ENTITY, "activities", &PURSUIT_ACTIVITY_ENTITY, PURSUIT_ACTIVITY_COMPANY_ID,
    PURSUIT_RECORD_ID, TRUE },
  { &PURSUIT_PERSON_ENTITY, "participates", &PURSUIT_PARTICIPANT_ENTITY, PURSUIT_PARTICIPANT_PERSON_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "values", &PURSUIT_PARTICIPANT_VALUE_ENTITY, PURSUIT_PARTICIPANT_VALUE_PERSON_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "relations_from", &PURSUIT_RELATION_ENTITY, PURSUIT_RELATION_FROM_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "relations_to", &PURSUIT_RELATION_ENTITY, PURSUIT_RELATION_TO_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "acquaintances", &PURSUIT_ACQUAINTANCE_ENTITY, PURSUIT_ACQUAINTANCE_PERSON_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "rival_ties", &PURSUIT_RIVAL_TIE_ENTITY, PURSUIT_RIVAL_TIE_PERSON_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "groups", &PURSUIT_PARTY_MEMBER_ENTITY, PURSUIT_PARTY_MEMBER_PERSON_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "trips", &PURSUIT_TRIP_ENTITY, PURSUIT_TRIP_PERSON_ID, PURSUIT_TRIP_FROM_DAY,
    FALSE, TRUE },
  { &PURSUIT_COMPANY_ENTITY, "departments", &PURSUIT_DEPARTMENT_ENTITY, PURSUIT_DEPARTMENT_COMPANY_ID,
    PURSUIT_DEPARTMENT_NAME, FALSE },
  { &PURSUIT_COMPANY_ENTITY, "products_in_use", &PURSUIT_PRODUCT_IN_USE_ENTITY,
    PURSUIT_PRODUCT_IN_USE_COMPANY_ID, PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_COMPANY_ENTITY, "buying_plans", &PURSUIT_BUYING_PLAN_ENTITY, PURSUIT_BUYING_PLAN_COMPANY_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_COMPANY_ENTITY, "dimensions", &PURSUIT_COMPANY_DIMENSION_ENTITY,
    PURSUIT_COMPANY_DIMENSION_COMPANY_ID, PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_COMPANY_ENTITY, "party_of", &PURSUIT_DEAL_PARTY_ENTITY, PURSUIT_DEAL_PARTY_COMPANY_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_COMPANY_ENTITY, "complaints", &PURSUIT_COMPLAINT_ENTITY, PURSUIT_COMPLAINT_COMPANY_ID,
    PURSUIT_RECORD_ID, TRUE },
  { &PURSUIT_COMPANY_ENTITY, "quotations", &PURSUIT_QUOTATION_ENTITY, PURSUIT_QUOTATION_COMPANY_ID,
    PURSUIT_RECORD_ID, TRUE },
  { &PURSUIT_COMPANY_ENTITY, "files", &PURSUIT_ATTACHMENT_ENTITY, PURSUIT_ATTACHMENT_COMPANY_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_COMPANY_ENTITY, "subsidiaries", &PURSUIT_COMPANY_ENTITY, PURSUIT_COMPANY_PARENT_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_DEAL_ENTITY, "parties", &PURSUIT_DEAL_PARTY_ENTITY, PURSUIT_DEAL_PARTY_DEAL_ID,
    PURSUIT_RECORD_ID, FALSE },
  { &PURSUIT_PERSON_ENTITY, "reports", &PURSUIT_PERSON_ENTITY, PURSUIT_PERSON_REPORTS_TO, PURSUIT_RECORD_ID,
    FALSE },
};

static void
write_reasons (PursuitJsonWriter *writer, GPtrArray *reasons)
{
  pursuit_json_writer_key (writer, "reasons");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < reasons->len; i++)
    {
      const PursuitChanceReason *reason = g_ptr_array_index (reasons, i);
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      pursuit_json_writer_begin_object (writer);
      pursuit_json_writer_key (writer, "text");
      pursuit_json_writer_string (writer, reason->text);
      pursuit_json_writer_key (writer, "delta");
      pursuit_json_writer_number (writer, g_ascii_formatd (buffer, sizeof buffer, "%.6g", reason->delta));
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
}

static void
write_unmet (PursuitJsonWriter *writer, GPtrArray *unmet)
{
  pursuit_json_writer_key (writer, "unmet");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < unmet->len; i++)
    {
      const PursuitUnmetLine *line = g_ptr_array_index (unmet, i);
      pursuit_json_writer_begin_object (writer);
      pursuit_json_writer_key (writer, "node");
      pursuit_json_writer_string (writer, line->node);
      pursuit_json_writer_key (writer, "condition");
      pursuit_json_writer_string (writer, line->condition);
      pursuit_json_writer_key (writer, "text");
      pursuit_json_writer_string (writer, line->text);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
}

/* How the deal stands to its process. */
static gboolean
write_state (PursuitCli *cli, PursuitJsonWriter *writer, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitDealState) state = pursuit_session_deal_state (cli->session, deal_id, error);

  if (state == NULL)
    return FALSE;
  write_unmet (writer, state->unmet);
  write_reasons (writer, state->reasons);
  pursuit_json_writer_key (writer, "drift_text");
  pursuit_json_writer_string (writer, state->drift_text);
  pursuit_json_writer_key (writer, "buying_unconfirmed");
  pursuit_json_writer_bool (writer, state->drift_unconfirmed);
  return TRUE;
}

static gboolean
print_state (PursuitCli *cli, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitDealState) state = pursuit_session_deal_state (cli->session, deal_id, error);

  if (state == NULL)
    return FALSE;
  printf ("\nunmet\n");
  for (guint i = 0; i < state->unmet->len; i++)
    {
      const PursuitUnmetLine *line = g_ptr_array_index (state->unmet, i);
      pursuit_cli_print_cell (line->node_name, '\t');
      pursuit_cli_print_cell (line->text, '\n');
    }
  printf ("\nreasons\n");
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const PursuitChanceReason *reason = g_ptr_array_index (state->reasons, i);
      printf ("%+.0f %%\t%s\n", reason->delta * 100, reason->text);
    }
  printf ("\ndrift\n");
  pursuit_cli_print_cell (state->drift_text, '\n');
  return TRUE;
}

static GPtrArray *
fetch_part (PursuitCli *cli, const Part *part, gint64 id, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (part->entity);

  pursuit_list_spec_where_int (spec, part->field, PURSUIT_OP_EQ, id);
  pursuit_list_spec_sort (spec, part->order, part->newest_first);
  return pursuit_session_fetch (cli->session, spec, error);
}

/* What is read from the map of people: @deal_id: in which deal a person is seen; 0 for none. */
static gboolean
write_reading (PursuitCli *cli,
               PursuitJsonWriter *writer,
               PursuitRecord *record,
               gint64 deal_id,
               GError **error)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  gint64 id = pursuit_record_get_id (record);

  if (entity == &PURSUIT_DEAL_ENTITY)
    return pursuit_cli_write_findings (cli, writer, id, error);
  return deal_id == 0 || pursuit_cli_write_path (cli, writer, id, deal_id, error);
}

static gboolean
print_reading (PursuitCli *cli, PursuitRecord *record, gint64 deal_id, GError **error)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  gint64 id = pursuit_record_get_id (record);

  if (entity == &PURSUIT_DEAL_ENTITY)
    return pursuit_cli_print_findings (cli, id, error);
  return deal_id == 0 || pursuit_cli_print_path (cli, id, deal_id, error);
}

static gboolean
write_json (PursuitCli *cli, PursuitRecord *record, gint64 deal_id, PursuitDay day, GError **error)
{
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  const PursuitEntity *entity = pursuit_record_get_entity (record);

  pursuit_json_writer_begin_object (writer);
  pursuit_cli_write_fields (cli, writer, record);
  if (entity == &PURSUIT_DEAL_ENTITY &&
      (!write_state (cli, writer, pursuit_record_get_id (record), error) ||
       !pursuit_cli_write_people (cli, writer, pursuit_record_get_id (record), day, error) ||
       !pursuit_cli_write_scores (cli, writer, pursuit_record_get_id (record), error)))
    return FALSE;
  if (!write_reading (cli, writer, record, deal_id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      if (PARTS[i].shown != entity || (PARTS[i].own && !cli->own))
        continue;
      g_autoptr (GPtrArray) records = fetch_part (cli, &PARTS[i], pursuit_record_get_id (record), error);
      if (records == NULL)
        return FALSE;
      pursuit_json_writer_key (writer, PARTS[i].key);
      pursuit_json_writer_begin_array (writer);
      for (guint k = 0; k < records->len; k++)
        pursuit_cli_write_record (cli, writer, g_ptr_array_index (records, k));
      pursuit_json_writer_end_array (writer);
    }
  pursuit_json_writer_end_object (writer);
  return pursuit_json_writer_finish (writer, error);
}

static gboolean
print_plain (PursuitCli *cli, PursuitRecord *record, gint64 deal_id, PursuitDay day, GError **error)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);

  pursuit_cli_print_pairs (cli, record);
  if (entity == &PURSUIT_DEAL_ENTITY &&
      (!print_state (cli, pursuit_record_get_id (record), error) ||
       !pursuit_cli_print_scores (cli, pursuit_record_get_id (record), error) ||
       !pursuit_cli_print_people (cli, pursuit_record_get_id (record), day, error)))
    return FALSE;
  if (!print_reading (cli, record, deal_id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      if (PARTS[i].shown != entity || (PARTS[i].own && !cli->own))
        continue;
      g_autoptr (GPtrArray) records = fetch_part (cli, &PARTS[i], pursuit_record_get_id (record), error);
      if (records == NULL)
        return FALSE;
      printf ("\n%s\n", PARTS[i].key);
      pursuit_cli_print_header (cli, PARTS[i].entity);
      for (guint k = 0; k < records->len; k++)
        pursuit_cli_print_row (cli, g_ptr_array_index (records, k));
    }
  return TRUE;
}

/** pursuit_verb_show: all about one record, with what belongs to it; with --deal, the way to a person too. */
PursuitExit
pursuit_verb_show (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY,
                                                   &PURSUIT_DEAL_ENTITY, &PURSUIT_ACTIVITY_ENTITY };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (PursuitRecord) record = NULL;
  g_autofree char *deal = NULL;
  g_autofree char *as_of = NULL;
  gint64 id = 0, deal_id = 0;
  const GOptionEntry options[] = {
    { "deal", 0, 0, G_OPTION_ARG_FILENAME, &deal, N_ ("The way to the person as seen in this deal"),
      N_ ("DEAL") },
    { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &as_of, N_ ("Show the people of a deal as of this day"),
      N_ ("DATE") },
    { NULL },
  };

  PursuitDay day;

  if (!pursuit_cli_parse (cli, options, args, &rest) || !pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  const PursuitEntity *entity = pursuit_cli_find_entity (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;

  if (deal != NULL && entity != &PURSUIT_PERSON_ENTITY)
    {
      pursuit_cli_usage (cli, _ ("--deal goes with a person."));
      return PURSUIT_EXIT_USAGE;
    }
  if (pursuit_cli_read_day (as_of, &day, &error) && pursuit_cli_open (cli, FALSE, &error))
    id = pursuit_session_resolve (cli->session, entity, rest[1], &error);
  if (id != 0 && deal != NULL)
    {
      deal_id = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, deal, &error);
      id = deal_id != 0 ? id : 0;
    }
  if (id != 0)
    record = pursuit_session_record (cli->session, entity, id, &error);
  if (record == NULL || !(cli->json ? write_json : print_plain) (cli, record, deal_id, day, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}
