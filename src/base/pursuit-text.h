/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *
pursuit_text_match_key (const char *text, gssize length);
char *
pursuit_text_search_key (const char *text, gssize length);
char *
pursuit_text_join (const char *first, const char *second);
char *
pursuit_text_for_display (const char *text, gsize max_chars);
char *
pursuit_text_for_menu (const char *text, gsize max_chars);
gboolean
pursuit_text_is_blank (const char *text);
char *
pursuit_text_initials (const char *name);

G_END_DECLS
