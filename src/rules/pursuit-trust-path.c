/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-trust-path.h"

#include <glib/gi18n-lib.h>

/*
 * The shortest path of trust to a person: Dijkstra's algorithm over people and lines, from all whom one of us
 * knows at once. Costs are whole numbers, so that equal ways are equal.
 */

/* The closest acquaintance costs nothing, the next one a step of good will, the loosest one two. */
static const guint CLOSENESS_COST[] = { G_MAXUINT, 20, 10, 0 };

enum
{
  OWNER_COST = 10,
  /* met, though nobody said how well they know each other */
  MET_COST = 25,
  MET_OFTEN_COST = 15,
  OFTEN = 3,
};

/* What a line costs along its direction, and against it. */
static const struct
{
  guint along, against;
  PursuitTrustVia via, back;
} KINDS[] = {
  /* a manager is heard by those below more easily than the other way round */
  [PURSUIT_TRUST_REPORTS] = { 20, 10, PURSUIT_TRUST_VIA_REPORTS_TO, PURSUIT_TRUST_VIA_MANAGES },
  [PURSUIT_TRUST_INFLUENCE] = { 10, 25, PURSUIT_TRUST_VIA_INFLUENCES, PURSUIT_TRUST_VIA_INFLUENCED_BY },
  [PURSUIT_TRUST_FRIEND] = { 10, 10, PURSUIT_TRUST_VIA_FRIEND, PURSUIT_TRUST_VIA_FRIEND },
};

G_STATIC_ASSERT (G_N_ELEMENTS (KINDS) == PURSUIT_N_TRUST_KINDS);

/* Who opens the door: by attitude from -2 (never) to 2, and by coverage from none to deep. */
static const guint ATTITUDE_COST[] = { G_MAXUINT, 40, 15, 5, 0 };
static const guint COVERAGE_COST[] = { 15, 10, 5, 0 };

static const guint NOBODY = G_MAXUINT;

/* A line out of a person. */
typedef struct
{
  guint to;
  guint cost;
  PursuitTrustVia via;
} Arc;

/* What is known of the best way to a person so far. */
typedef struct
{
  guint cost;
  guint steps;
  guint before; /* the person before; NOBODY at the beginning */
  PursuitTrustVia via;
  gboolean done;
} Reached;

/* An entry of the heap; those that were overtaken stay in it and are passed over. */
typedef struct
{
  guint cost;
  guint steps;
  guint person;
} Entry;

typedef struct
{
  const PursuitTrustMap *map;
  GHashTable *index; /* gint64* → index + 1 */
  guint *first;      /* of each person, where the arcs begin; one more at the end */
  Arc *arcs;
  Reached *reached;
  GArray *heap; /* Entry */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->arcs, g_free);
  g_clear_pointer (&self->reached, g_free);
  g_clear_pointer (&self->heap, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static guint
find_person (const Search *self, gint64 person)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->index, &person)) - 1;
}

static guint
cost_through (const PursuitTrustPerson *person)
{
  int attitude = person->attitude == PURSUIT_ATTITUDE_ANY ? 0 : CLAMP (person->attitude, -2, 2);

  if (person->placeholder || attitude == -2)
    return G_MAXUINT;
  return ATTITUDE_COST[attitude + 2] + COVERAGE_COST[CLAMP (person->coverage, 0, 3)];
}

static guint
cost_of_owner (const PursuitTrustOwner *owner)
{
  guint cost = CLOSENESS_COST[CLAMP (owner->closeness, 0, 3)];

  if (owner->owns)
    cost = MIN (cost, OWNER_COST);
  if (owner->meetings > 0)
    cost = MIN (cost, owner->meetings >= OFTEN ? MET_OFTEN_COST : MET_COST);
  return cost;
}

/* Whether @a comes out of the heap before @b: the cheaper, then the shorter way, then as they were handed in.
 */
static gboolean
is_before (const Entry *a, const Entry *b)
{
  if (a->cost != b->cost)
    return a->cost < b->cost;
  if (a->steps != b->steps)
    return a->steps < b->steps;
  return a->person < b->person;
}

