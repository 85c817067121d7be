/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-company-page.h"
#include "pursuit-company-part.h"
#include "pursuit-section.h"

G_BEGIN_DECLS

/* Shared by pursuit-company-page.c (what is read) and pursuit-company-page-lines.c (what is shown and done).
 */

/* The lists of records that are read, the parts of the file first. */
enum
{
  LIST_DEALS = PURSUIT_N_PARTS,
  LIST_PEOPLE,
  LIST_ACTIVITIES,
  LIST_FILES,
  N_LISTS
};

struct _PursuitCompanyPage
{
  PursuitPage parent_instance;

  gint64 id;
  PursuitRecord *company;
  GPtrArray *products; /* (nullable) */
  GPtrArray *ties;     /* (nullable) */
  GCancellable *cancellable;
  guint reload_source;
  guint n_reading;

  GtkLabel *name;
  GtkLabel *grade;
  GtkLabel *line;
  GtkMenuButton *known;
  GtkLevelBar *level;
  GtkLabel *percent;
  GtkBox *gaps;
  GtkWidget *edit;
  GtkWidget *log;
  GtkMenuButton *menu;
  PursuitSection *cards[N_LISTS];
  PursuitSection *file;
  PursuitSection *rivals;
  PursuitSection *group;
  PursuitSection *grades;
  PursuitSection *history;
};

gboolean
pursuit_company_page_is_writable (PursuitCompanyPage *self);
void
pursuit_company_page_show_part (PursuitCompanyPage *self, PursuitCompanyPart part, GPtrArray *records);
void
pursuit_company_page_show_records (PursuitCompanyPage *self, guint list, GPtrArray *records);
void
pursuit_company_page_show_gaps (PursuitCompanyPage *self);

G_END_DECLS
