/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-attachments.h"
#include "pursuit-import-managers.h"
#include "pursuit-import-refs.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-photo.h"
#include "pursuit-run-photo.h"
#include "pursuit-sort-key.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns beside those that are fields of the same name. */
static const char *const FURTHER[] = {
  PURSUIT_IMPORT_COMMON, "company_id", "on_chart", "chart_order", "placeholder",
  "match_key",           "search",     "sort_key", NULL
};

enum
{
  COL_COMPANY_ID = PURSUIT_IMPORT_N_COMMON,
  COL_ON_CHART,
  COL_CHART_ORDER,
  COL_PLACEHOLDER,
  COL_MATCH_KEY,
  COL_SEARCH,
  COL_SORT_KEY,
  N_FURTHER,
};

static const char *const SEEN_TO[] = { "company_id", "reports_to", NULL };

typedef struct
{
  PursuitImportTable people;
  guint columns[PURSUIT_PERSON_N_FIELDS]; /* of the bulk, for each field; 0: it has none */
  PursuitImportRefs *new_ones;            /* references and e-mail keys of the people made here */
  GHashTable *told;                       /* gint64* set: people of before of whom a row spoke */
  GPtrArray *indexes;                     /* (nullable): to be made again behind the rows */
  PursuitImportManagers *managers;
  gboolean had_people; /* before this import */
  GArray *photos;      /* of Photo */
} People;

/* A photo whose bytes are kept, until the person is there. */
typedef struct
{
  gint64 person_id;
  PursuitKeptFile *file;
} Photo;

static void
clear_photo (gpointer data)
{
  pursuit_kept_file_free (((Photo *) data)->file);
}

static void
free_people (PursuitImporter *self)
{
  People *people = self->data;

  if (people == NULL)
    return;
  pursuit_import_table_clear (&people->people);
  g_clear_pointer (&people->new_ones, pursuit_import_refs_free);
  g_clear_pointer (&people->photos, g_array_unref);
  g_clear_pointer (&people->told, g_hash_table_unref);
  g_clear_pointer (&people->indexes, g_ptr_array_unref);
  g_clear_pointer (&people->managers, pursuit_import_managers_free);
  g_clear_pointer (&self->data, g_free);
}

