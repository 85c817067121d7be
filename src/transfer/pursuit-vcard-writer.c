/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-vcard-writer.h"

#include <string.h>

#include "pursuit-vcard-contacts.h"
#include "pursuit-vcard-fields.h"
#include "pursuit-vcard-library.h"

/* A card while it is written. */
typedef struct
{
  const PursuitVcardLibrary *library;
  EVCard *card;
  PursuitRecord *person;
  const PursuitVcardOptions *options;
} Writer;

/* What the card may say of a field; NULL: nothing. */
static const char *
get_text (Writer *writer, guint field)
{
  gboolean hidden =
      (PURSUIT_PERSON_ENTITY.fields[field].flags & PURSUIT_FIELD_PRIVATE) && !writer->options->with_private;
  const char *text = hidden ? NULL : pursuit_record_get_text (writer->person, field);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* Adds a property with one value, to which add_part() adds more; nothing without @value. */
static EVCardAttribute *
add (Writer *writer, const char *name, const char *value)
{
  EVCardAttribute *attribute;

  if (value == NULL)
    return NULL;
  attribute = writer->library->attribute_new (NULL, name);
  writer->library->attribute_add_value (attribute, value);
  writer->library->append_attribute (writer->card, attribute);
  return attribute;
}

static void
add_part (Writer *writer, EVCardAttribute *attribute, const char *value)
{
  writer->library->attribute_add_value (attribute, value != NULL ? value : "");
}

static void
set_parameter (Writer *writer, EVCardAttribute *attribute, const char *name, const char *value)
{
  if (attribute != NULL)
    writer->library->attribute_add_param_with_value (attribute, writer->library->attribute_param_new (name),
                                                     value);
}

/* A name in an alphabet ends with the family name; in Chinese all of it stays together. */
static void
add_name (Writer *writer)
{
  const char *name = get_text (writer, PURSUIT_PERSON_NAME);
  const char *space = name != NULL ? strrchr (name, ' ') : NULL;
  g_autofree char *given = space != NULL ? g_strndup (name, (gsize) (space - name)) : NULL;

  add (writer, "FN", name != NULL ? name : "");
  EVCardAttribute *parts = add (writer, "N", space != NULL ? space + 1 : name != NULL ? name : "");
  add_part (writer, parts, given);
  add_part (writer, parts, NULL);
  add_part (writer, parts, get_text (writer, PURSUIT_PERSON_SALUTATION));
  add_part (writer, parts, NULL);
}

static void
add_organisation (Writer *writer)
{
  const char *company = get_text (writer, PURSUIT_PERSON_COMPANY);
  const char *department = get_text (writer, PURSUIT_PERSON_DEPARTMENT);

  if (company == NULL && department == NULL)
    return;
  EVCardAttribute *parts = add (writer, "ORG", company != NULL ? company : "");
  if (department != NULL)
    add_part (writer, parts, department);
}

/* Version 3.0 writes 1975-03-09, 4.0 without the signs between; without a year both begin with two of them.
 */
static void
add_birthday (Writer *writer)
{
  const char *day = get_text (writer, PURSUIT_PERSON_BIRTHDAY);
  g_autofree char *bare = NULL;

  if (day == NULL || !writer->options->version_4)
    {
      add (writer, "BDAY", day);
      return;
    }
  const char *rest = g_str_has_prefix (day, "--") ? day + 2 : day;
  g_auto (GStrv) parts = g_strsplit (rest, "-", -1);
  g_autofree char *digits = g_strjoinv ("", parts);
  bare = g_strconcat (rest != day ? "--" : "", digits, NULL);
  add (writer, "BDAY", bare);
}

static void
add_address (Writer *writer)
{
  const char *address = get_text (writer, PURSUIT_PERSON_HOME_ADDRESS);

  if (address == NULL)
    return;
  EVCardAttribute *parts = add (writer, "ADR", "");
  add_part (writer, parts, NULL);
  add_part (writer, parts, address);
  for (guint i = 0; i < 4; i++)
    add_part (writer, parts, NULL);
  set_parameter (writer, parts, "TYPE", "home");
}

/* The further numbers and addresses, each marked so that it becomes none of the first ones. */
static void
add_contacts (Writer *writer)
{
  const char *text = get_text (writer, PURSUIT_PERSON_MORE_CONTACTS);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *types = NULL;
      const char *value = pursuit_vcard_contact_split (g_strstrip (lines[i]), &types);
      g_auto (GStrv) words = g_strsplit (types != NULL ? types : "", ",", -1);
      EVCardAttribute *attribute = NULL;

      if (*value != '\0')
        attribute = add (writer, strchr (value, '@') != NULL ? "EMAIL" : "TEL", value);
      for (guint k = 0; words[k] != NULL; k++)
        if (*words[k] != '\0')
          set_parameter (writer, attribute, "TYPE", words[k]);
      set_parameter (writer, attribute, "TYPE", PURSUIT_VCARD_MORE);
    }
}

static void
add_photo (Writer *writer)
{
  gsize length = 0;
  const guchar *bytes = writer->options->photo ? g_bytes_get_data (writer->options->photo, &length) : NULL;
  gboolean is_png = length > 1 && bytes[1] == 'P';
  g_autofree char *base64 = NULL;

  if (length == 0)
    return;
  base64 = g_base64_encode (bytes, length);
  if (writer->options->version_4)
    {
      g_autofree char *uri = g_strdup_printf ("data:image/%s;base64,%s", is_png ? "png" : "jpeg", base64);
      add (writer, "PHOTO", uri);
      return;
    }
  EVCardAttribute *photo = add (writer, "PHOTO", base64);
  set_parameter (writer, photo, "ENCODING", "b");
  set_parameter (writer, photo, "TYPE", is_png ? "PNG" : "JPEG");
}

