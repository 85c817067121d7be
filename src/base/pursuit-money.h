/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int
pursuit_currency_digits (const char *currency);
gboolean
pursuit_currency_is_valid (const char *currency);
const char *
pursuit_currency_symbol (const char *currency);
gboolean
pursuit_money_parse (const char *text, gssize length, const char *currency, gint64 *minor);
char *
pursuit_money_to_decimal (gint64 minor, const char *currency);
char *
pursuit_money_format (gint64 minor, const char *currency);
char *
pursuit_money_format_short (gint64 minor, const char *currency);
char *
pursuit_number_to_entry (const char *text);
char *
pursuit_number_from_entry (const char *text);
char *
pursuit_number_format (gint64 number);
char *
pursuit_number_format_short (gint64 number);
char *
pursuit_number_format_value (double value);

G_END_DECLS
