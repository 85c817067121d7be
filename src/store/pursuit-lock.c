/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

struct _PursuitLock
{
  int fd;
  gboolean was_unclean;
  gboolean checked;
};

/**
 * pursuit_lock_take:
 * @database: path of the database; the lock file is made beside it
 *
 * The lock file holds one letter: “o” while the database is open, “c” after it was closed in order.
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with %PURSUIT_STORE_ERROR_LOCKED when another
 * process holds it, %PURSUIT_STORE_ERROR_PERMISSION when the folder cannot be written
 */
PursuitLock *
pursuit_lock_take (const char *database, GError **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  g_autofree char *path = g_strconcat (database, ".lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      int saved = errno;
      g_set_error (error, PURSUIT_STORE_ERROR,
                   saved == ENOSPC ? PURSUIT_STORE_ERROR_FULL : PURSUIT_STORE_ERROR_PERMISSION,
                   _ ("“%s” cannot be opened for writing: %s."), database, g_strerror (saved));
      return NULL;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_LOCKED,
                   _ ("“%s” is open in another window or program. Close it there first."), database);
      return NULL;
    }

  char state = 'c';
  PursuitLock *self = g_new0 (PursuitLock, 1);
  self->fd = fd;
  self->was_unclean = pread (fd, &state, 1, 0) == 1 && state == 'o';
  if (pwrite (fd, "o", 1, 0) != 1)
    self->was_unclean = TRUE; /* a full disk: nothing can be said of the last stop, so the file is checked */
  return self;
}

/** pursuit_lock_was_unclean: whether the program that held the lock before did not close the database in
 * order. */
gboolean
pursuit_lock_was_unclean (PursuitLock *self)
{
  return self->was_unclean;
}

/** pursuit_lock_set_checked: the database was looked through since the unclean stop, and is whole. */
void
pursuit_lock_set_checked (PursuitLock *self)
{
  self->checked = TRUE;
}

/**
 * pursuit_lock_release:
 *
 * Notes the orderly close and lets the lock go. After an unclean stop it stays noted as such until the
 * database was checked: a short visit in between must not hide it.
 */
void
pursuit_lock_release (PursuitLock *self)
{
  if (self == NULL)
    return;
  if ((!self->was_unclean || self->checked) && pwrite (self->fd, "c", 1, 0) != 1)
    g_debug ("the orderly close could not be noted");
  close (self->fd);
  g_free (self);
}
