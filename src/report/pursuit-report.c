/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report.h"

struct _PursuitReport
{
  GObject parent_instance;

  GStringChunk *words; /* all text of the blocks */
  GPtrArray *kept;     /* arrays of the blocks */
  GArray *blocks;
  const char *title;
  const char *subtitle;
  const char *database;
  PursuitDay day;
  PursuitFunnelResult *funnel;
  PursuitFunnelResult *funnel_before;
  const char *json;
  gboolean empty;
  const char *hint;
  PursuitReportOrg org;
  GPtrArray *parts; /* PursuitReport, of a book */
};

G_DEFINE_FINAL_TYPE (PursuitReport, pursuit_report, G_TYPE_OBJECT)

static void
clear_block (gpointer data)
{
  PursuitReportBlock *block = data;

  g_clear_pointer (&block->chart, pursuit_chart_unref);
  g_clear_pointer (&block->table, pursuit_report_table_free);
}

static void
pursuit_report_finalize (GObject *object)
{
  PursuitReport *self = PURSUIT_REPORT (object);

  g_array_unref (self->blocks);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->kept);
  g_string_chunk_free (self->words);
  g_clear_pointer (&self->funnel, pursuit_funnel_result_unref);
  g_clear_pointer (&self->funnel_before, pursuit_funnel_result_unref);
  g_clear_pointer (&self->org.people, pursuit_org_people_unref);

  G_OBJECT_CLASS (pursuit_report_parent_class)->finalize (object);
}

static void
pursuit_report_class_init (PursuitReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_report_finalize;
}

static void
pursuit_report_init (PursuitReport *self)
{
  self->words = g_string_chunk_new (4096);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (PursuitReportBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
}

PursuitReport *
pursuit_report_new (const char *title, const char *subtitle, const char *database, PursuitDay day)
{
  PursuitReport *self = g_object_new (PURSUIT_TYPE_REPORT, NULL);

  self->title = pursuit_report_keep (self, title);
  self->subtitle = pursuit_report_keep (self, subtitle);
  self->database = pursuit_report_keep (self, database);
  self->day = day;
  return self;
}

const char *
pursuit_report_get_title (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->title;
}

const char *
pursuit_report_get_subtitle (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->subtitle;
}

const char *
pursuit_report_get_database (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->database;
}

PursuitDay
pursuit_report_get_day (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), PURSUIT_DAY_NONE);

  return self->day;
}

/* Text of the database may hold anything; what is kept is valid UTF-8. %NULL stays %NULL. */
const char *
pursuit_report_keep (PursuitReport *self, const char *text)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert (self->words, valid);
}

static PursuitReportBlock *
add_block (PursuitReport *self, PursuitBlockKind kind, const char *text)
{
  PursuitReportBlock *block;

  g_array_set_size (self->blocks, self->blocks->len + 1);
  block = &g_array_index (self->blocks, PursuitReportBlock, self->blocks->len - 1);
  block->kind = kind;
  block->text = pursuit_report_keep (self, text);
  return block;
}

void
pursuit_report_add_heading (PursuitReport *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && text != NULL);

  add_block (self, PURSUIT_BLOCK_HEADING, text);
}

void
pursuit_report_add_text (PursuitReport *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && text != NULL);

  add_block (self, PURSUIT_BLOCK_TEXT, text);
}

void
pursuit_report_add_page_break (PursuitReport *self)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self));

  add_block (self, PURSUIT_BLOCK_PAGE_BREAK, NULL);
}

void
pursuit_report_add_figures (PursuitReport *self, const PursuitReportFigure *figures, guint n)
{
  PursuitReportFigure *copy;
  PursuitReportBlock *block;

  g_return_if_fail (PURSUIT_IS_REPORT (self) && figures != NULL);

  copy = g_memdup2 (figures, n * sizeof *figures);
  g_ptr_array_add (self->kept, copy);
  for (guint i = 0; i < n; i++)
    {
      copy[i].label = pursuit_report_keep (self, figures[i].label);
      copy[i].value = pursuit_report_keep (self, figures[i].value);
      copy[i].note = pursuit_report_keep (self, figures[i].note);
      copy[i].change = pursuit_report_keep (self, figures[i].change);
    }
  block = add_block (self, PURSUIT_BLOCK_FIGURES, NULL);
  block->figures = copy;
  block->n_figures = n;
}

