/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealScorecardsTab:
 *
 * How a deal is assessed: a card for each scorecard with the points of the latest assessment as bars, what
 * its total means, the totals of all assessments over time, and a button to assess the deal anew.
 */

#include "pursuit-deal-scorecards-tab.h"

#include <glib/gi18n-lib.h>

#include "pursuit-columns.h"
#include "pursuit-deal-follower.h"
#include "pursuit-deal-score-dialog.h"
#include "pursuit-icon-button.h"
#include "pursuit-rating-view.h"
#include "pursuit-score-history.h"
#include "pursuit-scorecard.h"
#include "pursuit-section.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

struct _PursuitDealScorecardsTab
{
  AdwBin parent_instance;

  PursuitDealFollower *follower;
  GPtrArray *sheets;   /* (nullable): PursuitScoreSheet */
  GHashTable *charts;  /* scorecard's code → PursuitRatingView, not owned */
  GHashTable *buttons; /* scorecard's code → GtkButton, not owned */
  GtkWidget *columns;
};

G_DEFINE_FINAL_TYPE (PursuitDealScorecardsTab, pursuit_deal_scorecards_tab, ADW_TYPE_BIN)

static const char *const TABLES[] = { "scorecard", "score", "scorecard_template", "scorecard_criterion",
                                      NULL };

static gboolean
is_writable (PursuitDealScorecardsTab *self)
{
  return !pursuit_session_get_read_only (pursuit_deal_follower_get_session (self->follower));
}

/* The weight as a share of all weights. */
static char *
word_weight (const PursuitScoreSheet *sheet, const PursuitScoreItem *item)
{
  double sum = 0;

  for (guint i = 0; i < sheet->items->len; i++)
    {
      const PursuitScoreItem *other = pursuit_score_sheet_get_item (sheet, i);
      sum += other->retired ? 0 : other->weight;
    }
  if (item->retired || sum <= 0)
    return NULL;
  return g_strdup_printf (_ ("%.0f %%"), 100 * item->weight / sum);
}

/* “Funds: 4, Budget released for this purpose. Seen in the plan.” */
static char *
word_item (const PursuitScoreItem *item, int points, const char *note)
{
  GString *words = g_string_new (item->name);

  if (points == PURSUIT_NOT_SCORED)
    g_string_append_printf (words, ": %s", _ ("Not scored"));
  else
    g_string_append_printf (words, ": %d", points);
  if (points != PURSUIT_NOT_SCORED && item->anchors[points] != NULL)
    g_string_append_printf (words, _ (", %s"), item->anchors[points]);
  if (!pursuit_text_is_blank (note))
    g_string_append_printf (words, "\n%s", note);
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_chart (const PursuitScoreSheet *sheet, const PursuitAssessment *latest)
{
  GtkWidget *chart = pursuit_rating_view_new (PURSUIT_RATING_BARS);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < sheet->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (sheet, i);
      if (item->retired && latest->points[i] == PURSUIT_NOT_SCORED)
        continue;
      g_autofree char *name = pursuit_text_for_display (item->name, 80);
      g_autofree char *weight = word_weight (sheet, item);
      g_autofree char *words = word_item (item, latest->points[i], latest->notes[i]);
      PursuitRatingRow row = {
        .label = name, .note = weight, .ours = latest->points[i], .theirs = PURSUIT_RATING_NONE
      };
      pursuit_rating_view_add_row (PURSUIT_RATING_VIEW (chart), &row, words);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", words);
    }
  pursuit_rating_view_set_words (PURSUIT_RATING_VIEW (chart), all->str);
  return chart;
}

static void
delete_clicked_cb (PursuitDealScorecardsTab *self, GtkWidget *button)
{
  gint64 id = (gint64) GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "assessment"));
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_SCORECARD_ENTITY, id);

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

