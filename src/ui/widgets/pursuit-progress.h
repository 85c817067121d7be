/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROGRESS (pursuit_progress_get_type ())
G_DECLARE_FINAL_TYPE (PursuitProgress, pursuit_progress, PURSUIT, PROGRESS, AdwWindow)

PursuitProgress *
pursuit_progress_new (GtkWindow *parent, const char *title);
GCancellable *
pursuit_progress_get_cancellable (PursuitProgress *self);
void
pursuit_progress_report (double done, gpointer progress);
void
pursuit_progress_end (PursuitProgress *self);

G_END_DECLS
