/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-cli.h"

G_BEGIN_DECLS

PursuitCommand *
pursuit_cli_make_participant (PursuitCli *cli, char **args, GError **error);
gboolean
pursuit_cli_write_people (PursuitCli *cli,
                          PursuitJsonWriter *writer,
                          gint64 deal_id,
                          PursuitDay day,
                          GError **error);
gboolean
pursuit_cli_print_people (PursuitCli *cli, gint64 deal_id, PursuitDay day, GError **error);

G_END_DECLS
