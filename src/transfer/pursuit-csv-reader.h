/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-encoding.h"

G_BEGIN_DECLS

/** PURSUIT_CSV_MAX_CELL: longest cell in bytes; a longer one makes its row unusable. */
#define PURSUIT_CSV_MAX_CELL (1024 * 1024)

/** PURSUIT_CSV_MAX_COLUMNS: most cells of a row; more make it unusable. */
#define PURSUIT_CSV_MAX_COLUMNS 1000

/**
 * PursuitCsvProblem:
 * @PURSUIT_CSV_PROBLEM_NONE: the row can be used
 * @PURSUIT_CSV_PROBLEM_LONG_CELL: a cell passes %PURSUIT_CSV_MAX_CELL; only its start is kept
 * @PURSUIT_CSV_PROBLEM_MANY_COLUMNS: the row passes %PURSUIT_CSV_MAX_COLUMNS; only the first are kept
 * @PURSUIT_CSV_PROBLEM_NUL: a cell holds a NUL byte
 * @PURSUIT_CSV_PROBLEM_INVALID: a cell holds bytes that are no text in the file's encoding
 * @PURSUIT_CSV_PROBLEM_CUT: the file ends in the middle of a character
 * @PURSUIT_CSV_PROBLEM_CARD: a vCard has no end, or is larger than %PURSUIT_VCARD_MAX_CARD
 *
 * What makes one row unusable while the rows after it can be read.
 */
typedef enum
{
  PURSUIT_CSV_PROBLEM_NONE,
  PURSUIT_CSV_PROBLEM_LONG_CELL,
  PURSUIT_CSV_PROBLEM_MANY_COLUMNS,
  PURSUIT_CSV_PROBLEM_NUL,
  PURSUIT_CSV_PROBLEM_INVALID,
  PURSUIT_CSV_PROBLEM_CUT,
  PURSUIT_CSV_PROBLEM_CARD,
} PursuitCsvProblem;

/**
 * PursuitCsvRow:
 * @line: the line of the file on which the row begins, counted from 1; quoted line breaks count
 * @n_cells: how many cells there are
 * @cells: the cells, verbatim; valid UTF-8 if @problem is none; each ends with a NUL
 * @lengths: bytes of each cell
 * @problem: what is wrong, if anything
 * @problem_cell: which cell it is in, from 0
 * @ended_by_file: the row ended without a line end, because the file did
 *
 * One row, valid until the next call on its reader.
 */
typedef struct
{
  guint64 line;
  guint n_cells;
  const char *const *cells;
  const gsize *lengths;
  PursuitCsvProblem problem;
  guint problem_cell;
  gboolean ended_by_file;
} PursuitCsvRow;

/**
 * PursuitCsvReader:
 *
 * Reads a table of delimited text row by row, in constant memory, from a regular file. Parsing is libcsv's.
 * Use it from one thread at a time.
 */
typedef struct _PursuitCsvReader PursuitCsvReader;

PursuitCsvReader *
pursuit_csv_reader_open (const char *path,
                         PursuitEncoding encoding,
                         char delimiter,
                         GCancellable *cancellable,
                         GError **error);
void
pursuit_csv_reader_free (PursuitCsvReader *self);
gboolean
pursuit_csv_reader_next (PursuitCsvReader *self,
                         PursuitCsvRow *row,
                         GCancellable *cancellable,
                         GError **error);
PursuitEncoding
pursuit_csv_reader_get_encoding (PursuitCsvReader *self);
gboolean
pursuit_csv_reader_get_encoding_is_certain (PursuitCsvReader *self);
char
pursuit_csv_reader_get_delimiter (PursuitCsvReader *self);
guint64
pursuit_csv_reader_get_bytes_read (PursuitCsvReader *self);
guint64
pursuit_csv_reader_get_bytes_total (PursuitCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCsvReader, pursuit_csv_reader_free)

G_END_DECLS
