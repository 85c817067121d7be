/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTransitionGrid:
 *
 * The transition matrix of a process: a row for each stage that a deal leaves, a column for each one that it
 * goes to. A cell says by sign, colour and words whether the step is allowed. Click, Space and Enter cycle
 * it: allowed, needs approval, forbidden; the arrows go from cell to cell; F2, the menu key and the right
 * button ask which fields the step needs.
 */

#include "pursuit-transition-grid.h"

#include <glib/gi18n-lib.h>

#include "pursuit-chips.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-process-command.h"
#include "pursuit-stage-step.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#include "compat.h"

#define MAX_CHARS 40
#define NAME_CHARS 14

/* The sign of each rule, beside its colour. */
static const struct
{
  const char *icon, *css_class;
} LOOKS[PURSUIT_N_TRANSITION_RULES] = {
  [PURSUIT_TRANSITION_ALLOWED] = { "object-select-symbolic", "step-allowed" },
  [PURSUIT_TRANSITION_APPROVAL] = { "pursuit-approval-symbolic", "step-approval" },
  [PURSUIT_TRANSITION_FORBIDDEN] = { "action-unavailable-symbolic", "step-forbidden" },
};

/* A cell: its step, and what is said of it now. */
typedef struct
{
  gint64 from, to;
  guint row, column;
  char *step; /* “Develop → Enter” */
  PursuitTransitionRule rule;
  char *required; /* (nullable) */
  GtkWidget *icon, *count;
} Cell;

struct _PursuitTransitionGrid
{
  AdwBin parent_instance;

  GtkWidget *grid;
  GPtrArray *buttons;
  GPtrArray *names; /* of the stages; a grid of one has no step that would tell it */
  guint n_stages;
};

G_DEFINE_FINAL_TYPE (PursuitTransitionGrid, pursuit_transition_grid, ADW_TYPE_BIN)

static void
cell_free (Cell *cell)
{
  g_free (cell->step);
  g_free (cell->required);
  g_free (cell);
}

static Cell *
cell_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "cell");
}

static guint
count_fields (const char *required)
{
  g_auto (GStrv) names = g_strsplit (required ? required : "", ",", -1);

  return g_strv_length (names);
}

