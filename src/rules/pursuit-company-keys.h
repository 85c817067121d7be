/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitCompanyKeys: by what one company is found under two names. Each is %NULL when it tells nothing.
 *
 * @name: without legal form, region, punctuation, case and width
 * @region: the regions that the name begins or is set in brackets with, in its order
 * @phone: digits without country code, trunk zero and extension
 * @domain: of the mail address or the website, unless many share it
 * @code: the credit code in capitals
 */
typedef struct
{
  char *name;
  char *region;
  char *phone;
  char *domain;
  char *code;
} PursuitCompanyKeys;

void
pursuit_company_keys_make (PursuitCompanyKeys *keys,
                           const char *name,
                           const char *phone,
                           const char *email,
                           const char *website,
                           const char *credit_code);
void
pursuit_company_keys_clear (PursuitCompanyKeys *keys);

char *
pursuit_company_name_key (const char *name, char **region);
char *
pursuit_company_phone_key (const char *phone);
char *
pursuit_company_domain_key (const char *email, const char *website);
char *
pursuit_company_code_key (const char *code);
gboolean
pursuit_credit_code_is_valid (const char *key);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitCompanyKeys, pursuit_company_keys_clear)

G_END_DECLS
