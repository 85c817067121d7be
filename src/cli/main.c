/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

/* Everything is written in UTF-8, whatever the locale: names would become question marks in others. */
static void
print_cb (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
}

int
main (int argc, char *argv[])
{
  const char *locale_dir = g_getenv ("PURSUIT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : PURSUIT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* plurals ask the default domain */
  g_set_prgname ("pursuit-cli");
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);

  return pursuit_cli_main (argc, argv);
}
