/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-json-tokens.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-transfer-error.h"

enum
{
  BLOCK_SIZE = 256 * 1024,
  MAX_DEPTH = 64, /* of what is nested */
  MAX_WORD = 400, /* characters of a number, and of “false” */
};

struct _PursuitJsonTokens
{
  GInputStream *stream;
  GCancellable *cancellable;
  guint64 size;
  guint64 n_read; /* of the file, the block included */
  guint64 line;
  gsize length;
  gsize position;
  guint depth;
  GError *error; /* (nullable) */
  char block[BLOCK_SIZE];
};

/* -1 at the end. */
static int
peek_byte (PursuitJsonTokens *self)
{
  if (self->position < self->length)
    return (guint8) self->block[self->position];
  if (self->error != NULL)
    return -1;
  self->position = self->length = 0;
  if (!g_input_stream_read_all (self->stream, self->block, BLOCK_SIZE, &self->length, self->cancellable,
                                &self->error))
    {
      self->length = 0;
      return -1;
    }
  self->n_read += self->length;
  return self->length > 0 ? (guint8) self->block[0] : -1;
}

static int
take_byte (PursuitJsonTokens *self)
{
  const int byte = peek_byte (self);

  if (byte < 0)
    return byte;
  self->position++;
  self->line += byte == '\n';
  return byte;
}

static gboolean
fail (PursuitJsonTokens *self)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

  if (self->error == NULL)
    g_set_error (&self->error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX,
                 peek_byte (self) < 0 ? _ ("The file ends in line %s, in the middle of a JSON value.")
                                      : _ ("Line %s is not valid JSON."),
                 line);
  self->length = self->position = 0;
  return FALSE;
}

/** pursuit_json_tokens_open: Returns: (transfer full): the file at its beginning; %NULL with @error set */
PursuitJsonTokens *
pursuit_json_tokens_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitJsonTokens) self = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (PursuitJsonTokens, 1);
  file = g_file_new_for_path (path);
  g_set_object (&self->cancellable, cancellable);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  self->stream = info != NULL ? G_INPUT_STREAM (g_file_read (file, cancellable, error)) : NULL;
  if (self->stream == NULL)
    return NULL;
  self->size = (guint64) g_file_info_get_size (info);
  return pursuit_json_tokens_rewind (self, error) ? g_steal_pointer (&self) : NULL;
}

/** pursuit_json_tokens_free: closes the file. */
void
pursuit_json_tokens_free (PursuitJsonTokens *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

/** pursuit_json_tokens_rewind: goes back to the beginning, behind a byte order mark. */
gboolean
pursuit_json_tokens_rewind (PursuitJsonTokens *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_error (&self->error);
  self->length = self->position = 0;
  self->n_read = 0;
  self->line = 1;
  self->depth = 0;
  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, self->cancellable, error))
    return FALSE;
  if (peek_byte (self) == 0xEF && self->length >= 3 && memcmp (self->block, "\xEF\xBB\xBF", 3) == 0)
    self->position = 3;
  return TRUE;
}

/** pursuit_json_tokens_peek: Returns: the next character that is no white space, which stays; -1 at the end
 */
int
pursuit_json_tokens_peek (PursuitJsonTokens *self)
{
  int byte;

  g_return_val_if_fail (self != NULL, -1);

  while ((byte = peek_byte (self)) == ' ' || byte == '\t' || byte == '\n' || byte == '\r')
    take_byte (self);
  return byte;
}

/** pursuit_json_tokens_take: takes @sign, which must come next. */
gboolean
pursuit_json_tokens_take (PursuitJsonTokens *self, char sign)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (pursuit_json_tokens_peek (self) != sign)
    return fail (self);
  take_byte (self);
  return TRUE;
}

/** pursuit_json_tokens_end: nothing may come next. */
gboolean
pursuit_json_tokens_end (PursuitJsonTokens *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return pursuit_json_tokens_peek (self) < 0 || fail (self);
}

/** pursuit_json_tokens_again: behind a member: %TRUE if a comma and another follow, %FALSE when @end was
 * taken. */
gboolean
pursuit_json_tokens_again (PursuitJsonTokens *self, char end)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (pursuit_json_tokens_peek (self) == ',')
    {
      take_byte (self);
      return TRUE;
    }
  pursuit_json_tokens_take (self, end);
  return FALSE;
}

static int
take_hex (PursuitJsonTokens *self)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      const int byte = take_byte (self);

      if (byte < 0 || !g_ascii_isxdigit ((char) byte))
        return -1;
      value = value * 16 + g_ascii_xdigit_value ((char) byte);
    }
  return value;
}

static gboolean
take_escape (PursuitJsonTokens *self, GString *text);

