/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-json-writer.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/** PursuitExit: the exit statuses that scripts rely on. */
typedef enum
{
  PURSUIT_EXIT_DONE = 0,
  PURSUIT_EXIT_REFUSED = 1, /* refused, or bad data: the reason is on stderr */
  PURSUIT_EXIT_USAGE = 2,   /* wrong usage */
} PursuitExit;

typedef struct _PursuitVerb PursuitVerb;

/**
 * PursuitCli: one run of the command line.
 * @session: (nullable): open once pursuit_cli_open() succeeded
 */
typedef struct
{
  const PursuitVerb *verb;
  PursuitSession *session;
  char *database; /* (nullable): --database */
  char *actor;    /* (nullable): --actor */
  char *today;    /* (nullable): --today */
  gboolean json;  /* --json */
  gboolean own;   /* --private: fields of a person's own life are given out too */
} PursuitCli;

/** PursuitVerb: one row of the table of verbs. */
struct _PursuitVerb
{
  const char *name;
  const char *usage;   /* what stands behind the name: "DEAL STAGE [--force]" */
  const char *summary; /* marked for translation */
  PursuitExit (*run) (PursuitCli *cli, char **args);
};

/** PursuitEachFunc: gets one record of a list after the other; returns %FALSE with @error set to stop. */
typedef gboolean (*PursuitEachFunc) (PursuitRecord *record, gpointer user_data, GError **error);

PursuitExit
pursuit_cli_main (int argc, char **argv);

/* Reading the command line. Each returns %FALSE after it has said on stderr what is wrong. */
gboolean
pursuit_cli_parse (PursuitCli *cli, const GOptionEntry *entries, char **args, char ***rest);
gboolean
pursuit_cli_count (PursuitCli *cli, char **rest, guint least, guint most);
const PursuitEntity *
pursuit_cli_find_entity (PursuitCli *cli,
                         const char *name,
                         const PursuitEntity *const *entities,
                         guint n_entities);
const PursuitEntity *
pursuit_cli_find_list (PursuitCli *cli,
                       const char *name,
                       const PursuitEntity *const *entities,
                       guint n_entities);
PursuitExit
pursuit_cli_usage (PursuitCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
PursuitExit
pursuit_cli_fail (PursuitCli *cli, const GError *error);

/* The database. */
char *
pursuit_cli_database_path (PursuitCli *cli);
gboolean
pursuit_cli_prepare (PursuitCli *cli, GError **error);
gboolean
pursuit_cli_open (PursuitCli *cli, gboolean writing, GError **error);
gint64
pursuit_cli_resolve_stage (PursuitCli *cli, gint64 process_id, const char *text, GError **error);

gboolean
pursuit_cli_add_conditions (PursuitListSpec *spec, char **where, GError **error);
gboolean
pursuit_cli_settle_filter (PursuitCli *cli,
                           PursuitFilter *filter,
                           const PursuitEntity *entity,
                           GError **error);

gboolean
pursuit_cli_each (PursuitCli *cli,
                  PursuitListSpec *spec,
                  PursuitEachFunc each,
                  gpointer user_data,
                  GError **error);

/* FIELD=VALUE arguments. */
gboolean
pursuit_cli_assign (PursuitCli *cli, PursuitFields *fields, char **assignments, GError **error);

char *
pursuit_cli_take (char **assignments, const char *name);
gboolean
pursuit_cli_read_day (const char *text, PursuitDay *day, GError **error);

/* What is known of a purchase. */
PursuitCommand *
pursuit_cli_make_decision (PursuitCli *cli, char **args, GError **error);
PursuitCommand *
pursuit_cli_make_need (PursuitCli *cli, char **args, GError **error);
PursuitCommand *
pursuit_cli_change_need (PursuitCli *cli, char **args, GError **error);

/* Results. */
PursuitExit
pursuit_cli_run (PursuitCli *cli, PursuitCommand *command);
PursuitExit
pursuit_cli_show_id (PursuitCli *cli, const PursuitEntity *entity, gint64 id);
PursuitExit
pursuit_cli_show_step (PursuitCli *cli, const PursuitStep *step);
gboolean
pursuit_cli_gives_out (PursuitCli *cli, const PursuitField *field);
GPtrArray *
pursuit_cli_list_fields (PursuitCli *cli, const PursuitEntity *entity);
void
pursuit_cli_write_fields (PursuitCli *cli, PursuitJsonWriter *writer, PursuitRecord *record);
void
pursuit_cli_write_record (PursuitCli *cli, PursuitJsonWriter *writer, PursuitRecord *record);
void
pursuit_cli_print_header (PursuitCli *cli, const PursuitEntity *entity);
void
pursuit_cli_print_row (PursuitCli *cli, PursuitRecord *record);
void
pursuit_cli_print_pairs (PursuitCli *cli, PursuitRecord *record);
void
pursuit_cli_print_cell (const char *text, char end);
void
pursuit_cli_write_text (PursuitJsonWriter *writer, const char *key, const char *text);

/* The verbs: run with the arguments behind the name, the name being args[0]. */
PursuitExit
pursuit_verb_init (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_list (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_show (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_move (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_close (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_reopen (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_copy (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_new (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_set (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_delete (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_duplicates (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_merge (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_erase (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_undo (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_redo (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_history (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_export (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_report (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_import (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_imports (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_grade (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_field (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_market (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_plan (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_rate (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_pool (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_check (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_attach (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_backup (PursuitCli *cli, char **args);
PursuitExit
pursuit_verb_restore (PursuitCli *cli, char **args);

G_END_DECLS
