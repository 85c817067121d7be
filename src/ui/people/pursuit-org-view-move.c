/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Moving somebody to another place of the org chart, with the pointer or with the keyboard. Both ways end in
 * a PursuitOrgDrop, whose meaning is told in the hint, and in the signal ::reparent.
 */

#include <glib/gi18n-lib.h>

#include "pursuit-org-view-private.h"
#include "pursuit-person-drag.h"

/* Within this many pixels of an edge a dragged card makes the view scroll, at most so fast. */
#define AUTOSCROLL_ZONE 48.0
#define AUTOSCROLL_SPEED 900.0 /* pixels a second */
/* A dragged card is smaller than the one it was, so that one sees where it goes. */
#define ICON_SCALE 0.7
/* The strip at the upper edge of the view that means the top of the chart. */
#define TOP_ZONE 40.0
/* Above the first row the ground means the top of the chart, too. */
#define TOP_WORLD (PURSUIT_ORG_CARD_HEIGHT + 36.0)

static const char *
name_of (PursuitOrgView *self, gint64 id)
{
  PursuitPerson *person = pursuit_org_people_get_person (self->people, id);
  PursuitOrgCard card = { .name = person
                                      ? pursuit_record_get_text (PURSUIT_RECORD (person), PURSUIT_PERSON_NAME)
                                      : NULL };

  return pursuit_org_card_display_name (&card);
}

/* Those on the way: one by name, several by number. */
static char *
name_carried (PursuitOrgView *self)
{
  guint n_people = g_hash_table_size (self->carried);

  if (n_people > 1)
    return g_strdup_printf (ngettext ("%u person", "%u people", n_people), n_people);
  return g_strdup (name_of (self, self->moving));
}

/* What letting go, or Enter, would do now. */
static char *
describe_drop (PursuitOrgView *self)
{
  g_autofree char *name = name_carried (self);

  if (self->relinked)
    return self->drop.kind == PURSUIT_ORG_DROP_REPORT
               ? g_strdup_printf (_ ("Line between %s and %s"), name, name_of (self, self->drop.manager))
               : g_strdup_printf (
                     _ ("Choose where the line from %s leads, by a click or Enter; Escape leaves."), name);
  if (self->linking)
    return self->drop.kind == PURSUIT_ORG_DROP_REPORT
               ? g_strdup_printf (_ ("%s influences %s"), name, name_of (self, self->drop.manager))
               : g_strdup_printf (_ ("Choose whom %s influences, by a click or Enter; Escape leaves."), name);
  switch (self->drop.kind)
    {
    case PURSUIT_ORG_DROP_REPORT:
      return g_strdup_printf (_ ("%s will report to %s"), name, name_of (self, self->drop.manager));
    case PURSUIT_ORG_DROP_ORDER:
      return self->drop.before
                 ? g_strdup_printf (_ ("%s will stand before %s"), name, name_of (self, self->drop.before))
                 : g_strdup_printf (_ ("%s will stand last in this row"), name);
    case PURSUIT_ORG_DROP_TOP:
      return g_strdup_printf (_ ("%s will stand at the top of the chart"), name);
    case PURSUIT_ORG_DROP_REFUSED:
      return pursuit_org_view_why_not (self, self->drop.manager);
    case PURSUIT_ORG_DROP_NONE:
    default:
      return self->move == PURSUIT_ORG_MOVE_KEYS
                 ? g_strdup_printf (_ ("Choose whom %s reports to, by a click or Enter; T is the top of the "
                                       "chart, Escape leaves."),
                                    name)
                 : NULL;
    }
}

static void
set_drop (PursuitOrgView *self, const PursuitOrgDrop *drop)
{
  g_autofree char *hint = NULL;

  self->drop = *drop;
  hint = self->move == PURSUIT_ORG_MOVE_NONE ? NULL : describe_drop (self);
  pursuit_org_view_set_hint (self, hint);
  pursuit_org_view_update_states (self);
}

static void
begin (PursuitOrgView *self, PursuitOrgMove move, gint64 id)
{
  self->move = move;
  self->moving = id;
  self->hovered = 0;
  pursuit_org_view_carry (self, id);
}

/* pursuit_org_view_end_move: nobody is being moved any longer; nothing else happens. */
void
pursuit_org_view_end_move (PursuitOrgView *self)
{
  const PursuitOrgDrop none = { .card = -1 };

  if (self->autoscroll)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
  self->move = PURSUIT_ORG_MOVE_NONE;
  self->moving = 0;
  self->linking = FALSE;
  self->relinked = 0;
  pursuit_org_view_carry (self, 0);
  set_drop (self, &none);
}

/* pursuit_org_view_finish_move: does what the hint says.
 * Returns: FALSE if that is nothing, or not possible */
