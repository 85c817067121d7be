/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitJsonWriter:
 *
 * Writes JSON piece by piece, so that a list of a million records needs no memory. UTF-8, two blanks of
 * indentation, one line an element. The caller keeps the nesting right; every value in an object has a key
 * before it.
 */
typedef struct _PursuitJsonWriter PursuitJsonWriter;

PursuitJsonWriter *
pursuit_json_writer_new_stdout (void);
PursuitJsonWriter *
pursuit_json_writer_new (GOutputStream *stream);
gboolean
pursuit_json_writer_finish (PursuitJsonWriter *self, GError **error);
void
pursuit_json_writer_free (PursuitJsonWriter *self);

void
pursuit_json_writer_begin_object (PursuitJsonWriter *self);
void
pursuit_json_writer_end_object (PursuitJsonWriter *self);
void
pursuit_json_writer_begin_array (PursuitJsonWriter *self);
void
pursuit_json_writer_end_array (PursuitJsonWriter *self);
void
pursuit_json_writer_key (PursuitJsonWriter *self, const char *key);
void
pursuit_json_writer_string (PursuitJsonWriter *self, const char *text);
void
pursuit_json_writer_int (PursuitJsonWriter *self, gint64 number);
void
pursuit_json_writer_number (PursuitJsonWriter *self, const char *number);
void
pursuit_json_writer_bool (PursuitJsonWriter *self, gboolean value);
void
pursuit_json_writer_null (PursuitJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitJsonWriter, pursuit_json_writer_free)

G_END_DECLS
