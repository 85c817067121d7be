/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDatabaseSource:
 *
 * Where reports get their data: one connection, for as long as one report is made on the thread it belongs
 * to.
 */

#include "pursuit-database-source.h"

#include "pursuit-calibrate.h"
#include "pursuit-chance-report.h"
#include "pursuit-company.h"
#include "pursuit-deal-view.h"
#include "pursuit-deal.h"
#include "pursuit-find.h"
#include "pursuit-funnel-feed.h"
#include "pursuit-market-group.h"
#include "pursuit-market-read.h"
#include "pursuit-member.h"
#include "pursuit-plan-read.h"
#include "pursuit-process.h"
#include "pursuit-rates.h"
#include "pursuit-report-read.h"
#include "pursuit-select.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitDatabaseSource
{
  GObject parent_instance;

  PursuitStore *store;
  PursuitDb *db;
  char *home;           /* the currency of totals */
  PursuitRates *rates;  /* read with the first report that needs them */
  GPtrArray *converted; /* currencies of which amounts were converted */
  GArray *deals;        /* (nullable): those that @deals_of mean */
  PursuitReportParams *deals_of;
};

static void
pursuit_database_source_iface_init (PursuitReportSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitDatabaseSource,
                               pursuit_database_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_REPORT_SOURCE,
                                                      pursuit_database_source_iface_init))

static PursuitRates *
get_rates (PursuitDatabaseSource *self, GError **error)
{
  if (self->rates == NULL)
    self->rates = pursuit_rates_load (self->db, pursuit_store_get_today (self->store), error);
  return self->rates;
}

static void
note_converted (PursuitDatabaseSource *self, const char *currency)
{
  if (strcmp (currency, self->home) != 0 &&
      !g_ptr_array_find_with_equal_func (self->converted, currency, g_str_equal, NULL))
    g_ptr_array_add (self->converted, g_strdup (currency));
}

static double
find_rate (const char *currency, PursuitDay day, gpointer data)
{
  PursuitDatabaseSource *self = data;
  double rate = pursuit_rates_find (self->rates, currency, self->home, day);

  if (rate > 0)
    note_converted (self, currency);
  return rate;
}

/**
 * pursuit_database_source_read_name:
 * @name: (out): the text of @field; untouched for id 0 and for a record that is gone
 *
 * Returns: %FALSE with @error set if it could not be read
 */
gboolean
pursuit_database_source_read_name (PursuitDatabaseSource *self,
                                   const PursuitEntity *entity,
                                   guint field,
                                   gint64 id,
                                   char **name,
                                   GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (self->store) };

  if (id == 0)
    return TRUE;
  g_autoptr (GPtrArray) records = pursuit_select_records (self->db, entity, &context, &id, 1, error);
  if (records == NULL)
    return FALSE;
  g_autoptr (PursuitRecord) record = records->pdata[0];
  if (record != NULL)
    *name = g_strdup (pursuit_record_get_text (record, field));
  return TRUE;
}

static gint64
process_of (PursuitDatabaseSource *self, const PursuitReportParams *params)
{
  return params->process != 0 ? params->process : pursuit_find_id (self->db, "default-process", 0);
}

