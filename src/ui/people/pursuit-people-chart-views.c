/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The same people in other views than the chart: power over support, level by function, a list. All show what
 * the reader has read and share one selection; what the user means in one is a command that all follow.
 */

#include <glib/gi18n-lib.h>

#include "pursuit-people-chart-private.h"
#include "pursuit-people-columns.h"
#include "pursuit-session-advice.h"
#include "pursuit-support-chart.h"

static const PursuitColumn columns[] = {
  { PURSUIT_MAP_PERSON_NAME, 150, PURSUIT_COLUMN_STRONG },
  { PURSUIT_MAP_PERSON_TITLE, 150, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_MAP_PERSON_ROLES, 160 },
  { PURSUIT_MAP_PERSON_ATTITUDE, 128, PURSUIT_COLUMN_WORDS, NULL, pursuit_people_format_attitude },
  { PURSUIT_MAP_PERSON_WEIGHT, 84, 0, NULL, pursuit_people_format_weight },
  { PURSUIT_MAP_PERSON_COVERAGE, 128, PURSUIT_COLUMN_WORDS, NULL, pursuit_people_format_coverage },
  { PURSUIT_MAP_PERSON_INSIDER, 76, 0, NULL, pursuit_people_format_insider },
  { PURSUIT_MAP_PERSON_LEVEL, 140 },
  { PURSUIT_MAP_PERSON_FUNCTION, 150 },
  { PURSUIT_MAP_PERSON_DEPARTMENT, 110 },
  { PURSUIT_MAP_PERSON_COMPANY, 150 },
  { PURSUIT_MAP_PERSON_LAST_CONTACT, 120 },
};

static void
choose_cb (PursuitPeopleChart *self, gint64 id)
{
  pursuit_people_chart_choose (self, id);
}

/* Only what differs from what is known becomes a value of today. */
static void
support_changed_cb (PursuitPeopleChart *self, gint64 id, int attitude, int weight)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  PursuitRecord *participant = (PursuitRecord *) pursuit_org_people_get_participant (people, id);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  /* What was known on an earlier day is history. */
  if (participant == NULL || pursuit_session_get_read_only (self->session) ||
      pursuit_people_reader_get_day (self->reader) != PURSUIT_DAY_NONE)
    return;
  if (attitude == PURSUIT_SUPPORT_UNKNOWN)
    pursuit_fields_unset (fields, PURSUIT_PARTICIPANT_ATTITUDE);
  else if (!pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE) ||
           attitude != pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_ATTITUDE, attitude);
  if (weight >= 0 && weight != pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT))
    pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, weight);
  if (pursuit_fields_is_empty (fields))
    return;
  pursuit_people_chart_choose (self, id);
  command = pursuit_command_set_participant (pursuit_people_reader_get_deal (self->reader), id, fields);
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
fill_cb (PursuitPeopleChart *self, const char *level, const char *function)
{
  if (pursuit_people_chart_get_people (self) && !pursuit_session_get_read_only (self->session))
    pursuit_people_chart_present_new (self, level, function);
}

/* List */

static void
table_selected_cb (PursuitPeopleChart *self)
{
  gint64 id = pursuit_table_get_selected (self->table);

  if (id && id != self->current)
    pursuit_people_chart_choose (self, id);
}

static void
table_sorted_cb (PursuitPeopleChart *self)
{
  PursuitTableColumns *shown = pursuit_table_get_columns (self->table);
  gboolean descending = FALSE;
  int sort = pursuit_table_columns_get_sort (shown, &descending);

  pursuit_people_rows_sort (self->rows,
                            sort >= 0 ? pursuit_table_columns_get (shown, sort)->field
                                      : PURSUIT_MAP_PERSON_NAME,
                            descending);
}

