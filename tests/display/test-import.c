/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import's window over a real database: from the menu's action to the rows in the tables, and back. */

#include "pursuit-display-test.h"

#include <glib/gstdio.h>

#include "pursuit-company.h"
#include "pursuit-customer-command.h"
#include "pursuit-deal.h"
#include "pursuit-import-file-page.h"
#include "pursuit-import-preview-page.h"
#include "pursuit-import-result-page.h"
#include "pursuit-import-window.h"
#include "pursuit-imports-window.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-table-writer.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitImportWindow *import;
} Fixture;

static PursuitImportWindow *
find_import_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (PURSUIT_IS_IMPORT_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
open_import (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.import", NULL));
  fixture->import = find_import_window ();
  g_assert_nonnull (fixture->import);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("import-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_NONE);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  pursuit_test_wait_for (pursuit_page_is_ready (pursuit_window_get_page (fixture->window)));
  pursuit_test_settle (100);
  open_import (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->import != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->import));
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 *count = user_data;

  *count = pursuit_session_count_finish (PURSUIT_SESSION (source), result, &error);
  g_assert_no_error (error);
}

/* How many records meet @condition, or all. */
static gint64
count (Fixture *fixture, const PursuitEntity *entity, const char *condition)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  gint64 n = -1;

  if (condition != NULL)
    g_assert_true (pursuit_list_spec_where_text (spec, condition, NULL));
  pursuit_session_count_async (fixture->session, spec, NULL, counted_cb, &n);
  pursuit_test_wait_for (n >= 0);
  return n;
}

/* Whether the button that goes on can be pressed: the step's work is done. */
static gboolean
can_press (Fixture *fixture, const char *label)
{
  GtkWidget *button = pursuit_test_find (fixture->import, GTK_TYPE_BUTTON, label);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
press (Fixture *fixture, const char *label)
{
  pursuit_test_wait_for (can_press (fixture, label));
  pursuit_test_click (fixture->import, label);
}

static char *
crm_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "crm-opportunities", name, NULL);
}

/* Every guess taken as it is. */
static void
import_file (Fixture *fixture, const char *path, gboolean has_values)
{
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  if (has_values)
    {
      pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Values"));
      press (fixture, "Co_ntinue");
    }
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Result"));
}

/* The three practice files, by the guesses alone, and back by one undo each. */
static void
test_crm (Fixture *fixture, gconstpointer data)
{
  g_autofree char *accounts = crm_path ("accounts.csv");
  g_autofree char *teams = crm_path ("sales_teams.csv");
  g_autofree char *pipeline = crm_path ("sales_pipeline.csv");
  const gint64 members = count (fixture, &PURSUIT_MEMBER_ENTITY, NULL);

  import_file (fixture, accounts, FALSE);
  g_assert_true (pursuit_test_sees (fixture->import, "85 companies imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, NULL), ==, 85);
  import_file (fixture, teams, FALSE);
  g_assert_true (pursuit_test_sees (fixture->import, "35 owners imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_MEMBER_ENTITY, NULL), ==, members + 35);

  import_file (fixture, pipeline, TRUE);
  g_assert_true (pursuit_test_sees (fixture->import, "8800 deals imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, NULL), ==, 8800);
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, "outcome = won"), ==, 4238);
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, "outcome = lost"), ==, 2473);
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, "!company"), ==, 1425);
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, "!created"), ==, 500);
  g_assert_cmpint (count (fixture, &PURSUIT_MEMBER_ENTITY, NULL), ==, members + 35);

  press (fixture, "_Close");
  pursuit_test_wait_for (find_import_window () == NULL);
  fixture->import = NULL;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  pursuit_test_wait_for (count (fixture, &PURSUIT_DEAL_ENTITY, NULL) == 0);
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, NULL), ==, 85);
}