/* Which deals @params mean, as a list has them; the owner is whose they are now. */
static PursuitListSpec *
spec_of (PursuitDatabaseSource *self, const PursuitReportParams *params, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  if (params->owner != 0)
    pursuit_list_spec_where_int (spec, PURSUIT_DEAL_OWNER_ID, PURSUIT_OP_EQ, params->owner);
  if (params->company != 0)
    pursuit_list_spec_where_int (spec, PURSUIT_DEAL_COMPANY_ID, PURSUIT_OP_EQ, params->company);
  if (params->grade != 0)
    pursuit_list_spec_where (spec, PURSUIT_DEAL_GRADE, PURSUIT_OP_EQ, (const char[]){ params->grade, '\0' });
  if (params->filter != NULL && !pursuit_list_spec_where_text (spec, params->filter, error))
    return NULL;
  if (params->view_filter != NULL && !pursuit_list_spec_where_text (spec, params->view_filter, error))
    return NULL;
  if (params->view != NULL && params->view_filter == NULL)
    pursuit_deal_view_restrict (spec, params->view, params->viewer);
  if (params->market != 0)
    {
      g_autoptr (PursuitMarketMap) map = pursuit_market_map_read (self->db, error);
      g_autoptr (GArray) deals =
          map != NULL ? pursuit_market_read_deals (self->db, map, params->market, error) : NULL;

      if (deals == NULL)
        return NULL;
      pursuit_list_spec_set_ids (spec, (const gint64 *) deals->data, deals->len);
    }
  return g_steal_pointer (&spec);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* The deals that @params mean, rising; %NULL with *@deals when all are meant. A report asks for the same ones
 * with each of its queries. */
static gboolean
resolve_deals (PursuitDatabaseSource *self, const PursuitReportParams *params, GArray **deals, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (self->store) };

  *deals = NULL;
  if (params->owner == 0 && params->company == 0 && params->market == 0 && params->grade == 0 &&
      params->filter == NULL && params->view == NULL)
    return TRUE;
  if (self->deals_of == NULL || !pursuit_report_params_same_deals (self->deals_of, params))
    {
      g_autoptr (PursuitListSpec) spec = spec_of (self, params, error);

      g_clear_pointer (&self->deals, g_array_unref);
      g_clear_pointer (&self->deals_of, pursuit_report_params_free);
      if (spec != NULL)
        self->deals = pursuit_select_ids (self->db, spec, &context, -1, error);
      if (self->deals == NULL)
        return FALSE;
      g_array_sort (self->deals, compare_ids);
      self->deals_of = pursuit_report_params_copy (params);
    }
  *deals = g_array_ref (self->deals);
  return TRUE;
}

/* A plan of calls has stages, but no deal ever stands in them. */
static gboolean
holds_deals (PursuitDatabaseSource *self, gint64 process, GError **error)
{
  g_autofree char *kind = NULL, *name = NULL;

  if (!pursuit_database_source_read_name (self, &PURSUIT_PROCESS_ENTITY, PURSUIT_PROCESS_KIND, process, &kind,
                                          error) ||
      !pursuit_database_source_read_name (self, &PURSUIT_PROCESS_ENTITY, PURSUIT_PROCESS_NAME, process, &name,
                                          error))
    return FALSE;
  if (g_strcmp0 (kind, "call") != 0)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
               _ ("No deal goes through “%s”, which is a plan for calls. Name a process of deals."), name);
  return FALSE;
}

/* The summary answers at once what stands where, the deals when only some are meant or are to be named. */
static PursuitFunnelResult *
fold_standing (PursuitDatabaseSource *self,
               const PursuitFunnelParams *wanted,
               gint64 process,
               GArray *deals,
               gboolean by_summary,
               GError **error)
{
  g_autoptr (PursuitFunnel) funnel = pursuit_funnel_feed_new (self->db, process, wanted, error);
  gboolean fed;

  if (funnel == NULL)
    return NULL;
  if (by_summary)
    fed = pursuit_funnel_feed_summary (self->db, funnel, process, wanted->owner, self->home, error);
  else
    fed = pursuit_funnel_feed_deals (self->db, funnel, process, wanted->owner, deals, error);
  return fed ? pursuit_funnel_finish (funnel) : NULL;
}

static PursuitFunnelResult *
get_standing (PursuitDatabaseSource *self,
              const PursuitFunnelParams *wanted,
              gint64 process,
              GArray *deals,
              GError **error)
{
  gboolean by_summary = deals == NULL && wanted->list.listing == PURSUIT_FUNNEL_LIST_NONE;
  g_autoptr (PursuitFunnelResult) result = fold_standing (self, wanted, process, deals, by_summary, error);

  if (!by_summary || result == NULL || result->unconverted == 0)
    return g_steal_pointer (&result);
  /* of the deals without a rate, the summary does not tell how many have an amount */
  return fold_standing (self, wanted, process, NULL, FALSE, error);
}

/* The events tell what became of deals; those of both periods in one pass. */
static PursuitFunnelResult *
fold_events (PursuitDatabaseSource *self,
             const PursuitFunnelParams *wanted,
             const PursuitFunnelParams *earlier,
             gint64 process,
             GArray *deals,
             PursuitFunnelResult **before,
             GError **error)
{
  g_autoptr (PursuitFunnel) funnel = pursuit_funnel_feed_new (self->db, process, wanted, error);
  g_autoptr (PursuitFunnel) beside = NULL;

  if (funnel != NULL && earlier != NULL)
    beside = pursuit_funnel_feed_new (self->db, process, earlier, error);
  if (funnel == NULL || (earlier != NULL && beside == NULL) ||
      !pursuit_funnel_feed_events (self->db, funnel, beside, deals, error))
    return NULL;
  g_autoptr (PursuitFunnelResult) result = pursuit_funnel_finish (funnel);
  if (!pursuit_funnel_feed_node_names (self->db, result, error))
    return NULL;
  if (beside != NULL)
    *before = pursuit_funnel_finish (beside);
  return g_steal_pointer (&result);
}

