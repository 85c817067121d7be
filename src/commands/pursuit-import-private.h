/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-bulk.h"
#include "pursuit-customer-rules.h"
#include "pursuit-find.h"
#include "pursuit-import-feed.h"
#include "pursuit-import-refs.h"
#include "pursuit-import.h"
#include "pursuit-run-private.h"
#include "pursuit-uid.h"

G_BEGIN_DECLS

typedef struct _PursuitImporter PursuitImporter;

/** PursuitImportVerb: what the rows of one entity become. One file each. */
typedef struct
{
  const char *entity;
  gboolean (*begin) (PursuitImporter *self, GError **error);
  gboolean (*row) (PursuitImporter *self, const PursuitImportRow *row, GError **error);
  gboolean (*end) (PursuitImporter *self, GError **error);    /* (nullable) */
  void (*free) (PursuitImporter *self);                       /* (nullable) */
  gboolean (*in_bulk) (PursuitDb *db, PursuitImport *import); /* (nullable): see the importer */
} PursuitImportVerb;

/** PursuitImportTable: a table that gets many new rows: its statement and its next id. */
typedef struct
{
  const char *table;
  PursuitBulk *bulk;
  gint64 first_id;
  gint64 next_id;
  GArray *custom;     /* (nullable) (element-type guint): custom fields that the file fills */
  guint first_custom; /* the column of the first of them */
} PursuitImportTable;

/** PursuitImporter: an import under way. */
struct _PursuitImporter
{
  PursuitImport *import;
  PursuitStore *store;
  PursuitDb *db;
  PursuitTxn *txn;
  PursuitImportPlan *plan;  /* the feed's while rows are read */
  PursuitRejects *rejects;  /* rows that the database has no place for */
  PursuitRejects *warnings; /* rows that came in, but not with all they say */
  const PursuitImportVerb *verb;
  gboolean in_bulk; /* very many rows: what SQLite does row by row is done once, at the end */
  PursuitUidSource uid_source;
  char *currency;
  PursuitImportTable companies;
  PursuitImportRefs *company_names;    /* match keys of the companies made here; of all when unindexed */
  PursuitImportRefs *company_refs;     /* the same of references */
  gboolean companies_unindexed;        /* nothing but these two finds a company quickly */
  GHashTable *member_ids;              /* match key → gint64* */
  GArray *row_companies;               /* of gint64: by the number that the feed gives a name */
  GArray *row_owners;                  /* the same */
  PursuitImportDuplicatePolicy policy; /* for the row that is under way */
  gboolean new_uid;                    /* whatever identifier that row names */
  PursuitImportRefs *uids;             /* (nullable): of the rows made here, where the file tells uids */
  PursuitCustomerRules rules;          /* of who may write what */
  GHashTable *writable;                /* gint64* set: companies of before that who imports may write */
  GHashTable *n_owned;                 /* (nullable): gint64* member → int*: how many companies they own */
  gpointer data;                       /* the verb's own */
  GCancellable *cancellable;           /* (nullable): not owned */
};

extern const PursuitImportVerb PURSUIT_IMPORT_DEALS;
extern const PursuitImportVerb PURSUIT_IMPORT_COMPANIES;
extern const PursuitImportVerb PURSUIT_IMPORT_PEOPLE;
extern const PursuitImportVerb PURSUIT_IMPORT_MEMBERS;
extern const PursuitImportVerb PURSUIT_IMPORT_ACTIVITIES;

/* The first columns of every bulk: id, uid, ver, updated_ms, import_id. */
#define PURSUIT_IMPORT_COMMON "id", "uid", "ver", "updated_ms", "import_id"
enum
{
  PURSUIT_IMPORT_N_COMMON = 5
};

gboolean
pursuit_import_table_begin (PursuitImporter *self,
                            PursuitImportTable *table,
                            const char *name,
                            const char *const *columns,
                            GError **error);
