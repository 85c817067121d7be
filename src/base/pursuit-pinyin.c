/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-pinyin.h"

#include <string.h>

#include "pursuit-pinyin-table.inc"

/*
 * How Chinese characters are read. A reading has no tone and is spelled as people type it: u with two dots is
 * v, u or yu (绿: lv, lu, lyu). A million names are looked up in a few hundredths of a second: one array for
 * the block that nearly all of them are written in, a search by halves for the rest.
 */

#define BLOCK_FIRST 0x3400
#define BLOCK_LAST (BLOCK_FIRST + G_N_ELEMENTS (BLOCK_READINGS) - 1)
#define LAST_OF_SET 0x8000

/* The place of @character among the others, -1: it is not there. */
static int
find_other (gunichar character)
{
  int first = 0, last = G_N_ELEMENTS (OTHERS) - 1;

  while (first <= last)
    {
      int middle = (first + last) / 2;
      if (OTHERS[middle].character == character)
        return middle;
      if (OTHERS[middle].character < character)
        first = middle + 1;
      else
        last = middle - 1;
    }
  return -1;
}

/* Where the readings of @character begin in READING_SETS, 0: none are known. */
static guint
find_set (gunichar character)
{
  if (character >= BLOCK_FIRST && character <= BLOCK_LAST)
    return BLOCK_READINGS[character - BLOCK_FIRST];
  if (character < 0x3000)
    return 0;
  int other = find_other (character);
  return other >= 0 ? OTHERS[other].readings : 0;
}

/** pursuit_pinyin_is_han: whether @character is a Chinese character, known to the table or not. */
gboolean
pursuit_pinyin_is_han (gunichar character)
{
  if (character < 0x3007)
    return FALSE;
  return (character >= 0x4E00 && character <= BLOCK_LAST) || find_set (character) != 0 ||
         g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

/**
 * pursuit_pinyin_get_readings:
 * @readings: (out caller-allocates): the usual readings, the one that names have most often first; static
 *
 * Returns: how many there are; 0 for what is no Chinese character or has no known reading
 */
guint
pursuit_pinyin_get_readings (gunichar character, const char *readings[PURSUIT_PINYIN_MAX_READINGS])
{
  guint set = find_set (character);
  guint n = 0;

  if (set == 0)
    return 0;
  do
    readings[n++] = SYLLABLES[READING_SETS[set] & ~LAST_OF_SET];
  while (!(READING_SETS[set++] & LAST_OF_SET) && n < PURSUIT_PINYIN_MAX_READINGS);
  return n;
}

/** pursuit_pinyin_get_first_reading: (nullable): the reading that @character has in most names; static. */
const char *
pursuit_pinyin_get_first_reading (gunichar character)
{
  guint set = find_set (character);

  return set != 0 ? SYLLABLES[READING_SETS[set] & ~LAST_OF_SET] : NULL;
}

/**
 * pursuit_pinyin_get_strokes:
 *
 * Returns: how many strokes a Chinese character is written with, as an ASCII character from “!” (1) on that
 * sorts before every letter
 */
char
pursuit_pinyin_get_strokes (gunichar character)
{
  if (character >= BLOCK_FIRST && character <= BLOCK_LAST)
    return BLOCK_STROKES[character - BLOCK_FIRST];
  int other = find_other (character);
  return other >= 0 ? OTHERS[other].strokes : '!';
}

/** pursuit_pinyin_get_initial_length: letters of the consonant that @reading begins with: 2 for zh, ch and
 * sh, else 1. */
guint
pursuit_pinyin_get_initial_length (const char *reading)
{
  g_return_val_if_fail (reading != NULL, 1);

  return reading[0] != '\0' && reading[1] == 'h' && strchr ("zcs", reading[0]) != NULL ? 2 : 1;
}

/**
 * pursuit_pinyin_find_syllables:
 * @beginning: lower case letters, need not end with NUL
 * @length: how many of them
 * @first: (out): the number of the first syllable that begins with them; a whole syllable is that first one
 *
 * Returns: how many syllables begin with @beginning; their numbers follow each other
 */
guint
pursuit_pinyin_find_syllables (const char *beginning, gsize length, guint *first)
{
  guint low = 0, high = G_N_ELEMENTS (SYLLABLES);

  g_return_val_if_fail (beginning != NULL && first != NULL, 0);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (strncmp (SYLLABLES[middle], beginning, length) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
  while (high < G_N_ELEMENTS (SYLLABLES) && strncmp (SYLLABLES[high], beginning, length) == 0)
    high++;
  return high - low;
}

/** pursuit_pinyin_get_syllable: the syllable with that number; static. */
const char *
pursuit_pinyin_get_syllable (guint number)
{
  g_return_val_if_fail (number < G_N_ELEMENTS (SYLLABLES), NULL);

  return SYLLABLES[number];
}
