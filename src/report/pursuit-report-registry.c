/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-registry.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity.h"
#include "pursuit-chance-report.h"
#include "pursuit-company.h"
#include "pursuit-customer-report.h"
#include "pursuit-deal.h"
#include "pursuit-eighty-twenty-report.h"
#include "pursuit-forecast-data.h"
#include "pursuit-forecast-report.h"
#include "pursuit-funnel-report.h"
#include "pursuit-loss-report.h"
#include "pursuit-monday-report.h"
#include "pursuit-plan-report.h"
#include "pursuit-time-report.h"
#include "pursuit-velocity-report.h"

/* In the order of the chooser. */
static const PursuitReportKind REPORTS[] = {
  { "funnel", N_ ("Funnel"), N_ ("What becomes of deals, stage by stage"), "pursuit-funnel-symbolic",
    PURSUIT_REPORT_USES_MODE | PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_COMPARISON |
        PURSUIT_REPORT_USES_PROCESS | PURSUIT_REPORT_USES_DEALS,
    pursuit_funnel_report_new, &PURSUIT_DEAL_ENTITY, pursuit_funnel_report_list_deals },
  { "losses", N_ ("Losses"), N_ ("From which stage, why and to whom deals are lost"), "pursuit-flag-symbolic",
    PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_COMPARISON | PURSUIT_REPORT_USES_PROCESS |
        PURSUIT_REPORT_USES_DEALS,
    pursuit_loss_report_new, &PURSUIT_DEAL_ENTITY, pursuit_loss_report_list_deals },
  { "velocity", N_ ("Velocity and ageing"), N_ ("How fast deals move, and which ones wait"),
    "pursuit-process-symbolic",
    PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_COMPARISON | PURSUIT_REPORT_USES_PROCESS |
        PURSUIT_REPORT_USES_DEALS,
    pursuit_velocity_report_new, &PURSUIT_DEAL_ENTITY, pursuit_velocity_report_list_deals },
  { "forecast", N_ ("Forecast"), N_ ("What will come, against the plan, and how forecasts came true"),
    "weather-few-clouds-symbolic",
    PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_GRANULARITY | PURSUIT_REPORT_USES_SINCE |
        PURSUIT_REPORT_USES_DEALS,
    pursuit_forecast_report_new, &PURSUIT_DEAL_ENTITY, pursuit_forecast_data_list_deals },
  { "plan", N_ ("Plan"), N_ ("A year’s targets, and how they are met"), "x-office-spreadsheet-symbolic",
    PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_GRANULARITY, pursuit_plan_report_new,
    &PURSUIT_DEAL_ENTITY, pursuit_plan_report_list_deals },
  { "calibration", N_ ("Win probability"), N_ ("How well the chances of closed deals were told"),
    "pursuit-target-symbolic", 0, pursuit_chance_report_new, &PURSUIT_DEAL_ENTITY,
    pursuit_chance_report_list_deals },
  { "time", N_ ("Time"), N_ ("Where the days go, by the grade of the customers"),
    "x-office-calendar-symbolic", PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_OWNER,
    pursuit_time_report_new, &PURSUIT_ACTIVITY_ENTITY, pursuit_time_report_list },
  { "customers", N_ ("Customer database"),
    N_ ("How customers are graded, covered, owned, known and satisfied"), "pursuit-company-symbolic",
    PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_OWNER | PURSUIT_REPORT_USES_MARKET,
    pursuit_customer_report_new, &PURSUIT_COMPANY_ENTITY, pursuit_customer_report_list },
  { "eighty-twenty", N_ ("Eighty–twenty"), N_ ("Who brings most of what is sold"),
    "view-sort-descending-symbolic", PURSUIT_REPORT_USES_PERIOD | PURSUIT_REPORT_USES_DEALS,
    pursuit_eighty_twenty_report_new, &PURSUIT_DEAL_ENTITY, pursuit_eighty_twenty_report_list_deals },
  { "monday", N_ ("Monday list"), N_ ("What the weekly meeting talks about, owner by owner"),
    "view-list-symbolic", PURSUIT_REPORT_USES_DEALS, pursuit_monday_report_new, &PURSUIT_DEAL_ENTITY,
    pursuit_monday_report_list_deals },
};

/** pursuit_report_registry_get_n: how many reports there are. */
guint
pursuit_report_registry_get_n (void)
{
  return G_N_ELEMENTS (REPORTS);
}

/** pursuit_report_registry_get: the report at place @i of the chooser, from 0. */
const PursuitReportKind *
pursuit_report_registry_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (REPORTS), NULL);

  return &REPORTS[i];
}

const PursuitReportKind *
pursuit_report_registry_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (REPORTS); i++)
    if (g_str_equal (REPORTS[i].name, name))
      return &REPORTS[i];
  return NULL;
}
