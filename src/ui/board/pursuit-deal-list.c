/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealList:
 *
 * The deals of a board as a smart table: one row has the menu of its card, several rows are moved, set and
 * deleted at once.
 *
 * Signal: ::loaded when the rows that are asked for are known.
 */

#include "pursuit-deal-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-bulk-set.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-menu.h"
#include "pursuit-deal-move-dialog.h"
#include "pursuit-deals-move-dialog.h"
#include "pursuit-window.h"

struct _PursuitDealList
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitTable *table;
  PursuitListView *view;
  GPtrArray *stages; /* (nullable): PursuitStage: where deals can be moved */
};

G_DEFINE_FINAL_TYPE (PursuitDealList, pursuit_deal_list, ADW_TYPE_BIN)

enum
{
  LOADED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_open (PursuitRecord *deal)
{
  return g_strcmp0 (pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME), "open") == 0;
}

static char *
format_probability (PursuitRecord *deal, PursuitDay today, const char **style)
{
  if (!pursuit_record_is_set (deal, PURSUIT_DEAL_PROBABILITY))
    return g_strdup ("—");
  return g_strdup_printf ("%d %%",
                          (int) lround (pursuit_record_get_real (deal, PURSUIT_DEAL_PROBABILITY) * 100));
}

/* A day in the past at which something was to happen is told by a sign too, not by colour alone. */
static char *
format_due (PursuitRecord *deal, guint field, PursuitDay today, const char **style)
{
  PursuitDay day = pursuit_record_get_day (deal, field);
  g_autofree char *date = NULL;

  if (!pursuit_record_is_set (deal, field))
    return g_strdup ("—");
  date = pursuit_day_format (day, today);
  if (day >= today || !is_open (deal))
    return g_steal_pointer (&date);
  *style = "late";
  return g_strconcat ("▲ ", date, NULL);
}

static char *
format_close (PursuitRecord *deal, PursuitDay today, const char **style)
{
  return format_due (deal, PURSUIT_DEAL_EXPECTED_CLOSE, today, style);
}

/* “25 Nov Call Guo Rui”; an open deal without a next step is late too. */
static char *
format_next (PursuitRecord *deal, PursuitDay today, const char **style)
{
  const char *step = pursuit_record_get_text (deal, PURSUIT_DEAL_NEXT_STEP);
  g_autofree char *day = format_due (deal, PURSUIT_DEAL_NEXT_DAY, today, style);

  if (!pursuit_record_is_set (deal, PURSUIT_DEAL_NEXT_DAY))
    *style = is_open (deal) ? "late" : *style;
  else if (step != NULL)
    return g_strconcat (day, " ", step, NULL);
  return g_steal_pointer (&day);
}

static char *
format_since (PursuitRecord *deal, PursuitDay today, const char **style)
{
  int days = MAX (0, today - pursuit_record_get_day (deal, PURSUIT_DEAL_STAGE_SINCE));
  gboolean stale = pursuit_record_get_int (deal, PURSUIT_DEAL_OVERDUE) > 0;
  g_autofree char *text = NULL;

  if (!pursuit_record_is_set (deal, PURSUIT_DEAL_STAGE_SINCE))
    return g_strdup ("—");
  if (stale)
    *style = "late";
  /* Translators: how many days ago, in a narrow column. */
  text = g_strdup_printf (_ ("%d d"), days);
  return stale ? g_strconcat ("▲ ", text, NULL) : g_steal_pointer (&text);
}

/* A stage is not written, it is moved to, with all that belongs to a move. */
static void
edit_stage (GtkWidget *table, PursuitRecord *deal)
{
  PursuitDealList *self = PURSUIT_DEAL_LIST (gtk_widget_get_ancestor (table, PURSUIT_TYPE_DEAL_LIST));

  if (self->stages != NULL)
    pursuit_deal_move_dialog_ask (pursuit_window_of (self), PURSUIT_DEAL (deal), self->stages, 0);
}

