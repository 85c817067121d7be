/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-refs.h"

enum
{
  FIRST_SLOTS = 1024
};

typedef struct
{
  guint64 print; /* of the reference */
  gint64 id;     /* 0: the slot is free */
} Slot;

/* Open addressing, at most three quarters full; it grows by half, which wastes less than doubling. */
struct _PursuitImportRefs
{
  Slot *slots;
  guint64 n_slots;
  guint64 n_used;
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

/* Where @print is looked for first: its upper half, scaled. */
static guint64
first_slot (const PursuitImportRefs *self, guint64 print)
{
  return (print >> 32) * self->n_slots >> 32;
}

static guint64
next_slot (const PursuitImportRefs *self, guint64 slot)
{
  return slot + 1 < self->n_slots ? slot + 1 : 0;
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
  guint64 i = first_slot (self, print);

  while (self->slots[i].id != 0)
    i = next_slot (self, i);
  self->slots[i] = (Slot){ .print = print, .id = id };
}

static void
grow (PursuitImportRefs *self)
{
  g_autofree Slot *old = self->slots;
  guint64 n_old = self->n_slots;

  self->n_slots += self->n_slots / 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint64 i = 0; i < n_old; i++)
    {
      if (old[i].id != 0)
        put (self, old[i].print, old[i].id);
    }
}

/** pursuit_import_refs_add: remembers that row @id has the reference @ref. */
void
pursuit_import_refs_add (PursuitImportRefs *self, const char *ref, gint64 id)
{
  if (self->n_used * 4 >= self->n_slots * 3)
    grow (self);
  put (self, fingerprint (ref), id);
  self->n_used++;
}

/** pursuit_import_refs_add_first: as pursuit_import_refs_add(), unless a row with @ref is remembered: where
 * many have the same, each would pass all before it. */
void
pursuit_import_refs_add_first (PursuitImportRefs *self, const char *ref, gint64 id)
{
  if (!pursuit_import_refs_may_have (self, ref))
    pursuit_import_refs_add (self, ref, id);
}

/**
 * pursuit_import_refs_load:
 * @query: named query that gives the id and the reference of all rows
 *
 * Remembers all that the database has; of several with one reference the first.
 */
gboolean
pursuit_import_refs_load (PursuitImportRefs *self, PursuitDb *db, const char *query, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    pursuit_import_refs_add_first (self, pursuit_column_text (stmt, 1), pursuit_column_int (stmt, 0));
  return state == 0;
}

/** pursuit_import_refs_may_have: %FALSE when surely no row that is remembered has @ref. */
gboolean
pursuit_import_refs_may_have (PursuitImportRefs *self, const char *ref)
{
  guint64 print = fingerprint (ref);

  for (guint64 i = first_slot (self, print); self->slots[i].id != 0; i = next_slot (self, i))
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

  for (guint64 i = first_slot (self, print); self->slots[i].id != 0; i = next_slot (self, i))
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
