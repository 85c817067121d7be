/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeopleLevelGrid:
 *
 * People by level and function: a row for each level, a column for each function. A cell without anybody is a
 * gap in what we know of the customer, and begins somebody new.
 *
 * Signals: ::chosen (gint64 person): to be looked at; ::activated (gint64 person): to be edited; ::fill
 * (string level, string function): somebody of that kind is to be added.
 */

#include "pursuit-people-level-grid.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-text.h"

/* Large companies have hundreds in a cell; the chart and the list show them all. */
#define MAX_IN_CELL 8
#define NAME_CHARS 18
#define MAX_CHARS 60

struct _PursuitPeopleLevelGrid
{
  AdwBin parent_instance;

  PursuitOrgPeople *people;
  GtkGrid *grid;
  GHashTable *cells;   /* “level/function” → GtkWidget */
  GHashTable *buttons; /* gint64* → GtkToggleButton */
  gint64 selected;
};

G_DEFINE_FINAL_TYPE (PursuitPeopleLevelGrid, pursuit_people_level_grid, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ACTIVATED,
  FILL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const PursuitChoice *
get_kind (const PursuitChoice *choices, const char *code)
{
  for (const PursuitChoice *choice = choices; choice->code; choice++)
    if (g_strcmp0 (choice->code, code) == 0)
      return choice;
  return NULL;
}

static char *
cell_key (const char *level, const char *function)
{
  return g_strdup_printf ("%s/%s", level, function);
}

static gint64
get_id (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "id");
}

static void
person_clicked_cb (PursuitPeopleLevelGrid *self, GtkWidget *button)
{
  gint64 id = get_id (button);
  gboolean again = id == self->selected;

  /* The look follows the selection, which the others hear of first. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), again);
  g_signal_emit (self, signals[again ? ACTIVATED : CHOSEN], 0, id);
}

static void
gap_clicked_cb (PursuitPeopleLevelGrid *self, GtkWidget *button)
{
  const char *level = g_object_get_data (G_OBJECT (button), "level");
  const char *function = g_object_get_data (G_OBJECT (button), "function");

  g_signal_emit (self, signals[FILL], 0, level, function);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_person (PursuitPeopleLevelGrid *self, PursuitRecord *person)
{
  gint64 id = pursuit_record_get_id (person);
  PursuitRecord *participant = (PursuitRecord *) pursuit_org_people_get_participant (self->people, id);
  PursuitOrgCard card = { .name = pursuit_record_get_text (person, PURSUIT_PERSON_NAME) };
  const char *title = pursuit_record_get_text (person, PURSUIT_PERSON_TITLE);
  g_autofree char *name = pursuit_text_for_display (pursuit_org_card_display_name (&card), MAX_CHARS);
  g_autofree char *spoken = title && *title ? g_strdup_printf ("%s, %s", name, title) : g_strdup (name);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (participant && pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    {
      int attitude = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE), -2, 2);
      g_autofree char *css_class = g_strdup_printf ("attitude-%d", attitude + 2);

      gtk_box_append (GTK_BOX (box), make_label (pursuit_org_card_attitude_sign (attitude), css_class));
    }
  if (pursuit_record_get_int (person, PURSUIT_PERSON_PLACEHOLDER))
    gtk_widget_add_css_class (button, "placeholder");
  gtk_button_set_child (GTK_BUTTON (button), box);
  pursuit_compat_set_tooltip (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), id == self->selected);
  g_signal_connect_object (button, "clicked", G_CALLBACK (person_clicked_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->buttons, g_memdup2 (&id, sizeof id), button);
  return button;
}

static GtkWidget *
make_gap (PursuitPeopleLevelGrid *self, const PursuitChoice *level, const PursuitChoice *function)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: a level, then a function */
  g_autofree char *words =
      g_strdup_printf (_ ("Nobody known: %s, %s. Add somebody"), _ (level->label), _ (function->label));

  gtk_widget_add_css_class (button, "gap");
  gtk_widget_set_vexpand (button, TRUE);
  pursuit_compat_set_tooltip (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), "level", (gpointer) level->code);
  g_object_set_data (G_OBJECT (button), "function", (gpointer) function->code);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gap_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill_cell (PursuitPeopleLevelGrid *self, GtkWidget *cell, GPtrArray *persons)
{
  for (guint i = 0; i < persons->len && i < MAX_IN_CELL; i++)
    gtk_box_append (GTK_BOX (cell), make_person (self, persons->pdata[i]));
  if (persons->len > MAX_IN_CELL)
    {
      guint more = persons->len - MAX_IN_CELL;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      gtk_box_append (GTK_BOX (cell), make_label (text, "dim-label"));
    }
}

