/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-zip-part.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "pursuit-transfer-error.h"

/* What a part may become. Spreadsheets shrink to a tenth, seldom to a fiftieth; an archive that was made to
 * fill memory or disk shrinks to a thousandth. */
static const guint64 FREE_BYTES = 16 * 1024 * 1024; /* below this nobody is hurt */
static const guint64 MAX_RATIO = 100;
static const guint64 MAX_BYTES = G_GUINT64_CONSTANT (8) << 30;
static const zip_int64_t MAX_PARTS = 10000;

struct _PursuitZip
{
  zip_t *archive;
};

struct _PursuitZipPart
{
  zip_file_t *file;
  guint64 n_read;
  guint64 size;
  guint64 limit; /* most bytes that it may become */
};

static void
set_error (GError **error, PursuitTransferError code, const char *sentence)
{
  g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, code, sentence);
}

/** pursuit_zip_open: Returns: (transfer full): the archive at @path; %NULL with a #PursuitTransferError */
PursuitZip *
pursuit_zip_open (const char *path, GError **error)
{
  g_autoptr (PursuitZip) self = g_new0 (PursuitZip, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->archive = zip_open (path, ZIP_RDONLY, NULL);
  if (self->archive == NULL)
    {
      set_error (error, PURSUIT_TRANSFER_ERROR_SYNTAX,
                 _ ("The file is damaged or has been cut short: it is no whole workbook."));
      return NULL;
    }
  if (zip_get_num_entries (self->archive, 0) > MAX_PARTS)
    {
      set_error (error, PURSUIT_TRANSFER_ERROR_SYNTAX,
                 _ ("The file has far more parts than a workbook has."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** pursuit_zip_free: closes the archive; its parts must be closed before. */
void
pursuit_zip_free (PursuitZip *self)
{
  g_return_if_fail (self != NULL);

  if (self->archive != NULL)
    zip_discard (self->archive);
  g_free (self);
}

/** pursuit_zip_has: whether there is a part of this name, in whatever case. */
gboolean
pursuit_zip_has (PursuitZip *self, const char *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return zip_name_locate (self->archive, name, ZIP_FL_NOCASE) >= 0;
}

/**
 * pursuit_zip_part_open:
 * @name: of the part, in whatever case
 *
 * Returns: (transfer full): the part before its first byte; %NULL with a #PursuitTransferError
 */
PursuitZipPart *
pursuit_zip_part_open (PursuitZip *zip, const char *name, GError **error)
{
  g_autoptr (PursuitZipPart) self = g_new0 (PursuitZipPart, 1);
  zip_int64_t index;
  zip_stat_t status;

  g_return_val_if_fail (zip != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  index = zip_name_locate (zip->archive, name, ZIP_FL_NOCASE);
  if (index < 0 || zip_stat_index (zip->archive, index, 0, &status) < 0)
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX,
                   _ ("The workbook lacks a part that it names (%s)."), name);
      return NULL;
    }
  if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
    {
      set_error (error, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                 _ ("The file is protected by a password. Save it without one and import that."));
      return NULL;
    }
  self->file = zip_fopen_index (zip->archive, index, 0);
  if (self->file == NULL)
    {
      set_error (error, PURSUIT_TRANSFER_ERROR_SYNTAX,
                 _ ("The workbook is packed in a way that is not known."));
      return NULL;
    }
  self->size = status.size;
  self->limit = CLAMP (status.comp_size * MAX_RATIO, FREE_BYTES, MAX_BYTES);
  return g_steal_pointer (&self);
}

/** pursuit_zip_part_free: closes the part. */
void
pursuit_zip_part_free (PursuitZipPart *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->file, zip_fclose);
  g_free (self);
}

/**
 * pursuit_zip_part_read:
 *
 * Returns: how many bytes came, 0 at the end; -1 with a #PursuitTransferError if the part is damaged or has
 * become far more than was packed into it
 */
gssize
pursuit_zip_part_read (PursuitZipPart *self,
                       void *buffer,
                       gsize length,
                       GCancellable *cancellable,
                       GError **error)
{
  zip_int64_t n;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (buffer != NULL, -1);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  n = zip_fread (self->file, buffer, length);
  if (n < 0)
    {
      set_error (error, PURSUIT_TRANSFER_ERROR_SYNTAX,
                 _ ("The file is damaged or has been cut short: it is no whole workbook."));
      return -1;
    }
  self->n_read += (guint64) n;
  if (self->n_read > self->limit)
    {
      set_error (error, PURSUIT_TRANSFER_ERROR_SYNTAX,
                 _ ("The file unpacks into far more than it holds, as no workbook does. It was not read."));
      return -1;
    }
  return (gssize) n;
}

/** pursuit_zip_part_get_read: Returns: how many bytes have come */
guint64
pursuit_zip_part_get_read (PursuitZipPart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_read;
}

/** pursuit_zip_part_get_size: Returns: how many bytes the archive says there are */
guint64
pursuit_zip_part_get_size (PursuitZipPart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}
