/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sync.h"

#include <fcntl.h>
#include <unistd.h>

/**
 * pursuit_sync_folder_of:
 * @path: a file or folder that was made, renamed or removed
 *
 * Waits until the disk knows what the folder that holds @path holds: without that, a name can be lost with
 * the power although the file's bytes are there.
 *
 * Returns: whether the system said so; errno tells why not
 */
gboolean
pursuit_sync_folder_of (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return synced;
}
