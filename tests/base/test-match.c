/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a typed text finds. The matcher follows all readings at once; here it is held against one that makes
 * every typing of a text, the product of all readings, and looks whether the query is among them.
 */

#include "pursuit-match.h"
#include "pursuit-pinyin.h"
#include "pursuit-text-fold.h"

#include <string.h>

static gboolean
matches (const char *query, const char *text)
{
  g_autoptr (PursuitMatch) match = pursuit_match_new (query);

  return pursuit_match_text (match, text, -1);
}

/* @queries: with blanks between them; those behind a “|” must not match. */
static void
assert_queries (const char *text, const char *queries)
{
  g_auto (GStrv) words = g_strsplit (queries, " ", -1);
  gboolean expected = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "|"))
        expected = FALSE;
      else if (matches (words[i], text) != expected)
        g_error ("“%s” %s “%s”", words[i], expected ? "does not find" : "finds", text);
    }
}

static void
test_examples (void)
{
  assert_queries ("重庆",
                  "重 庆 重庆 c z q zh ch cq zq chq zhq chongq zhongq cqing chongqing zhongqing zhongqin "
                  "cho chongqi 重q 重qing c庆 | cho庆 choq chonq zongqing qc 庆重 cqx");
  assert_queries ("单", "s d c sh ch dan shan chan sha | x shang an");
  assert_queries ("辽宁钢铁", "lngt 宁钢 liaoning ln gangtie ng nin lnin liaongt | lg liao宁铁 lngtx");
  assert_queries ("中国银行", "zgyh zgyx yinhang zhongguo yh | zgyg");
  assert_queries ("绿源", "lvyuan luyuan lyuyuan ly | liyuan");
  assert_queries ("General Electric",
                  "ge GE general gener electric lec ele generalelectric ral eralelec gelectric "
                  "| ger gect neralct glectric");
  assert_queries ("GE中国", "gezg ge中 g中 gzg ezg zg zhongguo | gz国x");
  assert_queries ("Ｂａｌｔｉｃ Rail", "baltic BALT ｌｔｉｃ br cr");
  assert_queries ("Société Générale", "societe sg Générale generale ég");
  assert_queries ("Straße 7", "strasse strasse7 | strass7x");
  assert_queries ("AT&T", "at&t att t&t | a& a-t");
  assert_queries ("+86 138-1234 5678", "1381234 +86138 138-1234 234-56 8613812345678 | 1385");
  assert_queries ("li.wei@acme.com", "li.wei@acme wei@ac liwei acme.com @acme lwac | lweiw@");
  assert_queries ("张 伟", "zw zhangwei zhw 张伟 zhangw");
}

static void
test_words (void)
{
  g_assert_true (matches ("", "anything"));
  g_assert_true (matches ("  ", ""));
  g_assert_true (matches ("钢铁 辽宁", "辽宁钢铁"));
  g_assert_true (matches ("rail bal", "Baltic Rail"));
  g_assert_false (matches ("rail steel", "Baltic Rail"));
  g_assert_true (matches ("138 1234", "13812345678"));
  g_assert_true (matches ("(138) 1234", "138 1234"));
  g_assert_false (matches ("138 1234", "1234 138"));
  g_assert_false (matches ("x", ""));
}

