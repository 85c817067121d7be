/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-findings.h"
#include "pursuit-people-map.h"
#include "pursuit-trust-path.h"

G_BEGIN_DECLS

/** PURSUIT_TRUST_DAYS: who was not met for more days does not remember us, unless somebody says so. */
#define PURSUIT_TRUST_DAYS 365

/**
 * PursuitMapFacts: what findings and figures are made of, taken from a map of people; valid as long as the
 * map is. Clear with pursuit_map_facts_clear().
 */
typedef struct
{
  PursuitPeopleFacts facts;
  /*< private >*/
  GArray *people; /* PursuitGatePerson */
  GArray *ties;   /* PursuitGateTie */
} PursuitMapFacts;

void
pursuit_map_facts_take (PursuitMapFacts *self, const PursuitPeopleMap *map);
void
pursuit_map_facts_clear (PursuitMapFacts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitMapFacts, pursuit_map_facts_clear)

gint64
pursuit_map_find_decider (const PursuitPeopleMap *map);
PursuitTrustPath *
pursuit_map_find_path (const PursuitPeopleMap *map, gint64 person_id);

G_END_DECLS
