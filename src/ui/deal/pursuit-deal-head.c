/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealHead:
 *
 * What stands at the top of a deal's page whichever tab is shown: what the deal is, what it is worth, and how
 * far the customer and we are. ::step-activated (gint64 stage_id): a selling stage was chosen;
 * ::buying-step-activated (gint64 buying_stage_id): one of the customer's stages was, or is to be confirmed.
 */

#include "pursuit-deal-head.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-deal-tracks.h"
#include "pursuit-money.h"
#include "pursuit-text.h"

#define MAX_CHARS 160

struct _PursuitDealHead
{
  AdwBin parent_instance;

  GtkLabel *grade;
  GtkLabel *title;
  GtkLabel *company;
  GtkLabel *amount;
  GtkMenuButton *chance_button;
  GtkLabel *chance;
  GtkBox *reasons;
  GtkLabel *closes;
  GtkLabel *owner;
  PursuitTrackView *tracks;
  GtkLabel *drift;
  GtkWidget *confirm;
  GtkLabel *clocks;
  gint64 customer; /* the customer's buying stage; 0 when it is not known */
};

G_DEFINE_FINAL_TYPE (PursuitDealHead, pursuit_deal_head, ADW_TYPE_BIN)

enum
{
  STEP_ACTIVATED,
  BUYING_STEP_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Shows @text, or nothing at all where there is none. */
static void
set_text (GtkLabel *label, const char *text)
{
  g_autofree char *line = pursuit_text_for_display (text != NULL ? text : "", MAX_CHARS);

  gtk_label_set_text (label, line);
  gtk_widget_set_visible (GTK_WIDGET (label), *line != '\0');
}

static void
set_class (GtkLabel *label, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static int
percent (PursuitRecord *deal, guint field)
{
  return (int) lround (100 * pursuit_record_get_real (deal, field));
}

/* Whether at most one other reason moved the chance further: for more there is no room. */
static gboolean
is_strong (const PursuitDealState *state, guint place)
{
  const PursuitChanceReason *reason = state->reasons->pdata[place];
  guint stronger = 0;

  for (guint i = 0; i < state->reasons->len; i++)
    {
      const PursuitChanceReason *other = state->reasons->pdata[i];
      stronger += other->word != NULL && fabs (other->delta) > fabs (reason->delta);
    }
  return stronger < 2;
}

/* The chance with where it comes from, in words as short as there is room for. */
static char *
word_chance (PursuitRecord *deal, const PursuitDealState *state)
{
  int chance = percent (deal, PURSUIT_DEAL_PROBABILITY);
  int base = percent (deal, PURSUIT_DEAL_PROBABILITY_BASE);
  g_autoptr (GString) words = g_string_new (NULL);

  if (!pursuit_record_is_set (deal, PURSUIT_DEAL_PROBABILITY))
    return g_strdup ("");
  if (pursuit_record_is_set (deal, PURSUIT_DEAL_PROBABILITY_OWN))
    /* Translators: percent: the user's estimate, and the base of the stage */
    return g_strdup_printf (_ ("win %d %% (own estimate; base %d)"), chance, base);
  for (guint i = 0; state != NULL && i < state->reasons->len; i++)
    {
      const PursuitChanceReason *reason = state->reasons->pdata[i];

      if (reason->word != NULL && is_strong (state, i))
        g_string_append_printf (words, "%s×%.1f %s", words->len > 0 ? ", " : "", reason->factor,
                                reason->word);
    }
  if (words->len > 0)
    /* Translators: percent: the chance to win, the base of the stage; then what multiplied the odds: “×0.7
     * nodes open” */
    return g_strdup_printf (_ ("win %d %% (base %d; odds %s)"), chance, base, words->str);
  /* Translators: percent: the chance to win, and the base of the stage */
  return g_strdup_printf (_ ("win %d %% (base %d)"), chance, base);
}

/* Every reason as a sentence, with what it changed, in per cent. */
static void
show_reasons (PursuitDealHead *self, const PursuitDealState *state)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_box_remove (self->reasons, child);
  gtk_widget_set_sensitive (GTK_WIDGET (self->chance_button), state != NULL);
  for (guint i = 0; state != NULL && i < state->reasons->len; i++)
    {
      const PursuitChanceReason *reason = state->reasons->pdata[i];
      g_autofree char *line = g_strdup_printf (_ ("%+.0f %%  %s"), 100 * reason->delta, reason->text);
      GtkWidget *label = gtk_label_new (line);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
      gtk_box_append (self->reasons, label);
    }
}

/** pursuit_deal_head_set_state: tells what made the chance of @deal; @state is %NULL while it is not known.
 */
void
pursuit_deal_head_set_state (PursuitDealHead *self, PursuitDeal *deal, const PursuitDealState *state)
{
  PursuitRecord *record = (PursuitRecord *) deal;
  const char *outcome;
  g_autofree char *chance = NULL;

  g_return_if_fail (PURSUIT_IS_DEAL_HEAD (self));
  g_return_if_fail (deal == NULL || PURSUIT_IS_DEAL (deal));

  show_reasons (self, state);
  outcome = record != NULL ? pursuit_record_get_text (record, PURSUIT_DEAL_OUTCOME) : NULL;
  if (record == NULL || (outcome != NULL && !g_str_equal (outcome, "open")))
    return;
  chance = word_chance (record, state);
  set_text (self->chance, chance);
  gtk_widget_set_visible (GTK_WIDGET (self->chance_button), *chance != '\0');
}

/* How the deal ended and when, of one that did. */
static char *
word_outcome (PursuitRecord *deal, PursuitDay today)
{
  const char *outcome =
      pursuit_choice_label (PURSUIT_OUTCOMES, pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME));
  PursuitDay closed = pursuit_record_get_day (deal, PURSUIT_DEAL_CLOSED);
  g_autofree char *day = closed != PURSUIT_DAY_NONE ? pursuit_day_format (closed, today) : NULL;