/* The names of the fields that a step needs, for people. */
static char *
describe_fields (const char *required)
{
  const PursuitTransitionStage stages[] = { { .id = 1, .position = 1 }, { .id = 2, .position = 2 } };
  g_autoptr (PursuitTransitionMatrix) matrix = pursuit_transition_matrix_new (stages, G_N_ELEMENTS (stages));
  g_autoptr (GString) names = g_string_new (NULL);
  const PursuitFieldRef *refs;
  guint n_refs;

  if (!pursuit_transition_matrix_set_required (matrix, 1, 2, required, NULL))
    return g_strdup (required);
  refs = pursuit_transition_matrix_get_required (matrix, 1, 2, &n_refs);
  for (guint i = 0; i < n_refs; i++)
    g_string_append_printf (names, "%s%s", i ? _ (", ") : "", pursuit_field_ref_label (&refs[i]));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_cell (GtkWidget *button)
{
  Cell *cell = cell_of (button);
  guint n_fields = count_fields (cell->required);
  g_autofree char *count = n_fields ? g_strdup_printf ("+%u", n_fields) : NULL;
  g_autofree char *fields = n_fields ? describe_fields (cell->required) : NULL;
  const char *rule = _ (PURSUIT_TRANSITION_RULES[cell->rule].label);
  g_autofree char *label =
      /* Translators: a step of the transition matrix, its rule, and the fields that must be filled in for it
       */
      fields ? g_strdup_printf (_ ("%s: %s; needs %s"), cell->step, rule, fields)
             /* Translators: a step of the transition matrix and its rule: “Develop → Enter: Allowed” */
             : g_strdup_printf (_ ("%s: %s"), cell->step, rule);

  for (guint i = 0; i < PURSUIT_N_TRANSITION_RULES; i++)
    {
      if (i == cell->rule)
        gtk_widget_add_css_class (button, LOOKS[i].css_class);
      else
        gtk_widget_remove_css_class (button, LOOKS[i].css_class);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (cell->icon), LOOKS[cell->rule].icon);
  gtk_label_set_text (GTK_LABEL (cell->count), count ? count : "");
  gtk_widget_set_visible (cell->count, count != NULL);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
run_step (GtkWidget *button, PursuitTransitionRule rule, const char *required)
{
  Cell *cell = cell_of (button);
  g_autoptr (PursuitCommand) command =
      pursuit_command_set_step (cell->from, cell->to, PURSUIT_TRANSITION_RULES[rule].code, required);

  pursuit_window_run (pursuit_window_of (button), command, NULL, NULL);
}

static void
clicked_cb (GtkWidget *button)
{
  Cell *cell = cell_of (button);

  run_step (button, pursuit_transition_rule_next (cell->rule), cell->required);
}

/* Required fields */

static void
add_fields (PursuitChips *chips, const PursuitEntity *entity, const char *prefix, const char *required)
{
  g_auto (GStrv) chosen = g_strsplit (required ? required : "", ",", -1);

  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      g_autofree char *code = g_strconcat (prefix, field->name, NULL);

      if ((field->flags & PURSUIT_FIELD_EDIT) && field->label != NULL && field->type != PURSUIT_FIELD_BOOL)
        pursuit_chips_add (chips, code, pursuit_field_get_label (field),
                           g_strv_contains ((const char *const *) chosen, code));
    }
}

typedef struct
{
  GtkWidget *button;
  PursuitChips *deal;
  PursuitChips *company;
} Question;

static void
fields_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  g_autofree char *deal = pursuit_chips_get_codes (question->deal);
  g_autofree char *company = pursuit_chips_get_codes (question->company);
  g_autofree char *all = g_strconcat (deal, *deal && *company ? "," : "", company, NULL);

  if (g_strcmp0 (answer, "save") == 0 && gtk_widget_get_root (question->button))
    run_step (question->button, cell_of (question->button)->rule, all);
  g_object_unref (question->button);
  g_object_unref (question->deal);
  g_object_unref (question->company);
  g_free (question);
}

static void
ask_fields (GtkWidget *button)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "save", _ ("_Save"), PURSUIT_ANSWER_SUGGESTED },
  };
  Cell *cell = cell_of (button);
  Question *question = g_new0 (Question, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  question->button = g_object_ref (button);
  question->deal = g_object_ref_sink (PURSUIT_CHIPS (pursuit_chips_new (_ ("Of the deal"))));
  question->company = g_object_ref_sink (PURSUIT_CHIPS (pursuit_chips_new (_ ("Of the company"))));
  add_fields (question->deal, &PURSUIT_DEAL_ENTITY, "", cell->required);
  add_fields (question->company, &PURSUIT_COMPANY_ENTITY, "company.", cell->required);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->deal));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->company));
  pursuit_compat_ask_async (GTK_WINDOW (pursuit_window_of (button)), cell->step,
                            _ ("Which fields must be filled in for this step?"), box, answers,
                            G_N_ELEMENTS (answers), fields_answered_cb, question);
}

/* Moving in the grid */

static GtkWidget *
button_at (PursuitTransitionGrid *self, int row, int column)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      Cell *cell = cell_of (self->buttons->pdata[i]);

      if ((int) cell->row == row && (int) cell->column == column)
        return self->buttons->pdata[i];
    }
  return NULL;
}

