/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_PINYIN_MAX_WORD: no word of the list is longer, in characters. */
#define PURSUIT_PINYIN_MAX_WORD 3

/** PursuitPinyinWord: characters that are read in another way than each alone. */
typedef struct
{
  guint length; /* in characters */
  gunichar characters[PURSUIT_PINYIN_MAX_WORD];
  char readings[PURSUIT_PINYIN_MAX_WORD][8];
} PursuitPinyinWord;

const PursuitPinyinWord *
pursuit_pinyin_find_word (const gunichar *characters, guint length);
const PursuitPinyinWord *
pursuit_pinyin_find_surname (const gunichar *characters, guint length);

G_END_DECLS
