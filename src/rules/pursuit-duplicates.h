/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-company-keys.h"

G_BEGIN_DECLS

/** PursuitDuplicateReason: why two companies look like one. */
typedef enum
{
  PURSUIT_DUPLICATE_CODE = 1 << 0,       /* the same credit code [code] */
  PURSUIT_DUPLICATE_NAME = 1 << 1,       /* the same name but for legal form and punctuation [name] */
  PURSUIT_DUPLICATE_REGIONLESS = 1 << 2, /* the same, and only one of them says where it is [regionless] */
  PURSUIT_DUPLICATE_PHONE = 1 << 3,      /* the same phone number [phone] */
  PURSUIT_DUPLICATE_DOMAIN = 1 << 4,     /* the same domain of mail or page [domain] */
  PURSUIT_DUPLICATE_OTHER_CODE =
      1 << 5, /* against it: each has a valid credit code, another one [other-code] */
} PursuitDuplicateReason;

/** PURSUIT_DUPLICATE_REPORTED: pairs of a lower score are not worth a look. */
#define PURSUIT_DUPLICATE_REPORTED 40

/** PURSUIT_DUPLICATE_SURE: from this score on an import may take the two for one. */
#define PURSUIT_DUPLICATE_SURE 80

/** PursuitDuplicate: a company that looks like another one. @score: 0 to 100. */
typedef struct
{
  gint64 id;
  guint score;
  guint reasons; /* of #PursuitDuplicateReason */
} PursuitDuplicate;

/** PursuitDuplicatePair: two companies that look like one; the lower id comes first. */
typedef struct
{
  gint64 first_id;
  gint64 second_id;
  guint score;
  guint reasons;
  char *first;
  char *second;
} PursuitDuplicatePair;

void
pursuit_duplicate_pair_free (PursuitDuplicatePair *pair);

guint
pursuit_duplicates_compare (const PursuitCompanyKeys *a, const PursuitCompanyKeys *b, guint *reasons);
char *
pursuit_duplicates_list_reasons (guint reasons);
char *
pursuit_duplicates_explain (guint reasons);
char *
pursuit_duplicates_code (guint reasons);

/**
 * PursuitDuplicatesIndex: finds, among many companies, those with a key in common; in memory, for imports. It
 * remembers hashes only: about 100 bytes a company.
 */
typedef struct _PursuitDuplicatesIndex PursuitDuplicatesIndex;

PursuitDuplicatesIndex *
pursuit_duplicates_index_new (void);
void
pursuit_duplicates_index_free (PursuitDuplicatesIndex *self);
void
pursuit_duplicates_index_add (PursuitDuplicatesIndex *self, gint64 id, const PursuitCompanyKeys *keys);
void
pursuit_duplicates_index_forget (PursuitDuplicatesIndex *self, gint64 id, const PursuitCompanyKeys *keys);
gboolean
pursuit_duplicates_index_find (PursuitDuplicatesIndex *self,
                               const PursuitCompanyKeys *keys,
                               PursuitDuplicate *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDuplicatesIndex, pursuit_duplicates_index_free)

G_END_DECLS
