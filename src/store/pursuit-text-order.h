/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-text-index.h"

G_BEGIN_DECLS

/** PURSUIT_TEXT_PLACES: places are below it. */
#define PURSUIT_TEXT_PLACES (28 * 28 * 28)

/** PURSUIT_TEXT_NOWHERE: the place of an id that has no record. */
#define PURSUIT_TEXT_NOWHERE 0xFFFF

guint
pursuit_text_place_of_key (const char *key);
char *
pursuit_text_place_get_first_key (guint place);

gboolean
pursuit_text_order_collect (PursuitDb *db,
                            PursuitTextKind kind,
                            gint64 block,
                            guint16 *places,
                            GError **error);
gboolean
pursuit_text_order_write (PursuitDb *db, PursuitTextKind kind, gint64 block, GError **error);
gboolean
pursuit_text_order_read (PursuitDb *db, PursuitTextKind kind, gint64 block, guint16 *places, GError **error);

G_END_DECLS
