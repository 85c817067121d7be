/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDepartmentsWindow:
 *
 * How a company is organised: its departments as a tree with their heads and how many people work in each,
 * and which department checks which. Every change is a step of its own that Ctrl+Z takes back here too.
 */

#include "pursuit-departments-window.h"

#include <glib/gi18n-lib.h>

#include "pursuit-department-check.h"
#include "pursuit-department-dialog.h"
#include "pursuit-department.h"
#include "pursuit-icon-button.h"
#include "pursuit-text.h"

enum
{
  WIDTH = 560,
  HEIGHT = 640,
  INDENT = 24,   /* pixels a level of the tree */
  MAX_DEPTH = 8, /* that is still indented */
  MAX_CHARS = 80
};

struct _PursuitDepartmentsWindow
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned; this one is destroyed with it */
  PursuitSession *session;
  gint64 company_id;
  GPtrArray *departments; /* of PursuitRecord, as they stand in the tree */
  GCancellable *reading;
  gboolean writable;

  AdwPreferencesGroup *tree;
  AdwPreferencesGroup *checks;
  GtkWidget *empty;
  GtkWidget *checker; /* choose what is to be noted */
  GtkWidget *checked;
  GtkWidget *add_check;
  GtkStringList *names;
  GPtrArray *tree_rows;
  GPtrArray *check_rows;
};

G_DEFINE_FINAL_TYPE (PursuitDepartmentsWindow, pursuit_departments_window, ADW_TYPE_WINDOW)

static void
keep_record (gpointer widget, PursuitRecord *record)
{
  g_object_set_data_full (widget, "record", g_object_ref (record), g_object_unref);
}

static void
edit (PursuitDepartmentsWindow *self, PursuitRecord *department)
{
  GtkWindow *dialog = GTK_WINDOW (pursuit_department_dialog_new (self->window, self->company_id, department));

  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_present (dialog);
}

static void
row_activated_cb (PursuitDepartmentsWindow *self, GtkWidget *row)
{
  edit (self, g_object_get_data (G_OBJECT (row), "record"));
}

static void
new_cb (PursuitDepartmentsWindow *self)
{
  edit (self, NULL);
}

/* Nothing is asked: Ctrl+Z brings it back. */
static void
delete_cb (PursuitDepartmentsWindow *self, GtkWidget *button)
{
  PursuitRecord *record = g_object_get_data (G_OBJECT (button), "record");
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (pursuit_record_get_entity (record), pursuit_record_get_id (record));

  pursuit_window_run (self->window, command, NULL, NULL);
}

/* “Head: Li Wei · 5 people”. */
static char *
describe (PursuitRecord *department)
{
  const char *head = pursuit_record_get_text (department, PURSUIT_DEPARTMENT_HEAD);
  guint n = (guint) pursuit_record_get_int (department, PURSUIT_DEPARTMENT_PEOPLE);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  g_autofree char *name = head != NULL && *head != '\0' ? pursuit_text_for_display (head, MAX_CHARS) : NULL;

  /* Translators: who heads a department, then how many people work there */
  return name != NULL ? g_strdup_printf (_ ("Head: %s · %s"), name, people)
                      : g_strdup_printf (_ ("No head known · %s"), people);
}

static GtkWidget *
make_row (PursuitDepartmentsWindow *self, PursuitRecord *department, guint depth)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = pursuit_icon_button_new ("user-trash-symbolic", _ ("Delete this department"),
                                               G_CALLBACK (delete_cb), self);
  const char *above = pursuit_record_get_text (department, PURSUIT_DEPARTMENT_PARENT);
  g_autofree char *name =
      pursuit_text_for_display (pursuit_record_get_text (department, PURSUIT_DEPARTMENT_NAME), MAX_CHARS);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *line = describe (department);
  g_autofree char *subtitle = g_markup_escape_text (line, -1);
  /* Translators: a department, then the one of which it is a part, for screen readers */
  g_autofree char *spoken =
      depth > 0 ? g_strdup_printf (_ ("%s, part of %s"), name, above != NULL ? above : "") : g_strdup (name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  if (depth > 0)
    {
      GtkWidget *indent = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (indent, (int) MIN (depth, MAX_DEPTH) * INDENT, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), indent);
    }
  keep_record (row, department);
  keep_record (button, department);
  gtk_widget_set_visible (button, self->writable);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), self->writable);
  return row;
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

