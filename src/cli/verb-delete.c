/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-batch.h"
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-company-command.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
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

#include <glib/gi18n-lib.h>

/** pursuit_verb_delete: deletes a record; undo brings it back. */
PursuitExit
pursuit_verb_delete (PursuitCli *cli, char **args)
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
  g_autofree char *move_to = NULL;
  g_auto (PursuitCliChoice) choice = { 0 };
  gint64 id = 0, to_id = 0;
  const GOptionEntry options[] = {
    PURSUIT_CLI_CHOICE_OPTIONS (choice),
    { "move-to", 0, 0, G_OPTION_ARG_FILENAME, &move_to,
      N_ ("What hangs on the company goes over to this one"), N_ ("COMPANY") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &choice.all,
      N_ ("Delete the company’s deals, people and activities too; of a list, all records"), NULL },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, options, args, &rest))
    return PURSUIT_EXIT_USAGE;
  /* with an id, “all” is what hangs on a company */
  if (pursuit_cli_choice_is_made (&choice) && g_strv_length (rest) == 1)
    return pursuit_cli_delete_many (cli, &choice, rest);
  if (!pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  const PursuitEntity *entity = pursuit_cli_find_entity (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;

  if ((choice.all || move_to != NULL) &&
      (entity != &PURSUIT_COMPANY_ENTITY || (choice.all && move_to != NULL)))
    return pursuit_cli_usage (cli, _ ("--move-to or --all goes with a company."));
  if (pursuit_cli_open (cli, TRUE, &error))
    id = pursuit_session_resolve (cli->session, entity, rest[1], &error);
  if (id != 0 && move_to != NULL)
    to_id = pursuit_session_resolve (cli->session, entity, move_to, &error);
  if (id == 0 || (move_to != NULL && to_id == 0))
    return pursuit_cli_fail (cli, error);
  PursuitDeleteHow how =
      choice.all ? PURSUIT_DELETE_ALL : (to_id ? PURSUIT_DELETE_MOVE : PURSUIT_DELETE_KEEP);
  g_autoptr (PursuitCommand) command = entity == &PURSUIT_COMPANY_ENTITY
                                           ? pursuit_command_delete_company (id, how, to_id)
                                           : pursuit_command_delete_record (entity, id);
  return pursuit_cli_run (cli, command);
}
