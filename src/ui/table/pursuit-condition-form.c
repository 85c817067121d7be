/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitConditionForm:
 *
 * One condition: which field, how it compares, and with what. The ways to compare are those that suit the
 * field, and where values are asked for is as the field's values are: choices to tick, names that are
 * suggested, or a text.
 *
 * Signal: ::activate when Enter is pressed in a value.
 */

#include "pursuit-condition-form.h"

#include <glib/gi18n-lib.h>

#include "pursuit-name-suggest.h"
#include "pursuit-parse.h"
#include "pursuit-text.h"

struct _PursuitConditionForm
{
  AdwBin parent_instance;

  PursuitSession *session;
  const PursuitEntity *entity;
  GArray *fields; /* guint, as the list of fields has them */

  GtkDropDown *field;
  GtkDropDown *op;
  GtkBox *values;
  GPtrArray *inputs; /* GtkCheckButton of each choice, or GtkEntry */
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (PursuitConditionForm, pursuit_condition_form, ADW_TYPE_BIN)

enum
{
  ACTIVATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
get_field_number (PursuitConditionForm *self)
{
  return g_array_index (self->fields, guint, gtk_drop_down_get_selected (self->field));
}

static const PursuitField *
get_field (PursuitConditionForm *self)
{
  return &self->entity->fields[get_field_number (self)];
}

static PursuitOp
get_op (PursuitConditionForm *self)
{
  guint n_ops;
  const PursuitOp *ops = pursuit_field_list_ops (get_field (self), &n_ops);

  return ops[MIN (gtk_drop_down_get_selected (self->op), n_ops - 1)];
}

/* Values */

static gboolean
ticks_choices (const PursuitField *field, PursuitOp op)
{
  return field->choices != NULL && (op == PURSUIT_OP_EQ || op == PURSUIT_OP_NE || op == PURSUIT_OP_HAS);
}

static void
entry_activated_cb (PursuitConditionForm *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
add_entry (PursuitConditionForm *self, const PursuitField *field, PursuitOp op, const char *title)
{
  const PursuitEntity *target = field->target ? pursuit_entity_find (field->target) : NULL;
  GtkWidget *entry = gtk_entry_new ();
  const char *hint = pursuit_op_counts_days (op)         ? _ ("Days")
                     : field->type == PURSUIT_FIELD_DATE ? _ ("2026-12-31")
                                                         : NULL;
  /* Translators: %s is a currency: amounts are compared by what they are worth in it */
  g_autofree char *worth = field->type == PURSUIT_FIELD_MONEY
                               ? g_strdup_printf (_ ("In %s"), pursuit_session_get_currency (self->session))
                               : NULL;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), worth != NULL ? worth : hint);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  if (target && (field->flags & PURSUIT_FIELD_BY_NAME) && (op == PURSUIT_OP_EQ || op == PURSUIT_OP_NE))
    pursuit_name_suggest_attach (entry, self->session, target);
  gtk_box_append (self->values, entry);
  g_ptr_array_add (self->inputs, entry);
}

static void
add_choices (PursuitConditionForm *self, const PursuitField *field)
{
  for (const PursuitChoice *choice = field->choices; choice->code; choice++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (pursuit_choice_get_label (choice));

      gtk_box_append (self->values, check);
      g_ptr_array_add (self->inputs, check);
    }
}

static void
tell_problem (PursuitConditionForm *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
op_selected_cb (PursuitConditionForm *self)
{
  const PursuitField *field = get_field (self);
  PursuitOp op = get_op (self);
  GtkWidget *child;

  tell_problem (self, NULL);
  g_ptr_array_set_size (self->inputs, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))))
    gtk_box_remove (self->values, child);
  if (ticks_choices (field, op))
    add_choices (self, field);
  else if (pursuit_op_get_max_values (op) > 0)
    add_entry (self, field, op, op == PURSUIT_OP_BETWEEN ? _ ("From") : _ ("Value"));
  if (op == PURSUIT_OP_BETWEEN)
    add_entry (self, field, op, _ ("To"));
  gtk_widget_set_visible (GTK_WIDGET (self->values), self->inputs->len > 0);
}

