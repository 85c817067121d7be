/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-managers.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  CANCEL_EVERY = 4096 /* reports between two looks at whether the user has had enough */
};

/* Somebody of whom the file says who the manager is. */
typedef struct
{
  gint64 id;
  gint64 company_id; /* 0: none */
  guint64 line;
  const char *text;   /* the manager as the file writes it; in the chunk */
  gint64 manager_id;  /* 0: not found yet, or left out */
  guint walk;         /* that came by last; 0: none yet */
  gboolean unchanged; /* nothing else in the row was new to the database */
} Report;

struct _PursuitImportManagers
{
  PursuitImporter *importer; /* while they are settled; not owned */
  const PursuitImportTable *people;
  GArray *reports;          /* of Report; sorted by id once all are there */
  GStringChunk *texts;      /* each once */
  GHashTable *placeholders; /* "company\ntext" → gint64* */
  gboolean by_ref;          /* the file names managers by reference */
};

/** pursuit_import_managers_new: (transfer full): nobody reports to anybody yet. */
PursuitImportManagers *
pursuit_import_managers_new (void)
{
  PursuitImportManagers *self = g_new0 (PursuitImportManagers, 1);

  self->reports = g_array_new (FALSE, FALSE, sizeof (Report));
  self->texts = g_string_chunk_new (4096);
  self->placeholders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/** pursuit_import_managers_free: frees what is remembered. */
void
pursuit_import_managers_free (PursuitImportManagers *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->reports);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->placeholders);
  g_free (self);
}

/**
 * pursuit_import_managers_add:
 * @company_id: of the person; 0: none
 * @line: of the file, on which it says so
 * @unchanged: the person was there already, just as the row says otherwise
 * @manager: an e-mail address, a reference, a uid or a name
 *
 * Remembers that a person reports to somebody.
 */
void
pursuit_import_managers_add (PursuitImportManagers *self,
                             gint64 person_id,
                             gint64 company_id,
                             guint64 line,
                             gboolean unchanged,
                             const char *manager)
{
  g_autofree char *key = pursuit_text_match_key (manager, -1);
  Report report = { .id = person_id, .company_id = company_id, .line = line, .unchanged = unchanged };

  report.text = g_string_chunk_insert_const (self->texts, key);
  g_array_append_val (self->reports, report);
}

static Report *
get_report (PursuitImportManagers *self, guint i)
{
  return &g_array_index (self->reports, Report, i);
}

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  const Report *first = a, *second = b;

  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;
  return first->line < second->line ? -1 : first->line > second->line;
}

/* Of several rows about a person the last one counts. */
static void
sort_reports (PursuitImportManagers *self)
{
  guint n = 0;

  g_array_sort (self->reports, compare_reports);
  for (guint i = 0; i < self->reports->len; i++)
    {
      if (n > 0 && get_report (self, n - 1)->id == get_report (self, i)->id)
        n--;
      *get_report (self, n++) = *get_report (self, i);
    }
  g_array_set_size (self->reports, n);
}

