/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-playbook-page.h"

#include "pursuit-participation.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitPlaybookPage:
 *
 * A piece of advice with an example, and where it applies. A page that ships with the program is held in both
 * languages and is shown in the program's; one that the user wrote or edited stands as it was written.
 */
struct _PursuitPlaybookPage
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitPlaybookPage, pursuit_playbook_page, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_PLAYBOOK_TOPICS[] = {
  { "stage", N_ ("Stages and people") },
  { "strategy", N_ ("Competitive strategies") },
  { "personality", N_ ("Personalities") },
  { "tactic", N_ ("Negotiation tactics") },
  { "objection", N_ ("Objections") },
  { "other", N_ ("More advice") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_NEGOTIATION_PHASES[] = {
  { "opening", N_ ("Opening") },
  { "middle", N_ ("Middle game") },
  { "end", N_ ("End game") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "topic", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Topic"), .choices = PURSUIT_PLAYBOOK_TOPICS },
  { "stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "stage", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Stage"), .target = "stage" },
  { "stage_position", PURSUIT_FIELD_INT, 0 },
  { "process", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Process"), .target = "process" },
  { "process_position", PURSUIT_FIELD_REAL, 0 },
  { "people", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Kind of people"), .choices = PURSUIT_PEOPLE_KINDS },
  { "subject", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Subject") },
  { "title", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Heading") },
  { "title_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "body", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_LONG, N_ ("Advice") },
  { "body_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "example", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Example") },
  { "example_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED },
  { "edited", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Retired") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PLAYBOOK_PAGE_N_FIELDS);

const PursuitEntity PURSUIT_PLAYBOOK_PAGE_ENTITY = {
  .name = "playbook_page",
  .plural = "playbook",
  .label = N_ ("Playbook page"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_playbook_page_get_type,
};

static void
pursuit_playbook_page_class_init (PursuitPlaybookPageClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PLAYBOOK_PAGE_ENTITY);
}

static void
pursuit_playbook_page_init (PursuitPlaybookPage *self)
{
}

/** pursuit_playbook_page_is_shipped: whether it came with the program: its text can be brought back. */
gboolean
pursuit_playbook_page_is_shipped (PursuitPlaybookPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (self), FALSE);

  return pursuit_record_is_set (PURSUIT_RECORD (self), PURSUIT_PLAYBOOK_PAGE_CODE);
}

/** pursuit_playbook_page_is_edited: whether its words are the user's own. */
gboolean
pursuit_playbook_page_is_edited (PursuitPlaybookPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (self), FALSE);

  return pursuit_record_get_int (PURSUIT_RECORD (self), PURSUIT_PLAYBOOK_PAGE_EDITED) != 0;
}

/** pursuit_playbook_page_is_retired: whether it is shown nowhere but in the list of retired pages. */
gboolean
pursuit_playbook_page_is_retired (PursuitPlaybookPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (self), FALSE);

  return pursuit_record_get_int (PURSUIT_RECORD (self), PURSUIT_PLAYBOOK_PAGE_RETIRED) != 0;
}

/**
 * pursuit_playbook_page_get_words:
 * @field: title, body or example
 * @other: whether the program speaks the other language than the database's
 *
 * Returns: (transfer none) (nullable): the words to show
 */
const char *
pursuit_playbook_page_get_words (PursuitPlaybookPage *self, guint field, gboolean other)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (self), NULL);
  g_return_val_if_fail (field == PURSUIT_PLAYBOOK_PAGE_TITLE || field == PURSUIT_PLAYBOOK_PAGE_BODY ||
                            field == PURSUIT_PLAYBOOK_PAGE_EXAMPLE,
                        NULL);

  PursuitRecord *record = PURSUIT_RECORD (self);
  /* the other language's column stands behind each of them */
  gboolean use_other =
      other && !pursuit_playbook_page_is_edited (self) && pursuit_record_is_set (record, field + 1);
  return pursuit_record_get_text (record, use_other ? field + 1 : field);
}

/**
 * pursuit_playbook_page_describe:
 *
 * Returns: (transfer full) (nullable): where the page applies: “Enter × User”, “Opening”; %NULL where its
 * title says it all
 */
char *
pursuit_playbook_page_describe (PursuitPlaybookPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (self), NULL);

  PursuitRecord *record = PURSUIT_RECORD (self);
  const char *stage = pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_STAGE);
  const char *people = pursuit_choice_label (PURSUIT_PEOPLE_KINDS,
                                             pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_PEOPLE));
  const char *topic = pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_TOPIC);

  if (g_strcmp0 (topic, "tactic") == 0)
    return g_strdup (pursuit_choice_label (PURSUIT_NEGOTIATION_PHASES,
                                           pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_SUBJECT)));
  if (stage != NULL && people != NULL)
    /* Translators: a stage, then a kind of people: the place where a page of advice applies */
    return g_strdup_printf (_ ("%s × %s"), stage, people);
  return g_strdup (stage != NULL ? stage : people);
}

