/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-source.h"

G_DEFINE_INTERFACE (PursuitReportSource, pursuit_report_source, G_TYPE_OBJECT)

static void
pursuit_report_source_default_init (PursuitReportSourceInterface *iface)
{
}

void
pursuit_report_names_clear (PursuitReportNames *names)
{
  g_clear_pointer (&names->database, g_free);
  g_clear_pointer (&names->owner, g_free);
  g_clear_pointer (&names->process, g_free);
  g_clear_pointer (&names->company, g_free);
}

PursuitFunnelResult *
pursuit_report_source_get_funnel (PursuitReportSource *self,
                                  const PursuitReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), NULL);
  g_return_val_if_fail (params != NULL, NULL);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->get_funnel (self, params, cancellable, error);
}

PursuitChanceData *
pursuit_report_source_get_chances (PursuitReportSource *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), NULL);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->get_chances (self, cancellable, error);
}

gboolean
pursuit_report_source_get_names (PursuitReportSource *self,
                                 const PursuitReportParams *params,
                                 PursuitReportNames *names,
                                 GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), FALSE);
  g_return_val_if_fail (params != NULL && names != NULL, FALSE);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->get_names (self, params, names, error);
}
