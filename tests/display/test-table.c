/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smart table: columns, order, selection, editing in cells, copying, groups, conditions and letters. */

#include "pursuit-condition-form.h"
#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-activities-page.h"
#include "pursuit-activity.h"
#include "pursuit-bulk-set.h"
#include "pursuit-cell-editor.h"
#include "pursuit-choice-editor.h"
#include "pursuit-column-chooser.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company.h"
#include "pursuit-custom-field.h"
#include "pursuit-customers-page.h"
#include "pursuit-field-dialog.h"
#include "pursuit-fields-dialog.h"
#include "pursuit-letter-rail.h"
#include "pursuit-locate-button.h"
#include "pursuit-part-list.h"
#include "pursuit-recycler.h"
#include "pursuit-table-export.h"
#include "pursuit-table-group.h"
#include "pursuit-table-row.h"
#include "pursuit-view-menu.h"

#define ROW_HEIGHT 36

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitListView *view;
  PursuitTable *table;
  PursuitTableColumns *columns;
  PursuitList *list;
} Fixture;

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static gboolean
is_loaded (Fixture *fixture)
{
  return pursuit_list_is_loaded (fixture->list);
}

static gint64
query_int (Fixture *fixture, const char *sql)
{
  g_autofree char *text = pursuit_test_query (fixture->path, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("table-%d.db", number++);
  PursuitPage *page;

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  page = pursuit_window_show_page (fixture->window, "customers");
  fixture->view = pursuit_customers_page_get_view (PURSUIT_CUSTOMERS_PAGE (page));
  fixture->table = pursuit_list_view_get_table (fixture->view);
  fixture->columns = pursuit_table_get_columns (fixture->table);
  fixture->list = pursuit_table_get_list (fixture->table);
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) > 0);
  pursuit_table_columns_reset (fixture->columns);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

/* Presses a key as the focused row of the table sees it. */
static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  pursuit_test_press (pursuit_test_find (fixture->table, PURSUIT_TYPE_RECYCLER, NULL), key, modifiers);
}

static guint
count_selected (Fixture *fixture)
{
  return pursuit_table_selection_count (pursuit_table_get_selection (fixture->table), count (fixture));
}

/* Menu */

/* When the menu of a row goes, the focus is on the row again, and not on the letters beside the list. */
static void
test_menu_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *recycler = pursuit_test_find (fixture->table, PURSUIT_TYPE_RECYCLER, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (recycler);
  GtkWidget *menu, *row, *focus;
  gint64 id = pursuit_list_get_id_at (fixture->list, 3);

  pursuit_test_wait_for ((row = pursuit_table_get_row (fixture->table, id)) != NULL &&
                         gtk_widget_get_height (row) > 0);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, 200., 3.5 * ROW_HEIGHT);
    }
  pursuit_test_wait_for ((menu = pursuit_test_find (fixture->table, GTK_TYPE_POPOVER_MENU, NULL)) != NULL &&
                         gtk_widget_get_mapped (menu));
  pursuit_test_settle (50);
  gtk_popover_popdown (GTK_POPOVER (menu));
  pursuit_test_wait_for (!gtk_widget_get_mapped (menu));
  pursuit_test_settle (100);
  row = pursuit_table_get_row (fixture->table, id);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
  g_assert_cmpint (pursuit_table_get_selected (fixture->table), ==, id);
}

/* Columns */

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  guint fields[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_PHONE, PURSUIT_COMPANY_REGION };
  PursuitColumn column = { PURSUIT_COMPANY_NAME, 200 };
  g_autoptr (PursuitTableColumns) again = NULL;
  int x, width;

  pursuit_table_columns_show (fixture->columns, fields, G_N_ELEMENTS (fields));
  pursuit_table_columns_move (fixture->columns, 2, 1);
  pursuit_table_columns_set_frozen (fixture->columns, 1);
  pursuit_test_wait_for (pursuit_test_sees (fixture->table, "Phone"));
  g_assert_false (pursuit_test_sees (fixture->table, "Industry"));

  /* The next start shows the same. */
  again = pursuit_table_columns_new ("customers", &PURSUIT_COMPANY_ENTITY, &column, 1);
  pursuit_table_columns_set_choosable (again);
  g_assert_cmpuint (pursuit_table_columns_get_count (again), ==, 3);
  g_assert_cmpuint (pursuit_table_columns_get (again, 1)->field, ==, PURSUIT_COMPANY_REGION);
  g_assert_cmpuint (pursuit_table_columns_get_frozen (again), ==, 1);

  /* Scrolled sideways, what is frozen stays and the rest moves. */
  pursuit_table_columns_set_scroll (again, 30);
  pursuit_table_columns_place_seen (again, 0, 0, FALSE, &x, &width);
  g_assert_cmpint (x, ==, 0);
  pursuit_table_columns_place_seen (again, 1, 0, FALSE, &x, &width);
  g_assert_cmpint (x, ==, pursuit_table_columns_get_frozen_edge (again, 0) - 30);
}

/* The bar below the rows comes and goes with the columns. Rows that are then left without a place are not
 * drawn any more, and GTK warns of them, which ends the test. */
static void
test_columns_sideways (Fixture *fixture, gconstpointer data)
{
  guint few[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_PHONE };
  GtkWidget *recycler = pursuit_test_find (fixture->table, PURSUIT_TYPE_RECYCLER, NULL);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_parent (recycler));
  GtkWidget *bar = gtk_scrolled_window_get_hscrollbar (scroller);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pursuit_table_columns_get_n_known (fixture->columns); i++)
    g_array_append_val (all, pursuit_table_columns_get_known (fixture->columns, i)->field);
  for (guint i = 0; i < 3; i++)
    {
      pursuit_table_columns_show (fixture->columns, few, G_N_ELEMENTS (few));
      pursuit_test_wait_for (!gtk_widget_get_mapped (bar));
      pursuit_test_settle (100);
      pursuit_table_columns_show (fixture->columns, (const guint *) (gpointer) all->data, all->len);
      pursuit_test_wait_for (gtk_widget_get_mapped (bar));
      pursuit_test_settle (100);
      pursuit_table_columns_set_width (fixture->columns, 1, 200 + (int) i);
      pursuit_test_settle (100);
    }
}