/* One assessment: when, its total, by whom; ▲ and ▼ tell whether it was better than the one before. */
static GtkWidget *
make_assessment (PursuitDealScorecardsTab *self,
                 const PursuitAssessment *assessment,
                 const PursuitAssessment *before,
                 PursuitDay today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *day = pursuit_day_format (assessment->day, today);
  g_autofree char *by = pursuit_text_for_display (assessment->by != NULL ? assessment->by : "", 40);
  g_autofree char *note = pursuit_text_for_display (assessment->note != NULL ? assessment->note : "", 200);
  double change = before != NULL ? assessment->total - before->total : 0;
  g_autofree char *total = g_strdup_printf ("%.1f%s", assessment->total,
                                            change > 0.05    ? " ▲"
                                            : change < -0.05 ? " ▼"
                                                             : "");
  g_autofree char *who = g_strjoin (" · ", day, *by ? by : NULL, NULL);
  g_autofree char *text = *note ? g_strdup_printf ("%s\n%s", who, note) : g_strdup (who);
  g_autofree char *tooltip = g_strdup_printf (_ ("Delete the assessment of %s"), day);
  GtkWidget *words = gtk_label_new (text), *number = gtk_label_new (total);
  GtkWidget *button =
      pursuit_icon_button_new ("user-trash-symbolic", tooltip, G_CALLBACK (delete_clicked_cb), self);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_visible (button, is_writable (self));
  g_object_set_data (G_OBJECT (button), "assessment", GSIZE_TO_POINTER ((gsize) assessment->id));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
score_clicked_cb (PursuitDealScorecardsTab *self, GtkWidget *button)
{
  const PursuitScoreSheet *sheet = g_object_get_data (G_OBJECT (button), "sheet");

  pursuit_deal_score_dialog_new (pursuit_window_of (self), pursuit_deal_follower_get_deal (self->follower),
                                 sheet);
}

static void
add_button (PursuitDealScorecardsTab *self, PursuitSection *section, PursuitScoreSheet *sheet)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Score…"));
  g_autofree char *spoken = g_strdup_printf (_ ("Score by “%s”"), sheet->name);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, is_writable (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "sheet", sheet);
  g_signal_connect_object (button, "clicked", G_CALLBACK (score_clicked_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->buttons, sheet->code, button);
  pursuit_section_add (section, button);
}

static void
add_verdict (PursuitSection *section, const PursuitScoreSheet *sheet, const PursuitAssessment *latest)
{
  PursuitScoreTotal total;

  /* the total is the one that was kept; what is missing follows from the points */
  pursuit_score_total_compute (sheet, latest->points, &total);
  total.total = latest->total;
  total.verdict = pursuit_score_verdict (sheet, latest->total);
  g_autofree char *words = pursuit_score_total_explain (&total);
  g_autofree char *text = g_strdup_printf (_ ("%.1f of 5. %s"), total.total, words);
  pursuit_section_add_text (section, g_strchomp (text),
                            total.verdict == PURSUIT_SCORE_VERDICT_DROP ? "deal-warning" : "heading");
}

static void
add_card (PursuitDealScorecardsTab *self, PursuitScoreSheet *sheet, PursuitDay today)
{
  PursuitSection *section = PURSUIT_SECTION (pursuit_section_new ());
  const PursuitAssessment *latest = pursuit_score_sheet_get_latest (sheet);
  g_autofree char *name = pursuit_text_for_display (sheet->name, 80);

  pursuit_section_set_title (section, name);
  if (sheet->purpose != NULL)
    pursuit_section_add_text (section, sheet->purpose, "dim-label");
  if (latest != NULL)
    {
      GtkWidget *chart = make_chart (sheet, latest);
      add_verdict (section, sheet, latest);
      pursuit_section_add (section, chart);
      g_hash_table_insert (self->charts, sheet->code, chart);
    }
  /* one assessment is no line */
  if (sheet->assessments->len > 1)
    pursuit_section_add (section, pursuit_score_history_new (sheet, today));
  for (guint i = 0; i < sheet->assessments->len; i++)
    pursuit_section_add (section,
                         make_assessment (self, sheet->assessments->pdata[i],
                                          i + 1 < sheet->assessments->len ? sheet->assessments->pdata[i + 1]
                                                                          : NULL,
                                          today));
  if (!sheet->retired)
    add_button (self, section, sheet);
  gtk_widget_set_parent (GTK_WIDGET (section), self->columns);
}

static void
clear (PursuitDealScorecardsTab *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->charts);
  g_hash_table_remove_all (self->buttons);
  while ((child = gtk_widget_get_first_child (self->columns)) != NULL)
    gtk_widget_unparent (child);
}

