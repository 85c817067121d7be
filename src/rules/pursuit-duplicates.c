/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-duplicates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How sure each reason alone makes us, in percent. Several together count as independent: what is left of the
 * doubt is multiplied. */
static const struct
{
  PursuitDuplicateReason reason;
  guint sure;
  const char *code;
  const char *text;
} REASONS[] = {
  { PURSUIT_DUPLICATE_CODE, 99, "code", N_ ("the same credit code") },
  { PURSUIT_DUPLICATE_NAME, 85, "name", N_ ("the same name but for the legal form") },
  { PURSUIT_DUPLICATE_REGIONLESS, 55, "regionless", N_ ("the same name but for the region") },
  { PURSUIT_DUPLICATE_PHONE, 60, "phone", N_ ("the same phone number") },
  { PURSUIT_DUPLICATE_DOMAIN, 45, "domain", N_ ("the same mail or web domain") },
  /* half of what the others say */
  { PURSUIT_DUPLICATE_OTHER_CODE, 0, "other-code", N_ ("but other credit codes") },
};

static guint
score_of (guint reasons)
{
  double doubt = 1;

  for (guint i = 0; i < G_N_ELEMENTS (REASONS); i++)
    {
      if (reasons & REASONS[i].reason)
        doubt *= 1 - REASONS[i].sure / 100.0;
    }
  double sure = 100 * (1 - doubt);
  return (guint) ((reasons & PURSUIT_DUPLICATE_OTHER_CODE ? sure / 2 : sure) + 0.5);
}

static gboolean
same (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) == 0;
}

/* What two companies have in common. */
typedef struct
{
  gboolean name;
  gboolean region;      /* the same one, or none of both */
  gboolean half_region; /* one of them has none */
  gboolean phone;
  gboolean domain;
  gboolean code;
  gboolean codes_valid; /* of both */
} Common;

/* A name without its region is the same as one with it only by half; two of different regions are two
 * companies, whatever else their names say. */
static guint
reasons_of (const Common *common)
{
  guint reasons = 0;

  if (common->name && common->region)
    reasons |= PURSUIT_DUPLICATE_NAME;
  else if (common->name && common->half_region)
    reasons |= PURSUIT_DUPLICATE_REGIONLESS;
  if (common->phone)
    reasons |= PURSUIT_DUPLICATE_PHONE;
  if (common->domain)
    reasons |= PURSUIT_DUPLICATE_DOMAIN;
  if (common->code)
    reasons |= PURSUIT_DUPLICATE_CODE;
  else if (reasons != 0 && common->codes_valid)
    reasons |= PURSUIT_DUPLICATE_OTHER_CODE;
  return reasons;
}

/**
 * pursuit_duplicates_compare:
 * @reasons: (out): of #PursuitDuplicateReason
 *
 * How much two companies look like one.
 *
 * Returns: 0 to 100
 */
guint
pursuit_duplicates_compare (const PursuitCompanyKeys *a, const PursuitCompanyKeys *b, guint *reasons)
{
  g_return_val_if_fail (a != NULL && b != NULL && reasons != NULL, 0);

  const Common common = {
    .name = same (a->name, b->name),
    .region = g_strcmp0 (a->region, b->region) == 0,
    .half_region = a->region == NULL || b->region == NULL,
    .phone = same (a->phone, b->phone),
    .domain = same (a->domain, b->domain),
    .code = same (a->code, b->code),
    .codes_valid = pursuit_credit_code_is_valid (a->code) && pursuit_credit_code_is_valid (b->code),
  };
  *reasons = reasons_of (&common);
  return score_of (*reasons);
}

/** pursuit_duplicates_list_reasons: (transfer full): @reasons in words, as part of a sentence. */
char *
pursuit_duplicates_list_reasons (guint reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (REASONS); i++)
    {
      if (reasons & REASONS[i].reason)
        /* Translators: what stands between two reasons why companies look alike */
        g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", _ (REASONS[i].text));
    }
  return g_string_free (text, FALSE);
}

/** pursuit_duplicates_explain: (transfer full): @reasons in words, the first with a capital letter. */
char *
pursuit_duplicates_explain (guint reasons)
{
  char *text = pursuit_duplicates_list_reasons (reasons);

  text[0] = g_ascii_toupper (text[0]);
  return text;
}

