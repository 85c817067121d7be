/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-xlsx-sheet.h"

#include <string.h>

#include "pursuit-xml-feed.h"

enum
{
  MAX_VALUE = 64,     /* bytes of a number; more is no number */
  MAX_PLAIN = 15,     /* digits that a number has as a spreadsheet shows it */
  MAX_MERGES = 10000, /* that are looked at */
  MAX_REF = 40,       /* characters of “XFD1048576:XFD1048576”, with room */
  SCAN_SIZE = 64 * 1024
};

/* A cell's text in an arena. */
typedef struct
{
  gsize offset;
  gsize length;
} Span;

/* A whole row that waits to be asked for. */
typedef struct
{
  guint64 line;
  guint first; /* of its cells, among the spans */
  guint n_cells;
  PursuitCsvProblem problem;
  guint problem_cell;
} Waiting;

struct _PursuitXlsxSheet
{
  PursuitXlsxBook *book; /* not owned */
  PursuitXmlFeed *feed;
  gboolean at_end;

  /* the row and the cell that are being read */
  guint64 line;
  guint column;
  char type; /* of the cell: 'n'umber, 's'hared, 't'ext, 'b'oolean, 'e'rror, 'd'ate */
  PursuitXlsxDateKind kind;
  gboolean in_row;
  gboolean in_value;
  guint phonetic;
  GString *value;
  GString *shown;
  GString *row_text;
  GArray *row_spans; /* of Span */
  PursuitCsvProblem problem;
  guint problem_cell;

  /* whole rows */
  GString *text;
  GArray *spans;
  GArray *waiting;
  guint next;

  GPtrArray *cells; /* of the row that was given out */
  GArray *lengths;
};

static void
set_problem (PursuitXlsxSheet *self, PursuitCsvProblem problem)
{
  if (self->problem != PURSUIT_CSV_PROBLEM_NONE)
    return;
  self->problem = problem;
  self->problem_cell = MIN (self->column, PURSUIT_CSV_MAX_COLUMNS - 1);
}

/* The column of a reference such as “AB12”, from 0; FALSE if it has none. */
static gboolean
parse_column (const char *text, gsize length, guint *column, gsize *n_letters)
{
  guint number = 0;
  gsize i = 0;

  while (i < length && i < 4 && g_ascii_isalpha (text[i]))
    number = number * 26 + (guint) (g_ascii_toupper (text[i++]) - 'A' + 1);
  *n_letters = i;
  *column = number - 1;
  return i > 0;
}

static guint64
parse_number (const char *text, gsize length)
{
  guint64 number = 0;

  for (gsize i = 0; i < length && i < 18 && g_ascii_isdigit (text[i]); i++)
    number = number * 10 + (guint64) (text[i] - '0');
  return number;
}

/* Rows and cells begin and end */

static void
begin_row (PursuitXlsxSheet *self, const PursuitXmlAttributes *attributes)
{
  gsize length;
  const char *r = pursuit_xml_attribute (attributes, "r", &length);
  const guint64 line = r != NULL ? parse_number (r, length) : 0;

  /* rows that say nothing of their place, or run backwards, follow each other */
  self->line = MAX (line, self->line + 1);
  self->in_row = TRUE;
  self->column = G_MAXUINT;
  self->problem = PURSUIT_CSV_PROBLEM_NONE;
  g_string_truncate (self->row_text, 0);
  g_array_set_size (self->row_spans, 0);
}

static char
get_type (const char *text, gsize length)
{
  if (text == NULL)
    return 'n';
  if (length == 1)
    return *text;
  return length == 3 || length == 9 ? 't' : 'n'; /* “str”, “inlineStr” */
}

