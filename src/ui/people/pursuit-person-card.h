/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-org-people.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERSON_CARD (pursuit_person_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPersonCard, pursuit_person_card, PURSUIT, PERSON_CARD, GtkWidget)

/**
 * PursuitPersonCardLook:
 * @theme: colours and font; must outlive the cards that use it
 * @width, @height: of the card without what reaches beyond it, in pixels
 * @overhang: pixels that the widget is larger on each side, for ring and outlines
 * @session: (nullable): where photos are read from; without one, initials stand for them
 *
 * How large and in which colours cards are drawn; the same for all cards of a view.
 */
typedef struct
{
  const PursuitTheme *theme;
  int width;
  int height;
  int overhang;
  PursuitSession *session;
} PursuitPersonCardLook;

GtkWidget *
pursuit_person_card_new (void);
void
pursuit_person_card_bind (PursuitPersonCard *self,
                          PursuitOrgPeople *people,
                          guint index,
                          gboolean warning,
                          guint n_hidden);
void
pursuit_person_card_unbind (PursuitPersonCard *self);
void
pursuit_person_card_set_look (PursuitPersonCard *self, const PursuitPersonCardLook *look);
void
pursuit_person_card_redraw (PursuitPersonCard *self);
void
pursuit_person_card_set_state (PursuitPersonCard *self, PursuitOrgCardState state);
gboolean
pursuit_person_card_has_photo (PursuitPersonCard *self);
cairo_surface_t *
pursuit_person_card_paint (const PursuitOrgCard *card,
                           const PursuitPersonCardLook *look,
                           PursuitOrgCardState state,
                           guint n_hidden,
                           gboolean opaque,
                           int scale_factor);
GdkTexture *
pursuit_person_card_paint_icon (const PursuitOrgCard *card,
                                const PursuitPersonCardLook *look,
                                guint n_hidden);

G_END_DECLS
