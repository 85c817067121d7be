/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCustomerSections:
 *
 * The lists through which the life of a customer leads, beside the table: each with how many customers it
 * has, now and after each change; below them what is to be confirmed.
 *
 * ::chosen (const char *section): a list was chosen: one of #PURSUIT_CUSTOMER_LISTS or
 * %PURSUIT_SECTION_ALL.
 * ::opened (const char *what): %PURSUIT_SECTION_CONFIRM, for grades and new customers that wait,
 * %PURSUIT_SECTION_MARKETS or %PURSUIT_SECTION_RULES.
 */

#include "pursuit-customer-sections.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-company.h"
#include "pursuit-customer-section.h"
#include "pursuit-money.h"

/* Counting waits until a series of changes is over. */
#define COUNT_DELAY_MS 400

/* So many proposed owners are counted; more are told as that many. */
#define MAX_PROPOSALS 1000

struct _PursuitCustomerSections
{
  AdwBin parent_instance;

  PursuitSession *session;
  GCancellable *counting;
  guint source;
  PursuitCustomerRules rules;
  gint64 n_grades;
  gint64 n_owners;
  GtkListBoxRow *chosen; /* not owned: of the list that is shown */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PursuitCustomerSections, pursuit_customer_sections, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GQuark
id_quark (void)
{
  return g_quark_from_static_string ("pursuit-customer-section");
}

static const char *
get_id (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), id_quark ());
}

static GtkListBoxRow *
find_row (PursuitCustomerSections *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (get_id (row), id))
      return row;
  return NULL;
}

static void
show_count (PursuitCustomerSections *self, const char *id, gint64 count)
{
  GtkListBoxRow *row = find_row (self, id);
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  g_autofree char *shown = pursuit_number_format_short (count);
  g_autofree char *whole = pursuit_number_format (count);

  gtk_label_set_text (GTK_LABEL (label), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole, -1);
}

/* What is counted, for the answer. */
typedef struct
{
  PursuitCustomerSections *sections;
  const char *id; /* static */
} Counting;

static void
counting_free (Counting *counting)
{
  g_object_unref (counting->sections);
  g_free (counting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counting, counting_free)

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Counting) counting = user_data;
  gint64 count = pursuit_session_count_finish (PURSUIT_SESSION (source), result, NULL);

  if (count >= 0)
    show_count (counting->sections, counting->id, count);
}

static void
count_section (PursuitCustomerSections *self, const char *id)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  Counting *counting = g_new0 (Counting, 1);

  if (!g_str_equal (id, PURSUIT_SECTION_ALL))
    pursuit_customer_section_restrict (spec, id, &self->rules, pursuit_session_get_today (self->session));
  counting->sections = g_object_ref (self);
  counting->id = id;
  pursuit_session_count_async (self->session, spec, self->counting, counted_cb, counting);
}

static void
show_waiting (PursuitCustomerSections *self)
{
  show_count (self, PURSUIT_SECTION_CONFIRM, self->n_grades + self->n_owners);
}

static void
grades_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerSections) self = user_data;
  g_autoptr (GPtrArray) proposals =
      pursuit_session_grade_proposals_finish (PURSUIT_SESSION (source), result, NULL);

  if (proposals == NULL)
    return;
  self->n_grades = proposals->len;
  show_waiting (self);
}

static void
owners_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerSections) self = user_data;
  g_autoptr (GPtrArray) proposals =
      pursuit_session_market_proposals_finish (PURSUIT_SESSION (source), result, NULL);

  if (proposals == NULL)
    return;
  self->n_owners = proposals->len;
  show_waiting (self);
}

static void
rules_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerSections) self = user_data;

  if (!pursuit_session_rules_finish (PURSUIT_SESSION (source), result, &self->rules, NULL))
    return;
  count_section (self, PURSUIT_SECTION_ALL);
  for (const PursuitChoice *section = PURSUIT_CUSTOMER_LISTS; section->code != NULL; section++)
    count_section (self, section->code);
  pursuit_session_grade_proposals_async (self->session, self->counting, grades_read_cb, g_object_ref (self));
  pursuit_session_market_proposals_async (self->session, MAX_PROPOSALS, self->counting, owners_read_cb,
                                          g_object_ref (self));
}

