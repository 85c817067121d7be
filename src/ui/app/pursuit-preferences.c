/* SPDX-License-Identifier: GPL-3.0-or-later */

/** PursuitPreferences: the window with the settings, of the program and of the database; they apply at once.
 */

#include "pursuit-preferences.h"

#include <langinfo.h>

#include "pursuit-session-plan.h"
#include "pursuit-settings.h"

struct _PursuitPreferences
{
  AdwWindow parent_instance;

  PursuitSession *session; /* (nullable): of the database that is open */
  AdwComboRow *theme;
  GtkWidget *database;
  AdwComboRow *fiscal_month;
};

G_DEFINE_FINAL_TYPE (PursuitPreferences, pursuit_preferences, ADW_TYPE_WINDOW)

/* In the order of the enumeration in the settings: as the desktop has it, light, dark. */
static const AdwColorScheme color_schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

static guint
current_theme (void)
{
  AdwColorScheme scheme = adw_style_manager_get_color_scheme (adw_style_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    if (color_schemes[i] == scheme)
      return i;
  return 0;
}

static void
theme_selected_cb (PursuitPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->theme);
  GSettings *settings = pursuit_settings_get ();

  if (selected >= G_N_ELEMENTS (color_schemes))
    return;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color_schemes[selected]);
  if (settings)
    g_settings_set_enum (settings, "color-scheme", selected);
}

static void
month_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPreferences) self = user_data;
  PursuitSession *session = PURSUIT_SESSION (source);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (pursuit_session_set_fiscal_month_finish (session, result, &error))
    return;
  if (parent != NULL)
    pursuit_window_toast_error (PURSUIT_WINDOW (parent), error);
  adw_combo_row_set_selected (self->fiscal_month, pursuit_session_get_fiscal_month (session) - 1);
}

static void
fiscal_month_selected_cb (PursuitPreferences *self)
{
  int month = (int) adw_combo_row_get_selected (self->fiscal_month) + 1;

  if (self->session == NULL || month == pursuit_session_get_fiscal_month (self->session))
    return;
  pursuit_session_set_fiscal_month_async (self->session, month, NULL, month_written_cb, g_object_ref (self));
}

/* What is set in a database: nothing while none is open. */
static void
show_database (PursuitPreferences *self, PursuitSession *session)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  for (int i = 0; i < 12; i++)
    gtk_string_list_append (months, nl_langinfo (MON_1 + i));
  adw_combo_row_set_model (self->fiscal_month, G_LIST_MODEL (months));
  adw_combo_row_set_selected (self->fiscal_month, pursuit_session_get_fiscal_month (session) - 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fiscal_month), !pursuit_session_get_read_only (session));
  gtk_widget_set_visible (self->database, TRUE);
  self->session = g_object_ref (session);
}

static void
pursuit_preferences_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_PREFERENCES (object)->session);

  G_OBJECT_CLASS (pursuit_preferences_parent_class)->dispose (object);
}

static void
pursuit_preferences_class_init (PursuitPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_preferences_dispose;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/app/pursuit-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, theme);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, database);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, fiscal_month);
  gtk_widget_class_bind_template_callback (widget_class, theme_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, fiscal_month_selected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_preferences_init (PursuitPreferences *self)
{
  guint theme = current_theme ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->theme, theme);
}

/** pursuit_preferences_present: shows the settings over @parent, and those of its database. */
void
pursuit_preferences_present (PursuitWindow *parent)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (parent));

  PursuitPreferences *self = g_object_new (PURSUIT_TYPE_PREFERENCES, "transient-for", parent, NULL);
  if (pursuit_window_get_session (parent) != NULL)
    show_database (self, pursuit_window_get_session (parent));
  gtk_window_present (GTK_WINDOW (self));
}

/** pursuit_preferences_apply: puts the stored settings into force when the program starts. */
void
pursuit_preferences_apply (void)
{
  GSettings *settings = pursuit_settings_get ();
  int theme = settings ? g_settings_get_enum (settings, "color-scheme") : 0;

  adw_style_manager_set_color_scheme (
      adw_style_manager_get_default (),
      color_schemes[CLAMP (theme, 0, (int) G_N_ELEMENTS (color_schemes) - 1)]);
}
