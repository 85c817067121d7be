/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_PINYIN_MAX_READINGS: no character has more. */
#define PURSUIT_PINYIN_MAX_READINGS 6

/** PURSUIT_PINYIN_MAX_LENGTH: no reading is longer, in letters. */
#define PURSUIT_PINYIN_MAX_LENGTH 6

gboolean
pursuit_pinyin_is_han (gunichar character);
guint
pursuit_pinyin_get_readings (gunichar character, const char *readings[PURSUIT_PINYIN_MAX_READINGS]);
const char *
pursuit_pinyin_get_first_reading (gunichar character);
char
pursuit_pinyin_get_strokes (gunichar character);
guint
pursuit_pinyin_get_initial_length (const char *reading);
guint
pursuit_pinyin_find_syllables (const char *beginning, gsize length, guint *first);
const char *
pursuit_pinyin_get_syllable (guint number);

G_END_DECLS
