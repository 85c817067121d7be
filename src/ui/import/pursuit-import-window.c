/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitImportWindow:
 *
 * Leads through the import of a table in steps: file, columns, values, preview, progress, result. Whatever
 * reads the file or the database runs on worker threads; a step that has become pointless is cancelled, and
 * its answer dropped.
 */

#include "pursuit-import-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-import-columns-page.h"
#include "pursuit-import-file-page.h"
#include "pursuit-import-guess.h"
#include "pursuit-import-jobs.h"
#include "pursuit-import-preview-page.h"
#include "pursuit-import-processes.h"
#include "pursuit-import-result-page.h"
#include "pursuit-import-values-page.h"
#include "pursuit-session-import.h"
#include "pursuit-window.h"

enum
{
  PREVIEW_ROWS = 50,
  PROGRESS_MS = 100, /* between two looks at how far the import is */
};

typedef enum
{
  STEP_FILE,
  STEP_COLUMNS,
  STEP_VALUES,
  STEP_PREVIEW,
  STEP_PROGRESS,
  STEP_RESULT,
} Step;

static const char *const page_names[] = { "file", "columns", "values", "preview", "progress", "result" };

struct _PursuitImportWindow
{
  AdwWindow parent_instance;

  PursuitSession *session;
  char *path;
  PursuitImportProcesses *processes; /* NULL before they are fetched */
  guint process;                     /* into which deals come */
  PursuitMapping *mapping;
  PursuitImportPreview *preview_data;
  PursuitStep *done;         /* the step that the import left */
  GCancellable *cancellable; /* of the work that is going on, if any */
  Step step;
  gboolean closing; /* once the import that is going on has ended */
  int permille;     /* of the import; atomic: the worker writes it */
  guint progress_source;

  AdwWindowTitle *title;
  GtkButton *back;
  GtkButton *forward;
  GtkSpinner *spinner;
  GtkRevealer *problem;
  GtkLabel *problem_text;
  GtkStack *pages;
  PursuitImportFilePage *file;
  PursuitImportColumnsPage *columns;
  PursuitImportValuesPage *values;
  PursuitImportPreviewPage *preview;
  GtkProgressBar *progress;
  PursuitImportResultPage *result;
};

G_DEFINE_FINAL_TYPE (PursuitImportWindow, pursuit_import_window, ADW_TYPE_WINDOW)

static void
show_step (PursuitImportWindow *self, Step step);

/* State */

static void
show_problem (PursuitImportWindow *self, const char *sentence)
{
  if (sentence != NULL)
    gtk_label_set_text (self->problem_text, sentence);
  gtk_revealer_set_reveal_child (self->problem, sentence != NULL);
}

static void
update_buttons (PursuitImportWindow *self)
{
  const gboolean busy = self->cancellable != NULL;
  const gboolean leaves = self->step == STEP_FILE || self->step == STEP_PROGRESS;

  gtk_button_set_label (self->back, leaves ? _ ("_Cancel") : _ ("_Back"));
  gtk_widget_set_visible (GTK_WIDGET (self->back), self->step != STEP_RESULT);
  gtk_button_set_label (self->forward, self->step == STEP_RESULT    ? _ ("_Close")
                                       : self->step == STEP_PREVIEW ? _ ("_Import")
                                                                    : _ ("Co_ntinue"));
  gtk_widget_set_visible (GTK_WIDGET (self->forward), self->step != STEP_PROGRESS);
  gtk_widget_set_sensitive (GTK_WIDGET (self->forward),
                            self->step == STEP_RESULT ||
                                (!busy && self->mapping != NULL &&
                                 (self->step != STEP_PREVIEW ||
                                  (self->preview_data != NULL && self->preview_data->n_usable > 0))));
  gtk_spinner_set_spinning (self->spinner, busy && self->step != STEP_PROGRESS);
  pursuit_import_file_page_set_busy (self->file, busy);
}

/* Begins a piece of work; what was going on before is cancelled. */
static GCancellable *
begin_work (PursuitImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  show_problem (self, NULL);
  update_buttons (self);
  return self->cancellable;
}

