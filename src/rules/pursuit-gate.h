/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-company.h"
#include "pursuit-condition.h"
#include "pursuit-day.h"
#include "pursuit-deal.h"

#include <math.h>

G_BEGIN_DECLS

/**
 * PursuitGatePerson: a participant of the deal. Nothing is owned.
 *
 * @person: the person's id
 * @name: (nullable): only the words of findings need it
 * @roles, @level, @function: bits as in #PursuitPeopleFilter, from pursuit_choice_bits(); 0 when not known
 * @attitude: -2 to 2; %PURSUIT_ATTITUDE_ANY when not known
 * @weight: in the decision, per cent, 0 to 100; -1 when not known
 * @last_met: of the activities done with this person in any deal, the latest; or %PURSUIT_DAY_NONE
 * @met_here: likewise, but of this deal or of none
 * @contacts: how often one of us met the person, of this deal or of none
 * @placeholder: somebody who must be there, but nobody knows who it is
 * @outside: of the buying centre: neither weight nor contacts count, an insider does
 */
typedef struct
{
  gint64 person;
  const char *name;
  guint roles;
  guint level;
  guint function;
  int attitude;
  int weight;
  gboolean insider;
  PursuitDay last_met;
  PursuitDay met_here;
  guint contacts;
  gboolean placeholder;
  gboolean outside;
} PursuitGatePerson;

/** PursuitGateTie: somebody of @competitor (not owned) knows @person; @closeness: 1 a little to 3 trusted. */
typedef struct
{
  gint64 person;
  const char *competitor;
  int closeness;
} PursuitGateTie;

/** PursuitGateScore: the deal's latest total by a scorecard template, 0 to 5. @template_code is not owned. */
typedef struct
{
  const char *template_code;
  double total;
} PursuitGateScore;

/**
 * PursuitGateCriteria: the customer's buying criteria.
 *
 * @known: how many criteria are written down
 * @our_score, @best_rival: weighted totals, 0 to 5; NAN when nothing is scored (no rival known)
 * @reason: whether a reason to go on in spite of a lower score is recorded
 */
typedef struct
{
  guint known;
  double our_score;
  double best_rival;
  gboolean reason;
} PursuitGateCriteria;

/** PursuitApprovalState: in the order of the codes pending, granted, refused, withdrawn. */
typedef enum
{
  PURSUIT_APPROVAL_PENDING,
  PURSUIT_APPROVAL_GRANTED,
  PURSUIT_APPROVAL_REFUSED,
  PURSUIT_APPROVAL_WITHDRAWN,
  PURSUIT_APPROVAL_NONE, /* never asked for */
} PursuitApprovalState;

/** PursuitGateApproval: one request for approval of a key node; of several for a node the last one counts,
 * unless one was granted. */
typedef struct
{
  gint64 node;
  PursuitApprovalState state;
} PursuitGateApproval;

/** PursuitGateActivity: @kind is a code of PURSUIT_ACTIVITY_KINDS, not owned; @done is %PURSUIT_DAY_NONE
 * while it is only planned. */
typedef struct
{
  const char *kind;
  PursuitDay done;
} PursuitGateActivity;

/** PursuitGateDocument: an attachment; its tag is not owned and may be %NULL. */
typedef struct
{
  const char *tag;
} PursuitGateDocument;

/** PursuitGateEvidence: what somebody gave as evidence of a key node. */
typedef struct
{
  gint64 node;
  gboolean text;
  gboolean file;
} PursuitGateEvidence;

/* Words of 64 bits that hold one bit a field of an entity. */
#define PURSUIT_GATE_FIELD_WORDS 3

/**
 * PursuitGateFacts: all that the gates ask about one deal. Nothing in it is owned; whoever loads it keeps the
 * arrays as long as it is used. An array may be %NULL when its count is 0.
 *
 * @findings: what pursuit_people_find() says of these people, the worst first
 * @deal_fields, @company_fields: bit i % 64 of word i / 64 is set when field i of the entity has a value;
 *   pursuit_gate_facts_take_fields() sets them from a record
 * @today: the day on which the deal is looked at
 */
