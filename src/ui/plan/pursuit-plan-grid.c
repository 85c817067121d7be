/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPlanGrid:
 *
 * The parts of a plan: a line for each owner and target market, a column for each part of the year. What is
 * written into a cell is spread over its months; what is written at the end of a line, over its whole year.
 * Below a line stands what is wrong with what was written there.
 */

#include "pursuit-plan-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-icon-button.h"
#include "pursuit-money.h"
#include "pursuit-plan-line.h"
#include "pursuit-plan-window.h"
#include "pursuit-report-words.h"
#include "pursuit-text.h"

/* So many columns have amounts at most: last year, twelve months, the year. */
#define MAX_AMOUNTS (PURSUIT_PLAN_MONTHS + 1)
#define MAX_NAME 60

/* The columns around the parts of the year. */
enum
{
  COLUMN_NAME,
  COLUMN_BASE,
  COLUMN_PARTS,
};

typedef struct
{
  gint64 id;
  GtkWidget *base;
  GtkWidget *cells[MAX_AMOUNTS]; /* the parts, then the year */
  GtkWidget *growth;
  GtkWidget *problem;
} Line;

struct _PursuitPlanGrid
{
  AdwBin parent_instance;

  char *shape; /* which lines and columns there are */
  guint months;
  guint n_parts;
  GArray *lines; /* Line */
  GtkWidget *base[MAX_AMOUNTS];
  GtkWidget *sums[MAX_AMOUNTS];
  GtkWidget *left_name;
  GtkWidget *left[MAX_AMOUNTS]; /* to give */
  GtkWidget *growth;
};

G_DEFINE_FINAL_TYPE (PursuitPlanGrid, pursuit_plan_grid, ADW_TYPE_BIN)

/* The months of a part; the last one is the year. */
static void
months_of (PursuitPlanGrid *self, guint part, guint *first, guint *n)
{
  *first = part < self->n_parts ? part * self->months : 0;
  *n = part < self->n_parts ? self->months : PURSUIT_PLAN_MONTHS;
}

static gint64
amount_of (PursuitPlanGrid *self, const gint64 *months, guint part)
{
  guint first, n;

  months_of (self, part, &first, &n);
  return pursuit_plan_sum (months + first, n);
}

/* Commands */

static Line *
line_of (PursuitPlanGrid *self, GtkWidget *widget)
{
  return &g_array_index (self->lines, Line, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "line")));
}

static void
tell_line (Line *line, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (line->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (line->problem, problem != NULL);
}

static void
told_cb (PursuitPlanGrid *self, const char *problem, GtkWidget *cell)
{
  tell_line (line_of (self, cell), problem);
}

static void
given_cb (PursuitPlanGrid *self, gint64 amount, GtkWidget *cell)
{
  Line *line = line_of (self, cell);
  guint first, n;

  months_of (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "part")), &first, &n);
  g_autoptr (PursuitCommand) command = pursuit_command_set_targets (line->id, 0, first, n, amount);
  pursuit_plan_window_run (pursuit_plan_window_of (self), command, line->problem);
}

static void
remove_cb (PursuitPlanGrid *self, GtkWidget *button)
{
  Line *line = line_of (self, button);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_PLAN_LINE_ENTITY, line->id);

  pursuit_plan_window_run (pursuit_plan_window_of (self), command, line->problem);
}

/* Building */

static char *
name_part (const PursuitPlanPart *part)
{
  if (part->owner_name != NULL && part->market_name != NULL)
    return g_strdup_printf ("%s · %s", part->owner_name, part->market_name);
  return g_strdup (part->owner_name != NULL    ? part->owner_name
                   : part->market_name != NULL ? part->market_name
                                               : _ ("Nobody yet"));
}

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
attach (GtkGrid *grid, GtkWidget *widget, guint column, guint row)
{
  gtk_grid_attach (grid, widget, (int) column, (int) row, 1, 1);
  return widget;
}

static GtkWidget *
attach_name (GtkGrid *grid, const char *name, const char *css_class, guint row)
{
  g_autofree char *shown = pursuit_text_for_display (name, MAX_NAME);
  GtkWidget *label = make_label (shown, 0, css_class);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_tooltip_text (label, shown);
  return attach (grid, label, COLUMN_NAME, row);
}

