/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table shows goes into a file: its columns, its rows in their order. */

#include "session-fixture.h"

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-session-export.h"

#include <string.h>

static const guint FIELDS[] = { PURSUIT_DEAL_TITLE, PURSUIT_DEAL_COMPANY, PURSUIT_DEAL_OUTCOME,
                                PURSUIT_DEAL_AMOUNT };

static GFile *
make_target (SessionFixture *f, const char *name)
{
  return g_file_new_build_filename (f->folder, name, NULL);
}

static char *
read_file (GFile *file, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, length, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Deals by company, which is sorted by pinyin. */
static PursuitListSpec *
make_spec (void)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where (spec, PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open");
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_COMPANY, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_AMOUNT, TRUE);
  return spec;
}

static void export(SessionFixture *f, PursuitTableFormat format, GFile *target)
{
  g_autoptr (PursuitListSpec) spec = make_spec ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_session_export_rows (f->session, spec, FIELDS, G_N_ELEMENTS (FIELDS), format, target,
                                              NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_rows (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  gsize length;

  session_fixture_open (&f, PURSUIT_SAMPLE_TEAM, 0);
  gint64 id = session_number (&f, "SELECT max (id) FROM deal WHERE outcome = 'open'");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "=1+1");
  pursuit_step_free (session_must_run (&f, pursuit_command_set_fields (id, 0, fields)));

  g_autoptr (GFile) target = make_target (&f, "deals.csv");
  export(&f, PURSUIT_TABLE_CSV, target);
  g_autofree char *text = read_file (target, &length);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFTitle,Company,Outcome,Amount,Currency\r\n"));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_autoptr (PursuitListSpec) spec = make_spec ();
  g_autoptr (GPtrArray) deals = pursuit_session_fetch (f.session, spec, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deals->len, >, 50);
  g_assert_cmpuint (g_strv_length (lines), ==, deals->len + 2);
  for (guint i = 0; i < deals->len; i++)
    {
      const char *title = pursuit_record_get_text (deals->pdata[i], PURSUIT_DEAL_TITLE);
      gboolean quoted = strpbrk (title, ",\"") != NULL;
      /* no spreadsheet computes it, and an import reads it as it was */
      const char *begin = g_str_equal (title, "=1+1") ? "'=1+1" : title;
      g_assert_true (quoted || g_str_has_prefix (lines[i + 1], begin));
      g_assert_nonnull (strstr (lines[i + 1], ",Open,"));
    }
}

static void
test_formats (void)
{
  g_auto (SessionFixture) f = { 0 };
  gsize length;

  session_fixture_open (&f, PURSUIT_SAMPLE_TEAM, 0);
  g_autoptr (GFile) tsv = make_target (&f, "deals.tsv");
  g_autoptr (GFile) xlsx = make_target (&f, "deals.xlsx");
  export(&f, PURSUIT_TABLE_TSV, tsv);
  export(&f, PURSUIT_TABLE_XLSX, xlsx);
  g_autofree char *text = read_file (tsv, &length);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFTitle\tCompany\tOutcome\tAmount\tCurrency\r\n"));
  g_autofree char *book = read_file (xlsx, &length);
  g_assert_cmpint (memcmp (book, "PK", 2), ==, 0);
  g_assert_cmpuint (length, >, 4000);
}

static void
stop (double done, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* What was there before an export that is cancelled is there behind it. */
static void
test_cancel (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gsize length;

  session_fixture_open (&f, PURSUIT_SAMPLE_RANDOM, 1200);
  g_autoptr (GFile) target = make_target (&f, "deals.csv");
  g_assert_true (g_file_replace_contents (target, "before", 6, NULL, FALSE, 0, NULL, NULL, NULL));
  g_autoptr (PursuitListSpec) all = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_assert_false (pursuit_session_export_rows (f.session, all, FIELDS, G_N_ELEMENTS (FIELDS),
                                               PURSUIT_TABLE_CSV, target, stop, cancellable, cancellable,
                                               &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *text = read_file (target, &length);
  g_assert_cmpstr (text, ==, "before");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/rows", test_rows);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/cancel", test_cancel);

  return g_test_run ();
}
