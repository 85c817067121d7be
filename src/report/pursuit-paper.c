/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-paper.h"

#include <langinfo.h>

PursuitPaper
pursuit_paper_get (PursuitPaperSize size, gboolean landscape)
{
  PursuitPaper paper =
      size == PURSUIT_PAPER_LETTER ? (PursuitPaper){ 612, 792, 48 } : (PursuitPaper){ 595.276, 841.89, 48 };

  if (landscape)
    return (PursuitPaper){ paper.height, paper.width, paper.margin };
  return paper;
}

PursuitPaperSize
pursuit_paper_default_size (void)
{
#ifdef _NL_PAPER_HEIGHT
  /* glibc hands the number of millimetres over in place of a pointer. */
  if (GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT)) == 279)
    return PURSUIT_PAPER_LETTER;
#endif
  return PURSUIT_PAPER_A4;
}
