/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-member.h"
#include "pursuit-money.h"
#include "pursuit-person.h"
#include "pursuit-playbook-page.h"
#include "pursuit-process.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"
#include "pursuit-product-in-use.h"
#include "pursuit-buying-plan.h"
#include "pursuit-company-dimension.h"
#include "pursuit-deal-party.h"
#include "pursuit-complaint.h"
#include "pursuit-quotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char **where;
  char **sort;
  char *match;
  gint64 limit; /* -1: none */
} ListOptions;

static void
list_options_clear (ListOptions *options)
{
  g_strfreev (options->where);
  g_strfreev (options->sort);
  g_free (options->match);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, list_options_clear)

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

static PursuitListSpec *
make_spec (const PursuitEntity *entity, const ListOptions *options, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  for (guint i = 0; options->where != NULL && options->where[i] != NULL; i++)
    {
      if (!add_condition (spec, options->where[i], error))
        return NULL;
    }
  for (guint i = 0; options->sort != NULL && options->sort[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_strsplit (options->sort[i], ",", -1);
      for (guint k = 0; keys[k] != NULL; k++)
        {
          if (!pursuit_list_spec_sort_text (spec, keys[k], error))
            return NULL;
        }
    }
  pursuit_list_spec_set_match (spec, options->match);
  pursuit_list_spec_set_limit (spec, options->limit);
  return g_steal_pointer (&spec);
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

/* @text, an amount in the home currency, as the list reads it: in a currency of two decimals. */
static char *
settle_amount (PursuitCli *cli, const char *text)
{
  gint64 minor = 0;

  if (!pursuit_money_parse (text, -1, pursuit_session_get_currency (cli->session), &minor))
    return g_strdup (text);
  return pursuit_money_to_decimal (minor, NULL);
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
  if (entity->fields[test->field].type == PURSUIT_FIELD_MONEY)
    return settle_amount (cli, value);
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

/* @json: (nullable): else lines of a table are printed */
typedef struct
{
  PursuitCli *cli;
  PursuitJsonWriter *json;
} Listing;

static gboolean
write_record (PursuitRecord *record, gpointer user_data, GError **error)
{
  Listing *listing = user_data;

  if (listing->json != NULL)
    pursuit_cli_write_record (listing->cli, listing->json, record);
  else
    pursuit_cli_print_row (listing->cli, record);
  return TRUE;
}

/** pursuit_verb_list: lists records as tab-separated values or JSON. */
PursuitExit
pursuit_verb_list (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = {
    &PURSUIT_COMPANY_ENTITY,       &PURSUIT_PERSON_ENTITY,
    &PURSUIT_DEAL_ENTITY,          &PURSUIT_STAGE_ENTITY,
    &PURSUIT_ACTIVITY_ENTITY,      &PURSUIT_MEMBER_ENTITY,
    &PURSUIT_PLAYBOOK_PAGE_ENTITY, &PURSUIT_PRODUCT_IN_USE_ENTITY,
    &PURSUIT_BUYING_PLAN_ENTITY,   &PURSUIT_COMPANY_DIMENSION_ENTITY,
    &PURSUIT_DEAL_PARTY_ENTITY,    &PURSUIT_COMPLAINT_ENTITY,
    &PURSUIT_QUOTATION_ENTITY
  };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_auto (ListOptions) options = { .limit = -1 };
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.where, N_ ("Only records for which this holds"),
      N_ ("CONDITION") },
    { "match", 0, 0, G_OPTION_ARG_FILENAME, &options.match,
      N_ ("Only what this finds: parts of names, pinyin, initials, telephone numbers"), N_ ("TEXT") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.sort,
      N_ ("In this order, - behind it to reverse it"), N_ ("FIELD[-]") },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &options.limit, N_ ("At most so many"), "N" },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  if (options.limit < -1)
    return pursuit_cli_usage (cli, _ ("The limit may not be negative."));
  const PursuitEntity *entity = pursuit_cli_find_list (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitListSpec) spec = make_spec (entity, &options, &error);
  if (spec == NULL || !pursuit_cli_open (cli, FALSE, &error) ||
      !pursuit_cli_settle_filter (cli, spec->filter, entity, &error))
    return pursuit_cli_fail (cli, error);

  Listing listing = { .cli = cli };
  if (!cli->json)
    {
      pursuit_cli_print_header (cli, entity);
      return pursuit_cli_each (cli, spec, write_record, &listing, &error) ? PURSUIT_EXIT_DONE
                                                                          : pursuit_cli_fail (cli, error);
    }
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  listing.json = writer;
  pursuit_json_writer_begin_array (writer);
  if (!pursuit_cli_each (cli, spec, write_record, &listing, &error))
    return pursuit_cli_fail (cli, error);
  pursuit_json_writer_end_array (writer);
  return pursuit_json_writer_finish (writer, &error) ? PURSUIT_EXIT_DONE : pursuit_cli_fail (cli, error);
}
