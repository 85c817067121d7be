/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-money.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *code;
  const char *symbol;
  int digits; /* of the minor unit, ISO 4217 */
} Currency;

/* The currencies with a sign of their own, and those whose minor unit is not a hundredth. */
static const Currency CURRENCIES[] = {
  { "CNY", "¥", 2 },   { "USD", "$", 2 },   { "EUR", "€", 2 },   { "GBP", "£", 2 },   { "JPY", "JP¥", 0 },
  { "HKD", "HK$", 2 }, { "KRW", "₩", 0 },   { "INR", "₹", 2 },   { "TWD", "NT$", 2 }, { "VND", "₫", 0 },
  { "RUB", "₽", 2 }, { "CLP", "CLP", 0 }, { "BHD", "BHD", 3 }, { "JOD", "JOD", 3 }, { "KWD", "KWD", 3 },
  { "OMR", "OMR", 3 }, { "TND", "TND", 3 }, { "IQD", "IQD", 3 }, { "LYD", "LYD", 3 }, { "ISK", "ISK", 0 },
  { "PYG", "PYG", 0 }, { "UGX", "UGX", 0 }, { "XAF", "XAF", 0 }, { "XOF", "XOF", 0 }, { "XPF", "XPF", 0 },
};

static const Currency *
find_currency (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (CURRENCIES); i++)
    {
      if (strcmp (CURRENCIES[i].code, code) == 0)
        return &CURRENCIES[i];
    }
  return NULL;
}

/**
 * pursuit_currency_digits:
 * @currency: (nullable): ISO 4217 code
 *
 * Returns: how many decimal digits its minor unit has; 2 for a code that is not in the table
 */
int
pursuit_currency_digits (const char *currency)
{
  const Currency *known = find_currency (currency);
  return known ? known->digits : 2;
}

/**
 * pursuit_currency_is_valid:
 *
 * Returns: whether @currency has the form of an ISO 4217 code: three capital letters
 */
gboolean
pursuit_currency_is_valid (const char *currency)
{
  return currency != NULL && strlen (currency) == 3 && g_ascii_isupper (currency[0]) &&
         g_ascii_isupper (currency[1]) && g_ascii_isupper (currency[2]);
}

/**
 * pursuit_currency_symbol:
 *
 * Returns: the sign that stands before an amount, e.g. "¥"; the code itself when it has none
 */
const char *
pursuit_currency_symbol (const char *currency)
{
  const Currency *known = find_currency (currency);
  return known ? known->symbol : (currency ? currency : "");
}

/* What may stand in an amount beside its digits, and of signs of currencies which they mean; "" is any. A $
 * is that of many countries, but of none whose sign is another. */
static const struct
{
  const char *sign;
  const char *currencies;
} SIGNS[] = {
  { " ", "" },    { "$", "" },    { "¥", "CNY JPY" }, { "￥", "CNY JPY" }, { "€", "EUR" },
  { "£", "GBP" }, { "₩", "KRW" }, { "₹", "INR" },     { "\u00a0", "" },    { "\u202f", "" },
  { "元", "" },   { "圆", "" },   { "'", "" },        { "’", "" },         { "RMB", "CNY" },
};

/* Whether @sign of SIGNS may stand before an amount of @currency. */
static gboolean
sign_suits (guint sign, const char *currency)
{
  const Currency *known = find_currency (currency);

  if (currency == NULL)
    return TRUE;
  if (*SIGNS[sign].sign == '$')
    return known == NULL || strchr (known->symbol, '$') != NULL || g_str_equal (known->symbol, known->code);
  return *SIGNS[sign].currencies == '\0' || strstr (SIGNS[sign].currencies, currency) != NULL;
}

/* Steps over what stands at @p beside the digits of an amount of @currency; returns its length in bytes, 0
 * when there is none or it means another currency. */
static gsize
sign_length (const char *p, gsize left, const char *currency)
{
  const Currency *known = find_currency (currency);
  gsize length = known != NULL ? strlen (known->symbol) : 0;

  if (known != NULL && length <= left && memcmp (p, known->symbol, length) == 0)
    return length;
  for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    {
      gsize n = strlen (SIGNS[i].sign);
      if (n <= left && memcmp (p, SIGNS[i].sign, n) == 0)
        return sign_suits (i, currency) ? n : 0;
    }
  if (left >= 3 && g_ascii_isupper (p[0]) && g_ascii_isupper (p[1]) && g_ascii_isupper (p[2]) &&
      (currency == NULL || strncmp (p, currency, 3) == 0))
    return 3;
  return 0;
}

