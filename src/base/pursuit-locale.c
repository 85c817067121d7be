/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pursuit-locale.h"

#include <libintl.h>
#include <locale.h>

/* The translations of the build folder, when the program runs from there: po/ is a sibling of its folder. */
static char *
find_build_translations (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : NULL;
  g_autofree char *translations = folder ? g_build_filename (folder, "..", "po", NULL) : NULL;

  return translations && g_file_test (translations, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&translations)
                                                                        : NULL;
}

/**
 * pursuit_locale_init:
 *
 * Takes up the user's locale and finds the translations: where $PURSUIT_LOCALE_DIR says, else in the build
 * folder when the program runs from it, else where they were installed. Call it first in main().
 */
void
pursuit_locale_init (void)
{
  g_autofree char *build_translations = find_build_translations ();
  const char *folder = g_getenv ("PURSUIT_LOCALE_DIR");

  if (folder == NULL)
    folder = build_translations ? build_translations : PURSUIT_LOCALE_DIR;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
