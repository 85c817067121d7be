/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/** pursuit_cli_table_begin: prepares @self and writes what stands above the rows. */
void
pursuit_cli_table_begin (PursuitCliTable *self, PursuitCli *cli, const char *const *keys)
{
  *self = (PursuitCliTable){ .keys = keys, .n_keys = g_strv_length ((char **) keys) };
  if (cli->json)
    {
      self->writer = pursuit_json_writer_new_stdout ();
      pursuit_json_writer_begin_array (self->writer);
      return;
    }
  for (guint i = 0; i < self->n_keys; i++)
    pursuit_cli_print_cell (keys[i], i + 1 < self->n_keys ? '\t' : '\n');
}

static void
begin_cell (PursuitCliTable *self)
{
  if (self->writer == NULL)
    return;
  if (self->column == 0)
    pursuit_json_writer_begin_object (self->writer);
  pursuit_json_writer_key (self->writer, self->keys[self->column]);
}

/* @text: of a table without --json */
static void
end_cell (PursuitCliTable *self, const char *text)
{
  gboolean last = ++self->column == self->n_keys;

  if (self->writer == NULL)
    pursuit_cli_print_cell (text, last ? '\n' : '\t');
  else if (last)
    pursuit_json_writer_end_object (self->writer);
  if (last)
    self->column = 0;
}

/** pursuit_cli_table_text: the next cell; @text (nullable) is not known when %NULL. */
void
pursuit_cli_table_text (PursuitCliTable *self, const char *text)
{
  begin_cell (self);
  if (self->writer != NULL)
    pursuit_json_writer_string (self->writer, text);
  end_cell (self, text ? text : "");
}

/** pursuit_cli_table_int: the next cell. */
void
pursuit_cli_table_int (PursuitCliTable *self, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  begin_cell (self);
  if (self->writer != NULL)
    pursuit_json_writer_int (self->writer, number);
  end_cell (self, text);
}

/** pursuit_cli_table_bool: the next cell. */
void
pursuit_cli_table_bool (PursuitCliTable *self, gboolean value)
{
  begin_cell (self);
  if (self->writer != NULL)
    pursuit_json_writer_bool (self->writer, value);
  end_cell (self, value ? "yes" : "no");
}

/** pursuit_cli_table_day: the next cell. */
void
pursuit_cli_table_day (PursuitCliTable *self, PursuitDay day)
{
  g_autofree char *iso = day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (day) : NULL;
  pursuit_cli_table_text (self, iso);
}

/** pursuit_cli_table_end: writes what stands below the rows; the verb's exit status. */
PursuitExit
pursuit_cli_table_end (PursuitCliTable *self, PursuitCli *cli)
{
  g_autoptr (PursuitJsonWriter) writer = g_steal_pointer (&self->writer);
  g_autoptr (GError) error = NULL;

  if (writer == NULL)
    return PURSUIT_EXIT_DONE;
  pursuit_json_writer_end_array (writer);
  return pursuit_json_writer_finish (writer, &error) ? PURSUIT_EXIT_DONE : pursuit_cli_fail (cli, error);
}

static gboolean
open_for (PursuitCli *cli, PursuitCliOpens opens, GError **error)
{
  if (opens == PURSUIT_CLI_READS_TODAY && pursuit_cli_open (cli, TRUE, NULL))
    return TRUE;
  return pursuit_cli_open (cli, opens == PURSUIT_CLI_WRITES, error);
}

/** pursuit_cli_run_word: runs the one of @words that @rest begins with; opens the database for it. */
PursuitExit
pursuit_cli_run_word (PursuitCli *cli,
                      const PursuitCliWord *words,
                      guint n_words,
                      char **rest,
                      gconstpointer options)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!pursuit_cli_count (cli, rest, 1, G_MAXUINT))
    return PURSUIT_EXIT_USAGE;
  for (guint i = 0; i < n_words; i++)
    {
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", words[i].name);
      if (!g_str_equal (words[i].name, rest[0]))
        continue;
      if (!pursuit_cli_count (cli, rest + 1, words[i].least, words[i].most))
        return PURSUIT_EXIT_USAGE;
      if (!open_for (cli, words[i].opens, &error))
        return pursuit_cli_fail (cli, error);
      return words[i].run (cli, rest + 1, options);
    }
  return pursuit_cli_usage (cli, _ ("“%s” is none of %s."), rest[0], known->str);
}

/** pursuit_cli_resolve_all: (transfer full) (nullable) (element-type gint64): the ids of what @args name. */
GArray *
pursuit_cli_resolve_all (PursuitCli *cli, const PursuitEntity *entity, char **args, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; args[i] != NULL; i++)
    {
      gint64 id = pursuit_session_resolve (cli->session, entity, args[i], error);
      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}
