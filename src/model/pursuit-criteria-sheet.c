/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-criteria-sheet.h"

#include <string.h>

static void
row_free (gpointer data)
{
  PursuitCriteriaRow *row = data;

  g_free (row->name);
  g_free (row);
}

/** pursuit_criteria_sheet_new: (transfer full): a sheet without criteria and rivals. */
PursuitCriteriaSheet *
pursuit_criteria_sheet_new (void)
{
  PursuitCriteriaSheet *self = g_new0 (PursuitCriteriaSheet, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->rivals = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** pursuit_criteria_sheet_free: frees a sheet. */
void
pursuit_criteria_sheet_free (PursuitCriteriaSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->rivals);
  g_free (self->reason);
  g_free (self);
}

/** pursuit_criteria_sheet_copy: (transfer full): the same sheet. */
PursuitCriteriaSheet *
pursuit_criteria_sheet_copy (const PursuitCriteriaSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  PursuitCriteriaSheet *copy = pursuit_criteria_sheet_new ();
  for (guint i = 0; i < self->rivals->len; i++)
    g_ptr_array_add (copy->rivals, g_strdup (self->rivals->pdata[i]));
  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitCriteriaRow *row = g_memdup2 (self->rows->pdata[i], sizeof (PursuitCriteriaRow));
      row->name = g_strdup (row->name);
      g_ptr_array_add (copy->rows, row);
    }
  copy->reason = g_strdup (self->reason);
  return copy;
}

/** pursuit_criteria_sheet_add_row: (transfer none): a new last criterion, on which nobody is scored. */
PursuitCriteriaRow *
pursuit_criteria_sheet_add_row (PursuitCriteriaSheet *self, const char *name, double weight)
{
  g_return_val_if_fail (self != NULL, NULL);

  PursuitCriteriaRow *row = g_new0 (PursuitCriteriaRow, 1);
  row->name = g_strdup (name);
  row->weight = weight;
  row->ours = PURSUIT_NOT_SCORED;
  for (guint i = 0; i < G_N_ELEMENTS (row->rivals); i++)
    row->rivals[i] = PURSUIT_NOT_SCORED;
  g_ptr_array_add (self->rows, row);
  return row;
}

/** pursuit_criteria_sheet_add_rival: the place of the competitor @name, who is added at need; -1 when there
 * are too many already. */
int
pursuit_criteria_sheet_add_rival (PursuitCriteriaSheet *self, const char *name)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (name != NULL && *name != '\0', -1);

  for (guint i = 0; i < self->rivals->len; i++)
    {
      if (g_str_equal (self->rivals->pdata[i], name))
        return (int) i;
    }
  if (self->rivals->len == PURSUIT_CRITERIA_MAX_RIVALS)
    return -1;
  g_ptr_array_add (self->rivals, g_strdup (name));
  return (int) self->rivals->len - 1;
}

/** pursuit_criteria_sheet_remove_rival: takes a competitor and his points out. */
void
pursuit_criteria_sheet_remove_rival (PursuitCriteriaSheet *self, guint rival)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (rival < self->rivals->len);

  g_ptr_array_remove_index (self->rivals, rival);
  for (guint i = 0; i < self->rows->len; i++)
    {
      int *points = pursuit_criteria_sheet_get_row (self, i)->rivals;
      memmove (points + rival, points + rival + 1,
               (PURSUIT_CRITERIA_MAX_RIVALS - 1 - rival) * sizeof *points);
      points[PURSUIT_CRITERIA_MAX_RIVALS - 1] = PURSUIT_NOT_SCORED;
    }
}

/** pursuit_criteria_sheet_get_row: (transfer none): criterion @index. */
PursuitCriteriaRow *
pursuit_criteria_sheet_get_row (const PursuitCriteriaSheet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->rows->len, NULL);

  return self->rows->pdata[index];
}

/** pursuit_criteria_sheet_get_rival: (transfer none): the name of competitor @index. */
const char *
pursuit_criteria_sheet_get_rival (const PursuitCriteriaSheet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->rivals->len, NULL);

  return self->rivals->pdata[index];
}