/* The day of the next step and what it is about are two columns: one can tell which of them to tick. */
static void
test_column_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chooser =
      GTK_WIDGET (pursuit_column_chooser_new (GTK_WINDOW (fixture->window), fixture->columns));
  GtkWidget *row = gtk_widget_get_ancestor (pursuit_test_find (chooser, GTK_TYPE_LABEL, "Protected until"),
                                            ADW_TYPE_ACTION_ROW);
  guint n_days = 0, n_subjects = 0;

  for (row = gtk_widget_get_first_child (gtk_widget_get_parent (row)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      n_days += g_str_equal (title, "Next step");
      n_subjects += g_str_equal (title, "Subject of the next step");
    }
  g_assert_cmpuint (n_days, ==, 1);
  g_assert_cmpuint (n_subjects, ==, 1);
  gtk_window_destroy (GTK_WINDOW (chooser));
}

/* A column far down is ticked where it stands: the focus is still there, and so is what one sees. */
static void
test_column_chooser (Fixture *fixture, gconstpointer data)
{
  PursuitColumnChooser *chooser = pursuit_column_chooser_new (GTK_WINDOW (fixture->window), fixture->columns);
  guint shown = pursuit_table_columns_get_count (fixture->columns);
  GtkWidget *row, *check, *scroller;
  GtkAdjustment *adjustment;
  double scroll;

  gtk_window_present (GTK_WINDOW (chooser));
  row = gtk_widget_get_ancestor (pursuit_test_find (chooser, GTK_TYPE_LABEL, "Protected until"),
                                 ADW_TYPE_ACTION_ROW);
  check = pursuit_test_find (row, GTK_TYPE_CHECK_BUTTON, NULL);
  scroller = pursuit_test_find (chooser, GTK_TYPE_SCROLLED_WINDOW, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  pursuit_test_wait_for (gtk_widget_get_mapped (check) && gtk_widget_get_height (row) > 0);
  gtk_widget_grab_focus (check);
  pursuit_test_wait_for (gtk_adjustment_get_value (adjustment) > 0);
  scroll = gtk_adjustment_get_value (adjustment);

  gtk_widget_activate (check);
  g_assert_cmpuint (pursuit_table_columns_get_count (fixture->columns), ==, shown + 1);
  pursuit_test_settle (100);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (chooser)) == check);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, scroll);
  gtk_widget_activate (check);
  g_assert_cmpuint (pursuit_table_columns_get_count (fixture->columns), ==, shown);
  gtk_window_destroy (GTK_WINDOW (chooser));
}

/* How often rows beside each other meet @condition, x above y. */
static gint64
count_neighbours (Fixture *fixture, const char *condition)
{
  g_autoptr (GString) sql = g_string_new ("WITH o (n, id) AS (VALUES ");

  for (guint i = 0; i < count (fixture); i++)
    g_string_append_printf (sql, "%s(%u, %" G_GINT64_FORMAT ")", i ? ", " : "", i,
                            pursuit_list_get_id_at (fixture->list, i));
  g_string_append_printf (
      sql,
      ") SELECT count(*) FROM o a JOIN o b ON b.n = a.n + 1 JOIN company x ON x.id = a.id "
      "JOIN company y ON y.id = b.id WHERE %s",
      condition);
  return query_int (fixture, sql->str);
}

static void
test_sort_by_two (Fixture *fixture, gconstpointer data)
{
  guint industry = (guint) pursuit_table_columns_find (fixture->columns, PURSUIT_COMPANY_INDUSTRY);
  guint name = (guint) pursuit_table_columns_find (fixture->columns, PURSUIT_COMPANY_NAME);
  gint64 n_industries = query_int (fixture, "SELECT count(DISTINCT industry) FROM company");
  gboolean descending;

  pursuit_table_columns_toggle_sort (fixture->columns, industry, FALSE);
  pursuit_table_columns_toggle_sort (fixture->columns, name, TRUE);
  pursuit_table_columns_toggle_sort (fixture->columns, name, TRUE);
  g_assert_cmpuint (pursuit_table_columns_get_sort_rank (fixture->columns, name, &descending), ==, 2);
  g_assert_true (descending);
  pursuit_test_wait_for (is_loaded (fixture));
  g_assert_cmpint (count_neighbours (fixture, "x.industry <> y.industry"), ==, n_industries - 1);
  g_assert_cmpint (count_neighbours (fixture, "x.industry = y.industry AND x.sort_key < y.sort_key"), ==, 0);
  g_assert_cmpint (count_neighbours (fixture, "x.industry = y.industry AND x.sort_key > y.sort_key"), >, 0);
}

/* Selection */

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  PursuitTableSelection *selection = pursuit_table_get_selection (fixture->table);
  gint64 third = pursuit_list_get_id_at (fixture->list, 2);

  pursuit_test_wait_for (pursuit_table_get_row (fixture->table, third) != NULL);
  pursuit_table_select (fixture->table, pursuit_list_get_id_at (fixture->list, 0));
  gtk_widget_grab_focus (pursuit_table_get_row (fixture->table, pursuit_list_get_id_at (fixture->list, 0)));
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpuint (count_selected (fixture), ==, 3);
  g_assert_true (pursuit_table_selection_has (selection, third));
  press (fixture, GDK_KEY_Up, GDK_SHIFT_MASK);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  press (fixture, GDK_KEY_space, 0);
  g_assert_cmpuint (count_selected (fixture), ==, 3);

  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_true (pursuit_table_selection_is_all (selection));
  g_assert_cmpuint (count_selected (fixture), ==, count (fixture));
  pursuit_table_selection_toggle (selection, third);
  g_assert_cmpuint (count_selected (fixture), ==, count (fixture) - 1);
  g_assert_false (pursuit_table_selection_has (selection, third));
  press (fixture, GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (count_selected (fixture), ==, 0);
}