typedef struct
{
  const PursuitGatePerson *people;
  guint n_people;
  const struct _PursuitFinding *findings;
  guint n_findings;
  const PursuitGateScore *scores;
  guint n_scores;
  PursuitGateCriteria criteria;
  guint64 deal_fields[PURSUIT_GATE_FIELD_WORDS];
  guint64 company_fields[PURSUIT_GATE_FIELD_WORDS];
  const PursuitGateDocument *documents;
  guint n_documents;
  const PursuitGateApproval *approvals;
  guint n_approvals;
  const PursuitGateActivity *activities;
  guint n_activities;
  const PursuitGateEvidence *evidence;
  guint n_evidence;
  PursuitDay today;
} PursuitGateFacts;

/** PURSUIT_GATE_FACTS_INIT: facts of a deal of which nothing is known. */
#define PURSUIT_GATE_FACTS_INIT                                                                              \
  {                                                                                                          \
    .criteria = {.our_score = NAN, .best_rival = NAN }                                                       \
  }

/**
 * PursuitKeyNode: a milestone at the end of a stage; met when all its conditions are. Nothing is owned.
 *
 * @stage: the stage that ends in it
 * @code: within the stage
 * @name: (nullable): for sentences
 */
typedef struct
{
  gint64 id;
  gint64 stage;
  const char *code;
  const char *name;
  const PursuitCondition *conditions;
  guint n_conditions;
} PursuitKeyNode;

/** PursuitUnmetCode: what is wrong with a condition that is not met. */
typedef enum
{
  PURSUIT_UNMET_TOO_FEW, /* @have people, documents or activities of @need */
  PURSUIT_UNMET_NONE,    /* there is none at all: insider, score, value, evidence, key person, approval */
  PURSUIT_UNMET_NOT_MET, /* @have of @need key persons were met in time; @person is the first that was not */
  PURSUIT_UNMET_SUM,     /* the weights add up to @have instead of @need */
  PURSUIT_UNMET_TOO_LOW, /* the score is @have, below @need */
  PURSUIT_UNMET_NOT_SCORED, /* the criteria are known, but our score is not */
  PURSUIT_UNMET_BEHIND,     /* our score @have is below the best rival's, @need, and no reason is recorded */
  PURSUIT_UNMET_PENDING,    /* approval is asked for, but not given yet */
  PURSUIT_UNMET_REFUSED,    /* approval was refused */
  PURSUIT_UNMET_WRONG_SORT, /* there is evidence, but not of the sort that the condition asks for */
  PURSUIT_UNMET_FOUND,      /* @have findings, the worst about @person */
} PursuitUnmetCode;

/** PursuitUnmet: a condition that is not met, as codes and numbers. Holds nothing that must be freed. */
typedef struct
{
  gint64 node;
  PursuitCondition condition;
  PursuitUnmetCode code;
  double have;
  double need;
  gint64 person;
} PursuitUnmet;

/** PursuitNodeState: @n_unmet conditions of the node are not met, from @first_unmet in the result's list. */
typedef struct
{
  gint64 node;
  gint64 stage;
  gboolean met;
  guint first_unmet;
  guint n_unmet;
} PursuitNodeState;

/**
 * PursuitGateResult: the nodes in the order in which they were asked, and all their unmet conditions in the
 * order of nodes and conditions.
 *
 * @n_missing: how many of the nodes are not met
 */
typedef struct
{
  PursuitNodeState *nodes;
  guint n_nodes;
  PursuitUnmet *unmet;
  guint n_unmet;
  guint n_missing;
} PursuitGateResult;

/** PursuitGateAction: what meets a condition. */
typedef enum
{
  PURSUIT_GATE_ACTION_ADD_PERSON,    /* add-person */
  PURSUIT_GATE_ACTION_MARK_INSIDER,  /* mark-insider */
  PURSUIT_GATE_ACTION_LOG_ACTIVITY,  /* log-activity */
  PURSUIT_GATE_ACTION_SET_WEIGHTS,   /* set-weights */
  PURSUIT_GATE_ACTION_SCORE,         /* score */
  PURSUIT_GATE_ACTION_EDIT_CRITERIA, /* edit-criteria */
  PURSUIT_GATE_ACTION_FILL_FIELD,    /* fill-field */
  PURSUIT_GATE_ACTION_ATTACH,        /* attach */
  PURSUIT_GATE_ACTION_ASK_APPROVAL,  /* ask-approval */
  PURSUIT_GATE_ACTION_CONFIRM,       /* confirm */
  PURSUIT_GATE_ACTION_SHOW_PEOPLE,   /* show-people */
  PURSUIT_N_GATE_ACTIONS
} PursuitGateAction;

