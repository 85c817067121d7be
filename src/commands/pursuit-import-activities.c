/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-activity.h"
#include "pursuit-pool-read.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

static const char *const COLUMNS[] = { PURSUIT_IMPORT_COMMON,
                                       "kind",
                                       "subject",
                                       "deal_id",
                                       "company_id",
                                       "owner_id",
                                       "planned",
                                       "done",
                                       "outcome",
                                       "next_step",
                                       "notes",
                                       "search",
                                       NULL };

enum
{
  COL_KIND = PURSUIT_IMPORT_N_COMMON,
  COL_SUBJECT,
  COL_DEAL_ID,
  COL_COMPANY_ID,
  COL_OWNER_ID,
  COL_PLANNED,
  COL_DONE,
  COL_OUTCOME,
  COL_NEXT_STEP,
  COL_NOTES,
  COL_SEARCH,
};

static const char *const SEEN_TO[] = { "deal_id", "company_id", "owner_id", NULL };

/* What a row says, with what it refers to. */
typedef struct
{
  const char *kind;
  const char *subject;
  gint64 deal_id;
  gint64 deal_company_id;
  gint64 deal_owner_id;
  gint64 company_id;
  gint64 owner_id;
  PursuitDay planned;
  PursuitDay done;
} Contact;

static void
free_activities (PursuitImporter *self)
{
  PursuitImportTable *table = self->data;

  if (table == NULL)
    return;
  pursuit_import_table_clear (table);
  g_clear_pointer (&self->data, g_free);
}

static gboolean
begin (PursuitImporter *self, GError **error)
{
  PursuitImportTable *table = g_new0 (PursuitImportTable, 1);

  self->data = table;
  if (!pursuit_import_companies_begin (self, error) ||
      !pursuit_import_table_begin (self, table, "activity", COLUMNS, error))
    return FALSE;
  pursuit_bulk_set_first (table->bulk, self->companies.bulk);
  return TRUE;
}

static PursuitDay
day_of (const PursuitImportRow *row, guint field)
{
  return row->values[field].kind == PURSUIT_VALUE_INT ? (PursuitDay) row->values[field].i : PURSUIT_DAY_NONE;
}

/* The deal that the row names by its title, reference or identifier. One that is not there is not made: a
 * deal needs more than a name. */
static gboolean
find_deal (PursuitImporter *self, const PursuitImportRow *row, gint64 *id)
{
  const char *uid = pursuit_import_text (row, PURSUIT_ACTIVITY_DEAL_UID);
  const char *deal = pursuit_import_text (row, PURSUIT_ACTIVITY_DEAL);
  g_autofree char *shown = deal != NULL ? pursuit_text_for_display (deal, 60) : NULL;
  g_autofree char *reason = NULL;
  gboolean several = FALSE;

  *id = pursuit_import_find_by_ref (self, "find-deal-by-uid", uid);
  if (*id != 0 || pursuit_text_is_blank (deal))
    return TRUE;
  *id = pursuit_import_find_by_ref (self, "find-deal-by-ref", deal);
  if (*id == 0)
    *id = pursuit_import_find_by_ref (self, "find-deal-by-uid", deal);
  if (*id == 0)
    *id = pursuit_find_by_name (self->db, pursuit_entity_find ("deal"), deal, &several);
  if (*id != 0 && !several)
    return TRUE;
  reason = g_strdup_printf (several ? _ ("More than one deal is called “%s”. Use its reference.")
                                    : _ ("There is no deal called “%s”."),
                            shown);
  pursuit_import_reject (self, row, NULL, reason);
  return FALSE;
}

/* @used: (out): the row can be used */
static gboolean
read_contact (PursuitImporter *self,
              const PursuitImportRow *row,
              Contact *contact,
              gboolean *used,
              GError **error)
{
  const char *kind = pursuit_import_text (row, PURSUIT_ACTIVITY_KIND);
  const char *subject = pursuit_import_text (row, PURSUIT_ACTIVITY_SUBJECT);

  *used = find_deal (self, row, &contact->deal_id);
  if (!*used)
    return TRUE;
  contact->kind = kind != NULL ? kind : "other";
  contact->subject = pursuit_text_is_blank (subject)
                         ? pursuit_choice_label (PURSUIT_ACTIVITY_KINDS, contact->kind)
                         : subject;
  contact->planned = day_of (row, PURSUIT_ACTIVITY_PLANNED);
  contact->done = day_of (row, PURSUIT_ACTIVITY_DONE);
  if (contact->planned == PURSUIT_DAY_NONE && contact->done == PURSUIT_DAY_NONE)
    contact->done = pursuit_txn_get_today (self->txn);
  if (!pursuit_import_row_company (self, row, PURSUIT_ACTIVITY_COMPANY, &contact->company_id, error) ||
      !pursuit_import_row_owner (self, row, PURSUIT_ACTIVITY_OWNER, &contact->owner_id, error))
    return FALSE;
  if (contact->deal_id != 0 && !pursuit_pool_read_deal (self->db, contact->deal_id, &contact->deal_company_id,
                                                        &contact->deal_owner_id, error))
    return FALSE;
  if (contact->company_id == 0)
    contact->company_id = contact->deal_company_id;
  return TRUE;
}

