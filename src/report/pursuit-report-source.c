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
  g_clear_pointer (&names->market, g_free);
  g_clear_pointer (&names->filter, g_free);
  g_clear_pointer (&names->currency, g_free);
}

PursuitFunnelResult *
pursuit_report_source_get_funnel (PursuitReportSource *self,
                                  const PursuitReportParams *params,
                                  const PursuitFunnelList *list,
                                  PursuitFunnelResult **before,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), NULL);
  g_return_val_if_fail (params != NULL, NULL);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->get_funnel (self, params, list, before, cancellable, error);
}

PursuitChanceData *
pursuit_report_source_get_chances (PursuitReportSource *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), NULL);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->get_chances (self, cancellable, error);
}

PursuitPlanBook *
pursuit_report_source_get_plan (PursuitReportSource *self,
                                int year,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), NULL);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->get_plan (self, year, cancellable, error);
}

PursuitPlanBook *
pursuit_report_source_get_targets (PursuitReportSource *self,
                                   int year,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), NULL);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->get_targets (self, year, cancellable, error);
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

gboolean
pursuit_report_source_read (PursuitReportSource *self,
                            const char *query,
                            const PursuitReportParams *params,
                            PursuitCellFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), FALSE);
  g_return_val_if_fail (query != NULL && params != NULL && func != NULL, FALSE);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->read (self, query, params, func, data, cancellable, error);
}

gboolean
pursuit_report_source_read_files (PursuitReportSource *self,
                                  PursuitCompanyFileFunc func,
                                  gpointer data,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self) && func != NULL, FALSE);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->read_files (self, func, data, error);
}

gboolean
pursuit_report_source_convert (PursuitReportSource *self,
                               gint64 minor,
                               const char *currency,
                               PursuitDay day,
                               gint64 *converted)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (self), FALSE);
  g_return_val_if_fail (currency != NULL && converted != NULL, FALSE);

  return PURSUIT_REPORT_SOURCE_GET_IFACE (self)->convert (self, minor, currency, day, converted);
}

gboolean
pursuit_report_source_convert_cell (PursuitReportSource *self,
                                    const PursuitCell *amount,
                                    const PursuitCell *currency,
                                    PursuitDay day,
                                    gint64 *converted,
                                    gint64 *unconverted)
{
  *converted = 0;
  if (amount->null)
    return FALSE;
  if (amount->number == 0 ||
      pursuit_report_source_convert (self, amount->number, currency->text, day, converted))
    return TRUE;
  *converted = 0;
  if (unconverted != NULL)
    (*unconverted)++;
  return FALSE;
}
