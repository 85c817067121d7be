/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-field.h"

G_BEGIN_DECLS

/**
 * PursuitOp: how a condition compares. How many values it takes stands behind it; where nothing does, one.
 *
 * EQ with several values is “one of them”, NE “none of them”. What is not known meets NE and IS_EMPTY only.
 */
typedef enum
{
  PURSUIT_OP_EQ, /* one or more */
  PURSUIT_OP_NE, /* one or more */
  PURSUIT_OP_LT,
  PURSUIT_OP_LE,
  PURSUIT_OP_GT,
  PURSUIT_OP_GE,
  PURSUIT_OP_BETWEEN,  /* two: both are in it */
  PURSUIT_OP_CONTAINS, /* of text, without regard to the case of Latin letters */
  PURSUIT_OP_BEGINS,   /* the same */
  PURSUIT_OP_HAS,      /* one or more: a set that has one of these codes */
  PURSUIT_OP_LETTER,   /* a name that stands under this letter, A to Z or #, by pinyin */
  PURSUIT_OP_IS_SET,   /* none; of yes and no: yes */
  PURSUIT_OP_IS_EMPTY, /* none; of yes and no: no */
  /* dates beside today */
  PURSUIT_OP_LAST_DAYS,  /* a number of days: from so long ago up to today */
  PURSUIT_OP_NEXT_DAYS,  /* a number of days: from today on, so far ahead */
  PURSUIT_OP_OLDER_DAYS, /* a number of days: longer ago than that */
  PURSUIT_OP_LATER_DAYS, /* a number of days: farther ahead than that */
  PURSUIT_OP_TODAY,      /* this and those below: none */
  PURSUIT_OP_THIS_WEEK,  /* Monday to Sunday */
  PURSUIT_OP_THIS_MONTH,
  PURSUIT_OP_THIS_QUARTER,
  PURSUIT_OP_THIS_YEAR,
  PURSUIT_N_OPS
} PursuitOp;

const char *
pursuit_op_get_name (PursuitOp op);
gboolean
pursuit_op_find (const char *name, PursuitOp *op);
const char *
pursuit_op_get_label (PursuitOp op, const PursuitField *field);
const char *
pursuit_op_get_sentence (PursuitOp op, const PursuitField *field);
guint
pursuit_op_get_min_values (PursuitOp op);
guint
pursuit_op_get_max_values (PursuitOp op);
gboolean
pursuit_op_counts_days (PursuitOp op);
gboolean
pursuit_op_is_relative (PursuitOp op);
void
pursuit_op_get_days (PursuitOp op, int n_days, PursuitDay today, PursuitDay *first, PursuitDay *last);
gboolean
pursuit_op_suits (PursuitOp op, const PursuitField *field);
const PursuitOp *
pursuit_field_list_ops (const PursuitField *field, guint *n_ops);

G_END_DECLS
