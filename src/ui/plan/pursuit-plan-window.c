/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPlanWindow:
 *
 * Where an annual plan is made: what it starts from above, its parts below, and between them whether these
 * add up. Whatever is written is kept at once, as one step that can be undone; another year is one button
 * away.
 */

#include "pursuit-plan-window.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-form-row.h"
#include "pursuit-plan-line-dialog.h"
#include "pursuit-plan-words.h"
#include "pursuit-plan.h"
#include "pursuit-split-button.h"

struct _PursuitPlanWindow
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned: it goes with it */
  PursuitSession *session;
  PursuitPlanBook *book; /* (nullable): what is shown */
  GCancellable *reading;
  int year; /* that is wanted; 0: the one of @day */
  PursuitDay day;
  gboolean loading; /* choices are being shown, not made */

  GtkWidget *toasts;
  GtkWidget *title;
  GtkWidget *states;
  GtkWidget *none;
  GtkWidget *target;
  GtkWidget *grid;
  GtkWidget *split;
  GtkWidget *parts[3]; /* half-years, quarters, months */
  GtkWidget *left;
  GtkWidget *undo;
  GtkWidget *redo;
};

G_DEFINE_FINAL_TYPE (PursuitPlanWindow, pursuit_plan_window, ADW_TYPE_WINDOW)

/* In the order of the buttons. */
static const PursuitSplit PARTS[] = { PURSUIT_SPLIT_HALF, PURSUIT_SPLIT_QUARTER, PURSUIT_SPLIT_MONTH };

/* Showing */

static void
show_left (PursuitPlanWindow *self)
{
  gboolean off;
  g_autofree char *sentence = pursuit_plan_words_left (self->book, &off);

  gtk_label_set_text (GTK_LABEL (self->left), sentence);
  if (off)
    gtk_widget_add_css_class (self->left, "warning");
  else
    gtk_widget_remove_css_class (self->left, "warning");
}

static void
show_title (PursuitPlanWindow *self)
{
  const PursuitPlanBook *book = self->book;
  g_autofree char *first =
      pursuit_day_format_month (pursuit_fiscal_begin (book->year, book->first_month, 0), TRUE);
  g_autofree char *last =
      pursuit_day_format_month (pursuit_fiscal_begin (book->year, book->first_month, 11), TRUE);
  g_autofree char *period = g_strdup_printf ("%s – %s", first, last);
  g_autofree char *title = g_strdup_printf (_ ("Plan for %d"), book->year);
  g_autofree char *none = g_strdup_printf (_ ("No plan for %d yet"), book->year);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), period);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->none), none);
}

/* What a step button would do. */
static void
show_step (PursuitPlanWindow *self,
           GtkWidget *button,
           const char *format,
           const char *action,
           const char *step)
{
  g_autofree char *words = step != NULL ? g_strdup_printf (format, step) : NULL;

  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action,
                                 step != NULL && !pursuit_session_get_read_only (self->session));
}

static void
show_steps (PursuitPlanWindow *self)
{
  show_step (self, self->undo, _ ("Undo: %s (Ctrl+Z)"), "plan.undo",
             pursuit_session_get_undo_label (self->session));
  show_step (self, self->redo, _ ("Redo: %s (Ctrl+Shift+Z)"), "plan.redo",
             pursuit_session_get_redo_label (self->session));
}

static void
show_book (PursuitPlanWindow *self)
{
  gboolean writable = !pursuit_session_get_read_only (self->session);

  show_title (self);
  const char *state = gtk_stack_get_visible_child_name (GTK_STACK (self->states));
  gboolean built = self->book->id != 0 && g_strcmp0 (state, "none") == 0;
  gboolean opened = g_strcmp0 (state, "reading") == 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), self->book->id != 0 ? "plan" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.build", self->book->id == 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.delete", self->book->id != 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.add", self->book->id != 0 && writable);
  if (self->book->id == 0)
    {
      if (opened)
        gtk_widget_grab_focus (adw_status_page_get_child (ADW_STATUS_PAGE (self->none)));
      return;
    }
  self->loading = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->parts[i]), PARTS[i] == self->book->split);
      gtk_widget_set_sensitive (self->parts[i], writable);
    }
  self->loading = FALSE;
  pursuit_plan_target_set_book (PURSUIT_PLAN_TARGET (self->target), self->book, writable);
  pursuit_split_button_set_book (PURSUIT_SPLIT_BUTTON (self->split), self->book, writable);
  pursuit_plan_grid_set_book (PURSUIT_PLAN_GRID (self->grid), self->book, writable);
  show_left (self);
  if (built)
    gtk_widget_grab_focus (
        pursuit_plan_target_get_row (PURSUIT_PLAN_TARGET (self->target), PURSUIT_PLAN_ENTRY_MARKET_GROWTH));
}

