/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "pursuit-bar-chart.h"
#include "pursuit-report-pages.h"
#include "sample-report.h"

/* Whatever the paper and the data: every row once and in order, nothing beyond the border, nothing above
 * another, no heading alone at the foot of a page. */
static void
check_pages (PursuitReport *report, PursuitPaper chosen)
{
  const PursuitTheme *theme = pursuit_theme_get (PURSUIT_THEME_PRINT);
  g_autoptr (PursuitReportPages) pages = pursuit_report_pages_new (report, &chosen, theme, "en");
  guint n_pages = pursuit_report_pages_get_n_pages (pages);
  const PursuitReportItem *previous = NULL;
  guint next_row = 0;

  g_assert_cmpint (n_pages, >=, 1);
  for (guint i = 0; i < pursuit_report_pages_get_n_items (pages); i++)
    {
      const PursuitReportItem *item = pursuit_report_pages_get_item (pages, i);
      const PursuitReportBlock *block = pursuit_report_get_block (report, item->block);
      PursuitPaper paper = pursuit_report_pages_get_paper (pages, item->page);

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

/* Page @page as text, a line for each piece of it. */
static char *
draw_page (PursuitReportPages *pages, guint page)
{
  PursuitPaper paper = pursuit_report_pages_get_paper (pages, page);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (paper.width, paper.height, NULL, "en");

  pursuit_report_pages_draw (pages, page, canvas);
  return pursuit_canvas_finish_svg (canvas);
}

static void
assert_has (const char *drawn, const char *text)
{
  g_autofree char *element = g_strdup_printf (">%s</text>", text);

  if (strstr (drawn, element) == NULL)
    g_error ("“%s” is not drawn", text);
}

/* A table of @n_rows amounts, 100, 200, 300 …, and what @total says of them. */
static PursuitReport *
amounts_report (guint n_rows, gint64 total)
{
  PursuitReport *report = pursuit_report_new ("Amounts", "All of them", "test.db", 20000);
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, "Deal", FALSE);
  pursuit_report_table_add_column (table, "Sum", TRUE);
  pursuit_report_table_add_column (table, "Share", TRUE);
  for (guint i = 0; i <= n_rows; i++)
    {
      pursuit_report_table_add_row (table, i == n_rows);
      pursuit_report_table_add_cell (table, i == n_rows ? "Total" : "A deal", NULL);
      pursuit_report_table_add_count (table, i == n_rows ? total : 100 * (i + 1));
      pursuit_report_table_add_number (table, "1 %", 0.01);
    }
  pursuit_report_add_table (report, table);
  return report;
}

/* What was counted so far stands at the foot of each page that is left and at the head of the next one. */
static void
test_carried (void)
{
  guint n_rows = 150, n_pages;
  PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_A4, FALSE);
  g_autoptr (PursuitReport) report = amounts_report (n_rows, 100 * n_rows * (n_rows + 1) / 2);
  g_autoptr (PursuitReportPages) pages =
      pursuit_report_pages_new (report, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");

  g_autofree char *after_all = pursuit_number_format (1132500);

  n_pages = pursuit_report_pages_get_n_pages (pages);
  g_assert_cmpuint (n_pages, >=, 3);
  for (guint i = 0; i < n_pages; i++)
    {
      const PursuitReportItem *item = pursuit_report_pages_get_item (pages, i);
      guint begin = item->first_row, end = begin + item->n_rows;
      g_autofree char *before = pursuit_number_format (50 * (gint64) begin * (begin + 1));
      g_autofree char *after = pursuit_number_format (50 * (gint64) end * (end + 1));
      g_autofree char *drawn = draw_page (pages, i);

      assert_has (drawn, "Deal");
      g_assert_true ((strstr (drawn, ">Brought forward<") != NULL) == (i > 0));
      g_assert_true ((strstr (drawn, ">Carried forward<") != NULL) == (i + 1 < n_pages));
      if (i > 0)
        assert_has (drawn, before);
      if (i + 1 < n_pages)
        assert_has (drawn, after);
      else
        assert_has (drawn, after_all);
    }
}

/* A total that is not the sum of its rows, as a mean, is not carried. */
static void
test_not_carried (void)
{
  PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_A4, FALSE);
  g_autoptr (PursuitReport) report = amounts_report (150, 7);
  g_autoptr (PursuitReportPages) pages =
      pursuit_report_pages_new (report, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");
  g_autofree char *drawn = draw_page (pages, 1);

  assert_has (drawn, "Deal");
  g_assert_null (strstr (drawn, "forward"));
}

/* A table that is divided has some rows on each of its pages, and the total is never without any. */
static void
test_rows_together (void)
{
  PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_LETTER, FALSE);

  for (guint n_rows = 20; n_rows < 120; n_rows++)
    {
      g_autoptr (PursuitReport) report = amounts_report (n_rows, 50 * n_rows * (n_rows + 1));
      g_autoptr (PursuitReportPages) pages =
          pursuit_report_pages_new (report, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");

      for (guint i = 0; i < pursuit_report_pages_get_n_items (pages); i++)
        g_assert_cmpuint (pursuit_report_pages_get_item (pages, i)->n_rows, >=, 3);
    }
}

/* The words behind a table stand on a page with some of it. */
static void
test_words_behind (void)
{
  PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_A4, FALSE);

  for (guint n_rows = 1; n_rows < 120; n_rows++)
    {
      g_autoptr (PursuitReport) report = amounts_report (n_rows, 7);
      pursuit_report_add_text (report, "What these rows are.");
      g_autoptr (PursuitReportPages) pages =
          pursuit_report_pages_new (report, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");
      guint n = pursuit_report_pages_get_n_items (pages);

      g_assert_cmpuint (n, >=, 2);
      g_assert_cmpint (pursuit_report_pages_get_item (pages, n - 1)->page, ==,
                       pursuit_report_pages_get_item (pages, n - 2)->page);
    }
}

/* What is carried over takes one line where the first column has room for it, however narrow the numbers
 * are. */
static void
test_carried_height (void)
{
  const PursuitTheme *theme = pursuit_theme_get (PURSUIT_THEME_PRINT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  PursuitReportTable *table = pursuit_report_table_new ();
  PursuitReportTableLayout layout;

  pursuit_report_table_add_column (table, "A column of words", FALSE);
  for (guint c = 0; c < 12; c++)
    pursuit_report_table_add_column (table, "N", TRUE);
  for (guint i = 0; i < 3; i++)
    {
      pursuit_report_table_add_row (table, i == 2);
      pursuit_report_table_add_cell (table, "Some words to fill it", NULL);
      for (guint c = 0; c < 12; c++)
        pursuit_report_table_add_count (table, i == 2 ? 2 : 1);
    }
  pursuit_report_table_lay_out (table, 500, theme, canvas, &layout);
  g_assert_cmpfloat (layout.carry_height, >, 0);
  g_assert_cmpfloat (layout.carry_height, <, 1.2 * layout.row_heights[0]);
  pursuit_report_table_layout_clear (&layout);
  pursuit_report_table_free (table);
}

static char *
format_bar (double value)
{
  return g_strdup_printf ("%g", value);
}

/* A table of so many rows, then a heading, a chart of bars and a small table. */
static PursuitReport *
chart_report (guint n_before)
{
  PursuitBarRow bars[10];
  const PursuitBarChart chart = {
    .rows = bars, .n_rows = G_N_ELEMENTS (bars), .series_names = { "Deals" }, .format = format_bar
  };
  PursuitReport *report = amounts_report (n_before, 7);
  PursuitReportTable *table = pursuit_report_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    bars[i] = (PursuitBarRow){ .label = "A bar", .values = { 1 } };
  pursuit_report_table_add_column (table, "Bar", FALSE);
  for (guint i = 0; i < 12; i++)
    {
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, "A bar", NULL);
    }
  pursuit_report_add_heading (report, "Bars");
  pursuit_report_add_chart (report, pursuit_bar_chart_new (&chart));
  pursuit_report_add_table (report, table);
  return report;
}

/* A chart goes to the next page with its table where little is left empty by that, else it stays. */
static void
test_chart_fills (void)
{
  PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_A4, FALSE);
  gboolean together = FALSE, moved = FALSE, apart = FALSE;

  for (guint n_before = 2; n_before < 36; n_before++)
    {
      g_autoptr (PursuitReport) report = chart_report (n_before);
      g_autoptr (PursuitReportPages) pages =
          pursuit_report_pages_new (report, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");
      const PursuitReportItem *first = pursuit_report_pages_get_item (pages, 0),
                              *chart = pursuit_report_pages_get_item (pages, 2),
                              *table = pursuit_report_pages_get_item (pages, 3);
      double page = paper.height - 2 * paper.margin, empty = paper.height - paper.margin;

      check_pages (report, paper);
      empty -= chart->page == 0 ? chart->y + chart->height : first->y + first->height;
      together |= table->page == 0;
      moved |= chart->page == 1;
      apart |= chart->page == 0 && table->page == 1;
      g_assert_true (table->page == 0 || empty < 0.4 * page);
    }
  g_assert_true (together && moved && apart);
}

/* Only the table that does not fit turns its sheets; its heading goes with it. */
static void
test_turned (void)
{
  PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_A4, FALSE);
  g_autoptr (PursuitReport) report = pursuit_report_new ("Wide", "", "test.db", 20000);
  g_autoptr (PursuitReportPages) pages = NULL;

  for (guint wide = 0; wide < 3; wide++)
    {
      PursuitReportTable *table = pursuit_report_table_new ();
      guint n_columns = wide == 1 ? 14 : 3;

      for (guint c = 0; c < n_columns; c++)
        pursuit_report_table_add_column (table, "Number", TRUE);
      for (guint r = 0; r < 5; r++)
        {
          pursuit_report_table_add_row (table, FALSE);
          for (guint c = 0; c < n_columns; c++)
            pursuit_report_table_add_cell (table, "1,234,567.89", NULL);
        }
      pursuit_report_add_heading (report, "A table");
      pursuit_report_add_table (report, table);
    }
  pages = pursuit_report_pages_new (report, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");
  g_assert_cmpuint (pursuit_report_pages_get_n_pages (pages), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (pursuit_report_pages_get_paper (pages, i).width, ==,
                       i == 1 ? paper.height : paper.width);
  g_assert_cmpuint (pursuit_report_pages_get_item (pages, 2)->page, ==, 1);
  g_assert_cmpuint (pursuit_report_pages_get_item (pages, 3)->page, ==, 1);
  check_pages (report, paper);
}

/* The parts follow on the contents, numbered as one; the contents and the outline name the true pages. */
static void
test_book (void)
{
  PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_A4, FALSE);
  g_autoptr (PursuitReport) book = pursuit_report_new ("The book", "", "test.db", 20000);
  g_autoptr (PursuitReportPages) pages = NULL;
  g_autofree char *first = NULL, *second = NULL, *contents = NULL;
  guint page = 2, n_pages = 2; /* of contents */

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *title = g_strdup_printf ("Part %02u", i);
      g_autoptr (PursuitReport) part = pursuit_report_new (title, "About it", "test.db", 20000);

      pursuit_report_add_heading (part, title);
      pursuit_report_add_text (part, "Words");
      for (guint k = 0; k < i % 3; k++)
        {
          pursuit_report_add_page_break (part);
          pursuit_report_add_text (part, "More words");
        }
      pursuit_report_add_part (book, part);
      n_pages += 1 + i % 3;
    }
  pages = pursuit_report_pages_new (book, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");
  g_assert_cmpuint (pursuit_report_pages_get_n_pages (pages), ==, n_pages);
  g_assert_cmpuint (pursuit_report_pages_get_n_bookmarks (pages), ==, 1 + 2 * 30);
  first = draw_page (pages, 0);
  second = draw_page (pages, 1);
  contents = g_strconcat (first, second, NULL);
  for (guint i = 0; i < 30; i++)
    {
      const PursuitReportBookmark *bookmark = pursuit_report_pages_get_bookmark (pages, 1 + 2 * i);
      g_autofree char *drawn = draw_page (pages, page);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", page + 1, n_pages);
      g_autofree char *alone = g_strdup_printf ("%u</text>", page + 1);
      const char *entry = strstr (contents, bookmark->title);

      assert_has (drawn, bookmark->title);
      assert_has (drawn, number);
      g_assert_cmpuint (bookmark->page, ==, page);
      g_assert_cmpuint (bookmark->level, ==, 1);
      g_assert_nonnull (entry);
      g_assert_true (g_str_has_prefix (strchr (strchr (entry, '>') + 1, '>') + 1, alone));
      page += 1 + i % 3;
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
  g_test_add_func ("/report/pages/carried", test_carried);
  g_test_add_func ("/report/pages/not-carried", test_not_carried);
  g_test_add_func ("/report/pages/rows-together", test_rows_together);
  g_test_add_func ("/report/pages/words-behind", test_words_behind);
  g_test_add_func ("/report/pages/carried-height", test_carried_height);
  g_test_add_func ("/report/pages/chart-fills", test_chart_fills);
  g_test_add_func ("/report/pages/turned", test_turned);
  g_test_add_func ("/report/pages/book", test_book);
  return g_test_run ();
}
