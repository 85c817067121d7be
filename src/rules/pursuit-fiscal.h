/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/** PursuitSplit: the parts that a fiscal year is divided into. */
typedef enum
{
  PURSUIT_SPLIT_MONTH,
  PURSUIT_SPLIT_QUARTER,
  PURSUIT_SPLIT_HALF,
  PURSUIT_SPLIT_YEAR,
  PURSUIT_N_SPLITS
} PursuitSplit;

/** PURSUIT_FISCAL_SETTING: the setting that holds the month, 1 to 12, in which the fiscal year begins. */
#define PURSUIT_FISCAL_SETTING "fiscal-month"

int
pursuit_fiscal_month_parse (const char *text);
int
pursuit_fiscal_year_of (PursuitDay day, int first_month);
PursuitDay
pursuit_fiscal_begin (int year, int first_month, int month);
guint
pursuit_split_months (PursuitSplit split);
gboolean
pursuit_split_from_code (const char *code, PursuitSplit *split);
const char *
pursuit_split_code (PursuitSplit split);
const char *
pursuit_split_label (PursuitSplit split);
GArray *
pursuit_fiscal_split (PursuitDay from, PursuitDay to, int first_month, PursuitSplit split);
int
pursuit_fiscal_find (const GArray *begins, PursuitDay day);

G_END_DECLS
