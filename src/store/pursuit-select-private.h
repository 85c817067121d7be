/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-select.h"

G_BEGIN_DECLS

/* The rows of an entity, joined with what its derived fields need. Every join is to a key, so that SQLite
 * leaves out those that a query does not use. */
typedef struct
{
  const char *entity;
  const char *from;  /* the entity itself is t */
  const char *match; /* columns that the quick match looks into */
} PursuitSelectSource;

/* The parts of a list's query and the values of its parameters, $1 upwards. */
typedef struct
{
  GString *sql;
  GPtrArray *values; /* PursuitValue* */
  GArray *listed;    /* (nullable): the ids that parameter `listed_index` stands for; the spec's */
  guint listed_index;
} PursuitSelect;

PursuitSelect
pursuit_select_builder (const char *select);
void
pursuit_select_builder_clear (PursuitSelect *builder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitSelect, pursuit_select_builder_clear)

const PursuitSelectSource *
pursuit_select_find_source (const PursuitEntity *entity);
void
pursuit_select_append_expression (GString *sql, const PursuitEntity *entity, guint index);
PursuitValue *
pursuit_select_add_parameter (PursuitSelect *builder);
gboolean
pursuit_select_append_rows (PursuitSelect *builder, PursuitListSpec *spec, const char *from, GError **error);
void
pursuit_select_append_order (PursuitSelect *builder, PursuitListSpec *spec);
sqlite3_stmt *
pursuit_select_prepare_and_bind (PursuitDb *db, PursuitSelect *builder, GError **error);
void
pursuit_select_bind_today (sqlite3_stmt *stmt, PursuitDay today);

G_END_DECLS
