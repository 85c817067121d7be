/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-cell.h"
#include "pursuit-company-file.h"
#include "pursuit-funnel.h"
#include "pursuit-plan-book.h"
#include "pursuit-report-params.h"

G_BEGIN_DECLS

/** PursuitReportNames: how the parameters are called in this database; all NUL-terminated, %NULL for “all”.
 */
typedef struct
{
  char *database; /* shown in the footer */
  char *owner;
  char *process;
  char *company;
  char *market;
  char *filter;   /* the conditions: the saved view’s name, or they themselves */
  char *currency; /* the home currency, into which amounts are converted */
  PursuitDay today;
  int first_month; /* of the fiscal year: 1 to 12 */
} PursuitReportNames;

void
pursuit_report_names_clear (PursuitReportNames *names);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitReportNames, pursuit_report_names_clear)

/** PursuitChanceData: how well chances were told; see pursuit-chance-report.h. */
typedef struct _PursuitChanceData PursuitChanceData;

#define PURSUIT_TYPE_REPORT_SOURCE (pursuit_report_source_get_type ())
G_DECLARE_INTERFACE (PursuitReportSource, pursuit_report_source, PURSUIT, REPORT_SOURCE, GObject)

/**
 * PursuitReportSourceInterface: where reports get their data. The calls may take long and are made on a
 * worker thread (or by the command line), never on the window's.
 *
 * @get_funnel: (transfer full): folds the events of @params; %NULL with @error set on failure or
 * cancellation. With a @list, also names these deals;
 * with @before, also folds the period that @params compare with, if they do
 * @get_chances: (transfer full): reads how well chances were told
 * @get_plan: (transfer full): the plan of a fiscal year, 0 for the present one, and what came
 * @get_targets: (transfer full): the plan of a fiscal year without what came, which takes no time
 * @get_names: fills the zeroed @names; the caller clears them
 * @read: gives each row of a query of the store to a function; see pursuit_report_source_read()
 * @read_files: tells what is known of each company’s file
 * @convert: an amount in the home currency, at the rate of a day
 */
struct _PursuitReportSourceInterface
{
  GTypeInterface parent_iface;

  PursuitFunnelResult *(*get_funnel) (PursuitReportSource *self,
                                      const PursuitReportParams *params,
                                      const PursuitFunnelList *list,
                                      PursuitFunnelResult **before,
                                      GCancellable *cancellable,
                                      GError **error);
  PursuitChanceData *(*get_chances) (PursuitReportSource *self, GCancellable *cancellable, GError **error);
  PursuitPlanBook *(*get_plan) (PursuitReportSource *self,
                                int year,
                                GCancellable *cancellable,
                                GError **error);
  PursuitPlanBook *(*get_targets) (PursuitReportSource *self,
                                   int year,
                                   GCancellable *cancellable,
                                   GError **error);
  gboolean (*get_names) (PursuitReportSource *self,
                         const PursuitReportParams *params,
                         PursuitReportNames *names,
                         GError **error);
  gboolean (*read) (PursuitReportSource *self,
                    const char *query,
                    const PursuitReportParams *params,
                    PursuitCellFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error);
  gboolean (*read_files) (PursuitReportSource *self,
                          PursuitCompanyFileFunc func,
                          gpointer data,
                          GError **error);
  gboolean (*convert) (PursuitReportSource *self,
                       gint64 minor,
                       const char *currency,
                       PursuitDay day,
                       gint64 *converted);
};

PursuitFunnelResult *
pursuit_report_source_get_funnel (PursuitReportSource *self,
                                  const PursuitReportParams *params,
                                  const PursuitFunnelList *list,
                                  PursuitFunnelResult **before,
                                  GCancellable *cancellable,
                                  GError **error);
PursuitChanceData *
pursuit_report_source_get_chances (PursuitReportSource *self, GCancellable *cancellable, GError **error);
PursuitPlanBook *
pursuit_report_source_get_plan (PursuitReportSource *self,
                                int year,
                                GCancellable *cancellable,
                                GError **error);
PursuitPlanBook *
pursuit_report_source_get_targets (PursuitReportSource *self,
                                   int year,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean
pursuit_report_source_get_names (PursuitReportSource *self,
                                 const PursuitReportParams *params,
                                 PursuitReportNames *names,
                                 GError **error);

/**
 * pursuit_report_source_read:
 * @query: the name of a query in store/sql. Of these parameters it gets those that it names:
 *   $from and $to: days as text; an open end is below or above every day;
 *   $today: as text; $process: an id, never 0;
 *   $deals: all other parameters, resolved: ($deals IS NULL OR pursuit_listed (deal.id, $deals))
 * @func: called for each row, in the query’s order
 *
 * Reads what a report is made from. May take long; never on the window’s thread.
 *
 * Returns: %FALSE with @error set on failure or cancellation
 */
gboolean
pursuit_report_source_read (PursuitReportSource *self,
                            const char *query,
                            const PursuitReportParams *params,
                            PursuitCellFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

/** pursuit_report_source_read_files: as pursuit_report_source_read(): what is known of the companies in
 * business.
 */
gboolean
pursuit_report_source_read_files (PursuitReportSource *self,
                                  PursuitCompanyFileFunc func,
                                  gpointer data,
                                  GError **error);

/**
 * pursuit_report_source_convert:
 * @minor: an amount in minor units of @currency
 * @converted: (out): the same in the home currency
 *
 * Returns: whether a rate of @day is known
 */
gboolean
pursuit_report_source_convert (PursuitReportSource *self,
                               gint64 minor,
                               const char *currency,
                               PursuitDay day,
                               gint64 *converted);

/**
 * pursuit_report_source_convert_cell:
 * @amount: minor units of @currency, or empty
 * @currency: its code
 * @converted: (out): the amount in the home currency; 0 when it is empty or no rate of @day is known
 * @unconverted: (nullable): counts the amounts without a rate
 *
 * Returns: whether there is an amount in the home currency
 */
gboolean
pursuit_report_source_convert_cell (PursuitReportSource *self,
                                    const PursuitCell *amount,
                                    const PursuitCell *currency,
                                    PursuitDay day,
                                    gint64 *converted,
                                    gint64 *unconverted);

G_END_DECLS
