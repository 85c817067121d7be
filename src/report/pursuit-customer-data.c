/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-data.h"

#include <math.h>

#include "pursuit-time-use.h"
#include "pursuit-uid.h"

/* While it is read. */
typedef struct
{
  PursuitCustomerData *data;
  PursuitReportSource *source;
  const PursuitReportParams *wanted;
  PursuitMarketBook *book;
  GHashTable *places; /* gint64, a company → its place among the customers, from 1 */
} Reading;

void
pursuit_customer_data_free (PursuitCustomerData *self)
{
  if (self == NULL)
    return;
  pursuit_report_names_clear (&self->names);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->whys, g_array_unref);
  g_clear_pointer (&self->moves, g_array_unref);
  g_clear_pointer (&self->members, g_hash_table_unref);
  for (guint i = 0; i < PURSUIT_N_MARKET_AXES; i++)
    g_clear_pointer (&self->groups[i], g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

static PursuitCustomerData *
data_new (void)
{
  PursuitCustomerData *self = g_new0 (PursuitCustomerData, 1);

  self->customers = g_array_new (FALSE, FALSE, sizeof (PursuitCustomer));
  self->steps = g_array_new (FALSE, FALSE, sizeof (PursuitGradeStep));
  self->whys = g_array_new (FALSE, FALSE, sizeof (PursuitCustomerWhy));
  self->moves = g_array_new (FALSE, FALSE, sizeof (PursuitCustomerMove));
  self->members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < PURSUIT_N_MARKET_AXES; i++)
    self->groups[i] = g_array_new (FALSE, FALSE, sizeof (PursuitCustomerGroup));
  self->cells = g_array_new (FALSE, FALSE, sizeof (PursuitCustomerCell));
  self->texts = g_string_chunk_new (4096);
  return self;
}

/* Reasons and names come many times. */
static const char *
keep (Reading *self, const PursuitCell *cell)
{
  return cell->null ? NULL : g_string_chunk_insert_const (self->data->texts, cell->text);
}

static char
read_grade (const PursuitCell *cell)
{
  return cell->null ? 0 : cell->text[0];
}

static PursuitCustomer *
find (Reading *self, gint64 company)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &company));

  return place != 0 ? &g_array_index (self->data->customers, PursuitCustomer, place - 1) : NULL;
}

static void
group_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitMarketAxis axis =
      g_str_equal (cells[1].text, "region") ? PURSUIT_MARKET_REGION : PURSUIT_MARKET_INDUSTRY;
  PursuitCustomerGroup group = { cells[0].number, keep (self, &cells[2]) };

  pursuit_market_book_add (self->book, axis, group.id, cells[2].text, cells[3].text);
  g_array_append_val (self->data->groups[axis], group);
}

static void
cell_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitCustomerCell cell = { cells[0].number, cells[1].number, keep (self, &cells[3]) };

  g_array_append_val (self->data->cells, cell);
}

static void
note_since (PursuitCustomer *customer, PursuitDay day)
{
  if (day != PURSUIT_DAY_NONE)
    customer->since = MIN (customer->since, day);
}

static void
customer_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitCustomer customer = {
    .id = cells[0].number,
    .name = keep (self, &cells[2]),
    .owner_id = cells[7].number,
    .owner = keep (self, &cells[8]),
    .industry_id = pursuit_market_book_find (self->book, PURSUIT_MARKET_INDUSTRY, cells[3].text),
    .region_id = pursuit_market_book_find (self->book, PURSUIT_MARKET_REGION, cells[4].text),
    .in_pool = cells[6].number != 0,
    .since = pursuit_uid_get_day (cells[1].text),
    .grade = read_grade (&cells[5]),
    .satisfaction = NAN,
  };
  gint64 market = self->wanted->market, owner = self->wanted->owner;

  if ((market != 0 && market != customer.industry_id && market != customer.region_id) ||
      (owner != 0 && owner != customer.owner_id))
    return;
  for (guint i = 9; i < n_cells; i++)
    note_since (&customer, pursuit_cell_get_day (&cells[i]));
  g_array_append_val (self->data->customers, customer);
  g_hash_table_insert (self->places, g_memdup2 (&customer.id, sizeof customer.id),
                       GUINT_TO_POINTER (self->data->customers->len));
}

