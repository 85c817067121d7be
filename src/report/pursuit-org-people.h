/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-chart.h"
#include "pursuit-participant.h"
#include "pursuit-people-map.h"
#include "pursuit-person.h"

G_BEGIN_DECLS

/** The lanes of a chart, top first. */
enum
{
  PURSUIT_ORG_LANE_DECISION,
  PURSUIT_ORG_LANE_MANAGEMENT,
  PURSUIT_ORG_LANE_OPERATING,
  PURSUIT_ORG_N_LANES
};

/**
 * PursuitOrgPeople:
 *
 * The people of one chart as the chart needs them: cards, who reports to whom, and those who are not on the
 * chart. Made from the session's records once, then only read, so that widgets may share it. Counted
 * references. For the thread of the window alone.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  PursuitIdIndex *index; /* of the cards */
  GHashTable *participants;
  GPtrArray *lists;  /* those that cards point to; shared with the people before a change */
  GPtrArray *source; /* owns the records, as the map does */
  /*< public, read-only >*/
  guint n_cards;
  PursuitOrgCard *cards; /* those on the chart, siblings in their order */
  gint *parent;          /* index of each card's manager, or -1 */
  guint *n_reports;      /* how many report to each directly */
  GPtrArray *placed;     /* PursuitPerson of each card */
  GPtrArray *unplaced;   /* PursuitPerson, not on the chart */
  PursuitPeopleMap *map; /* what these and the following come from; all NULL when made without a map */
  gboolean matters;      /* those who matter in the customer's buying stage stand out */
  guint8 *columns;       /* of the leaf reports of each, 0: as fits */
  guint8 *assistants;    /* whether each stands beside the manager's stem */
  guint n_relations;
  PursuitOrgRelation *relations; /* lines between cards */
} PursuitOrgPeople;

PursuitOrgPeople *
pursuit_org_people_new (GPtrArray *people, GHashTable *participants);
PursuitOrgPeople *
pursuit_org_people_new_of_map (PursuitPeopleMap *map, gboolean matters);
PursuitOrgPeople *
pursuit_org_people_new_after (PursuitOrgPeople *before, PursuitPeopleMap *map, gboolean matters);
PursuitOrgPeople *
pursuit_org_people_ref (PursuitOrgPeople *self);
void
pursuit_org_people_unref (PursuitOrgPeople *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitOrgPeople, pursuit_org_people_unref)

void
pursuit_org_people_get_chart (const PursuitOrgPeople *self, PursuitOrgChartData *data);
gint
pursuit_org_people_find (const PursuitOrgPeople *self, gint64 id);
PursuitPerson *
pursuit_org_people_get_person (const PursuitOrgPeople *self, gint64 id);
PursuitParticipant *
pursuit_org_people_get_participant (const PursuitOrgPeople *self, gint64 id);
gint64
pursuit_org_people_id_at (const PursuitOrgPeople *self, gint index);
gboolean
pursuit_org_people_is_guest (const PursuitOrgPeople *self, gint64 id);
gboolean
pursuit_org_people_is_below (const PursuitOrgPeople *self, gint64 id, gint64 above);
guint
pursuit_org_people_count_below (const PursuitOrgPeople *self, gint64 id);
char *
pursuit_org_people_why_not (const PursuitOrgPeople *self, gint64 id, gint64 manager);
gint
pursuit_org_people_sibling (const PursuitOrgPeople *self, gint index, int steps);
gint64
pursuit_org_people_search (const PursuitOrgPeople *self, const char *text);
char *
pursuit_org_people_describe (const PursuitOrgPeople *self, gint index);
gboolean
pursuit_org_card_equal (const PursuitOrgCard *a, const PursuitOrgCard *b);
const char *
pursuit_org_attitude_label (int attitude);
const char *
pursuit_org_coverage_label (int coverage);
const char *const *
pursuit_org_lane_names (void);

G_END_DECLS
