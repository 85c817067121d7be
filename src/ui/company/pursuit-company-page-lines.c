/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a company's page: parts of its file, deals, people, activities and files, and the gaps. */

#include "pursuit-company-page-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-attachment.h"
#include "pursuit-buying-plan.h"
#include "pursuit-company-cards.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company-file.h"
#include "pursuit-company.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-files.h"
#include "pursuit-deal.h"
#include "pursuit-departments-window.h"
#include "pursuit-icon-button.h"
#include "pursuit-money.h"
#include "pursuit-people-page.h"
#include "pursuit-person.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#define MAX_GAPS 5

/** pursuit_company_page_is_writable: whether there is a company that may be changed. */
gboolean
pursuit_company_page_is_writable (PursuitCompanyPage *self)
{
  return self->company != NULL &&
         !pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self)));
}

static GtkWidget *
add_button (PursuitCompanyPage *self, PursuitSection *card, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  pursuit_section_add (card, button);
  return button;
}

/* Parts of the file */

static void
edit_part_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  PursuitRecord *record = g_object_get_data (G_OBJECT (button), "record");

  for (guint part = 0; part < PURSUIT_N_PARTS && pursuit_company_page_is_writable (self); part++)
    {
      if (pursuit_company_part_info (part)->entity != pursuit_record_get_entity (record))
        continue;
      gtk_window_present (
          GTK_WINDOW (pursuit_company_part_dialog_new (pursuit_window_of (self), part, self->id, record)));
    }
}

static void
delete_part_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  PursuitRecord *record = g_object_get_data (G_OBJECT (button), "record");
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (pursuit_record_get_entity (record), pursuit_record_get_id (record));

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
present_part (PursuitCompanyPage *self, PursuitCompanyPart part, guint field, const char *suggested)
{
  PursuitCompanyPartDialog *dialog =
      pursuit_company_part_dialog_new (pursuit_window_of (self), part, self->id, NULL);

  if (suggested != NULL)
    pursuit_form_suggest (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog)), field, suggested);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_part_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  if (pursuit_company_page_is_writable (self))
    present_part (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part")), 0, NULL);
}

/** pursuit_company_page_show_part: fills the card of a part of the file. */
void
pursuit_company_page_show_part (PursuitCompanyPage *self, PursuitCompanyPart part, GPtrArray *records)
{
  const PursuitCompanyPartInfo *info = pursuit_company_part_info (part);
  PursuitDay today = pursuit_session_get_today (pursuit_page_get_session (PURSUIT_PAGE (self)));
  gboolean writable = !pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self)));
  GtkWidget *add;

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;
      GtkWidget *line, *trash;

      info->describe (records->pdata[i], today, &title, &subtitle);
      line = pursuit_company_card_add_line (self->cards[part], title, subtitle, G_CALLBACK (edit_part_cb),
                                            self, records->pdata[i]);
      if (!writable)
        continue;
      trash =
          pursuit_icon_button_new ("user-trash-symbolic", _ ("Delete"), G_CALLBACK (delete_part_cb), self);
      g_object_set_data_full (G_OBJECT (trash), "record", g_object_ref (records->pdata[i]), g_object_unref);
      gtk_box_append (GTK_BOX (line), trash);
    }
  if (!writable)
    return;
  add = add_button (self, self->cards[part], _ (info->add), G_CALLBACK (add_part_cb));
  g_object_set_data (G_OBJECT (add), "part", GUINT_TO_POINTER (part));
}

/* Other lists */

static void
open_record_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  PursuitRecord *record = g_object_get_data (G_OBJECT (button), "record");
  PursuitWindow *window = pursuit_window_of (self);
  gint64 id = pursuit_record_get_id (record);

  if (PURSUIT_IS_DEAL (record))
    pursuit_deal_open (window, id, NULL);
  else if (PURSUIT_IS_ACTIVITY (record))
    pursuit_activity_dialog_edit (window, id);
  else if (PURSUIT_IS_ATTACHMENT (record))
    pursuit_deal_open_file (window, id);
  else if (PURSUIT_IS_PERSON (record))
    {
      PursuitPage *page = pursuit_window_show_page (window, "people");
      if (page != NULL)
        pursuit_people_page_show_chart (PURSUIT_PEOPLE_PAGE (page), self->id, 0, id);
    }
}

