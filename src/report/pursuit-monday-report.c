/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-monday-report.h"

#include <glib/gi18n-lib.h>

#include "pursuit-deal.h"
#include "pursuit-drift.h"
#include "pursuit-monday.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"
#include "pursuit-shortlist.h"

/* Of one owner; nobody talks about more on one morning. */
#define MAX_DEALS 200

/* The columns of monday-deals. */
enum
{
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_COMPANY,
  COLUMN_STAGE,
  COLUMN_OWNER_NAME,
  COLUMN_AMOUNT,
  COLUMN_CURRENCY,
  COLUMN_OUTCOME,
  COLUMN_STAGE_SINCE,
  COLUMN_CLOSED,
  COLUMN_NEXT_STEP,
  COLUMN_NEXT_DAY,
  COLUMN_EXPECTED_CLOSE,
  COLUMN_STALE_DAYS,
  COLUMN_LAST_CONTACT,
  COLUMN_OWNER,
  COLUMN_OWNER_KEY,
  COLUMN_FROM_STAGE,
};

/* A deal to talk about. */
typedef struct
{
  gint64 id;
  gint64 amount; /* in the home currency */
  gboolean has_amount;
  guint reasons;
  PursuitMondayFacts facts;
  const char *title;
  const char *company;
  const char *stage;
  const char *from_stage;
  const char *outcome;
  const char *next_step;
} Topic;

/* Whose deals they are. */
typedef struct
{
  gint64 id;
  char *name;
  char *key; /* (nullable): of the order of names; NULL is nobody's */
  guint n;   /* how many deals there are to talk about */
  PursuitShortlist topics;
} Owner;

static void
owner_free (gpointer data)
{
  Owner *self = data;

  g_free (self->name);
  g_free (self->key);
  g_array_unref (self->topics.items);
  g_free (self);
}

