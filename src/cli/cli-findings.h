/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-cli.h"

G_BEGIN_DECLS

gboolean
pursuit_cli_write_findings (PursuitCli *cli, PursuitJsonWriter *writer, gint64 deal_id, GError **error);
gboolean
pursuit_cli_print_findings (PursuitCli *cli, gint64 deal_id, GError **error);
gboolean
pursuit_cli_write_path (PursuitCli *cli,
                        PursuitJsonWriter *writer,
                        gint64 person_id,
                        gint64 deal_id,
                        GError **error);
gboolean
pursuit_cli_print_path (PursuitCli *cli, gint64 person_id, gint64 deal_id, GError **error);

G_END_DECLS
