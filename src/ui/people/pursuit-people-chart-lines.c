/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the user does with the lines between people, as commands; and what a line says, in a popover. */

#include <glib/gi18n-lib.h>

#include "pursuit-people-chart-private.h"
#include "pursuit-relation-popover.h"

static void
run (PursuitPeopleChart *self, PursuitCommand *command, GAsyncReadyCallback callback)
{
  if (!pursuit_session_get_read_only (self->session))
    pursuit_window_run (pursuit_window_of (self), command, callback, callback ? g_object_ref (self) : NULL);
}

/* What was read may be older or newer than this answer: the new line is looked at as soon as it is on the
 * chart. */
static void
related_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeopleChart) self = user_data;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  if (step)
    self->new_line = step->record_id;
  pursuit_people_chart_update_lines (self);
}

static void
relate_cb (PursuitPeopleChart *self, gint64 from, gint64 to)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RELATION_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_int (fields, PURSUIT_RELATION_FROM_ID, from);
  pursuit_fields_set_int (fields, PURSUIT_RELATION_TO_ID, to);
  pursuit_fields_set_text (fields, PURSUIT_RELATION_KIND, "influence");
  command = pursuit_command_new_record (fields);
  run (self, command, related_cb);
}

static void
relink_cb (PursuitPeopleChart *self, gint64 line, gint64 from, gint64 to)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RELATION_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  if (from && to)
    {
      pursuit_fields_set_int (fields, PURSUIT_RELATION_FROM_ID, from);
      pursuit_fields_set_int (fields, PURSUIT_RELATION_TO_ID, to);
      command = pursuit_command_set_fields (line, 0, fields);
    }
  else
    command = pursuit_command_delete_record (&PURSUIT_RELATION_ENTITY, line);
  run (self, command, NULL);
}

static void
changed_cb (PursuitPeopleChart *self, const char *kind, const char *notes, PursuitRelationPopover *popover)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RELATION_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_text (fields, PURSUIT_RELATION_KIND, kind);
  if (*notes)
    pursuit_fields_set_text (fields, PURSUIT_RELATION_NOTES, notes);
  else
    pursuit_fields_unset (fields, PURSUIT_RELATION_NOTES);
  command = pursuit_command_set_fields (pursuit_relation_popover_get_id (popover), 0, fields);
  run (self, command, NULL);
}

static void
delete_cb (PursuitPeopleChart *self, PursuitRelationPopover *popover)
{
  relink_cb (self, pursuit_relation_popover_get_id (popover), 0, 0);
}

static PursuitRecord *
find_relation (PursuitPeopleChart *self, gint64 line)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);

  for (guint i = 0; people && people->map && i < people->map->relations->len; i++)
    if (pursuit_record_get_id (people->map->relations->pdata[i]) == line)
      return people->map->relations->pdata[i];
  return NULL;
}

static void
turn_cb (PursuitPeopleChart *self, PursuitRelationPopover *popover)
{
  gint64 line = pursuit_relation_popover_get_id (popover);
  PursuitRecord *relation = find_relation (self, line);

  if (relation)
    relink_cb (self, line, pursuit_record_get_int (relation, PURSUIT_RELATION_TO_ID),
               pursuit_record_get_int (relation, PURSUIT_RELATION_FROM_ID));
}

static void
move_end_cb (PursuitPeopleChart *self, PursuitRelationPopover *popover)
{
  pursuit_org_view_begin_end (self->view, pursuit_relation_popover_get_id (popover));
}

/* pursuit_people_chart_close_line: the popover of a line goes; what was changed in it holds. */
void
pursuit_people_chart_close_line (PursuitPeopleChart *self)
{
  if (self->line_popover)
    gtk_popover_popdown (GTK_POPOVER (self->line_popover));
  g_clear_pointer (&self->line_popover, gtk_widget_unparent);
}

static void
line_cb (PursuitPeopleChart *self, gint64 line)
{
  PursuitRecord *relation = find_relation (self, line);
  GdkRectangle place;

  if (relation == NULL || pursuit_session_get_read_only (self->session) ||
      !pursuit_org_view_get_line_place (self->view, line, &place))
    return;
  pursuit_people_chart_close_line (self);
  self->line_popover = GTK_WIDGET (pursuit_relation_popover_new (relation));
  /* Not the view's child: that has cards only. */
  gtk_widget_set_parent (self->line_popover, self->overlay);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->line_popover), &place);
  g_signal_connect_object (self->line_popover, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line_popover, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line_popover, "turn", G_CALLBACK (turn_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line_popover, "move-end", G_CALLBACK (move_end_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->line_popover));
}

/* For the other files of the chart */

/* pursuit_people_chart_bind_lines: what the template calls; called once. */
void
pursuit_people_chart_bind_lines (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, relate_cb);
  gtk_widget_class_bind_template_callback (widget_class, relink_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_cb);
}

/* pursuit_people_chart_update_lines: the people are others; a line that was just drawn asks what it means. */
void
pursuit_people_chart_update_lines (PursuitPeopleChart *self)
{
  gint64 line = self->new_line;

  if (line == 0 || find_relation (self, line) == NULL)
    return;
  self->new_line = 0;
  line_cb (self, line);
}

/** pursuit_people_chart_get_line_popover: (transfer none) (nullable): what the last line says. */
GtkWidget *
pursuit_people_chart_get_line_popover (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return self->line_popover;
}
