/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SAMPLE_TREE_RRT,  /* each person reports to any earlier one */
  SAMPLE_TREE_ORG8, /* about eight reports a manager */
} SampleTreeKind;

/* Trees that every implementation draws alike from the same seed. */
typedef struct
{
  guint n;
  gint *parent;
  double *width;
  double *height;
  guint32 checksum;
} SampleTree;

guint32
sample_random_next (guint32 *state);
guint32
sample_random_bounded (guint32 *state, guint32 k);
SampleTree *
sample_tree_new (SampleTreeKind kind, guint n);
void
sample_tree_free (SampleTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleTree, sample_tree_free)

G_END_DECLS
