/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-people-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-text.h"

enum
{
  NOT_SEEN,
  ON_PATH,
  SEEN
};

static gboolean
is_guest (const PursuitOrgPeople *self, PursuitRecord *person)
{
  return self->map != NULL && pursuit_people_map_is_guest (self->map, person);
}

static gint8
lane_of (PursuitRecord *person)
{
  const char *level = pursuit_record_get_text (person, PURSUIT_PERSON_LEVEL);

  if (g_strcmp0 (level, "decision") == 0)
    return PURSUIT_ORG_LANE_DECISION;
  if (g_strcmp0 (level, "management") == 0)
    return PURSUIT_ORG_LANE_MANAGEMENT;
  return g_strcmp0 (level, "operating") == 0 ? PURSUIT_ORG_LANE_OPERATING : -1;
}

/* What the chosen deal says about the person; without it the card shows only the person. */
static void
fill_from_deal (PursuitOrgPeople *self, PursuitOrgCard *card, PursuitRecord *participant)
{
  const char *roles = pursuit_record_get_text (participant, PURSUIT_PARTICIPANT_ROLES);

  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    card->attitude = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE), -2, 2);
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_WEIGHT))
    card->weight = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT), 0, 100);
  card->coverage = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE), 0, 3);
  if (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_INSIDER))
    card->insider = PURSUIT_ORG_INSIDER_YES;
  if (roles && *roles)
    {
      g_auto (GStrv) codes = g_strsplit (roles, ",", -1);
      GPtrArray *labels = g_ptr_array_new ();

      for (guint i = 0; codes[i]; i++)
        if (pursuit_choice_is_valid (PURSUIT_ROLES, codes[i]))
          g_ptr_array_add (labels, (gpointer) pursuit_choice_label (PURSUIT_ROLES, codes[i]));
      g_ptr_array_add (labels, NULL);
      card->roles = (const char *const *) g_ptr_array_free (labels, FALSE);
      g_ptr_array_add (self->lists, (gpointer) card->roles);
    }
}

/* The chip has little room, and “other” says less than the department. */
static const char *
label_of_function (PursuitRecord *person)
{
  const char *function = pursuit_record_get_text (person, PURSUIT_PERSON_FUNCTION);

  if (g_strcmp0 (function, "using") == 0)
    /* Translators: the using department of a customer, as short as can be. */
    return _ ("Using dept.");
  if (function == NULL || *function == '\0' || g_str_equal (function, "other"))
    return pursuit_record_get_text (person, PURSUIT_PERSON_DEPARTMENT);
  return pursuit_choice_label (PURSUIT_FUNCTIONS, function);
}

/* Of somebody from another company one must know first which one that is. */
static const char *
title_of_guest (PursuitOrgPeople *self, PursuitRecord *person)
{
  const char *company = pursuit_record_get_text (person, PURSUIT_PERSON_COMPANY);
  const char *title = pursuit_record_get_text (person, PURSUIT_PERSON_TITLE);
  char *both;

  if (company == NULL || *company == '\0')
    return title;
  if (title == NULL || *title == '\0')
    return company;
  /* Translators: a company and a job title there. */
  both = g_strdup_printf (_ ("%s · %s"), company, title);
  g_ptr_array_add (self->lists, both);
  return both;
}

/* Shorter than the name of the level: the chip has little room. */
static const char *
label_of_level (gint level)
{
  if (level == PURSUIT_ORG_LANE_DECISION)
    return C_ ("level", "Decision");
  if (level == PURSUIT_ORG_LANE_MANAGEMENT)
    return C_ ("level", "Management");
  return level == PURSUIT_ORG_LANE_OPERATING ? C_ ("level", "Operating") : NULL;
}

