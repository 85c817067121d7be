/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pursuit-anniversary.h"
#include "pursuit-custom-field.h"
#include "pursuit-mapping.h"
#include "pursuit-money.h"
#include "pursuit-parse.h"
#include "pursuit-text.h"

enum
{
  SHOWN_CHARS = 60, /* most of a cell that a reason quotes */
  FIRST_YEAR = 1000,
  LAST_YEAR = 2999,
};

/* Takes white space, no-break spaces and byte order marks off both ends. */
static void
trim (const char **text, gsize *length)
{
  static const char *const blanks[] = { " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\ufeff" };
  gboolean again = *length > 0 && !(g_ascii_isgraph ((*text)[0]) && g_ascii_isgraph ((*text)[*length - 1]));

  while (again)
    {
      again = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
        {
          const gsize n = strlen (blanks[i]);

          if (*length >= n && memcmp (*text, blanks[i], n) == 0)
            {
              *text += n;
              *length -= n;
              again = TRUE;
            }
          if (*length >= n && memcmp (*text + *length - n, blanks[i], n) == 0)
            {
              *length -= n;
              again = TRUE;
            }
        }
    }
}

static gboolean
is_one_of (const char *text, gsize length, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * pursuit_import_value_is_empty:
 * @type: the field's type: only in text does a dash or “N/A” mean itself
 *
 * Returns: whether the cell says nothing
 */
gboolean
pursuit_import_value_is_empty (const char *text, gsize length, PursuitFieldType type)
{
  static const char *const nothing[] = { "-",    "–",   "—",   "n/a", "na",  "null",
                                         "none", "nil", "nan", "无",  "#n/a" };

  /* Nearly every cell is decided by its first byte. */
  if (length > 0 && (g_ascii_isdigit (text[0]) || (type == PURSUIT_FIELD_TEXT && g_ascii_isgraph (text[0]))))
    return FALSE;
  trim (&text, &length);
  if (length == 0)
    return TRUE;
  return type != PURSUIT_FIELD_TEXT && is_one_of (text, length, nothing, G_N_ELEMENTS (nothing));
}

static char *
quote (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);

  return pursuit_text_for_display (copy, SHOWN_CHARS);
}

/* 1.234,50 → 1,234.50 */
static char *
swap_decimal_signs (const char *text, gsize length)
{
  char *swapped = g_strndup (text, length);

  for (char *p = swapped; *p != '\0'; p++)
    if (*p == ',' || *p == '.')
      *p = *p == ',' ? '.' : ',';
  return swapped;
}

/* An amount in minor units of a currency, e.g. of “JPY” to have whole numbers. Full-width digits and signs
 * are folded if it is no number without. */
static gboolean
parse_amount (const char *text,
              gsize length,
              const PursuitImportFormat *format,
              const char *currency,
              gint64 *minor)
{
  g_autofree char *swapped = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *folded = NULL;

  if (format->decimal_comma)
    {
      swapped = swap_decimal_signs (text, length);
      text = swapped;
    }
  if (pursuit_money_parse (text, length, currency, minor))
    return TRUE;
  if (pursuit_encoding_is_ascii ((const guint8 *) text, length, NULL))
    return FALSE;
  copy = g_strndup (text, length);
  folded = pursuit_text_search_key (copy, -1);
  return pursuit_money_parse (folded, -1, currency, minor);
}

/* A whole number; one with a fraction other than zero is none. */
static gboolean
parse_whole (const char *text, gsize length, const PursuitImportFormat *format, gint64 *number)
{
  gint64 thousandths;

  /* The three decimals of a dinar tell whether there is a fraction. */
  if (!parse_amount (text, length, format, "KWD", &thousandths) || thousandths % 1000 != 0)
    return FALSE;
  *number = thousandths / 1000;
  return TRUE;
}

