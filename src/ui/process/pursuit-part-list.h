/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitPartLook: what a row of a list of parts says beside the name.
 *
 * @subtitle: (transfer full) (nullable): under the name
 * @note: (transfer full) (nullable): at the end of the row
 * @below: (transfer floating) (nullable): under the row
 */
typedef struct
{
  char *subtitle;
  char *note;
  GtkWidget *below;
} PursuitPartLook;

typedef void (*PursuitPartLookFunc) (PursuitRecord *part, PursuitPartLook *look, gpointer user_data);

#define PURSUIT_TYPE_PART_LIST (pursuit_part_list_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPartList, pursuit_part_list, PURSUIT, PART_LIST, AdwBin)

GtkWidget *
pursuit_part_list_new (const PursuitEntity *entity,
                       const char *title,
                       const char *add_label,
                       gboolean selects);
void
pursuit_part_list_set_look (PursuitPartList *self, PursuitPartLookFunc look, gpointer user_data);
void
pursuit_part_list_add_action (PursuitPartList *self, const char *label, const char *action);
void
pursuit_part_list_set_parts (PursuitPartList *self, GPtrArray *parts);
void
pursuit_part_list_select (PursuitPartList *self, gint64 id);
gint64
pursuit_part_list_get_selected (PursuitPartList *self);

G_END_DECLS
