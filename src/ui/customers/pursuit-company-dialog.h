/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

PursuitRecordDialog *
pursuit_company_dialog_new (PursuitWindow *window, PursuitRecord *company);

G_END_DECLS