/**
 * pursuit_gate_facts_take_fields:
 * @record: (nullable): a deal or a company
 *
 * Notes which fields of @record have a value: text that is not empty, and any other value that is known. The
 * store calls it once for the deal and once for its company.
 */
void
pursuit_gate_facts_take_fields (PursuitGateFacts *facts, PursuitRecord *record);

/** pursuit_gate_facts_set_field: notes that field @field of @entity (the deal's or the company's) has a
 * value. */
void
pursuit_gate_facts_set_field (PursuitGateFacts *facts, const PursuitEntity *entity, guint field);

/**
 * pursuit_gate_facts_has_field:
 * @entity: the deal's or the company's
 * @field: an index in it
 *
 * Returns: whether the field has a value
 */
gboolean
pursuit_gate_facts_has_field (const PursuitGateFacts *facts, const PursuitEntity *entity, guint field);

/** pursuit_condition_asks_for: whether @finding is one that the condition, of no-finding, does not stand. */
gboolean
pursuit_condition_asks_for (const PursuitCondition *condition, const struct _PursuitFinding *finding);

/** pursuit_gate_person_is_key: whether this is a key person: of the buying centre, and a decision maker by
 * role, or of some weight. */
gboolean
pursuit_gate_person_is_key (const PursuitGatePerson *person);

/**
 * pursuit_gate_check:
 * @nodes: (array length=n_nodes): the key nodes that are asked about, of one stage or of several
 * @facts: what is known of the deal
 *
 * A node without conditions is met. Looks at every condition, so that all that is missing can be said at
 * once.
 *
 * Returns: (transfer full): free with pursuit_gate_result_free()
 */
PursuitGateResult *
pursuit_gate_check (const PursuitKeyNode *nodes, guint n_nodes, const PursuitGateFacts *facts);

void
pursuit_gate_result_free (PursuitGateResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitGateResult, pursuit_gate_result_free)

/**
 * pursuit_gate_explain:
 * @unmet: what is not met
 * @name: (nullable): what people call the thing that the argument points to (the scorecard, the document), if
 *   the caller knows it; else the program's own name for a code that it ships, or the code
 * @action: (out) (optional): what meets it
 *
 * Returns: (transfer full): a translated sentence for the user
 */
char *
pursuit_gate_explain (const PursuitUnmet *unmet, const char *name, PursuitGateAction *action);

/** pursuit_gate_action_code: the code of @action, as interfaces name it. */
const char *
pursuit_gate_action_code (PursuitGateAction action);

/** pursuit_gate_action_label: (transfer none): the translated words for a button that starts @action. */
const char *
pursuit_gate_action_label (PursuitGateAction action);

/**
 * pursuit_unmet_to_code:
 *
 * Returns: (transfer full): @unmet as one line of text for storage with an event: the node's id, the
 *   condition's id, kind, argument and threshold, what is wrong, have, need and person, with a tab between
 *   them. The same in every language.
 */
char *
pursuit_unmet_to_code (const PursuitUnmet *unmet);

/**
 * pursuit_unmet_from_code:
 * @unmet: (out caller-allocates): what pursuit_unmet_to_code() wrote
 * @error: PURSUIT_ERROR_BAD_VALUE when @line is something else
 */
gboolean
pursuit_unmet_from_code (PursuitUnmet *unmet, const char *line, GError **error);

/* The document tags, subjects of approval and scorecards that the shipped processes use, for choosers. Users
 * may have others. */
extern const PursuitChoice PURSUIT_DOCUMENT_TAGS[];
extern const PursuitChoice PURSUIT_APPROVAL_SUBJECTS[];
extern const PursuitChoice PURSUIT_SCORECARD_CODES[];

G_END_DECLS