static gboolean
count_cb (gpointer user_data)
{
  PursuitCustomerSections *self = user_data;

  self->source = 0;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  pursuit_session_rules_async (self->session, self->counting, rules_read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PursuitCustomerSections *self, PursuitChange *change)
{
  if (self->source == 0 &&
      (pursuit_change_touches (change, "company") || pursuit_change_touches (change, "deal")))
    self->source = g_timeout_add (COUNT_DELAY_MS, count_cb, self);
}

static gboolean
is_list (const char *id)
{
  return g_str_equal (id, PURSUIT_SECTION_ALL) || pursuit_choice_is_valid (PURSUIT_CUSTOMER_LISTS, id);
}

/* By the pointer, or by the arrow keys, which choose as they go. */
static void
row_selected_cb (PursuitCustomerSections *self, GtkListBoxRow *row)
{
  if (row == NULL || row == self->chosen)
    return;
  self->chosen = row;
  g_signal_emit (self, signals[CHOSEN], 0, get_id (row));
}

/* What is no list opens a window. */
static void
row_activated_cb (PursuitCustomerSections *self, GtkListBoxRow *row)
{
  if (!is_list (get_id (row)))
    g_signal_emit (self, signals[OPENED], 0, get_id (row));
}

/* A grade is told by its letter too. */
static GtkWidget *
make_badge (const char *grade)
{
  GtkWidget *badge = gtk_label_new (grade);
  g_autofree char *lower = g_ascii_strdown (grade, -1);
  g_autofree char *css_class = g_strconcat ("grade-", lower, NULL);

  gtk_widget_add_css_class (badge, "grade");
  gtk_widget_add_css_class (badge, css_class);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  return badge;
}

static void
add_row (PursuitCustomerSections *self, const char *id, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title), *note = gtk_label_new (NULL);
  gboolean graded = strlen (id) == 1;
  /* Translators: a grade and what it means: A: within 3 months */
  g_autofree char *spoken = graded ? g_strdup_printf (_ ("%s: %s"), id, title) : g_strdup (title);

  if (graded)
    gtk_box_append (GTK_BOX (box), make_badge (id));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (note, "sidebar-note");
  gtk_widget_add_css_class (note, "numeric");
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata_full (G_OBJECT (row), id_quark (), g_strdup (id), g_free);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), is_list (id));
  pursuit_compat_set_tooltip (row, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

/* Headings stand above the database's lists and above what is to be confirmed. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *title = NULL;

  if (g_str_equal (get_id (row), PURSUIT_CUSTOMER_LISTS[0].code))
    title = _ ("Database");
  else if (g_str_equal (get_id (row), "release"))
    title = _ ("To confirm");
  else if (g_str_equal (get_id (row), PURSUIT_SECTION_MARKETS))
    title = _ ("Arrange");
  if (title == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  GtkWidget *label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
pursuit_customer_sections_dispose (GObject *object)
{
  PursuitCustomerSections *self = PURSUIT_CUSTOMER_SECTIONS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_customer_sections_parent_class)->dispose (object);
}

static void
pursuit_customer_sections_class_init (PursuitCustomerSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_customer_sections_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pursuit-sidebar");
}

static void
pursuit_customer_sections_init (PursuitCustomerSections *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  pursuit_customer_rules_init (&self->rules);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lists of customers"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  add_row (self, PURSUIT_SECTION_ALL, _ ("All customers"));
  for (const PursuitChoice *section = PURSUIT_CUSTOMER_LISTS; section->code != NULL; section++)
    add_row (self, section->code, _ (section->label));
  add_row (self, PURSUIT_SECTION_CONFIRM, _ ("Grades, owners…"));
  add_row (self, PURSUIT_SECTION_MARKETS, _ ("Target markets…"));
  add_row (self, PURSUIT_SECTION_RULES, _ ("Rules…"));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  self->chosen = find_row (self, PURSUIT_SECTION_ALL);
  gtk_list_box_select_row (self->list, self->chosen);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_set_size_request (GTK_WIDGET (self), 190, -1);
}

/** pursuit_customer_sections_new: (transfer floating): the lists of @session. */
PursuitCustomerSections *
pursuit_customer_sections_new (PursuitSession *session)
{
  PursuitCustomerSections *self = g_object_new (PURSUIT_TYPE_CUSTOMER_SECTIONS, NULL);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->source = g_timeout_add (COUNT_DELAY_MS, count_cb, self);
  return self;
}

/** pursuit_customer_sections_get_chosen: (transfer none): the list that is chosen. */
const char *
pursuit_customer_sections_get_chosen (PursuitCustomerSections *self)
{
  g_return_val_if_fail (PURSUIT_IS_CUSTOMER_SECTIONS (self), NULL);

  return get_id (self->chosen);
}

/** pursuit_customer_sections_choose: marks @section as the one that is shown; emits no signal. */
void
pursuit_customer_sections_choose (PursuitCustomerSections *self, const char *section)
{
  g_return_if_fail (PURSUIT_IS_CUSTOMER_SECTIONS (self));

  self->chosen = find_row (self, section);
  gtk_list_box_select_row (self->list, self->chosen);
}

/** pursuit_customer_sections_restrict: leaves of @companies only those of the list that is chosen. */
void
pursuit_customer_sections_restrict (PursuitCustomerSections *self, PursuitListSpec *companies)
{
  const char *id = pursuit_customer_sections_get_chosen (self);

  if (pursuit_choice_is_valid (PURSUIT_CUSTOMER_LISTS, id))
    pursuit_customer_section_restrict (companies, id, &self->rules,
                                       pursuit_session_get_today (self->session));
}