static const PursuitColumn columns[] = {
  { PURSUIT_DEAL_GRADE, 70 },
  { PURSUIT_DEAL_TITLE, 146, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_DEAL_COMPANY, 126, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_DEAL_STAGE, 90, PURSUIT_COLUMN_EXPAND, .edit = edit_stage },
  { PURSUIT_DEAL_AMOUNT, 84 },
  { PURSUIT_DEAL_PROBABILITY, 72, .title = N_ ("Chance"), .format = format_probability },
  { PURSUIT_DEAL_EXPECTED_CLOSE, 124, .title = N_ ("Closing"), .format = format_close },
  { PURSUIT_DEAL_OWNER, 88, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_DEAL_NEXT_DAY, 126, PURSUIT_COLUMN_EXPAND, .title = N_ ("Next step"), .format = format_next },
  { PURSUIT_DEAL_STAGE_SINCE, 76, .title = N_ ("In stage"), .format = format_since },
};

/* Several deals at once */

static void
move_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer user_data)
{
  PursuitDealList *self = user_data;

  if (self->stages != NULL)
    gtk_window_present (GTK_WINDOW (pursuit_deals_move_dialog_new (table, spec, count, self->stages)));
}

static void
close_date_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer user_data)
{
  PursuitBulkSet *window = pursuit_bulk_set_new (table, spec, count);

  pursuit_bulk_set_choose (window, PURSUIT_DEAL_EXPECTED_CLOSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

/* What the menu and the keys of the rows do is done to those that are selected. */
static guint
count_selected (PursuitDealList *self)
{
  return pursuit_table_selection_count (pursuit_table_get_selection (self->table),
                                        g_list_model_get_n_items (pursuit_table_get_model (self->table)));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealList *self = PURSUIT_DEAL_LIST (widget);
  g_autoptr (PursuitListSpec) spec = pursuit_bulk_bar_make_spec (self->table);

  move_cb (self->table, spec, count_selected (self), self);
}

static void
close_date_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealList *self = PURSUIT_DEAL_LIST (widget);
  g_autoptr (PursuitListSpec) spec = pursuit_bulk_bar_make_spec (self->table);

  close_date_cb (self->table, spec, count_selected (self), self);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealList *self = PURSUIT_DEAL_LIST (widget);

  pursuit_deal_edit (pursuit_window_of (self), pursuit_table_get_selected (self->table));
}

/* Of one deal as on its card; of several nothing is asked: the message that follows has an Undo button. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealList *self = PURSUIT_DEAL_LIST (widget);
  g_autoptr (PursuitRecord) deal = pursuit_table_get_selected_record (self->table);
  g_autoptr (PursuitListSpec) spec = NULL;
  g_autoptr (PursuitCommand) command = NULL;

  if (count_selected (self) == 1 && deal != NULL)
    {
      pursuit_deal_delete (pursuit_window_of (self), PURSUIT_DEAL (deal));
      return;
    }
  spec = pursuit_bulk_bar_make_spec (self->table);
  command = pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, 0);
  pursuit_bulk_run (self->table, spec, command, _ ("Deleting"));
}

static void
selection_changed_cb (PursuitDealList *self)
{
  gboolean writable = !pursuit_session_get_read_only (self->session);
  guint n = count_selected (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deals.move", n > 0 && writable && self->stages != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deals.close-date", n > 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deals.edit", n == 1 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deals.delete", n > 0 && writable);
}

/* Rows */

static void
activated_cb (PursuitDealList *self, gint64 id)
{
  pursuit_deal_open (pursuit_window_of (self), id, pursuit_table_get_model (self->table));
}

/* One deal has the menu of its card, several have one of their own. */
static gboolean
menu_cb (PursuitDealList *self, PursuitRecord *deal, double x, double y)
{
  if (self->stages == NULL || count_selected (self) > 1)
    return FALSE;
  pursuit_deal_menu_popup (GTK_WIDGET (self->table), &(GdkRectangle){ (int) x, (int) y, 1, 1 },
                           PURSUIT_DEAL (deal), self->stages, TRUE);
  return TRUE;
}

static void
loaded_cb (PursuitDealList *self)
{
  selection_changed_cb (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
pursuit_deal_list_dispose (GObject *object)
{
  PursuitDealList *self = PURSUIT_DEAL_LIST (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_deal_list_parent_class)->dispose (object);
}

static void
pursuit_deal_list_class_init (PursuitDealListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_list_dispose;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "deals.move", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "deals.close-date", NULL, close_date_action);
  gtk_widget_class_install_action (widget_class, "deals.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "deals.delete", NULL, delete_action);
}

static void
pursuit_deal_list_init (PursuitDealList *self)
{
}

/**
 * pursuit_deal_list_new:
 * @deals: what is listed at first
 *
 * Returns: (transfer floating): a list that stands in a window
 */
PursuitDealList *
pursuit_deal_list_new (PursuitSession *session, PursuitListSpec *deals)
{
  static const PursuitTableAction actions[] = {
    { N_ ("_Move…"), "deals.move", GDK_KEY_m, GDK_CONTROL_MASK },
    { N_ ("_Edit…"), "deals.edit", GDK_KEY_Return, GDK_ALT_MASK },
    { N_ ("Close _Date…"), "deals.close-date" },
    { N_ ("_Delete"), "deals.delete", GDK_KEY_Delete },
  };
  static const PursuitBulkAction bulk[] = {
    { N_ ("Close _Date…"), close_date_cb, .first = TRUE },
  };
  PursuitDealList *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && deals != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_DEAL_LIST, NULL);
  self->session = g_object_ref (session);
  self->table = pursuit_table_new (session, "deals", deals, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_smart (self->table);
  pursuit_table_set_actions (self->table, actions, G_N_ELEMENTS (actions));
  pursuit_table_set_empty (self->table, "edit-find-symbolic", _ ("No deals"),
                           _ ("No deal meets all conditions."));
  self->view = pursuit_list_view_new (session, self->table, deals);
  if (!pursuit_session_get_read_only (session))
    pursuit_list_view_add_bulk (self->view, bulk, G_N_ELEMENTS (bulk), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
  return self;
}

/** pursuit_deal_list_show: lists those of @deals that quick match finds by @text; "" for all of them. */
void
pursuit_deal_list_show (PursuitDealList *self, PursuitListSpec *deals, const char *text)
{
  g_return_if_fail (PURSUIT_IS_DEAL_LIST (self));
  g_return_if_fail (deals != NULL && text != NULL);

  pursuit_list_view_search (self->view, text);
  pursuit_list_view_set_base (self->view, deals);
}

/** pursuit_deal_list_set_stages: @stages, (element-type PursuitStage), are where deals can be moved; before
 * that is said they cannot. */
void
pursuit_deal_list_set_stages (PursuitDealList *self, GPtrArray *stages)
{
  static const PursuitBulkAction bulk[] = {
    { N_ ("_Move…"), move_cb, .first = TRUE },
  };

  g_return_if_fail (PURSUIT_IS_DEAL_LIST (self));
  g_return_if_fail (stages != NULL);

  if (self->stages == NULL && !pursuit_session_get_read_only (self->session))
    pursuit_list_view_add_bulk (self->view, bulk, G_N_ELEMENTS (bulk), self);
  g_ptr_array_ref (stages);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = stages;
  selection_changed_cb (self);
}

/** pursuit_deal_list_get_view: (transfer none): the rows with what stands around them. */
PursuitListView *
pursuit_deal_list_get_view (PursuitDealList *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_LIST (self), NULL);

  return self->view;
}

/** pursuit_deal_list_focus: selects the deal @id, brings it into sight and gives it the focus; 0: the row
 * that had it last. %FALSE when the deal is not listed. */
gboolean
pursuit_deal_list_focus (PursuitDealList *self, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_LIST (self), FALSE);

  if (id != 0 && pursuit_list_find_id (pursuit_table_get_list (self->table), id) < 0)
    return FALSE;
  if (id != 0)
    pursuit_table_select (self->table, id);
  else
    pursuit_table_focus_rows (self->table);
  return TRUE;
}
