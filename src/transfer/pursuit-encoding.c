/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-encoding.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "pursuit-transfer-error.h"

struct _PursuitDecoder
{
  PursuitEncoding encoding;
  GIConv converter;   /* (GIConv) -1 for UTF-8, which is passed on as it is */
  guint unit;         /* bytes to skip after one that cannot be decoded */
  guint8 pending[16]; /* the start of a character whose rest is in the next block */
  gsize n_pending;
};

static const struct
{
  PursuitEncoding encoding;
  const char *name;
} names[] = {
  /* The first name of an encoding is the one shown and given to iconv. */
  { PURSUIT_ENCODING_UTF8, "UTF-8" },          { PURSUIT_ENCODING_UTF8, "UTF8" },
  { PURSUIT_ENCODING_UTF8, "ASCII" },          { PURSUIT_ENCODING_UTF8, "US-ASCII" },
  { PURSUIT_ENCODING_UTF8, "UTF-8-SIG" },      { PURSUIT_ENCODING_UTF16LE, "UTF-16LE" },
  { PURSUIT_ENCODING_UTF16LE, "UTF-16" },      { PURSUIT_ENCODING_UTF16LE, "UTF16" },
  { PURSUIT_ENCODING_UTF16LE, "UTF16LE" },     { PURSUIT_ENCODING_UTF16BE, "UTF-16BE" },
  { PURSUIT_ENCODING_UTF16BE, "UTF16BE" },     { PURSUIT_ENCODING_GB18030, "GB18030" },
  { PURSUIT_ENCODING_GB18030, "GBK" },         { PURSUIT_ENCODING_GB18030, "GB2312" },
  { PURSUIT_ENCODING_GB18030, "CP936" },       { PURSUIT_ENCODING_WINDOWS_1252, "WINDOWS-1252" },
  { PURSUIT_ENCODING_WINDOWS_1252, "CP1252" }, { PURSUIT_ENCODING_WINDOWS_1252, "ISO-8859-1" },
  { PURSUIT_ENCODING_WINDOWS_1252, "LATIN1" },
};

/**
 * pursuit_encoding_get_name:
 *
 * Returns: the encoding's usual name, e.g. "GB18030"; %NULL for %PURSUIT_ENCODING_AUTO
 */
const char *
pursuit_encoding_get_name (PursuitEncoding encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].encoding == encoding)
      return names[i].name;
  return NULL;
}

/**
 * pursuit_encoding_from_name:
 * @name: a name in any letter case, with the common variants ("gbk", "utf8", "cp1252")
 *
 * Returns: the encoding, or %PURSUIT_ENCODING_AUTO if the name is not known
 */
PursuitEncoding
pursuit_encoding_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, PURSUIT_ENCODING_AUTO);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].name, name) == 0)
      return names[i].encoding;
  return PURSUIT_ENCODING_AUTO;
}

/**
 * pursuit_encoding_is_ascii:
 * @first_other: (out) (optional): where the first byte above 127 is, @length if there is none
 *
 * Returns: %TRUE if no byte is above 127
 */
gboolean
pursuit_encoding_is_ascii (const guint8 *bytes, gsize length, gsize *first_other)
{
  gsize i = 0;

  /* Eight bytes at a time: a file is scanned to its first other character before it is read. */
  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      guint64 word;
      memcpy (&word, bytes + i, sizeof word);
      if (word & G_GUINT64_CONSTANT (0x8080808080808080))
        break;
    }
  while (i < length && bytes[i] < 0x80)
    i++;
  if (first_other != NULL)
    *first_other = i;
  return i == length;
}

/**
 * pursuit_encoding_bom_length:
 *
 * Returns: how many bytes at the start of @bytes are the byte order mark of @encoding
 */
