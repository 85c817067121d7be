/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitParticipationGrid:
 *
 * The participation matrix of a process: a row for each buying stage, a column for each kind of people. A
 * cell says what they do there and how much depends on them. Click, Space and Enter cycle the weight; F2, the
 * menu key and the right button ask for the words.
 */

#include "pursuit-participation-grid.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-participation.h"
#include "pursuit-record-dialog.h"
#include "pursuit-session-advice.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

/* A cell is as wide as so many characters of its words. */
#define CELL_CHARS 10
#define MAX_CHARS 80

/* Each weight: its sign beside its colour, and its name. */
static const struct
{
  const char *sign, *label, *css_class;
} WEIGHTS[] = {
  [PURSUIT_PARTICIPATION_ABSENT] = { "○○○", N_ ("Absent"), "weight-absent" },
  [PURSUIT_PARTICIPATION_MAY_JOIN] = { "●○○", N_ ("May take part"), "weight-may-join" },
  [PURSUIT_PARTICIPATION_WORKS] = { "●●○", N_ ("Works on it"), "weight-works" },
  [PURSUIT_PARTICIPATION_DECIDES] = { "●●●", N_ ("Decides"), "weight-decides" },
};

/* A cell of the grid; the record is there once the cell was laid or edited. */
typedef struct
{
  gint64 buying_stage_id;
  const char *people; /* static */
  char *place;        /* “Set criteria × User” */
  PursuitRecord *record;
  GtkWidget *sign, *words;
} Cell;

struct _PursuitParticipationGrid
{
  AdwBin parent_instance;

  PursuitSession *session;
  GPtrArray *buying; /* (nullable) PursuitBuyingStage */
  GCancellable *reading;
  GtkWidget *grid;
  GPtrArray *buttons;
};

G_DEFINE_FINAL_TYPE (PursuitParticipationGrid, pursuit_participation_grid, ADW_TYPE_BIN)

static void
cell_free (Cell *cell)
{
  g_free (cell->place);
  g_clear_object (&cell->record);
  g_free (cell);
}

static Cell *
cell_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "cell");
}

static guint
get_weight (const Cell *cell)
{
  gint64 weight =
      cell->record != NULL ? pursuit_record_get_int (cell->record, PURSUIT_PARTICIPATION_WEIGHT) : 0;

  return (guint) CLAMP (weight, 0, (gint64) G_N_ELEMENTS (WEIGHTS) - 1);
}

/* Showing */

static void
show_cell (PursuitParticipationGrid *self, GtkWidget *button)
{
  Cell *cell = cell_of (button);
  guint weight = get_weight (cell);
  const char *does = cell->record != NULL
                         ? pursuit_participation_get_does (PURSUIT_PARTICIPATION (cell->record),
                                                           pursuit_session_speaks_other (self->session))
                         : NULL;
  g_autofree char *words = pursuit_text_for_display (does != NULL ? does : "", MAX_CHARS);
  g_autofree char *spoken =
      /* Translators: a buying stage and a kind of people, how much depends on them there, what they do */
      g_strdup_printf (_ ("%s: %s; %s"), cell->place, _ (WEIGHTS[weight].label), words);

  for (guint i = 0; i < G_N_ELEMENTS (WEIGHTS); i++)
    {
      if (i == weight)
        gtk_widget_add_css_class (button, WEIGHTS[i].css_class);
      else
        gtk_widget_remove_css_class (button, WEIGHTS[i].css_class);
    }
  gtk_label_set_text (GTK_LABEL (cell->sign), WEIGHTS[weight].sign);
  gtk_label_set_text (GTK_LABEL (cell->words), words);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
take_records (PursuitParticipationGrid *self, GPtrArray *records)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      Cell *cell = cell_of (self->buttons->pdata[i]);

      g_clear_object (&cell->record);
      for (guint k = 0; k < records->len; k++)
        {
          PursuitRecord *record = records->pdata[k];
          if (pursuit_record_get_int (record, PURSUIT_PARTICIPATION_BUYING_STAGE_ID) ==
                  cell->buying_stage_id &&
              g_strcmp0 (pursuit_record_get_text (record, PURSUIT_PARTICIPATION_PEOPLE), cell->people) == 0)
            g_set_object (&cell->record, record);
        }
      show_cell (self, self->buttons->pdata[i]);
    }
}