static void
begin_cell (PursuitXlsxSheet *self, const PursuitXmlAttributes *attributes)
{
  gsize length, n_letters;
  const char *r = pursuit_xml_attribute (attributes, "r", &length);
  guint column;

  self->column = r != NULL && parse_column (r, length, &column, &n_letters) ? column : self->column + 1;
  const char *s = pursuit_xml_attribute (attributes, "s", &length);
  const guint64 style = s != NULL ? parse_number (s, length) : 0;
  self->kind = style < self->book->kinds->len ? g_array_index (self->book->kinds, PursuitXlsxDateKind, style)
                                              : PURSUIT_XLSX_NO_DATE;
  const char *t = pursuit_xml_attribute (attributes, "t", &length);
  self->type = get_type (t, length);
  g_string_truncate (self->value, 0);
}

static void
begin_cb (gpointer data, const char *name, const PursuitXmlAttributes *attributes)
{
  PursuitXlsxSheet *self = data;

  if (strcmp (name, "c") == 0 && self->in_row)
    begin_cell (self, attributes);
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->in_value = self->in_row && self->phonetic == 0;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "row") == 0)
    begin_row (self, attributes);
}

/* A number as it is shown; most stand in the file like that. */
static void
show_number (PursuitXlsxSheet *self)
{
  const char *text = self->value->str;
  const gboolean plain = self->value->len <= MAX_PLAIN && strpbrk (text, "eE") == NULL;
  double number;
  char *end;

  if (plain && self->kind == PURSUIT_XLSX_NO_DATE)
    {
      g_string_append_len (self->shown, text, (gssize) self->value->len);
      return;
    }
  number = self->value->len <= MAX_VALUE ? g_ascii_strtod (text, &end) : 0;
  if (self->value->len > MAX_VALUE || *end != '\0')
    g_string_append_len (self->shown, text, (gssize) self->value->len);
  else if (self->kind == PURSUIT_XLSX_NO_DATE ||
           !pursuit_xlsx_write_moment (number, self->kind, self->book->from_1904, self->shown))
    pursuit_xlsx_write_number (number, self->shown);
}

static void
show_value (PursuitXlsxSheet *self)
{
  g_string_truncate (self->shown, 0);
  if (self->value->len == 0 || self->type == 'e')
    return;
  switch (self->type)
    {
    case 's':
      /* a text that is not there is as damaged as a byte that is none */
      if (self->book->strings == NULL ||
          !pursuit_xlsx_strings_get (self->book->strings, parse_number (self->value->str, self->value->len),
                                     self->shown))
        set_problem (self, PURSUIT_CSV_PROBLEM_INVALID);
      return;
    case 'b':
      g_string_append (self->shown, *self->value->str == '1' ? "true" : "false");
      return;
    case 't':
      g_string_append_len (self->shown, self->value->str, (gssize) self->value->len);
      pursuit_xlsx_unescape (self->shown);
      return;
    case 'd':
      g_string_append_len (self->shown, self->value->str, (gssize) self->value->len);
      g_strdelimit (self->shown->str, "T", ' ');
      return;
    default:
      show_number (self);
    }
}

static void
end_cell (PursuitXlsxSheet *self)
{
  Span span = { .offset = self->row_text->len };

  show_value (self);
  if (self->shown->len == 0)
    return;
  if (self->column >= PURSUIT_CSV_MAX_COLUMNS)
    {
      set_problem (self, PURSUIT_CSV_PROBLEM_MANY_COLUMNS);
      return;
    }
  if (self->shown->len > PURSUIT_CSV_MAX_CELL)
    {
      set_problem (self, PURSUIT_CSV_PROBLEM_LONG_CELL);
      g_string_truncate (self->shown, PURSUIT_CSV_MAX_CELL);
    }
  if (memchr (self->shown->str, '\0', self->shown->len) != NULL)
    set_problem (self, PURSUIT_CSV_PROBLEM_NUL);
  span.length = self->shown->len;
  g_string_append_len (self->row_text, self->shown->str, (gssize) self->shown->len);
  g_string_append_c (self->row_text, '\0');
  if (self->row_spans->len <= self->column)
    g_array_set_size (self->row_spans, self->column + 1);
  g_array_index (self->row_spans, Span, self->column) = span;
}

