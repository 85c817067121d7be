/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitWatchCard:
 *
 * Whom to watch now in a deal: the kinds of people who matter in the customer's buying stage, what they do
 * there, and who they are. A line leads to the person, or to the people of the deal, by the action
 * “dealpage.people” of the page around it.
 */

#include "pursuit-watch-card.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-section.h"
#include "pursuit-text.h"

/* As much of a line as a card has room for. */
#define NAMES_CHARS 18
#define MAX_NAMES 80

struct _PursuitWatchCard
{
  AdwBin parent_instance;

  PursuitSection *section;
  GtkWidget *lines; /* unowned: in the section; buttons between separators */
};

G_DEFINE_FINAL_TYPE (PursuitWatchCard, pursuit_watch_card, ADW_TYPE_BIN)

/* “Zhao, Qian”; NULL when nobody is known. */
static char *
list_names (const PursuitWatchLine *line)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < line->persons->len; i++)
    {
      const PursuitWatchPerson *person = line->persons->pdata[i];
      /* Translators: stands between the names of two people */
      g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "", person->name);
    }
  return names->len > 0 ? pursuit_text_for_display (names->str, MAX_NAMES) : NULL;
}

static GtkWidget *
make_does (const PursuitWatchLine *line)
{
  /* Translators: a kind of people, then what they do now: “Engineer checks data and samples” */
  g_autofree char *text = g_strdup_printf (_ ("%s %s"), line->kind, line->does);
  GtkWidget *label = gtk_label_new (text);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = 0;
  bold->end_index = (guint) strlen (line->kind);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* How many columns of ordinary letters @text takes. */
static int
measure (const char *text)
{
  int columns = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    columns += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return columns;
}

/* The names keep their room: what the people do is broken into lines instead. */
static GtkWidget *
make_names (const char *names)
{
  GtkWidget *label = gtk_label_new (names != NULL ? names : _ ("not known"));

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (measure (gtk_label_get_text (GTK_LABEL (label))) > NAMES_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), NAMES_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), NAMES_CHARS);
    }
  gtk_widget_add_css_class (label, names != NULL ? "dim-label" : "watch-unknown");
  return label;
}

/* A line is a button, so that it is reached by keyboard and pointer alike. */
static GtkWidget *
make_line (const PursuitWatchLine *line)
{
  g_autofree char *names = list_names (line);
  /* Translators: a kind of people, what they do now, then who they are */
  g_autofree char *spoken =
      g_strdup_printf (_ ("%s %s: %s"), line->kind, line->does, names != NULL ? names : _ ("not known"));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_grid_new (); /* not a GtkBox, which would try many widths: see pursuit-bin-layout.c */
  const PursuitWatchPerson *only = line->persons->len == 1 ? line->persons->pdata[0] : NULL;

  gtk_grid_set_column_spacing (GTK_GRID (box), 9);
  gtk_grid_attach (GTK_GRID (box), make_does (line), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (box), make_names (names), 1, 0, 1, 1);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "watch-line");
  pursuit_compat_set_tooltip (button, names != NULL ? names : _ ("Nobody of this kind is known in the deal"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", only != NULL ? only->id : (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dealpage.people");
  return button;
}

/* The line that has the focus; -1 when it is elsewhere. */
static int
find_focus (PursuitWatchCard *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->lines);
  int place = -1;

  for (GtkWidget *child = focus; child != NULL; child = gtk_widget_get_prev_sibling (child))
    place++;
  return place;
}

static void
give_focus (PursuitWatchCard *self, int place)
{
  GtkWidget *child = place >= 0 ? gtk_widget_get_first_child (self->lines) : NULL;

  for (int i = 0; child != NULL && i < place; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

static void
pursuit_watch_card_class_init (PursuitWatchCardClass *klass)
{
}

static void
pursuit_watch_card_init (PursuitWatchCard *self)
{
  self->section = PURSUIT_SECTION (pursuit_section_new ());
  pursuit_section_set_title (self->section, _ ("Whom to watch now"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  pursuit_section_add (self->section, self->lines);
}

/** pursuit_watch_card_show: shows @watch, or nothing when it says nothing. */
void
pursuit_watch_card_show (PursuitWatchCard *self, const PursuitWatch *watch)
{
  gboolean has_text;
  int focus;

  g_return_if_fail (PURSUIT_IS_WATCH_CARD (self));
  g_return_if_fail (watch != NULL);

  has_text = !pursuit_text_is_blank (watch->text);
  focus = find_focus (self);
  pursuit_section_clear (self->section);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  pursuit_section_add (self->section, self->lines);
  for (guint i = 0; i < watch->lines->len; i++)
    {
      gtk_box_append (GTK_BOX (self->lines), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (self->lines), make_line (watch->lines->pdata[i]));
    }
  if (watch->lines->len == 0 && has_text)
    pursuit_section_add_text (self->section, watch->text, NULL);
  if (watch->lines->len > 0 && watch->assumed)
    {
      /* Translators: %s is a buying stage */
      g_autofree char *note =
          g_strdup_printf (_ ("Nobody has said where the customer is; by our stage it is “%s”."),
                           watch->buying_stage);
      gtk_widget_add_css_class (pursuit_section_add_text (self->section, note, "caption"), "dim-label");
    }
  gtk_widget_set_visible (GTK_WIDGET (self), watch->lines->len > 0 || has_text);
  give_focus (self, focus);
}
