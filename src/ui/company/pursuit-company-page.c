/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCompanyPage:
 *
 * Everything about one company on a page of its own: its file and how much of it is known, what it uses and
 * plans, competitors inside, its group, deals, people, activities, complaints, quotations, files, how its
 * grade rose and fell, and its history.
 * A click on the figure lists the most valuable gaps, each with the action that fills it. All is read in the
 * background; answers about a company that is no longer shown are dropped.
 */

#include "pursuit-company-page-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-attachment.h"
#include "pursuit-columns.h"
#include "pursuit-company-actions.h"
#include "pursuit-company-cards.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-merge-dialog.h"
#include "pursuit-person.h"
#include "pursuit-record-chooser.h"
#include "pursuit-session-people.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#define MAX_ROWS 50
#define MAX_HISTORY 30

G_DEFINE_FINAL_TYPE (PursuitCompanyPage, pursuit_company_page, PURSUIT_TYPE_PAGE)

static PursuitSession *
get_session (PursuitCompanyPage *self)
{
  return pursuit_page_get_session (PURSUIT_PAGE (self));
}

/* Reading */

static void
show_head (PursuitCompanyPage *self)
{
  const char *grade = pursuit_record_get_text (self->company, PURSUIT_COMPANY_GRADE);
  const char *name = pursuit_record_get_text (self->company, PURSUIT_COMPANY_NAME);
  g_autofree char *style = grade ? g_ascii_strdown (grade, -1) : NULL;
  g_autofree char *css_style = style ? g_strdup_printf ("grade-%s", style) : NULL;
  const char *classes[] = { "grade", css_style, NULL };
  g_autofree char *title = pursuit_text_for_display (name ? name : "", 80);
  g_autofree char *where =
      pursuit_text_join (pursuit_record_get_text (self->company, PURSUIT_COMPANY_INDUSTRY),
                         pursuit_record_get_text (self->company, PURSUIT_COMPANY_REGION));
  g_autofree char *line =
      pursuit_text_join (where, pursuit_record_get_text (self->company, PURSUIT_COMPANY_OWNER));

  pursuit_page_set_title (PURSUIT_PAGE (self), title);
  gtk_label_set_text (self->name, title);
  gtk_label_set_text (self->grade, grade ? grade : "");
  gtk_widget_set_visible (GTK_WIDGET (self->grade), grade != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->grade), classes);
  gtk_label_set_text (self->line, line);
  gtk_widget_set_sensitive (self->edit, pursuit_company_page_is_writable (self));
  gtk_widget_set_sensitive (self->log, pursuit_company_page_is_writable (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->menu), pursuit_company_page_is_writable (self));
  pursuit_company_cards_show_file (self->file, self->company, pursuit_session_get_today (get_session (self)));
  pursuit_company_page_show_gaps (self);
}

/* One answer less is waited for; the page is filled when all are there. */
static gboolean
take_answer (PursuitCompanyPage *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (--self->n_reading == 0)
    pursuit_page_set_ready (PURSUIT_PAGE (self));
  return error == NULL;
}

static void
company_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) company =
      pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (company == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "companypage.back", NULL); /* it was deleted */
      return;
    }
  g_set_object (&self->company, company);
  show_head (self);
  take_answer (self, NULL);
}

typedef struct
{
  PursuitCompanyPage *self;
  guint list;
} ListData;

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree ListData *data = user_data;
  g_autoptr (PursuitCompanyPage) self = data->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (!take_answer (self, error))
    return;
  pursuit_section_clear (self->cards[data->list]);
  if (data->list < PURSUIT_N_PARTS)
    pursuit_company_page_show_part (self, data->list, records);
  else
    pursuit_company_page_show_records (self, data->list, records);
  if (data->list == PURSUIT_PART_PRODUCTS)
    {
      g_clear_pointer (&self->products, g_ptr_array_unref);
      self->products = g_ptr_array_ref (records);
      pursuit_company_cards_show_rivals (self->rivals, self->products, self->ties);
    }
}

