/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-data.h"

#include <glib/gi18n-lib.h>

#include "pursuit-cell-map.h"
#include "pursuit-money.h"

/* What there is of customers in a cell of the target markets. */
typedef struct
{
  guint n_known;
  guint n_graded; /* A to C: a purchase is foreseen */
  guint n_open;   /* with open deals */
  guint n_won;    /* that bought in the period */
  gint64 won;
} Coverage;

/* The target markets: industries down, regions across. */
typedef struct
{
  const PursuitCustomerData *data;
  guint n_rows;
  guint n_columns;
  Coverage *cells;     /* row by row */
  const char **owners; /* the same; NULL: nobody */
} Grid;

static const PursuitCustomerGroup *
get_row (const Grid *grid, guint row)
{
  return &g_array_index (grid->data->groups[PURSUIT_MARKET_INDUSTRY], PursuitCustomerGroup, row);
}

static const PursuitCustomerGroup *
get_column (const Grid *grid, guint column)
{
  return &g_array_index (grid->data->groups[PURSUIT_MARKET_REGION], PursuitCustomerGroup, column);
}

static const Coverage *
get_coverage (const Grid *grid, guint row, guint column)
{
  return &grid->cells[row * grid->n_columns + column];
}

static const char *
get_owner (const Grid *grid, guint row, guint column)
{
  return grid->owners[row * grid->n_columns + column];
}

static gint64
get_mark (const Grid *grid, guint row, guint column)
{
  return pursuit_customer_mark (PURSUIT_CUSTOMER_IN_CELL, get_row (grid, row)->id,
                                get_column (grid, column)->id);
}

static gboolean
is_used (const Grid *grid, guint row, guint column)
{
  return get_coverage (grid, row, column)->n_known > 0 || get_owner (grid, row, column) != NULL;
}

static Coverage
count (const PursuitCustomerData *data, gint64 industry, gint64 region)
{
  Coverage coverage = { 0 };

  for (guint i = 0; i < data->customers->len; i++)
    {
      const PursuitCustomer *customer = pursuit_customer_data_get (data, i);

      if (customer->industry_id != industry || customer->region_id != region)
        continue;
      coverage.n_known++;
      coverage.n_graded += customer->grade < 'D';
      coverage.n_open += customer->n_open > 0;
      coverage.n_won += customer->n_won > 0;
      coverage.won += customer->won;
    }
  return coverage;
}

static const char *
find_owner (const PursuitCustomerData *data, gint64 industry, gint64 region)
{
  for (guint i = 0; i < data->cells->len; i++)
    {
      const PursuitCustomerCell *cell = &g_array_index (data->cells, PursuitCustomerCell, i);
      if (cell->industry_id == industry && cell->region_id == region)
        return cell->owner;
    }
  return NULL;
}

static char *
word_cell (const char *title, const Coverage *coverage, const char *owner)
{
  /* Translators: a target market; companies known in it, how many of them are graded A to C, have open deals,
   * and bought; who is responsible for it */
  return g_strdup_printf (_ ("%1$s: %2$u known, %3$u graded A to C, %4$u with open deals, %5$u won; %6$s"),
                          title, coverage->n_known, coverage->n_graded, coverage->n_open, coverage->n_won,
                          owner != NULL ? owner : _ ("nobody is responsible"));
}

static PursuitCellMapCell
make_cell (PursuitReport *report, const Coverage *coverage, guint most, const char *owner)
{
  g_autofree char *value = pursuit_number_format (coverage->n_known);
  /* Translators: so many of the companies in a target market have open deals; little room */
  g_autofree char *open = g_strdup_printf (_ ("%u open"), coverage->n_open);
  /* Translators: so many of the companies in a target market bought; little room */
  g_autofree char *won = g_strdup_printf (_ ("%u won"), coverage->n_won);
  PursuitCellMapCell cell = { .value = pursuit_report_keep (report, value),
                              .lines = { owner != NULL ? owner : "–" },
                              .share = (double) coverage->n_known / most };

  if (coverage->n_known > 0)
    {
      cell.lines[1] = pursuit_report_keep (report, open);
      cell.lines[2] = pursuit_report_keep (report, won);
    }
  return cell;
}

