/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealParties:
 *
 * A card of the companies that take part in a deal beside the customer: end user, design institute, general
 * contractor, agent, tender agency. Each line leads to the page of its company.
 */

#include "pursuit-deal-parties.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company-actions.h"
#include "pursuit-deal-party-dialog.h"
#include "pursuit-icon-button.h"
#include "pursuit-section-row.h"
#include "pursuit-section.h"
#include "pursuit-text.h"

struct _PursuitDealParties
{
  AdwBin parent_instance;

  PursuitSession *session;
  gint64 deal_id;

  PursuitSection *card;
};

G_DEFINE_FINAL_TYPE (PursuitDealParties, pursuit_deal_parties, ADW_TYPE_BIN)

static PursuitRecord *
party_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "party");
}

static void
company_cb (PursuitDealParties *self, GtkWidget *button)
{
  pursuit_company_open (pursuit_window_of (self),
                        pursuit_record_get_int (party_of (button), PURSUIT_DEAL_PARTY_COMPANY_ID));
}

static void
edit_cb (PursuitDealParties *self, GtkWidget *button)
{
  gtk_window_present (GTK_WINDOW (
      pursuit_deal_party_dialog_new (pursuit_window_of (self), self->deal_id, party_of (button))));
}

static void
add_cb (PursuitDealParties *self)
{
  gtk_window_present (
      GTK_WINDOW (pursuit_deal_party_dialog_new (pursuit_window_of (self), self->deal_id, NULL)));
}

/* Nothing is asked: the message that follows has an Undo button. */
static void
delete_cb (PursuitDealParties *self, GtkWidget *button)
{
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_DEAL_PARTY_ENTITY, pursuit_record_get_id (party_of (button)));

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
set_party (GtkWidget *button, PursuitRecord *party)
{
  g_object_set_data_full (G_OBJECT (button), "party", g_object_ref (party), g_object_unref);
}

static GtkWidget *
make_icon (PursuitDealParties *self,
           PursuitRecord *party,
           const char *icon,
           const char *label,
           GCallback clicked)
{
  GtkWidget *button = pursuit_icon_button_new (icon, label, clicked, self);

  set_party (button, party);
  return button;
}

static void
add_party (PursuitDealParties *self, PursuitRecord *party)
{
  const char *company = pursuit_record_get_text (party, PURSUIT_DEAL_PARTY_COMPANY);
  const char *notes = pursuit_record_get_text (party, PURSUIT_DEAL_PARTY_NOTES);
  const char *role = pursuit_choice_label (PURSUIT_DEAL_PARTY_ROLES,
                                           pursuit_record_get_text (party, PURSUIT_DEAL_PARTY_ROLE));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *row = pursuit_section_row_new (role, company != NULL ? company : "", NULL);

  gtk_widget_set_hexpand (row, TRUE);
  if (!pursuit_text_is_blank (notes))
    gtk_widget_set_tooltip_text (row, notes);
  set_party (row, party);
  g_signal_connect_object (row, "clicked", G_CALLBACK (company_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), row);
  if (!pursuit_session_get_read_only (self->session))
    {
      gtk_box_append (GTK_BOX (line),
                      make_icon (self, party, "document-edit-symbolic", _ ("Edit"), G_CALLBACK (edit_cb)));
      gtk_box_append (GTK_BOX (line),
                      make_icon (self, party, "user-trash-symbolic", _ ("Delete"), G_CALLBACK (delete_cb)));
    }
  pursuit_section_add (self->card, line);
}

static void
pursuit_deal_parties_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_DEAL_PARTIES (object)->session);

  G_OBJECT_CLASS (pursuit_deal_parties_parent_class)->dispose (object);
}

static void
pursuit_deal_parties_class_init (PursuitDealPartiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_parties_dispose;
}

static void
pursuit_deal_parties_init (PursuitDealParties *self)
{
  self->card = PURSUIT_SECTION (pursuit_section_new ());
  pursuit_section_set_title (self->card, _ ("Parties"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_deal_parties_show: shows @parties (element-type PursuitDealParty) of the deal @deal_id. */
void
pursuit_deal_parties_show (PursuitDealParties *self,
                           PursuitSession *session,
                           gint64 deal_id,
                           GPtrArray *parties)
{
  guint focus;
  GtkWidget *button;

  g_return_if_fail (PURSUIT_IS_DEAL_PARTIES (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (parties != NULL);

  g_set_object (&self->session, session);
  self->deal_id = deal_id;
  focus = pursuit_section_get_focus_row (self->card);
  pursuit_section_clear (self->card);
  for (guint i = 0; i < parties->len; i++)
    add_party (self, parties->pdata[i]);
  if (parties->len == 0)
    pursuit_section_add_text (self->card,
                              _ ("End user, design institute, contractor, agent or tender agency: who else "
                                 "has a say in this deal?"),
                              "dim-label");
  button = gtk_button_new_with_mnemonic (_ ("Add Part_y…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !pursuit_session_get_read_only (session));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  pursuit_section_add (self->card, button);
  pursuit_section_focus_row (self->card, focus);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
