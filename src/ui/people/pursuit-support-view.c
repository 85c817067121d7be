/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitSupportView:
 *
 * Those who take part in a deal, by their share in the decision and by their attitude. A bubble is dragged to
 * another place, or moved with the arrow keys while it has the focus: left and right for the attitude, up and
 * down for the share, with Shift in steps of one percent.
 *
 * Signals: ::chosen (gint64 person): to be looked at; ::activated (gint64 person): to be edited; ::changed
 * (gint64 person, int attitude, int weight): what the user says of the person now, %PURSUIT_SUPPORT_UNKNOWN
 * and -1 being not known. It changes nothing itself.
 */

#include "pursuit-support-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-chart-style.h"
#include "pursuit-support-chart.h"

#define MIN_WIDTH 320
#define MIN_HEIGHT 320
#define WEIGHT_STEP 5
/* A press that moves less than this is a click. */
#define DRAG_THRESHOLD 6.0

struct _PursuitSupportView
{
  PursuitChartView parent_instance;

  PursuitOrgPeople *people;
  GArray *ids;    /* gint64, one a point */
  GArray *points; /* PursuitSupportPoint; names belong to people */
  PursuitSupportLayout *layout;
  gint64 selected;
  int dragged; /* index of the point, or -1 */
  double shift_x;
  double shift_y;
  gboolean moved; /* far enough to be no click */
};

G_DEFINE_FINAL_TYPE (PursuitSupportView, pursuit_support_view, PURSUIT_TYPE_CHART_VIEW)

enum
{
  CHOSEN,
  ACTIVATED,
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const PursuitSupportPoint *
get_point (PursuitSupportView *self, guint index)
{
  return &g_array_index (self->points, PursuitSupportPoint, index);
}

static gint64
get_id (PursuitSupportView *self, guint index)
{
  return g_array_index (self->ids, gint64, index);
}

static int
find_point (PursuitSupportView *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (get_id (self, i) == id)
      return (int) i;
  return -1;
}

static PursuitSupportWords
get_words (void)
{
  PursuitSupportWords words = { .weight = _ ("Decision weight ↑"),
                                .corners = { _ ("Strong, against us"), _ ("Strong, for us"),
                                             _ ("Weak, against us"), _ ("Weak, for us") } };

  words.attitudes[0] = _ ("Not known");
  for (int attitude = -2; attitude <= 2; attitude++)
    words.attitudes[attitude + 3] = pursuit_org_attitude_label (attitude);
  return words;
}

static void
pursuit_support_view_request (PursuitChartView *view,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

static void
pursuit_support_view_lay_out (PursuitChartView *view, int width, int height)
{
  PursuitSupportView *self = PURSUIT_SUPPORT_VIEW (view);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));

  g_clear_pointer (&self->layout, pursuit_support_layout_free);
  self->layout = pursuit_support_chart_layout ((const PursuitSupportPoint *) self->points->data,
                                               self->points->len, width, height, &theme);
}

static void
pursuit_support_view_place (PursuitChartView *view, guint mark, GtkAllocation *allocation)
{
  const PursuitSupportPlace *place = &PURSUIT_SUPPORT_VIEW (view)->layout->places[mark];
  int size = (int) ceil (2 * place->radius);

  *allocation =
      (GtkAllocation){ (int) (place->x - place->radius), (int) (place->y - place->radius), size, size };
}

/* The bubble that is being dragged, at the pointer, and what letting go would say. */
static void
draw_dragged (PursuitSupportView *self, PursuitCanvas *canvas, const PursuitSupportWords *words)
{
  PursuitSupportPlace *place = &self->layout->places[self->dragged];
  PursuitTextStyle style = pursuit_theme_text (&self->layout->theme, 1, 700, self->layout->theme.accent);
  int attitude, weight;
  g_autofree char *text = NULL;

  pursuit_support_chart_read (self->layout, place->x, place->y, &attitude, &weight);
  text = g_strdup_printf (_ ("%s, %d %%"), words->attitudes[attitude + 3], weight);
  style.align = PURSUIT_ALIGN_CENTER;
  pursuit_canvas_text_middle (canvas, &style, place->x,
                              place->y - place->radius - self->layout->theme.font_size, text);
}

