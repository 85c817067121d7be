/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-company-command.h"
#include "pursuit-company.h"
#include "pursuit-error.h"
#include "pursuit-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* FIELD=keep, drop or both. */
static gboolean
choose (PursuitCommand *command, const PursuitEntity *entity, const char *text, GError **error)
{
  static const char *const choices[] = { "keep", "drop", "both" };
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals ? g_strndup (text, (gsize) (equals - text)) : NULL;
  int field = name ? pursuit_entity_find_field (entity, name) : -1;

  if (field < 0 || !pursuit_merge_takes (&entity->fields[field]))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” does not begin with a field and =."),
                   text);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (!g_str_equal (choices[i], equals + 1) ||
          (i == PURSUIT_MERGE_BOTH && !(entity->fields[field].flags & PURSUIT_FIELD_LONG)))
        continue;
      pursuit_command_set_merge_choice (command, (guint) field, (PursuitMergeChoice) i);
      return TRUE;
    }
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
               _ ("A field is chosen by keep or drop, a long text also by both: “%s”."), text);
  return FALSE;
}

/** pursuit_verb_merge: makes one record of two; undo makes two of them again. */
PursuitExit
pursuit_verb_merge (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCommand) command = NULL;
  g_auto (GStrv) rest = NULL;
  gint64 keep = 0, drop = 0;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 3, G_MAXUINT))
    return PURSUIT_EXIT_USAGE;
  const PursuitEntity *entity = pursuit_cli_find_entity (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, TRUE, &error))
    keep = pursuit_session_resolve (cli->session, entity, rest[1], &error);
  if (keep != 0)
    drop = pursuit_session_resolve (cli->session, entity, rest[2], &error);
  if (drop == 0)
    return pursuit_cli_fail (cli, error);
  command = pursuit_command_merge (entity, keep, drop);
  for (guint i = 3; rest[i] != NULL; i++)
    {
      if (!choose (command, entity, rest[i], &error))
        return pursuit_cli_fail (cli, error);
    }
  return pursuit_cli_run (cli, command);
}
