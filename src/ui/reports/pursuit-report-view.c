/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportView:
 *
 * Any report on the screen: its key figures in a row, and below them a card for each heading with what stands
 * under it. Words before the first chart or table have the whole width; then the first card is at the left
 * and each other one goes into the column that has less in it; what needs the whole width stands below both.
 * A table behind a chart is shown on demand.
 *
 * Signal “mark-activated” (gint64 id, const char *title): a mark of a chart or table was pressed.
 */

#include "pursuit-report-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compat.h"
#include "pursuit-report-chart.h"
#include "pursuit-report-grid.h"

#define SPACING 12
#define FIGURES_A_ROW 5
/* So many tables have rows from the beginning, which are about as many as are seen. */
#define FIRST_TABLES 4
/* A table with more columns gets the whole width. */
#define MAX_HALF_COLUMNS 6
/* About how high blocks become, in pixels, to fill two columns evenly. */
#define CHART_HEIGHT 400
#define ROW_HEIGHT 26
#define CARD_HEIGHT 60

struct _PursuitReportView
{
  AdwBin parent_instance;

  PursuitReport *report;
  gboolean narrow;
  GtkFlowBox *figures;
  GtkSizeGroup *values; /* of the figures, so that the notes below them stand on one line */
  GtkBox *above;        /* cards of words only, as wide as the page */
  GtkBox *columns;      /* two boxes of cards */
  GtkBox *sides[2];
  guint heights[2]; /* about, of what is in the sides */
  guint n_tables;   /* that are shown without being asked for */
  GtkBox *below;    /* cards as wide as the page */

  GPtrArray *retired; /* cards of earlier reports, which are taken apart one after the other */
  guint retire_source;
};

G_DEFINE_FINAL_TYPE (PursuitReportView, pursuit_report_view, ADW_TYPE_BIN)

enum
{
  MARK_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A value that is words, as the name of a key node, is longer than a number: it is smaller, on two lines. */
static GtkWidget *
make_value (PursuitReportView *self, const char *value)
{
  gboolean words = strpbrk (value, "0123456789") == NULL && g_utf8_strlen (value, -1) > 1;
  GtkWidget *label = make_label (value, words ? "figure-words" : "figure-value");

  if (words)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_widget_set_tooltip_text (label, value);
    }
  gtk_size_group_add_widget (self->values, label);
  return label;
}

static void
add_figure (PursuitReportView *self, const PursuitReportFigure *figure)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_label (figure->label, "caption");
  GtkWidget *note = make_label (figure->note ? figure->note : "", "caption");

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "figure-card");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_tooltip_text (note, figure->note);
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), make_value (self, figure->value));
  gtk_box_append (GTK_BOX (card), note);
  if (figure->change != NULL)
    {
      GtkWidget *change = make_label (figure->change, "caption");

      if (figure->trend != PURSUIT_TREND_NONE)
        gtk_widget_add_css_class (change, figure->trend == PURSUIT_TREND_GOOD ? "success" : "warning");
      gtk_box_append (GTK_BOX (card), change);
    }
  gtk_flow_box_insert (self->figures, card, -1);
  /* Nothing can be done with a figure, so it is no stop on the way of the Tab key. */
  gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
}

static gboolean
retire_cb (gpointer data)
{
  PursuitReportView *self = data;

  if (self->retired->len > 0)
    g_ptr_array_remove_index_fast (self->retired, self->retired->len - 1);
  if (self->retired->len > 0)
    return G_SOURCE_CONTINUE;
  self->retire_source = 0;
  return G_SOURCE_REMOVE;
}

/* A long report has thousands of widgets: the new one does not wait for their end. */
static void
remove_cards (PursuitReportView *self, GtkBox *box)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    {
      g_ptr_array_add (self->retired, g_object_ref (card));
      gtk_box_remove (box, card);
    }
  if (self->retire_source == 0 && self->retired->len > 0)
    self->retire_source = g_idle_add_full (G_PRIORITY_LOW, retire_cb, self, NULL);
}