static void
records_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitParticipationGrid) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (records != NULL)
    take_records (self, records);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    pursuit_window_toast_error (pursuit_window_of (self), error);
}

static void
read_records (PursuitParticipationGrid *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PARTICIPATION_ENTITY);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_fetch_async (self->session, spec, self->reading, records_read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitParticipationGrid *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "participation"))
    read_records (self);
}

/* Changing */

/* A cell that nobody laid is made when it gets its first weight. */
static void
clicked_cb (GtkWidget *button)
{
  Cell *cell = cell_of (button);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPATION_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_int (fields, PURSUIT_PARTICIPATION_WEIGHT,
                          (get_weight (cell) + 1) % G_N_ELEMENTS (WEIGHTS));
  if (cell->record != NULL)
    command = pursuit_command_set_fields (pursuit_record_get_id (cell->record),
                                          pursuit_record_get_int (cell->record, PURSUIT_RECORD_VER), fields);
  else
    {
      pursuit_fields_set_int (fields, PURSUIT_PARTICIPATION_BUYING_STAGE_ID, cell->buying_stage_id);
      pursuit_fields_set_text (fields, PURSUIT_PARTICIPATION_PEOPLE, cell->people);
      pursuit_fields_set_text (fields, PURSUIT_PARTICIPATION_DOES, _ ("takes part"));
      command = pursuit_command_new_record (fields);
    }
  pursuit_window_run (pursuit_window_of (button), command, NULL, NULL);
}

/* The dialog shows the words that the user reads; when they change they become the database's own. */
static void
ask_words (PursuitParticipationGrid *self, GtkWidget *button)
{
  static const guint fields[] = { PURSUIT_PARTICIPATION_DOES, PURSUIT_PARTICIPATION_WEIGHT };
  Cell *cell = cell_of (button);
  g_autoptr (PursuitRecord) shown = pursuit_record_new (&PURSUIT_PARTICIPATION_ENTITY);

  if (cell->record == NULL)
    {
      clicked_cb (button);
      return;
    }
  pursuit_record_assign (shown, cell->record);
  pursuit_record_set_text (shown, PURSUIT_PARTICIPATION_DOES,
                           pursuit_participation_get_does (PURSUIT_PARTICIPATION (cell->record),
                                                           pursuit_session_speaks_other (self->session)));
  gtk_window_present (GTK_WINDOW (pursuit_record_dialog_new (pursuit_window_of (self), cell->place,
                                                             &PURSUIT_PARTICIPATION_ENTITY, fields,
                                                             G_N_ELEMENTS (fields), shown)));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                PursuitParticipationGrid *self)
{
  if (keyval != GDK_KEY_F2 && keyval != GDK_KEY_Menu)
    return FALSE;
  ask_words (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  return TRUE;
}

static void
right_clicked_cb (GtkGestureClick *click, int n_press, double x, double y, PursuitParticipationGrid *self)
{
  ask_words (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));
}

/* Making the grid */

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_cell (PursuitParticipationGrid *self,
          PursuitRecord *buying,
          const PursuitChoice *kind,
          int row,
          int column)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  Cell *cell = g_new0 (Cell, 1);

  cell->buying_stage_id = pursuit_record_get_id (buying);
  cell->people = kind->code;
  cell->place = g_strdup_printf (_ ("%s × %s"), pursuit_record_get_text (buying, PURSUIT_BUYING_STAGE_NAME),
                                 _ (kind->label));
  cell->sign = gtk_label_new (NULL);
  gtk_widget_add_css_class (cell->sign, "weight-sign");
  gtk_widget_set_halign (cell->sign, GTK_ALIGN_START);
  cell->words = make_label ("", 0, "caption");
  gtk_box_append (GTK_BOX (box), cell->sign);
  gtk_box_append (GTK_BOX (box), cell->words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "participation");
  g_object_set_data_full (G_OBJECT (button), "cell", cell, (GDestroyNotify) cell_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (button, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (right_clicked_cb), self, 0);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  gtk_grid_attach (GTK_GRID (self->grid), button, column, row, 1, 1);
  g_ptr_array_add (self->buttons, button);
}