gboolean
pursuit_org_view_finish_move (PursuitOrgView *self)
{
  PursuitOrgDrop drop = self->drop;
  g_autoptr (GArray) ids = pursuit_org_view_list_carried (self);
  gint64 from = self->linking ? self->moving : 0;
  gint64 line = self->relinked;

  if (drop.kind == PURSUIT_ORG_DROP_NONE || drop.kind == PURSUIT_ORG_DROP_REFUSED)
    return FALSE;
  pursuit_org_view_end_move (self);
  if (line)
    pursuit_org_view_emit_end (self, line, self->line_end, from, drop.manager);
  else if (from)
    g_signal_emit_by_name (self, "relate", from, drop.manager);
  if (from)
    return TRUE;
  pursuit_org_view_emit_reparent (self, (const gint64 *) ids->data, ids->len, drop.manager, drop.before);
  return TRUE;
}

/* With the pointer */

static PursuitOrgDrop
find_drop (PursuitOrgView *self, gint64 id, double x, double y)
{
  gboolean placed = pursuit_org_people_find (self->people, id) >= 0;
  PursuitOrgDrop drop;
  double wx, wy;

  pursuit_org_viewport_to_world (&self->viewport, x, y, &wx, &wy);
  /* Somebody from the list lands on the chart wherever the ground is hit; a card must go up for it. */
  drop = pursuit_org_drop_find (self->people, self->layout, id, wx, wy,
                                !placed || y < TOP_ZONE || wy < TOP_WORLD);
  if (drop.kind != PURSUIT_ORG_DROP_NONE && drop.kind != PURSUIT_ORG_DROP_REFUSED)
    {
      g_autofree char *reason = pursuit_org_view_why_not (self, drop.manager);

      if (reason)
        drop.kind = PURSUIT_ORG_DROP_REFUSED;
    }
  /* The one they would stand before comes along: so they stand last. */
  if (g_hash_table_contains (self->carried, &drop.before))
    drop.before = 0;
  return drop;
}

static void
update_drag (PursuitOrgView *self)
{
  PursuitOrgDrop drop = find_drop (self, self->moving, self->pointer_x, self->pointer_y);

  set_drop (self, &drop);
}

static double
edge_speed (double position, double size)
{
  if (position < AUTOSCROLL_ZONE)
    return -(AUTOSCROLL_ZONE - position) / AUTOSCROLL_ZONE * AUTOSCROLL_SPEED;
  if (position > size - AUTOSCROLL_ZONE)
    return (position - size + AUTOSCROLL_ZONE) / AUTOSCROLL_ZONE * AUTOSCROLL_SPEED;
  return 0;
}

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PursuitOrgView *self = PURSUIT_ORG_VIEW (widget);
  double seconds = 1.0 / 60;
  double dx = edge_speed (self->pointer_x, self->viewport.width) * seconds;
  double dy = edge_speed (self->pointer_y, self->viewport.height) * seconds;

  if (dx != 0 || dy != 0)
    {
      pursuit_org_view_pan (self, dx, dy);
      update_drag (self);
    }
  return G_SOURCE_CONTINUE;
}

static GdkContentProvider *
drag_prepare_cb (PursuitOrgView *self, double x, double y, GtkDragSource *source)
{
  gint index = pursuit_org_view_hit (self, x, y);
  PursuitPersonDrag drag = { 0 };

  /* With Ctrl a line is drawn. */
  if (index < 0 ||
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (source)) & GDK_CONTROL_MASK))
    return NULL;
  self->pointer_x = x;
  self->pointer_y = y;
  self->dragged = drag.id = self->people->cards[index].id;
  drag.placed = TRUE;
  return gdk_content_provider_new_typed (PURSUIT_TYPE_PERSON_DRAG, &drag);
}

static void
drag_begin_cb (PursuitOrgView *self, GdkDrag *drag, GtkDragSource *source)
{
  gint index = pursuit_org_people_find (self->people, self->dragged);
  PursuitPersonCardLook look = self->look;
  g_autoptr (GdkTexture) icon = NULL;
  PursuitBox box;

  if (index < 0)
    return;
  box = pursuit_org_view_card_box (self, index);
  look.width *= ICON_SCALE;
  look.height *= ICON_SCALE;
  icon = pursuit_person_card_paint_icon (&self->people->cards[index], &look,
                                         pursuit_org_people_count_below (self->people, self->dragged));
  gtk_drag_source_set_icon (source, GDK_PAINTABLE (icon),
                            (self->pointer_x - box.x0) * ICON_SCALE + look.overhang,
                            (self->pointer_y - box.y0) * ICON_SCALE + look.overhang);
  begin (self, PURSUIT_ORG_MOVE_DRAG, self->dragged);
  update_drag (self);
}

static void
drag_end_cb (PursuitOrgView *self)
{
  if (self->move == PURSUIT_ORG_MOVE_DRAG)
    pursuit_org_view_end_move (self);
}

static GdkDragAction
drop_motion_cb (PursuitOrgView *self, double x, double y, GtkDropTarget *target)
{
  const PursuitPersonDrag *drag = pursuit_person_drag_get (target, NULL);

  self->pointer_x = x;
  self->pointer_y = y;
  if (drag == NULL)
    return 0;
  if (self->moving != drag->id)
    begin (self, PURSUIT_ORG_MOVE_DRAG, drag->id);
  if (self->autoscroll == 0)
    self->autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
  update_drag (self);
  return self->drop.kind == PURSUIT_ORG_DROP_NONE || self->drop.kind == PURSUIT_ORG_DROP_REFUSED
             ? 0
             : GDK_ACTION_MOVE;
}

