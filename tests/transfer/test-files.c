/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pursuit-csv-reader.h"

/* Writes a file of its own with these bytes; returns its path. */
char *
test_files_write (const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("pursuit-test-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  close (fd);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

/* The same, with the text converted first. */
char *
test_files_write_encoded (const char *utf8, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert (utf8, -1, encoding, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  return test_files_write (bytes, length);
}

void
test_files_remove (char *path)
{
  g_remove (path);
  g_free (path);
}

/* Reads a table and writes it so that it can be compared: "line:cell|cell;" for each row,
 * "line!problem@cell;" for a row that has one. */
char *
test_files_read_all (const char *path, GError **error)
{
  static const char *const problems[] = { "", "long", "columns", "nul", "invalid", "cut" };
  g_autoptr (PursuitCsvReader) reader = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  PursuitCsvRow row;

  reader = pursuit_csv_reader_open (path, PURSUIT_ENCODING_AUTO, 0, NULL, error);
  if (reader == NULL)
    return NULL;
  while (pursuit_csv_reader_next (reader, &row, NULL, &local_error))
    {
      if (row.problem != PURSUIT_CSV_PROBLEM_NONE)
        {
          g_string_append_printf (all, "%" G_GUINT64_FORMAT "!%s@%u;", row.line, problems[row.problem],
                                  row.problem_cell);
          continue;
        }
      g_string_append_printf (all, "%" G_GUINT64_FORMAT ":", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (strlen (row.cells[i]), ==, row.lengths[i]);
          g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", row.cells[i]);
        }
      g_string_append_c (all, ';');
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}
