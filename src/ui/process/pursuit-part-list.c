/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPartList:
 *
 * The parts of a process in their order: stages, work items, key nodes, what customers go through; the
 * processes themselves, and the fields that users define. A row is dragged, or moved by Alt+Up and Alt+Down,
 * to another place; its menu edits it and takes it out of use or back. What is retired stands dimmed at the
 * end.
 *
 * Signals: ::selected (gint64 id); ::edit (gint64 id); ::retire (gint64 id); ::add. Reordering and bringing
 * back are done by the list itself.
 */

#include "pursuit-part-list.h"

#include <glib/gi18n-lib.h>

#include "pursuit-process-command.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#define MAX_CHARS 120

struct _PursuitPartList
{
  AdwBin parent_instance;

  const PursuitEntity *entity;
  gboolean selects;
  PursuitPartLookFunc look;
  gpointer look_data;
  GPtrArray *parts;
  GPtrArray *extra; /* label and action in turns: what the menu of a row has beside the common entries */
  gint64 selected;
  gint64 focus_id; /* the row that gets the focus when it is shown again; 0: none */

  GtkWidget *title;
  GtkWidget *rows;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (PursuitPartList, pursuit_part_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  EDIT,
  RETIRE,
  ADD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_retired (PursuitPartList *self, PursuitRecord *part)
{
  int field = pursuit_entity_find_field (self->entity, "retired");

  return field >= 0 && pursuit_record_get_int (part, (guint) field) != 0;
}

static const char *
name_of (PursuitPartList *self, PursuitRecord *part)
{
  int field = pursuit_entity_find_field (self->entity, "name");

  if (field < 0)
    field = pursuit_entity_find_field (self->entity, "label");
  return pursuit_record_get_text (part, (guint) field);
}

static gint64
id_of (GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  return id ? *id : 0;
}

static int
place_of (PursuitPartList *self, gint64 id)
{
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    if (pursuit_record_get_id (self->parts->pdata[i]) == id)
      return (int) i;
  return -1;
}

static gint64
focused_id (PursuitPartList *self)
{
  GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self))
                         ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))
                         : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, self->rows) ? id_of (row) : 0;
}

static void
run (PursuitPartList *self, PursuitCommand *command)
{
  g_autoptr (PursuitCommand) owned = command;

  pursuit_window_run (pursuit_window_of (self), owned, NULL, NULL);
}

/* Puts @id before the row at @place of those in use; behind the last one when it is past them. */
static void
put (PursuitPartList *self, gint64 id, int place)
{
  gint64 before = 0;

  /* behind the last one in use are only the retired ones, which count where they were */
  if (place < (int) self->parts->len && !is_retired (self, self->parts->pdata[place]))
    before = pursuit_record_get_id (self->parts->pdata[place]);
  if (before == id)
    return;
  self->focus_id = id;
  run (self, pursuit_command_reorder (self->entity, id, before));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPartList *self = PURSUIT_PART_LIST (widget);
  gint64 id = g_variant_get_int64 (parameter);
  int place = place_of (self, id);
  gboolean up = g_str_equal (name, "part.up");

  if (place < 0 || (up && place == 0) || (!up && place + 1 >= (int) self->parts->len) ||
      (!up && is_retired (self, self->parts->pdata[place + 1])))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  put (self, id, up ? place - 1 : place + 2);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[EDIT], 0, g_variant_get_int64 (parameter));
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[RETIRE], 0, g_variant_get_int64 (parameter));
}

static void
bring_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPartList *self = PURSUIT_PART_LIST (widget);

  run (self, pursuit_command_bring_back (self->entity, g_variant_get_int64 (parameter)));
}

