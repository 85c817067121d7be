/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitJsonTokens:
 *
 * Takes JSON apart as it is read from a file, in constant memory. What is no JSON sets an error that names
 * the line, and everything answers as at the end from then on.
 */
typedef struct _PursuitJsonTokens PursuitJsonTokens;

PursuitJsonTokens *
pursuit_json_tokens_open (const char *path, GCancellable *cancellable, GError **error);
void
pursuit_json_tokens_free (PursuitJsonTokens *self);
gboolean
pursuit_json_tokens_rewind (PursuitJsonTokens *self, GError **error);

int
pursuit_json_tokens_peek (PursuitJsonTokens *self);
gboolean
pursuit_json_tokens_take (PursuitJsonTokens *self, char sign);
gboolean
pursuit_json_tokens_end (PursuitJsonTokens *self);
gboolean
pursuit_json_tokens_again (PursuitJsonTokens *self, char end);
gboolean
pursuit_json_tokens_take_string (PursuitJsonTokens *self, GString *text, gsize max_length);
gboolean
pursuit_json_tokens_take_value (PursuitJsonTokens *self, GString *text, gsize max_length);
gboolean
pursuit_json_tokens_skip_value (PursuitJsonTokens *self);
gboolean
pursuit_json_tokens_check (PursuitJsonTokens *self, GError **error);
guint64
pursuit_json_tokens_get_read (PursuitJsonTokens *self);
guint64
pursuit_json_tokens_get_size (PursuitJsonTokens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitJsonTokens, pursuit_json_tokens_free)

G_END_DECLS