/* The owner is who had the deal when something happened, which the events know. */
static PursuitFunnelResult *
get_funnel (PursuitReportSource *source,
            const PursuitReportParams *params,
            const PursuitFunnelList *list,
            PursuitFunnelResult **before,
            GCancellable *cancellable,
            GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);
  gint64 process = process_of (self, params);
  g_autoptr (GArray) deals = NULL;
  PursuitReportParams of_anybody = *params;
  PursuitFunnelParams wanted = {
    .mode = params->mode,
    .from = params->from,
    .to = params->to,
    .today = pursuit_store_get_today (self->store),
    .owner = params->owner,
    .rate = find_rate,
    .rate_data = self,
    .list = list != NULL ? *list : (PursuitFunnelList){ 0 },
  };

  of_anybody.owner = 0;
  if (!holds_deals (self, process, error) || get_rates (self, error) == NULL ||
      !resolve_deals (self, &of_anybody, &deals, error))
    return NULL;
  g_strlcpy (wanted.currency, self->home, sizeof wanted.currency);
  if (params->mode == PURSUIT_FUNNEL_NOW)
    return get_standing (self, &wanted, process, deals, error);
  PursuitFunnelParams earlier = wanted;
  gboolean compared =
      before != NULL && pursuit_report_params_get_compared (params, &earlier.from, &earlier.to);
  return fold_events (self, &wanted, compared ? &earlier : NULL, process, deals, before, error);
}

/* The saved view and the conditions in words; %NULL for none. */
static char *
name_filter (const PursuitReportParams *params, const char *home, PursuitDay today)
{
  g_autoptr (PursuitFilter) filter =
      params->filter != NULL ? pursuit_filter_from_text (&PURSUIT_DEAL_ENTITY, params->filter, NULL) : NULL;
  g_autofree char *sentence =
      filter != NULL ? pursuit_filter_to_sentence (filter, &PURSUIT_DEAL_ENTITY, home, today) : NULL;
  const char *view = params->view == NULL          ? NULL
                     : params->view_filter != NULL ? params->view
                                                   : pursuit_choice_label (PURSUIT_DEAL_VIEWS, params->view);
  /* Translators: %s is what a saved view is called */
  g_autofree char *words = view != NULL ? g_strdup_printf (_ ("view “%s”"), view) : NULL;

  if (words == NULL)
    return g_steal_pointer (&sentence);
  return sentence != NULL ? g_strjoin (" · ", words, sentence, NULL) : g_steal_pointer (&words);
}

static gboolean
get_names (PursuitReportSource *source,
           const PursuitReportParams *params,
           PursuitReportNames *names,
           GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);
  const char *path = pursuit_store_get_path (self->store);
  const struct
  {
    const PursuitEntity *entity;
    guint field;
    gint64 id;
    char **name;
  } wanted[] = {
    { &PURSUIT_PROCESS_ENTITY, PURSUIT_PROCESS_NAME, process_of (self, params), &names->process },
    { &PURSUIT_MEMBER_ENTITY, PURSUIT_MEMBER_NAME, params->owner, &names->owner },
    { &PURSUIT_COMPANY_ENTITY, PURSUIT_COMPANY_NAME, params->company, &names->company },
    { &PURSUIT_MARKET_GROUP_ENTITY, PURSUIT_MARKET_GROUP_NAME, params->market, &names->market },
  };

  names->database = g_path_get_basename (path != NULL ? path : "");
  names->today = pursuit_store_get_today (self->store);
  names->currency = g_strdup (self->home);
  names->first_month = pursuit_plan_read_first_month (self->db);
  names->filter = name_filter (params, self->home, names->today);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!pursuit_database_source_read_name (self, wanted[i].entity, wanted[i].field, wanted[i].id,
                                            wanted[i].name, error))
      return FALSE;
  return TRUE;
}

