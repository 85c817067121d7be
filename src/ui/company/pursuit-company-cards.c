/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the cards of a company's page say: its file, competitors inside, its group, how its grade rose and
 * fell, its history. */

#include "pursuit-company-cards.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company.h"
#include "pursuit-day.h"
#include "pursuit-money.h"
#include "pursuit-parse.h"
#include "pursuit-product-in-use.h"
#include "pursuit-rival-tie.h"
#include "pursuit-text.h"

#define MAX_CHARS 160

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

/**
 * pursuit_company_card_add_line:
 * @subtitle: (nullable)
 * @callback: (nullable): called with @object and the button when the line is clicked
 * @record: (nullable): what the line is about: the button's data “record”
 *
 * Appends a line of two rows.
 *
 * Returns: (transfer none): the box of the line, to which buttons can be appended
 */
GtkWidget *
pursuit_company_card_add_line (PursuitSection *card,
                               const char *title,
                               const char *subtitle,
                               GCallback callback,
                               gpointer object,
                               PursuitRecord *record)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_label (title ? title : "", FALSE));
  if (subtitle != NULL && *subtitle != '\0')
    gtk_box_append (GTK_BOX (texts), make_label (subtitle, TRUE));
  gtk_widget_set_hexpand (texts, TRUE);
  if (callback != NULL)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), texts);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "company-line");
      gtk_widget_set_hexpand (button, TRUE);
      if (record != NULL)
        g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
      g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      title ? title : "", -1);
      texts = button;
    }
  gtk_box_append (GTK_BOX (line), texts);
  pursuit_section_add (card, line);
  return line;
}

/* What @company has in @index, if it is known. */
static void
add_field (PursuitSection *card, PursuitRecord *company, guint index, PursuitDay today)
{
  const PursuitField *field = &PURSUIT_COMPANY_ENTITY.fields[index];
  const char *currency = pursuit_record_get_text (company, PURSUIT_COMPANY_CURRENCY);
  g_autofree char *text =
      pursuit_record_is_set (company, index)
          ? pursuit_value_to_display (field, pursuit_record_get_value (company, index), currency, today)
          : NULL;

  if (!pursuit_text_is_blank (text))
    pursuit_section_add_pair (card, pursuit_field_get_label (field), text);
}

/** pursuit_company_cards_show_file: what is known of @company itself. */
void
pursuit_company_cards_show_file (PursuitSection *card, PursuitRecord *company, PursuitDay today)
{
  static const guint fields[] = {
    PURSUIT_COMPANY_INDUSTRY,     PURSUIT_COMPANY_REGION,      PURSUIT_COMPANY_NATURE,
    PURSUIT_COMPANY_SIZE_CLASS,   PURSUIT_COMPANY_VALUE_CLASS, PURSUIT_COMPANY_BUSINESS,
    PURSUIT_COMPANY_FINANCES,     PURSUIT_COMPANY_SPEND,       PURSUIT_COMPANY_OUR_SHARE,
    PURSUIT_COMPANY_REVENUE,      PURSUIT_COMPANY_EMPLOYEES,   PURSUIT_COMPANY_FOUNDED,
    PURSUIT_COMPANY_PHONE,        PURSUIT_COMPANY_EMAIL,       PURSUIT_COMPANY_WEBSITE,
    PURSUIT_COMPANY_ADDRESS,      PURSUIT_COMPANY_CREDIT_CODE, PURSUIT_COMPANY_OWNER,
    PURSUIT_COMPANY_LAST_CONTACT, PURSUIT_COMPANY_KNOWN_NONE,  PURSUIT_COMPANY_NOTES,
  };
  g_autoptr (GArray) custom = pursuit_custom_fields_list (&PURSUIT_COMPANY_ENTITY);

  pursuit_section_clear (card);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (card, company, fields[i], today);
  for (guint i = 0; i < custom->len; i++)
    add_field (card, company, g_array_index (custom, guint, i), today);
}

/* What is known of one competitor at a company. */
typedef struct
{
  GString *what;
  GString *who;
  gint64 sum;
  guint n_rated;
} Rival;

static void
rival_free (gpointer data)
{
  Rival *rival = data;

  g_string_free (rival->what, TRUE);
  g_string_free (rival->who, TRUE);
  g_free (rival);
}