static void
sort_people (GPtrArray *people, GHashTable *by_cell)
{
  for (guint i = 0; i < people->len; i++)
    {
      PursuitRecord *person = people->pdata[i];
      const char *level = pursuit_record_get_text (person, PURSUIT_PERSON_LEVEL);
      const char *function = pursuit_record_get_text (person, PURSUIT_PERSON_FUNCTION);
      g_autofree char *key = NULL;
      GPtrArray *persons;

      if (!get_kind (PURSUIT_LEVELS, level))
        level = "";
      if (!get_kind (PURSUIT_FUNCTIONS, function))
        function = "other";
      key = cell_key (level, function);
      persons = g_hash_table_lookup (by_cell, key);
      if (persons == NULL)
        {
          persons = g_ptr_array_new ();
          g_hash_table_insert (by_cell, g_steal_pointer (&key), persons);
        }
      g_ptr_array_add (persons, person);
    }
}

static void
add_cell (PursuitPeopleLevelGrid *self,
          GHashTable *by_cell,
          const PursuitChoice *level,
          const PursuitChoice *function,
          int column,
          int row)
{
  char *key = cell_key (level ? level->code : "", function->code);
  GPtrArray *persons = g_hash_table_lookup (by_cell, key);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (cell, "level-cell");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_vexpand (cell, TRUE);
  if (persons)
    fill_cell (self, cell, persons);
  else if (level)
    gtk_box_append (GTK_BOX (cell), make_gap (self, level, function));
  gtk_grid_attach (self->grid, cell, column, row, 1, 1);
  g_hash_table_insert (self->cells, key, cell);
}

static gboolean
has_unknown_level (GHashTable *by_cell)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, by_cell);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (*(const char *) key == '/')
      return TRUE;
  return FALSE;
}

static void
add_row (PursuitPeopleLevelGrid *self, GHashTable *by_cell, const PursuitChoice *level, int row)
{
  GtkWidget *head = make_label (level ? _ (level->label) : _ ("Level not known"), "level-head");
  int column = 1;

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_grid_attach (self->grid, head, 0, row, 1, 1);
  for (const PursuitChoice *function = PURSUIT_FUNCTIONS; function->code; function++)
    add_cell (self, by_cell, level, function, column++, row);
}

static void
rebuild (PursuitPeopleLevelGrid *self)
{
  static const char *const levels[] = { "decision", "management", "operating" };
  g_autoptr (GHashTable) by_cell =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GtkWidget *child;
  int place = 1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_hash_table_remove_all (self->cells);
  g_hash_table_remove_all (self->buttons);
  sort_people (self->people->placed, by_cell);
  sort_people (self->people->unplaced, by_cell);
  for (const PursuitChoice *function = PURSUIT_FUNCTIONS; function->code; function++)
    gtk_grid_attach (self->grid, make_label (_ (function->label), "level-head"), place++, 0, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    add_row (self, by_cell, get_kind (PURSUIT_LEVELS, levels[i]), (int) i + 1);
  if (has_unknown_level (by_cell))
    add_row (self, by_cell, NULL, G_N_ELEMENTS (levels) + 1);
}

static void
pursuit_people_level_grid_finalize (GObject *object)
{
  PursuitPeopleLevelGrid *self = PURSUIT_PEOPLE_LEVEL_GRID (object);

  g_clear_pointer (&self->people, pursuit_org_people_unref);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->buttons);

  G_OBJECT_CLASS (pursuit_people_level_grid_parent_class)->finalize (object);
}

static void
pursuit_people_level_grid_class_init (PursuitPeopleLevelGridClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_people_level_grid_finalize;

  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FILL] = g_signal_new ("fill", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
}

static void
pursuit_people_level_grid_init (PursuitPeopleLevelGrid *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->buttons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 8);
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_grid_set_column_homogeneous (self->grid, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "level-grid");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People by level and function"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** pursuit_people_level_grid_set_people: shows @people, on the chart or not. */
void
pursuit_people_level_grid_set_people (PursuitPeopleLevelGrid *self, PursuitOrgPeople *people)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_LEVEL_GRID (self));
  g_return_if_fail (people != NULL);

  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  rebuild (self);
}

/** pursuit_people_level_grid_select: @id stands out from now on; 0 for nobody. */
void
pursuit_people_level_grid_select (PursuitPeopleLevelGrid *self, gint64 id)
{
  GtkToggleButton *button;

  g_return_if_fail (PURSUIT_IS_PEOPLE_LEVEL_GRID (self));

  if (id == self->selected)
    return;
  button = g_hash_table_lookup (self->buttons, &self->selected);
  if (button)
    gtk_toggle_button_set_active (button, FALSE);
  self->selected = id;
  button = g_hash_table_lookup (self->buttons, &self->selected);
  if (button)
    gtk_toggle_button_set_active (button, TRUE);
}

/** pursuit_people_level_grid_get_cell: (transfer none) (nullable): the box of a level and a function. */
GtkWidget *
pursuit_people_level_grid_get_cell (PursuitPeopleLevelGrid *self, const char *level, const char *function)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (PURSUIT_IS_PEOPLE_LEVEL_GRID (self), NULL);

  key = cell_key (level, function);
  return g_hash_table_lookup (self->cells, key);
}

/** pursuit_people_level_grid_get_person: (transfer none) (nullable): the button of a person. */
GtkWidget *
pursuit_people_level_grid_get_person (PursuitPeopleLevelGrid *self, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_LEVEL_GRID (self), NULL);

  return g_hash_table_lookup (self->buttons, &id);
}
