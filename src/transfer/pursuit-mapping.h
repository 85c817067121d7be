/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-day.h"
#include "pursuit-import-duplicates.h"
#include "pursuit-encoding.h"
#include "pursuit-field.h"
#include "pursuit-table-reader.h"

G_BEGIN_DECLS

/** PursuitMappingStage: a stage into which imported deals can come. */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  gboolean deliver; /* of the phase “deliver”: reached by winning */
} PursuitMappingStage;

/** PursuitMappingColumn: a column of the file. */
typedef struct
{
  char *header;       /* as the file writes it */
  GPtrArray *samples; /* (element-type utf8): its first different values that are not empty */
} PursuitMappingColumn;

/**
 * PursuitMappingValue: what a value of the file stands for.
 *
 * For the field `stage`, @to is a stage (code, name or position), an outcome (“won”), or both (“bid/lost”:
 * lost in that stage). Empty: nothing is known about it, and rows that hold it are rejected.
 */
typedef struct
{
  guint field;
  char *from;
  char *to;
  guint64 count;    /* how often the sample holds it */
  gboolean guessed; /* the user has not set it */
} PursuitMappingValue;

/**
 * PursuitMapping:
 * @entity: what the rows of the file are
 * @encoding: how the file is written
 * @encoding_certain: %FALSE if @encoding is only the fallback
 * @delimiter: what separates cells
 * @sheets: (nullable): the names of the workbook's sheets
 * @sheet: which of them is read, from 1; 0: there are none
 * @date_order: how its dates are written; unknown if it has none
 * @date_set: the user has said so
 * @date_certain: %FALSE if no date of the sample told the order
 * @date_evidence: (nullable): a date that told it
 * @date_line: the line on which that date stands
 * @decimal_comma: numbers are written 1.234,50
 * @columns: (element-type PursuitMappingColumn): the columns, in the file's order
 * @field_columns: for each field of @entity its column, or -1
 * @values: (element-type PursuitMappingValue): what values stand for
 * @stages: (element-type PursuitMappingStage): where deals can come in, in order
 * @policy: what becomes of rows about records that are there
 * @by_likeness: whether that holds for a company that is surely there under another name, too; else it is new
 * @choices: (nullable): what becomes of some of them, see pursuit_import_duplicate_choose()
 *
 * How the columns and values of a file become fields and values of an entity. Guessed by
 * pursuit_mapping_guess(), edited by the user, followed by #PursuitImportPlan.
 */
typedef struct
{
  const PursuitEntity *entity;
  PursuitEncoding encoding;
  gboolean encoding_certain;
  char delimiter;
  char **sheets;
  guint sheet;
  PursuitDateOrder date_order;
  gboolean date_set;
  gboolean date_certain;
  char *date_evidence;
  guint64 date_line;
  gboolean decimal_comma;
  GPtrArray *columns;
  int *field_columns;
  GPtrArray *values;
  GPtrArray *stages;
  PursuitImportDuplicatePolicy policy;
  gboolean by_likeness;
  GHashTable *choices;
} PursuitMapping;

#define PURSUIT_TYPE_MAPPING (pursuit_mapping_get_type ())
GType
pursuit_mapping_get_type (void);

PursuitMapping *
pursuit_mapping_new (const PursuitEntity *entity);
PursuitMapping *
pursuit_mapping_copy (PursuitMapping *self);
void
pursuit_mapping_free (PursuitMapping *self);
PursuitTableForm
pursuit_mapping_get_form (PursuitMapping *self);
void
pursuit_mapping_add_column (PursuitMapping *self, const char *header);
void
pursuit_mapping_set_stages (PursuitMapping *self, GPtrArray *stages);
void
pursuit_mapping_change_stages (PursuitMapping *self, GPtrArray *stages);

int
pursuit_mapping_get_field (PursuitMapping *self, guint column);
void
pursuit_mapping_set_field (PursuitMapping *self, guint column, int field);
gboolean
pursuit_mapping_map (PursuitMapping *self, const char *field_is_column, GError **error);
gboolean
pursuit_mapping_map_value (PursuitMapping *self, const char *field_from_is_to, GError **error);
gboolean
pursuit_mapping_set_date_format (PursuitMapping *self, const char *format, GError **error);
PursuitMappingValue *
pursuit_mapping_find_value (PursuitMapping *self, guint field, const char *from);
gboolean
pursuit_mapping_resolve_stage (PursuitMapping *self, const char *to, int *stage, const char **outcome);
GPtrArray *
pursuit_mapping_list_unmapped (PursuitMapping *self);
char *
pursuit_mapping_describe (PursuitMapping *self);
const char *
pursuit_mapping_get_date_order_label (PursuitDateOrder order);
guint
pursuit_mapping_get_name_field (const PursuitEntity *entity);
gboolean
pursuit_mapping_check (PursuitMapping *self, GError **error);

char *
pursuit_mapping_make_header_key (PursuitMapping *self);
char *
pursuit_mapping_to_string (PursuitMapping *self);
gboolean
pursuit_mapping_apply_string (PursuitMapping *self, const char *text, GError **error);

char *
pursuit_mapping_key (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitMapping, pursuit_mapping_free)

G_END_DECLS
