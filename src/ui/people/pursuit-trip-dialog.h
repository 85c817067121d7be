/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"
#include "pursuit-trip.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TRIP_DIALOG (pursuit_trip_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTripDialog, pursuit_trip_dialog, PURSUIT, TRIP_DIALOG, PursuitRecordDialog)

PursuitTripDialog *
pursuit_trip_dialog_new (PursuitWindow *window, gint64 person_id, PursuitTrip *trip);

G_END_DECLS
