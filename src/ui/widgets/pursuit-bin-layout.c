/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A layout for a widget that holds texts that wrap: the height follows from the width, never the other way
 * round.
 *
 * A GtkBinLayout passes on what its parent asks, and some parents ask how wide the child must be for a
 * height: an AdwFlap, a GtkBox across its direction, whatever is aligned vertically. A GtkLabel that wraps
 * finds that width by halving, a GtkBox by halving again over its labels, and each step breaks a text into
 * lines anew: one line of a card was broken 250 times, and a page of ten cards took 70 ms to lay out instead
 * of 15.
 */

#include "pursuit-bin-layout.h"

/* Below this height nobody could scroll. */
#define SCROLLING_HEIGHT 64

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                        minimum, natural, minimum_baseline, natural_baseline);
}

/* As measure(), but whoever scrolls takes any height. A GtkScrolledWindow lays out all that it shows before
 * it says so, for a width that it does not get. */
static void
measure_scrolling (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
      return;
    }
  *minimum = *natural = SCROLLING_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

/** pursuit_bin_layout_new: (transfer full): a layout for a widget with one child, which gets all the room. */
GtkLayoutManager *
pursuit_bin_layout_new (void)
{
  return gtk_custom_layout_new (get_request_mode, measure, allocate);
}

/** pursuit_bin_layout_new_scrolling: (transfer full): as pursuit_bin_layout_new(), for a child that scrolls
 * up and down. */
GtkLayoutManager *
pursuit_bin_layout_new_scrolling (void)
{
  return gtk_custom_layout_new (get_request_mode, measure_scrolling, allocate);
}
