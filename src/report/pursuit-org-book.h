/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-people.h"

G_BEGIN_DECLS

/**
 * PursuitOrgBook: an org chart divided into sections, one a manager with his reports. Free with
 * pursuit_org_book_free().
 */
typedef struct _PursuitOrgBook PursuitOrgBook;

PursuitOrgBook *
pursuit_org_book_new (PursuitOrgPeople *people,
                      const guint *order,
                      guint n_order,
                      guint first_page,
                      double height);
void
pursuit_org_book_free (PursuitOrgBook *self);
guint
pursuit_org_book_get_n_pages (const PursuitOrgBook *self);
const char *
pursuit_org_book_get_bookmark (const PursuitOrgBook *self, guint page);
void
pursuit_org_book_draw (const PursuitOrgBook *self,
                       guint page,
                       const PursuitBox *content,
                       const PursuitTheme *theme,
                       PursuitCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitOrgBook, pursuit_org_book_free)

G_END_DECLS
