/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPersonalityCard:
 *
 * What kind of person somebody is, and what the playbook says of dealing with that kind; it leads to the page
 * in the playbook. It is not there for somebody of whom nobody knows.
 */

#include "pursuit-personality-card.h"

#include <glib/gi18n-lib.h>

#include "pursuit-person.h"
#include "pursuit-playbook-page.h"
#include "pursuit-session-advice.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

/* So many pages are shown: users write their own beside the one that ships. */
#define MAX_PAGES 3
#define MAX_CHARS 600
#define MAX_NAME 40
#define LINE_CHARS 28

struct _PursuitPersonalityCard
{
  AdwBin parent_instance;

  gboolean wide;
  PursuitSession *session;
  char *personality; /* code; NULL for none */
  GCancellable *reading;

  GtkBox *box;
  GtkLabel *name;
  GtkLabel *chip;
  GtkLabel *axes;
  GtkBox *pages;
};

G_DEFINE_FINAL_TYPE (PursuitPersonalityCard, pursuit_personality_card, ADW_TYPE_BIN)

/* The two axes on which a personality lies. */
static const char *
describe_axes (const char *personality)
{
  if (g_str_equal (personality, "actor"))
    return _ ("people, quick");
  if (g_str_equal (personality, "driver"))
    return _ ("task, quick");
  if (g_str_equal (personality, "professor"))
    return _ ("task, slow");
  return _ ("people, slow");
}

static void
open_cb (PursuitPersonalityCard *self, GtkWidget *button)
{
  PursuitWindow *window = pursuit_window_of (self);
  PursuitPage *page = window != NULL ? pursuit_window_show_page (window, "playbook") : NULL;

  if (page != NULL)
    pursuit_page_show_record (page, *(gint64 *) g_object_get_data (G_OBJECT (button), "page"));
}

static void
add_words (PursuitPersonalityCard *self, const char *words, const char *style)
{
  g_autofree char *line = pursuit_text_for_display (words, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), self->wide ? -1 : LINE_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->pages, label);
}

static void
add_page (PursuitPersonalityCard *self, PursuitPlaybookPage *page)
{
  gboolean other = pursuit_session_speaks_other (self->session);
  const char *example = pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_EXAMPLE, other);
  gint64 id = pursuit_record_get_id (PURSUIT_RECORD (page));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Read in the Playbook"));

  add_words (self, pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_BODY, other), NULL);
  if (!pursuit_text_is_blank (example))
    add_words (self, example, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "playbook-open");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "page", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->pages, button);
}

/* A new box each time: one that was measured while it was empty does not ask for height by width again. */
static void
renew_pages (PursuitPersonalityCard *self)
{
  gtk_box_remove (self->box, GTK_WIDGET (self->pages));
  self->pages = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_box_append (self->box, GTK_WIDGET (self->pages));
}

static void
pages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPersonalityCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  renew_pages (self);
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    add_page (self, pages->pdata[i]);
}

static void
read_pages (PursuitPersonalityCard *self)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->personality == NULL)
    return;
  spec = pursuit_list_spec_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);
  pursuit_list_spec_where (spec, PURSUIT_PLAYBOOK_PAGE_TOPIC, PURSUIT_OP_EQ, "personality");
  pursuit_list_spec_where (spec, PURSUIT_PLAYBOOK_PAGE_SUBJECT, PURSUIT_OP_EQ, self->personality);
  pursuit_list_spec_where (spec, PURSUIT_PLAYBOOK_PAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, PURSUIT_PLAYBOOK_PAGE_POSITION, FALSE);
  pursuit_list_spec_set_limit (spec, MAX_PAGES);
  self->reading = g_cancellable_new ();
  pursuit_session_fetch_async (self->session, spec, self->reading, pages_read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitPersonalityCard *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "playbook_page"))
    read_pages (self);
}

static void
pursuit_personality_card_dispose (GObject *object)
{
  PursuitPersonalityCard *self = PURSUIT_PERSONALITY_CARD (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_personality_card_parent_class)->dispose (object);
}

static void
pursuit_personality_card_finalize (GObject *object)
{
  g_free (PURSUIT_PERSONALITY_CARD (object)->personality);

  G_OBJECT_CLASS (pursuit_personality_card_parent_class)->finalize (object);
}

static void
pursuit_personality_card_class_init (PursuitPersonalityCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_personality_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_personality_card_finalize;
}

static void
pursuit_personality_card_init (PursuitPersonalityCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->name = GTK_LABEL (gtk_label_new (NULL));
  self->chip = GTK_LABEL (gtk_label_new (NULL));
  self->axes = GTK_LABEL (gtk_label_new (NULL));
  self->pages = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->chip), "personality-chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->axes), "dim-label");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->chip));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->axes));
  gtk_box_append (self->box, head);
  gtk_box_append (self->box, GTK_WIDGET (self->pages));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_personality_card_new: (transfer floating): shows nothing yet; @wide: there is room for long lines.
 */
GtkWidget *
pursuit_personality_card_new (gboolean wide)
{
  PursuitPersonalityCard *self = g_object_new (PURSUIT_TYPE_PERSONALITY_CARD, NULL);

  self->wide = wide;
  return GTK_WIDGET (self);
}

/**
 * pursuit_personality_card_show:
 * @session: whose playbook
 * @name: (nullable): of the person, where it stands nowhere else
 * @personality: (nullable): a code of %PURSUIT_PERSONALITIES; %NULL shows nothing
 */
void
pursuit_personality_card_show (PursuitPersonalityCard *self,
                               PursuitSession *session,
                               const char *name,
                               const char *personality)
{
  g_autofree char *line = NULL;

  g_return_if_fail (PURSUIT_IS_PERSONALITY_CARD (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));

  if (self->session == NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  line = pursuit_text_for_display (name, MAX_NAME);
  gtk_label_set_text (self->name, line);
  gtk_widget_set_visible (GTK_WIDGET (self->name), name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), personality != NULL);
  if (g_strcmp0 (personality, self->personality) == 0)
    return;
  g_free (self->personality);
  self->personality = g_strdup (personality);
  renew_pages (self);
  if (personality != NULL)
    {
      gtk_label_set_text (self->chip, pursuit_choice_label (PURSUIT_PERSONALITIES, personality));
      gtk_label_set_text (self->axes, describe_axes (personality));
    }
  read_pages (self);
}