/* The user puts a stage of the file elsewhere; what is rejected is listed and can be saved. */
static void
test_values_and_rejects (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "title,stage,amount\nA,Warm,1\nB,Warm,ten\nC,Frozen,2\n";
  g_autofree char *path = pursuit_test_path ("values.csv");
  g_autofree char *target_path = pursuit_test_path ("values-rejected.csv");
  g_autoptr (GFile) target = g_file_new_for_path (target_path);
  g_autofree char *saved = NULL;
  GtkWidget *row, *page;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Warm"));
  row = pursuit_test_find (fixture->import, ADW_TYPE_ACTION_ROW, "Warm");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (pursuit_test_find (row, GTK_TYPE_DROP_DOWN, NULL)), 4);
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import, "1 row can be imported. 2 rows cannot be used."));
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 deal imported"));
  g_assert_true (pursuit_test_sees (fixture->import, "“ten” is not an amount."));
  g_assert_true (pursuit_test_sees (fixture->import, "“Frozen” is neither a stage nor an outcome."));
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, "stage = Bid"), ==, 1);

  page = pursuit_test_find (fixture->import, PURSUIT_TYPE_IMPORT_RESULT_PAGE, NULL);
  pursuit_import_result_page_save (PURSUIT_IMPORT_RESULT_PAGE (page), target, NULL, NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Saved"));
  g_assert_true (g_file_get_contents (target_path, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==,
                   "title,stage,amount,line,reason\r\n"
                   "B,Warm,ten,3,“ten” is not an amount.\r\n"
                   "C,Frozen,2,4,“Frozen” is neither a stage nor an outcome.\r\n");
}

/* A file that is no table, and one that does not tell what it holds, are said to be so; the user can go on.
 */
static void
test_problems (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = pursuit_test_path ("missing.csv");
  g_autofree char *products = crm_path ("products.csv");
  GtkWidget *kind;

  pursuit_import_window_set_file (fixture->import, missing);
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "The file “missing.csv” does not exist."));
  g_assert_false (can_press (fixture, "Co_ntinue"));

  pursuit_import_window_set_file (fixture->import, products);
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import, "The names of the columns do not tell what the file holds."));
  g_assert_false (can_press (fixture, "Co_ntinue"));

  kind = pursuit_test_find (fixture->import, ADW_TYPE_COMBO_ROW, "Its rows are");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 0);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "No column holds the name."));
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, NULL), ==, 0);
}

/* Deals come into the process that is chosen, whose stages the values are guessed anew for. */
static void
test_process (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_path ("process.csv");
  g_autofree char *condition = NULL;
  g_autoptr (GtkStringObject) second = NULL;
  GtkWidget *process;
  GListModel *names;

  g_assert_true (g_file_set_contents (path, "title,stage\nA,Contract\n", -1, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  process = pursuit_test_find (fixture->import, ADW_TYPE_COMBO_ROW, "Process");
  g_assert_nonnull (process);
  g_assert_true (pursuit_test_sees (fixture->import, "Where the deals go"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (process)), ==, 0);
  names = adw_combo_row_get_model (ADW_COMBO_ROW (process));
  g_assert_cmpuint (g_list_model_get_n_items (names), >, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (process), 1);
  second = g_list_model_get_item (names, 1);
  condition = g_strdup_printf ("process = %s", gtk_string_object_get_string (second));

  /* going forth and back keeps the choice */
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Values"));
  press (fixture, "_Back");
  process = pursuit_test_find (fixture->import, ADW_TYPE_COMBO_ROW, "Process");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (process)), ==, 1);
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Values"));
  press (fixture, "Co_ntinue");
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 deal imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, condition), ==, 1);
}

/* A person whose manager is not known is no rejected row: it is told what is missing, and nothing can be
 * saved.
 */
