/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-book.h"

#include <glib/gi18n-lib.h>

/* What does not fit at that scale goes on over the page, so that cards stay large enough to read. */
#define LEAST_SCALE 0.6
#define ROW_GAP 24 /* room for the references */
#define LEAST_ROWS 2
/* What stands above the rows, counted in rows: the way up, the manager, and the lines. */
#define ROWS_ABOVE 1.7

/* Points a pixel: a card as large as on the screen. */
#define NATURAL_SCALE 0.75
#define TEXT_SCALE 0.1
/* How many of the managers next above are named on the way up, beside the top one. */
#define NEAR 4
#define CRUMB_GAP 1.2 /* in heights of the font */

/* One page: a manager and some of the reports. */
typedef struct
{
  guint manager;
  guint first; /* of the reports, counted from 0 */
  guint n_reports;
  gint relations; /* the first line between two people of the page; -1: none */
} Section;

struct _PursuitOrgBook
{
  PursuitOrgPeople *people;
  guint max_reports; /* on a page */
  gint *start;       /* per person: where the reports begin in `report`; one more at the end */
  gint *report;
  gint *n_below;       /* per person: reports, and all of theirs */
  gint *page;          /* per person: page of the report where the section begins, from 0; -1: no section */
  gint *section;       /* per person: the section that shows them as a report; -1: none */
  gint *next_relation; /* per line: the next one of the same section; -1: none */
  GArray *sections;
};

/* Lists of reports by counting sort, so that they keep their order. */
static void
list_reports (PursuitOrgBook *self)
{
  const PursuitOrgPeople *people = self->people;
  guint n = people->n_cards;

  self->start = g_new0 (gint, n + 1);
  self->report = g_new0 (gint, n + 1);
  for (guint i = 0; i < n; i++)
    if (people->parent[i] >= 0)
      self->start[people->parent[i]]++;
  for (guint i = 0, sum = 0; i <= n; i++)
    {
      sum += self->start[i];
      self->start[i] = sum;
    }
  for (gint i = (gint) n - 1; i >= 0; i--)
    if (people->parent[i] >= 0)
      self->report[--self->start[people->parent[i]]] = i;
}

/* The section that shows both ends of a line: two of its reports, or one and the manager; -1: none does. */
static gint
find_common_section (const PursuitOrgBook *self, const PursuitOrgRelation *relation)
{
  const gint *parent = self->people->parent;

  if (self->section[relation->from] == self->section[relation->to] ||
      parent[relation->from] == (gint) relation->to)
    return self->section[relation->from];
  return parent[relation->to] == (gint) relation->from ? self->section[relation->to] : -1;
}

static void
list_relations (PursuitOrgBook *self)
{
  self->next_relation = g_new (gint, self->people->n_relations);
  for (gint i = (gint) self->people->n_relations - 1; i >= 0; i--)
    {
      gint at = find_common_section (self, &self->people->relations[i]);
      Section *section = at >= 0 ? &g_array_index (self->sections, Section, at) : NULL;

      self->next_relation[i] = section != NULL ? section->relations : -1;
      if (section != NULL)
        section->relations = i;
    }
}

/* Divides the reports of @manager among pages. */
static void
add_sections (PursuitOrgBook *self, guint manager, guint first_page)
{
  guint n = self->start[manager + 1] - self->start[manager];

  self->page[manager] = n > 0 ? (gint) (first_page + self->sections->len) : -1;
  for (guint first = 0; first < n; first += self->max_reports)
    {
      Section section = { manager, first, MIN (n - first, self->max_reports), -1 };

      for (guint i = 0; i < section.n_reports; i++)
        self->section[self->report[self->start[manager] + first + i]] = (gint) self->sections->len;
      g_array_append_val (self->sections, section);
    }
}

/**
 * pursuit_org_book_new:
 * @people: kept by reference
 * @order: everybody, managers before their reports
 * @n_order: their number
 * @first_page: how many pages stand before the book's
 * @height: of the part of the page that a section may fill, in points
 *
 * Returns: (transfer full): the sections in that order
 */
