/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-vcard-card.h"

#include <string.h>

#include "pursuit-vcard-contacts.h"
#include "pursuit-vcard-fields.h"

/* One card while it is read. */
typedef struct
{
  const PursuitVcardLibrary *library;
  char **cells;  /* for each field of a person; NULL: nothing yet */
  GString *more; /* numbers and addresses beyond the first of their kind, one a line */
  GString *rest; /* what has no field, "NAME: value" a line: it goes to the notes */
  char *given;   /* of N */
  char *family;
  gboolean sound; /* all of it is text */
} Card;

/* A property while it is read. */
typedef struct
{
  EVCardAttribute *attribute;
  const char *name; /* without a group */
  GPtrArray *values;
} Property;

static const char *
get_parameter (Card *card, Property *property, const char *name)
{
  GList *values = card->library->attribute_get_param (property->attribute, name);

  return values != NULL ? values->data : NULL;
}

static gboolean
has_type (Card *card, Property *property, const char *type)
{
  /* vCard 4 writes TYPE="work,voice" too, which the library takes for one type */
  const char *types = get_parameter (card, property, "TYPE");
  g_autofree char *lower = types != NULL && strchr (types, ',') ? g_ascii_strdown (types, -1) : NULL;

  return card->library->attribute_has_type (property->attribute, type) ||
         (lower != NULL && strstr (lower, type) != NULL);
}

/* Lines end with LF here. */
static void
drop_returns (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (from[0] != '\r' || from[1] != '\n')
      *to++ = *from;
  *to = '\0';
}

/* The values as UTF-8, whatever CHARSET says: old programs write it with quoted-printable text. */
static GPtrArray *
take_values (Card *card, Property *property)
{
  const char *charset = get_parameter (card, property, "CHARSET");
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (GList *l = card->library->attribute_get_values_decoded (property->attribute); l != NULL; l = l->next)
    {
      const GString *value = l->data;
      char *text = NULL;
      if (g_ascii_strcasecmp (property->name, "PHOTO") == 0 &&
          !g_utf8_validate_len (value->str, value->len, NULL))
        text = g_base64_encode ((const guchar *) value->str, value->len);
      else if (g_utf8_validate_len (value->str, value->len, NULL))
        text = g_strdup (value->str);
      else if (charset != NULL)
        text = g_convert (value->str, (gssize) value->len, "UTF-8", charset, NULL, NULL, NULL);
      if (text != NULL)
        drop_returns (text);
      card->sound &= text != NULL;
      g_ptr_array_add (values, text != NULL ? text : g_strdup (""));
    }
  return values;
}

static const char *
get_value (Property *property, guint i)
{
  return i < property->values->len ? property->values->pdata[i] : "";
}

/* The whole of a value that has no components: a semicolon in it need not be escaped by everybody. */
static char *
get_whole (Property *property)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < property->values->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", get_value (property, i));
  return g_string_free (text, FALSE);
}

static gboolean
is_empty (Card *card, guint field)
{
  return card->cells[field] == NULL || *card->cells[field] == '\0';
}

static void
set_cell (Card *card, guint field, const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  if (*bare == '\0')
    return;
  g_free (card->cells[field]);
  card->cells[field] = g_steal_pointer (&bare);
}

/* What stands in the components of a structured value from number @first on, as people write it. */
static char *
join (Property *property, guint first, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < property->values->len; i++)
    {
      const char *value = get_value (property, i);
      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", value);
    }
  return g_string_free (text, FALSE);
}

static void
keep_rest (Card *card, Property *property)
{
  g_autofree char *text = join (property, 0, ", ");

  if (*text != '\0')
    g_string_append_printf (card->rest, "%s%s: %s", card->rest->len > 0 ? "\n" : "", property->name, text);
}

/* What a number or an address is for, in lower case: "home,fax". What says nothing to people is left out. */
static char *
read_types (Card *card, Property *property)
{
  static const char *const silent[] = { "internet", "voice", "pref", PURSUIT_VCARD_MORE, NULL };
  GString *types = g_string_new (NULL);

  for (GList *l = card->library->attribute_get_param (property->attribute, "TYPE"); l != NULL; l = l->next)
    {
      g_autofree char *lower = g_ascii_strdown (l->data, -1);
      g_auto (GStrv) words = g_strsplit (lower, ",", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && !g_strv_contains (silent, words[i]))
          g_string_append_printf (types, "%s%s", types->len > 0 ? "," : "", words[i]);
    }
  return g_string_free (types, FALSE);
}

static void
keep_contact (Card *card, Property *property, const char *value)
{
  g_autofree char *types = read_types (card, property);
  g_autofree char *bare = g_strstrip (g_strdup (value));
  g_autofree char *line = pursuit_vcard_contact_join (types, bare);

  if (*bare != '\0')
    g_string_append_printf (card->more, "%s%s", card->more->len > 0 ? "\n" : "", line);
}

