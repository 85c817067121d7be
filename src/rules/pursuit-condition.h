/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-field.h"

G_BEGIN_DECLS

/** PursuitConditionKind: what a key node can ask of a deal. The set is closed: there is no expression
 * language. The codes in brackets are what is stored and what templates say. */
typedef enum
{
  PURSUIT_CONDITION_HAS_PERSON,        /* has-person: participants of a role, level, function or attitude */
  PURSUIT_CONDITION_HAS_INSIDER,       /* has-insider: somebody inside tells us what goes on */
  PURSUIT_CONDITION_KEY_PERSONS_MET,   /* key-persons-met: every key person, within a number of days */
  PURSUIT_CONDITION_WEIGHTS_SUM,       /* weights-sum: the decision weights add up */
  PURSUIT_CONDITION_SCORECARD,         /* scorecard-at-least: the latest score by a template */
  PURSUIT_CONDITION_CRITERIA,          /* criteria-known: known, and we are not behind the best rival */
  PURSUIT_CONDITION_FIELD_FILLED,      /* field-filled: a field of the deal or of its company */
  PURSUIT_CONDITION_DOCUMENT_ATTACHED, /* document-attached: files with a tag */
  PURSUIT_CONDITION_APPROVAL_GIVEN,    /* approval-given: granted by a colleague for this node */
  PURSUIT_CONDITION_ACTIVITY_DONE,     /* activity-done: activities of a kind */
  PURSUIT_CONDITION_MANUAL,            /* manual: somebody says so and gives evidence */
  PURSUIT_CONDITION_NO_FINDING, /* no-finding: the map of people does not show one thing, or worse ones */
  PURSUIT_N_CONDITION_KINDS
} PursuitConditionKind;

/** PursuitArgumentType: what a condition's argument is, so that an editor knows what to offer. */
typedef enum
{
  PURSUIT_ARGUMENT_NONE,
  PURSUIT_ARGUMENT_PEOPLE,    /* codes of roles, levels, functions and attitudes; see PursuitPeopleFilter */
  PURSUIT_ARGUMENT_SCORECARD, /* the code of a scorecard template */
  PURSUIT_ARGUMENT_FIELD,     /* ENTITY.FIELD, of the deal or the company */
  PURSUIT_ARGUMENT_TAG,       /* a document's tag: lower case letters, digits and hyphens */
  PURSUIT_ARGUMENT_SUBJECT,   /* what is to be approved, as a code like a tag */
  PURSUIT_ARGUMENT_ACTIVITY,  /* kinds of activity; one of them is enough */
  PURSUIT_ARGUMENT_EVIDENCE,  /* `text`, `file`, or nothing for either */
  PURSUIT_ARGUMENT_FINDING,   /* the code of a finding, or of the least severity that counts */
} PursuitArgumentType;

/**
 * PursuitConditionInfo: a kind of condition, for editors and for messages.
 *
 * @code: as it is stored
 * @label: marked for translation
 * @argument_label: what the argument means, marked for translation; %NULL when there is none
 * @argument_required: whether the argument may not be empty
 * @threshold_label: what the number means, marked for translation; %NULL when there is none
 * @threshold: the number that is taken when none is stored
 * @threshold_min, @threshold_max: the limits of the number, both included
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *argument_label;
  PursuitArgumentType argument;
  gboolean argument_required;
  const char *threshold_label;
  double threshold, threshold_min, threshold_max;
} PursuitConditionInfo;

/**
 * PursuitPeopleFilter: which of the participants are meant. Each is a set of bits, 0 for “no matter which”:
 *
 * @roles: bit i is PURSUIT_ROLES[i]; a person needs one of them
 * @levels: bit i is PURSUIT_LEVELS[i]
 * @functions: bit i is PURSUIT_FUNCTIONS[i]
 * @attitude: the least attitude, -2 to 2; -3 for any, not known included
 *
 * As text, codes of roles, levels, functions and the two words `supporter` (1) and `champion` (2), with
 * commas between them, or `any`. Codes of the same sort are alternatives, those of different sorts must all
 * hold: `decision-maker,purchasing,finance` is a decision maker in purchasing or in finance.
 */
typedef struct
{
  guint roles;
  guint levels;
  guint functions;
  int attitude;
} PursuitPeopleFilter;

#define PURSUIT_ATTITUDE_ANY (-3)

/**
 * PursuitCondition: one condition of a key node, read from its codes. A plain value: it may be copied, and
 * holds nothing that must be freed.
 *
 * @id: of its row, so that somebody can say which one is meant; 0 when it has none
 * @argument: an interned string, "" for none
 * @people: with %PURSUIT_ARGUMENT_PEOPLE
 * @entity, @field: with %PURSUIT_ARGUMENT_FIELD: the entity's descriptor and the field's index in it
 * @findings, @severity: with %PURSUIT_ARGUMENT_FINDING: bit i for the #PursuitFindingCode i, and the least
 *   #PursuitFindingSeverity that counts
 */
typedef struct
{
  gint64 id;
  PursuitConditionKind kind;
  const char *argument;
  double threshold;
  PursuitPeopleFilter people;
  const PursuitEntity *entity;
  guint field;
  guint findings;
  guint severity;
} PursuitCondition;

/**
 * pursuit_condition_info:
 *
 * Returns: (transfer none): what there is to know of a kind; editors go through all kinds up to
 *   PURSUIT_N_CONDITION_KINDS
 */
const PursuitConditionInfo *
pursuit_condition_info (PursuitConditionKind kind);

/**
 * pursuit_condition_parse:
 * @condition: (out caller-allocates): the condition
 * @id: kept with it
 * @kind: a code of the closed set
 * @argument: (nullable): as stored
 * @threshold: as stored; NAN takes the kind's own
 * @error: PURSUIT_ERROR_BAD_VALUE with a sentence that names the code which is not known, the argument that
 * is missing or the limits of the number
 *
 * Reads a condition from its stored form. pursuit_condition_kind_code() and the fields argument and threshold
 * are the way back.
 *
 * Returns: whether it is a condition
 */
gboolean
pursuit_condition_parse (PursuitCondition *condition,
                         gint64 id,
                         const char *kind,
                         const char *argument,
                         double threshold,
                         GError **error);

/** pursuit_condition_kind_code: the code under which @kind is stored. */
const char *
pursuit_condition_kind_code (PursuitConditionKind kind);

/**
 * pursuit_choice_bits:
 * @choices: at most 32
 * @codes: (nullable): codes with commas between them, as in the column `roles`
 *
 * Returns: bit i for choices[i]; codes that are not known give none
 */
guint
pursuit_choice_bits (const PursuitChoice *choices, const char *codes);

G_END_DECLS
