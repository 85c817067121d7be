/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealCriteriaCard:
 *
 * The customer's buying criteria in a deal: a dumbbell for each between our points and those of the best
 * rival, and in words where we lead, where we trail and what to push. A button opens the sheet.
 */

#include "pursuit-deal-criteria-card.h"

#include <glib/gi18n-lib.h>

#include "pursuit-deal-criteria-dialog.h"
#include "pursuit-rating-view.h"
#include "pursuit-section-row.h"
#include "pursuit-section.h"
#include "pursuit-text.h"

struct _PursuitDealCriteriaCard
{
  AdwBin parent_instance;

  PursuitDeal *deal;
  PursuitSection *section;
  GtkWidget *chart; /* (nullable): not owned */
};

G_DEFINE_FINAL_TYPE (PursuitDealCriteriaCard, pursuit_deal_criteria_card, ADW_TYPE_BIN)

static void
edit_clicked_cb (PursuitDealCriteriaCard *self)
{
  pursuit_deal_criteria_dialog_present (pursuit_window_of (self), self->deal);
}

static char *
word_points (int points)
{
  return points == PURSUIT_NOT_SCORED ? g_strdup ("–") : g_strdup_printf ("%d", points);
}

/* “Price, 30 %: we 2, Shell 4, Local 5” */
static char *
word_row (const PursuitCriteriaSheet *sheet, const PursuitCriteriaRow *row, const char *weight)
{
  g_autofree char *ours = word_points (row->ours);
  GString *words = g_string_new (NULL);

  /* Translators: a criterion, its weight, and our points */
  g_string_append_printf (words, _ ("%s, %s: we %s"), row->name, weight, ours);
  for (guint i = 0; i < sheet->rivals->len; i++)
    {
      g_autofree char *points = word_points (row->rivals[i]);
      g_string_append_printf (words, "%s%s %s", _ (", "), pursuit_criteria_sheet_get_rival (sheet, i),
                              points);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_chart (const PursuitCriteriaSheet *sheet, int rival)
{
  GtkWidget *chart = pursuit_rating_view_new (PURSUIT_RATING_DUMBBELLS);
  g_autoptr (GString) all = g_string_new (NULL);
  double sum = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    sum += pursuit_criteria_sheet_get_row (sheet, i)->weight;
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      g_autofree char *name = pursuit_text_for_display (row->name, 60);
      g_autofree char *weight = g_strdup_printf (_ ("%.0f %%"), sum > 0 ? 100 * row->weight / sum : 0);
      g_autofree char *words = word_row (sheet, row, weight);
      PursuitRatingRow line = { .label = name,
                                .note = weight,
                                .ours = row->ours,
                                .theirs = rival >= 0 ? row->rivals[rival] : PURSUIT_RATING_NONE };
      pursuit_rating_view_add_row (PURSUIT_RATING_VIEW (chart), &line, words);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", words);
    }
  pursuit_rating_view_set_words (PURSUIT_RATING_VIEW (chart), all->str);
  return chart;
}

static void
add_legend (PursuitDealCriteriaCard *self, const char *rival)
{
  g_autofree char *name = pursuit_text_for_display (rival != NULL ? rival : "", 40);
  g_autofree char *text =
      /* Translators: the key to a picture; %s is the best competitor */
      rival != NULL ? g_strdup_printf (_ ("● we  ○ %s"), name) : g_strdup (_ ("● we"));

  pursuit_section_add_text (self->section, text, "dim-label");
}

static void
pursuit_deal_criteria_card_dispose (GObject *object)
{
  PursuitDealCriteriaCard *self = PURSUIT_DEAL_CRITERIA_CARD (object);

  g_clear_object (&self->deal);

  G_OBJECT_CLASS (pursuit_deal_criteria_card_parent_class)->dispose (object);
}

static void
pursuit_deal_criteria_card_class_init (PursuitDealCriteriaCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_criteria_card_dispose;
}

static void
pursuit_deal_criteria_card_init (PursuitDealCriteriaCard *self)
{
  self->section = PURSUIT_SECTION (pursuit_section_new ());
  pursuit_section_set_title (self->section, _ ("Buying criteria"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_deal_criteria_card_show: shows @sheet, the buying criteria of @deal, which can be changed if
 * @writable. */
void
pursuit_deal_criteria_card_show (PursuitDealCriteriaCard *self,
                                 PursuitDeal *deal,
                                 const PursuitCriteriaSheet *sheet,
                                 gboolean writable)
{
  PursuitCriteriaStanding standing;
  GtkWidget *button;
  guint focus;

  g_return_if_fail (PURSUIT_IS_DEAL_CRITERIA_CARD (self));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));
  g_return_if_fail (sheet != NULL);

  g_set_object (&self->deal, deal);
  focus = pursuit_section_get_focus_row (self->section);
  button = gtk_button_new_with_mnemonic (_ ("_Edit Criteria…"));
  pursuit_section_clear (self->section);
  self->chart = NULL;
  if (sheet->rows->len == 0)
    pursuit_section_add_text (self->section, _ ("Not known yet: ask by what the customer will choose."),
                              "dim-label");
  else
    {
      pursuit_criteria_standing_compute (sheet, &standing);
      g_autofree char *words = pursuit_criteria_standing_explain (sheet, &standing);
      add_legend (self, standing.rival >= 0 ? pursuit_criteria_sheet_get_rival (sheet, (guint) standing.rival)
                                            : NULL);
      self->chart = make_chart (sheet, standing.rival);
      pursuit_section_add (self->section, self->chart);
      pursuit_section_add_text (self->section, words, "criteria-words");
    }
  if (!pursuit_text_is_blank (sheet->reason))
    pursuit_section_add_pair (self->section, _ ("Why we go on"), sheet->reason);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, writable);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_clicked_cb), self, G_CONNECT_SWAPPED);
  pursuit_section_add (self->section, button);
  pursuit_section_focus_row (self->section, focus);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/** pursuit_deal_criteria_card_get_chart: (transfer none) (nullable): the dumbbells; %NULL without criteria.
 */
GtkWidget *
pursuit_deal_criteria_card_get_chart (PursuitDealCriteriaCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_CRITERIA_CARD (self), NULL);

  return self->chart;
}
