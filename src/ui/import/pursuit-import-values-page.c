/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitImportValuesPage:
 *
 * The step of an import in which the user confirms what the file's stages and other choices stand for. It
 * changes the mapping that it is given.
 */

#include "pursuit-import-values-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pursuit-deal.h"
#include "pursuit-import-value.h"
#include "pursuit-text.h"

enum
{
  VALUE_CHARS = 100, /* of a value that are shown */
};

struct _PursuitImportValuesPage
{
  AdwBin parent_instance;

  PursuitMapping *mapping; /* unowned */
  GPtrArray *groups;       /* AdwPreferencesGroup, unowned */
  GtkSizeGroup *targets;   /* lists below one another are as wide */
  GtkSizeGroup *outcomes;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (PursuitImportValuesPage, pursuit_import_values_page, ADW_TYPE_BIN)

/* The first entry of a list of stages or choices. */
static const char *
reject_label (void)
{
  return _ ("Reject these rows");
}

static GtkWidget *
make_dropdown (GtkStringList *names, const char *label)
{
  GtkWidget *dropdown = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  gtk_widget_set_valign (dropdown, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return dropdown;
}

/* A value's widgets; data of its row. */
typedef struct
{
  PursuitImportValuesPage *page; /* unowned */
  guint index;                   /* of the value */
  GtkDropDown *outcome;          /* %NULL unless it is a stage */
  GtkDropDown *target;           /* stage, or choice */
} Row;

static PursuitMappingValue *
value_of (Row *row)
{
  return row->page->mapping->values->pdata[row->index];
}

static void
stage_selected_cb (GtkDropDown *dropdown, GParamSpec *pspec, Row *row)
{
  PursuitMappingValue *value;
  const guint stage = gtk_drop_down_get_selected (row->target);
  const guint outcome = gtk_drop_down_get_selected (row->outcome);

  /* Widgets that are taken apart change too. */
  if (row->page->mapping == NULL || outcome == GTK_INVALID_LIST_POSITION ||
      stage == GTK_INVALID_LIST_POSITION)
    return;
  value = value_of (row);
  g_free (value->to);
  value->guessed = FALSE;
  if (stage == 0 || stage > row->page->mapping->stages->len)
    value->to = g_strdup ("");
  else
    {
      PursuitMappingStage *chosen = row->page->mapping->stages->pdata[stage - 1];
      value->to = outcome == 0 ? g_strdup (chosen->code)
                               : g_strdup_printf ("%s/%s", chosen->code, PURSUIT_OUTCOMES[outcome].code);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (row->outcome), stage != 0);
}

static void
choice_selected_cb (GtkDropDown *dropdown, GParamSpec *pspec, Row *row)
{
  PursuitMappingValue *value;
  const PursuitChoice *choices;
  const guint selected = gtk_drop_down_get_selected (row->target);

  if (row->page->mapping == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  value = value_of (row);
  choices = row->page->mapping->entity->fields[value->field].choices;
  g_free (value->to);
  value->guessed = selected == 0;
  value->to = g_strdup (selected == 0 ? "" : choices[selected - 1].code);
}

static guint
find_outcome (const char *code)
{
  for (guint i = 0; PURSUIT_OUTCOMES[i].code != NULL; i++)
    if (g_str_equal (PURSUIT_OUTCOMES[i].code, code))
      return i;
  return 0;
}

static void
add_stage_widgets (Row *row, AdwActionRow *widget)
{
  PursuitMapping *mapping = row->page->mapping;
  g_autoptr (GtkStringList) stages = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) outcomes = gtk_string_list_new (NULL);
  int stage = -1;
  const char *outcome = "open";

  gtk_string_list_append (stages, reject_label ());
  for (guint i = 0; i < mapping->stages->len; i++)
    gtk_string_list_append (stages, ((PursuitMappingStage *) mapping->stages->pdata[i])->name);
  for (guint i = 0; PURSUIT_OUTCOMES[i].code != NULL; i++)
    gtk_string_list_append (outcomes, _ (PURSUIT_OUTCOMES[i].label));

  row->target = GTK_DROP_DOWN (make_dropdown (g_object_ref (stages), _ ("Stage")));
  row->outcome = GTK_DROP_DOWN (make_dropdown (g_object_ref (outcomes), _ ("Outcome")));
  if (!pursuit_mapping_resolve_stage (mapping, value_of (row)->to, &stage, &outcome))
    stage = -1;
  gtk_drop_down_set_selected (row->target, stage + 1);
  gtk_drop_down_set_selected (row->outcome, find_outcome (outcome));
  gtk_widget_set_sensitive (GTK_WIDGET (row->outcome), stage >= 0);
  g_signal_connect (row->target, "notify::selected", G_CALLBACK (stage_selected_cb), row);
  g_signal_connect (row->outcome, "notify::selected", G_CALLBACK (stage_selected_cb), row);
  gtk_size_group_add_widget (row->page->targets, GTK_WIDGET (row->target));
  gtk_size_group_add_widget (row->page->outcomes, GTK_WIDGET (row->outcome));
  adw_action_row_add_suffix (widget, GTK_WIDGET (row->target));
  adw_action_row_add_suffix (widget, GTK_WIDGET (row->outcome));
}

static void
add_choice_widget (Row *row, AdwActionRow *widget)
{
  PursuitMappingValue *value = value_of (row);
  const PursuitField *field = &row->page->mapping->entity->fields[value->field];
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, reject_label ());
  for (guint i = 0; field->choices[i].code != NULL; i++)
    {
      gtk_string_list_append (names, pursuit_choice_get_label (&field->choices[i]));
      if (g_str_equal (field->choices[i].code, value->to))
        selected = i + 1;
    }
  row->target = GTK_DROP_DOWN (make_dropdown (g_object_ref (names), pursuit_field_get_label (field)));
  gtk_drop_down_set_selected (row->target, selected);
  g_signal_connect (row->target, "notify::selected", G_CALLBACK (choice_selected_cb), row);
  gtk_size_group_add_widget (row->page->targets, GTK_WIDGET (row->target));
  adw_action_row_add_suffix (widget, GTK_WIDGET (row->target));
}

static gboolean
is_stage (PursuitMapping *mapping, guint field)
{
  return mapping->entity == &PURSUIT_DEAL_ENTITY && field == PURSUIT_DEAL_STAGE;
}

static GtkWidget *
make_row (PursuitImportValuesPage *self, guint index)
{
  PursuitMappingValue *value = self->mapping->values->pdata[index];
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *title = pursuit_text_for_display (value->from, VALUE_CHARS);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%" PRIu64 " row", "%" PRIu64 " rows", value->count), value->count);
  Row *row = g_new0 (Row, 1);

  row->page = self;
  row->index = index;
  g_object_set_data_full (G_OBJECT (widget), "pursuit-import-value", row, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), count);
  if (is_stage (self->mapping, value->field))
    add_stage_widgets (row, ADW_ACTION_ROW (widget));
  else
    add_choice_widget (row, ADW_ACTION_ROW (widget));
  return widget;
}

