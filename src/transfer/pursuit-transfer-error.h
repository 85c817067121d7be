/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitTransferError:
 * @PURSUIT_TRANSFER_ERROR_UNREADABLE: the file is missing, a folder, a device, or may not be read
 * @PURSUIT_TRANSFER_ERROR_EMPTY: the file has no rows
 * @PURSUIT_TRANSFER_ERROR_BINARY: the file is not text
 * @PURSUIT_TRANSFER_ERROR_SYNTAX: the text is not a table (a quote that is never closed, too many columns)
 * @PURSUIT_TRANSFER_ERROR_MAPPING: the mapping names an unknown field, column or value, or lacks one that is
 * needed
 * @PURSUIT_TRANSFER_ERROR_WRITE: the output cannot be written
 *
 * What went wrong with a file as a whole. Every message is a sentence for the user. What is wrong with one
 * row is no error but a rejected row.
 */
typedef enum
{
  PURSUIT_TRANSFER_ERROR_UNREADABLE,
  PURSUIT_TRANSFER_ERROR_EMPTY,
  PURSUIT_TRANSFER_ERROR_BINARY,
  PURSUIT_TRANSFER_ERROR_SYNTAX,
  PURSUIT_TRANSFER_ERROR_MAPPING,
  PURSUIT_TRANSFER_ERROR_WRITE,
} PursuitTransferError;

#define PURSUIT_TRANSFER_ERROR (pursuit_transfer_error_quark ())
GQuark
pursuit_transfer_error_quark (void);

G_END_DECLS