/* A mark, until there is the chart that it is of. */
typedef struct
{
  gint64 id;
  char *title;
  char *words;
} Mark;

static void
clear_mark (gpointer data)
{
  g_free (((Mark *) data)->title);
  g_free (((Mark *) data)->words);
}

/* Only rows and columns of which there is something to show have a place on the map. */
static void
add_map (PursuitReport *report, const Grid *grid, GArray *rows, GArray *columns)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (PursuitCellMapCell));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  guint most = 1;

  g_array_set_clear_func (marks, clear_mark);
  for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
    most = MAX (most, grid->cells[i].n_known);
  for (guint i = 0; i < rows->len * columns->len; i++)
    {
      guint row = g_array_index (rows, guint, i / columns->len);
      guint column = g_array_index (columns, guint, i % columns->len);
      const Coverage *coverage = get_coverage (grid, row, column);
      const char *owner = get_owner (grid, row, column);
      gboolean shown = coverage->n_known > 0 || owner != NULL;
      PursuitCellMapCell cell = shown ? make_cell (report, coverage, most, owner) : (PursuitCellMapCell){ 0 };
      Mark mark = { .id = coverage->n_known > 0 ? get_mark (grid, row, column) : 0,
                    .title = g_strdup_printf ("%s × %s", get_row (grid, row)->name,
                                              get_column (grid, column)->name) };

      mark.words = word_cell (mark.title, coverage, owner);
      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", mark.words);
      g_array_append_val (cells, cell);
      g_array_append_val (marks, mark);
    }
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (names, (gpointer) get_row (grid, g_array_index (rows, guint, i))->name);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (names, (gpointer) get_column (grid, g_array_index (columns, guint, i))->name);
  const PursuitCellMap map = { (const char *const *) names->pdata, rows->len,
                               (const char *const *) names->pdata + rows->len, columns->len,
                               (const PursuitCellMapCell *) (gpointer) cells->data };
  PursuitChart *chart = pursuit_cell_map_new (&map, words->str);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      pursuit_chart_add_mark (chart, mark->id, mark->title, mark->words);
    }
  pursuit_report_add_chart (report, chart);
}

static void
add_row (PursuitReportTable *table,
         const char *industry,
         const char *region,
         const char *owner,
         const Coverage *coverage,
         const char *currency)
{
  pursuit_report_table_add_cell (table, industry, NULL);
  pursuit_report_table_add_cell (table, region, NULL);
  pursuit_report_table_add_cell (table, owner, NULL);
  pursuit_report_table_add_count (table, coverage->n_known);
  pursuit_report_table_add_count (table, coverage->n_graded);
  pursuit_report_table_add_count (table, coverage->n_open);
  pursuit_report_table_add_count (table, coverage->n_won);
  pursuit_report_table_add_money (table, coverage->won, currency);
}

static void
add_up (Coverage *sum, const Coverage *part)
{
  sum->n_known += part->n_known;
  sum->n_graded += part->n_graded;
  sum->n_open += part->n_open;
  sum->n_won += part->n_won;
  sum->won += part->won;
}

