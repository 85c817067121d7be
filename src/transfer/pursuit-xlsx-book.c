/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-transfer-error.h"
#include "pursuit-xml-feed.h"

enum
{
  MAX_SHEETS = 1000,
  MAX_FORMATS = 65536, /* cell formats that a workbook may have: Excel's own limit is 65,490 */
};

static void
free_sheet (gpointer data)
{
  PursuitXlsxSheetName *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static gboolean
fail (GError **error, PursuitTransferError code, const char *sentence)
{
  g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, code, sentence);
  return FALSE;
}

/* Relationships: which part stands behind an id, and what it is. */

typedef struct
{
  char *id;
  char *type;
  char *target;
} Relation;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
relation_cb (gpointer data, const char *name, const PursuitXmlAttributes *attributes)
{
  GPtrArray *relations = data;
  g_autofree char *mode = NULL;
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || relations->len >= MAX_SHEETS * 4)
    return;
  /* what lies outside of the file is never looked at */
  mode = pursuit_xml_dup_attribute (attributes, "TargetMode");
  if (g_strcmp0 (mode, "External") == 0)
    return;
  relation = g_new0 (Relation, 1);
  relation->id = pursuit_xml_dup_attribute (attributes, "Id");
  relation->type = pursuit_xml_dup_attribute (attributes, "Type");
  relation->target = pursuit_xml_dup_attribute (attributes, "Target");
  g_ptr_array_add (relations, relation);
}

/* The name of the part that @target means, seen from @folder; NULL if it leads out of the file. */
static char *
resolve (const char *folder, const char *target)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *full = *target == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit (full, "/", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (*steps[i] == '\0' || strcmp (steps[i], ".") == 0)
        continue;
      if (strcmp (steps[i], "..") != 0)
        g_ptr_array_add (path, steps[i]);
      else if (path->len > 0)
        g_ptr_array_remove_index (path, path->len - 1);
      else
        return NULL;
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

static GPtrArray *
read_relations (PursuitZip *zip, const char *part, GCancellable *cancellable, GError **error)
{
  static const PursuitXmlHandler handler = { relation_cb, NULL, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *file = g_path_get_basename (part);
  g_autofree char *name = strcmp (folder, ".") == 0 ? g_strconcat ("_rels/", file, ".rels", NULL)
                                                    : g_strconcat (folder, "/_rels/", file, ".rels", NULL);

  if (*part == '\0')
    {
      g_free (name);
      name = g_strdup ("_rels/.rels");
    }
  return pursuit_xml_read (zip, name, &handler, relations, cancellable, error) ? g_steal_pointer (&relations)
                                                                               : NULL;
}

/* The part of the first relation of this kind, or with this id. */
static gboolean
find_part (GPtrArray *relations,
           const char *folder,
           const char *type,
           const char *id,
           char **part,
           GError **error)
{
  *part = NULL;
  for (guint i = 0; i < relations->len && *part == NULL; i++)
    {
      const Relation *relation = relations->pdata[i];

      if (relation->target == NULL || relation->type == NULL || !g_str_has_suffix (relation->type, type) ||
          (id != NULL && g_strcmp0 (relation->id, id) != 0))
        continue;
      *part = resolve (folder, relation->target);
      if (*part == NULL)
        return fail (error, PURSUIT_TRANSFER_ERROR_SYNTAX,
                     _ ("The workbook names a part outside of itself. It was not read."));
    }
  return TRUE;
}

/* The workbook's own part */

typedef struct
{
  GPtrArray *sheets; /* of PursuitXlsxSheetName, @part still the relation's id */
  gboolean from_1904;
} Workbook;

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "on") == 0;
}

