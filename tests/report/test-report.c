/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "pursuit-funnel-words.h"
#include "pursuit-report-export.h"
#include "sample-report.h"

static PursuitReportOutput
output_for (gboolean landscape)
{
  PursuitReportOutput output;

  pursuit_report_output_init (&output);
  output.paper = pursuit_paper_get (PURSUIT_PAPER_A4, landscape);
  output.language = "zh-cn";
  return output;
}

static char *
render_text (PursuitReport *report, PursuitReportFormat format, const PursuitReportOutput *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pursuit_report_render (report, format, output, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in:\n%s", part, text);
}

static JsonObject *
parse_json (const char *text, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_csv (void)
{
  g_autoptr (PursuitReport) report = sample_report (PURSUIT_FUNNEL_COHORT, FALSE);
  PursuitReportOutput output = output_for (FALSE);
  g_autofree char *csv = render_text (report, PURSUIT_REPORT_CSV, &output);
  g_autofree char *marked = NULL;

  g_assert_cmpstr (
      csv, ==,
      "Stage,Deals,Amount (CNY),Weighted (CNY),Went on,Lost,Back,Handed over,Still here,Conversion,"
      "\"Days, 25 %\",Median days,\"Days, 75 %\"\r\n"
      "Develop,187,61200000.00,0.00,121,66,0,0,0,0.6470588235,14,14,14\r\n"
      "Enter,121,44800000.00,0.00,86,35,0,0,0,0.7107438017,21,21,21\r\n"
      "Propose,86,33500000.00,0.00,69,17,0,0,0,0.8023255814,26,26,26\r\n"
      "Bid,69,27100000.00,0.00,62,7,0,0,0,0.8985507246,19.5,19.5,19.5\r\n"
      "Negotiate,62,24900000.00,0.00,58,4,0,0,0,0.935483871,12,12,12\r\n"
      "Deliver,58,22600000.00,0.00,0,0,0,0,58,,,,\r\n");
  output.bom = TRUE;
  marked = render_text (report, PURSUIT_REPORT_CSV, &output);
  g_assert_true (g_str_has_prefix (marked, "\xef\xbb\xbfStage,"));
}

/* The other period stands behind the numbers of the first one; a stage that it did not show had nothing. */
static void
test_compared_csv (void)
{
  PursuitReportOutput output = output_for (FALSE);
  g_autoptr (PursuitReport) cohort = sample_compared_report (PURSUIT_FUNNEL_COHORT);
  g_autoptr (PursuitReport) flow = sample_compared_report (PURSUIT_FUNNEL_FLOW);
  g_autofree char *csv = render_text (cohort, PURSUIT_REPORT_CSV, &output);
  g_autofree char *flowed = render_text (flow, PURSUIT_REPORT_CSV, &output);

  assert_has (csv, "\"Days, 75 %\",Before,Change,Rate before,Median before\r\n");
  assert_has (csv,
              "Develop,187,61200000.00,0.00,121,66,0,0,0,0.6470588235,14,14,14,93,94,0.6470588235,17\r\n");
  assert_has (csv, "Deliver,58,22600000.00,0.00,0,0,0,0,58,,,,,0,58,,\r\n");
  g_assert_null (strstr (csv, "Total"));
  /* visits can be added up: 187 + 121 + 86 + 69 + 62 + 58, and before 93 + 60 + 43 + 34 + 31 */
  assert_has (flowed, "Total,583,187,214100000.00,0.00,396,129,0,0,58,,,,,261,322,,\r\n");
}

static void
test_compared_words (void)
{
  g_autoptr (PursuitReport) cohort = sample_compared_report (PURSUIT_FUNNEL_COHORT);
  g_autoptr (PursuitReport) flow = sample_compared_report (PURSUIT_FUNNEL_FLOW);
  const PursuitReportFigure *figures = pursuit_report_find_block (cohort, PURSUIT_BLOCK_FIGURES, 0)->figures;
  PursuitChart *chart = pursuit_report_find_block (cohort, PURSUIT_BLOCK_CHART, 0)->chart;

  g_assert_cmpstr (pursuit_report_get_subtitle (cohort), ==,
                   "Deals begun from 1 January 2026 to 30 June 2026 · Key account, six stages · All owners · "
                   "compared with 1 July 2025 – 31 December 2025");
  g_assert_cmpstr (figures[0].change, ==, "▲ +¥\u202f2.7\u202fM, was ¥\u202f10\u202fM");
  g_assert_cmpint (figures[0].trend, ==, PURSUIT_TREND_NONE);
  g_assert_cmpstr (figures[1].change, ==, "▲ +22 points, was 9 %");
  g_assert_cmpint (figures[1].trend, ==, PURSUIT_TREND_GOOD);
  g_assert_cmpstr (figures[2].change, ==, "▲ +12 d, was 100 d");
  g_assert_cmpint (figures[2].trend, ==, PURSUIT_TREND_BAD);
  g_assert_cmpstr (figures[3].change, ==, "▼ −3, was 20");
  g_assert_cmpint (figures[3].trend, ==, PURSUIT_TREND_GOOD);
  g_assert_cmpstr (figures[4].value, ==, "An insider is found");
  g_assert_cmpstr (figures[4].note, ==, "in 9 of 17 forced moves");
  /* of fewer than ten closed deals no share is told */
  figures = pursuit_report_find_block (flow, PURSUIT_BLOCK_FIGURES, 0)->figures;
  g_assert_cmpstr (figures[1].change, ==, "was 8 of 9");
  g_assert_cmpint (figures[1].trend, ==, PURSUIT_TREND_NONE);
  /* what a screen reader says */
  assert_has (pursuit_chart_get_mark (chart, 0)->words, "Develop: 187; ▲ +94, was 93; ");
  assert_has (pursuit_chart_get_words (chart), "\nDashed: 1 July 2025 – 31 December 2025");
}

static void
test_compared_json (void)
{
  g_autoptr (PursuitReport) report = sample_compared_report (PURSUIT_FUNNEL_COHORT);
  g_autoptr (PursuitReport) alone = sample_report (PURSUIT_FUNNEL_COHORT, FALSE);
  PursuitReportOutput output = output_for (FALSE);
  g_autofree char *text = render_text (report, PURSUIT_REPORT_JSON, &output);
  g_autofree char *other = render_text (alone, PURSUIT_REPORT_JSON, &output);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse_json (text, parser);
  JsonObject *before = json_object_get_object_member (root, "before");
  JsonArray *missing = json_object_get_array_member (root, "missing_nodes");

  g_assert_cmpint (json_object_get_int_member (root, "deals"), ==, 187);
  g_assert_cmpint (json_object_get_int_member (root, "forced_lost"), ==, 9);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (missing, 0), "forced_moves"),
                   ==, 9);
  g_assert_cmpint (json_object_get_int_member (before, "deals"), ==, 93);
  g_assert_cmpint (json_object_get_int_member (
                       json_array_get_object_element (json_object_get_array_member (before, "stages"), 0),
                       "count"),
                   ==, 93);
  root = parse_json (other, parser);
  g_assert_true (json_object_get_null_member (root, "before"));
}

