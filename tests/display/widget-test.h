/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What tests of widgets share: start, wait, look. */
void
widget_test_init (int *argc, char ***argv);
GtkWidget *
widget_test_window (GtkWidget *child, int width, int height);
void
widget_test_wait_frames (GtkWidget *widget, guint n_frames);
GdkTexture *
widget_test_render (GtkWidget *widget);
void
widget_test_pixel (GdkTexture *texture, int x, int y, guint8 rgb[3]);
GtkWidget *
widget_test_find (GtkWidget *root, GType type, guint index);
GtkEventController *
widget_test_controller (GtkWidget *widget, GType type, guint index);
void
widget_test_wait_ms (guint ms);