/* Those that are parts of @parent_id with their own parts below them; the list is in the order of names. */
static void
add_parts (PursuitDepartmentsWindow *self, GPtrArray *all, gint64 parent_id, guint depth)
{
  for (guint i = 0; i < all->len; i++)
    {
      PursuitRecord *department = all->pdata[i];
      if (pursuit_record_get_int (department, PURSUIT_DEPARTMENT_PARENT_ID) != parent_id)
        continue;
      GtkWidget *row = make_row (self, department, depth);
      adw_preferences_group_add (self->tree, row);
      g_ptr_array_add (self->tree_rows, row);
      g_ptr_array_add (self->departments, g_object_ref (department));
      add_parts (self, all, pursuit_record_get_id (department), depth + 1);
    }
}

static void
update_add_check (PursuitDepartmentsWindow *self)
{
  guint checker = adw_combo_row_get_selected (ADW_COMBO_ROW (self->checker));
  guint checked = adw_combo_row_get_selected (ADW_COMBO_ROW (self->checked));

  gtk_widget_set_sensitive (self->add_check, checker != checked && checker < self->departments->len &&
                                                 checked < self->departments->len);
}

/* The choices of what checks what: the first two departments, until the user chooses others. */
static void
fill_choices (PursuitDepartmentsWindow *self)
{
  guint n = self->departments->len;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean offered = self->writable && n > 1;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) pursuit_record_get_text (self->departments->pdata[i],
                                                                PURSUIT_DEPARTMENT_NAME));
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names->pdata);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->checked), n > 1 ? 1 : 0);
  gtk_widget_set_visible (self->checker, offered);
  gtk_widget_set_visible (self->checked, offered);
  gtk_widget_set_visible (self->add_check, offered);
  update_add_check (self);
}

static GtkWidget *
make_check_row (PursuitDepartmentsWindow *self, PursuitRecord *check)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button =
      pursuit_icon_button_new ("user-trash-symbolic", _ ("Delete this check"), G_CALLBACK (delete_cb), self);
  const char *notes = pursuit_record_get_text (check, PURSUIT_DEPARTMENT_CHECK_NOTES);
  /* Translators: one department, then another */
  g_autofree char *line =
      g_strdup_printf (_ ("%s checks %s"), pursuit_record_get_text (check, PURSUIT_DEPARTMENT_CHECK_CHECKER),
                       pursuit_record_get_text (check, PURSUIT_DEPARTMENT_CHECK_CHECKED));
  g_autofree char *shown = pursuit_text_for_display (line, 2 * MAX_CHARS);
  g_autofree char *title = g_markup_escape_text (shown, -1);
  g_autofree char *note = pursuit_text_for_display (notes != NULL ? notes : "", MAX_CHARS);
  g_autofree char *subtitle = g_markup_escape_text (note, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  keep_record (button, check);
  gtk_widget_set_visible (button, self->writable);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Of all that are noted, those of this company: their departments are in the tree. */
static gboolean
is_ours (PursuitDepartmentsWindow *self, PursuitRecord *check)
{
  gint64 id = pursuit_record_get_int (check, PURSUIT_DEPARTMENT_CHECK_CHECKER_ID);

  for (guint i = 0; i < self->departments->len; i++)
    if (pursuit_record_get_id (self->departments->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static void
checks_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDepartmentsWindow) self = user_data;
  g_autoptr (GPtrArray) checks = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (checks == NULL)
    return;
  clear_rows (self->checks, self->check_rows);
  for (guint i = 0; i < checks->len; i++)
    {
      if (!is_ours (self, checks->pdata[i]))
        continue;
      GtkWidget *row = make_check_row (self, checks->pdata[i]);
      adw_preferences_group_add (self->checks, row);
      g_ptr_array_add (self->check_rows, row);
    }
}

/* Behind the departments: which checks are ours follows from them. */
static void
read_checks (PursuitDepartmentsWindow *self)
{
  g_autoptr (PursuitListSpec) checks = pursuit_list_spec_new (&PURSUIT_DEPARTMENT_CHECK_ENTITY);

  pursuit_session_fetch_async (self->session, checks, self->reading, checks_read_cb, g_object_ref (self));
}

static void
departments_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDepartmentsWindow) self = user_data;
  g_autoptr (GPtrArray) all = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (all == NULL)
    return;
  clear_rows (self->tree, self->tree_rows);
  g_ptr_array_set_size (self->departments, 0);
  add_parts (self, all, 0, 0);
  gtk_widget_set_visible (self->empty, all->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->checks), all->len > 0);
  fill_choices (self);
  read_checks (self);
}

