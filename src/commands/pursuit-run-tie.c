/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-party.h"
#include "pursuit-relation.h"
#include "pursuit-run-private.h"

#include <glib/gi18n-lib.h>

/*
 * How people stand to each other, to us and to rivals, and the groups that they form: records like others,
 * with what the generic commands cannot know.
 */

/* The name (or title, by @column) of what @id points to; NULL with @error when it is gone. */
static char *
read_name (PursuitRun *run, const char *table, gint64 id, const char *column, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, table, id, error);

  return row != NULL ? g_strdup (pursuit_row_get_text (row, column)) : NULL;
}

/* The id of the row that @query finds for two ids and a text, when it is not @old itself; -1 with @error. */
static gint64
find_other (PursuitRun *run,
            const char *query,
            PursuitRow *old,
            gint64 first,
            gint64 second,
            const char *text,
            GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, query, error);

  if (stmt == NULL)
    return -1;
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, second);
  pursuit_bind_text (stmt, 3, text);
  pursuit_bind_int (stmt, 4, old ? pursuit_row_get_int (old, "id") : 0);
  int state = pursuit_db_step (run->db, stmt, error);
  gint64 id = state == 1 ? pursuit_column_int (stmt, 0) : state;
  pursuit_stmt_reset (stmt);
  return id;
}

static gboolean
refuse_relation_twice (const char *kind, const char *from, const char *to, GError **error)
{
  g_autofree char *sentence = NULL;

  if (g_str_equal (kind, "friend"))
    sentence = g_strdup_printf (_ ("%s and %s are noted as friends already."), from, to);
  else if (g_str_equal (kind, "rival"))
    sentence = g_strdup_printf (_ ("%s and %s are noted as rivals already."), from, to);
  else
    sentence = g_strdup_printf (_ ("That %s influences %s is noted already."), from, to);
  return pursuit_run_refuse (error, sentence);
}

static gboolean
check_relation (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 from_id = pursuit_run_merged_int (old, row, "from_id"),
         to_id = pursuit_run_merged_int (old, row, "to_id");
  const char *kind = pursuit_run_merged_text (old, row, "kind");
  g_autofree char *from = NULL, *to = NULL;

  if (from_id == 0 || to_id == 0)
    return pursuit_run_refuse (error, _ ("A relation needs two people."));
  from = read_name (run, "person", from_id, "name", error);
  to = from ? read_name (run, "person", to_id, "name", error) : NULL;
  if (to == NULL)
    return FALSE;
  if (from_id == to_id)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("%s cannot stand in a relation to themselves."), from);
      return pursuit_run_refuse (error, sentence);
    }
  if (kind == NULL)
    return TRUE; /* which is said for every required field */
  if (!pursuit_choice_is_valid (PURSUIT_RELATION_KINDS, kind))
    return pursuit_run_refuse (error, _ ("A relation is one of influence, friend and rival."));
  /* who stands first says something of influence only */
  if (!g_str_equal (kind, "influence") && from_id > to_id)
    {
      gint64 higher = from_id;
      from_id = to_id;
      to_id = higher;
    }
  pursuit_row_set_int (row, "from_id", from_id);
  pursuit_row_set_int (row, "to_id", to_id);
  gint64 other = find_other (run, "relation-find", old, from_id, to_id, kind, error);
  if (other > 0)
    return refuse_relation_twice (kind, from, to, error);
  if (old == NULL && pursuit_row_get (row, "day") == NULL)
    pursuit_run_set_day (row, "day", pursuit_txn_get_today (run->txn));
  if (old == NULL && pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  return other == 0;
}

static gboolean
check_closeness (PursuitRow *row, GError **error)
{
  const PursuitValue *value = pursuit_row_get (row, "closeness");

  if (value == NULL)
    return TRUE;
  if (value->kind == PURSUIT_VALUE_NULL)
    {
      pursuit_row_remove (row, "closeness");
      return TRUE;
    }
  return (value->i >= 1 && value->i <= 3) ||
         pursuit_run_refuse (error, _ ("Closeness goes from 1, a little, to 3, trusted."));
}

