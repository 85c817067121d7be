/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PURSUIT_PAPER_A4,
  PURSUIT_PAPER_LETTER,
} PursuitPaperSize;

/** PursuitPaper: a sheet in points (1/72 inch) and the width of its empty border. */
typedef struct
{
  double width;
  double height;
  double margin;
} PursuitPaper;

/** pursuit_paper_get: Returns: a sheet of that size, lying when @landscape */
PursuitPaper
pursuit_paper_get (PursuitPaperSize size, gboolean landscape);

/** pursuit_paper_default_size: Returns: the paper of the locale (LC_PAPER): Letter or else A4 */
PursuitPaperSize
pursuit_paper_default_size (void);

G_END_DECLS
