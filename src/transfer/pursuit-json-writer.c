/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-json-writer.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

enum
{
  FLUSH_AT = 64 * 1024 /* bytes */
};

struct _PursuitJsonWriter
{
  GOutputStream *stream;
  GString *text;
  int depth;
  gboolean first;     /* nothing stands in the innermost object or array yet */
  gboolean after_key; /* the value stands on the key's line */
  GError *error;      /* (nullable): of the first failed write; nothing is written after it */
};

static void
flush (PursuitJsonWriter *self)
{
  if (self->error == NULL)
    g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL, NULL, &self->error);
  g_string_truncate (self->text, 0);
}

/* The comma and the line break before an element of an object or array. */
static void
begin_element (PursuitJsonWriter *self)
{
  if (self->after_key)
    {
      self->after_key = FALSE;
      return;
    }
  if (self->depth == 0)
    return;
  if (!self->first)
    g_string_append_c (self->text, ',');
  self->first = FALSE;
  g_string_append_printf (self->text, "\n%*s", 2 * self->depth, "");
  if (self->text->len > FLUSH_AT)
    flush (self);
}

static void
begin_container (PursuitJsonWriter *self, char bracket)
{
  begin_element (self);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->first = TRUE;
}

static void
end_container (PursuitJsonWriter *self, char bracket)
{
  g_assert (self->depth > 0 && !self->after_key);

  self->depth--;
  if (!self->first)
    g_string_append_printf (self->text, "\n%*s", 2 * self->depth, "");
  g_string_append_c (self->text, bracket);
  self->first = FALSE;
  if (self->depth == 0)
    g_string_append_c (self->text, '\n');
}

/* Quotes and escapes as RFC 8259 asks for, and DEL and the C1 controls, which upset terminals. */
static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  g_string_append_c (out, '"');
}

/**
 * pursuit_json_writer_new:
 *
 * Returns: (transfer full): a writer of one JSON value to @stream
 */
PursuitJsonWriter *
pursuit_json_writer_new (GOutputStream *stream)
{
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  PursuitJsonWriter *self = g_new0 (PursuitJsonWriter, 1);
  self->stream = g_object_ref (stream);
  self->text = g_string_new (NULL);
  return self;
}

/** pursuit_json_writer_new_stdout: (transfer full): a writer of one JSON value to the standard output. */
PursuitJsonWriter *
pursuit_json_writer_new_stdout (void)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  return pursuit_json_writer_new (stream);
}

/**
 * pursuit_json_writer_finish:
 *
 * Writes what is left. Call it before pursuit_json_writer_free(), which writes nothing.
 *
 * Returns: %FALSE with a %G_IO_ERROR when any write failed (a full disk, a closed pipe)
 */
gboolean
pursuit_json_writer_finish (PursuitJsonWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  flush (self);
  if (self->error == NULL)
    return g_output_stream_flush (self->stream, NULL, error);
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

void
pursuit_json_writer_free (PursuitJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  g_string_free (self->text, TRUE);
  g_free (self);
}

void
pursuit_json_writer_begin_object (PursuitJsonWriter *self)
{
  begin_container (self, '{');
}

void
pursuit_json_writer_end_object (PursuitJsonWriter *self)
{
  end_container (self, '}');
}

void
pursuit_json_writer_begin_array (PursuitJsonWriter *self)
{
  begin_container (self, '[');
}

void
pursuit_json_writer_end_array (PursuitJsonWriter *self)
{
  end_container (self, ']');
}

/** pursuit_json_writer_key: the key of the value that is written next. */
void
pursuit_json_writer_key (PursuitJsonWriter *self, const char *key)
{
  begin_element (self);
  append_quoted (self->text, key);
  g_string_append (self->text, ": ");
  self->after_key = TRUE;
}

/** pursuit_json_writer_string: @text (nullable) is valid UTF-8; %NULL becomes null. */
void
pursuit_json_writer_string (PursuitJsonWriter *self, const char *text)
{
  begin_element (self);
  if (text != NULL)
    append_quoted (self->text, text);
  else
    g_string_append (self->text, "null");
}

void
pursuit_json_writer_int (PursuitJsonWriter *self, gint64 number)
{
  begin_element (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

/** pursuit_json_writer_number: @number (nullable) is written in C notation; %NULL becomes null. */
void
pursuit_json_writer_number (PursuitJsonWriter *self, const char *number)
{
  begin_element (self);
  g_string_append (self->text, number ? number : "null");
}

void
pursuit_json_writer_bool (PursuitJsonWriter *self, gboolean value)
{
  begin_element (self);
  g_string_append (self->text, value ? "true" : "false");
}

void
pursuit_json_writer_null (PursuitJsonWriter *self)
{
  begin_element (self);
  g_string_append (self->text, "null");
}