/* The row that has the focus is selected, but nobody ticked it. */
static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  PursuitTableSelection *selection = pursuit_table_get_selection (fixture->table);
  gint64 ids[4];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ids[i] = pursuit_list_get_id_at (fixture->list, i);
      pursuit_test_wait_for (pursuit_table_get_row (fixture->table, ids[i]) != NULL);
    }
  gtk_widget_grab_focus (pursuit_table_get_row (fixture->table, ids[0]));
  g_assert_true (pursuit_table_selection_has (selection, ids[0]));
  pursuit_table_tick (fixture->table, ids[1]);
  pursuit_table_tick (fixture->table, ids[2]);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_false (pursuit_table_selection_has (selection, ids[0]));
  pursuit_table_tick (fixture->table, ids[1]);
  g_assert_cmpuint (count_selected (fixture), ==, 1);
  pursuit_table_tick (fixture->table, ids[3]);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_true (pursuit_table_selection_has (selection, ids[2]));
}

/* Cells */

static PursuitCellEditor *
edit (Fixture *fixture, gint64 id, guint field, const char *text)
{
  PursuitCellEditor *editor;
  int column = pursuit_table_columns_find (fixture->columns, field);

  pursuit_test_wait_for (pursuit_table_edit (fixture->table, id, column));
  editor = PURSUIT_CELL_EDITOR (pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL));
  g_assert_nonnull (editor);
  pursuit_cell_editor_set_text (editor, text);
  pursuit_cell_editor_commit (editor);
  return editor;
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gint64 id = pursuit_list_get_id_at (fixture->list, 1);
  g_autofree char *sql = g_strdup_printf ("SELECT region FROM company WHERE id = %" G_GINT64_FORMAT, id);
  g_autofree char *before = pursuit_test_query (fixture->path, sql);
  g_autofree char *after = NULL, *undone = NULL;

  edit (fixture, id, PURSUIT_COMPANY_REGION, "Atlantis");
  pursuit_test_wait_for (pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL) == NULL);
  after = pursuit_test_query (fixture->path, sql);
  g_assert_cmpstr (after, ==, "Atlantis");
  pursuit_test_wait_for (pursuit_test_sees (fixture->table, "Atlantis"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (!pursuit_test_sees (fixture->table, "Atlantis"));
  undone = pursuit_test_query (fixture->path, sql);
  g_assert_cmpstr (undone, ==, before);
}

/* Half a name is nobody's: no colleague is made of it, neither in a cell nor for many records. */
static void
test_half_name (Fixture *fixture, gconstpointer data)
{
  static const char members[] = "SELECT count(*) FROM member", steps[] = "SELECT count(*) FROM operation";
  gint64 id = pursuit_list_get_id_at (fixture->list, 0),
         two[] = { id, pursuit_list_get_id_at (fixture->list, 2) };
  gint64 n_members = query_int (fixture, members), n_steps = query_int (fixture, steps);
  guint fields[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_OWNER };
  g_autofree char *name =
      pursuit_test_query (fixture->path, "SELECT max(m.name) FROM member m JOIN company c "
                                         "ON c.owner_id = m.id");
  g_autofree char *half = g_strndup (name, strlen (name) - 1);
  g_autofree char *near = g_strdup_printf ("Nobody is called “%s”. Did you mean “%s”?", half, name);
  g_autofree char *owned =
      g_strdup_printf ("SELECT count(*) FROM company c JOIN member m ON m.id = c.owner_id "
                       "WHERE m.name = '%s' AND c.id IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                       name, two[0], two[1]);
  g_autoptr (PursuitListSpec) spec = NULL;
  PursuitCellEditor *editor;
  PursuitBulkSet *window;

  pursuit_table_columns_show (fixture->columns, fields, G_N_ELEMENTS (fields));
  editor = edit (fixture, id, PURSUIT_COMPANY_OWNER, half);
  pursuit_test_wait_for (pursuit_cell_editor_get_problem (editor) != NULL);
  g_assert_cmpstr (pursuit_cell_editor_get_problem (editor), ==, near);
  pursuit_cell_editor_set_text (editor, "Xyzzy");
  pursuit_cell_editor_commit (editor);
  pursuit_test_wait_for (pursuit_cell_editor_get_problem (editor) != NULL);
  g_assert_true (
      g_str_has_prefix (pursuit_cell_editor_get_problem (editor), "Nobody is called “Xyzzy”. To add"));

  pursuit_table_selection_set_ids (pursuit_table_get_selection (fixture->table), two, G_N_ELEMENTS (two));
  spec = pursuit_bulk_bar_make_spec (fixture->table);
  window = pursuit_bulk_set_new (fixture->table, spec, G_N_ELEMENTS (two));
  gtk_window_present (GTK_WINDOW (window));
  pursuit_bulk_set_choose (window, PURSUIT_COMPANY_OWNER, half);
  pursuit_bulk_set_apply (window);
  pursuit_test_wait_for (pursuit_test_sees (window, near));
  g_assert_cmpint (query_int (fixture, members), ==, n_members);
  g_assert_cmpint (query_int (fixture, steps), ==, n_steps);
  pursuit_bulk_set_choose (window, PURSUIT_COMPANY_OWNER, name);
  pursuit_bulk_set_apply (window);
  pursuit_test_wait_for (query_int (fixture, owned) == 2);
  g_assert_cmpint (query_int (fixture, members), ==, n_members);
}

static void
test_edit_refused (Fixture *fixture, gconstpointer data)
{
  gint64 id = pursuit_list_get_id_at (fixture->list, 0);
  guint fields[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_EMPLOYEES, PURSUIT_COMPANY_GRADE,
                     PURSUIT_COMPANY_PARENT };
  gint64 steps = query_int (fixture, "SELECT count(*) FROM operation");
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM company WHERE id = %" G_GINT64_FORMAT, id);
  g_autofree char *own_name = pursuit_test_query (fixture->path, sql);
  g_autofree char *sentence =
      g_strdup_printf ("%s cannot belong to %s: no company is its own parent.", own_name, own_name);
  PursuitCellEditor *editor;

  pursuit_table_columns_show (fixture->columns, fields, G_N_ELEMENTS (fields));
  editor = edit (fixture, id, PURSUIT_COMPANY_EMPLOYEES, "many");
  g_assert_nonnull (pursuit_cell_editor_get_problem (editor));
  editor = edit (fixture, id, PURSUIT_COMPANY_NAME, "");
  pursuit_test_wait_for (pursuit_cell_editor_get_problem (editor) != NULL);
  /* What is refused behind the back of the next cell is told, and leaves that one open. */
  edit (fixture, id, PURSUIT_COMPANY_PARENT, own_name);
  g_assert_true (pursuit_table_edit (fixture->table, id, 1));
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, sentence));
  g_assert_nonnull (pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL));
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM operation"), ==, steps);
  /* What is worked out cannot be written. */
  g_assert_false (pursuit_table_edit (fixture->table, id, 2));
}

