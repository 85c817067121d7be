/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void
fuzz_table (const char *path);
gboolean
fuzz_part (const char *path, const guint8 *bytes, gsize length);
void
fuzz_text (const char *text);

G_END_DECLS
