/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

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
  PursuitDay today;
} PursuitReportNames;

void
pursuit_report_names_clear (PursuitReportNames *names);

/** PursuitChanceData: how well chances were told; see pursuit-chance-report.h. */
typedef struct _PursuitChanceData PursuitChanceData;

#define PURSUIT_TYPE_REPORT_SOURCE (pursuit_report_source_get_type ())
G_DECLARE_INTERFACE (PursuitReportSource, pursuit_report_source, PURSUIT, REPORT_SOURCE, GObject)

/**
 * PursuitReportSourceInterface: where reports get their data. The calls may take long and are made on a
 * worker thread (or by the command line), never on the window's.
 *
 * @get_funnel: (transfer full): folds the events of @params; %NULL with @error set on failure or cancellation
 * @get_chances: (transfer full): reads how well chances were told
 * @get_names: fills the zeroed @names; the caller clears them
 */
struct _PursuitReportSourceInterface
{
  GTypeInterface parent_iface;

  PursuitFunnelResult *(*get_funnel) (PursuitReportSource *self,
                                      const PursuitReportParams *params,
                                      GCancellable *cancellable,
                                      GError **error);
  PursuitChanceData *(*get_chances) (PursuitReportSource *self, GCancellable *cancellable, GError **error);
  gboolean (*get_names) (PursuitReportSource *self,
                         const PursuitReportParams *params,
                         PursuitReportNames *names,
                         GError **error);
};

PursuitFunnelResult *
pursuit_report_source_get_funnel (PursuitReportSource *self,
                                  const PursuitReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
PursuitChanceData *
pursuit_report_source_get_chances (PursuitReportSource *self, GCancellable *cancellable, GError **error);
gboolean
pursuit_report_source_get_names (PursuitReportSource *self,
                                 const PursuitReportParams *params,
                                 PursuitReportNames *names,
                                 GError **error);

G_END_DECLS
