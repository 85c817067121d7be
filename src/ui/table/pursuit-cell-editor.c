/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCellEditor:
 *
 * Edits one field of one record where a table shows it: a text field, or a list of choices. Enter and Tab
 * save, Escape gives up, and so does leaving it without a change. What is refused is told below the field,
 * which stays open.
 *
 * Signals: ::closed (int step) when it is done: 1 when Tab asks for the next cell, -1 for the one before,
 * else 0; ::saved (gpointer PursuitStep) before that, when something was written; ::refused (gpointer GError)
 * when it was not, and the field is not shown any more.
 */

#include "pursuit-cell-editor.h"

#include <glib/gi18n-lib.h>

#include "pursuit-member-check.h"
#include "pursuit-name-suggest.h"
#include "pursuit-parse.h"

struct _PursuitCellEditor
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitRecord *record;
  const PursuitField *field;
  guint number;
  char *before; /* the text that the field had */
  int step;
  gboolean closed;
  gboolean saving;
  PursuitFields *fields; /* (nullable), owned: what is being saved, until it runs */

  GtkWidget *input; /* GtkEntry, or GtkDropDown */
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (PursuitCellEditor, pursuit_cell_editor, ADW_TYPE_BIN)

enum
{
  CLOSED,
  SAVED,
  REFUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/** pursuit_cell_editor_suits: whether @field can be edited in a cell: long texts and sets of choices have
 * their dialog. */
gboolean
pursuit_cell_editor_suits (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return (field->flags & PURSUIT_FIELD_EDIT) && !(field->flags & PURSUIT_FIELD_LONG) &&
         field->type != PURSUIT_FIELD_SET && field->type != PURSUIT_FIELD_TIME &&
         field->type != PURSUIT_FIELD_REF;
}

static gboolean
is_choice (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_CHOICE || field->type == PURSUIT_FIELD_BOOL;
}

static gboolean
may_be_empty (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_CHOICE && !(field->flags & PURSUIT_FIELD_REQUIRED);
}

static char *
get_text (PursuitCellEditor *self)
{
  guint selected;

  if (!is_choice (self->field))
    return pursuit_field_text_from_entry (self->field, gtk_editable_get_text (GTK_EDITABLE (self->input)));
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input));
  if (self->field->type == PURSUIT_FIELD_BOOL)
    return g_strdup (selected == 1 ? "1" : "0");
  if (may_be_empty (self->field))
    return g_strdup (selected == 0 ? "" : self->field->choices[selected - 1].code);
  return g_strdup (self->field->choices[selected].code);
}

static void
close_editor (PursuitCellEditor *self, int step)
{
  if (self->closed)
    return;
  self->closed = TRUE;
  g_signal_emit (self, signals[CLOSED], 0, step);
}

