/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session-fixture.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * Play: a database that random commands are run on.
 *
 * @db: looks at its file from outside
 * @file: its bytes are kept, so that it can be attached
 */
typedef struct
{
  SessionFixture fixture;
  sqlite3 *db;
  GRand *rand;
  PursuitKeptFile *file;
  guint accepted;
  guint refused;
} Play;

gint64
play_ask (Play *play, const char *sql);
gint64
play_pick (Play *play, const char *table, const char *where);
gboolean
play_chance (Play *play, int in);
const char *
play_one_of (Play *play, const char *const *texts);
PursuitDay
play_pick_day (Play *play);
PursuitCommand *
play_make_new_deal (Play *play);
PursuitCommand *
play_make_record (Play *play, PursuitFields *fields, const PursuitEntity *entity);
PursuitCommand *
play_make_map (Play *play, gint64 deal);
PursuitCommand *
play_make_customer (Play *play, gint64 deal);
gboolean
play_batch (Play *play);
PursuitCommand *
play_make_command (Play *play, gint64 deal, gint64 *to_stage);

G_END_DECLS
