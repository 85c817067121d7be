/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/** PursuitPersonPart: the lists of records that belong to a person. */
typedef enum
{
  PURSUIT_PERSON_PART_REPORTS, /* who reports to the person: names and titles only, it is not their report */
  PURSUIT_PERSON_PART_DEPARTMENTS,
  PURSUIT_PERSON_PART_TRIPS,
  PURSUIT_PERSON_PART_RELATIONS,
  PURSUIT_PERSON_PART_ACQUAINTANCES,
  PURSUIT_PERSON_PART_RIVAL_TIES,
  PURSUIT_PERSON_PART_GROUPS,
  PURSUIT_PERSON_PART_ROLES,
  PURSUIT_PERSON_PART_VALUES,
  PURSUIT_PERSON_PART_NEEDS,
  PURSUIT_PERSON_PART_ACTIVITIES,
  PURSUIT_PERSON_PART_FILES,
  PURSUIT_N_PERSON_PARTS
} PursuitPersonPart;

/**
 * PursuitPersonReportData: what the report is made from. Free with pursuit_person_report_data_free().
 *
 * @person: with all fields
 * @parts: (element-type PursuitRecord): what belongs to the person
 * @deals: (element-type utf8): the titles of the deals of the roles, in step with these
 * @database: shown in the footer
 */
typedef struct
{
  PursuitRecord *person;
  GPtrArray *parts[PURSUIT_N_PERSON_PARTS];
  GPtrArray *deals;
  char *database;
  PursuitDay today;
} PursuitPersonReportData;

PursuitPersonReportData *
pursuit_person_report_data_new (void);
void
pursuit_person_report_data_free (PursuitPersonReportData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPersonReportData, pursuit_person_report_data_free)

PursuitReport *
pursuit_person_report_new (const PursuitPersonReportData *data);
char *
pursuit_person_report_to_json (const PursuitPersonReportData *data);

/* For both forms. */
const char *
pursuit_person_part_key (PursuitPersonPart part);
gboolean
pursuit_person_part_has (PursuitPersonPart part, const PursuitField *field);

G_END_DECLS
