/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Everything that is known of one person, as the law gives everybody the right to see it: the private fields
 * too. Other people's own data stay out of it.
 */

#include "pursuit-person-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-acquaintance.h"
#include "pursuit-org-people.h"
#include "pursuit-parse.h"
#include "pursuit-participant-value.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-rival-tie.h"

/*
 * The parts in the order of the enumeration. Of a part's fields only those in `only` are given out, or all
 * but those in `without`: what names the person once more, and others.
 */
static const struct
{
  const char *key;
  const char *heading;
  const char *only;
  const char *without;
} PARTS[] = {
  { "reports", N_ ("Reports to this person"), "|id|name|title|", NULL },
  { "departments", N_ ("Heads these departments"), NULL, "|head_id|head|people|" },
  { "trips", N_ ("Journeys and holidays"), NULL, "|person_id|person|" },
  { "relations", N_ ("Lines to other people"), NULL, NULL },
  { "acquaintances", N_ ("Who of us knows this person"), NULL, "|person_id|person|" },
  { "rival_ties", N_ ("Ties to competitors"), NULL, "|person_id|person|" },
  { "groups", N_ ("Groups"), NULL, "|person_id|person|" },
  { "roles", N_ ("Roles in deals"), NULL, "|person_id|person|" },
  { "values", N_ ("What was believed, over time"), NULL, "|person_id|person|" },
  { "needs", N_ ("Needs"), NULL, "|holder_id|holder|" },
  { "activities", N_ ("Activities"), NULL, "|people|members|" },
  { "files", N_ ("Files"), NULL, "|person_id|" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (PARTS) == PURSUIT_N_PERSON_PARTS);

/** pursuit_person_report_data_new: (transfer full): data of nobody yet, with empty lists. */
PursuitPersonReportData *
pursuit_person_report_data_new (void)
{
  PursuitPersonReportData *data = g_new0 (PursuitPersonReportData, 1);

  for (guint i = 0; i < PURSUIT_N_PERSON_PARTS; i++)
    data->parts[i] = g_ptr_array_new_with_free_func (g_object_unref);
  data->deals = g_ptr_array_new_with_free_func (g_free);
  return data;
}

/** pursuit_person_report_data_free: frees the data. */
void
pursuit_person_report_data_free (PursuitPersonReportData *data)
{
  if (data == NULL)
    return;
  g_clear_object (&data->person);
  for (guint i = 0; i < PURSUIT_N_PERSON_PARTS; i++)
    g_ptr_array_unref (data->parts[i]);
  g_ptr_array_unref (data->deals);
  g_free (data->database);
  g_free (data);
}

/** pursuit_person_part_key: what the JSON form calls the part. */
const char *
pursuit_person_part_key (PursuitPersonPart part)
{
  g_return_val_if_fail (part < PURSUIT_N_PERSON_PARTS, NULL);

  return PARTS[part].key;
}

/** pursuit_person_part_has: whether the report gives out this field of the part's records. */
gboolean
pursuit_person_part_has (PursuitPersonPart part, const PursuitField *field)
{
  g_return_val_if_fail (part < PURSUIT_N_PERSON_PARTS, FALSE);

  g_autofree char *name = g_strdup_printf ("|%s|", field->name);
  if (!(field->flags & PURSUIT_FIELD_JSON) || (PARTS[part].only && strstr (PARTS[part].only, name) == NULL))
    return FALSE;
  return PARTS[part].without == NULL || strstr (PARTS[part].without, name) == NULL;
}

/* The value as people read it; %NULL when it is not known. */
static char *
word_value (PursuitRecord *record, guint i, PursuitDay today)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  int currency = pursuit_entity_find_field (entity, "currency");

  if (!pursuit_record_is_set (record, i))
    return NULL;
  return pursuit_value_to_display (&entity->fields[i], pursuit_record_get_value (record, i),
                                   currency >= 0 ? pursuit_record_get_text (record, (guint) currency) : NULL,
                                   today);
}

/* What the person is in a deal, as people say it: no numbers where the window has words. */
static char *
word_role (PursuitRecord *role, guint i, PursuitDay today)
{
  gint64 number = pursuit_record_get_int (role, i);

  if (!pursuit_record_is_set (role, i))
    return NULL;
  if (i == PURSUIT_PARTICIPANT_ATTITUDE)
    return g_strdup (pursuit_org_attitude_label ((int) CLAMP (number, -2, 2)));
  if (i == PURSUIT_PARTICIPANT_COVERAGE || i == PURSUIT_PARTICIPANT_COVERAGE_SAID ||
      i == PURSUIT_PARTICIPANT_COVERAGE_MET)
    return g_strdup (pursuit_org_coverage_label ((int) CLAMP (number, 0, 3)));
  if (i == PURSUIT_PARTICIPANT_WEIGHT)
    return g_strdup_printf (_ ("%d %%"), (int) number);
  return word_value (role, i, today);
}

