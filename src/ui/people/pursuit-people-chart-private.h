/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-chart.h"
#include "pursuit-org-minimap.h"
#include "pursuit-people-level-grid.h"
#include "pursuit-people-rows.h"
#include "pursuit-stage-matrix.h"
#include "pursuit-support-view.h"
#include "pursuit-table.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

/* Seen by the files of the chart alone. */
struct _PursuitPeopleChart
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitPeopleReader *reader;
  gboolean anew;   /* the next answer is another chart */
  gint64 centered; /* who is brought to the middle then */
  gint64 current;  /* whom the actions are about: on the chart or not */

  AdwFlap *flap;
  GtkStack *views;
  GtkWidget *overlay;
  PursuitOrgView *view;
  PursuitOrgMinimap *minimap;
  PursuitSupportView *support;
  PursuitPeopleLevelGrid *levels;
  AdwBin *list_place;
  PursuitPeopleRows *rows; /* NULL until the list is looked at */
  PursuitTable *table;     /* likewise */
  GtkWidget *empty;
  GtkLabel *hint;
  GtkButton *scale;
  GtkWidget *legend;
  AdwBin *panel_place;
  PursuitPeoplePanel *panel;
  PursuitStageMatrix *matrix;
  GtkMenuButton *day_button;
  GtkCalendar *calendar;
  GtkRevealer *day_banner;
  GtkLabel *day_words;
  GtkWidget *matters_button;
  GtkLabel *matters_label;
  GMenu *copy_section; /* of the menu */
  GMenu *groups_menu;  /* of the menu of a card */
  GtkWidget *menu_button;
  GtkWidget *manager_chooser;
  GtkWidget *guest_chooser;
  GtkWidget *line_popover; /* NULL until a line is looked at */
  gint64 new_line;         /* just drawn, not yet on the chart */
  guint legend_source;
};

/* pursuit-people-chart.c */
PursuitOrgPeople *
pursuit_people_chart_get_people (PursuitPeopleChart *self);

void
pursuit_people_chart_choose (PursuitPeopleChart *self, gint64 id);

/* pursuit-people-chart-views.c */
void
pursuit_people_chart_bind_views (GtkWidgetClass *widget_class);
void
pursuit_people_chart_init_views (PursuitPeopleChart *self);
void
pursuit_people_chart_update_views (PursuitPeopleChart *self);
void
pursuit_people_chart_select_in_views (PursuitPeopleChart *self);

/* pursuit-people-chart-day.c */
void
pursuit_people_chart_bind_day (GtkWidgetClass *widget_class);
void
pursuit_people_chart_update_day (PursuitPeopleChart *self);

/* pursuit-people-chart-state.c */
void
pursuit_people_chart_keep_state (PursuitPeopleChart *self);
void
pursuit_people_chart_restore_state (PursuitPeopleChart *self);

/* pursuit-people-chart-guest.c */
void
pursuit_people_chart_add_guest (GtkWidget *widget, const char *name, GVariant *parameter);

/* pursuit-people-chart-lines.c */
void
pursuit_people_chart_bind_lines (GtkWidgetClass *widget_class);
void
pursuit_people_chart_close_line (PursuitPeopleChart *self);
void
pursuit_people_chart_update_lines (PursuitPeopleChart *self);

/* pursuit-people-chart-actions.c */
void
pursuit_people_chart_install_actions (GtkWidgetClass *widget_class);
void
pursuit_people_chart_update_actions (PursuitPeopleChart *self);
GMenuModel *
pursuit_people_chart_make_menu (PursuitPeopleChart *self);
void
pursuit_people_chart_present_dialog (PursuitPeopleChart *self, PursuitRecord *person, gint64 manager_id);
void
pursuit_people_chart_present_new (PursuitPeopleChart *self, const char *level, const char *function);
void
pursuit_people_chart_edit (PursuitPeopleChart *self, gint64 id);
void
pursuit_people_chart_remove (PursuitPeopleChart *self, gint64 id);
PursuitRecord *
pursuit_people_chart_get_current (PursuitPeopleChart *self);

G_END_DECLS
