/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-forecast.h"

#include "pursuit-forecast.h"

/* So many days back the forecast was kept. */
#define KEPT_DAYS 400

/* Until every ninth deal came where it stands so much of its amount was known, of every ninth so much was
 * hoped. */
#define LESS_KNOWN 0.8
#define MORE_HOPED 1.25

/* Every fourth deal was expected so many days too early, every fourth too late, until so much of its time was
 * over. */
#define TOO_EARLY 35
#define TOO_LATE 14
#define SLIPS_AT 0.66

/* What our people make of the chance that belongs to a stage, and no deal is surer. */
#define HOPE 1.2
#define SUREST 0.9

/* What a deal of the sample was forecast as. */
typedef struct
{
  PursuitDay expected;
  gint64 amount;
  double probability;
  PursuitForecastCategory category;
} Line;

/* A deal, and its row. @place: among the sample's deals */
typedef struct
{
  JsonObject *json;
  PursuitRow *row;
  gint64 id;
  guint place;
  PursuitDay created;
  PursuitDay closed; /* tomorrow while it is open */
  PursuitDay expected;
} Deal;

static PursuitDay
get_day (PursuitRow *row, const char *column)
{
  return pursuit_day_parse_iso (pursuit_row_get_text (row, column));
}

/* How many steps of its way @deal had gone by @day. */
static guint
count_steps (const PursuitSampleStories *self, const Deal *deal, PursuitDay day)
{
  JsonArray *steps = json_object_get_array_member (deal->json, "stages");
  PursuitDay today = pursuit_txn_get_today (self->seed->txn);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (steps); i++)
    n += today + json_array_get_int_element (json_array_get_array_element (steps, i), 1) <= day;
  return n;
}

static PursuitDay
expect_on (const Deal *deal, PursuitDay day)
{
  static const PursuitDay slips[] = { 0, -TOO_EARLY, 0, TOO_LATE };
  PursuitDay expected = deal->expected + slips[deal->place % G_N_ELEMENTS (slips)];
  gboolean early = day - deal->created < SLIPS_AT * (deal->expected - deal->created);

  return early && expected > day ? expected : deal->expected;
}

static Line
forecast_on (const PursuitSampleStories *self, const Deal *deal, PursuitDay day)
{
  static const double known[9] = { LESS_KNOWN, 1, 1, 1, MORE_HOPED, 1, 1, 1, 1 };
  guint n_steps = json_array_get_length (json_object_get_array_member (deal->json, "stages"));
  guint step = count_steps (self, deal, day);
  double share = step < n_steps ? known[deal->place % G_N_ELEMENTS (known)] : 1;
  const char *said = step == n_steps ? pursuit_row_get_text (deal->row, "forecast") : NULL;
  double probability = MIN (HOPE * pursuit_sample_base_on (self, deal->json, day), SUREST);

  return (Line){ expect_on (deal, day), (gint64) (pursuit_row_get_int (deal->row, "amount") * share),
                 probability, pursuit_forecast_category (said, probability) };
}

static gboolean
write_line (const PursuitSampleStories *self,
            const Deal *deal,
            const Line *line,
            PursuitDay first,
            PursuitDay until,
            GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (self->seed->txn);
  PursuitStmt *stmt = pursuit_db_query (db, "forecast-past-line", error);
  char days[3][11];

  if (stmt == NULL)
    return FALSE;
  pursuit_day_write_iso (first, days[0]);
  pursuit_day_write_iso (line->expected, days[1]);
  pursuit_bind_int (stmt, 1, deal->id);
  pursuit_bind_text (stmt, 2, days[0]);
  if (until != PURSUIT_DAY_NONE)
    {
      pursuit_day_write_iso (until, days[2]);
      pursuit_bind_text (stmt, 3, days[2]);
    }
  pursuit_bind_int (stmt, 4, pursuit_row_get_int (deal->row, "owner_id"));
  pursuit_bind_text (stmt, 5, days[1]);
  pursuit_bind_int (stmt, 6, line->amount);
  pursuit_bind_text (stmt, 7, pursuit_row_get_text (deal->row, "currency"));
  pursuit_bind_real (stmt, 8, line->probability);
  pursuit_bind_text (stmt, 9, pursuit_forecast_code (line->category));
  return pursuit_db_run (db, stmt, error);
}

