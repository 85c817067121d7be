/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPage:
 *
 * What all pages of the window share. A page is made when it is first shown, with its construct-only property
 * `session`; it brings the widgets that stand at the start and the end of the header bar while it is shown.
 *
 * The signal ::ready says, once, that the page's first rows are there: the window waits for it, a quarter of
 * a second at most, before it shows itself.
 *
 * To add a page: derive from this class (in a template, parent="PursuitPage"; set the properties header-start
 * and header-end there or in init) and add one line to the table in pursuit-window.c.
 */

#include "pursuit-page.h"

#include <glib/gi18n-lib.h>

#include "pursuit-bin-layout.h"

typedef struct
{
  PursuitSession *session;
  GtkWidget *header_start;
  GtkWidget *header_end;
  GtkWidget *lists;
  char *title;
  char *search_text;
  gboolean ready;
} PursuitPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PursuitPage, pursuit_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_HEADER_START,
  PROP_HEADER_END,
  PROP_TITLE,
  N_PROPS
};
static GParamSpec *pspecs[N_PROPS];

enum
{
  READY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
set_widget (GtkWidget **place, GtkWidget *widget)
{
  if (*place == widget)
    return FALSE;
  g_clear_object (place);
  *place = widget ? g_object_ref_sink (widget) : NULL;
  return TRUE;
}

static void
pursuit_page_dispose (GObject *object)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (PURSUIT_PAGE (object));

  g_clear_object (&priv->header_start);
  g_clear_object (&priv->header_end);
  g_clear_object (&priv->lists);

  G_OBJECT_CLASS (pursuit_page_parent_class)->dispose (object);
}

static void
pursuit_page_finalize (GObject *object)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (PURSUIT_PAGE (object));

  g_clear_object (&priv->session);
  g_free (priv->title);
  g_free (priv->search_text);

  G_OBJECT_CLASS (pursuit_page_parent_class)->finalize (object);
}

static void
pursuit_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (PURSUIT_PAGE (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, priv->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, priv->header_end);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pursuit_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PursuitPage *self = PURSUIT_PAGE (object);
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_HEADER_START:
      pursuit_page_set_header_start (self, g_value_get_object (value));
      break;
    case PROP_HEADER_END:
      pursuit_page_set_header_end (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      pursuit_page_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pursuit_page_class_init (PursuitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_page_dispose;
  object_class->finalize = pursuit_page_finalize;
  object_class->get_property = pursuit_page_get_property;
  object_class->set_property = pursuit_page_set_property;

  pspecs[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, PURSUIT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_HEADER_START] =
      g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_HEADER_END] =
      g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pursuit_page_init (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  priv->search_text = g_strdup ("");
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pursuit_bin_layout_new ());
}

/**
 * pursuit_page_get_session:
 *
 * Returns: (transfer none): the open database that the page shows
 */
PursuitSession *
pursuit_page_get_session (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  return priv->session;
}

/** pursuit_page_get_header_start: the widget at the left of the header bar while the page is shown, or %NULL.
 */
GtkWidget *
pursuit_page_get_header_start (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  return priv->header_start;
}

/**
 * pursuit_page_set_header_start:
 * @widget: (nullable) (transfer floating): what stands at the left of the header bar while the page is shown:
 *   one button, or a GtkBox of several with 6 pixels between them
 */
void
pursuit_page_set_header_start (PursuitPage *self, GtkWidget *widget)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_if_fail (PURSUIT_IS_PAGE (self));

  if (set_widget (&priv->header_start, widget))
    g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_HEADER_START]);
}

/** pursuit_page_get_header_end: the widget right of the search field while the page is shown, or %NULL. */
GtkWidget *
pursuit_page_get_header_end (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  return priv->header_end;
}

/**
 * pursuit_page_set_header_end:
 * @widget: (nullable) (transfer floating): what stands between the search field and the main menu, for
 * example the page's own menu button
 */
void
pursuit_page_set_header_end (PursuitPage *self, GtkWidget *widget)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_if_fail (PURSUIT_IS_PAGE (self));

  if (set_widget (&priv->header_end, widget))
    g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_HEADER_END]);
}

/** pursuit_page_get_lists: (transfer none) (nullable): what the sidebar shows below the pages. */
GtkWidget *
pursuit_page_get_lists (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  return priv->lists;
}

/**
 * pursuit_page_set_lists:
 * @widget: (nullable) (transfer floating): what stands in the sidebar below the pages while this one is shown
 *   there, in place of the views of the board: the page's own lists; set while the page is constructed
 */
void
pursuit_page_set_lists (PursuitPage *self, GtkWidget *widget)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_if_fail (PURSUIT_IS_PAGE (self));

  set_widget (&priv->lists, widget);
}