static void
workbook_cb (gpointer data, const char *name, const PursuitXmlAttributes *attributes)
{
  Workbook *workbook = data;

  if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *epoch = pursuit_xml_dup_attribute (attributes, "date1904");
      workbook->from_1904 = is_true (epoch);
    }
  else if (strcmp (name, "sheet") == 0 && workbook->sheets->len < MAX_SHEETS)
    {
      g_autofree char *state = pursuit_xml_dup_attribute (attributes, "state");
      PursuitXlsxSheetName *sheet = g_new0 (PursuitXlsxSheetName, 1);

      sheet->name = pursuit_xml_dup_attribute (attributes, "name");
      sheet->part = pursuit_xml_dup_attribute (attributes, "id");
      sheet->hidden = state != NULL && g_str_has_suffix (state, "idden");
      g_ptr_array_add (workbook->sheets, sheet);
    }
}

/* Keeps the sheets that hold cells, with their parts; charts and dialogs are sheets too. */
static gboolean
find_sheets (PursuitXlsxBook *self,
             GPtrArray *named,
             GPtrArray *relations,
             const char *folder,
             GError **error)
{
  for (guint i = 0; i < named->len; i++)
    {
      PursuitXlsxSheetName *sheet = named->pdata[i];
      PursuitXlsxSheetName *kept;
      char *part;

      if (sheet->part == NULL)
        continue;
      if (!find_part (relations, folder, "/worksheet", sheet->part, &part, error))
        return FALSE;
      if (part == NULL)
        continue;
      kept = g_new0 (PursuitXlsxSheetName, 1);
      kept->name = g_strdup (sheet->name != NULL ? sheet->name : "");
      kept->part = part;
      kept->hidden = sheet->hidden;
      g_ptr_array_add (self->sheets, kept);
    }
  return self->sheets->len > 0 ||
         fail (error, PURSUIT_TRANSFER_ERROR_EMPTY, _ ("The workbook has no sheet with cells."));
}

/* Styles: which cell formats show moments. */

typedef struct
{
  GHashTable *codes; /* number format → its kind */
  GArray *kinds;
  gboolean in_formats;
} Styles;