static void
bind_id (PursuitStmt *stmt, int parameter, gint64 id)
{
  if (id != 0)
    pursuit_bind_int (stmt, parameter, id);
}

static void
bind_day (PursuitStmt *stmt, int parameter, PursuitDay day)
{
  g_autofree char *text = day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (day) : NULL;

  pursuit_bind_text (stmt, parameter, text);
}

/* An activity has no reference: the same subject on the same day with the same customer is the same. */
static gint64
find_alike (PursuitImporter *self, const Contact *contact)
{
  PursuitStmt *stmt = pursuit_db_query (self->db, "find-activity-alike", NULL);

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, contact->subject);
  pursuit_bind_text (stmt, 2, contact->kind);
  bind_id (stmt, 3, contact->deal_id);
  bind_id (stmt, 4, contact->company_id);
  bind_day (stmt, 5, contact->planned);
  bind_day (stmt, 6, contact->done);
  gint64 id = pursuit_db_step (self->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

static gint64
add_activity (PursuitImporter *self, const PursuitImportRow *row, const Contact *contact, GError **error)
{
  PursuitImportTable *table = self->data;
  PursuitBulk *bulk = table->bulk;
  g_autofree char *search = pursuit_text_search_key (contact->subject, -1);
  gint64 id = pursuit_import_table_next (self, table, row);

  pursuit_bulk_set_text (bulk, COL_KIND, contact->kind);
  pursuit_bulk_set_text (bulk, COL_SUBJECT, contact->subject);
  if (contact->deal_id != 0)
    pursuit_bulk_set_int (bulk, COL_DEAL_ID, contact->deal_id);
  if (contact->company_id != 0)
    pursuit_bulk_set_int (bulk, COL_COMPANY_ID, contact->company_id);
  if (contact->owner_id != 0)
    pursuit_bulk_set_int (bulk, COL_OWNER_ID, contact->owner_id);
  pursuit_bulk_set_day (bulk, COL_PLANNED, contact->planned);
  pursuit_bulk_set_day (bulk, COL_DONE, contact->done);
  pursuit_bulk_set_text (bulk, COL_OUTCOME, pursuit_import_text (row, PURSUIT_ACTIVITY_OUTCOME));
  pursuit_bulk_set_text (bulk, COL_NEXT_STEP, pursuit_import_text (row, PURSUIT_ACTIVITY_NEXT_STEP));
  pursuit_bulk_set_text (bulk, COL_NOTES, pursuit_import_text (row, PURSUIT_ACTIVITY_NOTES));
  pursuit_bulk_set_text (bulk, COL_SEARCH, search);
  /* the deal's last contact and next step follow from it */
  if (!pursuit_bulk_add (bulk, error) || !pursuit_txn_touch_deal (self->txn, contact->deal_id, error))
    return 0;
  table->next_id++;
  return id;
}

/* Whether who imports may write activity @id; 0: make one. */
static gboolean
ask_rights (PursuitImporter *self,
            const PursuitImportRow *row,
            const Contact *contact,
            gint64 id,
            gboolean *allowed,
            GError **error)
{
  gint64 before = contact->deal_company_id, owner = contact->deal_owner_id;

  if (id != 0)
    {
      g_autoptr (PursuitRow) old = pursuit_txn_read (self->txn, "activity", id, error);
      if (old == NULL)
        return FALSE;
      owner = pursuit_row_get_int (old, "owner_id");
      if (pursuit_row_get_int (old, "company_id") != 0)
        before = pursuit_row_get_int (old, "company_id");
    }
  return pursuit_import_may_move (self, row, before, contact->company_id, owner, allowed, error);
}

static gboolean
update_activity (PursuitImporter *self,
                 const PursuitImportRow *row,
                 const Contact *contact,
                 gint64 id,
                 GError **error)
{
  g_autoptr (PursuitRow) changes = pursuit_import_changes (self, row, SEEN_TO);
  const struct
  {
    const char *column;
    gint64 id;
  } ids[] = { { "deal_id", contact->deal_id },
              { "company_id", contact->company_id },
              { "owner_id", contact->owner_id } };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      if (ids[i].id != 0)
        pursuit_row_set_int (changes, ids[i].column, ids[i].id);
    }
  return pursuit_bulk_flush (self->companies.bulk, error) &&
         pursuit_import_update (self, self->data, id, changes, error);
}

