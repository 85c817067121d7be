/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-parse.h"

#include "pursuit-anniversary.h"
#include "pursuit-custom-field.h"
#include "pursuit-error.h"
#include "pursuit-money.h"
#include "pursuit-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What people call @field. */
static const char *
field_label (const PursuitField *field)
{
  return pursuit_field_get_label (field);
}

/* Fails with the sentence “LABEL: “TEXT” is not …”; @format has two %s. */
G_GNUC_PRINTF (4, 0)
static gboolean
fail (GError **error, const PursuitField *field, const char *text, const char *format)
{
  g_autofree char *shown = pursuit_text_for_display (text, 60);

  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, format, field_label (field), shown);
  return FALSE;
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *key_a = pursuit_text_search_key (a, -1);
  g_autofree char *key_b = pursuit_text_search_key (b, -1);

  return g_str_equal (key_a, key_b);
}

/* The code that @text means: the code itself, its English name or its name in the user's language. */
static const char *
find_code (const PursuitChoice *choices, const char *text)
{
  for (const PursuitChoice *choice = choices; choice->code != NULL; choice++)
    {
      if (is_same (text, choice->code) || is_same (text, choice->label) ||
          is_same (text, pursuit_choice_get_label (choice)))
        return choice->code;
    }
  return NULL;
}

static gboolean
fail_choice (GError **error, const PursuitField *field, const char *text)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *shown = pursuit_text_for_display (text, 60);

  for (const PursuitChoice *choice = field->choices; choice->code != NULL; choice++)
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", choice->code);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("%s: “%s” is none of %s."),
               field_label (field), shown, codes->str);
  return FALSE;
}

static gboolean
parse_choice (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  const char *code = find_code (field->choices, text);

  if (code == NULL)
    return fail_choice (error, field, text);
  pursuit_value_set_text (value, code);
  return TRUE;
}

/* Codes in the order of the table and each once, so that equal sets are equal texts. */
static gboolean
parse_set (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GRegex) separator = g_regex_new ("[,;|，；、]", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (separator, text, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *code = *part != '\0' ? find_code (field->choices, part) : "";
      if (code == NULL)
        return fail_choice (error, field, part);
      g_hash_table_add (found, (gpointer) code);
    }
  for (const PursuitChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      if (g_hash_table_contains (found, choice->code))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", choice->code);
    }
  pursuit_value_set_text (value, codes->len > 0 ? codes->str : NULL);
  return TRUE;
}

static gboolean
parse_bool (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  static const char *const yes[] = { "1", "true", "yes", "y", "on", "是", "有" };
  static const char *const no[] = { "0", "false", "no", "n", "off", "否", "无" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      if (is_same (text, yes[i]) || is_same (text, no[i]))
        {
          pursuit_value_set_int (value, is_same (text, yes[i]));
          return TRUE;
        }
    }
  return fail (error, field, text, _ ("%s: “%s” is neither yes nor no."));
}

static gboolean
check_range (const PursuitField *field, const char *text, double number, GError **error)
{
  if (field->min == field->max || (number >= field->min && number <= field->max))
    return TRUE;

  g_autofree char *shown = pursuit_text_for_display (text, 60);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("%s: “%s” is not between %g and %g."),
               field_label (field), shown, field->min, field->max);
  return FALSE;
}

static gboolean
parse_int (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  char *end = NULL;
  g_autofree char *digits = g_strdup (text);

  /* 12,500 is a way to write 12500 */
  for (char *from = digits, *to = digits;; from++)
    {
      if (*from != ',')
        *to++ = *from;
      if (*from == '\0')
        break;
    }
  errno = 0;
  gint64 number = g_ascii_strtoll (digits, &end, 10);
  if (end == digits || *end != '\0' || errno != 0)
    return fail (error, field, text, _ ("%s: “%s” is not a whole number."));
  if (!check_range (field, text, (double) number, error))
    return FALSE;
  pursuit_value_set_int (value, number);
  return TRUE;
}

static gboolean
parse_real (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  gboolean any = end != text;

  if (any && g_str_equal (end, "%"))
    {
      number /= 100;
      end++;
    }
  if (!any || *end != '\0' || !isfinite (number))
    return fail (error, field, text, _ ("%s: “%s” is not a number."));
  if (!check_range (field, text, number, error))
    return FALSE;
  pursuit_value_set_real (value, number);
  return TRUE;
}

static gboolean
parse_date (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  PursuitDay day = pursuit_day_parse_iso (text);

  if (day == PURSUIT_DAY_NONE)
    return fail (error, field, text, _ ("%s: “%s” is not a date. Write it as YYYY-MM-DD."));
  pursuit_value_set_int (value, day);
  return TRUE;
}

static gboolean
parse_time (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (text, utc);

  if (when == NULL)
    return fail (error, field, text, _ ("%s: “%s” is not a moment. Write it as YYYY-MM-DDTHH:MM:SSZ."));
  pursuit_value_set_int (value,
                         g_date_time_to_unix (when) * 1000 + g_date_time_get_microsecond (when) / 1000);
  return TRUE;
}