/* "tel:+86-138" as vCard 4 may write it, and "urn:uuid:…". */
static const char *
skip_scheme (const char *value)
{
  static const char *const schemes[] = { "tel:", "mailto:", "urn:uuid:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_ascii_strncasecmp (value, schemes[i], strlen (schemes[i])) == 0)
        return value + strlen (schemes[i]);
    }
  return value;
}

static gboolean
all_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* 19750309, 1975-03-09, either with a time behind it, --0309 and --03-09: as a birthday is kept here. */
static char *
read_birthday (const char *value)
{
  if (strlen (value) >= 8 && all_digits (value, 8))
    return g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);
  if (strlen (value) >= 6 && value[0] == '-' && value[1] == '-' && all_digits (value + 2, 4))
    return g_strdup_printf ("--%.2s-%.2s", value + 2, value + 4);
  if (strlen (value) > 10 && g_ascii_toupper (value[10]) == 'T')
    return g_strndup (value, 10);
  return g_strdup (value);
}

static void
read_phone (Card *card, Property *property)
{
  const char *number = skip_scheme (get_value (property, 0));
  guint field = has_type (card, property, "cell") ? PURSUIT_PERSON_MOBILE : PURSUIT_PERSON_PHONE;

  if (has_type (card, property, "fax") || has_type (card, property, PURSUIT_VCARD_MORE) ||
      !is_empty (card, field))
    keep_contact (card, property, number);
  else
    set_cell (card, field, number);
}

static void
read_email (Card *card, Property *property)
{
  g_autofree char *whole = get_whole (property);
  const char *address = skip_scheme (whole);

  if (has_type (card, property, PURSUIT_VCARD_MORE) || !is_empty (card, PURSUIT_PERSON_EMAIL))
    keep_contact (card, property, address);
  else
    set_cell (card, PURSUIT_PERSON_EMAIL, address);
}

static void
read_name (Card *card, Property *property)
{
  g_autofree char *given =
      g_strjoin (*get_value (property, 1) != '\0' && *get_value (property, 2) != '\0' ? " " : "",
                 get_value (property, 1), get_value (property, 2), NULL);

  g_free (card->family);
  g_free (card->given);
  card->family = g_strdup (get_value (property, 0));
  card->given = g_steal_pointer (&given);
  set_cell (card, PURSUIT_PERSON_SALUTATION, get_value (property, 3));
}

/* Its bytes in base64, of a data: URI too; a photo that lies in the web is not fetched. */
static void
read_photo (Card *card, Property *property)
{
  g_autofree char *whole = join (property, 0, ",");
  const char *bytes = strstr (whole, "base64,");

  if (bytes != NULL && g_ascii_strncasecmp (whole, "data:", 5) == 0)
    set_cell (card, PURSUIT_PERSON_PHOTO, bytes + strlen ("base64,"));
  else if (strstr (whole, "://") == NULL)
    set_cell (card, PURSUIT_PERSON_PHOTO, whole);
  else
    keep_rest (card, property);
}

static void
read_address (Card *card, Property *property)
{
  g_autofree char *address = join (property, 0, ", ");

  if (has_type (card, property, "home") && is_empty (card, PURSUIT_PERSON_HOME_ADDRESS))
    set_cell (card, PURSUIT_PERSON_HOME_ADDRESS, address);
  else
    keep_rest (card, property);
}

