/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-xlsx-strings.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "pursuit-csv-reader.h"
#include "pursuit-transfer-error.h"
#include "pursuit-xml-feed.h"

enum
{
  MEMORY = 4 * 1024 * 1024,       /* bytes of text kept in memory */
  MAX_STRINGS = 16 * 1024 * 1024, /* a sheet of a million rows with sixteen texts each, all different */
  GROUP = 16,                     /* texts of which only the first has its place remembered */
  PAGE_SIZE = 4096,               /* in which the file is read */
  N_PAGES = 256                   /* of it that are kept */
};

/* A piece of the file. */
typedef struct
{
  guint64 number; /* from 1; 0: none */
  char bytes[PAGE_SIZE];
} Page;

/* Each text stands behind its length, a guint32. */
struct _PursuitXlsxStrings
{
  GArray *groups; /* of guint64: where the first text of each group begins */
  guint64 n_strings;
  guint64 next;    /* the text behind the one that was asked for last */
  guint64 next_at; /* where it begins */
  GString *bytes;  /* those behind @n_kept */
  guint64 n_kept;  /* bytes in the file */
  Page *pages;     /* N_PAGES, each at its number modulo that */
  int fd;          /* -1: none yet */
  GString *string; /* that is being read */
  gboolean in_text;
  guint phonetic; /* depth within a guide to the pronunciation, which is no text */
  gboolean too_many;
  gboolean full; /* the temporary file cannot be written */
};

static int
hex_value (const char *digits)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (digits[i]);
    }
  return value;
}