static void
group_member_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  pursuit_page_show_record (PURSUIT_PAGE (self),
                            *(gint64 *) g_object_get_data (G_OBJECT (button), "company-id"));
}

static void
group_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCompanyGroup) group =
      pursuit_session_company_group_finish (PURSUIT_SESSION (source), result, &error);

  if (take_answer (self, error))
    pursuit_company_cards_show_group (self->group, group, self->id, G_CALLBACK (group_member_cb), self);
}

static void
map_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map_finish (PURSUIT_SESSION (source), result, &error);

  if (!take_answer (self, error))
    return;
  g_clear_pointer (&self->ties, g_ptr_array_unref);
  self->ties = g_ptr_array_ref (map->rival_ties);
  pursuit_company_cards_show_rivals (self->rivals, self->products, self->ties);
}

static void
history_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = pursuit_session_history_finish (PURSUIT_SESSION (source), result, &error);

  if (take_answer (self, error))
    pursuit_company_cards_show_history (self->history, entries);
}

static void
grades_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps =
      pursuit_session_grade_history_finish (PURSUIT_SESSION (source), result, &error);

  if (take_answer (self, error))
    pursuit_company_cards_show_grades (self->grades, steps);
}

static void
read_list (PursuitCompanyPage *self, guint list, const PursuitEntity *entity, guint field, guint order)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  ListData data = { g_object_ref (self), list };

  pursuit_list_spec_where_int (spec, field, PURSUIT_OP_EQ, self->id);
  pursuit_list_spec_sort (spec, order, order != PURSUIT_RECORD_ID && order != PURSUIT_PERSON_NAME);
  pursuit_list_spec_set_limit (spec, MAX_ROWS);
  self->n_reading++;
  pursuit_session_fetch_async (get_session (self), spec, self->cancellable, list_read_cb,
                               g_memdup2 (&data, sizeof data));
}

