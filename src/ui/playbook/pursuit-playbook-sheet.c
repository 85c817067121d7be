/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPlaybookSheet:
 *
 * One page of the playbook to be read, with what can be done with it: the actions “playbook.…” of the view
 * around it.
 */

#include "pursuit-playbook-sheet.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

struct _PursuitPlaybookSheet
{
  AdwBin parent_instance;

  PursuitPlaybookPage *page;

  GtkStack *stack;
  GtkLabel *place;
  GtkLabel *title;
  GtkLabel *body;
  GtkLabel *example;
  GtkWidget *example_box;
  GtkLabel *origin;
  GtkWidget *restore;
  GtkButton *retire;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (PursuitPlaybookSheet, pursuit_playbook_sheet, ADW_TYPE_BIN)

static void
pursuit_playbook_sheet_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_PLAYBOOK_SHEET (object)->page);

  G_OBJECT_CLASS (pursuit_playbook_sheet_parent_class)->dispose (object);
}

static void
pursuit_playbook_sheet_class_init (PursuitPlaybookSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_playbook_sheet_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/playbook/pursuit-playbook-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, place);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, body);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, example);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, example_box);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, origin);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, restore);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, retire);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookSheet, remove);
}

static void
pursuit_playbook_sheet_init (PursuitPlaybookSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Topic, process and place, as far as they say something: “Key account, six stages · Enter × User” */
static char *
word_place (PursuitPlaybookPage *page)
{
  PursuitRecord *record = PURSUIT_RECORD (page);
  const char *process = pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_PROCESS);
  const char *topic = pursuit_choice_label (PURSUIT_PLAYBOOK_TOPICS,
                                            pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_TOPIC));
  g_autofree char *place = pursuit_playbook_page_describe (page);

  return place != NULL ? g_strdup_printf ("%s · %s", process != NULL ? process : topic, place)
                       : g_strdup (topic);
}

static const char *
word_origin (PursuitPlaybookPage *page)
{
  if (pursuit_playbook_page_is_retired (page))
    return _ ("Retired: it is shown in no deal.");
  if (!pursuit_playbook_page_is_edited (page))
    return "";
  return pursuit_playbook_page_is_shipped (page)
             ? _ ("In your own words. The text that came with the program can be brought back.")
             : _ ("Your own page.");
}

/**
 * pursuit_playbook_sheet_show:
 * @page: (nullable): what to read; %NULL for nothing
 * @other: whether the program speaks the other language than the database's
 */
void
pursuit_playbook_sheet_show (PursuitPlaybookSheet *self, PursuitPlaybookPage *page, gboolean other)
{
  const char *example;
  g_autofree char *place = NULL;

  g_return_if_fail (PURSUIT_IS_PLAYBOOK_SHEET (self));
  g_return_if_fail (page == NULL || PURSUIT_IS_PLAYBOOK_PAGE (page));

  g_set_object (&self->page, page);
  gtk_stack_set_visible_child_name (self->stack, page != NULL ? "page" : "empty");
  if (page == NULL)
    return;
  place = word_place (page);
  example = pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_EXAMPLE, other);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->title,
                      pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_TITLE, other));
  gtk_label_set_text (self->body, pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_BODY, other));
  gtk_label_set_text (self->example, example != NULL ? example : "");
  gtk_widget_set_visible (self->example_box, !pursuit_text_is_blank (example));
  gtk_label_set_text (self->origin, word_origin (page));
  gtk_widget_set_visible (GTK_WIDGET (self->origin), *word_origin (page) != '\0');
  gtk_widget_set_visible (self->restore,
                          pursuit_playbook_page_is_shipped (page) && pursuit_playbook_page_is_edited (page));
  gtk_widget_set_visible (self->remove, !pursuit_playbook_page_is_shipped (page));
  gtk_button_set_label (self->retire,
                        pursuit_playbook_page_is_retired (page) ? _ ("_Use Again") : _ ("_Retire"));
}

/** pursuit_playbook_sheet_get_page: (transfer none) (nullable): what is being read. */
PursuitPlaybookPage *
pursuit_playbook_sheet_get_page (PursuitPlaybookSheet *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_SHEET (self), NULL);

  return self->page;
}
