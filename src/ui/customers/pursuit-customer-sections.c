/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCustomerSections:
 *
 * The lists through which the life of a customer leads, in the sidebar: each with how many customers it
 * has, now and after each change; below them what is to be confirmed. They are counted while they are seen
 * only.
 *
 * ::chosen (const char *section): a list was chosen: one of #PURSUIT_CUSTOMER_LISTS or
 * %PURSUIT_SECTION_ALL.
 * ::opened (const char *what): the user opened a list, also the one that is chosen, or
 * %PURSUIT_SECTION_CONFIRM, for grades and new customers that wait, %PURSUIT_SECTION_MARKETS or
 * %PURSUIT_SECTION_RULES.
 * ::rules-changed: pursuit_customer_sections_get_rules() are others.
 */

#include "pursuit-customer-sections.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company.h"
#include "pursuit-customer-section.h"
#include "pursuit-list-counter.h"
#include "pursuit-sidebar-row.h"

/* So many proposed owners are counted; more are told as that many. */
#define MAX_PROPOSALS 1000

struct _PursuitCustomerSections
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitListCounter *counter;
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
  RULES_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_count (PursuitCustomerSections *self, const char *id, gint64 count)
{
  pursuit_sidebar_row_set_count (pursuit_sidebar_row_find (self->list, id), count);
}

/* The list at @index; %NULL: there are no more. */
static const char *
get_id (guint index)
{
  return index == 0 ? PURSUIT_SECTION_ALL : PURSUIT_CUSTOMER_LISTS[index - 1].code;
}

static PursuitListSpec *
get_list (gpointer owner, guint index)
{
  PursuitCustomerSections *self = owner;
  const char *id = get_id (index);
  PursuitListSpec *spec;

  if (id == NULL)
    return NULL;
  spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  if (!g_str_equal (id, PURSUIT_SECTION_ALL))
    pursuit_customer_section_restrict (spec, id, &self->rules, pursuit_session_get_today (self->session));
  return spec;
}

static void
show_list (gpointer owner, guint index, gint64 count)
{
  show_count (owner, get_id (index), count);
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
read_waiting (gpointer owner, GCancellable *cancellable)
{
  PursuitCustomerSections *self = owner;

  pursuit_session_grade_proposals_async (self->session, cancellable, grades_read_cb, g_object_ref (self));
  pursuit_session_market_proposals_async (self->session, MAX_PROPOSALS, cancellable, owners_read_cb,
                                          g_object_ref (self));
}

static void
rules_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerSections) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitCustomerRules rules;
  gboolean read = pursuit_session_rules_finish (PURSUIT_SESSION (source), result, &rules, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gboolean others = read && memcmp (rules.values, self->rules.values, sizeof rules.values) != 0;
  if (others)
    {
      self->rules = rules;
      g_signal_emit (self, signals[RULES_CHANGED], 0);
    }
  pursuit_list_counter_go (self->counter);
}

static void
read_rules (gpointer owner, GCancellable *cancellable)
{
  PursuitCustomerSections *self = owner;

  pursuit_session_rules_async (self->session, cancellable, rules_read_cb, g_object_ref (self));
}

static const PursuitListCounts COUNTS = { read_rules, get_list, show_list, read_waiting };

static void
changed_cb (PursuitCustomerSections *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "company") || pursuit_change_touches (change, "deal"))
    pursuit_list_counter_count_soon (self->counter);
}

/** pursuit_customer_sections_is_list: whether @id is a list of customers, not what opens a window. */
gboolean
pursuit_customer_sections_is_list (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return g_str_equal (id, PURSUIT_SECTION_ALL) || pursuit_choice_is_valid (PURSUIT_CUSTOMER_LISTS, id);
}

/* By the pointer, or by the arrow keys, which choose as they go. */
static void
row_selected_cb (PursuitCustomerSections *self, GtkListBoxRow *row)
{
  if (row == NULL || row == self->chosen)
    return;
  self->chosen = row;
  g_signal_emit (self, signals[CHOSEN], 0, pursuit_sidebar_row_get_id (row));
}

static void
row_activated_cb (PursuitCustomerSections *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, pursuit_sidebar_row_get_id (row));
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
  gboolean graded = strlen (id) == 1;
  /* Translators: a grade and what it means: A: within 3 months */
  g_autofree char *spoken = graded ? g_strdup_printf (_ ("%s: %s"), id, title) : g_strdup (title);
  GtkListBoxRow *row = pursuit_sidebar_row_new (id, graded ? make_badge (id) : NULL, title, spoken);

  gtk_list_box_row_set_selectable (row, pursuit_customer_sections_is_list (id));
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

/* Headings stand above the lists and above what is to be confirmed. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *id = pursuit_sidebar_row_get_id (row);
  const char *title = NULL;

  if (g_str_equal (id, PURSUIT_SECTION_ALL))
    title = _ ("Database");
  else if (g_str_equal (id, "release"))
    title = _ ("To confirm");
  else if (g_str_equal (id, PURSUIT_SECTION_MARKETS))
    title = _ ("Arrange");
  pursuit_sidebar_row_set_heading (row, title);
}

static void
pursuit_customer_sections_dispose (GObject *object)
{
  PursuitCustomerSections *self = PURSUIT_CUSTOMER_SECTIONS (object);

  if (self->counter != NULL)
    g_object_run_dispose (G_OBJECT (self->counter));
  g_clear_object (&self->counter);
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
  signals[RULES_CHANGED] = g_signal_new ("rules-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_customer_sections_init (PursuitCustomerSections *self)
{
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
  self->chosen = pursuit_sidebar_row_find (self->list, PURSUIT_SECTION_ALL);
  gtk_list_box_select_row (self->list, self->chosen);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/** pursuit_customer_sections_new: (transfer floating): the lists of @session. */
PursuitCustomerSections *
pursuit_customer_sections_new (PursuitSession *session)
{
  PursuitCustomerSections *self = g_object_new (PURSUIT_TYPE_CUSTOMER_SECTIONS, NULL);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->counter = pursuit_list_counter_new (session, GTK_WIDGET (self), &COUNTS, self);
  return self;
}

/** pursuit_customer_sections_get_chosen: (transfer none): the list that is chosen. */
const char *
pursuit_customer_sections_get_chosen (PursuitCustomerSections *self)
{
  g_return_val_if_fail (PURSUIT_IS_CUSTOMER_SECTIONS (self), NULL);

  return pursuit_sidebar_row_get_id (self->chosen);
}

/** pursuit_customer_sections_choose: marks @section as the one that is shown; emits no signal. */
void
pursuit_customer_sections_choose (PursuitCustomerSections *self, const char *section)
{
  g_return_if_fail (PURSUIT_IS_CUSTOMER_SECTIONS (self));

  self->chosen = pursuit_sidebar_row_find (self->list, section);
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

/** pursuit_customer_sections_get_rules: the rules by which the lists were counted last. */
const PursuitCustomerRules *
pursuit_customer_sections_get_rules (PursuitCustomerSections *self)
{
  g_return_val_if_fail (PURSUIT_IS_CUSTOMER_SECTIONS (self), NULL);

  return &self->rules;
}