PursuitOrgBook *
pursuit_org_book_new (PursuitOrgPeople *people,
                      const guint *order,
                      guint n_order,
                      guint first_page,
                      double height)
{
  const double row = LEAST_SCALE * (PURSUIT_ORG_CARD_HEIGHT + ROW_GAP);
  PursuitOrgBook *self;

  g_return_val_if_fail (people != NULL && (order != NULL || n_order == 0), NULL);

  self = g_new0 (PursuitOrgBook, 1);
  self->people = pursuit_org_people_ref (people);
  self->max_reports = PURSUIT_TREE_MAX_COLUMNS * (guint) MAX (LEAST_ROWS, height / row - ROWS_ABOVE);
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->n_below = g_new0 (gint, people->n_cards);
  self->page = g_new (gint, people->n_cards);
  self->section = g_new (gint, people->n_cards);
  for (guint i = 0; i < people->n_cards; i++)
    self->section[i] = -1;
  list_reports (self);
  for (guint k = n_order; k-- > 0;)
    if (people->parent[order[k]] >= 0)
      self->n_below[people->parent[order[k]]] += self->n_below[order[k]] + 1;
  for (guint k = 0; k < n_order; k++)
    add_sections (self, order[k], first_page);
  list_relations (self);
  return self;
}

void
pursuit_org_book_free (PursuitOrgBook *self)
{
  if (self == NULL)
    return;
  pursuit_org_people_unref (self->people);
  g_free (self->start);
  g_free (self->report);
  g_free (self->n_below);
  g_free (self->page);
  g_free (self->section);
  g_free (self->next_relation);
  g_array_unref (self->sections);
  g_free (self);
}

/** pursuit_org_book_get_n_pages: Returns: how many sections there are, a page each */
guint
pursuit_org_book_get_n_pages (const PursuitOrgBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sections->len;
}

static const Section *
get_section (const PursuitOrgBook *self, guint page)
{
  return &g_array_index (self->sections, Section, page);
}

static const char *
name_of (const PursuitOrgBook *self, guint person)
{
  return pursuit_org_card_display_name (&self->people->cards[person]);
}

/** pursuit_org_book_get_bookmark: Returns: (nullable): whose section begins on the book's page @page, from 0
 */
const char *
pursuit_org_book_get_bookmark (const PursuitOrgBook *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->sections->len, NULL);

  return get_section (self, page)->first == 0 ? name_of (self, get_section (self, page)->manager) : NULL;
}

/* The way up: each manager above with the page, the top first. */
static char *
make_breadcrumb (const PursuitOrgBook *self, const Section *section)
{
  g_autoptr (GPtrArray) above = g_ptr_array_new ();
  g_autoptr (GString) way = g_string_new (NULL);
  guint n = self->start[section->manager + 1] - self->start[section->manager];

  for (gint v = self->people->parent[section->manager]; v >= 0; v = self->people->parent[v])
    g_ptr_array_add (above, GINT_TO_POINTER (v));
  for (guint i = above->len; i-- > 0;)
    {
      gint v = GPOINTER_TO_INT (above->pdata[i]);

      if (i >= NEAR && i + 1 < above->len)
        {
          g_string_append (way, i == NEAR ? "… › " : "");
          continue;
        }
      /* Translators: a manager and the page of a book where his reports stand */
      g_string_append_printf (way, _ ("%s (page %d)"), name_of (self, v), self->page[v] + 1);
      g_string_append (way, " › ");
    }
  g_string_append (way, name_of (self, section->manager));
  if (n > self->max_reports)
    {
      g_string_append (way, " · ");
      /* Translators: which of a manager's many reports stand on this page */
      g_string_append_printf (way, _ ("reports %u–%u of %u"), section->first + 1,
                              section->first + section->n_reports, n);
    }
  return g_string_free (g_steal_pointer (&way), FALSE);
}

/* The note at a report who has people too: how many, and where they stand; a click leads there. */
static void
draw_reference (const PursuitOrgBook *self,
                const PursuitOrgChartLayout *layout,
                guint card,
                gint person,
                const PursuitTheme *theme,
                PursuitCanvas *canvas)
{
  /* Translators: people below a manager, and the page of a book where they stand */
  g_autofree char *note =
      g_strdup_printf (_ ("+%d · page %d"), self->n_below[person], self->page[person] + 1);
  const PursuitTreeOptions *size = &layout->options.tree;

  pursuit_org_card_draw_note (canvas, note, layout->tree->x[card], layout->tree->y[card], size->card_width,
                              size->card_height, theme);
  pursuit_canvas_link (canvas, (guint) self->page[person], layout->tree->x[card], layout->tree->y[card],
                       size->card_width, size->card_height + ROW_GAP);
}

/* The card of somebody who is on the page of @section. */
static guint
find_card (const PursuitOrgBook *self, const Section *section, guint person)
{
  const gint *reports = self->report + self->start[section->manager] + section->first;
  guint i = 0;

  if (person == section->manager)
    return 0;
  while (reports[i] != (gint) person)
    i++;
  return i + 1;
}