static gboolean
is_same (const Line *one, const Line *other)
{
  return one->expected == other->expected && one->amount == other->amount &&
         one->probability == other->probability && one->category == other->category;
}

/* The lines of one deal: a new one wherever a snapshot finds something else. */
static gboolean
tell_deal (const PursuitSampleStories *self, const Deal *deal, const GArray *days, GError **error)
{
  PursuitDay first = PURSUIT_DAY_NONE;
  Line line = { 0 };

  for (guint i = 0; i < days->len; i++)
    {
      PursuitDay day = g_array_index (days, PursuitDay, i);
      gboolean open = deal->created <= day && day < deal->closed;
      Line now = open ? forecast_on (self, deal, day) : (Line){ 0 };

      if (first != PURSUIT_DAY_NONE && (!open || !is_same (&line, &now)))
        {
          if (!write_line (self, deal, &line, first, day, error))
            return FALSE;
          first = PURSUIT_DAY_NONE;
        }
      if (open && first == PURSUIT_DAY_NONE)
        {
          first = day;
          line = now;
        }
    }
  return first == PURSUIT_DAY_NONE || write_line (self, deal, &line, first, PURSUIT_DAY_NONE, error);
}

/* The days on which the program would have kept the forecast, had it run every day until yesterday. */
static GArray *
list_days (const PursuitSampleStories *self)
{
  PursuitDay today = pursuit_txn_get_today (self->seed->txn), last = today - KEPT_DAYS;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (PursuitDay));

  for (PursuitDay day = last + 1; day < today; day++)
    {
      if (!pursuit_forecast_is_snapshot_due (last, day))
        continue;
      g_array_append_val (days, day);
      last = day;
    }
  return days;
}

static gboolean
write_days (const PursuitSampleStories *self, const GArray *days, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (self->seed->txn);

  for (guint i = 0; i < days->len; i++)
    {
      PursuitDay day = g_array_index (days, PursuitDay, i);
      PursuitStmt *stmt = pursuit_db_query (db, "forecast-done", error);
      char iso[11];

      if (stmt == NULL)
        return FALSE;
      pursuit_day_write_iso (day, iso);
      pursuit_bind_text (stmt, 1, iso);
      pursuit_bind_int (stmt, 2, pursuit_day_to_ms (day, NULL));
      if (!pursuit_db_run (db, stmt, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_sample_tell_forecast:
 *
 * What the sample's deals were forecast as, week by week for more than a year: dates slip, amounts grow and
 * shrink on the way, and some deals are lost. Behind the deals.
 */
gboolean
pursuit_sample_tell_forecast (const PursuitSampleStories *self, GError **error)
{
  g_autoptr (GArray) days = list_days (self);
  PursuitDay tomorrow = pursuit_txn_get_today (self->seed->txn) + 1;

  for (guint i = 0; i < json_array_get_length (self->deals); i++)
    {
      g_autofree char *code = g_strdup_printf ("deal-at/%u", i);
      gint64 id = *(const gint64 *) g_hash_table_lookup (self->ids, code);
      g_autoptr (PursuitRow) row = pursuit_txn_read (self->seed->txn, "deal", id, error);

      if (row == NULL)
        return FALSE;
      Deal deal = { .json = json_array_get_object_element (self->deals, i),
                    .row = row,
                    .id = id,
                    .place = i,
                    .created = get_day (row, "created"),
                    .closed =
                        pursuit_row_get_text (row, "closed") != NULL ? get_day (row, "closed") : tomorrow,
                    .expected = get_day (row, "expected_close") };
      if (!tell_deal (self, &deal, days, error))
        return FALSE;
    }
  return write_days (self, days, error);
}
