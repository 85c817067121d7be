/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTripDialog:
 *
 * Notes when and where a person will be away, or changes that.
 */

#include "pursuit-trip-dialog.h"

#include <glib/gi18n-lib.h>

struct _PursuitTripDialog
{
  PursuitRecordDialog parent_instance;

  gint64 person_id;
};

G_DEFINE_FINAL_TYPE (PursuitTripDialog, pursuit_trip_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint fields[] = {
  PURSUIT_TRIP_FROM_DAY,
  PURSUIT_TRIP_TO_DAY,
  PURSUIT_TRIP_PLACE,
  PURSUIT_TRIP_NOTES,
};

static PursuitCommand *
pursuit_trip_dialog_make_command (PursuitRecordDialog *dialog,
                                  PursuitFields *collected,
                                  PursuitRecord *record)
{
  if (record == NULL)
    pursuit_fields_set_int (collected, PURSUIT_TRIP_PERSON_ID, PURSUIT_TRIP_DIALOG (dialog)->person_id);
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_trip_dialog_parent_class)
      ->make_command (dialog, collected, record);
}

static void
pursuit_trip_dialog_class_init (PursuitTripDialogClass *klass)
{
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_trip_dialog_make_command;
}

static void
pursuit_trip_dialog_init (PursuitTripDialog *self)
{
}

/**
 * pursuit_trip_dialog_new:
 * @window: on whose database
 * @person_id: who travels
 * @trip: (nullable): what is changed; %NULL makes a new one
 *
 * Returns: (transfer none): the dialog, to be presented
 */
PursuitTripDialog *
pursuit_trip_dialog_new (PursuitWindow *window, gint64 person_id, PursuitTrip *trip)
{
  PursuitTripDialog *self = g_object_new (PURSUIT_TYPE_TRIP_DIALOG, NULL);

  self->person_id = person_id;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               trip ? _ ("Edit Journey") : _ ("New Journey"), &PURSUIT_TRIP_ENTITY, fields,
                               G_N_ELEMENTS (fields), (PursuitRecord *) trip);
  return self;
}
