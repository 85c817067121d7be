/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-filter-op.h"

#include <glib/gi18n-lib.h>

/* One row an operator; `%1$s` of a sentence is the field, `%2$s` and `%3$s` the values. */
typedef struct
{
  const char *name;
  guint min_values;
  guint max_values;
  const char *label;          /* in a menu of operators */
  const char *sentence;       /* on a chip */
  const char *other_label;    /* (nullable): of dates, or of numbers for EQ and NE */
  const char *other_sentence; /* (nullable): the same */
} Op;

enum
{
  MANY = 1000 /* values of one condition */
};

/* clang-format off */
static const Op OPS[PURSUIT_N_OPS] = {
  [PURSUIT_OP_EQ] = { "is", 1, MANY, N_ ("is"), N_ ("%1$s is %2$s"), "=", "%1$s = %2$s" },
  [PURSUIT_OP_NE] = { "is-not", 1, MANY, N_ ("is not"), N_ ("%1$s is not %2$s"), "≠", "%1$s ≠ %2$s" },
  [PURSUIT_OP_LT] = { "<", 1, 1, "<", "%1$s < %2$s", N_ ("is before"), N_ ("%1$s is before %2$s") },
  [PURSUIT_OP_LE] = { "<=", 1, 1, "≤", "%1$s ≤ %2$s", N_ ("is not after"), N_ ("%1$s is not after %2$s") },
  [PURSUIT_OP_GT] = { ">", 1, 1, ">", "%1$s > %2$s", N_ ("is after"), N_ ("%1$s is after %2$s") },
  [PURSUIT_OP_GE] = { ">=", 1, 1, "≥", "%1$s ≥ %2$s", N_ ("is not before"), N_ ("%1$s is not before %2$s") },
  [PURSUIT_OP_BETWEEN] = { "between", 2, 2, N_ ("is between"), N_ ("%1$s is between %2$s and %3$s"), NULL, NULL },
  [PURSUIT_OP_CONTAINS] = { "contains", 1, 1, N_ ("contains"), N_ ("%1$s contains %2$s"), NULL, NULL },
  [PURSUIT_OP_BEGINS] = { "begins", 1, 1, N_ ("begins with"), N_ ("%1$s begins with %2$s"), NULL, NULL },
  [PURSUIT_OP_HAS] = { "has", 1, MANY, N_ ("has"), N_ ("%1$s has %2$s"), NULL, NULL },
  [PURSUIT_OP_LETTER] = { "letter", 1, 1, N_ ("stands under the letter"), N_ ("%1$s stands under %2$s"), NULL, NULL },
  [PURSUIT_OP_IS_SET] = { "known", 0, 0, N_ ("is known"), N_ ("%1$s is known"), NULL, NULL },
  [PURSUIT_OP_IS_EMPTY] = { "empty", 0, 0, N_ ("is empty"), N_ ("%1$s is empty"), NULL, NULL },
  [PURSUIT_OP_LAST_DAYS] = { "last-days", 1, 1, N_ ("is within the last … days"), N_ ("%1$s is within the last %2$s"), NULL, NULL },
  [PURSUIT_OP_NEXT_DAYS] = { "next-days", 1, 1, N_ ("is within the next … days"), N_ ("%1$s is within the next %2$s"), NULL, NULL },
  [PURSUIT_OP_OLDER_DAYS] = { "older-days", 1, 1, N_ ("is more than … days ago"), N_ ("%1$s is more than %2$s ago"), NULL, NULL },
  [PURSUIT_OP_LATER_DAYS] = { "later-days", 1, 1, N_ ("is more than … days ahead"), N_ ("%1$s is more than %2$s ahead"), NULL, NULL },
  [PURSUIT_OP_TODAY] = { "today", 0, 0, N_ ("is today"), N_ ("%1$s is today"), NULL, NULL },
  [PURSUIT_OP_THIS_WEEK] = { "this-week", 0, 0, N_ ("is this week"), N_ ("%1$s is this week"), NULL, NULL },
  [PURSUIT_OP_THIS_MONTH] = { "this-month", 0, 0, N_ ("is this month"), N_ ("%1$s is this month"), NULL, NULL },
  [PURSUIT_OP_THIS_QUARTER] = { "this-quarter", 0, 0, N_ ("is this quarter"), N_ ("%1$s is this quarter"), NULL, NULL },
  [PURSUIT_OP_THIS_YEAR] = { "this-year", 0, 0, N_ ("is this year"), N_ ("%1$s is this year"), NULL, NULL },
};
/* clang-format on */

/** pursuit_op_get_name: what @op is called in texts that are kept: “is”, “<=”, “last-days”. */
const char *
pursuit_op_get_name (PursuitOp op)
{
  g_return_val_if_fail ((guint) op < PURSUIT_N_OPS, NULL);

  return OPS[op].name;
}

