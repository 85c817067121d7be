/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-text.h"
#include "pursuit-txn-import.h"

#include <glib/gi18n-lib.h>

/* Below so many new rows the indexes are kept up row by row; above, building them anew is quicker, unless
 * there are more rows already than the file can hold. */
static const guint64 MANY_BYTES = 4 * 1024 * 1024;
static const guint64 BYTES_PER_ROW = 64;

static const PursuitImportVerb *
find_verb (const PursuitEntity *entity)
{
  static const PursuitImportVerb *const verbs[] = { &PURSUIT_IMPORT_DEALS, &PURSUIT_IMPORT_COMPANIES,
                                                    &PURSUIT_IMPORT_PEOPLE, &PURSUIT_IMPORT_MEMBERS,
                                                    &PURSUIT_IMPORT_ACTIVITIES };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i]->entity, entity->name))
        return verbs[i];
    }
  return NULL;
}

/** pursuit_import_table_begin: prepares @table for new rows; its columns begin with PURSUIT_IMPORT_COMMON. */
gboolean
pursuit_import_table_begin (PursuitImporter *self,
                            PursuitImportTable *table,
                            const char *name,
                            const char *const *columns,
                            GError **error)
{
  table->table = name;
  g_auto (GStrv) all = pursuit_import_custom_begin (self, table, columns);
  table->bulk = pursuit_bulk_new (self->txn, name, (const char *const *) all, error);
  /* none taken yet: the transaction is alone, so the ids can be counted here and taken at the end */
  table->first_id = table->next_id = table->bulk ? pursuit_txn_reserve_ids (self->txn, name, 0, error) : 0;
  return table->first_id != 0;
}

/** pursuit_import_table_next: begins a new row: sets the common columns, the uid that @row (nullable) may
 * name among them; returns its id. */
gint64
pursuit_import_table_next (PursuitImporter *self, PursuitImportTable *table, const PursuitImportRow *row)
{
  gint64 now = pursuit_txn_get_now_ms (self->txn);
  const char *told = row != NULL && !self->new_uid ? pursuit_import_uid (row) : NULL;
  char uid[PURSUIT_UID_SIZE];

  if (told == NULL)
    pursuit_uid_next (&self->uid_source, now, uid);
  else
    {
      g_strlcpy (uid, told, sizeof uid);
      if (self->uids == NULL)
        self->uids = pursuit_import_refs_new ();
      pursuit_import_refs_add (self->uids, told, table->next_id);
    }
  pursuit_bulk_set_int (table->bulk, 0, table->next_id);
  pursuit_bulk_set_text (table->bulk, 1, uid);
  pursuit_bulk_set_int (table->bulk, 2, 1);
  pursuit_bulk_set_int (table->bulk, 3, now);
  pursuit_bulk_set_int (table->bulk, 4, pursuit_txn_get_operation (self->txn));
  if (row != NULL)
    pursuit_import_custom_set (table, row);
  return table->next_id;
}

/** pursuit_import_table_end: puts the last rows in, takes the ids that were used and notes them in the
 * journal. */
gboolean
pursuit_import_table_end (PursuitImporter *self, PursuitImportTable *table, GError **error)
{
  gint64 count = table->next_id - table->first_id;

  if (table->table == NULL || count == 0)
    return TRUE;
  return pursuit_bulk_flush (table->bulk, error) &&
         pursuit_txn_reserve_ids (self->txn, table->table, count, error) == table->first_id &&
         pursuit_txn_note_range (self->txn, table->table, table->first_id, table->next_id - 1, error);
}

/** pursuit_import_table_clear: frees what the table holds. */
void
pursuit_import_table_clear (PursuitImportTable *table)
{
  g_clear_pointer (&table->bulk, pursuit_bulk_free);
  g_clear_pointer (&table->custom, g_array_unref);
}

/** pursuit_import_is_own: whether this import made row @id: changing it again needs no line in the journal.
 */
gboolean
pursuit_import_is_own (const PursuitImportTable *table, gint64 id)
{
  return table->table != NULL && id >= table->first_id;
}

/** pursuit_import_is_large: whether the file holds many rows, and not few beside the @n_rows that are there.
 */
