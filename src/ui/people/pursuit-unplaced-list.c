/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitUnplacedList:
 *
 * Those of a company who are not on its chart. They are dragged from here onto the chart, and cards of the
 * chart are dragged here to take them off it.
 *
 * Signals: ::chosen (gint64 person): to be looked at; ::remove (gint64 person): to be
 * taken off it.
 */

#include "pursuit-unplaced-list.h"

#include <glib/gi18n-lib.h>

#include "pursuit-person-card.h"
#include "pursuit-person-drag.h"
#include "pursuit-text.h"

/* A row costs a quarter of a millisecond; who has more people aside than this finds them by searching. */
#define MAX_ROWS 100
#define SEARCH_ABOVE 12
#define MAX_CHARS 80
#define LINE_CHARS 24
#define ICON_SCALE 0.7

struct _PursuitUnplacedList
{
  AdwBin parent_instance;

  PursuitOrgPeople *people;

  GtkLabel *title;
  GtkWidget *search;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (PursuitUnplacedList, pursuit_unplaced_list, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  REMOVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gint64
row_id (GtkListBoxRow *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "id");
}

static GdkContentProvider *
drag_prepare_cb (GtkListBoxRow *row)
{
  PursuitPersonDrag drag = { row_id (row), FALSE };

  return gdk_content_provider_new_typed (PURSUIT_TYPE_PERSON_DRAG, &drag);
}

/* Opaque, like a card of the chart. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkListBoxRow *row)
{
  PursuitUnplacedList *self =
      PURSUIT_UNPLACED_LIST (gtk_widget_get_ancestor (GTK_WIDGET (row), PURSUIT_TYPE_UNPLACED_LIST));
  PursuitPerson *person = pursuit_org_people_get_person (self->people, row_id (row));
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const PursuitPersonCardLook look = { .theme = pursuit_theme_get (dark ? PURSUIT_THEME_DARK
                                                                        : PURSUIT_THEME_LIGHT),
                                       .width = PURSUIT_ORG_CARD_WIDTH * ICON_SCALE,
                                       .height = PURSUIT_ORG_CARD_HEIGHT * ICON_SCALE,
                                       .overhang = PURSUIT_ORG_CARD_OVERHANG * ICON_SCALE };
  PursuitOrgCard card = { .attitude = PURSUIT_ORG_ATTITUDE_UNSET, .weight = -1, .level = -1 };
  g_autoptr (GdkTexture) icon = NULL;

  if (person == NULL)
    return;
  card.name = pursuit_record_get_text (PURSUIT_RECORD (person), PURSUIT_PERSON_NAME);
  card.title = pursuit_record_get_text (PURSUIT_RECORD (person), PURSUIT_PERSON_TITLE);
  icon = pursuit_person_card_paint_icon (&card, &look, 0);
  gtk_drag_source_set_icon (source, GDK_PAINTABLE (icon), look.width / 4, look.height / 2);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  g_autofree char *line = pursuit_text_for_display (text ? text : "", MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (PursuitUnplacedList *self, PursuitRecord *person)
{
  gint64 id = pursuit_record_get_id (person);
  const char *title = pursuit_record_get_text (person, PURSUIT_PERSON_TITLE);
  PursuitOrgCard card = { .name = pursuit_record_get_text (person, PURSUIT_PERSON_NAME) };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDragSource *source = gtk_drag_source_new ();
  const char *name = pursuit_org_card_display_name (&card);

  gtk_box_append (GTK_BOX (box), make_label (name, "person-name"));
  if (title && *title)
    gtk_box_append (GTK_BOX (box), make_label (title, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title ? title : "", -1);
  pursuit_person_drag_init_source (source);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_list_box_append (self->list, row);
}

static gboolean
matches (PursuitRecord *person, const char *key)
{
  const char *name = pursuit_record_get_text (person, PURSUIT_PERSON_NAME);
  const char *title = pursuit_record_get_text (person, PURSUIT_PERSON_TITLE);
  g_autofree char *text = g_strconcat (name ? name : "", " ", title ? title : "", NULL);
  g_autofree char *text_key = pursuit_text_search_key (text, -1);

  return strstr (text_key, key) != NULL;
}

static void
fill (PursuitUnplacedList *self)
{
  g_autofree char *key = pursuit_text_search_key (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  guint n = self->people ? self->people->unplaced->len : 0;
  GtkListBoxRow *row;
  guint shown = 0, found = 0;
  g_autofree char *rest = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      PursuitRecord *person = self->people->unplaced->pdata[i];

      if (*key != '\0' && !matches (person, key))
        continue;
      if (++found <= MAX_ROWS)
        {
          add_row (self, person);
          shown++;
        }
    }
  rest = g_strdup_printf (ngettext ("and %u more", "and %u more", found - shown), found - shown);
  gtk_label_set_text (self->more, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->more), found > shown);
}

static void
row_activated_cb (PursuitUnplacedList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, row_id (row));
}

static GdkDragAction
drop_motion_cb (PursuitUnplacedList *self, double x, double y, GtkDropTarget *target)
{
  const PursuitPersonDrag *drag = pursuit_person_drag_get (target, NULL);

  return drag && drag->placed ? GDK_ACTION_MOVE : 0;
}

static gboolean
drop_cb (PursuitUnplacedList *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  const PursuitPersonDrag *drag = pursuit_person_drag_get (target, value);

  return drag && drag->placed && pursuit_unplaced_list_drop (self, drag->id);
}

static void
pursuit_unplaced_list_dispose (GObject *object)
{
  g_clear_pointer (&PURSUIT_UNPLACED_LIST (object)->people, pursuit_org_people_unref);

  G_OBJECT_CLASS (pursuit_unplaced_list_parent_class)->dispose (object);
}

static void
pursuit_unplaced_list_class_init (PursuitUnplacedListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_unplaced_list_dispose;

  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REMOVE] =
      g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pursuit_unplaced_list_init (PursuitUnplacedList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkDropTarget *target = gtk_drop_target_new (PURSUIT_TYPE_PERSON_DRAG, GDK_ACTION_MOVE);
  GtkWidget *hint = gtk_label_new (_ ("Drag a card here to take it off the chart."));

  self->title = GTK_LABEL (make_label (NULL, "heading"));
  self->search = gtk_search_entry_new ();
  self->list = GTK_LIST_BOX (list);
  self->more = GTK_LABEL (make_label (NULL, "dim-label"));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), LINE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_list_box_set_placeholder (self->list, hint);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "unplaced");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not on the chart"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** pursuit_unplaced_list_new: (transfer floating): an empty list. */
GtkWidget *
pursuit_unplaced_list_new (void)
{
  return g_object_new (PURSUIT_TYPE_UNPLACED_LIST, NULL);
}

/** pursuit_unplaced_list_set_people: shows those of @people who are not on the chart. */
void
pursuit_unplaced_list_set_people (PursuitUnplacedList *self, PursuitOrgPeople *people)
{
  g_autofree char *title = NULL;
  guint n;

  g_return_if_fail (PURSUIT_IS_UNPLACED_LIST (self));
  g_return_if_fail (people != NULL);

  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  n = people->unplaced->len;
  /* Translators: the heading of a list, and how many people it has. */
  title = n > 0 ? g_strdup_printf (_ ("Not on the chart (%u)"), n) : g_strdup (_ ("Not on the chart"));
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (self->search, n > SEARCH_ABOVE);
  fill (self);
}

/** pursuit_unplaced_list_get_row: (transfer none) (nullable): the row of a person. */
GtkListBoxRow *
pursuit_unplaced_list_get_row (PursuitUnplacedList *self, gint64 id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PURSUIT_IS_UNPLACED_LIST (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (row_id (row) == id)
      return row;
  return NULL;
}

/** pursuit_unplaced_list_drop: what dropping the card of @id here does; %FALSE if there is no such card. */
gboolean
pursuit_unplaced_list_drop (PursuitUnplacedList *self, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_UNPLACED_LIST (self), FALSE);

  if (self->people == NULL || pursuit_org_people_find (self->people, id) < 0)
    return FALSE;
  g_signal_emit (self, signals[REMOVE], 0, id);
  return TRUE;
}
