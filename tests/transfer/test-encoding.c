/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pursuit-csv-reader.h"
#include "pursuit-encoding.h"
#include "pursuit-transfer-error.h"
#include "test-files.h"

static const char chinese[] =
    "客户名称,行业,金额\n辽宁钢铁集团有限公司,冶金,￥310万\n上海电气“临港”基地,制造业,42\n";
static const char french[] =
    "société,montant\nÉlectricité de Bordeaux,1200\nHôtel-Dieu,300\nGarçon & fils,7\n";

static PursuitEncodingGuess
detect (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  PursuitEncodingGuess guess;

  pursuit_encoding_detect ((const guint8 *) bytes, length, TRUE, &guess, &error);
  g_assert_no_error (error);
  return guess;
}

static PursuitEncodingGuess
detect_converted (const char *utf8, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert (utf8, -1, encoding, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  return detect (bytes, length);
}

static void
test_detect (void)
{
  g_assert_cmpint (detect ("a,b\n1,2\n", 8).encoding, ==, PURSUIT_ENCODING_UTF8);
  g_assert_cmpint (detect ("\xef\xbb\xbf"
                           "a",
                           4)
                       .bom_length,
                   ==, 3);
  g_assert_cmpint (detect_converted (chinese, "UTF-8").encoding, ==, PURSUIT_ENCODING_UTF8);
  g_assert_cmpint (detect_converted (chinese, "UTF-16").encoding, ==, PURSUIT_ENCODING_UTF16LE);
  g_assert_cmpint (detect_converted (chinese, "UTF-16LE").encoding, ==, PURSUIT_ENCODING_UTF16LE);
  g_assert_cmpint (detect_converted (chinese, "UTF-16BE").encoding, ==, PURSUIT_ENCODING_UTF16BE);
  g_assert_cmpint (detect_converted (chinese, "GB18030").encoding, ==, PURSUIT_ENCODING_GB18030);
  g_assert_cmpint (detect_converted (chinese, "GBK").encoding, ==, PURSUIT_ENCODING_GB18030);
  g_assert_true (detect_converted (chinese, "GBK").certain);
  g_assert_cmpint (detect_converted (french, "WINDOWS-1252").encoding, ==, PURSUIT_ENCODING_WINDOWS_1252);
  g_assert_false (detect_converted (french, "WINDOWS-1252").certain);
}

/* A sample may end anywhere, and the verdict stays. */
static void
test_detect_cut_sample (void)
{
  static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16LE" };
  static const PursuitEncoding expected[] = { PURSUIT_ENCODING_UTF8, PURSUIT_ENCODING_GB18030,
                                              PURSUIT_ENCODING_UTF16LE };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (chinese, -1, encodings[i], "UTF-8", NULL, &length, NULL);

      for (gsize n = 40; n <= length; n++)
        g_assert_cmpint (detect (bytes, n).encoding, ==, expected[i]);
    }
}

static void
test_binary (void)
{
  static const guint8 png[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };
  g_autoptr (GError) error = NULL;
  PursuitEncodingGuess guess;

  g_assert_false (pursuit_encoding_detect (png, sizeof png, TRUE, &guess, &error));
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_BINARY);
}

static void
test_names (void)
{
  g_assert_cmpint (pursuit_encoding_from_name ("gbk"), ==, PURSUIT_ENCODING_GB18030);
  g_assert_cmpint (pursuit_encoding_from_name ("utf8"), ==, PURSUIT_ENCODING_UTF8);
  g_assert_cmpint (pursuit_encoding_from_name ("Windows-1252"), ==, PURSUIT_ENCODING_WINDOWS_1252);
  g_assert_cmpint (pursuit_encoding_from_name ("EBCDIC"), ==, PURSUIT_ENCODING_AUTO);
  for (guint i = PURSUIT_ENCODING_UTF8; i < PURSUIT_N_ENCODINGS; i++)
    g_assert_cmpint (pursuit_encoding_from_name (pursuit_encoding_get_name (i)), ==, i);
}

/* Decoding gives the same, however the bytes are cut into blocks. */
static void
test_decode_any_blocks (void)
{
  static const PursuitEncoding encodings[] = { PURSUIT_ENCODING_UTF8, PURSUIT_ENCODING_UTF16LE,
                                               PURSUIT_ENCODING_UTF16BE, PURSUIT_ENCODING_GB18030 };
  static const char text[] = "中a😀文é,㐀\n"; /* one, two, three and four bytes in each */

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *bytes =
          g_convert (text, -1, pursuit_encoding_get_name (encodings[i]), "UTF-8", NULL, &length, NULL);

      for (gsize block = 1; block <= length; block++)
        {
          g_autoptr (PursuitDecoder) decoder = pursuit_decoder_new (encodings[i]);
          g_autoptr (GByteArray) utf8 = g_byte_array_new ();

          for (gsize at = 0; at < length; at += block)
            pursuit_decoder_decode (decoder, (const guint8 *) bytes + at, MIN (block, length - at), FALSE,
                                    utf8);
          pursuit_decoder_decode (decoder, NULL, 0, TRUE, utf8);
          g_assert_cmpmem (utf8->data, utf8->len, text, strlen (text));
        }
    }
}

static void
test_decode_damage (void)
{
  g_autoptr (PursuitDecoder) decoder = pursuit_decoder_new (PURSUIT_ENCODING_GB18030);
  g_autoptr (GByteArray) utf8 = g_byte_array_new ();
  static const guint8 bytes[] = { 'a', 0xff, 'b', 0x81 };

  pursuit_decoder_decode (decoder, bytes, sizeof bytes, TRUE, utf8);
  g_assert_cmpmem (utf8->data, utf8->len,
                   "a\xff"
                   "b\xc3",
                   4);
}

/* The first other character may come late: the sample is taken where it is. */
static void
test_late_evidence (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("name,notes\n");
  g_autoptr (TestFile) path = NULL;
  g_autoptr (PursuitCsvReader) reader = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "plain,nothing to see\n");
  g_string_append (text, chinese);
  path = test_files_write_encoded (text->str, "GB18030");
  reader = pursuit_csv_reader_open (path, PURSUIT_ENCODING_AUTO, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pursuit_csv_reader_get_encoding (reader), ==, PURSUIT_ENCODING_GB18030);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/detect", test_detect);
  g_test_add_func ("/encoding/detect-cut-sample", test_detect_cut_sample);
  g_test_add_func ("/encoding/binary", test_binary);
  g_test_add_func ("/encoding/names", test_names);
  g_test_add_func ("/encoding/decode-any-blocks", test_decode_any_blocks);
  g_test_add_func ("/encoding/decode-damage", test_decode_damage);
  g_test_add_func ("/encoding/late-evidence", test_late_evidence);
  return g_test_run ();
}