static Report *
find_report (PursuitImportManagers *self, gint64 person_id)
{
  Report key = { .id = person_id };
  guint low = 0, high = self->reports->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (get_report (self, middle)->id < key.id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->reports->len && get_report (self, low)->id == person_id ? get_report (self, low) : NULL;
}

static void
warn (PursuitImportManagers *self, const Report *report, char *sentence)
{
  g_assert (report != NULL);

  pursuit_rejects_add (self->importer->warnings, report->line, NULL, sentence);
  g_free (sentence);
}

/* Looking for managers */

typedef enum
{
  FOUND_NOBODY,
  FOUND_ONE,
  FOUND_SEVERAL,
  FOUND_ELSEWHERE /* in another company */
} Found;

static Found
ask (PursuitImportManagers *self, const char *query, Report *report)
{
  PursuitDb *db = self->importer->db;
  PursuitStmt *stmt = pursuit_db_query (db, query, NULL);
  Found found = FOUND_NOBODY;

  if (stmt == NULL)
    return FOUND_NOBODY;
  pursuit_bind_text (stmt, 1, report->text);
  if (report->company_id != 0)
    pursuit_bind_int (stmt, 2, report->company_id);
  if (pursuit_db_step (db, stmt, NULL) == 1)
    {
      found = pursuit_column_int (stmt, 1) != 0 ? FOUND_ONE : FOUND_ELSEWHERE;
      report->manager_id = found == FOUND_ONE ? pursuit_column_int (stmt, 0) : 0;
      if (found == FOUND_ONE && pursuit_db_step (db, stmt, NULL) == 1 && pursuit_column_int (stmt, 1) != 0)
        {
          found = FOUND_SEVERAL;
          report->manager_id = 0;
        }
    }
  pursuit_stmt_reset (stmt);
  return found;
}

static gboolean
is_email (const char *text)
{
  return strchr (text, '@') != NULL;
}

/* By e-mail if it looks like one, else by reference, by uid, by name within the company. */
static Found
look_for (PursuitImportManagers *self, Report *report)
{
  Found found;

  if (is_email (report->text))
    return ask (self, "manager-by-email", report);
  found = ask (self, "manager-by-ref", report);
  self->by_ref |= found == FOUND_ONE;
  if (found == FOUND_NOBODY && strlen (report->text) == PURSUIT_UID_SIZE - 1)
    found = ask (self, "manager-by-uid", report);
  return found == FOUND_NOBODY ? ask (self, "manager-by-name", report) : found;
}

/* Whoever is not there comes on the chart as somebody of whom nothing else is known, once a company. */
static gboolean
make_placeholder (PursuitImportManagers *self, Report *report, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", report->company_id, report->text);
  gint64 *known = g_hash_table_lookup (self->placeholders, key);
  const char *email = is_email (report->text) ? report->text : NULL;

  if (known != NULL)
    {
      report->manager_id = *known;
      return TRUE;
    }
  report->manager_id =
      pursuit_import_add_placeholder (self->importer, report->company_id, report->text, email,
                                      email == NULL && self->by_ref ? report->text : NULL, error);
  if (report->manager_id == 0)
    return FALSE;
  g_hash_table_insert (self->placeholders, g_steal_pointer (&key),
                       g_memdup2 (&report->manager_id, sizeof report->manager_id));
  warn (self, report,
        g_strdup_printf (
            _ ("The manager “%s” is neither in the file nor in the database, and came on the chart "
               "as somebody not known yet."),
            report->text));
  return TRUE;
}

static gboolean
find_managers (PursuitImportManagers *self, GError **error)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->reports->len; i++)
    {
      Report *report = get_report (self, i);
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->importer->cancellable, error))
        return FALSE;
      switch (look_for (self, report))
        {
        case FOUND_SEVERAL:
          warn (self, report,
                g_strdup_printf (_ ("Several people of the company go by “%s”; the person came in without a "
                                    "manager. Name the manager by reference or e-mail."),
                                 report->text));
          break;
        case FOUND_ELSEWHERE:
          warn (self, report,
                g_strdup_printf (
                    _ ("The manager “%s” belongs to another company; the person came in without one."),
                    report->text));
          break;
        case FOUND_NOBODY:
          g_array_append_val (missing, i);
          break;
        case FOUND_ONE:
        default:
          break;
        }
    }
  for (guint i = 0; i < missing->len; i++)
    {
      if (!make_placeholder (self, get_report (self, g_array_index (missing, guint, i)), error))
        return FALSE;
    }
  return TRUE;
}

/* Circles */

/* Whom a person reports to: as the file says, else as the database does. */
static gint64
get_manager (PursuitImportManagers *self, gint64 person_id, Report **report)
{
  *report = find_report (self, person_id);
  if (*report != NULL && (*report)->manager_id != 0)
    return (*report)->manager_id;
  if (pursuit_import_is_own (self->people, person_id))
    return 0;
  return pursuit_find_id (self->importer->db, "manager-of-person", person_id);
}

static char *
get_name (PursuitImportManagers *self, gint64 person_id)
{
  g_autoptr (PursuitRow) person = pursuit_txn_read (self->importer->txn, "person", person_id, NULL);

  return g_strdup (person != NULL ? pursuit_row_get_text (person, "name") : "");
}

/* Tells of the circle through @start with the names of all who are in it, and leaves out what the file says
 * of them: any single line that was left out instead would be a guess. */
