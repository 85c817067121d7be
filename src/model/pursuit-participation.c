/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-participation.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitParticipation:
 *
 * A cell of the participation matrix: what people of one kind do in one buying stage of a process, and how
 * much depends on them there.
 */
struct _PursuitParticipation
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitParticipation, pursuit_participation, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_PEOPLE_KINDS[] = {
  { "executive", N_ ("Top executive") },
  { "using-manager", N_ ("Using dept. manager") },
  { "user", N_ ("User") },
  { "technical-manager", N_ ("Technical dept. manager") },
  { "engineer", N_ ("Engineer") },
  { "purchasing", N_ ("Purchasing and finance") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "buying_stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "buying_stage" },
  { "people", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Kind of people"), .choices = PURSUIT_PEOPLE_KINDS },
  { "does", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("What they do") },
  { "does_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "weight", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Weight"), .min = 0, .max = 3 },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PARTICIPATION_N_FIELDS);

const PursuitEntity PURSUIT_PARTICIPATION_ENTITY = {
  .name = "participation",
  .plural = "participations",
  .label = N_ ("Participation"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_participation_get_type,
};

static void
pursuit_participation_class_init (PursuitParticipationClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PARTICIPATION_ENTITY);
}

static void
pursuit_participation_init (PursuitParticipation *self)
{
}

/**
 * pursuit_participation_get_does:
 * @other: whether the program speaks the other language than the database's
 *
 * Returns: (transfer none) (nullable): what they do, in the program's language as long as nobody put it in
 * own words
 */
const char *
pursuit_participation_get_does (PursuitParticipation *self, gboolean other)
{
  g_return_val_if_fail (PURSUIT_IS_PARTICIPATION (self), NULL);

  PursuitRecord *record = PURSUIT_RECORD (self);
  return pursuit_record_get_text (record,
                                  other && pursuit_record_is_set (record, PURSUIT_PARTICIPATION_DOES_OTHER)
                                      ? PURSUIT_PARTICIPATION_DOES_OTHER
                                      : PURSUIT_PARTICIPATION_DOES);
}
