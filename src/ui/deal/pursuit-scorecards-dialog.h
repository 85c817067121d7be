/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORECARDS_DIALOG (pursuit_scorecards_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScorecardsDialog,
                      pursuit_scorecards_dialog,
                      PURSUIT,
                      SCORECARDS_DIALOG,
                      AdwPreferencesWindow)

PursuitScorecardsDialog *
pursuit_scorecards_dialog_new (PursuitWindow *window);

G_END_DECLS
