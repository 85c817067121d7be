/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-process.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* A condition that cannot be read is wrong usage, whatever is wrong with it. */
static gboolean
add_condition (PursuitListSpec *spec, const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (pursuit_list_spec_where_text (spec, text, &local))
    return TRUE;
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, local->message);
  return FALSE;
}

/** pursuit_cli_add_conditions: restricts @spec by each of @where (nullable) (array zero-terminated=1). */
gboolean
pursuit_cli_add_conditions (PursuitListSpec *spec, char **where, GError **error)
{
  for (guint i = 0; where != NULL && where[i] != NULL; i++)
    if (!add_condition (spec, where[i], error))
      return FALSE;
  return TRUE;
}

/* The name of the stage or process (@entity) that @text means: its code, or its name in the other language.
 */
static char *
find_name (PursuitCli *cli, const PursuitEntity *entity, const char *text, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  g_autoptr (GPtrArray) records = pursuit_session_fetch (cli->session, spec, error);
  g_autofree char *key = pursuit_text_search_key (text, -1);
  int name = pursuit_entity_find_field (entity, "name");

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      static const char *const columns[] = { "name", "code", "name_other" };
      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        {
          int field = pursuit_entity_find_field (entity, columns[k]);
          const char *own = field >= 0 ? pursuit_record_get_text (records->pdata[i], field) : NULL;
          g_autofree char *own_key = own ? pursuit_text_search_key (own, -1) : NULL;
          if (own_key != NULL && g_str_equal (own_key, key))
            return g_strdup (pursuit_record_get_text (records->pdata[i], name));
        }
    }
  return records != NULL ? g_strdup (text) : NULL;
}

/* One value of a condition in the form that the list knows: deals know the names of their stage and process.
 */
static char *
settle_value (PursuitCli *cli,
              const PursuitEntity *entity,
              const PursuitFilter *test,
              const char *value,
              GError **error)
{
  gboolean is_deal = entity == &PURSUIT_DEAL_ENTITY;
  gboolean compares = test->op == PURSUIT_OP_EQ || test->op == PURSUIT_OP_NE;

  if (is_deal && compares && test->field == PURSUIT_DEAL_STAGE)
    return find_name (cli, &PURSUIT_STAGE_ENTITY, value, error);
  if (is_deal && compares && test->field == PURSUIT_DEAL_PROCESS)
    return find_name (cli, &PURSUIT_PROCESS_ENTITY, value, error);
  return g_strdup (value);
}

/** pursuit_cli_settle_filter: puts what conditions on @entity were given into the form that lists know. */
gboolean
pursuit_cli_settle_filter (PursuitCli *cli,
                           PursuitFilter *filter,
                           const PursuitEntity *entity,
                           GError **error)
{
  for (guint i = 0; filter->parts != NULL && i < filter->parts->len; i++)
    if (!pursuit_cli_settle_filter (cli, filter->parts->pdata[i], entity, error))
      return FALSE;
  for (guint i = 0; filter->values != NULL && i < filter->values->len; i++)
    {
      char *value = settle_value (cli, entity, filter, filter->values->pdata[i], error);
      if (value == NULL)
        return FALSE;
      g_free (filter->values->pdata[i]);
      filter->values->pdata[i] = value;
    }
  return TRUE;
}