  return day != NULL ? g_strdup_printf ("%s · %s", outcome, day) : g_strdup (outcome);
}

static void
show_course (PursuitDealHead *self, PursuitRecord *deal, PursuitDay today)
{
  const char *outcome = pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME);
  gboolean open = outcome == NULL || g_str_equal (outcome, "open");
  PursuitDay expected = pursuit_record_get_day (deal, PURSUIT_DEAL_EXPECTED_CLOSE);
  gboolean late = open && expected != PURSUIT_DAY_NONE && expected < today;
  g_autofree char *day = expected != PURSUIT_DAY_NONE ? pursuit_day_format (expected, today) : NULL;
  g_autofree char *chance = open ? word_chance (deal, NULL) : word_outcome (deal, today);
  g_autofree char *closes = NULL;

  if (open && day != NULL)
    closes = g_strdup_printf (late ? _ ("▲ was to close %s") : _ ("closes %s"), day);
  set_text (self->chance, chance);
  gtk_widget_set_visible (GTK_WIDGET (self->chance_button), *chance != '\0');
  set_text (self->closes, closes);
  set_class (self->closes, "deal-warning", late);
}

/**
 * pursuit_deal_head_set_deal:
 * @deal: (nullable): what is shown; %NULL while it is not known
 * @today: the day that dates are told from
 */
void
pursuit_deal_head_set_deal (PursuitDealHead *self, PursuitDeal *deal, PursuitDay today)
{
  PursuitRecord *record = (PursuitRecord *) deal;
  const char *grade = record != NULL ? pursuit_record_get_text (record, PURSUIT_DEAL_GRADE) : NULL;
  g_autofree char *lower = grade != NULL ? g_ascii_strdown (grade, -1) : NULL;
  g_autofree char *style = lower != NULL ? g_strconcat ("grade-", lower, NULL) : NULL;
  const char *classes[] = { "grade", "deal-grade", style, NULL };
  g_autofree char *amount = NULL;

  g_return_if_fail (PURSUIT_IS_DEAL_HEAD (self));
  g_return_if_fail (deal == NULL || PURSUIT_IS_DEAL (deal));

  set_text (self->grade, grade);
  gtk_widget_set_css_classes (GTK_WIDGET (self->grade), classes);
  set_text (self->title, record != NULL ? pursuit_record_get_text (record, PURSUIT_DEAL_TITLE) : NULL);
  set_text (self->company, record != NULL ? pursuit_record_get_text (record, PURSUIT_DEAL_COMPANY) : NULL);
  set_text (self->owner, record != NULL ? pursuit_record_get_text (record, PURSUIT_DEAL_OWNER) : NULL);
  if (record != NULL && pursuit_record_is_set (record, PURSUIT_DEAL_AMOUNT))
    amount = pursuit_money_format (pursuit_record_get_int (record, PURSUIT_DEAL_AMOUNT),
                                   pursuit_record_get_text (record, PURSUIT_DEAL_CURRENCY));
  set_text (self->amount, amount);
  if (record != NULL)
    show_course (self, record, today);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->chance_button), FALSE);
      set_text (self->closes, NULL);
    }
}