static char *
name_column (PursuitPlanGrid *self, const PursuitPlanBook *book, guint part)
{
  PursuitDay begin = pursuit_fiscal_begin (book->year, book->first_month, (int) (part * self->months));

  return part < self->n_parts ? pursuit_report_words_column (begin, book->split, book->first_month)
                              : g_strdup (_ ("Year"));
}

static void
build_head (PursuitPlanGrid *self, GtkGrid *grid, const PursuitPlanBook *book)
{
  attach (grid, make_label (_ ("Last year"), 1, "plan-head"), COLUMN_BASE, 0);
  for (guint part = 0; part <= self->n_parts; part++)
    {
      g_autofree char *name = name_column (self, book, part);
      gtk_widget_set_hexpand (attach (grid, make_label (name, 1, "plan-head"), COLUMN_PARTS + part, 0), TRUE);
    }
  attach (grid, make_label (_ ("Growth"), 1, "plan-head"), COLUMN_PARTS + self->n_parts + 1, 0);
}

static GtkWidget *
build_cell (PursuitPlanGrid *self,
            const PursuitPlanBook *book,
            const char *name,
            guint line,
            guint part,
            gboolean writable)
{
  g_autofree char *column = name_column (self, book, part);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, column);
  GtkWidget *cell = pursuit_amount_cell_new (spoken, book->currency);

  g_object_set_data (G_OBJECT (cell), "line", GUINT_TO_POINTER (line));
  g_object_set_data (G_OBJECT (cell), "part", GUINT_TO_POINTER (part));
  gtk_editable_set_editable (GTK_EDITABLE (cell), writable);
  if (part == self->n_parts)
    gtk_widget_add_css_class (cell, "plan-year");
  g_signal_connect_object (cell, "given", G_CALLBACK (given_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  return cell;
}

static GtkWidget *
build_remove (PursuitPlanGrid *self, const char *name, guint line, gboolean writable)
{
  /* Translators: whom a line of the plan is for */
  g_autofree char *words = g_strdup_printf (_ ("Remove the line of %s"), name);
  GtkWidget *button = pursuit_icon_button_new ("user-trash-symbolic", words, G_CALLBACK (remove_cb), self);

  gtk_widget_set_sensitive (button, writable);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (line));
  return button;
}

static void
build_line (PursuitPlanGrid *self, GtkGrid *grid, const PursuitPlanBook *book, guint i, gboolean writable)
{
  const PursuitPlanPart *part = book->parts->pdata[i];
  Line line = { .id = part->id };
  guint row = 2 + 2 * i, after = COLUMN_PARTS + self->n_parts + 1;
  g_autofree char *name = name_part (part);

  attach_name (grid, name, NULL, row);
  line.base = attach (grid, make_label ("", 1, "dim-label"), COLUMN_BASE, row);
  for (guint k = 0; k <= self->n_parts; k++)
    line.cells[k] = attach (grid, build_cell (self, book, name, i, k, writable), COLUMN_PARTS + k, row);
  line.growth = attach (grid, make_label ("", 1, NULL), after, row);
  attach (grid, build_remove (self, name, i, writable), after + 1, row);
  line.problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "visible", FALSE,
                               "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (line.problem, "error");
  gtk_grid_attach (grid, line.problem, COLUMN_BASE, (int) row + 1, (int) after + 1, 1);
  g_array_append_val (self->lines, line);
}

/* A row of labels: what was won last year, what the lines add up to, and what is left to give. Returns: its
 * name
 */
static GtkWidget *
build_sums (PursuitPlanGrid *self,
            GtkGrid *grid,
            const char *name,
            const char *css_class,
            GtkWidget **labels,
            guint row)
{
  for (guint k = 0; k <= self->n_parts; k++)
    labels[k] = attach (grid, make_label ("", 1, css_class), COLUMN_PARTS + k, row);
  return attach_name (grid, name, css_class, row);
}

/* What is written and not given yet: its place and the words. */
typedef struct
{
  gint64 line;
  guint part;
  char *text; /* (nullable): nothing */
} Unfinished;

static Unfinished
find_unfinished (PursuitPlanGrid *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      for (guint k = 0; k <= self->n_parts; k++)
        if (pursuit_amount_cell_is_changed (PURSUIT_AMOUNT_CELL (line->cells[k])))
          return (Unfinished){ line->id, k,
                               g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->cells[k]))) };
    }
  return (Unfinished){ 0 };
}