/* A choice is made with the arrows and Enter, and the focus stays in the cell meanwhile. */
static void
test_edit_choice (Fixture *fixture, gconstpointer data)
{
  guint fields[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_SIZE_CLASS };
  gint64 id = pursuit_list_get_id_at (fixture->list, 1);
  g_autofree char *sql = g_strdup_printf ("SELECT size_class FROM company WHERE id = %" G_GINT64_FORMAT, id);
  g_autofree char *after = NULL;
  PursuitCellEditor *editor;
  GtkDropDown *choices;

  pursuit_table_columns_show (fixture->columns, fields, G_N_ELEMENTS (fields));
  pursuit_test_wait_for (pursuit_table_edit (fixture->table, id, 1));
  editor = PURSUIT_CELL_EDITOR (pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL));
  choices = GTK_DROP_DOWN (pursuit_test_find (editor, GTK_TYPE_DROP_DOWN, NULL));
  gtk_drop_down_set_selected (choices, 0);
  pursuit_test_press (GTK_WIDGET (choices), GDK_KEY_Up, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (choices), ==, 0);
  pursuit_test_press (GTK_WIDGET (choices), GDK_KEY_Down, 0);
  pursuit_test_press (GTK_WIDGET (choices), GDK_KEY_Down, 0);
  pursuit_test_press (GTK_WIDGET (choices), GDK_KEY_Up, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (choices), ==, 1);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (choices)));
  pursuit_test_press (GTK_WIDGET (choices), GDK_KEY_Return, 0);
  pursuit_test_wait_for (pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL) == NULL);
  after = pursuit_test_query (fixture->path, sql);
  g_assert_cmpstr (after, ==, PURSUIT_COMPANY_ENTITY.fields[PURSUIT_COMPANY_SIZE_CLASS].choices[0].code);
}

/* In the last cell of the last row too, one reads the whole of why something is refused. */
static void
test_problem_in_sight (Fixture *fixture, gconstpointer data)
{
  gint64 id = pursuit_list_get_id_at (fixture->list, count (fixture) - 1);
  guint fields[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_REGION, PURSUIT_COMPANY_EMPLOYEES };
  PursuitCellEditor *editor;
  GtkWidget *overlay, *problem;
  graphene_rect_t bounds;

  pursuit_table_columns_show (fixture->columns, fields, G_N_ELEMENTS (fields));
  pursuit_table_focus_record (fixture->table, id);
  editor = edit (fixture, id, PURSUIT_COMPANY_EMPLOYEES, "as many as there are");
  g_assert_nonnull (pursuit_cell_editor_get_problem (editor));
  problem = pursuit_test_find (editor, GTK_TYPE_LABEL, pursuit_cell_editor_get_problem (editor));
  overlay = gtk_widget_get_parent (GTK_WIDGET (editor));
  pursuit_test_wait_for (gtk_widget_get_height (problem) > 0);
  pursuit_test_settle (100);
  g_assert_true (gtk_widget_compute_bounds (problem, overlay, &bounds));
  g_assert_cmpfloat (bounds.size.width, >=, 200);
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (overlay));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (overlay));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  guint fields[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_NOTES };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  PursuitRecord *record = pursuit_record_new (&PURSUIT_COMPANY_ENTITY);
  g_autofree char *text = NULL;

  pursuit_record_set_text (record, PURSUIT_COMPANY_NAME, "A\tB");
  pursuit_record_set_text (record, PURSUIT_COMPANY_NOTES, "one\ntwo");
  g_ptr_array_add (records, record);
  pursuit_table_columns_show (fixture->columns, fields, G_N_ELEMENTS (fields));
  text = pursuit_table_copy_text (fixture->table, records);
  g_assert_cmpstr (text, ==, "Name\tNotes\nA B\tone two\n");
}

/* Groups */