void
pursuit_report_add_chart (PursuitReport *self, PursuitChart *chart)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && chart != NULL);

  add_block (self, PURSUIT_BLOCK_CHART, NULL)->chart = chart;
}

void
pursuit_report_add_table (PursuitReport *self, PursuitReportTable *table)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && table != NULL);

  add_block (self, PURSUIT_BLOCK_TABLE, NULL)->table = table;
}

void
pursuit_report_set_funnel (PursuitReport *self, PursuitFunnelResult *result, PursuitFunnelResult *before)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && self->funnel == NULL);

  self->funnel = pursuit_funnel_result_ref (result);
  self->funnel_before = before != NULL ? pursuit_funnel_result_ref (before) : NULL;
}

void
pursuit_report_set_empty (PursuitReport *self)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self));

  self->empty = TRUE;
}

/** pursuit_report_is_empty: what pursuit_report_set_empty() was called for. */
gboolean
pursuit_report_is_empty (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), FALSE);

  return self->empty;
}

void
pursuit_report_set_hint (PursuitReport *self, const char *hint)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && hint != NULL);

  self->hint = pursuit_report_keep (self, hint);
}

const char *
pursuit_report_get_hint (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->hint;
}

guint
pursuit_report_get_n_blocks (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), 0);

  return self->blocks->len;
}

const PursuitReportBlock *
pursuit_report_get_block (PursuitReport *self, guint i)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self) && i < self->blocks->len, NULL);

  return &g_array_index (self->blocks, PursuitReportBlock, i);
}

const PursuitReportBlock *
pursuit_report_find_block (PursuitReport *self, PursuitBlockKind kind, guint nth)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    if (pursuit_report_get_block (self, i)->kind == kind && nth-- == 0)
      return pursuit_report_get_block (self, i);
  return NULL;
}

const char *
pursuit_report_find_heading (PursuitReport *self, const PursuitReportBlock *block)
{
  const char *heading = NULL;

  g_return_val_if_fail (PURSUIT_IS_REPORT (self) && block != NULL, NULL);

  for (guint i = 0; i < self->blocks->len && pursuit_report_get_block (self, i) != block; i++)
    if (pursuit_report_get_block (self, i)->kind == PURSUIT_BLOCK_HEADING)
      heading = pursuit_report_get_block (self, i)->text;
  return heading;
}

const PursuitFunnelResult *
pursuit_report_get_funnel (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->funnel;
}

const PursuitFunnelResult *
pursuit_report_get_funnel_before (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->funnel_before;
}

void
pursuit_report_set_org (PursuitReport *self, const PursuitReportOrg *org)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && org != NULL && self->org.people == NULL);

  self->org = *org;
  pursuit_org_people_ref (org->people);
}

const PursuitReportOrg *
pursuit_report_get_org (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->org.people != NULL ? &self->org : NULL;
}

void
pursuit_report_set_json (PursuitReport *self, const char *json)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self));

  self->json = pursuit_report_keep (self, json);
}

const char *
pursuit_report_get_json (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), NULL);

  return self->json;
}

void
pursuit_report_add_part (PursuitReport *self, PursuitReport *part)
{
  g_return_if_fail (PURSUIT_IS_REPORT (self) && PURSUIT_IS_REPORT (part) && part != self);
  g_return_if_fail (self->blocks->len == 0 && part->parts->len == 0 && part->org.people == NULL);

  g_ptr_array_add (self->parts, g_object_ref (part));
}

guint
pursuit_report_get_n_parts (PursuitReport *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self), 0);

  return self->parts->len;
}

PursuitReport *
pursuit_report_get_part (PursuitReport *self, guint i)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (self) && i < self->parts->len, NULL);

  return self->parts->pdata[i];
}
