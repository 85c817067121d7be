/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-ballast.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* On a full disk even deleting needs room for the log: this much is held back for it. */
static const goffset BALLAST_BYTES = 8 * 1024 * 1024;

static char *
ballast_path (const char *path)
{
  return g_strconcat (path, ".ballast", NULL);
}

/**
 * pursuit_ballast_keep:
 * @path: a database
 *
 * Sees to it that the file NAME.ballast lies beside it and takes up room; on a disk that is full already it
 * does nothing.
 */
void
pursuit_ballast_keep (const char *path)
{
  g_autofree char *ballast = ballast_path (path);
  int fd = open (ballast, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return;
  if (posix_fallocate (fd, 0, BALLAST_BYTES) != 0)
    g_unlink (ballast);
  close (fd);
}

/** pursuit_ballast_release: gives the room back; the next opening takes it again. */
void
pursuit_ballast_release (const char *path)
{
  g_autofree char *ballast = ballast_path (path);
  g_unlink (ballast);
}
