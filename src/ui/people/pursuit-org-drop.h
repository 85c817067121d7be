/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-people.h"

G_BEGIN_DECLS

typedef enum
{
  PURSUIT_ORG_DROP_NONE,    /* nothing is here */
  PURSUIT_ORG_DROP_REPORT,  /* onto a card: reports to that person, behind the others */
  PURSUIT_ORG_DROP_ORDER,   /* beside a card: reports to the same manager, before or behind that person */
  PURSUIT_ORG_DROP_TOP,     /* on the ground: reports to nobody */
  PURSUIT_ORG_DROP_REFUSED, /* onto a card that cannot be the manager */
} PursuitOrgDropKind;

/**
 * PursuitOrgDrop:
 * @card: index of the card that the pointer is on or beside, or -1
 * @manager: id of who would be the manager; 0 is the top of the chart
 * @before: id of the person who would follow; 0 is the end
 * @line: where the insertion line stands (ORDER), in world pixels
 *
 * What a drop at some place of the chart means.
 */
typedef struct
{
  PursuitOrgDropKind kind;
  gint card;
  gint64 manager;
  gint64 before;
  PursuitBox line;
} PursuitOrgDrop;

PursuitOrgDrop
pursuit_org_drop_find (const PursuitOrgPeople *people,
                       const PursuitOrgChartLayout *layout,
                       gint64 id,
                       double x,
                       double y,
                       gboolean near_top);

G_END_DECLS
