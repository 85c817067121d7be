/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PAGE (pursuit_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PursuitPage, pursuit_page, PURSUIT, PAGE, AdwBin)

/**
 * PursuitPageClass:
 * @activate: the page is shown: give the focus to what people mean to use first
 * @create: the user asked for a new one of what the page lists (Ctrl+N)
 * @search: the text of the header bar's search field changed; "" ends the search
 * @search_hint: (nullable): what the empty search field says, not translated yet; else titles, companies and
 * people
 * @show_record: open the record with this id, whatever opening means on this page
 * @focus_record: give the focus to the record with this id where the page lists it; %FALSE where it does not
 *
 * What a page of the window may do; each may stay %NULL.
 */
struct _PursuitPageClass
{
  AdwBinClass parent_class;

  void (*activate) (PursuitPage *self);
  void (*create) (PursuitPage *self);
  void (*search) (PursuitPage *self, const char *text);
  const char *search_hint;
  void (*show_record) (PursuitPage *self, gint64 id);
  gboolean (*focus_record) (PursuitPage *self, gint64 id);
};

PursuitSession *
pursuit_page_get_session (PursuitPage *self);
GtkWidget *
pursuit_page_get_header_start (PursuitPage *self);
void
pursuit_page_set_header_start (PursuitPage *self, GtkWidget *widget);
GtkWidget *
pursuit_page_get_header_end (PursuitPage *self);
void
pursuit_page_set_header_end (PursuitPage *self, GtkWidget *widget);
GtkWidget *
pursuit_page_get_lists (PursuitPage *self);
void
pursuit_page_set_lists (PursuitPage *self, GtkWidget *widget);
const char *
pursuit_page_get_title (PursuitPage *self);
void
pursuit_page_set_title (PursuitPage *self, const char *title);
gboolean
pursuit_page_is_ready (PursuitPage *self);
void
pursuit_page_set_ready (PursuitPage *self);
gboolean
pursuit_page_can_create (PursuitPage *self);
gboolean
pursuit_page_can_search (PursuitPage *self);
const char *
pursuit_page_get_search_hint (PursuitPage *self);
void
pursuit_page_activate (PursuitPage *self);
void
pursuit_page_create (PursuitPage *self);
void
pursuit_page_search (PursuitPage *self, const char *text);
const char *
pursuit_page_get_search_text (PursuitPage *self);
void
pursuit_page_show_record (PursuitPage *self, gint64 id);
gboolean
pursuit_page_focus_record (PursuitPage *self, gint64 id);

/** PursuitPageKey: an action of a page, with its group, and the key for it. */
typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} PursuitPageKey;

GtkShortcutController *
pursuit_page_add_keys (PursuitPage *self, const PursuitPageKey *keys, guint n_keys);

G_END_DECLS
