/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAYBOOK_PAGE (pursuit_playbook_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlaybookPage, pursuit_playbook_page, PURSUIT, PLAYBOOK_PAGE, PursuitRecord)

extern const PursuitEntity PURSUIT_PLAYBOOK_PAGE_ENTITY;

/** What pages are about: stage, strategy, personality, tactic, objection, other. */
extern const PursuitChoice PURSUIT_PLAYBOOK_TOPICS[];
/** The subjects of pages on personalities, and of pages on the phases of a negotiation. */
extern const PursuitChoice PURSUIT_NEGOTIATION_PHASES[];

/** The fields of a page of the playbook, in the order of its descriptor table. */
enum
{
  PURSUIT_PLAYBOOK_PAGE_CODE = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PLAYBOOK_PAGE_TOPIC,
  PURSUIT_PLAYBOOK_PAGE_STAGE_ID,
  PURSUIT_PLAYBOOK_PAGE_STAGE,
  PURSUIT_PLAYBOOK_PAGE_STAGE_POSITION,
  PURSUIT_PLAYBOOK_PAGE_PROCESS,
  PURSUIT_PLAYBOOK_PAGE_PROCESS_POSITION,
  PURSUIT_PLAYBOOK_PAGE_PEOPLE,
  PURSUIT_PLAYBOOK_PAGE_SUBJECT,
  PURSUIT_PLAYBOOK_PAGE_TITLE,
  PURSUIT_PLAYBOOK_PAGE_TITLE_OTHER,
  PURSUIT_PLAYBOOK_PAGE_BODY,
  PURSUIT_PLAYBOOK_PAGE_BODY_OTHER,
  PURSUIT_PLAYBOOK_PAGE_EXAMPLE,
  PURSUIT_PLAYBOOK_PAGE_EXAMPLE_OTHER,
  PURSUIT_PLAYBOOK_PAGE_POSITION,
  PURSUIT_PLAYBOOK_PAGE_EDITED,
  PURSUIT_PLAYBOOK_PAGE_RETIRED,
  PURSUIT_PLAYBOOK_PAGE_N_FIELDS
};

gboolean
pursuit_playbook_page_is_shipped (PursuitPlaybookPage *self);
gboolean
pursuit_playbook_page_is_edited (PursuitPlaybookPage *self);
gboolean
pursuit_playbook_page_is_retired (PursuitPlaybookPage *self);
const char *
pursuit_playbook_page_get_words (PursuitPlaybookPage *self, guint field, gboolean other);
char *
pursuit_playbook_page_describe (PursuitPlaybookPage *self);
char *
pursuit_playbook_page_name_people (PursuitPlaybookPage *self);
char *
pursuit_playbook_page_name_group (PursuitPlaybookPage *self);
int
pursuit_playbook_page_compare (PursuitPlaybookPage *a, PursuitPlaybookPage *b);

G_END_DECLS