static void
test_warnings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_path ("people.csv");
  const char *missing =
      "The manager “Nobody” is neither in the file nor in the database, and came on the chart as "
      "somebody not known yet.";
  GtkWidget *save;

  g_assert_true (g_file_set_contents (path, "name,email,reports to\nAda,ada@x.org,Nobody\n", -1, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  g_assert_true (pursuit_test_sees (fixture->import, "How it is written"));
  g_assert_false (pursuit_test_sees (fixture->import, "Where the deals go"));
  press (fixture, "Co_ntinue");
  /* what the database knows is tried before */
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 row can be imported. New: 1. Updated: 0."));
  g_assert_cmpint (count (fixture, &PURSUIT_PERSON_ENTITY, NULL), ==, 0);
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 person imported"));
  g_assert_true (pursuit_test_sees (fixture->import, "1 row came in, but not with everything"));
  g_assert_true (pursuit_test_sees (fixture->import, missing));
  save = pursuit_test_find (fixture->import, GTK_TYPE_BUTTON, "_Save Rejected Rows…");
  g_assert_true (save == NULL || !gtk_widget_get_mapped (save));
  /* Nobody is on the chart too */
  g_assert_cmpint (count (fixture, &PURSUIT_PERSON_ENTITY, NULL), ==, 2);
}

/* Dates are read in the order that the user chooses. */
static void
test_date_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_path ("dates.csv");
  GtkWidget *order;

  g_assert_true (g_file_set_contents (path, "title,created\nA,1/2/2026\n", -1, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  g_assert_true (
      pursuit_test_sees (fixture->import, "Assumed: no date in the file tells the day from the month"));
  order = pursuit_test_find (fixture->import, ADW_TYPE_COMBO_ROW, "Order of dates");
  adw_combo_row_set_selected (ADW_COMBO_ROW (order), 2);
  g_assert_true (pursuit_test_sees (fixture->import, "As you have chosen"));
  press (fixture, "Co_ntinue");
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 deal imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, "created = 2026-02-01"), ==, 1);
}

/* Cancelled in the middle: nothing is there, and the import can be begun again. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_path ("many.csv");
  g_autoptr (GString) text = g_string_new ("ref,title,stage,company\n");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "R%u,Deal %u,Bid,Company %u\n", i, i, i / 10);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Values"));
  press (fixture, "Co_ntinue");
  press (fixture, "_Import");
  g_assert_true (pursuit_test_sees (fixture->import, "Importing…"));
  pursuit_test_settle (100);
  press (fixture, "_Cancel");
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import, "The import was cancelled. Nothing was changed."));
  g_assert_cmpint (count (fixture, &PURSUIT_DEAL_ENTITY, NULL), ==, 0);
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, NULL), ==, 0);
  g_assert_true (can_press (fixture, "_Import"));
}

/* Writes @text and leads it to the result, every guess taken as it is. */
static void
import_lines (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = pursuit_test_path (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import_file (fixture, path, FALSE);
}

static GtkDropDown *
find_drop_down (Fixture *fixture, guint place)
{
  GtkWidget *page = pursuit_test_find (fixture->import, PURSUIT_TYPE_IMPORT_PREVIEW_PAGE, NULL);
  GtkWidget *label = pursuit_test_find (page, GTK_TYPE_LABEL, place == 0 ? "Duplicates" : "Selected row");

  return GTK_DROP_DOWN (gtk_label_get_mnemonic_widget (GTK_LABEL (label)));
}

static void
select_row (Fixture *fixture, guint position)
{
  GtkWidget *page = pursuit_test_find (fixture->import, PURSUIT_TYPE_IMPORT_PREVIEW_PAGE, NULL);
  GtkWidget *table = pursuit_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL);

  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)), position, TRUE);
}

