/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is known of somebody on a map of people, as rows of a title and a value. Under a value that is kept
 * over time stand its day, its source and who entered it, and whether it is so old that it should be asked
 * for again.
 */

#include "pursuit-person-facts.h"

#include <glib/gi18n-lib.h>

#include "pursuit-custom-field.h"
#include "pursuit-parse.h"
#include "pursuit-rival-tie.h"
#include "pursuit-text.h"

#define MAX_CHARS 300
#define MAX_SOURCE 80
/* What a wrapping value asks for; without it one long value would widen the panel. */
#define VALUE_CHARS 16
#define SPACING 6

typedef struct
{
  PursuitSession *session;
  PursuitOrgPeople *people;
  GtkWidget *box;
  const PursuitStanding *standing; /* NULL without a map or a deal */
} Facts;

/** pursuit_person_facts_add_row: (transfer none): a row at the end of @box. @value: (out): at its right */
GtkWidget *
pursuit_person_facts_add_row (GtkWidget *box, const char *title, GtkLabel **value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (NULL);

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (box), row);
  *value = GTK_LABEL (text);
  return row;
}

static void
add_fact (const Facts *facts, const char *title, const char *text)
{
  g_autofree char *line = NULL;
  GtkWidget *row;
  GtkLabel *value;

  if (text == NULL || *text == '\0')
    return;
  line = pursuit_text_for_display (text, MAX_CHARS);
  row = pursuit_person_facts_add_row (facts->box, title, &value);
  /* In place of the box's spacing: where a value comes from stands close to it. */
  gtk_widget_set_margin_top (row, gtk_widget_get_prev_sibling (row) ? SPACING : 0);
  gtk_label_set_text (value, line);
  gtk_label_set_max_width_chars (value, VALUE_CHARS);
  gtk_label_set_selectable (value, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (value), "dim-label");
}

static void
add_field (const Facts *facts, PursuitRecord *record, guint index)
{
  const PursuitField *field = &pursuit_record_get_entity (record)->fields[index];
  int currency = pursuit_entity_find_field (pursuit_record_get_entity (record), "currency");
  g_autofree char *text = NULL;

  if (!pursuit_record_is_set (record, index))
    return;
  text = pursuit_value_to_display (field, pursuit_record_get_value (record, index),
                                   currency >= 0 ? pursuit_record_get_text (record, (guint) currency) : NULL,
                                   pursuit_session_get_today (facts->session));
  add_fact (facts, pursuit_field_get_label (field), text);
}

/* “Castor: badminton”, one line for each tie. */
static void
add_rivals (const Facts *facts, gint64 person_id)
{
  const PursuitPeopleMap *map = facts->people->map;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; map != NULL && i < map->rival_ties->len; i++)
    {
      PursuitRecord *tie = map->rival_ties->pdata[i];
      const char *contact = pursuit_record_get_text (tie, PURSUIT_RIVAL_TIE_CONTACT);
      const char *notes = pursuit_record_get_text (tie, PURSUIT_RIVAL_TIE_NOTES);

      if (pursuit_record_get_int (tie, PURSUIT_RIVAL_TIE_PERSON_ID) != person_id)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              pursuit_record_get_text (tie, PURSUIT_RIVAL_TIE_COMPETITOR));
      if (contact != NULL && *contact != '\0')
        g_string_append_printf (text, ", %s", contact);
      if (notes != NULL && *notes != '\0')
        g_string_append_printf (text, ": %s", notes);
    }
  add_fact (facts, _ ("Rival’s tie"), text->str);
}

/* What winning would bring the person. */
static void
add_wins (const Facts *facts, PursuitRecord *participant)
{
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_WINS_TEXT))
    add_fact (facts, _ ("Wins if"), pursuit_record_get_text (participant, PURSUIT_PARTICIPANT_WINS_TEXT));
  else
    add_field (facts, participant, PURSUIT_PARTICIPANT_WINS);
  add_field (facts, participant, PURSUIT_PARTICIPANT_CONCERN);
}

