/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_APPLICATION (pursuit_application_get_type ())
G_DECLARE_FINAL_TYPE (PursuitApplication, pursuit_application, PURSUIT, APPLICATION, AdwApplication)

PursuitApplication *
pursuit_application_new (void);
void
pursuit_application_open (PursuitApplication *self, const char *path, PursuitOpenFlags flags);
void
pursuit_application_create (PursuitApplication *self, const char *path, const PursuitCreateOptions *options);
void
pursuit_application_restore (PursuitApplication *self, const char *file);
const char *
pursuit_application_get_path (PursuitApplication *self);
void
pursuit_application_start (PursuitApplication *self);
char *
pursuit_application_default_path (void);
void
pursuit_application_import_when_open (PursuitApplication *self);

G_END_DECLS
