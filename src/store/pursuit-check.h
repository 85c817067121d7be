/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-day.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

/** PursuitCheckDepth: how much is looked at. */
typedef enum
{
  PURSUIT_CHECK_STRUCTURE, /* the file and its references: what the opening asks for */
  PURSUIT_CHECK_ALL,       /* also everything that is kept, derived or noted twice */
} PursuitCheckDepth;

GPtrArray *
pursuit_check_database (PursuitDb *db,
                        PursuitCheckDepth depth,
                        PursuitDay today,
                        PursuitCareFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
