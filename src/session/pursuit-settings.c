/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pursuit-settings.h"

/* In the build folder the compiled schema lies in data/, a sibling of the program's folder. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) beside = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : NULL;
  g_autofree char *data = folder ? g_build_filename (folder, "..", "data", NULL) : NULL;
  GSettingsSchema *schema = NULL;

  if (source)
    schema = g_settings_schema_source_lookup (source, PURSUIT_APP_ID, TRUE);
  if (schema == NULL && data)
    beside = g_settings_schema_source_new_from_directory (data, source, FALSE, NULL);
  if (beside)
    schema = g_settings_schema_source_lookup (beside, PURSUIT_APP_ID, FALSE);
  return schema;
}

/**
 * pursuit_settings_get:
 *
 * The program's settings, from the installed schema or, when it runs from its build folder, from the one
 * there.
 *
 * Returns: (transfer none) (nullable): the same object every time; %NULL without a schema: callers then use
 *   their defaults and remember nothing
 */
GSettings *
pursuit_settings_get (void)
{
  static GSettings *settings;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GSettingsSchema) schema = find_schema ();

      if (schema)
        settings = g_settings_new_full (schema, NULL, NULL);
      else
        g_message ("The settings schema %s is not installed; no setting will be remembered.", PURSUIT_APP_ID);
      g_once_init_leave (&once, 1);
    }
  return settings;
}
