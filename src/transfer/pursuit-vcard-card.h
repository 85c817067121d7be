/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-vcard-library.h"

G_BEGIN_DECLS

gboolean
pursuit_vcard_read_card (const PursuitVcardLibrary *library, const char *text, char **cells);

G_END_DECLS