/* Ends it. FALSE if it was cancelled, by the user or by newer work: then its answer does not matter. */
static gboolean
end_work (PursuitImportWindow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_clear_object (&self->cancellable);
  if (error != NULL)
    show_problem (self, error->message);
  return TRUE;
}

static void
take_mapping (PursuitImportWindow *self, PursuitMapping *mapping)
{
  PursuitMapping *old = self->mapping;

  self->mapping = mapping;
  if (mapping != NULL)
    {
      g_auto (GStrv) names = pursuit_import_processes_get_names (self->processes);

      pursuit_import_columns_page_set_mapping (self->columns, mapping);
      pursuit_import_columns_page_set_processes (self->columns, (const char *const *) names, self->process);
      pursuit_import_values_page_set_mapping (self->values, mapping);
    }
  g_clear_pointer (&old, pursuit_mapping_free);
}

/* Guessing */

typedef struct
{
  PursuitImportWindow *window; /* owned */
  const PursuitEntity *entity;
  PursuitTableForm form;
} Guess;

static void
free_guess (Guess *guess)
{
  g_object_unref (guess->window);
  g_free (guess);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Guess, free_guess)

static void
guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Guess) guess = user_data;
  PursuitImportWindow *self = guess->window;
  g_autoptr (GError) error = NULL;
  PursuitMapping *mapping = pursuit_import_guess_finish (result, &error);

  if (!end_work (self, error))
    return;
  /* An encoding that does not fit leaves what was there. */
  if (mapping != NULL || self->step == STEP_FILE)
    {
      take_mapping (self, mapping);
      pursuit_import_file_page_set_kind (self->file, mapping != NULL ? mapping->entity : guess->entity);
      if (mapping != NULL)
        pursuit_import_file_page_set_sheets (self->file, mapping->sheets, mapping->sheet);
    }
  update_buttons (self);
}

static void
start_guess (Guess *guess)
{
  PursuitImportWindow *self = guess->window;
  g_autoptr (GPtrArray) stages = pursuit_import_processes_get_stages (self->processes, self->process);

  pursuit_import_guess_async (self->session, self->path, guess->entity, &guess->form, stages,
                              self->cancellable, guessed_cb, guess);
}

static void
processes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Guess) guess = user_data;
  PursuitImportWindow *self = guess->window;
  g_autoptr (GError) error = NULL;
  PursuitImportProcesses *processes = pursuit_import_processes_fetch_finish (result, &error);

  if (processes == NULL)
    {
      if (end_work (self, error))
        update_buttons (self);
      return;
    }
  g_clear_pointer (&self->processes, pursuit_import_processes_free);
  self->processes = processes;
  start_guess (g_steal_pointer (&guess));
}

/* Reads the file anew: as another kind, in another encoding, or whatever it is. */
static void
guess_file (PursuitImportWindow *self, const PursuitEntity *entity, const PursuitTableForm *form)
{
  Guess *guess = g_new0 (Guess, 1);

  guess->window = g_object_ref (self);
  guess->entity = entity;
  guess->form = *form;
  begin_work (self);
  if (self->processes != NULL)
    start_guess (guess);
  else
    pursuit_import_processes_fetch_async (self->session, self->cancellable, processes_cb, guess);
}

static void
file_chosen_cb (PursuitImportWindow *self, const char *path)
{
  pursuit_import_window_set_file (self, path);
}

static void
kind_selected_cb (PursuitImportWindow *self, const PursuitEntity *entity)
{
  const PursuitTableForm form = { .sheet = self->mapping != NULL ? self->mapping->sheet : 0 };

  guess_file (self, entity, &form);
}

static void
encoding_selected_cb (PursuitImportWindow *self, guint encoding)
{
  const PursuitTableForm form = { .encoding = encoding, .sheet = self->mapping->sheet };

  guess_file (self, self->mapping->entity, &form);
}

static void
sheet_selected_cb (PursuitImportWindow *self, guint sheet)
{
  const PursuitTableForm form = { .sheet = sheet };

  guess_file (self, NULL, &form);
}