/* Reading */

static void
read_book (PursuitPlanWindow *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPlanWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPlanBook) book = pursuit_session_plan_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->reading))
    return;
  if (book == NULL)
    {
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (error->message));
      return;
    }
  /* which year a day lies in is known once one was read */
  if (self->year == 0 && self->day != PURSUIT_DAY_NONE)
    {
      self->year = pursuit_fiscal_year_of (self->day, book->first_month);
      if (self->year != book->year)
        {
          read_book (self);
          return;
        }
    }
  self->year = book->year;
  g_clear_pointer (&self->book, pursuit_plan_book_free);
  self->book = g_steal_pointer (&book);
  show_book (self);
}

static void
read_book (PursuitPlanWindow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_plan_async (self->session, self->year, self->reading, read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitPlanWindow *self, PursuitChange *change)
{
  static const char *const tables[] = { "plan", "plan_line", "deal", "rate", "member", "market_group" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (pursuit_change_touches (change, tables[i]))
      {
        read_book (self);
        return;
      }
}

/* Commands */

/* Which window runs something, and where it is told that it was refused. */
typedef struct
{
  PursuitPlanWindow *self;
  GtkWidget *where; /* (nullable) */
} Run;

static void
tell (PursuitPlanWindow *self, GtkWidget *where, const char *problem)
{
  if (GTK_IS_LIST_BOX_ROW (where))
    pursuit_form_row_tell (where, problem);
  else if (where != NULL)
    {
      gtk_label_set_text (GTK_LABEL (where), problem != NULL ? problem : "");
      gtk_widget_set_visible (where, problem != NULL);
    }
  else if (problem != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (problem));
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (PursuitPlanWindow) self = run->self;
  g_autoptr (GtkWidget) where = run->where;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run_finish (PURSUIT_SESSION (source), result, &error);

  g_free (run);
  if (step != NULL)
    return;
  if (self->book == NULL || (where != NULL && gtk_widget_get_root (where) == NULL))
    {
      pursuit_window_toast_error (self->window, error); /* it was closed meanwhile */
      return;
    }
  tell (self, where, error->message);
  show_book (self);
}

/**
 * pursuit_plan_window_run:
 * @where: (nullable): a row of a list, or a label, where it is told that the command is refused
 *
 * Runs a command on the plan.
 */
void
pursuit_plan_window_run (PursuitPlanWindow *self, PursuitCommand *command, GtkWidget *where)
{
  g_return_if_fail (PURSUIT_IS_PLAN_WINDOW (self) && command != NULL);

  Run *run = g_new (Run, 1);
  *run = (Run){ g_object_ref (self), where != NULL ? g_object_ref (where) : NULL };
  tell (self, where, NULL);
  pursuit_session_run_async (self->session, command, NULL, ran_cb, run);
}

static void
part_toggled_cb (PursuitPlanWindow *self, GtkWidget *button)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAN_ENTITY);

  if (self->loading || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    if (self->parts[i] == button)
      pursuit_fields_set_text (fields, PURSUIT_PLAN_SPLIT, pursuit_split_code (PARTS[i]));
  g_autoptr (PursuitCommand) command = pursuit_command_set_fields (self->book->id, 0, fields);
  pursuit_plan_window_run (self, command, NULL);
}

static void
build_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlanWindow *self = PURSUIT_PLAN_WINDOW (widget);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAN_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_PLAN_YEAR, self->year);
  pursuit_fields_set_text (fields, PURSUIT_PLAN_SPLIT, pursuit_split_code (PURSUIT_SPLIT_QUARTER));
  g_autoptr (PursuitCommand) command = pursuit_command_new_record (fields);
  pursuit_plan_window_run (self, command, NULL);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlanWindow *self = PURSUIT_PLAN_WINDOW (widget);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_PLAN_ENTITY, self->book->id);

  pursuit_plan_window_run (self, command, NULL);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlanWindow *self = PURSUIT_PLAN_WINDOW (widget);

  pursuit_plan_line_dialog_new (self->window, GTK_WINDOW (self), self->book->id);
}