/* The fields that have a property of RFC 2426 and RFC 6350, or one that is usual. */
static gboolean
is_standard (guint field)
{
  switch (field)
    {
    case PURSUIT_PERSON_REF:
    case PURSUIT_PERSON_NAME:
    case PURSUIT_PERSON_COMPANY:
    case PURSUIT_PERSON_TITLE:
    case PURSUIT_PERSON_DEPARTMENT:
    case PURSUIT_PERSON_EMAIL:
    case PURSUIT_PERSON_PHONE:
    case PURSUIT_PERSON_MOBILE:
    case PURSUIT_PERSON_MORE_CONTACTS:
    case PURSUIT_PERSON_NOTES:
    case PURSUIT_PERSON_SALUTATION:
    case PURSUIT_PERSON_WECHAT:
    case PURSUIT_PERSON_BIRTHDAY:
    case PURSUIT_PERSON_HOME_ADDRESS:
    case PURSUIT_PERSON_PHOTO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The fields that vCard knows nothing of. */
static void
add_own (Writer *writer)
{
  for (guint i = PURSUIT_RECORD_N_COMMON; i < PURSUIT_PERSON_N_FIELDS; i++)
    {
      const PursuitField *field = &PURSUIT_PERSON_ENTITY.fields[i];
      /* whom somebody reports to is said by the UID of that card */
      if (!(field->flags & PURSUIT_FIELD_IMPORT) || is_standard (i) || i == PURSUIT_PERSON_REPORTS_TO ||
          i == PURSUIT_PERSON_REPORTS_TO_UID)
        continue;
      g_autofree char *upper = g_strdelimit (g_ascii_strup (field->name, -1), "_", '-');
      g_autofree char *name = g_strconcat (PURSUIT_VCARD_PREFIX, upper, NULL);
      add (writer, name, get_text (writer, i));
    }
  add (writer, PURSUIT_VCARD_PREFIX "REPORTS-TO", writer->options->manager);
}

/* The library writes version 3.0 only, which 4.0 differs from here in the line of the version, and in the URI
 * of the photo: that is no text and has nothing escaped. */
static char *
make_version_4 (char *text)
{
  GString *card = g_string_new (text);

  g_free (text);
  g_string_replace (card, "VERSION:3.0\r\n", "VERSION:4.0\r\n", 1);
  g_string_replace (card, "\nPHOTO:data:image/png\\;base64\\,", "\nPHOTO:data:image/png;base64,", 1);
  g_string_replace (card, "\nPHOTO:data:image/jpeg\\;base64\\,", "\nPHOTO:data:image/jpeg;base64,", 1);
  return g_string_free (card, FALSE);
}

/** pursuit_vcard_get_uid: Returns: (transfer none): by which @person is known outside: the reference, else
 * the uid */
const char *
pursuit_vcard_get_uid (PursuitRecord *person)
{
  const char *ref = pursuit_record_get_text (person, PURSUIT_PERSON_REF);

  return ref != NULL && *ref != '\0' ? ref : pursuit_record_get_text (person, PURSUIT_RECORD_UID);
}

/**
 * pursuit_vcard_write:
 * @person: all fields of a person
 *
 * Writes a card; read again it gives the same fields, those left out as private aside.
 *
 * Returns: (transfer full): the card with its line ends, CR LF; %NULL with @error set where the library is
 * missing
 */
char *
pursuit_vcard_write (PursuitRecord *person, const PursuitVcardOptions *options, GError **error)
{
  const PursuitVcardLibrary *library = pursuit_vcard_library_get (error);
  g_autoptr (GObject) card = library != NULL ? G_OBJECT (library->new ()) : NULL;
  Writer writer = { .library = library, .card = (EVCard *) card, .person = person, .options = options };

  if (library == NULL)
    return NULL;
  add (&writer, "PRODID", "-//Pursuit//Pursuit//EN");
  add (&writer, "UID", pursuit_vcard_get_uid (person));
  add_name (&writer);
  add_organisation (&writer);
  add (&writer, "TITLE", get_text (&writer, PURSUIT_PERSON_TITLE));
  add (&writer, "EMAIL", get_text (&writer, PURSUIT_PERSON_EMAIL));
  set_parameter (&writer, add (&writer, "TEL", get_text (&writer, PURSUIT_PERSON_PHONE)), "TYPE", "work");
  set_parameter (&writer, add (&writer, "TEL", get_text (&writer, PURSUIT_PERSON_MOBILE)), "TYPE", "cell");
  add_contacts (&writer);
  add (&writer, "X-WECHAT", get_text (&writer, PURSUIT_PERSON_WECHAT));
  add_birthday (&writer);
  add_address (&writer);
  add (&writer, "NOTE", get_text (&writer, PURSUIT_PERSON_NOTES));
  add_own (&writer);
  add_photo (&writer);
  g_autofree char *text = library->to_string (writer.card, EVC_FORMAT_VCARD_30);
  char *whole = g_strconcat (text, g_str_has_suffix (text, "\n") ? NULL : "\r\n", NULL);
  return options->version_4 ? make_version_4 (whole) : whole;
}
