/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The readings of Chinese characters, and the keys by which names are sorted.
 */

#include "pursuit-pinyin-words.h"
#include "pursuit-pinyin.h"
#include "pursuit-sort-key.h"

#include <string.h>

static char *
readings_of (const char *character)
{
  const char *readings[PURSUIT_PINYIN_MAX_READINGS + 1] = { NULL };
  guint n = pursuit_pinyin_get_readings (g_utf8_get_char (character), readings);

  readings[n] = NULL;
  return g_strjoinv (" ", (char **) readings);
}

static void
assert_readings (const char *character, const char *expected)
{
  g_autofree char *readings = readings_of (character);

  g_assert_cmpstr (readings, ==, expected);
}

/* All that are usual, the one of names first; archaic ones (重 also had tong, 行 also hang with other tones)
 * not. */
static void
test_readings (void)
{
  assert_readings ("重", "zhong chong");
  assert_readings ("单", "dan chan shan");
  assert_readings ("單", "dan chan shan");
  assert_readings ("行", "xing hang heng");
  assert_readings ("长", "chang zhang");
  assert_readings ("長", "chang zhang");
  assert_readings ("厦", "sha xia");
  assert_readings ("女", "nv nu nyu");
  assert_readings ("略", "lve lue lyue");
  assert_readings ("大", "da dai");
  assert_readings ("六", "liu lu");
  assert_readings ("龘", "da");
  assert_readings ("䶮", "yan");
  assert_readings ("㐀", "qiu");
  assert_readings ("〇", "ling");
  assert_readings ("𬭎", "hong");
  assert_readings ("a", "");
  assert_readings ("の", "");
  assert_readings ("，", "");
}

/* Every surname that is read in its own way is found by that reading. */
static void
test_surnames (void)
{
  static const char *const surnames[][2] = {
    { "单", "shan" }, { "仇", "qiu" },   { "解", "xie" },  { "区", "ou" },   { "查", "zha" },
    { "曾", "zeng" }, { "任", "ren" },   { "盖", "ge" },   { "覃", "qin" },  { "朴", "piao" },
    { "缪", "miao" }, { "尉", "yu" },    { "召", "shao" }, { "折", "she" },  { "洗", "xian" },
    { "繁", "po" },   { "种", "chong" }, { "秘", "bi" },   { "祭", "zhai" }, { "句", "gou" },
    { "员", "yun" },  { "翟", "zhai" },  { "乐", "yue" },  { "卜", "bu" },   { "隗", "wei" },
    { "郗", "chi" },  { "乜", "nie" },   { "能", "nai" },  { "黑", "he" },   { "万", "mo" },
    { "宓", "fu" },   { "那", "na" },    { "阚", "kan" },  { "莘", "shen" }, { "俟", "qi" },
    { "澹", "tan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      g_autofree char *readings = readings_of (surnames[i][0]);
      g_auto (GStrv) each = g_strsplit (readings, " ", -1);
      if (!g_strv_contains ((const char *const *) each, surnames[i][1]))
        g_error ("%s is not read %s but %s", surnames[i][0], surnames[i][1], readings);
    }
}

/* Nearly all of the two blocks have readings, of letters alone; few have many. */
static void
test_whole_table (void)
{
  const char *readings[PURSUIT_PINYIN_MAX_READINGS];
  guint n_unified = 0, n_extension = 0, n_many = 0;

  for (gunichar c = 0x3400; c <= 0x9FFF; c++)
    {
      guint n = pursuit_pinyin_get_readings (c, readings);
      n_unified += c >= 0x4E00 && n > 0;
      n_extension += c < 0x4DC0 && n > 0;
      n_many += n > 3;
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (strlen (readings[i]), <=, PURSUIT_PINYIN_MAX_LENGTH);
          g_assert_cmpuint (strspn (readings[i], "abcdefghijklmnopqrstuvwxyz"), ==, strlen (readings[i]));
          g_assert_true (pursuit_pinyin_is_han (c));
          g_assert_cmpint (pursuit_pinyin_get_strokes (c), >, ' ');
          g_assert_cmpint (pursuit_pinyin_get_strokes (c), <, 'a');
        }
    }
  g_assert_cmpuint (n_unified, >, 20850); /* of 20,992, some without any known reading */
  g_assert_cmpuint (n_extension, >, 5700);
  g_assert_cmpuint (n_many, <, 250);
  g_assert_false (pursuit_pinyin_is_han ('a'));
  g_assert_false (pursuit_pinyin_is_han (0x3042)); /* hiragana */
  g_assert_true (pursuit_pinyin_is_han (0x20000));
}

static void
test_syllables (void)
{
  guint first;

  g_assert_cmpuint (pursuit_pinyin_find_syllables ("zhuang", 6, &first), ==, 1);
  g_assert_cmpstr (pursuit_pinyin_get_syllable (first), ==, "zhuang");
  g_assert_cmpuint (pursuit_pinyin_find_syllables ("xian", 4, &first), ==, 2);
  g_assert_cmpstr (pursuit_pinyin_get_syllable (first), ==, "xian");
  g_assert_cmpstr (pursuit_pinyin_get_syllable (first + 1), ==, "xiang");
  g_assert_cmpuint (pursuit_pinyin_find_syllables ("xiab", 4, &first), ==, 0);
  g_assert_cmpuint (pursuit_pinyin_find_syllables ("zz", 2, &first), ==, 0);
  g_assert_cmpuint (pursuit_pinyin_get_initial_length ("zhong"), ==, 2);
  g_assert_cmpuint (pursuit_pinyin_get_initial_length ("zong"), ==, 1);
  g_assert_cmpuint (pursuit_pinyin_get_initial_length ("e"), ==, 1);
}