/* Every word is somewhere in a record. */
static void
test_records (void)
{
  const char *texts[] = { "王芳", NULL, "wf@steel.cn", "138 0013 8000" };
  static const struct
  {
    const char *query;
    gboolean found;
  } queries[] = { { "wf", TRUE },           { "wangf 8000", TRUE },
                  { "138001 steel", TRUE }, { "138001", TRUE },
                  { "wang iron", FALSE },   { "王 芳 st", TRUE },
                  { "芳wf", FALSE },        { "", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (PursuitMatch) match = pursuit_match_new (queries[i].query);
      if (pursuit_match_texts (match, texts, G_N_ELEMENTS (texts)) != queries[i].found)
        g_error ("“%s” %s", queries[i].query, queries[i].found ? "does not find" : "finds");
    }
}

/* The text with brackets around what is highlighted. */
static char *
highlight (const char *query, const char *text)
{
  g_autoptr (PursuitMatch) match = pursuit_match_new (query);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PursuitMatchRange));
  GString *shown = g_string_new (text);

  pursuit_match_find (match, text, -1, ranges);
  for (guint i = ranges->len; i-- > 0;)
    {
      const PursuitMatchRange *range = &g_array_index (ranges, PursuitMatchRange, i);
      g_string_insert (shown, range->end, "]");
      g_string_insert (shown, range->start, "[");
    }
  return g_string_free (shown, FALSE);
}