/* How many rows the table has, those of groups too. */
static guint
count_shown (Fixture *fixture)
{
  GtkWidget *recycler = pursuit_test_find (fixture->table, PURSUIT_TYPE_RECYCLER, NULL);
  g_autoptr (GListModel) model = NULL;

  g_object_get (recycler, "model", &model, NULL);
  return g_list_model_get_n_items (model);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  PursuitRecycler *recycler =
      PURSUIT_RECYCLER (pursuit_test_find (fixture->table, PURSUIT_TYPE_RECYCLER, NULL));
  guint n_groups = (guint) query_int (fixture, "SELECT count(DISTINCT COALESCE(region, '')) FROM company");
  g_autoptr (GListModel) model = NULL;
  g_autoptr (PursuitTableGroup) group = NULL;

  pursuit_table_columns_set_group (fixture->columns, PURSUIT_COMPANY_REGION);
  pursuit_test_wait_for (count_shown (fixture) == n_groups);
  g_object_get (recycler, "model", &model, NULL);
  group = g_list_model_get_item (model, 0);
  g_assert_true (PURSUIT_IS_TABLE_GROUP (group));
  g_assert_cmpuint (group->count, >, 0);

  pursuit_recycler_focus_row (recycler, 0);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpuint (count_shown (fixture), ==, n_groups + group->count);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpuint (count_shown (fixture), ==, n_groups);

  pursuit_table_columns_set_group (fixture->columns, -1);
  pursuit_test_wait_for (count_shown (fixture) == count (fixture));
}

/* Conditions, search and letters */

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFilter) filter = pursuit_filter_new_group (PURSUIT_FILTER_ANY);
  guint all = count (fixture);
  guint steel = (guint) query_int (fixture, "SELECT count(*) FROM company WHERE industry = 'Steel'");
  guint either =
      (guint) query_int (fixture,
                         "SELECT count(*) FROM company WHERE industry = 'Steel' OR industry = 'Mining'");

  pursuit_filter_add (filter, pursuit_filter_new_test (PURSUIT_COMPANY_INDUSTRY, PURSUIT_OP_EQ,
                                                       (const char *const[]){ "Steel", NULL }));
  pursuit_list_view_set_filter (fixture->view, filter);
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) == steel);
  pursuit_filter_bar_add (pursuit_list_view_get_filter_bar (fixture->view),
                          pursuit_filter_new_test (PURSUIT_COMPANY_INDUSTRY, PURSUIT_OP_EQ,
                                                   (const char *const[]){ "Mining", NULL }));
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) == either);
  g_assert_cmpuint (either, >, steel);
  pursuit_list_view_set_filter (fixture->view, NULL);
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) == all);
}

static void
test_saved_view (Fixture *fixture, gconstpointer data)
{
  PursuitViewMenu *views =
      PURSUIT_VIEW_MENU (pursuit_test_find (fixture->view, PURSUIT_TYPE_VIEW_MENU, NULL));
  g_autoptr (PursuitViewMenu) again = NULL;
  guint all = count (fixture);
  guint steel = (guint) query_int (fixture, "SELECT count(*) FROM company WHERE industry = 'Steel'");
  GtkWidget *button = pursuit_test_find (views, GTK_TYPE_MENU_BUTTON, NULL);
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  GtkWidget *hint = gtk_widget_get_last_child (gtk_popover_get_child (popover));

  /* Without conditions it says why nothing can be saved. */
  g_assert_true (GTK_IS_LABEL (hint) && gtk_widget_get_visible (hint));
  pursuit_filter_bar_add (pursuit_list_view_get_filter_bar (fixture->view),
                          pursuit_filter_new_test (PURSUIT_COMPANY_INDUSTRY, PURSUIT_OP_EQ,
                                                   (const char *const[]){ "Steel", NULL }));
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) == steel);
  g_assert_false (gtk_widget_get_visible (hint));
  pursuit_view_menu_save (views, "Steel works");
  pursuit_list_view_set_filter (fixture->view, NULL);
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) == all);

  /* The next start knows it. */
  again = g_object_ref_sink (
      PURSUIT_VIEW_MENU (pursuit_view_menu_new (fixture->session, &PURSUIT_COMPANY_ENTITY)));
  g_assert_cmpuint (pursuit_view_menu_get_count (again), ==, 1);
  pursuit_view_menu_choose (views, 0);
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) == steel);
}

/* What is asked for most is asked for first: the name, not the number of a record. */
static void
test_condition_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) form =
      g_object_ref_sink (GTK_WIDGET (pursuit_condition_form_new (fixture->session, &PURSUIT_COMPANY_ENTITY)));
  GtkDropDown *field = GTK_DROP_DOWN (pursuit_test_find (form, GTK_TYPE_DROP_DOWN, NULL));

  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (field)), ==, "Name");
}

/* What the form reads when @written stands in its entry; %NULL when it refuses. */
static char *
read_amount (PursuitConditionForm *form, const char *written)
{
  GtkWidget *entry = pursuit_test_find (form, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), written);
  g_autoptr (PursuitFilter) test = pursuit_condition_form_read (form);
  return test != NULL ? g_strdup (pursuit_filter_get_value (test, 0)) : NULL;
}

/* Amounts are written in the home currency and as the user writes numbers, and kept as everywhere. */
static void
test_condition_amount (Fixture *fixture, gconstpointer data)
{
  PursuitConditionForm *form =
      g_object_ref_sink (pursuit_condition_form_new (fixture->session, &PURSUIT_COMPANY_ENTITY));

  pursuit_condition_form_choose (form, PURSUIT_COMPANY_REVENUE, PURSUIT_OP_GT, "1000");
  g_autofree char *in_short = read_amount (form, "¥3.1 M");
  g_assert_cmpstr (in_short, ==, "3100000.00");
  g_assert_null (read_amount (form, "€5"));
  g_assert_nonnull (
      pursuit_test_find (form, GTK_TYPE_LABEL, "Revenue: “€5” is an amount in another currency than CNY."));

  pursuit_test_write_numbers (TRUE);
  g_autofree char *german = read_amount (form, "1.234.567,5");
  g_assert_cmpstr (german, ==, "1234567.50");
  pursuit_condition_form_choose (form, PURSUIT_COMPANY_REVENUE, PURSUIT_OP_GT, german);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pursuit_test_find (form, GTK_TYPE_ENTRY, NULL))), ==,
                   "1234567,50");
  pursuit_test_write_numbers (FALSE);
  g_object_unref (form);
}

