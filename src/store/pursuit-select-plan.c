/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select-private.h"

#include <math.h>

/*
 * Implementation notes.
 *
 * The first rows of a section by name are read in one of two ways: along the names, passing over all others,
 * or from the section's own index, to be sorted then. SQLite keeps no figures by which it could choose: it
 * goes along a million names to find the two hundred companies of the pool (2.5 s), and sorts a million
 * without need to show the first fifty. So the section's index is counted, no further than it matters, and
 * the statement is written so that the other index is of no use: a text with nothing appended is no column.
 */

enum
{
  WORTH_ASKING = 20000, /* fewer records are gone through sooner than it is asked */
  ALL_RARE = 4,         /* of a whole list: what less than one in so many has is sorted sooner than walked */
};

/* The fields that make the sections: text, with indexes of their own. */
static const struct
{
  const char *entity, *field;
} SECTIONS[] = {
  { "company", "pool_since" },
  { "company", "release_day" },
  { "company", "life" },
  { "company", "grade" },
};

/* Whether field @index of @entity has an index by which a section is read. */
gboolean
pursuit_select_is_section (const PursuitEntity *entity, guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (SECTIONS); i++)
    if (g_str_equal (SECTIONS[i].entity, entity->name) &&
        g_str_equal (SECTIONS[i].field, entity->fields[index].name))
      return TRUE;
  return FALSE;
}

/* Whether the names, which have an index, say in which order the records stand. */
static gboolean
is_by_name (PursuitListSpec *spec)
{
  if (spec->group >= 0 || spec->match != NULL || spec->ids != NULL || spec->sort->len == 0)
    return FALSE;
  const char *key =
      pursuit_select_find_sort_key (spec->entity, g_array_index (spec->sort, PursuitSortKey, 0).field);
  return g_strcmp0 (key, "t.sort_key") == 0;
}

/* How many records meet @test, counted as far as @most; -1 on failure. */
static gint64
count_some (const PursuitSelect *builder,
            PursuitListSpec *spec,
            const PursuitFilter *test,
            gint64 most,
            GError **error)
{
  g_auto (PursuitSelect) section = pursuit_select_builder (builder->db, &builder->context, NULL);
  gint64 count = -1;

  g_string_append_printf (section.sql, "SELECT count(*) FROM (SELECT 1 FROM %s t WHERE ", spec->entity->name);
  if (!pursuit_filter_append_sql (&section, section.sql, test, spec->entity, error))
    return -1;
  pursuit_value_set_int (pursuit_select_add_parameter (&section), most);
  g_string_append_printf (section.sql, " LIMIT $%u) s", section.values->len);
  sqlite3_stmt *stmt = pursuit_select_prepare_and_bind (&section, error);
  if (stmt == NULL)
    return -1;
  if (pursuit_db_step (builder->db, stmt, error) == 1)
    count = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return count;
}

static gint64
count_records (const PursuitSelect *builder, PursuitTextKind kind, GError **error)
{
  sqlite3_stmt *stmt = pursuit_text_kind_query (builder->db, "last", kind, error);
  gint64 last = -1;

  if (stmt == NULL)
    return -1;
  if (pursuit_db_step (builder->db, stmt, error) == 1)
    last = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return last;
}

/*
 * Chooses how @builder, still empty, shall read the first @limit records of @spec; -1: all of them.
 *
 * Along the names limit × records ÷ matches are read, from the section's index the matches: of what is rarer
 * than where both are the same the index is taken. Whatever else is asked of a rare section costs no more;
 * a common one is read by name only when nothing else can make the matches few.
 */
gboolean
pursuit_select_choose_plan (PursuitSelect *builder, PursuitListSpec *spec, gint64 limit, GError **error)
{
  gboolean only_sections = TRUE;
  guint n_common = 0;
  PursuitTextKind kind;

  if (!is_by_name (spec) || !pursuit_text_kind_find (spec->entity->name, &kind))
    return TRUE;
  gint64 n_records = count_records (builder, kind, error);
  if (n_records < WORTH_ASKING)
    return n_records >= 0;
  gint64 most = limit < 0 ? n_records / ALL_RARE : (gint64) sqrt ((double) limit * (double) n_records);
  for (guint i = 0; i < spec->filter->parts->len; i++)
    {
      const PursuitFilter *part = spec->filter->parts->pdata[i];
      if (part->kind != PURSUIT_FILTER_TEST || !pursuit_select_is_section (spec->entity, part->field))
        {
          only_sections = FALSE;
          continue;
        }
      if (part->op != PURSUIT_OP_EQ && part->op != PURSUIT_OP_IS_SET && part->op != PURSUIT_OP_LE)
        continue;
      gint64 count = count_some (builder, spec, part, most + 1, error);
      if (count < 0)
        return FALSE;
      n_common++;
      if (count <= most)
        {
          builder->plan = PURSUIT_SELECT_BY_SECTION;
          return TRUE;
        }
    }
  if (limit >= 0 && n_common > 0 && only_sections)
    builder->plan = PURSUIT_SELECT_BY_NAME;
  return TRUE;
}