/* What was believed once, worded as what is believed now. */
static char *
word_kept (PursuitRecord *kept, PursuitDay today)
{
  const char *text = pursuit_record_get_text (kept, PURSUIT_PARTICIPANT_VALUE_VALUE);
  g_autoptr (PursuitRecord) role = g_object_new (PURSUIT_TYPE_PARTICIPANT, NULL);
  PursuitKeptField field;

  if (text == NULL ||
      !pursuit_kept_field_find (pursuit_record_get_text (kept, PURSUIT_PARTICIPANT_VALUE_FIELD), &field))
    return g_strdup (text);
  guint i = pursuit_kept_field_index (field);
  if (field == PURSUIT_KEPT_ROLES)
    pursuit_record_set_text (role, i, text);
  else
    pursuit_record_set_int (role, i, g_ascii_strtoll (text, NULL, 10));
  return word_role (role, i, today);
}

static char *
word_closeness (PursuitRecord *tie, guint i)
{
  g_autofree char *code = g_strdup_printf ("%d", (int) pursuit_record_get_int (tie, i));

  return pursuit_record_is_set (tie, i) ? g_strdup (pursuit_choice_label (PURSUIT_CLOSENESS, code)) : NULL;
}

/* The value of a record of a part as people read it: no numbers where the window has words. */
static char *
word_cell (PursuitRecord *record, guint i, PursuitDay today)
{
  if ((PURSUIT_IS_ACQUAINTANCE (record) && i == PURSUIT_ACQUAINTANCE_CLOSENESS) ||
      (PURSUIT_IS_RIVAL_TIE (record) && i == PURSUIT_RIVAL_TIE_CLOSENESS))
    return word_closeness (record, i);
  if (PURSUIT_IS_PARTICIPANT_VALUE (record) && i == PURSUIT_PARTICIPANT_VALUE_VALUE)
    return word_kept (record, today);
  if (PURSUIT_IS_PARTICIPANT_VALUE (record) && i == PURSUIT_PARTICIPANT_VALUE_SOURCE)
    return pursuit_kept_source_word (pursuit_record_get_text (record, i),
                                     pursuit_record_get_text (record, PURSUIT_PARTICIPANT_VALUE_COPIED_FROM));
  return word_value (record, i, today);
}

static PursuitReportTable *
pairs_new (void)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("What"), FALSE);
  pursuit_report_table_add_column (table, _ ("Known"), FALSE);
  return table;
}

static void
add_pair (PursuitReportTable *table, const char *label, const char *value)
{
  pursuit_report_table_add_row (table, FALSE);
  pursuit_report_table_add_cell (table, label, NULL);
  pursuit_report_table_add_cell (table, value, NULL);
}

/* A table is taken over only when there is something in it. */
static void
add_table (PursuitReport *report, const char *heading, PursuitReportTable *table)
{
  if (pursuit_report_table_get_n_rows (table) == 0)
    {
      pursuit_report_table_free (table);
      return;
    }
  pursuit_report_add_heading (report, heading);
  pursuit_report_add_table (report, table);
}

/* What names records to other programs: the JSON form has it. */
static gboolean
is_for_programs (const PursuitField *field)
{
  return g_str_has_suffix (field->name, "_uid");
}

/* How the program draws the person says nothing of them; the photo stands among the files. */
static gboolean
is_of_program (guint field)
{
  return field == PURSUIT_PERSON_PHOTO || field == PURSUIT_PERSON_ON_CHART ||
         field == PURSUIT_PERSON_CHART_COLUMNS || field == PURSUIT_PERSON_ASSISTANT ||
         field == PURSUIT_PERSON_PLACEHOLDER || field == PURSUIT_PERSON_CURRENCY;
}

/* The fields of the person's own life, or the others. */
static void
add_person (PursuitReport *report, const PursuitPersonReportData *data, const char *heading, gboolean own)
{
  PursuitReportTable *table = pairs_new ();

  for (guint i = PURSUIT_RECORD_N_COMMON; i < PURSUIT_PERSON_ENTITY.n_fields; i++)
    {
      const PursuitField *field = &PURSUIT_PERSON_ENTITY.fields[i];
      g_autofree char *value = NULL;

      if (field->label == NULL || i == PURSUIT_PERSON_REPORTS_TO || is_for_programs (field) ||
          is_of_program (i) || ((field->flags & PURSUIT_FIELD_PRIVATE) != 0) != own)
        continue;
      value = word_value (data->person, i, data->today);
      if (value != NULL)
        add_pair (table, pursuit_field_get_label (field), value);
    }
  if (!own && pursuit_record_is_set (data->person, PURSUIT_PERSON_MANAGER))
    add_pair (table, _ ("Reports to"), pursuit_record_get_text (data->person, PURSUIT_PERSON_MANAGER));
  add_table (report, heading, table);
}