/** pursuit_duplicates_code: (transfer full): the codes of @reasons with commas between. */
char *
pursuit_duplicates_code (guint reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (REASONS); i++)
    {
      if (reasons & REASONS[i].reason)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", REASONS[i].code);
    }
  return g_string_free (text, FALSE);
}

/** pursuit_duplicate_pair_free: frees @pair. */
void
pursuit_duplicate_pair_free (PursuitDuplicatePair *pair)
{
  g_return_if_fail (pair != NULL);

  g_free (pair->first);
  g_free (pair->second);
  g_free (pair);
}

/* The index */

/* Keys by which companies are found: with the kind mixed in, so that one table holds them all. */
enum
{
  KEY_NAME,
  KEY_PHONE,
  KEY_DOMAIN,
  KEY_CODE,
  N_KEYS
};

/* What is kept of a company: hashes of its keys, 0 for none. */
typedef struct
{
  gint64 id;
  guint64 keys[N_KEYS];
  guint32 region;
  guint32 code_valid;
} Entry;

/* About 80 bytes a company that has three of the four keys. */
struct _PursuitDuplicatesIndex
{
  GArray *entries;       /* Entry */
  guint32 *next[N_KEYS]; /* (nullable): of each entry: the one before with the same key, counted from 1 */
  guint32 *slots;        /* open addressing, at most three quarters full: see pack() */
  gsize n_slots;         /* a power of two */
  gsize n_used;
  gsize next_size;
};

/* A slot: the last entry with a key, counted from 1, and which key it is; 0: none. */
static guint32
pack (guint place, guint kind)
{
  return place * N_KEYS + kind;
}

static guint
place_of (guint32 slot)
{
  return slot / N_KEYS;
}

static guint
kind_of (guint32 slot)
{
  return slot % N_KEYS;
}

/* FNV-1a, 64 bits, then mixed; never 0. */
static guint64
hash (const char *text)
{
  guint64 h = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  if (text == NULL)
    return 0;
  for (; *text != '\0'; text++)
    h = (h ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001B3);
  h ^= h >> 32;
  h *= G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return h | 1;
}

static void
hash_keys (const PursuitCompanyKeys *keys, Entry *entry)
{
  entry->keys[KEY_NAME] = hash (keys->name);
  entry->keys[KEY_PHONE] = hash (keys->phone);
  entry->keys[KEY_DOMAIN] = hash (keys->domain);
  entry->keys[KEY_CODE] = hash (keys->code);
  entry->region = (guint32) hash (keys->region);
  entry->code_valid = pursuit_credit_code_is_valid (keys->code);
}

/** pursuit_duplicates_index_new: (transfer full): an index of nothing. */
PursuitDuplicatesIndex *
pursuit_duplicates_index_new (void)
{
  PursuitDuplicatesIndex *self = g_new0 (PursuitDuplicatesIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->n_slots = 1024;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

/** pursuit_duplicates_index_free: frees the index. */
void
pursuit_duplicates_index_free (PursuitDuplicatesIndex *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  for (guint kind = 0; kind < N_KEYS; kind++)
    g_free (self->next[kind]);
  g_free (self->slots);
  g_free (self);
}

/* Where @key of @kind is, or would be. */
static gsize
find_slot (const PursuitDuplicatesIndex *self, guint kind, guint64 key)
{
  gsize mask = self->n_slots - 1;
  gsize at = (gsize) ((key >> 20) + kind * 0x9E37) & mask;

  while (self->slots[at] != 0)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, place_of (self->slots[at]) - 1);
      if (kind_of (self->slots[at]) == kind && entry->keys[kind] == key)
        break;
      at = (at + 1) & mask;
    }
  return at;
}

static void
grow (PursuitDuplicatesIndex *self)
{
  g_autofree guint32 *slots = g_steal_pointer (&self->slots);
  gsize n_slots = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (gsize i = 0; i < n_slots; i++)
    {
      if (slots[i] == 0)
        continue;
      const Entry *entry = &g_array_index (self->entries, Entry, place_of (slots[i]) - 1);
      guint kind = kind_of (slots[i]);
      self->slots[find_slot (self, kind, entry->keys[kind])] = slots[i];
    }
}

