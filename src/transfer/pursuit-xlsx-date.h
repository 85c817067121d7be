/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PursuitXlsxDateKind: what a number format shows of a moment. */
typedef enum
{
  PURSUIT_XLSX_NO_DATE,
  PURSUIT_XLSX_DATE,
  PURSUIT_XLSX_TIME, /* of the day, without its date */
} PursuitXlsxDateKind;

PursuitXlsxDateKind
pursuit_xlsx_format_kind (guint id, const char *code);
gboolean
pursuit_xlsx_write_moment (double serial, PursuitXlsxDateKind kind, gboolean from_1904, GString *text);
void
pursuit_xlsx_write_number (double number, GString *text);

G_END_DECLS
