/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPartDialog:
 *
 * Makes or changes a part of a process: a stage, a work item, a key node, a buying stage; or what a process
 * says of itself. A stage is also told which buying stage it answers.
 */

#include "pursuit-part-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-process.h"
#include "pursuit-stage-node.h"
#include "pursuit-stage-work.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

#define MAX_FIELDS 6

/* What is asked of each kind of part, and what a new one is a part of. */
static const struct
{
  const PursuitEntity *entity;
  const char *new_title;
  const char *edit_title;
  guint parent;
  guint fields[MAX_FIELDS];
  guint n_fields;
} KINDS[] = {
  { &PURSUIT_PROCESS_ENTITY,
    NULL,
    N_ ("Edit Process"),
    0,
    { PURSUIT_PROCESS_NAME, PURSUIT_PROCESS_DRIFT_AHEAD, PURSUIT_PROCESS_DRIFT_BEHIND,
      PURSUIT_PROCESS_DESCRIPTION },
    4 },
  { &PURSUIT_STAGE_ENTITY,
    N_ ("New Stage"),
    N_ ("Edit Stage"),
    PURSUIT_STAGE_PROCESS_ID,
    { PURSUIT_STAGE_NAME, PURSUIT_STAGE_PHASE, PURSUIT_STAGE_PROBABILITY, PURSUIT_STAGE_STALE_DAYS,
      PURSUIT_STAGE_PURPOSE, PURSUIT_STAGE_WATCH },
    6 },
  { &PURSUIT_BUYING_STAGE_ENTITY,
    N_ ("New Buying Stage"),
    N_ ("Edit Buying Stage"),
    PURSUIT_BUYING_STAGE_PROCESS_ID,
    { PURSUIT_BUYING_STAGE_NAME },
    1 },
  { &PURSUIT_STAGE_WORK_ENTITY,
    N_ ("New Work Item"),
    N_ ("Edit Work Item"),
    PURSUIT_STAGE_WORK_STAGE_ID,
    { PURSUIT_STAGE_WORK_NAME },
    1 },
  { &PURSUIT_STAGE_NODE_ENTITY,
    N_ ("New Key Node"),
    N_ ("Edit Key Node"),
    PURSUIT_STAGE_NODE_STAGE_ID,
    { PURSUIT_STAGE_NODE_NAME },
    1 },
};

struct _PursuitPartDialog
{
  PursuitRecordDialog parent_instance;

  guint parent_field;
  gint64 parent_id; /* of a new part; 0 when one is changed */
  GPtrArray *buying;
  GtkWidget *answered; /* (nullable): a combo row; its first entry is none */
  guint answered_at_first;
};

G_DEFINE_FINAL_TYPE (PursuitPartDialog, pursuit_part_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static gboolean
is_answer_changed (PursuitPartDialog *self)
{
  return self->answered != NULL &&
         adw_combo_row_get_selected (ADW_COMBO_ROW (self->answered)) != self->answered_at_first;
}

static PursuitCommand *
pursuit_part_dialog_make_command (PursuitRecordDialog *dialog, PursuitFields *fields, PursuitRecord *record)
{
  PursuitPartDialog *self = PURSUIT_PART_DIALOG (dialog);

  if (self->parent_id != 0)
    pursuit_fields_set_int (fields, self->parent_field, self->parent_id);
  if (is_answer_changed (self))
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->answered));
      if (selected == 0)
        pursuit_fields_unset (fields, PURSUIT_STAGE_BUYING_STAGE_ID);
      else
        pursuit_fields_set_int (fields, PURSUIT_STAGE_BUYING_STAGE_ID,
                                pursuit_record_get_id (self->buying->pdata[selected - 1]));
    }
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_part_dialog_parent_class)
      ->make_command (dialog, fields, record);
}

static gboolean
pursuit_part_dialog_is_changed (PursuitRecordDialog *dialog)
{
  return is_answer_changed (PURSUIT_PART_DIALOG (dialog)) ||
         PURSUIT_RECORD_DIALOG_CLASS (pursuit_part_dialog_parent_class)->is_changed (dialog);
}

static void
pursuit_part_dialog_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_PART_DIALOG (object)->buying, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_part_dialog_parent_class)->finalize (object);
}

static void
pursuit_part_dialog_class_init (PursuitPartDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_part_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_part_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_part_dialog_is_changed;
}

static void
pursuit_part_dialog_init (PursuitPartDialog *self)
{
}

static PursuitPartDialog *
make_dialog (PursuitWindow *window, const PursuitEntity *entity, PursuitRecord *part)
{
  PursuitPartDialog *self = g_object_new (PURSUIT_TYPE_PART_DIALOG, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      if (KINDS[i].entity != entity)
        continue;
      self->parent_field = KINDS[i].parent;
      pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                                   _ (part ? KINDS[i].edit_title : KINDS[i].new_title), entity,
                                   KINDS[i].fields, KINDS[i].n_fields, part);
    }
  return self;
}

/** pursuit_part_dialog_edit: (transfer none): the dialog that changes @part; to be presented. */
PursuitPartDialog *
pursuit_part_dialog_edit (PursuitWindow *window, PursuitRecord *part)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD (part), NULL);

  return make_dialog (window, pursuit_record_get_entity (part), part);
}

/** pursuit_part_dialog_add: (transfer none): the dialog that makes a part of @parent_id; to be presented. */
PursuitPartDialog *
pursuit_part_dialog_add (PursuitWindow *window, const PursuitEntity *entity, gint64 parent_id)
{
  g_return_val_if_fail (entity != NULL && parent_id != 0, NULL);

  PursuitPartDialog *self = make_dialog (window, entity, NULL);
  self->parent_id = parent_id;
  return self;
}

/**
 * pursuit_part_dialog_set_buying_stages:
 * @self: of a stage
 * @buying: (element-type PursuitBuyingStage): which ones it may answer
 */
void
pursuit_part_dialog_set_buying_stages (PursuitPartDialog *self, GPtrArray *buying)
{
  g_return_if_fail (PURSUIT_IS_PART_DIALOG (self) && self->answered == NULL);
  g_return_if_fail (buying != NULL);

  PursuitRecord *stage = pursuit_record_dialog_get_record (PURSUIT_RECORD_DIALOG (self));
  gint64 id = stage ? pursuit_record_get_int (stage, PURSUIT_STAGE_BUYING_STAGE_ID) : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *group = adw_preferences_group_new ();

  self->buying = g_ptr_array_ref (buying);
  self->answered = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answered), _ ("Answers the buying stage"));
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < buying->len; i++)
    {
      g_autofree char *name =
          pursuit_text_for_display (pursuit_record_get_text (buying->pdata[i], PURSUIT_BUYING_STAGE_NAME),
                                    60);
      gtk_string_list_append (names, name);
      if (pursuit_record_get_id (buying->pdata[i]) == id)
        self->answered_at_first = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->answered), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->answered), self->answered_at_first);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->answered);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
}
