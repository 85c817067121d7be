/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-custom.h"
#include "pursuit-run-customer.h"
#include "pursuit-run-plan.h"
#include "pursuit-run-private.h"
#include "pursuit-run-process.h"

#include "pursuit-money.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* What people call a row: its name, title or subject. */
static const char *
name_of (PursuitRow *row)
{
  static const char *const columns[] = { "name", "title", "subject", "label" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *name = pursuit_row_get_text (row, columns[i]);
      if (name != NULL)
        return name;
    }
  return "";
}

static gboolean
is_entity (PursuitRun *run, const char *name)
{
  return g_str_equal (pursuit_command_get_entity (run->command)->name, name);
}

/* Required fields that neither the user nor a default filled. */
static gboolean
check_required (const PursuitEntity *entity, PursuitRow *row, GError **error)
{
  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      if ((field->flags & PURSUIT_FIELD_REQUIRED) && (field->flags & PURSUIT_FIELD_STORED) &&
          pursuit_text_is_blank (pursuit_row_get_text (row, pursuit_field_get_column (field))))
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” must not be empty."),
                       pursuit_field_get_label (field));
          return FALSE;
        }
    }
  return TRUE;
}

/** pursuit_run_new: makes a record; a deal gets its place and its first event, an activity its day. */
gboolean
pursuit_run_new (PursuitRun *run, GError **error)
{
  const PursuitEntity *entity = pursuit_command_get_entity (run->command);
  g_autoptr (PursuitRow) row =
      pursuit_run_row_of_fields (run, pursuit_command_get_fields (run->command), error);

  if (row == NULL)
    return FALSE;
  if (is_entity (run, "activity"))
    return pursuit_run_log (run, error);
  if (is_entity (run, "participant"))
    return pursuit_run_new_participant (run, row, error);
  if (is_entity (run, "deal") && !pursuit_run_prepare_deal (run, row, error))
    return FALSE;
  if (is_entity (run, "person") && !pursuit_run_prepare_person (run, row, error))
    return FALSE;
  if (is_entity (run, "playbook_page"))
    pursuit_run_prepare_page (run, row);
  if (is_entity (run, "company") && pursuit_row_get_text (row, "currency") == NULL)
    {
      g_autofree char *currency = pursuit_store_get_setting (run->db, "currency");
      pursuit_row_set_text (row, "currency", currency ? currency : "CNY");
    }
  if (!pursuit_run_check_tie (run, NULL, row, error) ||
      !pursuit_run_check_company_file (run, NULL, row, error) ||
      !pursuit_run_check_plan (run, NULL, row, error) || !pursuit_run_check_rate (run, NULL, row, error) ||
      (is_entity (run, "custom_field") && !pursuit_run_prepare_custom (run, row, error)) ||
      !pursuit_run_prepare_part (run, row, error) || !check_required (entity, row, error) ||
      !pursuit_run_check_organisation (run, NULL, row, error) ||
      !pursuit_run_check_own_grade (NULL, row, error))
    return FALSE;

  run->record_id = pursuit_txn_insert (run->txn, entity->name, row, error);
  if (pursuit_row_get (run->args, "name") == NULL)
    pursuit_row_set_text (run->args, "name", name_of (row));
  if (run->record_id == 0)
    return FALSE;
  if (is_entity (run, "deal"))
    return pursuit_run_finish_new_deal (run, run->record_id, error);
  if ((is_entity (run, "company") && !pursuit_run_note_owner (run, run->record_id, NULL, row, error)) ||
      !pursuit_run_finish_part (run, run->record_id, error) ||
      !pursuit_run_name_tie (run, run->record_id, error))
    return FALSE;
  return pursuit_run_also_participant (run, run->record_id, error) &&
         pursuit_run_also_photo (run, run->record_id, error);
}

/* Tens to the number of @digits. */
static gint64
minor_per_unit (int digits)
{
  gint64 factor = 1;

  for (int i = 0; i < digits; i++)
    factor *= 10;
  return factor;
}

/* Another currency may have another minor unit: amounts that are not given anew keep their number of whole
 * units. */