/* Whether what stands at @p may stand between the thousands of a number. */
static gboolean
separates (const char *p)
{
  static const char *const separators[] = { " ", "'", "’", "\u00a0", "\u202f" };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (p, separators[i]))
      return TRUE;
  return FALSE;
}

/* The factor that 万 or 亿 (or k, m) at @p multiplies by, 0 when there is none. */
static gint64
unit_factor (const char *p, gsize left, gsize *length)
{
  static const struct
  {
    const char *sign;
    gint64 factor;
  } units[] = {
    { "万", 10000 }, { "萬", 10000 }, { "亿", 100000000 }, { "億", 100000000 },
    { "k", 1000 },   { "K", 1000 },   { "m", 1000000 },    { "M", 1000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      *length = strlen (units[i].sign);
      if (*length <= left && memcmp (p, units[i].sign, *length) == 0)
        return units[i].factor;
    }
  return 0;
}

/**
 * pursuit_money_parse:
 * @text: an amount as people write it: "1,054", "¥310万", "3.1 M", "(20.00)", "-5", "CNY 12"
 * @length: bytes of @text, or -1 when it ends with NUL
 * @currency: (nullable): ISO 4217 code, decides how many decimals the minor unit has
 * @minor: (out): the amount in minor units, rounded half away from zero
 *
 * The comma separates thousands and the point decimals; a comma that is followed by one or two digits at the
 * end, with no point in the text, is a decimal comma. What people write in a locale whose decimal sign is the
 * comma goes through pursuit_number_from_entry() first.
 *
 * Returns: %FALSE when @text is no amount, names another currency than @currency, or does not fit
 */
gboolean
pursuit_money_parse (const char *text, gssize length, const char *currency, gint64 *minor)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minor != NULL, FALSE);

  gsize left = length < 0 ? strlen (text) : (gsize) length;
  const char *p = text;
  const char *last_comma = NULL;
  gsize digits_after_comma = 0;
  gboolean has_point = FALSE;

  for (gsize i = 0; i < left; i++)
    {
      has_point |= text[i] == '.';
      if (text[i] == ',')
        {
          last_comma = text + i;
          digits_after_comma = 0;
        }
      else if (g_ascii_isdigit (text[i]))
        digits_after_comma++;
    }
  gboolean comma_is_decimal = last_comma != NULL && !has_point && digits_after_comma > 0 &&
                              digits_after_comma < 3 && memchr (text, ',', last_comma - text) == NULL;

  gint64 whole = 0, fraction = 0, scale = 1, factor = 1;
  gboolean negative = FALSE, in_fraction = FALSE, any = FALSE, ended = FALSE;
  while (left > 0)
    {
      gsize step = 1;
      if (g_ascii_isdigit (*p))
        {
          int digit = *p - '0';
          if (ended || whole > G_MAXINT64 / 100000)
            return FALSE;
          any = TRUE;
          if (!in_fraction)
            whole = whole * 10 + digit;
          else if (scale < 1000000000)
            {
              fraction = fraction * 10 + digit;
              scale *= 10;
            }
        }
      else if ((*p == '.' || (*p == ',' && comma_is_decimal)) && !in_fraction && !ended)
        in_fraction = TRUE;
      else if (*p == ',' && !comma_is_decimal && !in_fraction && any)
        step = 1;
      else if ((*p == '-' || *p == '(') && !any)
        negative = TRUE;
      else if (!any && left >= 3 && memcmp (p, "−", 3) == 0)
        {
          negative = TRUE;
          step = 3;
        }
      else if ((*p == ')' && negative) || (*p == '+' && !any))
        step = 1;
      else if ((step = sign_length (p, left, currency)) > 0)
        ended |= any && !separates (p);
      else
        {
          factor = any && !ended ? unit_factor (p, left, &step) : 0;
          ended = TRUE;
          if (factor == 0)
            return FALSE;
        }
      p += step;
      left -= step;
    }
  if (!any)
    return FALSE;

  gint64 per_unit = 1;
  for (int i = pursuit_currency_digits (currency); i > 0; i--)
    per_unit *= 10;
  gint64 whole_minor, fraction_minor, product;
  if (__builtin_mul_overflow (whole, factor * per_unit, &whole_minor) ||
      __builtin_mul_overflow (fraction, factor * per_unit, &product))
    return FALSE;
  fraction_minor = (product + scale / 2) / scale;
  if (__builtin_add_overflow (whole_minor, fraction_minor, minor))
    return FALSE;
  if (negative)
    *minor = -*minor;
  return TRUE;
}

