/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-field.h"
#include "pursuit-import-plan.h"

G_BEGIN_DECLS

/** PursuitImportFormat: how a file writes numbers and dates. */
typedef struct
{
  PursuitDateOrder date_order;
  gboolean decimal_comma;
} PursuitImportFormat;

gboolean
pursuit_import_value_is_empty (const char *text, gsize length, PursuitFieldType type);
char *
pursuit_import_value_parse (const PursuitField *field,
                            const char *text,
                            gsize length,
                            const PursuitImportFormat *format,
                            const char *currency,
                            PursuitImportValue *value);

G_END_DECLS