static PursuitReportTable *
table_new (const char *currency)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autofree char *amount = g_strdup_printf (_ ("Won (%s)"), currency);
  const char *const labels[] = { C_ ("customers", "Known"), _ ("Graded A to C"), _ ("With open deals"),
                                 _ ("Won"), amount };

  pursuit_report_table_add_column (table, _ ("Industry"), FALSE);
  pursuit_report_table_add_column (table, _ ("Region"), FALSE);
  pursuit_report_table_add_column (table, _ ("Responsible"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    pursuit_report_table_add_column (table, labels[i], TRUE);
  pursuit_report_table_set_n_names (table, 2);
  return table;
}

/* Cells of which something is to be said, then what is in none, and all. */
static void
add_table (PursuitReport *report, const Grid *grid)
{
  const PursuitCustomerData *data = grid->data;
  const char *currency = data->names.currency;
  PursuitReportTable *table = table_new (currency);
  Coverage sum = { 0 }, outside = { 0 };

  for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
    {
      guint row = i / grid->n_columns, column = i % grid->n_columns;

      if (!is_used (grid, row, column))
        continue;
      pursuit_report_table_add_row (table, FALSE);
      if (grid->cells[i].n_known > 0)
        pursuit_report_table_set_mark (table, get_mark (grid, row, column));
      add_row (table, get_row (grid, row)->name, get_column (grid, column)->name, grid->owners[i],
               &grid->cells[i], currency);
      add_up (&sum, &grid->cells[i]);
    }
  for (guint i = 0; i < data->customers->len; i++)
    {
      const PursuitCustomer *customer = pursuit_customer_data_get (data, i);
      const Coverage one = { 1, customer->grade<'D', customer->n_open> 0, customer->n_won > 0,
                             customer->won };
      if (customer->industry_id == 0 || customer->region_id == 0)
        add_up (&outside, &one);
    }
  if (outside.n_known > 0)
    {
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_OUTSIDE, 0, 0));
      add_row (table, _ ("In none of them"), "", "", &outside, currency);
      add_up (&sum, &outside);
    }
  pursuit_report_table_add_row (table, TRUE);
  if (sum.n_known > 0)
    pursuit_report_table_set_mark (table, pursuit_customer_mark (PURSUIT_CUSTOMER_ANY, 0, 0));
  add_row (table, _ ("Sum"), "", "", &sum, currency);
  pursuit_report_add_table (report, table);
}

/* The rows, or else the columns, with a cell in use; of the others the names go to @unused. */
static GArray *
find_used (const Grid *grid, gboolean rows, GPtrArray *unused)
{
  GArray *used = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = rows ? grid->n_rows : grid->n_columns, n_across = rows ? grid->n_columns : grid->n_rows;

  for (guint i = 0; i < n; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < n_across && !found; k++)
        found = rows ? is_used (grid, i, k) : is_used (grid, k, i);
      if (found)
        g_array_append_val (used, i);
      else
        g_ptr_array_add (unused, (gpointer) (rows ? get_row (grid, i) : get_column (grid, i))->name);
    }
  return used;
}

static void
add_grid (PursuitReport *report, const Grid *grid)
{
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();
  g_autoptr (GArray) rows = find_used (grid, TRUE, unused);
  g_autoptr (GArray) columns = find_used (grid, FALSE, unused);

  if (rows->len > 0)
    add_map (report, grid, rows, columns);
  add_table (report, grid);
  if (unused->len > 0)
    {
      g_ptr_array_add (unused, NULL);
      g_autofree char *list = g_strjoinv (" · ", (char **) unused->pdata);
      /* Translators: industries and regions */
      g_autofree char *text =
          g_strdup_printf (_ ("Nobody is known there, and nobody is responsible: %s"), list);
      pursuit_report_add_text (report, text);
    }
  pursuit_report_add_text (report, _ ("Won are those that bought within the period; all else is as it stands "
                                      "today. Customers that ceased business are left out."));
}

/** pursuit_customer_markets_add: how well each target market is covered, and by whom. */
void
pursuit_customer_markets_add (PursuitReport *report, const PursuitCustomerData *data)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && data != NULL);

  Grid grid = { .data = data,
                .n_rows = data->groups[PURSUIT_MARKET_INDUSTRY]->len,
                .n_columns = data->groups[PURSUIT_MARKET_REGION]->len };
  guint n_cells = grid.n_rows * grid.n_columns;
  g_autofree Coverage *cells = g_new0 (Coverage, MAX (n_cells, 1));
  g_autofree const char **owners = g_new0 (const char *, MAX (n_cells, 1));

  pursuit_report_add_heading (report, _ ("Coverage of the target markets"));
  if (n_cells == 0)
    {
      pursuit_report_add_text (report,
                               _ ("No target markets are laid out. Groups of industries and of regions are "
                                  "entered on the page of customers."));
      return;
    }
  grid.cells = cells;
  grid.owners = owners;
  for (guint i = 0; i < n_cells; i++)
    {
      gint64 industry = get_row (&grid, i / grid.n_columns)->id,
             region = get_column (&grid, i % grid.n_columns)->id;
      cells[i] = count (data, industry, region);
      owners[i] = find_owner (data, industry, region);
    }
  add_grid (report, &grid);
}
