/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-error.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Splits “FIELD=VALUE”; @value points into @assignment. */
static gboolean
split (const char *assignment, char **name, const char **value, GError **error)
{
  const char *equals = strchr (assignment, '=');

  if (equals == NULL || equals == assignment)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is not of the form FIELD=VALUE."),
                   assignment);
      return FALSE;
    }
  *name = g_strdelimit (g_ascii_strdown (assignment, equals - assignment), "-", '_');
  *value = equals + 1;
  return TRUE;
}

/* A reference is written as an id, uid, external reference or name of what it points to. */
static gboolean
assign_reference (PursuitCli *cli, PursuitFields *fields, guint index, const char *text, GError **error)
{
  const PursuitField *field = &pursuit_fields_get_entity (fields)->fields[index];
  gint64 id = pursuit_session_resolve (cli->session, pursuit_entity_find (field->target), text, error);

  if (id == 0)
    return FALSE;
  pursuit_fields_set_int (fields, index, id);
  return TRUE;
}

/*
 * The field that an id found by @text goes to: @index itself for a reference, its id for a field that is set
 * by the name of a record that must be there already. -1 for others: companies and members are made at need
 * by their name, and a buying stage is looked for in the deal's own process.
 */
static int
find_reference (const PursuitEntity *entity, guint index)
{
  const PursuitField *field = &entity->fields[index];
  g_autofree char *id_name = g_strconcat (field->name, "_id", NULL);

  if (field->type == PURSUIT_FIELD_REF)
    return (int) index;
  if (!(field->flags & PURSUIT_FIELD_BY_NAME) || g_str_equal (field->target, "company") ||
      g_str_equal (field->target, "member") || g_str_equal (field->target, "buying_stage"))
    return -1;
  return pursuit_entity_find_field (entity, id_name);
}

static gboolean
assign (PursuitCli *cli, PursuitFields *fields, const char *name, const char *value, GError **error)
{
  const PursuitEntity *entity = pursuit_fields_get_entity (fields);
  int index = pursuit_entity_find_field (entity, name);

  if (index >= 0 && entity->fields[index].flags & PURSUIT_FIELD_EDIT && !pursuit_text_is_blank (value) &&
      find_reference (entity, index) >= 0)
    return assign_reference (cli, fields, find_reference (entity, index), value, error);
  return pursuit_fields_parse (fields, name, value, error);
}

/**
 * pursuit_cli_assign:
 * @fields: receives the values
 * @assignments: “FIELD=VALUE” each; an empty value empties the field
 *
 * The currency is read first, wherever it stands, since it decides what the amounts mean.
 */
gboolean
pursuit_cli_assign (PursuitCli *cli, PursuitFields *fields, char **assignments, GError **error)
{
  for (int currency = 1; currency >= 0; currency--)
    {
      for (guint i = 0; assignments[i] != NULL; i++)
        {
          g_autofree char *name = NULL;
          const char *value = NULL;
          if (!split (assignments[i], &name, &value, error))
            return FALSE;
          if (g_str_equal (name, "currency") == (currency != 0) && !assign (cli, fields, name, value, error))
            return FALSE;
        }
    }
  return TRUE;
}

/** pursuit_cli_take: takes “NAME=VALUE” out of @assignments; returns the value (transfer full), or %NULL when
 * it is not there. */
char *
pursuit_cli_take (char **assignments, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; assignments[i] != NULL; i++)
    {
      if (!g_str_has_prefix (assignments[i], name) || assignments[i][length] != '=')
        continue;
      g_autofree char *taken = assignments[i];
      for (; assignments[i] != NULL; i++)
        assignments[i] = assignments[i + 1];
      return g_strdup (taken + length + 1);
    }
  return NULL;
}

/** pursuit_cli_read_day: the day that @text (nullable) writes, %PURSUIT_DAY_NONE for none; %FALSE for what is
 * no date. */
gboolean
pursuit_cli_read_day (const char *text, PursuitDay *day, GError **error)
{
  *day = pursuit_day_parse_iso (text);
  if (text == NULL || *day != PURSUIT_DAY_NONE)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
               _ ("“%s” is not a date. Write it as YYYY-MM-DD."), text);
  return FALSE;
}
