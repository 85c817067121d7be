/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-erase.h"

G_BEGIN_DECLS

/*
 * What is erased is first collected in tables of the connection's own: erased (tbl, row_id, present) holds
 * every row about the person, those of them that are gone already and only the journal remembers (present is
 * 0); erased_name, what the person was ever called; erased_step, the operations that had to do with it.
 */

/**
 * PursuitPersonReference: a column that leads to somebody, directly or by way of what is theirs.
 *
 * @target: the table whose ids the column holds
 * @goes: whether the row is about the person and goes too; else it stays and the column is emptied
 * @row_if, @image_if: (nullable): which rows go: a condition on the row, and on its image in the journal
 */
typedef struct
{
  const char *table;
  const char *column;
  const char *target;
  gboolean goes;
  const char *row_if;
  const char *image_if;
} PursuitPersonReference;

const PursuitPersonReference *
pursuit_erase_references (guint *n_references);

gboolean
pursuit_erase_run (PursuitDb *db, const char *sql, GError **error);
gboolean
pursuit_erase_collect (PursuitDb *db, gint64 person_id, GError **error);
gboolean
pursuit_erase_journal (PursuitDb *db, GError **error);
gboolean
pursuit_erase_find_mentions (PursuitDb *db, PursuitErased *erased, GError **error);

G_END_DECLS
