/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CALIBRATE_BUTTON (pursuit_calibrate_button_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCalibrateButton, pursuit_calibrate_button, PURSUIT, CALIBRATE_BUTTON, GtkButton)

G_END_DECLS
