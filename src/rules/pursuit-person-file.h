/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

const guint *
pursuit_person_file_fields (gsize *n_fields);
guint
pursuit_person_file_count (PursuitRecord *person, guint *total);

G_END_DECLS
