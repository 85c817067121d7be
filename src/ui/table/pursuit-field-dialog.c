/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitFieldDialog:
 *
 * Makes a custom field, or changes its name, its unit and its choices. Of what type it is stays as it was.
 */

#include "pursuit-field-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-choice-editor.h"
#include "pursuit-custom-field.h"

/* So high that there is room for choices when they are asked for. */
#define NEW_HEIGHT 440

struct _PursuitFieldDialog
{
  PursuitRecordDialog parent_instance;

  char *entity;                 /* (nullable): whose new field it is */
  PursuitChoiceEditor *choices; /* in the dialog; hidden while the field is none of choices */
};

G_DEFINE_FINAL_TYPE (PursuitFieldDialog, pursuit_field_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static PursuitCommand *
pursuit_field_dialog_make_command (PursuitRecordDialog *dialog, PursuitFields *fields, PursuitRecord *record)
{
  PursuitFieldDialog *self = PURSUIT_FIELD_DIALOG (dialog);

  if (self->entity != NULL)
    pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_ENTITY_NAME, self->entity);
  if (gtk_widget_get_visible (GTK_WIDGET (self->choices)))
    {
      g_autofree char *choices = pursuit_choice_editor_get_text (self->choices);
      pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_CHOICES, choices);
    }
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_field_dialog_parent_class)
      ->make_command (dialog, fields, record);
}

static gboolean
pursuit_field_dialog_is_changed (PursuitRecordDialog *dialog)
{
  PursuitFieldDialog *self = PURSUIT_FIELD_DIALOG (dialog);

  return pursuit_choice_editor_is_changed (self->choices) ||
         PURSUIT_RECORD_DIALOG_CLASS (pursuit_field_dialog_parent_class)->is_changed (dialog);
}

static void
pursuit_field_dialog_finalize (GObject *object)
{
  g_free (PURSUIT_FIELD_DIALOG (object)->entity);

  G_OBJECT_CLASS (pursuit_field_dialog_parent_class)->finalize (object);
}

static void
pursuit_field_dialog_class_init (PursuitFieldDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_field_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_field_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_field_dialog_is_changed;
}

static void
pursuit_field_dialog_init (PursuitFieldDialog *self)
{
}

static PursuitFieldDialog *
make_dialog (PursuitWindow *window,
             GtkWindow *parent,
             const char *title,
             const guint *fields,
             gsize n_fields,
             PursuitRecord *definition)
{
  PursuitFieldDialog *self = g_object_new (PURSUIT_TYPE_FIELD_DIALOG, NULL);
  const char *choices =
      definition ? pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_CHOICES) : NULL;

  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, title, &PURSUIT_CUSTOM_FIELD_ENTITY,
                               fields, n_fields, definition);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  self->choices = PURSUIT_CHOICE_EDITOR (pursuit_choice_editor_new (choices));
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), GTK_WIDGET (self->choices));
  gtk_widget_set_visible (GTK_WIDGET (self->choices), choices != NULL);
  return self;
}

static void
type_chosen_cb (PursuitFieldDialog *self)
{
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  g_autofree char *type = pursuit_form_get_text (form, PURSUIT_CUSTOM_FIELD_TYPE);

  gboolean number = g_str_equal (type, "number");

  gtk_widget_set_visible (GTK_WIDGET (self->choices), g_str_equal (type, "choice"));
  gtk_widget_set_visible (pursuit_form_get_row (form, PURSUIT_CUSTOM_FIELD_UNIT), number);
  if (!number)
    pursuit_form_suggest (form, PURSUIT_CUSTOM_FIELD_UNIT, "");
}

/** pursuit_field_dialog_add: (transfer none): presents a dialog above @parent that gives the entity called
 * @entity a field. */
PursuitFieldDialog *
pursuit_field_dialog_add (PursuitWindow *window, GtkWindow *parent, const char *entity)
{
  static const guint fields[] = { PURSUIT_CUSTOM_FIELD_LABEL, PURSUIT_CUSTOM_FIELD_TYPE,
                                  PURSUIT_CUSTOM_FIELD_UNIT };

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pursuit_choice_is_valid (PURSUIT_CUSTOM_ENTITIES, entity), NULL);

  PursuitFieldDialog *self =
      make_dialog (window, parent, _ ("New Field"), fields, G_N_ELEMENTS (fields), NULL);
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  self->entity = g_strdup (entity);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, NEW_HEIGHT);
  g_signal_connect_object (pursuit_form_get_row (form, PURSUIT_CUSTOM_FIELD_TYPE), "notify::selected",
                           G_CALLBACK (type_chosen_cb), self, G_CONNECT_SWAPPED);
  type_chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/** pursuit_field_dialog_edit: (transfer none): presents a dialog above @parent that changes @definition. */
PursuitFieldDialog *
pursuit_field_dialog_edit (PursuitWindow *window, GtkWindow *parent, PursuitRecord *definition)
{
  static const guint fields[] = { PURSUIT_CUSTOM_FIELD_LABEL, PURSUIT_CUSTOM_FIELD_UNIT };

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_CUSTOM_FIELD (definition), NULL);

  gboolean number =
      g_strcmp0 (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_TYPE), "number") == 0;
  PursuitFieldDialog *self =
      make_dialog (window, parent, _ ("Edit Field"), fields, number ? 2 : 1, definition);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
