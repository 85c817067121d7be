/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-duplicates.h"

#include "pursuit-duplicates.h"

#include <glib/gi18n-lib.h>

struct _PursuitImportDuplicates
{
  gatomicrefcount ref_count;
  guint64 total;
  GArray *items; /* of PursuitImportDuplicate */
  GStringChunk *names;
};

static const struct
{
  const char *code;
  const char *label;
} POLICIES[] = {
  { "update", N_ ("Update the record") },
  { "merge", N_ ("Fill in what it lacks") },
  { "skip", N_ ("Leave the row out") },
  { "new", N_ ("Make a new record") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (POLICIES) == PURSUIT_IMPORT_DUPLICATE_N_POLICIES);

/** pursuit_import_duplicates_new: Returns: (transfer full): an empty list */
PursuitImportDuplicates *
pursuit_import_duplicates_new (void)
{
  PursuitImportDuplicates *self = g_new0 (PursuitImportDuplicates, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_array_new (FALSE, FALSE, sizeof (PursuitImportDuplicate));
  self->names = g_string_chunk_new (4096);
  return self;
}

/** pursuit_import_duplicates_ref: Returns: @self */
PursuitImportDuplicates *
pursuit_import_duplicates_ref (PursuitImportDuplicates *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_import_duplicates_unref: frees the list with its last reference. */
void
pursuit_import_duplicates_unref (PursuitImportDuplicates *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->items);
  g_string_chunk_free (self->names);
  g_free (self);
}

/** pursuit_import_duplicates_add: adds a copy of @duplicate, in order of lines; beyond
 * %PURSUIT_IMPORT_MAX_DUPLICATES it is only counted.
 */
void
pursuit_import_duplicates_add (PursuitImportDuplicates *self, const PursuitImportDuplicate *duplicate)
{
  PursuitImportDuplicate item;

  g_return_if_fail (self != NULL);
  g_return_if_fail (duplicate != NULL && duplicate->name != NULL && duplicate->own_name != NULL);

  self->total++;
  if (self->items->len >= PURSUIT_IMPORT_MAX_DUPLICATES)
    return;
  item = *duplicate;
  item.own_name = g_string_chunk_insert_const (self->names, duplicate->own_name);
  item.name = g_string_chunk_insert_const (self->names, duplicate->name);
  g_array_append_val (self->items, item);
}

/** pursuit_import_duplicates_get_total: Returns: how many there are, listed or not */
guint64
pursuit_import_duplicates_get_total (PursuitImportDuplicates *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

/** pursuit_import_duplicates_get_count: Returns: how many are listed */
guint
pursuit_import_duplicates_get_count (PursuitImportDuplicates *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/** pursuit_import_duplicates_get: Returns: (transfer none): one of those that are listed */
const PursuitImportDuplicate *
pursuit_import_duplicates_get (PursuitImportDuplicates *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->items->len, NULL);

  return &g_array_index (self->items, PursuitImportDuplicate, index);
}

/** pursuit_import_duplicates_find: Returns: (transfer none) (nullable): the one on @line */
const PursuitImportDuplicate *
pursuit_import_duplicates_find (PursuitImportDuplicates *self, guint64 line)
{
  guint first = 0, last;

  g_return_val_if_fail (self != NULL, NULL);

  last = self->items->len;
  while (first < last)
    {
      const guint middle = first + (last - first) / 2;
      const PursuitImportDuplicate *item = pursuit_import_duplicates_get (self, middle);

      if (item->line == line)
        return item;
      if (item->line < line)
        first = middle + 1;
      else
        last = middle;
    }
  return NULL;
}

/**
 * pursuit_import_duplicate_get_policy:
 * @all: what is chosen for all rows
 * @choices: (nullable): what is chosen for single ones
 *
 * Returns: what becomes of the row
 */
PursuitImportDuplicatePolicy
pursuit_import_duplicate_get_policy (const PursuitImportDuplicate *duplicate,
                                     PursuitImportDuplicatePolicy all,
                                     GHashTable *choices)
{
  PursuitImportDuplicatePolicy policy;

  g_return_val_if_fail (duplicate != NULL, all);

  policy = duplicate->unsure ? PURSUIT_IMPORT_DUPLICATE_NEW : all;
  pursuit_import_duplicate_choice (choices, duplicate->line, &policy);
  return policy;
}

static char *
word_likeness (const PursuitImportDuplicate *duplicate, const char *who)
{
  g_autofree char *reasons = pursuit_duplicates_list_reasons (duplicate->likeness);

  return duplicate->unsure
             /* Translators: the first %s is a company, the second why: “the same phone number” */
             ? g_strdup_printf (_ ("Looks like %s: %s."), who, reasons)
             : g_strdup_printf (_ ("Duplicate of %s: %s."), who, reasons);
}

/** pursuit_import_duplicate_explain: Returns: (transfer full): which record the row is about, and why, as a
 * sentence
 */
char *
pursuit_import_duplicate_explain (const PursuitImportDuplicate *duplicate)
{
  g_autofree char *line = NULL;
  g_autofree char *who = NULL;

  g_return_val_if_fail (duplicate != NULL, NULL);

  line = g_strdup_printf ("%" G_GUINT64_FORMAT, duplicate->other_line);
  /* Translators: a record that another row of the file made, and that row’s line */
  who = duplicate->other_line != 0 ? g_strdup_printf (_ ("“%s” (line %s)"), duplicate->name, line)
                                   : g_strdup_printf (_ ("“%s”"), duplicate->name);
  switch (duplicate->reason)
    {
    case PURSUIT_IMPORT_DUPLICATE_BY_UID:
      return g_strdup_printf (_ ("Duplicate of %s: the same identifier."), who);
    case PURSUIT_IMPORT_DUPLICATE_BY_REF:
      return g_strdup_printf (_ ("Duplicate of %s: the same reference."), who);
    case PURSUIT_IMPORT_DUPLICATE_BY_EMAIL:
      return g_strdup_printf (_ ("Duplicate of %s: the same e-mail address."), who);
    case PURSUIT_IMPORT_DUPLICATE_BY_PLACEHOLDER:
      return g_strdup_printf (_ ("Duplicate of %s: of whom only the name was known."), who);
    case PURSUIT_IMPORT_DUPLICATE_BY_CONTENT:
      return g_strdup_printf (_ ("Duplicate of %s: the same kind, day and customer."), who);
    case PURSUIT_IMPORT_DUPLICATE_BY_LIKENESS:
      return word_likeness (duplicate, who);
    case PURSUIT_IMPORT_DUPLICATE_BY_NAME:
    default:
      return g_strdup_printf (_ ("Duplicate of %s: the same name."), who);
    }
}

/** pursuit_import_duplicate_policy_get_code: Returns: what the command line calls it */
const char *
pursuit_import_duplicate_policy_get_code (PursuitImportDuplicatePolicy policy)
{
  g_return_val_if_fail (policy < PURSUIT_IMPORT_DUPLICATE_N_POLICIES, NULL);

  return POLICIES[policy].code;
}

/** pursuit_import_duplicate_policy_get_label: Returns: what people call it */
const char *
pursuit_import_duplicate_policy_get_label (PursuitImportDuplicatePolicy policy)
{
  g_return_val_if_fail (policy < PURSUIT_IMPORT_DUPLICATE_N_POLICIES, NULL);

  return _ (POLICIES[policy].label);
}

/** pursuit_import_duplicate_policy_find: Returns: whether there is a policy of this code */
gboolean
pursuit_import_duplicate_policy_find (const char *code, PursuitImportDuplicatePolicy *policy)
{
  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (policy != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (POLICIES); i++)
    {
      *policy = (PursuitImportDuplicatePolicy) i;
      if (g_str_equal (POLICIES[i].code, code))
        return TRUE;
    }
  return FALSE;
}

/* Choices: line → policy */

/** pursuit_import_duplicate_choices_copy: Returns: (transfer full): choices of their own */
GHashTable *
pursuit_import_duplicate_choices_copy (GHashTable *choices)
{
  GHashTable *copy = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer line, policy;

  g_return_val_if_fail (choices != NULL, copy);

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &line, &policy))
    g_hash_table_insert (copy, line, policy);
  return copy;
}

/** pursuit_import_duplicate_choose: makes @policy hold for the row on @line, whatever holds for the others.
 */
void
pursuit_import_duplicate_choose (GHashTable **choices, guint64 line, PursuitImportDuplicatePolicy policy)
{
  g_return_if_fail (choices != NULL);
  g_return_if_fail (policy < PURSUIT_IMPORT_DUPLICATE_N_POLICIES);

  if (*choices == NULL)
    *choices = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (*choices, GSIZE_TO_POINTER ((gsize) line), GUINT_TO_POINTER (policy));
}

/** pursuit_import_duplicate_unchoose: makes for the row on @line hold what holds for all. */
void
pursuit_import_duplicate_unchoose (GHashTable *choices, guint64 line)
{
  if (choices != NULL)
    g_hash_table_remove (choices, GSIZE_TO_POINTER ((gsize) line));
}

/**
 * pursuit_import_duplicate_choice:
 * @choices: (nullable): of single rows
 * @policy: (inout): what holds for all; what holds for the row on @line
 *
 * Returns: whether something was chosen for the row itself
 */
gboolean
pursuit_import_duplicate_choice (GHashTable *choices, guint64 line, PursuitImportDuplicatePolicy *policy)
{
  gpointer chosen;

  g_return_val_if_fail (policy != NULL, FALSE);

  if (choices == NULL ||
      !g_hash_table_lookup_extended (choices, GSIZE_TO_POINTER ((gsize) line), NULL, &chosen))
    return FALSE;
  *policy = (PursuitImportDuplicatePolicy) GPOINTER_TO_UINT (chosen);
  return TRUE;
}
