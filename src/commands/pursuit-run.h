/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

/** PursuitRunResult: what a command did; the session words it. Clear with pursuit_run_result_clear(). */
typedef struct
{
  gint64 operation_id;
  gint64 record_id;
  char *kind;
  char *args; /* JSON, as the journal keeps it */
} PursuitRunResult;

gboolean
pursuit_run_command (PursuitStore *store,
                     PursuitDb *db,
                     gint64 actor_id,
                     PursuitCommand *command,
                     PursuitRunResult *result,
                     GError **error);
void
pursuit_run_result_clear (PursuitRunResult *result);
void
pursuit_run_install_rules (void);
gint64
pursuit_run_ensure_member (PursuitStore *store, PursuitDb *db, const char *name, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitRunResult, pursuit_run_result_clear)

G_END_DECLS
