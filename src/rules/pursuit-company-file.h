/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-file.h"

G_BEGIN_DECLS

const PursuitFile *
pursuit_company_file (void);
const char *
pursuit_company_file_label (const PursuitFileItem *item);
const char *
pursuit_company_file_action (const PursuitFileItem *item);

G_END_DECLS
