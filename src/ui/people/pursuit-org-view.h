/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-org-people.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ORG_VIEW (pursuit_org_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitOrgView, pursuit_org_view, PURSUIT, ORG_VIEW, GtkWidget)

GtkWidget *
pursuit_org_view_new (void);
void
pursuit_org_view_set_session (PursuitOrgView *self, PursuitSession *session);
void
pursuit_org_view_set_people (PursuitOrgView *self, PursuitOrgPeople *people, gboolean anew);
PursuitOrgPeople *
pursuit_org_view_get_people (PursuitOrgView *self);
void
pursuit_org_view_set_menu (PursuitOrgView *self, GMenuModel *menu);

gint64
pursuit_org_view_get_selected (PursuitOrgView *self);
void
pursuit_org_view_select (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_center (PursuitOrgView *self, gint64 id);
GtkWidget *
pursuit_org_view_get_card (PursuitOrgView *self, gint64 id);

double
pursuit_org_view_get_scale (PursuitOrgView *self);
void
pursuit_org_view_zoom_to (PursuitOrgView *self, double scale);
void
pursuit_org_view_zoom_step (PursuitOrgView *self, int steps);
void
pursuit_org_view_fit (PursuitOrgView *self);
void
pursuit_org_view_get_place (PursuitOrgView *self, double *scale, double *x, double *y);
void
pursuit_org_view_begin_at (PursuitOrgView *self, double scale, double x, double y, GArray *folded);
GArray *
pursuit_org_view_get_folded (PursuitOrgView *self);
void
pursuit_org_view_set_route (PursuitOrgView *self, GArray *people);
void
pursuit_org_view_pan (PursuitOrgView *self, double dx, double dy);

const PursuitOrgChartLayout *
pursuit_org_view_get_layout (PursuitOrgView *self);
guint
pursuit_org_view_get_layout_number (PursuitOrgView *self);
PursuitBox
pursuit_org_view_get_area (PursuitOrgView *self);
void
pursuit_org_view_look_at (PursuitOrgView *self, double x, double y);

guint
pursuit_org_view_get_n_picked (PursuitOrgView *self);
GArray *
pursuit_org_view_list_picked (PursuitOrgView *self);
void
pursuit_org_view_pick_all (PursuitOrgView *self);
void
pursuit_org_view_cut (PursuitOrgView *self);
void
pursuit_org_view_paste (PursuitOrgView *self);

void
pursuit_org_view_begin_line (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_begin_end (PursuitOrgView *self, gint64 line);
gboolean
pursuit_org_view_get_line_place (PursuitOrgView *self, gint64 line, GdkRectangle *place);

void
pursuit_org_view_toggle_fold (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_expand_to (PursuitOrgView *self, guint level);
void
pursuit_org_view_set_lanes (PursuitOrgView *self, gboolean lanes);
gboolean
pursuit_org_view_get_lanes (PursuitOrgView *self);

void
pursuit_org_view_begin_move (PursuitOrgView *self, gint64 id);
gboolean
pursuit_org_view_drop (PursuitOrgView *self, gint64 id, double x, double y);
const char *
pursuit_org_view_get_hint (PursuitOrgView *self);
gboolean
pursuit_org_view_get_hint_place (PursuitOrgView *self, double *x, double *y);

G_END_DECLS
