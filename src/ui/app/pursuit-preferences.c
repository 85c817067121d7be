/* SPDX-License-Identifier: GPL-3.0-or-later */

/** PursuitPreferences: the window with the settings; they apply at once. */

#include "pursuit-preferences.h"

#include "pursuit-settings.h"

struct _PursuitPreferences
{
  AdwWindow parent_instance;

  AdwComboRow *theme;
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
pursuit_preferences_class_init (PursuitPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/app/pursuit-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, theme);
  gtk_widget_class_bind_template_callback (widget_class, theme_selected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_preferences_init (PursuitPreferences *self)
{
  guint theme = current_theme ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->theme, theme);
}

/** pursuit_preferences_present: shows the settings over @parent. */
void
pursuit_preferences_present (GtkWindow *parent)
{
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  window = g_object_new (PURSUIT_TYPE_PREFERENCES, "transient-for", parent, NULL);
  gtk_window_present (window);
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
