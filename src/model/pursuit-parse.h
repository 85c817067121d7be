/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-field.h"
#include "pursuit-value.h"

G_BEGIN_DECLS

gboolean
pursuit_field_parse_text (const PursuitField *field,
                          const char *text,
                          const char *currency,
                          PursuitValue *value,
                          GError **error);
char *
pursuit_field_text_to_entry (const PursuitField *field, const char *text);
char *
pursuit_field_text_from_entry (const PursuitField *field, const char *text);
char *
pursuit_value_to_text (const PursuitField *field, const PursuitValue *value, const char *currency);
char *
pursuit_value_to_display (const PursuitField *field,
                          const PursuitValue *value,
                          const char *currency,
                          PursuitDay today);
char *
pursuit_value_to_words (const PursuitField *field, const PursuitValue *value, const char *currency);
char *
pursuit_entity_list_fields (const PursuitEntity *entity, PursuitFieldFlags flag);

G_END_DECLS