/* The next cell in a direction; a stage has no step to itself, so that the diagonal is passed over. */
static gboolean
move_focus (PursuitTransitionGrid *self, GtkWidget *button, int down, int right)
{
  Cell *cell = cell_of (button);
  int row = (int) cell->row, column = (int) cell->column;

  do
    {
      row += down;
      column += right;
    }
  while (row == column && row >= 0 && row < (int) self->n_stages);
  button = button_at (self, row, column);
  if (button != NULL)
    gtk_widget_grab_focus (button);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                PursuitTransitionGrid *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_focus (self, button, -1, 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_focus (self, button, 1, 0);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_focus (self, button, 0, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_focus (self, button, 0, 1);
    case GDK_KEY_F2:
    case GDK_KEY_Menu:
      ask_fields (button);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
right_clicked_cb (GtkGestureClick *click, int n_press, double x, double y)
{
  ask_fields (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));
}

/* Making the grid */

static GtkWidget *
make_name (PursuitRecord *stage, float xalign)
{
  g_autofree char *name =
      pursuit_text_for_display (pursuit_record_get_text (stage, PURSUIT_STAGE_NAME), MAX_CHARS);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (label, "step-name");
  return label;
}

static void
add_cell (PursuitTransitionGrid *self, PursuitRecord *from, PursuitRecord *to, guint row, guint column)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  Cell *cell = g_new0 (Cell, 1);

  cell->from = pursuit_record_get_id (from);
  cell->to = pursuit_record_get_id (to);
  cell->row = row;
  cell->column = column;
  cell->step = g_strdup_printf ("%s → %s", pursuit_record_get_text (from, PURSUIT_STAGE_NAME),
                                pursuit_record_get_text (to, PURSUIT_STAGE_NAME));
  cell->icon = gtk_image_new ();
  cell->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (cell->count, "caption");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cell->icon);
  gtk_box_append (GTK_BOX (box), cell->count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "step");
  g_object_set_data_full (G_OBJECT (button), "cell", cell, (GDestroyNotify) cell_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (button, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (right_clicked_cb), NULL);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  gtk_grid_attach (GTK_GRID (self->grid), button, (int) column + 1, (int) row + 1, 1, 1);
  g_ptr_array_add (self->buttons, button);
}

static void
rebuild (PursuitTransitionGrid *self, GPtrArray *stages)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->buttons, 0);
  g_ptr_array_set_size (self->names, 0);
  self->n_stages = stages->len;
  /* Translators: heads the matrix: from the stage of the row to the stage of the column */
  child = gtk_label_new (_ ("from ↓   to →"));
  gtk_widget_add_css_class (child, "dim-label");
  gtk_widget_add_css_class (child, "caption");
  gtk_grid_attach (GTK_GRID (self->grid), child, 0, 0, 1, 1);
  for (guint i = 0; i < stages->len; i++)
    {
      g_ptr_array_add (self->names,
                       g_strdup (pursuit_record_get_text (stages->pdata[i], PURSUIT_STAGE_NAME)));
      gtk_grid_attach (GTK_GRID (self->grid), make_name (stages->pdata[i], 0.5), (int) i + 1, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), make_name (stages->pdata[i], 0), 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < stages->len; j++)
        if (i != j)
          add_cell (self, stages->pdata[i], stages->pdata[j], i, j);
    }
}

/* Whether the grid has exactly these stages under these names. */
static gboolean
has_stages (PursuitTransitionGrid *self, GPtrArray *stages)
{
  if (self->n_stages != stages->len)
    return FALSE;
  for (guint i = 0; i < stages->len; i++)
    {
      if (g_strcmp0 (self->names->pdata[i], pursuit_record_get_text (stages->pdata[i], PURSUIT_STAGE_NAME)) !=
          0)
        return FALSE;
    }
  for (guint i = 0; i < self->buttons->len; i++)
    {
      Cell *cell = cell_of (self->buttons->pdata[i]);

      if (cell->from != pursuit_record_get_id (stages->pdata[cell->row]) ||
          cell->to != pursuit_record_get_id (stages->pdata[cell->column]))
        return FALSE;
    }
  return TRUE;
}

static PursuitTransitionMatrix *
make_matrix (GPtrArray *stages)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (PursuitTransitionStage));

  for (guint i = 0; i < stages->len; i++)
    {
      PursuitTransitionStage stage = { .id = pursuit_record_get_id (stages->pdata[i]),
                                       .code = pursuit_record_get_text (stages->pdata[i], PURSUIT_STAGE_CODE),
                                       .position = (int) i + 1 };
      g_array_append_val (places, stage);
    }
  return pursuit_transition_matrix_new ((PursuitTransitionStage *) places->data, places->len);
}

