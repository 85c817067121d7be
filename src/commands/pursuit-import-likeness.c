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

/**
 * pursuit_import_likeness_new:
 * @any_there: whether there are companies already
 * @is_large: whether the file is
 *
 * Returns: (transfer full) (nullable): ready for the rows of @importer's file
 */
PursuitImportLikeness *
pursuit_import_likeness_new (PursuitImporter *importer, gboolean any_there, gboolean is_large, GError **error)
{
  g_autoptr (PursuitImportLikeness) self = g_new0 (PursuitImportLikeness, 1);

  self->db = importer->db;
  self->asks = any_there && !is_large;
  self->index = any_there && is_large
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

/** pursuit_import_likeness_add: from now on company @id, which a row made, is found by @keys. */
void
pursuit_import_likeness_add (PursuitImportLikeness *self, gint64 id, const PursuitCompanyKeys *keys)
{
  g_return_if_fail (self != NULL && keys != NULL);

  pursuit_duplicates_index_add (self->index, id, keys);
}

/** pursuit_import_likeness_change: a row changed company @id: it is found by other keys than @before. */
void
pursuit_import_likeness_change (PursuitImportLikeness *self,
                                gint64 id,
                                const PursuitCompanyKeys *before,
                                const PursuitCompanyKeys *after)
{
  g_return_if_fail (self != NULL && before != NULL && after != NULL);

  pursuit_duplicates_index_forget (self->index, id, before);
  pursuit_duplicates_index_add (self->index, id, after);
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
  const PursuitDuplicateHit *first = there != NULL ? (PursuitDuplicateHit *) (gpointer) there->data : NULL;
  if (first != NULL && there->len > 0 && first->found.score >= found->score)
    *found = first->found;
  return there != NULL;
}