static void
rescale_amounts (const PursuitEntity *entity, PursuitRow *old, PursuitRow *changes)
{
  const char *currency = pursuit_row_get_text (changes, "currency");
  gint64 from = minor_per_unit (pursuit_currency_digits (pursuit_row_get_text (old, "currency")));
  gint64 to = minor_per_unit (pursuit_currency_digits (currency));

  for (guint i = 0; currency != NULL && from != to && i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      const char *column = pursuit_field_get_column (field);
      if (field->type != PURSUIT_FIELD_MONEY || !(field->flags & PURSUIT_FIELD_STORED) ||
          !(field->flags & PURSUIT_FIELD_EDIT) || pursuit_row_get (changes, column) != NULL)
        continue;
      const PursuitValue *amount = pursuit_row_get (old, column);
      if (amount == NULL || amount->kind != PURSUIT_VALUE_INT)
        continue;
      /* half away from zero where decimals go */
      gint64 half = from > to ? (amount->i < 0 ? -from / to / 2 : from / to / 2) : 0;
      pursuit_row_set_int (changes, column,
                           from > to ? (amount->i + half) / (from / to) : amount->i * (to / from));
    }
}

/** pursuit_run_set: changes fields of a record. */
gboolean
pursuit_run_set (PursuitRun *run, GError **error)
{
  const PursuitEntity *entity = pursuit_command_get_entity (run->command);
  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 ver = pursuit_command_get_int (run->command, "ver");
  g_autoptr (PursuitRow) old = pursuit_txn_read (run->txn, entity->name, id, error);
  g_autoptr (PursuitRow) changes =
      old ? pursuit_run_row_of_fields (run, pursuit_command_get_fields (run->command), error) : NULL;

  if (changes == NULL)
    return FALSE;
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", name_of (old));
  if (pursuit_row_get_length (changes) == 1)
    pursuit_row_set_text (run->args, "field", pursuit_row_get_column (changes, 0));
  rescale_amounts (entity, old, changes);
  if (is_entity (run, "custom_field") && !pursuit_run_check_custom (run, old, changes, error))
    return FALSE;
  if (is_entity (run, "playbook_page"))
    pursuit_run_change_page (run, changes);
  if (is_entity (run, "participation"))
    pursuit_run_change_participation (changes);
  if (is_entity (run, "deal"))
    return pursuit_run_set_deal (run, id, ver, changes, error);
  if (is_entity (run, "participant"))
    return pursuit_run_set_participant (run, old, ver, changes, error);
  if (!pursuit_run_check_tie (run, old, changes, error) ||
      !pursuit_run_check_part (run, old, changes, error) ||
      !pursuit_run_check_company_file (run, old, changes, error) ||
      !pursuit_run_check_plan (run, old, changes, error) ||
      !pursuit_run_check_rate (run, old, changes, error) ||
      !pursuit_run_check_organisation (run, old, changes, error))
    return FALSE;

  if (is_entity (run, "person") && pursuit_row_get_int (changes, "reports_to") != 0)
    {
      if (!pursuit_run_check_manager (run, id, pursuit_row_get_int (changes, "reports_to"), error))
        return FALSE;
      pursuit_row_set_int (changes, "on_chart", 1);
    }
  if (is_entity (run, "department") && !pursuit_run_rename_department (run, old, changes, error))
    return FALSE;
  if (is_entity (run, "company") && (!pursuit_run_check_own_grade (old, changes, error) ||
                                     !pursuit_run_note_owner (run, id, old, changes, error)))
    return FALSE;
  return pursuit_txn_update (run->txn, entity->name, id, ver, changes, error) &&
         pursuit_run_finish_part (run, id, error) && pursuit_run_name_tie (run, id, error) &&
         pursuit_run_also_participant (run, id, error) && pursuit_run_also_photo (run, id, error);
}

static gboolean
delete_activity_links (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_delete_all (run, "call-notes-of-activity", id, "call_note", error) &&
         pursuit_run_delete_all (run, "people-of-activity", id, "activity_person", error) &&
         pursuit_run_delete_all (run, "members-of-activity", id, "activity_member", error);
}

/* Those who reported to a person who goes report to that person's manager. */
static gboolean
hand_reports_up (PursuitRun *run, PursuitRow *person, GError **error)
{
  g_autoptr (GArray) ids =
      pursuit_find_ids (run->db, "reports-of-person", pursuit_row_get_int (person, "id"), error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set (row, "reports_to", pursuit_row_get (person, "reports_to"));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!pursuit_txn_update (run->txn, "person", g_array_index (ids, gint64, i), 0, row, error))
        return FALSE;
    }
  return ids != NULL;
}

