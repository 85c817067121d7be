/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-person.h"
#include "pursuit-session-erase.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
write_json (PursuitJsonWriter *writer, const PursuitErasure *erasure, gboolean erased)
{
  pursuit_json_writer_begin_object (writer);
  pursuit_json_writer_key (writer, "erased");
  pursuit_json_writer_bool (writer, erased);
  pursuit_json_writer_key (writer, "rows");
  pursuit_json_writer_begin_object (writer);
  for (guint i = 0; i < erasure->lines->len; i++)
    {
      const PursuitErasureLine *line = &g_array_index (erasure->lines, PursuitErasureLine, i);
      pursuit_json_writer_key (writer, line->code);
      pursuit_json_writer_int (writer, line->n);
    }
  pursuit_json_writer_end_object (writer);
  pursuit_json_writer_key (writer, "mentions");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < erasure->mentions->len; i++)
    {
      const PursuitErasureMention *mention = g_ptr_array_index (erasure->mentions, i);
      pursuit_json_writer_begin_object (writer);
      pursuit_json_writer_key (writer, "entity");
      pursuit_json_writer_string (writer, mention->entity->name);
      pursuit_json_writer_key (writer, "id");
      pursuit_json_writer_int (writer, mention->id);
      pursuit_json_writer_key (writer, "title");
      pursuit_json_writer_string (writer, mention->title);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
  pursuit_json_writer_key (writer, "mentioned");
  pursuit_json_writer_int (writer, erasure->n_mentioned);
  pursuit_json_writer_key (writer, "mentioned_in_history");
  pursuit_json_writer_int (writer, erasure->n_mentioned_steps);
  pursuit_json_writer_end_object (writer);
}

/* What goes, then what stays: a table each. */
static void
print_plain (const PursuitErasure *erasure)
{
  for (guint i = 0; i < erasure->lines->len; i++)
    {
      const PursuitErasureLine *line = &g_array_index (erasure->lines, PursuitErasureLine, i);
      printf ("%u\t%s\n", line->n, line->label);
    }
  if (erasure->n_mentioned > 0)
    printf ("\n%s\n", _ ("These stay although they name the person. Look at them:"));
  for (guint i = 0; i < erasure->mentions->len; i++)
    {
      const PursuitErasureMention *mention = g_ptr_array_index (erasure->mentions, i);
      printf ("%s\t%" G_GINT64_FORMAT "\t", mention->entity->name, mention->id);
      pursuit_cli_print_cell (mention->title, '\n');
    }
  if (erasure->n_mentioned > erasure->mentions->len)
    printf ("%s\n", "…");
  if (erasure->n_mentioned_steps > 0)
    printf (ngettext ("\n%u line of the history about other things names the person and stays.\n",
                      "\n%u lines of the history about other things name the person and stay.\n",
                      erasure->n_mentioned_steps),
            erasure->n_mentioned_steps);
}

/* Somebody who was deleted is known by the id only. */
static gint64
find_person (PursuitCli *cli, const char *text, GError **error)
{
  gint64 id = 0;

  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    return id;
  return pursuit_session_resolve (cli->session, &PURSUIT_PERSON_ENTITY, text, error);
}

static PursuitExit
show (PursuitCli *cli, const PursuitErasure *survey, const PursuitErasure *done)
{
  g_autoptr (GError) error = NULL;

  if (!cli->json)
    print_plain (survey);
  else
    {
      g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
      write_json (writer, survey, done != NULL);
      if (!pursuit_json_writer_finish (writer, &error))
        return pursuit_cli_fail (cli, error);
    }
  if (done == NULL)
    g_printerr (_ ("Nothing was erased yet. With --yes, “%s” is erased for good.\n"), survey->name);
  else if (done->bytes_left != NULL)
    g_printerr (_ ("The records are gone, but their bytes could not be overwritten yet: %s It is tried again "
                   "when the database is opened.\n"),
                done->bytes_left);
  return PURSUIT_EXIT_DONE;
}

/** pursuit_verb_erase: erases a person for good with --yes, else says what that would take away. */
PursuitExit
pursuit_verb_erase (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_PERSON_ENTITY };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (PursuitErasure) survey = NULL;
  g_autoptr (PursuitErasure) done = NULL;
  gboolean yes = FALSE;
  gint64 id = 0;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Erase, and not only say what would go"), NULL },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, options, args, &rest) || !pursuit_cli_count (cli, rest, 2, 2) ||
      pursuit_cli_find_entity (cli, rest[0], entities, G_N_ELEMENTS (entities)) == NULL)
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, yes, &error))
    id = find_person (cli, rest[1], &error);
  if (id != 0)
    survey = pursuit_session_erase_survey (cli->session, id, &error);
  if (survey != NULL && yes)
    done = pursuit_session_erase_person (cli->session, id, &error);
  if (survey == NULL || (yes && done == NULL))
    return pursuit_cli_fail (cli, error);
  return show (cli, survey, done);
}