static void
make_table (PursuitPeopleChart *self)
{
  static const PursuitTableAction actions[] = {
    { N_ ("_Edit…"), "person.edit" },
    { N_ ("_Log Activity…"), "person.log" },
    { N_ ("Take Out of the Dea_l"), "person.leave-deal" },
    { N_ ("_Delete"), "person.delete", GDK_KEY_Delete },
  };

  self->rows = pursuit_people_rows_new ();
  self->table = pursuit_table_new_of_model (self->session, "map-people", &PURSUIT_MAP_PERSON_ENTITY,
                                            G_LIST_MODEL (self->rows), pursuit_people_rows_find, columns,
                                            G_N_ELEMENTS (columns));
  pursuit_table_columns_set_sort (pursuit_table_get_columns (self->table), 0, FALSE);
  pursuit_table_set_empty (self->table, "pursuit-org-chart-symbolic", _ ("No people"),
                           _ ("Add somebody with Ctrl+N, or clear the search."));
  pursuit_table_set_actions (self->table, actions, G_N_ELEMENTS (actions));
  adw_bin_set_child (self->list_place, GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (pursuit_people_chart_edit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "sorted", G_CALLBACK (table_sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (table_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/* For the other files of the chart */

/* pursuit_people_chart_bind_views: what the template calls; called once. */
void
pursuit_people_chart_bind_views (GtkWidgetClass *widget_class)
{
  g_type_ensure (PURSUIT_TYPE_ORG_MINIMAP);
  g_type_ensure (PURSUIT_TYPE_STAGE_MATRIX);
  g_type_ensure (PURSUIT_TYPE_SUPPORT_VIEW);
  g_type_ensure (PURSUIT_TYPE_PEOPLE_LEVEL_GRID);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, support_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

/* pursuit_people_chart_init_views: called once. */
void
pursuit_people_chart_init_views (PursuitPeopleChart *self)
{
  pursuit_org_minimap_set_view (self->minimap, self->view);
}

/* pursuit_people_chart_update_views: the people are others, or another view is looked at; those that are not
 * seen wait. */
void
pursuit_people_chart_update_views (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (people == NULL)
    return;
  if (g_str_equal (view, "support"))
    pursuit_support_view_set_people (self->support, people);
  else if (g_str_equal (view, "levels"))
    pursuit_people_level_grid_set_people (self->levels, people);
  else if (g_str_equal (view, "stages"))
    pursuit_stage_matrix_set_people (self->matrix, people, pursuit_session_speaks_other (self->session));
  else if (g_str_equal (view, "list"))
    {
      if (self->table == NULL)
        make_table (self);
      pursuit_people_rows_set_map (self->rows, people->map);
    }
  pursuit_people_chart_select_in_views (self);
}

/* pursuit_people_chart_select_in_views: somebody else is looked at. */
void
pursuit_people_chart_select_in_views (PursuitPeopleChart *self)
{
  pursuit_support_view_select (self->support, self->current);
  pursuit_people_level_grid_select (self->levels, self->current);
  pursuit_stage_matrix_select (self->matrix, self->current);
  if (self->table && pursuit_table_get_selected (self->table) != self->current && self->current)
    pursuit_table_select (self->table, self->current);
}

/** pursuit_people_chart_set_view: shows the people as @name: “chart”, “list”, “support”, “levels” or
 * “stages”. */
void
pursuit_people_chart_set_view (PursuitPeopleChart *self, const char *name)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_CHART (self));
  g_return_if_fail (name != NULL && gtk_stack_get_child_by_name (self->views, name) != NULL);

  if (g_strcmp0 (name, pursuit_people_chart_get_view_name (self)) == 0)
    return;
  gtk_stack_set_visible_child_name (self->views, name);
  pursuit_people_chart_update_views (self);
  g_object_notify (G_OBJECT (self), "view");
}

/** pursuit_people_chart_get_view_name: how the people are shown. */
const char *
pursuit_people_chart_get_view_name (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return gtk_stack_get_visible_child_name (self->views);
}

/** pursuit_people_chart_get_support: (transfer none): the PursuitSupportView. */
GtkWidget *
pursuit_people_chart_get_support (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return GTK_WIDGET (self->support);
}

/** pursuit_people_chart_get_matrix: (transfer none): the PursuitStageMatrix. */
GtkWidget *
pursuit_people_chart_get_matrix (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return GTK_WIDGET (self->matrix);
}

/** pursuit_people_chart_get_levels: (transfer none): the PursuitPeopleLevelGrid. */
GtkWidget *
pursuit_people_chart_get_levels (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return GTK_WIDGET (self->levels);
}

/** pursuit_people_chart_get_table: (transfer none) (nullable): the list, once it was looked at. */
PursuitTable *
pursuit_people_chart_get_table (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return self->table;
}
