/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-process-reader.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGES_VIEW (pursuit_stages_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStagesView, pursuit_stages_view, PURSUIT, STAGES_VIEW, AdwBin)

GtkWidget *
pursuit_stages_view_new (PursuitProcessReader *reader);
void
pursuit_stages_view_set_process (PursuitStagesView *self, gint64 process_id);
void
pursuit_stages_view_select (PursuitStagesView *self, gint64 stage_id);

G_END_DECLS