/* pursuit_org_people_fill_card: what a card shows without a map. */
void
pursuit_org_people_fill_card (PursuitOrgPeople *self, PursuitOrgCard *card, PursuitPerson *person)
{
  PursuitRecord *record = PURSUIT_RECORD (person);
  PursuitParticipant *participant;

  card->id = pursuit_record_get_id (record);
  card->name = pursuit_record_get_text (record, PURSUIT_PERSON_NAME);
  card->title = is_guest (self, record) ? title_of_guest (self, record)
                                        : pursuit_record_get_text (record, PURSUIT_PERSON_TITLE);
  card->function = label_of_function (record);
  card->attitude = PURSUIT_ORG_ATTITUDE_UNSET;
  card->weight = -1;
  card->level = lane_of (record);
  card->level_name = label_of_level (card->level);
  card->placeholder = pursuit_record_get_int (record, PURSUIT_PERSON_PLACEHOLDER) != 0;
  card->photo = pursuit_record_get_text (record, PURSUIT_PERSON_PHOTO);
  if (card->photo != NULL && *card->photo == '\0')
    card->photo = NULL;
  participant = pursuit_org_people_get_participant (self, card->id);
  if (participant)
    fill_from_deal (self, card, PURSUIT_RECORD (participant));
}

/* A damaged database could hold a cycle: the line that closes it is left out, so that nobody is lost. */
static void
cut_cycles (PursuitOrgPeople *self)
{
  g_autofree guint8 *state = g_new0 (guint8, self->n_cards);

  for (guint i = 0; i < self->n_cards; i++)
    {
      gint v = i;

      while (state[v] == NOT_SEEN)
        {
          state[v] = ON_PATH;
          if (self->parent[v] < 0)
            break;
          if (state[self->parent[v]] == ON_PATH)
            self->parent[v] = -1;
          else
            v = self->parent[v];
        }
      for (v = i; v >= 0 && state[v] == ON_PATH; v = self->parent[v])
        state[v] = SEEN;
    }
}

static void
sort_out (PursuitOrgPeople *self, GPtrArray *people)
{
  PursuitIdPlace *places;

  for (guint i = 0; i < people->len; i++)
    {
      PursuitRecord *person = people->pdata[i];

      g_ptr_array_add (pursuit_org_people_is_placed (self, person) ? self->placed : self->unplaced, person);
    }
  self->n_cards = self->placed->len;
  places = g_new (PursuitIdPlace, self->n_cards);
  self->cards = g_new0 (PursuitOrgCard, self->n_cards);
  self->parent = g_new (gint, self->n_cards);
  for (guint i = 0; i < self->n_cards; i++)
    {
      pursuit_org_people_fill_card (self, &self->cards[i], self->placed->pdata[i]);
      places[i] = (PursuitIdPlace){ self->cards[i].id, i };
    }
  self->index = pursuit_id_index_new (places, self->n_cards);
  for (guint i = 0; i < self->n_cards; i++)
    self->parent[i] = pursuit_org_people_find (self, pursuit_record_get_int (self->placed->pdata[i],
                                                                             PURSUIT_PERSON_REPORTS_TO));
  pursuit_org_people_settle (self);
}

/* pursuit_org_people_settle: what follows from who reports to whom. */
void
pursuit_org_people_settle (PursuitOrgPeople *self)
{
  cut_cycles (self);
  self->n_reports = g_new0 (guint, self->n_cards);
  for (guint i = 0; i < self->n_cards; i++)
    if (self->parent[i] >= 0)
      self->n_reports[self->parent[i]]++;
}

/**
 * pursuit_org_people_new:
 * @people: (element-type PursuitPerson): all who belong to the chart, on it or not, siblings in their order;
 *   neither the array nor the records may change afterwards
 * @participants: (nullable): person id (gint64*) → PursuitParticipant in the chosen deal
 *
 * Returns: (transfer full): the people as a chart shows them
 */
PursuitOrgPeople *
pursuit_org_people_new (GPtrArray *people, GHashTable *participants)
{
  g_return_val_if_fail (people != NULL, NULL);

  return pursuit_org_people_make (people, participants, NULL);
}

/* pursuit_org_people_is_placed: whether a person has a card. Whoever comes from another company takes part in
 * the deal, or would not be here; where they stand at home says nothing about that. */
gboolean
pursuit_org_people_is_placed (const PursuitOrgPeople *self, PursuitRecord *person)
{
  return pursuit_record_get_int (person, PURSUIT_PERSON_ON_CHART) != 0 || is_guest (self, person);
}

/* pursuit_org_people_make: the people without their lines and what else @map, which may be NULL, knows. */
PursuitOrgPeople *
pursuit_org_people_make (GPtrArray *people, GHashTable *participants, PursuitPeopleMap *map)
{
  PursuitOrgPeople *self = pursuit_org_people_alloc (people, participants, map);

  self->lists = g_ptr_array_new_with_free_func (g_free);
  sort_out (self, people);
  return self;
}