/* The character code at @p, written as “_x000D_”; -1: it is no such code. */
static int
escaped (const char *p, const char *end)
{
  if (end - p < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
    return -1;
  return hex_value (p + 2);
}

/** pursuit_xlsx_unescape: replaces “_xHHHH_” by the character of that code, as ECMA-376 part 1, 22.9.2.19
 * says. */
void
pursuit_xlsx_unescape (GString *text)
{
  const char *p, *end;
  g_autoptr (GString) plain = NULL;

  g_return_if_fail (text != NULL);

  if (strstr (text->str, "_x") == NULL)
    return;
  plain = g_string_sized_new (text->len);
  for (p = text->str, end = text->str + text->len; p < end;)
    {
      gunichar code = (gunichar) escaped (p, end);

      if (escaped (p, end) < 0)
        {
          g_string_append_c (plain, *p++);
          continue;
        }
      p += 7;
      if (code >= 0xD800 && code < 0xDC00 && escaped (p, end) >= 0xDC00 && escaped (p, end) < 0xE000)
        {
          code = 0x10000 + ((code - 0xD800) << 10) + ((gunichar) escaped (p, end) - 0xDC00);
          p += 7;
        }
      if (code == 0)
        g_string_append_c (plain, '\0');
      else
        g_string_append_unichar (plain, g_unichar_validate (code) ? code : 0xFFFD);
    }
  g_string_truncate (text, 0);
  g_string_append_len (text, plain->str, (gssize) plain->len);
}

/* Moves what is in memory to the file. */
static gboolean
spill (PursuitXlsxStrings *self)
{
  gsize done = 0;

  if (self->fd < 0)
    self->fd = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  while (self->fd >= 0 && done < self->bytes->len)
    {
      const gssize n =
          pwrite (self->fd, self->bytes->str + done, self->bytes->len - done, (off_t) (self->n_kept + done));
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  if (self->fd < 0)
    return FALSE;
  self->n_kept += self->bytes->len;
  g_string_truncate (self->bytes, 0);
  return TRUE;
}

static void
add_string (PursuitXlsxStrings *self)
{
  guint64 at = self->n_kept + self->bytes->len;

  pursuit_xlsx_unescape (self->string);
  guint32 length = (guint32) self->string->len;
  if (self->n_strings++ % GROUP == 0)
    g_array_append_val (self->groups, at);
  g_string_append_len (self->bytes, (const char *) &length, sizeof length);
  g_string_append_len (self->bytes, self->string->str, (gssize) length);
}

static void
begin_cb (gpointer data, const char *name, const PursuitXmlAttributes *attributes)
{
  PursuitXlsxStrings *self = data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (self->string, 0);
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_text = self->phonetic == 0;
}

static void
end_cb (gpointer data, const char *name)
{
  PursuitXlsxStrings *self = data;

  self->in_text = FALSE;
  if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
  if (strcmp (name, "si") != 0)
    return;
  self->too_many |= self->n_strings >= MAX_STRINGS;
  if (self->too_many || self->full)
    return;
  add_string (self);
  if (self->bytes->len > MEMORY)
    self->full = !spill (self);
}

/* Of a text that no cell may hold only as much is kept as tells that it is too long. */
static void
text_cb (gpointer data, const char *text, gsize length)
{
  PursuitXlsxStrings *self = data;

  if (self->in_text && self->string->len <= PURSUIT_CSV_MAX_CELL)
    g_string_append_len (self->string, text, (gssize) length);
}

static gboolean
check (PursuitXlsxStrings *self, GError **error)
{
  if (!self->too_many && !self->full)
    return TRUE;
  g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                       self->full
                           ? _ ("There is not enough room for temporary files to read the workbook.")
                           : _ ("The workbook holds more different texts than a sheet has cells for."));
  return FALSE;
}

/** pursuit_xlsx_strings_read: Returns: (transfer full): the texts of part @name; %NULL with @error set */
PursuitXlsxStrings *
pursuit_xlsx_strings_read (PursuitZip *zip, const char *name, GCancellable *cancellable, GError **error)
{
  static const PursuitXmlHandler handler = { begin_cb, end_cb, text_cb };
  g_autoptr (PursuitXlsxStrings) self = g_new0 (PursuitXlsxStrings, 1);
  g_autoptr (PursuitXmlFeed) feed = NULL;
  gboolean at_end = FALSE;

  self->fd = -1;
  self->groups = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->pages = g_new0 (Page, N_PAGES);
  self->bytes = g_string_new (NULL);
  self->string = g_string_new (NULL);
  feed = pursuit_xml_feed_new (zip, name, &handler, self, error);
  while (feed != NULL && !at_end)
    if (!pursuit_xml_feed_step (feed, &at_end, cancellable, error) || !check (self, error))
      return NULL;
  return feed != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_xlsx_strings_free: frees the texts, and the temporary file with them. */
void
pursuit_xlsx_strings_free (PursuitXlsxStrings *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  g_array_unref (self->groups);
  g_free (self->pages);
  g_string_free (self->bytes, TRUE);
  g_string_free (self->string, TRUE);
  g_free (self);
}

/* (nullable): piece @number of the file, counted from 0 */
static const Page *
get_page (PursuitXlsxStrings *self, guint64 number)
{
  Page *page = &self->pages[number % N_PAGES];

  if (page->number == number + 1)
    return page;
  page->number = 0;
  if (pread (self->fd, page->bytes, PAGE_SIZE, (off_t) (number * PAGE_SIZE)) <= 0)
    return NULL;
  page->number = number + 1;
  return page;
}

/* Copies @length bytes that begin at @at. */
static gboolean
copy_bytes (PursuitXlsxStrings *self, guint64 at, gpointer bytes, gsize length)
{
  if (at >= self->n_kept)
    {
      memcpy (bytes, self->bytes->str + (at - self->n_kept), length);
      return TRUE;
    }
  for (gsize done = 0; done < length;)
    {
      const Page *page = get_page (self, (at + done) / PAGE_SIZE);
      const gsize from = (at + done) % PAGE_SIZE;
      const gsize some = MIN (length - done, PAGE_SIZE - from);

      if (page == NULL)
        return FALSE;
      memcpy ((char *) bytes + done, page->bytes + from, some);
      done += some;
    }
  return TRUE;
}

/* Where text number @index begins, and its length. Mostly it is the one behind the last. */
static gboolean
find_string (PursuitXlsxStrings *self, guint64 index, guint64 *at, guint32 *length)
{
  guint64 i = index - index % GROUP;

  *at = g_array_index (self->groups, guint64, index / GROUP);
  if (self->next > i && self->next <= index)
    {
      i = self->next;
      *at = self->next_at;
    }
  for (;; i++)
    {
      if (!copy_bytes (self, *at, length, sizeof *length))
        return FALSE;
      *at += sizeof *length;
      if (i == index)
        return TRUE;
      *at += *length;
    }
}

/** pursuit_xlsx_strings_get: puts text number @index into @text; %FALSE if there is none. */
gboolean
pursuit_xlsx_strings_get (PursuitXlsxStrings *self, guint64 index, GString *text)
{
  guint64 at;
  guint32 length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  g_string_truncate (text, 0);
  if (index >= self->n_strings || !find_string (self, index, &at, &length))
    return FALSE;
  self->next = index + 1;
  self->next_at = at + length;
  g_string_set_size (text, length);
  return copy_bytes (self, at, text->str, length);
}
