/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-score-sheet.h"

#include "pursuit-text.h"

#include <math.h>

/** pursuit_score_item_new: (transfer full): a criterion without a name. */
PursuitScoreItem *
pursuit_score_item_new (void)
{
  return g_new0 (PursuitScoreItem, 1);
}

/** pursuit_score_item_free: frees a criterion. */
void
pursuit_score_item_free (PursuitScoreItem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->code);
  g_free (self->heading);
  g_free (self->name);
  g_free (self->name_other);
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    g_free (self->anchors[i]);
  g_free (self);
}

/** pursuit_assessment_free: frees an assessment. */
void
pursuit_assessment_free (PursuitAssessment *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->by);
  g_free (self->note);
  g_free (self->points);
  for (guint i = 0; self->notes != NULL && i < self->n_items; i++)
    g_free (self->notes[i]);
  g_free (self->notes);
  g_free (self);
}

/** pursuit_assessment_set_note: keeps a copy of what is said of criterion @item; %NULL for nothing. */
void
pursuit_assessment_set_note (PursuitAssessment *self, guint item, const char *note)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (item < self->n_items);

  g_free (self->notes[item]);
  self->notes[item] = g_strdup (note);
}

/** pursuit_score_sheet_new: (transfer full): a scorecard without criteria and verdict. */
PursuitScoreSheet *
pursuit_score_sheet_new (void)
{
  PursuitScoreSheet *self = g_new0 (PursuitScoreSheet, 1);

  self->pursue = NAN;
  self->lower = NAN;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_score_item_free);
  self->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_assessment_free);
  return self;
}

/** pursuit_score_sheet_free: frees a scorecard. */
void
pursuit_score_sheet_free (PursuitScoreSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->name);
  g_free (self->name_other);
  g_free (self->purpose);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->assessments);
  g_free (self);
}

/** pursuit_score_sheet_copy: (transfer full): the same scorecard, without assessments. */
PursuitScoreSheet *
pursuit_score_sheet_copy (const PursuitScoreSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  PursuitScoreSheet *copy = pursuit_score_sheet_new ();
  copy->id = self->id;
  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  copy->name_other = g_strdup (self->name_other);
  copy->purpose = g_strdup (self->purpose);
  copy->pursue = self->pursue;
  copy->lower = self->lower;
  copy->retired = self->retired;
  for (guint i = 0; i < self->items->len; i++)
    {
      const PursuitScoreItem *from = self->items->pdata[i];
      PursuitScoreItem *to = pursuit_score_sheet_add_item (copy);
      to->id = from->id;
      to->code = g_strdup (from->code);
      to->heading = g_strdup (from->heading);
      to->name = g_strdup (from->name);
      to->name_other = g_strdup (from->name_other);
      to->weight = from->weight;
      to->retired = from->retired;
      for (guint k = 0; k < G_N_ELEMENTS (from->anchors); k++)
        to->anchors[k] = g_strdup (from->anchors[k]);
    }
  return copy;
}

/** pursuit_score_sheet_add_item: (transfer none): a new last criterion, to be filled in. */
PursuitScoreItem *
pursuit_score_sheet_add_item (PursuitScoreSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ptr_array_add (self->items, pursuit_score_item_new ());
  return self->items->pdata[self->items->len - 1];
}

/** pursuit_score_sheet_add_assessment: (transfer none): a new last assessment without points, to be filled
 * in; after the criteria. */
PursuitAssessment *
pursuit_score_sheet_add_assessment (PursuitScoreSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  PursuitAssessment *assessment = g_new0 (PursuitAssessment, 1);
  assessment->n_items = self->items->len;
  assessment->points = g_new (int, MAX (assessment->n_items, 1));
  assessment->notes = g_new0 (char *, MAX (assessment->n_items, 1));
  for (guint i = 0; i < assessment->n_items; i++)
    assessment->points[i] = PURSUIT_NOT_SCORED;
  g_ptr_array_add (self->assessments, assessment);
  return assessment;
}

/** pursuit_score_sheet_get_item: (transfer none): criterion @index. */
PursuitScoreItem *
pursuit_score_sheet_get_item (const PursuitScoreSheet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->items->len, NULL);

  return self->items->pdata[index];
}

/** pursuit_score_sheet_find_item: the place of the criterion with @id, or -1. */
int
pursuit_score_sheet_find_item (const PursuitScoreSheet *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->items->len; i++)
    {
      if (pursuit_score_sheet_get_item (self, i)->id == id)
        return (int) i;
    }
  return -1;
}

/* Whether @text is one of the names, whatever the case. */
static gboolean
is_named (const char *text, const char *code, const char *name, const char *name_other)
{
  const char *names[] = { code, name, name_other };
  g_autofree char *wanted = pursuit_text_search_key (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = names[i] != NULL ? pursuit_text_search_key (names[i], -1) : NULL;
      if (names[i] != NULL && (g_str_equal (names[i], text) || g_str_equal (key, wanted)))
        return TRUE;
    }
  return FALSE;
}

/** pursuit_score_sheet_find_item_named: the place of the criterion that is asked for under this code, or this
 * name in either language; -1 when there is none. */
int
pursuit_score_sheet_find_item_named (const PursuitScoreSheet *self, const char *code_or_name)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (code_or_name != NULL, -1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (self, i);
      if (!item->retired && is_named (code_or_name, item->code, item->name, item->name_other))
        return (int) i;
    }
  return -1;
}

/** pursuit_score_sheet_new_points: (transfer full) (element-type int): %PURSUIT_NOT_SCORED for each
 * criterion. */
GArray *
pursuit_score_sheet_new_points (const PursuitScoreSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (int), self->items->len);
  const int none = PURSUIT_NOT_SCORED;
  for (guint i = 0; i < self->items->len; i++)
    g_array_append_val (points, none);
  return points;
}

/** pursuit_score_sheet_get_latest: (nullable) (transfer none): the assessment that counts. */
const PursuitAssessment *
pursuit_score_sheet_get_latest (const PursuitScoreSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->assessments->len > 0 ? self->assessments->pdata[0] : NULL;
}

/**
 * pursuit_score_sheets_find:
 * @sheets: (element-type PursuitScoreSheet)
 *
 * Returns: (transfer none) (nullable): the scorecard in use with this code, or this name in either language
 */
PursuitScoreSheet *
pursuit_score_sheets_find (GPtrArray *sheets, const char *code_or_name)
{
  g_return_val_if_fail (sheets != NULL, NULL);
  g_return_val_if_fail (code_or_name != NULL, NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      PursuitScoreSheet *sheet = sheets->pdata[i];
      if (!sheet->retired && is_named (code_or_name, sheet->code, sheet->name, sheet->name_other))
        return sheet;
    }
  return NULL;
}