static PursuitDay
parse_day (const char *text, gsize length, const PursuitImportFormat *format)
{
  PursuitDay day = pursuit_day_parse (text, length, format->date_order);
  g_autofree char *copy = NULL;
  g_autofree char *folded = NULL;

  if (day != PURSUIT_DAY_NONE || pursuit_encoding_is_ascii ((const guint8 *) text, length, NULL))
    return day;
  copy = g_strndup (text, length);
  folded = pursuit_text_search_key (copy, -1);
  return pursuit_day_parse (folded, -1, format->date_order);
}

/* By code, or by name in English or in the user's language. */
static const PursuitChoice *
find_choice (const PursuitChoice *choices, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *key = pursuit_mapping_key (copy);

  for (const PursuitChoice *choice = choices; choice->code != NULL; choice++)
    {
      g_autofree char *code = pursuit_mapping_key (choice->code);
      g_autofree char *label = pursuit_mapping_key (choice->label);
      g_autofree char *translated = pursuit_mapping_key (pursuit_choice_get_label (choice));

      if (strcmp (key, code) == 0 || strcmp (key, label) == 0 || strcmp (key, translated) == 0)
        return choice;
    }
  return NULL;
}

static void
set_text (PursuitImportValue *value, const char *text, gsize length)
{
  value->kind = PURSUIT_VALUE_TEXT;
  value->text = text;
  value->length = length;
}

static char *
parse_int (const PursuitField *field,
           const char *text,
           gsize length,
           const PursuitImportFormat *format,
           PursuitImportValue *value)
{
  const gboolean is_year = strcmp (field->name, "founded") == 0;
  g_autofree char *shown = NULL;
  PursuitDay day;

  value->kind = PURSUIT_VALUE_INT;
  if (parse_whole (text, length, format, &value->i) && value->i >= 0 &&
      (!is_year || (value->i >= FIRST_YEAR && value->i <= LAST_YEAR)))
    return NULL;
  if (is_year && (day = parse_day (text, length, format)) != PURSUIT_DAY_NONE)
    {
      int year;
      pursuit_day_to_ymd (day, &year, NULL, NULL);
      value->i = year;
      return NULL;
    }
  value->kind = PURSUIT_VALUE_NULL;
  shown = quote (text, length);
  return g_strdup_printf (is_year ? _ ("“%s” is not a year.") : _ ("“%s” is not a whole number."), shown);
}

/* Numbers with a fraction, yes and no: as the user writes them, but for the sign of the fraction. */
static char *
parse_as_written (const PursuitField *field,
                  const char *text,
                  gsize length,
                  const PursuitImportFormat *format,
                  PursuitImportValue *value)
{
  gboolean swap = format->decimal_comma && field->type == PURSUIT_FIELD_REAL;
  g_autofree char *written = swap ? swap_decimal_signs (text, length) : g_strndup (text, length);
  g_auto (PursuitValue) parsed = { 0 };
  g_autoptr (GError) error = NULL;

  if (!pursuit_field_parse_text (field, written, NULL, &parsed, &error))
    return g_strdup (error->message);
  value->kind = parsed.kind;
  if (parsed.kind == PURSUIT_VALUE_REAL)
    value->d = parsed.d;
  else
    value->i = parsed.i;
  return NULL;
}

static char *
parse_money (const PursuitField *field,
             const char *text,
             gsize length,
             const PursuitImportFormat *format,
             const char *currency,
             PursuitImportValue *value)
{
  g_autofree char *shown = NULL;
  const char *sentence = _ ("“%s” is not an amount.");
  gint64 minor;

  if (parse_amount (text, length, format, currency, &value->i))
    {
      if (value->i >= 0 || pursuit_field_is_custom (field))
        {
          value->kind = PURSUIT_VALUE_INT;
          return NULL;
        }
      sentence = _ ("The amount “%s” is negative.");
    }
  else if (parse_amount (text, length, format, NULL, &minor))
    /* Translators: %1$s is an amount with the sign of its currency, %2$s a currency */
    sentence = _ ("“%1$s” is an amount in another currency than %2$s.");
  shown = quote (text, length);
  return g_strdup_printf (sentence, shown, currency);
}

