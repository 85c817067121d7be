/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to a company wherever one is shown: opening its page, and deleting it. */

#include "pursuit-company-actions.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-company-command.h"
#include "pursuit-company.h"
#include "pursuit-record-chooser.h"
#include "pursuit-text.h"

/** pursuit_company_open: shows the page of the company @company_id. */
void
pursuit_company_open (PursuitWindow *window, gint64 company_id)
{
  PursuitPage *page;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  page = pursuit_window_show_page (window, "company");
  if (page != NULL)
    pursuit_page_show_record (page, company_id);
}

/* A question what becomes of that which hangs on the company. */
typedef struct
{
  PursuitRecord *company;
  GtkWidget *question;
  PursuitDeleteHow how;
  GtkCheckButton *keep;
  GtkCheckButton *move;
  GtkCheckButton *all;
  GtkMenuButton *target;
  gint64 target_id;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->company);
  g_free (question);
}

static void
update (Question *question)
{
  gboolean move = gtk_check_button_get_active (question->move);

  question->how = move                                          ? PURSUIT_DELETE_MOVE
                  : gtk_check_button_get_active (question->all) ? PURSUIT_DELETE_ALL
                                                                : PURSUIT_DELETE_KEEP;
  gtk_widget_set_sensitive (GTK_WIDGET (question->target), move);
  if (question->question != NULL)
    pursuit_compat_ask_set_enabled (question->question, "delete", !move || question->target_id != 0);
}

static void
target_chosen_cb (Question *question, gint64 id, const char *name)
{
  g_autofree char *label = pursuit_text_for_display (name, 40);

  question->target_id = id;
  gtk_menu_button_set_label (question->target, label);
  update (question);
}

static char *
refuse_itself (PursuitRecord *record, gpointer user_data)
{
  const Question *question = user_data;

  return pursuit_record_get_id (record) == pursuit_record_get_id (question->company)
             ? g_strdup (_ ("This is the customer that is deleted"))
             : NULL;
}

static GtkWidget *
make_choices (Question *question, PursuitWindow *window)
{
  static const PursuitRecordChooserFuncs funcs = { .why_not = refuse_itself };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  PursuitRecordChooser *chooser;

  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_NAME, FALSE);
  question->keep = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_mnemonic (_ ("_Keep deals, people and activities without it")));
  question->move = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("_Move all of it to")));
  question->all =
      GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Delete deals, people and _activities too")));
  gtk_check_button_set_group (question->move, question->keep);
  gtk_check_button_set_group (question->all, question->keep);
  gtk_check_button_set_active (question->keep, TRUE);
  chooser = pursuit_record_chooser_new (pursuit_window_get_session (window), spec, PURSUIT_COMPANY_NAME, NULL,
                                        &funcs, question);
  question->target = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (question->target, _ ("Choose a Customer"));
  gtk_menu_button_set_popover (question->target, GTK_WIDGET (chooser));
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (target_chosen_cb), question);
  g_signal_connect_swapped (question->move, "toggled", G_CALLBACK (update), question);
  g_signal_connect_swapped (question->all, "toggled", G_CALLBACK (update), question);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (question->move));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (question->target));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->keep));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->all));
  return box;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (g_strcmp0 (answer, "delete") == 0)
    {
      g_autoptr (PursuitCommand) command =
          pursuit_command_delete_company (pursuit_record_get_id (question->company), question->how,
                                          question->how == PURSUIT_DELETE_MOVE ? question->target_id : 0);
      pursuit_window_run (PURSUIT_WINDOW (source), command, NULL, NULL);
    }
  question_free (question);
}

/** pursuit_company_delete: asks what becomes of that which hangs on @company, and deletes it. */
void
pursuit_company_delete (PursuitWindow *window, PursuitRecord *company)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "delete", _ ("_Delete"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  Question *question;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_COMPANY (company));

  question = g_new0 (Question, 1);
  question->company = g_object_ref (company);
  g_autofree char *name =
      pursuit_text_for_display (pursuit_record_get_text (company, PURSUIT_COMPANY_NAME), 60);
  /* Translators: %s is a customer */
  g_autofree char *heading = g_strdup_printf (_ ("Delete “%s”?"), name);
  GtkWidget *choices = make_choices (question, window);
  question->question =
      pursuit_compat_ask_async (GTK_WINDOW (window), heading,
                                _ ("Its file goes with it. Undo brings all of it back."), choices, answers,
                                G_N_ELEMENTS (answers), answered_cb, question);
  update (question);
}