/* What is written is kept first. Returns: FALSE when it cannot be, which is told */
static gboolean
flush (PursuitPlanWindow *self)
{
  gboolean target, grid;

  if (self->book == NULL || self->book->id == 0)
    return TRUE;
  target = pursuit_plan_target_flush (PURSUIT_PLAN_TARGET (self->target));
  grid = pursuit_plan_grid_flush (PURSUIT_PLAN_GRID (self->grid));
  return target && grid;
}

static void
year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlanWindow *self = PURSUIT_PLAN_WINDOW (widget);

  if (self->book == NULL || !flush (self))
    return;
  self->year += g_str_equal (name, "plan.next") ? 1 : -1;
  read_book (self);
}

/* In a cell that is being written to, a step back is the cell's. */
static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlanWindow *self = PURSUIT_PLAN_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_ancestor (focus, PURSUIT_TYPE_AMOUNT_CELL) : NULL;

  if (cell != NULL && pursuit_amount_cell_is_changed (PURSUIT_AMOUNT_CELL (cell)))
    pursuit_amount_cell_revert (PURSUIT_AMOUNT_CELL (cell));
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window),
                                g_str_equal (name, "plan.undo") ? "win.undo" : "win.redo", NULL);
}

/* Closing */

static gboolean
pursuit_plan_window_close_request (GtkWindow *window)
{
  return !flush (PURSUIT_PLAN_WINDOW (window)) ||
         GTK_WINDOW_CLASS (pursuit_plan_window_parent_class)->close_request (window);
}

static void
pursuit_plan_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (PURSUIT_PLAN_WINDOW (widget)->reading);
  GTK_WIDGET_CLASS (pursuit_plan_window_parent_class)->unrealize (widget);
}

static void
pursuit_plan_window_dispose (GObject *object)
{
  PursuitPlanWindow *self = PURSUIT_PLAN_WINDOW (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->book, pursuit_plan_book_free);

  G_OBJECT_CLASS (pursuit_plan_window_parent_class)->dispose (object);
}

static void
pursuit_plan_window_class_init (PursuitPlanWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_plan_window_dispose;
  widget_class->unrealize = pursuit_plan_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_plan_window_close_request;
  gtk_widget_class_install_action (widget_class, "plan.build", NULL, build_action);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "plan.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "plan.previous", NULL, year_action);
  gtk_widget_class_install_action (widget_class, "plan.next", NULL, year_action);
  gtk_widget_class_install_action (widget_class, "plan.undo", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "plan.redo", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "plan.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "plan.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "plan.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "plan.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "plan.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Building */

static GtkWidget *
make_icon_button (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_header (PursuitPlanWindow *self)
{
  GtkWidget *header = adw_header_bar_new (), *years = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = adw_window_title_new (_ ("Plan"), NULL);
  gtk_widget_add_css_class (years, "linked");
  gtk_box_append (GTK_BOX (years), make_icon_button ("go-previous-symbolic",
                                                     _ ("The year before (Alt+Page Up)"), "plan.previous"));
  gtk_box_append (GTK_BOX (years),
                  make_icon_button ("go-next-symbolic", _ ("The year after (Alt+Page Down)"), "plan.next"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), years);
  self->undo = make_icon_button ("edit-undo-symbolic", _ ("Undo"), "plan.undo");
  self->redo = make_icon_button ("edit-redo-symbolic", _ ("Redo"), "plan.redo");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->undo);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->redo);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_icon_button ("user-trash-symbolic", _ ("Delete this plan"), "plan.delete"));
  return header;
}

