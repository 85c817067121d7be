/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-deal.h"
#include "pursuit-stage.h"

enum
{
  PAGE = 2000 /* records in memory at a time, in lists that are not sorted */
};

/* Stages carry the numbers of their columns, which only pursuit_session_stages() computes. */
static GPtrArray *
fetch_stages (PursuitCli *cli, PursuitListSpec *spec, GError **error)
{
  g_autoptr (PursuitListSpec) ordered = pursuit_list_spec_copy (spec);
  g_autoptr (PursuitListSpec) deals = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  pursuit_list_spec_set_on_board (deals, TRUE);
  /* the steps of a call are no stages of deals */
  pursuit_list_spec_where (ordered, PURSUIT_STAGE_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  if (spec->sort->len == 0)
    {
      pursuit_list_spec_sort (ordered, PURSUIT_STAGE_PROCESS_ID, FALSE);
      pursuit_list_spec_sort (ordered, PURSUIT_STAGE_POSITION, FALSE);
    }
  g_autoptr (GPtrArray) stages = pursuit_session_fetch (cli->session, ordered, error);
  if (stages == NULL)
    return NULL;
  g_autoptr (GPtrArray) counted = pursuit_session_stages (cli->session, deals, error);
  if (counted == NULL)
    return NULL;
  for (guint i = 0; i < counted->len; i++)
    {
      const PursuitValue *id = pursuit_record_get_value (g_ptr_array_index (counted, i), PURSUIT_RECORD_ID);
      g_hash_table_insert (by_id, (gpointer) &id->i, g_ptr_array_index (counted, i));
    }
  for (guint i = 0; i < stages->len; i++)
    {
      gint64 id = pursuit_record_get_id (g_ptr_array_index (stages, i));
      PursuitRecord *numbers = g_hash_table_lookup (by_id, &id);
      if (numbers != NULL)
        pursuit_record_assign (g_ptr_array_index (stages, i), numbers);
    }
  return g_steal_pointer (&stages);
}

static gboolean
call_each (GPtrArray *records, PursuitEachFunc each, gpointer user_data, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!each (g_ptr_array_index (records, i), user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* In the order of the ids, page by page. */
static gboolean
call_pages (PursuitCli *cli, PursuitListSpec *spec, PursuitEachFunc each, gpointer user_data, GError **error)
{
  gint64 left = spec->limit < 0 ? G_MAXINT64 : spec->limit;
  gint64 last_id = 0;
  gboolean more = left > 0;

  while (more)
    {
      g_autoptr (PursuitListSpec) page = pursuit_list_spec_copy (spec);
      gint64 wanted = MIN (left, PAGE);
      pursuit_list_spec_where_int (page, PURSUIT_RECORD_ID, PURSUIT_OP_GT, last_id);
      pursuit_list_spec_set_limit (page, wanted);
      g_autoptr (GPtrArray) records = pursuit_session_fetch (cli->session, page, error);
      if (records == NULL || !call_each (records, each, user_data, error))
        return FALSE;
      left -= records->len;
      more = records->len == wanted && left > 0;
      if (more)
        last_id = pursuit_record_get_id (g_ptr_array_index (records, records->len - 1));
    }
  return TRUE;
}

/**
 * pursuit_cli_each:
 * @spec: which records in which order
 * @each: is called with every one; stops everything by returning %FALSE
 *
 * Lists without an order of their own are read page by page, so that a million records need no memory.
 */
gboolean
pursuit_cli_each (PursuitCli *cli,
                  PursuitListSpec *spec,
                  PursuitEachFunc each,
                  gpointer user_data,
                  GError **error)
{
  if (spec->entity != &PURSUIT_STAGE_ENTITY && spec->sort->len == 0)
    return call_pages (cli, spec, each, user_data, error);

  g_autoptr (GPtrArray) records = spec->entity == &PURSUIT_STAGE_ENTITY
                                      ? fetch_stages (cli, spec, error)
                                      : pursuit_session_fetch (cli->session, spec, error);
  return records != NULL && call_each (records, each, user_data, error);
}
