/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-vcard-contacts.h"

#include <string.h>

/**
 * pursuit_vcard_contact_join:
 * @types: of what kind, "home" or "home,fax"; "" when nothing is said
 * @value: a number or an address
 *
 * Returns: (transfer full): the line
 */
char *
pursuit_vcard_contact_join (const char *types, const char *value)
{
  g_return_val_if_fail (types != NULL && value != NULL, NULL);

  return *types != '\0' ? g_strdup_printf ("%s: %s", types, value) : g_strdup (value);
}

/**
 * pursuit_vcard_contact_split:
 * @line: as pursuit_vcard_contact_join() makes them, or whatever people wrote
 * @types: (out) (transfer full) (nullable): of what kind; %NULL when nothing is said
 *
 * Returns: (transfer none): the number or the address in @line; all of the line, where what stands before the
 * colon is no type of vCard
 */
const char *
pursuit_vcard_contact_split (const char *line, char **types)
{
  g_return_val_if_fail (line != NULL && types != NULL, NULL);

  gsize length = strspn (line, "abcdefghijklmnopqrstuvwxyz-,");
  gboolean typed = length > 0 && g_str_has_prefix (line + length, ": ") && line[length + 2] != '\0';

  *types = typed ? g_strndup (line, length) : NULL;
  return typed ? line + length + 2 : line;
}
