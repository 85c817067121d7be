/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealPurchase:
 *
 * What is known of a purchase, as cards: how its five decisions stand, the buying facts, and the fields that
 * users gave deals, where there are some. Each line is a button that opens the dialog in which it is changed.
 */

#include "pursuit-deal-purchase.h"

#include <glib/gi18n-lib.h>

#include "pursuit-custom-field.h"
#include "pursuit-decision-dialog.h"
#include "pursuit-parse.h"
#include "pursuit-section-row.h"
#include "pursuit-section.h"
#include "pursuit-text.h"

struct _PursuitDealPurchase
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitDeal *deal;
  GPtrArray *decisions; /* PursuitBuyingDecision, those that are known */

  PursuitSection *decision_card;
  PursuitSection *fact_card;
  PursuitSection *custom_card;
};

G_DEFINE_FINAL_TYPE (PursuitDealPurchase, pursuit_deal_purchase, ADW_TYPE_BIN)

static const guint FACTS[] = { PURSUIT_DEAL_BUDGET, PURSUIT_DEAL_BUYING_WHEN, PURSUIT_DEAL_BUYING_METHOD,
                               PURSUIT_DEAL_IN_CHARGE };

static PursuitRecord *
find_decision (PursuitDealPurchase *self, const char *code)
{
  for (guint i = 0; i < self->decisions->len; i++)
    {
      PursuitRecord *decision = self->decisions->pdata[i];
      if (g_strcmp0 (pursuit_record_get_text (decision, PURSUIT_BUYING_DECISION_CODE), code) == 0)
        return decision;
    }
  return NULL;
}

/* A field of the deal in words; NULL when it is empty. */
static char *
word_fact (PursuitDealPurchase *self, guint field)
{
  PursuitRecord *deal = PURSUIT_RECORD (self->deal);

  if (!pursuit_record_is_set (deal, field))
    return NULL;
  return pursuit_value_to_display (&PURSUIT_DEAL_ENTITY.fields[field], pursuit_record_get_value (deal, field),
                                   pursuit_record_get_text (deal, PURSUIT_DEAL_CURRENCY),
                                   pursuit_session_get_today (self->session));
}

/* What is known beside the decision itself: when and with what budget stand among the facts too. */
static char *
word_open (PursuitDealPurchase *self, const char *code)
{
  if (g_str_equal (code, "when"))
    return word_fact (self, PURSUIT_DEAL_BUYING_WHEN);
  if (g_str_equal (code, "budget"))
    return word_fact (self, PURSUIT_DEAL_BUDGET);
  return NULL;
}

/* “yes, board · 3 Nov”. A decision that is more than yes or no says only what was decided. */
static char *
word_decision (PursuitRecord *decision, const char *code, PursuitDay today)
{
  const char *text = pursuit_record_get_text (decision, PURSUIT_BUYING_DECISION_TEXT);
  PursuitDay day = pursuit_record_get_day (decision, PURSUIT_BUYING_DECISION_DAY);
  gboolean yes = g_strcmp0 (pursuit_record_get_text (decision, PURSUIT_BUYING_DECISION_STATE), "yes") == 0;
  gboolean plain = g_str_equal (code, "buy") || g_str_equal (code, "sign") || !yes;
  GString *words = g_string_new (NULL);

  if (plain || pursuit_text_is_blank (text))
    /* Translators: a decision was taken, and this is it */
    g_string_append (words, yes ? C_ ("decision", "yes") : C_ ("decision", "no"));
  if (!pursuit_text_is_blank (text))
    g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", text);
  if (day != PURSUIT_DAY_NONE)
    {
      g_autofree char *when = pursuit_day_format (day, today);
      g_string_append_printf (words, " · %s", when);
    }
  return g_string_free (words, FALSE);
}

static void
decision_clicked_cb (PursuitDealPurchase *self, GtkWidget *row)
{
  const PursuitChoice *choice = g_object_get_data (G_OBJECT (row), "decision");

  pursuit_decision_dialog_new (pursuit_window_of (self), pursuit_record_get_id (PURSUIT_RECORD (self->deal)),
                               choice, (PursuitBuyingDecision *) find_decision (self, choice->code));
}