static void
test_ranges (void)
{
  static const char *const cases[][3] = {
    { "宁钢", "辽宁钢铁", "辽[宁钢]铁" },
    { "ngangt", "辽宁钢铁", "辽[宁钢铁]" },
    { "ge", "General Electric", "[Ge]neral Electric" },
    { "gelam", "Big General Electric Lamps", "Big [G]eneral [E]lectric [Lam]ps" },
    { "gezg", "GE中国", "[GE中国]" },
    { "gzg", "General中国", "[G]eneral[中国]" },
    { "1234", "138-12 34", "138-[12] [34]" },
    { "cafe", "Cafe\u0301 Noir", "[Cafe\u0301] Noir" },
    { "钢 辽", "辽宁钢铁", "[辽]宁[钢]铁" },
    { "铁 zz", "辽宁钢铁", "辽宁钢[铁]" },
    { "zz", "辽宁钢铁", "辽宁钢铁" },
    { "ss", "Straße", "Stra[ß]e" },
    { "", "辽宁", "辽宁" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = highlight (cases[i][0], cases[i][1]);
      g_assert_cmpstr (shown, ==, cases[i][2]);
    }
}

/* The plain matcher: a text is typed from glyph @i on, @typed is what was typed before; whether @query is it.
 */
typedef struct
{
  const PursuitGlyph *glyphs;
  guint n;
  const gunichar *query;
  guint length;
  guint most_readings;     /* of each character only so many are known: the negative control */
  const gboolean *allowed; /* (nullable): the glyphs that may be typed */
} Plain;

static gboolean
type_from (const Plain *self, guint i, guint typed);

/* Types @reading, @k letters of it, in place of glyph @i. */
static gboolean
type_reading (const Plain *self, guint i, guint typed, const char *reading)
{
  guint whole = (guint) strlen (reading);

  for (guint k = 1; k <= whole && typed + k <= self->length; k++)
    {
      if (self->query[typed + k - 1] != (gunichar) reading[k - 1])
        return FALSE;
      gboolean edge = k == 1 || k == whole || (k == 2 && pursuit_pinyin_get_initial_length (reading) == 2);
      if (typed + k == self->length || (edge && type_from (self, i + 1, typed + k)))
        return TRUE;
    }
  return FALSE;
}

static guint
next_word (const Plain *self, guint i)
{
  do
    i++;
  while (i < self->n && self->glyphs[i].kind != PURSUIT_GLYPH_START &&
         self->glyphs[i].kind != PURSUIT_GLYPH_HAN);
  return i;
}

static gboolean
type_from (const Plain *self, guint i, guint typed)
{
  if (typed == self->length)
    return TRUE;
  if (i == self->n)
    return FALSE;

  const PursuitGlyph *glyph = &self->glyphs[i];
  if (typed > 0 && glyph->kind == PURSUIT_GLYPH_OTHER && type_from (self, i + 1, typed))
    return TRUE;
  if (self->allowed != NULL && !self->allowed[i])
    return FALSE;
  if (glyph->character == self->query[typed] && glyph->character != PURSUIT_GLYPH_BROKEN)
    {
      if (type_from (self, i + 1, typed + 1))
        return TRUE;
      if (glyph->kind == PURSUIT_GLYPH_START && next_word (self, i) < self->n &&
          type_from (self, next_word (self, i), typed + 1))
        return TRUE;
    }
  if (glyph->kind != PURSUIT_GLYPH_HAN)
    return FALSE;
  const char *readings[PURSUIT_PINYIN_MAX_READINGS];
  guint n_readings = MIN (pursuit_pinyin_get_readings (glyph->character, readings), self->most_readings);
  for (guint r = 0; r < n_readings; r++)
    {
      if (type_reading (self, i, typed, readings[r]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
plain_match (const GArray *text, const GArray *query, guint most_readings, const gboolean *allowed)
{
  g_autofree gunichar *characters = g_new (gunichar, query->len + 1);
  Plain self = { .glyphs = (const PursuitGlyph *) (gpointer) text->data,
                 .n = text->len,
                 .query = characters,
                 .length = query->len,
                 .most_readings = most_readings,
                 .allowed = allowed };

  for (guint i = 0; i < query->len; i++)
    characters[i] = g_array_index (query, PursuitGlyph, i).character;
  for (guint i = 0; i < text->len; i++)
    {
      if (type_from (&self, i, 0))
        return TRUE;
    }
  return query->len == 0;
}

/* A few characters with many readings, and letters that their readings and the words share. */
static char *
random_text (GRand *rand, const char *const *pieces, guint n_pieces, int most)
{
  GString *text = g_string_new (NULL);
  int length = g_rand_int_range (rand, 0, most + 1);

  for (int i = 0; i < length; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, n_pieces)]);
  return g_string_free (text, FALSE);
}

static const char *const PIECES[] = { "重", "长", "单", "行", "和", "阿", "安", "西", "先",
                                      "A",  "n",  "g",  "h",  " ",  "-",  "é",  "Z",  "7" };
static const char *const TYPED[] = { "c", "h", "o", "n", "g", "z",  "a",  "d",  "s",  "x",
                                     "i", "e", "y", "7", "-", "重", "长", "zh", "an", "hang" };

/* What highlighting shows types the query by itself. */
static void
assert_ranges_type (const char *text, const GArray *glyphs, const GArray *query, GArray *ranges)
{
  g_autofree gboolean *allowed = g_new0 (gboolean, glyphs->len + 1);
  guint last = 0;

  for (guint r = 0; r < ranges->len; r++)
    {
      const PursuitMatchRange *range = &g_array_index (ranges, PursuitMatchRange, r);
      g_assert_cmpuint (range->start, <, range->end);
      g_assert_cmpuint (range->end, <=, strlen (text));
      g_assert_true (r == 0 || range->start > last);
      g_assert_true (g_utf8_validate (text + range->start, range->end - range->start, NULL));
      last = range->end;
      for (guint i = 0; i < glyphs->len; i++)
        {
          const PursuitGlyph *glyph = &g_array_index (glyphs, PursuitGlyph, i);
          allowed[i] |= glyph->start >= range->start && glyph->end <= range->end;
        }
    }
  g_assert_true (plain_match (glyphs, query, PURSUIT_PINYIN_MAX_READINGS, allowed));
}

static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (PursuitGlyph));
  g_autoptr (GArray) typed = g_array_new (FALSE, FALSE, sizeof (PursuitGlyph));
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PursuitMatchRange));
  guint n_found = 0, n_missed = 0, n_control = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *text = random_text (rand, PIECES, G_N_ELEMENTS (PIECES), 7);
      g_autofree char *query = random_text (rand, TYPED, G_N_ELEMENTS (TYPED), i % 2 ? 3 : 6);
      g_autoptr (PursuitMatch) match = pursuit_match_new (query);
      /* a number is freed of its marks, and more words than one are another test's matter */
      if (strspn (query, "0123456789-") == strlen (query))
        continue;
      pursuit_text_fold (text, -1, glyphs);
      pursuit_text_fold (query, -1, typed);

      gboolean expected = plain_match (glyphs, typed, PURSUIT_PINYIN_MAX_READINGS, NULL);
      gboolean found = pursuit_match_find (match, text, -1, ranges);
      if (found != expected || pursuit_match_text (match, text, -1) != expected)
        g_error ("“%s” %s “%s”", query, found ? "finds" : "does not find", text);
      if (found)
        assert_ranges_type (text, glyphs, typed, ranges);
      else
        g_assert_cmpuint (ranges->len, ==, 0);
      n_found += found;
      n_missed += !found;
      n_control += expected != plain_match (glyphs, typed, 1, NULL);
    }
  g_test_message ("%u found, %u not, %u by a second reading", n_found, n_missed, n_control);
  /* the test can fail: both answers occur, and a matcher that knows one reading of each character gives
   * others */
  g_assert_cmpuint (n_found, >, 2000);
  g_assert_cmpuint (n_missed, >, 3000);
  g_assert_cmpuint (n_control, >, 300);
}

