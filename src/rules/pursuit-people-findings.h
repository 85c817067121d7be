/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-gate.h"
#include "pursuit-participation.h"

G_BEGIN_DECLS

/** PURSUIT_FINDING_DAYS: a key person who was not met for more days is out of touch; contact breadth counts
 * the same days. */
#define PURSUIT_FINDING_DAYS 30
/** PURSUIT_FINDING_SINGLE_DAYS: of so many days the contacts are looked at that may all be with one person.
 */
#define PURSUIT_FINDING_SINGLE_DAYS 60
/** PURSUIT_FINDING_HEAVY_WEIGHT: a key person with a smaller weight, in per cent, is worth a hint only. */
#define PURSUIT_FINDING_HEAVY_WEIGHT 10
/** PURSUIT_FINDING_LOOKED: while fewer people are known, it is no wonder that none of them is against us. */
#define PURSUIT_FINDING_LOOKED 3

/** PursuitFindingSeverity: the worst first, so that the smaller one is shown first. */
typedef enum
{
  PURSUIT_SEVERITY_DANGER,  /* danger */
  PURSUIT_SEVERITY_WARNING, /* warning */
  PURSUIT_SEVERITY_HINT,    /* hint */
  PURSUIT_N_SEVERITIES
} PursuitFindingSeverity;

/** PursuitFindingCode: what can be read from the map of people. In brackets the code that interfaces use. */
typedef enum
{
  PURSUIT_FINDING_NO_DECISION_MAKER,  /* no-decision-maker: @person could be; 0 for nobody */
  PURSUIT_FINDING_DECISION_NOT_MET,   /* decision-not-met: @person of the decision level, never */
  PURSUIT_FINDING_NO_INSIDER,         /* no-insider: @person may be one; 0 for nobody */
  PURSUIT_FINDING_KIND_UNCOVERED,     /* kind-uncovered: of @kind nobody is known, and the stage needs it */
  PURSUIT_FINDING_NOBODY_AGAINST,     /* nobody-against: of @have; what @person thinks nobody knows */
  PURSUIT_FINDING_OPPONENTS_OUTWEIGH, /* opponents-outweigh: @have against @need per cent; @person the
                                         weightiest */
  PURSUIT_FINDING_SINGLE_THREADED,    /* single-threaded: all contacts of @need days with @person */
  PURSUIT_FINDING_KEY_PERSON_NOT_MET, /* key-person-not-met: for @have days, more than @need; -1 for never */
  PURSUIT_FINDING_WEIGHTS_SUM,        /* weights-sum: @have instead of @need per cent; @person has none */
  PURSUIT_FINDING_RIVAL_TIE,          /* rival-tie: of @competitor's people with @person, who decides */
  PURSUIT_FINDING_PLACEHOLDER,        /* placeholder: @person holds a place, and nobody knows who it is */
  PURSUIT_N_FINDINGS
} PursuitFindingCode;

/** PursuitFindingAction: what helps. In brackets the code that interfaces use. */
typedef enum
{
  PURSUIT_FINDING_ACTION_ADD_PERSON,    /* add-person */
  PURSUIT_FINDING_ACTION_SET_ROLE,      /* set-role */
  PURSUIT_FINDING_ACTION_LOG_VISIT,     /* log-visit */
  PURSUIT_FINDING_ACTION_MARK_INSIDER,  /* mark-insider */
  PURSUIT_FINDING_ACTION_SET_ATTITUDES, /* set-attitudes */
  PURSUIT_FINDING_ACTION_SET_WEIGHTS,   /* set-weights */
  PURSUIT_FINDING_ACTION_OPEN_RELATION, /* open-relation */
  PURSUIT_FINDING_ACTION_NAME_PERSON,   /* name-person */
  PURSUIT_N_FINDING_ACTIONS
} PursuitFindingAction;

/** PURSUIT_N_PEOPLE_KINDS: how many codes PURSUIT_PEOPLE_KINDS has. */
#define PURSUIT_N_PEOPLE_KINDS 6

/**
 * PursuitPeopleFacts: the map of people of a deal; or, without a deal, of a company. Nothing is owned.
 *
 * @people: without a deal only person, name, level, function, placeholder and met_here (in any deal) are
 * known
 * @in_deal: %FALSE leaves out whatever belongs to a deal: roles, weights, attitudes, insiders and stages
 * @degrees: what people of each kind have to do in the customer's buying stage: for each of
 *   PURSUIT_PEOPLE_KINDS a pursuit_participation_degree(); all 0 when the stage is not known
 */
typedef struct
{
  const PursuitGatePerson *people;
  guint n_people;
  const PursuitGateTie *ties;
  guint n_ties;
  int degrees[PURSUIT_N_PEOPLE_KINDS];
  gboolean in_deal;
  PursuitDay today;
} PursuitPeopleFacts;

/**
 * PursuitFinding: one thing that is wrong, as codes and numbers; holds nothing that must be freed.
 *
 * @person: whom it is about, and whom the action is for; 0 for nobody
 * @name, @competitor: (nullable): from the facts, valid as long as they are
 * @kind: an index in PURSUIT_PEOPLE_KINDS
 * @in_deal: contacts of other deals do not count
 * @have, @need: see #PursuitFindingCode
 */
typedef struct _PursuitFinding
{
  PursuitFindingCode code;
  PursuitFindingSeverity severity;
  PursuitFindingAction action;
  gint64 person;
  const char *name;
  const char *competitor;
  guint kind;
  gboolean in_deal;
  int have;
  int need;
} PursuitFinding;

/**
 * PursuitPeopleFigures: plain figures of the buying centre; without a deal, of the company, without weights.
 *
 * @deciders, @deciders_met: people of the decision level, placeholders too; those whom one of us met ever
 * @ours, @neutral, @against: weights, in per cent, by attitude; of an attitude that nobody knows, nowhere
 * @weighed: all weights
 * @people, @recent: people who are known; those of them met within %PURSUIT_FINDING_DAYS days
 */
typedef struct
{
  guint deciders;
  guint deciders_met;
  int ours;
  int neutral;
  int against;
  int weighed;
  guint people;
  guint recent;
} PursuitPeopleFigures;

PursuitPeopleFacts
pursuit_people_facts_of_deal (const PursuitGateFacts *deal,
                              const PursuitGateTie *ties,
                              guint n_ties,
                              const int *degrees);
GArray *
pursuit_people_find (const PursuitPeopleFacts *facts);
PursuitPeopleFigures
pursuit_people_count (const PursuitPeopleFacts *facts);

char *
pursuit_finding_explain (const PursuitFinding *finding);
char *
pursuit_finding_to_code (const PursuitFinding *finding, PursuitDay today);
char *
pursuit_finding_explain_code (const char *line, PursuitDay today);
const char *
pursuit_finding_code (PursuitFindingCode code);
gboolean
pursuit_finding_from_code (const char *text, PursuitFindingCode *code);
const char *
pursuit_finding_label (PursuitFindingCode code);
const char *
pursuit_finding_severity_code (PursuitFindingSeverity severity);
gboolean
pursuit_finding_severity_from_code (const char *text, PursuitFindingSeverity *severity);
const char *
pursuit_finding_severity_label (PursuitFindingSeverity severity);
const char *
pursuit_finding_action_code (PursuitFindingAction action);
const char *
pursuit_finding_action_label (PursuitFindingAction action);

G_END_DECLS
