/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-field.h"

#include "pursuit-acquaintance.h"
#include "pursuit-activity.h"
#include "pursuit-attachment.h"
#include "pursuit-buying-criterion.h"
#include "pursuit-buying-decision.h"
#include "pursuit-buying-plan.h"
#include "pursuit-buying-stage.h"
#include "pursuit-call-note.h"
#include "pursuit-company-dimension.h"
#include "pursuit-company-share.h"
#include "pursuit-company.h"
#include "pursuit-complaint.h"
#include "pursuit-criterion-score.h"
#include "pursuit-custom-field.h"
#include "pursuit-deal-approval.h"
#include "pursuit-deal-evidence.h"
#include "pursuit-deal-party.h"
#include "pursuit-deal.h"
#include "pursuit-department-check.h"
#include "pursuit-department.h"
#include "pursuit-market-cell.h"
#include "pursuit-market-group.h"
#include "pursuit-member.h"
#include "pursuit-need-version.h"
#include "pursuit-need.h"
#include "pursuit-node-condition.h"
#include "pursuit-participant-value.h"
#include "pursuit-participant.h"
#include "pursuit-participation.h"
#include "pursuit-party-member.h"
#include "pursuit-party.h"
#include "pursuit-person.h"
#include "pursuit-plan-line.h"
#include "pursuit-plan.h"
#include "pursuit-playbook-page.h"
#include "pursuit-process.h"
#include "pursuit-product-in-use.h"
#include "pursuit-quotation.h"
#include "pursuit-rate.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-scorecard-anchor.h"
#include "pursuit-scorecard-criterion.h"
#include "pursuit-scorecard-score.h"
#include "pursuit-scorecard-template.h"
#include "pursuit-scorecard.h"
#include "pursuit-stage-node.h"
#include "pursuit-stage-step.h"
#include "pursuit-stage-work.h"
#include "pursuit-stage.h"
#include "pursuit-trip.h"

#include <glib/gi18n-lib.h>

/**
 * pursuit_entity_find:
 * @name_or_plural: "deal" or "deals"
 *
 * Returns: (transfer none) (nullable): the entity, or %NULL when there is none of that name
 */
const PursuitEntity *
pursuit_entity_find (const char *name_or_plural)
{
  /* clang-format off */
  static const PursuitEntity *const entities[] = {
    &PURSUIT_DEAL_ENTITY,
    &PURSUIT_COMPANY_ENTITY,
    &PURSUIT_PERSON_ENTITY,
    &PURSUIT_ACTIVITY_ENTITY,
    &PURSUIT_MEMBER_ENTITY,
    &PURSUIT_PARTICIPANT_ENTITY,
    &PURSUIT_PROCESS_ENTITY,
    &PURSUIT_STAGE_ENTITY,
    &PURSUIT_BUYING_STAGE_ENTITY,
    &PURSUIT_STAGE_WORK_ENTITY,
    &PURSUIT_CALL_NOTE_ENTITY,
    &PURSUIT_STAGE_NODE_ENTITY,
    &PURSUIT_NODE_CONDITION_ENTITY,
    &PURSUIT_STAGE_STEP_ENTITY,
    &PURSUIT_DEAL_EVIDENCE_ENTITY,
    &PURSUIT_DEAL_APPROVAL_ENTITY,
    &PURSUIT_PARTICIPATION_ENTITY,
    &PURSUIT_PLAYBOOK_PAGE_ENTITY,
    &PURSUIT_NEED_ENTITY,
    &PURSUIT_NEED_VERSION_ENTITY,
    &PURSUIT_BUYING_DECISION_ENTITY,
    &PURSUIT_TRIP_ENTITY,
    &PURSUIT_DEPARTMENT_ENTITY,
    &PURSUIT_DEPARTMENT_CHECK_ENTITY,
    &PURSUIT_ATTACHMENT_ENTITY,
    &PURSUIT_SCORECARD_TEMPLATE_ENTITY,
    &PURSUIT_SCORECARD_CRITERION_ENTITY,
    &PURSUIT_SCORECARD_ANCHOR_ENTITY,
    &PURSUIT_SCORECARD_ENTITY,
    &PURSUIT_SCORECARD_SCORE_ENTITY,
    &PURSUIT_BUYING_CRITERION_ENTITY,
    &PURSUIT_CRITERION_SCORE_ENTITY,
    &PURSUIT_RELATION_ENTITY,
    &PURSUIT_ACQUAINTANCE_ENTITY,
    &PURSUIT_RIVAL_TIE_ENTITY,
    &PURSUIT_PARTY_ENTITY,
    &PURSUIT_PARTY_MEMBER_ENTITY,
    &PURSUIT_PARTICIPANT_VALUE_ENTITY,
    &PURSUIT_PRODUCT_IN_USE_ENTITY,
    &PURSUIT_BUYING_PLAN_ENTITY,
    &PURSUIT_COMPANY_DIMENSION_ENTITY,
    &PURSUIT_DEAL_PARTY_ENTITY,
    &PURSUIT_COMPLAINT_ENTITY,
    &PURSUIT_QUOTATION_ENTITY,
    &PURSUIT_COMPANY_SHARE_ENTITY,
    &PURSUIT_MARKET_GROUP_ENTITY,
    &PURSUIT_MARKET_CELL_ENTITY,
    &PURSUIT_CUSTOM_FIELD_ENTITY,
    &PURSUIT_PLAN_ENTITY,
    &PURSUIT_PLAN_LINE_ENTITY,
    &PURSUIT_RATE_ENTITY,
  };
  /* clang-format on */

  for (guint i = 0; name_or_plural != NULL && i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_equal (entities[i]->name, name_or_plural) ||
          g_str_equal (entities[i]->plural, name_or_plural))
        return entities[i];
    }
  return NULL;
}