static void
update_figures (PursuitReportView *self)
{
  const PursuitReportBlock *block = pursuit_report_find_block (self->report, PURSUIT_BLOCK_FIGURES, 0);
  GtkWidget *card;
  guint n_rows, a_row;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_flow_box_remove (self->figures, card);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), block != NULL);
  if (block == NULL)
    return;
  n_rows = MAX ((block->n_figures + FIGURES_A_ROW - 1) / FIGURES_A_ROW, 1);
  a_row = MAX ((block->n_figures + n_rows - 1) / n_rows, 1); /* no row with only one or two in it */
  gtk_flow_box_set_max_children_per_line (self->figures, a_row);
  gtk_flow_box_set_min_children_per_line (self->figures, self->narrow ? 1 : a_row);
  for (guint i = 0; i < block->n_figures; i++)
    add_figure (self, &block->figures[i]);
}

static void
mark_activated_cb (PursuitReportView *self, gint64 id, const char *title)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, id, title);
}

/* A chart scrolls within its own card where the window is too narrow for it. */
static void
add_chart (PursuitReportView *self, GtkBox *card, PursuitChart *chart)
{
  GtkWidget *view = pursuit_report_chart_new (chart);
  GtkWidget *sideways = gtk_scrolled_window_new ();

  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_set_vexpand (view, TRUE);
  pursuit_compat_scroll_sideways (GTK_SCROLLED_WINDOW (sideways));
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (sideways), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (sideways), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sideways), view);
  gtk_box_append (card, sideways);
  g_signal_connect_object (view, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_grid (PursuitReportView *self, PursuitReportTable *table, gboolean at_once)
{
  GtkWidget *grid = pursuit_report_grid_new (table, at_once);

  g_signal_connect_object (grid, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
  return grid;
}

/* The table is the report’s, which is shown as long as the expander. */
static void
expanded_cb (PursuitReportView *self, GParamSpec *pspec, GtkExpander *expander)
{
  PursuitReportTable *table = g_object_get_data (G_OBJECT (expander), "table");

  if (!gtk_expander_get_expanded (expander) || gtk_expander_get_child (expander) != NULL)
    return;
  gtk_expander_set_child (expander, make_grid (self, table, TRUE));
  gtk_widget_set_margin_top (gtk_expander_get_child (expander), 6);
}

/* A table has many widgets: one behind a chart gets them when somebody wants to see it. */
static void
add_table (PursuitReportView *self, GtkBox *card, PursuitReportTable *table, gboolean behind_chart)
{
  if (behind_chart)
    {
      GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("In _numbers"));

      g_object_set_data (G_OBJECT (expander), "table", table);
      g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (card, expander);
    }
  else
    gtk_box_append (card, make_grid (self, table, self->n_tables++ < FIRST_TABLES));
}

static void
add_text (GtkBox *card, const char *text)
{
  GtkWidget *label = make_label (text, "caption");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (card, label);
}

static GtkBox *
new_card (const char *heading, const char *subtitle)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "report-card");
  gtk_box_append (GTK_BOX (head), make_label (heading, "heading"));
  if (subtitle != NULL)
    add_text (GTK_BOX (head), subtitle);
  gtk_box_append (GTK_BOX (card), head);
  return GTK_BOX (card);
}

/* Where a card belongs; a later one is stronger. */
typedef enum
{
  PLACE_WORDS, /* above the columns, as long as there is nothing in them */
  PLACE_COLUMN,
  PLACE_GROWING, /* in a column, and fills the height of the page if it is the first one */
  PLACE_WIDE,    /* below both columns */
} Place;

/* Puts a card where there is room. */
static void
place_card (PursuitReportView *self, GtkBox *card, guint height, Place place)
{
  guint side = self->heights[0] > 0 && self->heights[1] <= self->heights[0];

  if (place == PLACE_WIDE || (place == PLACE_WORDS && self->heights[0] == 0))
    {
      GtkBox *box = place == PLACE_WIDE ? self->below : self->above;

      gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
      gtk_box_append (box, GTK_WIDGET (card));
      return;
    }
  gtk_widget_set_vexpand (GTK_WIDGET (card), place == PLACE_GROWING && self->heights[0] == 0);
  /* a hidden box does not notice that it gets a child, and keeps its old size */
  gtk_widget_set_visible (GTK_WIDGET (self->sides[side]), TRUE);
  gtk_box_append (self->sides[side], GTK_WIDGET (card));
  self->heights[side] += height;
}