guint
pursuit_encoding_bom_length (PursuitEncoding encoding, const guint8 *bytes, gsize length)
{
  if (encoding == PURSUIT_ENCODING_UTF8 && length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return 3;
  if (encoding == PURSUIT_ENCODING_UTF16LE && length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return 2;
  if (encoding == PURSUIT_ENCODING_UTF16BE && length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return 2;
  if (encoding == PURSUIT_ENCODING_GB18030 && length >= 4 && memcmp (bytes, "\x84\x31\x95\x33", 4) == 0)
    return 4;
  return 0;
}

/* Whether NUL bytes stand as the high halves of 16-bit units: all at one parity, and line ends or delimiters
 * among the units, as every table of two cells has them. One stray NUL in a text is not enough. */
static gboolean
looks_like_utf16 (const guint8 *sample, gsize length, PursuitEncoding *encoding)
{
  gsize nul[2] = { 0, 0 };
  gsize separators[2] = { 0, 0 };
  gsize units = length / 2;

  for (gsize i = 0; i < units; i++)
    {
      const guint8 first = sample[2 * i], second = sample[2 * i + 1];

      nul[0] += first == 0;
      nul[1] += second == 0;
      separators[0] += first == 0 && second != 0 && strchr ("\n\r,;\t|", second) != NULL;
      separators[1] += second == 0 && first != 0 && strchr ("\n\r,;\t|", first) != NULL;
    }
  for (guint parity = 0; parity < 2; parity++)
    if (nul[parity] >= 2 && nul[parity] * 20 >= units && nul[1 - parity] * 50 <= nul[parity] &&
        separators[parity] > 0)
      {
        *encoding = parity == 0 ? PURSUIT_ENCODING_UTF16BE : PURSUIT_ENCODING_UTF16LE;
        return TRUE;
      }
  return FALSE;
}

/* More than one byte in fifty that no text holds. */
static gboolean
looks_binary (const guint8 *sample, gsize length)
{
  gsize controls = 0;

  for (gsize i = 0; i < length; i++)
    controls += sample[i] == 0 || (sample[i] < 0x20 && strchr ("\t\n\v\f\r\033", sample[i]) == NULL);
  return controls > 3 && controls * 50 > length;
}

/* Counts the characters of several bytes that are valid UTF-8 and the bytes that are not. A character cut by
 * the end of the sample counts as neither. */
static void
count_utf8 (const guint8 *sample, gsize length, gsize *n_valid, gsize *n_invalid)
{
  gsize i = 0;

  *n_valid = *n_invalid = 0;
  while (i < length)
    {
      gunichar c;

      if (sample[i] < 0x80)
        {
          i++;
          continue;
        }
      c = g_utf8_get_char_validated ((const char *) sample + i, length - i);
      if (c == (gunichar) -2)
        return;
      if (c == (gunichar) -1)
        {
          (*n_invalid)++;
          i++;
          continue;
        }
      (*n_valid)++;
      i += g_unichar_to_utf8 (c, NULL);
    }
}

/* Valid as GB18030, and most of its double bytes are the ordinary characters and punctuation of GB2312.
 * Western text in an 8-bit encoding may be valid by chance, but then its pairs lie elsewhere. */
static gboolean
looks_like_gb18030 (const guint8 *sample, gsize length)
{
  gsize n_common = 0, n_rare = 0;
  gsize i = 0;

  while (i < length)
    {
      const guint8 lead = sample[i];

      if (lead < 0x80)
        {
          i++;
          continue;
        }
      if (lead == 0x80 || lead == 0xff)
        return FALSE;
      if (i + 1 >= length)
        break;

      const guint8 second = sample[i + 1];
      if (second >= 0x30 && second <= 0x39)
        {
          if (i + 3 >= length)
            break;
          if (sample[i + 2] < 0x81 || sample[i + 2] == 0xff || sample[i + 3] < 0x30 || sample[i + 3] > 0x39)
            return FALSE;
          n_rare++;
          i += 4;
          continue;
        }
      if (second < 0x40 || second == 0x7f || second == 0xff)
        return FALSE;
      if (second >= 0xa1 && ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3)))
        n_common++;
      else
        n_rare++;
      i += 2;
    }
  return n_common > 0 && n_common >= 2 * n_rare;
}

/**
 * pursuit_encoding_detect:
 * @sample: bytes of the file, ideally %PURSUIT_ENCODING_SAMPLE of them; they may end inside a character
 * @at_start: whether @sample is the start of the file, where a byte order mark may be and which must be text
 * @guess: (out): the encoding found
 *
 * Tells the encoding by, in this order: byte order mark; the pattern of NUL bytes that UTF-16 has; validity
 * as UTF-8 (a few damaged characters among many good ones are forgiven); validity and plausibility as
 * GB18030; else Windows-1252 as the uncertain fallback.
 *
 * Returns: %FALSE with %PURSUIT_TRANSFER_ERROR_BINARY if this is no text at all
 */
gboolean
pursuit_encoding_detect (const guint8 *sample,
                         gsize length,
                         gboolean at_start,
                         PursuitEncodingGuess *guess,
                         GError **error)
{
  static const PursuitEncoding with_bom[] = { PURSUIT_ENCODING_UTF8, PURSUIT_ENCODING_UTF16LE,
                                              PURSUIT_ENCODING_UTF16BE, PURSUIT_ENCODING_GB18030 };
  gsize n_valid, n_invalid;

  g_return_val_if_fail (sample != NULL || length == 0, FALSE);
  g_return_val_if_fail (guess != NULL, FALSE);

  *guess = (PursuitEncodingGuess){ PURSUIT_ENCODING_UTF8, 0, TRUE };
  if (at_start)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (with_bom); i++)
        {
          guess->bom_length = pursuit_encoding_bom_length (with_bom[i], sample, length);
          if (guess->bom_length > 0)
            {
              guess->encoding = with_bom[i];
              return TRUE;
            }
        }
      if (looks_like_utf16 (sample, length, &guess->encoding))
        return TRUE;
      if (looks_binary (sample, length))
        {
          g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_BINARY,
                               _ ("The file holds binary data, not a table in text form."));
          return FALSE;
        }
    }

  count_utf8 (sample, length, &n_valid, &n_invalid);
  if (n_invalid == 0 || n_valid > 10 * n_invalid)
    guess->encoding = PURSUIT_ENCODING_UTF8;
  else if (looks_like_gb18030 (sample, length))
    guess->encoding = PURSUIT_ENCODING_GB18030;
  else
    {
      guess->encoding = PURSUIT_ENCODING_WINDOWS_1252;
      guess->certain = FALSE;
    }
  return TRUE;
}