/* Since when and from whom we have the value in the row above, as far as somebody knows. */
static void
add_origin (const Facts *facts, PursuitKeptField field)
{
  const PursuitKeptValue *kept = facts->standing ? &facts->standing->kept[field] : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  GtkWidget *label;
  gboolean aged;

  if (kept == NULL || !kept->known)
    return;
  /* Of what was entered before days were kept nobody can say that it is old. */
  aged = kept->aged && kept->day != PURSUIT_DAY_NONE;
  if (kept->day != PURSUIT_DAY_NONE)
    g_ptr_array_add (parts, pursuit_day_format (kept->day, pursuit_session_get_today (facts->session)));
  if (kept->source != NULL && *kept->source != '\0')
    g_ptr_array_add (parts, pursuit_text_for_display (kept->source, MAX_SOURCE));
  if (kept->by != NULL)
    /* Translators: %s is one of us. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("entered by %s"), kept->by));
  if (aged)
    g_ptr_array_add (parts, g_strdup (_ ("aged, ask again")));
  if (parts->len == 0)
    return;
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), VALUE_CHARS);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, aged ? "warning" : "dim-label");
  gtk_box_append (GTK_BOX (facts->box), label);
}

static void
add_attitude (const Facts *facts, PursuitRecord *participant)
{
  g_autofree char *text = NULL;
  int attitude;

  if (!pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    return;
  attitude = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE), -2, 2);
  text = g_strdup_printf (_ ("%s  %s"), pursuit_org_card_attitude_sign (attitude),
                          pursuit_org_attitude_label (attitude));
  add_fact (facts, _ ("Attitude"), text);
  add_origin (facts, PURSUIT_KEPT_ATTITUDE);
}

/* As it was entered, and when all weights together are brought to 100. */
static void
add_weight (const Facts *facts, PursuitRecord *participant)
{
  g_autofree char *text = NULL;
  int weight;

  if (!pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_WEIGHT))
    return;
  weight = (int) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT);
  if (facts->standing && facts->standing->share >= 0 && facts->standing->share != weight)
    /* Translators: a weight as it was entered, and when all weights together make 100 %. */
    text = g_strdup_printf (_ ("%d %%, normalised %d %%"), weight, facts->standing->share);
  else
    text = g_strdup_printf (_ ("%d %%"), weight);
  add_fact (facts, _ ("Decision weight"), text);
  add_origin (facts, PURSUIT_KEPT_WEIGHT);
}

static void
add_participant (const Facts *facts, PursuitRecord *participant)
{
  int coverage = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE);

  add_field (facts, participant, PURSUIT_PARTICIPANT_ROLES);
  add_origin (facts, PURSUIT_KEPT_ROLES);
  add_attitude (facts, participant);
  add_weight (facts, participant);
  if (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_OUTSIDE))
    add_fact (facts, _ ("Outside the buying centre"), _ ("yes"));
  if (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_INSIDER))
    {
      add_fact (facts, _ ("Insider"), _ ("yes"));
      add_origin (facts, PURSUIT_KEPT_INSIDER);
    }
  add_field (facts, participant, PURSUIT_PARTICIPANT_TELLS);
  add_fact (facts, _ ("Coverage"), pursuit_org_coverage_label (CLAMP (coverage, 0, 3)));
  add_origin (facts, PURSUIT_KEPT_COVERAGE);
  add_field (facts, participant, PURSUIT_PARTICIPANT_POLITICS_FOR);
  add_field (facts, participant, PURSUIT_PARTICIPANT_POLITICS_AGAINST);
  add_field (facts, participant, PURSUIT_PARTICIPANT_NOTES);
}

/* What users have this program know of people beside that. */
static void
add_custom (const Facts *facts, PursuitRecord *person)
{
  g_autoptr (GArray) fields = pursuit_custom_fields_list (&PURSUIT_PERSON_ENTITY);

  for (guint i = 0; i < fields->len; i++)
    add_field (facts, person, g_array_index (fields, guint, i));
}

static void
add_person (const Facts *facts, PursuitRecord *person)
{
  static const guint fields[] = {
    PURSUIT_PERSON_LEVEL, PURSUIT_PERSON_FUNCTION, PURSUIT_PERSON_MANAGER,       PURSUIT_PERSON_EMAIL,
    PURSUIT_PERSON_PHONE, PURSUIT_PERSON_MOBILE,   PURSUIT_PERSON_MORE_CONTACTS, PURSUIT_PERSON_NOTES,
  };

  add_field (facts, person, PURSUIT_PERSON_TITLE);
  if (pursuit_org_people_is_guest (facts->people, pursuit_record_get_id (person)))
    add_field (facts, person, PURSUIT_PERSON_COMPANY);
  add_field (facts, person, PURSUIT_PERSON_DEPARTMENT);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i] == PURSUIT_PERSON_MANAGER)
        add_fact (facts, _ ("Reports to"), pursuit_record_get_text (person, PURSUIT_PERSON_MANAGER));
      else
        add_field (facts, person, fields[i]);
    }
}

/**
 * pursuit_person_facts_new:
 * @people: those on the map
 * @person: one of them
 *
 * Returns: (transfer floating): a box of what is known of the person, and what they are in the deal
 */
GtkWidget *
pursuit_person_facts_new (PursuitSession *session, PursuitOrgPeople *people, PursuitRecord *person)
{
  Facts facts = { .session = session, .people = people };
  PursuitRecord *participant;
  gint64 id;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);
  g_return_val_if_fail (people != NULL, NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD (person), NULL);

  id = pursuit_record_get_id (person);
  participant = (PursuitRecord *) pursuit_org_people_get_participant (people, id);
  facts.standing = people->map ? pursuit_people_map_get_standing (people->map, id) : NULL;
  facts.box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (participant)
    add_wins (&facts, participant);
  add_rivals (&facts, id);
  add_person (&facts, person);
  if (participant)
    add_participant (&facts, participant);
  add_field (&facts, person, PURSUIT_PERSON_LAST_CONTACT);
  add_custom (&facts, person);
  return facts.box;
}