static char *
key_of (const char *name)
{
  return pursuit_sort_key (name, -1, PURSUIT_SORT_TITLE);
}

/* The names are in the order of their keys, each key behind the last. */
static void
assert_order (const char *const *names, PursuitSortKind kind)
{
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *key = pursuit_sort_key (names[i], -1, kind);
      if (strcmp (last, key) >= 0)
        g_error ("%s (%s) does not come behind %s", names[i], key, last);
      g_free (last);
      last = key;
    }
}

static void
test_order (void)
{
  static const char *const titles[] = {
    "阿里巴巴",        "ABB",      "Baltic Rail", "宝钢",       "北方矿业", "长安汽车", "重庆钢铁",
    "Chongqing Steel", "东莞",     "西安",        "西安 Paper", "厦门钨业", "先锋",     "Xylem",
    "中国银行",        "中国银联", "重工",        "Zürich",     "3M",       "Завод",    NULL,
  };
  static const char *const surnames[] = { "卜一", "区三",   "仇二", "任四", "单五",
                                          "尉文", "尉迟六", "查七", "祭八", NULL };
  static const char *const strokes[] = { "丁二", "丁一", "张三", "张四", "章三", "彰三", NULL };
  static const char *const syllables[] = { "Li", "Li An", "李", "李安", "里安", "连安", "Liang", NULL };

  assert_order (titles, PURSUIT_SORT_TITLE);
  assert_order (surnames, PURSUIT_SORT_PERSON);
  assert_order (strokes, PURSUIT_SORT_PERSON);
  assert_order (syllables, PURSUIT_SORT_TITLE);
}

/* The first letter of a name that begins with a surname is that of the surname, elsewhere that of the word.
 */
static void
test_letters (void)
{
  static const struct
  {
    const char *name;
    PursuitSortKind kind;
    char letter;
  } letters[] = {
    { "单雄信", PURSUIT_SORT_PERSON, 'S' },  { "单晶硅", PURSUIT_SORT_TITLE, 'D' },
    { "单县化工", PURSUIT_SORT_TITLE, 'S' }, { "仇英", PURSUIT_SORT_PERSON, 'Q' },
    { "解放", PURSUIT_SORT_TITLE, 'J' },     { "解缙", PURSUIT_SORT_PERSON, 'X' },
    { "区伟", PURSUIT_SORT_PERSON, 'O' },    { "尉迟恭", PURSUIT_SORT_PERSON, 'Y' },
    { "尉文", PURSUIT_SORT_PERSON, 'W' },    { "单于", PURSUIT_SORT_PERSON, 'C' },
    { "重庆", PURSUIT_SORT_TITLE, 'C' },     { "“重庆”", PURSUIT_SORT_TITLE, 'C' },
    { "重工", PURSUIT_SORT_TITLE, 'Z' },     { "Éclair", PURSUIT_SORT_TITLE, 'E' },
    { "ＡＢＣ", PURSUIT_SORT_TITLE, 'A' },   { "3M", PURSUIT_SORT_TITLE, '#' },
    { "Завод", PURSUIT_SORT_TITLE, '#' },    { "", PURSUIT_SORT_TITLE, '#' },
    { " -- ", PURSUIT_SORT_TITLE, '#' },     { "ソニー", PURSUIT_SORT_TITLE, '#' },
    { "長城", PURSUIT_SORT_TITLE, 'C' },     { "\xff银行", PURSUIT_SORT_TITLE, 'Y' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *key = pursuit_sort_key (letters[i].name, -1, letters[i].kind);
      if (pursuit_sort_key_get_letter (key) != letters[i].letter)
        g_error ("%s stands under %c (%s)", letters[i].name, pursuit_sort_key_get_letter (key), key);
    }
}

/* Case, width, accents and punctuation make no difference. */
static void
test_same_keys (void)
{
  static const char *const same[][2] = {
    { "Zürich Re", "ZURICH  RE" }, { "ＡＢＣ公司", "abc公司" }, { "Cafe\u0301", "café" },
    { "中国(银行)", "中国银行" },  { "Straße", "STRASSE" },     { " 3M", "3M " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = key_of (same[i][0]);
      g_autofree char *b = key_of (same[i][1]);
      g_assert_cmpstr (a, ==, b);
    }
}

/* Any bytes give a key that is UTF-8 and not empty. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 20000; i++)
    {
      char bytes[24];
      gsize length = g_rand_int_range (rand, 0, sizeof bytes + 1);
      for (gsize k = 0; k < length; k++)
        bytes[k] = (char) g_rand_int_range (rand, k % 3 ? 0x80 : 0, 0x100);
      g_autofree char *key = pursuit_sort_key (bytes, (gssize) length, PURSUIT_SORT_PERSON);
      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_cmpuint (strlen (key), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pinyin/readings", test_readings);
  g_test_add_func ("/pinyin/surnames", test_surnames);
  g_test_add_func ("/pinyin/whole-table", test_whole_table);
  g_test_add_func ("/pinyin/syllables", test_syllables);
  g_test_add_func ("/sort-key/order", test_order);
  g_test_add_func ("/sort-key/letters", test_letters);
  g_test_add_func ("/sort-key/same", test_same_keys);
  g_test_add_func ("/sort-key/any-bytes", test_any_bytes);

  return g_test_run ();
}
