/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-error.h"
#include "pursuit-session.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/** SessionFixture: a session on a database of its own in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
  PursuitSession *session;
} SessionFixture;

void
session_fixture_open (SessionFixture *fixture, PursuitSampleKind sample, gint64 n_deals);
void
session_fixture_reopen (SessionFixture *fixture);
void
session_fixture_close (SessionFixture *fixture);

PursuitStep *
session_must_run (SessionFixture *fixture, PursuitCommand *command);
void
session_run (SessionFixture *fixture, PursuitCommand *command);
void
session_undo (SessionFixture *fixture);
void
session_assert_sound (SessionFixture *fixture);
void
session_must_refuse (SessionFixture *fixture, PursuitCommand *command, int code, const char *words);
gint64
session_forth_and_back (SessionFixture *fixture, PursuitCommand *command, const char *label);
PursuitFields *
session_make_fields (const PursuitEntity *entity, const char *const *pairs);
PursuitCommand *
session_make_command (const PursuitEntity *entity, gint64 id, const char *const *pairs);
PursuitCommand *
session_forced_move (gint64 deal_id, gint64 stage_id, gint64 before_id);
char *
session_dump_rows (sqlite3 *db);
char *
session_dump (SessionFixture *fixture);
char *
session_answer (SessionFixture *fixture, const char *sql);
void
session_assert_answer (SessionFixture *fixture, const char *sql, const char *expected);
gint64
session_number (SessionFixture *fixture, const char *sql);
void
session_wait_loaded (PursuitList *list);

/** NEW: a command that makes a record: its entity, then FIELD, VALUE and so on. */
#define NEW(entity, ...) session_make_command (&entity, 0, (const char *const[]){ __VA_ARGS__, NULL })

/** SET: a command that sets fields of the record of that id: as NEW(). */
#define SET(entity, id, ...) session_make_command (&entity, id, (const char *const[]){ __VA_ARGS__, NULL })

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SessionFixture, session_fixture_close)

G_END_DECLS
