/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-call-note.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitCallNote:
 *
 * What was thought of one question of a call plan, for one activity. The questions are the work items of a
 * process of the kind “call”, its stages the steps of the call.
 */
struct _PursuitCallNote
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitCallNote, pursuit_call_note, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "activity_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "activity" },
  { "work_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED, NULL, .target = "work_item" },
  { "step", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Step") },
  { "question", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Question") },
  { "text", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Answer") },
  { "place", PURSUIT_FIELD_INT, 0, NULL },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_CALL_NOTE_N_FIELDS);

const PursuitEntity PURSUIT_CALL_NOTE_ENTITY = {
  .name = "call_note",
  .plural = "call_notes",
  .label = N_ ("Call note"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_call_note_get_type,
};

static void
pursuit_call_note_class_init (PursuitCallNoteClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_CALL_NOTE_ENTITY);
}

static void
pursuit_call_note_init (PursuitCallNote *self)
{
}
