/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-person-file.h"

#include "pursuit-person.h"
#include "pursuit-text.h"

/* What a salesperson should find out of somebody, in the order of the form. */
static const guint FILE_FIELDS[] = {
  PURSUIT_PERSON_BIRTHDAY, PURSUIT_PERSON_HOME_TOWN, PURSUIT_PERSON_FAMILY, PURSUIT_PERSON_SCHOOL,
  PURSUIT_PERSON_MAJOR,    PURSUIT_PERSON_SPORTS,    PURSUIT_PERSON_FOOD,   PURSUIT_PERSON_BOOKS,
  PURSUIT_PERSON_HOBBIES,  PURSUIT_PERSON_PETS,      PURSUIT_PERSON_CAREER, PURSUIT_PERSON_HOME_ADDRESS,
};

/* What counts as well, but is nothing private. */
static const guint OTHER_FIELDS[] = {
  PURSUIT_PERSON_TITLE,      PURSUIT_PERSON_DEPARTMENT, PURSUIT_PERSON_LEVEL,
  PURSUIT_PERSON_FUNCTION,   PURSUIT_PERSON_MOBILE,     PURSUIT_PERSON_EMAIL,
  PURSUIT_PERSON_SALUTATION, PURSUIT_PERSON_WECHAT,     PURSUIT_PERSON_PERSONALITY,
};

/** pursuit_person_file_fields: the fields of a person's own life, each marked %PURSUIT_FIELD_PRIVATE. */
const guint *
pursuit_person_file_fields (gsize *n_fields)
{
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = G_N_ELEMENTS (FILE_FIELDS);
  return FILE_FIELDS;
}

static guint
count_known (PursuitRecord *person, const guint *fields, gsize n_fields)
{
  guint known = 0;

  for (gsize i = 0; i < n_fields; i++)
    {
      const PursuitValue *value = pursuit_record_get_value (person, fields[i]);
      known += value->kind != PURSUIT_VALUE_NULL &&
               !(value->kind == PURSUIT_VALUE_TEXT && pursuit_text_is_blank (value->s));
    }
  return known;
}

/**
 * pursuit_person_file_count:
 * @person: a PursuitPerson with all its fields
 * @total: (out): how many things there are to know of somebody
 *
 * How complete a personal file is: every field counts the same, the private ones and those of the daily work
 * (title, department, level, function, how to reach and address the person, personality).
 *
 * Returns: how many of them are known
 */
guint
pursuit_person_file_count (PursuitRecord *person, guint *total)
{
  g_return_val_if_fail (PURSUIT_IS_PERSON (person), 0);
  g_return_val_if_fail (total != NULL, 0);

  *total = G_N_ELEMENTS (FILE_FIELDS) + G_N_ELEMENTS (OTHER_FIELDS);
  return count_known (person, FILE_FIELDS, G_N_ELEMENTS (FILE_FIELDS)) +
         count_known (person, OTHER_FIELDS, G_N_ELEMENTS (OTHER_FIELDS));
}
