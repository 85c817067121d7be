/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

/** PURSUIT_FILE_ROWS: in the place of a field: the thing is known by rows of its own. */
#define PURSUIT_FILE_ROWS G_MAXUINT

/**
 * PursuitFileItem: one thing to know of somebody or of a company.
 *
 * @code: what interfaces call it, and “known to be none” lists
 * @label: marked for translation; %NULL: as the field is called
 * @field: of the record; #PURSUIT_FILE_ROWS when rows of @entity tell it
 * @weight: what knowing it is worth, against the others of the file
 * @entity: (nullable): whose rows tell it, and whose dialog fills the gap
 */
typedef struct
{
  const char *code;
  const char *label;
  guint field;
  guint weight;
  const char *entity;
} PursuitFileItem;

/** PursuitFile: what there is to know: at most 64 things. */
typedef struct
{
  const PursuitFileItem *items;
  gsize n_items;
} PursuitFile;

guint64
pursuit_file_measure (const PursuitFile *file, PursuitRecord *record, guint64 rows, const char *known_none);
guint
pursuit_file_percent (const PursuitFile *file, guint64 known);
guint
pursuit_file_gaps (const PursuitFile *file, guint64 known, guint max, guint *gaps);
gboolean
pursuit_file_is_listed (const char *codes, const char *code);

G_END_DECLS