static void
field_selected_cb (PursuitConditionForm *self)
{
  const PursuitField *field = get_field (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_ops;
  const PursuitOp *ops = pursuit_field_list_ops (field, &n_ops);

  for (guint i = 0; i < n_ops; i++)
    gtk_string_list_append (labels, pursuit_op_get_label (ops[i], field));
  g_signal_handlers_block_by_func (self->op, op_selected_cb, self);
  gtk_drop_down_set_model (self->op, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->op, 0);
  g_signal_handlers_unblock_by_func (self->op, op_selected_cb, self);
  op_selected_cb (self);
}

static void
pursuit_condition_form_finalize (GObject *object)
{
  PursuitConditionForm *self = PURSUIT_CONDITION_FORM (object);

  g_clear_object (&self->session);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->inputs);

  G_OBJECT_CLASS (pursuit_condition_form_parent_class)->finalize (object);
}

static void
pursuit_condition_form_class_init (PursuitConditionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_condition_form_finalize;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
pursuit_condition_form_init (PursuitConditionForm *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->inputs = g_ptr_array_new ();
}

static gboolean
can_be_tested (const PursuitField *field)
{
  guint n_ops = 0;

  if (field->label == NULL || field->flags & PURSUIT_FIELD_PRIVATE)
    return FALSE;
  pursuit_field_list_ops (field, &n_ops);
  return n_ops > 0;
}

static GtkWidget *
find_child (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/* GtkDropDown gives the focus to the first of its items, and what is typed then finds nothing. */
static void
fields_shown_cb (GtkWidget *popover)
{
  GtkWidget *entry = find_child (popover, GTK_TYPE_SEARCH_ENTRY);

  if (entry != NULL)
    gtk_widget_grab_focus (entry);
}

static void
make_field_list (PursuitConditionForm *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint i = 0; i < self->entity->n_fields; i++)
    if (can_be_tested (&self->entity->fields[i]))
      {
        g_array_append_val (self->fields, i);
        gtk_string_list_append (labels, pursuit_field_get_label (&self->entity->fields[i]));
      }
  self->field = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_expression (self->field, text);
  gtk_drop_down_set_enable_search (self->field, TRUE);
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (labels));
  g_signal_connect_after (find_child (GTK_WIDGET (self->field), GTK_TYPE_POPOVER), "show",
                          G_CALLBACK (fields_shown_cb), NULL);
}

static void
select_field (PursuitConditionForm *self, guint field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, guint, i) == field)
      gtk_drop_down_set_selected (self->field, i);
}

/** pursuit_condition_form_new: (transfer floating): a form for conditions on @entity; @session suggests
 * names. */
PursuitConditionForm *
pursuit_condition_form_new (PursuitSession *session, const PursuitEntity *entity)
{
  PursuitConditionForm *self = g_object_new (PURSUIT_TYPE_CONDITION_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && entity != NULL, NULL);

  self->session = g_object_ref (session);
  self->entity = entity;
  make_field_list (self);
  self->op = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->values = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                                "max-width-chars", 32, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Field"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->op), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Comparison"),
                                  -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->op));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->values));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->op, "notify::selected", G_CALLBACK (op_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->field, "notify::selected", G_CALLBACK (field_selected_cb), self,
                           G_CONNECT_SWAPPED);
  select_field (self, pursuit_entity_name_field (entity));
  field_selected_cb (self);
  return self;
}

static void
select_op (PursuitConditionForm *self, PursuitOp op)
{
  guint n_ops;
  const PursuitOp *ops = pursuit_field_list_ops (get_field (self), &n_ops);

  for (guint i = 0; i < n_ops; i++)
    if (ops[i] == op)
      gtk_drop_down_set_selected (self->op, i);
}