/**
 * pursuit_decoder_new:
 * @encoding: any but %PURSUIT_ENCODING_AUTO
 *
 * Returns: (transfer full): a decoder at the start of a text
 */
PursuitDecoder *
pursuit_decoder_new (PursuitEncoding encoding)
{
  PursuitDecoder *self;

  g_return_val_if_fail (encoding > PURSUIT_ENCODING_AUTO && encoding < PURSUIT_N_ENCODINGS, NULL);

  self = g_new0 (PursuitDecoder, 1);
  self->encoding = encoding;
  self->converter = (GIConv) -1;
  self->unit = encoding == PURSUIT_ENCODING_UTF16LE || encoding == PURSUIT_ENCODING_UTF16BE ? 2 : 1;
  if (encoding != PURSUIT_ENCODING_UTF8)
    {
      self->converter = g_iconv_open ("UTF-8", pursuit_encoding_get_name (encoding));
      if (self->converter == (GIConv) -1)
        g_error ("The C library cannot convert %s.", pursuit_encoding_get_name (encoding));
    }
  return self;
}

/** pursuit_decoder_free: Frees the decoder. */
void
pursuit_decoder_free (PursuitDecoder *self)
{
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self);
}

/* Converts what it can of @bytes; returns how many bytes are left: the start of a character. */
static gsize
convert (PursuitDecoder *self, const guint8 *bytes, gsize length, GByteArray *utf8)
{
  static const guint8 invalid = PURSUIT_DECODER_INVALID;
  char *in = (char *) bytes;
  gsize n_in = length;

  while (n_in > 0)
    {
      char out[16 * 1024];
      char *out_end = out;
      gsize n_out = sizeof out;
      gsize result = g_iconv (self->converter, &in, &n_in, &out_end, &n_out);
      int saved_errno = errno;

      g_byte_array_append (utf8, (const guint8 *) out, out_end - out);
      if (result != (gsize) -1 || saved_errno == E2BIG)
        continue;
      if (saved_errno == EINVAL)
        break;
      g_byte_array_append (utf8, &invalid, 1);
      in += MIN (self->unit, n_in);
      n_in -= MIN (self->unit, n_in);
    }
  return n_in;
}

/**
 * pursuit_decoder_decode:
 * @bytes: the next block of the file, of any length; may end inside a character
 * @at_end: whether this is the last block
 * @utf8: where the text is appended
 *
 * Decodes one block. Damaged characters are marked, see #PursuitDecoder.
 */
void
pursuit_decoder_decode (PursuitDecoder *self,
                        const guint8 *bytes,
                        gsize length,
                        gboolean at_end,
                        GByteArray *utf8)
{
  static const guint8 cut = PURSUIT_DECODER_CUT;

  g_return_if_fail (self != NULL);
  g_return_if_fail (utf8 != NULL);

  if (self->converter == (GIConv) -1)
    {
      g_byte_array_append (utf8, bytes, length);
      return;
    }

  /* Complete the character that the last block began, one byte at a time: no encoding here needs over four.
   */
  while (self->n_pending > 0 && length > 0)
    {
      gsize n_left;

      self->pending[self->n_pending++] = *bytes++;
      length--;
      n_left = convert (self, self->pending, self->n_pending, utf8);
      memmove (self->pending, self->pending + self->n_pending - n_left, n_left);
      self->n_pending = n_left;
      g_assert (self->n_pending < sizeof self->pending);
    }
  if (length > 0)
    {
      self->n_pending = convert (self, bytes, length, utf8);
      g_assert (self->n_pending < sizeof self->pending);
      memcpy (self->pending, bytes + length - self->n_pending, self->n_pending);
    }
  if (at_end && self->n_pending > 0)
    {
      g_byte_array_append (utf8, &cut, 1);
      self->n_pending = 0;
    }
}
