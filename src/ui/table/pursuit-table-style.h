/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** PursuitTableInk: the colours of a table's cells. */
typedef enum
{
  PURSUIT_TABLE_INK_TEXT,
  PURSUIT_TABLE_INK_DIM,
  PURSUIT_TABLE_INK_LATE,
  PURSUIT_TABLE_INK_ACCENT,
  PURSUIT_TABLE_INK_ACCENT_GROUND,
  PURSUIT_TABLE_INK_ACCENT_TEXT,
  PURSUIT_TABLE_INK_MATCH, /* the ground of letters that were searched for */
  PURSUIT_TABLE_INK_PILL,
  PURSUIT_TABLE_INK_BAR,
  PURSUIT_TABLE_INK_BAR_GROUND,
  PURSUIT_TABLE_INK_LINE, /* behind the frozen columns */
  PURSUIT_TABLE_INK_GRADE_A,
  PURSUIT_TABLE_INK_GRADE_A_TEXT,
  PURSUIT_TABLE_INK_GRADE_B,
  PURSUIT_TABLE_INK_GRADE_B_TEXT,
  PURSUIT_TABLE_INK_GRADE_C,
  PURSUIT_TABLE_INK_GRADE_C_TEXT,
  PURSUIT_TABLE_INK_GRADE_D,
  PURSUIT_TABLE_INK_GRADE_D_TEXT,
  PURSUIT_TABLE_N_INKS
} PursuitTableInk;

/** PursuitTableFont: the kinds of text in a table. */
typedef enum
{
  PURSUIT_TABLE_FONT_PLAIN,
  PURSUIT_TABLE_FONT_STRONG,
  PURSUIT_TABLE_FONT_SMALL, /* bold: grades and pills */
  PURSUIT_TABLE_N_FONTS
} PursuitTableFont;

#define PURSUIT_TYPE_TABLE_STYLE (pursuit_table_style_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableStyle, pursuit_table_style, PURSUIT, TABLE_STYLE, GObject)

PursuitTableStyle *
pursuit_table_style_new (void);
gboolean
pursuit_table_style_update (PursuitTableStyle *self, GtkWidget *widget);
const GdkRGBA *
pursuit_table_style_get_ink (PursuitTableStyle *self, PursuitTableInk ink);
PangoLayout *
pursuit_table_style_get_layout (PursuitTableStyle *self, PursuitTableFont font, const char *text, int width);
void
pursuit_table_style_find (const char *name, PursuitTableInk *ink, PursuitTableFont *font);

G_END_DECLS
