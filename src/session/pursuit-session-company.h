/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/** PursuitDealSum: what deals come to: in the home currency, or in a currency without a rate, in its minor
 * units. */
typedef struct
{
  char currency[4];
  gint64 open;
  gint64 weighted;
  gint64 won;
  guint n_open;
  guint n_won;
} PursuitDealSum;

/**
 * PursuitGroupMember: a company of a group.
 *
 * @depth: 0 is the top of the group
 * @sums: (element-type PursuitDealSum): of its own deals, in the home currency first
 */
typedef struct
{
  gint64 id;
  gint64 parent_id;
  guint depth;
  char *name;
  GArray *sums;
} PursuitGroupMember;

/**
 * PursuitCompanyGroup: free with pursuit_company_group_free().
 *
 * @members: (element-type PursuitGroupMember): each behind its parent
 * @totals: (element-type PursuitDealSum): of all deals of the group, the same
 */
typedef struct
{
  GPtrArray *members;
  GArray *totals;
} PursuitCompanyGroup;

PursuitCompanyGroup *
pursuit_session_company_group (PursuitSession *self, gint64 company_id, GError **error);
void
pursuit_session_company_group_async (PursuitSession *self,
                                     gint64 company_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
PursuitCompanyGroup *
pursuit_session_company_group_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_company_group_free (PursuitCompanyGroup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCompanyGroup, pursuit_company_group_free)

G_END_DECLS
