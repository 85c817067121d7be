/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PursuitMarketAxis: by what the target markets are divided. */
typedef enum
{
  PURSUIT_MARKET_INDUSTRY,
  PURSUIT_MARKET_REGION,
  PURSUIT_N_MARKET_AXES
} PursuitMarketAxis;

/**
 * PursuitMarketBook:
 *
 * The groups of industries and of regions, and which group a company's own words fall into.
 */
typedef struct _PursuitMarketBook PursuitMarketBook;

/** PursuitMarketProposal: a company that nobody owns, and who is responsible for its target market. */
typedef struct
{
  gint64 company_id;
  char *company;
  gint64 member_id;
  char *member;
} PursuitMarketProposal;

void
pursuit_market_proposal_free (PursuitMarketProposal *proposal);

PursuitMarketBook *
pursuit_market_book_new (void);
void
pursuit_market_book_free (PursuitMarketBook *self);
void
pursuit_market_book_add (PursuitMarketBook *self,
                         PursuitMarketAxis axis,
                         gint64 id,
                         const char *name,
                         const char *includes);
gint64
pursuit_market_book_find (PursuitMarketBook *self, PursuitMarketAxis axis, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitMarketBook, pursuit_market_book_free)

G_END_DECLS