static void
drop_leave_cb (PursuitOrgView *self)
{
  const PursuitOrgDrop none = { .card = -1 };

  if (self->autoscroll)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
  if (self->move == PURSUIT_ORG_MOVE_DRAG && pursuit_org_people_find (self->people, self->moving) < 0)
    pursuit_org_view_end_move (self);
  else
    set_drop (self, &none);
}

static gboolean
drop_cb (PursuitOrgView *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  const PursuitPersonDrag *drag = pursuit_person_drag_get (target, value);

  return drag && pursuit_org_view_drop (self, drag->id, x, y);
}

/* With the keyboard */

/* pursuit_org_view_update_move: the selected card, which is the target of the keyboard, is another. */
void
pursuit_org_view_update_move (PursuitOrgView *self)
{
  PursuitOrgDrop drop = { .card = -1 };

  if (self->move != PURSUIT_ORG_MOVE_KEYS)
    return;
  drop.card = pursuit_org_people_find (self->people, self->selected);
  drop.manager = self->selected;
  if (drop.card >= 0 && self->selected != self->moving)
    {
      g_autofree char *reason = self->linking ? NULL : pursuit_org_view_why_not (self, self->selected);

      drop.kind = reason ? PURSUIT_ORG_DROP_REFUSED : PURSUIT_ORG_DROP_REPORT;
    }
  set_drop (self, &drop);
}

/**
 * pursuit_org_view_begin_move:
 * @id: who is to be moved, on the chart or not
 *
 * The arrow keys choose the new manager from now on, Enter moves, Escape leaves everything as it was.
 */
void
pursuit_org_view_begin_move (PursuitOrgView *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  if (self->people->n_cards == 0 || pursuit_org_people_get_person (self->people, id) == NULL)
    return;
  begin (self, PURSUIT_ORG_MOVE_KEYS, id);
  if (pursuit_org_people_find (self->people, self->selected) < 0)
    pursuit_org_view_select (self, self->people->cards[self->layout->tree->order[0]].id);
  pursuit_org_view_update_move (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/** pursuit_org_view_begin_line: the arrow keys choose whom @id influences from now on; Enter draws the line.
 */
void
pursuit_org_view_begin_line (PursuitOrgView *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  if (pursuit_org_people_find (self->people, id) < 0)
    return;
  begin (self, PURSUIT_ORG_MOVE_KEYS, id);
  self->linking = TRUE;
  pursuit_org_view_update_move (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * pursuit_org_view_begin_end:
 * @line: id of a relation on the chart
 *
 * The arrow keys choose where the line leads from now on, Enter moves its end there. The end that is at the
 * selected person stays, or else the first one.
 */
void
pursuit_org_view_begin_end (PursuitOrgView *self, gint64 line)
{
  const PursuitOrgRelation *relation = NULL;

  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  for (guint i = 0; i < self->people->n_relations; i++)
    if (self->people->relations[i].id == line)
      relation = &self->people->relations[i];
  if (relation == NULL)
    return;
  self->line_end = self->people->cards[relation->to].id == self->selected ? 0 : 1;
  begin (self, PURSUIT_ORG_MOVE_KEYS, self->people->cards[self->line_end ? relation->from : relation->to].id);
  self->linking = TRUE;
  self->relinked = line;
  pursuit_org_view_choose_line (self, line);
  pursuit_org_view_update_move (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* pursuit_org_view_move_to_top: ends a move with the keyboard: the person reports to nobody. */
void
pursuit_org_view_move_to_top (PursuitOrgView *self)
{
  g_autofree char *reason = pursuit_org_view_why_not (self, 0);
  const PursuitOrgDrop top = { .kind = reason ? PURSUIT_ORG_DROP_REFUSED : PURSUIT_ORG_DROP_TOP, .card = -1 };

  g_assert (self->move == PURSUIT_ORG_MOVE_KEYS);

  set_drop (self, &top);
  pursuit_org_view_finish_move (self);
}

/**
 * pursuit_org_view_drop:
 * @id: who is dropped, on the chart or not
 * @x, @y: where, in pixels of the view
 *
 * Returns: %FALSE when that place means nothing, or is refused
 */
gboolean
pursuit_org_view_drop (PursuitOrgView *self, gint64 id, double x, double y)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), FALSE);

  if (pursuit_org_people_get_person (self->people, id) == NULL)
    return FALSE;
  begin (self, PURSUIT_ORG_MOVE_DRAG, id);
  self->pointer_x = x;
  self->pointer_y = y;
  update_drag (self);
  if (pursuit_org_view_finish_move (self))
    return TRUE;
  pursuit_org_view_end_move (self);
  return FALSE;
}

/* pursuit_org_view_init_move: adds the controllers; called once. */
void
pursuit_org_view_init_move (PursuitOrgView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PURSUIT_TYPE_PERSON_DRAG, GDK_ACTION_MOVE);

  pursuit_person_drag_init_source (source);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
