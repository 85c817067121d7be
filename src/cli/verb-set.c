/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-batch.h"
#include "cli-people.h"
#include "cli-score.h"
#include "pursuit-record-json.h"
#include "pursuit-cli.h"

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
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
#include "pursuit-person.h"
#include "pursuit-people-command.h"
#include "pursuit-session-photo.h"
#include "pursuit-session-spine.h"

#include <glib/gi18n-lib.h>

/** pursuit_cli_refuse_own_verbs: where a deal stands and how it ends has verbs of its own, which check and
 * record more. */
gboolean
pursuit_cli_refuse_own_verbs (char **assignments, GError **error)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      if (g_str_has_prefix (assignments[i], "stage=") || g_str_has_prefix (assignments[i], "stage_id="))
        g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                     _ ("The stage is not set but moved to: pursuit-cli move DEAL STAGE."));
      else if (g_str_has_prefix (assignments[i], "outcome=") || g_str_has_prefix (assignments[i], "closed="))
        g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                     _ ("The outcome is not set: pursuit-cli close DEAL won|lost|withdrawn|postponed, or "
                        "pursuit-cli reopen DEAL."));
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* “photo=FILE” gives a person a photo, “photo=” takes it away; it is a step of its own. */
static PursuitCommand *
make_photo (PursuitCli *cli, gint64 id, const char *file, char **others, GError **error)
{
  g_autoptr (PursuitKeptFile) kept = NULL;

  if (others[0] != NULL)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("A photo is set by itself: pursuit-cli set person ID photo=FILE."));
      return NULL;
    }
  if (*file != '\0' && (kept = pursuit_session_keep_photo (cli->session, file, NULL, error)) == NULL)
    return NULL;
  return pursuit_command_set_photo (id, kept);
}

static PursuitCommand *
make_set (PursuitCli *cli, const PursuitEntity *entity, char **args, gint64 *id, GError **error)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);
  g_autoptr (PursuitRecord) record = NULL;

  if (entity == &PURSUIT_DEAL_ENTITY && !pursuit_cli_refuse_own_verbs (args + 1, error))
    return NULL;
  *id = pursuit_session_resolve (cli->session, entity, args[0], error);
  if (*id != 0)
    record = pursuit_session_record (cli->session, entity, *id, error);
  if (record == NULL)
    return NULL;
  g_autofree char *photo = entity == &PURSUIT_PERSON_ENTITY ? pursuit_cli_take (args + 1, "photo") : NULL;
  if (photo != NULL)
    return make_photo (cli, *id, photo, args + 1, error);
  pursuit_fields_set_currency (fields, pursuit_record_get_currency (record));
  if (!pursuit_cli_assign (cli, fields, args + 1, error))
    return NULL;
  return pursuit_command_set_fields (*id, 0, fields);
}

/* What is said of a key node: `evidence` with its `day`, or `approved_by`, one of the two. */
static PursuitCommand *
make_node (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *evidence = pursuit_cli_take (args + 2, "evidence");
  g_autofree char *approved_by = pursuit_cli_take (args + 2, "approved_by");
  g_autofree char *reason = pursuit_cli_take (args + 2, "reason");
  g_autofree char *day_text = pursuit_cli_take (args + 2, "day");
  gint64 deal = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, args[0], error);
  gint64 node = deal != 0 ? pursuit_session_find_node (cli->session, deal, args[1], error) : 0;
  PursuitDay day;

  if (node == 0 || !pursuit_cli_read_day (day_text, &day, error))
    return NULL;
  if (args[2] != NULL)
    {
      g_set_error (
          error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
          _ ("“%s” cannot be said of a key node: evidence=TEXT, day=DATE, approved_by=NAME or reason=TEXT."),
          args[2]);
      return NULL;
    }
  if (approved_by == NULL)
    return pursuit_command_confirm_node (deal, node, evidence, day);
  PursuitCommand *command = pursuit_command_ask_node_approval (deal, node, approved_by, reason);
  pursuit_command_set_granted (command);
  return command;
}

/* What `set` makes a command of besides records: the name of what is set, what follows it. */
static const struct
{
  const char *name;
  PursuitCommand *(*make) (PursuitCli *cli, char **args, GError **error);
  guint n_args; /* at least, with the name */
} OTHERS[] = {
  { "participant", pursuit_cli_make_participant, 4 }, { "node", make_node, 4 },
  { "decision", pursuit_cli_make_decision, 4 },       { "need", pursuit_cli_change_need, 3 },
  { "scorecard", pursuit_cli_make_score, 4 },         { "criteria", pursuit_cli_make_criteria, 3 },
};

static PursuitExit
set_other (PursuitCli *cli, guint other, char **rest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCommand) command = NULL;

  if (!pursuit_cli_count (cli, rest, OTHERS[other].n_args, G_MAXUINT))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, TRUE, &error))
    command = OTHERS[other].make (cli, rest + 1, &error);
  return command != NULL ? pursuit_cli_run (cli, command) : pursuit_cli_fail (cli, error);
}

/** pursuit_verb_set: changes fields of a record, what a person is in a deal, or what is known of a key node,
 * a decision or a need, how a deal is assessed, or what its customer judges by. */
PursuitExit
pursuit_verb_set (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_COMPANY_ENTITY,
                                                   &PURSUIT_PERSON_ENTITY,
                                                   &PURSUIT_DEAL_ENTITY,
                                                   &PURSUIT_RELATION_ENTITY,
                                                   &PURSUIT_ACQUAINTANCE_ENTITY,
                                                   &PURSUIT_RIVAL_TIE_ENTITY,
                                                   &PURSUIT_PARTY_ENTITY,
                                                   &PURSUIT_PARTY_MEMBER_ENTITY,
                                                   &PURSUIT_TRIP_ENTITY,
                                                   &PURSUIT_DEPARTMENT_ENTITY,
                                                   &PURSUIT_DEPARTMENT_CHECK_ENTITY,
                                                   &PURSUIT_PRODUCT_IN_USE_ENTITY,
                                                   &PURSUIT_BUYING_PLAN_ENTITY,
                                                   &PURSUIT_COMPANY_DIMENSION_ENTITY,
                                                   &PURSUIT_DEAL_PARTY_ENTITY,
                                                   &PURSUIT_COMPLAINT_ENTITY,
                                                   &PURSUIT_QUOTATION_ENTITY };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (PursuitStep) step = NULL;
  g_auto (PursuitCliChoice) choice = { 0 };
  const GOptionEntry entries[] = {
    PURSUIT_CLI_CHOICE_OPTIONS (choice),
    { "all", 0, 0, G_OPTION_ARG_NONE, &choice.all, N_ ("All records there are"), NULL },
    { NULL },
  };
  gint64 id = 0;

  if (!pursuit_cli_parse (cli, entries, args, &rest))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_choice_is_made (&choice))
    return pursuit_cli_set_many (cli, &choice, rest);
  if (!pursuit_cli_count (cli, rest, 3, G_MAXUINT))
    return PURSUIT_EXIT_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    {
      if (g_str_equal (rest[0], OTHERS[i].name))
        return set_other (cli, i, rest);
    }
  const PursuitEntity *entity = pursuit_cli_find_entity (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;

  if (pursuit_cli_open (cli, TRUE, &error))
    command = make_set (cli, entity, rest + 1, &id, &error);
  if (command != NULL)
    step = pursuit_session_run (cli->session, command, &error);
  if (step == NULL)
    return pursuit_cli_fail (cli, error);
  return cli->json ? pursuit_cli_show_id (cli, entity, id) : pursuit_cli_show_step (cli, step);
}