static void
test_csv_quoting (void)
{
  g_autoptr (PursuitReport) report = pursuit_report_new ("T", "", "", 0);
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autofree char *csv = NULL;

  pursuit_report_table_add_column (table, "Name, “so called”", FALSE);
  pursuit_report_table_add_column (table, "Sum", TRUE);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const names[] = { "=HYPERLINK(\"x\")", "two\nlines", "@risk", "-plain" };

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, names[i], NULL);
      pursuit_report_table_add_cell (table, i < 3 ? "−5" : NULL, i < 3 ? "-5" : NULL);
    }
  pursuit_report_add_table (report, table);
  csv = pursuit_report_to_csv (report, FALSE);
  g_assert_cmpstr (
      csv, ==,
      "\"Name, “so called”\",Sum\r\n\"'=HYPERLINK(\"\"x\"\")\",-5\r\n\"two\nlines\",-5\r\n'@risk,-5\r\n"
      "'-plain,\r\n");
}

static void
test_json (void)
{
  static const char *const keys[] = { "name",        "count",      "amount",     "weighted",
                                      "entered",     "advanced",   "lost",       "back",
                                      "handed_over", "still_here", "conversion", "median_days" };
  PursuitReportOutput output = output_for (FALSE);

  for (PursuitFunnelMode mode = 0; mode < PURSUIT_FUNNEL_N_MODES; mode++)
    {
      g_autoptr (PursuitReport) report = sample_report (mode, FALSE);
      g_autofree char *text = render_text (report, PURSUIT_REPORT_JSON, &output);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *root = parse_json (text, parser);
      JsonArray *stages = json_object_get_array_member (root, "stages");
      JsonObject *develop = json_array_get_object_element (stages, 0);
      JsonObject *deliver = json_array_get_object_element (stages, 5);
      gboolean now = mode == PURSUIT_FUNNEL_NOW;

      g_assert_cmpstr (json_object_get_string_member (root, "mode"), ==,
                       pursuit_funnel_mode_to_string (mode));
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          g_assert_true (json_object_has_member (develop, keys[i]));
          g_assert_true (json_object_has_member (deliver, keys[i]));
        }
      g_assert_cmpstr (json_object_get_string_member (develop, "amount"), ==, "61200000.00");
      g_assert_cmpint (json_object_get_int_member (develop, "count"), ==, 187);
      g_assert_cmpfloat (json_object_get_double_member (develop, "median_days"), ==, 14);
      g_assert_true (json_object_get_null_member (deliver, "conversion"));
      g_assert_true (json_object_get_null_member (deliver, "median_days"));
      g_assert_true (json_object_get_null_member (develop, "entered") == now);
      g_assert_true (json_object_get_null_member (develop, "conversion") == now);
      if (!now)
        g_assert_cmpfloat_with_epsilon (json_object_get_double_member (develop, "conversion"), 121.0 / 187,
                                        1e-12);
    }
}