static gboolean
begin (PursuitImporter *self, GError **error)
{
  People *people = g_new0 (People, 1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  self->data = people;
  for (guint i = 0; i < N_FURTHER; i++)
    g_ptr_array_add (columns, (gpointer) FURTHER[i]);
  for (guint i = PURSUIT_RECORD_N_COMMON; i < PURSUIT_PERSON_CUSTOM; i++)
    {
      const PursuitField *field = &PURSUIT_PERSON_ENTITY.fields[i];
      if (!(field->flags & PURSUIT_FIELD_STORED) || !(field->flags & PURSUIT_FIELD_IMPORT) ||
          i == PURSUIT_PERSON_REPORTS_TO)
        continue;
      people->columns[i] = columns->len;
      g_ptr_array_add (columns, (gpointer) field->name);
    }
  g_ptr_array_add (columns, NULL);
  people->new_ones = pursuit_import_refs_new ();
  people->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  people->managers = pursuit_import_managers_new ();
  people->photos = g_array_new (FALSE, FALSE, sizeof (Photo));
  g_array_set_clear_func (people->photos, clear_photo);
  people->had_people = pursuit_find_id (self->db, "any-person", 0) != 0;
  if (!pursuit_import_companies_begin (self, error) ||
      !pursuit_import_table_begin (self, &people->people, "person", (const char *const *) columns->pdata,
                                   error))
    return FALSE;
  pursuit_bulk_set_first (people->people.bulk, self->companies.bulk);
  if (!self->in_bulk)
    return TRUE;
  people->indexes = pursuit_bulk_drop_indexes (self->txn, "person", NULL, NULL, error);
  return people->indexes != NULL;
}

static void
set_value (PursuitBulk *bulk, guint column, const PursuitField *field, const PursuitImportValue *value)
{
  if (value->kind == PURSUIT_VALUE_TEXT)
    pursuit_bulk_set_text (bulk, column, value->text);
  else if (value->kind == PURSUIT_VALUE_INT && field->type == PURSUIT_FIELD_DATE)
    pursuit_bulk_set_day (bulk, column, (PursuitDay) value->i);
  else if (value->kind == PURSUIT_VALUE_INT)
    pursuit_bulk_set_int (bulk, column, value->i);
  else if (value->kind == PURSUIT_VALUE_REAL)
    pursuit_bulk_set_real (bulk, column, value->d);
}

/* Ends the row of somebody new, whose own columns are set. Returns the id; 0 on failure. */
static gint64
finish_person (PursuitImporter *self,
               const PursuitImportRow *row,
               const char *name,
               gint64 company_id,
               gboolean on_chart,
               gboolean placeholder,
               GError **error)
{
  People *people = self->data;
  PursuitBulk *bulk = people->people.bulk;
  g_autofree char *key = pursuit_text_match_key (name, -1);
  g_autofree char *search = pursuit_text_search_key (name, -1);
  g_autofree char *sort = pursuit_sort_key (name, -1, PURSUIT_SORT_PERSON);
  gint64 id = pursuit_import_table_next (self, &people->people, row);

  if (company_id != 0)
    pursuit_bulk_set_int (bulk, COL_COMPANY_ID, company_id);
  pursuit_bulk_set_int (bulk, COL_ON_CHART, on_chart);
  pursuit_bulk_set_real (bulk, COL_CHART_ORDER, (double) id);
  pursuit_bulk_set_int (bulk, COL_PLACEHOLDER, placeholder);
  pursuit_bulk_set_text (bulk, COL_MATCH_KEY, key);
  pursuit_bulk_set_text (bulk, COL_SEARCH, search);
  pursuit_bulk_set_text (bulk, COL_SORT_KEY, sort);
  if (!pursuit_bulk_add (bulk, error))
    return 0;
  people->people.next_id++;
  return id;
}

/**
 * pursuit_import_add_placeholder:
 * @email, @ref: (nullable): what is known besides
 *
 * Returns: the id of somebody new on the chart of whom only this is known; 0 on failure
 */
gint64
pursuit_import_add_placeholder (PursuitImporter *self,
                                gint64 company_id,
                                const char *name,
                                const char *email,
                                const char *ref,
                                GError **error)
{
  People *people = self->data;
  PursuitBulk *bulk = people->people.bulk;

  pursuit_bulk_set_text (bulk, people->columns[PURSUIT_PERSON_NAME], name);
  pursuit_bulk_set_text (bulk, people->columns[PURSUIT_PERSON_EMAIL], email);
  pursuit_bulk_set_text (bulk, people->columns[PURSUIT_PERSON_REF], ref);
  return finish_person (self, NULL, name, company_id, TRUE, TRUE, error);
}

/* One address may be written to in several companies. */
static char *
make_email_key (const char *email, gint64 company_id)
{
  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT, email, company_id);
}

/* Whom the row names as the manager; the identifier is surer than the rest. */
static const char *
get_manager (const PursuitImportRow *row)
{
  const char *uid = pursuit_import_text (row, PURSUIT_PERSON_REPORTS_TO_UID);

  return uid != NULL ? uid : pursuit_import_text (row, PURSUIT_PERSON_REPORTS_TO);
}

static gint64
add_person (PursuitImporter *self, const PursuitImportRow *row, gint64 company_id, GError **error)
{
  People *people = self->data;
  const char *ref = pursuit_import_text (row, PURSUIT_PERSON_REF);
  const char *email = pursuit_import_text (row, PURSUIT_PERSON_EMAIL);
  gboolean reports = !pursuit_text_is_blank (get_manager (row));

  for (guint i = 0; i < PURSUIT_PERSON_N_FIELDS; i++)
    {
      if (people->columns[i] != 0)
        set_value (people->people.bulk, people->columns[i], &PURSUIT_PERSON_ENTITY.fields[i],
                   &row->values[i]);
    }
  gint64 id = finish_person (self, row, pursuit_import_text (row, PURSUIT_PERSON_NAME), company_id, reports,
                             FALSE, error);
  if (ref != NULL)
    pursuit_import_refs_add (people->new_ones, ref, id);
  if (email != NULL)
    {
      g_autofree char *key = make_email_key (email, company_id);
      pursuit_import_refs_add (people->new_ones, key, id);
    }
  return id;
}

