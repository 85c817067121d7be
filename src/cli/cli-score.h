/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-cli.h"

G_BEGIN_DECLS

PursuitCommand *
pursuit_cli_make_score (PursuitCli *cli, char **args, GError **error);
PursuitCommand *
pursuit_cli_make_criteria (PursuitCli *cli, char **args, GError **error);
gboolean
pursuit_cli_write_scores (PursuitCli *cli, PursuitJsonWriter *writer, gint64 deal_id, GError **error);
gboolean
pursuit_cli_print_scores (PursuitCli *cli, gint64 deal_id, GError **error);

G_END_DECLS
