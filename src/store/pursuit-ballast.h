/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void
pursuit_ballast_keep (const char *path);
void
pursuit_ballast_release (const char *path);

G_END_DECLS