/* What hangs on the record goes or is let go, so that nothing else is lost. */
static gboolean
detach (PursuitRun *run, const char *entity, PursuitRow *row, gint64 id, GError **error)
{
  if (g_str_equal (entity, "playbook_page"))
    return pursuit_run_check_delete_page (row, error);
  if (pursuit_run_is_tie (run))
    return pursuit_run_detach_tie (run, id, error);
  if (g_str_equal (entity, "participant"))
    return pursuit_run_name_participant (run, row, error) &&
           pursuit_run_delete_all (run, "values-of-participant", id, "participant_value", error);
  if (g_str_equal (entity, "activity"))
    return delete_activity_links (run, id, error);
  if (g_str_equal (entity, "deal"))
    return pursuit_run_drop_people_of_deal (run, id, error) &&
           pursuit_run_detach_deal_parties (run, id, error) &&
           pursuit_run_delete_all (run, "node-states-of-deal", id, "node_state", error) &&
           pursuit_run_delete_all (run, "approvals-of-deal", id, "approval", error) &&
           pursuit_run_detach_buying (run, id, error) &&
           pursuit_run_delete_all (run, "work-states-of-deal", id, "work_state", error) &&
           pursuit_run_delete_all (run, "attachments-of-deal", id, "attachment", error) &&
           pursuit_run_delete_scores_of_deal (run, id, error) &&
           pursuit_run_set_null_ref (run, "activities-of-deal", id, "activity", "deal_id", error);
  if (g_str_equal (entity, "scorecard"))
    return pursuit_run_note_assessment (run, row, error) &&
           pursuit_run_delete_all (run, "scores-of-scorecard", id, "score", error);
  if (g_str_equal (entity, "person"))
    return hand_reports_up (run, row, error) && pursuit_run_detach_holder (run, id, error) &&
           pursuit_run_detach_person_file (run, row, error) &&
           pursuit_run_drop_ties_of_person (run, id, error) &&
           pursuit_run_set_null_ref (run, "complaints-of-person", id, "complaint", "person_id", error) &&
           pursuit_run_delete_all (run, "attendance-of-person", id, "activity_person", error);
  if (g_str_equal (entity, "node_condition"))
    return pursuit_run_detach_part (run, row, error);
  if (g_str_equal (entity, "attachment"))
    return pursuit_run_set_null_ref (run, "evidence-of-attachment", id, "node_state", "attachment_id",
                                     error) &&
           pursuit_run_set_null_ref (run, "people-of-photo", id, "person", "photo_id", error);
  if (g_str_equal (entity, "trip") || g_str_equal (entity, "department_check"))
    return pursuit_run_check_organisation (run, row, NULL, error);
  if (g_str_equal (entity, "department"))
    return pursuit_run_detach_department (run, id, error);
  if (g_str_equal (entity, "company"))
    return pursuit_run_detach_company (run, id, error);
  if (pursuit_run_is_company_part (entity))
    return pursuit_run_name_company_part (run, row, error);
  if (g_str_equal (entity, "plan") || g_str_equal (entity, "plan_line"))
    return pursuit_run_detach_plan (run, row, error);
  if (g_str_equal (entity, "rate"))
    {
      pursuit_row_set_text (run->args, "name", pursuit_row_get_text (row, "currency"));
      return TRUE;
    }
  if (g_str_equal (entity, "market_group"))
    return pursuit_run_detach_market_group (run, id, error);
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("This cannot be deleted; it can be made inactive."));
  return FALSE;
}

/** pursuit_run_delete_record: deletes record @id of @entity, and what is nothing without it; the label names
 * it. */
gboolean
pursuit_run_delete_record (PursuitRun *run, const char *entity, gint64 id, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, entity, id, error);

  if (row == NULL)
    return FALSE;
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", name_of (row));
  return detach (run, entity, row, id, error) && pursuit_txn_delete (run->txn, entity, id, error);
}

static gboolean
delete_one (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_delete_record (run, pursuit_command_get_entity (run->command)->name, id, error);
}

/** pursuit_run_delete: deletes a record; its image stays in the journal. */
gboolean
pursuit_run_delete (PursuitRun *run, GError **error)
{
  return delete_one (run, pursuit_command_get_int (run->command, "id"), error);
}

/** pursuit_run_delete_people: deletes several people. */
gboolean
pursuit_run_delete_people (PursuitRun *run, GError **error)
{
  guint n_ids;
  const gint64 *ids = pursuit_command_get_ids (run->command, "ids", &n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (!delete_one (run, ids[i], error))
      return FALSE;
  pursuit_row_set_int (run->args, "people", n_ids);
  return TRUE;
}
