/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a chart begins, and that each company's is found again as it was left. */

#include "people-fixture.h"
#include "pursuit-company.h"
#include "pursuit-settings.h"

static gboolean
is_seen (PeopleFixture *fixture, guint index)
{
  const PursuitOrgChartLayout *layout = pursuit_org_view_get_layout (fixture->view);
  PursuitBox area = pursuit_org_view_get_area (fixture->view);
  double x = layout->tree->x[index], y = layout->tree->y[index];

  return x >= area.x0 && y >= area.y0 && x + PURSUIT_ORG_CARD_WIDTH <= area.x1 &&
         y + PURSUIT_ORG_CARD_HEIGHT <= area.y1;
}

static gboolean
is_as_begun (PeopleFixture *fixture)
{
  double scale, x, y;

  pursuit_org_view_get_place (fixture->view, &scale, &x, &y);
  return scale == 0;
}

/* Whoever stands at the top is in view, also when the view gets its size in several steps. */
static void
test_beginning (PeopleFixture *fixture, gconstpointer data)
{
  static const int sizes[][2] = { { 1280, 800 }, { 1000, 640 }, { 1200, 900 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), sizes[i][0], sizes[i][1]);
      pursuit_test_settle (400);
      g_assert_true (is_as_begun (fixture));
      g_assert_true (is_seen (fixture, pursuit_org_view_get_layout (fixture->view)->tree->order[0]));
      g_autofree char *percent =
          g_strdup_printf ("%.0f %%", pursuit_org_view_get_scale (fixture->view) * 100);
      g_assert_true (pursuit_test_sees (fixture->chart, percent));
    }
  /* What the user chose stays. */
  pursuit_org_view_pan (fixture->view, 30, 0);
  g_assert_false (is_as_begun (fixture));
}

static void
show_company (PeopleFixture *fixture, gint64 company)
{
  PursuitOrgPeople *before = pursuit_org_view_get_people (fixture->view);

  pursuit_page_show_record (PURSUIT_PAGE (fixture->page), company);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view) != before);
  pursuit_test_settle (200);
}

static void
test_kept (PeopleFixture *fixture, gconstpointer data)
{
  gint64 here = people_find_id (fixture, &PURSUIT_COMPANY_ENTITY, "Hengda Machinery");
  gint64 there = people_find_id (fixture, &PURSUIT_COMPANY_ENTITY, "Liaoning Steel");
  gint64 manager = 0;
  double scale, x, y, scale_now, x_now, y_now;
  g_autoptr (GArray) folded = NULL;
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  if (pursuit_settings_get () == NULL)
    {
      g_test_skip ("without a settings schema nothing is remembered");
      return;
    }
  for (guint i = 0; i < people->n_cards; i++)
    if (people->parent[i] >= 0 && people->n_reports[i] > 0)
      manager = people->cards[i].id;
  g_assert_cmpint (manager, !=, 0);
  g_object_set (fixture->chart, "lanes", FALSE, NULL);
  pursuit_org_view_toggle_fold (fixture->view, manager);
  pursuit_org_view_zoom_to (fixture->view, 1.25);
  pursuit_org_view_pan (fixture->view, 17, 9);
  pursuit_test_settle (300);
  pursuit_org_view_get_place (fixture->view, &scale, &x, &y);

  show_company (fixture, there);
  g_assert_true (is_as_begun (fixture));
  g_object_set (fixture->chart, "lanes", TRUE, NULL);
  show_company (fixture, here);
  g_assert_false (pursuit_org_view_get_lanes (fixture->view));
  folded = pursuit_org_view_get_folded (fixture->view);
  g_assert_cmpuint (folded->len, ==, 1);
  g_assert_cmpint (g_array_index (folded, gint64, 0), ==, manager);
  pursuit_org_view_get_place (fixture->view, &scale_now, &x_now, &y_now);
  g_assert_cmpfloat_with_epsilon (scale_now, scale, 1e-9);
  g_assert_cmpfloat_with_epsilon (x_now, x, 2);
  g_assert_cmpfloat_with_epsilon (y_now, y, 2);
  show_company (fixture, there);
  g_assert_true (pursuit_org_view_get_lanes (fixture->view));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);
  g_test_add ("/people/place/beginning", PeopleFixture, NULL, people_set_up, test_beginning,
              people_tear_down);
  g_test_add ("/people/place/kept", PeopleFixture, NULL, people_set_up, test_kept, people_tear_down);
  return g_test_run ();
}
