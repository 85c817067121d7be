/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-cli.h"

G_BEGIN_DECLS

/**
 * PursuitCliTable: rows that are no records, cell by cell: with --json an array of objects, else lines with
 * tabs under a header.
 */
typedef struct
{
  const char *const *keys; /* ended by NULL */
  guint n_keys;
  guint column;
  PursuitJsonWriter *writer; /* (nullable): with --json */
} PursuitCliTable;

void
pursuit_cli_table_begin (PursuitCliTable *self, PursuitCli *cli, const char *const *keys);
void
pursuit_cli_table_text (PursuitCliTable *self, const char *text);
void
pursuit_cli_table_int (PursuitCliTable *self, gint64 number);
void
pursuit_cli_table_bool (PursuitCliTable *self, gboolean value);
void
pursuit_cli_table_day (PursuitCliTable *self, PursuitDay day);
PursuitExit
pursuit_cli_table_end (PursuitCliTable *self, PursuitCli *cli);

/** PursuitCliOpens: what a word needs of the database: to read it, to write it, or to read it of today: what
 * the clock moves is brought up to date, unless somebody else has it open and does so. */
typedef enum
{
  PURSUIT_CLI_READS,
  PURSUIT_CLI_READS_TODAY,
  PURSUIT_CLI_WRITES,
} PursuitCliOpens;

/** PursuitCliWord: a word after a verb that names what is to be done, run with the arguments behind it. */
typedef struct
{
  const char *name;
  guint least, most; /* how many arguments it takes */
  PursuitExit (*run) (PursuitCli *cli, char **args, gconstpointer options);
  PursuitCliOpens opens;
} PursuitCliWord;

PursuitExit
pursuit_cli_run_word (PursuitCli *cli,
                      const PursuitCliWord *words,
                      guint n_words,
                      char **rest,
                      gconstpointer options);

/* The companies that arguments name; %NULL with @error set when one is not there. */
GArray *
pursuit_cli_resolve_all (PursuitCli *cli, const PursuitEntity *entity, char **args, GError **error);

G_END_DECLS
