/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pursuit-csv-reader.h"
#include "pursuit-transfer-error.h"
#include "test-files.h"

typedef struct
{
  const char *name;
  const char *bytes;
  gssize length; /* -1: to the NUL */
  const char *rows;
} Case;

#define TEXT(name, bytes, rows)                                                                              \
  {                                                                                                          \
    name, bytes, -1, rows                                                                                    \
  }
#define BYTES(name, bytes, rows)                                                                             \
  {                                                                                                          \
    name, bytes, sizeof bytes - 1, rows                                                                      \
  }

static const Case cases[] = {
  TEXT ("plain", "a,b\n1,2\n", "1:a|b;2:1|2;"),
  TEXT ("no-last-line-end", "a,b\n1,2", "1:a|b;2:1|2;"),
  TEXT ("crlf", "a,b\r\n1,2\r\n", "1:a|b;2:1|2;"),
  TEXT ("lone-cr", "a,b\r1,2\r3,4\r", "1:a|b;2:1|2;3:3|4;"),
  TEXT ("mixed-line-ends", "a,b\r\n1,2\n3,4\r5,6\r\n7,8", "1:a|b;2:1|2;3:3|4;4:5|6;5:7|8;"),
  TEXT ("empty-lines", "\n\na,b\n\n\n1,2\n\n", "3:a|b;6:1|2;"),
  TEXT ("quoted", "a,b\n\"1,\"\"x\"\"\",2\n", "1:a|b;2:1,\"x\"|2;"),
  TEXT ("quoted-breaks", "a,b\n\"1\n2\r\n3\r4\",5\n6,7\n", "1:a|b;2:1\n2\r\n3\r4|5;6:6|7;"),
  TEXT ("quoted-last-cell", "a,b\n1,\"2\"", "1:a|b;2:1|2;"),
  TEXT ("spaces-verbatim", " a ,b\n  1,2\t\n", "1: a |b;2:  1|2\t;"),
  TEXT ("empty-cells", "a,b,c\n,,\n1,,3\n", "1:a|b|c;2:||;3:1||3;"),
  TEXT ("inch-sign", "a,b\n5\" pipe,2\n", "1:a|b;2:5\" pipe|2;"),
  TEXT ("semicolon", "a;b;c\n1,5;2;3\n", "1:a|b|c;2:1,5|2|3;"),
  TEXT ("tab", "a\tb\n1, 2\t3\n", "1:a|b;2:1, 2|3;"),
  TEXT ("bar", "a|b,c\n1|2\n3|4\n", "1:a|b,c;2:1|2;3:3|4;"),
  TEXT ("sep-line", "sep=;\r\na,x;b\r\n1;2\r\n", "2:a,x|b;3:1|2;"),
  TEXT ("header-only", "a,b,c\n", "1:a|b|c;"),
  TEXT ("one-column", "name\nAcme\n", "1:name;2:Acme;"),
  TEXT ("bom",
        "\xef\xbb\xbf"
        "a,b\n1,2\n",
        "1:a|b;2:1|2;"),
  TEXT ("bom-inside",
        "a,b\n\xef\xbb\xbf"
        "1,2\n",
        "1:a|b;2:\xef\xbb\xbf"
        "1|2;"),
  TEXT ("only-line-ends", "\n\r\n\n", ""),
  BYTES ("nul", "a,b\n1,x\0y\n3,4\n", "1:a|b;2!nul@1;3:3|4;"),
  BYTES ("utf16le-bom",
         "\xff\xfe"
         "a\0,\0b\0\n\0\x2d\x4e,\0\x31\0\n\0",
         "1:a|b;2:中|1;"),
  BYTES ("utf16be", "\0a\0,\0b\0\r\0\n\0x\0,\0y\0\r\0\n", "1:a|b;2:x|y;"),
  BYTES ("utf16-odd",
         "\xff\xfe"
         "a\0,\0b\0\n\0c\0,\0d",
         "1:a|b;2!cut@1;"),
  BYTES ("utf16-lone-surrogate",
         "\xff\xfe"
         "a\0,\0b\0\n\0\x00\xd8,\0d\0\n\0e\0,\0f\0",
         "1:a|b;2!invalid@0;3:e|f;"),
  BYTES ("only-bom", "\xef\xbb\xbf", ""),
  TEXT ("cut-character", "名称,b\n中国,1\n北京,上\xe6\xb5", "1:名称|b;2:中国|1;3!cut@1;"),
  TEXT ("invalid-byte",
        "名称,备注\n中国,北京市朝阳区东三环路\n上海,\xff\n广州,天河\n",
        "1:名称|备注;2:中国|北京市朝阳区东三环路;3!invalid@1;4:广州|天河;"),
  TEXT ("nul-free-controls", "a,b\n\x01,\x1f\n", "1:a|b;2:\x01|\x1f;"),
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFile) path = test_files_write (test->bytes, test->length);
  g_autofree char *rows = test_files_read_all (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, test->rows);
}

