/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-org-drop.h"
#include "pursuit-org-view.h"
#include "pursuit-org-viewport.h"
#include "pursuit-person-card.h"

G_BEGIN_DECLS

/** How somebody is on the way to another place of the chart. */
typedef enum
{
  PURSUIT_ORG_MOVE_NONE,
  PURSUIT_ORG_MOVE_DRAG, /* with the pointer */
  PURSUIT_ORG_MOVE_KEYS, /* with the keyboard: the selected card is the target */
} PursuitOrgMove;

/** What the pointer pulls. */
typedef enum
{
  PURSUIT_ORG_PULL_GROUND,
  PURSUIT_ORG_PULL_BAND,
  PURSUIT_ORG_PULL_LINE, /* a new line from a card */
  PURSUIT_ORG_PULL_END,  /* an end of the chosen line */
} PursuitOrgPull;

/**
 * PursuitOrgTile: a picture of the ground, in which the view moves without anything being drawn anew.
 *
 * @surface: (nullable): NULL when it must be drawn
 * @x, @y: of its upper left corner, in pixels of the chart at @scale
 * @width, @height: in pixels
 */
typedef struct
{
  cairo_surface_t *surface;
  double x;
  double y;
  double scale;
  int width;
  int height;
} PursuitOrgTile;

struct _PursuitOrgView
{
  GtkWidget parent_instance;

  PursuitOrgPeople *people;
  PursuitOrgChartLayout *layout; /* of people; NULL when nobody is on the chart */
  guint layout_number;           /* another for each layout */
  PursuitOrgViewport viewport;
  gboolean begun;           /* the view of this chart was chosen once */
  PursuitOrgViewport first; /* as it was chosen; of no scale when the user had chosen it */
  double first_scale; /* how the next chart begins; 0: so that all of it is seen, as far as can be read */
  double first_x;     /* what is in its middle, in chart pixels */
  double first_y;
  GArray *first_folded; /* gint64: whose reports are not shown then */
  PursuitTheme theme;
  PursuitPersonCardLook look;
  PursuitOrgTile tile; /* what is drawn under the cards */
  double drawn_x;      /* where the view was when it was drawn last, in pixels of the chart */
  double drawn_y;

  GHashTable *cards; /* gint64* → PursuitPersonCard, those in view */
  GPtrArray *spare;  /* PursuitPersonCard without a person */
  GArray *found;
  GArray *route; /* gint64: the people on the highlighted way to somebody */

  gint64 selected;
  GHashTable *picked;  /* gint64*: who is selected, if there are several */
  GHashTable *cut;     /* gint64*: who goes to another place with the next paste */
  GHashTable *carried; /* gint64*: who is on the way with `move` */
  GHashTable *folded;  /* gint64*: whose reports are not shown */
  guint8 *collapsed;   /* the same for the layout, by card */
  gboolean lanes;
  gint64 hovered;
  gint64 moved;    /* who was moved last, until the chart follows */
  gint64 anchor;   /* who stands still then; 0: whoever is in the middle */
  gint64 centered; /* to be brought to the middle as soon as the view has a size */

  PursuitOrgMove move;
  gint64 moving;
  gint64 dragged; /* whose card the pointer took up last */
  PursuitOrgDrop drop;
  double pointer_x; /* where something is dragged over the view, in pixels */
  double pointer_y;
  guint autoscroll;
  char *hint;

  GHashTable *shifts; /* gint64* → graphene_point_t: how far a card still is from its place, in pixels */
  AdwAnimation *animation;

  GtkWidget *popover;
  PursuitOrgPull pull; /* what dragging on the ground does */
  PursuitBox band;     /* the rubber band, in pixels of the view; its end is where the pointer is */
  gint64 line;         /* the chosen relation; 0 for none */
  guint line_end;      /* which end of it is pulled */
  gint64 line_from;    /* whose card the other end stays at */
  gboolean linking;    /* what the keyboard moves is no card but the end of a line */
  gint64 relinked;     /* which line that is; 0 for a new one */
  double pull_x;       /* where the pull began, in pixels of the view */
  double pull_y;
  gboolean press_toggles; /* `pressed` is selected with the others then, or no longer */
  gint64 pressed;         /* who is selected alone when the button goes up without a drag */
  double pan_x;
  double pan_y;
  double zoom_scale; /* when a pinch began */
};

