/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PursuitSortKind: what a name is of, which decides how its first character is read. */
typedef enum
{
  PURSUIT_SORT_TITLE,  /* a company, a deal: anything */
  PURSUIT_SORT_PERSON, /* a person: the surname comes first */
} PursuitSortKind;

char *
pursuit_sort_key (const char *name, gssize length, PursuitSortKind kind);
char
pursuit_sort_key_get_letter (const char *key);

G_END_DECLS