static void
describe (PursuitCompanyPage *self, PursuitRecord *record, char **title, char **subtitle)
{
  PursuitDay today = pursuit_session_get_today (pursuit_page_get_session (PURSUIT_PAGE (self)));

  if (PURSUIT_IS_DEAL (record))
    {
      const char *outcome = pursuit_record_get_text (record, PURSUIT_DEAL_OUTCOME);
      g_autofree char *amount =
          pursuit_record_is_set (record, PURSUIT_DEAL_AMOUNT)
              ? pursuit_money_format_short (pursuit_record_get_int (record, PURSUIT_DEAL_AMOUNT),
                                            pursuit_record_get_text (record, PURSUIT_DEAL_CURRENCY))
              : NULL;
      *title = g_strdup (pursuit_record_get_text (record, PURSUIT_DEAL_TITLE));
      *subtitle = pursuit_text_join (g_strcmp0 (outcome, "open") == 0
                                         ? pursuit_record_get_text (record, PURSUIT_DEAL_STAGE)
                                         : pursuit_choice_label (PURSUIT_OUTCOMES, outcome),
                                     amount);
    }
  else if (PURSUIT_IS_PERSON (record))
    {
      *title = g_strdup (pursuit_record_get_text (record, PURSUIT_PERSON_NAME));
      *subtitle = pursuit_text_join (pursuit_record_get_text (record, PURSUIT_PERSON_TITLE),
                                     pursuit_record_get_text (record, PURSUIT_PERSON_DEPARTMENT));
    }
  else if (PURSUIT_IS_ACTIVITY (record))
    {
      gboolean done = pursuit_record_is_set (record, PURSUIT_ACTIVITY_DONE);
      g_autofree char *day =
          pursuit_day_format (pursuit_record_get_day (record, PURSUIT_ACTIVITY_DAY), today);
      g_autofree char *when = done ? g_strdup (day) : g_strdup_printf (_ ("planned for %s"), day);
      *title = g_strdup (pursuit_record_get_text (record, PURSUIT_ACTIVITY_SUBJECT));
      *subtitle =
          pursuit_text_join (pursuit_choice_label (PURSUIT_ACTIVITY_KINDS,
                                                   pursuit_record_get_text (record, PURSUIT_ACTIVITY_KIND)),
                             when);
    }
  else
    {
      g_autofree char *size =
          g_format_size ((guint64) pursuit_record_get_int (record, PURSUIT_ATTACHMENT_SIZE));
      g_autofree char *day =
          pursuit_day_format (pursuit_record_get_day (record, PURSUIT_ATTACHMENT_DAY), today);
      *title = g_strdup (pursuit_record_get_text (record, PURSUIT_ATTACHMENT_NAME));
      *subtitle = pursuit_text_join (size, day);
    }
}

static void
chart_cb (PursuitCompanyPage *self)
{
  PursuitPage *page = pursuit_window_show_page (pursuit_window_of (self), "people");

  if (page != NULL)
    pursuit_page_show_record (page, self->id);
}

static void
attach_cb (PursuitCompanyPage *self)
{
  if (pursuit_company_page_is_writable (self))
    pursuit_company_choose_file (pursuit_window_of (self), self->id);
}

/** pursuit_company_page_show_records: fills the card of deals, people, activities or files. */
void
pursuit_company_page_show_records (PursuitCompanyPage *self, guint list, GPtrArray *records)
{
  static const char *const empty[] = { N_ ("No deals yet"), N_ ("Nobody known yet"), N_ ("Nothing noted yet"),
                                       N_ ("No files yet") };

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;
      describe (self, records->pdata[i], &title, &subtitle);
      pursuit_company_card_add_line (self->cards[list], title, subtitle, G_CALLBACK (open_record_cb), self,
                                     records->pdata[i]);
    }
  if (records->len == 0)
    pursuit_section_add_text (self->cards[list], _ (empty[list - LIST_DEALS]), "dim-label");
  if (list == LIST_PEOPLE)
    add_button (self, self->cards[list], _ ("People Chart"), G_CALLBACK (chart_cb));
  if (list == LIST_FILES && !pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self))))
    add_button (self, self->cards[list], _ ("Attach a File…"), G_CALLBACK (attach_cb));
}

/* Completeness */

