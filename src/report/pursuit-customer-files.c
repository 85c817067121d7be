/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-column-chart.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"

/* So many of the gaps that are met most often are told. */
#define N_GAPS 5

/* Half of a file. */
#define HALF 50

static void
add_bands (PursuitReport *report, const PursuitCustomerData *data)
{
  PursuitColumn columns[PURSUIT_CUSTOMER_BANDS] = { 0 };
  guint counts[PURSUIT_CUSTOMER_BANDS] = { 0 };
  const guint width = 100 / PURSUIT_CUSTOMER_BANDS;
  /* Translators: customers whose files are so complete */
  PursuitColumnChart chart = { .columns = columns,
                               .n_columns = PURSUIT_CUSTOMER_BANDS,
                               .names = { [PURSUIT_COLUMN_SOLID] =
                                              _ ("Customers by how much of their file is known, in %") },
                               .format = pursuit_report_words_count };

  for (guint i = 0; i < data->customers->len; i++)
    counts[pursuit_customer_data_get_band (pursuit_customer_data_get (data, i))]++;
  for (guint i = 0; i < PURSUIT_CUSTOMER_BANDS; i++)
    {
      g_autofree char *label = i + 1 < PURSUIT_CUSTOMER_BANDS
                                   ? g_strdup_printf ("%u–%u", i * width, (i + 1) * width - 1)
                                   : g_strdup_printf ("≥ %u", i * width);
      g_autofree char *value = pursuit_number_format (counts[i]);

      columns[i] = (PursuitColumn){ .label = pursuit_report_keep (report, label),
                                    .value = counts[i] > 0 ? pursuit_report_keep (report, value) : NULL,
                                    .level = NAN,
                                    .point = NAN,
                                    .link = NAN };
      if (counts[i] > 0)
        columns[i].pieces[columns[i].n_pieces++] =
            (PursuitColumnPiece){ 0, counts[i], PURSUIT_COLUMN_SOLID,
                                  pursuit_customer_mark (PURSUIT_CUSTOMER_IN_BAND, i, 0) };
    }
  pursuit_report_add_chart (report, pursuit_column_chart_new (&chart));
}

/* A thing of the file, and how many do without. */
typedef struct
{
  guint item;
  guint n_lacking;
} Gap;

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Gap *left = a, *right = b;
  const PursuitFileItem *items = pursuit_company_file ()->items;

  if (left->n_lacking != right->n_lacking)
    return left->n_lacking > right->n_lacking ? -1 : 1;
  if (items[left->item].weight != items[right->item].weight)
    return items[left->item].weight > items[right->item].weight ? -1 : 1;
  return (left->item > right->item) - (left->item < right->item);
}

static void
add_gaps (PursuitReport *report, const PursuitCustomerData *data)
{
  const PursuitFile *file = pursuit_company_file ();
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autofree Gap *gaps = g_new0 (Gap, file->n_items);

  for (guint k = 0; k < file->n_items; k++)
    {
      gaps[k].item = k;
      for (guint i = 0; i < data->customers->len; i++)
        gaps[k].n_lacking += (pursuit_customer_data_get (data, i)->known >> k & 1) == 0;
    }
  qsort (gaps, file->n_items, sizeof *gaps, compare_gaps);
  pursuit_report_table_add_column (table, _ ("Not known"), FALSE);
  pursuit_report_table_add_column (table, _ ("Customers"), TRUE);
  pursuit_report_table_add_column (table, _ ("Of all"), TRUE);
  pursuit_report_table_add_column (table, _ ("Worth, of a file"), TRUE);
  for (guint k = 0; k < MIN (N_GAPS, file->n_items) && gaps[k].n_lacking > 0; k++)
    {
      const PursuitFileItem *item = &file->items[gaps[k].item];
      double share = (double) gaps[k].n_lacking / data->customers->len, worth = item->weight / 100.0;
      g_autofree char *part = pursuit_report_words_share (share);
      g_autofree char *weight = pursuit_report_words_share (worth);

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_LACKS, gaps[k].item, 0));
      pursuit_report_table_add_cell (table, pursuit_company_file_label (item), NULL);
      pursuit_report_table_add_count (table, gaps[k].n_lacking);
      pursuit_report_table_add_number (table, part, share);
      pursuit_report_table_add_number (table, weight, worth);
    }
  pursuit_report_add_table (report, table);
}

/* The files of an owner. */
typedef struct
{
  gint64 id;
  const char *name;
  guint n;
  guint n_below;
  guint percents;
} Owner;

/* Nobody comes last. */
static int
compare_owners (gconstpointer a, gconstpointer b)
{
  const Owner *left = a, *right = b;

  if ((left->id == 0) != (right->id == 0))
    return left->id == 0 ? 1 : -1;
  return g_utf8_collate (left->name, right->name);
}

static void
add_owner_row (PursuitReportTable *table, const Owner *owner)
{
  double mean = owner->n > 0 ? owner->percents / 100.0 / owner->n : NAN;
  g_autofree char *words = owner->n > 0 ? pursuit_report_words_share (mean) : NULL;

  pursuit_report_table_add_cell (table, owner->name, NULL);
  pursuit_report_table_add_count (table, owner->n);
  pursuit_report_table_add_number (table, words, mean);
  pursuit_report_table_add_count (table, owner->n_below);
}

static void
note (Owner *owner, const PursuitCustomer *customer)
{
  owner->n++;
  owner->percents += customer->percent;
  owner->n_below += customer->percent < HALF;
}

static void
add_owners (PursuitReport *report, const PursuitCustomerData *data)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (Owner));
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal); /* from 1 */
  Owner all = { .name = _ ("All") };

  for (guint i = 0; i < data->customers->len; i++)
    {
      const PursuitCustomer *customer = pursuit_customer_data_get (data, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &customer->owner_id));

      if (place == 0)
        {
          const Owner owner = { customer->owner_id, customer->owner != NULL ? customer->owner : _ ("Nobody"),
                                0, 0, 0 };
          g_array_append_val (owners, owner);
          place = owners->len;
          g_hash_table_insert (places, (gpointer) &customer->owner_id, GUINT_TO_POINTER (place));
        }
      note (&g_array_index (owners, Owner, place - 1), customer);
      note (&all, customer);
    }
  g_array_sort (owners, compare_owners);
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  pursuit_report_table_add_column (table, _ ("Customers"), TRUE);
  pursuit_report_table_add_column (table, _ ("File known"), TRUE);
  pursuit_report_table_add_column (table, _ ("Below half"), TRUE);
  for (guint i = 0; i < owners->len; i++)
    {
      const Owner *owner = &g_array_index (owners, Owner, i);
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_OWNED_BY, owner->id, 0));
      add_owner_row (table, owner);
    }
  pursuit_report_table_add_row (table, TRUE);
  if (data->customers->len > 0)
    pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_ANY, 0, 0));
  add_owner_row (table, &all);
  pursuit_report_add_table (report, table);
}

/** pursuit_customer_files_add: how complete the files of customers are, and what is most often missing. */
void
pursuit_customer_files_add (PursuitReport *report, const PursuitCustomerData *data)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && data != NULL);

  pursuit_report_add_heading (report, _ ("How complete the files are"));
  add_bands (report, data);
  pursuit_report_add_heading (report, _ ("Files by owner"));
  add_owners (report, data);
  pursuit_report_add_heading (report, _ ("What is missing most often"));
  add_gaps (report, data);
}
