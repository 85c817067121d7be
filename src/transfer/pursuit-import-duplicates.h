/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_IMPORT_MAX_DUPLICATES: how many are listed; what is chosen for all holds for the others too. */
#define PURSUIT_IMPORT_MAX_DUPLICATES 100000

/**
 * PursuitImportDuplicatePolicy: what becomes of a row that is about a record that is there.
 * @PURSUIT_IMPORT_DUPLICATE_UPDATE: the record gets what the row says
 * @PURSUIT_IMPORT_DUPLICATE_MERGE: it gets only what it has not yet
 * @PURSUIT_IMPORT_DUPLICATE_SKIP: nothing
 * @PURSUIT_IMPORT_DUPLICATE_NEW: the row becomes a record of its own
 */
typedef enum
{
  PURSUIT_IMPORT_DUPLICATE_UPDATE,
  PURSUIT_IMPORT_DUPLICATE_MERGE,
  PURSUIT_IMPORT_DUPLICATE_SKIP,
  PURSUIT_IMPORT_DUPLICATE_NEW,
  PURSUIT_IMPORT_DUPLICATE_N_POLICIES
} PursuitImportDuplicatePolicy;

/** PursuitImportDuplicateReason: by what a row was found to be about a record. */
typedef enum
{
  PURSUIT_IMPORT_DUPLICATE_BY_UID,
  PURSUIT_IMPORT_DUPLICATE_BY_REF,
  PURSUIT_IMPORT_DUPLICATE_BY_NAME,
  PURSUIT_IMPORT_DUPLICATE_BY_EMAIL,
  PURSUIT_IMPORT_DUPLICATE_BY_PLACEHOLDER,
  PURSUIT_IMPORT_DUPLICATE_BY_CONTENT,
  PURSUIT_IMPORT_DUPLICATE_BY_LIKENESS, /* under another name, or only perhaps */
} PursuitImportDuplicateReason;

/**
 * PursuitImportDuplicate: a row, and the record that it is about.
 * @line: of the row
 * @own_name: what the row calls it
 * @id, @name: the record
 * @other_line: of the row of the same file that made the record; 0: it was there before
 * @reason: by what it was found
 * @likeness: of #PursuitDuplicateReason, where @reason is by likeness
 * @unsure: the row makes a record of its own, unless something else is chosen for it
 */
typedef struct
{
  guint64 line;
  const char *own_name;
  gint64 id;
  const char *name;
  guint64 other_line;
  PursuitImportDuplicateReason reason;
  guint likeness;
  gboolean unsure;
} PursuitImportDuplicate;

/** PursuitImportDuplicates: those of a file, in order of lines. Counted references; not changed once it is
 * made. */
typedef struct _PursuitImportDuplicates PursuitImportDuplicates;

PursuitImportDuplicates *
pursuit_import_duplicates_new (void);
PursuitImportDuplicates *
pursuit_import_duplicates_ref (PursuitImportDuplicates *self);
void
pursuit_import_duplicates_unref (PursuitImportDuplicates *self);
void
pursuit_import_duplicates_add (PursuitImportDuplicates *self, const PursuitImportDuplicate *duplicate);
guint64
pursuit_import_duplicates_get_total (PursuitImportDuplicates *self);
guint
pursuit_import_duplicates_get_count (PursuitImportDuplicates *self);
const PursuitImportDuplicate *
pursuit_import_duplicates_get (PursuitImportDuplicates *self, guint index);
const PursuitImportDuplicate *
pursuit_import_duplicates_find (PursuitImportDuplicates *self, guint64 line);

PursuitImportDuplicatePolicy
pursuit_import_duplicate_get_policy (const PursuitImportDuplicate *duplicate,
                                     PursuitImportDuplicatePolicy all,
                                     GHashTable *choices);
char *
pursuit_import_duplicate_explain (const PursuitImportDuplicate *duplicate);
const char *
pursuit_import_duplicate_policy_get_code (PursuitImportDuplicatePolicy policy);
const char *
pursuit_import_duplicate_policy_get_label (PursuitImportDuplicatePolicy policy);
gboolean
pursuit_import_duplicate_policy_find (const char *code, PursuitImportDuplicatePolicy *policy);

GHashTable *
pursuit_import_duplicate_choices_copy (GHashTable *choices);
void
pursuit_import_duplicate_choose (GHashTable **choices, guint64 line, PursuitImportDuplicatePolicy policy);
void
pursuit_import_duplicate_unchoose (GHashTable *choices, guint64 line);
gboolean
pursuit_import_duplicate_choice (GHashTable *choices, guint64 line, PursuitImportDuplicatePolicy *policy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportDuplicates, pursuit_import_duplicates_unref)

G_END_DECLS