/* What a program of poppler's says of the PDF, or %NULL when it is not installed. */
static char *
ask_poppler (const char *program, GBytes *pdf)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pursuit-report-XXXXXX", NULL);
  const char *show_text[] = { found, "-layout", path, "-", NULL };
  const char *show_facts[] = { found, path, NULL };
  const char **argv = g_str_equal (program, "pdftotext") ? show_text : show_facts;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  if (found == NULL)
    return NULL;
  g_close (g_mkstemp (path), NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  return text;
}

static void
test_pdf (void)
{
  g_autoptr (PursuitReport) report = sample_report (PURSUIT_FUNNEL_COHORT, FALSE);
  PursuitReportOutput output = output_for (FALSE);
  g_autoptr (GBytes) pdf = pursuit_report_render (report, PURSUIT_REPORT_PDF, &output, NULL);
  g_autofree char *text = ask_poppler ("pdftotext", pdf);
  g_autofree char *info = ask_poppler ("pdfinfo", pdf);
  static const char *const parts[] = {
    "Sales funnel",
    "Develop",
    "Negotiate",
    "Deliver (won)",
    "187",
    "65 % go on · 66 left",
    "median 19.5 d",
    "31 %",
    "58 won of 187 begun",
    "112 d",
    "lost to a rival",
    "Forced moves, and how they ended",
    "An insider is found",
    "Where deals leave, and why",
    "Page 1 of 2",
    "Page 2 of 2",
    "team.db",
    "21 November 2026",
    "Key account, six stages",
    "no exchange rate is known",
    "3 deals have moves without a date",
  };

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (text, parts[i]);
  assert_has (info, "Sales funnel");
  assert_has (info, "team.db");
  assert_has (info, "A4");
}

/* All of the comparison is on paper, and the line of parameters is whole. */
static void
test_pdf_compared (void)
{
  g_autoptr (PursuitReport) report = sample_compared_report (PURSUIT_FUNNEL_COHORT);
  PursuitReportOutput output = output_for (FALSE);
  g_autoptr (GBytes) pdf = pursuit_report_render (report, PURSUIT_REPORT_PDF, &output, NULL);
  g_autofree char *text = ask_poppler ("pdftotext", pdf);
  static const char *const parts[] = { "compared with 1 July 2025", "Dashed: 1 July 2025 – 31 December 2025",
                                       "▲ +22 points, was 9 %",     "▲ +94, was 93",
                                       "have had longer",           "Median" };

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (text, parts[i]);
}

