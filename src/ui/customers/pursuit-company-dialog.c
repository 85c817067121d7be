/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pursuit-company-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company-actions.h"
#include "pursuit-company-cards.h"
#include "pursuit-company.h"
#include "pursuit-market-guess.h"
#include "pursuit-session-duplicates.h"

static const guint company_fields[] = {
  PURSUIT_COMPANY_NAME,        PURSUIT_COMPANY_INDUSTRY,   PURSUIT_COMPANY_REGION,
  PURSUIT_COMPANY_NATURE,      PURSUIT_COMPANY_SIZE_CLASS, PURSUIT_COMPANY_VALUE_CLASS,
  PURSUIT_COMPANY_OWNER,       PURSUIT_COMPANY_STATE,      PURSUIT_COMPANY_PHONE,
  PURSUIT_COMPANY_EMAIL,       PURSUIT_COMPANY_WEBSITE,    PURSUIT_COMPANY_ADDRESS,
  PURSUIT_COMPANY_CREDIT_CODE, PURSUIT_COMPANY_BUSINESS,   PURSUIT_COMPANY_FINANCES,
  PURSUIT_COMPANY_CURRENCY,    PURSUIT_COMPANY_REVENUE,    PURSUIT_COMPANY_SPEND,
  PURSUIT_COMPANY_OUR_SHARE,   PURSUIT_COMPANY_EMPLOYEES,  PURSUIT_COMPANY_FOUNDED,
  PURSUIT_COMPANY_PARENT,      PURSUIT_COMPANY_REF,        PURSUIT_COMPANY_KNOWN_NONE,
  PURSUIT_COMPANY_NOTES,
};

/* How often what is typed is compared with the customers that there are. */
#define LOOK_AFTER_MS 400

/* The customers that look like the one that is being typed, and who is responsible for its market. */
typedef struct
{
  PursuitRecordDialog *dialog; /* unowned: outlives this */
  PursuitWindow *window;       /* unowned */
  PursuitSection *section;
  GCancellable *cancellable;
  guint source;
  char *last; /* (nullable): what was looked up */

  PursuitMarketGuess *market; /* (nullable): of a new customer only */
  char *owner;                /* (nullable): who was proposed */
  GtkLabel *note;
} Lookout;

static void
lookout_free (gpointer data)
{
  Lookout *lookout = data;

  g_clear_handle_id (&lookout->source, g_source_remove);
  g_cancellable_cancel (lookout->cancellable);
  g_clear_object (&lookout->cancellable);
  g_clear_object (&lookout->market);
  g_free (lookout->owner);
  g_free (lookout->last);
  g_free (lookout);
}

static void
open_cb (PursuitRecordDialog *dialog, GtkWidget *button)
{
  PursuitWindow *window = PURSUIT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "company-id");

  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_company_open (window, id);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitRecordDialog) dialog = user_data;
  g_autoptr (GPtrArray) lines =
      pursuit_session_find_duplicates_finish (PURSUIT_SESSION (source), result, NULL);
  Lookout *lookout = g_object_get_data (G_OBJECT (dialog), "lookout");

  if (lines == NULL || lookout == NULL)
    return;
  pursuit_section_clear (lookout->section);
  gtk_widget_set_visible (GTK_WIDGET (lookout->section), lines->len > 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const PursuitDuplicateLine *line = lines->pdata[i];
      GtkWidget *row = pursuit_company_card_add_line (lookout->section, line->name, line->text,
                                                      G_CALLBACK (open_cb), dialog, NULL);
      g_object_set_data_full (G_OBJECT (gtk_widget_get_first_child (row)), "company-id",
                              g_memdup2 (&line->id, sizeof line->id), g_free);
    }
}

/* The owner of a new customer is whoever is responsible for its target market, unless the user says another.
 */
static void
propose_owner (Lookout *lookout)
{
  PursuitForm *form = pursuit_record_dialog_get_form (lookout->dialog);
  g_autofree char *industry = pursuit_form_get_text (form, PURSUIT_COMPANY_INDUSTRY);
  g_autofree char *region = pursuit_form_get_text (form, PURSUIT_COMPANY_REGION);
  g_autofree char *owner = pursuit_form_get_text (form, PURSUIT_COMPANY_OWNER);
  const char *proposed = pursuit_market_guess_owner (lookout->market, industry, region);
  /* Translators: who is proposed to own a new customer */
  g_autofree char *note =
      proposed != NULL ? g_strdup_printf (_ ("%s is responsible for this target market."), proposed) : NULL;

  gtk_label_set_text (lookout->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (lookout->note), note != NULL);
  if (g_strcmp0 (proposed, lookout->owner) == 0 || (*owner != '\0' && g_strcmp0 (owner, lookout->owner) != 0))
    return;
  g_free (lookout->owner);
  lookout->owner = g_strdup (proposed);
  pursuit_form_suggest (form, PURSUIT_COMPANY_OWNER, proposed != NULL ? proposed : "");
}

