/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-application.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TROUBLE_PAGE (pursuit_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTroublePage, pursuit_trouble_page, PURSUIT, TROUBLE_PAGE, AdwBin)

PursuitTroublePage *
pursuit_trouble_page_new (PursuitApplication *application, const char *path, const GError *error);
const char *
pursuit_trouble_title (const GError *error);

G_END_DECLS