static void
tell_problem (PursuitCellEditor *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem)
    {
      gtk_widget_add_css_class (self->input, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_widget_grab_focus (self->input);
    }
  else
    {
      gtk_widget_remove_css_class (self->input, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/* What was refused is told below the field, or by whoever shows the table when the field has gone. */
static void
refuse (PursuitCellEditor *self, GError *error)
{
  self->saving = FALSE;
  g_clear_pointer (&self->fields, pursuit_fields_free);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    g_signal_emit (self, signals[REFUSED], 0, error);
  else
    tell_problem (self, error->message);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCellEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run_finish (PURSUIT_SESSION (source), result, &error);

  if (step == NULL)
    {
      refuse (self, error);
      return;
    }
  self->saving = FALSE;
  g_signal_emit (self, signals[SAVED], 0, step);
  close_editor (self, self->step);
}

static void
run (PursuitCellEditor *self)
{
  g_autoptr (PursuitFields) fields = g_steal_pointer (&self->fields);
  g_autoptr (PursuitCommand) command =
      pursuit_command_set_fields (pursuit_record_get_id (self->record),
                                  pursuit_record_get_int (self->record, PURSUIT_RECORD_VER), fields);

  pursuit_session_run_async (self->session, command, NULL, run_cb, g_object_ref (self));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCellEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (pursuit_member_check_finish (PURSUIT_SESSION (source), result, &error))
    run (self);
  else
    refuse (self, error);
}

static void
save (PursuitCellEditor *self, int step)
{
  const PursuitEntity *entity = pursuit_record_get_entity (self->record);
  int currency = pursuit_entity_find_field (entity, "currency");
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = get_text (self);

  if (self->closed || self->saving)
    return;
  if (g_str_equal (text, self->before))
    {
      close_editor (self, step);
      return;
    }
  if (currency >= 0)
    pursuit_fields_set_currency (fields, pursuit_record_get_text (self->record, currency));
  if (!pursuit_fields_parse (fields, self->field->name, text, &error))
    {
      tell_problem (self, error->message);
      return;
    }
  tell_problem (self, NULL);
  self->saving = TRUE;
  self->step = step;
  self->fields = g_steal_pointer (&fields);
  if (pursuit_member_check_needed (self->field, text))
    pursuit_member_check_async (self->session, text, checked_cb, g_object_ref (self));
  else
    run (self);
}

/* Takes the choice that is @step further down, as long as there is one. */
static gboolean
choose_next (PursuitCellEditor *self, int step)
{
  GtkDropDown *choices;
  gint64 next;

  if (!is_choice (self->field))
    return GDK_EVENT_PROPAGATE;
  choices = GTK_DROP_DOWN (self->input);
  next = (gint64) gtk_drop_down_get_selected (choices) + step;
  if (next >= 0 && next < g_list_model_get_n_items (gtk_drop_down_get_model (choices)))
    gtk_drop_down_set_selected (choices, (guint) next);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        PursuitCellEditor *self)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      /* what is being saved is saved, or told to be refused */
      if (!self->saving)
        close_editor (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      save (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      save (self, modifiers & GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return choose_next (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return choose_next (self, 1);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
changed_cb (PursuitCellEditor *self)
{
  tell_problem (self, NULL);
}

static GtkWidget *
make_entry (PursuitCellEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *before = pursuit_field_text_to_entry (self->field, self->before);

  gtk_editable_set_text (GTK_EDITABLE (entry), before);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_choices (PursuitCellEditor *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0, n = 0;
  GtkWidget *choices;

  if (self->field->type == PURSUIT_FIELD_BOOL)
    {
      gtk_string_list_append (labels, _ ("no"));
      gtk_string_list_append (labels, _ ("yes"));
      selected = g_str_equal (self->before, "1") ? 1 : 0;
    }
  if (may_be_empty (self->field))
    {
      gtk_string_list_append (labels, "—");
      n++;
    }
  for (const PursuitChoice *choice = self->field->choices; choice && choice->code; choice++, n++)
    {
      gtk_string_list_append (labels, pursuit_choice_get_label (choice));
      if (g_str_equal (choice->code, self->before))
        selected = n;
    }
  choices = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choices), selected);
  return choices;
}

static void
pursuit_cell_editor_finalize (GObject *object)
{
  PursuitCellEditor *self = PURSUIT_CELL_EDITOR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_pointer (&self->fields, pursuit_fields_free);
  g_free (self->before);

  G_OBJECT_CLASS (pursuit_cell_editor_parent_class)->finalize (object);
}

static void
pursuit_cell_editor_class_init (PursuitCellEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_cell_editor_finalize;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pursuit-cell-editor");
}

static void
pursuit_cell_editor_init (PursuitCellEditor *self)
{
}

static char *
get_value_text (PursuitRecord *record, guint number)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  int currency = pursuit_entity_find_field (entity, "currency");
  char *text = NULL;

  if (pursuit_record_is_set (record, number))
    text = pursuit_value_to_text (&entity->fields[number], pursuit_record_get_value (record, number),
                                  currency >= 0 ? pursuit_record_get_text (record, currency) : NULL);
  return text ? text : g_strdup ("");
}

/**
 * pursuit_cell_editor_new:
 * @field: of the record's entity, one that pursuit_cell_editor_suits()
 * @title: of its column, for screen readers
 *
 * Returns: (transfer floating): an editor that takes the focus when it is put somewhere
 */
PursuitCellEditor *
pursuit_cell_editor_new (PursuitSession *session, PursuitRecord *record, guint field, const char *title)
{
  PursuitCellEditor *self = g_object_new (PURSUIT_TYPE_CELL_EDITOR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  const PursuitEntity *target;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && PURSUIT_IS_RECORD (record), NULL);

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->number = field;
  self->field = &pursuit_record_get_entity (record)->fields[field];
  target = self->field->target ? pursuit_entity_find (self->field->target) : NULL;
  self->before = get_value_text (record, field);
  self->input = is_choice (self->field) ? make_choices (self) : make_entry (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "problem");
  gtk_box_append (GTK_BOX (box), self->input);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->input, keys);
  /* Behind ours: what is suggested sees Enter first. */
  if (target && (self->field->flags & PURSUIT_FIELD_BY_NAME))
    pursuit_name_suggest_attach (self->input, session, target);
  return self;
}

/** pursuit_cell_editor_type: gives the key that @keys handles to the field, in place of what it holds. */
void
pursuit_cell_editor_type (PursuitCellEditor *self, GtkEventControllerKey *keys)
{
  g_return_if_fail (PURSUIT_IS_CELL_EDITOR (self));

  if (!GTK_IS_EDITABLE (self->input))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->input), "");
  gtk_event_controller_key_forward (keys,
                                    GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->input))));
}

/** pursuit_cell_editor_set_text: puts @text, written as the user would write it, into the field. */
void
pursuit_cell_editor_set_text (PursuitCellEditor *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_CELL_EDITOR (self));
  g_return_if_fail (GTK_IS_EDITABLE (self->input));

  gtk_editable_set_text (GTK_EDITABLE (self->input), text);
}

/** pursuit_cell_editor_commit: saves, as Enter does. */
void
pursuit_cell_editor_commit (PursuitCellEditor *self)
{
  g_return_if_fail (PURSUIT_IS_CELL_EDITOR (self));

  save (self, 0);
}

/** pursuit_cell_editor_get_problem: (nullable): why what the field holds was not saved. */
const char *
pursuit_cell_editor_get_problem (PursuitCellEditor *self)
{
  g_return_val_if_fail (PURSUIT_IS_CELL_EDITOR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}