/* Long texts of characters with several readings take no longer than their length asks for. */
static void
test_no_product (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "行和单");
  for (guint i = 0; i < 20; i++)
    g_string_append (query, "hhs");
  g_string_append (query, "x!");
  gint64 begin = g_get_monotonic_time ();
  g_assert_false (matches (query->str, text->str));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
}

/* Of a word longer than a set has bits the beginning is compared. */
static void
test_long_words (void)
{
  g_autofree char *text = g_strnfill (PURSUIT_MATCH_MAX_WORD, 'a');
  g_autofree char *longer = g_strnfill (500, 'a');
  g_autofree char *shorter = g_strnfill (PURSUIT_MATCH_MAX_WORD - 1, 'a');
  g_autofree char *many = g_strnfill (1000, ' ');

  g_assert_true (matches (longer, text));
  g_assert_false (matches (longer, shorter));
  for (guint i = 0; i < 1000; i += 2)
    many[i] = 'a';
  g_assert_true (matches (many, "a"));
  g_assert_false (matches (many, "b"));
}

/* Bytes that are no UTF-8 are read within their bounds and match nothing; ranges stay inside and never cut
 * what is. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PursuitMatchRange));

  g_assert_false (matches ("\xff", "\xff"));
  g_assert_true (matches ("重", "\xe9\x87\xe9\x87\x8d\xff"));
  for (guint i = 0; i < 50000; i++)
    {
      gsize length = g_rand_int_range (rand, 0, 20);
      g_autofree char *text = g_malloc (MAX (length, 1)); /* exactly so long: a byte too far is found */
      char query[6] = { 0 };
      for (gsize k = 0; k < length; k++)
        text[k] = (char) g_rand_int_range (rand, i % 2 ? 0 : 0x60, 0x100);
      for (gsize k = 0; k < sizeof query - 1; k++)
        query[k] = (char) g_rand_int_range (rand, 1, 0x100);
      g_autoptr (PursuitMatch) match = pursuit_match_new (i % 3 ? query : "a");
      gboolean found = pursuit_match_find (match, text, (gssize) length, ranges);
      g_assert_cmpint (found, ==, pursuit_match_text (match, text, (gssize) length));
      for (guint r = 0; r < ranges->len; r++)
        g_assert_cmpuint (g_array_index (ranges, PursuitMatchRange, r).end, <=, length);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match/examples", test_examples);
  g_test_add_func ("/match/words", test_words);
  g_test_add_func ("/match/records", test_records);
  g_test_add_func ("/match/ranges", test_ranges);
  g_test_add_func ("/match/property", test_property);
  g_test_add_func ("/match/no-product", test_no_product);
  g_test_add_func ("/match/long-words", test_long_words);
  g_test_add_func ("/match/any-bytes", test_any_bytes);

  return g_test_run ();
}