/** pursuit_page_get_title: (nullable): what the header bar says while the page is shown, if not its name. */
const char *
pursuit_page_get_title (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  return priv->title;
}

/**
 * pursuit_page_set_title:
 * @title: (nullable): what the header bar says while the page is shown; %NULL for the page's own name
 */
void
pursuit_page_set_title (PursuitPage *self, const char *title)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_if_fail (PURSUIT_IS_PAGE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_TITLE]);
}

/** pursuit_page_is_ready: whether the page has its first rows. */
gboolean
pursuit_page_is_ready (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), FALSE);

  return priv->ready;
}

/** pursuit_page_set_ready: the page has its first rows, or knows that it has none; called by the page itself.
 */
void
pursuit_page_set_ready (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_if_fail (PURSUIT_IS_PAGE (self));

  if (priv->ready)
    return;
  priv->ready = TRUE;
  g_signal_emit (self, signals[READY], 0);
}

/** pursuit_page_can_create: whether pursuit_page_create() does something. */
gboolean
pursuit_page_can_create (PursuitPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE (self), FALSE);

  return PURSUIT_PAGE_GET_CLASS (self)->create != NULL;
}

/** pursuit_page_can_search: whether pursuit_page_search() does something; else the field is not shown. */
gboolean
pursuit_page_can_search (PursuitPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE (self), FALSE);

  return PURSUIT_PAGE_GET_CLASS (self)->search != NULL;
}

/** pursuit_page_get_search_hint: what the search field says while it is empty, translated. */
const char *
pursuit_page_get_search_hint (PursuitPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  const char *hint = PURSUIT_PAGE_GET_CLASS (self)->search_hint;
  return hint != NULL ? _ (hint) : _ ("Search titles, companies and people");
}

/** pursuit_page_activate: the window tells the page that it is shown now. */
void
pursuit_page_activate (PursuitPage *self)
{
  g_return_if_fail (PURSUIT_IS_PAGE (self));

  if (PURSUIT_PAGE_GET_CLASS (self)->activate)
    PURSUIT_PAGE_GET_CLASS (self)->activate (self);
}

/** pursuit_page_create: begins a new record of the page's kind. */
void
pursuit_page_create (PursuitPage *self)
{
  g_return_if_fail (PURSUIT_IS_PAGE (self));

  if (PURSUIT_PAGE_GET_CLASS (self)->create)
    PURSUIT_PAGE_GET_CLASS (self)->create (self);
}

/** pursuit_page_search: shows what matches @text only; "" shows all. */
void
pursuit_page_search (PursuitPage *self, const char *text)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_if_fail (PURSUIT_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (priv->search_text, text))
    return;
  g_free (priv->search_text);
  priv->search_text = g_strdup (text);
  if (PURSUIT_PAGE_GET_CLASS (self)->search)
    PURSUIT_PAGE_GET_CLASS (self)->search (self, text);
}

/** pursuit_page_get_search_text: what pursuit_page_search() was given last; never %NULL. */
const char *
pursuit_page_get_search_text (PursuitPage *self)
{
  PursuitPagePrivate *priv = pursuit_page_get_instance_private (self);

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  return priv->search_text;
}

/** pursuit_page_show_record: opens the record @id on the page. */
void
pursuit_page_show_record (PursuitPage *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_PAGE (self));

  if (PURSUIT_PAGE_GET_CLASS (self)->show_record)
    PURSUIT_PAGE_GET_CLASS (self)->show_record (self, id);
}

/** pursuit_page_focus_record: gives the focus to the record @id where the page lists it; whether it did. */
gboolean
pursuit_page_focus_record (PursuitPage *self, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE (self), FALSE);

  return PURSUIT_PAGE_GET_CLASS (self)->focus_record != NULL &&
         PURSUIT_PAGE_GET_CLASS (self)->focus_record (self, id);
}

/* Keys */

/* The keys of a page that is not shown belong to the one that is. */
static gboolean
key_cb (GtkWidget *page, GVariant *action, gpointer unused)
{
  return gtk_widget_get_mapped (page) &&
         gtk_widget_activate_action (page, g_variant_get_string (action, NULL), NULL);
}

/**
 * pursuit_page_add_keys:
 * @keys: actions that the page has, and the keys for them
 *
 * The keys work wherever the focus is, also on a button of the header bar, as long as the page is shown.
 *
 * Returns: (transfer none): what holds them, to which others may be added
 */
GtkShortcutController *
pursuit_page_add_keys (PursuitPage *self, const PursuitPageKey *keys, guint n_keys)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_return_val_if_fail (PURSUIT_IS_PAGE (self), NULL);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < n_keys; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                gtk_callback_action_new (key_cb, NULL, NULL));
      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
  return GTK_SHORTCUT_CONTROLLER (shortcuts);
}
