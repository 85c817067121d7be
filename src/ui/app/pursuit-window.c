/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitWindow:
 *
 * The window over one open database: header bar, sidebar, the page that is shown, messages. Its actions (in
 * pursuit-window-actions.c) are class actions, which, unlike those of a GActionMap, no other process on the
 * bus can activate.
 */

#include "pursuit-window.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activities-page.h"
#include "pursuit-board-page.h"
#include "pursuit-company-page.h"
#include "pursuit-customers-page.h"
#include "pursuit-deal-page.h"
#include "pursuit-debug.h"
#include "pursuit-people-page.h"
#include "pursuit-playbook-view.h"
#include "pursuit-processes-page.h"
#include "pursuit-reports-page.h"
#include "pursuit-settings.h"
#include "pursuit-window-private.h"

/* Below this width the sidebar covers the page. */
#define NARROW_WIDTH 860
/* What the header bar needs for the menu, the title and the window's buttons. */
#define HEADER_WIDTH 290
/* The search field is so wide where there is room. */
#define SEARCH_CHARS 24
#define MIN_SEARCH_CHARS 8
#define SEARCH_WIDTH 300
/* How long an opening window waits for the first cards before it shows itself without them. */
#define READY_TIMEOUT_MS 250

G_DEFINE_FINAL_TYPE (PursuitWindow, pursuit_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * PageInfo:
 * @id: name in the stack, in the settings and of the action's target
 * @title: marked for translation
 * @icon: (nullable): a symbolic icon; a page without one is not in the sidebar: another page leads to it
 * @get_type: a type derived from PursuitPage; an object of it is made when the page is first shown
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} PageInfo;

/* The pages, in the order of the sidebar and of Ctrl+1 … Ctrl+9, then those that are not in it. The end is
 * marked by an empty line. */
static const PageInfo page_infos[] = {
  { "board", N_ ("Board"), "pursuit-board-symbolic", pursuit_board_page_get_type },
  { "customers", N_ ("Customers"), "pursuit-company-symbolic", pursuit_customers_page_get_type },
  { "people", N_ ("People"), "pursuit-org-chart-symbolic", pursuit_people_page_get_type },
  { "activities", N_ ("Activities"), "x-office-calendar-symbolic", pursuit_activities_page_get_type },
  { "reports", N_ ("Reports"), "pursuit-funnel-symbolic", pursuit_reports_page_get_type },
  { "playbook", N_ ("Playbook"), "pursuit-playbook-symbolic", pursuit_playbook_view_get_type },
  { "processes", N_ ("Processes"), "pursuit-process-symbolic", pursuit_processes_page_get_type },
  { "deal", N_ ("Deal"), NULL, pursuit_deal_page_get_type },
  { "company", N_ ("Customer"), NULL, pursuit_company_page_get_type },
  { NULL },
};

static const PageInfo *
find_page_info (const char *id)
{
  for (const PageInfo *info = page_infos; info->id; info++)
    if (g_strcmp0 (info->id, id) == 0)
      return info;
  return NULL;
}

/* The texts and widgets in the header bar follow the page that is shown; without one they are empty. */
static void
update_header (PursuitWindow *self)
{
  gboolean can_search = self->page && pursuit_page_can_search (self->page);
  gboolean writable = self->session && !pursuit_session_get_read_only (self->session);
  gboolean has_tools =
      self->page && (pursuit_page_get_header_start (self->page) || pursuit_page_get_header_end (self->page));

  adw_bin_set_child (self->header_start, self->page ? pursuit_page_get_header_start (self->page) : NULL);
  adw_bin_set_child (self->header_end, self->page ? pursuit_page_get_header_end (self->page) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->search), can_search);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), self->session && self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_bar), self->crowded && (can_search || has_tools));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", can_search);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new",
                                 writable && self->page && pursuit_page_can_create (self->page));
}

static void
move_widget (GtkWidget *widget, GtkBox *box)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autoptr (GtkWidget) held = g_object_ref (widget);

  if (parent == GTK_WIDGET (box))
    return;
  if (parent)
    gtk_box_remove (GTK_BOX (parent), widget);
  gtk_box_append (box, held);
}