static void
deal_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitCustomer *customer = find (self, cells[0].number);
  PursuitDay closed = pursuit_cell_get_day (&cells[5]);
  gint64 amount;

  if (customer == NULL)
    return;
  note_since (customer, pursuit_cell_get_day (&cells[4]));
  if (g_str_equal (cells[1].text, "open"))
    customer->n_open++;
  if (!g_str_equal (cells[1].text, "won") || closed > self->data->last ||
      (self->data->before != PURSUIT_DAY_NONE && closed <= self->data->before))
    return;
  customer->n_won++;
  pursuit_report_source_convert_cell (self->source, &cells[2], &cells[3], closed, &amount,
                                      &self->data->unconverted);
  customer->won += amount;
}

/* Those of one company stand together. */
static void
grade_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  PursuitCustomer *customer = find (self, cells[0].number);
  PursuitGradeStep step = { pursuit_cell_get_day (&cells[1]), read_grade (&cells[2]),
                            read_grade (&cells[3]) };
  PursuitCustomerWhy why = { keep (self, &cells[4]), keep (self, &cells[5]), keep (self, &cells[6]),
                             keep (self, &cells[7]) };

  if (customer == NULL || step.to == 0)
    return;
  if (customer->n_steps++ == 0)
    customer->first_step = self->data->steps->len;
  g_array_append_val (self->data->steps, step);
  g_array_append_val (self->data->whys, why);
}

static void
keep_member (Reading *self, const PursuitCell *id, const PursuitCell *name)
{
  if (!id->null && !g_hash_table_contains (self->data->members, &id->number))
    g_hash_table_insert (self->data->members, g_memdup2 (&id->number, sizeof id->number),
                         (gpointer) (name->null ? "" : keep (self, name)));
}

/* An owner’s are those that came from there as well: whose they are now does not matter. */
static void
move_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *self = data;
  gint64 owner = self->wanted->owner;
  PursuitCustomerMove move = { .customer = cells[0].number,
                               .day = pursuit_cell_get_day (&cells[1]),
                               .from = cells[3].number,
                               .to = cells[4].number };

  if (move.day > self->data->last || (owner != 0 && owner != move.from && owner != move.to) ||
      (self->wanted->market != 0 && find (self, move.customer) == NULL))
    return;
  move.move = pursuit_owner_move_classify (cells[2].text, move.from, move.to);
  keep_member (self, &cells[3], &cells[5]);
  keep_member (self, &cells[4], &cells[6]);
  g_array_append_val (self->data->moves, move);
}

/* The last one counts. */
static void
satisfaction_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  PursuitCustomer *customer = find (data, cells[0].number);

  if (customer != NULL)
    customer->satisfaction = cells[1].real;
}

static void
complaint_cb (const PursuitCell *cells, guint n_cells, gpointer data)
{
  PursuitCustomer *customer = find (data, cells[0].number);

  if (customer != NULL)
    customer->n_complaints = (guint) cells[1].number;
}

static void
file_cb (gint64 company, guint64 known, gpointer data)
{
  PursuitCustomer *customer = find (data, company);

  if (customer == NULL)
    return;
  customer->known = known;
  customer->percent = pursuit_file_percent (pursuit_company_file (), known);
}

/* From the first month in which anything was known of anybody. */
static void
find_months (PursuitCustomerData *self)
{
  PursuitDay first = self->last;

  for (guint i = 0; i < self->customers->len; i++)
    first = MIN (first, pursuit_customer_data_get (self, i)->since);
  if (self->before != PURSUIT_DAY_NONE)
    first = CLAMP (self->before + 1, first, self->last);
  int last_month = pursuit_time_month (self->last);
  self->first_month = MAX (pursuit_time_month (first), last_month - PURSUIT_CUSTOMER_MAX_MONTHS + 1);
  self->n_months = (guint) (last_month - self->first_month + 1);
}

