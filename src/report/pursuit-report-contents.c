/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-contents.h"

#include <math.h>

/* In heights of the body font. */
#define ENTRY_HEIGHT 3.4
#define TITLE_SCALE 1.15
#define NUMBER_WIDTH 3.0
#define LEADER_GAP 0.6
#define DOT_STEP 0.55

struct _PursuitReportContents
{
  PursuitReport *book;
  PursuitBox room;
  PursuitTheme theme;
  guint *pages; /* on which each part begins, from 0 */
  guint n_a_page;
};

PursuitReportContents *
pursuit_report_contents_new (PursuitReport *book, const PursuitBox *room, const PursuitTheme *theme)
{
  PursuitReportContents *self;

  g_return_val_if_fail (PURSUIT_IS_REPORT (book) && room != NULL && theme != NULL, NULL);

  self = g_new0 (PursuitReportContents, 1);
  self->book = g_object_ref (book);
  self->room = *room;
  self->theme = *theme;
  self->pages = g_new0 (guint, pursuit_report_get_n_parts (book));
  self->n_a_page = (guint) MAX (1, floor ((room->y1 - room->y0) / (ENTRY_HEIGHT * theme->font_size)));
  return self;
}

void
pursuit_report_contents_free (PursuitReportContents *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->book);
  g_free (self->pages);
  g_free (self);
}

guint
pursuit_report_contents_get_n_pages (PursuitReportContents *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX (1, (pursuit_report_get_n_parts (self->book) + self->n_a_page - 1) / self->n_a_page);
}

void
pursuit_report_contents_set_page (PursuitReportContents *self, guint part, guint page)
{
  g_return_if_fail (self != NULL && part < pursuit_report_get_n_parts (self->book));

  self->pages[part] = page;
}

/* Dots from the title to the number, on its line; those of all entries stand one below the other. */
static void
draw_leader (PursuitReportContents *self, PursuitCanvas *canvas, double from, double to, double y)
{
  double em = self->theme.font_size;
  PursuitPaint dots = { .stroke = self->theme.text_dim,
                        .stroke_width = 0.08 * em,
                        .dash_on = 0.08 * em,
                        .dash_off = (DOT_STEP - 0.08) * em };
  double begin = self->room.x0 + ceil ((from - self->room.x0) / (DOT_STEP * em)) * DOT_STEP * em;

  if (begin < to)
    pursuit_canvas_line (canvas, begin, y, to, y, &dots);
}

static void
draw_entry (PursuitReportContents *self, PursuitCanvas *canvas, guint part, double y)
{
  PursuitReport *report = pursuit_report_get_part (self->book, part);
  double em = self->theme.font_size, left = self->room.x0, right = self->room.x1;
  PursuitTextStyle title = pursuit_theme_text (&self->theme, TITLE_SCALE, 600, self->theme.text);
  PursuitTextStyle subtitle = pursuit_theme_text (&self->theme, 1, 400, self->theme.text_dim);
  PursuitTextStyle number = pursuit_theme_text (&self->theme, TITLE_SCALE, 400, self->theme.text);
  g_autofree char *page = g_strdup_printf ("%u", self->pages[part] + 1);
  PursuitTextExtents title_size, number_size;

  title.max_width = subtitle.max_width = right - left - NUMBER_WIDTH * em;
  number.align = PURSUIT_ALIGN_END;
  title_size = pursuit_canvas_measure (canvas, &title, pursuit_report_get_title (report));
  number_size = pursuit_canvas_measure (canvas, &number, page);
  pursuit_canvas_text (canvas, &title, left, y, pursuit_report_get_title (report));
  pursuit_canvas_text (canvas, &number, right, y + title_size.baseline - number_size.baseline, page);
  draw_leader (self, canvas, left + title_size.width + LEADER_GAP * em,
               right - number_size.width - LEADER_GAP * em, y + title_size.baseline);
  pursuit_canvas_text (canvas, &subtitle, left, y + title_size.height, pursuit_report_get_subtitle (report));
  pursuit_canvas_link (canvas, self->pages[part], left, y, right - left, ENTRY_HEIGHT * em);
}

void
pursuit_report_contents_draw (PursuitReportContents *self, guint page, PursuitCanvas *canvas)
{
  g_return_if_fail (self != NULL && page < pursuit_report_contents_get_n_pages (self) && canvas != NULL);

  guint first = page * self->n_a_page;
  guint end = MIN (first + self->n_a_page, pursuit_report_get_n_parts (self->book));

  for (guint i = first; i < end; i++)
    draw_entry (self, canvas, i, self->room.y0 + (i - first) * ENTRY_HEIGHT * self->theme.font_size);
}