static void
process_selected_cb (PursuitImportWindow *self, guint process)
{
  g_autoptr (GPtrArray) stages = pursuit_import_processes_get_stages (self->processes, process);

  self->process = process;
  pursuit_mapping_change_stages (self->mapping, stages);
  pursuit_import_values_page_set_mapping (self->values, self->mapping);
}

/* Going on */

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitImportPreview *preview = pursuit_import_preview_new_finish (result, &error);

  if (!end_work (self, error))
    return;
  g_clear_pointer (&self->preview_data, pursuit_import_preview_free);
  self->preview_data = preview;
  if (preview != NULL)
    {
      pursuit_import_preview_page_set_preview (self->preview, preview, self->mapping);
      show_step (self, STEP_PREVIEW);
    }
  update_buttons (self);
  if (preview != NULL && preview->n_usable > 0)
    pursuit_import_preview_page_try (self->preview, self->session, self->path);
}

static void
preview_file (PursuitImportWindow *self)
{
  pursuit_import_preview_new_async (self->path, self->mapping, pursuit_session_get_currency (self->session),
                                    PREVIEW_ROWS, begin_work (self), previewed_cb, g_object_ref (self));
}

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitMapping *mapping = pursuit_mapping_survey_finish (result, &error);

  if (!end_work (self, error))
    return;
  update_buttons (self);
  if (mapping == NULL)
    return;
  take_mapping (self, mapping);
  if (mapping->values->len > 0)
    show_step (self, STEP_VALUES);
  else
    preview_file (self);
}

/* The columns are settled; what their values stand for may be another question now. */
static void
survey_file (PursuitImportWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!pursuit_mapping_check (self->mapping, &error))
    {
      show_problem (self, error->message);
      return;
    }
  pursuit_mapping_survey_async (self->mapping, self->path, begin_work (self), surveyed_cb,
                                g_object_ref (self));
}

/* Importing */

static void
import_progress_cb (double done, gpointer user_data)
{
  PursuitImportWindow *self = user_data;

  g_atomic_int_set (&self->permille, (int) (done * 1000));
}

static gboolean
show_progress_cb (gpointer user_data)
{
  PursuitImportWindow *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
imported_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (PursuitImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportResult) result =
      pursuit_session_import_finish (PURSUIT_SESSION (source), async_result, &error);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->cancellable);
  if (result != NULL)
    {
      g_clear_pointer (&self->done, pursuit_step_free);
      self->done = g_steal_pointer (&result->step);
      pursuit_import_result_page_set_result (self->result, result, self->mapping->entity, self->path);
      show_step (self, STEP_RESULT);
    }
  else
    {
      show_step (self, STEP_PREVIEW);
      show_problem (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                              ? _ ("The import was cancelled. Nothing was changed.")
                              : error->message);
    }
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
}

static void
import_file (PursuitImportWindow *self)
{
  GCancellable *cancellable = begin_work (self);

  pursuit_import_preview_page_stop (self->preview);
  g_atomic_int_set (&self->permille, 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_step (self, STEP_PROGRESS);
  self->progress_source = g_timeout_add (PROGRESS_MS, show_progress_cb, self);
  pursuit_session_import_async (self->session, self->path, self->mapping, PURSUIT_IMPORT_DEFAULT,
                                import_progress_cb, self, cancellable, imported_cb, g_object_ref (self));
}

/* Steps */

static void
show_step (PursuitImportWindow *self, Step step)
{
  static const char *const subtitles[] = { "", N_ ("Columns"), N_ ("Values"), N_ ("Preview"),
                                           "", N_ ("Result") };
  const char *subtitle = subtitles[step];

  self->step = step;
  show_problem (self, NULL);
  gtk_stack_set_visible_child_name (self->pages, page_names[step]);
  adw_window_title_set_subtitle (self->title, *subtitle != '\0' ? _ (subtitle) : "");
  update_buttons (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->forward)) && step != STEP_FILE)
    gtk_widget_grab_focus (GTK_WIDGET (self->forward));
}

