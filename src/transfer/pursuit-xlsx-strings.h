/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-zip-part.h"

G_BEGIN_DECLS

/**
 * PursuitXlsxStrings:
 *
 * The texts that a workbook's cells share. Few are held in memory; what passes 32 MiB lies in a temporary
 * file without a name.
 */
typedef struct _PursuitXlsxStrings PursuitXlsxStrings;

PursuitXlsxStrings *
pursuit_xlsx_strings_read (PursuitZip *zip, const char *name, GCancellable *cancellable, GError **error);
void
pursuit_xlsx_strings_free (PursuitXlsxStrings *self);
gboolean
pursuit_xlsx_strings_get (PursuitXlsxStrings *self, guint64 index, GString *text);

void
pursuit_xlsx_unescape (GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitXlsxStrings, pursuit_xlsx_strings_free)

G_END_DECLS
