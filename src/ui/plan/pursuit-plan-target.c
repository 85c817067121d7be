/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPlanTarget:
 *
 * What a plan starts from: last year, the market's growth as the floor, our own, the target that follows from
 * it; and whom that takes. What is written is kept with Enter, or when another row is gone to.
 */

#include "pursuit-plan-target.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-error.h"
#include "pursuit-form-row.h"
#include "pursuit-money.h"
#include "pursuit-parse.h"
#include "pursuit-plan-window.h"
#include "pursuit-plan-words.h"
#include "pursuit-plan.h"

/* What an entry holds: a share is written in percent, and the target's amount is kept as our growth. */
static const struct
{
  guint field;
  gboolean percent;
  const char *title;
} ENTRIES[PURSUIT_N_PLAN_ENTRIES] = {
  [PURSUIT_PLAN_ENTRY_MARKET_GROWTH] = { PURSUIT_PLAN_MARKET_GROWTH, TRUE,
                                         N_ ("Growth of the market, in %") },
  [PURSUIT_PLAN_ENTRY_GROWTH] = { PURSUIT_PLAN_GROWTH, TRUE, N_ ("Our growth, in %") },
  [PURSUIT_PLAN_ENTRY_GOAL] = { PURSUIT_PLAN_GROWTH, FALSE, N_ ("Target") },
  [PURSUIT_PLAN_ENTRY_PRESALES] = { PURSUIT_PLAN_PRESALES, FALSE, N_ ("Pre-sales people") },
  [PURSUIT_PLAN_ENTRY_PRESALES_LOAD] = { PURSUIT_PLAN_PRESALES_LOAD, FALSE, N_ ("Each carries, in a year") },
  [PURSUIT_PLAN_ENTRY_AFTERSALES] = { PURSUIT_PLAN_AFTERSALES, FALSE, N_ ("After-sales people") },
  [PURSUIT_PLAN_ENTRY_AFTERSALES_LOAD] = { PURSUIT_PLAN_AFTERSALES_LOAD, FALSE,
                                           N_ ("Each carries, in a year") },
};

struct _PursuitPlanTarget
{
  AdwBin parent_instance;

  gint64 plan_id;
  gint64 base;
  char currency[4];
  GtkWidget *base_row;
  GtkWidget *base_label;
  GtkWidget *rows[PURSUIT_N_PLAN_ENTRIES];
  char *shown[PURSUIT_N_PLAN_ENTRIES]; /* what the row showed before the user wrote */
  GtkWidget *floor;
  GtkWidget *presales;
  GtkWidget *aftersales;
};

G_DEFINE_FINAL_TYPE (PursuitPlanTarget, pursuit_plan_target, ADW_TYPE_BIN)

static const PursuitField *
field_of (PursuitPlanEntry entry)
{
  return &PURSUIT_PLAN_ENTITY.fields[ENTRIES[entry].field];
}

static gboolean
is_changed (PursuitPlanTarget *self, PursuitPlanEntry entry)
{
  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->rows[entry])), self->shown[entry]);
}

/* What is written for the target, as our growth. */
static gboolean
read_goal (PursuitPlanTarget *self, const char *text, PursuitValue *value, GError **error)
{
  gint64 goal;

  if (*text == '\0')
    return pursuit_field_parse_text (field_of (PURSUIT_PLAN_ENTRY_GROWTH), "", NULL, value, error);
  if (!pursuit_money_parse (text, -1, self->currency, &goal) || goal < 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” is not an amount."), text);
      return FALSE;
    }
  g_autofree char *growth = g_strdup_printf ("%.17g", (double) goal / (double) self->base - 1);
  return pursuit_field_parse_text (field_of (PURSUIT_PLAN_ENTRY_GROWTH), growth, NULL, value, error);
}

static gboolean
read_entry (PursuitPlanTarget *self, PursuitPlanEntry entry, PursuitValue *value, GError **error)
{
  g_autofree char *text =
      g_strstrip (pursuit_number_from_entry (gtk_editable_get_text (GTK_EDITABLE (self->rows[entry]))));

  if (entry == PURSUIT_PLAN_ENTRY_GOAL)
    return read_goal (self, text, value, error);
  if (ENTRIES[entry].percent && *text != '\0')
    {
      char *sign = g_str_has_suffix (text, "%") ? strrchr (text, '%') : NULL;
      if (sign != NULL)
        *sign = '\0';
      g_autofree char *percent = g_strconcat (g_strstrip (text), "%", NULL);
      return pursuit_field_parse_text (field_of (entry), percent, NULL, value, error);
    }
  return pursuit_field_parse_text (field_of (entry), text, self->currency, value, error);
}

