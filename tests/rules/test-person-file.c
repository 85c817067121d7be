/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-person-file.h"

#include "pursuit-person.h"

static void
test_private (void)
{
  gsize n_fields = 0;
  const guint *fields = pursuit_person_file_fields (&n_fields);

  /* the form of private fields and the mark on the field say the same */
  for (guint i = 0; i < PURSUIT_PERSON_N_FIELDS; i++)
    {
      gboolean listed = FALSE;
      for (gsize k = 0; k < n_fields; k++)
        listed |= fields[k] == i;
      g_assert_cmpint ((PURSUIT_PERSON_ENTITY.fields[i].flags & PURSUIT_FIELD_PRIVATE) != 0, ==, listed);
    }
}

static void
test_count (void)
{
  g_autoptr (PursuitPerson) person = g_object_new (PURSUIT_TYPE_PERSON, NULL);
  guint total = 0;

  g_assert_cmpuint (pursuit_person_file_count (PURSUIT_RECORD (person), &total), ==, 0);
  g_assert_cmpuint (total, ==, 21);
  g_object_set (person, "birthday", "--03-09", "mobile", "139", "pets", " ", "notes", "not of the file",
                NULL);
  g_assert_cmpuint (pursuit_person_file_count (PURSUIT_RECORD (person), &total), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/person-file/private", test_private);
  g_test_add_func ("/person-file/count", test_count);
  return g_test_run ();
}