/* pursuit_org_people_alloc: nobody yet, of @people, who are kept alive. @map: (nullable) */
PursuitOrgPeople *
pursuit_org_people_alloc (GPtrArray *people, GHashTable *participants, PursuitPeopleMap *map)
{
  PursuitOrgPeople *self = g_new0 (PursuitOrgPeople, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source = g_ptr_array_ref (people);
  self->participants = participants ? g_hash_table_ref (participants) : NULL;
  self->map = map ? pursuit_people_map_ref (map) : NULL;
  self->placed = g_ptr_array_sized_new (people->len);
  self->unplaced = g_ptr_array_new ();
  return self;
}

PursuitOrgPeople *
pursuit_org_people_ref (PursuitOrgPeople *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pursuit_org_people_unref (PursuitOrgPeople *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  pursuit_id_index_unref (self->index);
  g_ptr_array_unref (self->source);
  g_clear_pointer (&self->participants, g_hash_table_unref);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->placed);
  g_ptr_array_unref (self->unplaced);
  g_free (self->cards);
  g_free (self->parent);
  g_free (self->n_reports);
  g_clear_pointer (&self->map, pursuit_people_map_unref);
  g_free (self->columns);
  g_free (self->assistants);
  g_free (self->relations);
  g_free (self);
}

/** pursuit_org_people_get_chart: fills @data with what belongs to @self and lasts as long. */
void
pursuit_org_people_get_chart (const PursuitOrgPeople *self, PursuitOrgChartData *data)
{
  g_return_if_fail (self != NULL && data != NULL);

  *data = (PursuitOrgChartData){ .n_cards = self->n_cards,
                                 .cards = self->cards,
                                 .parent = self->parent,
                                 .columns = self->columns,
                                 .assistants = self->assistants,
                                 .n_relations = self->n_relations,
                                 .relations = self->relations };
}

/** pursuit_org_people_find: the index of the person's card, or -1 if the person is not on the chart. */
gint
pursuit_org_people_find (const PursuitOrgPeople *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, -1);

  guint place = pursuit_id_index_find (self->index, id);

  return place == PURSUIT_NO_PLACE ? -1 : (gint) place;
}

/** pursuit_org_people_get_person: (transfer none) (nullable): the person, on the chart or not. */
PursuitPerson *
pursuit_org_people_get_person (const PursuitOrgPeople *self, gint64 id)
{
  gint index = pursuit_org_people_find (self, id);

  if (index >= 0)
    return self->placed->pdata[index];
  for (guint i = 0; i < self->unplaced->len; i++)
    if (pursuit_record_get_id (self->unplaced->pdata[i]) == id)
      return self->unplaced->pdata[i];
  return NULL;
}

/** pursuit_org_people_get_participant: (transfer none) (nullable): what the person is in the chosen deal. */
PursuitParticipant *
pursuit_org_people_get_participant (const PursuitOrgPeople *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->participants ? g_hash_table_lookup (self->participants, &id) : NULL;
}

/** pursuit_org_people_id_at: id of the card at @index; 0 for -1, which stands for nobody. */
gint64
pursuit_org_people_id_at (const PursuitOrgPeople *self, gint index)
{
  g_return_val_if_fail (self != NULL && index < (gint) self->n_cards, 0);

  return index < 0 ? 0 : self->cards[index].id;
}

/** pursuit_org_people_is_below: whether @id reports to @above, directly or through others. */
gboolean
pursuit_org_people_is_below (const PursuitOrgPeople *self, gint64 id, gint64 above)
{
  gint target = pursuit_org_people_find (self, above);
  gint v = pursuit_org_people_find (self, id);

  while (v >= 0 && target >= 0)
    {
      v = self->parent[v];
      if (v == target)
        return TRUE;
    }
  return FALSE;
}

