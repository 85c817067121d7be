/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pursuit-org-report.h"
#include "pursuit-report-pages.h"

#define N_TREES 40

/* A company of @n people, each under any earlier one. */
static PursuitReport *
make_report (guint n, guint32 seed, PursuitOrgForm form, gboolean lanes)
{
  static const char *const levels[] = { "decision", "management", "operating" };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PursuitOrgReportData) data = g_new0 (PursuitOrgReportData, 1);
  const PursuitOrgReportParams params = { .form = form, .lanes = lanes };

  for (guint i = 0; i < n; i++)
    {
      PursuitRecord *person = pursuit_record_new (&PURSUIT_PERSON_ENTITY);
      g_autofree char *name = g_strdup_printf ("P%03u", i);

      pursuit_record_set_int (person, PURSUIT_RECORD_ID, i + 1);
      pursuit_record_set_text (person, PURSUIT_PERSON_NAME, name);
      pursuit_record_set_text (person, PURSUIT_PERSON_LEVEL, levels[g_rand_int_range (random, 0, 3)]);
      pursuit_record_set_int (person, PURSUIT_PERSON_ON_CHART, 1);
      if (i > 0)
        pursuit_record_set_int (person, PURSUIT_PERSON_REPORTS_TO,
                                1 + g_rand_int_range (random, 0, MAX (i / 4, 1)));
      g_ptr_array_add (people, person);
    }
  data->people = pursuit_org_people_new (people, NULL);
  data->company = g_strdup ("Steel");
  data->today = 20000;
  return pursuit_org_report_new (data, &params);
}

/* The pages as SVG, one after the other, each with its number in a comment before it. */
static char *
draw (PursuitReport *report, gboolean landscape, guint *n_pages)
{
  const PursuitPaper paper = pursuit_paper_get (PURSUIT_PAPER_A4, landscape);
  g_autoptr (PursuitReportPages) pages =
      pursuit_report_pages_new (report, &paper, pursuit_theme_get (PURSUIT_THEME_PRINT), "en");
  GString *all = g_string_new (NULL);

  *n_pages = pursuit_report_pages_get_n_pages (pages);
  for (guint i = 0; i < *n_pages; i++)
    {
      g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (paper.width, paper.height, NULL, "en");
      g_autofree char *svg = NULL;

      pursuit_report_pages_draw (pages, i, canvas);
      svg = pursuit_canvas_finish_svg (canvas);
      g_string_append_printf (all, "<!-- page %u -->%s", i + 1, svg);
    }
  return g_string_free (all, FALSE);
}

/* Nobody is lost between the sheets, whatever the company and the form. */
static void
test_all_are_there (gconstpointer data)
{
  PursuitOrgForm form = GPOINTER_TO_INT (data);
  guint n_many = 0;

  for (guint32 seed = 1; seed <= N_TREES; seed++)
    {
      guint n = 1 + (form == PURSUIT_ORG_FORM_PAGE ? seed : seed * 3);
      g_autoptr (PursuitReport) report = make_report (n, seed, form, seed % 2);
      guint n_pages;
      g_autofree char *drawn = draw (report, seed % 3 != 0, &n_pages);

      n_many += n_pages > 1;
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf (">P%03u<", i);

          if (strstr (drawn, name) == NULL)
            g_error ("tree %u: P%03u is on none of %u pages", seed, i, n_pages);
        }
    }
  g_assert_true (form == PURSUIT_ORG_FORM_PAGE ? n_many == 0 : n_many > N_TREES / 2);
}

