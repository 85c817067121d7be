/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A person has one telephone, one mobile and one address of each; the other ones of a vCard stand in one
 * field, a line each: what kind it is, as vCard calls it, and the number or the address: “fax: +44 20 2”. */

/** The type of a number or address that goes to those lines even when the person has no other one. */
#define PURSUIT_VCARD_MORE "x-more"

char *
pursuit_vcard_contact_join (const char *types, const char *value);
const char *
pursuit_vcard_contact_split (const char *line, char **types);

G_END_DECLS
