/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-file.h"

#include "pursuit-company.h"

static int
find_item (const char *code)
{
  const PursuitFile *file = pursuit_company_file ();

  for (gsize i = 0; i < file->n_items; i++)
    {
      if (g_str_equal (file->items[i].code, code))
        return (int) i;
    }
  return -1;
}

/* The weights are percents, each code has a name, rows have an entity and fields are the company's. */
static void
test_items (void)
{
  const PursuitFile *file = pursuit_company_file ();
  guint total = 0;

  g_assert_cmpuint (file->n_items, <=, 64);
  for (gsize i = 0; i < file->n_items; i++)
    {
      const PursuitFileItem *item = &file->items[i];
      total += item->weight;
      g_assert_nonnull (pursuit_company_file_label (item));
      g_assert_true (pursuit_choice_is_valid (PURSUIT_COMPANY_FILE, item->code));
      if (item->field == PURSUIT_FILE_ROWS)
        g_assert_nonnull (pursuit_entity_find (item->entity));
      else
        g_assert_cmpstr (PURSUIT_COMPANY_ENTITY.fields[item->field].name, ==, item->code);
    }
  g_assert_cmpuint (total, ==, 100);
  for (gsize i = 0; PURSUIT_COMPANY_FILE[i].code != NULL; i++)
    g_assert_cmpint (find_item (PURSUIT_COMPANY_FILE[i].code), >=, 0);
}

static void
test_measure (void)
{
  const PursuitFile *file = pursuit_company_file ();
  g_autoptr (PursuitCompany) company = g_object_new (PURSUIT_TYPE_COMPANY, NULL);
  PursuitRecord *record = PURSUIT_RECORD (company);
  guint64 products = G_GUINT64_CONSTANT (1) << find_item ("products");

  g_assert_cmpuint (pursuit_file_percent (file, pursuit_file_measure (file, record, 0, NULL)), ==, 0);
  pursuit_record_set_text (record, PURSUIT_COMPANY_INDUSTRY, "Steel");
  pursuit_record_set_text (record, PURSUIT_COMPANY_PHONE, "  ");
  g_assert_cmpuint (pursuit_file_percent (file, pursuit_file_measure (file, record, 0, NULL)), ==, 4);
  g_assert_cmpuint (pursuit_file_percent (file, pursuit_file_measure (file, record, products, NULL)), ==, 14);
  /* known to be none is known; parts of codes are no codes */
  g_assert_cmpuint (pursuit_file_percent (file,
                                          pursuit_file_measure (file, record, products, "website,problems")),
                    ==, 22);
  g_assert_cmpuint (pursuit_file_percent (file, pursuit_file_measure (file, record, products, "web,problem")),
                    ==, 14);
  g_assert_cmpuint (pursuit_file_percent (file, G_MAXUINT64), ==, 100);
}

static void
test_gaps (void)
{
  const PursuitFile *file = pursuit_company_file ();
  guint gaps[5] = { 0 };
  guint64 known = G_GUINT64_CONSTANT (1) << find_item ("people");

  g_assert_cmpuint (pursuit_file_gaps (file, known, 5, gaps), ==, 5);
  g_assert_cmpstr (file->items[gaps[0]].code, ==, "products");
  g_assert_cmpstr (file->items[gaps[1]].code, ==, "spend");
  g_assert_cmpstr (file->items[gaps[2]].code, ==, "our_share");
  g_assert_cmpstr (file->items[gaps[3]].code, ==, "rivals");
  g_assert_cmpstr (file->items[gaps[4]].code, ==, "plans");
  known = ~(G_GUINT64_CONSTANT (1) << find_item ("founded"));
  g_assert_cmpuint (pursuit_file_gaps (file, known, 5, gaps), ==, 1);
  g_assert_cmpstr (file->items[gaps[0]].code, ==, "founded");
  g_assert_cmpuint (pursuit_file_gaps (file, G_MAXUINT64, 5, gaps), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company-file/items", test_items);
  g_test_add_func ("/company-file/measure", test_measure);
  g_test_add_func ("/company-file/gaps", test_gaps);
  return g_test_run ();
}