/* What the person is in each deal: there is too much of it for columns. */
static void
add_roles (PursuitReport *report, const PursuitPersonReportData *data)
{
  GPtrArray *roles = data->parts[PURSUIT_PERSON_PART_ROLES];

  for (guint i = 0; i < roles->len; i++)
    {
      PursuitRecord *role = g_ptr_array_index (roles, i);
      const PursuitEntity *entity = pursuit_record_get_entity (role);
      PursuitReportTable *table = pairs_new ();
      g_autofree char *heading =
          g_strdup_printf (_ ("Role in “%s”"), (const char *) g_ptr_array_index (data->deals, i));

      for (guint k = PURSUIT_RECORD_N_COMMON; k < entity->n_fields; k++)
        {
          g_autofree char *value = NULL;

          if (entity->fields[k].label == NULL ||
              !pursuit_person_part_has (PURSUIT_PERSON_PART_ROLES, &entity->fields[k]))
            continue;
          value = word_role (role, k, data->today);
          if (value != NULL)
            add_pair (table, pursuit_field_get_label (&entity->fields[k]), value);
        }
      add_table (report, heading, table);
    }
}

/* Whether any record says something of the field. */
static gboolean
is_column (GPtrArray *records, PursuitPersonPart part, guint i)
{
  const PursuitField *field = &pursuit_record_get_entity (records->pdata[0])->fields[i];

  if (field->label == NULL || is_for_programs (field) || !pursuit_person_part_has (part, field))
    return FALSE;
  for (guint k = 0; k < records->len; k++)
    {
      if (pursuit_record_is_set (records->pdata[k], i))
        return TRUE;
    }
  return FALSE;
}

/* Records as a table of all that is known of them. */
static void
add_part (PursuitReport *report, const PursuitPersonReportData *data, PursuitPersonPart part)
{
  GPtrArray *records = data->parts[part];
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  PursuitReportTable *table = pursuit_report_table_new ();
  guint n_fields = records->len > 0 ? pursuit_record_get_entity (records->pdata[0])->n_fields : 0;

  for (guint i = PURSUIT_RECORD_N_COMMON; i < n_fields; i++)
    {
      if (!is_column (records, part, i))
        continue;
      g_array_append_val (columns, i);
      const PursuitField *field = &pursuit_record_get_entity (records->pdata[0])->fields[i];
      pursuit_report_table_add_column (table, pursuit_field_get_label (field), FALSE);
    }
  for (guint k = 0; columns->len > 0 && k < records->len; k++)
    {
      pursuit_report_table_add_row (table, FALSE);
      for (guint c = 0; c < columns->len; c++)
        {
          g_autofree char *value =
              word_cell (records->pdata[k], g_array_index (columns, guint, c), data->today);
          pursuit_report_table_add_cell (table, value, NULL);
        }
    }
  add_table (report, _ (PARTS[part].heading), table);
}

/**
 * pursuit_person_report_new:
 *
 * Returns: (transfer full): everything that is known of the person, private things too, which it says at the
 * top
 */
PursuitReport *
pursuit_person_report_new (const PursuitPersonReportData *data)
{
  g_return_val_if_fail (data != NULL && PURSUIT_IS_PERSON (data->person), NULL);

  const char *company = pursuit_record_get_text (data->person, PURSUIT_PERSON_COMPANY);
  const char *name = pursuit_record_get_text (data->person, PURSUIT_PERSON_NAME);
  /* Translators: a person, then the company */
  g_autofree char *subtitle = company ? g_strdup_printf (_ ("%s, %s"), name, company) : g_strdup (name);
  g_autofree char *json = pursuit_person_report_to_json (data);
  PursuitReport *report = pursuit_report_new (_ ("Person report"), subtitle,
                                              data->database != NULL ? data->database : "", data->today);

  pursuit_report_set_json (report, json);
  pursuit_report_add_text (report, _ ("This is everything that is stored of this person, private things too: "
                                      "it is meant for the person’s own eyes. Keep it safe."));
  add_person (report, data, _ ("At work"), FALSE);
  add_person (report, data, _ ("Personal file"), TRUE);
  for (guint part = 0; part < PURSUIT_N_PERSON_PARTS; part++)
    {
      if (part == PURSUIT_PERSON_PART_ROLES)
        add_roles (report, data);
      else
        add_part (report, data, part);
    }
  return report;
}
