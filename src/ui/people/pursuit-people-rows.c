/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeopleRows:
 *
 * The people of a map as a list of #PursuitMapPerson, sorted by any field and searched. It holds an order of
 * the map's people and makes a record when a row is looked at.
 */

#include "pursuit-people-rows.h"

#include <string.h>

#include "pursuit-match.h"
#include "pursuit-sort-key.h"

struct _PursuitPeopleRows
{
  GObject parent_instance;

  PursuitPeopleMap *map; /* NULL before the first one */
  GArray *order;         /* guint: places in map->people */
  char *text;            /* what is searched for; NULL for everybody */
  guint field;
  gboolean descending;
};

/* What one row is sorted by. */
typedef struct
{
  guint place;
  gboolean known;
  gint64 number;
  char *text; /* NULL for a number */
} Key;

static GType
get_item_type (GListModel *model)
{
  return PURSUIT_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return ((PursuitPeopleRows *) model)->order->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PursuitPeopleRows *self = (PursuitPeopleRows *) model;

  return position < self->order->len
             ? pursuit_map_person_new (self->map,
                                       self->map->people->pdata[g_array_index (self->order, guint, position)])
             : NULL;
}

static void
init_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitPeopleRows,
                               pursuit_people_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_model))

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PursuitPeopleRows *self = user_data;
  const Key *left = a, *right = b;
  int order;

  /* what is not known stands last in both directions */
  if (left->known != right->known)
    return left->known ? -1 : 1;
  order = left->text != NULL && right->text != NULL
              ? strcmp (left->text, right->text)
              : (left->number > right->number) - (left->number < right->number);
  if (order == 0)
    return left->place < right->place ? -1 : 1;
  return self->descending ? -order : order;
}

/* Choices in the order of their table, words as they are read, numbers and days as they are. */
static void
take_key (PursuitPeopleRows *self, Key *key)
{
  const PursuitField *field = &PURSUIT_MAP_PERSON_ENTITY.fields[self->field];
  const PursuitValue *value =
      pursuit_map_person_peek (self->map, self->map->people->pdata[key->place], self->field);

  key->known = value != NULL;
  if (value == NULL)
    return;
  if (field->type == PURSUIT_FIELD_CHOICE)
    for (const PursuitChoice *choice = field->choices; choice->code && g_strcmp0 (choice->code, value->s);
         choice++)
      key->number++;
  else if (field->type == PURSUIT_FIELD_TEXT || field->type == PURSUIT_FIELD_SET)
    key->text =
        pursuit_sort_key (value->s, -1,
                          self->field == PURSUIT_MAP_PERSON_NAME ? PURSUIT_SORT_PERSON : PURSUIT_SORT_TITLE);
  else
    key->number = value->i;
}

static gboolean
matches (PursuitPeopleRows *self, PursuitMatch *match, PursuitRecord *person)
{
  static const guint fields[] = { PURSUIT_PERSON_NAME,    PURSUIT_PERSON_TITLE, PURSUIT_PERSON_DEPARTMENT,
                                  PURSUIT_PERSON_COMPANY, PURSUIT_PERSON_PHONE, PURSUIT_PERSON_MOBILE,
                                  PURSUIT_PERSON_EMAIL };
  const char *texts[G_N_ELEMENTS (fields)];
  guint n_texts = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (pursuit_record_is_set (person, fields[i]))
      texts[n_texts++] = pursuit_record_get_text (person, fields[i]);
  return pursuit_match_texts (match, texts, n_texts);
}

static void
arrange (PursuitPeopleRows *self)
{
  g_autoptr (PursuitMatch) match = self->text != NULL ? pursuit_match_new (self->text) : NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (Key));
  guint before = self->order->len;

  for (guint i = 0; self->map != NULL && i < self->map->people->len; i++)
    {
      Key key = { .place = i };

      if (match != NULL && !matches (self, match, self->map->people->pdata[i]))
        continue;
      take_key (self, &key);
      g_array_append_val (keys, key);
    }
  g_array_sort_with_data (keys, compare, self);
  g_array_set_size (self->order, 0);
  for (guint i = 0; i < keys->len; i++)
    {
      Key *key = &g_array_index (keys, Key, i);

      g_array_append_val (self->order, key->place);
      g_free (key->text);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->order->len);
}

static void
pursuit_people_rows_finalize (GObject *object)
{
  PursuitPeopleRows *self = PURSUIT_PEOPLE_ROWS (object);

  g_clear_pointer (&self->map, pursuit_people_map_unref);
  g_array_unref (self->order);
  g_free (self->text);

  G_OBJECT_CLASS (pursuit_people_rows_parent_class)->finalize (object);
}

static void
pursuit_people_rows_class_init (PursuitPeopleRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_people_rows_finalize;
}

static void
pursuit_people_rows_init (PursuitPeopleRows *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->field = PURSUIT_MAP_PERSON_NAME;
}

/** pursuit_people_rows_new: (transfer full): a list of nobody, to be sorted by name. */
PursuitPeopleRows *
pursuit_people_rows_new (void)
{
  return g_object_new (PURSUIT_TYPE_PEOPLE_ROWS, NULL);
}

/** pursuit_people_rows_set_map: lists the people of @map. */
void
pursuit_people_rows_set_map (PursuitPeopleRows *self, PursuitPeopleMap *map)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_ROWS (self));
  g_return_if_fail (map != NULL);

  if (map == self->map)
    return;
  pursuit_people_map_ref (map);
  g_clear_pointer (&self->map, pursuit_people_map_unref);
  self->map = map;
  arrange (self);
}

/** pursuit_people_rows_sort: sorts by @field of %PURSUIT_MAP_PERSON_ENTITY; what is not known stands last. */
void
pursuit_people_rows_sort (PursuitPeopleRows *self, guint field, gboolean descending)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_ROWS (self));
  g_return_if_fail (field < PURSUIT_MAP_PERSON_N_FIELDS);

  self->field = field;
  self->descending = descending;
  arrange (self);
}

/** pursuit_people_rows_search: lists those only whom @text finds; everybody for "". */
void
pursuit_people_rows_search (PursuitPeopleRows *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_ROWS (self));
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = *text != '\0' ? g_strdup (text) : NULL;
  arrange (self);
}

/** pursuit_people_rows_find: the row of the person @id; -1 if there is none. */
int
pursuit_people_rows_find (GListModel *model, gint64 id)
{
  PursuitPeopleRows *self;

  g_return_val_if_fail (PURSUIT_IS_PEOPLE_ROWS (model), -1);

  self = PURSUIT_PEOPLE_ROWS (model);
  for (guint i = 0; i < self->order->len; i++)
    if (pursuit_record_get_id (self->map->people->pdata[g_array_index (self->order, guint, i)]) == id)
      return (int) i;
  return -1;
}