static void
find_high_amount (PursuitCustomerData *self)
{
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->customers->len; i++)
    {
      const PursuitCustomer *customer = pursuit_customer_data_get (self, i);
      if (!isnan (customer->satisfaction))
        g_array_append_val (amounts, customer->won);
    }
  self->high_amount =
      pursuit_satisfaction_find_high_amount ((const gint64 *) (gpointer) amounts->data, amounts->len);
}

static gboolean
read_all (Reading *self, GCancellable *cancellable, GError **error)
{
  const struct
  {
    const char *query;
    PursuitCellFunc func;
  } queries[] = {
    { "market-groups", group_cb },
    { "market-owners", cell_cb },
    { "customers-known", customer_cb },
    { "customers-deals", deal_cb },
    { "customers-grades", grade_cb },
    { "customers-owners", move_cb },
    { "customers-satisfaction", satisfaction_cb },
    { "customers-complaints", complaint_cb },
  };
  /* Which companies are meant is decided here: no list of deals has to be made. */
  const PursuitReportParams period = { .from = self->wanted->from, .to = self->wanted->to };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!pursuit_report_source_read (self->source, queries[i].query, &period, queries[i].func, self,
                                     cancellable, error))
      return FALSE;
  return pursuit_report_source_read_files (self->source, file_cb, self, error);
}

/** pursuit_customer_data_read: (transfer full) (nullable): reads it all; of @params the period, the owner and
 * the market count. */
PursuitCustomerData *
pursuit_customer_data_read (PursuitReportSource *source,
                            const PursuitReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitCustomerData) self = data_new ();
  g_autoptr (PursuitMarketBook) book = pursuit_market_book_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Reading reading = { .data = self, .source = source, .wanted = params, .book = book, .places = places };

  if (!pursuit_report_source_get_names (source, params, &self->names, error))
    return NULL;
  self->before = params->from == PURSUIT_DAY_NONE ? PURSUIT_DAY_NONE : params->from - 1;
  self->last = params->to == PURSUIT_DAY_NONE ? self->names.today : MIN (params->to, self->names.today);
  if (!read_all (&reading, cancellable, error))
    return NULL;
  find_months (self);
  find_high_amount (self);
  return g_steal_pointer (&self);
}

/** pursuit_customer_data_get: (transfer none): customer number @i. */
const PursuitCustomer *
pursuit_customer_data_get (const PursuitCustomerData *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->customers->len, NULL);

  return &g_array_index (self->customers, PursuitCustomer, i);
}

/** pursuit_customer_data_get_story: what its grade was; lives as long as the data. */
PursuitGradeStory
pursuit_customer_data_get_story (const PursuitCustomerData *self, const PursuitCustomer *customer)
{
  const PursuitGradeStep *steps = (const PursuitGradeStep *) (gpointer) self->steps->data;

  return (PursuitGradeStory){ customer->since, customer->grade,
                              customer->n_steps > 0 ? steps + customer->first_step : NULL,
                              customer->n_steps };
}

/** pursuit_customer_data_get_month_end: the last day of month @month, from 0, that belongs to the period. */
PursuitDay
pursuit_customer_data_get_month_end (const PursuitCustomerData *self, guint month)
{
  return MIN (pursuit_time_month_begin (self->first_month + (int) month + 1) - 1, self->last);
}

/** pursuit_customer_data_get_band: in which of %PURSUIT_CUSTOMER_BANDS its file is; the last has 100 % too.
 */
guint
pursuit_customer_data_get_band (const PursuitCustomer *customer)
{
  return MIN (customer->percent * PURSUIT_CUSTOMER_BANDS / 100, PURSUIT_CUSTOMER_BANDS - 1);
}

