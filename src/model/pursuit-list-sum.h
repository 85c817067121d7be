/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-spec.h"

G_BEGIN_DECLS

/** PURSUIT_N_LETTERS: A to Z and #. */
#define PURSUIT_N_LETTERS 27

/** PursuitListTotal: the amounts of a group: in the home currency, and those of a currency without a rate in
 * their own. */
typedef struct
{
  char currency[4]; /* "": of a number that is no amount */
  gint64 amount;    /* minor units; what is not known counts as none */
  gint64 weighted;  /* deals: by the chance of each */
} PursuitListTotal;

/** PursuitListGroup: the rows of a list that have one value in common. Free with pursuit_list_group_free().
 */
typedef struct
{
  char *value;    /* (nullable): as it is kept: a code, an id, a month “2026-11”; %NULL: not known */
  gint64 count;   /* rows */
  GArray *totals; /* PursuitListTotal; empty when nothing was to be summed */
} PursuitListGroup;

void
pursuit_list_group_free (PursuitListGroup *self);
char *
pursuit_list_group_to_display (const PursuitListGroup *self, const PursuitField *field);
int
pursuit_entity_find_sum_field (const PursuitEntity *entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitListGroup, pursuit_list_group_free)

G_END_DECLS
