/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-market.h"

#include "pursuit-text.h"

#include <string.h>

/* One word by which a group is known. */
typedef struct
{
  gint64 id;
  char *key;
} Word;

struct _PursuitMarketBook
{
  GArray *words[PURSUIT_N_MARKET_AXES];     /* Word, in the order of the groups */
  GHashTable *known[PURSUIT_N_MARKET_AXES]; /* char* → gint64*: what was asked already */
};

/** pursuit_market_proposal_free: frees @proposal. */
void
pursuit_market_proposal_free (PursuitMarketProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_free (proposal->company);
  g_free (proposal->member);
  g_free (proposal);
}

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->key);
}

/** pursuit_market_book_new: (transfer full): a book without groups. */
PursuitMarketBook *
pursuit_market_book_new (void)
{
  PursuitMarketBook *self = g_new0 (PursuitMarketBook, 1);

  for (guint i = 0; i < PURSUIT_N_MARKET_AXES; i++)
    {
      self->words[i] = g_array_new (FALSE, FALSE, sizeof (Word));
      g_array_set_clear_func (self->words[i], clear_word);
      self->known[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  return self;
}

/** pursuit_market_book_free: frees the book. */
void
pursuit_market_book_free (PursuitMarketBook *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < PURSUIT_N_MARKET_AXES; i++)
    {
      g_array_unref (self->words[i]);
      g_hash_table_unref (self->known[i]);
    }
  g_free (self);
}

static void
add_word (PursuitMarketBook *self, PursuitMarketAxis axis, gint64 id, const char *text)
{
  Word word = { .id = id, .key = pursuit_text_search_key (text, -1) };

  if (pursuit_text_is_blank (word.key))
    {
      g_free (word.key);
      return;
    }
  g_strstrip (word.key);
  g_array_append_val (self->words[axis], word);
}

/**
 * pursuit_market_book_add:
 * @id: of the group, not 0
 * @name: of the group
 * @includes: (nullable): words for what belongs to it, with commas or lines between them
 *
 * Adds a group behind those that are there.
 */
void
pursuit_market_book_add (PursuitMarketBook *self,
                         PursuitMarketAxis axis,
                         gint64 id,
                         const char *name,
                         const char *includes)
{
  g_return_if_fail (self != NULL && axis < PURSUIT_N_MARKET_AXES);
  g_return_if_fail (id != 0 && name != NULL);

  g_autofree char *lines = g_strdup (includes ? includes : "");
  add_word (self, axis, id, name);
  /* the comma of Chinese is another one */
  for (char *comma = lines; (comma = strstr (comma, "，")) != NULL;)
    memcpy (comma, ",,,", strlen ("，"));
  g_auto (GStrv) words = g_strsplit_set (lines, ",\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    add_word (self, axis, id, words[i]);
  g_hash_table_remove_all (self->known[axis]);
}

static gint64
look_up (PursuitMarketBook *self, PursuitMarketAxis axis, const char *key)
{
  GArray *words = self->words[axis];

  for (guint i = 0; i < words->len; i++)
    {
      if (g_str_equal (g_array_index (words, Word, i).key, key))
        return g_array_index (words, Word, i).id;
    }
  for (guint i = 0; i < words->len; i++)
    {
      if (strstr (key, g_array_index (words, Word, i).key) != NULL)
        return g_array_index (words, Word, i).id;
    }
  return 0;
}

/**
 * pursuit_market_book_find:
 * @text: (nullable): what a company's file says of its industry or region
 *
 * The group that is called so or names it among what belongs to it; else the first one of which a word stands
 * in @text. Case and width do not count.
 *
 * Returns: the group's id; 0: none
 */
gint64
pursuit_market_book_find (PursuitMarketBook *self, PursuitMarketAxis axis, const char *text)
{
  g_return_val_if_fail (self != NULL && axis < PURSUIT_N_MARKET_AXES, 0);

  if (pursuit_text_is_blank (text))
    return 0;
  gint64 *known = g_hash_table_lookup (self->known[axis], text);
  if (known != NULL)
    return *known;

  g_autofree char *key = pursuit_text_search_key (text, -1);
  g_strstrip (key);
  gint64 id = look_up (self, axis, key);
  g_hash_table_insert (self->known[axis], g_strdup (text), g_memdup2 (&id, sizeof id));
  return id;
}