/* What is done to the parts of a plan, above them. */
static GtkWidget *
make_bar (PursuitPlanWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *heading = gtk_label_new (_ ("Parts"));
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Line…"));

  gtk_widget_add_css_class (heading, "heading");
  self->left = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0,
                             "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->left, "caption");
  gtk_box_append (GTK_BOX (words), heading);
  gtk_box_append (GTK_BOX (words), self->left);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (parts, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      self->parts[i] = gtk_toggle_button_new_with_label (pursuit_split_label (PARTS[i]));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->parts[i]),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->parts[0]) : NULL);
      g_signal_connect_object (self->parts[i], "toggled", G_CALLBACK (part_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (parts), self->parts[i]);
    }
  self->split = pursuit_split_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "plan.add");
  gtk_widget_set_valign (parts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->split, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), words);
  gtk_box_append (GTK_BOX (bar), parts);
  gtk_box_append (GTK_BOX (bar), self->split);
  gtk_box_append (GTK_BOX (bar), add);
  return bar;
}

static GtkWidget *
make_plan (PursuitPlanWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  GtkWidget *wide = gtk_scrolled_window_new ();

  self->target = pursuit_plan_target_new ();
  self->grid = pursuit_plan_grid_new ();
  pursuit_compat_scroll_sideways (GTK_SCROLLED_WINDOW (wide));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (wide), self->grid);
  gtk_widget_add_css_class (wide, "card");
  gtk_widget_add_css_class (box, "plan-content");
  gtk_box_append (GTK_BOX (box), self->target);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), wide);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
make_none (PursuitPlanWindow *self)
{
  GtkWidget *build = gtk_button_new_with_mnemonic (_ ("_Build One"));

  self->none = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none), "x-office-spreadsheet-symbolic");
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none),
                                   _ ("A plan begins with last year and the growth of the market, and is "
                                      "split by time, owner and market."));
  gtk_widget_set_halign (build, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (build, "pill");
  gtk_widget_add_css_class (build, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (build), "plan.build");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->none), build);
  return self->none;
}

static void
pursuit_plan_window_init (PursuitPlanWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->day = PURSUIT_DAY_NONE;
  self->toasts = adw_toast_overlay_new ();
  self->states = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->states), gtk_label_new (NULL), "reading");
  gtk_stack_add_named (GTK_STACK (self->states), make_none (self), "none");
  gtk_stack_add_named (GTK_STACK (self->states), make_plan (self), "plan");
  gtk_widget_set_vexpand (self->states, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), self->states);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), box);
  adw_window_set_content (ADW_WINDOW (self), self->toasts);
  gtk_window_set_default_size (GTK_WINDOW (self), 1260, 740);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

/**
 * pursuit_plan_window_present:
 * @day: of the fiscal year whose plan is shown; %PURSUIT_DAY_NONE: the present one
 *
 * Returns: (transfer none): the window, over @window
 */
PursuitPlanWindow *
pursuit_plan_window_present (PursuitWindow *window, PursuitDay day)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitPlanWindow *self = g_object_new (PURSUIT_TYPE_PLAN_WINDOW, "transient-for", window, NULL);
  self->window = window;
  self->session = g_object_ref (pursuit_window_get_session (window));
  self->day = day;
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "steps-changed", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  show_steps (self);
  read_book (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/** pursuit_plan_window_of: (transfer none): the window that @widget is a part of. */
PursuitPlanWindow *
pursuit_plan_window_of (gpointer widget)
{
  return PURSUIT_PLAN_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (widget), PURSUIT_TYPE_PLAN_WINDOW));
}

/** pursuit_plan_window_get_book: (transfer none) (nullable): what is shown, once it is read. */
const PursuitPlanBook *
pursuit_plan_window_get_book (PursuitPlanWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAN_WINDOW (self), NULL);

  return self->book;
}

/** pursuit_plan_window_get_target: (transfer none): the rows above the parts. */
PursuitPlanTarget *
pursuit_plan_window_get_target (PursuitPlanWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAN_WINDOW (self), NULL);

  return PURSUIT_PLAN_TARGET (self->target);
}

/** pursuit_plan_window_get_grid: (transfer none): the parts. */
PursuitPlanGrid *
pursuit_plan_window_get_grid (PursuitPlanWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAN_WINDOW (self), NULL);

  return PURSUIT_PLAN_GRID (self->grid);
}