static void
pursuit_support_view_draw (PursuitChartView *view,
                           PursuitCanvas *canvas,
                           const PursuitTheme *theme,
                           int marked)
{
  PursuitSupportView *self = PURSUIT_SUPPORT_VIEW (view);
  PursuitSupportWords words = get_words ();
  int selected = find_point (self, self->selected);

  if (self->layout == NULL)
    return;
  self->layout->theme = *theme;
  if (self->dragged >= 0 && self->moved)
    {
      PursuitSupportPlace *place = &self->layout->places[self->dragged];
      PursuitSupportPlace kept = *place;

      place->x += self->shift_x;
      place->y += self->shift_y;
      pursuit_support_chart_draw (self->layout, &words, self->dragged, canvas);
      draw_dragged (self, canvas, &words);
      *place = kept;
      return;
    }
  pursuit_support_chart_draw (self->layout, &words, selected, canvas);
}

static void
pursuit_support_view_activate (PursuitChartView *view, guint mark)
{
  PursuitSupportView *self = PURSUIT_SUPPORT_VIEW (view);
  gint64 id = get_id (self, mark);

  g_signal_emit (self, signals[id == self->selected ? ACTIVATED : CHOSEN], 0, id);
}

/* Dragging */

static void
drag_begin_cb (PursuitSupportView *self, double x, double y, GtkGesture *drag)
{
  self->dragged = self->layout ? pursuit_support_chart_hit (self->layout, x, y) : -1;
  self->moved = FALSE;
  if (self->dragged < 0)
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (PursuitSupportView *self, double dx, double dy, GtkGesture *drag)
{
  if (self->dragged < 0)
    return;
  if (!self->moved && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  if (!self->moved)
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  self->moved = TRUE;
  self->shift_x = dx;
  self->shift_y = dy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (PursuitSupportView *self, double dx, double dy)
{
  int index = self->dragged;
  const PursuitSupportPlace *place;
  int attitude, weight;

  self->dragged = -1;
  if (index < 0 || !self->moved || self->layout == NULL)
    return;
  self->moved = FALSE;
  place = &self->layout->places[index];
  pursuit_support_chart_read (self->layout, place->x + dx, place->y + dy, &attitude, &weight);
  /* Sideways alone leaves the share as it is. */
  if (fabs (dy) < DRAG_THRESHOLD)
    weight = get_point (self, index)->weight;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0, get_id (self, index), attitude, weight);
}

static void
drag_cancel_cb (PursuitSupportView *self)
{
  self->dragged = -1;
  self->moved = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Keys */

static gboolean
key_pressed_cb (PursuitSupportView *self, guint key, guint code, GdkModifierType state)
{
  int step = state & GDK_SHIFT_MASK ? 1 : WEIGHT_STEP;
  const PursuitSupportPoint *point;
  int attitude, weight;
  guint mark;

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0 ||
      !pursuit_chart_view_find_mark (PURSUIT_CHART_VIEW (self),
                                     gtk_widget_get_focus_child (GTK_WIDGET (self)), &mark))
    return FALSE;
  point = get_point (self, mark);
  attitude = point->attitude;
  weight = MAX (point->weight, 0);
  switch (key)
    {
    case GDK_KEY_Left:
      attitude = attitude == PURSUIT_SUPPORT_UNKNOWN ? 0 : MAX (attitude - 1, -2);
      weight = point->weight;
      break;
    case GDK_KEY_Right:
      attitude = attitude == PURSUIT_SUPPORT_UNKNOWN ? 0 : MIN (attitude + 1, 2);
      weight = point->weight;
      break;
    case GDK_KEY_Up:
      weight = MIN (weight + step, 100);
      break;
    case GDK_KEY_Down:
      weight = MAX (weight - step, 0);
      break;
    default:
      return FALSE;
    }
  if (attitude != point->attitude || weight != point->weight)
    g_signal_emit (self, signals[CHANGED], 0, get_id (self, mark), attitude, weight);
  return TRUE;
}

static void
pursuit_support_view_finalize (GObject *object)
{
  PursuitSupportView *self = PURSUIT_SUPPORT_VIEW (object);

  g_clear_pointer (&self->people, pursuit_org_people_unref);
  g_clear_pointer (&self->layout, pursuit_support_layout_free);
  g_array_unref (self->ids);
  g_array_unref (self->points);

  G_OBJECT_CLASS (pursuit_support_view_parent_class)->finalize (object);
}

static void
pursuit_support_view_class_init (PursuitSupportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_support_view_finalize;
  view_class->request = pursuit_support_view_request;
  view_class->lay_out = pursuit_support_view_lay_out;
  view_class->draw = pursuit_support_view_draw;
  view_class->place = pursuit_support_view_place;
  view_class->activate = pursuit_support_view_activate;

  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                   G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "pursuit-support");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_support_view_init (PursuitSupportView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->points = g_array_new (FALSE, FALSE, sizeof (PursuitSupportPoint));
  self->dragged = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Power × support"),
                                  -1);
  /* Before the buttons of the bubbles, which would take the press and the arrow keys. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static char *
describe (const PursuitSupportPoint *point)
{
  const char *attitude = point->attitude == PURSUIT_SUPPORT_UNKNOWN
                             ? _ ("Attitude not known")
                             : pursuit_org_attitude_label (point->attitude);

  if (point->weight < 0)
    /* Translators: a person, then the attitude */
    return g_strdup_printf (_ ("%s: %s, not weighed"), point->name, attitude);
  /* Translators: a person, then the attitude, then the share in the decision */
  return g_strdup_printf (_ ("%s: %s, weight %d %%"), point->name, attitude, point->weight);
}

static void
add_person (PursuitSupportView *self, PursuitRecord *person)
{
  gint64 id = pursuit_record_get_id (person);
  PursuitRecord *participant = (PursuitRecord *) pursuit_org_people_get_participant (self->people, id);
  PursuitOrgCard card = { .name = pursuit_record_get_text (person, PURSUIT_PERSON_NAME) };
  PursuitSupportPoint point = { .name = pursuit_org_card_display_name (&card),
                                .attitude = PURSUIT_SUPPORT_UNKNOWN,
                                .weight = -1 };
  g_autofree char *words = NULL;

  if (participant == NULL)
    return;
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    point.attitude = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE), -2, 2);
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_WEIGHT))
    point.weight = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT), 0, 100);
  point.insider = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_INSIDER) != 0;
  words = describe (&point);
  pursuit_chart_view_add_mark (PURSUIT_CHART_VIEW (self), "support-bubble", words, words, TRUE);
  g_array_append_val (self->ids, id);
  g_array_append_val (self->points, point);
}