/* Looks when what is typed is another than at the last look. */
static gboolean
look_cb (gpointer user_data)
{
  Lookout *lookout = user_data;
  PursuitForm *form = pursuit_record_dialog_get_form (lookout->dialog);
  PursuitRecord *record = pursuit_record_dialog_get_record (lookout->dialog);
  g_autofree char *name = pursuit_form_get_text (form, PURSUIT_COMPANY_NAME);
  g_autofree char *phone = pursuit_form_get_text (form, PURSUIT_COMPANY_PHONE);
  g_autofree char *email = pursuit_form_get_text (form, PURSUIT_COMPANY_EMAIL);
  g_autofree char *website = pursuit_form_get_text (form, PURSUIT_COMPANY_WEBSITE);
  g_autofree char *code = pursuit_form_get_text (form, PURSUIT_COMPANY_CREDIT_CODE);
  g_autofree char *all = g_strjoin ("\n", name, phone, email, website, code, NULL);
  const PursuitCompanyProbe probe = {
    record ? pursuit_record_get_id (record) : 0, name, phone, email, website, code
  };

  if (lookout->market != NULL)
    propose_owner (lookout);
  if (g_strcmp0 (all, lookout->last) == 0)
    return G_SOURCE_CONTINUE;
  g_free (lookout->last);
  lookout->last = g_steal_pointer (&all);
  g_cancellable_cancel (lookout->cancellable);
  g_clear_object (&lookout->cancellable);
  lookout->cancellable = g_cancellable_new ();
  pursuit_session_find_duplicates_async (pursuit_window_get_session (lookout->window), &probe,
                                         lookout->cancellable, found_cb, g_object_ref (lookout->dialog));
  return G_SOURCE_CONTINUE;
}

static void
stop_looking_cb (PursuitRecordDialog *dialog)
{
  g_object_set_data (G_OBJECT (dialog), "lookout", NULL);
}

static void
add_lookout (PursuitRecordDialog *dialog, PursuitWindow *window)
{
  Lookout *lookout = g_new0 (Lookout, 1);
  GtkWidget *section = pursuit_section_new ();

  lookout->dialog = dialog;
  lookout->window = window;
  lookout->section = PURSUIT_SECTION (section);
  pursuit_section_set_title (lookout->section, _ ("Is it one of these?"));
  gtk_widget_set_visible (section, FALSE);
  pursuit_record_dialog_add_notice (dialog, section);
  if (pursuit_record_dialog_get_record (dialog) == NULL)
    {
      lookout->market = pursuit_market_guess_new (pursuit_window_get_session (window));
      lookout->note = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_wrap (lookout->note, TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (lookout->note), "dim-label");
      gtk_widget_set_visible (GTK_WIDGET (lookout->note), FALSE);
      pursuit_record_dialog_add_section (dialog, GTK_WIDGET (lookout->note));
    }
  lookout->source = g_timeout_add (LOOK_AFTER_MS, look_cb, lookout);
  g_object_set_data_full (G_OBJECT (dialog), "lookout", lookout, lookout_free);
  g_signal_connect (dialog, "destroy", G_CALLBACK (stop_looking_cb), NULL);
}

/**
 * pursuit_company_dialog_new:
 * @company: (nullable): which is changed; %NULL makes a new one in the home currency
 *
 * Returns: (transfer none): the dialog, to be presented
 */
PursuitRecordDialog *
pursuit_company_dialog_new (PursuitWindow *window, PursuitRecord *company)
{
  PursuitRecordDialog *dialog =
      pursuit_record_dialog_new (window, company ? _ ("Edit Customer") : _ ("New Customer"),
                                 &PURSUIT_COMPANY_ENTITY, company_fields, G_N_ELEMENTS (company_fields),
                                 company);
  pursuit_record_dialog_add_custom (dialog);

  add_lookout (dialog, window);
  if (company == NULL)
    {
      PursuitForm *form = pursuit_record_dialog_get_form (dialog);

      pursuit_form_suggest (form, PURSUIT_COMPANY_CURRENCY,
                            pursuit_session_get_currency (pursuit_window_get_session (window)));
      pursuit_form_suggest (form, PURSUIT_COMPANY_STATE, "active");
    }
  return dialog;
}
