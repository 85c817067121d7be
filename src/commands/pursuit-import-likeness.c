/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-likeness.h"

#include "pursuit-duplicates-read.h"

/*
 * A large file is compared in memory with all companies that are there. To read a million of them takes
 * seconds, so that rows of a small file ask the database's indexes one by one, and only the file itself is in
 * memory.
 */

struct _PursuitImportLikeness
{
  PursuitDb *db;
  PursuitDuplicatesIndex *index;
  gboolean asks; /* the companies of before are not in @index */
};

/** pursuit_import_likeness_new: (transfer full) (nullable): ready for the rows of @importer's file. */
PursuitImportLikeness *
pursuit_import_likeness_new (PursuitImporter *importer, GError **error)
{
  g_autoptr (PursuitImportLikeness) self = g_new0 (PursuitImportLikeness, 1);
  const gint64 n_companies = pursuit_find_id (importer->db, "company-count", 0);
  const gboolean is_large = pursuit_import_is_large (importer->import, (guint64) n_companies);

  self->db = importer->db;
  self->asks = n_companies > 0 && !is_large;
  self->index = n_companies > 0 && is_large
                    ? pursuit_duplicates_load_index (importer->db, importer->cancellable, error)
                    : pursuit_duplicates_index_new ();
  return self->index != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_import_likeness_free: frees it. */
void
pursuit_import_likeness_free (PursuitImportLikeness *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->index, pursuit_duplicates_index_free);
  g_free (self);
}

/** pursuit_import_likeness_add: from now on company @id, which a row made or changed, is found by @keys. */
void
pursuit_import_likeness_add (PursuitImportLikeness *self, gint64 id, const PursuitCompanyKeys *keys)
{
  g_return_if_fail (self != NULL && keys != NULL);

  pursuit_duplicates_index_add (self->index, id, keys);
}

/**
 * pursuit_import_likeness_find:
 * @found: (out caller-allocates): the company most like @keys; its id is 0 when none is worth a look
 *
 * Returns: %FALSE with @error set when the database cannot be read
 */
gboolean
pursuit_import_likeness_find (PursuitImportLikeness *self,
                              const PursuitCompanyKeys *keys,
                              PursuitDuplicate *found,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && keys != NULL && found != NULL, FALSE);

  if (!pursuit_duplicates_index_find (self->index, keys, found))
    *found = (PursuitDuplicate){ 0 };
  if (!self->asks)
    return TRUE;
  g_autoptr (GArray) there = pursuit_duplicates_read (self->db, 0, keys, error);
  if (there != NULL && there->len > 0 && g_array_index (there, PursuitDuplicate, 0).score >= found->score)
    *found = g_array_index (there, PursuitDuplicate, 0);
  return there != NULL;
}