static gboolean
update_layout_cb (gpointer user_data)
{
  PursuitWindow *self = user_data;
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self->search));

  self->layout_source = 0;
  adw_flap_set_fold_policy (self->flap,
                            self->narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !self->narrow && self->sidebar_wanted);
  move_widget (GTK_WIDGET (self->header_start), self->crowded ? self->narrow_start : self->wide_start);
  move_widget (GTK_WIDGET (self->search), self->crowded ? self->narrow_bar : self->wide_end);
  move_widget (GTK_WIDGET (self->header_end), self->crowded ? self->narrow_start : self->wide_end);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), self->crowded);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), self->crowded ? MIN_SEARCH_CHARS : SEARCH_CHARS);
  update_header (self);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return G_SOURCE_REMOVE;
}

/* In the header bar the page, in the desktop's lists of windows the program too. */
static void
set_title (PursuitWindow *self, const char *title)
{
  gboolean plain = g_str_equal (title, _ ("Pursuit"));
  g_autofree char *full = plain ? g_strdup (title) : g_strdup_printf ("%s — %s", title, _ ("Pursuit"));

  gtk_label_set_text (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), full);
}

/* A page may say what it shows; else its name is the title. */
static void
update_title (PursuitWindow *self)
{
  const char *own = self->page ? pursuit_page_get_title (self->page) : NULL;
  const PageInfo *info = find_page_info (gtk_stack_get_visible_child_name (self->pages));

  if (self->page && info)
    set_title (self, own ? own : _ (info->title));
  pursuit_window_select_listed (self);
}

static void
set_state (PursuitWindow *self, const char *state, const char *title)
{
  gtk_stack_set_visible_child_name (self->states, state);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "opening"));
  set_title (self, title);
}

static void
show_notice (PursuitWindow *self, const char *sentence)
{
  gtk_label_set_text (self->notice_text, sentence ? sentence : "");
  gtk_revealer_set_reveal_child (self->notice, sentence != NULL);
}

static void
show_read_only_notice (PursuitWindow *self)
{
  g_autofree char *reason = pursuit_session_get_read_only_reason (self->session);
  g_autofree char *sentence =
      g_strjoin (" ", _ ("The database is open for reading only: nothing can be changed."), reason, NULL);

  show_notice (self, sentence);
}