/* The sentence under the tracks: only what is known, and a danger with its sign. */
static void
show_drift (PursuitDealHead *self, PursuitDeal *deal, const PursuitDealTracks *tracks)
{
  g_autofree char *line = pursuit_deal_tracks_explain (tracks, deal);
  gboolean danger = pursuit_deal_tracks_is_danger (tracks);

  gtk_label_set_text (self->drift, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->drift), line != NULL);
  set_class (self->drift, "deal-warning", danger);
  set_class (self->drift, "dim-label", !danger);
}

/* The two clocks: how long in this stage, and how long without a contact, which a planned next step
 * suspends. */
static void
show_clocks (PursuitDealHead *self, PursuitRecord *deal, PursuitDay today)
{
  int limit = (int) pursuit_record_get_int (deal, PURSUIT_DEAL_STALE_DAYS);
  PursuitClockTimes times = { .entered_stage = pursuit_record_get_day (deal, PURSUIT_DEAL_STAGE_SINCE),
                              .last_contact = pursuit_record_get_day (deal, PURSUIT_DEAL_LAST_CONTACT),
                              .next_step = pursuit_record_get_day (deal, PURSUIT_DEAL_NEXT_DAY),
                              .stage_limit = limit,
                              .contact_limit = limit };
  PursuitClocks clocks = pursuit_clocks_read (&times, today);
  g_autofree char *words = pursuit_clocks_explain (&clocks);

  gtk_label_set_text (self->clocks, words);
  gtk_widget_set_visible (GTK_WIDGET (self->clocks), *words != '\0');
  gboolean stale =
      clocks.stage_staleness != PURSUIT_STALENESS_NONE || clocks.contact_staleness != PURSUIT_STALENESS_NONE;
  set_class (self->clocks, "deal-warning", stale);
  set_class (self->clocks, "dim-label", !stale);
}

/**
 * pursuit_deal_head_set_tracks:
 * @deal: where it stands now
 * @stages: (element-type PursuitStage): all stages of its process, in order
 * @buying: (element-type PursuitBuyingStage): the steps in which customers buy there
 * @story: (nullable): for the days in each stage
 */
void
pursuit_deal_head_set_tracks (PursuitDealHead *self,
                              PursuitDeal *deal,
                              GPtrArray *stages,
                              GPtrArray *buying,
                              const PursuitDealStory *story,
                              PursuitDay today)
{
  g_auto (PursuitDealTracks) tracks = { 0 };

  g_return_if_fail (PURSUIT_IS_DEAL_HEAD (self));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));
  g_return_if_fail (stages != NULL && buying != NULL);

  pursuit_deal_tracks_init (&tracks, deal, stages, buying, story, today);
  show_drift (self, deal, &tracks);
  pursuit_track_view_set_rows (self->tracks, tracks.rows, tracks.n_rows);
  self->customer =
      tracks.known ? pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_BUYING_STAGE_ID) : 0;
  gtk_widget_set_visible (self->confirm, tracks.known && tracks.drift.unconfirmed);
  show_clocks (self, PURSUIT_RECORD (deal), today);
}

/** pursuit_deal_head_get_tracks: (transfer none): the drawn tracks. */
PursuitTrackView *
pursuit_deal_head_get_tracks (PursuitDealHead *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_HEAD (self), NULL);

  return self->tracks;
}

static void
step_activated_cb (PursuitDealHead *self, gint64 stage_id)
{
  g_signal_emit (self, signals[STEP_ACTIVATED], 0, stage_id);
}

static void
buying_step_activated_cb (PursuitDealHead *self, gint64 buying_stage_id)
{
  g_signal_emit (self, signals[BUYING_STEP_ACTIVATED], 0, buying_stage_id);
}

static void
confirm_cb (PursuitDealHead *self)
{
  g_signal_emit (self, signals[BUYING_STEP_ACTIVATED], 0, self->customer);
}

static void
pursuit_deal_head_class_init (PursuitDealHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[STEP_ACTIVATED] = g_signal_new ("step-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  signals[BUYING_STEP_ACTIVATED] =
      g_signal_new ("buying-step-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (PURSUIT_TYPE_TRACK_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/deal/pursuit-deal-head.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, grade);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, company);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, amount);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, chance_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, chance);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, reasons);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, closes);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, owner);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, tracks);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, drift);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, confirm);
  gtk_widget_class_bind_template_child (widget_class, PursuitDealHead, clocks);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, buying_step_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
pursuit_deal_head_init (PursuitDealHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
