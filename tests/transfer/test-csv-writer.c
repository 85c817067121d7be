/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pursuit-csv-reader.h"
#include "pursuit-csv-writer.h"
#include "test-files.h"

static const char *const nasty[] = {
  "",       "plain",      "a,b",     "say \"hi\"", "two\nlines", "cr\rlf\r\n", " spaced ", "=1+1",
  "+86 10", "-5",         "@SUM(A)", "\tTab",      "\rCR",       "'=quoted",   "''-twice", "'tis",
  "'",      "中文，逗号", "=\"x\"",  "-\n",        "a;b|c\td",   "😀",
};

static char *
write_row (const char *const *cells, gsize n)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PursuitCsvWriter) writer = pursuit_csv_writer_new (stream, ',');

  for (gsize i = 0; i < n; i++)
    pursuit_csv_writer_add_cell (writer, cells[i], -1);
  g_assert_true (pursuit_csv_writer_end_row (writer, NULL, NULL));
  g_assert_true (pursuit_csv_writer_flush (writer, NULL, NULL));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static void
test_form (void)
{
  static const char *const cells[] = { "a", "b,c", "say \"hi\"", NULL, "=1", " x" };
  g_autofree char *text = write_row (cells, G_N_ELEMENTS (cells));

  g_assert_cmpstr (text, ==, "a,\"b,c\",\"say \"\"hi\"\"\",,'=1,\" x\"\r\n");
}

/* No cell that a spreadsheet would run, and every cell comes back as it was. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = write_row (nasty, G_N_ELEMENTS (nasty));
  g_autoptr (TestFile) path = test_files_write (text, -1);
  g_autoptr (PursuitCsvReader) reader =
      pursuit_csv_reader_open (path, PURSUIT_ENCODING_AUTO, ',', NULL, &error);
  PursuitCsvRow row;

  g_assert_no_error (error);
  g_assert_true (pursuit_csv_reader_next (reader, &row, NULL, &error));
  g_assert_cmpuint (row.n_cells, ==, G_N_ELEMENTS (nasty));
  for (guint i = 0; i < row.n_cells; i++)
    {
      gsize length;
      const char *cell = pursuit_csv_unguard (row.cells[i], row.lengths[i], &length);

      g_assert_true (row.cells[i][0] == '\0' || strchr ("=+-@\t\r", row.cells[i][0]) == NULL);
      g_assert_cmpmem (cell, length, nasty[i], strlen (nasty[i]));
    }
}

static void
test_write_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (NULL, 0, NULL, NULL);
  g_autoptr (PursuitCsvWriter) writer = pursuit_csv_writer_new (stream, ',');

  pursuit_csv_writer_add_cell (writer, "a", 1);
  g_assert_true (pursuit_csv_writer_end_row (writer, NULL, NULL));
  g_assert_false (pursuit_csv_writer_flush (writer, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/form", test_form);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/csv-writer/write-error", test_write_error);
  return g_test_run ();
}
