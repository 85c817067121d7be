/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROCESS (pursuit_process_get_type ())
G_DECLARE_FINAL_TYPE (PursuitProcess, pursuit_process, PURSUIT, PROCESS, PursuitRecord)

extern const PursuitEntity PURSUIT_PROCESS_ENTITY;

/** The fields of a process, in the order of its descriptor table. */
enum
{
  PURSUIT_PROCESS_CODE = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PROCESS_NAME,
  PURSUIT_PROCESS_POSITION,
  PURSUIT_PROCESS_RETIRED,
  PURSUIT_PROCESS_KIND,
  PURSUIT_PROCESS_DESCRIPTION,
  PURSUIT_PROCESS_DRIFT_AHEAD,
  PURSUIT_PROCESS_DRIFT_BEHIND,
  PURSUIT_PROCESS_N_FIELDS
};

/** deal: deals go through its stages; call: it plans one call on a customer. */
extern const PursuitChoice PURSUIT_PROCESS_KINDS[];

G_END_DECLS
