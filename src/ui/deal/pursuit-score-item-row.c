/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitScoreItemRow:
 *
 * One criterion in the editor of a scorecard: closed its name and weight, open everything about it.
 *
 * ::changed: something was written.
 * ::moved (int by): one place up, -1, or down, 1.
 * ::removed: it is to go.
 */

#include "pursuit-score-item-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-icon-button.h"
#include "pursuit-text.h"

struct _PursuitScoreItemRow
{
  AdwExpanderRow parent_instance;

  gint64 id;
  char *name_other;
  GtkEditable *name;
  GtkEditable *heading;
  GtkEditable *weight;
  GtkEditable *anchors[PURSUIT_SCORE_MAX + 1];
};

G_DEFINE_FINAL_TYPE (PursuitScoreItemRow, pursuit_score_item_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  MOVED,
  REMOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_title (PursuitScoreItemRow *self)
{
  g_autofree char *name = pursuit_text_for_display (gtk_editable_get_text (self->name), 80);
  g_autofree char *title = g_markup_escape_text (*name ? name : _ ("New criterion"), -1);
  g_autofree char *weight = g_markup_escape_text (gtk_editable_get_text (self->weight), -1);
  g_autofree char *subtitle = g_strdup_printf (_ ("Weight %s"), weight);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
changed_cb (PursuitScoreItemRow *self)
{
  show_title (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
up_cb (PursuitScoreItemRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, -1);
}

static void
down_cb (PursuitScoreItemRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, 1);
}

static void
remove_cb (PursuitScoreItemRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_button (PursuitScoreItemRow *self, const char *icon, const char *words, GCallback callback)
{
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self),
                               pursuit_icon_button_new (icon, words, callback, self));
}

static GtkEditable *
add_entry (PursuitScoreItemRow *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return GTK_EDITABLE (row);
}

static void
pursuit_score_item_row_finalize (GObject *object)
{
  g_free (PURSUIT_SCORE_ITEM_ROW (object)->name_other);

  G_OBJECT_CLASS (pursuit_score_item_row_parent_class)->finalize (object);
}

static void
pursuit_score_item_row_class_init (PursuitScoreItemRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_score_item_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] =
      g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_score_item_row_init (PursuitScoreItemRow *self)
{
  /* they are put in reverse: the last one stands first */
  add_button (self, "user-trash-symbolic", _ ("Remove the criterion"), G_CALLBACK (remove_cb));
  add_button (self, "go-down-symbolic", _ ("Move down"), G_CALLBACK (down_cb));
  add_button (self, "go-up-symbolic", _ ("Move up"), G_CALLBACK (up_cb));
}

/** pursuit_score_item_row_new: a row that begins with @item, which is copied. */
GtkWidget *
pursuit_score_item_row_new (const PursuitScoreItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  PursuitScoreItemRow *self = g_object_new (PURSUIT_TYPE_SCORE_ITEM_ROW, NULL);
  g_autofree char *weight = g_strdup_printf ("%g", item->weight);

  self->id = item->id;
  self->name_other = g_strdup (item->name_other);
  self->name = add_entry (self, _ ("Name"), item->name);
  self->heading = add_entry (self, _ ("Heading"), item->heading);
  self->weight = add_entry (self, _ ("Weight"), weight);
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    {
      /* Translators: %u is a number of points */
      g_autofree char *title = g_strdup_printf (_ ("%u means"), i);
      self->anchors[i] = add_entry (self, title, item->anchors[i]);
    }
  show_title (self);
  return GTK_WIDGET (self);
}

/** pursuit_score_item_row_read: fills the new @item with what the row says; a weight that is no number is
 * NAN. */
void
pursuit_score_item_row_read (PursuitScoreItemRow *self, PursuitScoreItem *item)
{
  g_return_if_fail (PURSUIT_IS_SCORE_ITEM_ROW (self));
  g_return_if_fail (item != NULL && item->name == NULL);

  const char *weight = gtk_editable_get_text (self->weight);
  char *end = NULL;
  item->id = self->id;
  item->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  item->name_other = g_strdup (self->name_other);
  item->heading = g_strstrip (g_strdup (gtk_editable_get_text (self->heading)));
  item->weight = g_strtod (weight, &end);
  if (end == weight || *end != '\0')
    item->weight = NAN;
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    item->anchors[i] = g_strstrip (g_strdup (gtk_editable_get_text (self->anchors[i])));
}

/** pursuit_score_item_row_get_name: (transfer none): where the name is written. */
GtkEditable *
pursuit_score_item_row_get_name (PursuitScoreItemRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_SCORE_ITEM_ROW (self), NULL);

  return self->name;
}
