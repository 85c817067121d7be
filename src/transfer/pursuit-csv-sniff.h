/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char
pursuit_csv_sniff_delimiter (const guint8 *text, gsize length);

G_END_DECLS
