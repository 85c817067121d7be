/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pursuit-application.h"
#include "pursuit-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (PursuitApplication) application = NULL;

  pursuit_locale_init ();
  application = pursuit_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