/* Who took part: names with commas between them, of the customer's people or of our own. */

/* The person called @name, of the customer if there is one; 0: nobody, or several. */
static gint64
find_person (PursuitImporter *self, const char *name, gint64 company_id)
{
  g_autofree char *key = pursuit_text_match_key (name, -1);
  PursuitStmt *stmt = pursuit_db_query (self->db, "manager-by-name", NULL);
  gint64 id = 0;

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, key);
  bind_id (stmt, 2, company_id);
  if (pursuit_db_step (self->db, stmt, NULL) == 1)
    {
      id = pursuit_column_int (stmt, 0);
      if (pursuit_db_step (self->db, stmt, NULL) == 1)
        id = 0;
    }
  pursuit_stmt_reset (stmt);
  return id;
}

static gboolean
link_one (PursuitImporter *self, gint64 activity_id, gboolean person, gint64 target_id, GError **error)
{
  const char *query = person ? "activity-has-person" : "activity-has-member";
  g_autoptr (PursuitRow) link = pursuit_row_new ();

  if (pursuit_find_pair (self->db, query, activity_id, target_id) != 0)
    return TRUE;
  pursuit_row_set_int (link, "activity_id", activity_id);
  pursuit_row_set_int (link, person ? "person_id" : "member_id", target_id);
  return pursuit_txn_insert (self->txn, person ? "activity_person" : "activity_member", link, error) != 0;
}

static void
warn_of_name (PursuitImporter *self, const PursuitImportRow *row, const char *name)
{
  g_autofree char *shown = pursuit_text_for_display (name, 60);
  g_autofree char *warning =
      g_strdup_printf (_ ("“%s” is not in the database, or more than once; the activity came in without."),
                       shown);

  pursuit_rejects_add (self->warnings, row->line, NULL, warning);
}

static gboolean
link_names (PursuitImporter *self,
            const PursuitImportRow *row,
            const Contact *contact,
            gint64 activity_id,
            guint field,
            GError **error)
{
  const char *text = pursuit_import_text (row, field);
  const gboolean people = field == PURSUIT_ACTIVITY_PEOPLE;
  g_auto (GStrv) names = NULL;

  if (pursuit_text_is_blank (text))
    return TRUE;
  /* what is linked must be in the database */
  if (!pursuit_bulk_flush (((PursuitImportTable *) self->data)->bulk, error))
    return FALSE;
  names = g_regex_split_simple ("[,;，；、\n]", text, 0, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id;

      if (pursuit_text_is_blank (names[i]))
        continue;
      id = people ? find_person (self, names[i], contact->company_id)
                  : pursuit_import_member (self, names[i], error);
      if (id == 0 && !people)
        return FALSE;
      if (id == 0)
        warn_of_name (self, row, names[i]);
      else if (!link_one (self, activity_id, people, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_row (PursuitImporter *self, const PursuitImportRow *row, GError **error)
{
  PursuitImportTable *table = self->data;
  PursuitImportDuplicateReason reason = PURSUIT_IMPORT_DUPLICATE_BY_UID;
  Contact contact = { 0 };
  gboolean used, allowed, done = FALSE;
  gint64 id;

  if (!read_contact (self, row, &contact, &used, error))
    return FALSE;
  if (!used)
    return TRUE;
  if (!pursuit_import_find_by_uid (self, row, table->bulk, &id, error))
    return FALSE;
  if (id == 0)
    {
      reason = PURSUIT_IMPORT_DUPLICATE_BY_CONTENT;
      id = find_alike (self, &contact);
    }
  if (id != 0 && !pursuit_import_decide (self, row, reason, &id, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  if (!ask_rights (self, row, &contact, id, &allowed, error))
    return FALSE;
  if (!allowed)
    return TRUE;
  if (id != 0)
    return update_activity (self, row, &contact, id, error) &&
           link_names (self, row, &contact, id, PURSUIT_ACTIVITY_PEOPLE, error) &&
           link_names (self, row, &contact, id, PURSUIT_ACTIVITY_MEMBERS, error);
  id = add_activity (self, row, &contact, error);
  if (id == 0)
    return FALSE;
  self->import->imported++;
  return link_names (self, row, &contact, id, PURSUIT_ACTIVITY_PEOPLE, error) &&
         link_names (self, row, &contact, id, PURSUIT_ACTIVITY_MEMBERS, error);
}

static gboolean
end (PursuitImporter *self, GError **error)
{
  return pursuit_import_table_end (self, self->data, error);
}

const PursuitImportVerb PURSUIT_IMPORT_ACTIVITIES = {
  .entity = "activity",
  .begin = begin,
  .row = import_row,
  .end = end,
  .free = free_activities,
};
