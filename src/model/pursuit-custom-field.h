/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

/** How many fields of their own users can give an entity, those that are retired among them. */
#define PURSUIT_N_CUSTOM_FIELDS 20

#define PURSUIT_CUSTOM_SLOT(n)                                                                               \
  {                                                                                                          \
    "custom_" #n, PURSUIT_FIELD_TEXT, 0, .column = "custom_" #n                                              \
  }

/** The end of the descriptor table of an entity that can have custom fields: no field is defined yet. */
#define PURSUIT_CUSTOM_SLOTS                                                                                 \
  PURSUIT_CUSTOM_SLOT (1), PURSUIT_CUSTOM_SLOT (2), PURSUIT_CUSTOM_SLOT (3), PURSUIT_CUSTOM_SLOT (4),        \
      PURSUIT_CUSTOM_SLOT (5), PURSUIT_CUSTOM_SLOT (6), PURSUIT_CUSTOM_SLOT (7), PURSUIT_CUSTOM_SLOT (8),    \
      PURSUIT_CUSTOM_SLOT (9), PURSUIT_CUSTOM_SLOT (10), PURSUIT_CUSTOM_SLOT (11), PURSUIT_CUSTOM_SLOT (12), \
      PURSUIT_CUSTOM_SLOT (13), PURSUIT_CUSTOM_SLOT (14), PURSUIT_CUSTOM_SLOT (15),                          \
      PURSUIT_CUSTOM_SLOT (16), PURSUIT_CUSTOM_SLOT (17), PURSUIT_CUSTOM_SLOT (18),                          \
      PURSUIT_CUSTOM_SLOT (19), PURSUIT_CUSTOM_SLOT (20)

#define PURSUIT_TYPE_CUSTOM_FIELD (pursuit_custom_field_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCustomField, pursuit_custom_field, PURSUIT, CUSTOM_FIELD, PursuitRecord)

extern const PursuitEntity PURSUIT_CUSTOM_FIELD_ENTITY;

/** The fields of the definition of a custom field, in the order of its descriptor table. */
enum
{
  PURSUIT_CUSTOM_FIELD_ENTITY_NAME = PURSUIT_RECORD_N_COMMON,
  PURSUIT_CUSTOM_FIELD_SLOT,
  PURSUIT_CUSTOM_FIELD_CODE,
  PURSUIT_CUSTOM_FIELD_LABEL,
  PURSUIT_CUSTOM_FIELD_TYPE,
  PURSUIT_CUSTOM_FIELD_CHOICES,
  PURSUIT_CUSTOM_FIELD_UNIT,
  PURSUIT_CUSTOM_FIELD_POSITION,
  PURSUIT_CUSTOM_FIELD_RETIRED,
  PURSUIT_CUSTOM_FIELD_N_FIELDS
};

/** The entities that can have custom fields, and what a custom field can be. */
extern const PursuitChoice PURSUIT_CUSTOM_ENTITIES[];
extern const PursuitChoice PURSUIT_CUSTOM_TYPES[];

void
pursuit_custom_fields_publish (GPtrArray *definitions);
GArray *
pursuit_custom_fields_list (const PursuitEntity *entity);
gboolean
pursuit_field_is_custom (const PursuitField *field);

char *
pursuit_custom_code_make (const char *label);
gboolean
pursuit_custom_code_is_valid (const char *code);
GArray *
pursuit_custom_choices_parse (const char *text);
char *
pursuit_custom_choices_to_text (GArray *choices);

G_END_DECLS
