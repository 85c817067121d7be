/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-loss-data.h"

#include "pursuit-funnel-words.h"

/* The columns of the query losses-deals. */
enum
{
  COLUMN_DEAL,
  COLUMN_STAGE,
  COLUMN_OUTCOME,
  COLUMN_REASON,
  COLUMN_RIVAL,
  COLUMN_STRATEGY,
  COLUMN_AMOUNT,
  COLUMN_CURRENCY,
  COLUMN_CLOSED,
};

/* How a deal ended, until the rivals that were met in it are read. */
typedef struct
{
  PursuitSeries series;
  gint64 amount;
  char *rival; /* who is named at its end */
} Ended;

typedef struct
{
  PursuitReportSource *source;
  PursuitLossData *data;
  GHashTable *ended; /* deal → Ended */
} Reading;

static void
free_ended (gpointer data)
{
  g_free (((Ended *) data)->rival);
  g_free (data);
}

static const char *
text_or_null (const PursuitCell *cell)
{
  return cell->text != NULL && *cell->text != '\0' ? cell->text : NULL;
}

static void
add_deal (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitTally **tables = reading->data->tables;
  const char *rival = text_or_null (&cells[COLUMN_RIVAL]);
  const char *reason = text_or_null (&cells[COLUMN_REASON]);
  gboolean won = g_strcmp0 (cells[COLUMN_OUTCOME].text, "won") == 0;
  PursuitLossKind kind = pursuit_loss_kind_from_codes (cells[COLUMN_OUTCOME].text, reason, rival != NULL);
  gint64 id = cells[COLUMN_DEAL].number;
  Ended *ended = g_new0 (Ended, 1);

  *ended = (Ended){ .series = won ? PURSUIT_SERIES_WON : pursuit_loss_kind_to_series (kind),
                    .rival = g_strdup (rival) };
  pursuit_report_source_convert_cell (reading->source, &cells[COLUMN_AMOUNT], &cells[COLUMN_CURRENCY],
                                      pursuit_cell_get_day (&cells[COLUMN_CLOSED]), &ended->amount,
                                      &reading->data->unconverted);
  g_hash_table_insert (reading->ended, g_memdup2 (&id, sizeof id), ended);
  pursuit_tally_add (reading->data->all, NULL, ended->series, id, ended->amount);
  pursuit_tally_add (tables[PURSUIT_LOSS_BY_STRATEGY], text_or_null (&cells[COLUMN_STRATEGY]), ended->series,
                     id, ended->amount);
  if (won)
    return;
  pursuit_tally_add (tables[PURSUIT_LOSS_BY_STAGE], cells[COLUMN_STAGE].text, ended->series, id,
                     ended->amount);
  pursuit_tally_add (tables[PURSUIT_LOSS_BY_REASON], reason, ended->series, id, ended->amount);
}

/* Lost to another rival than this one is no loss to this one. */
static void
add_rival (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  gint64 id = cells[0].number;
  const char *rival = cells[1].text;
  const Ended *ended = g_hash_table_lookup (reading->ended, &id);

  if (ended == NULL || rival == NULL)
    return;
  gboolean to_another = ended->series == PURSUIT_SERIES_LOST && g_strcmp0 (ended->rival, rival) != 0;
  pursuit_tally_add (reading->data->tables[PURSUIT_LOSS_BY_RIVAL], rival,
                     to_another ? PURSUIT_SERIES_OTHER : ended->series, id, ended->amount);
}

/** pursuit_loss_data_read: (transfer full) (nullable): the deals closed in the period of @params, counted. */
PursuitLossData *
pursuit_loss_data_read (PursuitReportSource *source,
                        const PursuitReportParams *params,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitLossData) self = g_new0 (PursuitLossData, 1);
  g_autoptr (GHashTable) ended = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_ended);
  Reading reading = { source, self, ended };

  self->all = pursuit_tally_new ();
  for (guint t = 0; t < PURSUIT_N_LOSS_TABLES; t++)
    self->tables[t] = pursuit_tally_new ();
  if (!pursuit_report_source_read (source, "losses-deals", params, add_deal, &reading, cancellable, error) ||
      !pursuit_report_source_read (source, "losses-rivals", params, add_rival, &reading, cancellable, error))
    return NULL;
  /* stages stay in the order of the process */
  for (guint t = PURSUIT_LOSS_BY_REASON; t < PURSUIT_N_LOSS_TABLES; t++)
    pursuit_tally_sort (self->tables[t]);
  return g_steal_pointer (&self);
}

void
pursuit_loss_data_free (PursuitLossData *self)
{
  if (self == NULL)
    return;
  for (guint t = 0; t < PURSUIT_N_LOSS_TABLES; t++)
    pursuit_tally_free (self->tables[t]);
  pursuit_tally_free (self->all);
  g_free (self);
}

/** pursuit_loss_data_count: how many deals ended so. */
gint64
pursuit_loss_data_count (const PursuitLossData *self, PursuitSeries series)
{
  return pursuit_tally_get_n_rows (self->all) > 0
             ? pursuit_tally_row_count (pursuit_tally_get_row (self->all, 0), series)
             : 0;
}

/** pursuit_loss_data_total: how many deals were closed. */
gint64
pursuit_loss_data_total (const PursuitLossData *self)
{
  return pursuit_tally_get_n_rows (self->all) > 0
             ? pursuit_tally_row_total (pursuit_tally_get_row (self->all, 0))
             : 0;
}

/** pursuit_loss_data_lost_amount: what the deals that were not won would have brought. */
gint64
pursuit_loss_data_lost_amount (const PursuitLossData *self)
{
  if (pursuit_tally_get_n_rows (self->all) == 0)
    return 0;
  const PursuitTallyRow *row = pursuit_tally_get_row (self->all, 0);
  return pursuit_tally_row_amount (row) - row->amount[PURSUIT_SERIES_WON];
}
