/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"
#include "pursuit-session-score.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORECARD_EDITOR (pursuit_scorecard_editor_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScorecardEditor,
                      pursuit_scorecard_editor,
                      PURSUIT,
                      SCORECARD_EDITOR,
                      PursuitRecordDialog)

PursuitScorecardEditor *
pursuit_scorecard_editor_new (PursuitWindow *window, GtkWindow *parent, const PursuitScoreSheet *sheet);

G_END_DECLS
