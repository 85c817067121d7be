/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "pursuit-report-pages.h"
#include "sample-report.h"

/* Whatever the paper and the data: every row once and in order, nothing beyond the border, nothing above
 * another, no heading alone at the foot of a page. */
static void
check_pages (PursuitReport *report, PursuitPaper paper)
{
  const PursuitTheme *theme = pursuit_theme_get (PURSUIT_THEME_PRINT);
  g_autoptr (PursuitReportPages) pages = pursuit_report_pages_new (report, &paper, theme, "en");
  guint n_pages = pursuit_report_pages_get_n_pages (pages);
  const PursuitReportItem *previous = NULL;
  guint next_row = 0;

  g_assert_cmpint (n_pages, >=, 1);
  for (guint i = 0; i < pursuit_report_pages_get_n_items (pages); i++)
    {
      const PursuitReportItem *item = pursuit_report_pages_get_item (pages, i);
      const PursuitReportBlock *block = pursuit_report_get_block (report, item->block);

      g_assert_cmpint (item->page, <, n_pages);
      g_assert_cmpfloat (item->x, >=, paper.margin);
      g_assert_cmpfloat (item->x + item->width, <=, paper.width - paper.margin + 0.01);
      g_assert_cmpfloat (item->y, >=, paper.margin);
      g_assert_cmpfloat (item->y + item->height, <=, paper.height - paper.margin + 0.01);
      if (previous != NULL && previous->page == item->page)
        g_assert_cmpfloat (item->y, >=, previous->y + previous->height);
      else if (previous != NULL)
        {
          g_assert_cmpint (item->page, ==, previous->page + 1);
          g_assert_cmpint (pursuit_report_get_block (report, previous->block)->kind, !=,
                           PURSUIT_BLOCK_HEADING);
        }
      if (block->kind == PURSUIT_BLOCK_TABLE)
        {
          guint n_rows = pursuit_report_table_get_n_rows (block->table);

          g_assert_cmpint (item->first_row, ==, next_row);
          next_row += item->n_rows;
          g_assert_true (item->n_rows > 0 || n_rows == 0);
          if (next_row == n_rows)
            next_row = 0;
        }
      previous = item;
    }
  g_assert_cmpint (next_row, ==, 0);
  g_assert (previous != NULL);
  g_assert_cmpint (previous->page, ==, n_pages - 1);
}

static void
test_papers (void)
{
  for (int size = PURSUIT_PAPER_A4; size <= PURSUIT_PAPER_LETTER; size++)
    for (int landscape = 0; landscape <= 1; landscape++)
      {
        PursuitPaper paper = pursuit_paper_get (size, landscape);

        g_assert_true ((paper.width > paper.height) == (landscape == 1));
        for (PursuitFunnelMode mode = 0; mode < PURSUIT_FUNNEL_N_MODES; mode++)
          {
            g_autoptr (PursuitReport) report = sample_report (mode, FALSE);

            check_pages (report, paper);
          }
        for (guint n = 0; n <= 64; n += 8)
          {
            g_autoptr (PursuitReport) report = sample_long_report (n);

            check_pages (report, paper);
          }
      }
}

static PursuitReport *
random_report (void)
{
  PursuitReport *report = pursuit_report_new ("Title", "Subtitle", "test.db", 20000);
  int n_blocks = g_test_rand_int_range (1, 12);

  for (int i = 0; i < n_blocks; i++)
    switch (g_test_rand_int_range (0, 4))
      {
      case 0:
        pursuit_report_add_heading (report, "Heading");
        pursuit_report_add_text (report, "Behind it");
        break;
      case 1:
        pursuit_report_add_text (report,
                                 "Some words of text. Some words of text. Some words of text. Some words "
                                 "of text. Some words of text. Some words of text.");
        break;
      case 2:
        pursuit_report_add_page_break (report);
        pursuit_report_add_text (report, "Behind the break");
        break;
      default:
        {
          PursuitReportTable *table = pursuit_report_table_new ();
          int n_rows = g_test_rand_int_range (0, 150), n_columns = g_test_rand_int_range (1, 16);

          for (int c = 0; c < n_columns; c++)
            pursuit_report_table_add_column (table, "A head", c > 0);
          for (int r = 0; r < n_rows; r++)
            {
              pursuit_report_table_add_row (table, r + 1 == n_rows);
              for (int c = 0; c < n_columns; c++)
                pursuit_report_table_add_cell (table,
                                               g_test_rand_int_range (0, 5)
                                                   ? "12,345"
                                                   : "words that may need two or three lines",
                                               NULL);
            }
          pursuit_report_add_heading (report, "Table");
          pursuit_report_add_table (report, table);
        }
      }
  pursuit_report_add_text (report, "End");
  return report;
}

static void
test_random (void)
{
  for (int i = 0; i < 12; i++)
    {
      g_autoptr (PursuitReport) report = random_report ();

      check_pages (report, pursuit_paper_get (g_test_rand_int_range (0, 2), g_test_rand_bit ()));
    }
}

static void
test_table_fits (void)
{
  const PursuitTheme *theme = pursuit_theme_get (PURSUIT_THEME_PRINT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  g_autoptr (PursuitReport) report = sample_report (PURSUIT_FUNNEL_COHORT, FALSE);
  PursuitReportTable *table = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, 0)->table;

  for (double width = 250; width < 900; width += 50)
    {
      PursuitReportTableLayout layout;
      double sum = 0;

      pursuit_report_table_lay_out (table, width, theme, canvas, &layout);
      for (guint c = 0; c < pursuit_report_table_get_n_columns (table); c++)
        {
          g_assert_cmpfloat (layout.widths[c], >, 0);
          sum += layout.widths[c];
        }
      if (width >= 450)
        g_assert_cmpfloat (sum, <=, width + 0.01);
      g_assert_cmpfloat (layout.head_height, >, 0);
      pursuit_report_table_layout_clear (&layout);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/papers", test_papers);
  g_test_add_func ("/report/pages/random", test_random);
  g_test_add_func ("/report/pages/table-fits", test_table_fits);
  return g_test_run ();
}
