/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitBoardFilters:
 *
 * The choosers in the header bar that say which deals the board shows: owner, grade, saved view, and how the
 * two tracks lie; and by what the cards are coloured. All but the owner’s stand in a popover that is made at
 * need: at the start there are cards to show first.
 *
 * ::changed: another filter was chosen. ::cleared: the user wants none at all. ::colored: by something else.
 */

#include "pursuit-board-filters.h"

#include <glib/gi18n-lib.h>

#include "pursuit-deal-view.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-settings.h"
#include "pursuit-text.h"

enum
{
  MAX_OWNERS = 500
};

struct _PursuitBoardFilters
{
  AdwBin parent_instance;

  PursuitSession *session;
  GPtrArray *owners; /* PursuitMember, as in the chooser behind “All owners” */
  gboolean filling;  /* the choosers are being filled: nobody chose */

  GtkDropDown *owner;
  GtkMenuButton *more;
  GtkDropDown *grade; /* (nullable): as the three behind it, while nobody needed them */
  GtkDropDown *view;
  GtkDropDown *drift;
  GtkDropDown *color;
  GtkStringList *owner_names;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (PursuitBoardFilters, pursuit_board_filters, ADW_TYPE_BIN)

enum
{
  CHANGED,
  CLEARED,
  COLORED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Which of the entries behind “all” is chosen in @chooser (nullable), from 0; -1 for all. */
static int
get_choice (GtkDropDown *chooser)
{
  guint selected = chooser != NULL ? gtk_drop_down_get_selected (chooser) : GTK_INVALID_LIST_POSITION;

  return selected != GTK_INVALID_LIST_POSITION ? (int) selected - 1 : -1;
}

static void
append_choices (GtkDropDown *chooser, const PursuitChoice *choices)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (chooser));

  for (const PursuitChoice *choice = choices; choice->code != NULL; choice++)
    gtk_string_list_append (names, _ (choice->label));
}

/* Fills the chooser, now and when members changed; who was chosen stays chosen. */
static void
owners_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitBoardFilters) self = user_data;
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  int chosen = get_choice (self->owner);
  gint64 chosen_id = chosen >= 0 && (guint) chosen < self->owners->len
                         ? pursuit_record_get_id (self->owners->pdata[chosen])
                         : 0;

  if (members == NULL)
    return;
  self->filling = TRUE;
  gtk_string_list_splice (self->owner_names, 1, self->owners->len, NULL);
  g_ptr_array_set_size (self->owners, 0);
  for (guint i = 0; i < members->len; i++)
    {
      g_autofree char *name =
          pursuit_text_for_display (pursuit_record_get_text (members->pdata[i], PURSUIT_MEMBER_NAME), 40);

      g_ptr_array_add (self->owners, g_object_ref (members->pdata[i]));
      gtk_string_list_append (self->owner_names, name);
      if (pursuit_record_get_id (members->pdata[i]) == chosen_id)
        gtk_drop_down_set_selected (self->owner, i + 1);
    }
  self->filling = FALSE;
}

static void
read_owners (PursuitBoardFilters *self)
{
  g_autoptr (PursuitListSpec) owners = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  pursuit_list_spec_sort (owners, PURSUIT_MEMBER_NAME, FALSE);
  pursuit_list_spec_set_limit (owners, MAX_OWNERS);
  pursuit_session_fetch_async (self->session, owners, NULL, owners_read_cb, g_object_ref (self));
}

static void
session_changed_cb (PursuitBoardFilters *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "member"))
    read_owners (self);
}

