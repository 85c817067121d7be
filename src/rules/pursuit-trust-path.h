/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-condition.h"

G_BEGIN_DECLS

/** PursuitTrustKind: the lines that trust can go along. Rivals do not recommend anybody to each other: their
 * lines are not handed in. */
typedef enum
{
  PURSUIT_TRUST_REPORTS,   /* @from reports to @to */
  PURSUIT_TRUST_INFLUENCE, /* @from has influence on @to */
  PURSUIT_TRUST_FRIEND,    /* both ways */
  PURSUIT_N_TRUST_KINDS
} PursuitTrustKind;

/** PursuitTrustVia: how a person of a route stands to the next one. In brackets the code for interfaces. */
typedef enum
{
  PURSUIT_TRUST_VIA_END,           /* end: the last one of the route */
  PURSUIT_TRUST_VIA_REPORTS_TO,    /* reports-to */
  PURSUIT_TRUST_VIA_MANAGES,       /* manages */
  PURSUIT_TRUST_VIA_INFLUENCES,    /* influences */
  PURSUIT_TRUST_VIA_INFLUENCED_BY, /* influenced-by */
  PURSUIT_TRUST_VIA_FRIEND,        /* friend */
  PURSUIT_N_TRUST_VIA
} PursuitTrustVia;

/**
 * PursuitTrustPerson: somebody whom trust may go through.
 *
 * @attitude: in the deal, -2 to 2; %PURSUIT_ATTITUDE_ANY when not known or without a deal
 * @coverage: 0 none to 3 deep
 * @placeholder: nobody knows who it is, so nobody can ask
 */
typedef struct
{
  gint64 person;
  int attitude;
  int coverage;
  gboolean placeholder;
} PursuitTrustPerson;

/** PursuitTrustLine: between two people, by their ids. A line to somebody who was not handed in is ignored.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  PursuitTrustKind kind;
} PursuitTrustLine;

/**
 * PursuitTrustOwner: one of us who knows a person; one row for each member and person.
 *
 * @closeness: as was said of the acquaintance, 1 a little, 2 well, 3 trusted; 0 when nothing was said
 * @meetings: activities done with the person
 * @owns: owns the relation in the deal, and there is one already
 */
typedef struct
{
  gint64 person;
  gint64 member;
  int closeness;
  guint meetings;
  gboolean owns;
} PursuitTrustOwner;

/** PursuitTrustMap: everybody and everything that is known. Nothing is owned. */
typedef struct
{
  const PursuitTrustPerson *people;
  guint n_people;
  const PursuitTrustLine *lines;
  guint n_lines;
  const PursuitTrustOwner *owners;
  guint n_owners;
} PursuitTrustMap;

/** PursuitTrustStep: a person of the route, and how that person stands to the next one. */
typedef struct
{
  gint64 person;
  PursuitTrustVia via;
} PursuitTrustStep;

/**
 * PursuitTrustPath: the way to somebody. Free with pursuit_trust_path_free().
 *
 * @steps: whom to ask, in this order; the last one is the one whom it leads to
 * @cost: of the whole way; see pursuit_trust_path_find()
 * @owner: who of us should begin, and why
 */
typedef struct
{
  PursuitTrustStep *steps;
  guint n_steps;
  guint cost;
  PursuitTrustOwner owner;
} PursuitTrustPath;

PursuitTrustPath *
pursuit_trust_path_find (const PursuitTrustMap *map, gint64 target);
void
pursuit_trust_path_free (PursuitTrustPath *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTrustPath, pursuit_trust_path_free)

const char *
pursuit_trust_via_code (PursuitTrustVia via);
const char *
pursuit_trust_via_label (PursuitTrustVia via);

G_END_DECLS