/* The chip of such a condition tells how amounts are compared. */
static void
test_chip_amount (Fixture *fixture, gconstpointer data)
{
  PursuitFilterBar *bar = pursuit_list_view_get_filter_bar (fixture->view);
  GtkWidget *chip;

  pursuit_filter_bar_add (bar, pursuit_filter_new_test (PURSUIT_COMPANY_REVENUE, PURSUIT_OP_GT,
                                                        (const char *const[]){ "1234567.50", NULL }));
  chip = pursuit_test_find (bar, GTK_TYPE_LABEL, "Revenue > ¥\u202f1234567.50");
  g_assert_nonnull (chip);
  chip = gtk_widget_get_ancestor (chip, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (chip), "worth in CNY"));
}

/* A cell takes numbers as the user writes them. */
static void
test_edit_amount (Fixture *fixture, gconstpointer data)
{
  const guint shown[] = { PURSUIT_COMPANY_NAME, PURSUIT_COMPANY_REVENUE };
  gint64 id = pursuit_list_get_id_at (fixture->list, 1);
  g_autofree char *sql = g_strdup_printf ("SELECT revenue FROM company WHERE id = %" G_GINT64_FORMAT, id);

  pursuit_table_columns_show (fixture->columns, shown, G_N_ELEMENTS (shown));
  pursuit_test_write_numbers (TRUE);
  edit (fixture, id, PURSUIT_COMPANY_REVENUE, "12.345,67");
  pursuit_test_wait_for (pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL) == NULL);
  g_assert_cmpint (query_int (fixture, sql), ==, 1234567);
  pursuit_test_write_numbers (FALSE);
}

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rail = pursuit_test_find (fixture->view, PURSUIT_TYPE_LETTER_RAIL, NULL);
  GtkWidget *button = pursuit_test_find (rail, GTK_TYPE_BUTTON, "D");
  GtkAdjustment *adjustment = pursuit_table_get_adjustment (fixture->table);
  gint64 before = query_int (fixture, "SELECT count(*) FROM company WHERE sort_key < 'd'");

  pursuit_test_wait_for (gtk_widget_get_sensitive (button) &&
                         gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
  g_signal_emit_by_name (button, "clicked");
  pursuit_test_wait_for (gtk_adjustment_get_value (adjustment) == (double) before * ROW_HEIGHT);
  pursuit_test_wait_for (gtk_widget_has_css_class (button, "marked"));
  /* Whoever looks for an activity knows its day. */
  g_assert_null (pursuit_test_find (pursuit_window_show_page (fixture->window, "activities"),
                                    PURSUIT_TYPE_LETTER_RAIL, NULL));
}

/* Several rows at once */

static void
test_bulk (Fixture *fixture, gconstpointer data)
{
  PursuitTableSelection *selection = pursuit_table_get_selection (fixture->table);
  gint64 spared = pursuit_list_get_id_at (fixture->list, 3);
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM company WHERE region = 'Atlantis' AND id <> %" G_GINT64_FORMAT,
                       spared);
  gint64 steps = query_int (fixture, "SELECT count(*) FROM operation");
  /* what its owner holds alone nobody else changes: it is left out, and told */
  gint64 held = query_int (fixture, "SELECT sum(exclusive) FROM company");
  g_autofree char *told = g_strdup_printf ("%u selected", count (fixture) - 1);
  g_autoptr (PursuitListSpec) spec = NULL;
  PursuitBulkSet *window;

  pursuit_table_selection_set_all (selection);
  pursuit_table_selection_toggle (selection, spared);
  pursuit_test_wait_for (pursuit_test_sees (fixture->view, told));
  spec = pursuit_bulk_bar_make_spec (fixture->table);
  window = pursuit_bulk_set_new (fixture->table, spec, count_selected (fixture));
  gtk_window_present (GTK_WINDOW (window));
  /* Without a value the button says that the field is emptied, and Enter does nothing. */
  pursuit_bulk_set_choose (window, PURSUIT_COMPANY_OWNER, NULL);
  g_assert_nonnull (pursuit_test_find (window, GTK_TYPE_BUTTON, "_Empty"));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (window)));
  pursuit_bulk_set_choose (window, PURSUIT_COMPANY_REGION, "Atlantis");
  g_assert_null (pursuit_test_find (window, GTK_TYPE_BUTTON, "_Empty"));
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (window)) ==
                 pursuit_test_find (window, GTK_TYPE_BUTTON, "_Set"));
  pursuit_bulk_set_apply (window);
  pursuit_test_wait_for (query_int (fixture, sql) == (gint64) count (fixture) - 1 - held);
  g_assert_cmpint (held, ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM company WHERE region = 'Atlantis'"), ==,
                   (gint64) count (fixture) - 1 - held);
  /* One step, which undo takes back as a whole. */
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM operation"), ==, steps + 1);
  pursuit_test_wait_for (pursuit_session_get_undo_label (fixture->session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (query_int (fixture, sql) == 0);
}

static void
test_bulk_delete (Fixture *fixture, gconstpointer data)
{
  PursuitTableSelection *selection = pursuit_table_get_selection (fixture->table);
  gint64 ids[] = { pursuit_list_get_id_at (fixture->list, 0), pursuit_list_get_id_at (fixture->list, 2) };
  guint before = count (fixture);

  pursuit_table_selection_set_ids (selection, ids, G_N_ELEMENTS (ids));
  pursuit_test_wait_for (pursuit_test_sees (fixture->view, "2 selected"));
  pursuit_test_click (fixture->view, "_Delete");
  pursuit_test_wait_for (count (fixture) == before - 2);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM company"), ==, before - 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (count (fixture) == before);
}

/* What is no longer listed is not selected either, and the bar below does not count it. */
static void
test_selection_gone (Fixture *fixture, gconstpointer data)
{
  PursuitTableSelection *selection = pursuit_table_get_selection (fixture->table);
  gint64 ids[] = { pursuit_list_get_id_at (fixture->list, 0), pursuit_list_get_id_at (fixture->list, 2),
                   pursuit_list_get_id_at (fixture->list, 4) };
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_COMPANY_ENTITY, ids[1]);

  pursuit_test_wait_for (pursuit_table_get_row (fixture->table, ids[0]) != NULL);
  gtk_widget_grab_focus (pursuit_table_get_row (fixture->table, ids[0]));
  pursuit_table_selection_set_ids (selection, ids, G_N_ELEMENTS (ids));
  pursuit_test_wait_for (pursuit_test_sees (fixture->view, "3 selected"));
  pursuit_window_run (fixture->window, command, NULL, NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->view, "2 selected"));
  g_assert_false (pursuit_table_selection_has (selection, ids[1]));
  g_assert_true (pursuit_table_selection_has (selection, ids[2]));
}

