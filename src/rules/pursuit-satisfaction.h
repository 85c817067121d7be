/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_SATISFIED: from so much on, of 5, a customer counts as satisfied: nearer to 4 than to 3. */
#define PURSUIT_SATISFIED 3.5

/** PURSUIT_MOST_SATISFIED: the upper end of that scale. */
#define PURSUIT_MOST_SATISFIED 5.0

/** PursuitCare: the four groups of customers by the amount they bought and their satisfaction. */
typedef enum
{
  PURSUIT_CARE_ASSURE, /* high amount, low satisfaction */
  PURSUIT_CARE_STAFF,  /* high, high */
  PURSUIT_CARE_INFORM, /* low, low */
  PURSUIT_CARE_CREATE, /* low amount, high satisfaction */
  PURSUIT_N_CARES
} PursuitCare;

gint64
pursuit_satisfaction_find_high_amount (const gint64 *amounts, guint n_amounts);
PursuitCare
pursuit_satisfaction_get_care (gint64 amount, gint64 high_amount, double satisfaction);
const char *
pursuit_care_get_label (PursuitCare care);
const char *
pursuit_care_get_measure (PursuitCare care);

G_END_DECLS
