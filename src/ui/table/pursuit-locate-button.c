/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitLocateButton:
 *
 * Goes to the next row of a table that is in a state that asks for something, without leaving the others out:
 * overdue, stale, without a next step, edited last. Behind the last row it begins again.
 */

#include "pursuit-locate-button.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-person.h"
#include "pursuit-session-table.h"
#include "pursuit-window.h"

struct _PursuitLocateButton
{
  AdwBin parent_instance;

  PursuitTable *table; /* not owned: both stand in one view */
  GtkMenuButton *button;
  char *state; /* (nullable): the one that was looked for last */
};

G_DEFINE_FINAL_TYPE (PursuitLocateButton, pursuit_locate_button, ADW_TYPE_BIN)

/* A second condition is told by its field; 0, the id, is none. */
typedef struct
{
  const PursuitEntity *entity;
  const char *code;
  const char *label;
  struct
  {
    guint field;
    PursuitOp op;
    const char *value; /* (nullable) */
  } tests[2];
} State;

/* The row that was edited last is found in the journal. */
static const char EDITED[] = "edited";

static const State STATES[] = {
  { &PURSUIT_DEAL_ENTITY,
    "overdue",
    N_ ("Close Date Is _Over"),
    { { PURSUIT_DEAL_EXPECTED_CLOSE, PURSUIT_OP_OLDER_DAYS, "0" },
      { PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open" } } },
  { &PURSUIT_DEAL_ENTITY, "stale", N_ ("_Stale"), { { PURSUIT_DEAL_OVERDUE, PURSUIT_OP_GT, "0" } } },
  { &PURSUIT_DEAL_ENTITY,
    "no-next-step",
    N_ ("No _Next Step"),
    { { PURSUIT_DEAL_NEXT_DAY, PURSUIT_OP_IS_EMPTY, NULL },
      { PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open" } } },
  { &PURSUIT_DEAL_ENTITY,
    "late-step",
    N_ ("Next Step Is _Late"),
    { { PURSUIT_DEAL_NEXT_DAY, PURSUIT_OP_OLDER_DAYS, "0" } } },
  { &PURSUIT_DEAL_ENTITY,
    "forced",
    N_ ("_Forced Move"),
    { { PURSUIT_DEAL_FORCED, PURSUIT_OP_IS_SET, NULL } } },
  { &PURSUIT_COMPANY_ENTITY,
    "late",
    N_ ("No Contact for 30 _Days"),
    { { PURSUIT_COMPANY_LAST_CONTACT, PURSUIT_OP_OLDER_DAYS, "30" } } },
  { &PURSUIT_COMPANY_ENTITY,
    "never",
    N_ ("_Never Contacted"),
    { { PURSUIT_COMPANY_LAST_CONTACT, PURSUIT_OP_IS_EMPTY, NULL } } },
  { &PURSUIT_COMPANY_ENTITY,
    "release",
    N_ ("To Be _Released Within 7 Days"),
    { { PURSUIT_COMPANY_RELEASE_DAY, PURSUIT_OP_NEXT_DAYS, "7" } } },
  { &PURSUIT_COMPANY_ENTITY,
    "no-owner",
    N_ ("No _Owner"),
    { { PURSUIT_COMPANY_OWNER, PURSUIT_OP_IS_EMPTY, NULL } } },
  { &PURSUIT_PERSON_ENTITY,
    "late",
    N_ ("No Contact for 30 _Days"),
    { { PURSUIT_PERSON_LAST_CONTACT, PURSUIT_OP_OLDER_DAYS, "30" } } },
  { &PURSUIT_PERSON_ENTITY,
    "never",
    N_ ("_Never Contacted"),
    { { PURSUIT_PERSON_LAST_CONTACT, PURSUIT_OP_IS_EMPTY, NULL } } },
  { &PURSUIT_ACTIVITY_ENTITY,
    "overdue",
    N_ ("_Overdue"),
    { { PURSUIT_ACTIVITY_PLANNED, PURSUIT_OP_OLDER_DAYS, "0" },
      { PURSUIT_ACTIVITY_DONE, PURSUIT_OP_IS_EMPTY, NULL } } },
  { &PURSUIT_ACTIVITY_ENTITY,
    "today",
    N_ ("_Today"),
    { { PURSUIT_ACTIVITY_PLANNED, PURSUIT_OP_TODAY, NULL },
      { PURSUIT_ACTIVITY_DONE, PURSUIT_OP_IS_EMPTY, NULL } } },
  { &PURSUIT_ACTIVITY_ENTITY,
    "no-outcome",
    N_ ("_Done, No Outcome Noted"),
    { { PURSUIT_ACTIVITY_DONE, PURSUIT_OP_IS_SET, NULL },
      { PURSUIT_ACTIVITY_OUTCOME, PURSUIT_OP_IS_EMPTY, NULL } } },
};

static const PursuitEntity *
get_entity (PursuitLocateButton *self)
{
  return pursuit_table_columns_get_entity (pursuit_table_get_columns (self->table));
}

/* The conditions of a state; %NULL when records of @entity have no such state. */
static PursuitFilter *
make_filter (const PursuitEntity *entity, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    {
      PursuitFilter *filter;

      if (STATES[i].entity != entity || !g_str_equal (STATES[i].code, code))
        continue;
      filter = pursuit_filter_new_group (PURSUIT_FILTER_ALL);
      for (guint j = 0; j < G_N_ELEMENTS (STATES[i].tests) && STATES[i].tests[j].field != 0; j++)
        pursuit_filter_add (filter, pursuit_filter_new_test (STATES[i].tests[j].field, STATES[i].tests[j].op,
                                                             (const char *const[]){ STATES[i].tests[j].value,
                                                                                    NULL }));
      return filter;
    }
  return NULL;
}

static void
located_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitLocateButton) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = pursuit_session_locate_finish (PURSUIT_SESSION (source), result, &error);
  PursuitWindow *window = self->button != NULL ? pursuit_window_of (self) : NULL;

  if (window == NULL)
    return;
  if (id < 0)
    pursuit_window_toast_error (window, error);
  else if (id == 0)
    pursuit_window_toast (window, _ ("No row of this list is in this state."));
  else
    {
      pursuit_table_select (self->table, id);
      pursuit_table_focus_rows (self->table);
    }
}

/** pursuit_locate_button_go: goes to the next row in @state, the code of one that the table’s records have,
 * or "edited". */
void
pursuit_locate_button_go (PursuitLocateButton *self, const char *state)
{
  PursuitListSpec *spec;
  PursuitSession *session;
  g_autoptr (PursuitFilter) filter = NULL;

  g_return_if_fail (PURSUIT_IS_LOCATE_BUTTON (self) && state != NULL);

  spec = pursuit_list_get_spec (pursuit_table_get_list (self->table));
  session = pursuit_window_get_session (pursuit_window_of (self));
  filter = make_filter (get_entity (self), state);
  if (state != self->state)
    {
      g_free (self->state);
      self->state = g_strdup (state);
    }
  if (g_str_equal (state, EDITED))
    pursuit_session_locate_edited_async (session, spec, NULL, located_cb, g_object_ref (self));
  else if (filter != NULL)
    pursuit_session_locate_async (session, spec, filter, pursuit_table_get_selected (self->table), NULL,
                                  located_cb, g_object_ref (self));
}

/** pursuit_locate_button_open: goes on to the next row in the state that was looked for last; offers the
 * states when none was. */
void
pursuit_locate_button_open (PursuitLocateButton *self)
{
  g_return_if_fail (PURSUIT_IS_LOCATE_BUTTON (self));

  if (self->state != NULL)
    pursuit_locate_button_go (self, self->state);
  else
    gtk_menu_button_popup (self->button);
}

static void
go_action (GSimpleAction *action, GVariant *parameter, gpointer button)
{
  pursuit_locate_button_go (button, g_variant_get_string (parameter, NULL));
}

static void
pursuit_locate_button_dispose (GObject *object)
{
  PursuitLocateButton *self = PURSUIT_LOCATE_BUTTON (object);

  self->button = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->state, g_free);

  G_OBJECT_CLASS (pursuit_locate_button_parent_class)->dispose (object);
}

static void
pursuit_locate_button_class_init (PursuitLocateButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_locate_button_dispose;
}

static void
pursuit_locate_button_init (PursuitLocateButton *self)
{
  static const GActionEntry actions[] = { { "go", go_action, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const char *label = _ ("Go to the next row in a state (Ctrl+G)");

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "find-location-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "locate", G_ACTION_GROUP (group));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/** pursuit_locate_button_new: (transfer floating): for @table, beside which it stands. */
GtkWidget *
pursuit_locate_button_new (PursuitTable *table)
{
  PursuitLocateButton *self;
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_val_if_fail (PURSUIT_IS_TABLE (table), NULL);

  self = g_object_new (PURSUIT_TYPE_LOCATE_BUTTON, NULL);
  self->table = table;
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    {
      g_autofree char *action = g_strconcat ("locate.go::", STATES[i].code, NULL);

      if (STATES[i].entity == get_entity (self))
        g_menu_append (menu, _ (STATES[i].label), action);
    }
  g_menu_append (menu, _ ("_Edited Last"), "locate.go::edited");
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
  return GTK_WIDGET (self);
}