/* What is shown goes into a file: these columns, these rows. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  guint fields[] = { PURSUIT_COMPANY_REGION, PURSUIT_COMPANY_NAME };
  g_autofree char *path = pursuit_test_path ("shown.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;

  pursuit_table_columns_show (fixture->columns, fields, G_N_ELEMENTS (fields));
  pursuit_list_view_search (fixture->view, "Steel");
  pursuit_test_wait_for (is_loaded (fixture) && count (fixture) > 0 && count (fixture) < 60);
  pursuit_table_export_to (fixture->table, PURSUIT_TABLE_CSV, file);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "“shown.csv” is written"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_assert_true (g_str_has_suffix (lines[0], "Region,Name"));
  g_assert_cmpuint (g_strv_length (lines), ==, count (fixture) + 2);
  first = pursuit_test_query (fixture->path, "SELECT name FROM company WHERE name LIKE '%steel%' "
                                             "ORDER BY sort_key LIMIT 1");
  g_assert_true (g_str_has_suffix (lines[1], first));
}

/* From one customer without a contact to the next, and to the one that was edited last. */
static void
test_locate (Fixture *fixture, gconstpointer data)
{
  PursuitLocateButton *locate =
      PURSUIT_LOCATE_BUTTON (pursuit_test_find (fixture->view, PURSUIT_TYPE_LOCATE_BUTTON, NULL));
  gint64 id = pursuit_list_get_id_at (fixture->list, count (fixture) - 1), first, second;

  edit (fixture, id, PURSUIT_COMPANY_REGION, "Atlantis");
  pursuit_test_wait_for (pursuit_test_sees (fixture->table, "Atlantis"));
  pursuit_table_select (fixture->table, pursuit_list_get_id_at (fixture->list, 0));
  pursuit_locate_button_go (locate, "edited");
  pursuit_test_wait_for (pursuit_table_get_selected (fixture->table) == id);

  pursuit_table_select (fixture->table, 0);
  pursuit_locate_button_go (locate, "late");
  pursuit_test_wait_for (pursuit_table_get_selected (fixture->table) != 0);
  first = pursuit_table_get_selected (fixture->table);
  pursuit_locate_button_open (locate); /* the same state again */
  pursuit_test_wait_for (pursuit_table_get_selected (fixture->table) != first);
  second = pursuit_table_get_selected (fixture->table);
  g_assert_cmpint (pursuit_list_find_id (fixture->list, second), >,
                   pursuit_list_find_id (fixture->list, first));
}

/* What is to be done: the row that is found is in the state that was looked for, and not done yet. */
static void
test_locate_activity (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *state, *sign;
  } states[] = { { "overdue", "<" }, { "today", "=" } };
  g_autofree char *today = pursuit_day_to_iso (pursuit_session_get_today (fixture->session));
  PursuitPage *page = pursuit_window_show_page (fixture->window, "activities");
  PursuitTable *table = pursuit_activities_page_get_table (PURSUIT_ACTIVITIES_PAGE (page));
  PursuitLocateButton *locate;

  pursuit_test_wait_for (pursuit_page_is_ready (page));
  locate = PURSUIT_LOCATE_BUTTON (pursuit_test_find (page, PURSUIT_TYPE_LOCATE_BUTTON, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *found = NULL;

      pursuit_table_select (table, 0);
      pursuit_test_wait_for (pursuit_table_get_selected (table) == 0);
      pursuit_locate_button_go (locate, states[i].state);
      pursuit_test_wait_for (pursuit_table_get_selected (table) != 0);
      found =
          g_strdup_printf ("SELECT count(*) FROM activity WHERE id = %d AND done IS NULL AND planned %s '%s'",
                           (int) pursuit_table_get_selected (table), states[i].sign, today);
      g_assert_cmpint (query_int (fixture, found), ==, 1);
    }
}

/* Fields of their own: users define one in the dialog, fill it in a cell, and take both back. */

/* Fills the dialog for a field with @label and saves it. */
static void
define_field (const char *label, guint type, const char *const *choices)
{
  GtkWidget *dialog = pursuit_test_find_window (PURSUIT_TYPE_FIELD_DIALOG);
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
  GtkWidget *row = pursuit_form_get_row (form, PURSUIT_CUSTOM_FIELD_TYPE);

  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_CUSTOM_FIELD_LABEL)), label);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), type);
  row = pursuit_test_find (pursuit_test_find (dialog, PURSUIT_TYPE_CHOICE_EDITOR, NULL), ADW_TYPE_ENTRY_ROW,
                           NULL);
  for (guint i = 0; choices[i] != NULL; i++, row = gtk_widget_get_next_sibling (row))
    gtk_editable_set_text (GTK_EDITABLE (row), choices[i]);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_FIELD_DIALOG) == NULL);
}