static guint
get_number (const PursuitXmlAttributes *attributes, const char *name)
{
  g_autofree char *text = pursuit_xml_dup_attribute (attributes, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
style_begin_cb (gpointer data, const char *name, const PursuitXmlAttributes *attributes)
{
  Styles *styles = data;

  if (strcmp (name, "numFmt") == 0 && g_hash_table_size (styles->codes) < MAX_FORMATS)
    {
      const guint id = get_number (attributes, "numFmtId");
      g_autofree char *code = pursuit_xml_dup_attribute (attributes, "formatCode");

      if (code != NULL)
        g_hash_table_insert (styles->codes, GUINT_TO_POINTER (id),
                             GUINT_TO_POINTER (pursuit_xlsx_format_kind (id, code)));
    }
  else if (strcmp (name, "cellXfs") == 0)
    styles->in_formats = TRUE;
  else if (strcmp (name, "xf") == 0 && styles->in_formats && styles->kinds->len < MAX_FORMATS)
    {
      const guint id = get_number (attributes, "numFmtId");
      gpointer known;
      const PursuitXlsxDateKind kind =
          g_hash_table_lookup_extended (styles->codes, GUINT_TO_POINTER (id), NULL, &known)
              ? (PursuitXlsxDateKind) GPOINTER_TO_UINT (known)
              : pursuit_xlsx_format_kind (id, NULL);

      g_array_append_val (styles->kinds, kind);
    }
}

static void
style_end_cb (gpointer data, const char *name)
{
  Styles *styles = data;

  if (strcmp (name, "cellXfs") == 0)
    styles->in_formats = FALSE;
}

static gboolean
read_styles (PursuitXlsxBook *self, const char *part, GCancellable *cancellable, GError **error)
{
  static const PursuitXmlHandler handler = { style_begin_cb, style_end_cb, NULL };
  Styles styles = { .codes = g_hash_table_new (NULL, NULL), .kinds = self->kinds };
  const gboolean done = pursuit_xml_read (self->zip, part, &handler, &styles, cancellable, error);

  g_hash_table_unref (styles.codes);
  return done;
}

/* Opening */

static gboolean
read_parts (PursuitXlsxBook *self, const char *book, GCancellable *cancellable, GError **error)
{
  static const PursuitXmlHandler handler = { workbook_cb, NULL, NULL };
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (free_sheet);
  g_autoptr (GPtrArray) relations = read_relations (self->zip, book, cancellable, error);
  g_autofree char *folder = g_path_get_dirname (book);
  g_autofree char *styles = NULL;
  g_autofree char *strings = NULL;
  Workbook workbook = { .sheets = named };

  if (relations == NULL || !pursuit_xml_read (self->zip, book, &handler, &workbook, cancellable, error) ||
      !find_sheets (self, named, relations, folder, error) ||
      !find_part (relations, folder, "/styles", NULL, &styles, error) ||
      !find_part (relations, folder, "/sharedStrings", NULL, &strings, error))
    return FALSE;
  self->from_1904 = workbook.from_1904;
  if (styles != NULL && pursuit_zip_has (self->zip, styles) &&
      !read_styles (self, styles, cancellable, error))
    return FALSE;
  if (strings != NULL && pursuit_zip_has (self->zip, strings))
    {
      self->strings = pursuit_xlsx_strings_read (self->zip, strings, cancellable, error);
      return self->strings != NULL;
    }
  return TRUE;
}

/* What the file is if it is an archive of another kind. */
static gboolean
explain (PursuitZip *zip, GError **error)
{
  if (pursuit_zip_has (zip, "xl/workbook.bin"))
    return fail (error, PURSUIT_TRANSFER_ERROR_BINARY,
                 _ ("This is a binary workbook (XLSB). Save it as XLSX and import that."));
  if (pursuit_zip_has (zip, "content.xml"))
    return fail (error, PURSUIT_TRANSFER_ERROR_BINARY,
                 _ ("This is an OpenDocument file. Save it as XLSX or CSV and import that."));
  if (pursuit_zip_has (zip, "word/document.xml") || pursuit_zip_has (zip, "ppt/presentation.xml"))
    return fail (error, PURSUIT_TRANSFER_ERROR_BINARY, _ ("This is a document, not a workbook."));
  return fail (error, PURSUIT_TRANSFER_ERROR_BINARY,
               _ ("The file is an archive, but not a workbook (XLSX)."));
}

/**
 * pursuit_xlsx_book_open:
 *
 * Reads all of a workbook but the cells.
 *
 * Returns: (transfer full): the workbook; %NULL with a #PursuitTransferError
 */
PursuitXlsxBook *
pursuit_xlsx_book_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitXlsxBook) self = g_new0 (PursuitXlsxBook, 1);
  g_autoptr (GPtrArray) relations = NULL;
  g_autofree char *book = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (PursuitXlsxDateKind));
  self->zip = pursuit_zip_open (path, error);
  if (self->zip == NULL)
    return NULL;
  if (!pursuit_zip_has (self->zip, "_rels/.rels"))
    {
      explain (self->zip, error);
      return NULL;
    }
  relations = read_relations (self->zip, "", cancellable, error);
  if (relations == NULL || !find_part (relations, "", "/officeDocument", NULL, &book, error))
    return NULL;
  if (book == NULL || !g_str_has_suffix (book, ".xml") || g_str_has_suffix (book, "document.xml") ||
      g_str_has_suffix (book, "presentation.xml"))
    {
      explain (self->zip, error);
      return NULL;
    }
  return read_parts (self, book, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/** pursuit_xlsx_book_free: closes the file. */
void
pursuit_xlsx_book_free (PursuitXlsxBook *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->strings, pursuit_xlsx_strings_free);
  g_clear_pointer (&self->zip, pursuit_zip_free);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->kinds);
  g_free (self);
}