/** pursuit_org_people_count_below: how many people report to @id, directly or through others. */
guint
pursuit_org_people_count_below (const PursuitOrgPeople *self, gint64 id)
{
  g_autofree guint8 *below = g_new0 (guint8, self->n_cards + 1);
  gint top = pursuit_org_people_find (self, id);
  guint count = 0;

  if (top < 0)
    return 0;
  below[top] = SEEN;
  /* Managers may stand behind their reports: each one is followed upwards to somebody who is decided. */
  for (guint i = 0; i < self->n_cards; i++)
    {
      gint v = i;
      guint8 found;

      while (v >= 0 && below[v] == NOT_SEEN)
        v = self->parent[v];
      found = v < 0 ? ON_PATH : below[v];
      for (v = i; v >= 0 && below[v] == NOT_SEEN; v = self->parent[v])
        {
          below[v] = found;
          count += found == SEEN;
        }
    }
  return count;
}

static const char *
name_of (const PursuitOrgPeople *self, gint64 id)
{
  PursuitPerson *person = pursuit_org_people_get_person (self, id);
  PursuitOrgCard card = { .name = person
                                      ? pursuit_record_get_text (PURSUIT_RECORD (person), PURSUIT_PERSON_NAME)
                                      : NULL };

  return pursuit_org_card_display_name (&card);
}

/** pursuit_org_people_is_guest: whether @id belongs to another company than that whose people these are. */
gboolean
pursuit_org_people_is_guest (const PursuitOrgPeople *self, gint64 id)
{
  PursuitPerson *person;

  g_return_val_if_fail (self != NULL, FALSE);

  person = pursuit_org_people_get_person (self, id);
  return person != NULL && is_guest (self, PURSUIT_RECORD (person));
}

/* Whom a person of one company reports to is no matter of another one. */
static char *
why_not_there (const PursuitOrgPeople *self, gint64 id, gint64 manager)
{
  PursuitRecord *person = (PursuitRecord *) pursuit_org_people_get_person (self, id);
  PursuitRecord *above = (PursuitRecord *) pursuit_org_people_get_person (self, manager);

  if (self->map == NULL || person == NULL)
    return NULL;
  if (above != NULL && pursuit_record_get_int (person, PURSUIT_PERSON_COMPANY_ID) !=
                           pursuit_record_get_int (above, PURSUIT_PERSON_COMPANY_ID))
    return g_strdup_printf (_ ("%s and %s do not belong to the same company."), name_of (self, id),
                            name_of (self, manager));
  if (manager == 0 && is_guest (self, person))
    return g_strdup_printf (_ ("%s does not belong to this company and has no place of their own in it."),
                            name_of (self, id));
  return NULL;
}

/**
 * pursuit_org_people_why_not:
 * @id: who would report
 * @manager: to whom; 0 is the top of the chart
 *
 * Returns: (transfer full) (nullable): why that is not possible, a sentence; %NULL if it is
 */
char *
pursuit_org_people_why_not (const PursuitOrgPeople *self, gint64 id, gint64 manager)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (id == manager)
    return g_strdup (_ ("Nobody reports to themselves."));
  if (manager != 0 && pursuit_org_people_is_below (self, manager, id))
    return g_strdup_printf (_ ("%s cannot report to %s, who is below them in the chart."), name_of (self, id),
                            name_of (self, manager));
  return why_not_there (self, id, manager);
}

/**
 * pursuit_org_people_sibling:
 * @index: of a card
 * @steps: 1 is the next, -1 the one before
 *
 * Returns: the card of somebody with the same manager that is @steps away, or -1
 */
gint
pursuit_org_people_sibling (const PursuitOrgPeople *self, gint index, int steps)
{
  int direction = steps < 0 ? -1 : 1;

  g_return_val_if_fail (self != NULL && index >= 0 && index < (gint) self->n_cards, -1);

  for (gint i = index + direction; i >= 0 && i < (gint) self->n_cards; i += direction)
    if (self->parent[i] == self->parent[index])
      {
        steps -= direction;
        if (steps == 0)
          return i;
      }
  return -1;
}

/** pursuit_org_people_search: id of the first on the chart whose name or job title has @text; 0 for nobody.
 */
gint64
pursuit_org_people_search (const PursuitOrgPeople *self, const char *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, 0);

  key = pursuit_text_search_key (text, -1);
  for (guint i = 0; *key != '\0' && i < self->n_cards; i++)
    {
      const PursuitOrgCard *card = &self->cards[i];
      g_autofree char *words =
          g_strconcat (card->name ? card->name : "", " ", card->title ? card->title : "", NULL);
      g_autofree char *words_key = pursuit_text_search_key (words, -1);

      if (strstr (words_key, key) != NULL)
        return card->id;
    }
  return 0;
}

