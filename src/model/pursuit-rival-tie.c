/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rival-tie.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitRivalTie:
 *
 * Which competitor knows a person, through whom, and how well (#PURSUIT_CLOSENESS).
 */
struct _PursuitRivalTie
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitRivalTie, pursuit_rival_tie, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "person", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Person"), .target = "person" },
  { "competitor", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Competitor") },
  { "contact", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Their salesperson") },
  { "closeness", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Closeness"), .min = 1, .max = 3 },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Known since") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_RIVAL_TIE_N_FIELDS);

const PursuitEntity PURSUIT_RIVAL_TIE_ENTITY = {
  .name = "rival_tie",
  .plural = "rival_ties",
  .label = N_ ("Rival’s tie"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_rival_tie_get_type,
};

static void
pursuit_rival_tie_class_init (PursuitRivalTieClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_RIVAL_TIE_ENTITY);
}

static void
pursuit_rival_tie_init (PursuitRivalTie *self)
{
}
