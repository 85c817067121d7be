/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitRecordChooser:
 *
 * A popover with a search field and the records that match. The signal ::chosen (gint64 id, const char *name)
 * is emitted when one is chosen, with id 0 for the line that means none.
 */

#include "pursuit-record-chooser.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

/* More than one looks through by eye; typing narrows the list. */
#define MAX_ROWS 60
#define MAX_CHARS 80
#define MAX_HEIGHT 360
#define WIDTH 300

struct _PursuitRecordChooser
{
  GtkPopover parent_instance;

  PursuitSession *session;
  PursuitListSpec *spec;
  guint name_field;
  char *none;
  PursuitRecordChooserFuncs funcs;
  gpointer user_data;
  GCancellable *cancellable;

  GtkEditable *search;
  GtkListBox *list;
  GtkLabel *empty;
};

G_DEFINE_FINAL_TYPE (PursuitRecordChooser, pursuit_record_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
clear_rows (PursuitRecordChooser *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static GtkWidget *
make_line (const char *text, const char *style)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (PursuitRecordChooser *self, gint64 id, const char *name, const char *second, gboolean allowed)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *detail = make_line (second ? second : "", "caption");

  gtk_widget_add_css_class (box, "chooser-row");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_visible (detail, second && *second);
  gtk_box_append (GTK_BOX (box), make_line (name, NULL));
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, allowed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second ? second : "", -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_record (PursuitRecordChooser *self, PursuitRecord *record)
{
  const char *name = pursuit_record_get_text (record, self->name_field);
  g_autofree char *reason = self->funcs.why_not ? self->funcs.why_not (record, self->user_data) : NULL;
  g_autofree char *second =
      reason == NULL && self->funcs.describe ? self->funcs.describe (record, self->user_data) : NULL;

  add_row (self, pursuit_record_get_id (record), name ? name : "", reason ? reason : second, reason == NULL);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitRecordChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);
  gboolean searching = !pursuit_text_is_blank (gtk_editable_get_text (self->search));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_rows (self);
  if (self->none && !searching)
    add_row (self, 0, self->none, NULL, TRUE);
  for (guint i = 0; records && i < records->len; i++)
    add_record (self, records->pdata[i]);
  gtk_label_set_text (self->empty, error ? error->message : _ ("Nothing matches"));
  /* The list has another height now, which not every parent looks after. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self));
}

static void
fetch (PursuitRecordChooser *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_copy (self->spec);
  const char *text = gtk_editable_get_text (self->search);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (!pursuit_text_is_blank (text))
    pursuit_list_spec_set_match (spec, text);
  pursuit_list_spec_set_limit (spec, MAX_ROWS);
  pursuit_session_fetch_async (self->session, spec, self->cancellable, fetched_cb, g_object_ref (self));
}

static void
choose (PursuitRecordChooser *self, GtkListBoxRow *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id, name);
}

static void
row_activated_cb (PursuitRecordChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

/* Enter in the search field takes the first one that can be taken. */
static void
search_activated_cb (PursuitRecordChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_sensitive (GTK_WIDGET (row)))
      {
        choose (self, row);
        return;
      }
}

static void
pursuit_record_chooser_map (GtkWidget *widget)
{
  PursuitRecordChooser *self = PURSUIT_RECORD_CHOOSER (widget);

  gtk_editable_set_text (self->search, "");
  fetch (self);
  GTK_WIDGET_CLASS (pursuit_record_chooser_parent_class)->map (widget);
}

static void
pursuit_record_chooser_dispose (GObject *object)
{
  PursuitRecordChooser *self = PURSUIT_RECORD_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->spec, pursuit_list_spec_unref);
  g_clear_pointer (&self->none, g_free);

  G_OBJECT_CLASS (pursuit_record_chooser_parent_class)->dispose (object);
}

static void
pursuit_record_chooser_class_init (PursuitRecordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_record_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->map = pursuit_record_chooser_map;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
pursuit_record_chooser_init (PursuitRecordChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (NULL);

  self->search = GTK_EDITABLE (search);
  self->list = GTK_LIST_BOX (list);
  self->empty = GTK_LABEL (empty);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_list_box_set_placeholder (self->list, empty);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "chooser-list");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_widget_set_size_request (scrolled, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (fetch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * pursuit_record_chooser_new:
 * @spec: which records there are to choose from, and their order
 * @name_field: the field that a record is known by
 * @none: (nullable): the line that means none, translated; %NULL when one must be chosen
 * @funcs: (nullable): what else a row says; copied
 * @user_data: for @funcs
 *
 * Returns: (transfer floating): the popover
 */
PursuitRecordChooser *
pursuit_record_chooser_new (PursuitSession *session,
                            PursuitListSpec *spec,
                            guint name_field,
                            const char *none,
                            const PursuitRecordChooserFuncs *funcs,
                            gpointer user_data)
{
  PursuitRecordChooser *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_RECORD_CHOOSER, NULL);
  self->session = g_object_ref (session);
  self->spec = pursuit_list_spec_ref (spec);
  self->name_field = name_field;
  self->none = g_strdup (none);
  if (funcs)
    self->funcs = *funcs;
  self->user_data = user_data;
  return self;
}

/** pursuit_record_chooser_set_spec: other records to choose from. */
void
pursuit_record_chooser_set_spec (PursuitRecordChooser *self, PursuitListSpec *spec)
{
  g_return_if_fail (PURSUIT_IS_RECORD_CHOOSER (self));
  g_return_if_fail (spec != NULL);

  pursuit_list_spec_ref (spec);
  g_clear_pointer (&self->spec, pursuit_list_spec_unref);
  self->spec = spec;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fetch (self);
}
