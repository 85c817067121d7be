/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "pursuit-canvas.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

/* The size that a card is designed for, in world pixels. Its parts grow with its height. */
#define PURSUIT_ORG_CARD_WIDTH 176
#define PURSUIT_ORG_CARD_HEIGHT 84

/* What reaches beyond the edges of a card of that size: the ring, outlines, the shadow. */
#define PURSUIT_ORG_CARD_OVERHANG 14.0

#define PURSUIT_ORG_ATTITUDE_UNSET G_MININT8

typedef enum
{
  PURSUIT_ORG_INSIDER_NO,
  PURSUIT_ORG_INSIDER_CANDIDATE, /* an open star */
  PURSUIT_ORG_INSIDER_YES,       /* a full star */
} PursuitOrgInsider;

/* Which values of a card are so old that they should be asked for again. */
typedef enum
{
  PURSUIT_ORG_AGED_ROLES = 1 << 0,
  PURSUIT_ORG_AGED_ATTITUDE = 1 << 1,
  PURSUIT_ORG_AGED_COVERAGE = 1 << 2,
  PURSUIT_ORG_AGED_WEIGHT = 1 << 3,
  PURSUIT_ORG_AGED_INSIDER = 1 << 4,
} PursuitOrgAged;

/* What a card shows. Strings are UTF-8, belong to the caller, and may be NULL or empty where not known. */
typedef struct
{
  gint64 id;
  const char *name;
  const char *title;
  const char *function;      /* label of the function, such as "Purchasing" */
  const char *const *roles;  /* labels of the roles in the deal, NULL-terminated; NULL: none */
  gint8 attitude;            /* -2 against … 2 for us, or PURSUIT_ORG_ATTITUDE_UNSET */
  gint8 coverage;            /* 0 not met … 3 well covered */
  gint16 weight;             /* share in the decision, percent; -1: not weighed */
  gint8 level;               /* lane, 0 is the top one; -1 unknown */
  guint8 insider;            /* PursuitOrgInsider */
  gboolean placeholder;      /* a position known to exist, the person not yet */
  gboolean matters_now;      /* takes part in what the customer does now */
  gboolean warning;          /* something about this person needs attention */
  guint8 aged;               /* PursuitOrgAged: these are drawn faded, with a clock at the foot */
  const char *level_name;    /* a chip where no lane tells it; NULL: none */
  const char *personality;   /* label, such as “Professor” */
  const char *const *groups; /* labels of groups the person is in, NULL-terminated; NULL: none */
  const char *photo;         /* which photo there is of the person; NULL: none */
  cairo_surface_t *picture;  /* the photo, square; NULL: initials stand for it */
} PursuitOrgCard;

typedef enum
{
  PURSUIT_ORG_CARD_NORMAL = 0,
  PURSUIT_ORG_CARD_HOVER = 1 << 0,
  PURSUIT_ORG_CARD_SELECTED = 1 << 1,
  PURSUIT_ORG_CARD_DROP_TARGET = 1 << 2,  /* what is dragged may be dropped here */
  PURSUIT_ORG_CARD_DROP_REFUSED = 1 << 3, /* what is dragged may not be dropped here */
  PURSUIT_ORG_CARD_MOVING = 1 << 4,       /* is being dragged or cut */
  PURSUIT_ORG_CARD_ON_ROUTE = 1 << 5,     /* lies on the highlighted way to somebody */
  PURSUIT_ORG_CARD_IN_LANE = 1 << 6,      /* the lane tells the level, and no chip */
} PursuitOrgCardState;

void
pursuit_org_card_draw (PursuitCanvas *canvas,
                       const PursuitOrgCard *card,
                       double x,
                       double y,
                       double width,
                       double height,
                       const PursuitTheme *theme,
                       PursuitOrgCardState state);
void
pursuit_org_card_draw_hidden_count (PursuitCanvas *canvas,
                                    guint n_hidden,
                                    double x,
                                    double y,
                                    double width,
                                    double height,
                                    const PursuitTheme *theme);
void
pursuit_org_card_draw_note (PursuitCanvas *canvas,
                            const char *label,
                            double x,
                            double y,
                            double width,
                            double height,
                            const PursuitTheme *theme);
PursuitColor
pursuit_org_card_attitude_color (const PursuitTheme *theme, int attitude);
const char *
pursuit_org_card_attitude_sign (int attitude);
const char *
pursuit_org_card_display_name (const PursuitOrgCard *card);

G_END_DECLS
