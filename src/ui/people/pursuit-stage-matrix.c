/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitStageMatrix:
 *
 * Kinds of people over the customer's buying stages: what the process expects of them there, and how often we
 * met them while the customer was there. Where much depends on people whom we have not met, the cell says so.
 * A cell looks at somebody of its kind, at the next one each time it is pressed; one of a kind that nobody is
 * known of begins somebody new.
 *
 * Signals: ::chosen (gint64 person): to be looked at; ::fill (string level, string function): somebody of
 * that kind is to be added.
 */

#include "pursuit-stage-matrix.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-participation-rules.h"
#include "pursuit-text.h"

#include "compat.h"

#define CELL_CHARS 16
#define MAX_CHARS 60

/* How much depends on people in a stage, by the weights of the participation matrix. */
static const char *const signs[] = { "○○○", "●○○", "●●○", "●●●" };

struct _PursuitStageMatrix
{
  AdwBin parent_instance;

  PursuitOrgPeople *people;
  gboolean other;
  GtkGrid *grid;
  GHashTable *cells; /* “kind/stage” → GtkButton */
  gint64 selected;
};

G_DEFINE_FINAL_TYPE (PursuitStageMatrix, pursuit_stage_matrix, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  FILL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What is known of one cell. */
typedef struct
{
  PursuitParticipation *plan; /* (nullable) */
  guint weight;
  guint contacts;
  guint n_met; /* how many different people */
  gboolean missed;
} Cell;

/* Those of the deal, or of the company when no deal is chosen, who are of the kind. */
static GArray *
list_persons (PursuitStageMatrix *self, const char *kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PursuitPeopleMap *map = self->people->map;

  for (guint i = 0; i < map->people->len; i++)
    {
      PursuitRecord *person = map->people->pdata[i];
      gint64 id = pursuit_record_get_id (person);

      if (g_strcmp0 (pursuit_people_kind_of (pursuit_record_get_text (person, PURSUIT_PERSON_LEVEL),
                                             pursuit_record_get_text (person, PURSUIT_PERSON_FUNCTION)),
                     kind) == 0 &&
          pursuit_org_people_get_participant (self->people, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
holds (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static PursuitParticipation *
find_plan (PursuitPeopleMap *map, const char *kind, gint64 stage_id)
{
  for (guint i = 0; i < map->matrix->len; i++)
    {
      PursuitRecord *cell = map->matrix->pdata[i];

      if (pursuit_record_get_int (cell, PURSUIT_PARTICIPATION_BUYING_STAGE_ID) == stage_id &&
          g_strcmp0 (pursuit_record_get_text (cell, PURSUIT_PARTICIPATION_PEOPLE), kind) == 0)
        return PURSUIT_PARTICIPATION (cell);
    }
  return NULL;
}

static Cell
make_cell (PursuitStageMatrix *self, const char *kind, gint64 stage_id, gboolean reached)
{
  PursuitPeopleMap *map = self->people->map;
  g_autoptr (GArray) persons = list_persons (self, kind);
  Cell cell = { .plan = find_plan (map, kind, stage_id) };

  if (cell.plan)
    cell.weight = CLAMP (pursuit_record_get_int (PURSUIT_RECORD (cell.plan), PURSUIT_PARTICIPATION_WEIGHT), 0,
                         (gint64) G_N_ELEMENTS (signs) - 1);
  for (guint i = 0; i < map->stage_contacts->len; i++)
    {
      const PursuitStageContact *contact = &g_array_index (map->stage_contacts, PursuitStageContact, i);

      if (contact->buying_stage_id != stage_id || !holds (persons, contact->person_id))
        continue;
      cell.contacts += contact->contacts;
      cell.n_met++;
    }
  cell.missed = reached && cell.weight >= PURSUIT_PARTICIPATION_WORKS && cell.contacts == 0;
  return cell;
}

static char *
describe_contacts (const Cell *cell, gboolean reached)
{
  g_autofree char *contacts = NULL;
  g_autofree char *people = NULL;

  if (cell->contacts == 0)
    return g_strdup (cell->missed ? _ ("nobody met") : reached ? "–" : "");
  contacts = g_strdup_printf (ngettext ("%u contact", "%u contacts", cell->contacts), cell->contacts);
  people = g_strdup_printf (ngettext ("%u person", "%u people", cell->n_met), cell->n_met);
  /* Translators: how many contacts, then with how many people */
  return g_strdup_printf (_ ("%s, %s"), contacts, people);
}

static void
fill (PursuitStageMatrix *self, const char *kind)
{
  for (const PursuitChoice *level = PURSUIT_LEVELS; level->code; level++)
    for (const PursuitChoice *function = PURSUIT_FUNCTIONS; function->code; function++)
      if (g_strcmp0 (pursuit_people_kind_of (level->code, function->code), kind) == 0)
        {
          g_signal_emit (self, signals[FILL], 0, level->code, function->code);
          return;
        }
}

static void
clicked_cb (PursuitStageMatrix *self, GtkWidget *button)
{
  const char *kind = g_object_get_data (G_OBJECT (button), "kind");
  g_autoptr (GArray) persons = list_persons (self, kind);
  guint next = 0;

  if (persons->len == 0)
    {
      fill (self, kind);
      return;
    }
  for (guint i = 0; i < persons->len; i++)
    if (g_array_index (persons, gint64, i) == self->selected)
      next = (i + 1) % persons->len;
  g_signal_emit (self, signals[CHOSEN], 0, g_array_index (persons, gint64, next));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), CELL_CHARS / 2);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_cell (PursuitStageMatrix *self,
          const PursuitChoice *kind,
          PursuitRecord *stage,
          guint column,
          int row,
          gboolean reached)
{
  Cell cell = make_cell (self, kind->code, pursuit_record_get_id (stage), reached);
  const char *does = cell.plan ? pursuit_participation_get_does (cell.plan, self->other) : NULL;
  g_autofree char *plan = pursuit_text_for_display (does ? does : "", MAX_CHARS);
  g_autofree char *contacts = describe_contacts (&cell, reached);
  g_autofree char *spoken =
      g_strdup_printf ("%s × %s: %s; %s", _ (kind->label),
                       pursuit_record_get_text (stage, PURSUIT_BUYING_STAGE_NAME), plan, contacts);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), make_label (signs[cell.weight], "weight-sign"));
  gtk_box_append (GTK_BOX (box), make_label (plan, "plan"));
  gtk_box_append (GTK_BOX (box), make_label (contacts, cell.missed ? "missing" : "met"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "stage-cell");
  if (cell.missed)
    gtk_widget_add_css_class (button, "missed");
  else if (cell.contacts > 0)
    gtk_widget_add_css_class (button, "kept");
  gtk_widget_set_hexpand (button, TRUE);
  pursuit_compat_set_tooltip (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "kind", (gpointer) kind->code);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, button, (int) column + 1, row, 1, 1);
  g_hash_table_insert (self->cells, g_strdup_printf ("%s/%u", kind->code, column), button);
}

/* The kind, and who we know of it. */
static GtkWidget *
make_head (PursuitStageMatrix *self, const PursuitChoice *kind)
{
  g_autoptr (GArray) persons = list_persons (self, kind->code);
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < persons->len; i++)
    {
      PursuitPerson *person =
          pursuit_people_map_get_person (self->people->map, g_array_index (persons, gint64, i));
      PursuitOrgCard card = { .name =
                                  pursuit_record_get_text (PURSUIT_RECORD (person), PURSUIT_PERSON_NAME) };

      g_string_append_printf (names, "%s%s", i ? C_ ("list separator", ", ") : "",
                              pursuit_org_card_display_name (&card));
    }
  g_autofree char *line =
      pursuit_text_for_display (persons->len ? names->str : _ ("nobody known"), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), make_label (_ (kind->label), "level-head"));
  gtk_box_append (GTK_BOX (box), make_label (line, persons->len ? "dim-label" : "missing"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
rebuild (PursuitStageMatrix *self)
{
  PursuitPeopleMap *map = self->people->map;
  GtkWidget *child;
  int row = 1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_hash_table_remove_all (self->cells);
  if (map == NULL || map->deal == NULL || map->buying_stages->len == 0)
    {
      gtk_grid_attach (self->grid, gtk_label_new (_ ("Choose a deal to see who takes part when.")), 0, 0, 1,
                       1);
      return;
    }
  for (guint column = 0; column < map->buying_stages->len; column++)
    {
      PursuitRecord *stage = map->buying_stages->pdata[column];
      GtkWidget *head = make_label (pursuit_record_get_text (stage, PURSUIT_BUYING_STAGE_NAME), "level-head");

      if (pursuit_record_get_id (stage) == map->buying_stage_id)
        gtk_widget_add_css_class (head, "now");
      gtk_grid_attach (self->grid, head, (int) column + 1, 0, 1, 1);
    }
  for (const PursuitChoice *kind = PURSUIT_PEOPLE_KINDS; kind->code; kind++, row++)
    {
      gboolean reached = map->buying_stage_id != 0;

      gtk_grid_attach (self->grid, make_head (self, kind), 0, row, 1, 1);
      for (guint column = 0; column < map->buying_stages->len; column++)
        {
          PursuitRecord *stage = map->buying_stages->pdata[column];

          add_cell (self, kind, stage, column, row, reached);
          if (pursuit_record_get_id (stage) == map->buying_stage_id)
            reached = FALSE;
        }
    }
}

static void
pursuit_stage_matrix_finalize (GObject *object)
{
  PursuitStageMatrix *self = PURSUIT_STAGE_MATRIX (object);

  g_clear_pointer (&self->people, pursuit_org_people_unref);
  g_hash_table_unref (self->cells);

  G_OBJECT_CLASS (pursuit_stage_matrix_parent_class)->finalize (object);
}

static void
pursuit_stage_matrix_class_init (PursuitStageMatrixClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_stage_matrix_finalize;

  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FILL] = g_signal_new ("fill", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
}

static void
pursuit_stage_matrix_init (PursuitStageMatrix *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "level-grid");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kinds of people by buying stage"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * pursuit_stage_matrix_set_people:
 * @people: who takes part in a deal
 * @other: whether the words of the process's other language are shown
 */
void
pursuit_stage_matrix_set_people (PursuitStageMatrix *self, PursuitOrgPeople *people, gboolean other)
{
  g_return_if_fail (PURSUIT_IS_STAGE_MATRIX (self));
  g_return_if_fail (people != NULL);

  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  self->other = other;
  rebuild (self);
}

/** pursuit_stage_matrix_select: @id is looked at; 0 for nobody. */
void
pursuit_stage_matrix_select (PursuitStageMatrix *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_STAGE_MATRIX (self));

  self->selected = id;
}

/** pursuit_stage_matrix_get_cell: (transfer none) (nullable): the button of a kind and the stage at a place.
 */
GtkWidget *
pursuit_stage_matrix_get_cell (PursuitStageMatrix *self, const char *kind, guint stage)
{
  g_autofree char *key = g_strdup_printf ("%s/%u", kind, stage);

  g_return_val_if_fail (PURSUIT_IS_STAGE_MATRIX (self), NULL);

  return g_hash_table_lookup (self->cells, key);
}
