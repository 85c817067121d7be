/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Suggestions below a text field: names of records that contain what is being typed.
 * Down and Up choose, Enter takes, Escape closes; what is typed may also be something else.
 */

#include "pursuit-name-suggest.h"

#include "pursuit-text.h"

#define MAX_SUGGESTIONS 8
#define TYPING_DELAY_MS 80
#define MAX_CHARS 80

typedef struct
{
  GtkWidget *editable; /* owns this */
  PursuitSession *session;
  const PursuitEntity *entity;
  GtkWidget *popover;
  GtkListBox *list;
  GCancellable *cancellable;
  guint source;
  gboolean taking; /* the field's text is being set from a suggestion */
} Suggest;

static void
suggest_free (gpointer data)
{
  Suggest *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->session);
  g_free (self);
}

static void
take (Suggest *self, GtkListBoxRow *row)
{
  const char *name = g_object_get_data (G_OBJECT (row), "name");

  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->editable), name);
  gtk_editable_set_position (GTK_EDITABLE (self->editable), -1);
  self->taking = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
add_suggestion (Suggest *self, const char *name)
{
  g_autofree char *shown = pursuit_text_for_display (name, MAX_CHARS);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_can_focus (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_list_box_append (self->list, row);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) editable = user_data;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  Suggest *self = g_object_get_data (G_OBJECT (editable), "pursuit-suggest");
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (editable));
  GtkWidget *child;
  guint n = 0;

  if (records == NULL || self == NULL || !gtk_widget_get_mapped (editable))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < records->len; i++)
    {
      const char *name =
          pursuit_record_get_text (records->pdata[i], pursuit_entity_name_field (self->entity));

      if (name && !g_str_equal (name, typed))
        {
          add_suggestion (self, name);
          n++;
        }
    }
  if (n > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
fetch_cb (gpointer user_data)
{
  Suggest *self = user_data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->editable));
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (self->entity);

  self->source = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (!pursuit_text_is_blank (typed))
    pursuit_list_spec_set_match (spec, typed);
  pursuit_list_spec_sort (spec, pursuit_entity_name_field (self->entity), FALSE);
  pursuit_list_spec_set_limit (spec, MAX_SUGGESTIONS);
  pursuit_session_fetch_async (self->session, spec, self->cancellable, fetched_cb,
                               g_object_ref (self->editable));
  return G_SOURCE_REMOVE;
}

static void
suggest_soon (Suggest *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (TYPING_DELAY_MS, fetch_cb, self);
}

static void
changed_cb (GtkWidget *editable, Suggest *self)
{
  if (!self->taking && gtk_widget_get_mapped (editable) &&
      (gtk_widget_get_state_flags (editable) & GTK_STATE_FLAG_FOCUS_WITHIN))
    suggest_soon (self);
}

static void
left_cb (GtkEventControllerFocus *controller, Suggest *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
move_selection (Suggest *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  gtk_list_box_select_row (self->list, index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, Suggest *self)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  GtkListBoxRow *row = open ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (key == GDK_KEY_Down && !open)
    suggest_soon (self);
  else if (key == GDK_KEY_Down || (key == GDK_KEY_Up && open))
    move_selection (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape && open)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && row)
    take (self, row);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Suggest *self)
{
  take (self, row);
}

static void
destroy_cb (GtkWidget *editable, Suggest *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_object_set_data (G_OBJECT (editable), "pursuit-suggest", NULL);
}

/**
 * pursuit_name_suggest_attach:
 * @editable: a text field, for example a GtkEntry or an AdwEntryRow
 * @session: where the names come from
 * @entity: whose names are suggested
 *
 * Gives @editable suggestions for as long as it lives.
 */
void
pursuit_name_suggest_attach (GtkWidget *editable, PursuitSession *session, const PursuitEntity *entity)
{
  Suggest *self;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (GTK_IS_EDITABLE (editable));
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (entity != NULL);

  self = g_new0 (Suggest, 1);
  self->editable = editable;
  self->session = g_object_ref (session);
  self->entity = entity;
  self->popover = gtk_popover_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, editable);
  g_object_set_data_full (G_OBJECT (editable), "pursuit-suggest", self, suggest_free);

  g_signal_connect (editable, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (editable, "destroy", G_CALLBACK (destroy_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (editable, keys);
  gtk_widget_add_controller (editable, focus);
}

/** pursuit_entity_name_field: the field that people know a record of @entity by: its name, title or subject.
 */
guint
pursuit_entity_name_field (const PursuitEntity *entity)
{
  static const char *const names[] = { "name", "title", "subject" };

  g_return_val_if_fail (entity != NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = pursuit_entity_find_field (entity, names[i]);

      if (field >= 0)
        return field;
    }
  return PURSUIT_RECORD_UID;
}
