/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-uid.h"

#include <string.h>
#include <sys/random.h>

/* One step of SplitMix64 (Steele, Lea, Flood 2014): quick, and random enough for names that need no secrecy.
 */
static guint64
next_random (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/**
 * pursuit_uid_source_init:
 * @source: (out caller-allocates)
 * @seed: 0 to draw the seed from the system, any other value for a repeatable series
 */
void
pursuit_uid_source_init (PursuitUidSource *source, guint64 seed)
{
  g_return_if_fail (source != NULL);

  *source = (PursuitUidSource){ .state = seed };
  if (seed == 0 && getrandom (&source->state, sizeof source->state, 0) != sizeof source->state)
    source->state = (guint64) g_get_monotonic_time () ^ ((guint64) g_random_int () << 32);
}

/**
 * pursuit_uid_next:
 * @source: from pursuit_uid_source_init()
 * @now_ms: UTC milliseconds since 1970
 * @uid: (out): receives the 36 characters and their NUL
 *
 * Writes a UUID of version 7 (RFC 9562, section 5.7): 48 bits of time, then a 12 bit counter within the
 * millisecond so that uids of one source sort in the order they were made, then 62 random bits.
 */
void
pursuit_uid_next (PursuitUidSource *source, gint64 now_ms, char uid[PURSUIT_UID_SIZE])
{
  static const char hex[] = "0123456789abcdef";

  g_return_if_fail (source != NULL);

  if (now_ms > source->last_ms)
    {
      source->last_ms = now_ms;
      source->counter = 0;
    }
  else if (++source->counter > 0xFFF)
    {
      source->last_ms++;
      source->counter = 0;
    }

  guint64 high = ((guint64) source->last_ms << 16) | 0x7000 | source->counter;
  guint64 low = (next_random (&source->state) & G_GUINT64_CONSTANT (0x3FFFFFFFFFFFFFFF)) |
                G_GUINT64_CONSTANT (0x8000000000000000);
  char *p = uid;
  for (int i = 0; i < 32; i++)
    {
      if (i == 8 || i == 12 || i == 16 || i == 20)
        *p++ = '-';
      guint64 half = i < 16 ? high : low;
      *p++ = hex[(half >> (60 - 4 * (i % 16))) & 0xF];
    }
  *p = '\0';
}

/**
 * pursuit_uid_get_day:
 *
 * The first 48 bits of a uid are the milliseconds at which it was made.
 *
 * Returns: the day of that, in UTC; 1970-01-01 for what is no uid
 */
PursuitDay
pursuit_uid_get_day (const char *uid)
{
  g_return_val_if_fail (uid != NULL, PURSUIT_DAY_NONE);

  g_autofree char *hex = strlen (uid) > 13 ? g_strdup_printf ("%.8s%.4s", uid, uid + 9) : g_strdup ("0");

  return (PursuitDay) (g_ascii_strtoull (hex, NULL, 16) / (24 * 60 * 60 * 1000));
}