static void
add_part (GString *sentence, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (sentence->len > 0)
    g_string_append (sentence, C_ ("list separator", ", "));
  g_string_append (sentence, part);
}

static void
add_deal_parts (GString *sentence, const PursuitOrgCard *card)
{
  g_autofree char *weight = card->weight < 0 ? NULL : g_strdup_printf (_ ("weight %d %%"), card->weight);

  for (guint i = 0; card->roles && card->roles[i]; i++)
    add_part (sentence, card->roles[i]);
  if (card->attitude != PURSUIT_ORG_ATTITUDE_UNSET)
    add_part (sentence, pursuit_org_attitude_label (card->attitude));
  add_part (sentence, pursuit_org_coverage_label (card->coverage));
  add_part (sentence, weight);
  if (card->insider == PURSUIT_ORG_INSIDER_YES)
    add_part (sentence, _ ("Insider"));
}

/** pursuit_org_people_describe: (transfer full): what the card at @index shows, as one sentence. */
char *
pursuit_org_people_describe (const PursuitOrgPeople *self, gint index)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *manager = NULL;
  const PursuitOrgCard *card;

  g_return_val_if_fail (self != NULL && index >= 0 && index < (gint) self->n_cards, NULL);

  card = &self->cards[index];
  add_part (sentence, pursuit_org_card_display_name (card));
  add_part (sentence, card->title);
  add_part (sentence, card->function);
  if (card->level >= 0)
    add_part (sentence, pursuit_org_lane_names ()[card->level]);
  if (pursuit_org_people_get_participant (self, card->id))
    add_deal_parts (sentence, card);
  if (self->parent[index] >= 0)
    manager = g_strdup_printf (_ ("reports to %s"),
                               pursuit_org_card_display_name (&self->cards[self->parent[index]]));
  add_part (sentence, manager);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/** pursuit_org_card_equal: whether two cards look alike. */
gboolean
pursuit_org_card_equal (const PursuitOrgCard *a, const PursuitOrgCard *b)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->id == b->id && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->function, b->function) == 0 && a->attitude == b->attitude &&
         a->coverage == b->coverage && a->weight == b->weight && a->insider == b->insider &&
         a->placeholder == b->placeholder && a->matters_now == b->matters_now && a->warning == b->warning &&
         a->aged == b->aged && g_strcmp0 (a->level_name, b->level_name) == 0 &&
         g_strcmp0 (a->personality, b->personality) == 0 && g_strcmp0 (a->photo, b->photo) == 0 &&
         g_strv_equal (a->groups ? a->groups : none, b->groups ? b->groups : none) &&
         g_strv_equal (a->roles ? a->roles : none, b->roles ? b->roles : none);
}

/** pursuit_org_attitude_label: the name of an attitude from -2 to 2. */
const char *
pursuit_org_attitude_label (int attitude)
{
  const char *const labels[] = { _ ("Opponent"), _ ("Sceptic"), _ ("Neutral"), _ ("Supporter"),
                                 _ ("Champion") };

  g_return_val_if_fail (attitude >= -2 && attitude <= 2, "");

  return labels[attitude + 2];
}

/** pursuit_org_coverage_label: the name of a coverage from 0 to 3. */
const char *
pursuit_org_coverage_label (int coverage)
{
  const char *const labels[] = { _ ("Never met"), _ ("Brief contact"), _ ("Regular contact"),
                                 _ ("Deep contact") };

  g_return_val_if_fail (coverage >= 0 && coverage <= 3, "");

  return labels[coverage];
}

/** pursuit_org_lane_names: the names of the lanes, top first; they last as long as the program. */
const char *const *
pursuit_org_lane_names (void)
{
  static const char *names[PURSUIT_ORG_N_LANES];

  names[PURSUIT_ORG_LANE_DECISION] = pursuit_choice_label (PURSUIT_LEVELS, "decision");
  names[PURSUIT_ORG_LANE_MANAGEMENT] = pursuit_choice_label (PURSUIT_LEVELS, "management");
  names[PURSUIT_ORG_LANE_OPERATING] = pursuit_choice_label (PURSUIT_LEVELS, "operating");
  return names;
}
