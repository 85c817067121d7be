/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitSection:
 *
 * A card with a title, a note beside it, and lines under it, which are made anew when what they tell is
 * another.
 */

#include "pursuit-section.h"

#include "compat.h"
#include "pursuit-bin-layout.h"
#include "pursuit-text.h"

/* As much as a reader takes in; a file's text can be of any length. */
#define MAX_CHARS 600
/* What a wrapping line asks for; without it one long line would widen its card. */
#define LINE_CHARS 24

struct _PursuitSection
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkGrid *header; /* not a GtkBox, which would try many widths: see pursuit-bin-layout.c */
  GtkLabel *title;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (PursuitSection, pursuit_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

static GtkWidget *
make_label (const char *text, float xalign)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  return label;
}

static void
pursuit_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      pursuit_section_set_title (PURSUIT_SECTION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_section_class_init (PursuitSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = pursuit_section_set_property;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_section_init (PursuitSection *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->title = GTK_LABEL (make_label ("", 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->note = GTK_LABEL (make_label ("", 1));
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_label_set_wrap (self->note, FALSE);
  gtk_label_set_ellipsize (self->note, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  self->header = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->header, 12);
  gtk_grid_attach (self->header, GTK_WIDGET (self->title), 0, 0, 1, 1);
  gtk_grid_attach (self->header, GTK_WIDGET (self->note), 1, 0, 1, 1);
  gtk_box_append (self->box, GTK_WIDGET (self->header));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pursuit_bin_layout_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/** pursuit_section_new: (transfer floating): a card without title and lines. */
GtkWidget *
pursuit_section_new (void)
{
  return g_object_new (PURSUIT_TYPE_SECTION, NULL);
}

/** pursuit_section_set_title: says what the card is about; @title may hold a name from the database. */
void
pursuit_section_set_title (PursuitSection *self, const char *title)
{
  g_autofree char *line = NULL;

  g_return_if_fail (PURSUIT_IS_SECTION (self));
  g_return_if_fail (title != NULL);

  line = pursuit_text_for_display (title, MAX_CHARS);
  gtk_label_set_text (self->title, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
}

/** pursuit_section_set_note: says something short at the right of the title; %NULL for nothing. */
void
pursuit_section_set_note (PursuitSection *self, const char *note)
{
  g_autofree char *line = NULL;

  g_return_if_fail (PURSUIT_IS_SECTION (self));

  line = pursuit_text_for_display (note != NULL ? note : "", MAX_CHARS);
  gtk_label_set_text (self->note, line);
  pursuit_compat_set_tooltip (GTK_WIDGET (self->note), *line != '\0' ? line : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *line != '\0');
}

/** pursuit_section_get_last: (transfer none) (nullable): the last line. */
GtkWidget *
pursuit_section_get_last (PursuitSection *self)
{
  GtkWidget *line;

  g_return_val_if_fail (PURSUIT_IS_SECTION (self), NULL);

  line = gtk_widget_get_last_child (GTK_WIDGET (self->box));
  return line != GTK_WIDGET (self->header) ? line : NULL;
}

/** pursuit_section_clear: takes away all lines; the title and the note stay. */
void
pursuit_section_clear (PursuitSection *self)
{
  GtkWidget *line;

  g_return_if_fail (PURSUIT_IS_SECTION (self));

  while ((line = gtk_widget_get_last_child (GTK_WIDGET (self->box))) != GTK_WIDGET (self->header))
    gtk_box_remove (self->box, line);
}

/** pursuit_section_add: appends @widget as a line of its own. */
void
pursuit_section_add (PursuitSection *self, GtkWidget *widget)
{
  g_return_if_fail (PURSUIT_IS_SECTION (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_box_append (self->box, widget);
}

/**
 * pursuit_section_add_text:
 * @text: plain text, which is broken into lines
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
pursuit_section_add_text (PursuitSection *self, const char *text, const char *css_class)
{
  GtkWidget *label;

  g_return_val_if_fail (PURSUIT_IS_SECTION (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  label = make_label (text, 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->box, label);
  return label;
}

/**
 * pursuit_section_add_pair:
 *
 * Appends a line with @name at the left and @value at the right. It is one line, whose value ends in an
 * ellipsis and has a tooltip: beside each other, two texts that wrap are broken into lines a dozen times.
 *
 * Returns: (transfer none): the label of the value
 */
GtkWidget *
pursuit_section_add_pair (PursuitSection *self, const char *name, const char *value)
{
  GtkWidget *row, *first, *second;

  g_return_val_if_fail (PURSUIT_IS_SECTION (self), NULL);
  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  first = make_label (name, 0);
  second = make_label (value, 1);
  gtk_widget_add_css_class (first, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (first), FALSE);
  gtk_label_set_wrap (GTK_LABEL (second), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  pursuit_compat_set_tooltip (second, gtk_label_get_text (GTK_LABEL (second)));
  gtk_label_set_selectable (GTK_LABEL (second), TRUE);
  gtk_widget_set_hexpand (second, TRUE);
  gtk_box_append (GTK_BOX (row), first);
  gtk_box_append (GTK_BOX (row), second);
  gtk_box_append (self->box, row);
  return second;
}