/* pursuit-org-view.c */
void
pursuit_org_view_viewport_changed (PursuitOrgView *self);
void
pursuit_org_view_set_hint (PursuitOrgView *self, const char *hint);
gint
pursuit_org_view_hit (PursuitOrgView *self, double x, double y);
PursuitBox
pursuit_org_view_card_box (PursuitOrgView *self, gint index);
void
pursuit_org_view_reveal (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_popup_menu (PursuitOrgView *self, double x, double y);
void
pursuit_org_view_set_cursor (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_emit_reparent (PursuitOrgView *self,
                                const gint64 *ids,
                                guint n_ids,
                                gint64 manager,
                                gint64 before);
void
pursuit_org_view_emit_remove (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_emit_activate (PursuitOrgView *self, gint64 id);

/* pursuit-org-view-cards.c */
void
pursuit_org_view_sync_cards (PursuitOrgView *self);
void
pursuit_org_view_allocate_cards (PursuitOrgView *self);
void
pursuit_org_view_bind_card (PursuitOrgView *self, GtkWidget *card, guint index);
void
pursuit_org_view_retire_card (PursuitOrgView *self, GtkWidget *card);
void
pursuit_org_view_update_states (PursuitOrgView *self);

/* pursuit-org-view-relayout.c */
void
pursuit_org_view_init_animation (PursuitOrgView *self);
void
pursuit_org_view_relayout (PursuitOrgView *self, gint64 anchor);
void
pursuit_org_view_begin (PursuitOrgView *self);
gboolean
pursuit_org_view_is_untouched (PursuitOrgView *self);

/* pursuit-org-view-fold.c */
gboolean
pursuit_org_view_shows (PursuitOrgView *self, gint64 id);
guint
pursuit_org_view_count_hidden (PursuitOrgView *self, gint index);
guint8 *
pursuit_org_view_list_folded (PursuitOrgView *self);
gboolean
pursuit_org_view_unfold_path (PursuitOrgView *self, gint64 id);
gint64
pursuit_org_view_knob_at (PursuitOrgView *self, double x, double y);

/* pursuit-org-view-line.c */
gint64
pursuit_org_view_line_at (PursuitOrgView *self, double x, double y);
gboolean
pursuit_org_view_line_end_at (PursuitOrgView *self, double x, double y, guint *end);
void
pursuit_org_view_choose_line (PursuitOrgView *self, gint64 line);
void
pursuit_org_view_pull_line (PursuitOrgView *self, gint64 from, double x, double y);
void
pursuit_org_view_pull_end (PursuitOrgView *self, guint end);
void
pursuit_org_view_pull_to (PursuitOrgView *self, double x, double y);
void
pursuit_org_view_pull_done (PursuitOrgView *self);
gint64
pursuit_org_view_next_line (PursuitOrgView *self);
void
pursuit_org_view_emit_end (PursuitOrgView *self, gint64 line, guint end, gint64 stays, gint64 to);
void
pursuit_org_view_draw_lines (PursuitOrgView *self, GtkSnapshot *snapshot);

/* pursuit-org-view-pick.c */
gboolean
pursuit_org_view_is_picked (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_clear_picked (PursuitOrgView *self);
void
pursuit_org_view_prune_picked (PursuitOrgView *self);
void
pursuit_org_view_pick_also (PursuitOrgView *self, gint64 id, gboolean toggle);
void
pursuit_org_view_pick_range (PursuitOrgView *self, gint64 id);
void
pursuit_org_view_pick_box (PursuitOrgView *self, const PursuitBox *band);
gboolean
pursuit_org_view_is_carried (PursuitOrgView *self, gint index);
void
pursuit_org_view_carry (PursuitOrgView *self, gint64 id);
GArray *
pursuit_org_view_list_carried (PursuitOrgView *self);
char *
pursuit_org_view_why_not (PursuitOrgView *self, gint64 manager);
gboolean
pursuit_org_view_clear_cut (PursuitOrgView *self);

/* pursuit-org-view-draw.c */
void
pursuit_org_view_draw (PursuitOrgView *self, GtkSnapshot *snapshot);

/* pursuit-org-view-tile.c */
void
pursuit_org_view_clear_tile (PursuitOrgView *self);
void
pursuit_org_view_draw_tile (PursuitOrgView *self, cairo_t *cr);

/* pursuit-org-view-pointer.c */
void
pursuit_org_view_init_pointer (PursuitOrgView *self);

/* pursuit-org-view-move.c */
void
pursuit_org_view_init_move (PursuitOrgView *self);
void
pursuit_org_view_end_move (PursuitOrgView *self);
void
pursuit_org_view_update_move (PursuitOrgView *self);
gboolean
pursuit_org_view_finish_move (PursuitOrgView *self);
void
pursuit_org_view_move_to_top (PursuitOrgView *self);

/* pursuit-org-view-keys.c */
void
pursuit_org_view_init_keys (PursuitOrgView *self);

G_END_DECLS
