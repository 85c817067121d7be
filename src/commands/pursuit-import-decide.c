/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include <glib/gi18n-lib.h>

/*
 * Rows about records that are there: by what they are found, and what becomes of them.
 */

/** pursuit_import_uid: (nullable): the identifier that the row names, if it is one that a database like ours
 * made. */
const char *
pursuit_import_uid (const PursuitImportRow *row)
{
  const char *uid = pursuit_import_text (row, PURSUIT_RECORD_UID);

  return uid != NULL && g_uuid_string_is_valid (uid) ? uid : NULL;
}

/**
 * pursuit_import_find_by_uid:
 * @bulk: new rows, of which one may have it
 * @id: (out): the record that has the identifier that @row names; 0: there is none
 */
gboolean
pursuit_import_find_by_uid (PursuitImporter *self,
                            const PursuitImportRow *row,
                            PursuitBulk *bulk,
                            gint64 *id,
                            GError **error)
{
  const char *uid = pursuit_import_uid (row);

  *id = 0;
  if (uid == NULL)
    return TRUE;
  if (self->uids != NULL && pursuit_import_refs_may_have (self->uids, uid) &&
      !pursuit_bulk_flush (bulk, error))
    return FALSE;
  g_autofree char *query = g_strdup_printf ("find-%s-by-uid", self->verb->entity);
  *id = pursuit_import_find_by_ref (self, query, uid);
  return TRUE;
}

static gboolean
note_duplicate (PursuitImporter *self,
                const PursuitImportRow *row,
                const PursuitImportDuplicate *duplicate,
                GError **error)
{
  static const char *const columns[] = { "name", "title", "subject" };
  g_autoptr (PursuitRow) record = pursuit_txn_read (self->txn, self->verb->entity, duplicate->id, error);
  const char *own_name =
      pursuit_import_text (row, pursuit_mapping_get_name_field (self->import->mapping->entity));
  PursuitImportDuplicate named = *duplicate;

  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns) && named.name == NULL; i++)
    named.name = pursuit_row_get_text (record, columns[i]);
  if (named.name == NULL)
    named.name = "";
  named.own_name = own_name != NULL ? own_name : "";
  pursuit_import_duplicates_add (self->import->duplicates, &named);
  return TRUE;
}

/**
 * pursuit_import_decide:
 * @reason: by what the record was found
 * @id: (inout): the record that @row is about, which is in the database; 0 where it makes one of its own
 * @done: (out): nothing more is to be done with the row
 *
 * Follows what the user chose for rows about records that are there.
 */
gboolean
pursuit_import_decide (PursuitImporter *self,
                       const PursuitImportRow *row,
                       PursuitImportDuplicateReason reason,
                       gint64 *id,
                       gboolean *done,
                       GError **error)
{
  const PursuitImportDuplicate duplicate = { .line = row->line, .id = *id, .reason = reason };

  return pursuit_import_decide_duplicate (self, row, &duplicate, id, done, error);
}

/** pursuit_import_decide_duplicate: as pursuit_import_decide(), with all that is known but the name. */
gboolean
pursuit_import_decide_duplicate (PursuitImporter *self,
                                 const PursuitImportRow *row,
                                 const PursuitImportDuplicate *duplicate,
                                 gint64 *id,
                                 gboolean *done,
                                 GError **error)
{
  PursuitMapping *mapping = self->import->mapping;
  const PursuitImportDuplicateReason reason = duplicate->reason;

  *done = FALSE;
  self->policy = pursuit_import_duplicate_get_policy (duplicate, mapping->policy, mapping->choices);
  self->new_uid = self->policy == PURSUIT_IMPORT_DUPLICATE_NEW;
  if (self->import->duplicates != NULL && !note_duplicate (self, row, duplicate, error))
    return FALSE;
  if (self->policy == PURSUIT_IMPORT_DUPLICATE_SKIP)
    {
      self->import->skipped++;
      *done = TRUE;
    }
  else if (self->policy == PURSUIT_IMPORT_DUPLICATE_NEW && reason == PURSUIT_IMPORT_DUPLICATE_BY_REF)
    {
      pursuit_import_reject (self, row, NULL,
                             _ ("Another record has this reference, so this one cannot have it."));
      *done = TRUE;
    }
  else if (self->policy == PURSUIT_IMPORT_DUPLICATE_NEW)
    *id = 0;
  return TRUE;
}

/**
 * pursuit_import_keep_what_is_known:
 *
 * Takes out of @changes what the record @old has already, and amounts in another currency than its own. What
 * the program itself keeps goes with the rest: who is written of is no placeholder, what gets an owner is not
 * in the pool.
 */
void
pursuit_import_keep_what_is_known (PursuitImporter *self, PursuitRow *changes, PursuitRow *old)
{
  static const char *const kept[] = { "placeholder", "pool_since", NULL };
  const PursuitEntity *entity = self->import->mapping->entity;
  const char *currency = pursuit_row_get_text (changes, "currency");
  const gboolean foreign =
      currency != NULL && g_strcmp0 (currency, pursuit_row_get_text (old, "currency")) != 0;

  for (guint i = pursuit_row_get_length (changes); i > 0; i--)
    {
      const char *column = pursuit_row_get_column (changes, i - 1);
      const PursuitValue *was = pursuit_row_get (old, column);
      const int field = pursuit_entity_find_field (entity, column);
      const gboolean known = was != NULL && was->kind != PURSUIT_VALUE_NULL;
      const gboolean money = field >= 0 && entity->fields[field].type == PURSUIT_FIELD_MONEY;

      if ((known && !g_strv_contains (kept, column)) || (money && foreign))
        pursuit_row_remove (changes, column);
    }
}