gboolean
pursuit_import_is_large (PursuitImport *import, guint64 n_rows)
{
  g_autoptr (GFile) file = g_file_new_for_path (import->path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL && (guint64) g_file_info_get_size (info) > MAX (MANY_BYTES, n_rows * BYTES_PER_ROW);
}

/** pursuit_import_are_there: whether all of @ids, 0 aside, are what @query finds. */
gboolean
pursuit_import_are_there (PursuitImporter *self, const char *query, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      if (id != 0 && pursuit_find_id (self->db, query, id) != id)
        return FALSE;
    }
  return TRUE;
}

/** pursuit_import_text: (nullable): the text of @field in @row. */
const char *
pursuit_import_text (const PursuitImportRow *row, guint field)
{
  return row->values[field].kind == PURSUIT_VALUE_TEXT ? row->values[field].text : NULL;
}

/** pursuit_import_find_by_ref: the id that the named query finds for @text; 0 when there is none. */
gint64
pursuit_import_find_by_ref (PursuitImporter *self, const char *query, const char *text)
{
  PursuitStmt *stmt = text != NULL && *text != '\0' ? pursuit_db_query (self->db, query, NULL) : NULL;

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, text);
  gint64 id = pursuit_db_step (self->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

/** pursuit_import_insert_member: makes the member called @key with @values; returns the id, 0 on failure. */
gint64
pursuit_import_insert_member (PursuitImporter *self, const char *key, PursuitRow *values, GError **error)
{
  pursuit_row_set_text (values, "name", key);
  pursuit_row_set_int (values, "import_id", pursuit_txn_get_operation (self->txn));
  return pursuit_txn_insert (self->txn, "member", values, error);
}

/** pursuit_import_member: the member called @name (nullable), made when there is none; 0: nobody, or @error
 * is set. */
gint64
pursuit_import_member (PursuitImporter *self, const char *name, GError **error)
{
  if (pursuit_text_is_blank (name))
    return 0;

  g_autofree char *key = pursuit_text_match_key (name, -1);
  gint64 *known = g_hash_table_lookup (self->member_ids, key);
  if (known != NULL)
    return *known;
  gint64 id = pursuit_find_by_name (self->db, pursuit_entity_find ("member"), key, NULL);
  if (id == 0)
    {
      g_autoptr (PursuitRow) values = pursuit_row_new ();
      id = pursuit_import_insert_member (self, key, values, error);
    }
  if (id != 0)
    g_hash_table_insert (self->member_ids, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  return id;
}

/* The first company for which @find_query finds @text, of which @has_query tells whether an id has it. What
 * is remembered may have got another name or reference since. */
static gboolean
find_company (PursuitImporter *self,
              PursuitImportRefs *known,
              const char *has_query,
              const char *find_query,
              const char *text,
              gint64 *id,
              GError **error)
{
  gboolean may_have = pursuit_import_refs_may_have (known, text);

  *id = 0;
  if (may_have && !pursuit_bulk_flush (self->companies.bulk, error))
    return FALSE;
  if (may_have && self->companies_unindexed)
    *id = pursuit_import_refs_find (known, self->db, has_query, text);
  if (*id == 0 && (may_have || !self->companies_unindexed))
    *id = pursuit_import_find_by_ref (self, find_query, text);
  return TRUE;
}

/** pursuit_import_find_company_by_ref: @id: (out): the company with the reference @ref (nullable); 0: none */
gboolean
pursuit_import_find_company_by_ref (PursuitImporter *self, const char *ref, gint64 *id, GError **error)
{
  *id = 0;
  return ref == NULL ||
         find_company (self, self->company_refs, "company-has-ref", "find-company-by-ref", ref, id, error);
}

/** pursuit_import_find_company_by_name: @id: (out): the first company whose match key is @key; 0: none */
gboolean
pursuit_import_find_company_by_name (PursuitImporter *self, const char *key, gint64 *id, GError **error)
{
  return find_company (self, self->company_names, "company-has-name", "find-company-by-match", key, id,
                       error);
}

/** pursuit_import_company: the company called @name (nullable), made when there is none; 0: none, or @error
 * is set. */
gint64
pursuit_import_company (PursuitImporter *self, const char *name, GError **error)
{
  if (pursuit_text_is_blank (name))
    return 0;

  g_autofree char *key = pursuit_text_match_key (name, -1);
  gint64 id;
  if (!pursuit_import_find_company_by_name (self, key, &id, error))
    return 0;
  return id != 0 ? id : pursuit_import_add_company (self, NULL, key, error);
}

/* The place of name number @number, 0 until it is known. */
static gint64 *
get_id (GArray *ids, guint number)
{
  if (ids->len <= number)
    g_array_set_size (ids, MAX (number + 1, ids->len * 2));
  return &g_array_index (ids, gint64, number);
}

/**
 * pursuit_import_row_company:
 * @field: holds the name in @row
 * @id: (out): the company that @row names, made when there is none; 0: it names none
 */
gboolean
pursuit_import_row_company (PursuitImporter *self,
                            const PursuitImportRow *row,
                            guint field,
                            gint64 *id,
                            GError **error)
{
  *id = 0;
  if (row->company == 0)
    return TRUE;
  *id = *get_id (self->row_companies, row->company);
  if (*id == 0)
    *id = pursuit_import_company (self, pursuit_import_text (row, field), error);
  *get_id (self->row_companies, row->company) = *id;
  return *id != 0;
}

/**
 * pursuit_import_row_owner:
 * @field: holds the name in @row
 * @id: (out): the member that @row names, made when there is none; 0: it names nobody
 */
gboolean
pursuit_import_row_owner (PursuitImporter *self,
                          const PursuitImportRow *row,
                          guint field,
                          gint64 *id,
                          GError **error)
{
  *id = 0;
  if (row->owner == 0)
    return TRUE;
  *id = *get_id (self->row_owners, row->owner);
  if (*id == 0)
    *id = pursuit_import_member (self, pursuit_import_text (row, field), error);
  *get_id (self->row_owners, row->owner) = *id;
  return *id != 0;
}

/** pursuit_import_reject: says why @row is not used. */
void
pursuit_import_reject (PursuitImporter *self,
                       const PursuitImportRow *row,
                       const char *column,
                       const char *reason)
{
  pursuit_rejects_add (self->rejects, row->line, column, reason);
}

/**
 * pursuit_import_changes:
 * @skip: (array zero-terminated=1): fields that the verb sees to itself
 *
 * Returns: (transfer full): the columns that @row says something about
 */
PursuitRow *
pursuit_import_changes (PursuitImporter *self, const PursuitImportRow *row, const char *const *skip)
{
  const PursuitEntity *entity = self->import->mapping->entity;
  PursuitRow *changes = pursuit_row_new ();

  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      const PursuitImportValue *value = &row->values[i];
      const char *column = pursuit_field_get_column (field);
      if (value->kind == PURSUIT_VALUE_NULL || !(field->flags & PURSUIT_FIELD_STORED) ||
          g_strv_contains (skip, field->name))
        continue;
      if (field->type == PURSUIT_FIELD_DATE)
        pursuit_run_set_day (changes, column, (PursuitDay) value->i);
      else if (value->kind == PURSUIT_VALUE_INT)
        pursuit_row_set_int (changes, column, value->i);
      else if (value->kind == PURSUIT_VALUE_REAL)
        pursuit_row_set_real (changes, column, value->d);
      else
        pursuit_row_set_text (changes, column, value->text);
    }
  return changes;
}

/**
 * pursuit_import_update:
 * @table: the new rows of this import, whose changes need no line in the journal
 *
 * Gives row @id what the file says of it, and counts it as updated, or as skipped when that is nothing new.
 */
gboolean
pursuit_import_update (PursuitImporter *self,
                       const PursuitImportTable *table,
                       gint64 id,
                       PursuitRow *changes,
                       GError **error)
{
  const char *name = self->verb->entity;
  g_autoptr (PursuitRow) old = pursuit_txn_read (self->txn, name, id, error);
  gboolean differs = FALSE;

  if (old == NULL)
    return FALSE;
  if (self->policy == PURSUIT_IMPORT_DUPLICATE_MERGE)
    pursuit_import_keep_what_is_known (self, changes, old);
  for (guint i = 0; i < pursuit_row_get_length (changes); i++)
    {
      const PursuitValue *was = pursuit_row_get (old, pursuit_row_get_column (changes, i));
      differs |= was == NULL || !pursuit_value_equal (was, pursuit_row_get_at (changes, i));
    }
  if (!differs)
    {
      self->import->skipped++;
      return TRUE;
    }
  self->import->updated++;
  if (table != NULL && pursuit_import_is_own (table, id))
    return pursuit_txn_amend (self->txn, name, id, changes, error);
  return pursuit_txn_update (self->txn, name, id, 0, changes, error);
}

/* Another thread reads, types and checks while this one writes. */
static gboolean
read_rows (PursuitImporter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitImportFeed) feed = pursuit_import_feed_new (self->plan, cancellable);
  g_autoptr (GError) local_error = NULL;
  PursuitImportBatch batch;

  while (pursuit_import_feed_next (feed, &batch, &local_error))
    {
      for (guint i = 0; i < batch.n_rows; i++)
        {
          self->policy = PURSUIT_IMPORT_DUPLICATE_UPDATE;
          self->new_uid = FALSE;
          if (!self->verb->row (self, &batch.rows[i], error))
            return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->import->progress != NULL)
        self->import->progress (batch.progress, self->import->progress_data);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The arguments from which the history words the step. */
static char *
describe (PursuitImporter *self)
{
  g_autoptr (PursuitRow) args = pursuit_row_new ();
  g_autofree char *file = g_path_get_basename (self->import->path);
  g_autofree char *shown = g_utf8_make_valid (file, -1);

  pursuit_row_set_text (args, "entity", self->verb->entity);
  pursuit_row_set_text (args, "file", shown);
  pursuit_row_set_int (args, "rows", (gint64) (self->import->imported + self->import->updated));
  return pursuit_row_to_json (args);
}

/* How the columns were mapped, for the next file with these headers. */
static gboolean
remember_mapping (PursuitImporter *self, GError **error)
{
  PursuitMapping *mapping = self->import->mapping;
  g_autofree char *headers = pursuit_mapping_make_header_key (mapping);
  g_autofree char *text = pursuit_mapping_to_string (mapping);
  PursuitStmt *stmt = pursuit_db_query (self->db, "import-mapping-keep", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, mapping->entity->name);
  pursuit_bind_text (stmt, 2, headers);
  pursuit_bind_text (stmt, 3, text);
  pursuit_bind_int (stmt, 4, pursuit_txn_get_now_ms (self->txn));
  return pursuit_db_run (self->db, stmt, error);
}

static gboolean
remember_import (PursuitImporter *self, GError **error)
{
  PursuitImport *import = self->import;
  g_autofree char *file = g_path_get_basename (import->path);
  g_autofree char *shown = g_utf8_make_valid (file, -1);
  const PursuitImportNote note = {
    .table = (char *) self->verb->entity,
    .file = shown,
    .imported = (gint64) import->imported,
    .updated = (gint64) import->updated,
    .skipped = (gint64) import->skipped,
    .rejected = pursuit_rejects_get_count (import->rejects),
  };

  return remember_mapping (self, error) && pursuit_txn_note_import (self->txn, &note, error);
}

static gboolean
do_import (PursuitImporter *self, GCancellable *cancellable, GError **error)
{
  PursuitImport *import = self->import;

  if (!pursuit_import_rights_begin (self, error) || !self->verb->begin (self, error) ||
      !read_rows (self, cancellable, error) || (self->verb->end != NULL && !self->verb->end (self, error)) ||
      !pursuit_import_table_end (self, &self->companies, error))
    return FALSE;
  import->skipped += pursuit_import_plan_get_n_skipped (self->plan);
  import->rejects = pursuit_rejects_ref (pursuit_import_plan_get_rejects (self->plan));
  pursuit_rejects_take (import->rejects, self->rejects);
  import->warnings = pursuit_rejects_ref (self->warnings);
  if (import->dry_run || import->imported + import->updated == 0)
    return TRUE;

  g_autofree char *args = describe (self);
  if (!remember_import (self, error))
    return FALSE;
  import->run.operation_id = pursuit_txn_get_operation (self->txn);
  if (!pursuit_txn_commit (g_steal_pointer (&self->txn), args, error))
    return FALSE;
  import->run.kind = g_strdup ("import");
  import->run.args = g_steal_pointer (&args);
  return TRUE;
}

static gboolean
run (PursuitImporter *self, GCancellable *cancellable, GError **error)
{
  PursuitImport *import = self->import;

  self->cancellable = cancellable;
  self->txn = pursuit_txn_begin (self->store, self->db, import->actor_id, "import", error);
  if (self->txn == NULL)
    return FALSE;

  g_autofree char *currency = pursuit_store_get_setting (self->db, "currency");
  self->currency = currency ? currency : (char *) "CNY";
  pursuit_uid_source_init (&self->uid_source, 0);
  self->plan = pursuit_import_plan_open (import->path, import->mapping, self->currency, cancellable, error);
  gboolean done = self->plan != NULL && do_import (self, cancellable, error);

  if (self->verb->free != NULL)
    self->verb->free (self);
  pursuit_import_table_clear (&self->companies);
  g_clear_pointer (&self->plan, pursuit_import_plan_free);
  g_clear_pointer (&self->txn, pursuit_txn_free);
  return done;
}

/* Runs what will look up all references by itself; a connection that would not look them up again afterwards
 * writes no more. */
static gboolean
run_in_bulk (PursuitImporter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  gboolean done = pursuit_db_set_check_references (self->db, FALSE, error) && run (self, cancellable, error);

  if (!pursuit_db_set_check_references (self->db, TRUE, &trouble))
    pursuit_store_report_trouble (self->store, trouble->message);
  return done;
}

/**
 * pursuit_import_run:
 * @db: the storage thread's connection, (nullable) when the store is read-only
 * @import: what to do; its results are filled in
 * @cancellable: (nullable): cancelling takes everything back
 *
 * Imports a file in one transaction that is one step of undo. Matching is exact (NFC, white space at the ends
 * aside): by reference, else company name, person's e-mail within the company or member's name; what matches
 * becomes what @import chooses for it, the rest is new. Deals come where the file puts them, with events of
 * kind “imported” and no gates.
 */
gboolean
pursuit_import_run (PursuitStore *store,
                    PursuitDb *db,
                    PursuitImport *import,
                    GCancellable *cancellable,
                    GError **error)
{
  PursuitMapping *mapping = import->mapping;
  const PursuitTableForm form = pursuit_mapping_get_form (mapping);
  PursuitImporter self = {
    .import = import,
    .store = store,
    .db = db,
    .verb = find_verb (mapping->entity),
    .company_names = pursuit_import_refs_new (),
    .company_refs = pursuit_import_refs_new (),
    .member_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .row_companies = g_array_new (FALSE, TRUE, sizeof (gint64)),
    .row_owners = g_array_new (FALSE, TRUE, sizeof (gint64)),
    .rejects = pursuit_rejects_new (import->path, &form),
    .warnings = pursuit_rejects_new (import->path, &form),
  };
  gboolean writes = db != NULL && !pursuit_store_is_read_only (store);

  g_assert (self.verb != NULL);
  if (import->dry_run)
    import->duplicates = pursuit_import_duplicates_new ();
  self.in_bulk = writes && self.verb->in_bulk != NULL && self.verb->in_bulk (db, import);
  if (writes)
    pursuit_db_set_import_cache (db, TRUE);
  gboolean done = self.in_bulk ? run_in_bulk (&self, cancellable, error) : run (&self, cancellable, error);

  if (writes)
    pursuit_db_set_import_cache (db, FALSE);
  g_clear_pointer (&self.company_names, pursuit_import_refs_free);
  g_clear_pointer (&self.company_refs, pursuit_import_refs_free);
  g_hash_table_unref (self.member_ids);
  g_clear_pointer (&self.writable, g_hash_table_unref);
  g_clear_pointer (&self.n_owned, g_hash_table_unref);
  g_array_unref (self.row_companies);
  g_array_unref (self.row_owners);
  g_clear_pointer (&self.uids, pursuit_import_refs_free);
  pursuit_rejects_unref (self.rejects);
  pursuit_rejects_unref (self.warnings);
  return done;
}

/** pursuit_import_clear: frees the results. */
void
pursuit_import_clear (PursuitImport *import)
{
  g_clear_pointer (&import->duplicates, pursuit_import_duplicates_unref);
  g_clear_pointer (&import->rejects, pursuit_rejects_unref);
  g_clear_pointer (&import->warnings, pursuit_rejects_unref);
  pursuit_run_result_clear (&import->run);
}
