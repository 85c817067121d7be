/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PursuitValueKind: the four kinds that a stored value can have. */
typedef enum
{
  PURSUIT_VALUE_NULL,
  PURSUIT_VALUE_INT,
  PURSUIT_VALUE_REAL,
  PURSUIT_VALUE_TEXT,
} PursuitValueKind;

/**
 * PursuitValue:
 *
 * One value of a record. Amounts are minor units, moments UTC milliseconds, dates #PursuitDay numbers,
 * booleans 0 or 1, all of kind INT. A zeroed value is NULL: not known.
 */
typedef struct
{
  PursuitValueKind kind;
  union
  {
    gint64 i;
    double d;
    char *s; /* owned; valid UTF-8 */
  };
} PursuitValue;

void
pursuit_value_clear (PursuitValue *value);
void
pursuit_value_copy (PursuitValue *target, const PursuitValue *source);
gboolean
pursuit_value_equal (const PursuitValue *a, const PursuitValue *b);
void
pursuit_value_set_int (PursuitValue *value, gint64 number);
void
pursuit_value_set_real (PursuitValue *value, double number);
void
pursuit_value_set_text (PursuitValue *value, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitValue, pursuit_value_clear)

G_END_DECLS
