/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-tracks.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

#define MAX_CHARS 160

static void
free_step (gpointer data)
{
  g_free ((char *) ((PursuitTrackStep *) data)->name);
  g_free ((char *) ((PursuitTrackStep *) data)->note);
}

static GArray *
new_steps (void)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (PursuitTrackStep));

  g_array_set_clear_func (steps, free_step);
  return steps;
}

/* Our own steps. A stage that is no longer used is shown as long as this deal stands in it. */
static GArray *
make_selling_steps (PursuitRecord *deal, GPtrArray *stages, const PursuitDealStory *story, PursuitDay today)
{
  gint64 own = pursuit_record_get_int (deal, PURSUIT_DEAL_STAGE_ID);
  gint64 place = pursuit_record_get_int (deal, PURSUIT_DEAL_STAGE_POSITION);
  GArray *steps = new_steps ();

  for (guint i = 0; i < stages->len; i++)
    {
      PursuitRecord *stage = stages->pdata[i];
      gint64 id = pursuit_record_get_id (stage);
      int days = story != NULL ? pursuit_deal_story_days_in_stage (story, id, today) : -1;
      PursuitTrackStep step = { .id = id };

      if (pursuit_record_get_int (stage, PURSUIT_STAGE_RETIRED) != 0 && id != own)
        continue;
      step.name = pursuit_text_for_display (pursuit_record_get_text (stage, PURSUIT_STAGE_NAME), MAX_CHARS);
      step.state = id == own                                                        ? PURSUIT_TRACK_CURRENT
                   : pursuit_record_get_int (stage, PURSUIT_STAGE_POSITION) < place ? PURSUIT_TRACK_PAST
                                                                                    : PURSUIT_TRACK_FUTURE;
      if (days >= 0)
        /* Translators: days in the stage, on a card: as short as possible */
        step.note = g_strdup_printf (_ ("%d d"), days);
      g_array_append_val (steps, step);
    }
  return steps;
}

/* The place of the customer's buying stage among @buying; -1 when nobody knows it. */
static int
find_buying_stage (PursuitRecord *deal, GPtrArray *buying)
{
  gint64 own = pursuit_record_get_int (deal, PURSUIT_DEAL_BUYING_STAGE_ID);

  for (guint i = 0; own != 0 && i < buying->len; i++)
    {
      if (pursuit_record_get_id (buying->pdata[i]) == own)
        return (int) i;
    }
  return -1;
}

/* How the two tracks lie to each other, from where the customer was found to be. */
static PursuitDrift
find_drift (PursuitRecord *deal, GPtrArray *stages, GPtrArray *buying, PursuitDay today)
{
  PursuitDriftLimits limits = PURSUIT_DRIFT_LIMITS_INIT;
  PursuitDay found = pursuit_record_get_day (deal, PURSUIT_DEAL_BUYING_DAY);
  PursuitBuyingPlace place = { .customer = find_buying_stage (deal, buying) + 1,
                               .since = found,
                               .confirmed = found };

  for (guint i = 0; i < stages->len; i++)
    {
      gint64 answered = pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_BUYING_STAGE_ID);

      if (pursuit_record_get_id (stages->pdata[i]) != pursuit_record_get_int (deal, PURSUIT_DEAL_STAGE_ID))
        continue;
      limits.customer_ahead = (int) pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_DRIFT_AHEAD);
      limits.we_ahead = (int) pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_DRIFT_BEHIND);
      for (guint k = 0; answered != 0 && k < buying->len; k++)
        if (pursuit_record_get_id (buying->pdata[k]) == answered)
          place.answered = (int) k + 1;
    }
  PursuitDrift drift = pursuit_drift_compute (&place, &limits, today);
  const char *state = pursuit_record_get_text (deal, PURSUIT_DEAL_DRIFT_STATE);

  /* from how many steps on it counts is the process's to say, and has been told with the deal */
  if (state != NULL)
    drift.state = pursuit_drift_state_from_code (state);
  return drift;
}

/* The steps in which the customer buys; without evidence of where the customer is, all are to come. */
static GArray *
make_buying_steps (PursuitRecord *deal, GPtrArray *buying, PursuitDay today)
{
  int own = find_buying_stage (deal, buying);
  PursuitDay since = pursuit_record_get_day (deal, PURSUIT_DEAL_BUYING_DAY);
  GArray *steps = new_steps ();

  for (guint i = 0; i < buying->len; i++)
    {
      PursuitTrackStep step = { .id = pursuit_record_get_id (buying->pdata[i]) };

      step.name =
          pursuit_text_for_display (pursuit_record_get_text (buying->pdata[i], PURSUIT_BUYING_STAGE_NAME),
                                    MAX_CHARS);
      step.state = (int) i == own  ? PURSUIT_TRACK_CURRENT
                   : (int) i < own ? PURSUIT_TRACK_PAST
                                   : PURSUIT_TRACK_FUTURE;
      if ((int) i == own && since != PURSUIT_DAY_NONE)
        step.note = g_strdup_printf (_ ("%d d"), MAX (0, today - since));
      g_array_append_val (steps, step);
    }
  return steps;
}

void
pursuit_deal_tracks_init (PursuitDealTracks *self,
                          PursuitDeal *deal,
                          GPtrArray *stages,
                          GPtrArray *buying,
                          const PursuitDealStory *story,
                          PursuitDay today)
{
  PursuitRecord *record = (PursuitRecord *) deal;
  GArray *customer, *selling;

  g_return_if_fail (self != NULL && PURSUIT_IS_DEAL (deal));
  g_return_if_fail (stages != NULL && buying != NULL);

  customer = make_buying_steps (record, buying, today);
  selling = make_selling_steps (record, stages, story, today);
  *self = (PursuitDealTracks){ .steps = { customer, selling },
                               .known = find_buying_stage (record, buying) >= 0,
                               .drift = find_drift (record, stages, buying, today) };
  if (customer->len > 0)
    self->rows[self->n_rows++] = (PursuitTrackRow){ PURSUIT_TRACK_BUYING, _ ("Customer buys"),
                                                    /* Translators: how far the customer is with buying */
                                                    !self->known              ? _ ("not known yet")
                                                    : self->drift.unconfirmed ? _ ("unconfirmed")
                                                                              : NULL,
                                                    (PursuitTrackStep *) customer->data, customer->len };
  self->rows[self->n_rows++] = (PursuitTrackRow){ PURSUIT_TRACK_SELLING, _ ("We sell"), NULL,
                                                  (PursuitTrackStep *) selling->data, selling->len };
}

void
pursuit_deal_tracks_clear (PursuitDealTracks *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->steps); i++)
    g_clear_pointer (&self->steps[i], g_array_unref);
}

gboolean
pursuit_deal_tracks_is_danger (const PursuitDealTracks *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->drift.state == PURSUIT_DRIFT_CUSTOMER_AHEAD || self->drift.state == PURSUIT_DRIFT_WE_AHEAD;
}

char *
pursuit_deal_tracks_explain (const PursuitDealTracks *self, PursuitDeal *deal)
{
  gboolean danger;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (self != NULL && PURSUIT_IS_DEAL (deal), NULL);

  danger = pursuit_deal_tracks_is_danger (self);
  if (self->drift.days_in_buying_stage < 0 && !danger)
    return NULL;
  sentence = pursuit_drift_explain (&self->drift, pursuit_record_get_text (PURSUIT_RECORD (deal),
                                                                           PURSUIT_DEAL_BUYING_STAGE));
  return g_strconcat (danger ? "▲ " : "", sentence, NULL);
}
