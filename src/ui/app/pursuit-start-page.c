/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitStartPage:
 *
 * What a first start without a database shows: sample data, an empty database or an import into one, in which
 * language and with which home currency. Both are guessed from the locale.
 */

#include "pursuit-start-page.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#include "pursuit-money.h"

struct _PursuitStartPage
{
  AdwBin parent_instance;

  PursuitApplication *application; /* unowned; it outlives its windows */
  AdwComboRow *language;
  AdwComboRow *currency;
};

G_DEFINE_FINAL_TYPE (PursuitStartPage, pursuit_start_page, ADW_TYPE_BIN)

static const char *const languages[] = { "en", "zh" };
/* The first is taken when the locale names none of them. */
static const char *const currencies[] = {
  "CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "SGD", "KRW", "INR", "CHF", "AUD", "CAD",
};

static guint
guess_language (void)
{
  const char *const *names = g_get_language_names ();

  return g_str_has_prefix (names[0], "zh") ? 1 : 0;
}

static guint
guess_currency (void)
{
  /* The locale's international currency symbol is "CNY " with a separator behind it. */
  const char *symbol = nl_langinfo (__INT_CURR_SYMBOL);

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (symbol && g_str_has_prefix (symbol, currencies[i]))
      return i;
  return 0;
}

static void
create (PursuitStartPage *self, PursuitSampleKind sample)
{
  g_autofree char *path = g_strdup (pursuit_application_get_path (self->application));
  PursuitCreateOptions options = {
    .sample = sample,
    .language = languages[adw_combo_row_get_selected (self->language)],
    .currency = currencies[adw_combo_row_get_selected (self->currency)],
  };

  pursuit_application_create (self->application, path, &options);
}

static void
sample_cb (PursuitStartPage *self)
{
  create (self, PURSUIT_SAMPLE_TEAM);
}

static void
empty_cb (PursuitStartPage *self)
{
  create (self, PURSUIT_SAMPLE_NONE);
}

static void
import_cb (PursuitStartPage *self)
{
  pursuit_application_import_when_open (self->application);
  create (self, PURSUIT_SAMPLE_NONE);
}

static void
pursuit_start_page_class_init (PursuitStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/app/pursuit-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, language);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, currency);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
pursuit_start_page_init (PursuitStartPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    gtk_string_list_append (names, currencies[i]);
  adw_combo_row_set_model (self->currency, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language, guess_language ());
  adw_combo_row_set_selected (self->currency, guess_currency ());
}

/** pursuit_start_page_new: the choices of a first start; what is chosen is done by @application. */
PursuitStartPage *
pursuit_start_page_new (PursuitApplication *application)
{
  PursuitStartPage *self = g_object_new (PURSUIT_TYPE_START_PAGE, NULL);

  g_return_val_if_fail (PURSUIT_IS_APPLICATION (application), NULL);

  self->application = application;
  return self;
}

/** pursuit_start_page_guess_language: "zh" in a Chinese locale, "en" in any other. */
const char *
pursuit_start_page_guess_language (void)
{
  return languages[guess_language ()];
}

/** pursuit_start_page_guess_currency: the locale's currency, or CNY when the program does not offer that one.
 */
const char *
pursuit_start_page_guess_currency (void)
{
  return currencies[guess_currency ()];
}
