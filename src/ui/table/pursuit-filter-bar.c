/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitFilterBar:
 *
 * The conditions of a list as chips: a chip a condition, which is changed by pressing it and taken away by
 * its cross, and whether all, any or none of them has to hold. A chip may stand for a group of conditions:
 * what opens from it is such a bar again, so that groups nest as deep as filters do.
 *
 * Signal: ::changed when the filter is another one.
 */

#include "pursuit-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "pursuit-condition-form.h"
#include "pursuit-text.h"

#define MAX_CHIP 48

struct _PursuitFilterBar
{
  AdwBin parent_instance;

  PursuitSession *session;
  const PursuitEntity *entity;
  PursuitFilter *filter; /* a group */
  GtkWidget *chips;
  GtkDropDown *kind;
  GtkMenuButton *add;
  PursuitConditionForm *form; /* of the condition to be added */
};

G_DEFINE_FINAL_TYPE (PursuitFilterBar, pursuit_filter_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
fill (PursuitFilterBar *self);

static void
changed (PursuitFilterBar *self)
{
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static PursuitFilter *
get_part (PursuitFilterBar *self, gpointer widget)
{
  return self->filter->parts->pdata[GPOINTER_TO_UINT (g_object_get_data (widget, "pursuit-part"))];
}

static void
replace_part (PursuitFilterBar *self, gpointer widget, PursuitFilter *part)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (widget, "pursuit-part"));

  pursuit_filter_free (self->filter->parts->pdata[number]);
  self->filter->parts->pdata[number] = part;
}

/* Changing a chip */

static void
close_popover (gpointer widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
apply_cb (PursuitFilterBar *self, GtkWidget *button)
{
  PursuitConditionForm *form = g_object_get_data (G_OBJECT (button), "pursuit-form");
  PursuitFilter *test = pursuit_condition_form_read (form);

  if (test == NULL)
    return;
  replace_part (self, button, test);
  close_popover (button);
  changed (self);
}

static void
form_activated_cb (GtkWidget *button)
{
  gtk_widget_activate (button);
}

/* One condition becomes a group that holds it, so that an alternative can stand beside it. */
static void
or_cb (PursuitFilterBar *self, GtkWidget *button)
{
  PursuitFilter *group = pursuit_filter_new_group (PURSUIT_FILTER_ANY);

  pursuit_filter_add (group, pursuit_filter_copy (get_part (self, button)));
  replace_part (self, button, group);
  close_popover (button);
  changed (self);
}

static GtkWidget *
make_button (PursuitFilterBar *self, const char *label, GCallback callback, guint part)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "pursuit-part", GUINT_TO_POINTER (part));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_test_editor (PursuitFilterBar *self, guint part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  PursuitConditionForm *form = pursuit_condition_form_new (self->session, self->entity);
  GtkWidget *apply = make_button (self, _ ("_Apply"), G_CALLBACK (apply_cb), part);
  GtkWidget * or = make_button (self, _ ("_Or Another Condition…"), G_CALLBACK (or_cb), part);

  pursuit_condition_form_load (form, self->filter->parts->pdata[part]);
  g_object_set_data (G_OBJECT (apply), "pursuit-form", form);
  g_signal_connect_object (form, "activate", G_CALLBACK (form_activated_cb), apply, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_widget_add_css_class (or, "flat");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form));
  gtk_box_append (GTK_BOX (box), apply);
  gtk_box_append (GTK_BOX (box), or);
  return box;
}

