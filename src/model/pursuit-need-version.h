/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_NEED_VERSION (pursuit_need_version_get_type ())
G_DECLARE_FINAL_TYPE (PursuitNeedVersion, pursuit_need_version, PURSUIT, NEED_VERSION, PursuitRecord)

extern const PursuitEntity PURSUIT_NEED_VERSION_ENTITY;

/** The fields of a version of a need, in the order of its descriptor table. */
enum
{
  PURSUIT_NEED_VERSION_NEED_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_NEED_VERSION_TEXT,
  PURSUIT_NEED_VERSION_DAY,
  PURSUIT_NEED_VERSION_SOURCE,
  PURSUIT_NEED_VERSION_BY_ID,
  PURSUIT_NEED_VERSION_BY,
  PURSUIT_NEED_VERSION_N_FIELDS
};

G_END_DECLS