static Rival *
find_rival (GHashTable *rivals, GPtrArray *names, const char *name)
{
  Rival *rival = g_hash_table_lookup (rivals, name);

  if (rival != NULL)
    return rival;
  rival = g_new0 (Rival, 1);
  rival->what = g_string_new (NULL);
  rival->who = g_string_new (NULL);
  g_hash_table_insert (rivals, g_strdup (name), rival);
  g_ptr_array_add (names, g_strdup (name));
  return rival;
}

static void
append (GString *line, const char *text)
{
  if (text != NULL && *text != '\0' && strstr (line->str, text) == NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
}

/** pursuit_company_cards_show_rivals: the map of competitors inside: their products with how content the
 * customer is, their salespeople, and whom these know. @products and @ties may be %NULL. */
void
pursuit_company_cards_show_rivals (PursuitSection *card, GPtrArray *products, GPtrArray *ties)
{
  g_autoptr (GHashTable) rivals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rival_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  pursuit_section_clear (card);
  for (guint i = 0; products != NULL && i < products->len; i++)
    {
      PursuitRecord *product = products->pdata[i];
      const char *supplier = pursuit_record_get_text (product, PURSUIT_PRODUCT_IN_USE_SUPPLIER);
      gint64 content = pursuit_record_get_int (product, PURSUIT_PRODUCT_IN_USE_SATISFACTION);
      if (supplier == NULL || pursuit_record_get_int (product, PURSUIT_PRODUCT_IN_USE_OURS))
        continue;
      Rival *rival = find_rival (rivals, names, supplier);
      append (rival->what, pursuit_record_get_text (product, PURSUIT_PRODUCT_IN_USE_PRODUCT));
      append (rival->who, pursuit_record_get_text (product, PURSUIT_PRODUCT_IN_USE_CONTACT));
      append (rival->who, pursuit_record_get_text (product, PURSUIT_PRODUCT_IN_USE_CONTACT_STYLE));
      append (rival->who, pursuit_record_get_text (product, PURSUIT_PRODUCT_IN_USE_CONTACT_RELATIONS));
      rival->sum += content;
      rival->n_rated += content > 0;
    }
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      PursuitRecord *tie = ties->pdata[i];
      const char *contact = pursuit_record_get_text (tie, PURSUIT_RIVAL_TIE_CONTACT);
      const char *person = pursuit_record_get_text (tie, PURSUIT_RIVAL_TIE_PERSON);
      Rival *rival = find_rival (rivals, names, pursuit_record_get_text (tie, PURSUIT_RIVAL_TIE_COMPETITOR));
      /* Translators: a competitor's salesperson, then a person of the customer */
      g_autofree char *knows = contact != NULL ? g_strdup_printf (_ ("%s knows %s"), contact, person)
                                               /* Translators: %s is a person of the customer */
                                               : g_strdup_printf (_ ("knows %s"), person);
      append (rival->who, knows);
    }
  for (guint i = 0; i < names->len; i++)
    {
      const Rival *rival = g_hash_table_lookup (rivals, names->pdata[i]);
      g_autofree char *title =
          rival->n_rated > 0
              /* Translators: a competitor, then how content the customer is with its products */
              ? g_strdup_printf (_ ("%s — satisfaction %.1f of 5"), (const char *) names->pdata[i],
                                 (double) rival->sum / rival->n_rated)
              : g_strdup (names->pdata[i]);
      g_autofree char *rest =
          g_strdup_printf ("%s%s%s", rival->what->str, rival->what->len && rival->who->len ? " · " : "",
                           rival->who->str);
      pursuit_company_card_add_line (card, title, rest, NULL, NULL, NULL);
    }
  if (names->len == 0)
    pursuit_section_add_text (card, _ ("No competitor is known to be inside."), "dim-label");
}

/* “¥2.2 M open · ¥1.1 M weighted · ¥0.3 M won” in the home currency, and of each without a rate. */
static char *
word_sums (GArray *sums)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < sums->len; i++)
    {
      const PursuitDealSum *sum = &g_array_index (sums, PursuitDealSum, i);
      g_autofree char *open = pursuit_money_format_short (sum->open, sum->currency);
      g_autofree char *weighted = pursuit_money_format_short (sum->weighted, sum->currency);
      g_autofree char *won = pursuit_money_format_short (sum->won, sum->currency);
      /* Translators: three amounts of deals */
      g_autofree char *text = g_strdup_printf (_ ("%s open · %s weighted · %s won"), open, weighted, won);
      g_string_append_printf (line, "%s%s", i > 0 ? "; " : "", text);
    }
  return g_string_free (line, FALSE);
}

