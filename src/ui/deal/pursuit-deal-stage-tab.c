/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealStageTab:
 *
 * What is to be done for a deal now, in three columns of cards: its work and key nodes; how to go about it;
 * and what the customer goes by. The buttons activate the actions “dealpage.…” of the page around it.
 */

#include "pursuit-deal-stage-tab.h"

#include <glib/gi18n-lib.h>

#include "pursuit-bin-layout.h"
#include "pursuit-columns.h"
#include "pursuit-deal-criteria-card.h"
#include "pursuit-deal-needs.h"
#include "pursuit-deal-parties.h"
#include "pursuit-deal-purchase.h"
#include "pursuit-deal-signals.h"
#include "pursuit-deal-work-card.h"
#include "pursuit-parse.h"
#include "pursuit-playbook-card.h"
#include "pursuit-section.h"
#include "pursuit-text.h"
#include "pursuit-watch-card.h"

struct _PursuitDealStageTab
{
  AdwBin parent_instance;

  PursuitWatchCard *watch;
  PursuitPlaybookCard *playbook;
  PursuitDealWorkCard *work;
  PursuitSection *next_step;
  PursuitSection *warnings;
  PursuitSection *facts;
  PursuitDealCriteriaCard *criteria;
  PursuitDealNeeds *needs;
  PursuitDealPurchase *purchase;
  PursuitDealParties *parties;
};

G_DEFINE_FINAL_TYPE (PursuitDealStageTab, pursuit_deal_stage_tab, ADW_TYPE_BIN)

static const guint fact_fields[] = {
  PURSUIT_DEAL_PRODUCT,    PURSUIT_DEAL_WEIGHTED,     PURSUIT_DEAL_SOURCE, PURSUIT_DEAL_CREATED,
  PURSUIT_DEAL_COMPETITOR, PURSUIT_DEAL_CLOSE_REASON, PURSUIT_DEAL_CLOSED, PURSUIT_DEAL_LAST_CONTACT,
  PURSUIT_DEAL_PROCESS,    PURSUIT_DEAL_REF,
};

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
show_warnings (PursuitDealStageTab *self, PursuitDeal *deal, PursuitDay today)
{
  PursuitDealSignals signals;

  pursuit_deal_signals_compute (deal, today, &signals);
  pursuit_section_clear (self->warnings);
  for (guint i = 0; i < signals.n_codes; i++)
    {
      g_autofree char *sentence = pursuit_deal_signal_explain (deal, signals.codes[i], today);
      g_autofree char *line = g_strconcat ("▲ ", sentence, NULL);

      pursuit_section_add_text (self->warnings, line, "deal-warning");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), signals.n_codes > 0);
}

static void
show_next_step (PursuitDealStageTab *self, PursuitRecord *deal, PursuitDay today)
{
  const char *step = pursuit_record_get_text (deal, PURSUIT_DEAL_NEXT_STEP);
  PursuitDay day = pursuit_record_get_day (deal, PURSUIT_DEAL_NEXT_DAY);
  g_autofree char *when = day != PURSUIT_DAY_NONE ? pursuit_day_format (day, today) : NULL;

  pursuit_section_clear (self->next_step);
  if (when != NULL)
    pursuit_section_add_text (self->next_step, when, day < today ? "deal-warning" : "heading");
  if (!pursuit_text_is_blank (step))
    pursuit_section_add_text (self->next_step, step, NULL);
  else if (when == NULL)
    pursuit_section_add_text (self->next_step, _ ("Nothing is planned."), "dim-label");
  pursuit_section_add (self->next_step, make_button (_ ("_Log Activity…"), "dealpage.log"));
}

static void
show_facts (PursuitDealStageTab *self, PursuitRecord *deal, PursuitDay today)
{
  const char *currency = pursuit_record_get_text (deal, PURSUIT_DEAL_CURRENCY);
  const char *notes = pursuit_record_get_text (deal, PURSUIT_DEAL_NOTES);

  pursuit_section_clear (self->facts);
  for (gsize i = 0; i < G_N_ELEMENTS (fact_fields); i++)
    {
      const PursuitField *field = &PURSUIT_DEAL_ENTITY.fields[fact_fields[i]];
      g_autofree char *text = NULL;

      if (!pursuit_record_is_set (deal, fact_fields[i]))
        continue;
      text =
          pursuit_value_to_display (field, pursuit_record_get_value (deal, fact_fields[i]), currency, today);
      if (!pursuit_text_is_blank (text))
        pursuit_section_add_pair (self->facts, pursuit_field_get_label (field), text);
    }
  if (!pursuit_text_is_blank (notes))
    pursuit_section_add_text (self->facts, notes, NULL);
  pursuit_section_add (self->facts, make_button (_ ("_Edit…"), "dealpage.edit"));
}