static void
push (GArray *heap, Entry entry)
{
  guint at = heap->len;

  g_array_set_size (heap, heap->len + 1);
  Entry *entries = (Entry *) heap->data;
  while (at > 0 && is_before (&entry, &entries[(at - 1) / 2]))
    {
      entries[at] = entries[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  entries[at] = entry;
}

static Entry
pop (GArray *heap)
{
  Entry *entries = (Entry *) heap->data;
  Entry top = entries[0], last = entries[heap->len - 1];
  guint n = heap->len - 1, at = 0;

  for (guint child = 1; child < n; child = at * 2 + 1)
    {
      if (child + 1 < n && is_before (&entries[child + 1], &entries[child]))
        child++;
      if (!is_before (&entries[child], &last))
        break;
      entries[at] = entries[child];
      at = child;
    }
  entries[at] = last;
  g_array_set_size (heap, n);
  return top;
}

/* Both people of @line, and whether both are known. */
static gboolean
find_ends (const Search *self, const PursuitTrustLine *line, guint *from, guint *to)
{
  *from = find_person (self, line->from);
  *to = find_person (self, line->to);
  return *from != NOBODY && *to != NOBODY && *from != *to;
}

/* The arcs out of each person in a row, each line as two of them. */
static void
make_arcs (Search *self)
{
  const PursuitTrustMap *map = self->map;
  g_autofree guint *next = g_new0 (guint, map->n_people + 1);
  g_autofree guint *ends = g_new (guint, 2 * (gsize) map->n_lines);

  self->first = g_new0 (guint, map->n_people + 1);
  self->arcs = g_new0 (Arc, 2 * (gsize) map->n_lines);
  for (guint i = 0; i < map->n_lines; i++)
    {
      guint *from = &ends[2 * i], *to = &ends[2 * i + 1];

      if (!find_ends (self, &map->lines[i], from, to))
        {
          *from = NOBODY;
          continue;
        }
      self->first[*from + 1]++;
      self->first[*to + 1]++;
    }
  for (guint i = 0; i < map->n_people; i++)
    self->first[i + 1] += self->first[i];
  memcpy (next, self->first, map->n_people * sizeof *next);
  for (guint i = 0; i < map->n_lines; i++)
    {
      guint from = ends[2 * i], to = ends[2 * i + 1];
      PursuitTrustKind kind = map->lines[i].kind;

      if (from == NOBODY)
        continue;
      self->arcs[next[from]++] = (Arc){ to, KINDS[kind].along, KINDS[kind].via };
      self->arcs[next[to]++] = (Arc){ from, KINDS[kind].against, KINDS[kind].back };
    }
}

static void
reach (Search *self, guint person, Reached way)
{
  Reached *best = &self->reached[person];

  if (best->done || way.cost > best->cost || (way.cost == best->cost && way.steps >= best->steps))
    return;
  *best = way;
  push (self->heap, (Entry){ way.cost, way.steps, person });
}

static void
begin (Search *self)
{
  const PursuitTrustMap *map = self->map;

  for (guint i = 0; i < map->n_people; i++)
    self->reached[i].cost = G_MAXUINT;
  for (guint i = 0; i < map->n_owners; i++)
    {
      guint cost = cost_of_owner (&map->owners[i]);
      guint person = find_person (self, map->owners[i].person);

      if (person != NOBODY && cost != G_MAXUINT && !map->people[person].placeholder)
        reach (self, person, (Reached){ cost, 1, NOBODY, PURSUIT_TRUST_VIA_END });
    }
}

/* Goes the cheapest way on, until it arrives at @target. */
static gboolean
walk_to (Search *self, guint target)
{
  while (self->heap->len > 0)
    {
      guint person = pop (self->heap).person;
      guint through;

      if (self->reached[person].done)
        continue;
      self->reached[person].done = TRUE;
      if (person == target)
        return TRUE;
      through = cost_through (&self->map->people[person]);
      if (through == G_MAXUINT)
        continue;
      for (guint i = self->first[person]; i < self->first[person + 1]; i++)
        {
          const Arc *arc = &self->arcs[i];

          reach (self, arc->to,
                 (Reached){ self->reached[person].cost + through + arc->cost, self->reached[person].steps + 1,
                            person, arc->via });
        }
    }
  return FALSE;
}

static gboolean
is_better_owner (const PursuitTrustOwner *a, const PursuitTrustOwner *b)
{
  guint cost_a = cost_of_owner (a), cost_b = cost_of_owner (b);

  if (cost_a != cost_b)
    return cost_a < cost_b;
  if (a->closeness != b->closeness)
    return a->closeness > b->closeness;
  if (a->meetings != b->meetings)
    return a->meetings > b->meetings;
  if (a->owns != b->owns)
    return a->owns;
  return a->member < b->member;
}

static PursuitTrustPath *
make_path (const Search *self, guint target)
{
  const PursuitTrustMap *map = self->map;
  PursuitTrustPath *path = g_new0 (PursuitTrustPath, 1);
  PursuitTrustVia via = PURSUIT_TRUST_VIA_END;
  guint at = target;

  path->cost = self->reached[target].cost;
  path->n_steps = self->reached[target].steps;
  path->steps = g_new (PursuitTrustStep, path->n_steps);
  for (guint i = path->n_steps; i-- > 0;)
    {
      path->steps[i] = (PursuitTrustStep){ map->people[at].person, via };
      via = self->reached[at].via;
      at = self->reached[at].before;
    }
  for (guint i = 0; i < map->n_owners; i++)
    {
      if (map->owners[i].person == path->steps[0].person &&
          (path->owner.person == 0 || is_better_owner (&map->owners[i], &path->owner)))
        path->owner = map->owners[i];
    }
  return path;
}

/**
 * pursuit_trust_path_find:
 * @map: everybody who is known
 * @target: whom the path leads to
 *
 * The shortest path of trust to a person: from one of us, over people whom we can ask to recommend us, one
 * after the other. Its cost is the sum of
 *
 * - how well one of us knows the first person, the best of: an acquaintance of closeness 1 a little 20, 2
 * well 10, 3 trusted 0; who owns a relation in the deal that covers the person 10; met three times or more
 * 15, met at all 25;
 * - each line that is walked: to a friend 10; to somebody whom the person has influence on 10, against the
 *   influence 25; up to the manager 20, down to a report 10. Lines between rivals are not walked;
 * - each person who is walked through, by attitude: champion 0, supporter 5, neutral or not known 15, sceptic
 *   40; and by coverage: deep 0, regular 5, brief 10, none 15.
 *
 * An opponent (-2) is never walked through, nor is a placeholder; either may be where the path ends. Of ways
 * that cost the same the one with fewer people is taken, then the one over people who were handed in earlier.
 * The owner is who knows the first person best: the least cost, then closeness, meetings, who owns the
 * relation, and the one who was here first.
 *
 * Time O((n + m) log m) for n people and m lines.
 *
 * Returns: (transfer full) (nullable): %NULL when nobody whom we know leads to @target, or it is not in @map
 */
PursuitTrustPath *
pursuit_trust_path_find (const PursuitTrustMap *map, gint64 target)
{
  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (map->people != NULL || map->n_people == 0, NULL);

  g_auto (Search) search = { .map = map };
  guint to;

  if (map->n_people == 0)
    return NULL;
  search.index = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < map->n_people; i++)
    g_hash_table_insert (search.index, (gpointer) &map->people[i].person, GUINT_TO_POINTER (i + 1));
  to = find_person (&search, target);
  if (to == NOBODY)
    return NULL;
  make_arcs (&search);
  search.reached = g_new0 (Reached, map->n_people);
  search.heap = g_array_sized_new (FALSE, FALSE, sizeof (Entry), map->n_people);
  begin (&search);
  return walk_to (&search, to) ? make_path (&search, to) : NULL;
}

/** pursuit_trust_path_free: frees the path. */
void
pursuit_trust_path_free (PursuitTrustPath *path)
{
  if (path == NULL)
    return;
  g_free (path->steps);
  g_free (path);
}

static const struct
{
  const char *code;
  const char *label;
} VIAS[] = {
  [PURSUIT_TRUST_VIA_END] = { "end", "" },
  /* Translators: how one person stands to the next one: “Sun Li (friend) → Zhou Min (reports to) → Luo Jian”
   */
  [PURSUIT_TRUST_VIA_REPORTS_TO] = { "reports-to", N_ ("reports to") },
  [PURSUIT_TRUST_VIA_MANAGES] = { "manages", N_ ("manages") },
  [PURSUIT_TRUST_VIA_INFLUENCES] = { "influences", N_ ("influences") },
  [PURSUIT_TRUST_VIA_INFLUENCED_BY] = { "influenced-by", N_ ("is influenced by") },
  [PURSUIT_TRUST_VIA_FRIEND] = { "friend", N_ ("friend") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (VIAS) == PURSUIT_N_TRUST_VIA);

/** pursuit_trust_via_code: the code of @via, as interfaces name it. */
const char *
pursuit_trust_via_code (PursuitTrustVia via)
{
  g_return_val_if_fail (via < PURSUIT_N_TRUST_VIA, NULL);

  return VIAS[via].code;
}

/** pursuit_trust_via_label: (transfer none): @via in translated words; "" for the end. */
const char *
pursuit_trust_via_label (PursuitTrustVia via)
{
  g_return_val_if_fail (via < PURSUIT_N_TRUST_VIA, NULL);

  return *VIAS[via].label != '\0' ? _ (VIAS[via].label) : "";
}