typedef struct
{
  PursuitReportSource *source;
  GHashTable *owners; /* their id → Owner */
  GStringChunk *texts;
  PursuitDay today;
  guint n_of_reason[PURSUIT_N_MONDAY_REASONS];
  gint64 unconverted;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* What moved comes first, then what does not move, then what is to be done. */
static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const Topic *left = a, *right = b;
  int first = g_bit_nth_lsf (left->reasons, -1), second = g_bit_nth_lsf (right->reasons, -1);

  if (first != second)
    return first - second;
  if (left->amount != right->amount)
    return left->amount > right->amount ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

/* In the order of their names; what is nobody's comes last. */
static int
compare_owners (gconstpointer a, gconstpointer b)
{
  const Owner *left = a, *right = b;
  int order = 0;

  if ((left->key == NULL) != (right->key == NULL))
    return left->key == NULL ? 1 : -1;
  if (left->key != NULL)
    order = strcmp (left->key, right->key);
  return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

static Owner *
get_owner (Reading *self, const PursuitCell *cells)
{
  Owner *owner = g_hash_table_lookup (self->owners, &cells[COLUMN_OWNER].number);

  if (owner != NULL)
    return owner;
  owner = g_new0 (Owner, 1);
  owner->id = cells[COLUMN_OWNER].number;
  owner->name = g_strdup (cells[COLUMN_OWNER_NAME].null ? _ ("Nobody") : cells[COLUMN_OWNER_NAME].text);
  owner->key = g_strdup (cells[COLUMN_OWNER_KEY].text);
  owner->topics = (PursuitShortlist){ g_array_new (FALSE, FALSE, sizeof (Topic)), MAX_DEALS, compare_topics };
  g_hash_table_insert (self->owners, &owner->id, owner);
  return owner;
}

/* (nullable): the text in @column as long as the reading. */
static const char *
keep (Reading *self, const PursuitCell *cells, guint column)
{
  return cells[column].text != NULL ? g_string_chunk_insert_const (self->texts, cells[column].text) : NULL;
}

/* How many of the two clocks of an open deal ran out. */
static guint
count_overdue (const PursuitCell *cells, PursuitDay today)
{
  const PursuitClockTimes times = { .entered_stage = pursuit_cell_get_day (&cells[COLUMN_STAGE_SINCE]),
                                    .last_contact = pursuit_cell_get_day (&cells[COLUMN_LAST_CONTACT]),
                                    .next_step = pursuit_cell_get_day (&cells[COLUMN_NEXT_DAY]),
                                    .stage_limit = (int) cells[COLUMN_STALE_DAYS].number,
                                    .contact_limit = (int) cells[COLUMN_STALE_DAYS].number };
  PursuitClocks clocks = pursuit_clocks_read (&times, today);

  return (clocks.stage_staleness != PURSUIT_STALENESS_NONE) +
         (clocks.contact_staleness != PURSUIT_STALENESS_NONE);
}

static void
topic_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitMondayFacts facts = { .open = g_str_equal (cells[COLUMN_OUTCOME].text, "open"),
                               .moved = pursuit_cell_get_day (&cells[COLUMN_STAGE_SINCE]),
                               .closed = pursuit_cell_get_day (&cells[COLUMN_CLOSED]),
                               .next_step = pursuit_cell_get_day (&cells[COLUMN_NEXT_DAY]),
                               .expected_close = pursuit_cell_get_day (&cells[COLUMN_EXPECTED_CLOSE]),
                               .overdue = count_overdue (cells, self->today) };
  Topic topic = { .id = cells[COLUMN_ID].number,
                  .reasons = pursuit_monday_reasons (&facts, self->today),
                  .facts = facts };
  Owner *owner;

  if (topic.reasons == 0)
    return;
  for (guint k = 0; k < PURSUIT_N_MONDAY_REASONS; k++)
    self->n_of_reason[k] += (topic.reasons >> k) & 1;
  owner = get_owner (self, cells);
  owner->n++;
  topic.has_amount =
      pursuit_report_source_convert_cell (self->source, &cells[COLUMN_AMOUNT], &cells[COLUMN_CURRENCY],
                                          facts.open ? self->today : facts.closed, &topic.amount,
                                          &self->unconverted);
  if (!pursuit_shortlist_wants (&owner->topics, &topic))
    return;
  topic.title = keep (self, cells, COLUMN_TITLE);
  topic.company = keep (self, cells, COLUMN_COMPANY);
  topic.stage = keep (self, cells, COLUMN_STAGE);
  topic.from_stage = keep (self, cells, COLUMN_FROM_STAGE);
  topic.outcome = keep (self, cells, COLUMN_OUTCOME);
  topic.next_step = keep (self, cells, COLUMN_NEXT_STEP);
  pursuit_shortlist_add (&owner->topics, &topic);
}

static char *
word_move (const Topic *topic)
{
  if (!topic->facts.open)
    return g_strdup (pursuit_choice_label (PURSUIT_OUTCOMES, topic->outcome));
  if (topic->from_stage == NULL)
    return g_strdup (_ ("new"));
  /* Translators: the stage that a deal came from */
  return g_strdup_printf (_ ("moved from %s"), topic->from_stage);
}

static char *
word_closing (const Topic *topic, PursuitDay today)
{
  g_autofree char *day = pursuit_day_format (topic->facts.expected_close, today);

  /* Translators: a date */
  return g_strdup_printf (topic->facts.expected_close < today ? _ ("should have closed %s") : _ ("closes %s"),
                          day);
}

/* Why it is talked about, e.g. “moved from Enter · closes 30 Nov”. */
static char *
word_reasons (const Topic *topic, PursuitDay today)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (topic->reasons & 1 << PURSUIT_MONDAY_MOVED)
    g_ptr_array_add (words, word_move (topic));
  if (topic->reasons & 1 << PURSUIT_MONDAY_STALE)
    g_ptr_array_add (words, g_strdup (_ ("stale")));
  if (topic->reasons & 1 << PURSUIT_MONDAY_DUE)
    g_ptr_array_add (words, g_strdup (topic->facts.next_step == PURSUIT_DAY_NONE ? _ ("no next step")
                                      : topic->facts.next_step < today           ? _ ("next step late")
                                                                                 : _ ("next step due")));
  if (topic->reasons & 1 << PURSUIT_MONDAY_CLOSING)
    g_ptr_array_add (words, word_closing (topic, today));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
add_topic (PursuitReportTable *table, const Topic *topic, const char *currency, PursuitDay today)
{
  g_autofree char *reasons = word_reasons (topic, today);
  g_autofree char *day = topic->facts.open && topic->facts.next_step != PURSUIT_DAY_NONE
                             ? pursuit_day_format (topic->facts.next_step, today)
                             : NULL;
  g_autofree char *raw = day != NULL ? pursuit_day_to_iso (topic->facts.next_step) : NULL;

  pursuit_report_table_add_row (table, FALSE);
  pursuit_report_table_set_mark (table, topic->id);
  pursuit_report_table_add_cell (table, topic->title, NULL);
  pursuit_report_table_add_cell (table, topic->company, NULL);
  pursuit_report_table_add_cell (table, topic->stage, NULL);
  if (topic->has_amount)
    pursuit_report_table_add_money (table, topic->amount, currency);
  else
    pursuit_report_table_add_cell (table, NULL, NULL);
  pursuit_report_table_add_cell (table, reasons, NULL);
  pursuit_report_table_add_cell (table, topic->next_step, NULL);
  pursuit_report_table_add_cell (table, day, raw);
}

static void
add_owner (PursuitReport *report, Owner *owner, const char *currency, PursuitDay today)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autofree char *heading =
      g_strdup_printf (ngettext ("%1$s, %2$u deal", "%1$s, %2$u deals", owner->n), owner->name, owner->n);
  GArray *topics = owner->topics.items;

  pursuit_shortlist_finish (&owner->topics);
  pursuit_report_add_heading (report, heading);
  pursuit_report_table_add_column (table, _ ("Deal"), FALSE);
  pursuit_report_table_add_column (table, _ ("Customer"), FALSE);
  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  pursuit_report_words_add_amount_column (table, currency);
  pursuit_report_table_add_column (table, _ ("Why"), FALSE);
  pursuit_report_table_add_column (table, _ ("Next step"), FALSE);
  pursuit_report_table_add_column (table, _ ("Due"), FALSE);
  for (guint i = 0; i < topics->len; i++)
    add_topic (table, &g_array_index (topics, Topic, i), currency, today);
  pursuit_report_add_table (report, table);
  pursuit_report_words_add_rest (report, owner->n - topics->len);
}

