/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard on the org chart view. */

#include "pursuit-org-view-private.h"

/* Of the view, for the page keys. */
#define PAGE_STEP 0.8

static gboolean
go (PursuitOrgView *self, PursuitOrgChartDirection direction, gboolean also)
{
  gint index = pursuit_org_people_find (self->people, self->selected);

  if (self->layout == NULL)
    return FALSE;
  index = index < 0 ? (gint) self->layout->tree->order[0]
                    : pursuit_org_chart_neighbor (self->layout, index, direction);
  if (index >= 0 && also && self->move == PURSUIT_ORG_MOVE_NONE)
    pursuit_org_view_pick_also (self, self->people->cards[index].id, FALSE);
  else if (index >= 0)
    pursuit_org_view_select (self, self->people->cards[index].id);
  return TRUE;
}

static gboolean
arrow_key (PursuitOrgView *self, guint key, gboolean also)
{
  switch (key)
    {
    case GDK_KEY_Up:
      return go (self, PURSUIT_ORG_CHART_UP, also);
    case GDK_KEY_Down:
      return go (self, PURSUIT_ORG_CHART_DOWN, also);
    case GDK_KEY_Left:
      return go (self, PURSUIT_ORG_CHART_LEFT, also);
    case GDK_KEY_Right:
      return go (self, PURSUIT_ORG_CHART_RIGHT, also);
    default:
      return FALSE;
    }
}

static gboolean
go_to_end (PursuitOrgView *self, gboolean last)
{
  const PursuitTreeLayout *tree = self->layout ? self->layout->tree : NULL;

  if (tree == NULL || tree->n_visible == 0)
    return FALSE;
  pursuit_org_view_select (self, self->people->cards[tree->order[last ? tree->n_visible - 1 : 0]].id);
  return TRUE;
}