/* Keeps what is written in a row. Returns: FALSE when it cannot be, which is told below the row */
static gboolean
keep (PursuitPlanTarget *self, PursuitPlanEntry entry)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAN_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PursuitValue) value = { 0 };

  if (!is_changed (self, entry))
    return TRUE;
  if (!read_entry (self, entry, &value, &error))
    {
      pursuit_form_row_tell (self->rows[entry], error->message);
      return FALSE;
    }
  g_free (self->shown[entry]);
  self->shown[entry] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows[entry])));
  pursuit_fields_set_value (fields, ENTRIES[entry].field, &value);
  command = pursuit_command_set_fields (self->plan_id, 0, fields);
  pursuit_plan_window_run (pursuit_plan_window_of (self), command, self->rows[entry]);
  return TRUE;
}

static PursuitPlanEntry
entry_of (PursuitPlanTarget *self, GtkWidget *row)
{
  PursuitPlanEntry entry = 0;

  while (self->rows[entry] != row)
    entry++;
  return entry;
}

static void
activated_cb (PursuitPlanTarget *self, GtkWidget *row)
{
  keep (self, entry_of (self, row));
}

static void
left_cb (PursuitPlanTarget *self, GtkEventController *focus)
{
  keep (self, entry_of (self, gtk_event_controller_get_widget (focus)));
}

/* Building */

static void
add_entry (PursuitPlanTarget *self, GtkWidget *group, PursuitPlanEntry entry)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (ENTRIES[entry].title));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  self->rows[entry] = row;
  self->shown[entry] = g_strdup ("");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* A sentence at the end of a group. */
static GtkWidget *
add_sentence (GtkWidget *group)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_add_css_class (label, "caption");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
  return label;
}

static void
say (GtkWidget *label, const char *sentence, gboolean warning)
{
  gtk_label_set_text (GTK_LABEL (label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (label, sentence != NULL);
  if (warning)
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_remove_css_class (label, "warning");
}

static GtkWidget *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_hexpand (group, TRUE);
  gtk_widget_set_valign (group, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
build (PursuitPlanTarget *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *target = add_group (box, _ ("Target"));
  GtkWidget *presales = add_group (box, _ ("Pre-Sales")), *aftersales = add_group (box, _ ("After-Sales"));

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  self->base_row = adw_action_row_new ();
  self->base_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->base_label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->base_row), _ ("Last year"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->base_row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->base_row), self->base_label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (target), self->base_row);
  for (PursuitPlanEntry entry = 0; entry < PURSUIT_N_PLAN_ENTRIES; entry++)
    add_entry (self,
               entry <= PURSUIT_PLAN_ENTRY_GOAL            ? target
               : entry <= PURSUIT_PLAN_ENTRY_PRESALES_LOAD ? presales
                                                           : aftersales,
               entry);
  self->floor = add_sentence (target);
  self->presales = add_sentence (presales);
  self->aftersales = add_sentence (aftersales);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Showing */

static char *
percent_text (double share)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (share)
             ? g_strdup ("")
             : pursuit_number_to_entry (g_ascii_formatd (buffer, sizeof buffer, "%.6g", 100 * share));
}

static char *
number_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (number) ? g_strdup ("")
                        : pursuit_number_to_entry (g_ascii_formatd (buffer, sizeof buffer, "%.6g", number));
}

/* Nothing where there is no amount. */
static char *
amount_text (gint64 minor, const char *currency)
{
  return minor > 0 ? pursuit_money_format (minor, currency) : g_strdup ("");
}

/* What is being written stays. */
static void
show_entry (PursuitPlanTarget *self, PursuitPlanEntry entry, char *text, gboolean writable)
{
  gboolean changed = is_changed (self, entry);

  g_free (self->shown[entry]);
  self->shown[entry] = text;
  if (!changed)
    gtk_editable_set_text (GTK_EDITABLE (self->rows[entry]), text);
  gtk_editable_set_editable (GTK_EDITABLE (self->rows[entry]), writable);
}

