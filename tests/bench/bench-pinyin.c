/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Sort keys of 1,000,000 names and a search through them, beside a loop that only decodes their characters.
 * Processor time, the least of five rounds.
 */

#include "pursuit-match.h"
#include "pursuit-sort-key.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum
{
  N_NAMES = 1000000,
  N_ROUNDS = 5,
};

static const char *const PLACES[] = { "辽宁",    "重庆", "厦门",     "长春", "西安",
                                      "Baltic ", "六安", "General ", "东莞", "Zürich " };
static const char *const WORDS[] = { "恒", "达", "单", "行",    "曾", "华", "重",
                                     "银", "长", "乐", "Rail ", "金", "三", "海" };
static const char *const TRADES[] = {
  "钢铁", "重型机械", "银行", "化工", "Electric", "玻璃", "乐器", "矿业"
};
static const char *const ENDS[] = { "有限公司", "股份有限公司", "集团", " Co., Ltd.", "" };

#define PICK(rand, list) ((list)[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))])

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static GPtrArray *
make_names (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_NAMES; i++)
    g_ptr_array_add (names, g_strconcat (PICK (rand, PLACES), PICK (rand, WORDS), PICK (rand, WORDS),
                                         PICK (rand, TRADES), PICK (rand, ENDS), NULL));
  return names;
}

static guint64
decode (GPtrArray *names)
{
  guint64 sum = 0;

  for (guint i = 0; i < names->len; i++)
    {
      for (const char *p = names->pdata[i]; *p != '\0'; p = g_utf8_next_char (p))
        sum += g_utf8_get_char (p);
    }
  return sum;
}

static guint64
make_keys (GPtrArray *names)
{
  guint64 sum = 0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *key = pursuit_sort_key (names->pdata[i], -1, PURSUIT_SORT_TITLE);
      sum += strlen (key);
    }
  return sum;
}

static guint64
search (GPtrArray *names)
{
  g_autoptr (PursuitMatch) match = pursuit_match_new ("cqhd");
  guint64 found = 0;

  for (guint i = 0; i < names->len; i++)
    found += pursuit_match_text (match, names->pdata[i], -1);
  return found;
}

static double
measure (const char *what, guint64 (*run) (GPtrArray *names), GPtrArray *names, double floor)
{
  double best = G_MAXDOUBLE;
  guint64 result = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double begin = processor_seconds ();
      result = run (names);
      best = MIN (best, processor_seconds () - begin);
    }
  g_print ("%-28s %7.0f ms", what, best * 1000);
  if (floor > 0)
    g_print ("  %5.1f x", best / floor);
  g_print ("  (%" G_GUINT64_FORMAT ")\n", result);
  return best;
}

int
main (void)
{
  g_autoptr (GPtrArray) names = make_names ();
  double load = 0;

  if (getloadavg (&load, 1) == 1)
    g_print ("%u names, load %.1f\n", names->len, load);
  double floor = measure ("characters decoded", decode, names, 0);
  measure ("sort keys", make_keys, names, floor);
  measure ("cqhd looked for in each", search, names, floor);
  return 0;
}