/* One place to the left or to the right among those with the same manager. */
static gboolean
reorder (PursuitOrgView *self, int step)
{
  gint index = pursuit_org_people_find (self->people, self->selected);
  g_autofree char *reason = NULL;
  gint64 manager;
  gint beside, follower;

  if (index < 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return FALSE;
  manager = pursuit_org_people_id_at (self->people, self->people->parent[index]);
  reason = pursuit_org_people_why_not (self->people, self->selected, manager);
  pursuit_org_view_set_hint (self, reason);
  if (reason != NULL)
    return TRUE;
  beside = pursuit_org_people_sibling (self->people, index, step);
  if (beside < 0)
    return TRUE;
  follower = step < 0 ? beside : pursuit_org_people_sibling (self->people, beside, 1);
  pursuit_org_view_emit_reparent (self, &self->selected, 1, manager,
                                  pursuit_org_people_id_at (self->people, follower));
  return TRUE;
}

static gboolean
confirm (PursuitOrgView *self)
{
  if (self->move == PURSUIT_ORG_MOVE_KEYS)
    {
      /* What is refused stays refused and says why; the user goes on or leaves. */
      pursuit_org_view_finish_move (self);
      return TRUE;
    }
  if (self->selected == 0)
    return FALSE;
  pursuit_org_view_emit_activate (self, self->selected);
  return TRUE;
}

static gboolean
leave (PursuitOrgView *self)
{
  if (self->move == PURSUIT_ORG_MOVE_KEYS)
    {
      pursuit_org_view_end_move (self);
      return TRUE;
    }
  if (self->line)
    {
      pursuit_org_view_choose_line (self, 0);
      return TRUE;
    }
  if (pursuit_org_view_clear_cut (self))
    return TRUE;
  if (pursuit_org_view_get_n_picked (self) < 2)
    return FALSE;
  pursuit_org_view_select (self, self->selected);
  return TRUE;
}

static gboolean
show_menu (PursuitOrgView *self)
{
  gint index = pursuit_org_people_find (self->people, self->selected);
  PursuitBox box;

  if (index < 0)
    return FALSE;
  box = pursuit_org_view_card_box (self, index);
  pursuit_org_view_popup_menu (self, (box.x0 + box.x1) / 2, box.y1);
  return TRUE;
}

static gboolean
remove_selected (PursuitOrgView *self)
{
  if (self->line)
    {
      g_signal_emit_by_name (self, "relink", self->line, (gint64) 0, (gint64) 0);
      return TRUE;
    }
  if (self->selected == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return FALSE;
  pursuit_org_view_emit_remove (self, self->selected);
  return TRUE;
}

static gboolean
begin_move (PursuitOrgView *self)
{
  if (self->selected == 0)
    return FALSE;
  pursuit_org_view_begin_move (self, self->selected);
  return TRUE;
}

static gboolean
begin_line (PursuitOrgView *self)
{
  if (self->selected == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return FALSE;
  pursuit_org_view_begin_line (self, self->selected);
  return TRUE;
}

/* From one line of the selected person to the next. */
static gboolean
next_line (PursuitOrgView *self)
{
  gint64 line = pursuit_org_view_next_line (self);

  if (line == 0)
    return FALSE;
  pursuit_org_view_choose_line (self, line);
  g_signal_emit_by_name (self, "line-activated", line);
  return TRUE;
}

/* The other end of the chosen line goes to another card. */
static gboolean
move_end (PursuitOrgView *self)
{
  if (self->line == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return FALSE;
  pursuit_org_view_begin_end (self, self->line);
  return TRUE;
}

/* The selected card is one of several no longer, or is again. */
static gboolean
toggle (PursuitOrgView *self)
{
  if (self->selected == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return FALSE;
  pursuit_org_view_pick_also (self, self->selected, TRUE);
  return TRUE;
}

/* A part of the view each time, so that one sees where one is. */
static gboolean
pan_key (PursuitOrgView *self, guint key, gboolean sideways)
{
  double step = key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up ? -PAGE_STEP : PAGE_STEP;

  if (key != GDK_KEY_Page_Up && key != GDK_KEY_KP_Page_Up && key != GDK_KEY_Page_Down &&
      key != GDK_KEY_KP_Page_Down)
    return FALSE;
  pursuit_org_view_pan (self, sideways ? step * self->viewport.width : 0,
                        sideways ? 0 : step * self->viewport.height);
  return TRUE;
}

static gboolean
to_top (PursuitOrgView *self)
{
  if (self->move != PURSUIT_ORG_MOVE_KEYS || self->linking)
    return FALSE;
  pursuit_org_view_move_to_top (self);
  return TRUE;
}

static gboolean
fold (PursuitOrgView *self)
{
  if (self->selected == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return FALSE;
  pursuit_org_view_toggle_fold (self, self->selected);
  return TRUE;
}

/* 1 to 9 show so many levels, the asterisk all of them. */
static gboolean
level_key (PursuitOrgView *self, guint key)
{
  if (key == GDK_KEY_asterisk || key == GDK_KEY_KP_Multiply)
    pursuit_org_view_expand_to (self, 0);
  else if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    pursuit_org_view_expand_to (self, key - GDK_KEY_0);
  else if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    pursuit_org_view_expand_to (self, key - GDK_KEY_KP_0);
  else
    return FALSE;
  return TRUE;
}

static gboolean
control_key (PursuitOrgView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      return reorder (self, -1);
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      return reorder (self, 1);
    case GDK_KEY_a:
      pursuit_org_view_pick_all (self);
      return TRUE;
    case GDK_KEY_x:
      pursuit_org_view_cut (self);
      return TRUE;
    case GDK_KEY_v:
      pursuit_org_view_paste (self);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return toggle (self);
    default:
      return FALSE;
    }
}

static gboolean
plain_key (PursuitOrgView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return fold (self);
    case GDK_KEY_Home:
      return go_to_end (self, FALSE);
    case GDK_KEY_End:
      return go_to_end (self, TRUE);
    case GDK_KEY_m:
    case GDK_KEY_M:
      return begin_move (self);
    case GDK_KEY_l:
      return begin_line (self);
    case GDK_KEY_e:
    case GDK_KEY_E:
      return move_end (self);
    case GDK_KEY_f:
    case GDK_KEY_F:
      pursuit_org_view_fit (self);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      return to_top (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return confirm (self);
    case GDK_KEY_Escape:
      return leave (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return remove_selected (self);
    case GDK_KEY_Menu:
      return show_menu (self);
    default:
      return FALSE;
    }
}

static gboolean
zoom_key (PursuitOrgView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      pursuit_org_view_zoom_step (self, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      pursuit_org_view_zoom_step (self, -1);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      pursuit_org_view_zoom_to (self, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (PursuitOrgView *self, guint key, guint code, GdkModifierType state)
{
  state &= gtk_accelerator_get_default_mod_mask ();
  /* Plus is a shifted key on many keyboards. */
  if ((state & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0 && zoom_key (self, key))
    return TRUE;
  if (state == GDK_CONTROL_MASK)
    return control_key (self, key);
  if (state == GDK_SHIFT_MASK && key == GDK_KEY_F10)
    return show_menu (self);
  if (state == GDK_SHIFT_MASK && (key == GDK_KEY_L || key == GDK_KEY_l))
    return next_line (self);
  if ((state & ~GDK_SHIFT_MASK) == 0 && pan_key (self, key, state != 0))
    return TRUE;
  if ((state & ~GDK_SHIFT_MASK) == 0 && (arrow_key (self, key, state != 0) || level_key (self, key)))
    return TRUE;
  return state == 0 && plain_key (self, key);
}

/* pursuit_org_view_init_keys: adds the controller; called once. */
void
pursuit_org_view_init_keys (PursuitOrgView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
