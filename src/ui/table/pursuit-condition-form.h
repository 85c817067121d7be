/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-filter.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CONDITION_FORM (pursuit_condition_form_get_type ())
G_DECLARE_FINAL_TYPE (PursuitConditionForm, pursuit_condition_form, PURSUIT, CONDITION_FORM, AdwBin)

PursuitConditionForm *
pursuit_condition_form_new (PursuitSession *session, const PursuitEntity *entity);
void
pursuit_condition_form_load (PursuitConditionForm *self, const PursuitFilter *test);
void
pursuit_condition_form_choose (PursuitConditionForm *self, guint field, PursuitOp op, const char *value);
PursuitFilter *
pursuit_condition_form_read (PursuitConditionForm *self);

G_END_DECLS