static void
restore_unfinished (PursuitPlanGrid *self, Unfinished *unfinished)
{
  for (guint i = 0; unfinished->text != NULL && i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      if (line->id != unfinished->line || unfinished->part > self->n_parts)
        continue;
      gtk_widget_grab_focus (line->cells[unfinished->part]);
      gtk_editable_set_text (GTK_EDITABLE (line->cells[unfinished->part]), unfinished->text);
      gtk_editable_set_position (GTK_EDITABLE (line->cells[unfinished->part]), -1);
    }
  g_free (unfinished->text);
}

/* Cells that go give nothing more. */
static void
drop_lines (PursuitPlanGrid *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    for (guint k = 0; k <= self->n_parts; k++)
      g_signal_handlers_disconnect_by_data (g_array_index (self->lines, Line, i).cells[k], self);
  g_array_set_size (self->lines, 0);
}

static void
build (PursuitPlanGrid *self, const PursuitPlanBook *book, gboolean writable)
{
  GtkWidget *grid = gtk_grid_new ();
  Unfinished unfinished = find_unfinished (self);
  guint row = 3 + 2 * book->parts->len; /* of the sums */

  drop_lines (self);
  self->months = pursuit_split_months (book->split);
  self->n_parts = PURSUIT_PLAN_MONTHS / self->months;
  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_add_css_class (grid, "plan-grid");
  build_head (self, GTK_GRID (grid), book);
  build_sums (self, GTK_GRID (grid), _ ("Last year"), "dim-label", self->base, 1);
  for (guint i = 0; i < book->parts->len; i++)
    build_line (self, GTK_GRID (grid), book, i, writable);
  if (book->parts->len == 0)
    gtk_grid_attach (GTK_GRID (grid),
                     make_label (_ ("No lines yet. Split the target among owners or markets, or add a line."),
                                 0, "plan-empty"),
                     COLUMN_NAME, 2, (int) (COLUMN_PARTS + self->n_parts + 2), 1);
  build_sums (self, GTK_GRID (grid), _ ("Total"), "heading", self->sums, row);
  self->left_name = build_sums (self, GTK_GRID (grid), _ ("Left to give"), "dim-label", self->left, row + 1);
  gtk_widget_set_tooltip_text (self->left_name,
                               _ ("The target, as last year came, less what the lines add up to"));
  self->growth = attach (GTK_GRID (grid), make_label ("", 1, NULL), COLUMN_PARTS + self->n_parts + 1, row);
  adw_bin_set_child (ADW_BIN (self), grid);
  restore_unfinished (self, &unfinished);
}

/* Showing */

static void
show_amount (GtkWidget *label, gint64 amount, const char *currency)
{
  g_autofree char *text = pursuit_money_format_short (amount, currency);
  g_autofree char *whole = pursuit_money_format (amount, currency);

  gtk_label_set_text (GTK_LABEL (label), amount != 0 ? text : "–");
  gtk_widget_set_tooltip_text (label, whole);
}

/* How much more than last year; an arrow where that is less than the market grows. */
static void
show_growth (GtkWidget *label, const PursuitPlanBook *book, gint64 target, gint64 base)
{
  g_autofree char *share =
      pursuit_report_words_signed_share (base > 0 && target > 0 ? (double) target / (double) base - 1 : NAN);
  PursuitPlanFloor floor = pursuit_plan_check_floor (target, base, book->market_growth);
  gboolean under = target > 0 && (floor == PURSUIT_PLAN_UNDER_MARKET || floor == PURSUIT_PLAN_UNDER_BASE);
  g_autofree char *text = under ? g_strconcat ("▼ ", share, NULL) : g_strdup (share);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, under ? _ ("Under the market’s growth") : NULL);
  if (under)
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_remove_css_class (label, "warning");
}

/* What each part of the year still lacks; nothing without a target. */
static void
show_left (PursuitPlanGrid *self, const PursuitPlanBook *book)
{
  gint64 left[PURSUIT_PLAN_MONTHS];
  gboolean known = pursuit_plan_book_get_left (book, left);

  gtk_widget_set_visible (self->left_name, known);
  for (guint k = 0; k <= self->n_parts; k++)
    {
      gtk_widget_set_visible (self->left[k], known);
      if (known)
        show_amount (self->left[k], amount_of (self, left, k), book->currency);
    }
}

