/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitMarketWindow:
 *
 * The grid of target markets: industries down, regions across. Each cell says who is responsible, how many
 * companies are known, valid and have an open deal, and what was won. A click chooses who is responsible; one
 * on the name of an industry or region changes what belongs to it.
 */

#include "pursuit-market-window.h"

#include <glib/gi18n-lib.h>

#include "pursuit-colleagues.h"
#include "pursuit-list-window.h"
#include "pursuit-market-group.h"
#include "pursuit-member.h"
#include "pursuit-money.h"
#include "pursuit-record-dialog.h"
#include "pursuit-session-customers.h"

struct _PursuitMarketWindow
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned: it goes with it */
  PursuitSession *session;
  GCancellable *reading;
  GtkWidget *box;
  PursuitMarketGrid *grid; /* (nullable) */
  GPtrArray *members;      /* (nullable): PursuitMember */
};

G_DEFINE_FINAL_TYPE (PursuitMarketWindow, pursuit_market_window, ADW_TYPE_WINDOW)

/* Which cell a button of a popover is about, and whom it chooses. */
typedef struct
{
  gint64 industry_id;
  gint64 region_id;
  gint64 member_id;
} Choice;

static void
choice_free (gpointer choice, GClosure *closure)
{
  g_free (choice);
}

static void
chosen_cb (GtkWidget *button, const Choice *choice)
{
  PursuitMarketWindow *self =
      PURSUIT_MARKET_WINDOW (gtk_widget_get_ancestor (button, PURSUIT_TYPE_MARKET_WINDOW));
  g_autoptr (PursuitCommand) command =
      pursuit_command_set_market (choice->industry_id, choice->region_id, choice->member_id);

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  pursuit_window_run (self->window, command, NULL, NULL);
}

