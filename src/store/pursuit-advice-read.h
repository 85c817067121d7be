/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"

G_BEGIN_DECLS

/**
 * PursuitAdviceFacts: what decides which people to watch and which pages to show. Clear with
 * pursuit_advice_facts_clear().
 *
 * @buying_stage_id: where the customer is; 0 when neither that nor the step that our stage answers is known
 * @assumed: nobody said where the customer is: it is the step that our stage answers
 * @strategy: (nullable): the code of the competitive strategy that was chosen
 * @watch: (nullable): whom to watch, as the stage says it in one line
 */
typedef struct
{
  gint64 buying_stage_id;
  char *buying_stage;
  gboolean committing;
  gboolean assumed;
  char *strategy;
  char *stage;
  char *watch;
} PursuitAdviceFacts;

gboolean
pursuit_advice_facts_read (PursuitDb *db, gint64 deal_id, PursuitAdviceFacts *facts, GError **error);
void
pursuit_advice_facts_clear (PursuitAdviceFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitAdviceFacts, pursuit_advice_facts_clear)

G_END_DECLS