static void
forward_cb (PursuitImportWindow *self)
{
  switch (self->step)
    {
    case STEP_FILE:
      show_step (self, STEP_COLUMNS);
      break;
    case STEP_COLUMNS:
      survey_file (self);
      break;
    case STEP_VALUES:
      preview_file (self);
      break;
    case STEP_PREVIEW:
      import_file (self);
      break;
    case STEP_RESULT:
      gtk_window_close (GTK_WINDOW (self));
      break;
    case STEP_PROGRESS:
    default:
      break;
    }
}

static void
back_cb (PursuitImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->step == STEP_PROGRESS)
    return;
  g_clear_object (&self->cancellable);
  if (self->step == STEP_COLUMNS)
    show_step (self, STEP_FILE);
  else if (self->step == STEP_VALUES || (self->step == STEP_PREVIEW && self->mapping->values->len == 0))
    show_step (self, STEP_COLUMNS);
  else if (self->step == STEP_PREVIEW)
    show_step (self, STEP_VALUES);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The window */

/* While an import writes, closing cancels it and waits for its end. */
static gboolean
pursuit_import_window_close_request (GtkWindow *window)
{
  PursuitImportWindow *self = PURSUIT_IMPORT_WINDOW (window);
  PursuitWindow *parent = pursuit_window_of (self);

  g_cancellable_cancel (self->cancellable);
  if (self->step == STEP_PROGRESS)
    {
      self->closing = TRUE;
      return TRUE;
    }
  if (self->done != NULL && parent != NULL)
    pursuit_window_toast_step (parent, self->done);
  g_clear_pointer (&self->done, pursuit_step_free);
  return GTK_WINDOW_CLASS (pursuit_import_window_parent_class)->close_request (window);
}

static void
pursuit_import_window_dispose (GObject *object)
{
  PursuitImportWindow *self = PURSUIT_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (pursuit_import_window_parent_class)->dispose (object);
}

static void
pursuit_import_window_finalize (GObject *object)
{
  PursuitImportWindow *self = PURSUIT_IMPORT_WINDOW (object);

  g_free (self->path);
  g_clear_pointer (&self->processes, pursuit_import_processes_free);
  g_clear_pointer (&self->mapping, pursuit_mapping_free);
  g_clear_pointer (&self->preview_data, pursuit_import_preview_free);
  g_clear_pointer (&self->done, pursuit_step_free);
  G_OBJECT_CLASS (pursuit_import_window_parent_class)->finalize (object);
}

static void
pursuit_import_window_class_init (PursuitImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_import_window_close_request;

  g_type_ensure (PURSUIT_TYPE_IMPORT_FILE_PAGE);
  g_type_ensure (PURSUIT_TYPE_IMPORT_COLUMNS_PAGE);
  g_type_ensure (PURSUIT_TYPE_IMPORT_VALUES_PAGE);
  g_type_ensure (PURSUIT_TYPE_IMPORT_PREVIEW_PAGE);
  g_type_ensure (PURSUIT_TYPE_IMPORT_RESULT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/import/pursuit-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, back);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, forward);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, problem_text);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, file);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, values);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportWindow, result);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, process_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_import_window_init (PursuitImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_step (self, STEP_FILE);
}

/**
 * pursuit_import_window_present:
 * @parent: the window over which it is shown
 * @session: the database that the rows go into
 *
 * Returns: (transfer none): the import's window, shown, without a file yet
 */
PursuitImportWindow *
pursuit_import_window_present (GtkWindow *parent, PursuitSession *session)
{
  PursuitImportWindow *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  pursuit_import_file_page_set_session (self->file, session);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->file), GTK_DIR_TAB_FORWARD); /* not Cancel */
  return self;
}

/**
 * pursuit_import_window_set_file:
 * @path: the file to import
 *
 * Begins with this file from the first step, and guesses all about it.
 */
void
pursuit_import_window_set_file (PursuitImportWindow *self, const char *path)
{
  const PursuitTableForm automatic = { 0 };

  g_return_if_fail (PURSUIT_IS_IMPORT_WINDOW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->step != STEP_PROGRESS);

  g_free (self->path);
  self->path = g_strdup (path);
  pursuit_import_file_page_set_path (self->file, path);
  show_step (self, STEP_FILE);
  guess_file (self, NULL, &automatic);
}