static char *
parse_date (const char *text, gsize length, const PursuitImportFormat *format, PursuitImportValue *value)
{
  const PursuitDay day = parse_day (text, length, format);
  g_autofree char *shown = NULL;

  if (day != PURSUIT_DAY_NONE)
    {
      value->kind = PURSUIT_VALUE_INT;
      value->i = day;
      return NULL;
    }
  shown = quote (text, length);
  if (format->date_order == PURSUIT_DATE_ORDER_UNKNOWN)
    return g_strdup_printf (_ ("“%s” is not a date."), shown);
  return g_strdup_printf (_ ("“%s” is not a date in the order %s."), shown,
                          pursuit_mapping_get_date_order_label (format->date_order));
}

static char *
parse_anniversary (const char *text, gsize length, PursuitImportValue *value)
{
  g_autofree char *written = g_strstrip (g_strndup (text, length));
  g_autofree char *anniversary = pursuit_anniversary_parse (written);
  g_autofree char *shown = NULL;

  if (anniversary != NULL)
    {
      /* there are not many days, and a value owns no text */
      const char *stored = g_intern_string (anniversary);
      set_text (value, stored, strlen (stored));
      return NULL;
    }
  shown = quote (text, length);
  return g_strdup_printf (_ ("“%s” is not a date."), shown);
}

/**
 * pursuit_import_value_parse:
 * @field: what the cell fills; reads text for references
 * @text: the cell, valid UTF-8
 * @length: its bytes
 * @format: how the file writes numbers and dates
 * @currency: (nullable): of the row's amounts
 * @value: (out): the typed value; points into @text or to static text; NULL if the cell says nothing
 *
 * Returns: (transfer full) (nullable): %NULL, or a sentence that says why the cell is no value of the field
 */
char *
pursuit_import_value_parse (const PursuitField *field,
                            const char *text,
                            gsize length,
                            const PursuitImportFormat *format,
                            const char *currency,
                            PursuitImportValue *value)
{
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  value->kind = PURSUIT_VALUE_NULL;
  gboolean is_choice =
      field->type == PURSUIT_FIELD_CHOICE && find_choice (field->choices, text, length) != NULL;
  if (!is_choice && pursuit_import_value_is_empty (text, length, field->type))
    return NULL;
  if (field->type == PURSUIT_FIELD_TEXT || field->type == PURSUIT_FIELD_REF)
    {
      set_text (value, text, length);
      return NULL;
    }

  trim (&text, &length);
  switch (field->type)
    {
    case PURSUIT_FIELD_INT:
      return parse_int (field, text, length, format, value);
    case PURSUIT_FIELD_MONEY:
      return parse_money (field, text, length, format, currency, value);
    case PURSUIT_FIELD_DATE:
      return parse_date (text, length, format, value);
    case PURSUIT_FIELD_ANNIVERSARY:
      return parse_anniversary (text, length, value);
    case PURSUIT_FIELD_CHOICE:
      {
        const PursuitChoice *choice = find_choice (field->choices, text, length);
        g_autofree char *shown = NULL;

        if (choice != NULL)
          {
            set_text (value, choice->code, strlen (choice->code));
            return NULL;
          }
        shown = quote (text, length);
        return g_strdup_printf (_ ("“%s” is no known value of %s."), shown, pursuit_field_get_label (field));
      }
    case PURSUIT_FIELD_REAL:
    case PURSUIT_FIELD_BOOL:
      return parse_as_written (field, text, length, format, value);
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_TIME:
    case PURSUIT_FIELD_SET:
    case PURSUIT_FIELD_REF:
    default:
      g_return_val_if_reached (NULL);
    }
}
