/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-money.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *sample;
  char *language;
  char *currency;
  gint64 n_deals; /* -1: --random was not given */
  gint64 seed;
} InitOptions;

static void
init_options_clear (InitOptions *options)
{
  g_free (options->sample);
  g_free (options->language);
  g_free (options->currency);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InitOptions, init_options_clear)

/* What is wrong with @options, as a sentence; %NULL when nothing is. */
static const char *
find_fault (const InitOptions *options)
{
  if (options->sample != NULL && options->n_deals >= 0)
    return _ ("A database is either the sample or random, not both.");
  if (options->sample != NULL && !g_str_equal (options->sample, "team"))
    return _ ("The one sample is “team”.");
  if (options->n_deals < -1)
    return _ ("The number of random deals may not be negative.");
  if (options->language != NULL && !g_str_equal (options->language, "en") &&
      !g_str_equal (options->language, "zh"))
    return _ ("The language is “en” or “zh”.");
  if (options->currency != NULL && !pursuit_currency_is_valid (options->currency))
    return _ ("The currency is a code such as CNY or EUR.");
  return NULL;
}

/** pursuit_verb_init: makes a new database; refuses an existing file. */
PursuitExit
pursuit_verb_init (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_auto (InitOptions) options = { .n_deals = -1, .seed = 1 };
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_FILENAME, &options.sample, N_ ("Fill it with the sample team"), "team" },
    { "random", 0, 0, G_OPTION_ARG_INT64, &options.n_deals, N_ ("Fill it with N random deals"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, N_ ("The same seed makes the same data"), "S" },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &options.language, N_ ("Of processes and sample"), "en|zh" },
    { "currency", 0, 0, G_OPTION_ARG_FILENAME, &options.currency, N_ ("Home currency"), "C" },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 0, 0))
    return PURSUIT_EXIT_USAGE;
  const char *fault = find_fault (&options);
  if (fault != NULL)
    return pursuit_cli_usage (cli, "%s", fault);

  g_autofree char *path = pursuit_cli_database_path (cli);
  g_autofree char *folder = g_path_get_dirname (path);
  PursuitCreateOptions create = { .n_deals = MAX (options.n_deals, 0),
                                  .language = options.language,
                                  .currency = options.currency };
  if (options.sample != NULL)
    create.sample = PURSUIT_SAMPLE_TEAM;
  else if (options.n_deals >= 0)
    {
      create.sample = PURSUIT_SAMPLE_RANDOM;
      create.seed = (guint64) options.seed;
    }

  if (cli->database == NULL)
    g_mkdir_with_parents (folder, 0700);
  if (!pursuit_cli_prepare (cli, &error) ||
      !pursuit_session_create (cli->session, path, &create, NULL, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}
