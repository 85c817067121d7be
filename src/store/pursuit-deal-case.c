/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-case.h"

#include "pursuit-select.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/** pursuit_deal_case_free: frees a case. */
void
pursuit_deal_case_free (PursuitDealCase *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->deal);
  g_clear_pointer (&self->book, pursuit_process_book_free);
  g_clear_pointer (&self->rows, pursuit_case_rows_free);
  g_clear_pointer (&self->asked, pursuit_asked_nodes_free);
  g_free (self);
}

static PursuitRecord *
read_record (PursuitDb *db, const PursuitEntity *entity, gint64 id, PursuitDay today, GError **error)
{
  PursuitSelectContext context = { .today = today };
  g_autoptr (GPtrArray) records = pursuit_select_records (db, entity, &context, &id, 1, error);

  if (records == NULL)
    return NULL;
  if (records->len == 0 || records->pdata[0] == NULL)
    {
      g_autofree char *number = g_strdup_printf ("%" PRIi64, id);
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                   _ ("The record is no longer there (%s %s)."), entity->name, number);
      return NULL;
    }
  return g_steal_pointer (&records->pdata[0]); /* the array owns none of them */
}

/**
 * pursuit_deal_case_read:
 * @db: any connection; within a transaction it sees what that has written
 * @today: the day on which the deal is looked at
 *
 * Reads all that the rules ask about one deal.
 *
 * Returns: (transfer full) (nullable): the case
 */
PursuitDealCase *
pursuit_deal_case_read (PursuitDb *db, gint64 deal_id, PursuitDay today, GError **error)
{
  g_autoptr (PursuitDealCase) self = g_new0 (PursuitDealCase, 1);

  self->facts = (PursuitGateFacts) PURSUIT_GATE_FACTS_INIT;
  self->facts.today = today;
  self->deal = read_record (db, &PURSUIT_DEAL_ENTITY, deal_id, today, error);
  if (self->deal == NULL)
    return NULL;
  self->book =
      pursuit_process_book_read (db, pursuit_record_get_int (self->deal, PURSUIT_DEAL_PROCESS_ID), error);
  self->rows = self->book ? pursuit_case_rows_read (db, deal_id, deal_id, today, error) : NULL;
  if (self->rows == NULL)
    return NULL;

  gint64 company_id = pursuit_record_get_int (self->deal, PURSUIT_DEAL_COMPANY_ID);
  g_autoptr (PursuitRecord) company =
      company_id ? read_record (db, &PURSUIT_COMPANY_ENTITY, company_id, today, error) : NULL;
  if (company_id != 0 && company == NULL)
    return NULL;
  pursuit_gate_facts_take_fields (&self->facts, self->deal);
  if (company != NULL)
    pursuit_gate_facts_take_fields (&self->facts, company);
  self->facts.criteria.reason =
      !pursuit_text_is_blank (pursuit_record_get_text (self->deal, PURSUIT_DEAL_CRITERIA_REASON));
  pursuit_case_rows_point (self->rows, deal_id, &self->facts);
  pursuit_case_rows_take_findings (
      self->rows, &self->facts,
      pursuit_process_book_get_degrees (self->book,
                                        pursuit_record_get_int (self->deal, PURSUIT_DEAL_BUYING_STAGE_ID),
                                        pursuit_record_get_int (self->deal, PURSUIT_DEAL_STAGE_ID)));
  if (!pursuit_case_rows_take_criteria (db, deal_id, &self->facts, error))
    return NULL;
  self->asked = pursuit_asked_nodes_new ();
  return g_steal_pointer (&self);
}

/* The check of the nodes of those stages for which @asks says so. */
static PursuitGateResult *
check_nodes (PursuitDealCase *self,
             gboolean (*asks) (PursuitDealCase *self, gint64 stage, gint64 to),
             gint64 to)
{
  pursuit_asked_nodes_clear (self->asked, self->book);
  for (guint i = 0; i < self->book->nodes->len; i++)
    {
      const PursuitKeyNode *node = &g_array_index (self->book->nodes, PursuitKeyNode, i);
      if (asks (self, node->stage, to))
        pursuit_asked_nodes_add (self->asked, node, &self->facts);
    }
  return pursuit_asked_nodes_check (self->asked, &self->facts);
}

static gboolean
step_asks (PursuitDealCase *self, gint64 stage, gint64 to)
{
  return pursuit_transition_asks (self->book->matrix,
                                  pursuit_record_get_int (self->deal, PURSUIT_DEAL_STAGE_ID), to, stage);
}

static gboolean
is_reached (PursuitDealCase *self, gint64 stage, gint64 unused)
{
  return pursuit_process_book_find_stage (self->book, stage)->position <=
         pursuit_record_get_int (self->deal, PURSUIT_DEAL_STAGE_POSITION);
}

/**
 * pursuit_deal_case_check_step:
 *
 * Returns: (transfer full): how the key nodes stand that must be met for the step to @to_stage_id
 */
PursuitGateResult *
pursuit_deal_case_check_step (PursuitDealCase *self, gint64 to_stage_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return check_nodes (self, step_asks, to_stage_id);
}

/**
 * pursuit_deal_case_check_stages:
 *
 * Returns: (transfer full): how the key nodes stand of the present stage and of all before it: what was
 * missed on the way stays missing until it is made up for
 */
PursuitGateResult *
pursuit_deal_case_check_stages (PursuitDealCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return check_nodes (self, is_reached, 0);
}

static gboolean
is_of_stage (PursuitDealCase *self, gint64 stage, gint64 wanted)
{
  return stage == wanted;
}

/** pursuit_deal_case_check_stage: (transfer full): how the key nodes of one stage stand. */
PursuitGateResult *
pursuit_deal_case_check_stage (PursuitDealCase *self, gint64 stage_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return check_nodes (self, is_of_stage, stage_id);
}
