/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"
#include "pursuit-report-source.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DATABASE_SOURCE (pursuit_database_source_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDatabaseSource, pursuit_database_source, PURSUIT, DATABASE_SOURCE, GObject)

PursuitDatabaseSource *
pursuit_database_source_new (PursuitStore *store, PursuitDb *db);
gboolean
pursuit_database_source_read_name (PursuitDatabaseSource *self,
                                   const PursuitEntity *entity,
                                   guint field,
                                   gint64 id,
                                   char **name,
                                   GError **error);

char *
pursuit_database_source_word_converted (PursuitDatabaseSource *self);

G_END_DECLS