static void
filter_changed_cb (PursuitBoardFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (PursuitBoardFilters *self)
{
  g_signal_emit (self, signals[CLEARED], 0);
}

static void
color_chosen_cb (PursuitBoardFilters *self)
{
  GSettings *settings = pursuit_settings_get ();

  if (self->filling)
    return;
  if (settings != NULL)
    g_settings_set_string (settings, "board-color",
                           pursuit_board_filters_get_by_drift (self) ? "drift" : "warnings");
  g_signal_emit (self, signals[COLORED], 0);
}

static gboolean
is_by_drift (void)
{
  GSettings *settings = pursuit_settings_get ();
  g_autofree char *color = settings != NULL ? g_settings_get_string (settings, "board-color") : NULL;

  return g_strcmp0 (color, "drift") == 0;
}

static GtkDropDown *
take_chooser (PursuitBoardFilters *self, GtkBuilder *builder, const char *id, GCallback chosen)
{
  GtkDropDown *chooser = GTK_DROP_DOWN (gtk_builder_get_object (builder, id));

  g_signal_connect_object (chooser, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  return chooser;
}

/* Makes the popover with all choosers but the owner's. */
static void
make_choosers (PursuitBoardFilters *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/app/pursuit/Pursuit/board/pursuit-board-view.ui");
  GtkStringList *grades;

  self->grade = take_chooser (self, builder, "grade", G_CALLBACK (filter_changed_cb));
  self->view = take_chooser (self, builder, "view", G_CALLBACK (filter_changed_cb));
  self->drift = take_chooser (self, builder, "drift", G_CALLBACK (filter_changed_cb));
  self->color = take_chooser (self, builder, "color", G_CALLBACK (color_chosen_cb));
  self->filling = TRUE;
  grades = GTK_STRING_LIST (gtk_drop_down_get_model (self->grade));
  for (const PursuitChoice *choice = PURSUIT_GRADES; choice->code != NULL; choice++)
    {
      /* Translators: a grade of deals, A to D */
      g_autofree char *name = g_strdup_printf (_ ("Grade %s"), _ (choice->label));
      gtk_string_list_append (grades, name);
    }
  append_choices (self->view, PURSUIT_DEAL_VIEWS);
  append_choices (self->drift, PURSUIT_DRIFT_STATES);
  gtk_drop_down_set_selected (self->color, is_by_drift ());
  self->filling = FALSE;
  gtk_menu_button_set_popover (self->more, GTK_WIDGET (gtk_builder_get_object (builder, "popover")));
}

static void
need_choosers_cb (GtkMenuButton *button, gpointer user_data)
{
  PursuitBoardFilters *self = user_data;

  if (self->grade == NULL)
    make_choosers (self);
}

static void
pursuit_board_filters_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_BOARD_FILTERS (object)->session);

  G_OBJECT_CLASS (pursuit_board_filters_parent_class)->dispose (object);
}

static void
pursuit_board_filters_finalize (GObject *object)
{
  g_ptr_array_unref (PURSUIT_BOARD_FILTERS (object)->owners);

  G_OBJECT_CLASS (pursuit_board_filters_parent_class)->finalize (object);
}

static void
pursuit_board_filters_class_init (PursuitBoardFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_board_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_board_filters_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEARED] = g_signal_new ("cleared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLORED] = g_signal_new ("colored", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/board/pursuit-board-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardFilters, owner);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardFilters, more);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardFilters, owner_names);
  gtk_widget_class_bind_template_child (widget_class, PursuitBoardFilters, clear);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
pursuit_board_filters_init (PursuitBoardFilters *self)
{
  self->owners = g_ptr_array_new_with_free_func (g_object_unref);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more, need_choosers_cb, self, NULL);
  self->filling = FALSE;
}

/** pursuit_board_filters_set_session: whose members are the owners; set once. */
void
pursuit_board_filters_set_session (PursuitBoardFilters *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_BOARD_FILTERS (self) && self->session == NULL);
  g_return_if_fail (PURSUIT_IS_SESSION (session));

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  read_owners (self);
}