/** pursuit_support_view_set_people: shows those of @people who take part in their deal. */
void
pursuit_support_view_set_people (PursuitSupportView *self, PursuitOrgPeople *people)
{
  guint mark = 0;
  gint64 focused = 0;
  int index;

  g_return_if_fail (PURSUIT_IS_SUPPORT_VIEW (self));
  g_return_if_fail (people != NULL);

  if (pursuit_chart_view_find_mark (PURSUIT_CHART_VIEW (self), gtk_widget_get_focus_child (GTK_WIDGET (self)),
                                    &mark))
    focused = get_id (self, mark);
  drag_cancel_cb (self);
  pursuit_chart_view_clear_marks (PURSUIT_CHART_VIEW (self));
  g_clear_pointer (&self->layout, pursuit_support_layout_free);
  g_array_set_size (self->ids, 0);
  g_array_set_size (self->points, 0);
  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  for (guint i = 0; i < people->placed->len; i++)
    add_person (self, people->placed->pdata[i]);
  for (guint i = 0; i < people->unplaced->len; i++)
    add_person (self, people->unplaced->pdata[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  /* The arrow keys go on with the same person. */
  index = focused ? find_point (self, focused) : -1;
  if (index >= 0)
    gtk_widget_grab_focus (pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (self), index));
}

/** pursuit_support_view_select: @id stands out from now on; 0 for nobody. */
void
pursuit_support_view_select (PursuitSupportView *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_SUPPORT_VIEW (self));

  if (id == self->selected)
    return;
  self->selected = id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pursuit_support_view_get_place:
 * @x, @y: (out): the middle of the person's bubble, in pixels of the view
 *
 * Returns: %FALSE when there is none
 */
gboolean
pursuit_support_view_get_place (PursuitSupportView *self, gint64 id, double *x, double *y)
{
  int index;

  g_return_val_if_fail (PURSUIT_IS_SUPPORT_VIEW (self), FALSE);

  index = find_point (self, id);
  if (index < 0 || self->layout == NULL)
    return FALSE;
  *x = self->layout->places[index].x;
  *y = self->layout->places[index].y;
  return TRUE;
}
