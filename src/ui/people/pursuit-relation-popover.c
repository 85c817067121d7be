/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitRelationPopover:
 *
 * What a line between two people says: its kind and a note; and a way to delete it. What was changed holds
 * when the popover closes with Enter or a click elsewhere; Escape leaves it as it was.
 *
 * Signals: ::changed (string kind, string notes), ::delete, ::turn: the line is to go the other way;
 * ::move-end: an end of it is to go to another card.
 */

#include "pursuit-relation-popover.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

#define NOTE_CHARS 24
#define MAX_NAME 40

struct _PursuitRelationPopover
{
  GtkPopover parent_instance;

  PursuitRecord *relation;
  GtkLabel *people;
  GtkWidget *turn;
  GtkDropDown *kind;
  GtkEditable *notes;
  gboolean done; /* nothing is to be taken over any longer */
};

G_DEFINE_FINAL_TYPE (PursuitRelationPopover, pursuit_relation_popover, GTK_TYPE_POPOVER)

enum
{
  CHANGED,
  DELETE,
  TURN,
  MOVE_END,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
position_of (const char *code)
{
  for (guint i = 0; PURSUIT_RELATION_KINDS[i].code; i++)
    if (g_strcmp0 (PURSUIT_RELATION_KINDS[i].code, code) == 0)
      return i;
  return 0;
}

static void
take_over (PursuitRelationPopover *self)
{
  const char *kind = PURSUIT_RELATION_KINDS[gtk_drop_down_get_selected (self->kind)].code;
  const char *notes = gtk_editable_get_text (self->notes);
  const char *old_notes = pursuit_record_get_text (self->relation, PURSUIT_RELATION_NOTES);

  if (self->done)
    return;
  self->done = TRUE;
  if (g_strcmp0 (kind, pursuit_record_get_text (self->relation, PURSUIT_RELATION_KIND)) != 0 ||
      g_strcmp0 (notes, old_notes ? old_notes : "") != 0)
    g_signal_emit (self, signals[CHANGED], 0, kind, notes);
}

static void
pursuit_relation_popover_closed (GtkPopover *popover)
{
  take_over (PURSUIT_RELATION_POPOVER (popover));
}

static gboolean
key_pressed_cb (PursuitRelationPopover *self, guint key)
{
  if (key == GDK_KEY_Escape)
    self->done = TRUE;
  return FALSE;
}

static void
delete_cb (PursuitRelationPopover *self)
{
  self->done = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[DELETE], 0);
}

static void
turn_cb (PursuitRelationPopover *self)
{
  self->done = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[TURN], 0);
}

/* What was said of the line holds. */
static void
move_end_cb (PursuitRelationPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[MOVE_END], 0);
}

static void
pursuit_relation_popover_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_RELATION_POPOVER (object)->relation);

  G_OBJECT_CLASS (pursuit_relation_popover_parent_class)->finalize (object);
}

static void
pursuit_relation_popover_class_init (PursuitRelationPopoverClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_relation_popover_finalize;
  GTK_POPOVER_CLASS (klass)->closed = pursuit_relation_popover_closed;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_STRING, G_TYPE_STRING);
  signals[DELETE] = g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TURN] = g_signal_new ("turn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE_END] = g_signal_new ("move-end", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_relation_popover_init (PursuitRelationPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *move = gtk_button_new_with_mnemonic (_ ("_Move End…"));
  GtkWidget *erase = gtk_button_new_with_mnemonic (_ ("_Delete"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (guint i = 0; PURSUIT_RELATION_KINDS[i].code; i++)
    gtk_string_list_append (kinds, _ (PURSUIT_RELATION_KINDS[i].label));
  self->people = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->people, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->people, NOTE_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (self->people), "heading");
  /* Who stands first says something of influence only. */
  self->turn = gtk_button_new_with_mnemonic (_ ("_Turn Around"));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&kinds)), NULL));
  self->notes = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->notes), _ ("Note, such as “same school”"));
  gtk_editable_set_width_chars (self->notes, NOTE_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of the line"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"),
                                  -1);
  gtk_widget_add_css_class (erase, "destructive-action");
  gtk_widget_set_hexpand (self->turn, TRUE);
  gtk_widget_set_hexpand (move, TRUE);
  gtk_widget_set_hexpand (erase, TRUE);
  gtk_box_append (GTK_BOX (buttons), self->turn);
  gtk_box_append (GTK_BOX (buttons), move);
  gtk_box_append (GTK_BOX (buttons), erase);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->people));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (self->notes, "activate", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->turn, "clicked", G_CALLBACK (turn_cb), self);
  g_signal_connect_swapped (move, "clicked", G_CALLBACK (move_end_cb), self);
  g_signal_connect_swapped (erase, "clicked", G_CALLBACK (delete_cb), self);
}

static void
kind_cb (PursuitRelationPopover *self)
{
  const char *kind = PURSUIT_RELATION_KINDS[gtk_drop_down_get_selected (self->kind)].code;
  gboolean directed = g_str_equal (kind, "influence");
  g_autofree char *from =
      pursuit_text_for_display (pursuit_record_get_text (self->relation, PURSUIT_RELATION_FROM), MAX_NAME);
  g_autofree char *to =
      pursuit_text_for_display (pursuit_record_get_text (self->relation, PURSUIT_RELATION_TO), MAX_NAME);
  /* Translators: two people with a line between them; the first of “→” influences the second. */
  g_autofree char *people = g_strdup_printf (directed ? _ ("%s → %s") : _ ("%s — %s"), from, to);

  gtk_label_set_text (self->people, people);
  gtk_widget_set_sensitive (self->turn, directed);
}

/** pursuit_relation_popover_new: (transfer floating): what @relation says; the caller gives it a parent. */
PursuitRelationPopover *
pursuit_relation_popover_new (PursuitRecord *relation)
{
  PursuitRelationPopover *self;
  const char *notes;

  g_return_val_if_fail (PURSUIT_IS_RECORD (relation), NULL);

  self = g_object_new (PURSUIT_TYPE_RELATION_POPOVER, NULL);
  self->relation = g_object_ref (relation);
  notes = pursuit_record_get_text (relation, PURSUIT_RELATION_NOTES);
  gtk_drop_down_set_selected (self->kind,
                              position_of (pursuit_record_get_text (relation, PURSUIT_RELATION_KIND)));
  gtk_editable_set_text (self->notes, notes ? notes : "");
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_cb), self);
  kind_cb (self);
  return self;
}

/** pursuit_relation_popover_get_id: id of the relation. */
gint64
pursuit_relation_popover_get_id (PursuitRelationPopover *self)
{
  g_return_val_if_fail (PURSUIT_IS_RELATION_POPOVER (self), 0);

  return pursuit_record_get_id (self->relation);
}