/* Whether another row of the file made somebody of this reference or e-mail key; both nullable. */
static gboolean
is_made (PursuitImporter *self, const char *key, gboolean *made, GError **error)
{
  People *people = self->data;

  if (key == NULL || !pursuit_import_refs_may_have (people->new_ones, key))
    return TRUE;
  if (!pursuit_bulk_flush (people->people.bulk, error))
    return FALSE;
  *made |= pursuit_import_refs_find (people->new_ones, self->db, "person-has-key", key) != 0;
  return TRUE;
}

static gint64
find_in_company (PursuitImporter *self, const char *query, const char *text, gint64 company_id)
{
  PursuitStmt *stmt = text != NULL ? pursuit_db_query (self->db, query, NULL) : NULL;

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, text);
  if (company_id != 0)
    pursuit_bind_int (stmt, 2, company_id);
  gint64 id = pursuit_db_step (self->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

/* By reference or uid, else by e-mail within the company; a name alone is enough for a placeholder only: many
 * people share one. */
static gint64
find (PursuitImporter *self,
      const PursuitImportRow *row,
      gint64 company_id,
      PursuitImportDuplicateReason *reason)
{
  const char *ref = pursuit_import_text (row, PURSUIT_PERSON_REF);
  g_autofree char *key = pursuit_text_match_key (pursuit_import_text (row, PURSUIT_PERSON_NAME), -1);
  gint64 id = pursuit_import_find_by_ref (self, "find-person-by-uid", pursuit_import_uid (row));

  *reason = PURSUIT_IMPORT_DUPLICATE_BY_UID;
  if (id == 0)
    id = pursuit_import_find_by_ref (self, "find-person-by-uid", ref);
  if (id != 0)
    return id;
  *reason = PURSUIT_IMPORT_DUPLICATE_BY_REF;
  id = pursuit_import_find_by_ref (self, "find-person-by-ref", ref);
  if (id != 0)
    return id;
  *reason = PURSUIT_IMPORT_DUPLICATE_BY_EMAIL;
  id = find_in_company (self, "find-person-of-company-by-email",
                        pursuit_import_text (row, PURSUIT_PERSON_EMAIL), company_id);
  if (id != 0)
    return id;
  *reason = PURSUIT_IMPORT_DUPLICATE_BY_PLACEHOLDER;
  return find_in_company (self, "find-placeholder", key, company_id);
}

/* Whether another row of the file spoke of the same person; @id: (out): who was there before, or 0. */
static gboolean
look_up (PursuitImporter *self,
         const PursuitImportRow *row,
         gint64 company_id,
         gint64 *id,
         PursuitImportDuplicateReason *reason,
         gboolean *again,
         GError **error)
{
  People *people = self->data;
  const char *email = pursuit_import_text (row, PURSUIT_PERSON_EMAIL);
  g_autofree char *key = email != NULL ? make_email_key (email, company_id) : NULL;

  *id = 0;
  *again = FALSE;
  if (!is_made (self, pursuit_import_text (row, PURSUIT_PERSON_REF), again, error) ||
      !is_made (self, key, again, error) ||
      (self->uids != NULL && !pursuit_import_find_by_uid (self, row, people->people.bulk, id, error)))
    return FALSE;
  *again |= *id != 0 && pursuit_import_is_own (&people->people, *id);
  if (*again || !people->had_people)
    return TRUE;
  *id = find (self, row, company_id, reason);
  *again = *id != 0 && !g_hash_table_add (people->told, g_memdup2 (id, sizeof *id));
  return TRUE;
}

/* Gives somebody who was there before what the row says, if it is @allowed (out); one who was not known yet
 * is known now. */
static gboolean
update_person (PursuitImporter *self,
               const PursuitImportRow *row,
               gint64 id,
               gint64 *company_id,
               gboolean *allowed,
               GError **error)
{
  g_autoptr (PursuitRow) old = pursuit_txn_read (self->txn, "person", id, error);
  g_autoptr (PursuitRow) changes = pursuit_import_changes (self, row, SEEN_TO);

  if (old == NULL || !pursuit_bulk_flush (self->companies.bulk, error) ||
      !pursuit_import_may_move (self, row, pursuit_row_get_int (old, "company_id"), *company_id, 0, allowed,
                                error))
    return FALSE;
  if (!*allowed)
    return TRUE;
  if (g_strcmp0 (pursuit_row_get_text (old, "uid"), pursuit_import_text (row, PURSUIT_PERSON_REF)) == 0)
    pursuit_row_remove (changes, "ref");
  pursuit_row_set_int (changes, "placeholder", 0);
  if (*company_id != 0)
    pursuit_row_set_int (changes, "company_id", *company_id);
  else
    *company_id = pursuit_row_get_int (old, "company_id");
  return pursuit_import_update (self, &((People *) self->data)->people, id, changes, error);
}

/* The photo of somebody who was there before; @unchanged: nothing else in the row was new. */
static gboolean
put_photo (PursuitImporter *self, gint64 id, gboolean unchanged, const PursuitKeptFile *file, GError **error)
{
  gboolean changed;

  if (!pursuit_run_put_photo (self->txn, id, FALSE, file, &changed, error))
    return FALSE;
  if (changed && unchanged)
    {
      self->import->skipped--;
      self->import->updated++;
    }
  return TRUE;
}

/* Keeps the bytes of the row's photo beside the database. One that is none is told, and the person comes in
 * without. */
static gboolean
take_photo (PursuitImporter *self, const PursuitImportRow *row, gint64 id, gboolean unchanged, GError **error)
{
  People *people = self->data;
  const char *base64 = pursuit_import_text (row, PURSUIT_PERSON_PHOTO);
  g_autoptr (GError) refusal = NULL;
  gsize length;

  if (base64 == NULL)
    return TRUE;
  guchar *decoded = g_base64_decode (base64, &length);
  g_autoptr (GBytes) image = g_bytes_new_take (decoded, length);
  g_autoptr (GBytes) photo = pursuit_photo_prepare (image, &refusal);
  if (photo == NULL)
    {
      pursuit_rejects_add (self->warnings, row->line, NULL, refusal->message);
      return TRUE;
    }
  if (self->import->dry_run)
    return TRUE;
  g_autofree char *name = g_strconcat ("photo", pursuit_photo_get_suffix (photo), NULL);
  g_autoptr (PursuitKeptFile) file =
      pursuit_attachments_keep_bytes (pursuit_store_get_path (self->store), name, photo, error);
  if (file == NULL)
    return FALSE;
  if (!pursuit_import_is_own (&people->people, id))
    return put_photo (self, id, unchanged, file, error);
  Photo kept = { .person_id = id, .file = g_steal_pointer (&file) };
  g_array_append_val (people->photos, kept);
  return TRUE;
}

/* Photos of those who are made here wait until they are in the database. */
static gboolean
put_photos (PursuitImporter *self, GError **error)
{
  People *people = self->data;

  for (guint i = 0; i < people->photos->len; i++)
    {
      const Photo *photo = &g_array_index (people->photos, Photo, i);
      gboolean changed;
      if (!pursuit_run_put_photo (self->txn, photo->person_id, TRUE, photo->file, &changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_row (PursuitImporter *self, const PursuitImportRow *row, GError **error)
{
  People *people = self->data;
  const char *manager = get_manager (row);
  guint64 skipped = self->import->skipped;
  PursuitImportDuplicateReason reason = PURSUIT_IMPORT_DUPLICATE_BY_UID;
  gint64 company_id, id;
  gboolean again, allowed, done = FALSE;

  if (!pursuit_import_row_company (self, row, PURSUIT_PERSON_COMPANY, &company_id, error) ||
      !look_up (self, row, company_id, &id, &reason, &again, error))
    return FALSE;
  if (again)
    {
      pursuit_import_reject (self, row, NULL,
                             _ ("Another row of the file has the same reference or e-mail address."));
      return TRUE;
    }
  if (id != 0 && !pursuit_import_decide (self, row, reason, &id, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  if (id != 0)
    {
      if (!update_person (self, row, id, &company_id, &allowed, error))
        return FALSE;
    }
  else if (!pursuit_import_may_write (self, row, company_id, 0, &allowed, error))
    return FALSE;
  if (!allowed)
    return TRUE;
  if (id == 0)
    {
      id = add_person (self, row, company_id, error);
      self->import->imported++;
    }
  if (id == 0)
    return FALSE;
  if (!take_photo (self, row, id, self->import->skipped > skipped, error))
    return FALSE;
  if (!pursuit_text_is_blank (manager))
    pursuit_import_managers_add (people->managers, id, company_id, row->line, self->import->skipped > skipped,
                                 manager);
  return TRUE;
}

/* Makes the indexes again of which the columns are settled: those that managers are looked up by, or the
 * others. */
static gboolean
make_indexes (PursuitImporter *self, gboolean looked_up_by, GError **error)
{
  People *people = self->data;
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  if (people->indexes == NULL)
    return TRUE;
  for (guint i = 0; i < people->indexes->len; i++)
    {
      const char *statement = people->indexes->pdata[i];
      if ((strstr (statement, "(reports_to)") == NULL) == looked_up_by)
        g_ptr_array_add (some, (gpointer) statement);
    }
  return pursuit_bulk_make_indexes (self->txn, some, error);
}

/* What nobody looked up row by row. Whoever is a manager was found in the database. */
static gboolean
check_references (PursuitImporter *self, GError **error)
{
  if (!self->in_bulk || pursuit_import_are_there (self, "company-is-there", self->row_companies))
    return TRUE;
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
                       _ ("A person would refer to something that is not there. Nothing was written."));
  return FALSE;
}

static gboolean
end (PursuitImporter *self, GError **error)
{
  People *people = self->data;

  return pursuit_bulk_flush (people->people.bulk, error) && check_references (self, error) &&
         make_indexes (self, TRUE, error) && put_photos (self, error) &&
         pursuit_import_managers_settle (people->managers, self, &people->people, error) &&
         make_indexes (self, FALSE, error) && pursuit_import_table_end (self, &people->people, error);
}

/* Many people into a database that has none: nothing is looked up before all of them are there. */
static gboolean
in_bulk (PursuitDb *db, PursuitImport *import)
{
  return pursuit_find_id (db, "any-person", 0) == 0 && pursuit_import_is_large (import, 0);
}

const PursuitImportVerb PURSUIT_IMPORT_PEOPLE = {
  .entity = "person",
  .begin = begin,
  .row = import_row,
  .end = end,
  .free = free_people,
  .in_bulk = in_bulk,
};

static gboolean
begin_members (PursuitImporter *self, GError **error)
{
  return TRUE;
}

static gboolean
import_member (PursuitImporter *self, const PursuitImportRow *row, GError **error)
{
  static const char *const skip[] = { "name", NULL };
  g_autoptr (PursuitRow) values = pursuit_import_changes (self, row, skip);
  const char *name = pursuit_import_text (row, PURSUIT_MEMBER_NAME);
  gint64 id = pursuit_find_by_name (self->db, pursuit_entity_find ("member"), name, NULL);

  gboolean done = FALSE;

  if (id != 0 && !pursuit_import_decide (self, row, PURSUIT_IMPORT_DUPLICATE_BY_NAME, &id, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  if (id != 0)
    return pursuit_import_update (self, NULL, id, values, error);
  g_autofree char *key = pursuit_text_match_key (name, -1);
  self->import->imported++;
  return pursuit_import_insert_member (self, key, values, error) != 0;
}

const PursuitImportVerb PURSUIT_IMPORT_MEMBERS = {
  .entity = "member",
  .begin = begin_members,
  .row = import_member,
};