static void
show_base (PursuitPlanTarget *self, const PursuitPlanBook *book)
{
  g_autofree char *amount = pursuit_money_format (self->base, book->currency);
  g_autofree char *expected = pursuit_money_format_short (book->expected, book->currency);
  /* Translators: an amount of what is not won yet */
  g_autofree char *part = g_strdup_printf (_ ("%s of it is still expected"), expected);

  g_autofree char *unrated =
      g_strdup_printf (ngettext ("Without %u deal in a currency of which no exchange rate is known",
                                 "Without %u deals in currencies of which no exchange rate is known",
                                 book->n_unrated),
                       book->n_unrated);

  gtk_label_set_text (GTK_LABEL (self->base_label), amount);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->base_row), book->n_unrated > 0  ? unrated
                                                                : book->expected > 0 ? part
                                                                : self->base > 0     ? _ ("What was won")
                                                                                     : _ ("Nothing was won"));
}

/** pursuit_plan_target_set_book: shows a plan; what is being written stays. */
void
pursuit_plan_target_set_book (PursuitPlanTarget *self, const PursuitPlanBook *book, gboolean writable)
{
  gint64 targets[PURSUIT_PLAN_MONTHS], goal, planned;
  gboolean under, few;

  g_return_if_fail (PURSUIT_IS_PLAN_TARGET (self) && book != NULL);

  self->plan_id = book->id;
  self->base = pursuit_plan_sum (book->base, PURSUIT_PLAN_MONTHS);
  g_strlcpy (self->currency, book->currency, sizeof self->currency);
  pursuit_plan_book_get_targets (book, targets);
  goal = pursuit_plan_book_get_goal (book);
  planned = goal >= 0 ? goal : pursuit_plan_sum (targets, PURSUIT_PLAN_MONTHS);
  show_base (self, book);
  show_entry (self, PURSUIT_PLAN_ENTRY_MARKET_GROWTH, percent_text (book->market_growth), writable);
  show_entry (self, PURSUIT_PLAN_ENTRY_GROWTH, percent_text (book->growth), writable);
  show_entry (self, PURSUIT_PLAN_ENTRY_GOAL, amount_text (goal, book->currency), writable);
  show_entry (self, PURSUIT_PLAN_ENTRY_PRESALES, number_text (book->presales), writable);
  show_entry (self, PURSUIT_PLAN_ENTRY_PRESALES_LOAD, amount_text (book->presales_load, book->currency),
              writable);
  show_entry (self, PURSUIT_PLAN_ENTRY_AFTERSALES, number_text (book->aftersales), writable);
  show_entry (self, PURSUIT_PLAN_ENTRY_AFTERSALES_LOAD, amount_text (book->aftersales_load, book->currency),
              writable);
  /* without last year there is nothing that our growth could be told from */
  gtk_widget_set_visible (self->rows[PURSUIT_PLAN_ENTRY_GOAL], self->base > 0);
  g_autofree char *floor = pursuit_plan_words_floor (book, planned, &under);
  say (self->floor, floor, under);
  g_autofree char *presales = pursuit_plan_words_people (planned, book->presales_load, book->presales, &few);
  say (self->presales, presales, few);
  g_autofree char *aftersales =
      pursuit_plan_words_people (planned, book->aftersales_load, book->aftersales, &few);
  say (self->aftersales, aftersales, few);
}

/** pursuit_plan_target_flush: keeps what is written; %FALSE when some cannot be, which is told. */
gboolean
pursuit_plan_target_flush (PursuitPlanTarget *self)
{
  gboolean all = TRUE;

  g_return_val_if_fail (PURSUIT_IS_PLAN_TARGET (self), FALSE);

  for (PursuitPlanEntry entry = 0; entry < PURSUIT_N_PLAN_ENTRIES; entry++)
    all &= keep (self, entry);
  return all;
}

/** pursuit_plan_target_get_row: (transfer none): where @entry is written. */
GtkWidget *
pursuit_plan_target_get_row (PursuitPlanTarget *self, PursuitPlanEntry entry)
{
  g_return_val_if_fail (PURSUIT_IS_PLAN_TARGET (self) && entry < PURSUIT_N_PLAN_ENTRIES, NULL);

  return self->rows[entry];
}

static void
pursuit_plan_target_finalize (GObject *object)
{
  for (guint i = 0; i < PURSUIT_N_PLAN_ENTRIES; i++)
    g_free (PURSUIT_PLAN_TARGET (object)->shown[i]);

  G_OBJECT_CLASS (pursuit_plan_target_parent_class)->finalize (object);
}

static void
pursuit_plan_target_class_init (PursuitPlanTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_plan_target_finalize;
}

static void
pursuit_plan_target_init (PursuitPlanTarget *self)
{
  build (self);
}

/** pursuit_plan_target_new: (transfer floating): the rows without a plan. */
GtkWidget *
pursuit_plan_target_new (void)
{
  return g_object_new (PURSUIT_TYPE_PLAN_TARGET, NULL);
}