static void
break_circle (PursuitImportManagers *self, gint64 start)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *first = get_name (self, start);
  Report *told = NULL;
  gint64 id = start;
  guint n = 0;

  do
    {
      g_autofree char *name = get_name (self, id);
      Report *report;
      gint64 next = get_manager (self, id, &report);
      g_string_append_printf (names, "%s → ", name);
      if (report != NULL && report->manager_id != 0)
        {
          report->manager_id = 0;
          if (told == NULL || report->line < told->line)
            told = report;
        }
      id = next;
      n++;
    }
  while (id != start);
  g_string_append (names, first);
  warn (self, told,
        n == 1
            ? g_strdup_printf (_ ("%s cannot be their own manager, and came in without one."), first)
            : g_strdup_printf (_ ("These people would report to each other in a circle: %s. None of them was "
                                  "given the manager that the file names."),
                               names->str));
}

/* Follows the lines up from every report once, whatever the length; returns how many circles there were. */
static guint
break_circles (PursuitImportManagers *self)
{
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_circles = 0;

  for (guint i = 0; i < self->reports->len; i++)
    get_report (self, i)->walk = 0;
  for (guint i = 0; i < self->reports->len; i++)
    {
      gint64 id = get_report (self, i)->id;
      while (id != 0)
        {
          Report *report;
          gint64 next = get_manager (self, id, &report);
          if (report != NULL && report->walk == i + 1)
            {
              break_circle (self, id);
              n_circles++;
              break;
            }
          /* another walk came by here and found what there is further up */
          if ((report != NULL && report->walk != 0) ||
              (report == NULL && !g_hash_table_add (others, g_memdup2 (&id, sizeof id))))
            break;
          if (report != NULL)
            report->walk = i + 1;
          id = next;
        }
    }
  return n_circles;
}

/* Writing */

static gboolean
write_report (PursuitImportManagers *self, const Report *report, GError **error)
{
  PursuitImporter *importer = self->importer;
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  pursuit_row_set_int (changes, "reports_to", report->manager_id);
  if (pursuit_import_is_own (self->people, report->id))
    return pursuit_txn_amend (importer->txn, "person", report->id, changes, error);
  if (pursuit_find_id (importer->db, "manager-of-person", report->id) == report->manager_id)
    return TRUE;
  pursuit_row_set_int (changes, "on_chart", 1);
  pursuit_row_set_real (changes, "chart_order", (double) report->line);
  if (report->unchanged)
    {
      importer->import->skipped--;
      importer->import->updated++;
    }
  return pursuit_txn_update (importer->txn, "person", report->id, 0, changes, error);
}

/* Whoever has reports stands on the chart. */
static gboolean
show_manager (PursuitImportManagers *self, gint64 id, GError **error)
{
  g_autoptr (PursuitRow) shown = pursuit_row_new ();

  pursuit_row_set_int (shown, "on_chart", 1);
  return pursuit_import_is_own (self->people, id)
             ? pursuit_txn_amend (self->importer->txn, "person", id, shown, error)
             : pursuit_txn_update (self->importer->txn, "person", id, 0, shown, error);
}

static gboolean
write_managers (PursuitImportManagers *self, GError **error)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->reports->len; i++)
    {
      const Report *report = get_report (self, i);
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->importer->cancellable, error))
        return FALSE;
      if (report->manager_id == 0)
        continue;
      if (!write_report (self, report, error))
        return FALSE;
      /* whoever reports to somebody by this file stands on the chart by that */
      const Report *above = find_report (self, report->manager_id);
      if ((above == NULL || above->manager_id == 0) &&
          g_hash_table_add (shown, g_memdup2 (&report->manager_id, sizeof report->manager_id)) &&
          !show_manager (self, report->manager_id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_import_managers_settle:
 * @people: what the import made; all of it is in the database
 *
 * Looks for every manager: by e-mail, by reference, by uid, by name within the company. One who is missing
 * comes in as a placeholder. An ambiguous name, another company and circles are told, and what the file says
 * there is left out; a circle is told with everybody who is in it.
 */
gboolean
pursuit_import_managers_settle (PursuitImportManagers *self,
                                PursuitImporter *importer,
                                const PursuitImportTable *people,
                                GError **error)
{
  self->importer = importer;
  self->people = people;
  sort_reports (self);
  if (!find_managers (self, error) || !pursuit_bulk_flush (people->bulk, error))
    return FALSE;
  /* somebody who loses a manager of the file keeps the one before, which can close another circle */
  while (break_circles (self) > 0)
    continue;
  return write_managers (self, error);
}
