/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-people.h"

static void
add_person (GPtrArray *people, gint64 id, const char *name, const char *level, gint64 reports_to)
{
  PursuitRecord *person = pursuit_record_new (&PURSUIT_PERSON_ENTITY);

  pursuit_record_set_int (person, PURSUIT_RECORD_ID, id);
  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, name);
  pursuit_record_set_text (person, PURSUIT_PERSON_LEVEL, level);
  pursuit_record_set_int (person, PURSUIT_PERSON_ON_CHART, 1);
  if (reports_to)
    pursuit_record_set_int (person, PURSUIT_PERSON_REPORTS_TO, reports_to);
  g_ptr_array_add (people, person);
}

/* sample_people_new: (element-type PursuitPerson): a small company; the worker stands before the engineer. */
GPtrArray *
sample_people_new (void)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  add_person (people, SAMPLE_BOSS, "Luo Jian", "decision", 0);
  add_person (people, SAMPLE_DEPUTY, "Zhou Min", "decision", SAMPLE_BOSS);
  add_person (people, SAMPLE_WORKER, "Qian Hao", "operating", SAMPLE_ENGINEER);
  add_person (people, SAMPLE_ENGINEER, "Zhao Wei", "management", SAMPLE_DEPUTY);
  add_person (people, SAMPLE_UNKNOWN, "unknown", "management", SAMPLE_DEPUTY);
  add_person (people, SAMPLE_BUYER, "He Fang", "management", SAMPLE_DEPUTY);
  add_person (people, SAMPLE_CLERK, "Wang Lin", "operating", 0);
  pursuit_record_set_int (people->pdata[4], PURSUIT_PERSON_PLACEHOLDER, 1);
  pursuit_record_set_int (people->pdata[6], PURSUIT_PERSON_ON_CHART, 0);
  return people;
}

/* sample_participants_new: an empty table for sample_participant_add(). */
GHashTable *
sample_participants_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/* sample_participant_add: (transfer none): a participant about whom nothing is said yet. */
PursuitRecord *
sample_participant_add (GHashTable *participants, gint64 person_id)
{
  PursuitRecord *participant = pursuit_record_new (&PURSUIT_PARTICIPANT_ENTITY);

  pursuit_record_set_int (participant, PURSUIT_PARTICIPANT_PERSON_ID, person_id);
  g_hash_table_insert (participants, g_memdup2 (&person_id, sizeof person_id), participant);
  return participant;
}
