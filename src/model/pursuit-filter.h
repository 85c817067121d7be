/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-filter-op.h"
#include "pursuit-value.h"

G_BEGIN_DECLS

/** PursuitFilterKind: what the parts of a group have to do; a test has no parts. */
typedef enum
{
  PURSUIT_FILTER_ALL,  /* and */
  PURSUIT_FILTER_ANY,  /* or */
  PURSUIT_FILTER_NONE, /* not one of them */
  PURSUIT_FILTER_TEST,
} PursuitFilterKind;

/** PURSUIT_FILTER_MAX_DEPTH: so many groups may stand in each other. */
#define PURSUIT_FILTER_MAX_DEPTH 8

/** PURSUIT_FILTER_MAX_TESTS: so many conditions a filter may have. */
#define PURSUIT_FILTER_MAX_TESTS 200

/**
 * PursuitFilter:
 *
 * Which records of an entity are meant: a tree of conditions. A group holds others; a test compares one field
 * with values, written as the user would write them. A group without parts restricts nothing.
 *
 * Chips, saved views and the command line share one text of it, see pursuit_filter_to_json(). Belongs to
 * whoever holds it: copy one that is to change.
 */
typedef struct _PursuitFilter PursuitFilter;
struct _PursuitFilter
{
  PursuitFilterKind kind;
  GPtrArray *parts; /* of a group (element-type PursuitFilter); %NULL in a test */
  guint field;      /* of a test: index in the entity's table */
  PursuitOp op;
  GPtrArray *values; /* of a test (element-type utf8) */
};

PursuitFilter *
pursuit_filter_new_group (PursuitFilterKind kind);
PursuitFilter *
pursuit_filter_new_test (guint field, PursuitOp op, const char *const *values);
PursuitFilter *
pursuit_filter_copy (const PursuitFilter *self);
void
pursuit_filter_free (PursuitFilter *self);
void
pursuit_filter_add (PursuitFilter *self, PursuitFilter *part);
gboolean
pursuit_filter_equal (const PursuitFilter *a, const PursuitFilter *b);
gboolean
pursuit_filter_is_empty (const PursuitFilter *self);
guint
pursuit_filter_count_tests (const PursuitFilter *self);
gboolean
pursuit_filter_uses (const PursuitFilter *self, guint field);
const PursuitFilter *
pursuit_filter_find (const PursuitFilter *self, guint field, PursuitOp op);
const char *
pursuit_filter_get_value (const PursuitFilter *self, guint number);
gboolean
pursuit_filter_check (const PursuitFilter *self, const PursuitEntity *entity, GError **error);
gboolean
pursuit_filter_parse_value (const PursuitField *field,
                            PursuitOp op,
                            const char *text,
                            const char *home,
                            PursuitValue *value,
                            GError **error);

/* The text form, and the words. */
char *
pursuit_filter_to_json (const PursuitFilter *self, const PursuitEntity *entity);
PursuitFilter *
pursuit_filter_from_json (const PursuitEntity *entity, const char *json, GError **error);
PursuitFilter *
pursuit_filter_from_text (const PursuitEntity *entity, const char *condition, GError **error);
char *
pursuit_filter_to_sentence (const PursuitFilter *self,
                            const PursuitEntity *entity,
                            const char *home,
                            PursuitDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFilter, pursuit_filter_free)

G_END_DECLS
