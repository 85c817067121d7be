/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitRecordDialog:
 *
 * A dialog that makes or changes one record with a form made from its descriptor table. It closes when the
 * database has it; what is wrong with a field is said below it, what the database refuses on top. The signal
 * ::saved (gint64 id) follows the saving.
 */

#include "pursuit-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-custom-field.h"

typedef struct
{
  PursuitWindow *window; /* (nullable): weak: an answer may come when both are gone */
  PursuitRecord *record;
  PursuitForm *form;
  const PursuitEntity *entity;

  GtkLabel *title;
  GtkButton *save; /* NULL when the dialog is gone */
  GtkRevealer *problem;
  GtkLabel *problem_text;
  GtkBox *sections;
  gboolean discard;
} PursuitRecordDialogPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (PursuitRecordDialog, pursuit_record_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static PursuitRecordDialogPrivate *
get_private (PursuitRecordDialog *self)
{
  return pursuit_record_dialog_get_instance_private (self);
}

static void
show_problem (PursuitRecordDialog *self, const GError *error)
{
  PursuitRecordDialogPrivate *priv = get_private (self);

  if (error)
    gtk_label_set_text (priv->problem_text, error->message);
  gtk_revealer_set_reveal_child (priv->problem, error != NULL);
}

static PursuitCommand *
pursuit_record_dialog_make_command (PursuitRecordDialog *self, PursuitFields *fields, PursuitRecord *record)
{
  if (record == NULL)
    return pursuit_command_new_record (fields);
  return pursuit_command_set_fields (pursuit_record_get_id (record),
                                     pursuit_record_get_int (record, PURSUIT_RECORD_VER), fields);
}

static gboolean
pursuit_record_dialog_is_changed (PursuitRecordDialog *self)
{
  PursuitRecordDialogPrivate *priv = get_private (self);

  return priv->form && pursuit_form_is_changed (priv->form);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitRecordDialog) self = user_data;
  PursuitRecordDialogPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run_finish (PURSUIT_SESSION (source), result, &error);

  if (step != NULL && priv->window != NULL)
    pursuit_window_toast_step (priv->window, step);
  if (priv->save == NULL)
    {
      if (step == NULL && priv->window != NULL)
        pursuit_window_toast_error (priv->window, error);
      return; /* it was closed meanwhile */
    }
  gtk_widget_set_sensitive (GTK_WIDGET (priv->save), TRUE);
  if (step == NULL)
    {
      show_problem (self, error);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, step->record_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (PursuitRecordDialog *self)
{
  PursuitRecordDialogPrivate *priv = get_private (self);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (priv->entity);
  g_autoptr (PursuitCommand) command = NULL;

  if (pursuit_form_collect (priv->form, fields))
    command = PURSUIT_RECORD_DIALOG_GET_CLASS (self)->make_command (self, fields, priv->record);
  show_problem (self, NULL);
  if (command == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (priv->save), FALSE);
  pursuit_session_run_async (pursuit_window_get_session (priv->window), command, NULL, saved_cb,
                             g_object_ref (self));
}

static void
discard_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PursuitRecordDialogPrivate *priv = get_private (PURSUIT_RECORD_DIALOG (source));
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (g_strcmp0 (answer, "discard") != 0)
    return;
  priv->discard = TRUE;
  gtk_window_close (GTK_WINDOW (source));
}

static gboolean
pursuit_record_dialog_close_request (GtkWindow *window)
{
  const PursuitAnswer answers[] = {
    { "keep", _ ("_Keep Editing"), PURSUIT_ANSWER_CANCEL },
    { "discard", _ ("_Discard"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  PursuitRecordDialogPrivate *priv = get_private (PURSUIT_RECORD_DIALOG (window));

  if (priv->discard || !PURSUIT_RECORD_DIALOG_GET_CLASS (window)->is_changed (PURSUIT_RECORD_DIALOG (window)))
    return GTK_WINDOW_CLASS (pursuit_record_dialog_parent_class)->close_request (window);
  pursuit_compat_ask_async (window, _ ("Discard what you entered?"), NULL, NULL, answers,
                            G_N_ELEMENTS (answers), discard_answered_cb, NULL);
  return TRUE;
}

static void
pursuit_record_dialog_dispose (GObject *object)
{
  get_private (PURSUIT_RECORD_DIALOG (object))->save = NULL;

  G_OBJECT_CLASS (pursuit_record_dialog_parent_class)->dispose (object);
}

static void
pursuit_record_dialog_finalize (GObject *object)
{
  PursuitRecordDialogPrivate *priv = get_private (PURSUIT_RECORD_DIALOG (object));

  g_clear_weak_pointer (&priv->window);
  g_clear_object (&priv->record);

  G_OBJECT_CLASS (pursuit_record_dialog_parent_class)->finalize (object);
}

static void
pursuit_record_dialog_class_init (PursuitRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_record_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_record_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_record_dialog_close_request;
  klass->make_command = pursuit_record_dialog_make_command;
  klass->is_changed = pursuit_record_dialog_is_changed;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/widgets/pursuit-record-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PursuitRecordDialog, title);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitRecordDialog, save);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitRecordDialog, problem);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitRecordDialog, problem_text);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitRecordDialog, sections);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "activate-default",
                                       NULL);
}

