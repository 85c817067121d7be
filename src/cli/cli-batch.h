/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-cli.h"

G_BEGIN_DECLS

/** PursuitCliChoice: the options that say to which of many records something is done. */
typedef struct
{
  char **where;
  char *match;
  gboolean all;
} PursuitCliChoice;

/* The rows of them in a verb's table of options. */
/* clang-format off */
#define PURSUIT_CLI_CHOICE_OPTIONS(choice) \
  { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(choice).where, N_ ("All records for which this holds"), \
    N_ ("CONDITION") }, \
  { "match", 0, 0, G_OPTION_ARG_FILENAME, &(choice).match, N_ ("All records that this finds"), N_ ("TEXT") }
/* clang-format on */

void
pursuit_cli_choice_clear (PursuitCliChoice *choice);
gboolean
pursuit_cli_choice_is_made (const PursuitCliChoice *choice);
PursuitListSpec *
pursuit_cli_choose (PursuitCli *cli,
                    const PursuitCliChoice *choice,
                    const PursuitEntity *entity,
                    GError **error);
PursuitExit
pursuit_cli_run_many (PursuitCli *cli, PursuitCommand *command, PursuitListSpec *spec);
PursuitExit
pursuit_cli_set_many (PursuitCli *cli, const PursuitCliChoice *choice, char **args);
PursuitExit
pursuit_cli_delete_many (PursuitCli *cli, const PursuitCliChoice *choice, char **args);

/* verb-set.c */
gboolean
pursuit_cli_refuse_own_verbs (char **assignments, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitCliChoice, pursuit_cli_choice_clear)

G_END_DECLS
