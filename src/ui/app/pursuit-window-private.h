/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-sidebar.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

/* Seen by the files of the window alone. */
struct _PursuitWindow
{
  AdwApplicationWindow parent_instance;

  PursuitSession *session;
  PursuitPage *page;
  const char *listed; /* id of the page in the sidebar that is or was shown last */
  const char *before; /* (nullable): id of the page, not in the sidebar, from which another such was opened */
  GtkWidget *listed_focus; /* weak; what had the focus there when a page that is not listed was opened */
  AdwToast *toast;         /* unowned; the message that is shown */
  AdwToast *next_toast;    /* (nullable): waits until that one may go */
  guint toast_entry;       /* while it moves in */
  gint64 toast_since;      /* the first frame of that; 0 before */
  gboolean toast_leaves;   /* goes when it has come */
  guint ready_timeout;
  guint layout_source;
  gboolean narrow;
  gboolean crowded;
  gboolean sidebar_wanted; /* by the user, in a window that has room for it */

  AdwToastOverlay *toasts;
  GtkStack *states;
  GtkToggleButton *sidebar_button;
  GtkBox *wide_start;
  GtkBox *wide_end;
  GtkBox *narrow_bar;
  GtkBox *narrow_start;
  AdwBin *header_start;
  AdwBin *header_end;
  GtkMenuButton *menu_button;
  GtkLabel *title;
  GtkSearchEntry *search;
  GtkRevealer *notice;
  GtkLabel *notice_text;
  GtkSpinner *spinner;
  AdwBin *empty;
  AdwFlap *flap;
  PursuitSidebar *sidebar;
  GtkStack *pages;
};

void
pursuit_window_install_actions (GtkWidgetClass *widget_class);
void
pursuit_window_init_menu (PursuitWindow *self, GtkMenuButton *button);
void
pursuit_window_choose (PursuitWindow *self, const char *id);
void
pursuit_window_note_way (PursuitWindow *self, PursuitPage *page, const char *id, gboolean is_listed);
void
pursuit_window_select_listed (PursuitWindow *self);
void
pursuit_window_update_steps (PursuitWindow *self);
void
pursuit_window_dismiss_step (PursuitWindow *self);
void
pursuit_window_focus_search (PursuitWindow *self);
void
pursuit_window_toggle_sidebar (PursuitWindow *self);

G_END_DECLS
