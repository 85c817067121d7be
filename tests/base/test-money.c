/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-money.h"

#include <locale.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text, *currency;
    gint64 minor;
  } cases[] = {
    { "1054", "CNY", 105400 },       { "1,054", "CNY", 105400 },
    { "1,054.5", "USD", 105450 },    { "¥310万", "CNY", 310000000 },
    { "3.1 M", "CNY", 310000000 },   { "(20.00)", "EUR", -2000 },
    { "-5", "EUR", -500 },           { "CNY 12", "CNY", 1200 },
    { "12,5", "EUR", 1250 },         { "760 000", "CNY", 76000000 },
    { "1.2亿", "CNY", 12000000000 }, { "500", "JPY", 500 },
    { "1.234", "KWD", 1234 },        { "0", "CNY", 0 },
    { "0.005", "CNY", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minor = -1;
      g_test_message ("%s", cases[i].text);
      g_assert_true (pursuit_money_parse (cases[i].text, -1, cases[i].currency, &minor));
      g_assert_cmpint (minor, ==, cases[i].minor);
    }
}

static void
test_no_amount (void)
{
  static const char *const texts[] = { "", "abc", "--", "1.2.3", "99999999999999999999", "1e5x" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 minor;
      g_test_message ("%s", texts[i]);
      g_assert_false (pursuit_money_parse (texts[i], -1, "CNY", &minor));
    }
}

/* An amount that names another currency is none of this one. */
static void
test_other_currency (void)
{
  static const struct
  {
    const char *text, *suits, *differs; /* currencies */
  } cases[] = {
    { "€100", "EUR", "CNY" },    { "100 £", "GBP", "KWD" },   { "￥100", "CNY", "USD" },
    { "¥100", "JPY", "SEK" },    { "$100", "HKD", "CNY" },    { "$100", "AUD", "EUR" },
    { "₩100", "KRW", "JPY" },    { "EUR 100", "EUR", "CNY" }, { "100 KWD", "KWD", "BHD" },
    { "RMB 100", "CNY", "USD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minor;
      g_test_message ("%s", cases[i].text);
      g_assert_true (pursuit_money_parse (cases[i].text, -1, cases[i].suits, &minor));
      g_assert_true (pursuit_money_parse (cases[i].text, -1, NULL, &minor));
      g_assert_false (pursuit_money_parse (cases[i].text, -1, cases[i].differs, &minor));
    }
}

/* What is written in a field means @minor, and is shown there as @entry. */
static void
assert_entry (const char *written, const char *currency, gint64 minor, const char *entry)
{
  g_autofree char *text = pursuit_number_from_entry (written);
  gint64 read = -1;

  g_test_message ("%s", written);
  g_assert_true (pursuit_money_parse (text, -1, currency, &read));
  g_assert_cmpint (read, ==, minor);
  g_autofree char *decimal = pursuit_money_to_decimal (minor, currency);
  g_autofree char *shown = pursuit_number_to_entry (decimal);
  g_assert_cmpstr (shown, ==, entry);
  /* what is shown is read as the same */
  g_autofree char *again = pursuit_number_from_entry (shown);
  g_assert_cmpstr (again, ==, decimal);
  g_autofree char *formatted = pursuit_money_format (minor, currency);
  g_autofree char *copied = pursuit_number_from_entry (formatted);
  g_assert_true (pursuit_money_parse (copied, -1, currency, &read));
  g_assert_cmpint (read, ==, minor);
}

static void
set_locale (const char *name)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "build-aux", "make-locale", NULL);
  const char *argv[] = { script, g_getenv ("MESON_BUILD_ROOT"), NULL };
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("LOCPATH", g_strchomp (folder), TRUE);
  g_assert_nonnull (setlocale (LC_ALL, name));
}

