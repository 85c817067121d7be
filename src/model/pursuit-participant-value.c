/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-participant-value.h"

#include "pursuit-participant.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitParticipantValue:
 *
 * What was believed of a person in a deal: the value of one field since a day, where we have it from, and who
 * entered it. The latest day counts, of one day the last row; a row without a day is a value of which nobody
 * knows when it was entered, and counts as before every day. Written by the commands on participants only.
 */
struct _PursuitParticipantValue
{
  PursuitRecord parent_instance;
};

/* How the source of a value begins that was copied from another deal; that deal's id follows. */
#define COPIED_FROM "copied-from-deal:"

G_DEFINE_FINAL_TYPE (PursuitParticipantValue, pursuit_participant_value, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_KEPT_FIELDS[] = {
  { "roles", N_ ("Roles") },       { "attitude", N_ ("Attitude") },
  { "coverage", N_ ("Coverage") }, { "weight", N_ ("Decision weight") },
  { "insider", N_ ("Insider") },   { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "participant_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "participant" },
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "deal", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Deal") },
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "person", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Person") },
  { "field", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Field"), .choices = PURSUIT_KEPT_FIELDS },
  { "value", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Value") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Day") },
  { "source", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Source") },
  { "copied_from", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Copied from") },
  { "by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "by", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Entered by") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PARTICIPANT_VALUE_N_FIELDS);

const PursuitEntity PURSUIT_PARTICIPANT_VALUE_ENTITY = {
  .name = "participant_value",
  .plural = "participant_values",
  .label = N_ ("Value over time"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_participant_value_get_type,
};

static void
pursuit_participant_value_class_init (PursuitParticipantValueClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PARTICIPANT_VALUE_ENTITY);
}

static void
pursuit_participant_value_init (PursuitParticipantValue *self)
{
}

/** pursuit_kept_field_index: which field of a participant @field is. */
guint
pursuit_kept_field_index (PursuitKeptField field)
{
  static const guint indexes[PURSUIT_N_KEPT_FIELDS] = {
    [PURSUIT_KEPT_ROLES] = PURSUIT_PARTICIPANT_ROLES,
    [PURSUIT_KEPT_ATTITUDE] = PURSUIT_PARTICIPANT_ATTITUDE,
    [PURSUIT_KEPT_COVERAGE] = PURSUIT_PARTICIPANT_COVERAGE_SAID,
    [PURSUIT_KEPT_WEIGHT] = PURSUIT_PARTICIPANT_WEIGHT,
    [PURSUIT_KEPT_INSIDER] = PURSUIT_PARTICIPANT_INSIDER,
  };

  g_return_val_if_fail (field < PURSUIT_N_KEPT_FIELDS, PURSUIT_PARTICIPANT_ROLES);

  return indexes[field];
}

/**
 * pursuit_kept_field_find:
 * @code: (nullable): one of #PURSUIT_KEPT_FIELDS
 * @field: (out): which it is
 *
 * Returns: whether there is such a field
 */
gboolean
pursuit_kept_field_find (const char *code, PursuitKeptField *field)
{
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      if (g_strcmp0 (PURSUIT_KEPT_FIELDS[i].code, code) == 0)
        {
          *field = (PursuitKeptField) i;
          return TRUE;
        }
    }
  return FALSE;
}

/** pursuit_kept_source_make: (transfer full): the source of a value that was copied from deal @deal_id: a
 * code, which pursuit_kept_source_word() makes words of. */
char *
pursuit_kept_source_make (gint64 deal_id)
{
  return g_strdup_printf (COPIED_FROM "%" G_GINT64_FORMAT, deal_id);
}

/**
 * pursuit_kept_source_word:
 * @source: (nullable): as stored
 * @deal: (nullable): the title of the deal that a copied value comes from, when it is still there
 *
 * Returns: (transfer full) (nullable): @source in words, in the language of whoever reads it
 */
char *
pursuit_kept_source_word (const char *source, const char *deal)
{
  if (source == NULL || !g_str_has_prefix (source, COPIED_FROM))
    return g_strdup (source);
  if (deal == NULL)
    return g_strdup (_ ("copied from another deal"));
  /* Translators: a deal */
  return g_strdup_printf (_ ("copied from “%s”"), deal);
}