/** pursuit_playbook_page_name_people: (transfer full) (nullable): the kind of people whom the page is about.
 */
char *
pursuit_playbook_page_name_people (PursuitPlaybookPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (self), NULL);

  return g_strdup (
      pursuit_choice_label (PURSUIT_PEOPLE_KINDS,
                            pursuit_record_get_text (PURSUIT_RECORD (self), PURSUIT_PLAYBOOK_PAGE_PEOPLE)));
}

/**
 * pursuit_playbook_page_name_group:
 *
 * Returns: (transfer full): what stands above the page in a list in the order of
 * pursuit_playbook_page_compare(): “Enter · Key account, six stages”, “Negotiation tactics · Opening”
 */
char *
pursuit_playbook_page_name_group (PursuitPlaybookPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (self), NULL);

  PursuitRecord *record = PURSUIT_RECORD (self);
  const char *stage = pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_STAGE);
  const char *code = pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_TOPIC);
  const char *topic = pursuit_choice_label (PURSUIT_PLAYBOOK_TOPICS, code);
  const char *subject = pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_SUBJECT);

  if (stage != NULL)
    return g_strdup_printf ("%s · %s", stage,
                            pursuit_record_get_text (record, PURSUIT_PLAYBOOK_PAGE_PROCESS));
  if (g_strcmp0 (code, "tactic") == 0 && subject != NULL)
    return g_strdup_printf ("%s · %s", topic, pursuit_choice_label (PURSUIT_NEGOTIATION_PHASES, subject));
  return g_strdup (topic);
}

/* The place of @code among @choices; behind all of them when it is not there. */
static int
find_place (const PursuitChoice *choices, const char *code)
{
  int place = 0;

  while (choices[place].code != NULL && g_strcmp0 (choices[place].code, code) != 0)
    place++;
  return place;
}

/* What a list is sorted by, the weightiest first. */
enum
{
  KEY_TOPIC,
  KEY_HAS_NO_STAGE,
  KEY_PROCESS,
  KEY_STAGE,
  KEY_PHASE,
  KEY_POSITION,
  N_KEYS
};

static void
make_keys (PursuitRecord *page, double keys[N_KEYS])
{
  const char *topic = pursuit_record_get_text (page, PURSUIT_PLAYBOOK_PAGE_TOPIC);

  keys[KEY_TOPIC] = find_place (PURSUIT_PLAYBOOK_TOPICS, topic);
  keys[KEY_HAS_NO_STAGE] = !pursuit_record_is_set (page, PURSUIT_PLAYBOOK_PAGE_STAGE_ID);
  keys[KEY_PROCESS] = pursuit_record_get_real (page, PURSUIT_PLAYBOOK_PAGE_PROCESS_POSITION);
  keys[KEY_STAGE] = (double) pursuit_record_get_int (page, PURSUIT_PLAYBOOK_PAGE_STAGE_POSITION);
  keys[KEY_PHASE] = g_strcmp0 (topic, "tactic") == 0
                        ? find_place (PURSUIT_NEGOTIATION_PHASES,
                                      pursuit_record_get_text (page, PURSUIT_PLAYBOOK_PAGE_SUBJECT))
                        : 0;
  keys[KEY_POSITION] = (double) pursuit_record_get_int (page, PURSUIT_PLAYBOOK_PAGE_POSITION);
}

/** pursuit_playbook_page_compare: the order of a list: by topic, then stages in their order, then as laid. */
int
pursuit_playbook_page_compare (PursuitPlaybookPage *a, PursuitPlaybookPage *b)
{
  double left[N_KEYS], right[N_KEYS];

  make_keys (PURSUIT_RECORD (a), left);
  make_keys (PURSUIT_RECORD (b), right);
  for (guint i = 0; i < N_KEYS; i++)
    {
      if (left[i] != right[i])
        return left[i] < right[i] ? -1 : 1;
    }
  return 0;
}
