/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-activity.h"
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

/** pursuit_verb_delete: deletes a record; undo brings it back. */
PursuitExit
pursuit_verb_delete (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = {
    &PURSUIT_COMPANY_ENTITY,   &PURSUIT_PERSON_ENTITY,     &PURSUIT_DEAL_ENTITY,
    &PURSUIT_ACTIVITY_ENTITY,  &PURSUIT_RELATION_ENTITY,   &PURSUIT_ACQUAINTANCE_ENTITY,
    &PURSUIT_RIVAL_TIE_ENTITY, &PURSUIT_PARTY_ENTITY,      &PURSUIT_PARTY_MEMBER_ENTITY,
    &PURSUIT_TRIP_ENTITY,      &PURSUIT_DEPARTMENT_ENTITY, &PURSUIT_DEPARTMENT_CHECK_ENTITY
  };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  gint64 id = 0;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  const PursuitEntity *entity = pursuit_cli_find_entity (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;

  if (pursuit_cli_open (cli, TRUE, &error))
    id = pursuit_session_resolve (cli->session, entity, rest[1], &error);
  if (id == 0)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (entity, id);
  return pursuit_cli_run (cli, command);
}
