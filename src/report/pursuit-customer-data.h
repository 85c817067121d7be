/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-grade-history.h"
#include "pursuit-market.h"
#include "pursuit-owner-move.h"
#include "pursuit-report-source.h"
#include "pursuit-report.h"
#include "pursuit-satisfaction.h"

G_BEGIN_DECLS

/** PURSUIT_CUSTOMER_MAX_MONTHS: of a longer period, the last ones are shown month by month. */
#define PURSUIT_CUSTOMER_MAX_MONTHS 24

/** PURSUIT_CUSTOMER_MAX_ROWS: so many customers a table names at most. */
#define PURSUIT_CUSTOMER_MAX_ROWS 100

/** PURSUIT_CUSTOMER_BANDS: into how many bands the completeness of files is divided. */
#define PURSUIT_CUSTOMER_BANDS 10

/**
 * PursuitCustomer: a company in business that the parameters mean.
 *
 * @owner_id, @owner: 0 and %NULL: nobody’s
 * @industry_id, @region_id: groups of the target markets; 0: none
 * @since: the first day on which anything is known of it
 * @first_step, @n_steps: of its grade, among the steps of the data
 * @n_open: its open deals
 * @n_won, @won: its deals won in the period, and their amount in minor units of the home currency
 * @known: what is known of its file, as pursuit_company_file() numbers it, and @percent of it
 * @satisfaction: of 5; NaN: not known
 * @n_complaints: those that are not resolved
 */
typedef struct
{
  gint64 id;
  const char *name;
  gint64 owner_id;
  const char *owner;
  gint64 industry_id;
  gint64 region_id;
  gboolean in_pool;
  PursuitDay since;
  char grade;
  guint first_step;
  guint n_steps;
  guint n_open;
  guint n_won;
  gint64 won;
  guint64 known;
  guint percent;
  double satisfaction;
  guint n_complaints;
} PursuitCustomer;

/** PursuitCustomerWhy: why a grade changed. @opened, @closed: (nullable): a deal that was, on that day */
typedef struct
{
  const char *kind;
  const char *reason;
  const char *opened;
  const char *closed;
} PursuitCustomerWhy;

/** PursuitCustomerMove: a customer went from one owner to another, or to or from the pool, in the period.
 * @from, @to: members; 0: nobody */
typedef struct
{
  gint64 customer;
  PursuitDay day;
  PursuitOwnerMove move;
  gint64 from;
  gint64 to;
} PursuitCustomerMove;

/** PursuitCustomerGroup: a row or column of the target markets. */
typedef struct
{
  gint64 id;
  const char *name;
} PursuitCustomerGroup;

/** PursuitCustomerCell: who is responsible for a cell of the target markets. */
typedef struct
{
  gint64 industry_id;
  gint64 region_id;
  const char *owner;
} PursuitCustomerCell;

/**
 * PursuitCustomerData: what the report on the customer database is made from. Free with
 * pursuit_customer_data_free().
 *
 * @before, @last: the day before the period, %PURSUIT_DAY_NONE: it has no beginning; and its last day that
 * has come
 * @first_month, @n_months: what is shown by month, as pursuit_time_month() counts
 * @customers: of PursuitCustomer, by id
 * @steps, @whys: of PursuitGradeStep, and of PursuitCustomerWhy for each
 * @moves: of PursuitCustomerMove, by time
 * @members: gint64 → name: who stands in @moves
 * @groups: of PursuitCustomerGroup, for each axis in their order
 * @cells: of PursuitCustomerCell
 * @high_amount: from which amount on a customer buys much, see pursuit_satisfaction_find_high_amount()
 * @unconverted: deals whose amount could not be converted
 */
typedef struct
{
  PursuitReportNames names;
  PursuitDay before;
  PursuitDay last;
  int first_month;
  guint n_months;
  GArray *customers;
  GArray *steps;
  GArray *whys;
  GArray *moves;
  GHashTable *members;
  GArray *groups[PURSUIT_N_MARKET_AXES];
  GArray *cells;
  gint64 high_amount;
  gint64 unconverted;
  GStringChunk *texts;
} PursuitCustomerData;

PursuitCustomerData *
pursuit_customer_data_read (PursuitReportSource *source,
                            const PursuitReportParams *params,
                            GCancellable *cancellable,
                            GError **error);
void
pursuit_customer_data_free (PursuitCustomerData *self);

const PursuitCustomer *
pursuit_customer_data_get (const PursuitCustomerData *self, guint i);
PursuitGradeStory
pursuit_customer_data_get_story (const PursuitCustomerData *self, const PursuitCustomer *customer);
PursuitDay
pursuit_customer_data_get_month_end (const PursuitCustomerData *self, guint month);
guint
pursuit_customer_data_get_band (const PursuitCustomer *customer);
PursuitCare
pursuit_customer_data_get_care (const PursuitCustomerData *self, const PursuitCustomer *customer);

/** PursuitCustomerMark: what the customers behind a mark have in common; @a and @b say which. */
typedef enum
{
  PURSUIT_CUSTOMER_ONE,     /* a: its id */
  PURSUIT_CUSTOMER_GRADED,  /* a: the month; b: the grade at its end, 'A' to 'D'; 0: any */
  PURSUIT_CUSTOMER_IN_CELL, /* a, b: the groups of industries and regions */
  PURSUIT_CUSTOMER_OUTSIDE, /* of all cells */
  PURSUIT_CUSTOMER_ANY,
  PURSUIT_CUSTOMER_MOVED,    /* a: the month; b: a bit for each PursuitOwnerMove */
  PURSUIT_CUSTOMER_MOVED_BY, /* a: the member that they came from or to, 0: anybody */
  PURSUIT_CUSTOMER_IN_BAND,  /* a: of the completeness of files */
  PURSUIT_CUSTOMER_LACKS,    /* a: the item of the file */
  PURSUIT_CUSTOMER_OWNED_BY, /* a: the member; 0: nobody */
  PURSUIT_CUSTOMER_IN_CARE,  /* a: the PursuitCare */
  PURSUIT_N_CUSTOMER_MARKS
} PursuitCustomerMark;

gint64
pursuit_customer_mark (PursuitCustomerMark kind, gint64 a, gint64 b);
GArray *
pursuit_customer_data_list (const PursuitCustomerData *self, gint64 mark);

/* The parts of the report, in its order. */
void
pursuit_customer_grades_add (PursuitReport *report, const PursuitCustomerData *data);
void
pursuit_customer_markets_add (PursuitReport *report, const PursuitCustomerData *data);
void
pursuit_customer_pool_add (PursuitReport *report, const PursuitCustomerData *data);
void
pursuit_customer_files_add (PursuitReport *report, const PursuitCustomerData *data);
void
pursuit_customer_satisfaction_add (PursuitReport *report, const PursuitCustomerData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCustomerData, pursuit_customer_data_free)

G_END_DECLS