static gboolean
check_acquaintance (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 person_id = pursuit_run_merged_int (old, row, "person_id"),
         member_id = pursuit_run_merged_int (old, row, "member_id");
  g_autofree char *person = NULL, *member = NULL;

  if (person_id == 0 || member_id == 0)
    return pursuit_run_refuse (error, _ ("An acquaintance needs a person and one of us."));
  person = read_name (run, "person", person_id, "name", error);
  member = person ? read_name (run, "member", member_id, "name", error) : NULL;
  if (member == NULL || !check_closeness (row, error))
    return FALSE;
  gint64 other = find_other (run, "acquaintance-find", old, person_id, member_id, NULL, error);
  if (other > 0)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("How well %s knows %s is noted already."), member, person);
      return pursuit_run_refuse (error, sentence);
    }
  return other == 0;
}

static gboolean
check_rival_tie (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 person_id = pursuit_run_merged_int (old, row, "person_id");
  const char *competitor = pursuit_run_merged_text (old, row, "competitor");
  g_autofree char *person = NULL, *key = NULL;

  if (person_id == 0)
    return pursuit_run_refuse (error, _ ("A rival’s tie needs a person."));
  person = read_name (run, "person", person_id, "name", error);
  if (person == NULL || !check_closeness (row, error))
    return FALSE;
  if (competitor == NULL)
    return TRUE; /* which is said for every required field */
  const char *contact = pursuit_run_merged_text (old, row, "contact");
  key = g_strdup_printf ("%s\n%s", competitor, contact ? contact : "");
  gint64 other = find_other (run, "rival-tie-find", old, person_id, 0, key, error);
  if (other > 0)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("The tie of %s to %s is noted already."), competitor, person);
      return pursuit_run_refuse (error, sentence);
    }
  return other == 0;
}

static gboolean
check_party (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 deal_id = pursuit_run_merged_int (old, row, "deal_id");
  const char *kind = pursuit_run_merged_text (old, row, "kind"),
             *name = pursuit_run_merged_text (old, row, "name");
  g_autofree char *deal = NULL;

  if (deal_id == 0)
    return pursuit_run_refuse (error, _ ("A group belongs to a deal."));
  deal = read_name (run, "deal", deal_id, "title", error);
  if (deal == NULL)
    return FALSE;
  if (kind == NULL)
    pursuit_row_set_text (row, "kind", "other");
  else if (!pursuit_choice_is_valid (PURSUIT_PARTY_KINDS, kind))
    return pursuit_run_refuse (error, _ ("A group is one of evaluation, design and other."));
  gint64 other = find_other (run, "party-find", old, deal_id, 0, name, error);
  if (other > 0)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” has a group “%s” already."), deal, name);
      return pursuit_run_refuse (error, sentence);
    }
  return other == 0;
}

static gboolean
check_party_member (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 party_id = pursuit_run_merged_int (old, row, "party_id"),
         person_id = pursuit_run_merged_int (old, row, "person_id");
  g_autofree char *party = NULL, *person = NULL;

  if (party_id == 0 || person_id == 0)
    return pursuit_run_refuse (error, _ ("A member of a group needs a group and a person."));
  party = read_name (run, "party", party_id, "name", error);
  person = party ? read_name (run, "person", person_id, "name", error) : NULL;
  if (person == NULL)
    return FALSE;
  gint64 other = find_other (run, "party-member-find", old, party_id, person_id, NULL, error);
  if (other > 0)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("%s is in “%s” already."), person, party);
      return pursuit_run_refuse (error, sentence);
    }
  return other == 0;
}

/* The records of this file, and whom or what their labels name: two columns, what they point to, its name. */
static const struct
{
  const char *entity;
  gboolean (*check) (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error);
  struct
  {
    const char *column;
    const char *table; /* NULL: the column is the name itself */
    const char *name;
  } named[2];
} TIES[] = {
  { "relation", check_relation, { { "from_id", "person", "name" }, { "to_id", "person", "name" } } },
  { "acquaintance",
    check_acquaintance,
    { { "member_id", "member", "name" }, { "person_id", "person", "name" } } },
  { "rival_tie", check_rival_tie, { { "competitor", NULL, NULL }, { "person_id", "person", "name" } } },
  { "party", check_party, { { "name", NULL, NULL }, { "deal_id", "deal", "title" } } },
  { "party_member",
    check_party_member,
    { { "person_id", "person", "name" }, { "party_id", "party", "name" } } },
};

