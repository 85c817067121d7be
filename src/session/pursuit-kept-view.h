/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-filter.h"

G_BEGIN_DECLS

/** PursuitKeptView: conditions that the user saved under a name. */
typedef struct
{
  char *name;
  PursuitFilter *filter;
} PursuitKeptView;

PursuitKeptView *
pursuit_kept_view_new (const char *name, PursuitFilter *filter);
GPtrArray *
pursuit_kept_views_load (const PursuitEntity *entity);
char *
pursuit_kept_views_find (const PursuitEntity *entity, const char *name);
void
pursuit_kept_views_store (const PursuitEntity *entity, GPtrArray *views);

G_END_DECLS
