/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-batch.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-person.h"
#include "pursuit-session-batch.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

static const PursuitEntity *const ENTITIES[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY,
                                                 &PURSUIT_DEAL_ENTITY, &PURSUIT_ACTIVITY_ENTITY };

/** pursuit_cli_choice_clear: frees what the options hold. */
void
pursuit_cli_choice_clear (PursuitCliChoice *choice)
{
  g_strfreev (choice->where);
  g_free (choice->match);
}

/** pursuit_cli_choice_is_made: whether many records are meant, and not one by its id. */
gboolean
pursuit_cli_choice_is_made (const PursuitCliChoice *choice)
{
  return choice->where != NULL || choice->match != NULL || choice->all;
}

/**
 * pursuit_cli_choose:
 *
 * Opens the database for writing.
 *
 * Returns: (transfer full) (nullable): the records of @entity that the options mean
 */
PursuitListSpec *
pursuit_cli_choose (PursuitCli *cli,
                    const PursuitCliChoice *choice,
                    const PursuitEntity *entity,
                    GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  pursuit_list_spec_set_match (spec, choice->match);
  return pursuit_cli_open (cli, TRUE, error) && pursuit_cli_add_conditions (spec, choice->where, error) &&
                 pursuit_cli_settle_filter (cli, spec->filter, entity, error)
             ? g_steal_pointer (&spec)
             : NULL;
}

static PursuitExit
show_json (PursuitCli *cli, const PursuitBatchResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();

  pursuit_json_writer_begin_object (writer);
  pursuit_json_writer_key (writer, "done");
  pursuit_json_writer_int (writer, result->n_done);
  pursuit_json_writer_key (writer, "refused");
  pursuit_json_writer_int (writer, result->n_refused);
  pursuit_json_writer_key (writer, "label");
  if (result->step != NULL)
    pursuit_json_writer_string (writer, result->step->label);
  else
    pursuit_json_writer_null (writer);
  pursuit_json_writer_key (writer, "refusals");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const PursuitRefusal *refusal = result->refusals->pdata[i];
      pursuit_json_writer_begin_object (writer);
      pursuit_json_writer_key (writer, "id");
      pursuit_json_writer_int (writer, refusal->id);
      pursuit_json_writer_key (writer, "name");
      pursuit_json_writer_string (writer, refusal->name ? refusal->name : "");
      pursuit_json_writer_key (writer, "reason");
      pursuit_json_writer_string (writer, refusal->reason);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
  pursuit_json_writer_end_object (writer);
  return pursuit_json_writer_finish (writer, &error) ? PURSUIT_EXIT_DONE : pursuit_cli_fail (cli, error);
}

/* One refusal a line, on stderr. */
static void
tell_refusals (const PursuitBatchResult *result)
{
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const PursuitRefusal *refusal = result->refusals->pdata[i];
      g_autofree char *reason = g_strdelimit (g_strdup (refusal->reason), "\t\n", ' ');
      g_printerr ("%" G_GINT64_FORMAT "\t%s\t%s\n", refusal->id, refusal->name ? refusal->name : "", reason);
    }
}

/* A line that is written over again and again. */
static void
tell_progress (double done, gpointer unused)
{
  g_printerr ("%d %%\r", (int) (done * 100));
}

/**
 * pursuit_cli_run_many:
 *
 * Does @command to all of @spec as one step, tells it and, each on a line of stderr, what was refused.
 *
 * Returns: that it was refused, when there were only refusals
 */
PursuitExit
pursuit_cli_run_many (PursuitCli *cli, PursuitCommand *command, PursuitListSpec *spec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBatchResult) result =
      pursuit_session_batch (cli->session, command, spec, isatty (STDERR_FILENO) ? tell_progress : NULL, NULL,
                             NULL, &error);

  if (result == NULL)
    return pursuit_cli_fail (cli, error);
  tell_refusals (result);
  if (!cli->json)
    pursuit_cli_print_cell (result->step != NULL ? result->step->label : _ ("Nothing was changed."), '\n');
  else if (show_json (cli, result) != PURSUIT_EXIT_DONE)
    return PURSUIT_EXIT_REFUSED;
  return result->n_done == 0 && result->n_refused > 0 ? PURSUIT_EXIT_REFUSED : PURSUIT_EXIT_DONE;
}

/** pursuit_cli_set_many: “ENTITIES FIELD=VALUE…”: gives all chosen records the same values. */
PursuitExit
pursuit_cli_set_many (PursuitCli *cli, const PursuitCliChoice *choice, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = NULL;

  if (!pursuit_cli_count (cli, args, 2, G_MAXUINT))
    return PURSUIT_EXIT_USAGE;
  const PursuitEntity *entity = pursuit_cli_find_list (cli, args[0], ENTITIES, G_N_ELEMENTS (ENTITIES));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);
  if (entity != &PURSUIT_DEAL_ENTITY || pursuit_cli_refuse_own_verbs (args + 1, &error))
    spec = pursuit_cli_choose (cli, choice, entity, &error);
  if (spec == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_fields_set_currency (fields, pursuit_session_get_currency (cli->session));
  if (!pursuit_cli_assign (cli, fields, args + 1, &error))
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_set_fields (0, 0, fields);
  return pursuit_cli_run_many (cli, command, spec);
}

/** pursuit_cli_delete_many: “ENTITIES”: deletes all chosen records. */
PursuitExit
pursuit_cli_delete_many (PursuitCli *cli, const PursuitCliChoice *choice, char **args)
{
  g_autoptr (GError) error = NULL;

  if (!pursuit_cli_count (cli, args, 1, 1))
    return PURSUIT_EXIT_USAGE;
  const PursuitEntity *entity = pursuit_cli_find_list (cli, args[0], ENTITIES, G_N_ELEMENTS (ENTITIES));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitListSpec) spec = pursuit_cli_choose (cli, choice, entity, &error);
  if (spec == NULL)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (entity, 0);
  return pursuit_cli_run_many (cli, command, spec);
}
