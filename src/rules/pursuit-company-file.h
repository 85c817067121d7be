/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-file.h"

G_BEGIN_DECLS

/** PursuitCompanyFileFunc: gets a company, and what is known of it: bit i is set when item i of the file is.
 */
typedef void (*PursuitCompanyFileFunc) (gint64 company, guint64 known, gpointer data);

const PursuitFile *
pursuit_company_file (void);
const char *
pursuit_company_file_label (const PursuitFileItem *item);
const char *
pursuit_company_file_action (const PursuitFileItem *item);

G_END_DECLS
