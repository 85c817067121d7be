/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text.h"
#include "pursuit-uid.h"

#include <string.h>

static void
test_keys (void)
{
  g_autofree char *match = pursuit_text_match_key ("  Cafe\u0301 ", -1);
  g_autofree char *search = pursuit_text_search_key ("ＡＢＣ Straße", -1);
  g_autofree char *ascii = pursuit_text_search_key ("ABCdef", 3);

  g_assert_cmpstr (match, ==, "Caf\u00e9");
  g_assert_cmpstr (search, ==, "abc strasse");
  g_assert_cmpstr (ascii, ==, "abc");
}

static void
test_display (void)
{
  g_autofree char *line = pursuit_text_for_display ("one\ntwo\t\u202eevil", 100);
  g_autofree char *cut = pursuit_text_for_display ("中文很长", 2);
  g_autofree char *none = pursuit_text_for_display (NULL, 2);
  g_autofree char *menu = pursuit_text_for_menu ("cut_off\n_", 100);

  g_assert_cmpstr (menu, ==, "cut__off __");

  g_assert_cmpstr (line, ==, "one two evil");
  g_assert_cmpstr (cut, ==, "中文…");
  g_assert_cmpstr (none, ==, "");
}

static void
test_blank (void)
{
  g_assert_true (pursuit_text_is_blank (NULL));
  g_assert_true (pursuit_text_is_blank (" \t\u3000"));
  g_assert_false (pursuit_text_is_blank (" x"));
}

static void
test_initials (void)
{
  g_autofree char *latin = pursuit_text_initials ("anna maria Schmidt");
  g_autofree char *chinese = pursuit_text_initials ("张晓明");
  g_autofree char *one = pursuit_text_initials ("Li");
  g_autofree char *none = pursuit_text_initials (" ");

  g_assert_cmpstr (latin, ==, "AS");
  g_assert_cmpstr (chinese, ==, "晓明");
  g_assert_cmpstr (one, ==, "L");
  g_assert_cmpstr (none, ==, "");
}

/* Uids of one source are all different, sort in the order they were made and carry version 7. */
static void
test_uids (void)
{
  PursuitUidSource source;
  char last[PURSUIT_UID_SIZE] = "";

  pursuit_uid_source_init (&source, 7);
  for (int i = 0; i < 10000; i++)
    {
      char uid[PURSUIT_UID_SIZE];
      pursuit_uid_next (&source, 1700000000000, uid);
      g_assert_true (g_uuid_string_is_valid (uid));
      g_assert_cmpint (uid[14], ==, '7');
      g_assert_cmpstr (uid, >, last);
      g_assert_cmpint (pursuit_uid_get_day (uid), ==, pursuit_day_from_ymd (2023, 11, 14));
      memcpy (last, uid, sizeof last);
    }
}

static void
test_seeded_uids (void)
{
  PursuitUidSource a, b, other;
  char uid_a[PURSUIT_UID_SIZE], uid_b[PURSUIT_UID_SIZE], uid_other[PURSUIT_UID_SIZE];

  pursuit_uid_source_init (&a, 42);
  pursuit_uid_source_init (&b, 42);
  pursuit_uid_source_init (&other, 43);
  pursuit_uid_next (&a, 1000, uid_a);
  pursuit_uid_next (&b, 1000, uid_b);
  pursuit_uid_next (&other, 1000, uid_other);
  g_assert_cmpstr (uid_a, ==, uid_b);
  g_assert_cmpstr (uid_a, !=, uid_other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/keys", test_keys);
  g_test_add_func ("/text/display", test_display);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/uid/order", test_uids);
  g_test_add_func ("/uid/seeded", test_seeded_uids);

  return g_test_run ();
}
