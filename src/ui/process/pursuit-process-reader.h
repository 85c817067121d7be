/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/** PursuitProcessPart: what processes are made of. */
typedef enum
{
  PURSUIT_PROCESS_PART_PROCESSES,
  PURSUIT_PROCESS_PART_STAGES,
  PURSUIT_PROCESS_PART_BUYING,
  PURSUIT_PROCESS_PART_WORK,
  PURSUIT_PROCESS_PART_NODES,
  PURSUIT_PROCESS_PART_CONDITIONS,
  PURSUIT_PROCESS_PART_STEPS,
  PURSUIT_PROCESS_PART_SCORECARDS, /* that a condition may ask for; of no process */
  PURSUIT_PROCESS_N_PARTS
} PursuitProcessPart;

#define PURSUIT_TYPE_PROCESS_READER (pursuit_process_reader_get_type ())
G_DECLARE_FINAL_TYPE (PursuitProcessReader, pursuit_process_reader, PURSUIT, PROCESS_READER, GObject)

PursuitProcessReader *
pursuit_process_reader_new (PursuitSession *session);
gboolean
pursuit_process_reader_is_ready (PursuitProcessReader *self);
GPtrArray *
pursuit_process_reader_get (PursuitProcessReader *self, PursuitProcessPart part, gint64 parent_id);
GPtrArray *
pursuit_process_reader_get_used (PursuitProcessReader *self, PursuitProcessPart part, gint64 parent_id);
PursuitRecord *
pursuit_process_reader_find (PursuitProcessReader *self, PursuitProcessPart part, gint64 id);

G_END_DECLS