static void
read_all (PursuitDepartmentsWindow *self)
{
  g_autoptr (PursuitListSpec) departments = pursuit_list_spec_new (&PURSUIT_DEPARTMENT_ENTITY);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_list_spec_where_int (departments, PURSUIT_DEPARTMENT_COMPANY_ID, PURSUIT_OP_EQ, self->company_id);
  pursuit_list_spec_sort (departments, PURSUIT_DEPARTMENT_NAME, FALSE);
  pursuit_session_fetch_async (self->session, departments, self->reading, departments_read_cb,
                               g_object_ref (self));
}

static void
changed_cb (PursuitDepartmentsWindow *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "department") || pursuit_change_touches (change, "department_check") ||
      pursuit_change_touches (change, "person"))
    read_all (self);
}

/** pursuit_departments_window_add_check: notes that one department checks another. */
void
pursuit_departments_window_add_check (PursuitDepartmentsWindow *self, gint64 checker_id, gint64 checked_id)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEPARTMENT_CHECK_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  g_return_if_fail (PURSUIT_IS_DEPARTMENTS_WINDOW (self));

  pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_CHECK_CHECKER_ID, checker_id);
  pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_CHECK_CHECKED_ID, checked_id);
  command = pursuit_command_new_record (fields);
  pursuit_window_run (self->window, command, NULL, NULL);
}

