/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The work of one frame while a smart table of 1,000,000 companies scrolls: 40 pixels a frame (a hand on the
 * wheel), 1,500 (a fling: every row is new), and the scroll bar dragged from the top to the end. At
 * the end the last row has to stand at the lower edge, to the pixel.
 */

#include "frames.h"

#include "pursuit-company.h"
#include "pursuit-recycler.h"
#include "pursuit-table-row.h"
#include "pursuit-table.h"
#include "widget-test.h"

enum
{
  N_ROWS = 1000000,
  N_FRAMES = 300
};

/* A model that makes a row when it is looked at. */

#define COMPANIES_TYPE (companies_get_type ())
G_DECLARE_FINAL_TYPE (Companies, companies, , COMPANIES, GObject)

struct _Companies
{
  GObject parent_instance;
};

static GType
get_item_type (GListModel *model)
{
  return PURSUIT_TYPE_COMPANY;
}

static guint
get_n_items (GListModel *model)
{
  return N_ROWS;
}

static gpointer
get_item (GListModel *model, guint position)
{
  static const char *const first[] = {
    "辽宁", "Baltic", "重庆", "Hengda", "长安", "Nordic", "山西", "Anshan"
  };
  static const char *const second[] = { "钢铁", "Rail", "机械", "Paper", "石化", "Marine", "轴承" };
  static const char *const industries[] = { "Steel", "Rolling stock", "Machinery", "Paper", "Petrochemical" };
  static const char *const regions[] = { "Benxi", "Riga", "重庆", "Luoyang", "Zibo", "Datong", "Weihai" };
  PursuitRecord *record = pursuit_record_new (&PURSUIT_COMPANY_ENTITY);
  g_autofree char *name = g_strdup_printf ("%s %s %u", first[position % 8], second[position % 7], position);

  pursuit_record_set_int (record, PURSUIT_RECORD_ID, position + 1);
  pursuit_record_set_text (record, PURSUIT_COMPANY_NAME, name);
  pursuit_record_set_text (record, PURSUIT_COMPANY_INDUSTRY, industries[position % 5]);
  pursuit_record_set_text (record, PURSUIT_COMPANY_REGION, regions[position % 7]);
  pursuit_record_set_text (record, PURSUIT_COMPANY_OWNER, position % 3 ? "Zhou Qi" : "Wen Jing");
  pursuit_record_set_text (record, PURSUIT_COMPANY_GRADE,
                           (const char *const[]){ "A", "B", "C", "D" }[position % 4]);
  pursuit_record_set_text (record, PURSUIT_COMPANY_CURRENCY, "CNY");
  pursuit_record_set_int (record, PURSUIT_COMPANY_OPEN_DEALS, position % 5);
  pursuit_record_set_int (record, PURSUIT_COMPANY_OPEN_AMOUNT, (gint64) (position % 997) * 1000000);
  pursuit_record_set_int (record, PURSUIT_COMPANY_EMPLOYEES, position % 9973);
  pursuit_record_set_int (record, PURSUIT_COMPANY_LAST_CONTACT, 20700 - (int) (position % 60));
  return record;
}

static void
init_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Companies,
                               companies,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_model))

static void
companies_class_init (CompaniesClass *klass)
{
}

static void
companies_init (Companies *self)
{
}

static int
find_company (GListModel *model, gint64 id)
{
  return (int) id - 1;
}

/* Scrolling */

typedef struct
{
  GtkAdjustment *adjustment;
  double step; /* pixels a frame; 0: the whole way in the frames that there are */
} Way;

static void
scroll (double done, gpointer data)
{
  const Way *way = data;
  double end = gtk_adjustment_get_upper (way->adjustment) - gtk_adjustment_get_page_size (way->adjustment);
  double value = gtk_adjustment_get_value (way->adjustment);

  gtk_adjustment_set_value (way->adjustment, way->step > 0 ? value + way->step : end * done);
}

static void
measure (PursuitTable *table, GtkWidget *window, const char *name, double step)
{
  Way way = { pursuit_table_get_adjustment (table), step };

  gtk_adjustment_set_value (way.adjustment, 0);
  frames_measure (window, name, N_FRAMES, scroll, &way);
}

/* At the end of the way the last row is the last company, and its lower edge that of the list. */
static gboolean
is_at_end (PursuitTable *table)
{
  GtkWidget *row = pursuit_table_get_row (table, N_ROWS);
  GtkWidget *list = row ? gtk_widget_get_parent (row) : NULL;
  graphene_rect_t bounds;

  return list && gtk_widget_compute_bounds (row, list, &bounds) &&
         (int) (bounds.origin.y + bounds.size.height) == gtk_widget_get_height (list);
}

int
main (int argc, char **argv)
{
  static const PursuitColumn columns[] = {
    { PURSUIT_COMPANY_GRADE, 64 },
    { PURSUIT_COMPANY_NAME, 220, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
    { PURSUIT_COMPANY_INDUSTRY, 130 },
    { PURSUIT_COMPANY_REGION, 110 },
    { PURSUIT_COMPANY_OWNER, 110 },
    { PURSUIT_COMPANY_OPEN_DEALS, 90 },
    { PURSUIT_COMPANY_OPEN_AMOUNT, 120 },
    { PURSUIT_COMPANY_EMPLOYEES, 100 },
    { PURSUIT_COMPANY_LAST_CONTACT, 110 },
    { PURSUIT_COMPANY_CURRENCY, 80 },
  };
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (GListModel) model = g_object_new (COMPANIES_TYPE, NULL);
  GtkWidget *window;
  PursuitTable *table;

  widget_test_init (&argc, &argv);
  pursuit_session_set_today (session, 20700);
  table = pursuit_table_new_of_model (session, "bench", &PURSUIT_COMPANY_ENTITY, model, find_company, columns,
                                      G_N_ELEMENTS (columns));
  pursuit_table_columns_set_lead (pursuit_table_get_columns (table), 36);
  window = widget_test_window (GTK_WIDGET (table), 1280, 860);
  frames_wait (500);

  measure (table, window, "scroll, 40 px a frame", 40);
  measure (table, window, "fling, 1,500 px a frame", 1500);
  measure (table, window, "scroll bar to the end", 0);
  g_print ("the last row stands at the lower edge: %s\n", is_at_end (table) ? "yes" : "NO");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