/* Each row says of whom it is a duplicate and why; what becomes of it is chosen for all or for one. */
static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  static const char *const reasons[] = {
    "Duplicate of “Steel GmbH”: the same name but for the legal form.",
    "Duplicate of “Glass Ltd”: the same name but for the legal form.",
    "Looks like “Steel AG”: the same phone number.", /* as the first row renames it */
    "Duplicate of “Gamma” (line 5): the same name but for the legal form.",
  };
  g_autofree char *path = pursuit_test_path ("again.csv");
  GtkDropDown *all, *one;

  import_lines (fixture, "first.csv", "name,phone,region\nSteel GmbH,010-88001234,\nGlass Ltd,,East\n");
  g_assert_true (g_file_set_contents (path,
                                      "name,phone,region\nSteel AG,,West\nGlass Inc,22,South\n"
                                      "Beta,+86 10 88001234,North\nGamma,,\nGamma Ltd,33,\n",
                                      -1, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "5 rows can be imported. New: 2. Updated: 3."));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    pursuit_test_wait_for (pursuit_test_sees (fixture->import, reasons[i]));
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Make a new record"));

  all = find_drop_down (fixture, 0);
  one = find_drop_down (fixture, 1);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (all)));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (one)));
  gtk_drop_down_set_selected (all, PURSUIT_IMPORT_DUPLICATE_SKIP);
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import, "5 rows can be imported. New: 2. Updated: 0. Nothing new: 3."));
  select_row (fixture, 3); /* Gamma is new: nothing to choose */
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (one)));
  select_row (fixture, 0);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (one)));
  gtk_drop_down_set_selected (one, 1 + PURSUIT_IMPORT_DUPLICATE_MERGE);
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import, "5 rows can be imported. New: 2. Updated: 1. Nothing new: 2."));
  select_row (fixture, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (one), ==, 0);
  gtk_drop_down_set_selected (one, 1 + PURSUIT_IMPORT_DUPLICATE_UPDATE);
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import, "5 rows can be imported. New: 1. Updated: 2. Nothing new: 2."));

  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Result"));
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, NULL), ==, 3);
  /* the first was merged, then what looked like it updated it; the second and the last were left out */
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "name = Beta"), ==, 1);
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "region = North"), ==, 1);
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "region = East"), ==, 1);
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "name = Gamma"), ==, 1);
}

/* A duplicate far down in the file is among the rows that need a look, with its name. */
static void
test_far_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_path ("far.csv");
  g_autoptr (GString) text = g_string_new ("name\n");
  GtkWidget *only;

  import_lines (fixture, "first.csv", "name\nSteel GmbH\n");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Company %u\n", i);
  g_string_append (text, "Steel AG\n");
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import, "201 rows can be imported. New: 200. Updated: 1."));
  g_assert_false (pursuit_test_sees (fixture->import, "Steel AG"));
  only = gtk_widget_get_ancestor (pursuit_test_find (fixture->import, GTK_TYPE_LABEL,
                                                     "Only rows that need a look"),
                                  GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (only), TRUE);
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Steel AG"));
  select_row (fixture, 0);
  gtk_drop_down_set_selected (find_drop_down (fixture, 1), 1 + PURSUIT_IMPORT_DUPLICATE_NEW);
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "201 companies imported"));
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run_finish (PURSUIT_SESSION (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* What may not be changed is said before anything is done, beside its row; who leaves the row out reads it no
 * more. */
static void
test_rights (Fixture *fixture, gconstpointer data)
{
  static const char REASON[] = "“Steel” is held by its owner alone.";
  const gint64 id = 1;
  g_autofree char *path = pursuit_test_path ("held.csv");
  gboolean locked = FALSE;

  import_lines (fixture, "first.csv", "name,owner\nSteel,Anna\nGlass,Anna\n");
  pursuit_session_run_async (fixture->session, pursuit_command_set_exclusive (&id, 1, TRUE), NULL, locked_cb,
                             &locked);
  pursuit_test_wait_for (locked);
  g_assert_true (g_file_set_contents (path, "name,region\nSteel,West\nGlass,East\n", -1, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->import,
                         "1 row can be imported. 1 row cannot be used. New: 0. Updated: 1."));
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, REASON));
  select_row (fixture, 0);
  gtk_drop_down_set_selected (find_drop_down (fixture, 1), 1 + PURSUIT_IMPORT_DUPLICATE_SKIP);
  pursuit_test_wait_for (!pursuit_test_sees (fixture->import, REASON));
  gtk_drop_down_set_selected (find_drop_down (fixture, 1), 0);
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, REASON));

  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "Result"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, REASON));
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "region = East"), ==, 1);
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "region = West"), ==, 0);
}