/** pursuit_duplicates_index_add: from now on company @id is found by its keys. */
void
pursuit_duplicates_index_add (PursuitDuplicatesIndex *self, gint64 id, const PursuitCompanyKeys *keys)
{
  Entry entry = { .id = id };

  g_return_if_fail (self != NULL);
  g_return_if_fail (keys != NULL);

  hash_keys (keys, &entry);
  g_array_append_val (self->entries, entry);
  if (self->entries->len > self->next_size)
    {
      self->next_size = MAX (self->next_size * 2, 1024);
      for (guint kind = 0; kind < N_KEYS; kind++)
        {
          if (self->next[kind] != NULL)
            self->next[kind] = g_renew (guint32, self->next[kind], self->next_size);
        }
    }
  for (guint kind = 0; kind < N_KEYS; kind++)
    {
      if (entry.keys[kind] == 0)
        continue;
      if (4 * (self->n_used + 1) > 3 * self->n_slots)
        grow (self);
      if (self->next[kind] == NULL)
        self->next[kind] = g_new (guint32, self->next_size);
      gsize at = find_slot (self, kind, entry.keys[kind]);
      self->next[kind][self->entries->len - 1] = place_of (self->slots[at]);
      self->n_used += self->slots[at] == 0;
      self->slots[at] = pack (self->entries->len, kind);
    }
}

/* The last entry with the key of @kind that @wanted has, counted from 1; 0: there is none. */
static guint
find_last (const PursuitDuplicatesIndex *self, const Entry *wanted, guint kind)
{
  return wanted->keys[kind] != 0 ? place_of (self->slots[find_slot (self, kind, wanted->keys[kind])]) : 0;
}

/** pursuit_duplicates_index_forget: company @id, which was added with @keys, has others now: by these it is
 * found no more. */
void
pursuit_duplicates_index_forget (PursuitDuplicatesIndex *self, gint64 id, const PursuitCompanyKeys *keys)
{
  Entry wanted = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (keys != NULL);

  hash_keys (keys, &wanted);
  for (guint kind = 0; kind < N_KEYS; kind++)
    {
      for (guint place = find_last (self, &wanted, kind); place != 0; place = self->next[kind][place - 1])
        {
          Entry *entry = &g_array_index (self->entries, Entry, place - 1);
          if (entry->id == id)
            entry->id = 0;
        }
    }
}

static gboolean
same_key (const Entry *a, const Entry *b, guint kind)
{
  return a->keys[kind] != 0 && a->keys[kind] == b->keys[kind];
}

/* As pursuit_duplicates_compare(), of hashes. */
static guint
compare_entries (const Entry *a, const Entry *b, guint *reasons)
{
  const Common common = {
    .name = same_key (a, b, KEY_NAME),
    .region = a->region == b->region,
    .half_region = a->region == 0 || b->region == 0,
    .phone = same_key (a, b, KEY_PHONE),
    .domain = same_key (a, b, KEY_DOMAIN),
    .code = same_key (a, b, KEY_CODE),
    .codes_valid = a->code_valid && b->code_valid,
  };

  *reasons = reasons_of (&common);
  return score_of (*reasons);
}

/**
 * pursuit_duplicates_index_find:
 * @found: (out caller-allocates): the company most like @keys; of several the one that was added last
 *
 * Looks at no more than the last fifty companies of each key, so that a number that a thousand companies
 * share costs no more than another.
 *
 * Returns: %FALSE when there is none with a score of at least #PURSUIT_DUPLICATE_REPORTED
 */
gboolean
pursuit_duplicates_index_find (PursuitDuplicatesIndex *self,
                               const PursuitCompanyKeys *keys,
                               PursuitDuplicate *found)
{
  const guint max_looks = 50;
  Entry wanted = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (keys != NULL && found != NULL, FALSE);

  hash_keys (keys, &wanted);
  *found = (PursuitDuplicate){ 0 };
  for (guint kind = 0; kind < N_KEYS; kind++)
    {
      guint place = find_last (self, &wanted, kind);
      for (guint look = 0; place != 0 && look < max_looks; look++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, place - 1);
          guint reasons, score = compare_entries (&wanted, entry, &reasons);
          if (entry->id != 0 && score > found->score)
            *found = (PursuitDuplicate){ entry->id, score, reasons };
          place = self->next[kind][place - 1];
        }
    }
  return found->score >= PURSUIT_DUPLICATE_REPORTED;
}