/**
 * pursuit_money_to_decimal:
 * @minor: minor units
 * @currency: (nullable): decides the decimals
 *
 * Returns: (transfer full): the stable machine form, e.g. "1054.00", "-3.5" never: always all decimals
 */
char *
pursuit_money_to_decimal (gint64 minor, const char *currency)
{
  int digits = pursuit_currency_digits (currency);
  guint64 magnitude = minor < 0 ? -(guint64) minor : (guint64) minor;
  guint64 per_unit = 1;

  for (int i = 0; i < digits; i++)
    per_unit *= 10;
  const char *sign = minor < 0 ? "-" : "";
  if (digits == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign, magnitude / per_unit, digits,
                          magnitude % per_unit);
}

static gboolean
has_decimal_comma (void)
{
  return *nl_langinfo (RADIXCHAR) == ',';
}

/**
 * pursuit_number_to_entry:
 * @text: a number or amount in the machine form, such as "1054.5"
 *
 * Returns: (transfer full): the same as the user writes it in a field: "1054,5" where the comma is the
 * decimal sign
 */
char *
pursuit_number_to_entry (const char *text)
{
  char *entry = g_strdup (text);

  return has_decimal_comma () ? g_strdelimit (entry, ".", ',') : entry;
}

/* Whether the points in @text stand where they separate thousands: behind one to three digits, of which the
 * first is no 0, and before three. */
static gboolean
points_separate_thousands (const char *text)
{
  const char *first = strchr (text, '.'), *begin = first;

  while (begin > text && g_ascii_isdigit (begin[-1]))
    begin--;
  if (begin == first || first - begin > 3 || *begin == '0')
    return FALSE;
  for (const char *p = first; *p == '.'; p += 4)
    if (!g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || !g_ascii_isdigit (p[3]) ||
        g_ascii_isdigit (p[4]))
      return FALSE;
  return TRUE;
}

/**
 * pursuit_number_from_entry:
 * @text: a number or amount as the user writes it in a field: in German "1.054,50", "760.000", "0,5"
 *
 * Where the comma is the decimal sign, a point that can separate thousands does; another one is taken for a
 * decimal point, so that "12.5" is what it is everywhere.
 *
 * Returns: (transfer full): the same with a decimal point, as pursuit_money_parse() reads it; @text itself
 * where the point is the decimal sign
 */
char *
pursuit_number_from_entry (const char *text)
{
  const char *comma = strchr (text, ','), *point = strchr (text, '.');

  if (!has_decimal_comma () || (comma != NULL && strchr (comma + 1, ',') != NULL) ||
      (comma != NULL && strchr (comma, '.') != NULL) || (comma == NULL && point == NULL))
    return g_strdup (text);
  if (comma == NULL && !points_separate_thousands (text))
    return g_strdup (text);

  GString *number = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (*p != '.')
      g_string_append_c (number, *p == ',' ? '.' : *p);
  return g_string_free (number, FALSE);
}

/**
 * pursuit_number_format:
 *
 * Returns: (transfer full): @number with the locale's thousands separators
 */
char *
pursuit_number_format (gint64 number)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

/* Whether the user counts in 万 and 亿. The translation decides, so that text and numbers agree. */
static gboolean
counts_in_wan (void)
{
  /* Translators: “thousand” when large numbers are shortened to k and M, “wan” when to 万 and 亿 */
  return strcmp (C_ ("large numbers", "thousand"), "wan") == 0;
}

/**
 * pursuit_number_format_short:
 *
 * A count where there is little room: up to 9,999 in full, else in at most three digits and a unit, rounded
 * down so that no count is told too high: "212 k", "1 M"; in Chinese "21万", "1亿".
 *
 * Returns: (transfer full): the words
 */