/** pursuit_company_cards_show_group: the companies of the group as a tree, each with what its deals come to,
 * and the total; @callback is called with @object and a button whose data “company-id” says which one. */
void
pursuit_company_cards_show_group (PursuitSection *card,
                                  const PursuitCompanyGroup *group,
                                  gint64 company_id,
                                  GCallback callback,
                                  gpointer object)
{
  g_autofree char *total = word_sums (group->totals);

  pursuit_section_clear (card);
  if (group->members->len > 1)
    pursuit_section_add_text (card, total, "company-total");
  for (guint i = 0; group->members->len > 1 && i < group->members->len; i++)
    {
      const PursuitGroupMember *member = group->members->pdata[i];
      g_autofree char *sums = word_sums (member->sums);
      gboolean itself = member->id == company_id;
      GtkWidget *line =
          pursuit_company_card_add_line (card, member->name, sums, itself ? NULL : callback, object, NULL);
      gint64 id = member->id;

      g_object_set_data_full (G_OBJECT (gtk_widget_get_first_child (line)), "company-id",
                              g_memdup2 (&id, sizeof id), g_free);
      gtk_widget_set_margin_start (line, (int) (member->depth * 18 + (itself ? 10 : 0)));
      if (itself)
        gtk_widget_add_css_class (line, "heading");
    }
  if (group->members->len <= 1)
    pursuit_section_add_text (card, _ ("It stands alone: neither a parent nor subsidiaries are known."),
                              "dim-label");
}

/* A rise, a fall, or the first grade. */
static char *
word_grade_step (const PursuitGradeStep *step)
{
  const char *to = step->to != NULL ? step->to : "—";

  if (step->from == NULL || step->to == NULL)
    /* Translators: %s is a grade, A to D */
    return g_strdup_printf (_ ("Graded %s"), to);
  return g_strdup_printf (strcmp (to, step->from) < 0 ? _ ("Rise: %s → %s") : _ ("Fall: %s → %s"), step->from,
                          to);
}

/** pursuit_company_cards_show_grades: @steps: (element-type PursuitGradeStep): how the grade rose and fell,
 * the latest first. */
void
pursuit_company_cards_show_grades (PursuitSection *card, GPtrArray *steps)
{
  pursuit_section_clear (card);
  for (guint i = 0; i < steps->len; i++)
    {
      const PursuitGradeStep *step = steps->pdata[i];
      gboolean said = g_str_equal (step->kind, "said"), confirmed = g_str_equal (step->kind, "confirmed");
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *title = word_grade_step (step);
      g_autofree char *day = pursuit_day_format_long (step->day);
      g_autofree char *reason = step->reason ? pursuit_text_for_display (step->reason, MAX_CHARS) : NULL;

      g_string_append_printf (line, "%s · %s", day,
                              said        ? _ ("given by hand")
                              : confirmed ? _ ("by the rule, confirmed")
                                          : _ ("by the rule"));
      if (step->by != NULL && (said || confirmed))
        g_string_append_printf (line, " · %s", step->by);
      if (reason != NULL)
        g_string_append_printf (line, " · %s", reason);
      if (step->undone)
        g_string_append_printf (line, " · %s", _ ("undone"));
      pursuit_company_card_add_line (card, title, line->str, NULL, NULL, NULL);
    }
  if (steps->len == 0)
    pursuit_section_add_text (card, _ ("Its grade has not changed yet."), "dim-label");
}

/** pursuit_company_cards_show_history: @entries: (element-type PursuitHistoryEntry): the latest first. */
void
pursuit_company_cards_show_history (PursuitSection *card, GPtrArray *entries)
{
  pursuit_section_clear (card);
  for (guint i = 0; i < entries->len; i++)
    {
      const PursuitHistoryEntry *entry = entries->pdata[i];
      g_autofree char *when = pursuit_moment_format (entry->at_ms);
      g_autofree char *who = g_strdup_printf ("%s%s%s%s%s", when, *entry->actor ? " · " : "", entry->actor,
                                              entry->undone ? " · " : "", entry->undone ? _ ("undone") : "");
      pursuit_company_card_add_line (card, entry->label, who, NULL, NULL, NULL);
    }
}
