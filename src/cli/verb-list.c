/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-playbook-page.h"
#include "pursuit-stage.h"
#include "pursuit-product-in-use.h"
#include "pursuit-buying-plan.h"
#include "pursuit-company-dimension.h"
#include "pursuit-deal-party.h"
#include "pursuit-complaint.h"
#include "pursuit-quotation.h"

#include <glib/gi18n-lib.h>

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

static PursuitListSpec *
make_spec (const PursuitEntity *entity, const ListOptions *options, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  if (!pursuit_cli_add_conditions (spec, options->where, error))
    return NULL;
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
  /* custom fields are known when the database is */
  g_autoptr (PursuitListSpec) spec =
      pursuit_cli_open (cli, FALSE, &error) ? make_spec (entity, &options, &error) : NULL;
  if (spec == NULL || !pursuit_cli_settle_filter (cli, spec->filter, entity, &error))
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
