/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-buying-command.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-member.h"
#include "pursuit-need.h"
#include "pursuit-person.h"
#include "pursuit-acquaintance.h"
#include "pursuit-department-check.h"
#include "pursuit-department.h"
#include "pursuit-party-member.h"
#include "pursuit-party.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-trip.h"
#include "pursuit-product-in-use.h"
#include "pursuit-buying-plan.h"
#include "pursuit-company-dimension.h"
#include "pursuit-deal-party.h"
#include "pursuit-complaint.h"
#include "pursuit-quotation.h"
#include "pursuit-session-spine.h"

#include <glib/gi18n-lib.h>

/* Ids of records that are written with commas between. */
static GArray *
resolve_all (PursuitCli *cli, const PursuitEntity *entity, const char *text, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) parts = g_strsplit (text ? text : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      if (*part == '\0')
        continue;
      gint64 id = pursuit_session_resolve (cli->session, entity, part, error);
      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static PursuitCommand *
make_deal (PursuitCli *cli, PursuitFields *fields, char **assignments, GError **error)
{
  g_autofree char *stage = pursuit_cli_take (assignments, "stage");
  g_autofree char *outcome = pursuit_cli_take (assignments, "outcome");

  if (outcome != NULL)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("A new deal is open. To end it: pursuit-cli close DEAL won|lost|withdrawn|postponed."));
      return NULL;
    }
  if (!pursuit_cli_assign (cli, fields, assignments, error))
    return NULL;
  if (stage != NULL)
    pursuit_fields_set_text (fields, PURSUIT_DEAL_STAGE, stage);
  return pursuit_command_new_record (fields);
}

/* Where the customer of the activity's deal was found to be. */
static gboolean
find_buying_stage (PursuitCli *cli, PursuitFields *fields, const char *text, gint64 *id, GError **error)
{
  const PursuitValue *deal = pursuit_fields_lookup (fields, PURSUIT_ACTIVITY_DEAL_ID);

  if (deal == NULL)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("A buying stage can only be told of an activity with a deal."));
      return FALSE;
    }
  *id = pursuit_session_find_buying_stage (cli->session, deal->i, text, error);
  return *id != 0;
}

/* An activity also takes people=ID,… and members=ID,…, next_step with next_day, which becomes a planned one,
 * and buying_stage with buying_source: where the customer was found to be. */
static PursuitCommand *
make_activity (PursuitCli *cli, PursuitFields *fields, char **assignments, GError **error)
{
  g_autofree char *people = pursuit_cli_take (assignments, "people");
  g_autofree char *members = pursuit_cli_take (assignments, "members");
  g_autofree char *next_step = pursuit_cli_take (assignments, "next_step");
  g_autofree char *next_day = pursuit_cli_take (assignments, "next_day");
  g_autofree char *customer = pursuit_cli_take (assignments, "buying_stage");
  g_autofree char *told_by = pursuit_cli_take (assignments, "buying_source");
  PursuitDay day;
  gint64 buying_stage = 0;

  if (!pursuit_cli_read_day (next_day, &day, error) ||
      !pursuit_cli_assign (cli, fields, assignments, error) ||
      (customer != NULL && !find_buying_stage (cli, fields, customer, &buying_stage, error)))
    return NULL;
  g_autoptr (GArray) people_ids = resolve_all (cli, &PURSUIT_PERSON_ENTITY, people, error);
  if (people_ids == NULL)
    return NULL;
  g_autoptr (GArray) member_ids = resolve_all (cli, &PURSUIT_MEMBER_ENTITY, members, error);
  if (member_ids == NULL)
    return NULL;
  PursuitCommand *command =
      pursuit_command_log_activity (fields, (const gint64 *) (gpointer) people_ids->data, people_ids->len,
                                    (const gint64 *) (gpointer) member_ids->data, member_ids->len, next_step,
                                    day);
  if (buying_stage != 0)
    pursuit_command_add_buying_stage (command, buying_stage, told_by);
  return command;
}

static PursuitCommand *
make_command (PursuitCli *cli, const PursuitEntity *entity, char **assignments, GError **error)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);

  pursuit_fields_set_currency (fields, pursuit_session_get_currency (cli->session));
  if (entity == &PURSUIT_DEAL_ENTITY)
    return make_deal (cli, fields, assignments, error);
  if (entity == &PURSUIT_ACTIVITY_ENTITY)
    return make_activity (cli, fields, assignments, error);
  return pursuit_cli_assign (cli, fields, assignments, error) ? pursuit_command_new_record (fields) : NULL;
}

static PursuitExit
new_need (PursuitCli *cli, char **rest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (PursuitStep) step = NULL;

  if (!pursuit_cli_count (cli, rest, 3, G_MAXUINT))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, TRUE, &error))
    command = pursuit_cli_make_need (cli, rest + 1, &error);
  if (command != NULL)
    step = pursuit_session_run (cli->session, command, &error);
  if (step == NULL)
    return pursuit_cli_fail (cli, error);
  return pursuit_cli_show_id (cli, &PURSUIT_NEED_ENTITY, step->record_id);
}

/** pursuit_verb_new: makes a record and prints its id, or with --json all of it. */
PursuitExit
pursuit_verb_new (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = {
    &PURSUIT_COMPANY_ENTITY,        &PURSUIT_PERSON_ENTITY,      &PURSUIT_DEAL_ENTITY,
    &PURSUIT_ACTIVITY_ENTITY,       &PURSUIT_RELATION_ENTITY,    &PURSUIT_ACQUAINTANCE_ENTITY,
    &PURSUIT_RIVAL_TIE_ENTITY,      &PURSUIT_PARTY_ENTITY,       &PURSUIT_PARTY_MEMBER_ENTITY,
    &PURSUIT_TRIP_ENTITY,           &PURSUIT_DEPARTMENT_ENTITY,  &PURSUIT_DEPARTMENT_CHECK_ENTITY,
    &PURSUIT_PRODUCT_IN_USE_ENTITY, &PURSUIT_BUYING_PLAN_ENTITY, &PURSUIT_COMPANY_DIMENSION_ENTITY,
    &PURSUIT_DEAL_PARTY_ENTITY,     &PURSUIT_COMPLAINT_ENTITY,   &PURSUIT_QUOTATION_ENTITY
  };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (PursuitStep) step = NULL;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 2, G_MAXUINT))
    return PURSUIT_EXIT_USAGE;
  if (g_str_equal (rest[0], PURSUIT_NEED_ENTITY.name))
    return new_need (cli, rest);
  const PursuitEntity *entity = pursuit_cli_find_entity (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;

  if (pursuit_cli_open (cli, TRUE, &error))
    command = make_command (cli, entity, rest + 1, &error);
  if (command != NULL)
    step = pursuit_session_run (cli->session, command, &error);
  if (step == NULL)
    return pursuit_cli_fail (cli, error);
  return pursuit_cli_show_id (cli, entity, step->record_id);
}