/* Makes the card whose blocks begin at @first. Returns: the block behind its last one */
static guint
add_card (PursuitReportView *self, guint first)
{
  guint n_blocks = pursuit_report_get_n_blocks (self->report), i = first, height = CARD_HEIGHT;
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, first);
  gboolean headed = block->kind == PURSUIT_BLOCK_HEADING, chart = FALSE;
  Place place = PLACE_WORDS;
  GtkBox *card =
      headed ? new_card (block->text, NULL)
             : new_card (pursuit_report_get_title (self->report), pursuit_report_get_subtitle (self->report));

  for (i += headed; i < n_blocks; i++)
    {
      block = pursuit_report_get_block (self->report, i);
      if (block->kind == PURSUIT_BLOCK_HEADING)
        break;
      if (block->kind == PURSUIT_BLOCK_CHART)
        {
          add_chart (self, card, block->chart);
          height += CHART_HEIGHT;
          chart = TRUE;
          place = MAX (place, pursuit_chart_get_grows (block->chart) ? PLACE_GROWING : PLACE_COLUMN);
        }
      else if (block->kind == PURSUIT_BLOCK_TABLE)
        {
          add_table (self, card, block->table, chart);
          height += chart ? ROW_HEIGHT : ROW_HEIGHT * pursuit_report_table_get_n_rows (block->table);
          if (!chart && pursuit_report_table_get_n_columns (block->table) > MAX_HALF_COLUMNS)
            place = PLACE_WIDE;
          place = MAX (place, PLACE_COLUMN);
        }
      else if (block->kind == PURSUIT_BLOCK_TEXT)
        add_text (card, block->text);
    }
  place_card (self, card, height, place);
  return i;
}

static void
update_cards (PursuitReportView *self)
{
  guint n_blocks = pursuit_report_get_n_blocks (self->report), i = 0;

  for (guint side = 0; side < G_N_ELEMENTS (self->sides); side++)
    {
      remove_cards (self, self->sides[side]);
      gtk_widget_set_visible (GTK_WIDGET (self->sides[side]), FALSE);
      self->heights[side] = 0;
    }
  remove_cards (self, self->above);
  remove_cards (self, self->below);
  gtk_widget_set_visible (GTK_WIDGET (self->above), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->below), FALSE);
  self->n_tables = 0;
  while (i < n_blocks)
    {
      PursuitBlockKind kind = pursuit_report_get_block (self->report, i)->kind;

      if (kind == PURSUIT_BLOCK_FIGURES || kind == PURSUIT_BLOCK_PAGE_BREAK)
        i++;
      else
        i = add_card (self, i);
    }
}

static void
pursuit_report_view_dispose (GObject *object)
{
  PursuitReportView *self = PURSUIT_REPORT_VIEW (object);

  g_clear_handle_id (&self->retire_source, g_source_remove);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_clear_object (&self->values);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (pursuit_report_view_parent_class)->dispose (object);
}

static void
pursuit_report_view_class_init (PursuitReportViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_report_view_dispose;

  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
pursuit_report_view_init (PursuitReportView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->retired = g_ptr_array_new_with_free_func (g_object_unref);
  self->figures = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->figures, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->figures, TRUE);
  gtk_flow_box_set_column_spacing (self->figures, SPACING);
  gtk_flow_box_set_row_spacing (self->figures, SPACING);
  self->values = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  self->above = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING));
  for (guint side = 0; side < G_N_ELEMENTS (self->sides); side++)
    {
      self->sides[side] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
      gtk_widget_set_hexpand (GTK_WIDGET (self->sides[side]), TRUE);
      gtk_box_append (self->columns, GTK_WIDGET (self->sides[side]));
    }
  gtk_box_set_homogeneous (self->columns, TRUE);
  self->below = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->figures));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->above));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->below));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** pursuit_report_view_set_report: shows @report, which is kept by reference. */
void
pursuit_report_view_set_report (PursuitReportView *self, PursuitReport *report)
{
  g_return_if_fail (PURSUIT_IS_REPORT_VIEW (self) && PURSUIT_IS_REPORT (report));

  if (!g_set_object (&self->report, report))
    return;
  update_figures (self);
  update_cards (self);
}

/** pursuit_report_view_set_narrow: whether there is room for one column only. Not while it is allocated. */
void
pursuit_report_view_set_narrow (PursuitReportView *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_REPORT_VIEW (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !narrow);
  if (self->report != NULL)
    update_figures (self);
}
