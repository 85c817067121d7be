/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-refs.h"

enum
{
  FIRST_SLOTS = 1024 /* a power of two */
};

typedef struct
{
  guint64 print; /* of the reference */
  gint64 id;     /* 0: the slot is free */
} Slot;

/* Open addressing, at most half full. */
struct _PursuitImportRefs
{
  Slot *slots;
  gsize n_slots; /* a power of two */
  gsize n_used;
};

/* FNV-1a (Fowler, Noll, Vo) over 64 bits, mixed so that all of them depend on the last byte too. */
static guint64
fingerprint (const char *text)
{
  guint64 print = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    print = (print ^ *p) * G_GUINT64_CONSTANT (0x100000001B3);
  print = (print ^ (print >> 33)) * G_GUINT64_CONSTANT (0xFF51AFD7ED558CCD);
  return print ^ (print >> 33);
}

/** pursuit_import_refs_new: (transfer full): nothing yet. */
PursuitImportRefs *
pursuit_import_refs_new (void)
{
  PursuitImportRefs *self = g_new0 (PursuitImportRefs, 1);

  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  return self;
}

/** pursuit_import_refs_free: frees what is remembered. */
void
pursuit_import_refs_free (PursuitImportRefs *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self);
}

/* Several rows may share a fingerprint: each has a slot. */
static void
put (PursuitImportRefs *self, guint64 print, gint64 id)
{
  gsize i = print & (self->n_slots - 1);

  while (self->slots[i].id != 0)
    i = (i + 1) & (self->n_slots - 1);
  self->slots[i] = (Slot){ .print = print, .id = id };
}

static void
grow (PursuitImportRefs *self)
{
  g_autofree Slot *old = self->slots;
  gsize n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    {
      if (old[i].id != 0)
        put (self, old[i].print, old[i].id);
    }
}

/** pursuit_import_refs_add: remembers that row @id has the reference @ref. */
void
pursuit_import_refs_add (PursuitImportRefs *self, const char *ref, gint64 id)
{
  if (self->n_used * 2 >= self->n_slots)
    grow (self);
  put (self, fingerprint (ref), id);
  self->n_used++;
}

/** pursuit_import_refs_load: remembers all deals of the database. */
gboolean
pursuit_import_refs_load (PursuitImportRefs *self, PursuitDb *db, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (db, "deal-refs", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    pursuit_import_refs_add (self, pursuit_column_text (stmt, 1), pursuit_column_int (stmt, 0));
  return state == 0;
}

/** pursuit_import_refs_may_have: %FALSE when surely no row that is remembered has @ref. */
gboolean
pursuit_import_refs_may_have (PursuitImportRefs *self, const char *ref)
{
  guint64 print = fingerprint (ref);

  for (gsize i = print & (self->n_slots - 1); self->slots[i].id != 0; i = (i + 1) & (self->n_slots - 1))
    {
      if (self->slots[i].print == print)
        return TRUE;
    }
  return FALSE;
}

/**
 * pursuit_import_refs_find:
 * @query: named query that gives a row when that with the id $1 has the reference $2
 *
 * Returns: the remembered row whose reference in @db is @ref; 0 when there is none
 */
gint64
pursuit_import_refs_find (PursuitImportRefs *self, PursuitDb *db, const char *query, const char *ref)
{
  guint64 print = fingerprint (ref);

  for (gsize i = print & (self->n_slots - 1); self->slots[i].id != 0; i = (i + 1) & (self->n_slots - 1))
    {
      PursuitStmt *stmt = self->slots[i].print == print ? pursuit_db_query (db, query, NULL) : NULL;
      if (stmt == NULL)
        continue;
      pursuit_bind_int (stmt, 1, self->slots[i].id);
      pursuit_bind_text (stmt, 2, ref);
      gboolean found = pursuit_db_step (db, stmt, NULL) == 1;
      pursuit_stmt_reset (stmt);
      if (found)
        return self->slots[i].id;
    }
  return 0;
}