static void
add_check_cb (PursuitDepartmentsWindow *self)
{
  guint checker = adw_combo_row_get_selected (ADW_COMBO_ROW (self->checker));
  guint checked = adw_combo_row_get_selected (ADW_COMBO_ROW (self->checked));

  if (MAX (checker, checked) < self->departments->len)
    pursuit_departments_window_add_check (self, pursuit_record_get_id (self->departments->pdata[checker]),
                                          pursuit_record_get_id (self->departments->pdata[checked]));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDepartmentsWindow *self = PURSUIT_DEPARTMENTS_WINDOW (widget);

  gtk_widget_activate_action_variant (GTK_WIDGET (self->window),
                                      g_str_equal (name, "departments.undo") ? "win.undo" : "win.redo", NULL);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDepartmentsWindow *self = PURSUIT_DEPARTMENTS_WINDOW (widget);

  if (self->writable)
    edit (self, NULL);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Closed: nobody waits for what is being read. */
static void
pursuit_departments_window_unrealize (GtkWidget *widget)
{
  PursuitDepartmentsWindow *self = PURSUIT_DEPARTMENTS_WINDOW (widget);

  g_cancellable_cancel (self->reading);
  GTK_WIDGET_CLASS (pursuit_departments_window_parent_class)->unrealize (widget);
}

static void
pursuit_departments_window_dispose (GObject *object)
{
  PursuitDepartmentsWindow *self = PURSUIT_DEPARTMENTS_WINDOW (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_object (&self->names);
  g_clear_pointer (&self->departments, g_ptr_array_unref);
  g_clear_pointer (&self->tree_rows, g_ptr_array_unref);
  g_clear_pointer (&self->check_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (pursuit_departments_window_parent_class)->dispose (object);
}

static void
pursuit_departments_window_class_init (PursuitDepartmentsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_departments_window_dispose;
  widget_class->unrealize = pursuit_departments_window_unrealize;
  gtk_widget_class_install_action (widget_class, "departments.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "departments.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "departments.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "departments.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "departments.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "departments.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "departments.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "departments.close", NULL);
}

static void
pursuit_departments_window_init (PursuitDepartmentsWindow *self)
{
  self->departments = g_ptr_array_new_with_free_func (g_object_unref);
  self->tree_rows = g_ptr_array_new ();
  self->check_rows = g_ptr_array_new ();
  self->names = gtk_string_list_new (NULL);
}

static GtkWidget *
make_combo (PursuitDepartmentsWindow *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->names));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update_add_check), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_content (PursuitDepartmentsWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *choices = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->tree = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "pursuit-company-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("No departments yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), _ ("Add one with Ctrl+N."));
  gtk_widget_add_css_class (self->empty, "compact");
  gtk_widget_set_visible (self->empty, FALSE);
  adw_preferences_group_add (self->tree, self->empty);
  self->checks = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->checks, _ ("Who checks whom"));
  self->checker = make_combo (self, _ ("This department"));
  self->checked = make_combo (self, _ ("checks this one"));
  self->add_check = gtk_button_new_with_mnemonic (_ ("Add _Check"));
  gtk_widget_set_halign (self->add_check, GTK_ALIGN_END);
  gtk_widget_set_margin_top (self->add_check, 12);
  g_signal_connect_object (self->add_check, "clicked", G_CALLBACK (add_check_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (choices, self->checker);
  adw_preferences_group_add (choices, self->checked);
  adw_preferences_group_add (choices, self->add_check);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->tree);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->checks);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), choices);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static GtkWidget *
make_header (PursuitDepartmentsWindow *self, const char *company)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New Department…"));
  g_autofree char *line = pursuit_text_for_display (company != NULL ? company : "", MAX_CHARS);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Departments"), line));
  g_signal_connect_object (add, "clicked", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (add, self->writable);
  gtk_widget_set_tooltip_text (add, _ ("New department (Ctrl+N)"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  return header;
}

/**
 * pursuit_departments_window_new:
 * @window: on whose database
 * @company: (nullable): the company’s name
 *
 * Returns: (transfer none): the departments of a company, to be presented
 */
PursuitDepartmentsWindow *
pursuit_departments_window_new (PursuitWindow *window, gint64 company_id, const char *company)
{
  PursuitDepartmentsWindow *self;
  GtkWidget *box;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_DEPARTMENTS_WINDOW, "transient-for", window, "modal", TRUE,
                       "destroy-with-parent", TRUE, "default-width", WIDTH, "default-height", HEIGHT, NULL);
  self->window = window;
  self->session = g_object_ref (pursuit_window_get_session (window));
  self->company_id = company_id;
  self->writable = !pursuit_session_get_read_only (self->session);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Departments"));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_header (self, company));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_all (self);
  return self;
}

/** pursuit_departments_window_get_row: (transfer none) (nullable): a department’s row, as it stands in the
 * tree. */
GtkWidget *
pursuit_departments_window_get_row (PursuitDepartmentsWindow *self, guint position)
{
  g_return_val_if_fail (PURSUIT_IS_DEPARTMENTS_WINDOW (self), NULL);

  return position < self->tree_rows->len ? self->tree_rows->pdata[position] : NULL;
}
