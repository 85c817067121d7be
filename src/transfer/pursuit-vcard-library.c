/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-vcard-library.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "pursuit-transfer-error.h"

/* The name by which programs are linked with it; Debian 12 and 13 have the same. */
#define FILE_NAME "libebook-contacts-1.2.so.4"

static gpointer
load (gpointer data)
{
  PursuitVcardLibrary *self = g_new0 (PursuitVcardLibrary, 1);
  const struct
  {
    const char *name;
    gpointer place;
  } symbols[] = {
    { "e_vcard_new", &self->new },
    { "e_vcard_new_from_string", &self->new_from_string },
    { "e_vcard_to_string", &self->to_string },
    { "e_vcard_get_attributes", &self->get_attributes },
    { "e_vcard_append_attribute", &self->append_attribute },
    { "e_vcard_attribute_new", &self->attribute_new },
    { "e_vcard_attribute_add_value", &self->attribute_add_value },
    { "e_vcard_attribute_add_param_with_value", &self->attribute_add_param_with_value },
    { "e_vcard_attribute_param_new", &self->attribute_param_new },
    { "e_vcard_attribute_get_name", &self->attribute_get_name },
    { "e_vcard_attribute_get_values_decoded", &self->attribute_get_values_decoded },
    { "e_vcard_attribute_get_param", &self->attribute_get_param },
    { "e_vcard_attribute_has_type", &self->attribute_has_type },
  };
  GModule *module = g_module_open (FILE_NAME, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gboolean found = module != NULL;

  for (guint i = 0; found && i < G_N_ELEMENTS (symbols); i++)
    found = g_module_symbol (module, symbols[i].name, symbols[i].place);
  if (found)
    {
      /* its types are registered with GObject and cannot go again */
      g_module_make_resident (module);
      return self;
    }
  if (module != NULL)
    g_module_close (module);
  g_free (self);
  return NULL;
}

/**
 * pursuit_vcard_library_get:
 *
 * Loads the library, once; for any thread.
 *
 * Returns: (transfer none): its functions; %NULL with @error set where it is not installed
 */
const PursuitVcardLibrary *
pursuit_vcard_library_get (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const PursuitVcardLibrary *library = g_once (&once, load, NULL);

  if (library == NULL)
    g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                 _ ("vCards need the library %s, which is not installed here."), FILE_NAME);
  return library;
}