/* A workbook with a sheet of companies and one of people. */
static void
write_book (const char *path)
{
  const PursuitEntity *entities[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY };
  const guint others[] = { PURSUIT_COMPANY_REGION, PURSUIT_PERSON_MOBILE };
  static const char *const names[] = { "Steel", "Ada" };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL);
  g_autoptr (PursuitTableWriter) writer =
      pursuit_table_writer_new (PURSUIT_TABLE_XLSX, G_OUTPUT_STREAM (stream), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      const guint name = pursuit_mapping_get_name_field (entities[i]);
      g_autoptr (PursuitRecord) record = pursuit_record_new (entities[i]);
      g_autoptr (GPtrArray) fields = g_ptr_array_new ();

      g_ptr_array_add (fields, (gpointer) &entities[i]->fields[name]);
      g_ptr_array_add (fields, (gpointer) &entities[i]->fields[others[i]]);
      pursuit_record_set_text (record, name, names[i]);
      pursuit_record_set_text (record, others[i], "12345678");
      g_assert_true (pursuit_table_writer_begin_sheet (writer, entities[i]->name, fields, NULL, NULL));
      g_assert_true (pursuit_table_writer_add (writer, record, NULL, NULL));
    }
  g_assert_true (pursuit_table_writer_finish (writer, NULL, NULL));
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

/* A workbook is dropped on the window; which of its sheets is meant is asked. */
static void
test_sheets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_path ("book.xlsx");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *page, *sheet;
  gboolean taken = FALSE;

  write_book (path);
  page = pursuit_test_find (fixture->import, PURSUIT_TYPE_IMPORT_FILE_PAGE, NULL);
  g_assert_nonnull (find_drop_target (page));
  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  g_signal_emit_by_name (find_drop_target (page), "drop", &value, 9.0, 9.0, &taken);
  g_assert_true (taken);
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "book.xlsx"));
  pursuit_test_wait_for (can_press (fixture, "Co_ntinue"));
  sheet = pursuit_test_find (fixture->import, ADW_TYPE_COMBO_ROW, "Sheet");
  g_assert_true (gtk_widget_get_mapped (sheet));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (sheet)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (sheet), 1);
  press (fixture, "Co_ntinue");
  press (fixture, "Co_ntinue");
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 person imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_PERSON_ENTITY, "name = Ada"), ==, 1);
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, NULL), ==, 0);
}

static void
revert_first (PursuitImportsWindow *list)
{
  pursuit_test_wait_for (pursuit_test_find (list, GTK_TYPE_BUTTON, "_Revert…") != NULL &&
                         gtk_widget_is_sensitive (pursuit_test_find (list, GTK_TYPE_BUTTON, "_Revert…")));
  pursuit_test_click (list, "_Revert…");
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  pursuit_test_click (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Take Back");
}

/* The list of imports takes one back, unless something rests on it: then it says what. */
static void
test_revert (Fixture *fixture, gconstpointer data)
{
  PursuitImportsWindow *list;
  GtkWidget *told;

  import_lines (fixture, "companies.csv", "name\nSteel\nGlass\n");
  import_lines (fixture, "people.csv", "name,company\nAda,Steel\n");
  list = pursuit_imports_window_present (GTK_WINDOW (fixture->import), fixture->session);
  pursuit_test_wait_for (pursuit_test_sees (list, "companies.csv"));
  g_assert_cmpuint (pursuit_test_count (list, ADW_TYPE_ACTION_ROW), ==, 2);

  /* the last comes first */
  revert_first (list);
  pursuit_test_wait_for (pursuit_test_sees (list, "Taken back"));
  g_assert_cmpint (count (fixture, &PURSUIT_PERSON_ENTITY, NULL), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  pursuit_test_wait_for (count (fixture, &PURSUIT_PERSON_ENTITY, NULL) == 1);
  gtk_window_destroy (GTK_WINDOW (list));

  list = pursuit_imports_window_present (GTK_WINDOW (fixture->import), fixture->session);
  pursuit_test_wait_for (pursuit_test_sees (list, "companies.csv"));
  told = pursuit_test_find (list, ADW_TYPE_ACTION_ROW, "companies.csv");
  pursuit_test_click (told, "_Revert…");
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  pursuit_test_click (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Take Back");
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL &&
                         pursuit_test_sees (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG),
                                            "The import cannot be taken back: other records rest on it "
                                            "(Person: 1). Nothing was changed."));
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, NULL), ==, 2);
  gtk_window_destroy (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (GTK_WINDOW (list));
}

