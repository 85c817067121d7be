/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-photo.h"

#include "pursuit-run-private.h"

/* The photo that a person has, and whether it is the one with that hash. */
static gboolean
look_at_photo (PursuitTxn *txn,
               gint64 person_id,
               const char *sha256,
               gint64 *old_id,
               gboolean *same,
               GError **error)
{
  g_autoptr (PursuitRow) person = pursuit_txn_read (txn, "person", person_id, error);
  g_autoptr (PursuitRow) old = NULL;

  if (person == NULL)
    return FALSE;
  *old_id = pursuit_row_get_int (person, "photo_id");
  *same = *old_id == 0 && sha256 == NULL;
  if (*old_id == 0)
    return TRUE;
  old = pursuit_txn_read (txn, "attachment", *old_id, error);
  if (old == NULL)
    return FALSE;
  *same = g_strcmp0 (pursuit_row_get_text (old, "sha256"), sha256) == 0;
  return TRUE;
}

static gint64
insert_photo (PursuitTxn *txn, gint64 person_id, const PursuitKeptFile *photo, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "person_id", person_id);
  pursuit_row_set_text (row, "name", photo->name);
  pursuit_row_set_text (row, "sha256", photo->sha256);
  pursuit_row_set_int (row, "size", photo->size);
  if (photo->mime != NULL)
    pursuit_row_set_text (row, "mime", photo->mime);
  pursuit_run_set_day (row, "day", pursuit_txn_get_today (txn));
  if (pursuit_txn_get_actor (txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (txn));
  return pursuit_txn_insert (txn, "attachment", row, error);
}

/**
 * pursuit_run_put_photo:
 * @is_own: the operation made the person, so that the journal needs no line
 * @photo: (nullable): its bytes are kept; %NULL: none any more
 * @changed: (out): %FALSE: it was so already, and nothing was written
 *
 * Gives a person a photo in place of the one before, whose row goes.
 */
gboolean
pursuit_run_put_photo (PursuitTxn *txn,
                       gint64 person_id,
                       gboolean is_own,
                       const PursuitKeptFile *photo,
                       gboolean *changed,
                       GError **error)
{
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  gint64 old_id, id = 0;
  gboolean same;

  if (!look_at_photo (txn, person_id, photo != NULL ? photo->sha256 : NULL, &old_id, &same, error))
    return FALSE;
  *changed = !same;
  if (same)
    return TRUE;
  if (photo != NULL && (id = insert_photo (txn, person_id, photo, error)) == 0)
    return FALSE;
  if (id != 0)
    pursuit_row_set_int (changes, "photo_id", id);
  else
    pursuit_row_set_null (changes, "photo_id");
  return (is_own ? pursuit_txn_amend (txn, "person", person_id, changes, error)
                 : pursuit_txn_update (txn, "person", person_id, 0, changes, error)) &&
         (old_id == 0 || pursuit_txn_delete (txn, "attachment", old_id, error));
}

static gboolean
put_command_photo (PursuitRun *run, gint64 person_id, GError **error)
{
  PursuitKeptFile photo = {
    .name = (char *) pursuit_command_get_text (run->command, "file"),
    .sha256 = (char *) pursuit_command_get_text (run->command, "sha256"),
    .size = pursuit_command_get_int (run->command, "size"),
    .mime = (char *) pursuit_command_get_text (run->command, "mime"),
  };
  gboolean changed;

  return pursuit_run_put_photo (run->txn, person_id, FALSE, photo.sha256 != NULL ? &photo : NULL, &changed,
                                error);
}

/** pursuit_run_set_photo: gives a person another photo, or none. */
gboolean
pursuit_run_set_photo (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "person_id");
  g_autoptr (PursuitRow) person = pursuit_txn_read (run->txn, "person", id, error);

  if (person == NULL)
    return FALSE;
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (person, "name"));
  pursuit_row_set_int (run->args, "removed", pursuit_command_get_text (run->command, "sha256") == NULL);
  return put_command_photo (run, id, error);
}

/** pursuit_run_also_photo: does what pursuit_command_add_photo() added to a person's command, if it did. */
gboolean
pursuit_run_also_photo (PursuitRun *run, gint64 person_id, GError **error)
{
  return pursuit_command_get_int (run->command, "with_photo") == 0 ||
         put_command_photo (run, person_id, error);
}