gint64
pursuit_import_table_next (PursuitImporter *self, PursuitImportTable *table, const PursuitImportRow *row);
gboolean
pursuit_import_table_end (PursuitImporter *self, PursuitImportTable *table, GError **error);
GStrv
pursuit_import_custom_begin (PursuitImporter *self, PursuitImportTable *table, const char *const *columns);
void
pursuit_import_custom_set (PursuitImportTable *table, const PursuitImportRow *row);
void
pursuit_import_table_clear (PursuitImportTable *table);
gboolean
pursuit_import_is_own (const PursuitImportTable *table, gint64 id);

gboolean
pursuit_import_is_large (PursuitImport *import, guint64 n_rows);
gboolean
pursuit_import_are_there (PursuitImporter *self, const char *query, GArray *ids);
const char *
pursuit_import_text (const PursuitImportRow *row, guint field);
gint64
pursuit_import_find_by_ref (PursuitImporter *self, const char *query, const char *text);
const char *
pursuit_import_uid (const PursuitImportRow *row);
gboolean
pursuit_import_find_by_uid (PursuitImporter *self,
                            const PursuitImportRow *row,
                            PursuitBulk *bulk,
                            gint64 *id,
                            GError **error);
gboolean
pursuit_import_decide (PursuitImporter *self,
                       const PursuitImportRow *row,
                       PursuitImportDuplicateReason reason,
                       gint64 *id,
                       gboolean *done,
                       GError **error);
gboolean
pursuit_import_decide_duplicate (PursuitImporter *self,
                                 const PursuitImportRow *row,
                                 const PursuitImportDuplicate *duplicate,
                                 gint64 *id,
                                 gboolean *done,
                                 GError **error);
void
pursuit_import_keep_what_is_known (PursuitImporter *self, PursuitRow *changes, PursuitRow *old);
gint64
pursuit_import_insert_member (PursuitImporter *self, const char *key, PursuitRow *values, GError **error);
gint64
pursuit_import_member (PursuitImporter *self, const char *name, GError **error);
gboolean
pursuit_import_find_company_by_ref (PursuitImporter *self, const char *ref, gint64 *id, GError **error);
gboolean
pursuit_import_find_company_by_name (PursuitImporter *self, const char *key, gint64 *id, GError **error);
gint64
pursuit_import_company (PursuitImporter *self, const char *name, GError **error);
gboolean
pursuit_import_row_company (PursuitImporter *self,
                            const PursuitImportRow *row,
                            guint field,
                            gint64 *id,
                            GError **error);
gboolean
pursuit_import_row_owner (PursuitImporter *self,
                          const PursuitImportRow *row,
                          guint field,
                          gint64 *id,
                          GError **error);
gboolean
pursuit_import_rights_begin (PursuitImporter *self, GError **error);
gboolean
pursuit_import_may_write (PursuitImporter *self,
                          const PursuitImportRow *row,
                          gint64 company_id,
                          gint64 part_owner_id,
                          gboolean *allowed,
                          GError **error);
gboolean
pursuit_import_may_move (PursuitImporter *self,
                         const PursuitImportRow *row,
                         gint64 before,
                         gint64 after,
                         gint64 part_owner_id,
                         gboolean *allowed,
                         GError **error);
gboolean
pursuit_import_owners_begin (PursuitImporter *self, GError **error);
gboolean
pursuit_import_may_own (PursuitImporter *self,
                        const PursuitImportRow *row,
                        PursuitRow *company,
                        gint64 owner_id,
                        const char **kind,
                        gboolean *allowed,
                        GError **error);
gint64
pursuit_import_add_company (PursuitImporter *self,
                            const PursuitImportRow *row,
                            const char *name,
                            GError **error);
gboolean
pursuit_import_companies_begin (PursuitImporter *self, GError **error);
void
pursuit_import_reject (PursuitImporter *self,
                       const PursuitImportRow *row,
                       const char *column,
                       const char *reason);
gboolean
pursuit_import_update (PursuitImporter *self,
                       const PursuitImportTable *table,
                       gint64 id,
                       PursuitRow *changes,
                       GError **error);
gint64
pursuit_import_add_placeholder (PursuitImporter *self,
                                gint64 company_id,
                                const char *name,
                                const char *email,
                                const char *ref,
                                GError **error);
PursuitRow *
pursuit_import_changes (PursuitImporter *self, const PursuitImportRow *row, const char *const *skip);

G_END_DECLS
