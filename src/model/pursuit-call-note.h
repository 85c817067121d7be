/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CALL_NOTE (pursuit_call_note_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCallNote, pursuit_call_note, PURSUIT, CALL_NOTE, PursuitRecord)

extern const PursuitEntity PURSUIT_CALL_NOTE_ENTITY;

/** The fields of a call note, in the order of its descriptor table. */
enum
{
  PURSUIT_CALL_NOTE_ACTIVITY_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_CALL_NOTE_WORK_ID,
  PURSUIT_CALL_NOTE_STEP,
  PURSUIT_CALL_NOTE_QUESTION,
  PURSUIT_CALL_NOTE_TEXT,
  PURSUIT_CALL_NOTE_PLACE,
  PURSUIT_CALL_NOTE_N_FIELDS
};

G_END_DECLS