char *
pursuit_number_format_short (gint64 number)
{
  gboolean wan = counts_in_wan ();
  gint64 small = wan ? 10000 : 1000, large = wan ? 100000000 : 1000000;

  if (number < 10000)
    return pursuit_number_format (number);
  if (number >= large)
    return g_strdup_printf ("%'" G_GINT64_FORMAT "%s", number / large, wan ? "亿" : "\u202fM");
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s", number / small, wan ? "万" : "\u202fk");
}

/**
 * pursuit_number_format_value:
 *
 * A value of a scale, or a part of a chart, where there is little room: in two or three digits and a unit,
 * rounded to the next: "650", "1.9 M"; in Chinese "21.5万".
 *
 * Returns: (transfer full): the words
 */
char *
pursuit_number_format_value (double value)
{
  gboolean wan = counts_in_wan ();
  double small = wan ? 1e4 : 1e3, large = wan ? 1e8 : 1e6, size = fabs (value);
  gboolean is_large = size >= large * 0.9995, is_small = size >= (wan ? small * 0.9995 : 9999.5);
  double shown = is_large ? value / large : is_small ? value / small : value;
  const char *unit = is_large ? (wan ? "亿" : "\u202fM") : is_small ? (wan ? "万" : "\u202fk") : "";
  int digits = (is_large || is_small) && fabs (shown) < 99.95 && fabs (shown - round (shown)) >= 0.05 ? 1 : 0;

  return g_strdup_printf ("%'.*f%s", digits, shown, unit);
}

/**
 * pursuit_money_format:
 *
 * The full form of dialogs and tables, in the user's locale, e.g. "¥ 760,000"; decimals only when there are
 * any.
 *
 * Returns: (transfer full): the words
 */
char *
pursuit_money_format (gint64 minor, const char *currency)
{
  int digits = pursuit_currency_digits (currency);
  gint64 per_unit = 1;

  for (int i = 0; i < digits; i++)
    per_unit *= 10;
  const char *sign = minor < 0 ? "−" : "";
  guint64 magnitude = minor < 0 ? -(guint64) minor : (guint64) minor;
  guint64 whole = magnitude / per_unit;
  guint64 rest = magnitude % per_unit;
  const char *symbol = pursuit_currency_symbol (currency);
  const char *space = counts_in_wan () ? "" : "\u202f";
  if (rest == 0)
    return g_strdup_printf ("%s%s%s%'" G_GUINT64_FORMAT, sign, symbol, space, whole);
  return g_strdup_printf ("%s%s%s%'" G_GUINT64_FORMAT "%s%0*" G_GUINT64_FORMAT, sign, symbol, space, whole,
                          nl_langinfo (RADIXCHAR), digits, rest);
}

/**
 * pursuit_money_format_short:
 *
 * The form of cards and headers: three significant digits at most, "¥ 3.1 M", "¥ 420 k"; in Chinese "¥310万",
 * "¥1.2亿".
 *
 * Returns: (transfer full): the words
 */
char *
pursuit_money_format_short (gint64 minor, const char *currency)
{
  double value = fabs ((double) minor) / pow (10, pursuit_currency_digits (currency));
  const char *sign = minor < 0 ? "−" : "";
  const char *symbol = pursuit_currency_symbol (currency);
  gboolean wan = counts_in_wan ();
  const char *unit = "";
  double divisor = 1;

  if (wan && value >= 99995000)
    divisor = 1e8, unit = "亿";
  else if (wan && value >= 10000)
    divisor = 1e4, unit = "万";
  else if (!wan && value >= 999.5e6)
    divisor = 1e9, unit = "\u202fB";
  else if (!wan && value >= 999.5e3)
    divisor = 1e6, unit = "\u202fM";
  else if (!wan && value >= 1000)
    divisor = 1e3, unit = "\u202fk";

  double shown = value / divisor;
  int decimals = divisor > 1 && shown < 99.95 && fabs (shown - round (shown)) >= 0.05 ? 1 : 0;
  return g_strdup_printf ("%s%s%s%'.*f%s", sign, symbol, wan ? "" : "\u202f", decimals, shown, unit);
}
