/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-book.h"

#include <glib/gi18n-lib.h>

static void
clear_entry (gpointer entry)
{
  pursuit_report_params_clear (&((PursuitBookEntry *) entry)->params);
}

GArray *
pursuit_book_entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (PursuitBookEntry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

void
pursuit_book_entries_add (GArray *entries, const PursuitReportKind *kind, const PursuitReportParams *params)
{
  g_autofree PursuitReportParams *copy = NULL;

  g_return_if_fail (entries != NULL && kind != NULL && params != NULL);

  copy = pursuit_report_params_copy (params);
  g_array_append_val (entries, ((PursuitBookEntry){ kind, *copy }));
}

gboolean
pursuit_report_book_is_monday (const PursuitReportKind *kind)
{
  static const char *const names[] = { "monday", "forecast", "funnel", "velocity", NULL };

  g_return_val_if_fail (kind != NULL, FALSE);

  return g_strv_contains (names, kind->name);
}

PursuitReport *
pursuit_report_book_new (GPtrArray *parts)
{
  PursuitReport *first, *book;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (parts != NULL && parts->len > 0, NULL);

  first = parts->pdata[0];
  subtitle = g_strdup_printf (ngettext ("%u report", "%u reports", parts->len), parts->len);
  book = pursuit_report_new (_ ("Report book"), subtitle, pursuit_report_get_database (first),
                             pursuit_report_get_day (first));
  for (guint i = 0; i < parts->len; i++)
    pursuit_report_add_part (book, parts->pdata[i]);
  return book;
}