/** pursuit_field_is_text: whether the values of @field are stored as text that "contains" can look into. */
gboolean
pursuit_field_is_text (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == PURSUIT_FIELD_TEXT || field->type == PURSUIT_FIELD_CHOICE ||
         field->type == PURSUIT_FIELD_SET || field->type == PURSUIT_FIELD_ANNIVERSARY;
}

/** pursuit_field_get_column: the column that a stored field is kept in. */
const char *
pursuit_field_get_column (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return field->column != NULL ? field->column : field->name;
}

/**
 * pursuit_entity_find_field:
 * @name: of a field, or of the column of a custom field
 *
 * Returns: the index of the field called @name, or -1
 */
int
pursuit_entity_find_field (const PursuitEntity *entity, const char *name)
{
  g_return_val_if_fail (entity != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (g_str_equal (entity->fields[i].name, name))
        return (int) i;
    }
  for (guint i = entity->n_fields - entity->n_custom; i < entity->n_fields; i++)
    {
      if (g_str_equal (entity->fields[i].column, name))
        return (int) i;
    }
  return -1;
}

/**
 * pursuit_field_get_label:
 *
 * Returns: what people call @field: translated, unless users named it, whose word may be another thing's in
 * the program; its name when there is nothing that people call it
 */
const char *
pursuit_field_get_label (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (field->label == NULL)
    return field->name;
  if (field->column != NULL)
    return field->label;
  return field->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, field->context, field->label)
                                : _ (field->label);
}

/** pursuit_choice_get_label: what people call @choice: translated, unless users named it. */
const char *
pursuit_choice_get_label (const PursuitChoice *choice)
{
  g_return_val_if_fail (choice != NULL && choice->label != NULL, NULL);

  return choice->named ? choice->label : _ (choice->label);
}

/**
 * pursuit_choice_label:
 * @choices: ended by a %NULL code
 * @code: (nullable)
 *
 * Returns: (nullable): what people call @code; @code itself when it is not among @choices
 */
const char *
pursuit_choice_label (const PursuitChoice *choices, const char *code)
{
  for (const PursuitChoice *choice = choices; code != NULL && choice != NULL && choice->code != NULL;
       choice++)
    {
      if (g_str_equal (choice->code, code))
        return pursuit_choice_get_label (choice);
    }
  return code;
}

/**
 * pursuit_choice_is_valid:
 *
 * Returns: whether @code is among @choices
 */
gboolean
pursuit_choice_is_valid (const PursuitChoice *choices, const char *code)
{
  for (const PursuitChoice *choice = choices; code != NULL && choice != NULL && choice->code != NULL;
       choice++)
    {
      if (g_str_equal (choice->code, code))
        return TRUE;
    }
  return FALSE;
}