static void
reload (PursuitCompanyPage *self)
{
  PursuitSession *session = get_session (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  self->n_reading = 5;
  pursuit_session_record_async (session, &PURSUIT_COMPANY_ENTITY, self->id, self->cancellable,
                                company_read_cb, g_object_ref (self));
  pursuit_session_company_group_async (session, self->id, self->cancellable, group_read_cb,
                                       g_object_ref (self));
  pursuit_session_people_map_async (session, self->id, 0, PURSUIT_DAY_NONE, self->cancellable, map_read_cb,
                                    g_object_ref (self));
  pursuit_session_history_async (session, &PURSUIT_COMPANY_ENTITY, self->id, MAX_HISTORY, self->cancellable,
                                 history_read_cb, g_object_ref (self));
  pursuit_session_grade_history_async (session, &PURSUIT_COMPANY_ENTITY, self->id, self->cancellable,
                                       grades_read_cb, g_object_ref (self));
  for (guint part = 0; part < PURSUIT_N_PARTS; part++)
    {
      const PursuitCompanyPartInfo *info = pursuit_company_part_info (part);
      read_list (self, part, info->entity, info->company_field, PURSUIT_RECORD_ID);
    }
  read_list (self, LIST_DEALS, &PURSUIT_DEAL_ENTITY, PURSUIT_DEAL_COMPANY_ID, PURSUIT_DEAL_CREATED);
  read_list (self, LIST_PEOPLE, &PURSUIT_PERSON_ENTITY, PURSUIT_PERSON_COMPANY_ID, PURSUIT_PERSON_NAME);
  read_list (self, LIST_ACTIVITIES, &PURSUIT_ACTIVITY_ENTITY, PURSUIT_ACTIVITY_COMPANY_ID,
             PURSUIT_ACTIVITY_DAY);
  read_list (self, LIST_FILES, &PURSUIT_ATTACHMENT_ENTITY, PURSUIT_ATTACHMENT_COMPANY_ID,
             PURSUIT_ATTACHMENT_DAY);
}

static gboolean
reload_cb (gpointer user_data)
{
  PursuitCompanyPage *self = user_data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PursuitCompanyPage *self)
{
  if (self->id != 0 && self->reload_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload_source = g_idle_add (reload_cb, self);
}

/* Actions */

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *window = pursuit_window_of (widget);

  if (window != NULL)
    pursuit_window_go_back (window, PURSUIT_COMPANY_PAGE (widget)->id);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCompanyPage *self = PURSUIT_COMPANY_PAGE (widget);

  if (pursuit_company_page_is_writable (self))
    gtk_window_present (GTK_WINDOW (pursuit_company_dialog_new (pursuit_window_of (self), self->company)));
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCompanyPage *self = PURSUIT_COMPANY_PAGE (widget);

  if (pursuit_company_page_is_writable (self))
    pursuit_activity_dialog_log (pursuit_window_of (self), self->id, 0, 0,
                                 pursuit_record_get_text (self->company, PURSUIT_COMPANY_NAME));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCompanyPage *self = PURSUIT_COMPANY_PAGE (widget);

  if (pursuit_company_page_is_writable (self))
    pursuit_company_delete (pursuit_window_of (self), self->company);
}

static void
merge_chosen_cb (PursuitCompanyPage *self, gint64 id)
{
  if (id != 0 && id != self->id)
    pursuit_merge_dialog_present (pursuit_window_of (self), &PURSUIT_COMPANY_ENTITY, self->id, id);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCompanyPage *self = PURSUIT_COMPANY_PAGE (widget);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  PursuitRecordChooser *chooser;

  if (!pursuit_company_page_is_writable (self))
    return;
  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_NAME, FALSE);
  chooser = pursuit_record_chooser_new (get_session (self), spec, PURSUIT_COMPANY_NAME, NULL, NULL, NULL);
  gtk_widget_set_parent (GTK_WIDGET (chooser), GTK_WIDGET (self->name));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (merge_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (chooser, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
  gtk_popover_popup (GTK_POPOVER (chooser));
}

/* Page */

static void
pursuit_company_page_show_record (PursuitPage *page, gint64 id)
{
  PursuitCompanyPage *self = PURSUIT_COMPANY_PAGE (page);

  self->id = id;
  g_clear_object (&self->company);
  reload (self);
}

static void
pursuit_company_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pursuit_company_page_parent_class)->map (widget);
  changed_cb (PURSUIT_COMPANY_PAGE (widget)); /* what happened while another page was shown */
}

static void
pursuit_company_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (pursuit_company_page_parent_class)->constructed (object);
  g_signal_connect_object (get_session (PURSUIT_COMPANY_PAGE (object)), "changed", G_CALLBACK (changed_cb),
                           object, G_CONNECT_SWAPPED);
}

static void
pursuit_company_page_dispose (GObject *object)
{
  PursuitCompanyPage *self = PURSUIT_COMPANY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->company);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_clear_pointer (&self->ties, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_company_page_parent_class)->dispose (object);
}

static void
pursuit_company_page_class_init (PursuitCompanyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pursuit_company_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = pursuit_company_page_dispose;
  widget_class->map = pursuit_company_page_map;
  PURSUIT_PAGE_CLASS (klass)->show_record = pursuit_company_page_show_record;
  gtk_widget_class_install_action (widget_class, "companypage.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "companypage.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "companypage.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "companypage.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "companypage.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "companypage.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "companypage.edit", NULL);
}

static void
make_header (PursuitCompanyPage *self)
{
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_tooltip_text (back, _ ("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"), -1);
  self->log = gtk_button_new_with_mnemonic (_ ("_Log Activity…"));
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (self->edit, _ ("Edit the customer (F2)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit the customer"), -1);
  gtk_box_append (GTK_BOX (end), self->log);
  gtk_box_append (GTK_BOX (end), self->edit);
  pursuit_page_set_header_start (PURSUIT_PAGE (self), back);
  pursuit_page_set_header_end (PURSUIT_PAGE (self), end);
}

