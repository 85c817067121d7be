/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-field.h"
#include "pursuit-value.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD (pursuit_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (PursuitRecord, pursuit_record, PURSUIT, RECORD, GObject)

/**
 * PursuitRecordClass:
 * @entity: the descriptor table of the subclass; its class_init sets it and then calls
 *   pursuit_record_class_install()
 */
struct _PursuitRecordClass
{
  GObjectClass parent_class;

  const PursuitEntity *entity;
  GParamSpec **pspecs; /* one a field, after the null entry 0 */
};

void
pursuit_record_class_install (PursuitRecordClass *klass, const PursuitEntity *entity);

PursuitRecord *
pursuit_record_new (const PursuitEntity *entity);
const PursuitEntity *
pursuit_record_get_entity (PursuitRecord *self);
gint64
pursuit_record_get_id (PursuitRecord *self);
gboolean
pursuit_record_is_set (PursuitRecord *self, guint field);
const PursuitValue *
pursuit_record_get_value (PursuitRecord *self, guint field);
gint64
pursuit_record_get_int (PursuitRecord *self, guint field);
double
pursuit_record_get_real (PursuitRecord *self, guint field);
const char *
pursuit_record_get_text (PursuitRecord *self, guint field);
PursuitDay
pursuit_record_get_day (PursuitRecord *self, guint field);
void
pursuit_record_set_value (PursuitRecord *self, guint field, const PursuitValue *value);
void
pursuit_record_set_int (PursuitRecord *self, guint field, gint64 number);
void
pursuit_record_set_real (PursuitRecord *self, guint field, double number);
void
pursuit_record_set_text (PursuitRecord *self, guint field, const char *text);
void
pursuit_record_unset (PursuitRecord *self, guint field);
void
pursuit_record_assign (PursuitRecord *self, PursuitRecord *source);

G_END_DECLS