static void
add_choice (GtkWidget *box, const PursuitMarketView *view, gint64 member_id, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (name);
  const Choice choice = { view->industry_id, view->region_id, member_id };

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (chosen_cb), g_memdup2 (&choice, sizeof choice),
                         choice_free, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_popover (PursuitMarketWindow *self, const PursuitMarketView *view)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < self->members->len; i++)
    add_choice (box, view, pursuit_record_get_id (self->members->pdata[i]),
                pursuit_record_get_text (self->members->pdata[i], PURSUIT_MEMBER_NAME));
  add_choice (box, view, 0, _ ("Nobody"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Wraps where the column has no room for all of it. */
static GtkWidget *
make_coverage (const char *text)
{
  GtkWidget *label = make_line (text, "caption");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  return label;
}

/* “13 known · 11 valid”: a line may end behind a dot only, never between a word and its number, and in
 * Chinese not within a word either. */
static char *
keep_together (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gboolean may_end = *c == ' ' && g_str_has_suffix (line->str, "·\u2060");

      if (*c == ' ' && !may_end)
        g_string_append (line, "\u00a0");
      else
        g_string_append_unichar (line, g_utf8_get_char (c));
      if (!may_end)
        g_string_append (line, "\u2060");
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
make_cell (PursuitMarketWindow *self, const PursuitMarketView *view, const char *industry, const char *region)
{
  GtkWidget *button = gtk_menu_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *currency = pursuit_session_get_currency (self->session);
  const char *owner = view->member ? view->member : _ ("nobody");
  GtkWidget *name = make_line (owner, view->member ? "heading" : "dim-label");
  g_autofree char *amount = pursuit_money_format_short (view->won, currency);
  g_autofree char *known = pursuit_number_format (view->n_known);
  g_autofree char *valid = pursuit_number_format (view->n_valid);
  g_autofree char *open = pursuit_number_format (view->n_open);
  /* Translators: companies that are known, that are valid, that have an open deal */
  g_autofree char *coverage = g_strdup_printf (_ ("%s known · %s valid · %s open"), known, valid, open);
  g_autofree char *unbroken = keep_together (coverage);
  /* Translators: an amount */
  g_autofree char *won = g_strdup_printf (view->missing_rate ? _ ("won %s and more") : _ ("won %s"), amount);
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s. %s. %s", industry, region, owner, coverage, won);

  gtk_label_set_width_chars (GTK_LABEL (name), 14);
  gtk_box_append (GTK_BOX (box), name);
  if (view->n_known > 0)
    gtk_box_append (GTK_BOX (box), make_coverage (unbroken));
  if (view->n_won > 0)
    gtk_box_append (GTK_BOX (box), make_line (won, "caption"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (self, view));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "market-cell");
  gtk_widget_set_sensitive (button, !pursuit_session_get_read_only (self->session));
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

/* What the markets are divided by */

static void
delete_group_cb (GtkWindow *dialog)
{
  PursuitRecord *group = pursuit_record_dialog_get_record (PURSUIT_RECORD_DIALOG (dialog));
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_MARKET_GROUP_ENTITY, pursuit_record_get_id (group));

  pursuit_window_run (pursuit_window_of (dialog), command, NULL, NULL);
  gtk_window_destroy (dialog);
}

static void
edit_group (PursuitMarketWindow *self, PursuitRecord *group)
{
  static const guint fields[] = { PURSUIT_MARKET_GROUP_AXIS, PURSUIT_MARKET_GROUP_NAME,
                                  PURSUIT_MARKET_GROUP_INCLUDES, PURSUIT_MARKET_GROUP_POSITION };
  PursuitRecordDialog *dialog =
      pursuit_record_dialog_new (self->window,
                                 group != NULL ? _ ("Edit Group of Markets") : _ ("New Group of Markets"),
                                 &PURSUIT_MARKET_GROUP_ENTITY, fields, G_N_ELEMENTS (fields), group);

  if (group != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Delete This Group"));
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_signal_connect_object (button, "clicked", G_CALLBACK (delete_group_cb), dialog, G_CONNECT_SWAPPED);
      pursuit_record_dialog_add_section (dialog, button);
    }
  else
    pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_MARKET_GROUP_AXIS,
                          PURSUIT_MARKET_AXES[0].code);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_group_cb (PursuitMarketWindow *self)
{
  edit_group (self, NULL);
}

static void
group_cb (PursuitMarketWindow *self, GtkWidget *button)
{
  edit_group (self, g_object_get_data (G_OBJECT (button), "group"));
}

static const char *
name_of (GPtrArray *groups, guint index)
{
  return pursuit_record_get_text (groups->pdata[index], PURSUIT_MARKET_GROUP_NAME);
}

static GtkWidget *
make_head (PursuitMarketWindow *self, PursuitRecord *group)
{
  const char *includes = pursuit_record_get_text (group, PURSUIT_MARKET_GROUP_INCLUDES);
  const char *name = pursuit_record_get_text (group, PURSUIT_MARKET_GROUP_NAME);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_line (name, "heading"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !pursuit_session_get_read_only (self->session));
  gtk_widget_set_tooltip_text (button, includes != NULL && *includes != '\0' ? includes : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "group", g_object_ref (group), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (group_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
rebuild (PursuitMarketWindow *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *outside = pursuit_number_format (self->grid->n_outside);
  g_autofree char *note = g_strdup_printf (ngettext ("%s company falls into none of these markets.",
                                                     "%s companies fall into none of these markets.",
                                                     (gulong) self->grid->n_outside),
                                           outside);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  for (guint j = 0; j < self->grid->regions->len; j++)
    gtk_grid_attach (GTK_GRID (grid), make_head (self, self->grid->regions->pdata[j]), (int) j + 1, 0, 1, 1);
  for (guint i = 0; i < self->grid->industries->len; i++)
    {
      const char *industry = name_of (self->grid->industries, i);
      gtk_grid_attach (GTK_GRID (grid), make_head (self, self->grid->industries->pdata[i]), 0, (int) i + 1, 1,
                       1);
      for (guint j = 0; j < self->grid->regions->len; j++)
        gtk_grid_attach (GTK_GRID (grid),
                         make_cell (self, pursuit_market_grid_get (self->grid, i, j), industry,
                                    name_of (self->grid->regions, j)),
                         (int) j + 1, (int) i + 1, 1, 1);
    }
  pursuit_list_window_clear (self->box);
  gtk_box_append (GTK_BOX (self->box), grid);
  if (self->grid->n_outside > 0)
    gtk_box_append (GTK_BOX (self->box), make_line (note, "dim-label"));
}

static void
grid_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitMarketWindow) self = user_data;
  g_autoptr (PursuitMarketGrid) grid =
      pursuit_session_market_grid_finish (PURSUIT_SESSION (source), result, NULL);

  if (grid == NULL || self->box == NULL)
    return;
  g_clear_pointer (&self->grid, pursuit_market_grid_free);
  self->grid = g_steal_pointer (&grid);
  rebuild (self);
}

/* What is on its way is older, and may come later. */
static void
read_grid (PursuitMarketWindow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_market_grid_async (self->session, self->reading, grid_read_cb, g_object_ref (self));
}

static void
members_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitMarketWindow) self = user_data;
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (members == NULL || self->box == NULL)
    return;
  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = g_steal_pointer (&members);
  read_grid (self);
}

static void
changed_cb (PursuitMarketWindow *self, PursuitChange *change)
{
  if (self->members != NULL &&
      (pursuit_change_touches (change, "market_cell") || pursuit_change_touches (change, "market_group") ||
       pursuit_change_touches (change, "company") || pursuit_change_touches (change, "deal") ||
       pursuit_change_touches (change, "rate")))
    read_grid (self);
}

static void
pursuit_market_window_dispose (GObject *object)
{
  PursuitMarketWindow *self = PURSUIT_MARKET_WINDOW (object);

  self->box = NULL;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->grid, pursuit_market_grid_free);
  g_clear_pointer (&self->members, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_market_window_parent_class)->dispose (object);
}

static void
pursuit_market_window_class_init (PursuitMarketWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_market_window_dispose;
}

static void
pursuit_market_window_init (PursuitMarketWindow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
}

/** pursuit_market_window_new: (transfer floating): the target markets of the window's database. */
GtkWidget *
pursuit_market_window_new (PursuitWindow *window)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitMarketWindow *self = g_object_new (PURSUIT_TYPE_MARKET_WINDOW, NULL);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("New _Group…"));
  GtkWidget *header;
  self->window = window;
  self->session = g_object_ref (pursuit_window_get_session (window));
  header = pursuit_list_window_fill (ADW_WINDOW (self), GTK_WINDOW (window), _ ("Target Markets"), self->box,
                                     1200, 560);
  gtk_widget_set_sensitive (add, !pursuit_session_get_read_only (self->session));
  g_signal_connect_object (add, "clicked", G_CALLBACK (new_group_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  pursuit_colleagues_read_async (self->session, members_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
