/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DUPLICATES_WINDOW (pursuit_duplicates_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDuplicatesWindow,
                      pursuit_duplicates_window,
                      PURSUIT,
                      DUPLICATES_WINDOW,
                      AdwWindow)

PursuitDuplicatesWindow *
pursuit_duplicates_window_present (PursuitWindow *window);
guint
pursuit_duplicates_window_get_n_pairs (PursuitDuplicatesWindow *self);

G_END_DECLS