static void
assert_refused (const char *path, PursuitTransferError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = test_files_read_all (path, &error);

  g_assert_null (rows);
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_empty (void)
{
  g_autoptr (TestFile) path = test_files_write ("", 0);

  assert_refused (path, PURSUIT_TRANSFER_ERROR_EMPTY, "empty");
}

static void
test_folder (void)
{
  assert_refused (g_get_tmp_dir (), PURSUIT_TRANSFER_ERROR_UNREADABLE, "is a folder");
}

static void
test_missing (void)
{
  assert_refused ("/nonexistent/deals.csv", PURSUIT_TRANSFER_ERROR_UNREADABLE, "“deals.csv” does not exist");
}

static void
test_device (void)
{
  assert_refused ("/dev/zero", PURSUIT_TRANSFER_ERROR_UNREADABLE, "not a regular file");
}

static void
test_pipe (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pursuit-test-pipe", NULL);

  g_remove (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_refused (path, PURSUIT_TRANSFER_ERROR_UNREADABLE, "not a regular file");
  g_remove (path);
}

/* root may read everything, so a child process gives up being root first */
static void
test_no_permission (void)
{
  g_autoptr (TestFile) path = test_files_write ("a,b\n", -1);

  if (g_test_subprocess ())
    {
      if (getuid () == 0)
        g_assert_cmpint (setuid (65534), ==, 0);
      assert_refused (g_getenv ("PURSUIT_TEST_FILE"), PURSUIT_TRANSFER_ERROR_UNREADABLE, "no permission");
      return;
    }
  g_assert_cmpint (chmod (path, 0), ==, 0);
  g_setenv ("PURSUIT_TEST_FILE", path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_gigabytes_of_zeros (void)
{
  g_autoptr (TestFile) path = test_files_write ("", 0);
  gint64 start;

  g_assert_cmpint (truncate (path, (off_t) 2 << 30), ==, 0);
  start = g_get_monotonic_time ();
  assert_refused (path, PURSUIT_TRANSFER_ERROR_BINARY, "binary data");
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
test_unbalanced_quote (void)
{
  g_autoptr (TestFile) path = test_files_write ("a,b\n1,2\n3,\"open\n5,6\n7,8\n", -1);

  assert_refused (path, PURSUIT_TRANSFER_ERROR_SYNTAX, "line 3 is never closed");
}

static void
test_unbalanced_quote_after_others (void)
{
  g_autoptr (TestFile) path = test_files_write ("a,b\n\"1\n\n\",\"2\n5,6", -1);

  assert_refused (path, PURSUIT_TRANSFER_ERROR_SYNTAX, "line 4 is never closed");
}

/* A cell of 5 MB spoils its row only; one of exactly the limit does not. */
static void
test_long_cells (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("a,b\n1,");
  g_autofree char *rows = NULL;
  g_autofree char *largest = g_strnfill (PURSUIT_CSV_MAX_CELL, 'y');
  g_autofree char *expected = g_strdup_printf ("1:a|b;2!long@1;3:3|%s;4!long@0;", largest);
  g_autoptr (TestFile) path = NULL;

  g_string_set_size (text, text->len + 5 * 1000 * 1000);
  memset (text->str + 6, 'x', 5 * 1000 * 1000);
  g_string_append_printf (text, "\n3,%s\n\"", largest);
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "line\r\n");
  g_string_append (text, "\",5\n");
  path = test_files_write (text->str, text->len);
  rows = test_files_read_all (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static char *
write_columns (guint n)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "," : "", i);
  g_string_append (text, "\n1,2\n");
  return test_files_write (text->str, text->len);
}

static void
test_many_columns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFile) wide = write_columns (200);
  g_autoptr (TestFile) too_wide = write_columns (1001);
  g_autofree char *rows = test_files_read_all (wide, &error);
  g_autofree char *other_rows = test_files_read_all (too_wide, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (rows, "1:a|b;2:0|1|2|"));
  g_assert_true (g_str_has_suffix (rows, "|198|199;3:1|2;"));
  g_assert_cmpstr (other_rows, ==, "1:a|b;2!columns@999;3:1|2;");
}

/* Rows, quoted line breaks and characters fall on every place of a block's end. */
static void
test_block_ends (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("编号,备注\r\n");
  g_autoptr (GString) expected = g_string_new ("1:编号|备注;");
  g_autoptr (TestFile) path = NULL;
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 40000; i++)
    {
      g_string_append_printf (text, "%u,\"第一行\r\n第%u行\"\r\n", i, i * 7919);
      g_string_append_printf (expected, "%u:%u|第一行\r\n第%u行;", 2 + 2 * i, i, i * 7919);
    }
  path = test_files_write (text->str, text->len);
  rows = test_files_read_all (path, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (rows, expected->str));

  g_clear_pointer (&path, test_files_remove);
  g_clear_pointer (&rows, g_free);
  path = test_files_write_encoded (text->str, "GB18030");
  rows = test_files_read_all (path, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (rows, expected->str));

  g_clear_pointer (&path, test_files_remove);
  g_clear_pointer (&rows, g_free);
  path = test_files_write_encoded (text->str, "UTF-16");
  rows = test_files_read_all (path, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (rows, expected->str));
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TestFile) path = test_files_write ("a,b\n1,2\n", -1);
  g_autoptr (PursuitCsvReader) reader = NULL;

  g_cancellable_cancel (cancellable);
  reader = pursuit_csv_reader_open (path, PURSUIT_ENCODING_AUTO, 0, cancellable, &error);
  g_assert_null (reader);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Random bytes and random damage to a good file must end in rows or an error, never in a crash. */
static void
test_noise (void)
{
  static const char alphabet[] = ",;\"\"\n\r\t ab\0中\xe4\xff\x81\x30";

  for (guint round = 0; round < 3000; round++)
    {
      char bytes[200];
      gsize length = g_test_rand_int_range (1, sizeof bytes);
      g_autoptr (TestFile) path = NULL;
      g_autofree char *rows = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] =
            round % 2 ? (char) g_test_rand_int () : alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      path = test_files_write (bytes, length);
      rows = test_files_read_all (path, NULL);
      if (rows != NULL)
        g_assert_true (g_utf8_validate (rows, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/csv-reader/", cases[i].name, NULL);
      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/csv-reader/empty", test_empty);
  g_test_add_func ("/csv-reader/folder", test_folder);
  g_test_add_func ("/csv-reader/missing", test_missing);
  g_test_add_func ("/csv-reader/device", test_device);
  g_test_add_func ("/csv-reader/pipe", test_pipe);
  g_test_add_func ("/csv-reader/no-permission", test_no_permission);
  g_test_add_func ("/csv-reader/gigabytes-of-zeros", test_gigabytes_of_zeros);
  g_test_add_func ("/csv-reader/unbalanced-quote", test_unbalanced_quote);
  g_test_add_func ("/csv-reader/unbalanced-quote-after-others", test_unbalanced_quote_after_others);
  g_test_add_func ("/csv-reader/long-cells", test_long_cells);
  g_test_add_func ("/csv-reader/many-columns", test_many_columns);
  g_test_add_func ("/csv-reader/block-ends", test_block_ends);
  g_test_add_func ("/csv-reader/cancel", test_cancel);
  g_test_add_func ("/csv-reader/noise", test_noise);
  return g_test_run ();
}