/* Its chips are those of the popover, which stays open. */
static void
group_changed_cb (PursuitFilterBar *self, PursuitFilterBar *inner)
{
  replace_part (self, inner, pursuit_filter_copy (inner->filter));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_group_editor (PursuitFilterBar *self, guint part)
{
  PursuitFilterBar *inner = pursuit_filter_bar_new (self->session, self->entity, GTK_ORIENTATION_VERTICAL);

  pursuit_filter_bar_set_filter (inner, self->filter->parts->pdata[part]);
  g_object_set_data (G_OBJECT (inner), "pursuit-part", GUINT_TO_POINTER (part));
  g_signal_connect_object (inner, "changed", G_CALLBACK (group_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (inner);
}

/* Made when it is opened, which is after the popover looked for something to give the focus to. */
static void
open_chip_cb (PursuitFilterBar *self, GtkPopover *popover)
{
  guint part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (popover), "pursuit-part"));
  PursuitFilter *filter = self->filter->parts->pdata[part];

  gtk_popover_set_child (popover, filter->kind == PURSUIT_FILTER_TEST ? make_test_editor (self, part)
                                                                      : make_group_editor (self, part));
  gtk_widget_child_focus (GTK_WIDGET (popover), GTK_DIR_TAB_FORWARD);
}

/* What a group holds may be another now than its chip says. */
static gboolean
fill_idle_cb (gpointer bar)
{
  fill (bar);
  return G_SOURCE_REMOVE;
}

static void
chip_closed_cb (PursuitFilterBar *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_idle_cb, g_object_ref (self), g_object_unref);
}

static void
remove_cb (PursuitFilterBar *self, GtkWidget *button)
{
  g_ptr_array_remove_index (self->filter->parts,
                            GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pursuit-part")));
  changed (self);
}

static gboolean
is_negative (const PursuitFilter *filter)
{
  return filter->kind == PURSUIT_FILTER_NONE ||
         (filter->kind == PURSUIT_FILTER_TEST &&
          (filter->op == PURSUIT_OP_NE || filter->op == PURSUIT_OP_IS_EMPTY));
}

static gboolean
compares_amounts (PursuitFilterBar *self, const PursuitFilter *filter)
{
  if (filter->kind == PURSUIT_FILTER_TEST)
    return self->entity->fields[filter->field].type == PURSUIT_FIELD_MONEY && filter->values->len > 0;
  for (guint i = 0; i < filter->parts->len; i++)
    if (compares_amounts (self, filter->parts->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The whole condition, and what amounts are compared in. */
static char *
make_tooltip (PursuitFilterBar *self, const PursuitFilter *filter, const char *sentence)
{
  if (!compares_amounts (self, filter))
    return g_strdup (sentence);
  /* Translators: %s is the home currency */
  g_autofree char *how =
      g_strdup_printf (_ ("Amounts are compared by what they are worth in %s; those of which "
                          "no exchange rate is known are left out."),
                       pursuit_session_get_currency (self->session));
  return g_strdup_printf ("%s\n%s", sentence, how);
}

static GtkWidget *
make_chip (PursuitFilterBar *self, guint part)
{
  const PursuitFilter *filter = self->filter->parts->pdata[part];
  g_autofree char *sentence =
      pursuit_filter_to_sentence (filter, self->entity, pursuit_session_get_currency (self->session),
                                  pursuit_session_get_today (self->session));
  g_autofree char *line = pursuit_text_for_display (sentence, MAX_CHIP);
  g_autofree char *tooltip = make_tooltip (self, filter, sentence);
  /* Translators: %s is a condition, “Grade is A or B”. */
  g_autofree char *remove_label = g_strdup_printf (_ ("Remove the condition “%s”"), sentence);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (line);
  GtkWidget *cross = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cross), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_label, -1);
  g_object_set_data (G_OBJECT (popover), "pursuit-part", GUINT_TO_POINTER (part));
  g_object_set_data (G_OBJECT (cross), "pursuit-part", GUINT_TO_POINTER (part));
  g_signal_connect_object (popover, "show", G_CALLBACK (open_chip_cb), self, G_CONNECT_SWAPPED);
  if (filter->kind != PURSUIT_FILTER_TEST)
    g_signal_connect_object (popover, "closed", G_CALLBACK (chip_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cross, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (chip, "filter-chip");
  if (is_negative (filter))
    gtk_widget_add_css_class (chip, "negative");
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (GTK_BOX (chip), cross);
  return chip;
}

static void
fill (PursuitFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)))
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < self->filter->parts->len; i++)
    gtk_box_append (GTK_BOX (self->chips), make_chip (self, i));
  gtk_widget_set_visible (self->chips, self->filter->parts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kind),
                          self->filter->parts->len > 1 || self->filter->kind != PURSUIT_FILTER_ALL);
}

/* How the conditions go together */