/** pursuit_customer_data_get_care: the group of a customer whose satisfaction is known. */
PursuitCare
pursuit_customer_data_get_care (const PursuitCustomerData *self, const PursuitCustomer *customer)
{
  return pursuit_satisfaction_get_care (customer->won, self->high_amount, customer->satisfaction);
}

#define MARK_SHIFT 24 /* bits of the second number */

/** pursuit_customer_mark: what such customers are known by in charts and tables; never 0. */
gint64
pursuit_customer_mark (PursuitCustomerMark kind, gint64 a, gint64 b)
{
  return (((a << MARK_SHIFT) | b) * PURSUIT_N_CUSTOMER_MARKS + (gint64) kind) + 1;
}

static gboolean
is_behind (const PursuitCustomerData *self,
           const PursuitCustomer *customer,
           PursuitCustomerMark kind,
           gint64 a,
           gint64 b)
{
  PursuitGradeStory story = pursuit_customer_data_get_story (self, customer);

  switch (kind)
    {
    case PURSUIT_CUSTOMER_ONE:
      return customer->id == a;
    case PURSUIT_CUSTOMER_GRADED:
      {
        char grade = pursuit_grade_story_at (&story, pursuit_customer_data_get_month_end (self, (guint) a));

        return b != 0 ? grade == b : grade >= 'A' && grade <= 'D';
      }
    case PURSUIT_CUSTOMER_OUTSIDE:
      return customer->industry_id == 0 || customer->region_id == 0;
    case PURSUIT_CUSTOMER_ANY:
      return TRUE;
    case PURSUIT_CUSTOMER_IN_CELL:
      return customer->industry_id == a && customer->region_id == b;
    case PURSUIT_CUSTOMER_IN_BAND:
      return pursuit_customer_data_get_band (customer) == a;
    case PURSUIT_CUSTOMER_LACKS:
      return (customer->known >> a & 1) == 0;
    case PURSUIT_CUSTOMER_OWNED_BY:
      return customer->owner_id == a;
    case PURSUIT_CUSTOMER_IN_CARE:
      return !isnan (customer->satisfaction) && pursuit_customer_data_get_care (self, customer) == a;
    case PURSUIT_CUSTOMER_MOVED:
    case PURSUIT_CUSTOMER_MOVED_BY:
    case PURSUIT_N_CUSTOMER_MARKS:
    default:
      return FALSE;
    }
}

static gboolean
is_move_behind (const PursuitCustomerData *self,
                const PursuitCustomerMove *move,
                PursuitCustomerMark kind,
                gint64 a,
                gint64 b)
{
  if (kind == PURSUIT_CUSTOMER_MOVED)
    return pursuit_time_month (move->day) == self->first_month + a && (b >> move->move & 1) != 0;
  return kind == PURSUIT_CUSTOMER_MOVED_BY && (move->from == a || move->to == a);
}

/** pursuit_customer_data_list: (transfer full) (element-type gint64): the companies behind a mark, each once.
 */
GArray *
pursuit_customer_data_list (const PursuitCustomerData *self, gint64 mark)
{
  g_return_val_if_fail (self != NULL, NULL);

  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  PursuitCustomerMark kind = (PursuitCustomerMark) ((mark - 1) % PURSUIT_N_CUSTOMER_MARKS);
  gint64 numbers = (mark - 1) / PURSUIT_N_CUSTOMER_MARKS;
  gint64 a = numbers >> MARK_SHIFT, b = numbers & ((1 << MARK_SHIFT) - 1);

  for (guint i = 0; i < self->customers->len; i++)
    {
      const PursuitCustomer *customer = pursuit_customer_data_get (self, i);
      if (is_behind (self, customer, kind, a, b))
        g_array_append_val (ids, customer->id);
    }
  for (guint i = 0; i < self->moves->len; i++)
    {
      const PursuitCustomerMove *move = &g_array_index (self->moves, PursuitCustomerMove, i);
      if (is_move_behind (self, move, kind, a, b) && g_hash_table_add (seen, (gpointer) &move->customer))
        g_array_append_val (ids, move->customer);
    }
  return ids;
}