static void
put_value (PursuitConditionForm *self, guint number, const char *value)
{
  const PursuitField *field = get_field (self);

  if (!ticks_choices (field, get_op (self)))
    {
      g_autofree char *entry = pursuit_field_text_to_entry (field, value);
      if (number < self->inputs->len)
        gtk_editable_set_text (self->inputs->pdata[number], entry);
      return;
    }
  for (guint i = 0; i < self->inputs->len; i++)
    if (g_str_equal (field->choices[i].code, value))
      gtk_check_button_set_active (self->inputs->pdata[i], TRUE);
}

/** pursuit_condition_form_load: shows @test. */
void
pursuit_condition_form_load (PursuitConditionForm *self, const PursuitFilter *test)
{
  g_return_if_fail (PURSUIT_IS_CONDITION_FORM (self));
  g_return_if_fail (test != NULL && test->kind == PURSUIT_FILTER_TEST);

  select_field (self, test->field);
  select_op (self, test->op);
  for (guint i = 0; i < test->values->len; i++)
    put_value (self, i, test->values->pdata[i]);
}

/** pursuit_condition_form_choose: shows a condition on @field with one @value. */
void
pursuit_condition_form_choose (PursuitConditionForm *self, guint field, PursuitOp op, const char *value)
{
  g_autoptr (PursuitFilter) test = pursuit_filter_new_test (field, op, (const char *const[]){ value, NULL });

  pursuit_condition_form_load (self, test);
}

/* What is written as it is kept: amounts in the home currency. FALSE when it is no value of the field. */
static gboolean
read_value (PursuitConditionForm *self, const char *written, GPtrArray *values, GError **error)
{
  const PursuitField *field = get_field (self);
  const char *home = pursuit_session_get_currency (self->session);
  g_autofree char *text = pursuit_field_text_from_entry (field, written);
  g_auto (PursuitValue) value = { 0 };

  if (field->type == PURSUIT_FIELD_MONEY && !pursuit_text_is_blank (text))
    {
      if (!pursuit_filter_parse_value (field, get_op (self), text, home, &value, error))
        return FALSE;
      g_free (text);
      text = pursuit_value_to_text (field, &value, home);
    }
  g_ptr_array_add (values, g_steal_pointer (&text));
  return TRUE;
}

static GPtrArray *
get_values (PursuitConditionForm *self, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const PursuitField *field = get_field (self);
  gboolean ticks = ticks_choices (field, get_op (self));

  for (guint i = 0; i < self->inputs->len; i++)
    if (!ticks)
      {
        if (!read_value (self, gtk_editable_get_text (self->inputs->pdata[i]), values, error))
          return NULL;
      }
    else if (gtk_check_button_get_active (self->inputs->pdata[i]))
      g_ptr_array_add (values, g_strdup (field->choices[i].code));
  g_ptr_array_add (values, NULL);
  return g_steal_pointer (&values);
}

/** pursuit_condition_form_read: (transfer full) (nullable): the condition; %NULL when it means nothing, which
 * the form tells. */
PursuitFilter *
pursuit_condition_form_read (PursuitConditionForm *self)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (PursuitFilter) test = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PURSUIT_IS_CONDITION_FORM (self), NULL);

  values = get_values (self, &error);
  if (values == NULL)
    {
      tell_problem (self, error->message);
      return NULL;
    }
  if (values->len < 2 && pursuit_op_get_min_values (get_op (self)) > 0)
    {
      tell_problem (self, _ ("Choose at least one."));
      return NULL;
    }
  test = pursuit_filter_new_test (get_field_number (self), get_op (self),
                                  (const char *const *) (gpointer) values->pdata);
  if (!pursuit_filter_check (test, self->entity, &error))
    {
      tell_problem (self, error->message);
      return NULL;
    }
  return g_steal_pointer (&test);
}