/* “\ud83d\ude00” is one character; half of one is none. */
static gboolean
take_code (PursuitJsonTokens *self, GString *text)
{
  int code = take_hex (self);

  if (code < 0)
    return fail (self);
  while (code >= 0xD800 && code < 0xDC00)
    {
      int second;

      if (peek_byte (self) != '\\')
        break;
      take_byte (self);
      if (peek_byte (self) != 'u')
        {
          /* another escape follows half a character */
          g_string_append_unichar (text, 0xFFFD);
          return take_escape (self, text);
        }
      take_byte (self);
      second = take_hex (self);
      if (second < 0)
        return fail (self);
      if (second >= 0xDC00 && second < 0xE000)
        {
          g_string_append_unichar (text, (gunichar) (0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00)));
          return TRUE;
        }
      g_string_append_unichar (text, 0xFFFD);
      code = second;
    }
  if (code == 0)
    g_string_append_c (text, '\0');
  else
    g_string_append_unichar (text, g_unichar_validate ((gunichar) code) ? (gunichar) code : 0xFFFD);
  return TRUE;
}

static gboolean
take_escape (PursuitJsonTokens *self, GString *text)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const int byte = take_byte (self);
  const char *p;

  if (byte == 'u')
    return take_code (self, text);
  p = byte > 0 ? strchr (from, byte) : NULL;
  if (p == NULL)
    return fail (self);
  g_string_append_c (text, to[p - from]);
  return TRUE;
}

/**
 * pursuit_json_tokens_take_string:
 * @text: gets the text; of a longer one than @max_length only so much that it is seen to be longer
 */
gboolean
pursuit_json_tokens_take_string (PursuitJsonTokens *self, GString *text, gsize max_length)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  g_string_truncate (text, 0);
  if (!pursuit_json_tokens_take (self, '"'))
    return FALSE;
  for (;;)
    {
      const int byte = take_byte (self);

      if (byte == '"')
        return TRUE;
      if (byte < 0)
        return fail (self);
      if (byte == '\\')
        {
          if (!take_escape (self, text))
            return FALSE;
        }
      else
        g_string_append_c (text, (char) byte);
      if (text->len > max_length + 1)
        g_string_truncate (text, max_length + 1);
    }
}

/* A number, true, false or null. */
static gboolean
take_word (PursuitJsonTokens *self, GString *text)
{
  int byte;

  g_string_truncate (text, 0);
  while ((byte = peek_byte (self)) >= 0 && (g_ascii_isalnum ((char) byte) || strchr ("+-.", byte) != NULL) &&
         byte != 0 && text->len <= MAX_WORD)
    g_string_append_c (text, (char) take_byte (self));
  if (strcmp (text->str, "null") == 0)
    {
      g_string_truncate (text, 0);
      return TRUE;
    }
  if (strcmp (text->str, "true") == 0 || strcmp (text->str, "false") == 0)
    return TRUE;
  return (text->len > 0 && text->len <= MAX_WORD && (g_ascii_isdigit (*text->str) || *text->str == '-')) ||
         fail (self);
}

/* The members of an array or object, without a look at what they are; texts of an array are put together. */
static gboolean
take_nested (PursuitJsonTokens *self, char end, GString *texts, gsize max_length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean more;

  if (++self->depth > MAX_DEPTH)
    return fail (self);
  take_byte (self);
  more = pursuit_json_tokens_peek (self) != end || pursuit_json_tokens_again (self, end);
  while (more)
    {
      if (end == '}' && (!pursuit_json_tokens_take_string (self, text, max_length) ||
                         !pursuit_json_tokens_take (self, ':')))
        return FALSE;
      if (!pursuit_json_tokens_take_value (self, text, max_length))
        return FALSE;
      if (end == ']' && text->len > 0 && texts->len <= max_length)
        g_string_append_printf (texts, "%s%s", texts->len > 0 ? ", " : "", text->str);
      more = pursuit_json_tokens_again (self, end);
    }
  self->depth--;
  return self->error == NULL;
}

/**
 * pursuit_json_tokens_take_value:
 * @text: gets a text, or a number, true or false as written; of an array its members with commas between
 * them; of null and an object nothing
 */
gboolean
pursuit_json_tokens_take_value (PursuitJsonTokens *self, GString *text, gsize max_length)
{
  int sign;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  sign = pursuit_json_tokens_peek (self);
  if (sign == '"')
    return pursuit_json_tokens_take_string (self, text, max_length);
  if (sign != '[' && sign != '{')
    return take_word (self, text);
  g_string_truncate (text, 0);
  return take_nested (self, sign == '[' ? ']' : '}', text, max_length);
}

/** pursuit_json_tokens_skip_value: passes over a value. */
gboolean
pursuit_json_tokens_skip_value (PursuitJsonTokens *self)
{
  g_autoptr (GString) nothing = g_string_new (NULL);

  return pursuit_json_tokens_take_value (self, nothing, 0);
}

/** pursuit_json_tokens_check: %FALSE with a copy of the error if something was no JSON or could not be read.
 */
gboolean
pursuit_json_tokens_check (PursuitJsonTokens *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/** pursuit_json_tokens_get_read: Returns: how many bytes have been taken */
guint64
pursuit_json_tokens_get_read (PursuitJsonTokens *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_read - (self->length - self->position);
}

/** pursuit_json_tokens_get_size: Returns: how many there are */
guint64
pursuit_json_tokens_get_size (PursuitJsonTokens *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}