/* However long names are, each parameter in force is named, and whole on paper. */
static void
test_pdf_params (void)
{
  g_autoptr (PursuitFunnelResult) result = sample_funnel (PURSUIT_FUNNEL_COHORT, FALSE);
  const PursuitReportParams params = { .mode = PURSUIT_FUNNEL_COHORT,
                                       .from = pursuit_day_from_ymd (2026, 1, 1),
                                       .to = pursuit_day_from_ymd (2026, 6, 30),
                                       .comparison = PURSUIT_COMPARE_YEAR,
                                       .grade = 'B' };
  const PursuitReportNames names = {
    .database = (char *) "team.db",
    .process =
        (char *) "Key accounts of the heavy industry in six stages from lead to installation processend",
    .owner =
        (char *) "Maximiliane Katharina Elisabeth von Hohenstein-Waldenburg, sales region north ownerend",
    .company = (char *) "Liaoning Iron and Steel Works, Rolling Mill Number Two, Department of Lubrication "
                        "companyend",
    .market =
        (char *) "Energy, water and waste management of the north-eastern provinces without Dalian marketend",
    .filter = (char *) "view “Everything above a million that has not been touched for a fortnight viewend”",
    .today = pursuit_day_from_ymd (2026, 11, 21),
  };
  static const char *const parts[] = { "processend", "ownerend", "companyend", "marketend",
                                       "Grade B",    "viewend",  "2025" };
  g_autoptr (PursuitReport) report = pursuit_funnel_report_new_for_result (result, NULL, &params, &names);
  PursuitReportOutput output = output_for (FALSE);
  g_autoptr (GBytes) pdf = pursuit_report_render (report, PURSUIT_REPORT_PDF, &output, NULL);
  g_autofree char *text = ask_poppler ("pdftotext", pdf);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      assert_has (pursuit_report_get_subtitle (report), parts[i]);
      if (text != NULL)
        assert_has (text, parts[i]);
    }
}

static void
test_pdf_chinese (void)
{
  g_autoptr (PursuitReport) report = sample_report (PURSUIT_FUNNEL_FLOW, TRUE);
  PursuitReportOutput output = output_for (TRUE);
  g_autoptr (GBytes) pdf = pursuit_report_render (report, PURSUIT_REPORT_PDF, &output, NULL);
  g_autofree char *text = ask_poppler ("pdftotext", pdf);
  g_autofree char *fonts = NULL;

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  assert_has (text, "销售进入");
  assert_has (text, "商务谈判");
  assert_has (text, "大客户标准流程");
  assert_has (text, "钢铁销售部.db");
  /* The glyphs are those of China, not of Japan: the face is the one for simplified Chinese. */
  fonts = ask_poppler ("pdffonts", pdf);
  assert_has (fonts, "CJKsc");
}

static void
test_svg (void)
{
  g_autoptr (PursuitReport) report = sample_report (PURSUIT_FUNNEL_COHORT, TRUE);
  PursuitReportOutput output = output_for (FALSE);
  g_autofree char *all = render_text (report, PURSUIT_REPORT_SVG, &output);
  g_autofree char *one = NULL;

  assert_has (all, ">销售进入</text>");
  assert_has (all, ">Page 2 of 2</text>");
  assert_has (all, "height=\"1683.78\"");
  output.page = 0;
  one = render_text (report, PURSUIT_REPORT_SVG, &output);
  assert_has (one, "height=\"841.89\"");
  g_assert_null (strstr (one, "Page 2 of 2"));
}

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  g_autoptr (GBytes) part = NULL;
  GBytes **rest = closure;

  if (g_bytes_get_size (*rest) < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, g_bytes_get_data (*rest, NULL), length);
  part = g_bytes_new_from_bytes (*rest, length, g_bytes_get_size (*rest) - length);
  g_bytes_unref (*rest);
  *rest = g_steal_pointer (&part);
  return CAIRO_STATUS_SUCCESS;
}

static void
test_png (void)
{
  g_autoptr (PursuitReport) report = sample_report (PURSUIT_FUNNEL_NOW, FALSE);
  PursuitReportOutput output = output_for (FALSE);
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *image;
  guint n_blue = 0;

  output.page = 0;
  output.dpi = 72;
  png = pursuit_report_render (report, PURSUIT_REPORT_PNG, &output, NULL);
  image = cairo_image_surface_create_from_png_stream (read_bytes, &png);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (image), ==, 596);
  g_assert_cmpint (cairo_image_surface_get_height (image), ==, 842);
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 596; x++)
      {
        guint32 pixel = *(guint32 *) (cairo_image_surface_get_data (image) +
                                      y * cairo_image_surface_get_stride (image) + 4 * x);

        n_blue += (pixel & 0xffffff) == 0x0d3b66;
      }
  /* The first stage's bar is there in its blue. */
  g_assert_cmpint (n_blue, >, 5000);
  cairo_surface_destroy (image);
}

