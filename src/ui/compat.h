/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PursuitFileType:
 * @label: the type's name in the file dialog, translated
 * @patterns: file name patterns, "*.csv;*.txt"; matched without regard to case
 */
typedef struct
{
  const char *label;
  const char *patterns;
} PursuitFileType;

/** PursuitAnswerKind: how an answer of a question looks and what keys mean it. */
typedef enum
{
  PURSUIT_ANSWER_PLAIN,
  PURSUIT_ANSWER_SUGGESTED,   /* also the default: Enter gives it */
  PURSUIT_ANSWER_DESTRUCTIVE, /* red; never the default */
  PURSUIT_ANSWER_CANCEL,      /* Escape and closing the window give it */
} PursuitAnswerKind;

/** PursuitAnswer: one button of a question. @label is translated and may hold a mnemonic. */
typedef struct
{
  const char *id;
  const char *label;
  PursuitAnswerKind kind;
} PursuitAnswer;

void
pursuit_compat_init (void);
void
pursuit_compat_set_tooltip (GtkWidget *widget, const char *text);
void
pursuit_compat_open_file_async (GtkWindow *parent,
                                const char *title,
                                const PursuitFileType *types,
                                gsize n_types,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GFile *
pursuit_compat_open_file_finish (GAsyncResult *result, GError **error);
void
pursuit_compat_save_file_async (GtkWindow *parent,
                                const char *title,
                                const char *suggested_name,
                                const PursuitFileType *types,
                                gsize n_types,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GFile *
pursuit_compat_save_file_finish (GAsyncResult *result, GError **error);
void
pursuit_compat_open_path (GtkWindow *parent, const char *path);
GtkWidget *
pursuit_compat_ask_async (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          GtkWidget *extra,
                          const PursuitAnswer *answers,
                          gsize n_answers,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void
pursuit_compat_ask_set_enabled (GtkWidget *question, const char *answer, gboolean enabled);
char *
pursuit_compat_ask_finish (GAsyncResult *result);
gboolean
pursuit_compat_lookup_color (GtkWidget *widget, const char *name, GdkRGBA *color);
gboolean
pursuit_compat_is_double_click (GtkGestureClick *click);
void
pursuit_compat_tell (GtkWindow *parent, const char *heading, const char *body);

void
pursuit_compat_scroll_sideways (GtkScrolledWindow *window);

G_END_DECLS