/* Blank rows are none. */
static void
end_row (PursuitXlsxSheet *self)
{
  Waiting waiting = { self->line, self->spans->len, self->row_spans->len, self->problem, self->problem_cell };
  const gsize base = self->text->len;

  self->in_row = FALSE;
  if (self->row_spans->len == 0 && self->problem == PURSUIT_CSV_PROBLEM_NONE)
    return;
  for (guint i = 0; i < self->row_spans->len; i++)
    {
      Span span = g_array_index (self->row_spans, Span, i);

      /* the arena begins with an empty text */
      span.offset = span.length > 0 ? base + span.offset : 0;
      g_array_append_val (self->spans, span);
    }
  g_string_append_len (self->text, self->row_text->str, (gssize) self->row_text->len);
  g_array_append_val (self->waiting, waiting);
}

static void
end_cb (gpointer data, const char *name)
{
  PursuitXlsxSheet *self = data;

  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->in_value = FALSE;
  else if (strcmp (name, "c") == 0 && self->in_row)
    end_cell (self);
  else if (strcmp (name, "rPh") == 0)
    self->phonetic -= self->phonetic > 0;
  else if (strcmp (name, "row") == 0 && self->in_row)
    end_row (self);
}

static void
text_cb (gpointer data, const char *text, gsize length)
{
  PursuitXlsxSheet *self = data;

  if (self->in_value && self->value->len <= PURSUIT_CSV_MAX_CELL)
    g_string_append_len (self->value, text, (gssize) length);
}

/** pursuit_xlsx_sheet_open: Returns: (transfer full): the sheet in @part; %NULL with a #PursuitTransferError
 */
PursuitXlsxSheet *
pursuit_xlsx_sheet_open (PursuitXlsxBook *book, const char *part, GError **error)
{
  static const PursuitXmlHandler handler = { begin_cb, end_cb, text_cb };
  g_autoptr (PursuitXlsxSheet) self = g_new0 (PursuitXlsxSheet, 1);

  g_return_val_if_fail (book != NULL, NULL);

  self->book = book;
  self->value = g_string_new (NULL);
  self->shown = g_string_new (NULL);
  self->row_text = g_string_new (NULL);
  self->row_spans = g_array_new (FALSE, TRUE, sizeof (Span));
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  self->cells = g_ptr_array_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->feed = pursuit_xml_feed_new (book->zip, part, &handler, self, error);
  return self->feed != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_xlsx_sheet_free: closes the sheet. */
void
pursuit_xlsx_sheet_free (PursuitXlsxSheet *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->feed, pursuit_xml_feed_free);
  g_string_free (self->value, TRUE);
  g_string_free (self->shown, TRUE);
  g_string_free (self->row_text, TRUE);
  g_array_unref (self->row_spans);
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_array_unref (self->waiting);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->lengths);
  g_free (self);
}

static void
present_row (PursuitXlsxSheet *self, const Waiting *waiting, PursuitCsvRow *row)
{
  g_ptr_array_set_size (self->cells, (int) waiting->n_cells);
  g_array_set_size (self->lengths, waiting->n_cells);
  for (guint i = 0; i < waiting->n_cells; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, waiting->first + i);

      self->cells->pdata[i] = self->text->str + span->offset;
      g_array_index (self->lengths, gsize, i) = span->length;
    }
  *row = (PursuitCsvRow){
    .line = waiting->line,
    .n_cells = waiting->n_cells,
    .cells = (const char *const *) self->cells->pdata,
    .lengths = (const gsize *) (gpointer) self->lengths->data,
    .problem = waiting->problem,
    .problem_cell = waiting->problem_cell,
  };
}

