/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import.h"

#include "pursuit-error.h"
#include "pursuit-field.h"
#include "pursuit-row.h"
#include "pursuit-txn-revert-import.h"

#include <glib/gi18n-lib.h>

/* What stands against it, in words: “Deal: 3, Activity: 2”. */
static char *
list_bars (GArray *bars, gboolean changed)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < bars->len; i++)
    {
      const PursuitImportBar *bar = &g_array_index (bars, PursuitImportBar, i);
      const PursuitEntity *entity = pursuit_entity_find (bar->table);

      if (bar->changed != changed)
        continue;
      g_string_append_printf (list, "%s%s: %" G_GINT64_FORMAT, list->len > 0 ? ", " : "",
                              entity != NULL && entity->label != NULL ? _ (entity->label) : bar->table,
                              bar->count);
    }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static gboolean
refuse (GArray *bars, GError **error)
{
  g_autofree char *resting = list_bars (bars, FALSE);
  g_autofree char *changed = list_bars (bars, TRUE);

  if (resting != NULL && changed != NULL)
    g_set_error (
        error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT,
        _ ("The import cannot be taken back. Other records rest on it (%s), and records of it were changed "
           "since (%s). Nothing was changed."),
        resting, changed);
  else if (resting != NULL)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT,
                 _ ("The import cannot be taken back: other records rest on it (%s). Nothing was changed."),
                 resting);
  else
    g_set_error (
        error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT,
        _ ("The import cannot be taken back: records of it were changed since (%s). Nothing was changed."),
        changed);
  return FALSE;
}

/* The import, as long as it stands; NULL with @error. */
static PursuitImportNote *
find_import (PursuitDb *db, gint64 import_id, GError **error)
{
  g_autoptr (GPtrArray) notes = pursuit_import_notes_read (db, import_id, error);

  if (notes == NULL)
    return NULL;
  if (notes->len == 0 || import_id == 0)
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("There is no such import."));
  else if (((PursuitImportNote *) notes->pdata[0])->state != 0)
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING,
                         _ ("The import has been taken back already."));
  else
    return g_ptr_array_steal_index (notes, 0);
  return NULL;
}

static char *
describe (const PursuitImportNote *note)
{
  g_autoptr (PursuitRow) args = pursuit_row_new ();

  pursuit_row_set_text (args, "entity", note->table);
  pursuit_row_set_text (args, "file", note->file);
  pursuit_row_set_int (args, "rows", note->imported + note->updated);
  return pursuit_row_to_json (args);
}

/**
 * pursuit_import_revert:
 * @import_id: an import that stands
 * @result: (out): the step that was made of it
 * @cancellable: (nullable): cancelling leaves everything as it is
 *
 * Takes a whole import back at any later time, as long as nothing rests on it: what it made goes, what it
 * changed becomes what it was. Records that it made only because others name them stay where something needs
 * them by now. One step that can be undone.
 *
 * Returns: %FALSE with %PURSUIT_ERROR_CONFLICT and a sentence that says what rests on it
 */
gboolean
pursuit_import_revert (PursuitStore *store,
                       PursuitDb *db,
                       gint64 actor_id,
                       gint64 import_id,
                       PursuitRunResult *result,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, actor_id, "import-revert", error);
  g_autoptr (PursuitImportNote) note = txn != NULL ? find_import (db, import_id, error) : NULL;
  g_autoptr (GArray) bars = note != NULL ? pursuit_import_bars_find (db, note, error) : NULL;
  g_autofree char *args = NULL;

  if (bars == NULL)
    return FALSE;
  if (bars->len > 0)
    return refuse (bars, error);
  args = describe (note);
  if (!pursuit_txn_revert_import (txn, note, cancellable, error))
    return FALSE;
  result->operation_id = pursuit_txn_get_operation (txn);
  if (!pursuit_txn_commit (g_steal_pointer (&txn), args, error))
    return FALSE;
  result->kind = g_strdup ("import-revert");
  result->args = g_steal_pointer (&args);
  return TRUE;
}
