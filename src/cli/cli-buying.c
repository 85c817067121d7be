/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-buying-decision.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-need.h"
#include "pursuit-buying-command.h"

#include <glib/gi18n-lib.h>

/*
 * What is known of a purchase, from the command line: its decisions and its needs.
 */

/** pursuit_cli_make_decision: @args: the deal, the code of the decision, then what is said of it. */
PursuitCommand *
pursuit_cli_make_decision (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_BUYING_DECISION_ENTITY);
  gint64 deal = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, args[0], error);

  if (deal == 0 || !pursuit_cli_assign (cli, fields, args + 2, error))
    return NULL;
  return pursuit_command_decide_buying (deal, args[1], fields);
}

/* `text`, `source` and `day` make a new version of need @need_id (0 for a new need); the rest is the need's
 * own. */
static PursuitCommand *
note_need (PursuitCli *cli, gint64 deal_id, gint64 need_id, char **assignments, GError **error)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_NEED_ENTITY);
  g_autofree char *text = pursuit_cli_take (assignments, "text");
  g_autofree char *source = pursuit_cli_take (assignments, "source");
  g_autofree char *day_text = pursuit_cli_take (assignments, "day");
  PursuitDay day;

  if (!pursuit_cli_read_day (day_text, &day, error) || !pursuit_cli_assign (cli, fields, assignments, error))
    return NULL;
  return pursuit_command_note_need (deal_id, need_id, fields, text, source, day);
}

/** pursuit_cli_make_need: @args: the deal, then what is said of the new need. */
PursuitCommand *
pursuit_cli_make_need (PursuitCli *cli, char **args, GError **error)
{
  gint64 deal = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, args[0], error);

  return deal != 0 ? note_need (cli, deal, 0, args + 1, error) : NULL;
}

/** pursuit_cli_change_need: @args: the need's id, then dropped=yes|no, or what is said of it anew. */
PursuitCommand *
pursuit_cli_change_need (PursuitCli *cli, char **args, GError **error)
{
  gint64 need = pursuit_session_resolve (cli->session, &PURSUIT_NEED_ENTITY, args[0], error);
  g_autofree char *dropped = need != 0 ? pursuit_cli_take (args + 1, "dropped") : NULL;

  if (need == 0)
    return NULL;
  if (dropped == NULL)
    return note_need (cli, 0, need, args + 1, error);
  if (args[1] == NULL && (g_str_equal (dropped, "yes") || g_str_equal (dropped, "no")))
    return pursuit_command_drop_need (need, g_str_equal (dropped, "yes"));
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("A need is dropped with dropped=yes alone, and restored with dropped=no."));
  return NULL;
}
