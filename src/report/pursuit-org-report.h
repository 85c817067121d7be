/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * PursuitOrgReportParams: which org chart.
 *
 * @company: whose people; 0: those who take part in @deal
 * @deal: whose roles, attitudes and weights the cards show; 0 for none
 * @form: how it comes on paper
 * @lanes: whether levels are lanes
 */
typedef struct
{
  gint64 company;
  gint64 deal;
  PursuitOrgForm form;
  gboolean lanes;
} PursuitOrgReportParams;

/**
 * PursuitOrgReportData: what such a report is made from. Free with pursuit_org_report_data_free().
 *
 * @people: a reference
 * @company, @deal: (nullable): their names
 * @database: shown in the footer
 */
typedef struct
{
  PursuitOrgPeople *people;
  char *company;
  char *deal;
  char *database;
  PursuitDay today;
} PursuitOrgReportData;

void
pursuit_org_report_data_free (PursuitOrgReportData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitOrgReportData, pursuit_org_report_data_free)

PursuitReport *
pursuit_org_report_new (const PursuitOrgReportData *data, const PursuitOrgReportParams *params);

G_END_DECLS
