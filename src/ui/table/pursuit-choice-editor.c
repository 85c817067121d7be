/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitChoiceEditor:
 *
 * The choices of a custom field, one a row: they are renamed, moved, removed and added. A choice that was
 * there keeps its code whatever it is called, so that the records which have it have it still.
 */

#include "pursuit-choice-editor.h"

#include <glib/gi18n-lib.h>

#include "pursuit-custom-field.h"
#include "pursuit-icon-button.h"

struct _PursuitChoiceEditor
{
  AdwBin parent_instance;

  GtkListBox *rows; /* an entry a choice */
  char *shown;      /* what pursuit_choice_editor_get_text() says before the user touches anything */
};

G_DEFINE_FINAL_TYPE (PursuitChoiceEditor, pursuit_choice_editor, ADW_TYPE_BIN)

static const char code_key[] = "code";

static GtkWidget *
row_at (PursuitChoiceEditor *self, int place)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, place));
}

/* Moves the row of @button by @step places; the focus goes with it. */
static void
move (PursuitChoiceEditor *self, GtkWidget *button, int step)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + step;

  if (place < 0 || row_at (self, place) == NULL)
    {
      gtk_widget_error_bell (button);
      return;
    }
  g_object_ref (row);
  gtk_list_box_remove (self->rows, row);
  gtk_list_box_insert (self->rows, row, place);
  g_object_unref (row);
  gtk_widget_grab_focus (button);
}

static void
up_cb (PursuitChoiceEditor *self, GtkWidget *button)
{
  move (self, button, -1);
}

static void
down_cb (PursuitChoiceEditor *self, GtkWidget *button)
{
  move (self, button, 1);
}

static void
remove_cb (PursuitChoiceEditor *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkWidget *next = row_at (self, place + 1) ? row_at (self, place + 1) : row_at (self, place - 1);

  if (next != NULL)
    gtk_widget_grab_focus (next);
  gtk_list_box_remove (self->rows, row);
}

static void
add_button (PursuitChoiceEditor *self,
            GtkWidget *row,
            const char *icon,
            const char *words,
            GCallback callback)
{
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), pursuit_icon_button_new (icon, words, callback, self));
}

/* @code: (nullable): of a choice that is there; @label: what it is called */
static GtkWidget *
add_row (PursuitChoiceEditor *self, const char *code, const char *label)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Choice"));
  gtk_editable_set_text (GTK_EDITABLE (row), label);
  g_object_set_data (G_OBJECT (row), code_key, (gpointer) g_intern_string (code));
  add_button (self, row, "go-up-symbolic", _ ("Move up"), G_CALLBACK (up_cb));
  add_button (self, row, "go-down-symbolic", _ ("Move down"), G_CALLBACK (down_cb));
  add_button (self, row, "list-remove-symbolic", _ ("Remove the choice"), G_CALLBACK (remove_cb));
  gtk_list_box_append (self->rows, row);
  return row;
}

static void
add_cb (PursuitChoiceEditor *self)
{
  gtk_widget_grab_focus (add_row (self, NULL, ""));
}

static void
pursuit_choice_editor_finalize (GObject *object)
{
  g_free (PURSUIT_CHOICE_EDITOR (object)->shown);

  G_OBJECT_CLASS (pursuit_choice_editor_parent_class)->finalize (object);
}

static void
pursuit_choice_editor_class_init (PursuitChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_choice_editor_finalize;
}

static void
pursuit_choice_editor_init (PursuitChoiceEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add =
      pursuit_icon_button_new ("list-add-symbolic", _ ("Add a choice"), G_CALLBACK (add_cb), self);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Choices"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), group);
}

/**
 * pursuit_choice_editor_new:
 * @text: (nullable): choices as pursuit_custom_choices_parse() reads them; %NULL for those of a new field
 *
 * Returns: (transfer floating): a row a choice; two empty ones to begin with when there is none
 */
GtkWidget *
pursuit_choice_editor_new (const char *text)
{
  PursuitChoiceEditor *self = g_object_new (PURSUIT_TYPE_CHOICE_EDITOR, NULL);
  g_autoptr (GArray) choices = pursuit_custom_choices_parse (text);

  for (guint i = 0; i < choices->len; i++)
    {
      const PursuitChoice *choice = &g_array_index (choices, PursuitChoice, i);
      add_row (self, choice->code, choice->label);
    }
  for (guint i = choices->len; i < 2 && text == NULL; i++)
    add_row (self, NULL, "");
  self->shown = pursuit_choice_editor_get_text (self);
  return GTK_WIDGET (self);
}

/* Whether a row has the code already. */
static gboolean
has_code (PursuitChoiceEditor *self, const char *code)
{
  GtkWidget *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), code_key), code) == 0)
      return TRUE;
  return FALSE;
}

/* The code of the choice in @row; that of a new one is made of its name, beside those which are kept: what
 * was renamed keeps the code that its old name gave it. */
static char *
make_code (PursuitChoiceEditor *self, GtkWidget *row, const char *label)
{
  const char *kept = g_object_get_data (G_OBJECT (row), code_key);
  g_autofree char *made = pursuit_custom_code_make (label);
  char *code = g_strdup (kept ? kept : made);

  for (int n = 2; kept == NULL && has_code (self, code); n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s_%d", made, n);
    }
  return code;
}

/** pursuit_choice_editor_get_text: (transfer full): the choices as pursuit_custom_choices_parse() reads them;
 * rows without a name are left out. */
char *
pursuit_choice_editor_get_text (PursuitChoiceEditor *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row;

  g_return_val_if_fail (PURSUIT_IS_CHOICE_EDITOR (self), NULL);

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    {
      g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
      g_autofree char *code = make_code (self, row, label);

      if (*label != '\0')
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "\n" : "", code, label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** pursuit_choice_editor_is_changed: whether closing the dialog would lose something. */
gboolean
pursuit_choice_editor_is_changed (PursuitChoiceEditor *self)
{
  g_return_val_if_fail (PURSUIT_IS_CHOICE_EDITOR (self), FALSE);

  g_autofree char *text = pursuit_choice_editor_get_text (self);
  return !g_str_equal (text, self->shown);
}
