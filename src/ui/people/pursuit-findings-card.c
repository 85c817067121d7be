/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitFindingsCard:
 *
 * What is wrong with the map of people: the worst first, each with an icon of its severity, its sentence, the
 * stage that waits for it, and a button for what helps. A few are shown until more are asked for.
 *
 * Signals: ::act (gpointer PursuitFindingLine): the button of a finding was pressed.
 */

#include "pursuit-findings-card.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-text.h"

/* So many are shown at first. */
#define FEW 5
/* And so many when more are asked for: a company of thousands may have as many gaps. */
#define MANY 60
#define MAX_CHARS 200
#define LINE_CHARS 20

struct _PursuitFindingsCard
{
  AdwBin parent_instance;

  gboolean wide; /* there is room for the words of the buttons */
  gboolean can_act;
  gboolean all; /* more than a few were asked for */
  PursuitPeopleReading *reading;
  GtkBox *rows;
  GtkWidget *none;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (PursuitFindingsCard, pursuit_findings_card, ADW_TYPE_BIN)

enum
{
  ACT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const struct
{
  const char *icon;
  const char *style;
  const char *label;
} SEVERITIES[] = {
  [PURSUIT_SEVERITY_DANGER] = { "dialog-error-symbolic", "danger", N_ ("Danger") },
  [PURSUIT_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warn", N_ ("Warning") },
  [PURSUIT_SEVERITY_HINT] = { "dialog-information-symbolic", "hint", N_ ("Hint") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (SEVERITIES) == PURSUIT_N_SEVERITIES);

static const char *const ACTION_ICONS[] = {
  [PURSUIT_FINDING_ACTION_ADD_PERSON] = "list-add-symbolic",
  [PURSUIT_FINDING_ACTION_SET_ROLE] = "document-edit-symbolic",
  [PURSUIT_FINDING_ACTION_LOG_VISIT] = "x-office-calendar-symbolic",
  [PURSUIT_FINDING_ACTION_MARK_INSIDER] = "pursuit-insider-symbolic",
  [PURSUIT_FINDING_ACTION_SET_ATTITUDES] = "document-edit-symbolic",
  [PURSUIT_FINDING_ACTION_SET_WEIGHTS] = "document-edit-symbolic",
  [PURSUIT_FINDING_ACTION_OPEN_RELATION] = "go-next-symbolic",
  [PURSUIT_FINDING_ACTION_NAME_PERSON] = "document-edit-symbolic",
};

G_STATIC_ASSERT (G_N_ELEMENTS (ACTION_ICONS) == PURSUIT_N_FINDING_ACTIONS);

/* The button keeps its line: the reading it belongs to lives until its rows are replaced. */
static void
clicked_cb (PursuitFindingsCard *self, GtkWidget *button)
{
  g_signal_emit (self, signals[ACT], 0, g_object_get_data (G_OBJECT (button), "finding"));
}

static GtkWidget *
make_words (PursuitFindingsCard *self, const PursuitFindingLine *line)
{
  g_autofree char *text = pursuit_text_for_display (line->text, MAX_CHARS);
  GtkWidget *box = gtk_grid_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), self->wide ? -1 : LINE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (box), label, 0, 0, 1, 1);
  if (line->node != NULL)
    {
      g_autofree char *stage = pursuit_text_for_display (line->node, MAX_CHARS);
      /* Translators: %s is a stage, which cannot be left before this is met. */
      g_autofree char *note = g_strdup_printf (_ ("Key node of %s"), stage);
      GtkWidget *node = gtk_label_new (note);

      gtk_label_set_xalign (GTK_LABEL (node), 0);
      gtk_label_set_ellipsize (GTK_LABEL (node), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (node, "dim-label");
      gtk_grid_attach (GTK_GRID (box), node, 0, 1, 1, 1);
    }
  return box;
}

static GtkWidget *
make_button (PursuitFindingsCard *self, const PursuitFindingLine *line)
{
  const char *label = pursuit_finding_action_label (line->action);
  GtkWidget *button = self->wide ? gtk_button_new_with_label (label)
                                 : gtk_button_new_from_icon_name (ACTION_ICONS[line->action]);

  if (!self->wide)
    {
      gtk_widget_add_css_class (button, "flat");
      pursuit_compat_set_tooltip (button, label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->text, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, self->can_act || line->action == PURSUIT_FINDING_ACTION_OPEN_RELATION);
  g_object_set_data (G_OBJECT (button), "finding", (gpointer) line);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (PursuitFindingsCard *self, const PursuitFindingLine *line)
{
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (SEVERITIES[line->severity].icon);

  gtk_widget_set_valign (icon, self->wide ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (SEVERITIES[line->severity].label), -1);
  gtk_grid_set_column_spacing (GTK_GRID (row), 8);
  gtk_grid_attach (GTK_GRID (row), icon, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), make_words (self, line), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), make_button (self, line), 2, 0, 1, 1);
  gtk_widget_add_css_class (row, "finding");
  gtk_widget_add_css_class (row, self->wide ? "wide" : "narrow");
  gtk_widget_add_css_class (row, SEVERITIES[line->severity].style);
  g_object_set_data (G_OBJECT (row), "button", gtk_grid_get_child_at (GTK_GRID (row), 2, 0));
  gtk_box_append (self->rows, row);
}

static void
fill (PursuitFindingsCard *self)
{
  GPtrArray *findings = self->reading != NULL ? self->reading->findings : NULL;
  guint n = findings != NULL ? findings->len : 0;
  /* one more row takes no more room than the button for it */
  guint shown = self->all ? MIN (n, MANY) : n <= FEW + 1 ? n : FEW;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < shown; i++)
    add_row (self, findings->pdata[i]);
  gtk_widget_set_visible (self->none, self->reading != NULL && n == 0);
  gtk_widget_set_visible (self->more, shown < n && !self->all);
  if (shown < n)
    {
      g_autofree char *label =
          g_strdup_printf (ngettext ("Show %u More", "Show %u More", n - shown), n - shown);

      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
}

static void
more_cb (PursuitFindingsCard *self)
{
  self->all = TRUE;
  fill (self);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->rows)), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_findings_card_dispose (GObject *object)
{
  g_clear_pointer (&PURSUIT_FINDINGS_CARD (object)->reading, pursuit_people_reading_unref);

  G_OBJECT_CLASS (pursuit_findings_card_parent_class)->dispose (object);
}

static void
pursuit_findings_card_class_init (PursuitFindingsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_findings_card_dispose;

  signals[ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pursuit_findings_card_init (PursuitFindingsCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Gaps"));

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->none = gtk_label_new (_ ("Nothing is missing"));
  self->more = gtk_button_new ();
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->none, FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "people-group");
  adw_bin_set_child (ADW_BIN (self), box);
}

/** pursuit_findings_card_new: (transfer floating): an empty card; with @wide the buttons show their words. */
GtkWidget *
pursuit_findings_card_new (gboolean wide)
{
  PursuitFindingsCard *self = g_object_new (PURSUIT_TYPE_FINDINGS_CARD, NULL);

  self->wide = wide;
  self->can_act = TRUE;
  return GTK_WIDGET (self);
}

/** pursuit_findings_card_set_reading: shows the findings of @reading (nullable). */
void
pursuit_findings_card_set_reading (PursuitFindingsCard *self, PursuitPeopleReading *reading)
{
  g_return_if_fail (PURSUIT_IS_FINDINGS_CARD (self));

  PursuitPeopleReading *before = g_steal_pointer (&self->reading);
  self->reading = reading != NULL ? pursuit_people_reading_ref (reading) : NULL;
  fill (self);
  g_clear_pointer (&before, pursuit_people_reading_unref);
}

/** pursuit_findings_card_set_can_act: whether anything can be changed here. */
void
pursuit_findings_card_set_can_act (PursuitFindingsCard *self, gboolean can_act)
{
  g_return_if_fail (PURSUIT_IS_FINDINGS_CARD (self));

  if (self->can_act == can_act)
    return;
  self->can_act = can_act;
  fill (self);
}

/** pursuit_findings_card_count: how many findings are shown; those behind “Show More” are not. */
guint
pursuit_findings_card_count (PursuitFindingsCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_FINDINGS_CARD (self), 0);

  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/** pursuit_findings_card_get_button: (transfer none) (nullable): the button of the first finding of @code
 * that is shown. */
GtkWidget *
pursuit_findings_card_get_button (PursuitFindingsCard *self, PursuitFindingCode code)
{
  g_return_val_if_fail (PURSUIT_IS_FINDINGS_CARD (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");
      const PursuitFindingLine *line = g_object_get_data (G_OBJECT (button), "finding");

      if (line->code == code)
        return button;
    }
  return NULL;
}
