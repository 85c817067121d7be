/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitFieldsDialog:
 *
 * The fields that users gave customers, people, deals and activities: they are added, changed, put into
 * another order, retired and brought back. It follows the database, so that undoing is seen.
 */

#include "pursuit-fields-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-custom-field.h"
#include "pursuit-field-dialog.h"
#include "pursuit-part-list.h"
#include "pursuit-process-command.h"

/* Who can have fields of their own, as the sidebar calls them. */
static const struct
{
  const char *entity;
  const char *title;
  const char *icon;
} KINDS[] = {
  { "company", N_ ("Customers"), "pursuit-company-symbolic" },
  { "person", N_ ("People"), "system-users-symbolic" },
  { "deal", N_ ("Deals"), "pursuit-handshake-symbolic" },
  { "activity", N_ ("Activities"), "x-office-calendar-symbolic" },
};

struct _PursuitFieldsDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window;  /* unowned; the dialog is destroyed with it */
  GPtrArray *definitions; /* (nullable): PursuitCustomField, of all of @KINDS */
  AdwViewStack *stack;    /* a list for each of @KINDS */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (PursuitFieldsDialog, pursuit_fields_dialog, ADW_TYPE_WINDOW)

static PursuitSession *
get_session (PursuitFieldsDialog *self)
{
  return pursuit_window_get_session (self->window);
}

static PursuitPartList *
get_list (PursuitFieldsDialog *self, const char *entity)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (self->stack, entity);

  return g_object_get_data (G_OBJECT (page), "list");
}

static void
add_cb (PursuitFieldsDialog *self)
{
  pursuit_field_dialog_add (self->window, GTK_WINDOW (self),
                            adw_view_stack_get_visible_child_name (self->stack));
}

static void
edit_cb (PursuitFieldsDialog *self, gint64 id)
{
  for (guint i = 0; i < self->definitions->len; i++)
    {
      PursuitRecord *definition = self->definitions->pdata[i];
      if (pursuit_record_get_id (definition) == id &&
          pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_RETIRED) == 0)
        pursuit_field_dialog_edit (self->window, GTK_WINDOW (self), definition);
    }
}

static void
retire_cb (PursuitFieldsDialog *self, gint64 id)
{
  g_autoptr (PursuitCommand) command = pursuit_command_retire (&PURSUIT_CUSTOM_FIELD_ENTITY, id);

  pursuit_window_run (self->window, command, NULL, NULL);
}

/* Under the name of a field stands what it holds, and from what it is chosen or in what it is counted. */
static void
look_at_field (PursuitRecord *definition, PursuitPartLook *look, gpointer unused)
{
  const char *type = pursuit_choice_label (PURSUIT_CUSTOM_TYPES,
                                           pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_TYPE));
  g_autoptr (GArray) choices =
      pursuit_custom_choices_parse (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_CHOICES));
  const char *unit = pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_UNIT);
  g_autoptr (GString) words = g_string_new (unit);

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " · " : "",
                            g_array_index (choices, PursuitChoice, i).label);
  /* Translators: the type of a field, then its choices or its unit */
  look->subtitle = words->len > 0 ? g_strdup_printf (_ ("%s: %s"), type, words->str) : g_strdup (type);
}

/* Those of @entity, the retired ones at the end. */
static GPtrArray *
get_definitions (PursuitFieldsDialog *self, const char *entity)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (gint64 retired = 0; retired <= 1; retired++)
    for (guint i = 0; i < self->definitions->len; i++)
      {
        PursuitRecord *definition = self->definitions->pdata[i];
        if (pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_RETIRED) == retired &&
            g_str_equal (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_ENTITY_NAME), entity))
          g_ptr_array_add (list, g_object_ref (definition));
      }
  return list;
}

static void
fields_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitFieldsDialog) self = user_data;
  GPtrArray *definitions = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (definitions == NULL)
    return;
  g_clear_pointer (&self->definitions, g_ptr_array_unref);
  self->definitions = definitions;
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autoptr (GPtrArray) list = get_definitions (self, KINDS[i].entity);
      pursuit_part_list_set_parts (get_list (self, KINDS[i].entity), list);
    }
}

static void
read_fields (PursuitFieldsDialog *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_CUSTOM_FIELD_ENTITY);

  pursuit_list_spec_sort (spec, PURSUIT_CUSTOM_FIELD_POSITION, FALSE);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_fetch_async (get_session (self), spec, self->reading, fields_read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitFieldsDialog *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, PURSUIT_CUSTOM_FIELD_ENTITY.name))
    read_fields (self);
}

static void
pursuit_fields_dialog_dispose (GObject *object)
{
  PursuitFieldsDialog *self = PURSUIT_FIELDS_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->definitions, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_fields_dialog_parent_class)->dispose (object);
}

static void
pursuit_fields_dialog_class_init (PursuitFieldsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_fields_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_page (PursuitFieldsDialog *self, const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *note = gtk_label_new (_ ("They stand in forms, tables, conditions, import and export like every "
                                      "other field. A retired field keeps its values."));
  GtkWidget *list = pursuit_part_list_new (&PURSUIT_CUSTOM_FIELD_ENTITY, title, _ ("Add a field"), FALSE);

  pursuit_part_list_set_look (PURSUIT_PART_LIST (list), look_at_field, NULL);
  g_signal_connect_object (list, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "retire", G_CALLBACK (retire_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_add_css_class (box, "process-column");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_object_set_data (G_OBJECT (scroller), "list", list);
  return scroller;
}

static void
pursuit_fields_dialog_init (PursuitFieldsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *switcher = adw_view_switcher_new ();

  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    adw_view_stack_add_titled (self->stack, make_page (self, _ ("Custom Fields")), KINDS[i].entity,
                               _ (KINDS[i].title));
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    adw_view_stack_page_set_icon_name (
        adw_view_stack_get_page (self->stack,
                                 adw_view_stack_get_child_by_name (self->stack, KINDS[i].entity)),
        KINDS[i].icon);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), self->stack);
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_SWITCHER_POLICY_WIDE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), switcher);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Custom Fields"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 520);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

/**
 * pursuit_fields_dialog_present:
 * @parent: a window with a database, or one that belongs to it
 * @entity: (nullable): whose fields are shown first; %NULL, or one without fields of its own: the first
 *
 * Returns: (transfer none): the dialog, which is shown
 */
PursuitFieldsDialog *
pursuit_fields_dialog_present (GtkWindow *parent, const PursuitEntity *entity)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (pursuit_window_of (parent) != NULL, NULL);

  PursuitFieldsDialog *self = g_object_new (PURSUIT_TYPE_FIELDS_DIALOG, "transient-for", parent, NULL);
  self->window = pursuit_window_of (parent);
  /* over a window that takes all input nothing else would get any */
  gtk_window_set_modal (GTK_WINDOW (self), gtk_window_get_modal (parent));
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !pursuit_session_get_read_only (get_session (self)));
  if (entity != NULL && entity->n_custom > 0)
    adw_view_stack_set_visible_child_name (self->stack, entity->name);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_fields (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
