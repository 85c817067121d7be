/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The views that users save: the settings keep them, for all lists in one key. */

#include "pursuit-kept-view.h"

#include "pursuit-settings.h"

static void
kept_view_free (gpointer data)
{
  PursuitKeptView *view = data;

  g_free (view->name);
  pursuit_filter_free (view->filter);
  g_free (view);
}

/** pursuit_kept_view_new: @filter: (transfer full) */
PursuitKeptView *
pursuit_kept_view_new (const char *name, PursuitFilter *filter)
{
  PursuitKeptView *view;

  g_return_val_if_fail (name != NULL && filter != NULL, NULL);

  view = g_new0 (PursuitKeptView, 1);
  view->name = g_strdup (name);
  view->filter = filter;
  return view;
}

/**
 * pursuit_kept_views_load: the views of a list of @entity, in the order in which they were saved.
 *
 * A view of fields that are no longer there is left out, and stays in the settings until something is saved.
 *
 * Returns: (transfer full) (element-type PursuitKeptView)
 */
GPtrArray *
pursuit_kept_views_load (const PursuitEntity *entity)
{
  GPtrArray *views = g_ptr_array_new_with_free_func (kept_view_free);
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) stored = settings ? g_settings_get_value (settings, "saved-views") : NULL;
  GVariantIter iter;
  const char *of, *name, *json;

  g_return_val_if_fail (entity != NULL, views);

  if (stored == NULL)
    return views;
  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &of, &name, &json))
    {
      PursuitFilter *filter =
          g_str_equal (of, entity->name) ? pursuit_filter_from_json (entity, json, NULL) : NULL;

      if (filter != NULL)
        g_ptr_array_add (views, pursuit_kept_view_new (name, filter));
    }
  return views;
}

/** pursuit_kept_views_find: (transfer full) (nullable): the conditions of the view called @name, as a text of
 * pursuit_filter_to_json(); %NULL when there is none. */
char *
pursuit_kept_views_find (const PursuitEntity *entity, const char *name)
{
  g_return_val_if_fail (entity != NULL && name != NULL, NULL);

  g_autoptr (GPtrArray) views = pursuit_kept_views_load (entity);
  for (guint i = 0; i < views->len; i++)
    {
      const PursuitKeptView *view = views->pdata[i];

      if (g_str_equal (view->name, name))
        return pursuit_filter_to_json (view->filter, entity);
    }
  return NULL;
}

/** pursuit_kept_views_store: keeps @views (element-type PursuitKeptView) for lists of @entity; those of other
 * lists stay. */
void
pursuit_kept_views_store (const PursuitEntity *entity, GPtrArray *views)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) stored = settings ? g_settings_get_value (settings, "saved-views") : NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sss)"));
  GVariantIter iter;
  const char *of, *name, *json;

  g_return_if_fail (entity != NULL && views != NULL);

  if (stored == NULL)
    return;
  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &of, &name, &json))
    if (!g_str_equal (of, entity->name))
      g_variant_builder_add (&builder, "(sss)", of, name, json);
  for (guint i = 0; i < views->len; i++)
    {
      const PursuitKeptView *view = views->pdata[i];
      g_autofree char *text = pursuit_filter_to_json (view->filter, entity);

      g_variant_builder_add (&builder, "(sss)", entity->name, view->name, text);
    }
  g_settings_set_value (settings, "saved-views", g_variant_builder_end (&builder));
}