static void
add_figures (PursuitReport *report, const Reading *reading)
{
  static const char *const labels[PURSUIT_N_MONDAY_REASONS] = {
    N_ ("Moved in the last 7 days"),
    N_ ("Stale"),
    N_ ("Next step due, late or missing"),
    N_ ("To close within 30 days"),
  };
  PursuitReportFigure figures[PURSUIT_N_MONDAY_REASONS];

  for (guint k = 0; k < PURSUIT_N_MONDAY_REASONS; k++)
    {
      g_autofree char *value = pursuit_number_format (reading->n_of_reason[k]);

      figures[k] = (PursuitReportFigure){ _ (labels[k]), pursuit_report_keep (report, value), NULL };
    }
  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

PursuitReport *
pursuit_monday_report_new (PursuitReportSource *source,
                           const PursuitReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_auto (PursuitReportNames) names = { 0 };
  g_auto (Reading) reading = { 0 };
  g_autofree char *day = NULL, *subtitle = NULL;
  g_autoptr (GList) owners = NULL;
  PursuitReport *report;

  if (!pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  reading.owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, owner_free);
  reading.texts = g_string_chunk_new (1024);
  reading.source = source;
  reading.today = names.today;
  if (!pursuit_report_source_read (source, "monday-deals", params, topic_cb, &reading, cancellable, error))
    return NULL;
  owners = g_list_sort (g_hash_table_get_values (reading.owners), compare_owners);
  day = pursuit_day_format_long (names.today);
  g_clear_pointer (&names.process, g_free); /* it is about all of them */
  subtitle = pursuit_report_words_params (day, params, &names);
  report = pursuit_report_new (_ ("Monday list"), subtitle, names.database, names.today);
  if (owners == NULL)
    pursuit_report_set_empty (report);
  add_figures (report, &reading);
  for (GList *i = owners; i != NULL; i = i->next)
    add_owner (report, i->data, names.currency, names.today);
  pursuit_report_add_unconverted (report, reading.unconverted);
  return report;
}

GArray *
pursuit_monday_report_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error)
{
  GArray *deals = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (deals, mark);
  return deals;
}