static void
clear_pages (PursuitWindow *self)
{
  GtkWidget *child;

  self->page = NULL;
  pursuit_sidebar_set_lists (self->sidebar, NULL);
  update_header (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

static void
present_now (PursuitWindow *self)
{
  g_clear_handle_id (&self->ready_timeout, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
  pursuit_debug_mark ("window presented");
}

static gboolean
ready_timeout_cb (gpointer user_data)
{
  PursuitWindow *self = user_data;

  self->ready_timeout = 0;
  present_now (self);
  return G_SOURCE_REMOVE;
}

static void
page_ready_cb (PursuitWindow *self)
{
  if (self->ready_timeout)
    present_now (self);
}

static void
trouble_cb (PursuitWindow *self, const char *sentence)
{
  show_notice (self, sentence);
}

static void
page_chosen_cb (PursuitWindow *self, const char *id)
{
  pursuit_window_choose (self, id);
  pursuit_window_uncover (self);
}

static void
search_changed_cb (PursuitWindow *self)
{
  if (self->page)
    pursuit_page_search (self->page, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Enter and Down go to what is found, even when they come before the search has begun. */
static void
search_activated_cb (PursuitWindow *self)
{
  search_changed_cb (self);
  if (self->page)
    pursuit_page_activate (self->page);
}

static void
search_stopped_cb (PursuitWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (self->page)
    pursuit_page_activate (self->page);
}

static int
least_width (gpointer widget)
{
  int least = 0;

  if (gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Whether the page's tools need a line of their own below the header bar. */
static gboolean
is_crowded (PursuitWindow *self, int width)
{
  int search = self->page && pursuit_page_can_search (self->page) ? SEARCH_WIDTH : 0;

  return width < NARROW_WIDTH ||
         width < HEADER_WIDTH + search + least_width (self->header_start) + least_width (self->header_end);
}

static void
pursuit_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);
  gboolean narrow = width < NARROW_WIDTH;
  gboolean crowded = is_crowded (self, width);

  GTK_WIDGET_CLASS (pursuit_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (narrow == self->narrow && crowded == self->crowded)
    return;
  self->narrow = narrow;
  self->crowded = crowded;
  /* Children cannot be moved while they are being allocated. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_layout_cb, self, NULL);
}

static gboolean
pursuit_window_close_request (GtkWindow *window)
{
  PursuitWindow *self = PURSUIT_WINDOW (window);
  GSettings *settings = pursuit_settings_get ();
  int width, height;

  if (settings)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
      g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
      g_settings_set_boolean (settings, "sidebar-visible", self->sidebar_wanted);
      if (self->page && self->listed)
        g_settings_set_string (settings, "page", self->listed);
    }
  return GTK_WINDOW_CLASS (pursuit_window_parent_class)->close_request (window);
}

static void
pursuit_window_dispose (GObject *object)
{
  PursuitWindow *self = PURSUIT_WINDOW (object);

  g_clear_handle_id (&self->ready_timeout, g_source_remove);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  self->page = NULL;
  g_clear_weak_pointer (&self->listed_focus);
  g_clear_object (&self->next_toast);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_window_parent_class)->dispose (object);
}

static void
pursuit_window_class_init (PursuitWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = pursuit_window_dispose;
  widget_class->size_allocate = pursuit_window_size_allocate;
  window_class->close_request = pursuit_window_close_request;

  g_type_ensure (PURSUIT_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/pursuit/Pursuit/app/pursuit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, states);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, wide_start);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, wide_end);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, narrow_start);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, header_start);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, search);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, notice_text);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  pursuit_window_install_actions (widget_class);
}

static void
pursuit_window_init (PursuitWindow *self)
{
  GSettings *settings = pursuit_settings_get ();
  int width = 1440, height = 900;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sidebar_wanted = settings == NULL || g_settings_get_boolean (settings, "sidebar-visible");
  for (const PageInfo *info = page_infos; info->id; info++)
    if (info->icon)
      pursuit_sidebar_add (self->sidebar, info->id, _ (info->title), info->icon);
  pursuit_sidebar_add_views (self->sidebar);
  g_object_bind_property (self->flap, "reveal-flap", self->sidebar_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  if (settings)
    {
      width = g_settings_get_int (settings, "window-width");
      height = g_settings_get_int (settings, "window-height");
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  self->narrow = width < NARROW_WIDTH;
  self->crowded = self->narrow;
  update_layout_cb (self);
  pursuit_window_init_menu (self, self->menu_button);
  set_state (self, "opening", _ ("Pursuit"));
}

/**
 * pursuit_window_new:
 *
 * Returns: (transfer none): a window without a database, not presented yet; @application holds it
 */
PursuitWindow *
pursuit_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (PURSUIT_TYPE_WINDOW, "application", application, NULL);
}

/**
 * pursuit_window_of:
 * @widget: (nullable): a widget in the window, or in a dialog that belongs to it
 *
 * Returns: (transfer none) (nullable): the window
 */
PursuitWindow *
pursuit_window_of (gpointer widget)
{
  GtkRoot *root = widget ? gtk_widget_get_root (widget) : NULL;

  while (root && !PURSUIT_IS_WINDOW (root))
    root = GTK_IS_WINDOW (root) ? GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;
  return root ? PURSUIT_WINDOW (root) : NULL;
}

/** pursuit_window_get_session: (transfer none) (nullable): the database that the window shows. */
PursuitSession *
pursuit_window_get_session (PursuitWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * pursuit_window_set_session:
 * @session: (nullable): an open database; %NULL shows the spinner of a window that is opening one
 *
 * Shows @session's pages from the beginning, on the page that was open last.
 */
void
pursuit_window_set_session (PursuitWindow *self, PursuitSession *session)
{
  GSettings *settings = pursuit_settings_get ();
  g_autofree char *id = settings ? g_settings_get_string (settings, "page") : NULL;
  const PageInfo *info = find_page_info (id);

  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  clear_pages (self);
  adw_bin_set_child (self->empty, NULL);
  show_notice (self, NULL);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  pursuit_sidebar_set_session (self->sidebar, session);
  set_state (self, session ? "database" : "opening", _ ("Pursuit"));
  if (session)
    {
      g_signal_connect_object (session, "trouble", G_CALLBACK (trouble_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "steps-changed", G_CALLBACK (pursuit_window_update_steps), self,
                               G_CONNECT_SWAPPED);
      if (pursuit_session_get_read_only (session))
        show_read_only_notice (self);
      pursuit_window_show_page (self, info ? id : page_infos[0].id);
    }
  pursuit_window_update_steps (self);
}

/**
 * pursuit_window_set_empty:
 * @page: (transfer floating): what a window without a database shows: a welcome, or what went wrong
 * @title: title of the header bar, translated
 */
void
pursuit_window_set_empty (PursuitWindow *self, GtkWidget *page, const char *title)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  pursuit_window_set_session (self, NULL);
  adw_bin_set_child (self->empty, page);
  set_state (self, "empty", title);
  if (self->ready_timeout)
    present_now (self);
}

/**
 * pursuit_window_present_when_ready:
 *
 * Presents the window as soon as its page has its first rows, so that the first frame is a useful one; after
 * a quarter of a second without them.
 */
void
pursuit_window_present_when_ready (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  gboolean ready = self->page ? pursuit_page_is_ready (self->page) : adw_bin_get_child (self->empty) != NULL;
  if (ready)
    present_now (self);
  else if (self->ready_timeout == 0)
    {
      self->ready_timeout = g_timeout_add (READY_TIMEOUT_MS, ready_timeout_cb, self);
      /* what the display server must be asked for is asked while the database is still being read */
      gtk_widget_realize (GTK_WIDGET (self));
    }
}

/**
 * pursuit_window_show_page:
 * @id: "board", "customers", "people", "activities", "reports", "processes" or "deal"
 *
 * Shows a page; it is made now if it was never shown. The page "deal" shows nothing until it is told which.
 *
 * Returns: (transfer none) (nullable): the page; %NULL without a database, or when there is no such page
 */
PursuitPage *
pursuit_window_show_page (PursuitWindow *self, const char *id)
{
  const PageInfo *info = find_page_info (id);
  PursuitPage *page;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), NULL);

  if (info == NULL || self->session == NULL)
    return NULL;
  page = (PursuitPage *) gtk_stack_get_child_by_name (self->pages, id);
  if (page == NULL)
    {
      page = g_object_new (info->get_type (), "session", self->session, NULL);
      g_signal_connect_object (page, "ready", G_CALLBACK (page_ready_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::header-start", G_CALLBACK (update_header), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::header-end", G_CALLBACK (update_header), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, GTK_WIDGET (page), id);
    }
  pursuit_window_note_way (self, page, info->id, info->icon != NULL);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  self->page = page;
  update_title (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), pursuit_page_get_search_text (page));
  g_object_set (self->search, "placeholder-text", pursuit_page_get_search_hint (page), NULL);
  update_header (self);
  pursuit_page_activate (page);
  return page;
}

/** pursuit_window_has_page: whether there is a page called @id that one can go to by itself. */
gboolean
pursuit_window_has_page (PursuitWindow *self, const char *id)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), FALSE);

  return find_page_info (id) != NULL && find_page_info (id)->icon != NULL;
}

/** pursuit_window_get_page: (transfer none) (nullable): the page that is shown. */
PursuitPage *
pursuit_window_get_page (PursuitWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), NULL);

  return self->page;
}

/** pursuit_window_clear_search: empties the search field; the page that is shown hears of it as of any
 * search. */
void
pursuit_window_clear_search (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/** pursuit_window_focus_search: puts the cursor into the header bar's search field. */
void
pursuit_window_focus_search (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/** pursuit_window_toggle_sidebar: shows the sidebar if it is hidden, hides it otherwise. */
void
pursuit_window_toggle_sidebar (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
  /* In a narrow window the sidebar covers the page: that it is put away there says nothing about wide ones.
   */
  if (!self->narrow)
    self->sidebar_wanted = adw_flap_get_reveal_flap (self->flap);
}