/** pursuit_xlsx_sheet_next: the next row that is not blank; see pursuit_csv_reader_next(). */
gboolean
pursuit_xlsx_sheet_next (PursuitXlsxSheet *self,
                         PursuitCsvRow *row,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  while (self->next >= self->waiting->len && !self->at_end)
    {
      g_array_set_size (self->waiting, 0);
      g_array_set_size (self->spans, 0);
      g_string_truncate (self->text, 0);
      g_string_append_c (self->text, '\0');
      self->next = 0;
      if (!pursuit_xml_feed_step (self->feed, &self->at_end, cancellable, error))
        return FALSE;
    }
  if (self->next >= self->waiting->len)
    return FALSE;
  present_row (self, &g_array_index (self->waiting, Waiting, self->next++), row);
  return TRUE;
}

/** pursuit_xlsx_sheet_get_read: Returns: how many bytes of the sheet have been read */
guint64
pursuit_xlsx_sheet_get_read (PursuitXlsxSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_zip_part_get_read (pursuit_xml_feed_get_part (self->feed));
}

/** pursuit_xlsx_sheet_get_size: Returns: how many there are */
guint64
pursuit_xlsx_sheet_get_size (PursuitXlsxSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_zip_part_get_size (pursuit_xml_feed_get_part (self->feed));
}

/* Merged cells */

static gboolean
parse_cell (const char **p, guint *column, guint64 *row)
{
  gsize n_letters;

  if (!parse_column (*p, strlen (*p), column, &n_letters))
    return FALSE;
  *p += n_letters;
  *row = parse_number (*p, strlen (*p));
  while (g_ascii_isdigit (**p))
    (*p)++;
  return *row > 0;
}

/* @text: “A1:B2" …” behind the opening quotation mark */
static void
add_merge (GArray *merges, const char *text, guint64 max_row)
{
  PursuitXlsxMerge merge = { 0 };

  if (!parse_cell (&text, &merge.left, &merge.top) || *text++ != ':' ||
      !parse_cell (&text, &merge.right, &merge.bottom))
    return;
  if (merge.top <= max_row && merge.bottom >= merge.top && merge.right >= merge.left &&
      merges->len < MAX_MERGES)
    g_array_append_val (merges, merge);
}

/* Finds the references of the elements in @text that are there as a whole. */
static void
scan_merges (GArray *merges, const char *text, guint64 max_row)
{
  while ((text = strstr (text, "mergeCell ")) != NULL)
    {
      const char *end = strchr (text, '>');
      const char *ref = strstr (text, "ref=\"");

      if (end != NULL && ref != NULL && ref < end)
        add_merge (merges, ref + strlen ("ref=\""), max_row);
      text += strlen ("mergeCell ");
    }
}

/**
 * pursuit_xlsx_sheet_list_merges:
 * @max_row: the last row that matters, from 1
 *
 * Merged cells are told behind all rows, so the sheet is unpacked once more, but not parsed: what stands
 * between angle brackets can be found as bytes.
 *
 * Returns: (transfer full) (element-type PursuitXlsxMerge): those that begin in the first rows; %NULL with
 * @error set
 */
GArray *
pursuit_xlsx_sheet_list_merges (PursuitXlsxBook *book,
                                const char *part,
                                guint64 max_row,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (PursuitXlsxMerge));
  g_autoptr (PursuitZipPart) stream = NULL;
  g_autofree char *block = g_malloc (MAX_REF * 2 + SCAN_SIZE + 1);
  gsize kept = 0;
  gssize n;

  g_return_val_if_fail (book != NULL, NULL);

  stream = pursuit_zip_part_open (book->zip, part, error);
  if (stream == NULL)
    return NULL;
  /* the end of each block is seen again with the next, lest an element between them be missed */
  while ((n = pursuit_zip_part_read (stream, block + kept, SCAN_SIZE, cancellable, error)) > 0)
    {
      gsize length = kept + (gsize) n;

      for (gsize i = 0; i < length; i++)
        block[i] = block[i] != '\0' ? block[i] : ' ';
      block[length] = '\0';
      scan_merges (merges, block, max_row);
      kept = MIN (length, MAX_REF * 2);
      memmove (block, block + length - kept, kept);
    }
  return n == 0 ? g_steal_pointer (&merges) : NULL;
}
