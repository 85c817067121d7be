/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

gboolean
pursuit_template_lay_participation (PursuitTemplateSeed *seed, GError **error);
gboolean
pursuit_template_lay_playbook (PursuitTemplateSeed *seed, GError **error);
gboolean
pursuit_template_playbook_words (const char *code, const char *language, PursuitRow *row, GError **error);

G_END_DECLS