/* Each reference of the book names the page on which that manager's section begins. */
static void
test_references (void)
{
  guint n_references = 0;

  for (guint32 seed = 1; seed <= N_TREES; seed++)
    {
      g_autoptr (PursuitReport) report = make_report (1 + seed * 3, seed, PURSUIT_ORG_FORM_BOOK, FALSE);
      guint n_pages;
      g_autofree char *drawn = draw (report, TRUE, &n_pages);
      g_autoptr (GRegex) regex = g_regex_new (">(P\\d+) \\(page (\\d+)\\) ›", 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (regex, drawn, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL), n_references++)
        {
          g_autofree char *name = g_match_info_fetch (match, 1);
          g_autofree char *number = g_match_info_fetch (match, 2);
          g_autofree char *mark = g_strdup_printf ("<!-- page %s -->", number);
          g_autofree char *wanted = g_strdup_printf ("%s</text>", name);
          g_autofree char *going_on = g_strdup_printf ("%s · reports 1–", name);
          const char *begin = strstr (drawn, mark);
          g_autofree char *page = NULL;

          g_assert_nonnull (begin);
          page = g_strndup (begin, strstr (begin, "</svg>") - begin);
          g_assert_true (strstr (page, wanted) != NULL || strstr (page, going_on) != NULL);
        }
    }
  g_assert_cmpuint (n_references, >, 100);
}

/* A line between two people stands on the page of the book that shows both, with its words, and on no other.
 */
static void
test_lines (void)
{
  guint n_shown = 0;

  for (guint32 seed = 1; seed <= N_TREES; seed++)
    {
      guint n = 2 + seed * 3;
      g_autoptr (PursuitReport) report = make_report (n, seed, PURSUIT_ORG_FORM_BOOK, FALSE);
      PursuitOrgPeople *people = pursuit_report_get_org (report)->people;
      g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *drawn = NULL;
      const char *book;
      guint n_pages;

      people->n_relations = n - 1;
      people->relations = g_new0 (PursuitOrgRelation, n - 1);
      for (guint i = 0; i < n - 1; i++)
        {
          g_ptr_array_add (labels, g_strdup_printf ("tie%03u", i));
          people->relations[i] = (PursuitOrgRelation){ i + 1, i, i + 1, .label = labels->pdata[i] };
        }
      drawn = draw (report, TRUE, &n_pages);
      book = strstr (drawn, "<!-- page 2 -->");
      for (guint i = 0; i < n - 1; i++)
        {
          gboolean together = FALSE;
          g_autofree char *mark = g_strdup_printf (">%s<", (char *) labels->pdata[i]);
          g_autofree char *first = g_strdup_printf (">P%03u<", i);
          g_autofree char *second = g_strdup_printf (">P%03u<", i + 1);
          g_auto (GStrv) pages = g_strsplit (book, "</svg>", -1);

          for (guint k = 0; pages[k] != NULL; k++)
            {
              gboolean both = strstr (pages[k], first) != NULL && strstr (pages[k], second) != NULL;

              g_assert_cmpint (strstr (pages[k], mark) != NULL, ==, both);
              together |= both;
            }
          n_shown += together;
        }
    }
  g_assert_cmpuint (n_shown, >, 100);
}

static void
test_nobody (void)
{
  for (PursuitOrgForm form = PURSUIT_ORG_FORM_PAGE; form <= PURSUIT_ORG_FORM_BOOK; form++)
    {
      g_autoptr (PursuitReport) report = make_report (0, 1, form, TRUE);
      guint n_pages;
      g_autofree char *drawn = draw (report, TRUE, &n_pages);

      g_assert_cmpuint (n_pages, ==, 1);
      g_assert_nonnull (strstr (drawn, "Nobody is on this chart."));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/org-pages/all-are-there/page", GINT_TO_POINTER (PURSUIT_ORG_FORM_PAGE),
                        test_all_are_there);
  g_test_add_data_func ("/org-pages/all-are-there/poster", GINT_TO_POINTER (PURSUIT_ORG_FORM_POSTER),
                        test_all_are_there);
  g_test_add_data_func ("/org-pages/all-are-there/book", GINT_TO_POINTER (PURSUIT_ORG_FORM_BOOK),
                        test_all_are_there);
  g_test_add_func ("/org-pages/references", test_references);
  g_test_add_func ("/org-pages/lines", test_lines);
  g_test_add_func ("/org-pages/nobody", test_nobody);
  return g_test_run ();
}
