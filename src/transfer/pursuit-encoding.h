/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitEncoding:
 * @PURSUIT_ENCODING_AUTO: not known yet: to be detected
 *
 * How the characters of a text file are written as bytes. GB18030 includes GBK and GB2312.
 */
typedef enum
{
  PURSUIT_ENCODING_AUTO,
  PURSUIT_ENCODING_UTF8,
  PURSUIT_ENCODING_UTF16LE,
  PURSUIT_ENCODING_UTF16BE,
  PURSUIT_ENCODING_GB18030,
  PURSUIT_ENCODING_WINDOWS_1252,
} PursuitEncoding;

#define PURSUIT_N_ENCODINGS (PURSUIT_ENCODING_WINDOWS_1252 + 1)

/**
 * PursuitEncodingGuess:
 * @encoding: never %PURSUIT_ENCODING_AUTO
 * @bom_length: bytes of the byte order mark at the very start, 0 if there is none
 * @certain: %FALSE for the fallback, which no byte contradicts but none proves either
 */
typedef struct
{
  PursuitEncoding encoding;
  guint bom_length;
  gboolean certain;
} PursuitEncodingGuess;

/** How many bytes of a file pursuit_encoding_detect() should be shown at least, if there are as many. */
#define PURSUIT_ENCODING_SAMPLE (64 * 1024)

gboolean
pursuit_encoding_detect (const guint8 *sample,
                         gsize length,
                         gboolean at_start,
                         PursuitEncodingGuess *guess,
                         GError **error);
gboolean
pursuit_encoding_is_ascii (const guint8 *bytes, gsize length, gsize *first_other);
guint
pursuit_encoding_bom_length (PursuitEncoding encoding, const guint8 *bytes, gsize length);
const char *
pursuit_encoding_get_name (PursuitEncoding encoding);
PursuitEncoding
pursuit_encoding_from_name (const char *name);

/**
 * PursuitDecoder:
 *
 * Turns the bytes of a file, given block by block, into UTF-8.
 *
 * What cannot be decoded becomes the byte %PURSUIT_DECODER_INVALID, which no valid UTF-8 holds; a character
 * that the end of the file cuts becomes the lone lead byte %PURSUIT_DECODER_CUT. So the reader, which knows
 * lines, finds damaged text of every encoding by one check and can name its line.
 */
typedef struct _PursuitDecoder PursuitDecoder;

#define PURSUIT_DECODER_INVALID 0xff
#define PURSUIT_DECODER_CUT 0xc3

PursuitDecoder *
pursuit_decoder_new (PursuitEncoding encoding);
void
pursuit_decoder_free (PursuitDecoder *self);
void
pursuit_decoder_decode (PursuitDecoder *self,
                        const guint8 *bytes,
                        gsize length,
                        gboolean at_end,
                        GByteArray *utf8);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDecoder, pursuit_decoder_free)

G_END_DECLS
