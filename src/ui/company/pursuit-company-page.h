/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-page.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_COMPANY_PAGE (pursuit_company_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCompanyPage, pursuit_company_page, PURSUIT, COMPANY_PAGE, PursuitPage)

gint64
pursuit_company_page_get_company_id (PursuitCompanyPage *self);
gboolean
pursuit_company_page_is_filled (PursuitCompanyPage *self);

G_END_DECLS