static void
pursuit_deal_stage_tab_class_init (PursuitDealStageTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PURSUIT_TYPE_COLUMNS);
  g_type_ensure (PURSUIT_TYPE_SECTION);
  g_type_ensure (PURSUIT_TYPE_DEAL_CRITERIA_CARD);
  g_type_ensure (PURSUIT_TYPE_DEAL_WORK_CARD);
  g_type_ensure (PURSUIT_TYPE_DEAL_NEEDS);
  g_type_ensure (PURSUIT_TYPE_DEAL_PARTIES);
  g_type_ensure (PURSUIT_TYPE_DEAL_PURCHASE);
  g_type_ensure (PURSUIT_TYPE_WATCH_CARD);
  g_type_ensure (PURSUIT_TYPE_PLAYBOOK_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/deal/pursuit-deal-stage-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, work);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, watch);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, playbook);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, next_step);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, warnings);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, facts);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, criteria);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, needs);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, purchase);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealStageTab, parties);
}

static void
pursuit_deal_stage_tab_init (PursuitDealStageTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pursuit_bin_layout_new_scrolling ());
}

/**
 * pursuit_deal_stage_tab_show:
 * @session: where the cards write
 * @reader: what is known of the deal; what is not keeps the cards as they are
 *
 * Shows the deal as it was read.
 */
void
pursuit_deal_stage_tab_show (PursuitDealStageTab *self, PursuitSession *session, PursuitDealReader *reader)
{
  PursuitDay today;
  PursuitDeal *deal;
  const PursuitWatch *watch;
  const PursuitCriteriaSheet *criteria;
  GPtrArray *advice, *needs, *decisions, *parties;
  gboolean writable;

  g_return_if_fail (PURSUIT_IS_DEAL_STAGE_TAB (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (PURSUIT_IS_DEAL_READER (reader));

  today = pursuit_session_get_today (session);
  writable = !pursuit_session_get_read_only (session);
  pursuit_deal_work_card_show (self->work, pursuit_deal_reader_get_stage (reader),
                               pursuit_deal_reader_get_tasks (reader), today, writable);
  deal = pursuit_deal_reader_get_deal (reader);
  if (deal == NULL)
    return;
  show_warnings (self, deal, today);
  show_next_step (self, PURSUIT_RECORD (deal), today);
  show_facts (self, PURSUIT_RECORD (deal), today);
  watch = pursuit_deal_reader_get_watch (reader);
  advice = pursuit_deal_reader_get_advice (reader);
  criteria = pursuit_deal_reader_get_criteria (reader);
  needs = pursuit_deal_reader_get_part (reader, PURSUIT_DEAL_PART_NEEDS);
  decisions = pursuit_deal_reader_get_part (reader, PURSUIT_DEAL_PART_DECISIONS);
  parties = pursuit_deal_reader_get_part (reader, PURSUIT_DEAL_PART_PARTIES);
  if (watch != NULL)
    pursuit_watch_card_show (self->watch, watch);
  if (advice != NULL)
    pursuit_playbook_card_show (self->playbook, session, advice);
  if (criteria != NULL)
    pursuit_deal_criteria_card_show (self->criteria, deal, criteria, writable);
  if (needs != NULL)
    pursuit_deal_needs_show (self->needs, session, pursuit_record_get_id (PURSUIT_RECORD (deal)), needs);
  if (decisions != NULL)
    pursuit_deal_purchase_show (self->purchase, session, deal, decisions);
  if (parties != NULL)
    pursuit_deal_parties_show (self->parties, session, pursuit_record_get_id (PURSUIT_RECORD (deal)),
                               parties);
}

static void
set_cards_blank (GtkWidget *widget, gboolean blank)
{
  if (gtk_widget_has_css_class (widget, "section"))
    gtk_widget_set_opacity (gtk_widget_get_first_child (widget), blank ? 0 : 1);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      set_cards_blank (child, blank);
}

/** pursuit_deal_stage_tab_set_blank: draws the cards without what is in them, which is another deal’s. They
 * keep their places. */
void
pursuit_deal_stage_tab_set_blank (PursuitDealStageTab *self, gboolean blank)
{
  g_return_if_fail (PURSUIT_IS_DEAL_STAGE_TAB (self));

  set_cards_blank (adw_bin_get_child (ADW_BIN (self)), blank);
}