static void
fill_gap_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  const PursuitFileItem *item = g_object_get_data (G_OBJECT (button), "item");

  gtk_menu_button_popdown (self->known);
  if (!pursuit_company_page_is_writable (self))
    return;
  if (g_str_equal (item->code, "products") || g_str_equal (item->code, "rivals"))
    present_part (self, PURSUIT_PART_PRODUCTS, 0, NULL);
  else if (g_str_equal (item->code, "plans"))
    present_part (self, PURSUIT_PART_PLANS, PURSUIT_BUYING_PLAN_KIND, "plan");
  else if (g_str_equal (item->code, "problems"))
    present_part (self, PURSUIT_PART_PLANS, PURSUIT_BUYING_PLAN_KIND, "problem");
  else if (g_str_equal (item->code, "people"))
    chart_cb (self);
  else if (g_str_equal (item->code, "departments"))
    gtk_window_present (GTK_WINDOW (
        pursuit_departments_window_new (pursuit_window_of (self), self->id,
                                        pursuit_record_get_text (self->company, PURSUIT_COMPANY_NAME))));
  else
    {
      PursuitRecordDialog *dialog = pursuit_company_dialog_new (pursuit_window_of (self), self->company);
      guint field = item->field == PURSUIT_COMPANY_PARENT_ID ? PURSUIT_COMPANY_PARENT : item->field;
      gtk_window_set_focus (GTK_WINDOW (dialog),
                            pursuit_form_get_row (pursuit_record_dialog_get_form (dialog), field));
      gtk_window_present (GTK_WINDOW (dialog));
    }
}

static void
none_cb (PursuitCompanyPage *self, GtkWidget *button)
{
  const PursuitFileItem *item = g_object_get_data (G_OBJECT (button), "item");
  const char *none =
      self->company ? pursuit_record_get_text (self->company, PURSUIT_COMPANY_KNOWN_NONE) : NULL;
  g_autofree char *codes =
      none && *none ? g_strdup_printf ("%s,%s", none, item->code) : g_strdup (item->code);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  if (!pursuit_company_page_is_writable (self))
    return;
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_KNOWN_NONE, codes);
  command = pursuit_command_set_fields (self->id, 0, fields);
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static GtkWidget *
make_gap_button (PursuitCompanyPage *self, const char *label, const PursuitFileItem *item, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, pursuit_company_page_is_writable (self));
  g_object_set_data (G_OBJECT (button), "item", (gpointer) item);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/** pursuit_company_page_show_gaps: the gaps that are worth the most, each with what fills it. */
void
pursuit_company_page_show_gaps (PursuitCompanyPage *self)
{
  const PursuitFile *file = pursuit_company_file ();
  guint64 known =
      pursuit_file_measure (file, self->company,
                            (guint64) pursuit_record_get_int (self->company, PURSUIT_COMPANY_FILE_ROWS),
                            pursuit_record_get_text (self->company, PURSUIT_COMPANY_KNOWN_NONE));
  guint percent = pursuit_file_percent (file, known);
  /* Translators: how much of a customer's file is known */
  g_autofree char *text = g_strdup_printf (_ ("%u %% known"), percent);
  guint gaps[MAX_GAPS];
  guint n_gaps = pursuit_file_gaps (file, known, MAX_GAPS, gaps);
  GtkWidget *child;

  gtk_label_set_text (self->percent, text);
  gtk_level_bar_set_value (self->level, percent / 100.0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gaps))) != NULL)
    gtk_box_remove (self->gaps, child);
  for (guint i = 0; i < n_gaps; i++)
    {
      const PursuitFileItem *item = &file->items[gaps[i]];
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      /* Translators: a thing not known of a customer, then by how much of the file knowing it would add */
      g_autofree char *line =
          g_strdup_printf (_ ("%s (+%u %%)"), pursuit_company_file_label (item), item->weight);
      GtkWidget *label = gtk_label_new (line);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (GTK_BOX (row), make_gap_button (self, pursuit_company_file_action (item), item,
                                                      G_CALLBACK (fill_gap_cb)));
      gtk_box_append (GTK_BOX (row),
                      make_gap_button (self, _ ("Known to be none"), item, G_CALLBACK (none_cb)));
      gtk_box_append (self->gaps, row);
    }
  if (n_gaps == 0)
    gtk_box_append (self->gaps, gtk_label_new (_ ("Everything is known.")));
}
