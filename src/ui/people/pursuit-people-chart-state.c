/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How the chart of each company was looked at last: view, lanes, scale, middle, and who is folded. The
 * settings keep it, the company looked at last first. Block columns are the company's own and stand in the
 * database.
 */

#include <math.h>

#include "pursuit-people-chart-private.h"
#include "pursuit-settings.h"

#define KEY "people-charts"
/* uid of the company; lanes, view, scale, x, y, folded */
#define ENTRY_TYPE "{s(bsdddax)}"
/* What was looked at long ago is forgotten. */
#define MAX_COMPANIES 50
#define MAX_FOLDED 1000

static const char *
get_uid (PursuitPeopleMap *map)
{
  return map && map->company ? pursuit_record_get_text (map->company, PURSUIT_RECORD_UID) : NULL;
}

/* pursuit_people_chart_keep_state: remembers how the chart is looked at now. */
void
pursuit_people_chart_keep_state (PursuitPeopleChart *self)
{
  GSettings *settings = pursuit_settings_get ();
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  const char *uid = people ? get_uid (people->map) : NULL;
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GArray) folded = NULL;
  GVariantBuilder builder;
  GVariant *entry;
  double scale, x, y;

  if (settings == NULL || uid == NULL)
    return;
  folded = pursuit_org_view_get_folded (self->view);
  pursuit_org_view_get_place (self->view, &scale, &x, &y);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" ENTRY_TYPE));
  g_variant_builder_add (&builder, "{s(bsddd@ax)}", uid, pursuit_org_view_get_lanes (self->view),
                         pursuit_people_chart_get_view_name (self), scale, x, y,
                         g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, folded->data,
                                                    MIN (folded->len, MAX_FOLDED), sizeof (gint64)));
  stored = g_settings_get_value (settings, KEY);
  for (gsize i = 0, n = 1; i < g_variant_n_children (stored) && n < MAX_COMPANIES; i++)
    {
      g_autofree char *key = NULL;

      entry = g_variant_get_child_value (stored, i);
      g_variant_get_child (entry, 0, "s", &key);
      if (g_strcmp0 (key, uid) != 0)
        {
          g_variant_builder_add_value (&builder, entry);
          n++;
        }
      g_variant_unref (entry);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/* pursuit_people_chart_restore_state: another company's chart is about to be shown. */
void
pursuit_people_chart_restore_state (PursuitPeopleChart *self)
{
  GSettings *settings = pursuit_settings_get ();
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  const char *uid = people ? get_uid (people->map) : NULL;
  g_autoptr (GVariant) stored = settings ? g_settings_get_value (settings, KEY) : NULL;
  g_autoptr (GVariant) entry = NULL;
  g_autoptr (GVariant) ids = NULL;
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *view = NULL;
  const gint64 *list;
  gboolean lanes;
  double scale, x, y;
  gsize n_ids;

  if (stored == NULL || uid == NULL)
    return;
  entry = g_variant_lookup_value (stored, uid, G_VARIANT_TYPE ("(bsdddax)"));
  if (entry == NULL)
    return;
  g_variant_get (entry, "(b&sddd@ax)", &lanes, &view, &scale, &x, &y, &ids);
  list = g_variant_get_fixed_array (ids, &n_ids, sizeof *list);
  g_array_append_vals (folded, list, (guint) n_ids);
  g_object_set (self, "lanes", lanes, NULL);
  if (gtk_stack_get_child_by_name (self->views, view))
    pursuit_people_chart_set_view (self, view);
  if (scale >= 0 && isfinite (scale) && isfinite (x) && isfinite (y))
    pursuit_org_view_begin_at (self->view, scale, x, y, folded);
}
