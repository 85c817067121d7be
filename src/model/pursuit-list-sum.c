/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-list-sum.h"

#include "pursuit-parse.h"

#include <glib/gi18n-lib.h>

/** pursuit_list_group_free: frees a group. */
void
pursuit_list_group_free (PursuitListGroup *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_clear_pointer (&self->totals, g_array_unref);
  g_free (self);
}

/**
 * pursuit_list_group_to_display:
 * @field: what the list is grouped by
 *
 * Returns: (transfer full): the head of the group for people: the name of a choice, “2026-11”, “Not known”
 */
char *
pursuit_list_group_to_display (const PursuitListGroup *self, const PursuitField *field)
{
  g_auto (PursuitValue) value = { 0 };

  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  if (self->value == NULL || *self->value == '\0')
    return g_strdup (_ ("Not known"));
  if (field->type == PURSUIT_FIELD_DATE || field->type == PURSUIT_FIELD_TEXT)
    return g_strdup (self->value);
  if (!pursuit_field_parse_text (field, self->value, NULL, &value, NULL))
    return g_strdup (self->value);
  return pursuit_value_to_display (field, &value, NULL, PURSUIT_DAY_NONE);
}

/** pursuit_entity_find_sum_field: the amount by which groups of @entity are summed up: of deals the amount,
 * of companies that of their open deals; -1 when there is none. */
int
pursuit_entity_find_sum_field (const PursuitEntity *entity)
{
  static const char *const names[] = { "amount", "open_amount" };

  g_return_val_if_fail (entity != NULL, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = pursuit_entity_find_field (entity, names[i]);
      if (field >= 0)
        return field;
    }
  return -1;
}
