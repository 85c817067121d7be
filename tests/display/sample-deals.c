/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-deals.h"

struct _SampleDeals
{
  GObject parent_instance;

  guint n_deals;
  gint64 stage_id;
  GArray *ids; /* gint64; %NULL while the list is as made, so that a million deals cost nothing */
};

static GType
sample_deals_get_item_type (GListModel *list)
{
  return PURSUIT_TYPE_DEAL;
}

static guint
sample_deals_get_n_items (GListModel *list)
{
  return SAMPLE_DEALS (list)->n_deals;
}

static gpointer
sample_deals_get_item (GListModel *list, guint position)
{
  SampleDeals *self = SAMPLE_DEALS (list);

  if (position >= self->n_deals)
    return NULL;
  gint64 id = self->ids != NULL ? g_array_index (self->ids, gint64, position)
                                : self->stage_id * 1000000 + position + 1;
  return sample_deal_new (id, self->stage_id);
}

static void
sample_deals_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sample_deals_get_item_type;
  iface->get_n_items = sample_deals_get_n_items;
  iface->get_item = sample_deals_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SampleDeals,
                               sample_deals,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sample_deals_list_model_init))

static void
sample_deals_finalize (GObject *object)
{
  g_clear_pointer (&SAMPLE_DEALS (object)->ids, g_array_unref);

  G_OBJECT_CLASS (sample_deals_parent_class)->finalize (object);
}

static void
sample_deals_class_init (SampleDealsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sample_deals_finalize;
}

static void
sample_deals_init (SampleDeals *self)
{
}

GListModel *
sample_deals_new (guint n_deals, gint64 stage_id)
{
  SampleDeals *self = g_object_new (SAMPLE_TYPE_DEALS, NULL);

  self->n_deals = n_deals;
  self->stage_id = stage_id;
  return G_LIST_MODEL (self);
}

static void
keep_ids (SampleDeals *self)
{
  if (self->ids != NULL)
    return;
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_deals);
  for (guint i = 0; i < self->n_deals; i++)
    {
      gint64 id = self->stage_id * 1000000 + i + 1;
      g_array_append_val (self->ids, id);
    }
}

/* Puts in the deal with this id. */
void
sample_deals_insert (SampleDeals *self, guint position, gint64 id)
{
  keep_ids (self);
  g_array_insert_val (self->ids, position, id);
  self->n_deals = self->ids->len;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Takes out @n_removed deals at @position and puts in @n_added new ones. */
void
sample_deals_splice (SampleDeals *self, guint position, guint n_removed, guint n_added)
{
  static gint64 next_id = 900000000;

  keep_ids (self);
  g_array_remove_range (self->ids, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      gint64 id = next_id++;
      g_array_insert_val (self->ids, position, id);
    }
  self->n_deals = self->ids->len;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

PursuitDeal *
sample_deal_new (gint64 id, gint64 stage_id)
{
  static const char *const companies[] = {
    "Ningxia Heavy Ind.", "Baita Paper", "Yulin Coal Chem.", "Ordos Power", "唐山水泥",       "恒达机械",
    "金马轮胎",           "Shanxi Wind", "Luoyang Bearings", NULL,          "Huaneng Dalian", "辽宁钢铁"
  };
  static const char *const titles[] = {
    "Hydraulic oil, new line 3", "Compressor oils", "Gear oil frame contract",
    "Turbine oil change",        "回转窑润滑",      "四厂切削液",
    "Thread compound tender",    "Annual supply",   "Trial batch, 3 depots"
  };
  static const char *const owners[] = { "Li Yang", "Wang Jun", "Zhao Qing", "Chen Yu" };
  static const char *const steps[] = { "Plant tour", "Call A.", "Lunch, Mr Sun", "Tender due", "约孙工午餐" };
  static const char *const grades[] = { "A", "B", "C", "D" };
  guint seed = (guint) id * 2654435761u;
  PursuitRecord *deal = pursuit_record_new (&PURSUIT_DEAL_ENTITY);

  pursuit_record_set_int (deal, PURSUIT_RECORD_ID, id);
  pursuit_record_set_text (deal, PURSUIT_DEAL_COMPANY, companies[seed % G_N_ELEMENTS (companies)]);
  pursuit_record_set_text (deal, PURSUIT_DEAL_TITLE, titles[(seed >> 4) % G_N_ELEMENTS (titles)]);
  pursuit_record_set_text (deal, PURSUIT_DEAL_OWNER, owners[(seed >> 8) % G_N_ELEMENTS (owners)]);
  pursuit_record_set_text (deal, PURSUIT_DEAL_GRADE, grades[(seed >> 12) % G_N_ELEMENTS (grades)]);
  pursuit_record_set_text (deal, PURSUIT_DEAL_OUTCOME, "open");
  pursuit_record_set_int (deal, PURSUIT_DEAL_AMOUNT, (gint64) (seed % 4000 + 20) * 100000);
  pursuit_record_set_text (deal, PURSUIT_DEAL_CURRENCY, "CNY");
  pursuit_record_set_int (deal, PURSUIT_DEAL_STAGE_ID, stage_id);
  pursuit_record_set_int (deal, PURSUIT_DEAL_STAGE_POSITION, stage_id);
  pursuit_record_set_int (deal, PURSUIT_DEAL_STALE_DAYS, 30);
  pursuit_record_set_int (deal, PURSUIT_DEAL_STAGE_SINCE, SAMPLE_TODAY - (gint64) (seed >> 3) % 70);
  pursuit_record_set_int (deal, PURSUIT_DEAL_EXPECTED_CLOSE, SAMPLE_TODAY + (gint64) (seed >> 5) % 150);
  pursuit_record_set_int (deal, PURSUIT_DEAL_MET_DECISION, (seed >> 7) % 2);
  pursuit_record_set_int (deal, PURSUIT_DEAL_HAS_INSIDER, (seed >> 9) % 3 == 0);
  if ((seed >> 11) % 4 != 0)
    {
      pursuit_record_set_text (deal, PURSUIT_DEAL_NEXT_STEP, steps[(seed >> 13) % G_N_ELEMENTS (steps)]);
      pursuit_record_set_int (deal, PURSUIT_DEAL_NEXT_DAY, SAMPLE_TODAY + (gint64) (seed >> 6) % 20 - 2);
    }
  return PURSUIT_DEAL (deal);
}