static void
test_custom_field (Fixture *fixture, gconstpointer data)
{
  static const char *const choices[] = { "Gold = best", "Silver", NULL };
  gint64 id = pursuit_list_get_id_at (fixture->list, 1);
  guint known = pursuit_table_columns_get_n_known (fixture->columns);
  g_autofree char *sql = g_strdup_printf ("SELECT custom_5 FROM company WHERE id = %" G_GINT64_FORMAT, id);
  g_autofree char *after = NULL, *undone = NULL, *text = NULL;
  g_autofree char *path = pursuit_test_path ("custom.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *fields, *editor;
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (fixture->window, NULL);
  PursuitForm *form = pursuit_record_dialog_get_form (dialog);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_COMPANY_NAME)), "Not saved");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.fields", NULL);
  fields = pursuit_test_find_window (PURSUIT_TYPE_FIELDS_DIALOG);
  g_assert_nonnull (fields);
  g_signal_emit_by_name (pursuit_test_find (fields, PURSUIT_TYPE_PART_LIST, NULL), "add");
  define_field ("Club = 俱乐部 & Co", 4, choices);
  pursuit_test_wait_for (pursuit_test_sees (fields, "Club = 俱乐部 & Co"));
  g_assert_true (pursuit_test_sees (fields, "Choice: Gold = best · Silver"));
  g_assert_cmpuint (pursuit_table_columns_get_n_known (fixture->columns), ==, known + 1);

  /* it is a column, and a cell takes it */
  guint field = pursuit_table_columns_get_known (fixture->columns, known)->field;
  guint shown[] = { PURSUIT_COMPANY_NAME, field };
  g_assert_cmpstr (pursuit_table_columns_get_known_title (fixture->columns, known), ==, "Club = 俱乐部 & Co");
  /* and in a form that is open, which keeps what was written */
  pursuit_test_wait_for (pursuit_form_get_row (form, field) != NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_form_get_row (form, field)), 1);
  pursuit_table_columns_show (fixture->columns, shown, G_N_ELEMENTS (shown));
  pursuit_test_wait_for (pursuit_table_edit (fixture->table, id, 1));
  editor = pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (pursuit_test_find (editor, GTK_TYPE_DROP_DOWN, NULL)), 2);
  pursuit_cell_editor_commit (PURSUIT_CELL_EDITOR (editor));
  /* the editor shows the word before it is kept, and goes when it is */
  pursuit_test_wait_for (pursuit_test_find (fixture->table, PURSUIT_TYPE_CELL_EDITOR, NULL) == NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->table, "Silver"));
  after = pursuit_test_query (fixture->path, sql);
  g_assert_cmpstr (after, ==, "silver");
  pursuit_table_export_to (fixture->table, PURSUIT_TABLE_CSV, file);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "“custom.csv” is written"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Name,Club = 俱乐部 & Co\r\n"));
  g_assert_nonnull (strstr (text, ",Silver\r\n"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (!pursuit_test_sees (fixture->table, "Silver"));
  undone = pursuit_test_query (fixture->path, sql);
  g_assert_cmpstr (undone, !=, "silver");

  /* a retired field is no column; brought back it stands where it stood */
  g_signal_emit_by_name (pursuit_test_find (fields, PURSUIT_TYPE_PART_LIST, NULL), "retire",
                         query_int (fixture, "SELECT max (id) FROM custom_field"));
  pursuit_test_wait_for (pursuit_table_columns_get_n_known (fixture->columns) == known);
  pursuit_test_wait_for (pursuit_test_sees (fields, "Retired"));
  g_assert_cmpint (pursuit_table_columns_find (fixture->columns, field), ==, -1);
  pursuit_test_wait_for (pursuit_form_get_row (form, field) == NULL);
  g_assert_true (pursuit_form_is_changed (form));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (pursuit_table_columns_get_n_known (fixture->columns) == known + 1);
  g_assert_cmpint (pursuit_table_columns_find (fixture->columns, field), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (pursuit_table_columns_get_n_known (fixture->columns) == known);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM custom_field WHERE label LIKE 'Club%'"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (fields));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/table/menu-focus", test_menu_focus },
    { "/table/columns", test_columns },
    { "/table/columns-sideways", test_columns_sideways },
    { "/table/column-names", test_column_names },
    { "/table/column-chooser", test_column_chooser },
    { "/table/sort-by-two", test_sort_by_two },
    { "/table/selection", test_selection },
    { "/table/ticks", test_ticks },
    { "/table/edit", test_edit },
    { "/table/half-name", test_half_name },
    { "/table/edit-refused", test_edit_refused },
    { "/table/edit-choice", test_edit_choice },
    { "/table/problem-in-sight", test_problem_in_sight },
    { "/table/copy", test_copy },
    { "/table/groups", test_groups },
    { "/table/filter", test_filter },
    { "/table/condition-form", test_condition_form },
    { "/table/condition-amount", test_condition_amount },
    { "/table/chip-amount", test_chip_amount },
    { "/table/edit-amount", test_edit_amount },
    { "/table/letters", test_letters },
    { "/table/saved-view", test_saved_view },
    { "/table/bulk", test_bulk },
    { "/table/bulk-delete", test_bulk_delete },
    { "/table/selection-gone", test_selection_gone },
    { "/table/export", test_export },
    { "/table/locate", test_locate },
    { "/table/locate-activity", test_locate_activity },
    { "/table/custom-field", test_custom_field },
  };

  pursuit_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
