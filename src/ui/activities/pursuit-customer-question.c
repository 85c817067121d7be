/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCustomerQuestion:
 *
 * “Where is the customer now?”, which every contact about a deal is asked: not asked, unchanged, or one of
 * the buying stages of the deal's process. It is there as soon as these are read, and only for what is done.
 */

#include "pursuit-customer-question.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-deal.h"
#include "pursuit-text.h"

#define MAX_CHARS 60

struct _PursuitCustomerQuestion
{
  AdwBin parent_instance;

  PursuitSession *session;
  GCancellable *reading;
  gboolean done;
  gint64 present;    /* where the customer was when it was asked last; 0 when nobody knows */
  char *name;        /* of that */
  GPtrArray *stages; /* (nullable): PursuitBuyingStage; none while the deal is not known */

  AdwComboRow *row;
};

G_DEFINE_FINAL_TYPE (PursuitCustomerQuestion, pursuit_customer_question, ADW_TYPE_BIN)

static void
update_visible (PursuitCustomerQuestion *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->done && self->stages != NULL && self->stages->len > 0);
}

/* How many answers stand before the stages. */
static guint
n_others (PursuitCustomerQuestion *self)
{
  return self->present != 0 ? 2 : 1;
}

static void
offer_answers (PursuitCustomerQuestion *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not asked"));
  if (self->present != 0)
    {
      g_autofree char *name = pursuit_text_for_display (self->name, MAX_CHARS);
      /* Translators: %s is the buying stage in which the customer was before */
      g_autofree char *unchanged = g_strdup_printf (_ ("Unchanged: %s"), name);
      gtk_string_list_append (names, unchanged);
    }
  for (guint i = 0; i < self->stages->len; i++)
    {
      const char *text = pursuit_record_get_text (self->stages->pdata[i], PURSUIT_BUYING_STAGE_NAME);
      g_autofree char *name = pursuit_text_for_display (text, MAX_CHARS);
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->row, G_LIST_MODEL (names));
  update_visible (self);
}

static void
stages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerQuestion) self = user_data;
  g_autoptr (GPtrArray) stages = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (stages == NULL)
    return;
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = g_steal_pointer (&stages);
  offer_answers (self);
}

static void
take_deal (PursuitCustomerQuestion *self, PursuitRecord *deal)
{
  g_autoptr (PursuitListSpec) stages = pursuit_list_spec_new (&PURSUIT_BUYING_STAGE_ENTITY);

  self->present = pursuit_record_get_int (deal, PURSUIT_DEAL_BUYING_STAGE_ID);
  g_free (self->name);
  self->name = g_strdup (pursuit_record_get_text (deal, PURSUIT_DEAL_BUYING_STAGE));
  pursuit_list_spec_where_int (stages, PURSUIT_BUYING_STAGE_PROCESS_ID, PURSUIT_OP_EQ,
                               pursuit_record_get_int (deal, PURSUIT_DEAL_PROCESS_ID));
  pursuit_list_spec_sort (stages, PURSUIT_BUYING_STAGE_POSITION, FALSE);
  pursuit_session_fetch_async (self->session, stages, self->reading, stages_read_cb, g_object_ref (self));
}

static void
deals_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerQuestion) self = user_data;
  g_autoptr (GPtrArray) deals = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  /* a title that several deals have says nothing */
  if (deals != NULL && deals->len == 1)
    take_deal (self, deals->pdata[0]);
}

/* Forgets the deal that was asked about; what is being read of it comes to nothing. */
static void
forget (PursuitCustomerQuestion *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->present = 0;
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  update_visible (self);
}

static void
read_deal (PursuitCustomerQuestion *self, guint field, const char *value)
{
  g_autoptr (PursuitListSpec) deals = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where (deals, field, PURSUIT_OP_EQ, value);
  pursuit_list_spec_set_limit (deals, 2);
  pursuit_session_fetch_async (self->session, deals, self->reading, deals_read_cb, g_object_ref (self));
}

static void
pursuit_customer_question_dispose (GObject *object)
{
  PursuitCustomerQuestion *self = PURSUIT_CUSTOMER_QUESTION (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_customer_question_parent_class)->dispose (object);
}

static void
pursuit_customer_question_finalize (GObject *object)
{
  PursuitCustomerQuestion *self = PURSUIT_CUSTOMER_QUESTION (object);

  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self->name);

  G_OBJECT_CLASS (pursuit_customer_question_parent_class)->finalize (object);
}

static void
pursuit_customer_question_class_init (PursuitCustomerQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_customer_question_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_customer_question_finalize;
}

static void
pursuit_customer_question_init (PursuitCustomerQuestion *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->reading = g_cancellable_new ();
  self->row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Where is the customer now?"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->row));
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_customer_question_new: (transfer floating): the question, which is not there until the deal is
 * known. */
PursuitCustomerQuestion *
pursuit_customer_question_new (PursuitSession *session)
{
  PursuitCustomerQuestion *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_CUSTOMER_QUESTION, NULL);
  self->session = g_object_ref (session);
  return self;
}

/** pursuit_customer_question_set_deal: which deal the contact is about; 0 for none. */
void
pursuit_customer_question_set_deal (PursuitCustomerQuestion *self, gint64 deal_id)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, deal_id);

  g_return_if_fail (PURSUIT_IS_CUSTOMER_QUESTION (self));

  forget (self);
  if (deal_id != 0)
    read_deal (self, PURSUIT_RECORD_ID, id);
}

/** pursuit_customer_question_set_title: the same by the deal's title, as somebody types it. */
void
pursuit_customer_question_set_title (PursuitCustomerQuestion *self, const char *title)
{
  g_return_if_fail (PURSUIT_IS_CUSTOMER_QUESTION (self));

  forget (self);
  if (!pursuit_text_is_blank (title))
    read_deal (self, PURSUIT_DEAL_TITLE, title);
}

/** pursuit_customer_question_set_done: what is only planned tells nothing of the customer. */
void
pursuit_customer_question_set_done (PursuitCustomerQuestion *self, gboolean done)
{
  g_return_if_fail (PURSUIT_IS_CUSTOMER_QUESTION (self));

  self->done = done;
  update_visible (self);
}

/** pursuit_customer_question_get_stage: the id of the buying stage that was answered; 0 when it was not
 * asked.
 */
gint64
pursuit_customer_question_get_stage (PursuitCustomerQuestion *self)
{
  guint selected;

  g_return_val_if_fail (PURSUIT_IS_CUSTOMER_QUESTION (self), 0);

  selected = adw_combo_row_get_selected (self->row);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return 0;
  if (selected < n_others (self))
    return self->present;
  return pursuit_record_get_id (self->stages->pdata[selected - n_others (self)]);
}

/** pursuit_customer_question_get_row: (transfer none): where the answer is chosen. */
AdwComboRow *
pursuit_customer_question_get_row (PursuitCustomerQuestion *self)
{
  g_return_val_if_fail (PURSUIT_IS_CUSTOMER_QUESTION (self), NULL);

  return self->row;
}
