/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealNeeds:
 *
 * A card of what the customer's people need in a deal: in the words of the latest version, whose need it is
 * and where it is known from. Those that were dropped stand behind the others. Each line is a button that
 * opens the need.
 */

#include "pursuit-deal-needs.h"

#include <glib/gi18n-lib.h>

#include "pursuit-need-dialog.h"
#include "pursuit-section-row.h"
#include "pursuit-section.h"
#include "pursuit-text.h"

#define MAX_CHARS 200
#define MAX_LINES 3
/* What a wrapping line asks for; without it one long line would widen the card. */
#define LINE_CHARS 24

struct _PursuitDealNeeds
{
  AdwBin parent_instance;

  PursuitSession *session;
  gint64 deal_id;
  GPtrArray *needs; /* (nullable): PursuitNeed, in the order in which they are shown */

  PursuitSection *card;
};

G_DEFINE_FINAL_TYPE (PursuitDealNeeds, pursuit_deal_needs, ADW_TYPE_BIN)

static void
append (GString *words, const char *part)
{
  if (pursuit_text_is_blank (part))
    return;
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* Whose need it is, of which kind, and where it is known from. */
static char *
word_origin (PursuitRecord *need, PursuitDay today)
{
  GString *words = g_string_new (NULL);
  PursuitDay day = pursuit_record_get_day (need, PURSUIT_NEED_DAY);
  PursuitDay dropped = pursuit_record_get_day (need, PURSUIT_NEED_DROPPED);
  gint64 versions = pursuit_record_get_int (need, PURSUIT_NEED_VERSIONS);
  g_autofree char *found = day != PURSUIT_DAY_NONE ? pursuit_day_format (day, today) : NULL;

  append (words, pursuit_record_get_text (need, PURSUIT_NEED_HOLDER));
  append (words,
          pursuit_choice_label (PURSUIT_NEED_KINDS, pursuit_record_get_text (need, PURSUIT_NEED_KIND)));
  append (words, pursuit_record_get_text (need, PURSUIT_NEED_SOURCE));
  append (words, found);
  if (versions > 1)
    {
      g_autofree char *count =
          g_strdup_printf (ngettext ("%d version", "%d versions", (gulong) versions), (int) versions);
      append (words, count);
    }
  if (pursuit_record_is_set (need, PURSUIT_NEED_CRITERION))
    {
      /* Translators: %s is the buying criterion that a need is tied to */
      g_autofree char *criterion =
          g_strdup_printf (_ ("criterion “%s”"), pursuit_record_get_text (need, PURSUIT_NEED_CRITERION));
      append (words, criterion);
    }
  if (dropped != PURSUIT_DAY_NONE)
    {
      g_autofree char *when = pursuit_day_format (dropped, today);
      g_autofree char *note = g_strdup_printf (_ ("dropped %s"), when);
      append (words, note);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_line (const char *text, int lines)
{
  g_autofree char *shown = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  return label;
}

static void
need_clicked_cb (PursuitDealNeeds *self, GtkWidget *row)
{
  PursuitNeed *need = g_object_get_data (G_OBJECT (row), "need");

  pursuit_need_dialog_new (pursuit_window_of (self), self->deal_id, need);
}

static void
add_clicked_cb (PursuitDealNeeds *self)
{
  pursuit_need_dialog_new (pursuit_window_of (self), self->deal_id, NULL);
}

static void
add_need (PursuitDealNeeds *self, PursuitRecord *need)
{
  g_autofree char *origin = word_origin (need, pursuit_session_get_today (self->session));
  const char *words = pursuit_record_get_text (need, PURSUIT_NEED_TEXT);
  g_autofree char *said = g_strdup_printf ("%s: %s", words ? words : "", origin);
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = make_line (words ? words : "", MAX_LINES);
  GtkWidget *note = make_line (origin, 2);

  if (pursuit_record_is_set (need, PURSUIT_NEED_DROPPED))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (text), attributes);
      gtk_widget_add_css_class (text, "dim-label");
    }
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), note);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "section-row");
  gtk_widget_set_sensitive (row, !pursuit_session_get_read_only (self->session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (row), "need", g_object_ref (need), g_object_unref);
  g_signal_connect_object (row, "clicked", G_CALLBACK (need_clicked_cb), self, G_CONNECT_SWAPPED);
  pursuit_section_add (self->card, row);
}

static void
show (PursuitDealNeeds *self)
{
  guint focus = pursuit_section_get_focus_row (self->card);
  GtkWidget *button;

  pursuit_section_clear (self->card);
  for (guint i = 0; i < self->needs->len; i++)
    add_need (self, self->needs->pdata[i]);
  if (self->needs->len == 0)
    pursuit_section_add_text (
        self->card,
        _ ("Nothing is known yet of what the customer’s people need, for the business or for themselves."),
        "dim-label");
  button = gtk_button_new_with_mnemonic (_ ("Add _Need…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !pursuit_session_get_read_only (self->session));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  pursuit_section_add (self->card, button);
  pursuit_section_focus_row (self->card, focus);
}

static void
pursuit_deal_needs_dispose (GObject *object)
{
  PursuitDealNeeds *self = PURSUIT_DEAL_NEEDS (object);

  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_deal_needs_parent_class)->dispose (object);
}

static void
pursuit_deal_needs_class_init (PursuitDealNeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_needs_dispose;
}

static void
pursuit_deal_needs_init (PursuitDealNeeds *self)
{
  self->card = PURSUIT_SECTION (pursuit_section_new ());
  pursuit_section_set_title (self->card, _ ("Needs"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_deal_needs_show: shows @needs (element-type PursuitNeed) of the deal @deal_id, in their order,
 * those that were dropped behind the others. */
void
pursuit_deal_needs_show (PursuitDealNeeds *self, PursuitSession *session, gint64 deal_id, GPtrArray *needs)
{
  g_return_if_fail (PURSUIT_IS_DEAL_NEEDS (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (needs != NULL);

  g_set_object (&self->session, session);
  self->deal_id = deal_id;
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  self->needs = g_ptr_array_new_with_free_func (g_object_unref);
  for (int dropped = 0; dropped < 2; dropped++)
    for (guint i = 0; i < needs->len; i++)
      if (pursuit_record_is_set (needs->pdata[i], PURSUIT_NEED_DROPPED) == (dropped != 0))
        g_ptr_array_add (self->needs, g_object_ref (needs->pdata[i]));
  show (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
