/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitProcessChooser:
 *
 * The chooser in the header bar that says of which process the deals are; it begins with the one that was
 * chosen last.
 *
 * Signal: ::chosen when the processes are read, and when the user chose another one.
 */

#include "pursuit-process-chooser.h"

#include <glib/gi18n-lib.h>

#include "pursuit-board-process.h"
#include "pursuit-process.h"
#include "pursuit-text.h"

struct _PursuitProcessChooser
{
  AdwBin parent_instance;

  GtkDropDown *chooser;
  GPtrArray *processes; /* (nullable): PursuitProcess, as in the chooser */
};

G_DEFINE_FINAL_TYPE (PursuitProcessChooser, pursuit_process_chooser, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static PursuitRecord *
get_chosen (PursuitProcessChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->chooser);

  return self->processes != NULL && selected < self->processes->len ? self->processes->pdata[selected] : NULL;
}

static void
chosen_cb (PursuitProcessChooser *self)
{
  PursuitRecord *process = get_chosen (self);

  if (process == NULL)
    return;
  pursuit_board_process_remember (process);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitProcessChooser) self = user_data;
  g_autoptr (GPtrArray) processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (processes == NULL)
    return;
  for (guint i = 0; i < processes->len; i++)
    {
      g_autofree char *name =
          pursuit_text_for_display (pursuit_record_get_text (processes->pdata[i], PURSUIT_PROCESS_NAME), 40);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->chooser, pursuit_board_process_find (processes));
  self->processes = g_steal_pointer (&processes);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
pursuit_process_chooser_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_PROCESS_CHOOSER (object)->processes, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_process_chooser_parent_class)->finalize (object);
}

static void
pursuit_process_chooser_class_init (PursuitProcessChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_process_chooser_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
pursuit_process_chooser_init (PursuitProcessChooser *self)
{
  self->chooser = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chooser), _ ("The process whose stages are shown"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->chooser));
}

/** pursuit_process_chooser_read: offers the processes of @session; called once. */
void
pursuit_process_chooser_read (PursuitProcessChooser *self, PursuitSession *session)
{
  g_autoptr (PursuitListSpec) spec = pursuit_board_process_spec ();

  g_return_if_fail (PURSUIT_IS_PROCESS_CHOOSER (self) && self->processes == NULL);
  g_return_if_fail (PURSUIT_IS_SESSION (session));

  pursuit_session_fetch_async (session, spec, NULL, read_cb, g_object_ref (self));
}

/** pursuit_process_chooser_is_read: whether the processes are known. */
gboolean
pursuit_process_chooser_is_read (PursuitProcessChooser *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESS_CHOOSER (self), FALSE);

  return self->processes != NULL;
}

/** pursuit_process_chooser_get_process: the id of the chosen one; 0 while none is. */
gint64
pursuit_process_chooser_get_process (PursuitProcessChooser *self)
{
  PursuitRecord *process;

  g_return_val_if_fail (PURSUIT_IS_PROCESS_CHOOSER (self), 0);

  process = get_chosen (self);
  return process != NULL ? pursuit_record_get_id (process) : 0;
}