static void
add_decision (PursuitDealPurchase *self, const PursuitChoice *choice)
{
  PursuitRecord *decision = find_decision (self, choice->code);
  const char *state =
      decision != NULL ? pursuit_record_get_text (decision, PURSUIT_BUYING_DECISION_STATE) : "open";
  gboolean open = g_strcmp0 (state, "open") == 0;
  g_autofree char *words =
      open ? word_open (self, choice->code)
           : word_decision (decision, choice->code, pursuit_session_get_today (self->session));
  const char *css_class = g_strcmp0 (state, "yes") == 0  ? "purchase-yes"
                          : g_strcmp0 (state, "no") == 0 ? "deal-warning"
                          : words == NULL                ? "dim-label"
                                                         : NULL;
  GtkWidget *row =
      /* Translators: a decision that is not taken yet */
      pursuit_section_row_new (_ (choice->label), words ? words : C_ ("decision", "open"), css_class);

  g_object_set_data (G_OBJECT (row), "decision", (gpointer) choice);
  g_signal_connect_object (row, "clicked", G_CALLBACK (decision_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (row, !pursuit_session_get_read_only (self->session));
  pursuit_section_add (self->decision_card, row);
}

static void
fact_clicked_cb (PursuitDealPurchase *self, GtkWidget *row)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));
  gboolean custom = pursuit_field_is_custom (&PURSUIT_DEAL_ENTITY.fields[field]);
  PursuitRecordDialog *dialog =
      pursuit_record_dialog_new (pursuit_window_of (self), custom ? _ ("More Fields") : _ ("Buying Facts"),
                                 &PURSUIT_DEAL_ENTITY, FACTS, custom ? 0 : G_N_ELEMENTS (FACTS),
                                 PURSUIT_RECORD (self->deal));
  GtkWidget *focus;

  if (custom)
    pursuit_record_dialog_add_custom (dialog);
  focus = pursuit_form_get_row (pursuit_record_dialog_get_form (dialog), field);
  if (focus != NULL)
    gtk_window_set_focus (GTK_WINDOW (dialog), focus);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 380);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_fact (PursuitDealPurchase *self, PursuitSection *card, guint field)
{
  g_autofree char *words = word_fact (self, field);
  GtkWidget *row = pursuit_section_row_new (pursuit_field_get_label (&PURSUIT_DEAL_ENTITY.fields[field]),
                                            words ? words : _ ("not known"), words ? NULL : "dim-label");

  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (row, "clicked", G_CALLBACK (fact_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (row, !pursuit_session_get_read_only (self->session));
  pursuit_section_add (card, row);
}

static void
show_custom (PursuitDealPurchase *self)
{
  g_autoptr (GArray) custom = pursuit_custom_fields_list (&PURSUIT_DEAL_ENTITY);
  guint focus = pursuit_section_get_focus_row (self->custom_card);

  pursuit_section_clear (self->custom_card);
  for (guint i = 0; i < custom->len; i++)
    add_fact (self, self->custom_card, g_array_index (custom, guint, i));
  gtk_widget_set_visible (GTK_WIDGET (self->custom_card), custom->len > 0);
  pursuit_section_focus_row (self->custom_card, focus);
}

static void
session_changed_cb (PursuitDealPurchase *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, PURSUIT_CUSTOM_FIELD_ENTITY.name))
    show_custom (self);
}

static void
show (PursuitDealPurchase *self)
{
  guint decision = pursuit_section_get_focus_row (self->decision_card);
  guint fact = pursuit_section_get_focus_row (self->fact_card);

  pursuit_section_clear (self->decision_card);
  pursuit_section_clear (self->fact_card);
  for (const PursuitChoice *choice = PURSUIT_BUYING_DECISIONS; choice->code != NULL; choice++)
    add_decision (self, choice);
  for (guint i = 0; i < G_N_ELEMENTS (FACTS); i++)
    add_fact (self, self->fact_card, FACTS[i]);
  pursuit_section_focus_row (self->decision_card, decision);
  pursuit_section_focus_row (self->fact_card, fact);
  show_custom (self);
}

static void
pursuit_deal_purchase_dispose (GObject *object)
{
  PursuitDealPurchase *self = PURSUIT_DEAL_PURCHASE (object);

  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_object (&self->deal);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_deal_purchase_parent_class)->dispose (object);
}

static void
pursuit_deal_purchase_class_init (PursuitDealPurchaseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_purchase_dispose;
}

static void
pursuit_deal_purchase_init (PursuitDealPurchase *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->decision_card = PURSUIT_SECTION (pursuit_section_new ());
  self->fact_card = PURSUIT_SECTION (pursuit_section_new ());
  pursuit_section_set_title (self->decision_card, _ ("Five decisions"));
  self->custom_card = PURSUIT_SECTION (pursuit_section_new ());
  pursuit_section_set_title (self->fact_card, _ ("Buying facts"));
  pursuit_section_set_title (self->custom_card, _ ("More Fields"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->decision_card));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fact_card));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->custom_card));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_deal_purchase_show: shows what is known of the purchase that @deal is about, with @decisions
 * (element-type PursuitBuyingDecision), those that are known. */
void
pursuit_deal_purchase_show (PursuitDealPurchase *self,
                            PursuitSession *session,
                            PursuitDeal *deal,
                            GPtrArray *decisions)
{
  g_return_if_fail (PURSUIT_IS_DEAL_PURCHASE (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));
  g_return_if_fail (decisions != NULL);

  if (g_set_object (&self->session, session))
    g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->deal, deal);
  g_ptr_array_ref (decisions);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  self->decisions = decisions;
  show (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
