/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-table.h"

G_BEGIN_DECLS

/**
 * PursuitBulkAction:
 * @label: on the button, marked for translation
 * @run: does it to the records of @spec, which @table shows and the user selected; @count of them
 * @first: whether it stands before those that are not
 */
typedef struct
{
  const char *label;
  void (*run) (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer user_data);
  gboolean first;
} PursuitBulkAction;

#define PURSUIT_TYPE_BULK_BAR (pursuit_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBulkBar, pursuit_bulk_bar, PURSUIT, BULK_BAR, AdwBin)

PursuitBulkBar *
pursuit_bulk_bar_new (PursuitTable *table);
void
pursuit_bulk_bar_add_action (PursuitBulkBar *self, const PursuitBulkAction *action, gpointer user_data);
PursuitListSpec *
pursuit_bulk_bar_make_spec (PursuitTable *table);
void
pursuit_bulk_run (PursuitTable *table, PursuitListSpec *spec, PursuitCommand *command, const char *title);

G_END_DECLS
