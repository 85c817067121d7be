/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-xlsx-date.h"
#include "pursuit-xlsx-strings.h"
#include "pursuit-zip-part.h"

G_BEGIN_DECLS

/**
 * PursuitXlsxBook:
 * @zip: the file
 * @sheets: (element-type PursuitXlsxSheetName): its sheets of cells, in order
 * @from_1904: its days are counted from 1904
 * @kinds: of PursuitXlsxDateKind: what each cell format shows of a moment
 * @strings: (nullable): the texts that its cells share
 *
 * What is said once of all sheets of a workbook.
 */
typedef struct
{
  PursuitZip *zip;
  GPtrArray *sheets;
  gboolean from_1904;
  GArray *kinds;
  PursuitXlsxStrings *strings;
} PursuitXlsxBook;

/** PursuitXlsxSheetName: a sheet: what it is called, whether it is hidden, and the part that holds its cells.
 */
typedef struct
{
  char *name;
  char *part;
  gboolean hidden;
} PursuitXlsxSheetName;

PursuitXlsxBook *
pursuit_xlsx_book_open (const char *path, GCancellable *cancellable, GError **error);
void
pursuit_xlsx_book_free (PursuitXlsxBook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitXlsxBook, pursuit_xlsx_book_free)

G_END_DECLS
