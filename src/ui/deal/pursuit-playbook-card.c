/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPlaybookCard:
 *
 * The pages of the playbook that apply to a deal as it stands, one at a time; it leads to the page in the
 * playbook.
 */

#include "pursuit-playbook-card.h"

#include <glib/gi18n-lib.h>

#include "pursuit-icon-button.h"
#include "pursuit-playbook-page.h"
#include "pursuit-section.h"
#include "pursuit-session-advice.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

struct _PursuitPlaybookCard
{
  AdwBin parent_instance;

  PursuitSection *section;
  PursuitSession *session;
  GPtrArray *pages; /* (nullable) PursuitPlaybookPage */
  guint shown;
};

G_DEFINE_FINAL_TYPE (PursuitPlaybookCard, pursuit_playbook_card, ADW_TYPE_BIN)

static void
show_page (PursuitPlaybookCard *self);

static void
turn (PursuitPlaybookCard *self, guint steps)
{
  self->shown = (self->shown + steps) % self->pages->len;
  show_page (self);
}

static void
previous_cb (PursuitPlaybookCard *self)
{
  turn (self, self->pages->len - 1);
}

static void
next_cb (PursuitPlaybookCard *self)
{
  turn (self, 1);
}

static void
open_cb (PursuitPlaybookCard *self)
{
  PursuitWindow *window = pursuit_window_of (self);
  PursuitPage *page = window != NULL ? pursuit_window_show_page (window, "playbook") : NULL;

  if (page != NULL)
    pursuit_page_show_record (page, pursuit_record_get_id (self->pages->pdata[self->shown]));
}

/* The line below the page: to the playbook, and to the other pages that apply. */
static GtkWidget *
make_footer (PursuitPlaybookCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Read in the Playbook"));
  /* Translators: which of the pages is shown, then how many there are */
  g_autofree char *place = g_strdup_printf (_ ("%u of %u"), self->shown + 1, self->pages->len);
  GtkWidget *label = gtk_label_new (place);

  gtk_widget_add_css_class (open, "flat");
  gtk_widget_add_css_class (open, "playbook-open");
  g_signal_connect_object (open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), open);
  if (self->pages->len < 2)
    return box;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), pursuit_icon_button_new ("go-previous-symbolic", _ ("Previous advice"),
                                                          G_CALLBACK (previous_cb), self));
  gtk_box_append (GTK_BOX (box), pursuit_icon_button_new ("go-next-symbolic", _ ("Next advice"),
                                                          G_CALLBACK (next_cb), self));
  return box;
}

/* The place among the widgets of the card that has the focus now, so that turning pages goes on. */
static int
find_focus (GtkWidget *footer)
{
  GtkWidget *child = footer != NULL ? gtk_widget_get_first_child (footer) : NULL;

  for (int i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_has_focus (child))
        return i;
    }
  return -1;
}

static void
give_focus (GtkWidget *footer, int place)
{
  GtkWidget *child = gtk_widget_get_first_child (footer);

  for (int i = 0; child != NULL && i < place; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL && place >= 0)
    gtk_widget_grab_focus (child);
}

static void
show_page (PursuitPlaybookCard *self)
{
  gboolean other = pursuit_session_speaks_other (self->session);
  PursuitPlaybookPage *page = self->pages->pdata[self->shown];
  const char *example = pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_EXAMPLE, other);
  g_autofree char *place = pursuit_playbook_page_describe (page);
  int focus = find_focus (pursuit_section_get_last (self->section));
  GtkWidget *footer = make_footer (self);

  pursuit_section_clear (self->section);
  pursuit_section_set_note (self->section, place);
  pursuit_section_add_text (self->section,
                            pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_TITLE, other),
                            "heading");
  pursuit_section_add_text (self->section,
                            pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_BODY, other), NULL);
  if (!pursuit_text_is_blank (example))
    gtk_widget_add_css_class (pursuit_section_add_text (self->section, example, "playbook-example"),
                              "dim-label");
  pursuit_section_add (self->section, footer);
  give_focus (footer, focus);
}

/* The page that is being read stays as long as it applies. */
static guint
find_page (GPtrArray *pages, gint64 id)
{
  for (guint i = 0; i < pages->len; i++)
    {
      if (pursuit_record_get_id (pages->pdata[i]) == id)
        return i;
    }
  return 0;
}

static void
pursuit_playbook_card_dispose (GObject *object)
{
  PursuitPlaybookCard *self = PURSUIT_PLAYBOOK_CARD (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_playbook_card_parent_class)->dispose (object);
}

static void
pursuit_playbook_card_class_init (PursuitPlaybookCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_playbook_card_dispose;
}

static void
pursuit_playbook_card_init (PursuitPlaybookCard *self)
{
  self->section = PURSUIT_SECTION (pursuit_section_new ());
  pursuit_section_set_title (self->section, _ ("Playbook"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_playbook_card_show: shows @pages (element-type PursuitPlaybookPage) of @session's playbook, one at
 * a time; nothing when there are none. */
void
pursuit_playbook_card_show (PursuitPlaybookCard *self, PursuitSession *session, GPtrArray *pages)
{
  gint64 id = 0;

  g_return_if_fail (PURSUIT_IS_PLAYBOOK_CARD (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (pages != NULL);

  g_set_object (&self->session, session);
  if (self->pages != NULL && self->pages->len > 0)
    id = pursuit_record_get_id (self->pages->pdata[self->shown]);
  g_ptr_array_ref (pages);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = pages;
  self->shown = find_page (self->pages, id);
  gtk_widget_set_visible (GTK_WIDGET (self), self->pages->len > 0);
  if (self->pages->len > 0)
    show_page (self);
}
