/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitImportColumnsPage:
 *
 * The step of an import that says how the file is written and what its columns hold. It changes the mapping
 * that it is given; an encoding is only asked for, by ::encoding-selected (guint encoding), because the file
 * must be read anew for it, and a process by ::process-selected (guint process), because its stages are
 * others.
 */

#include "pursuit-import-columns-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pursuit-deal.h"
#include "pursuit-text.h"

enum
{
  MAX_ROWS = 200,     /* columns that are shown */
  SAMPLE_CHARS = 100, /* of the first values */
};

struct _PursuitImportColumnsPage
{
  AdwBin parent_instance;

  PursuitMapping *mapping; /* unowned */
  GtkStringList *field_names;
  GArray *fields;  /* of int: the field of each name, -1 for “not imported” */
  GPtrArray *rows; /* AdwComboRow of each column, unowned */
  gboolean updating;

  AdwComboRow *encoding;
  AdwComboRow *date_order;
  AdwPreferencesGroup *target;
  AdwComboRow *process;
  AdwPreferencesGroup *columns;
};

G_DEFINE_FINAL_TYPE (PursuitImportColumnsPage, pursuit_import_columns_page, ADW_TYPE_BIN)

enum
{
  ENCODING_SELECTED,
  PROCESS_SELECTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const PursuitDateOrder date_orders[] = { PURSUIT_DATE_ORDER_YMD, PURSUIT_DATE_ORDER_MDY,
                                                PURSUIT_DATE_ORDER_DMY };

static void
fill_field_names (PursuitImportColumnsPage *self)
{
  const PursuitEntity *entity = self->mapping->entity;
  const int none = -1;

  g_clear_object (&self->field_names);
  self->field_names = gtk_string_list_new (NULL);
  g_array_set_size (self->fields, 0);
  gtk_string_list_append (self->field_names, _ ("Not imported"));
  g_array_append_val (self->fields, none);
  for (int i = 0; i < (int) entity->n_fields; i++)
    if (entity->fields[i].flags & PURSUIT_FIELD_IMPORT)
      {
        gtk_string_list_append (self->field_names, pursuit_field_get_label (&entity->fields[i]));
        g_array_append_val (self->fields, i);
      }
}

static guint
position_of_field (PursuitImportColumnsPage *self, int field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, int, i) == field)
      return i;
  return 0;
}

/* Shows the fields as the mapping has them now: one that moves to a column leaves another. */
static void
update_rows (PursuitImportColumnsPage *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_combo_row_set_selected (self->rows->pdata[i],
                                position_of_field (self, pursuit_mapping_get_field (self->mapping, i)));
  self->updating = FALSE;
}

static void
field_selected_cb (AdwComboRow *row, GParamSpec *pspec, PursuitImportColumnsPage *self)
{
  guint column;
  guint selected = adw_combo_row_get_selected (row);

  if (self->updating || selected >= self->fields->len || !g_ptr_array_find (self->rows, row, &column))
    return;
  pursuit_mapping_set_field (self->mapping, column, g_array_index (self->fields, int, selected));
  update_rows (self);
}

static char *
word_samples (PursuitMappingColumn *column)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < column->samples->len; i++)
    {
      g_autofree char *sample = pursuit_text_for_display (column->samples->pdata[i], SAMPLE_CHARS / 2);
      g_string_append_printf (all, "%s%s", i > 0 ? " · " : "", sample);
    }
  return all->len > 0 ? pursuit_text_for_display (all->str, SAMPLE_CHARS) : g_strdup (_ ("No values"));
}

static AdwComboRow *
make_row (PursuitImportColumnsPage *self, guint index)
{
  PursuitMappingColumn *column = self->mapping->columns->pdata[index];
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *header = pursuit_text_for_display (column->header, SAMPLE_CHARS);
  g_autofree char *numbered = g_strdup_printf (_ ("Column %u"), index + 1);
  g_autofree char *samples = word_samples (column);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *header != '\0' ? header : numbered);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->field_names));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (field_selected_cb), self, 0);
  return ADW_COMBO_ROW (row);
}

static void
fill_rows (PursuitImportColumnsPage *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->mapping->columns->len && i < MAX_ROWS; i++)
    {
      AdwComboRow *row = make_row (self, i);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->columns, GTK_WIDGET (row));
    }
  self->updating = FALSE;
}