static void
test_save (void)
{
  g_autoptr (PursuitReport) report = sample_report (PURSUIT_FUNNEL_COHORT, FALSE);
  g_autofree char *folder = g_dir_make_tmp ("pursuit-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "报告.pdf", NULL);
  PursuitReportOutput output = output_for (FALSE);
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (pursuit_report_save (report, PURSUIT_REPORT_PDF, &output, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (pursuit_report_save (report, PURSUIT_REPORT_CSV, &output, "/nowhere/at/all.csv", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_words (void)
{
  g_autoptr (PursuitFunnelResult) result = sample_funnel (PURSUIT_FUNNEL_COHORT, FALSE);
  g_autofree char *few = pursuit_funnel_words_share (7, 9);
  g_autofree char *many = pursuit_funnel_words_share (7, 10);
  g_autofree char *link = NULL;

  g_assert_cmpstr (few, ==, "7 of 9");
  g_assert_cmpstr (many, ==, "70 %");
  g_assert_null (pursuit_funnel_words_share (0, 0));
  g_assert_null (pursuit_funnel_words_days (NAN));
  result->stages[0].still_here = 6;
  link = pursuit_funnel_words_link (result, 0);
  g_assert_cmpstr (link, ==, "65 % go on · 66 left · 6 still here");
  g_assert_null (pursuit_funnel_words_link (result, 5));
}

static void
test_periods (void)
{
  static const struct
  {
    PursuitPeriodPreset preset;
    const char *from, *to, *words;
  } expected[] = {
    { PURSUIT_PERIOD_THIS_QUARTER, "2026-01-01", "2026-03-31", "2026 Q1" },
    { PURSUIT_PERIOD_LAST_QUARTER, "2025-10-01", "2025-12-31", "2025 Q4" },
    { PURSUIT_PERIOD_THIS_HALF, "2026-01-01", "2026-06-30", "2026 H1" },
    { PURSUIT_PERIOD_LAST_HALF, "2025-07-01", "2025-12-31", "2025 H2" },
    { PURSUIT_PERIOD_THIS_YEAR, "2026-01-01", "2026-12-31", "2026" },
    { PURSUIT_PERIOD_LAST_YEAR, "2025-01-01", "2025-12-31", "2025" },
  };
  PursuitDay today = pursuit_day_from_ymd (2026, 2, 28), from, to;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *words = pursuit_period_words (expected[i].preset, today, 1);

      pursuit_period_resolve (expected[i].preset, today, 1, &from, &to);
      g_assert_cmpint (from, ==, pursuit_day_parse_iso (expected[i].from));
      g_assert_cmpint (to, ==, pursuit_day_parse_iso (expected[i].to));
      g_assert_cmpstr (words, ==, expected[i].words);
    }
  pursuit_period_resolve (PURSUIT_PERIOD_ALL, today, 1, &from, &to);
  g_assert_cmpint (from, ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (to, ==, PURSUIT_DAY_NONE);
}

/* The usual periods are parts of the fiscal year, whatever month it begins in: they follow each other without
 * a gap, and today lies in the present ones. */
static void
test_fiscal_periods (void)
{
  static const struct
  {
    PursuitPeriodPreset preset;
    const char *from, *to, *words;
  } expected[] = {
    { PURSUIT_PERIOD_THIS_QUARTER, "2026-01-01", "2026-03-31", "2025 Q4" },
    { PURSUIT_PERIOD_LAST_QUARTER, "2025-10-01", "2025-12-31", "2025 Q3" },
    { PURSUIT_PERIOD_THIS_HALF, "2025-10-01", "2026-03-31", "2025 H2" },
    { PURSUIT_PERIOD_LAST_HALF, "2025-04-01", "2025-09-30", "2025 H1" },
    { PURSUIT_PERIOD_THIS_YEAR, "2025-04-01", "2026-03-31", "2025" },
    { PURSUIT_PERIOD_LAST_YEAR, "2024-04-01", "2025-03-31", "2024" },
  };
  PursuitDay february = pursuit_day_from_ymd (2026, 2, 28), from, to, from_last, to_last;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *words = pursuit_period_words (expected[i].preset, february, 4);

      pursuit_period_resolve (expected[i].preset, february, 4, &from, &to);
      g_assert_cmpint (from, ==, pursuit_day_parse_iso (expected[i].from));
      g_assert_cmpint (to, ==, pursuit_day_parse_iso (expected[i].to));
      g_assert_cmpstr (words, ==, expected[i].words);
    }
  for (int first = 1; first <= 12; first++)
    for (PursuitDay today = february; today < february + 400; today += 13)
      for (PursuitPeriodPreset preset = 0; preset < PURSUIT_PERIOD_ALL; preset += 2)
        {
          int year, month, day;

          pursuit_period_resolve (preset, today, first, &from, &to);
          pursuit_period_resolve (preset + 1, today, first, &from_last, &to_last);
          g_assert_true (from <= today && today <= to);
          g_assert_cmpint (to_last + 1, ==, from);
          pursuit_day_to_ymd (from, &year, &month, &day);
          g_assert_cmpint (day, ==, 1);
          g_assert_cmpint ((month - first + 12) % (preset < 2 ? 3 : preset < 4 ? 6 : 12), ==, 0);
        }
}

static void
test_since (void)
{
  PursuitDay march = pursuit_day_from_ymd (2026, 3, 31);

  g_assert_cmpint (pursuit_since_resolve (PURSUIT_SINCE_MONTH_BEGAN, march, 4), ==, 0);
  g_assert_cmpint (pursuit_since_resolve (PURSUIT_SINCE_LAST_WEEK, march, 4), ==, march - 7);
  /* a shorter month ends before */
  g_assert_cmpint (pursuit_since_resolve (PURSUIT_SINCE_LAST_MONTH, march, 4), ==,
                   pursuit_day_from_ymd (2026, 2, 28));
  g_assert_cmpint (pursuit_since_resolve (PURSUIT_SINCE_LAST_MONTH, march + 15, 4), ==,
                   pursuit_day_from_ymd (2026, 3, 15));
  g_assert_cmpint (pursuit_since_resolve (PURSUIT_SINCE_QUARTER_BEGAN, march, 2), ==,
                   pursuit_day_from_ymd (2026, 2, 1));
  g_assert_cmpint (pursuit_since_resolve (PURSUIT_SINCE_YEAR_BEGAN, march, 4), ==,
                   pursuit_day_from_ymd (2025, 4, 1));
}

/* Names from outside may hold anything; nothing of it may break a format. */
static void
test_hostile_names (void)
{
  g_autoptr (PursuitFunnelResult) result = sample_funnel (PURSUIT_FUNNEL_COHORT, FALSE);
  g_autoptr (PursuitReport) report = NULL;
  g_autofree char *lengthy = g_strnfill (10000, 'W');
  PursuitReportParams params = { .from = PURSUIT_DAY_NONE, .to = PURSUIT_DAY_NONE };
  PursuitReportNames names = { .database = (char *) "<a>&\xff", .owner = lengthy, .today = 20000 };
  PursuitReportOutput output = output_for (FALSE);

  g_free (result->stages[0].name);
  result->stages[0].name = g_strdup ("<b>&\xff\u202e\x01");
  g_free (result->stages[1].name);
  result->stages[1].name = g_strdup (lengthy);
  report = pursuit_funnel_report_new_for_result (result, NULL, &params, &names);
  output.dpi = 36;
  for (PursuitReportFormat format = 0; format < PURSUIT_N_REPORT_FORMATS; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pursuit_report_render (report, format, &output, &error);

      g_assert_no_error (error);
      g_assert_cmpint (g_bytes_get_size (bytes), >, 100);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/csv/exact", test_csv);
  g_test_add_func ("/report/compared/csv", test_compared_csv);
  g_test_add_func ("/report/compared/words", test_compared_words);
  g_test_add_func ("/report/compared/json", test_compared_json);
  g_test_add_func ("/report/pdf/params", test_pdf_params);
  g_test_add_func ("/report/compared/pdf", test_pdf_compared);
  g_test_add_func ("/report/csv/quoting", test_csv_quoting);
  g_test_add_func ("/report/json", test_json);
  g_test_add_func ("/report/pdf/text", test_pdf);
  g_test_add_func ("/report/pdf/chinese", test_pdf_chinese);
  g_test_add_func ("/report/svg", test_svg);
  g_test_add_func ("/report/png", test_png);
  g_test_add_func ("/report/save", test_save);
  g_test_add_func ("/report/words", test_words);
  g_test_add_func ("/report/periods", test_periods);
  g_test_add_func ("/report/fiscal-periods", test_fiscal_periods);
  g_test_add_func ("/report/since", test_since);
  g_test_add_func ("/report/hostile-names", test_hostile_names);
  return g_test_run ();
}
