/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FramesFunc: scrolls on before a frame.
 * @done: how far the measurement is: above 0, up to 1
 */
typedef void (*FramesFunc) (double done, gpointer data);

void
frames_wait (guint milliseconds);
void
frames_measure (GtkWidget *window, const char *name, guint n_frames, FramesFunc scroll, gpointer data);

G_END_DECLS