static void
kind_selected_cb (PursuitFilterBar *self)
{
  PursuitFilterKind kind = gtk_drop_down_get_selected (self->kind);

  if (kind == self->filter->kind || kind > PURSUIT_FILTER_NONE)
    return;
  self->filter->kind = kind;
  changed (self);
}

/* Adding one */

static void
add_cb (PursuitFilterBar *self)
{
  PursuitFilter *test = pursuit_condition_form_read (self->form);

  if (test == NULL)
    return;
  gtk_menu_button_popdown (self->add);
  pursuit_filter_bar_add (self, test);
}

static void
open_add_cb (PursuitFilterBar *self, GtkPopover *popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->form = pursuit_condition_form_new (self->session, self->entity);
  g_signal_connect_object (self->form, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), add);
  gtk_popover_set_child (popover, box);
  gtk_widget_child_focus (GTK_WIDGET (popover), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_filter_bar_finalize (GObject *object)
{
  PursuitFilterBar *self = PURSUIT_FILTER_BAR (object);

  g_clear_pointer (&self->filter, pursuit_filter_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_filter_bar_parent_class)->finalize (object);
}

static void
pursuit_filter_bar_class_init (PursuitFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_filter_bar_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pursuit_filter_bar_init (PursuitFilterBar *self)
{
  self->filter = pursuit_filter_new_group (PURSUIT_FILTER_ALL);
}

static GtkWidget *
make_add_button (PursuitFilterBar *self)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *popover = gtk_popover_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Condition"));
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->add, content);
  gtk_menu_button_set_popover (self->add, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "flat");
  gtk_widget_set_halign (GTK_WIDGET (self->add), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a condition"), -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (open_add_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->add);
}

/** pursuit_filter_bar_new: (transfer floating): conditions on @entity, none yet; the chips stand side by side
 * or below each other. */
PursuitFilterBar *
pursuit_filter_bar_new (PursuitSession *session, const PursuitEntity *entity, GtkOrientation orientation)
{
  PursuitFilterBar *self = g_object_new (PURSUIT_TYPE_FILTER_BAR, NULL);
  GtkWidget *box = gtk_box_new (orientation, 6);
  const char *kinds[] = { _ ("all of"), _ ("any of"), _ ("none of"), NULL };

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && entity != NULL, NULL);

  self->session = g_object_ref (session);
  self->entity = entity;
  self->chips = gtk_box_new (orientation, 6);
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (kinds));
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), "flat");
  gtk_widget_set_halign (GTK_WIDGET (self->kind), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the conditions go together"), -1);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), make_add_button (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  adw_bin_set_child (ADW_BIN (self), box);
  fill (self);
  return self;
}

/** pursuit_filter_bar_set_filter: shows @filter, a group; %NULL for no condition. Tells nobody. */
void
pursuit_filter_bar_set_filter (PursuitFilterBar *self, const PursuitFilter *filter)
{
  g_return_if_fail (PURSUIT_IS_FILTER_BAR (self));
  g_return_if_fail (filter == NULL || filter->kind != PURSUIT_FILTER_TEST);

  pursuit_filter_free (self->filter);
  self->filter = filter ? pursuit_filter_copy (filter) : pursuit_filter_new_group (PURSUIT_FILTER_ALL);
  gtk_drop_down_set_selected (self->kind, self->filter->kind);
  fill (self);
}

/** pursuit_filter_bar_get_filter: (transfer none): the conditions, a group. */
const PursuitFilter *
pursuit_filter_bar_get_filter (PursuitFilterBar *self)
{
  g_return_val_if_fail (PURSUIT_IS_FILTER_BAR (self), NULL);

  return self->filter;
}

/** pursuit_filter_bar_add: (transfer full): adds a condition, or a group of them. */
void
pursuit_filter_bar_add (PursuitFilterBar *self, PursuitFilter *part)
{
  g_return_if_fail (PURSUIT_IS_FILTER_BAR (self));
  g_return_if_fail (part != NULL);

  pursuit_filter_add (self->filter, part);
  changed (self);
}

/** pursuit_filter_bar_open_condition: asks for another condition. */
void
pursuit_filter_bar_open_condition (PursuitFilterBar *self)
{
  g_return_if_fail (PURSUIT_IS_FILTER_BAR (self));

  gtk_menu_button_popup (self->add);
}
