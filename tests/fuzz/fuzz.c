/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Mutates the files of a corpus and feeds them to the targets. The same seed gives the same inputs. Without
 * --seconds it tries a fixed number of them, which takes a few seconds.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "fuzz-targets.h"

enum
{
  DEFAULT_INPUTS = 1500,
  MAX_LENGTH = 8192,
  MAX_MUTATIONS = 6
};

static GPtrArray *corpus; /* GBytes */
static GRand *rand_source;
static char *input_path;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load_corpus (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      char *contents = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &contents, &length, &error));
      g_ptr_array_add (corpus, g_bytes_new_take (contents, length));
    }
  g_assert_cmpuint (corpus->len, >, 5);
}

static guint
below (guint limit)
{
  return limit > 0 ? g_rand_int_range (rand_source, 0, limit) : 0;
}

static GBytes *
any_of_corpus (void)
{
  return corpus->pdata[below (corpus->len)];
}

/* A piece of some file of the corpus. */
static void
insert_piece (GByteArray *input, guint at)
{
  gsize length = 0;
  const guint8 *other = g_bytes_get_data (any_of_corpus (), &length);
  guint from = below (length);
  guint n = below (MIN (length - from, 200));
  g_autoptr (GByteArray) tail = g_byte_array_new ();

  g_byte_array_append (tail, input->data + at, input->len - at);
  g_byte_array_set_size (input, at);
  g_byte_array_append (input, other + from, n);
  g_byte_array_append (input, tail->data, tail->len);
}

static void
insert_token (GByteArray *input, guint at)
{
  static const struct
  {
    const char *bytes;
    guint length;
  } tokens[] = {
    { "\"", 1 },
    { "\"\"", 2 },
    { ",", 1 },
    { ";", 1 },
    { "\t", 1 },
    { "\r\n", 2 },
    { "\r", 1 },
    { "\n", 1 },
    { "\0", 1 },
    { "\xff\xfe", 2 },
    { "\xfe\xff", 2 },
    { "\xef\xbb\xbf", 3 },
    { "\xc3", 1 },
    { "\xed\xa0\x80", 3 },
    { "\x84\x31", 2 },
    { "%s%n", 4 },
    { "99999999999999999999", 20 },
    { "=", 1 },
    { "<b>", 3 },
    { "\xe2\x80\xae", 3 },
    { "-", 1 },
    { "2026-02-30", 10 },
  };
  guint token = below (G_N_ELEMENTS (tokens));
  g_autoptr (GByteArray) tail = g_byte_array_new ();

  g_byte_array_append (tail, input->data + at, input->len - at);
  g_byte_array_set_size (input, at);
  g_byte_array_append (input, (const guint8 *) tokens[token].bytes, tokens[token].length);
  g_byte_array_append (input, tail->data, tail->len);
}

static void
mutate (GByteArray *input)
{
  guint at = below (input->len + 1);

  switch (below (6))
    {
    case 0:
      if (at < input->len)
        input->data[at] ^= 1 << below (8);
      break;
    case 1:
      if (at < input->len)
        input->data[at] = below (256);
      break;
    case 2:
      g_byte_array_remove_range (input, at, below (input->len - at + 1));
      break;
    case 3:
      g_byte_array_set_size (input, at);
      break;
    case 4:
      insert_piece (input, at);
      break;
    default:
      insert_token (input, at);
      break;
    }
  if (input->len > MAX_LENGTH)
    g_byte_array_set_size (input, MAX_LENGTH);
}

/* One line of the input as the UTF-8 that everything behind the reading of files gets. */
static void
try_line (GByteArray *input)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) input->data, input->len);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines);

  if (n_lines > 0)
    fuzz_text (lines[below (n_lines)]);
}

static void
try_input (void)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const guint8 *seed = g_bytes_get_data (any_of_corpus (), &length);
  guint n_mutations = below (MAX_MUTATIONS + 1);

  g_byte_array_append (input, seed, length);
  for (guint i = 0; i < n_mutations; i++)
    mutate (input);
  g_file_set_contents_full (input_path, (const char *) input->data, input->len, G_FILE_SET_CONTENTS_NONE,
                            0600, &error);
  g_assert_no_error (error);
  fuzz_table (input_path);
  fuzz_part (input_path, input->data, input->len);
  try_line (input);
}

int
main (int argc, char **argv)
{
  int seconds = 0, seed = 1;
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "Go on for so long", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Of the random numbers", "N" },
    { "corpus", 0, 0, G_OPTION_ARG_FILENAME, &folder, "What is mutated", "FOLDER" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  guint64 n_inputs = 0;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (folder == NULL)
    folder = g_strdup (FUZZ_CORPUS);
  load_corpus (folder);
  rand_source = g_rand_new_with_seed (seed);
  close (g_file_open_tmp ("pursuit-fuzz-XXXXXX", &input_path, &error));
  g_assert_no_error (error);
  g_print ("# seed %d, input in %s\n", seed, input_path);

  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  while (seconds > 0 ? g_get_monotonic_time () < end : n_inputs < DEFAULT_INPUTS)
    {
      try_input ();
      n_inputs++;
    }
  g_print ("1..1\nok 1 /fuzz # %" G_GUINT64_FORMAT " inputs\n", n_inputs);
  g_unlink (input_path);
  g_free (input_path);
  g_rand_free (rand_source);
  g_ptr_array_unref (corpus);
  return 0;
}
