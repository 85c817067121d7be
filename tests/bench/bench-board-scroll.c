/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The work of one frame while all columns of a board scroll: seven columns over 1,000,000 deals, 40 pixels a
 * frame (a hand on the wheel) and 1,500 (a fling: every card is new). Given a number, it only shows the board
 * for so many milliseconds.
 */

#include "frames.h"

#include "pursuit-board-column.h"
#include "sample-deals.h"

#include <adwaita.h>

GResource *
pursuit_ui_get_resource (void);

enum
{
  N_COLUMNS = 7,
  N_DEALS = 1000000,
  N_FRAMES = 400
};

typedef struct
{
  GtkWidget *columns[N_COLUMNS];
  double step; /* pixels a frame */
} Board;

static void
scroll (double done, gpointer data)
{
  const Board *board = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      PursuitRecycler *recycler =
          pursuit_board_column_get_recycler (PURSUIT_BOARD_COLUMN (board->columns[i]));
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (recycler));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + board->step);
    }
}

static GtkWidget *
make_board (Board *board, PursuitCardStyle *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GListModel) deals = sample_deals_new (N_DEALS / N_COLUMNS, i + 1);
      g_autoptr (PursuitRecord) stage = pursuit_record_new (&PURSUIT_STAGE_ENTITY);
      board->columns[i] = pursuit_board_column_new (style);
      pursuit_record_set_text (stage, PURSUIT_STAGE_NAME, "Negotiate");
      pursuit_record_set_text (stage, PURSUIT_STAGE_CURRENCY, "CNY");
      pursuit_record_set_int (stage, PURSUIT_STAGE_COUNT, N_DEALS / N_COLUMNS);
      pursuit_record_set_int (stage, PURSUIT_STAGE_AMOUNT, 610000000);
      pursuit_record_set_int (stage, PURSUIT_STAGE_WEIGHTED, 61000000);
      pursuit_board_column_set_stage (PURSUIT_BOARD_COLUMN (board->columns[i]), PURSUIT_STAGE (stage),
                                      0.1 * (i + 1));
      pursuit_board_column_set_today (PURSUIT_BOARD_COLUMN (board->columns[i]), SAMPLE_TODAY);
      pursuit_board_column_set_deals (PURSUIT_BOARD_COLUMN (board->columns[i]), deals);
      gtk_box_append (GTK_BOX (box), board->columns[i]);
    }
  return box;
}

static void
measure (Board *board, GtkWidget *window, const char *name, double step)
{
  board->step = step;
  frames_measure (window, name, N_FRAMES, scroll, board);
}

int
main (int argc, char **argv)
{
  Board board = { 0 };

  adw_init ();
  g_resources_register (pursuit_ui_get_resource ());
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (css, "/app/pursuit/Pursuit/style/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_autoptr (PursuitCardStyle) style = pursuit_card_style_new ();
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 860);
  pursuit_card_style_update (style, window);
  gtk_window_set_child (GTK_WINDOW (window), make_board (&board, style));
  gtk_window_present (GTK_WINDOW (window));
  frames_wait (500);

  if (argc > 1)
    frames_wait ((guint) g_ascii_strtoull (argv[1], NULL, 10));
  else
    {
      measure (&board, window, "scroll, 40 px a frame", 40);
      measure (&board, window, "fling, 1,500 px", 1500);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