/* What was mapped by hand is mapped so the next time; people come from vCards and deals from JSON. */
static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const char cards[] = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Lovelace\r\nORG:Steel\r\n"
                              "EMAIL:ada@x.org\r\nEND:VCARD\r\n";
  g_autofree char *vcard = pursuit_test_path ("people.vcf");
  g_autofree char *json = pursuit_test_path ("companies.json");

  g_assert_true (g_file_set_contents (vcard, cards, -1, NULL));
  import_file (fixture, vcard, FALSE);
  g_assert_true (pursuit_test_sees (fixture->import, "1 person imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_PERSON_ENTITY, "email = ada@x.org"), ==, 1);
  g_assert_true (g_file_set_contents (json, "[{\"name\": \"Glass\", \"region\": \"East\"}]", -1, NULL));
  import_file (fixture, json, FALSE);
  g_assert_true (pursuit_test_sees (fixture->import, "1 company imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "region = East"), ==, 1);
}

/* A file of such columns, up to the step that says what they hold; the row of the column “Alpha”. */
static AdwComboRow *
open_columns (Fixture *fixture, const char *text)
{
  g_autofree char *path = pursuit_test_path ("again.csv");
  GtkWidget *row;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  pursuit_import_window_set_file (fixture->import, path);
  press (fixture, "Co_ntinue");
  pursuit_test_wait_for ((row = pursuit_test_find (fixture->import, ADW_TYPE_COMBO_ROW, "Alpha")) != NULL);
  return ADW_COMBO_ROW (row);
}

static const char *
chosen (AdwComboRow *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

static void
choose_field (AdwComboRow *row, const char *label)
{
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label))
      adw_combo_row_set_selected (row, i);
  g_assert_cmpstr (chosen (row), ==, label);
}

/* What the user said a column holds is remembered for the next file of the same columns, and only for it. */
static void
test_mapping_remembered (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row = open_columns (fixture, "company name,industry,Alpha\nGlass,Steel,East\n");

  g_assert_cmpstr (chosen (row), ==, "Not imported");
  choose_field (row, "Region");
  press (fixture, "Co_ntinue");
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 company imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "region = East"), ==, 1);
  press (fixture, "_Close");
  pursuit_test_wait_for (find_import_window () == NULL);

  open_import (fixture);
  row = open_columns (fixture, "company name,industry,Alpha\nPaper,Steel,West\n");
  g_assert_cmpstr (chosen (row), ==, "Region");
  press (fixture, "Co_ntinue");
  press (fixture, "_Import");
  pursuit_test_wait_for (pursuit_test_sees (fixture->import, "1 company imported"));
  g_assert_cmpint (count (fixture, &PURSUIT_COMPANY_ENTITY, "region = West"), ==, 1);
  press (fixture, "_Close");
  pursuit_test_wait_for (find_import_window () == NULL);

  open_import (fixture);
  row = open_columns (fixture, "company name,Alpha\nWool,North\n");
  g_assert_cmpstr (chosen (row), ==, "Not imported");
}

/* Enter begins with choosing a file; it does not cancel. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = pursuit_test_find (fixture->import, PURSUIT_TYPE_IMPORT_FILE_PAGE, NULL);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->import));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, page));
}

#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);
  ADD ("focus", test_focus);
  ADD ("crm", test_crm);
  ADD ("values-and-rejects", test_values_and_rejects);
  ADD ("problems", test_problems);
  ADD ("date-order", test_date_order);
  ADD ("process", test_process);
  ADD ("warnings", test_warnings);
  ADD ("cancel", test_cancel);
  ADD ("duplicates", test_duplicates);
  ADD ("far-duplicate", test_far_duplicate);
  ADD ("rights", test_rights);
  ADD ("sheets", test_sheets);
  ADD ("revert", test_revert);
  ADD ("formats", test_formats);
  ADD ("mapping-remembered", test_mapping_remembered);
  return g_test_run ();
}
