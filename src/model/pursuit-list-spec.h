/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-filter.h"

G_BEGIN_DECLS

/** PursuitSortKey: one field to sort by. */
typedef struct
{
  guint field;
  gboolean descending;
} PursuitSortKey;

/**
 * PursuitListSpec:
 *
 * Which records a list holds and in which order. Counted references; do not change one that was given away.
 * All restrictions hold together. Ties are broken by id.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read-only >*/
  const PursuitEntity *entity;
  PursuitFilter *filter; /* a group of kind ALL */
  GArray *sort;          /* PursuitSortKey */
  int group; /* rows with one value of this field stand together, before any other order; -1: none */
  gboolean group_descending;
  char *match;        /* (nullable): only what this quick match finds */
  gint64 limit;       /* -1: no limit */
  gboolean on_board;  /* deals: only those that stand in a board's columns */
  GArray *ids;        /* (nullable) (element-type gint64): only these, rising */
  gint64 person_id;   /* activities: only those that this person took part in; 0: all */
  gint64 asked_of_id; /* deals: only those in which this member is to approve something; 0: all */
  gint64 asked_by_id; /* deals: only those in which this member waits for an approval; 0: all */
} PursuitListSpec;

PursuitListSpec *
pursuit_list_spec_new (const PursuitEntity *entity);
PursuitListSpec *
pursuit_list_spec_copy (PursuitListSpec *self);
PursuitListSpec *
pursuit_list_spec_ref (PursuitListSpec *self);
void
pursuit_list_spec_unref (PursuitListSpec *self);
void
pursuit_list_spec_where (PursuitListSpec *self, guint field, PursuitOp op, const char *value);
void
pursuit_list_spec_where_int (PursuitListSpec *self, guint field, PursuitOp op, gint64 value);
gboolean
pursuit_list_spec_where_text (PursuitListSpec *self, const char *condition, GError **error);
void
pursuit_list_spec_add_filter (PursuitListSpec *self, PursuitFilter *part);
void
pursuit_list_spec_set_filter (PursuitListSpec *self, const PursuitFilter *filter);
void
pursuit_list_spec_sort (PursuitListSpec *self, guint field, gboolean descending);
gboolean
pursuit_list_spec_sort_text (PursuitListSpec *self, const char *key, GError **error);
gboolean
pursuit_list_spec_group_text (PursuitListSpec *self, const char *key, GError **error);
void
pursuit_list_spec_clear_sort (PursuitListSpec *self);
void
pursuit_list_spec_set_group (PursuitListSpec *self, int field, gboolean descending);
gboolean
pursuit_field_can_group (const PursuitField *field);
void
pursuit_list_spec_set_match (PursuitListSpec *self, const char *text);
void
pursuit_list_spec_set_limit (PursuitListSpec *self, gint64 limit);
void
pursuit_list_spec_set_on_board (PursuitListSpec *self, gboolean on_board);
void
pursuit_list_spec_set_ids (PursuitListSpec *self, const gint64 *ids, guint n_ids);
void
pursuit_list_spec_set_person (PursuitListSpec *self, gint64 person_id);
void
pursuit_list_spec_set_pending (PursuitListSpec *self, gint64 asked_of_id, gint64 asked_by_id);
char *
pursuit_list_spec_to_json (PursuitListSpec *self);
PursuitListSpec *
pursuit_list_spec_from_json (const PursuitEntity *entity, const char *json, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitListSpec, pursuit_list_spec_unref)

G_END_DECLS
