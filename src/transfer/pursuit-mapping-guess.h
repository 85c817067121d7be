/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-mapping.h"

G_BEGIN_DECLS

/**
 * PursuitMappingOptions:
 * @encoding: (nullable): name of the file's encoding
 * @sheet: (nullable): name of the workbook's sheet, or its number
 * @date_format: (nullable): see pursuit_mapping_set_date_format()
 * @fields: (nullable) (array zero-terminated=1): see pursuit_mapping_map()
 * @values: (nullable) (array zero-terminated=1): see pursuit_mapping_map_value()
 *
 * What the user says in place of guesses, in the words of the command line.
 */
typedef struct
{
  const char *encoding;
  const char *sheet;
  const char *date_format;
  const char *const *fields;
  const char *const *values;
} PursuitMappingOptions;

PursuitMapping *
pursuit_mapping_guess (const char *path,
                       const PursuitEntity *entity,
                       const PursuitTableForm *form,
                       GPtrArray *stages,
                       GCancellable *cancellable,
                       GError **error);
PursuitMapping *
pursuit_mapping_prepare (const char *path,
                         const PursuitEntity *entity,
                         GPtrArray *stages,
                         const PursuitMappingOptions *options,
                         GCancellable *cancellable,
                         GError **error);
int
pursuit_mapping_guess_field (const PursuitEntity *entity, const char *header);
const PursuitEntity *
pursuit_mapping_guess_entity (const char *const *headers, guint n_headers);
char *
pursuit_mapping_guess_stage (PursuitMapping *mapping, const char *value);

G_END_DECLS
