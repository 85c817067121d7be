/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitError:
 * @PURSUIT_ERROR_REFUSED: a rule forbids it
 * @PURSUIT_ERROR_BAD_VALUE: a value is not what the field takes
 * @PURSUIT_ERROR_NOT_FOUND: there is no such record
 * @PURSUIT_ERROR_CONFLICT: the record was changed meanwhile; nothing was written
 * @PURSUIT_ERROR_USAGE: the request itself makes no sense (an unknown field or verb)
 * @PURSUIT_ERROR_NOTHING: there is nothing to undo or redo
 * @PURSUIT_ERROR_UNMET: a step that could still be taken: a key node, an approval or a field is missing
 *
 * What can go wrong with a request. The message is a whole sentence for the user.
 */
typedef enum
{
  PURSUIT_ERROR_REFUSED,
  PURSUIT_ERROR_BAD_VALUE,
  PURSUIT_ERROR_NOT_FOUND,
  PURSUIT_ERROR_CONFLICT,
  PURSUIT_ERROR_USAGE,
  PURSUIT_ERROR_NOTHING,
  PURSUIT_ERROR_UNMET,
} PursuitErrorCode;

#define PURSUIT_ERROR (pursuit_error_quark ())
GQuark
pursuit_error_quark (void);

/**
 * PursuitStoreError: what can go wrong with a database file. The message is a whole sentence for the user.
 * @PURSUIT_STORE_ERROR_LOCKED: another instance has it open
 * @PURSUIT_STORE_ERROR_NEWER: a newer version of the program made it
 * @PURSUIT_STORE_ERROR_NOT_DATABASE: it is something else
 * @PURSUIT_STORE_ERROR_DAMAGED: it is truncated or corrupt
 * @PURSUIT_STORE_ERROR_FULL: the disk is full
 * @PURSUIT_STORE_ERROR_PERMISSION: it cannot be read or written
 * @PURSUIT_STORE_ERROR_MISSING: there is no such file
 * @PURSUIT_STORE_ERROR_EXISTS: there is such a file already
 * @PURSUIT_STORE_ERROR_READ_ONLY: it was opened for reading only
 * @PURSUIT_STORE_ERROR_FAILED: anything else
 */
typedef enum
{
  PURSUIT_STORE_ERROR_LOCKED,
  PURSUIT_STORE_ERROR_NEWER,
  PURSUIT_STORE_ERROR_NOT_DATABASE,
  PURSUIT_STORE_ERROR_DAMAGED,
  PURSUIT_STORE_ERROR_FULL,
  PURSUIT_STORE_ERROR_PERMISSION,
  PURSUIT_STORE_ERROR_MISSING,
  PURSUIT_STORE_ERROR_EXISTS,
  PURSUIT_STORE_ERROR_READ_ONLY,
  PURSUIT_STORE_ERROR_FAILED,
} PursuitStoreErrorCode;

#define PURSUIT_STORE_ERROR (pursuit_store_error_quark ())
GQuark
pursuit_store_error_quark (void);

G_END_DECLS