static void
pursuit_record_dialog_init (PursuitRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_record_dialog_new:
 * @window: on whose database it works
 * @title: translated
 * @fields: which fields the form has, in its order
 * @record: (nullable): what is changed; %NULL makes a new one
 *
 * Returns: (transfer none): the dialog; fill in suggestions, then present it
 */
PursuitRecordDialog *
pursuit_record_dialog_new (PursuitWindow *window,
                           const char *title,
                           const PursuitEntity *entity,
                           const guint *fields,
                           gsize n_fields,
                           PursuitRecord *record)
{
  PursuitRecordDialog *self = g_object_new (PURSUIT_TYPE_RECORD_DIALOG, NULL);

  pursuit_record_dialog_setup (self, window, title, entity, fields, n_fields, record);
  return self;
}

/** pursuit_record_dialog_setup: what pursuit_record_dialog_new() does, for an object of a derived class. */
void
pursuit_record_dialog_setup (PursuitRecordDialog *self,
                             PursuitWindow *window,
                             const char *title,
                             const PursuitEntity *entity,
                             const guint *fields,
                             gsize n_fields,
                             PursuitRecord *record)
{
  PursuitRecordDialogPrivate *priv = get_private (self);

  g_return_if_fail (PURSUIT_IS_RECORD_DIALOG (self) && priv->form == NULL);
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (entity != NULL);

  g_set_weak_pointer (&priv->window, window);
  priv->entity = entity;
  g_set_object (&priv->record, record);
  priv->form = pursuit_form_new (pursuit_window_get_session (window), entity, fields, n_fields);
  if (record)
    pursuit_form_load (priv->form, record);
  gtk_box_prepend (priv->sections, GTK_WIDGET (priv->form));
  gtk_label_set_text (priv->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (window));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (priv->save));
  if (n_fields > 0)
    gtk_window_set_focus (GTK_WINDOW (self), pursuit_form_get_row (priv->form, fields[0]));
}

static void
session_changed_cb (PursuitRecordDialog *self, PursuitChange *change, PursuitSession *session)
{
  if (pursuit_change_touches (change, PURSUIT_CUSTOM_FIELD_ENTITY.name))
    pursuit_form_follow_custom (get_private (self)->form, session);
}

/** pursuit_record_dialog_add_custom: puts the fields that users gave the entity behind those of the form, and
 * follows when there are others. */
void
pursuit_record_dialog_add_custom (PursuitRecordDialog *self)
{
  PursuitRecordDialogPrivate *priv = get_private (self);

  g_return_if_fail (PURSUIT_IS_RECORD_DIALOG (self));

  PursuitSession *session = pursuit_window_get_session (priv->window);
  pursuit_form_add_custom (priv->form, session);
  if (priv->record != NULL)
    pursuit_form_load (priv->form, priv->record);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

/** pursuit_record_dialog_get_form: (transfer none): the form, for suggestions. */
PursuitForm *
pursuit_record_dialog_get_form (PursuitRecordDialog *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_DIALOG (self), NULL);

  return get_private (self)->form;
}

/** pursuit_record_dialog_get_record: (transfer none) (nullable): what is being changed; %NULL for a new one.
 */
PursuitRecord *
pursuit_record_dialog_get_record (PursuitRecordDialog *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_DIALOG (self), NULL);

  return get_private (self)->record;
}

/**
 * pursuit_record_dialog_add_section:
 * @section: (transfer floating): what stands below the form, for example an AdwPreferencesGroup
 */
void
pursuit_record_dialog_add_section (PursuitRecordDialog *self, GtkWidget *section)
{
  g_return_if_fail (PURSUIT_IS_RECORD_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (section));

  gtk_box_append (get_private (self)->sections, section);
}

/**
 * pursuit_record_dialog_add_notice:
 * @notice: (transfer floating): what is to be seen before the form is filled further; it stands above it
 */
void
pursuit_record_dialog_add_notice (PursuitRecordDialog *self, GtkWidget *notice)
{
  g_return_if_fail (PURSUIT_IS_RECORD_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (notice));

  gtk_box_prepend (get_private (self)->sections, notice);
}