/* A property that fills one field by its first value, the first time it comes. */
static gboolean
read_plain (Card *card, Property *property)
{
  static const struct
  {
    const char *name;
    guint field;
  } plain[] = {
    { "FN", PURSUIT_PERSON_NAME },
    { "TITLE", PURSUIT_PERSON_TITLE },
    { "NOTE", PURSUIT_PERSON_NOTES },
    { "ROLE", PURSUIT_PERSON_TITLE },
    { "UID", PURSUIT_PERSON_REF },
    { "X-WECHAT", PURSUIT_PERSON_WECHAT },
    { "X-MANAGER", PURSUIT_PERSON_REPORTS_TO },
    { "X-MS-MANAGER", PURSUIT_PERSON_REPORTS_TO },
    { "X-EVOLUTION-MANAGER", PURSUIT_PERSON_REPORTS_TO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      if (g_ascii_strcasecmp (plain[i].name, property->name) != 0)
        continue;
      g_autofree char *whole = get_whole (property);
      if (is_empty (card, plain[i].field))
        set_cell (card, plain[i].field, skip_scheme (whole));
      else
        keep_rest (card, property);
      return TRUE;
    }
  return FALSE;
}

/* A field of ours that vCard has no property for. */
static gboolean
read_own (Card *card, Property *property)
{
  gsize prefix = strlen (PURSUIT_VCARD_PREFIX);

  if (g_ascii_strncasecmp (property->name, PURSUIT_VCARD_PREFIX, prefix) != 0)
    return FALSE;
  g_autofree char *name = g_strdelimit (g_ascii_strdown (property->name + prefix, -1), "-", '_');
  int field = pursuit_entity_find_field (&PURSUIT_PERSON_ENTITY, name);
  if (field < 0 || !(PURSUIT_PERSON_ENTITY.fields[field].flags & PURSUIT_FIELD_IMPORT))
    return FALSE;
  g_autofree char *whole = get_whole (property);
  set_cell (card, (guint) field, whole);
  return TRUE;
}

/* What neither is about the person nor says anything to people. */
static gboolean
is_silent (const char *name)
{
  static const char *const silent[] = { "VERSION",     "PRODID", "REV",         "KIND", "SOURCE",
                                        "SORT-STRING", "CLASS",  "SOUND",       "KEY",  "LABEL",
                                        "LOGO",        "XML",    "CLIENTPIDMAP" };

  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    if (g_ascii_strcasecmp (silent[i], name) == 0)
      return TRUE;
  return g_ascii_strncasecmp (name, "X-", 2) == 0;
}

static void
read_property (Card *card, Property *property)
{
  const char *name = property->name;

  if (read_plain (card, property) || read_own (card, property))
    return;
  if (g_ascii_strcasecmp (name, "N") == 0)
    read_name (card, property);
  else if (g_ascii_strcasecmp (name, "ORG") == 0)
    {
      g_autofree char *department = join (property, 1, " / ");
      set_cell (card, PURSUIT_PERSON_COMPANY, get_value (property, 0));
      set_cell (card, PURSUIT_PERSON_DEPARTMENT, department);
    }
  else if (g_ascii_strcasecmp (name, "TEL") == 0)
    read_phone (card, property);
  else if (g_ascii_strcasecmp (name, "EMAIL") == 0)
    read_email (card, property);
  else if (g_ascii_strcasecmp (name, "ADR") == 0)
    read_address (card, property);
  else if (g_ascii_strcasecmp (name, "PHOTO") == 0)
    read_photo (card, property);
  else if (g_ascii_strcasecmp (name, "BDAY") == 0)
    {
      g_autofree char *day = read_birthday (get_value (property, 0));
      set_cell (card, PURSUIT_PERSON_BIRTHDAY, day);
    }
  else if (g_ascii_strcasecmp (name, "RELATED") == 0 && has_type (card, property, "x-manager"))
    set_cell (card, PURSUIT_PERSON_REPORTS_TO, skip_scheme (get_value (property, 0)));
  else if (!is_silent (name))
    keep_rest (card, property);
}

/* The name from its parts, family name first where that is usual. */
static void
finish_name (Card *card)
{
  const char *family = card->family != NULL ? card->family : "";
  const char *given = card->given != NULL ? card->given : "";
  gboolean wide = *family != '\0' && g_unichar_iswide (g_utf8_get_char (family));
  g_autofree char *name = wide                                ? g_strconcat (family, given, NULL)
                          : *family == '\0' || *given == '\0' ? g_strconcat (given, family, NULL)
                                                              : g_strconcat (given, " ", family, NULL);

  if (is_empty (card, PURSUIT_PERSON_NAME))
    set_cell (card, PURSUIT_PERSON_NAME, name);
}

static void
finish_notes (Card *card)
{
  if (card->rest->len == 0)
    return;
  if (!is_empty (card, PURSUIT_PERSON_NOTES))
    g_string_prepend_c (card->rest, '\n');
  if (!is_empty (card, PURSUIT_PERSON_NOTES))
    g_string_prepend (card->rest, card->cells[PURSUIT_PERSON_NOTES]);
  set_cell (card, PURSUIT_PERSON_NOTES, card->rest->str);
}

/**
 * pursuit_vcard_read_card:
 * @text: one card, from BEGIN to END
 * @cells: (out caller-allocates): for each field of a person what the card says of it; free each with
 * g_free()
 *
 * Reads a card of version 2.1, 3.0 or 4.0. A second number or address to write to goes to the lines of
 * further ones, and whatever else people can read but has no field to the notes, so that nothing is lost.
 *
 * Returns: %FALSE if some of it is no text in the character set that it names
 */
gboolean
pursuit_vcard_read_card (const PursuitVcardLibrary *library, const char *text, char **cells)
{
  g_autoptr (GObject) owner = G_OBJECT (library->new_from_string (text));
  EVCard *parsed = (EVCard *) owner;
  Card card = { .library = library, .cells = cells, .sound = TRUE };

  card.more = g_string_new (NULL);
  card.rest = g_string_new (NULL);
  memset (cells, 0, sizeof (char *) * PURSUIT_PERSON_N_FIELDS);
  for (GList *l = library->get_attributes (parsed); l != NULL; l = l->next)
    {
      Property property = { .attribute = l->data, .name = library->attribute_get_name (l->data) };
      property.values = take_values (&card, &property);
      read_property (&card, &property);
      g_ptr_array_unref (property.values);
    }
  finish_name (&card);
  finish_notes (&card);
  set_cell (&card, PURSUIT_PERSON_MORE_CONTACTS, card.more->str);
  g_string_free (card.more, TRUE);
  g_string_free (card.rest, TRUE);
  g_free (card.given);
  g_free (card.family);
  return card.sound;
}
