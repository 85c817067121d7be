/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text.h"

#include <string.h>

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) text[i] >= 0x80)
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_text_match_key:
 * @text: valid UTF-8
 * @length: bytes, or -1 when it ends with NUL
 *
 * The form by which an import finds what is already there: NFC, white space at both ends off.
 *
 * Returns: (transfer full): the key
 */
char *
pursuit_text_match_key (const char *text, gssize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  gsize n = length < 0 ? strlen (text) : (gsize) length;
  char *key =
      is_ascii (text, n) ? g_strndup (text, n) : g_utf8_normalize (text, n, G_NORMALIZE_DEFAULT_COMPOSE);
  return key ? g_strstrip (key) : g_strdup ("");
}

/**
 * pursuit_text_search_key:
 * @text: valid UTF-8
 * @length: bytes, or -1 when it ends with NUL
 *
 * The form in which a substring is looked for: compatibility characters taken apart and case folded (NFKC),
 * so that full-width letters are found by half-width ones.
 *
 * Returns: (transfer full): the key
 */
char *
pursuit_text_search_key (const char *text, gssize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  gsize n = length < 0 ? strlen (text) : (gsize) length;
  if (is_ascii (text, n))
    return g_ascii_strdown (text, n);

  g_autofree char *folded = g_utf8_casefold (text, n);
  char *key = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
  return key ? key : g_strdup ("");
}

/* Marks that turn the direction of what follows them, and controls: they must not reach beyond their field.
 */
static gboolean
is_unsafe (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || c == 0x061C || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

/** pursuit_text_join: (transfer full): “A · B” of two texts that may be %NULL or empty: what is not known is
 * left out. */
char *
pursuit_text_join (const char *first, const char *second)
{
  gboolean has_first = first != NULL && *first != '\0', has_second = second != NULL && *second != '\0';

  return g_strconcat (has_first ? first : "", has_first && has_second ? " · " : "", has_second ? second : "",
                      NULL);
}

/**
 * pursuit_text_for_display:
 * @text: (nullable): valid UTF-8
 * @max_chars: longest result; the rest becomes an ellipsis
 *
 * One line that is safe to draw beside other text: controls and line breaks become blanks, bidi marks go, and
 * a very long text is cut (laying out 10,000 characters a card would cost a frame).
 *
 * Returns: (transfer full): the line, "" for %NULL
 */
char *
pursuit_text_for_display (const char *text, gsize max_chars)
{
  if (text == NULL)
    return g_strdup ("");

  GString *line = g_string_sized_new (MIN (strlen (text), max_chars * 4) + 4);
  gsize count = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\n' || c == '\r' || c == '\t')
        c = ' ';
      else if (is_unsafe (c))
        continue;
      if (count++ == max_chars)
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

/**
 * pursuit_text_for_menu:
 * @text: (nullable): valid UTF-8
 * @max_chars: longest result; the rest becomes an ellipsis
 *
 * As pursuit_text_for_display(), for menus and buttons, where an underscore marks the letter behind it: those
 * of a name are doubled.
 *
 * Returns: (transfer full): the line, "" for %NULL
 */
char *
pursuit_text_for_menu (const char *text, gsize max_chars)
{
  g_autofree char *line = pursuit_text_for_display (text, max_chars);
  g_auto (GStrv) parts = g_strsplit (line, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * pursuit_text_is_blank:
 *
 * Returns: whether @text is %NULL, empty or only white space
 */
gboolean
pursuit_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_text_initials:
 * @name: (nullable): a person's name, valid UTF-8
 *
 * Returns: (transfer full): what an avatar shows: the first letters of the first and last word, or the last
 * two characters of a Chinese name (the given name)
 */
char *
pursuit_text_initials (const char *name)
{
  g_autofree char *clean = pursuit_text_for_display (name, 200);
  g_strstrip (clean);
  glong length = g_utf8_strlen (clean, -1);
  if (length == 0)
    return g_strdup ("");

  gunichar first = g_utf8_get_char (clean);
  if (g_unichar_get_script (first) == G_UNICODE_SCRIPT_HAN)
    return g_strdup (g_utf8_offset_to_pointer (clean, MAX (length - 2, 0)));

  GString *initials = g_string_new (NULL);
  g_string_append_unichar (initials, g_unichar_toupper (first));
  const char *last_space = g_utf8_strrchr (clean, -1, ' ');
  if (last_space != NULL && last_space[1] != '\0')
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last_space + 1)));
  return g_string_free (initials, FALSE);
}
