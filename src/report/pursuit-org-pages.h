/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-pages.h"

G_BEGIN_DECLS

/**
 * PursuitOrgPages: the pages of a report that is an org chart. Free with pursuit_org_pages_free().
 */
typedef struct _PursuitOrgPages PursuitOrgPages;

/**
 * pursuit_org_pages_new:
 * @report: has an org chart; kept by reference
 * @content: the part of the paper that head and foot leave free, in points
 * @theme: must outlive the pages
 * @canvas: to measure with
 *
 * Returns: (transfer full): the pages; at least one
 */
PursuitOrgPages *
pursuit_org_pages_new (PursuitReport *report,
                       const PursuitPaper *paper,
                       const PursuitBox *content,
                       const PursuitTheme *theme,
                       PursuitCanvas *canvas);
void
pursuit_org_pages_free (PursuitOrgPages *self);
guint
pursuit_org_pages_get_n_pages (PursuitOrgPages *self);

/** pursuit_org_pages_is_bare: whether the pages bear no head and foot of the report: the sheets of a poster
 */
gboolean
pursuit_org_pages_is_bare (PursuitOrgPages *self);

/** pursuit_org_pages_get_bookmark: Returns: (nullable): what is on page @page, in a word or two */
const char *
pursuit_org_pages_get_bookmark (PursuitOrgPages *self, guint page);
void
pursuit_org_pages_draw (PursuitOrgPages *self, guint page, PursuitCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitOrgPages, pursuit_org_pages_free)

G_END_DECLS