static void
add_cb (PursuitPartList *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
row_selected_cb (PursuitPartList *self, GtkListBoxRow *row)
{
  gint64 id = row ? id_of (GTK_WIDGET (row)) : 0;

  if (!self->selects || id == 0 || id == self->selected)
    return;
  self->selected = id;
  g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
row_activated_cb (PursuitPartList *self, GtkListBoxRow *row)
{
  if (!self->selects)
    g_signal_emit (self, signals[EDIT], 0, id_of (GTK_WIDGET (row)));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                PursuitPartList *self)
{
  gint64 id = focused_id (self);
  gboolean alt = (modifiers & GDK_ALT_MASK) != 0;
  const char *action = NULL;

  if (alt && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    action = "part.up";
  else if (alt && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    action = "part.down";
  else if (keyval == GDK_KEY_F2)
    action = "part.edit";
  else if (keyval == GDK_KEY_Delete)
    action = "part.retire";
  if (action == NULL || id == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", id);
  return TRUE;
}

/* Dragging */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, icon, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_INT64, id_of (row));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PursuitPartList *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gint64 id = g_value_get_int64 (value);
  int from = place_of (self, id), to = place_of (self, id_of (row));

  /* of another list, or of another program */
  if (from < 0 || to < 0)
    return FALSE;
  put (self, id, y > gtk_widget_get_height (row) / 2.0 ? to + 1 : to);
  return TRUE;
}

static void
make_draggable (PursuitPartList *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Rows */

static void
append_entry (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (PursuitPartList *self, PursuitRecord *part)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = pursuit_text_for_display (name_of (self, part), MAX_CHARS);
  /* Translators: %s is a stage, a work item, a key node or a process. */
  g_autofree char *label = g_strdup_printf (_ ("Menu of “%s”"), name);
  gint64 id = pursuit_record_get_id (part);

  if (is_retired (self, part))
    append_entry (menu, _ ("_Bring Back"), "part.bring-back", id);
  else
    {
      append_entry (menu, _ ("_Edit…"), "part.edit", id);
      for (guint i = 0; i + 1 < self->extra->len; i += 2)
        append_entry (menu, self->extra->pdata[i], self->extra->pdata[i + 1], id);
      append_entry (menu, _ ("Move _Up"), "part.up", id);
      append_entry (menu, _ ("Move _Down"), "part.down", id);
      append_entry (menu, _ ("_Retire"), "part.retire", id);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS * 2);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static GtkWidget *
make_words (PursuitPartList *self, PursuitRecord *part, const PursuitPartLook *look)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_line (name_of (self, part), NULL));
  if (is_retired (self, part))
    gtk_box_append (GTK_BOX (words), make_line (_ ("Retired"), "dim-label"));
  else if (look->subtitle)
    gtk_box_append (GTK_BOX (words), make_line (look->subtitle, "dim-label"));
  return words;
}

static GtkWidget *
make_row (PursuitPartList *self, PursuitRecord *part)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gint64 id = pursuit_record_get_id (part);
  PursuitPartLook look = { 0 };

  if (self->look)
    self->look (part, &look, self->look_data);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  if (is_retired (self, part))
    gtk_widget_add_css_class (row, "retired");
  else
    {
      GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
      gtk_widget_add_css_class (handle, "dim-label");
      gtk_box_append (GTK_BOX (box), handle);
      make_draggable (self, row);
    }
  gtk_box_append (GTK_BOX (box), make_words (self, part, &look));
  if (look.note)
    {
      GtkWidget *note = gtk_label_new (look.note);
      gtk_widget_set_valign (note, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (note, "deal-pill");
      gtk_widget_add_css_class (note, "numeric");
      gtk_box_append (GTK_BOX (box), note);
    }
  gtk_box_append (GTK_BOX (box), make_menu (self, part));
  gtk_box_append (GTK_BOX (outer), box);
  if (look.below)
    gtk_box_append (GTK_BOX (outer), look.below);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), outer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name_of (self, part),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, look.subtitle ? look.subtitle : "",
                                  -1);
  g_free (look.subtitle);
  g_free (look.note);
  return row;
}

/* Marks the selected row, and gives the focus back to the one that had it. */
static void
restore (PursuitPartList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row; row = gtk_widget_get_next_sibling (row))
    {
      if (self->selects && id_of (row) == self->selected)
        gtk_list_box_select_row (GTK_LIST_BOX (self->rows), GTK_LIST_BOX_ROW (row));
      if (self->focus_id != 0 && id_of (row) == self->focus_id)
        gtk_widget_grab_focus (row);
    }
  self->focus_id = 0;
}