static void
test_entries (void)
{
  assert_entry ("1,234.50", "CNY", 123450, "1234.50");
  assert_entry ("12,5", "CNY", 1250, "12.50");
  assert_entry ("1.234", "KWD", 1234, "1.234");

  set_locale ("de_DE.UTF-8");
  assert_entry ("1.234,50", "EUR", 123450, "1234,50");
  assert_entry ("760.000", "EUR", 76000000, "760000,00");
  assert_entry ("1.234.567", "JPY", 1234567, "1234567");
  assert_entry ("1.234", "KWD", 1234000, "1234,000");
  assert_entry ("0,5", "KWD", 500, "0,500");
  assert_entry ("0.500", "KWD", 500, "0,500");
  assert_entry ("12.5", "EUR", 1250, "12,50");
  assert_entry ("1,234.50", "EUR", 123450, "1234,50");
  assert_entry ("1,234,567", "EUR", 123456700, "1234567,00");
  assert_entry ("3,1 M", "EUR", 310000000, "3100000,00");
  assert_entry ("-1.234,5 €", "EUR", -123450, "-1234,50");

  set_locale ("zh_CN.UTF-8");
  assert_entry ("¥1,234.50", "CNY", 123450, "1234.50");
  assert_entry ("3.1万", "CNY", 3100000, "31000.00");
  g_assert_nonnull (setlocale (LC_ALL, "C"));
}

static void
assert_decimal (gint64 minor, const char *currency, const char *expected)
{
  gint64 back = 0;
  g_autofree char *text = pursuit_money_to_decimal (minor, currency);

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (pursuit_money_parse (text, -1, currency, &back));
  g_assert_cmpint (back, ==, minor);
}

static void
test_decimal (void)
{
  assert_decimal (310000000, "CNY", "3100000.00");
  assert_decimal (-5, "USD", "-0.05");
  assert_decimal (500, "JPY", "500");
  assert_decimal (1234, "KWD", "1.234");
}

static void
test_currencies (void)
{
  g_assert_true (pursuit_currency_is_valid ("CNY"));
  g_assert_false (pursuit_currency_is_valid ("cny"));
  g_assert_false (pursuit_currency_is_valid ("YUAN"));
  g_assert_false (pursuit_currency_is_valid (NULL));
  g_assert_cmpint (pursuit_currency_digits ("JPY"), ==, 0);
  g_assert_cmpint (pursuit_currency_digits ("SEK"), ==, 2);
}

static void
assert_short (gint64 minor, const char *expected)
{
  g_autofree char *text = pursuit_money_format_short (minor, "CNY");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_short (void)
{
  assert_short (310000000, "¥\u202f3.1\u202fM");
  assert_short (76000000, "¥\u202f760\u202fk");
  assert_short (50000, "¥\u202f500");
  assert_short (99950000000, "¥\u202f1\u202fB");
}

/* A count is never told too high. */
static void
test_count (void)
{
  static const struct
  {
    gint64 number;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 9999, "9999" },
    { 10000, "10\u202fk" },
    { 212480, "212\u202fk" },
    { 999999, "999\u202fk" },
    { 1000000, "1\u202fM" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pursuit_number_format_short (cases[i].number);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A part of a chart is told as large as it is. */
static void
test_value (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 650, "650" },
    { 9999, "9999" },
    { 12340, "12.3\u202fk" },
    { 20000, "20\u202fk" },
    { 212480, "212\u202fk" },
    { 999800, "1\u202fM" },
    { 1940000, "1.9\u202fM" },
    { 5000000, "5\u202fM" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pursuit_number_format_value (cases[i].value);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/no-amount", test_no_amount);
  g_test_add_func ("/money/other-currency", test_other_currency);
  g_test_add_func ("/money/entries", test_entries);
  g_test_add_func ("/money/decimal", test_decimal);
  g_test_add_func ("/money/currencies", test_currencies);
  g_test_add_func ("/money/short", test_short);
  g_test_add_func ("/money/value", test_value);

  g_test_add_func ("/money/count", test_count);
  return g_test_run ();
}