static GtkWidget *
make_menu (PursuitCompanyPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Merge with…"), "companypage.merge");
  g_menu_append (menu, _ ("_Delete…"), "companypage.delete");
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _ ("More to do with the customer"));
  gtk_widget_set_valign (GTK_WIDGET (self->menu), GTK_ALIGN_CENTER);
  return GTK_WIDGET (self->menu);
}

static GtkWidget *
make_head (PursuitCompanyPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *popover = gtk_popover_new ();

  self->grade = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->grade), GTK_ALIGN_CENTER);
  self->name = GTK_LABEL (gtk_label_new (NULL));
  self->line = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_xalign (self->line, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->line, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->line));
  self->level = GTK_LEVEL_BAR (gtk_level_bar_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->level), 120, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->level), GTK_ALIGN_CENTER);
  self->percent = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (figure), GTK_WIDGET (self->level));
  gtk_box_append (GTK_BOX (figure), GTK_WIDGET (self->percent));
  self->gaps = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->gaps));
  self->known = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->known, figure);
  gtk_menu_button_set_popover (self->known, popover);
  gtk_widget_set_valign (GTK_WIDGET (self->known), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->known), _ ("What is worth finding out next"));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->grade));
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->known));
  gtk_box_append (GTK_BOX (head), make_menu (self));
  return head;
}

static PursuitSection *
add_card (GtkWidget *columns, const char *title)
{
  GtkWidget *card = pursuit_section_new ();

  pursuit_section_set_title (PURSUIT_SECTION (card), title);
  gtk_widget_set_parent (card, columns);
  return PURSUIT_SECTION (card);
}

static void
make_cards (PursuitCompanyPage *self, GtkWidget *columns)
{
  self->file = add_card (columns, _ ("Company file"));
  self->cards[PURSUIT_PART_PRODUCTS] =
      add_card (columns, _ (pursuit_company_part_info (PURSUIT_PART_PRODUCTS)->title));
  self->rivals = add_card (columns, _ ("Competitors inside"));
  self->cards[LIST_DEALS] = add_card (columns, _ ("Deals"));
  self->group = add_card (columns, _ ("Group of companies"));
  for (guint part = PURSUIT_PART_PLANS; part < PURSUIT_N_PARTS; part++)
    self->cards[part] = add_card (columns, _ (pursuit_company_part_info (part)->title));
  self->cards[LIST_PEOPLE] = add_card (columns, _ ("People"));
  self->cards[LIST_ACTIVITIES] = add_card (columns, _ ("Activities"));
  self->cards[LIST_FILES] = add_card (columns, _ ("Files"));
  self->grades = add_card (columns, _ ("Rises and falls of its grade"));
  self->history = add_card (columns, _ ("History"));
}

static void
header_clicked_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  const char *action = button == self->edit  ? "companypage.edit"
                       : button == self->log ? "companypage.log"
                                             : "companypage.back";

  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
pursuit_company_page_init (PursuitCompanyPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *columns = g_object_new (PURSUIT_TYPE_COLUMNS, NULL);

  make_header (self);
  g_signal_connect_object (self->edit, "clicked", G_CALLBACK (header_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->log, "clicked", G_CALLBACK (header_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pursuit_page_get_header_start (PURSUIT_PAGE (self)), "clicked",
                           G_CALLBACK (header_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "deal-page");
  gtk_box_append (GTK_BOX (box), make_head (self));
  make_cards (self, columns);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** pursuit_company_page_get_company_id: the company that is shown; 0 for none. */
gint64
pursuit_company_page_get_company_id (PursuitCompanyPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_COMPANY_PAGE (self), 0);

  return self->id;
}

/** pursuit_company_page_is_filled: whether all of the company has been read and is shown. */
gboolean
pursuit_company_page_is_filled (PursuitCompanyPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_COMPANY_PAGE (self), FALSE);

  return self->company != NULL && self->n_reading == 0;
}
