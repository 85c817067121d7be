/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_SCORE_MAX: the best number of points; 0 is the worst. */
#define PURSUIT_SCORE_MAX 5

/** PURSUIT_NOT_SCORED: in place of points. */
#define PURSUIT_NOT_SCORED (-1)

/**
 * PursuitScoreItem: a criterion of a scorecard.
 *
 * @id: 0 while it is not stored
 * @code: (nullable): of a criterion that ships with the program
 * @heading: (nullable): what it belongs under, as “Competition”
 * @name_other: (nullable): the name in the other language of the program
 * @weight: its share, against the weights of the other criteria; 0 or more
 * @retired: no longer asked for, but part of older assessments
 * @anchors: (nullable): what each number of points means
 */
typedef struct
{
  gint64 id;
  char *code;
  char *heading;
  char *name;
  char *name_other;
  double weight;
  gboolean retired;
  char *anchors[PURSUIT_SCORE_MAX + 1];
} PursuitScoreItem;

/**
 * PursuitAssessment: a deal assessed by a scorecard on one day.
 *
 * @by: (nullable): name of the member who did it
 * @note: (nullable)
 * @total: 0 to 5, by the weights of that day
 * @points: one a criterion of the sheet, %PURSUIT_NOT_SCORED where there are none
 * @notes: (nullable): one a criterion of the sheet, each may be %NULL
 */
typedef struct
{
  gint64 id;
  PursuitDay day;
  gint64 by_id;
  char *by;
  char *note;
  double total;
  int *points;
  char **notes;
  guint n_items;
} PursuitAssessment;

/**
 * PursuitScoreSheet: a scorecard with its criteria, and a deal's assessments by it. A plain value; free with
 * pursuit_score_sheet_free().
 *
 * @id: 0 while it is not stored
 * @purpose: (nullable): what it is for
 * @pursue: from this total on a deal is worth the full effort; NAN when the scorecard gives no verdict
 * @lower: from this total on it is worth less effort, below it none; NAN when there is nothing between
 * @items: (element-type PursuitScoreItem): in order, retired ones too
 * @assessments: (element-type PursuitAssessment): newest first
 */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  char *name_other;
  char *purpose;
  double pursue;
  double lower;
  gboolean retired;
  GPtrArray *items;
  GPtrArray *assessments;
} PursuitScoreSheet;

PursuitScoreSheet *
pursuit_score_sheet_new (void);
void
pursuit_score_sheet_free (PursuitScoreSheet *self);
PursuitScoreSheet *
pursuit_score_sheet_copy (const PursuitScoreSheet *self);
PursuitScoreItem *
pursuit_score_sheet_add_item (PursuitScoreSheet *self);
PursuitAssessment *
pursuit_score_sheet_add_assessment (PursuitScoreSheet *self);
PursuitScoreItem *
pursuit_score_sheet_get_item (const PursuitScoreSheet *self, guint index);
int
pursuit_score_sheet_find_item (const PursuitScoreSheet *self, gint64 id);
int
pursuit_score_sheet_find_item_named (const PursuitScoreSheet *self, const char *code_or_name);
GArray *
pursuit_score_sheet_new_points (const PursuitScoreSheet *self);
const PursuitAssessment *
pursuit_score_sheet_get_latest (const PursuitScoreSheet *self);
PursuitScoreSheet *
pursuit_score_sheets_find (GPtrArray *sheets, const char *code_or_name);

PursuitScoreItem *
pursuit_score_item_new (void);
void
pursuit_score_item_free (PursuitScoreItem *self);
void
pursuit_assessment_set_note (PursuitAssessment *self, guint item, const char *note);
void
pursuit_assessment_free (PursuitAssessment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitScoreSheet, pursuit_score_sheet_free)

G_END_DECLS
