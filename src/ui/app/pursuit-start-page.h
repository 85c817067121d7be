/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-application.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_START_PAGE (pursuit_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStartPage, pursuit_start_page, PURSUIT, START_PAGE, AdwBin)

PursuitStartPage *
pursuit_start_page_new (PursuitApplication *application);
const char *
pursuit_start_page_guess_language (void);
const char *
pursuit_start_page_guess_currency (void);

G_END_DECLS
