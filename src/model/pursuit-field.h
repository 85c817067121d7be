/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** PursuitFieldType: what a field's values mean; decides storage, parsing, formatting and JSON form. */
typedef enum
{
  PURSUIT_FIELD_INT,
  PURSUIT_FIELD_REAL,
  PURSUIT_FIELD_TEXT,
  PURSUIT_FIELD_BOOL,
  PURSUIT_FIELD_MONEY,       /* minor units of the record's `currency` */
  PURSUIT_FIELD_DATE,        /* a PursuitDay; ISO text in storage and JSON */
  PURSUIT_FIELD_TIME,        /* UTC milliseconds */
  PURSUIT_FIELD_ANNIVERSARY, /* a day of every year, as base/anniversary writes it */
  PURSUIT_FIELD_CHOICE,      /* one of the codes in `choices` */
  PURSUIT_FIELD_SET,         /* several codes of `choices`, with a comma between them */
  PURSUIT_FIELD_REF,         /* the id of a record of `target` */
} PursuitFieldType;

/** PursuitFieldFlags: where a field takes part. */
typedef enum
{
  PURSUIT_FIELD_STORED = 1 << 0,   /* a column of the entity's own table, under the field's name */
  PURSUIT_FIELD_EDIT = 1 << 1,     /* may be given a value by the user: forms, `set`, `new` */
  PURSUIT_FIELD_IMPORT = 1 << 2,   /* may be filled from a file */
  PURSUIT_FIELD_JSON = 1 << 3,     /* stands in the JSON form and in exports */
  PURSUIT_FIELD_REQUIRED = 1 << 4, /* may not be empty */
  PURSUIT_FIELD_LONG = 1 << 5,     /* text of several lines */
  PURSUIT_FIELD_KEY = 1 << 6,      /* import recognises a record by it */
  PURSUIT_FIELD_BY_NAME = 1 << 7,  /* the name of what the field `<name>_id` points to: set it by name */
  PURSUIT_FIELD_PRIVATE = 1 << 8,  /* of a person's own life: shown and given out only when asked for */
} PursuitFieldFlags;

/** PursuitChoice: one code of an enumeration and its name for people (marked for translation). */
typedef struct
{
  const char *code;
  const char *label;
  gboolean named; /* users named it: the label is not for translation */
} PursuitChoice;

/**
 * PursuitField:
 *
 * One row of an entity's descriptor table. The table drives loading, saving, import, export, the command line
 * and the forms; nothing else lists an entity's columns.
 */
typedef struct
{
  const char *name; /* column, JSON key, and property with - for _ */
  PursuitFieldType type;
  PursuitFieldFlags flags;
  const char *label;            /* marked for translation; %NULL for what people never see */
  const char *target;           /* REF and BY_NAME: the entity pointed to */
  const PursuitChoice *choices; /* CHOICE and SET, ended by a %NULL code */
  const char *synonyms;         /* headers that mean this field, "a|b|c", lower case, without punctuation */
  double min, max;              /* INT and REAL: the least and the greatest value; both 0: no limits */
  const char *column;           /* of a custom field: its column; others are called as their column */
  int position;                 /* of a custom field: its place among those of the entity */
  const char *unit;             /* (nullable): of a custom field that is a number: what it counts, “kW” */
  const char *context;          /* (nullable): of the label for translators */
} PursuitField;

/** PursuitEntity: a kind of record: its table's name, its fields and the GObject type that holds one. */
typedef struct
{
  const char *name;           /* "deal": also the table's name */
  const char *plural;         /* "deals": what the command line calls the list */
  const char *label;          /* marked for translation */
  const PursuitField *fields; /* the last @n_custom of them are as pursuit_custom_fields_publish() said */
  guint n_fields;
  guint n_custom;
  GType (*get_type) (void);
} PursuitEntity;

/** The first three fields of every entity. */
enum
{
  PURSUIT_RECORD_ID,
  PURSUIT_RECORD_UID,
  PURSUIT_RECORD_VER,
  PURSUIT_RECORD_N_COMMON
};

#define PURSUIT_COMMON_FIELDS                                                                                \
  { "id", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },                                    \
      { "uid", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON,         \
        N_ ("Identifier") },                                                                                 \
  {                                                                                                          \
    "ver", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED                                                           \
  }

const PursuitEntity *
pursuit_entity_find (const char *name_or_plural);
gboolean
pursuit_field_is_text (const PursuitField *field);
const char *
pursuit_field_get_column (const PursuitField *field);
const char *
pursuit_field_get_label (const PursuitField *field);
int
pursuit_entity_find_field (const PursuitEntity *entity, const char *name);
const char *
pursuit_choice_get_label (const PursuitChoice *choice);
const char *
pursuit_choice_label (const PursuitChoice *choices, const char *code);
gboolean
pursuit_choice_is_valid (const PursuitChoice *choices, const char *code);

G_END_DECLS