static void
pursuit_transition_grid_finalize (GObject *object)
{
  g_ptr_array_unref (PURSUIT_TRANSITION_GRID (object)->buttons);
  g_ptr_array_unref (PURSUIT_TRANSITION_GRID (object)->names);

  G_OBJECT_CLASS (pursuit_transition_grid_parent_class)->finalize (object);
}

static void
pursuit_transition_grid_class_init (PursuitTransitionGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_transition_grid_finalize;
}

static void
add_legend (GtkBox *legend)
{
  for (guint i = 0; i < PURSUIT_N_TRANSITION_RULES; i++)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = gtk_image_new_from_icon_name (LOOKS[i].icon);

      gtk_widget_add_css_class (icon, "step");
      gtk_widget_add_css_class (icon, LOOKS[i].css_class);
      gtk_box_append (GTK_BOX (entry), icon);
      gtk_box_append (GTK_BOX (entry), gtk_label_new (_ (PURSUIT_TRANSITION_RULES[i].label)));
      gtk_box_append (legend, entry);
    }
}

static void
pursuit_transition_grid_init (PursuitTransitionGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_ ("Click a cell, or press Space on it, to change its rule. Right-click "
                                      "or press F2 for the fields that the step "
                                      "needs."));

  self->buttons = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->grid, "step-grid");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Transition matrix"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  add_legend (GTK_BOX (legend));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), legend);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** pursuit_transition_grid_new: an empty matrix. */
GtkWidget *
pursuit_transition_grid_new (void)
{
  return g_object_new (PURSUIT_TYPE_TRANSITION_GRID, NULL);
}

/**
 * pursuit_transition_grid_set_steps:
 * @stages: (element-type PursuitStage): those in use, in their order
 * @steps: (element-type PursuitStageStep): the cells that were laid or edited
 *
 * The focus stays in its cell.
 */
void
pursuit_transition_grid_set_steps (PursuitTransitionGrid *self, GPtrArray *stages, GPtrArray *steps)
{
  g_return_if_fail (PURSUIT_IS_TRANSITION_GRID (self));
  g_return_if_fail (stages != NULL && steps != NULL);

  g_autoptr (PursuitTransitionMatrix) matrix = make_matrix (stages);

  if (!has_stages (self, stages))
    rebuild (self, stages);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      Cell *cell = cell_of (self->buttons->pdata[i]);

      cell->rule = pursuit_transition_matrix_get (matrix, cell->from, cell->to);
      g_clear_pointer (&cell->required, g_free);
      for (guint k = 0; k < steps->len; k++)
        {
          PursuitRecord *step = steps->pdata[k];
          if (pursuit_record_get_int (step, PURSUIT_STAGE_STEP_FROM_STAGE_ID) != cell->from ||
              pursuit_record_get_int (step, PURSUIT_STAGE_STEP_TO_STAGE_ID) != cell->to)
            continue;
          pursuit_transition_rule_parse (pursuit_record_get_text (step, PURSUIT_STAGE_STEP_RULE),
                                         &cell->rule);
          cell->required = g_strdup (pursuit_record_get_text (step, PURSUIT_STAGE_STEP_REQUIRED));
        }
      show_cell (self->buttons->pdata[i]);
    }
}

/** pursuit_transition_grid_get_cell: (transfer none) (nullable): the button of a step. */
GtkWidget *
pursuit_transition_grid_get_cell (PursuitTransitionGrid *self, gint64 from, gint64 to)
{
  g_return_val_if_fail (PURSUIT_IS_TRANSITION_GRID (self), NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      Cell *cell = cell_of (self->buttons->pdata[i]);

      if (cell->from == from && cell->to == to)
        return self->buttons->pdata[i];
    }
  return NULL;
}
