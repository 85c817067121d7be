/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The program's style sheets. GtkApplication and AdwApplication would load them by themselves from a resource
 * base path, but then also the icon theme a second time and the window of the shortcuts with every window:
 * together that was a fifth of the work of a start.
 */

#include "pursuit-style.h"

#define FOLDER "/app/pursuit/Pursuit/style/"

/**
 * pursuit_style_prepare: to be called before GTK starts.
 *
 * GTK reads its own theme as soon as the display is open, and libadwaita then puts an empty one in its place:
 * on a display without a settings service that names a theme, reading the first one is for nothing.
 */
void
pursuit_style_prepare (void)
{
  g_autoptr (GTypeClass) settings = g_type_class_ref (GTK_TYPE_SETTINGS);
  GParamSpec *theme = g_object_class_find_property (G_OBJECT_CLASS (settings), "gtk-theme-name");

  g_return_if_fail (G_IS_PARAM_SPEC_STRING (theme));

  g_free (G_PARAM_SPEC_STRING (theme)->default_value);
  G_PARAM_SPEC_STRING (theme)->default_value = g_strdup ("Adwaita-empty");
}

static void
add_sheet (GtkCssProvider *sheet, guint priority)
{
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (sheet),
                                              priority);
}

/* What differs in the dark is a sheet of its own over the common one. */
static void
dark_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  GtkCssProvider *sheet = user_data;

  if (adw_style_manager_get_dark (manager))
    gtk_css_provider_load_from_resource (sheet, FOLDER "style-dark.css");
  else
    gtk_css_provider_load_from_data (sheet, "", -1);
}

/** pursuit_style_load: loads the style sheets, once, when the display is open; they follow light and dark. */
void
pursuit_style_load (void)
{
  g_autoptr (GtkCssProvider) common = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) dark = gtk_css_provider_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_css_provider_load_from_resource (common, FOLDER "style.css");
  add_sheet (common, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  add_sheet (dark, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (dark_changed_cb), dark, 0);
  if (adw_style_manager_get_dark (manager))
    dark_changed_cb (manager, NULL, dark);
}
