/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

/** PursuitTextKind: the tables whose records are found by what is typed. */
typedef enum
{
  PURSUIT_TEXT_COMPANY = 1,
  PURSUIT_TEXT_PERSON,
  PURSUIT_TEXT_DEAL,
} PursuitTextKind;

#define PURSUIT_TEXT_FIRST_KIND PURSUIT_TEXT_COMPANY
#define PURSUIT_TEXT_LAST_KIND PURSUIT_TEXT_DEAL

/** PURSUIT_TEXT_BLOCK: so many ids stand in one block. As bits they are 1,920 bytes, of which SQLite keeps
 * two on a page. */
#define PURSUIT_TEXT_BLOCK 15360

/** PURSUIT_TEXT_WORDS: so many numbers hold the bits of a block. */
#define PURSUIT_TEXT_WORDS (PURSUIT_TEXT_BLOCK / 64)

gboolean
pursuit_text_kind_find (const char *table, PursuitTextKind *kind);
const char *
pursuit_text_kind_get_table (PursuitTextKind kind);
const char *const *
pursuit_text_kind_get_fields (PursuitTextKind kind);
sqlite3_stmt *
pursuit_text_kind_query (PursuitDb *db, const char *prefix, PursuitTextKind kind, GError **error);

gboolean
pursuit_text_index_touch (PursuitDb *db, PursuitTextKind kind, gint64 id, GError **error);
gboolean
pursuit_text_index_forget (PursuitDb *db, PursuitTextKind kind, gint64 id, GError **error);
gboolean
pursuit_text_index_write_range (PursuitDb *db,
                                PursuitTextKind kind,
                                gint64 first,
                                gint64 last,
                                GError **error);
gboolean
pursuit_text_index_settle (PursuitDb *db, GError **error);
gboolean
pursuit_text_index_fill (PursuitDb *db, PursuitCare *care, GError **error);
gint64
pursuit_text_index_get_key (PursuitTextKind kind, gint64 block, guint64 token);
void
pursuit_text_index_take_bits (guint64 *bits, gconstpointer ids, gsize size);

/** PursuitTextFindingFunc: told of record @id of @kind. */
typedef void (*PursuitTextFindingFunc) (PursuitTextKind kind, gint64 id, gpointer data);

gboolean
pursuit_text_index_check (PursuitDb *db, PursuitTextFindingFunc func, gpointer data, GError **error);

G_END_DECLS
