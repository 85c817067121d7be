/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "pursuit-application.h"

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("PURSUIT_LOCALE_DIR");
  g_autoptr (PursuitApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : PURSUIT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = pursuit_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
