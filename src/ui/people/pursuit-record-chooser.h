/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD_CHOOSER (pursuit_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRecordChooser, pursuit_record_chooser, PURSUIT, RECORD_CHOOSER, GtkPopover)

/**
 * PursuitRecordChooserFuncs:
 * @describe: (nullable): (transfer full): the second line of a row
 * @why_not: (nullable): (transfer full) (nullable): why a record cannot be chosen, instead of the second
 * line; %NULL if it can
 */
typedef struct
{
  char *(*describe) (PursuitRecord *record, gpointer user_data);
  char *(*why_not) (PursuitRecord *record, gpointer user_data);
} PursuitRecordChooserFuncs;

PursuitRecordChooser *
pursuit_record_chooser_new (PursuitSession *session,
                            PursuitListSpec *spec,
                            guint name_field,
                            const char *none,
                            const PursuitRecordChooserFuncs *funcs,
                            gpointer user_data);
void
pursuit_record_chooser_set_spec (PursuitRecordChooser *self, PursuitListSpec *spec);

G_END_DECLS
