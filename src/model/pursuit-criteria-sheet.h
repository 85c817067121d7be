/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-score-sheet.h"

G_BEGIN_DECLS

/** PURSUIT_CRITERIA_MAX_RIVALS: how many competitors a sheet holds at most. */
#define PURSUIT_CRITERIA_MAX_RIVALS 8

/**
 * PursuitCriteriaRow: something by which the customer judges the bidders.
 *
 * @id: 0 while it is not stored
 * @weight: the customer's, against the weights of the other rows; 0 or more
 * @ours: our points, or %PURSUIT_NOT_SCORED
 * @rivals: the points of each rival of the sheet, or %PURSUIT_NOT_SCORED
 */
typedef struct
{
  gint64 id;
  char *name;
  double weight;
  int ours;
  int rivals[PURSUIT_CRITERIA_MAX_RIVALS];
} PursuitCriteriaRow;

/**
 * PursuitCriteriaSheet: the customer's buying criteria in a deal, and how the bidders stand on them. A plain
 * value; free with pursuit_criteria_sheet_free().
 *
 * @rows: (element-type PursuitCriteriaRow): in order
 * @rivals: (element-type utf8): names of the competitors, at most %PURSUIT_CRITERIA_MAX_RIVALS
 * @reason: (nullable): why to go on behind the best rival
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *rivals;
  char *reason;
} PursuitCriteriaSheet;

PursuitCriteriaSheet *
pursuit_criteria_sheet_new (void);
void
pursuit_criteria_sheet_free (PursuitCriteriaSheet *self);
PursuitCriteriaSheet *
pursuit_criteria_sheet_copy (const PursuitCriteriaSheet *self);
PursuitCriteriaRow *
pursuit_criteria_sheet_add_row (PursuitCriteriaSheet *self, const char *name, double weight);
int
pursuit_criteria_sheet_add_rival (PursuitCriteriaSheet *self, const char *name);
void
pursuit_criteria_sheet_remove_rival (PursuitCriteriaSheet *self, guint rival);
PursuitCriteriaRow *
pursuit_criteria_sheet_get_row (const PursuitCriteriaSheet *self, guint index);
const char *
pursuit_criteria_sheet_get_rival (const PursuitCriteriaSheet *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCriteriaSheet, pursuit_criteria_sheet_free)

G_END_DECLS
