/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-select.h"
#include "pursuit-text-ask.h"

G_BEGIN_DECLS

/* The rows of an entity, joined with what its derived fields need. Every join is to a key, so that SQLite
 * leaves out those that a query does not use. */
typedef struct
{
  const char *entity;
  const char *from;  /* the entity itself is t */
  const char *match; /* columns that the quick match looks into; NULL: what the index of texts knows */
} PursuitSelectSource;

/* By which index a statement is made to read; see pursuit-select-plan.c. */
typedef enum
{
  PURSUIT_SELECT_ANY, /* as SQLite likes */
  PURSUIT_SELECT_BY_SECTION,
  PURSUIT_SELECT_BY_NAME,
} PursuitSelectPlan;

/* The parts of a list's query and the values of its parameters, $1 upwards. */
typedef struct
{
  PursuitDb *db;
  PursuitSelectContext context;
  GString *sql;
  GPtrArray *values; /* PursuitValue* */
  GArray *listed;    /* (nullable): the ids that parameter `listed_index` stands for; the spec's */
  guint listed_index;
  PursuitTextAsk *ask; /* (nullable): what parameter `ask_index` points to */
  guint ask_index;
  PursuitSelectPlan plan;
} PursuitSelect;

/* The fields of the entities in SQL. */
const PursuitSelectSource *
pursuit_select_find_source (const PursuitEntity *entity);
void
pursuit_select_append_kept (GString *sql, const PursuitEntity *entity, guint index);
void
pursuit_select_append_expression (GString *sql, const PursuitEntity *entity, guint index);
void
pursuit_select_append_compared (GString *sql, const PursuitEntity *entity, guint index);
const char *
pursuit_select_find_sort_key (const PursuitEntity *entity, guint index);
void
pursuit_select_append_sort_expression (GString *sql, const PursuitEntity *entity, guint index);
gboolean
pursuit_select_bind_context (PursuitDb *db,
                             sqlite3_stmt *stmt,
                             const PursuitSelectContext *context,
                             GError **error);

/* Building a query. */
PursuitSelect
pursuit_select_builder (PursuitDb *db, const PursuitSelectContext *context, const char *select);
void
pursuit_select_builder_clear (PursuitSelect *builder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitSelect, pursuit_select_builder_clear)

PursuitValue *
pursuit_select_add_parameter (PursuitSelect *builder);
char *
pursuit_select_like_pattern (const char *text, gboolean anywhere);
gboolean
pursuit_select_append_rows (PursuitSelect *builder,
                            PursuitListSpec *spec,
                            const char *from,
                            const char *needed,
                            GError **error);
void
pursuit_select_append_group (GString *sql, PursuitListSpec *spec);
void
pursuit_select_append_group_order (GString *sql, PursuitListSpec *spec);
void
pursuit_select_append_order (PursuitSelect *builder, PursuitListSpec *spec);
gboolean
pursuit_select_is_section (const PursuitEntity *entity, guint index);
gboolean
pursuit_select_choose_plan (PursuitSelect *builder, PursuitListSpec *spec, gint64 limit, GError **error);
sqlite3_stmt *
pursuit_select_prepare_and_bind (PursuitSelect *builder, GError **error);

/* Appends a condition, in brackets, that holds for the rows that @filter means. */
gboolean
pursuit_filter_append_sql (PursuitSelect *builder,
                           GString *sql,
                           const PursuitFilter *filter,
                           const PursuitEntity *entity,
                           GError **error);

void
pursuit_select_append_company_file (GString *sql, gboolean bits);

G_END_DECLS