/** pursuit_op_find: whether there is an operator of that name: “is”, “=”, “!=”, “~” or “last-days”. */
gboolean
pursuit_op_find (const char *name, PursuitOp *op)
{
  static const struct
  {
    const char *sign;
    PursuitOp op;
  } signs[] = { { "=", PURSUIT_OP_EQ }, { "!=", PURSUIT_OP_NE }, { "~", PURSUIT_OP_CONTAINS } };

  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].sign, name))
      {
        *op = signs[i].op;
        return TRUE;
      }
  for (guint i = 0; i < PURSUIT_N_OPS; i++)
    if (g_str_equal (OPS[i].name, name))
      {
        *op = (PursuitOp) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_number (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_INT || field->type == PURSUIT_FIELD_REAL ||
         field->type == PURSUIT_FIELD_MONEY;
}

/* Whether @op is worded otherwise for @field. */
static gboolean
takes_other_words (PursuitOp op, const PursuitField *field)
{
  if (op == PURSUIT_OP_EQ || op == PURSUIT_OP_NE)
    return is_number (field);
  return field->type == PURSUIT_FIELD_DATE && OPS[op].other_label != NULL;
}

/** pursuit_op_get_label: what people call @op in a menu of those of @field: “contains”, “is before”. */
const char *
pursuit_op_get_label (PursuitOp op, const PursuitField *field)
{
  g_return_val_if_fail ((guint) op < PURSUIT_N_OPS && field != NULL, NULL);

  if (field->type == PURSUIT_FIELD_BOOL && op == PURSUIT_OP_IS_SET)
    return _ ("is yes");
  if (field->type == PURSUIT_FIELD_BOOL && op == PURSUIT_OP_IS_EMPTY)
    return _ ("is no");
  return _ (takes_other_words (op, field) ? OPS[op].other_label : OPS[op].label);
}

/** pursuit_op_get_sentence: the words of a condition on @field; %1$s is the field, %2$s and %3$s the values.
 */
const char *
pursuit_op_get_sentence (PursuitOp op, const PursuitField *field)
{
  g_return_val_if_fail ((guint) op < PURSUIT_N_OPS && field != NULL, NULL);

  if (field->type == PURSUIT_FIELD_BOOL && op == PURSUIT_OP_IS_SET)
    return _ ("%1$s: yes");
  if (field->type == PURSUIT_FIELD_BOOL && op == PURSUIT_OP_IS_EMPTY)
    return _ ("%1$s: no");
  return _ (takes_other_words (op, field) ? OPS[op].other_sentence : OPS[op].sentence);
}

/** pursuit_op_get_min_values: how many values @op asks for at least. */
guint
pursuit_op_get_min_values (PursuitOp op)
{
  g_return_val_if_fail ((guint) op < PURSUIT_N_OPS, 0);

  return OPS[op].min_values;
}

/** pursuit_op_get_max_values: how many values @op takes at most. */
guint
pursuit_op_get_max_values (PursuitOp op)
{
  g_return_val_if_fail ((guint) op < PURSUIT_N_OPS, 0);

  return OPS[op].max_values;
}

/** pursuit_op_counts_days: whether the value of @op is a number of days, whatever the field holds. */
gboolean
pursuit_op_counts_days (PursuitOp op)
{
  return op >= PURSUIT_OP_LAST_DAYS && op <= PURSUIT_OP_LATER_DAYS;
}

/** pursuit_op_is_relative: whether @op compares a date with today. */
gboolean
pursuit_op_is_relative (PursuitOp op)
{
  return op >= PURSUIT_OP_LAST_DAYS;
}

/**
 * pursuit_op_get_days:
 * @op: one that pursuit_op_is_relative()
 * @n_days: its value, if it has one
 * @first: (out): the first day that is meant; %PURSUIT_DAY_NONE when there is no first one
 * @last: (out): the last; the same
 */
void
pursuit_op_get_days (PursuitOp op, int n_days, PursuitDay today, PursuitDay *first, PursuitDay *last)
{
  int year, month, day;

  g_return_if_fail (pursuit_op_is_relative (op));

  pursuit_day_to_ymd (today, &year, &month, &day);
  *first = *last = today;
  switch (op)
    {
    case PURSUIT_OP_LAST_DAYS:
      *first = today - n_days;
      break;
    case PURSUIT_OP_NEXT_DAYS:
      *last = today + n_days;
      break;
    case PURSUIT_OP_OLDER_DAYS:
      *first = PURSUIT_DAY_NONE;
      *last = today - n_days - 1;
      break;
    case PURSUIT_OP_LATER_DAYS:
      *first = today + n_days + 1;
      *last = PURSUIT_DAY_NONE;
      break;
    case PURSUIT_OP_THIS_WEEK:
      /* 1970-01-01, day 0, was a Thursday */
      *first = today - (PursuitDay) pursuit_day_get_weekday (today);
      *last = *first + 6;
      break;
    case PURSUIT_OP_THIS_MONTH:
      *first = pursuit_day_from_ymd (year, month, 1);
      *last = pursuit_day_add_months (*first, 1) - 1;
      break;
    case PURSUIT_OP_THIS_QUARTER:
      *first = pursuit_day_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);
      *last = pursuit_day_add_months (*first, 3) - 1;
      break;
    case PURSUIT_OP_THIS_YEAR:
      *first = pursuit_day_from_ymd (year, 1, 1);
      *last = pursuit_day_from_ymd (year, 12, 31);
      break;
    default:
      break;
    }
}