static int
find_tie (PursuitRun *run)
{
  const char *entity = pursuit_command_get_entity (run->command)->name;

  for (guint i = 0; i < G_N_ELEMENTS (TIES); i++)
    {
      if (g_str_equal (TIES[i].entity, entity))
        return (int) i;
    }
  return -1;
}

/** pursuit_run_is_tie: whether the command is about one of the records of this file. */
gboolean
pursuit_run_is_tie (PursuitRun *run)
{
  return find_tie (run) >= 0;
}

/**
 * pursuit_run_check_tie:
 * @old: (nullable): what is there; %NULL for a new record
 * @row: the columns to be written; what follows from them is filled in
 *
 * Refuses ties of nobody, to oneself, or noted twice. Does nothing for other records.
 */
gboolean
pursuit_run_check_tie (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  int tie = find_tie (run);

  return tie < 0 || TIES[tie].check (run, old, row, error);
}

/** pursuit_run_name_tie: notes for the label whom record @id is about. Does nothing for other records. */
gboolean
pursuit_run_name_tie (PursuitRun *run, gint64 id, GError **error)
{
  static const char *const args[] = { "name", "other" };
  int tie = find_tie (run);
  g_autoptr (PursuitRow) row = tie >= 0 ? pursuit_txn_read (run->txn, TIES[tie].entity, id, error) : NULL;

  if (tie < 0)
    return TRUE;
  for (guint i = 0; row != NULL && i < G_N_ELEMENTS (args); i++)
    {
      const char *column = TIES[tie].named[i].column, *table = TIES[tie].named[i].table;
      g_autofree char *name = table == NULL ? g_strdup (pursuit_row_get_text (row, column))
                                            : read_name (run, table, pursuit_row_get_int (row, column),
                                                         TIES[tie].named[i].name, error);
      if (name == NULL)
        return FALSE;
      pursuit_row_set_text (run->args, args[i], name);
    }
  return row != NULL;
}

static gboolean
drop_parties (PursuitRun *run, gint64 deal_id, GError **error)
{
  g_autoptr (GArray) ids = pursuit_find_ids (run->db, "parties-of-deal", deal_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      if (!pursuit_run_delete_all (run, "members-of-party", id, "party_member", error) ||
          !pursuit_txn_delete (run->txn, "party", id, error))
        return FALSE;
    }
  return ids != NULL;
}

/** pursuit_run_detach_tie: what goes with a record of this file. */
gboolean
pursuit_run_detach_tie (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_name_tie (run, id, error) &&
         (!g_str_equal (pursuit_command_get_entity (run->command)->name, "party") ||
          pursuit_run_delete_all (run, "members-of-party", id, "party_member", error));
}

/** pursuit_run_drop_people_of_deal: deletes the participants and groups of a deal that goes. */
gboolean
pursuit_run_drop_people_of_deal (PursuitRun *run, gint64 deal_id, GError **error)
{
  return pursuit_run_drop_participants (run, "participants-of-deal", deal_id, error) &&
         drop_parties (run, deal_id, error);
}

/** pursuit_run_drop_ties_of_person: deletes what ties a person who goes to deals, groups, others and us. */
gboolean
pursuit_run_drop_ties_of_person (PursuitRun *run, gint64 person_id, GError **error)
{
  return pursuit_run_drop_participants (run, "participants-of-person", person_id, error) &&
         pursuit_run_delete_all (run, "relations-of-person", person_id, "relation", error) &&
         pursuit_run_delete_all (run, "acquaintances-of-person", person_id, "acquaintance", error) &&
         pursuit_run_delete_all (run, "rival-ties-of-person", person_id, "rival_tie", error) &&
         pursuit_run_delete_all (run, "memberships-of-person", person_id, "party_member", error);
}