static char *
describe_shape (const PursuitPlanBook *book, gboolean writable)
{
  g_autoptr (GString) shape = g_string_new (NULL);

  g_string_printf (shape, "%d %d %d %s %d", book->year, book->first_month, (int) book->split, book->currency,
                   writable);
  for (guint i = 0; i < book->parts->len; i++)
    {
      const PursuitPlanPart *part = book->parts->pdata[i];
      g_autofree char *name = name_part (part);
      g_string_append_printf (shape, " %" G_GINT64_FORMAT " %s", part->id, name);
    }
  return g_string_free (g_steal_pointer (&shape), FALSE);
}

/** pursuit_plan_grid_set_book: shows a plan; what is being written stays. */
void
pursuit_plan_grid_set_book (PursuitPlanGrid *self, const PursuitPlanBook *book, gboolean writable)
{
  gint64 targets[PURSUIT_PLAN_MONTHS];
  g_autofree char *shape = NULL;

  g_return_if_fail (PURSUIT_IS_PLAN_GRID (self) && book != NULL);

  shape = describe_shape (book, writable);
  if (g_strcmp0 (shape, self->shape) != 0)
    build (self, book, writable);
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  pursuit_plan_book_get_targets (book, targets);
  for (guint k = 0; k <= self->n_parts; k++)
    {
      show_amount (self->base[k], amount_of (self, book->base, k), book->currency);
      show_amount (self->sums[k], amount_of (self, targets, k), book->currency);
    }
  show_left (self, book);
  show_growth (self->growth, book, pursuit_plan_sum (targets, PURSUIT_PLAN_MONTHS),
               pursuit_plan_sum (book->base, PURSUIT_PLAN_MONTHS));
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      const PursuitPlanPart *part = book->parts->pdata[i];
      gint64 base = pursuit_plan_sum (part->base, PURSUIT_PLAN_MONTHS);
      show_amount (line->base, base, book->currency);
      for (guint k = 0; k <= self->n_parts; k++)
        pursuit_amount_cell_set_amount (PURSUIT_AMOUNT_CELL (line->cells[k]),
                                        amount_of (self, part->targets, k));
      show_growth (line->growth, book, pursuit_plan_sum (part->targets, PURSUIT_PLAN_MONTHS), base);
    }
}

/** pursuit_plan_grid_get_left: (transfer none) (nullable): what is left to give in a part, in words; %NULL
 * when there is no target. */
const char *
pursuit_plan_grid_get_left (PursuitPlanGrid *self, guint part)
{
  g_return_val_if_fail (PURSUIT_IS_PLAN_GRID (self) && part <= self->n_parts, NULL);

  return gtk_widget_get_visible (self->left[part]) ? gtk_label_get_text (GTK_LABEL (self->left[part])) : NULL;
}

/** pursuit_plan_grid_flush: gives what is written; %FALSE when something is no amount, which is told. */
gboolean
pursuit_plan_grid_flush (PursuitPlanGrid *self)
{
  gboolean all = TRUE;

  g_return_val_if_fail (PURSUIT_IS_PLAN_GRID (self), FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    for (guint k = 0; k <= self->n_parts; k++)
      all &= pursuit_amount_cell_flush (PURSUIT_AMOUNT_CELL (g_array_index (self->lines, Line, i).cells[k]));
  return all;
}

/** pursuit_plan_grid_get_cell: (transfer none) (nullable): @part: from 0; the one behind the last is the
 * year. */
PursuitAmountCell *
pursuit_plan_grid_get_cell (PursuitPlanGrid *self, guint line, guint part)
{
  g_return_val_if_fail (PURSUIT_IS_PLAN_GRID (self), NULL);

  return line < self->lines->len && part <= self->n_parts
             ? PURSUIT_AMOUNT_CELL (g_array_index (self->lines, Line, line).cells[part])
             : NULL;
}

static void
pursuit_plan_grid_finalize (GObject *object)
{
  PursuitPlanGrid *self = PURSUIT_PLAN_GRID (object);

  g_free (self->shape);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (pursuit_plan_grid_parent_class)->finalize (object);
}

static void
pursuit_plan_grid_class_init (PursuitPlanGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_plan_grid_finalize;
}

static void
pursuit_plan_grid_init (PursuitPlanGrid *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

/** pursuit_plan_grid_new: (transfer floating): a grid without a plan. */
GtkWidget *
pursuit_plan_grid_new (void)
{
  return g_object_new (PURSUIT_TYPE_PLAN_GRID, NULL);
}