static PursuitChanceData *
get_chances (PursuitReportSource *source, GCancellable *cancellable, GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);
  g_autoptr (PursuitWinHistory) history = pursuit_win_history_read (self->db, error);

  if (history == NULL)
    return NULL;
  PursuitChanceData *data = g_new0 (PursuitChanceData, 1);
  data->deals = g_array_ref (history->deals);
  data->model = history->model;
  data->fitted = history->fitted;
  return data;
}

static PursuitPlanBook *
get_plan (PursuitReportSource *source, int year, GCancellable *cancellable, GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);

  return pursuit_plan_read (self->db, year, pursuit_store_get_today (self->store), error);
}

static PursuitPlanBook *
get_targets (PursuitReportSource *source, int year, GCancellable *cancellable, GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);

  return pursuit_plan_read_targets (self->db, year, pursuit_store_get_today (self->store), error);
}

static gboolean
read_rows (PursuitReportSource *source,
           const char *query,
           const PursuitReportParams *params,
           PursuitCellFunc func,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);
  g_autoptr (GArray) deals = NULL;
  PursuitReportScope scope = { .from = params->from,
                               .to = params->to,
                               .today = pursuit_store_get_today (self->store),
                               .process = process_of (self, params) };

  /* With the rates at hand, amounts can be converted while rows are read. */
  if (!holds_deals (self, scope.process, error) || get_rates (self, error) == NULL ||
      !resolve_deals (self, params, &deals, error))
    return FALSE;
  scope.deals = deals;
  return pursuit_report_read (self->db, query, &scope, func, data, error);
}

static gboolean
read_files (PursuitReportSource *source, PursuitCompanyFileFunc func, gpointer data, GError **error)
{
  return pursuit_select_company_files (PURSUIT_DATABASE_SOURCE (source)->db, func, data, error);
}

/* What was closed on a day that is not known takes today's rate, as in the funnel. */
static gboolean
convert (PursuitReportSource *source, gint64 minor, const char *currency, PursuitDay day, gint64 *converted)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);
  PursuitRates *rates = get_rates (self, NULL);

  if (rates == NULL || !pursuit_rates_convert (rates, minor, currency, self->home, day, converted))
    return FALSE;
  if (minor != 0)
    note_converted (self, currency);
  return TRUE;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * pursuit_database_source_word_converted:
 *
 * Returns: (transfer full) (nullable): a sentence that says which currencies the amounts of the report were
 *   converted from; %NULL when all were in the home currency
 */
char *
pursuit_database_source_word_converted (PursuitDatabaseSource *self)
{
  if (self->converted->len == 0)
    return NULL;
  g_ptr_array_sort (self->converted, compare_codes);
  g_autoptr (GString) codes = g_string_new (NULL);
  for (guint i = 0; i < self->converted->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", (char *) self->converted->pdata[i]);
  /* Translators: currencies, then the currency of the database */
  return g_strdup_printf (
      _ ("Amounts in %1$s are converted into %2$s: closed deals at the rate of their closing "
         "day, open ones at today’s."),
      codes->str, self->home);
}

static void
pursuit_database_source_iface_init (PursuitReportSourceInterface *iface)
{
  iface->get_chances = get_chances;
  iface->get_funnel = get_funnel;
  iface->get_names = get_names;
  iface->get_plan = get_plan;
  iface->get_targets = get_targets;
  iface->read = read_rows;
  iface->read_files = read_files;
  iface->convert = convert;
}

static void
pursuit_database_source_finalize (GObject *object)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (object);

  g_clear_pointer (&self->rates, pursuit_rates_free);
  g_clear_pointer (&self->deals, g_array_unref);
  g_clear_pointer (&self->deals_of, pursuit_report_params_free);
  g_clear_pointer (&self->home, g_free);
  g_clear_pointer (&self->converted, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_database_source_parent_class)->finalize (object);
}

static void
pursuit_database_source_class_init (PursuitDatabaseSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_database_source_finalize;
}

static void
pursuit_database_source_init (PursuitDatabaseSource *self)
{
  self->converted = g_ptr_array_new_with_free_func (g_free);
}

/** pursuit_database_source_new: (transfer full): the data of @store, read by @db, which both outlive it. */
PursuitDatabaseSource *
pursuit_database_source_new (PursuitStore *store, PursuitDb *db)
{
  PursuitDatabaseSource *self = g_object_new (PURSUIT_TYPE_DATABASE_SOURCE, NULL);

  self->store = store;
  self->db = db;
  self->home = pursuit_rates_read_home (db);
  return self;
}
