/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEPARTMENTS_WINDOW (pursuit_departments_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDepartmentsWindow,
                      pursuit_departments_window,
                      PURSUIT,
                      DEPARTMENTS_WINDOW,
                      AdwWindow)

PursuitDepartmentsWindow *
pursuit_departments_window_new (PursuitWindow *window, gint64 company_id, const char *company);
GtkWidget *
pursuit_departments_window_get_row (PursuitDepartmentsWindow *self, guint position);
void
pursuit_departments_window_add_check (PursuitDepartmentsWindow *self, gint64 checker_id, gint64 checked_id);

G_END_DECLS
