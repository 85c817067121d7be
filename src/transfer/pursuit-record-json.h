/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-json-writer.h"
#include "pursuit-record.h"

G_BEGIN_DECLS

const char *
pursuit_record_get_currency (PursuitRecord *record);
void
pursuit_record_write_json (PursuitRecord *record, GPtrArray *fields, PursuitJsonWriter *writer);

G_END_DECLS
