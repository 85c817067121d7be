/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-person-file.h"

#include "pursuit-file.h"
#include "pursuit-person.h"

/* What a salesperson should find out of somebody, in the order of the form. */
static const guint FILE_FIELDS[] = {
  PURSUIT_PERSON_BIRTHDAY, PURSUIT_PERSON_HOME_TOWN, PURSUIT_PERSON_FAMILY, PURSUIT_PERSON_SCHOOL,
  PURSUIT_PERSON_MAJOR,    PURSUIT_PERSON_SPORTS,    PURSUIT_PERSON_FOOD,   PURSUIT_PERSON_BOOKS,
  PURSUIT_PERSON_HOBBIES,  PURSUIT_PERSON_PETS,      PURSUIT_PERSON_CAREER, PURSUIT_PERSON_HOME_ADDRESS,
};

/* All that counts: the private fields, and those of the daily work; one as much as another. */
static const PursuitFileItem ITEMS[] = {
  { "birthday", NULL, PURSUIT_PERSON_BIRTHDAY, 1, NULL },
  { "home_town", NULL, PURSUIT_PERSON_HOME_TOWN, 1, NULL },
  { "family", NULL, PURSUIT_PERSON_FAMILY, 1, NULL },
  { "school", NULL, PURSUIT_PERSON_SCHOOL, 1, NULL },
  { "major", NULL, PURSUIT_PERSON_MAJOR, 1, NULL },
  { "sports", NULL, PURSUIT_PERSON_SPORTS, 1, NULL },
  { "food", NULL, PURSUIT_PERSON_FOOD, 1, NULL },
  { "books", NULL, PURSUIT_PERSON_BOOKS, 1, NULL },
  { "hobbies", NULL, PURSUIT_PERSON_HOBBIES, 1, NULL },
  { "pets", NULL, PURSUIT_PERSON_PETS, 1, NULL },
  { "career", NULL, PURSUIT_PERSON_CAREER, 1, NULL },
  { "home_address", NULL, PURSUIT_PERSON_HOME_ADDRESS, 1, NULL },
  { "title", NULL, PURSUIT_PERSON_TITLE, 1, NULL },
  { "department", NULL, PURSUIT_PERSON_DEPARTMENT, 1, NULL },
  { "level", NULL, PURSUIT_PERSON_LEVEL, 1, NULL },
  { "function", NULL, PURSUIT_PERSON_FUNCTION, 1, NULL },
  { "mobile", NULL, PURSUIT_PERSON_MOBILE, 1, NULL },
  { "email", NULL, PURSUIT_PERSON_EMAIL, 1, NULL },
  { "salutation", NULL, PURSUIT_PERSON_SALUTATION, 1, NULL },
  { "wechat", NULL, PURSUIT_PERSON_WECHAT, 1, NULL },
  { "personality", NULL, PURSUIT_PERSON_PERSONALITY, 1, NULL },
};

/** pursuit_person_file_fields: the fields of a person's own life, each marked %PURSUIT_FIELD_PRIVATE. */
const guint *
pursuit_person_file_fields (gsize *n_fields)
{
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = G_N_ELEMENTS (FILE_FIELDS);
  return FILE_FIELDS;
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
  static const PursuitFile file = { ITEMS, G_N_ELEMENTS (ITEMS) };
  guint n_known = 0;

  g_return_val_if_fail (PURSUIT_IS_PERSON (person), 0);
  g_return_val_if_fail (total != NULL, 0);

  *total = G_N_ELEMENTS (ITEMS);
  for (guint64 known = pursuit_file_measure (&file, person, 0, NULL); known != 0; known &= known - 1)
    n_known++;
  return n_known;
}