static void
rebuild (PursuitParticipationGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->buttons, 0);
  for (int k = 0; PURSUIT_PEOPLE_KINDS[k].code != NULL; k++)
    gtk_grid_attach (GTK_GRID (self->grid), make_label (_ (PURSUIT_PEOPLE_KINDS[k].label), 0.5, "step-name"),
                     k + 1, 0, 1, 1);
  for (guint i = 0; i < self->buying->len; i++)
    {
      const char *name = pursuit_record_get_text (self->buying->pdata[i], PURSUIT_BUYING_STAGE_NAME);

      gtk_grid_attach (GTK_GRID (self->grid), make_label (name, 0, "step-name"), 0, (int) i + 1, 1, 1);
      for (int k = 0; PURSUIT_PEOPLE_KINDS[k].code != NULL; k++)
        add_cell (self, self->buying->pdata[i], &PURSUIT_PEOPLE_KINDS[k], (int) i + 1, k + 1);
    }
}

/* Whether the grid has exactly these buying stages under these names. */
static gboolean
has_buying (PursuitParticipationGrid *self, GPtrArray *buying)
{
  if (self->buying == NULL || self->buying->len != buying->len)
    return FALSE;
  for (guint i = 0; i < buying->len; i++)
    {
      PursuitRecord *left = self->buying->pdata[i], *right = buying->pdata[i];
      if (pursuit_record_get_id (left) != pursuit_record_get_id (right) ||
          g_strcmp0 (pursuit_record_get_text (left, PURSUIT_BUYING_STAGE_NAME),
                     pursuit_record_get_text (right, PURSUIT_BUYING_STAGE_NAME)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
pursuit_participation_grid_dispose (GObject *object)
{
  PursuitParticipationGrid *self = PURSUIT_PARTICIPATION_GRID (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_participation_grid_parent_class)->dispose (object);
}

static void
pursuit_participation_grid_finalize (GObject *object)
{
  PursuitParticipationGrid *self = PURSUIT_PARTICIPATION_GRID (object);

  g_ptr_array_unref (self->buttons);
  g_clear_pointer (&self->buying, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_participation_grid_parent_class)->finalize (object);
}

static void
pursuit_participation_grid_class_init (PursuitParticipationGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_participation_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_participation_grid_finalize;
}

static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  for (guint i = 0; i < G_N_ELEMENTS (WEIGHTS); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s  %s", WEIGHTS[i].sign, _ (WEIGHTS[i].label));
      gtk_box_append (GTK_BOX (legend), gtk_label_new (text));
    }
  return legend;
}

static void
pursuit_participation_grid_init (PursuitParticipationGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *hint =
      gtk_label_new (_ ("Click a cell, or press Space on it, to change how much depends on these "
                        "people. Right-click or press F2 to say what they do."));

  self->buttons = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whom to watch"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), make_legend ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** pursuit_participation_grid_new: (transfer floating): an empty matrix of @session's database. */
GtkWidget *
pursuit_participation_grid_new (PursuitSession *session)
{
  PursuitParticipationGrid *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_PARTICIPATION_GRID, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pursuit_participation_grid_set_buying:
 * @buying: (element-type PursuitBuyingStage): of one process, those in use, in their order
 *
 * Shows the matrix of these buying stages. The focus stays in its cell while they are the same.
 */
void
pursuit_participation_grid_set_buying (PursuitParticipationGrid *self, GPtrArray *buying)
{
  g_return_if_fail (PURSUIT_IS_PARTICIPATION_GRID (self));
  g_return_if_fail (buying != NULL);

  if (has_buying (self, buying))
    return;
  g_clear_pointer (&self->buying, g_ptr_array_unref);
  self->buying = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < buying->len; i++)
    g_ptr_array_add (self->buying, g_object_ref (buying->pdata[i]));
  rebuild (self);
  read_records (self);
}

/** pursuit_participation_grid_get_cell: (transfer none) (nullable): the button of a cell. */
GtkWidget *
pursuit_participation_grid_get_cell (PursuitParticipationGrid *self,
                                     gint64 buying_stage_id,
                                     const char *people)
{
  g_return_val_if_fail (PURSUIT_IS_PARTICIPATION_GRID (self), NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      Cell *cell = cell_of (self->buttons->pdata[i]);

      if (cell->buying_stage_id == buying_stage_id && g_strcmp0 (cell->people, people) == 0)
        return self->buttons->pdata[i];
    }
  return NULL;
}
