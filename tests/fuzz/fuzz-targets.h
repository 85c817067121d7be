/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void
fuzz_table (const char *path);
void
fuzz_text (const char *text);

G_END_DECLS