/** pursuit_board_filters_is_set: whether any deal is kept out. */
gboolean
pursuit_board_filters_is_set (PursuitBoardFilters *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_FILTERS (self), FALSE);

  return get_choice (self->owner) >= 0 || get_choice (self->grade) >= 0 || get_choice (self->view) >= 0 ||
         get_choice (self->drift) >= 0;
}

/** pursuit_board_filters_clear: lets all deals through; emits no signal. */
void
pursuit_board_filters_clear (PursuitBoardFilters *self)
{
  g_return_if_fail (PURSUIT_IS_BOARD_FILTERS (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->owner, 0);
  if (self->grade != NULL)
    {
      gtk_drop_down_set_selected (self->grade, 0);
      gtk_drop_down_set_selected (self->view, 0);
      gtk_drop_down_set_selected (self->drift, 0);
    }
  self->filling = FALSE;
}

/** pursuit_board_filters_apply: leaves of @deals those that the filters let through. */
void
pursuit_board_filters_apply (PursuitBoardFilters *self, PursuitListSpec *deals)
{
  int owner, grade, drift;

  g_return_if_fail (PURSUIT_IS_BOARD_FILTERS (self) && self->session != NULL);

  owner = get_choice (self->owner);
  grade = get_choice (self->grade);
  drift = get_choice (self->drift);
  if (owner >= 0)
    pursuit_list_spec_where_int (deals, PURSUIT_DEAL_OWNER_ID, PURSUIT_OP_EQ,
                                 pursuit_record_get_id (self->owners->pdata[owner]));
  if (grade >= 0)
    pursuit_list_spec_where (deals, PURSUIT_DEAL_GRADE, PURSUIT_OP_EQ, PURSUIT_GRADES[grade].code);
  if (drift >= 0)
    pursuit_list_spec_where (deals, PURSUIT_DEAL_DRIFT_STATE, PURSUIT_OP_EQ,
                             PURSUIT_DRIFT_STATES[drift].code);
  if (pursuit_board_filters_get_view (self) != NULL)
    pursuit_deal_view_restrict (deals, pursuit_board_filters_get_view (self),
                                pursuit_session_get_actor (self->session));
}

/** pursuit_board_filters_show_clear: whether there is something that the button could clear. */
void
pursuit_board_filters_show_clear (PursuitBoardFilters *self, gboolean show)
{
  g_return_if_fail (PURSUIT_IS_BOARD_FILTERS (self));

  gtk_widget_set_visible (self->clear, show);
}

/** pursuit_board_filters_get_view: (nullable) (transfer none): the code of the saved view that is shown. */
const char *
pursuit_board_filters_get_view (PursuitBoardFilters *self)
{
  int view;

  g_return_val_if_fail (PURSUIT_IS_BOARD_FILTERS (self), NULL);

  view = get_choice (self->view);
  return view >= 0 ? PURSUIT_DEAL_VIEWS[view].code : NULL;
}

/** pursuit_board_filters_set_view: chooses a saved view; %NULL for none. */
void
pursuit_board_filters_set_view (PursuitBoardFilters *self, const char *view)
{
  guint place = 0;

  g_return_if_fail (PURSUIT_IS_BOARD_FILTERS (self));

  for (guint i = 0; view != NULL && PURSUIT_DEAL_VIEWS[i].code != NULL; i++)
    if (g_str_equal (PURSUIT_DEAL_VIEWS[i].code, view))
      place = i + 1;
  if (self->view == NULL && place != 0)
    make_choosers (self);
  if (self->view != NULL)
    gtk_drop_down_set_selected (self->view, place);
}

/** pursuit_board_filters_get_by_drift: whether cards are coloured by how the two tracks lie, instead of by
 * what asks for attention. */
gboolean
pursuit_board_filters_get_by_drift (PursuitBoardFilters *self)
{
  g_return_val_if_fail (PURSUIT_IS_BOARD_FILTERS (self), FALSE);

  return self->color != NULL ? gtk_drop_down_get_selected (self->color) == 1 : is_by_drift ();
}