/** pursuit_op_suits: whether values of @field can be compared by @op. */
gboolean
pursuit_op_suits (PursuitOp op, const PursuitField *field)
{
  g_return_val_if_fail ((guint) op < PURSUIT_N_OPS && field != NULL, FALSE);

  if (pursuit_op_is_relative (op))
    return field->type == PURSUIT_FIELD_DATE;
  if (op == PURSUIT_OP_CONTAINS || op == PURSUIT_OP_BEGINS)
    return pursuit_field_is_text (field);
  if (op == PURSUIT_OP_HAS)
    return field->type == PURSUIT_FIELD_SET;
  if (op == PURSUIT_OP_LETTER)
    return field->type == PURSUIT_FIELD_TEXT;
  return TRUE;
}

/**
 * pursuit_field_list_ops:
 * @n_ops: (out)
 *
 * Returns: (array length=n_ops) (transfer none): the operators that a menu offers for @field, the likeliest
 * first; more may suit
 */
const PursuitOp *
pursuit_field_list_ops (const PursuitField *field, guint *n_ops)
{
  static const PursuitOp text[] = { PURSUIT_OP_CONTAINS, PURSUIT_OP_EQ,       PURSUIT_OP_NE,
                                    PURSUIT_OP_BEGINS,   PURSUIT_OP_IS_EMPTY, PURSUIT_OP_IS_SET };
  static const PursuitOp number[] = { PURSUIT_OP_EQ,      PURSUIT_OP_NE,       PURSUIT_OP_LT,
                                      PURSUIT_OP_LE,      PURSUIT_OP_GT,       PURSUIT_OP_GE,
                                      PURSUIT_OP_BETWEEN, PURSUIT_OP_IS_EMPTY, PURSUIT_OP_IS_SET };
  static const PursuitOp date[] = { PURSUIT_OP_LAST_DAYS,  PURSUIT_OP_NEXT_DAYS,  PURSUIT_OP_TODAY,
                                    PURSUIT_OP_THIS_WEEK,  PURSUIT_OP_THIS_MONTH, PURSUIT_OP_THIS_QUARTER,
                                    PURSUIT_OP_THIS_YEAR,  PURSUIT_OP_EQ,         PURSUIT_OP_NE,
                                    PURSUIT_OP_LT,         PURSUIT_OP_LE,         PURSUIT_OP_GT,
                                    PURSUIT_OP_GE,         PURSUIT_OP_BETWEEN,    PURSUIT_OP_OLDER_DAYS,
                                    PURSUIT_OP_LATER_DAYS, PURSUIT_OP_IS_EMPTY,   PURSUIT_OP_IS_SET };
  static const PursuitOp choice[] = { PURSUIT_OP_EQ, PURSUIT_OP_NE, PURSUIT_OP_IS_EMPTY, PURSUIT_OP_IS_SET };
  static const PursuitOp set[] = { PURSUIT_OP_HAS, PURSUIT_OP_EQ, PURSUIT_OP_IS_EMPTY, PURSUIT_OP_IS_SET };
  static const PursuitOp yes_no[] = { PURSUIT_OP_IS_SET, PURSUIT_OP_IS_EMPTY };

  g_return_val_if_fail (field != NULL && n_ops != NULL, NULL);

#define GIVE(array) (*n_ops = G_N_ELEMENTS (array), array)
  switch (field->type)
    {
    case PURSUIT_FIELD_INT:
    case PURSUIT_FIELD_REAL:
    case PURSUIT_FIELD_MONEY:
    case PURSUIT_FIELD_TIME:
      return GIVE (number);
    case PURSUIT_FIELD_DATE:
      return GIVE (date);
    case PURSUIT_FIELD_CHOICE:
    case PURSUIT_FIELD_REF:
      return GIVE (choice);
    case PURSUIT_FIELD_SET:
      return GIVE (set);
    case PURSUIT_FIELD_BOOL:
      return GIVE (yes_no);
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_ANNIVERSARY:
    default:
      if (field->flags & PURSUIT_FIELD_BY_NAME)
        {
          static const PursuitOp name[] = { PURSUIT_OP_EQ, PURSUIT_OP_NE, PURSUIT_OP_CONTAINS,
                                            PURSUIT_OP_IS_EMPTY, PURSUIT_OP_IS_SET };
          return GIVE (name);
        }
      return GIVE (text);
    }
#undef GIVE
}