static gboolean
parse_anniversary (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  g_autofree char *anniversary = pursuit_anniversary_parse (text);

  if (anniversary == NULL)
    return fail (
        error, field, text,
        _ ("%s: “%s” is not a date. Write it as YYYY-MM-DD, or as MM-DD when the year is not known."));
  pursuit_value_set_text (value, anniversary);
  return TRUE;
}

static gboolean
fail_money (GError **error, const PursuitField *field, const char *text, const char *currency)
{
  gint64 minor;

  if (!pursuit_money_parse (text, -1, NULL, &minor))
    return fail (error, field, text, _ ("%s: “%s” is not an amount."));
  g_autofree char *shown = pursuit_text_for_display (text, 60);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
               _ ("%s: “%s” is an amount in another currency than %s."), field_label (field), shown,
               currency);
  return FALSE;
}

static gboolean
parse_text (const PursuitField *field, const char *text, PursuitValue *value, GError **error)
{
  if (g_str_equal (field->name, "currency"))
    {
      g_autofree char *code = g_strstrip (g_ascii_strup (text, -1));
      if (!pursuit_currency_is_valid (code))
        return fail (error, field, text, _ ("%s: “%s” is not the code of a currency, such as CNY or EUR."));
      pursuit_value_set_text (value, code);
      return TRUE;
    }
  pursuit_value_set_text (value, text);
  return TRUE;
}

/**
 * pursuit_field_parse_text:
 * @text: what the user wrote; blank text means that the field is to be empty
 * @currency: (nullable): in which currency an amount without a sign is; %NULL for one with two decimals
 * @value: (inout): receives the typed value; left alone on failure
 *
 * The one place that turns written text into a value: numbers (with commas between thousands), percentages
 * for reals, ISO dates and moments, amounts as pursuit_money_parse() reads them, yes and no, codes of choices
 * or their names in English or the user's language, several of them with commas between, ids for REF. Text is
 * kept as it is.
 *
 * Returns: %FALSE with %PURSUIT_ERROR_BAD_VALUE and a sentence that names the field and what it takes
 */
gboolean
pursuit_field_parse_text (const PursuitField *field,
                          const char *text,
                          const char *currency,
                          PursuitValue *value,
                          GError **error)
{
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("%s: the text is not valid UTF-8."),
                   field_label (field));
      return FALSE;
    }
  if (pursuit_text_is_blank (text))
    {
      if (field->flags & PURSUIT_FIELD_REQUIRED)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("%s may not be empty."),
                       field_label (field));
          return FALSE;
        }
      pursuit_value_clear (value);
      return TRUE;
    }
  if (field->type == PURSUIT_FIELD_TEXT)
    return parse_text (field, text, value, error);

  gint64 minor = 0;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  switch (field->type)
    {
    case PURSUIT_FIELD_BOOL:
      return parse_bool (field, stripped, value, error);
    case PURSUIT_FIELD_REAL:
      return parse_real (field, stripped, value, error);
    case PURSUIT_FIELD_DATE:
      return parse_date (field, stripped, value, error);
    case PURSUIT_FIELD_TIME:
      return parse_time (field, stripped, value, error);
    case PURSUIT_FIELD_ANNIVERSARY:
      return parse_anniversary (field, stripped, value, error);
    case PURSUIT_FIELD_CHOICE:
      return parse_choice (field, stripped, value, error);
    case PURSUIT_FIELD_SET:
      return parse_set (field, stripped, value, error);
    case PURSUIT_FIELD_MONEY:
      if (!pursuit_money_parse (stripped, -1, currency, &minor))
        return fail_money (error, field, stripped, currency);
      pursuit_value_set_int (value, minor);
      return TRUE;
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_INT:
    case PURSUIT_FIELD_REF:
    default:
      return parse_int (field, stripped, value, error);
    }
}

static gboolean
is_number (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_INT || field->type == PURSUIT_FIELD_REAL ||
         field->type == PURSUIT_FIELD_MONEY;
}

/**
 * pursuit_field_text_to_entry:
 * @text: a value of @field, as pursuit_value_to_text() writes it
 *
 * Returns: (transfer full): the same for a field in which the user edits it: numbers have the decimal sign of
 * the locale
 */
char *
pursuit_field_text_to_entry (const PursuitField *field, const char *text)
{
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  return is_number (field) ? pursuit_number_to_entry (text) : g_strdup (text);
}

/**
 * pursuit_field_text_from_entry:
 * @text: what the user wrote for @field
 *
 * Returns: (transfer full): the same as pursuit_field_parse_text() reads it
 */
char *
pursuit_field_text_from_entry (const PursuitField *field, const char *text)
{
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  return is_number (field) ? pursuit_number_from_entry (text) : g_strdup (text);
}

/* A number as short as it can be without losing a bit. */
static char *
real_to_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number), NULL) == number)
    return g_strdup (buffer);
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, number));
}

