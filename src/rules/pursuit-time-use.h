/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/** PursuitTimeClass: what a salesperson's days go to. */
typedef enum
{
  PURSUIT_TIME_A,
  PURSUIT_TIME_B,
  PURSUIT_TIME_C,
  PURSUIT_TIME_D,
  PURSUIT_TIME_NEW, /* customers of grade A or B met for the first time this month */
  PURSUIT_N_TIME_CLASSES
} PursuitTimeClass;

/** PursuitTimeNorm: how many accounts a salesperson keeps in a month, and in how many days; 0: no norm. */
typedef struct
{
  guint accounts;
  double days;
} PursuitTimeNorm;

/** PURSUIT_TIME_NORMS: of each class, as graded selling has it: A 8 in 10 days, B 12 in 4, C 24 in 4, new
 * ones 4 in 2. */
extern const PursuitTimeNorm PURSUIT_TIME_NORMS[PURSUIT_N_TIME_CLASSES];

/**
 * PursuitContact: an activity that was done.
 *
 * @owner: a member's id, 0 for none
 * @company: 0 for none, which is an account of no grade
 * @grade: of the company on that day, 'A' to 'D'; anything else counts as D
 * @first: the day of the first activity ever with this company, by anybody
 * @activity: its id
 */
typedef struct
{
  gint64 owner;
  gint64 company;
  PursuitDay day;
  PursuitDay first;
  char grade;
  gint64 activity;
} PursuitContact;

/**
 * PursuitTimeRow: what one owner did in one month.
 *
 * @month: year × 12 + month − 1
 * @days: how many days went to each class
 * @accounts: how many companies of each class were met; one whose grade changed counts in both
 * @contacts: how many contacts there were with each class
 */
typedef struct
{
  gint64 owner;
  int month;
  double days[PURSUIT_N_TIME_CLASSES];
  guint accounts[PURSUIT_N_TIME_CLASSES];
  guint contacts[PURSUIT_N_TIME_CLASSES];
} PursuitTimeRow;

int
pursuit_time_month (PursuitDay day);
PursuitDay
pursuit_time_month_begin (int month);
PursuitTimeClass
pursuit_time_classify (const PursuitContact *contact);
GArray *
pursuit_time_use_compute (PursuitContact *contacts, gsize n_contacts);
double
pursuit_time_row_get_days (const PursuitTimeRow *row);
guint
pursuit_time_row_get_contacts (const PursuitTimeRow *row);

G_END_DECLS