static void
update_format (PursuitImportColumnsPage *self)
{
  PursuitMapping *mapping = self->mapping;
  g_autofree char *evidence = NULL;

  self->updating = TRUE;
  adw_combo_row_set_selected (self->encoding, mapping->encoding - PURSUIT_ENCODING_UTF8);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->encoding),
                               mapping->encoding_certain ? _ ("As the file’s bytes tell")
                                                         : _ ("Assumed; nothing in the file proves it"));
  gtk_widget_set_visible (GTK_WIDGET (self->date_order), mapping->date_order != PURSUIT_DATE_ORDER_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (date_orders); i++)
    if (date_orders[i] == mapping->date_order)
      adw_combo_row_set_selected (self->date_order, i);
  if (mapping->date_set)
    evidence = g_strdup (_ ("As you have chosen"));
  else if (mapping->date_evidence != NULL)
    /* Translators: a date of the file, and the line it stands on; it can be read in one order only */
    evidence =
        g_strdup_printf (_ ("“%s” in line %" PRIu64 " tells it"), mapping->date_evidence, mapping->date_line);
  else
    evidence = g_strdup (_ ("Assumed: no date in the file tells the day from the month"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->date_order), evidence);
  self->updating = FALSE;
}

static void
encoding_selected_cb (PursuitImportColumnsPage *self)
{
  const guint encoding = PURSUIT_ENCODING_UTF8 + adw_combo_row_get_selected (self->encoding);

  if (!self->updating && self->mapping != NULL && encoding != self->mapping->encoding)
    g_signal_emit (self, signals[ENCODING_SELECTED], 0, encoding);
}

static void
date_order_selected_cb (PursuitImportColumnsPage *self)
{
  const guint selected = adw_combo_row_get_selected (self->date_order);

  if (self->updating || self->mapping == NULL || selected >= G_N_ELEMENTS (date_orders) ||
      date_orders[selected] == self->mapping->date_order)
    return;
  self->mapping->date_order = date_orders[selected];
  self->mapping->date_set = TRUE;
  update_format (self);
}

static void
process_selected_cb (PursuitImportColumnsPage *self)
{
  const guint selected = adw_combo_row_get_selected (self->process);

  if (!self->updating && self->mapping != NULL && selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[PROCESS_SELECTED], 0, selected);
}

static void
pursuit_import_columns_page_dispose (GObject *object)
{
  PursuitImportColumnsPage *self = PURSUIT_IMPORT_COLUMNS_PAGE (object);

  self->mapping = NULL;
  self->updating = TRUE;
  g_clear_object (&self->field_names);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (pursuit_import_columns_page_parent_class)->dispose (object);
}

static void
pursuit_import_columns_page_class_init (PursuitImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_columns_page_dispose;
  signals[ENCODING_SELECTED] =
      g_signal_new ("encoding-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PROCESS_SELECTED] = g_signal_new ("process-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/import/pursuit-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnsPage, encoding);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnsPage, date_order);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnsPage, target);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnsPage, process);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnsPage, columns);
  gtk_widget_class_bind_template_callback (widget_class, encoding_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_order_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, process_selected_cb);
}

static void
pursuit_import_columns_page_init (PursuitImportColumnsPage *self)
{
  g_autoptr (GtkStringList) encodings = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) orders = gtk_string_list_new (NULL);

  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->rows = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = PURSUIT_ENCODING_UTF8; i < PURSUIT_N_ENCODINGS; i++)
    gtk_string_list_append (encodings, pursuit_encoding_get_name (i));
  for (guint i = 0; i < G_N_ELEMENTS (date_orders); i++)
    gtk_string_list_append (orders, pursuit_mapping_get_date_order_label (date_orders[i]));
  adw_combo_row_set_model (self->encoding, G_LIST_MODEL (encodings));
  adw_combo_row_set_model (self->date_order, G_LIST_MODEL (orders));
  self->updating = FALSE;
}

/**
 * pursuit_import_columns_page_set_mapping:
 * @mapping: shown and changed; must stay until another one is set
 */
void
pursuit_import_columns_page_set_mapping (PursuitImportColumnsPage *self, PursuitMapping *mapping)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_COLUMNS_PAGE (self));
  g_return_if_fail (mapping != NULL);

  self->mapping = mapping;
  fill_field_names (self);
  fill_rows (self);
  update_rows (self);
  update_format (self);
}

/**
 * pursuit_import_columns_page_set_processes:
 * @names: (array zero-terminated=1): what the processes are called into which deals can come
 * @selected: the one that the mapping's stages are of
 *
 * To be called behind pursuit_import_columns_page_set_mapping(). Shown where there is a choice.
 */
void
pursuit_import_columns_page_set_processes (PursuitImportColumnsPage *self,
                                           const char *const *names,
                                           guint selected)
{
  g_autoptr (GtkStringList) list = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_COLUMNS_PAGE (self));
  g_return_if_fail (self->mapping != NULL);

  list = gtk_string_list_new (names);
  self->updating = TRUE;
  adw_combo_row_set_model (self->process, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->process, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->target), self->mapping->entity == &PURSUIT_DEAL_ENTITY &&
                                                         g_list_model_get_n_items (G_LIST_MODEL (list)) > 1);
  self->updating = FALSE;
}
