/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define LIBEBOOK_CONTACTS_H /* the headers below are all that is used of the library */
#define __LIBEBOOK_CONTACTS_H_INSIDE__
#include <libebook-contacts/e-vcard.h>

G_BEGIN_DECLS

/**
 * PursuitVcardLibrary:
 *
 * What is used of libebook-contacts, which reads and writes vCards for GNOME's address book. Loaded when the
 * first vCard is met: with it come fifty libraries, which would make every start of the program a seventh
 * longer.
 */
typedef struct
{
  typeof (e_vcard_new) *new;
  typeof (e_vcard_new_from_string) *new_from_string;
  typeof (e_vcard_to_string) *to_string;
  typeof (e_vcard_get_attributes) *get_attributes;
  typeof (e_vcard_append_attribute) *append_attribute;
  typeof (e_vcard_attribute_new) *attribute_new;
  typeof (e_vcard_attribute_add_value) *attribute_add_value;
  typeof (e_vcard_attribute_add_param_with_value) *attribute_add_param_with_value;
  typeof (e_vcard_attribute_param_new) *attribute_param_new;
  typeof (e_vcard_attribute_get_name) *attribute_get_name;
  typeof (e_vcard_attribute_get_values_decoded) *attribute_get_values_decoded;
  typeof (e_vcard_attribute_get_param) *attribute_get_param;
  typeof (e_vcard_attribute_has_type) *attribute_has_type;
} PursuitVcardLibrary;

const PursuitVcardLibrary *
pursuit_vcard_library_get (GError **error);

G_END_DECLS