static AdwPreferencesGroup *
make_group (PursuitImportValuesPage *self, guint field)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   pursuit_field_get_label (&self->mapping->entity->fields[field]));
  if (is_stage (self->mapping, field))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _ ("Where the deals with each stage of the file come in, and how "
                                              "they ended. A deal that was won or lost "
                                              "keeps the stage it ended in."));
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _ ("What values of the file stand for that are not known."));
  g_ptr_array_add (self->groups, group);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
pursuit_import_values_page_dispose (GObject *object)
{
  PursuitImportValuesPage *self = PURSUIT_IMPORT_VALUES_PAGE (object);

  self->mapping = NULL;
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->targets);
  g_clear_object (&self->outcomes);
  G_OBJECT_CLASS (pursuit_import_values_page_parent_class)->dispose (object);
}

static void
pursuit_import_values_page_class_init (PursuitImportValuesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_values_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/import/pursuit-import-values-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportValuesPage, page);
}

static void
pursuit_import_values_page_init (PursuitImportValuesPage *self)
{
  self->groups = g_ptr_array_new ();
  self->targets = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->outcomes = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_import_values_page_set_mapping:
 * @mapping: shown and changed; must stay until another one is set
 */
void
pursuit_import_values_page_set_mapping (PursuitImportValuesPage *self, PursuitMapping *mapping)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_VALUES_PAGE (self));
  g_return_if_fail (mapping != NULL);

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  self->mapping = mapping;
  for (guint field = 0; field < mapping->entity->n_fields; field++)
    {
      AdwPreferencesGroup *group = NULL;

      for (guint i = 0; i < mapping->values->len; i++)
        {
          if (((PursuitMappingValue *) mapping->values->pdata[i])->field != field)
            continue;
          if (group == NULL)
            group = make_group (self, field);
          adw_preferences_group_add (group, make_row (self, i));
        }
    }
}
