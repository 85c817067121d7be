/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As of which day the people are seen, with a banner while it is not today, and whether those who matter in
 * the customer's buying stage stand out. */

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-people-chart-private.h"
#include "pursuit-text.h"

#define MAX_STAGE 30

static void
day_chosen_cb (PursuitPeopleChart *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  PursuitDay day = pursuit_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                         g_date_time_get_day_of_month (date));

  gtk_menu_button_popdown (self->day_button);
  pursuit_people_chart_set_day (self, day);
}

static void
today_cb (PursuitPeopleChart *self)
{
  gtk_menu_button_popdown (self->day_button);
  pursuit_people_chart_set_day (self, PURSUIT_DAY_NONE);
}

static void
show_matters (PursuitPeopleChart *self, PursuitPeopleMap *map)
{
  PursuitRecord *now = NULL;

  for (guint i = 0; map && i < map->buying_stages->len; i++)
    if (pursuit_record_get_id (map->buying_stages->pdata[i]) == map->buying_stage_id)
      now = map->buying_stages->pdata[i];
  if (now)
    {
      g_autofree char *stage =
          pursuit_text_for_display (pursuit_record_get_text (now, PURSUIT_BUYING_STAGE_NAME), MAX_STAGE);
      /* Translators: %s is a buying stage, such as “Set criteria”. */
      g_autofree char *label = g_strdup_printf (_ ("Who matters at “%s”"), stage);

      gtk_label_set_text (self->matters_label, label);
    }
  gtk_widget_set_visible (self->matters_button, now != NULL);
}

/* pursuit_people_chart_bind_day: what the template has and calls; called once. */
void
pursuit_people_chart_bind_day (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, day_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, calendar);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, day_banner);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, day_words);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, matters_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, matters_label);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

/* pursuit_people_chart_update_day: the people are others, or are seen as of another day. */
void
pursuit_people_chart_update_day (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  PursuitDay today = pursuit_session_get_today (self->session);
  PursuitDay day = pursuit_people_reader_get_day (self->reader);
  gboolean past = day != PURSUIT_DAY_NONE;
  g_autofree char *date = past ? pursuit_day_format (day, today) : NULL;
  g_autofree char *label = past ? g_strdup_printf (_ ("As of %s"), date) : g_strdup (_ ("As of today"));

  gtk_menu_button_set_label (self->day_button, label);
  if (past)
    {
      g_autofree char *words = g_strdup_printf (
          _ ("Roles, attitudes, coverage and weights as they were known on %s. They cannot be changed here."),
          date);

      gtk_label_set_text (self->day_words, words);
    }
  gtk_revealer_set_reveal_child (self->day_banner, past);
  gtk_widget_set_visible (GTK_WIDGET (self->day_banner), past);
  show_matters (self, people ? people->map : NULL);
}

/**
 * pursuit_people_chart_set_day:
 * @day: as of which roles, attitudes, coverage and weights are seen; %PURSUIT_DAY_NONE, today and days to
 * come are now
 */
void
pursuit_people_chart_set_day (PursuitPeopleChart *self, PursuitDay day)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_CHART (self));

  if (day >= pursuit_session_get_today (self->session))
    day = PURSUIT_DAY_NONE;
  pursuit_people_reader_set_day (self->reader, day);
  pursuit_people_chart_update_day (self);
}
