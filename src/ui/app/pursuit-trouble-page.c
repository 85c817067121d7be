/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTroublePage:
 *
 * Says why a database cannot be opened, and offers what can be done about it. Nothing on this page changes
 * the file.
 */

#include "pursuit-trouble-page.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-error.h"

struct _PursuitTroublePage
{
  AdwBin parent_instance;

  PursuitApplication *application; /* unowned; it outlives its windows */
  char *path;

  AdwStatusPage *status;
  GtkLabel *file;
  GtkButton *retry;
  GtkButton *look;
  GtkButton *begin;
  GtkButton *restore;
};

G_DEFINE_FINAL_TYPE (PursuitTroublePage, pursuit_trouble_page, ADW_TYPE_BIN)

/** What the page offers beside opening another database. */
typedef enum
{
  OFFER_RETRY = 1 << 0,   /* the cause may go away by itself or by the user's doing */
  OFFER_LOOK = 1 << 1,    /* opening for reading only may work */
  OFFER_RESTORE = 1 << 2, /* a backup in its place would help */
  OFFER_BEGIN = 1 << 3,   /* there is no file that a new database could harm */
} Offers;

static const struct
{
  PursuitStoreErrorCode code;
  const char *title;
  const char *icon;
  Offers offers;
} troubles[] = {
  { PURSUIT_STORE_ERROR_LOCKED, N_ ("The database is already open"), "changes-prevent-symbolic",
    OFFER_RETRY | OFFER_LOOK },
  { PURSUIT_STORE_ERROR_NEWER, N_ ("The database needs a newer Pursuit"),
    "software-update-available-symbolic", 0 },
  { PURSUIT_STORE_ERROR_NOT_DATABASE, N_ ("This is not a database of Pursuit"), "dialog-question-symbolic",
    OFFER_RESTORE },
  { PURSUIT_STORE_ERROR_DAMAGED, N_ ("The database is damaged"), "dialog-error-symbolic",
    OFFER_RETRY | OFFER_RESTORE },
  { PURSUIT_STORE_ERROR_FULL, N_ ("The disk is full"), "drive-harddisk-symbolic", OFFER_RETRY | OFFER_LOOK },
  { PURSUIT_STORE_ERROR_PERMISSION, N_ ("The database cannot be accessed"), "changes-prevent-symbolic",
    OFFER_RETRY | OFFER_LOOK },
  { PURSUIT_STORE_ERROR_MISSING, N_ ("There is no such database"), "dialog-question-symbolic",
    OFFER_RETRY | OFFER_RESTORE | OFFER_BEGIN },
  { PURSUIT_STORE_ERROR_EXISTS, N_ ("There is such a file already"), "dialog-warning-symbolic", 0 },
};

static gsize
find_trouble (const GError *error)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_error_matches (error, PURSUIT_STORE_ERROR, troubles[i].code))
      break;
  return i;
}

static void
retry_cb (PursuitTroublePage *self)
{
  pursuit_application_open (self->application, self->path, PURSUIT_OPEN_ELSE_READ_ONLY);
}

static void
look_cb (PursuitTroublePage *self)
{
  pursuit_application_open (self->application, self->path, PURSUIT_OPEN_READ_ONLY);
}

static void
begin_cb (PursuitTroublePage *self)
{
  pursuit_application_start (self->application);
}

static void
pursuit_trouble_page_finalize (GObject *object)
{
  g_free (PURSUIT_TROUBLE_PAGE (object)->path);

  G_OBJECT_CLASS (pursuit_trouble_page_parent_class)->finalize (object);
}

static void
pursuit_trouble_page_class_init (PursuitTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_trouble_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/app/pursuit-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, PursuitTroublePage, file);
  gtk_widget_class_bind_template_child (widget_class, PursuitTroublePage, retry);
  gtk_widget_class_bind_template_child (widget_class, PursuitTroublePage, look);
  gtk_widget_class_bind_template_child (widget_class, PursuitTroublePage, begin);
  gtk_widget_class_bind_template_child (widget_class, PursuitTroublePage, restore);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
}

static void
pursuit_trouble_page_init (PursuitTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_trouble_page_new:
 * @path: the file
 * @error: why it cannot be opened
 *
 * Returns: (transfer floating): the page; what is chosen on it is done by @application
 */
PursuitTroublePage *
pursuit_trouble_page_new (PursuitApplication *application, const char *path, const GError *error)
{
  PursuitTroublePage *self;
  gsize trouble = find_trouble (error);
  gboolean known = trouble < G_N_ELEMENTS (troubles);
  Offers offers = known ? troubles[trouble].offers : OFFER_RETRY;
  g_autofree char *description = g_markup_escape_text (error->message, -1);
  g_autofree char *file = g_filename_display_name (path);

  g_return_val_if_fail (PURSUIT_IS_APPLICATION (application), NULL);

  self = g_object_new (PURSUIT_TYPE_TROUBLE_PAGE, NULL);
  self->application = application;
  self->path = g_strdup (path);
  adw_status_page_set_title (self->status, pursuit_trouble_title (error));
  adw_status_page_set_description (self->status, description);
  adw_status_page_set_icon_name (self->status, known ? troubles[trouble].icon : "dialog-error-symbolic");
  gtk_label_set_text (self->file, file);
  gtk_widget_set_visible (GTK_WIDGET (self->retry), offers & OFFER_RETRY);
  gtk_widget_set_visible (GTK_WIDGET (self->look), offers & OFFER_LOOK);
  gtk_widget_set_visible (GTK_WIDGET (self->begin), offers & OFFER_BEGIN);
  gtk_widget_set_visible (GTK_WIDGET (self->restore), offers & OFFER_RESTORE);
  return self;
}

/** pursuit_trouble_title: the short name, translated, of why a database cannot be opened. */
const char *
pursuit_trouble_title (const GError *error)
{
  gsize trouble = find_trouble (error);

  return trouble < G_N_ELEMENTS (troubles) ? _ (troubles[trouble].title)
                                           : _ ("The database cannot be opened");
}