static char *
time_to_text (gint64 ms)
{
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_utc (ms / 1000);
  return second ? g_date_time_format (second, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/**
 * pursuit_value_to_text:
 * @currency: (nullable): of the record; decides the decimals of an amount
 *
 * The form that programs read and that pursuit_field_parse_text() takes back: ISO dates and moments, decimal
 * amounts, codes, 0 and 1.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when the value is not known
 */
char *
pursuit_value_to_text (const PursuitField *field, const PursuitValue *value, const char *currency)
{
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  switch (value->kind)
    {
    case PURSUIT_VALUE_TEXT:
      return g_strdup (value->s);
    case PURSUIT_VALUE_REAL:
      return real_to_text (value->d);
    case PURSUIT_VALUE_INT:
      if (field->type == PURSUIT_FIELD_MONEY)
        return pursuit_money_to_decimal (value->i, currency);
      if (field->type == PURSUIT_FIELD_DATE)
        return pursuit_day_to_iso ((PursuitDay) value->i);
      if (field->type == PURSUIT_FIELD_TIME)
        return time_to_text (value->i);
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->i);
    case PURSUIT_VALUE_NULL:
    default:
      return NULL;
    }
}

/* The names of the codes in @codes, with commas between. */
static char *
set_to_display (const PursuitField *field, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ",", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) pursuit_choice_label (field->choices, parts[i]));
  g_ptr_array_add (labels, NULL);
  /* Translators: stands between the members of a list, such as the roles of a person */
  return g_strjoinv (_ (", "), (char **) labels->pdata);
}

/* What users count: to the last digit, with separators like whole numbers when it is one, and a space that
 * does not break before the unit. */
static char *
number_to_display (double number, const char *unit)
{
  const double exact = 9007199254740992.0;
  gboolean grouped = number == floor (number) && fabs (number) >= 10000 && fabs (number) <= exact;
  char *text = grouped ? pursuit_number_format ((gint64) number) : real_to_text (number);

  if (unit == NULL)
    return text;
  g_autofree char *bare = text;
  return g_strconcat (bare, "\302\240", unit, NULL);
}

/**
 * pursuit_value_to_display:
 * @currency: (nullable): of the record
 * @today: decides whether a date shows its year; %PURSUIT_DAY_NONE shows it always
 *
 * The form that people read, in their language.
 *
 * Returns: (transfer full): the text; "" when the value is not known
 */
char *
pursuit_value_to_display (const PursuitField *field,
                          const PursuitValue *value,
                          const char *currency,
                          PursuitDay today)
{
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  if (value->kind == PURSUIT_VALUE_NULL)
    return g_strdup ("");
  if (field->type == PURSUIT_FIELD_CHOICE && value->kind == PURSUIT_VALUE_TEXT)
    return g_strdup (pursuit_choice_label (field->choices, value->s));
  if (field->type == PURSUIT_FIELD_SET && value->kind == PURSUIT_VALUE_TEXT)
    return set_to_display (field, value->s);
  if (field->type == PURSUIT_FIELD_ANNIVERSARY && value->kind == PURSUIT_VALUE_TEXT)
    return pursuit_anniversary_format (value->s);
  if (value->kind == PURSUIT_VALUE_REAL)
    return pursuit_field_is_custom (field) ? number_to_display (value->d, field->unit)
                                           : g_strdup_printf ("%g", value->d);
  if (value->kind != PURSUIT_VALUE_INT)
    return pursuit_value_to_text (field, value, currency);

  switch (field->type)
    {
    case PURSUIT_FIELD_MONEY:
      return pursuit_money_format (value->i, currency);
    case PURSUIT_FIELD_DATE:
      return pursuit_day_format ((PursuitDay) value->i, today);
    case PURSUIT_FIELD_BOOL:
      return g_strdup (value->i ? _ ("Yes") : _ ("No"));
    case PURSUIT_FIELD_INT:
      /* as in print: four digits, such as a year, stand without a separator */
      if (ABS (value->i) >= 10000)
        return pursuit_number_format (value->i);
      return pursuit_value_to_text (field, value, currency);
    default:
      return pursuit_value_to_text (field, value, currency);
    }
}

/**
 * pursuit_value_to_words:
 * @currency: (nullable): of the record
 *
 * Returns: (transfer full) (nullable): as pursuit_value_to_text(), but choices in the words that people read:
 * for a file that is meant for people and can be imported as well
 */
char *
pursuit_value_to_words (const PursuitField *field, const PursuitValue *value, const char *currency)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  switch (field->type)
    {
    case PURSUIT_FIELD_CHOICE:
    case PURSUIT_FIELD_SET:
    case PURSUIT_FIELD_BOOL:
      return pursuit_value_to_display (field, value, currency, PURSUIT_DAY_NONE);
    default:
      return pursuit_value_to_text (field, value, currency);
    }
}

/**
 * pursuit_entity_list_fields:
 * @flag: which fields
 *
 * Returns: (transfer full): the names of the fields that have @flag, with ", " between, for messages
 */
char *
pursuit_entity_list_fields (const PursuitEntity *entity, PursuitFieldFlags flag)
{
  g_return_val_if_fail (entity != NULL, NULL);

  GString *names = g_string_new (NULL);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (entity->fields[i].flags & flag)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", entity->fields[i].name);
    }
  return g_string_free (names, FALSE);
}
