/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pursuit-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/** pursuit_about_present: shows what the program is, its version and its licence. */
void
pursuit_about_present (GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  adw_show_about_window (parent, "application-name", _ ("Pursuit"), "application-icon", PURSUIT_APP_ID,
                         "version", PURSUIT_VERSION, "developer-name", _ ("The Pursuit contributors"),
                         "copyright", _ ("© 2026 The Pursuit contributors"), "comments",
                         _ ("Win large business deals: see every deal on one board, know who decides, "
                            "and print the funnel."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line; they are shown in the About window. */
                         "translator-credits", _ ("translator-credits"), NULL);
}