static void
pursuit_part_list_finalize (GObject *object)
{
  PursuitPartList *self = PURSUIT_PART_LIST (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->extra, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_part_list_parent_class)->finalize (object);
}

static void
pursuit_part_list_class_init (PursuitPartListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_part_list_finalize;

  signals[SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[EDIT] =
      g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[RETIRE] =
      g_signal_new ("retire", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ADD] = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "part.up", "x", move_action);
  gtk_widget_class_install_action (widget_class, "part.down", "x", move_action);
  gtk_widget_class_install_action (widget_class, "part.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "part.retire", "x", retire_action);
  gtk_widget_class_install_action (widget_class, "part.bring-back", "x", bring_back_action);
}

static void
pursuit_part_list_init (PursuitPartList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->extra = g_ptr_array_new_with_free_func (g_free);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->add);
  self->rows = gtk_list_box_new ();
  gtk_widget_add_css_class (self->rows, "boxed-list");
  gtk_widget_add_css_class (self->rows, "part-list");
  g_signal_connect_object (self->rows, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->rows, keys);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->rows);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pursuit_part_list_new:
 * @entity: of the parts; they have a name or a label
 * @title: over the list, translated
 * @add_label: (nullable): what the button for a new one says to those who ask; %NULL for no such button
 * @selects: whether a row is chosen; else using a row edits it
 */
GtkWidget *
pursuit_part_list_new (const PursuitEntity *entity,
                       const char *title,
                       const char *add_label,
                       gboolean selects)
{
  PursuitPartList *self = g_object_new (PURSUIT_TYPE_PART_LIST, NULL);

  self->entity = entity;
  self->selects = selects;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows),
                                   selects ? GTK_SELECTION_BROWSE : GTK_SELECTION_NONE);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (self->add, add_label != NULL);
  if (add_label)
    {
      gtk_widget_set_tooltip_text (self->add, add_label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add_label,
                                      -1);
    }
  return GTK_WIDGET (self);
}

/** pursuit_part_list_set_look: what the rows say beside the name of their part. */
void
pursuit_part_list_set_look (PursuitPartList *self, PursuitPartLookFunc look, gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_PART_LIST (self));

  self->look = look;
  self->look_data = user_data;
}

/** pursuit_part_list_add_action: an entry for the menus of rows in use; @action takes the id of the part. */
void
pursuit_part_list_add_action (PursuitPartList *self, const char *label, const char *action)
{
  g_return_if_fail (PURSUIT_IS_PART_LIST (self));

  g_ptr_array_add (self->extra, g_strdup (label));
  g_ptr_array_add (self->extra, g_strdup (action));
}

/**
 * pursuit_part_list_set_parts:
 * @parts: (element-type PursuitRecord): in their order, retired ones at the end
 */
void
pursuit_part_list_set_parts (PursuitPartList *self, GPtrArray *parts)
{
  GtkWidget *row;

  g_return_if_fail (PURSUIT_IS_PART_LIST (self));
  g_return_if_fail (parts != NULL);

  if (self->focus_id == 0)
    self->focus_id = focused_id (self);
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), row);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->parts = g_ptr_array_ref (parts);
  for (guint i = 0; i < parts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), make_row (self, parts->pdata[i]));
  gtk_widget_set_visible (self->rows, parts->len > 0);
  restore (self);
}

/** pursuit_part_list_select: chooses the row of @id, now or when it comes; emits no signal. */
void
pursuit_part_list_select (PursuitPartList *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_PART_LIST (self));

  self->selected = id;
  restore (self);
}

/** pursuit_part_list_get_selected: the id of the chosen row; 0 when none is. */
gint64
pursuit_part_list_get_selected (PursuitPartList *self)
{
  g_return_val_if_fail (PURSUIT_IS_PART_LIST (self), 0);

  return self->selected;
}