/* The lines of the page, between its cards. */
static GArray *
make_relations (const PursuitOrgBook *self, const Section *section)
{
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (PursuitOrgRelation));

  for (gint i = section->relations; i >= 0; i = self->next_relation[i])
    {
      PursuitOrgRelation relation = self->people->relations[i];

      relation.from = find_card (self, section, relation.from);
      relation.to = find_card (self, section, relation.to);
      g_array_append_val (relations, relation);
    }
  return relations;
}

/* One level of the chart: the manager and these reports, as leaves. */
static PursuitOrgChartLayout *
lay_out_section (const PursuitOrgBook *self,
                 const Section *section,
                 const PursuitBox *content,
                 PursuitOrgCard *cards,
                 gint *parent,
                 const GArray *relations)
{
  PursuitOrgChartData data = { .n_cards = section->n_reports + 1,
                               .cards = cards,
                               .parent = parent,
                               .n_relations = relations->len,
                               .relations = (const PursuitOrgRelation *) relations->data };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;

  cards[0] = self->people->cards[section->manager];
  parent[0] = -1;
  for (guint i = 0; i < section->n_reports; i++)
    {
      cards[i + 1] = self->people->cards[self->report[self->start[section->manager] + section->first + i]];
      parent[i + 1] = 0;
    }
  options.tree.leaf_blocks = TRUE;
  options.tree.block_row_gap = ROW_GAP;
  options.view_width = content->x1 - content->x0;
  options.view_height = content->y1 - content->y0;
  return pursuit_org_chart_layout_new (&data, &options);
}

/**
 * pursuit_org_book_draw:
 * @page: of the book, from 0
 * @content: where on the sheet
 *
 * Draws the way up, and below it the manager with the reports.
 */
void
pursuit_org_book_draw (const PursuitOrgBook *self,
                       guint page,
                       const PursuitBox *content,
                       const PursuitTheme *theme,
                       PursuitCanvas *canvas)
{
  const Section *section;
  g_autofree PursuitOrgCard *cards = NULL;
  g_autofree gint *parent = NULL;
  g_autoptr (GArray) relations = NULL;
  g_autoptr (PursuitOrgChartLayout) layout = NULL;
  g_autofree char *way = NULL;
  PursuitTextStyle style;
  PursuitTextExtents extents;
  PursuitBox room = *content;
  PursuitOrgChartView view = { .theme = theme, .parts = PURSUIT_ORG_CHART_ALL, .text_scale = TEXT_SCALE };

  g_return_if_fail (self != NULL && page < self->sections->len);

  section = get_section (self, page);
  way = make_breadcrumb (self, section);
  style = pursuit_theme_text (theme, 1, 700, theme->text);
  style.max_width = room.x1 - room.x0;
  style.max_lines = 3;
  pursuit_canvas_text (canvas, &style, room.x0, room.y0, way);
  extents = pursuit_canvas_measure (canvas, &style, way);
  if (self->people->parent[section->manager] >= 0)
    pursuit_canvas_link (canvas, (guint) self->page[self->people->parent[section->manager]], room.x0, room.y0,
                         extents.width, extents.height);
  room.y0 += extents.height + CRUMB_GAP * theme->font_size;

  cards = g_new (PursuitOrgCard, section->n_reports + 1);
  parent = g_new (gint, section->n_reports + 1);
  relations = make_relations (self, section);
  layout = lay_out_section (self, section, &room, cards, parent, relations);
  view.area = layout->bounds;
  view.scale = MIN (NATURAL_SCALE, MIN ((room.x1 - room.x0) / (view.area.x1 - view.area.x0),
                                        (room.y1 - room.y0) / (view.area.y1 - view.area.y0)));
  pursuit_canvas_save (canvas);
  pursuit_canvas_translate (canvas, (room.x0 + room.x1 - (view.area.x1 - view.area.x0) * view.scale) / 2,
                            room.y0);
  pursuit_org_chart_draw (canvas, layout, &view);
  pursuit_canvas_scale (canvas, view.scale);
  pursuit_canvas_translate (canvas, -view.area.x0, -view.area.y0);
  for (guint i = 0; i < section->n_reports; i++)
    {
      gint person = self->report[self->start[section->manager] + section->first + i];

      if (self->page[person] >= 0)
        draw_reference (self, layout, i + 1, person, theme, canvas);
    }
  pursuit_canvas_restore (canvas);
}