/* What is assessed already comes first. */
static void
show (PursuitDealScorecardsTab *self)
{
  PursuitDay today = pursuit_session_get_today (pursuit_deal_follower_get_session (self->follower));

  clear (self);
  for (int assessed = 1; assessed >= 0; assessed--)
    {
      for (guint i = 0; i < self->sheets->len; i++)
        {
          PursuitScoreSheet *sheet = self->sheets->pdata[i];
          if ((sheet->assessments->len > 0) == assessed && (assessed || !sheet->retired))
            add_card (self, sheet, today);
        }
    }
  gtk_widget_set_visible (self->columns, TRUE);
}

static void
sheets_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealScorecardsTab) self = user_data;
  GPtrArray *sheets = pursuit_session_score_sheets_finish (PURSUIT_SESSION (source), result, NULL);

  if (sheets == NULL)
    return;
  clear (self);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  self->sheets = sheets;
  show (self);
}

static void
read_cb (PursuitDealScorecardsTab *self)
{
  pursuit_session_score_sheets_async (pursuit_deal_follower_get_session (self->follower),
                                      pursuit_deal_follower_get_deal (self->follower),
                                      pursuit_deal_follower_begin (self->follower), sheets_read_cb,
                                      g_object_ref (self));
}

static void
pursuit_deal_scorecards_tab_dispose (GObject *object)
{
  PursuitDealScorecardsTab *self = PURSUIT_DEAL_SCORECARDS_TAB (object);

  if (self->follower != NULL)
    g_object_run_dispose (G_OBJECT (self->follower));
  g_clear_object (&self->follower);
  g_clear_pointer (&self->charts, g_hash_table_unref);
  g_clear_pointer (&self->buttons, g_hash_table_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_deal_scorecards_tab_parent_class)->dispose (object);
}

static void
pursuit_deal_scorecards_tab_class_init (PursuitDealScorecardsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_scorecards_tab_dispose;
}

static void
pursuit_deal_scorecards_tab_init (PursuitDealScorecardsTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->charts = g_hash_table_new (g_str_hash, g_str_equal);
  self->buttons = g_hash_table_new (g_str_hash, g_str_equal);
  self->columns =
      g_object_new (PURSUIT_TYPE_COLUMNS, "column-width", 340, "max-columns", 3, "spacing", 9, NULL);
  gtk_widget_add_css_class (self->columns, "deal-sections");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* before the columns get their parent, which tells whether they are looked at */
  self->follower = pursuit_deal_follower_new (self->columns, TABLES);
  g_signal_connect_object (self->follower, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->columns);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/** pursuit_deal_scorecards_tab_set_deal: shows how the deal @deal_id is assessed, as soon as it is read. */
void
pursuit_deal_scorecards_tab_set_deal (PursuitDealScorecardsTab *self, PursuitSession *session, gint64 deal_id)
{
  g_return_if_fail (PURSUIT_IS_DEAL_SCORECARDS_TAB (self));

  pursuit_deal_follower_set_deal (self->follower, session, deal_id);
}

/** pursuit_deal_scorecards_tab_get_chart: (transfer none) (nullable): the bars of the scorecard with that
 * code; %NULL while the deal is not assessed by it. */
GtkWidget *
pursuit_deal_scorecards_tab_get_chart (PursuitDealScorecardsTab *self, const char *scorecard)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_SCORECARDS_TAB (self), NULL);

  return g_hash_table_lookup (self->charts, scorecard);
}

/** pursuit_deal_scorecards_tab_get_button: (transfer none) (nullable): what assesses the deal by the
 * scorecard with that code. */
GtkWidget *
pursuit_deal_scorecards_tab_get_button (PursuitDealScorecardsTab *self, const char *scorecard)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_SCORECARDS_TAB (self), NULL);

  return g_hash_table_lookup (self->buttons, scorecard);
}
