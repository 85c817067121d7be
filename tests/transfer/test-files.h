/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *
test_files_write (const char *bytes, gssize length);
char *
test_files_write_encoded (const char *utf8, const char *encoding);
char *
test_files_read_all (const char *path, GError **error);
void
test_files_remove (char *path);

typedef char TestFile;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFile, test_files_remove)
