/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with customers by their owners and with those in the pool: the actions of the customers page
 * in the group “pool”, and what a row says of it. */

#include "pursuit-pool-actions.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company.h"
#include "pursuit-customer-rules-dialog.h"
#include "pursuit-holding-dialog.h"
#include "pursuit-market-window.h"
#include "pursuit-owner-log-dialog.h"
#include "pursuit-regrade-dialog.h"

static const char owner_menu[] = N_ ("O_wner and Pool");
static const char grade_menu[] = N_ ("G_rade and Life");

const PursuitTableAction PURSUIT_POOL_ACTIONS[] = {
  { N_ ("_Claim"), "pool.claim", .menu = owner_menu },
  { N_ ("Assign or _Hand Over…"), "pool.hand-over", .menu = owner_menu },
  { N_ ("E_xchange with Me…"), "pool.exchange", .menu = owner_menu },
  { N_ ("_Share…"), "pool.share", .menu = owner_menu },
  { N_ ("Stop Sharin_g"), "pool.unshare", .menu = owner_menu },
  { N_ ("_Protect…"), "pool.protect", .menu = owner_menu },
  { N_ ("End Protec_tion"), "pool.unprotect", .menu = owner_menu },
  { N_ ("Hold Exc_lusively"), "pool.exclusive", .menu = owner_menu },
  { N_ ("_Unlock"), "pool.unlock", .menu = owner_menu },
  { N_ ("_Release to Pool…"), "pool.release", .menu = owner_menu },
  { N_ ("Log of O_wners…"), "pool.log", .menu = owner_menu },
  { N_ ("Give Another G_rade…"), "pool.grade", .menu = grade_menu },
  { N_ ("Grade by the R_ule"), "pool.ungrade", .menu = grade_menu },
  { N_ ("_Verified"), "pool.verify", .menu = grade_menu },
  { N_ ("Ceased _Business"), "pool.cease", .menu = grade_menu },
  { N_ ("Acti_ve Again"), "pool.revive", .menu = grade_menu },
};
const guint PURSUIT_N_POOL_ACTIONS = G_N_ELEMENTS (PURSUIT_POOL_ACTIONS);

static GQuark
selection_quark (void)
{
  return g_quark_from_static_string ("pursuit-pool-selection");
}

static GArray *
get_selection (GtkWidget *page)
{
  PursuitPoolSelection *selection = g_object_get_qdata (G_OBJECT (page), selection_quark ());
  return (*selection) (page);
}

#define IDS(array) (const gint64 *) (array)->data, (array)->len

/* The command that an action without a question means. */
static PursuitCommand *
make_command (const char *name, GArray *ids)
{
  if (g_str_equal (name, "claim"))
    return pursuit_command_claim_companies (IDS (ids));
  if (g_str_equal (name, "unshare"))
    return pursuit_command_unshare_companies (IDS (ids), 0);
  if (g_str_equal (name, "unprotect"))
    return pursuit_command_protect_companies (IDS (ids), PURSUIT_DAY_NONE);
  if (g_str_equal (name, "exclusive") || g_str_equal (name, "unlock"))
    return pursuit_command_set_exclusive (IDS (ids), g_str_equal (name, "exclusive"));
  if (g_str_equal (name, "verify"))
    return pursuit_command_verify_companies (IDS (ids), TRUE);
  if (g_str_equal (name, "ungrade"))
    return pursuit_command_grade_company (g_array_index (ids, gint64, 0), NULL, NULL);
  return pursuit_command_cease_companies (IDS (ids), g_str_equal (name, "cease"));
}

static void
run_cb (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  g_autoptr (GArray) ids = get_selection (page);

  if (ids->len == 0)
    return;
  g_autoptr (PursuitCommand) command = make_command (g_action_get_name (G_ACTION (action)), ids);
  pursuit_window_run (pursuit_window_of (page), command, NULL, NULL);
}

static void
ask_cb (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  static const struct
  {
    const char *name;
    PursuitHolding holding;
  } holdings[] = {
    { "hand-over", PURSUIT_HOLDING_HAND_OVER }, { "exchange", PURSUIT_HOLDING_EXCHANGE },
    { "share", PURSUIT_HOLDING_SHARE },         { "protect", PURSUIT_HOLDING_PROTECT },
    { "release", PURSUIT_HOLDING_RELEASE },     { "grade", PURSUIT_HOLDING_GRADE },
  };
  g_autoptr (GArray) ids = get_selection (page);

  for (guint i = 0; ids->len > 0 && i < G_N_ELEMENTS (holdings); i++)
    {
      if (g_str_equal (holdings[i].name, g_action_get_name (G_ACTION (action))))
        pursuit_holding_dialog_ask (pursuit_window_of (page), holdings[i].holding, IDS (ids));
    }
}

static void
log_cb (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  g_autoptr (GArray) ids = get_selection (page);

  if (ids->len > 0)
    gtk_window_present (
        GTK_WINDOW (pursuit_owner_log_dialog_new (pursuit_window_of (page), g_array_index (ids, gint64, 0))));
}

static void
confirm_cb (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  gtk_window_present (GTK_WINDOW (pursuit_regrade_dialog_new (pursuit_window_of (page))));
}

static void
market_cb (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  gtk_window_present (GTK_WINDOW (pursuit_market_window_new (pursuit_window_of (page))));
}

static void
rules_cb (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  gtk_window_present (GTK_WINDOW (pursuit_customer_rules_dialog_new (pursuit_window_of (page))));
}

/**
 * pursuit_pool_actions_install:
 * @page: gets the action group “pool”
 * @selection: which companies are selected on it
 */
void
pursuit_pool_actions_install (GtkWidget *page, PursuitPoolSelection selection)
{
  static const GActionEntry entries[] = {
    { "claim", run_cb },       { "hand-over", ask_cb }, { "exchange", ask_cb },  { "share", ask_cb },
    { "unshare", run_cb },     { "protect", ask_cb },   { "unprotect", run_cb }, { "exclusive", run_cb },
    { "unlock", run_cb },      { "release", ask_cb },   { "grade", ask_cb },     { "ungrade", run_cb },
    { "verify", run_cb },      { "cease", run_cb },     { "revive", run_cb },    { "log", log_cb },
    { "confirm", confirm_cb }, { "market", market_cb }, { "rules", rules_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (selection != NULL);

  g_object_set_qdata_full (G_OBJECT (page), selection_quark (), g_memdup2 (&selection, sizeof selection),
                           g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), page);
  g_object_set_data (G_OBJECT (page), "pursuit-pool-actions", group);
  gtk_widget_insert_action_group (page, "pool", G_ACTION_GROUP (group));
}

static void
enable (GActionMap *map, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)), enabled);
}

/**
 * pursuit_pool_actions_update:
 * @company: (nullable): the one that is selected
 * @writable: whether anything may be written
 *
 * Only what can be done with the selected company can be chosen; the rules have the last word.
 */
void
pursuit_pool_actions_update (GtkWidget *page, PursuitRecord *company, gboolean writable)
{
  GActionMap *map = G_ACTION_MAP (g_object_get_data (G_OBJECT (page), "pursuit-pool-actions"));
  gboolean some = company != NULL && writable;
  gboolean owned = some && pursuit_record_get_int (company, PURSUIT_COMPANY_OWNER_ID) != 0;
  gboolean locked = owned && pursuit_record_get_int (company, PURSUIT_COMPANY_EXCLUSIVE) != 0;
  gboolean ceased =
      some && g_strcmp0 (pursuit_record_get_text (company, PURSUIT_COMPANY_STATE), "ceased") == 0;
  gboolean said = some && pursuit_record_is_set (company, PURSUIT_COMPANY_GRADE_SAID);

  enable (map, "claim", some && !owned && !ceased);
  enable (map, "hand-over", some && !ceased);
  enable (map, "exchange", owned);
  enable (map, "share", owned && !locked);
  enable (map, "unshare", owned && pursuit_record_get_int (company, PURSUIT_COMPANY_SHARES) > 0);
  enable (map, "protect", owned);
  enable (map, "unprotect", owned && pursuit_record_is_set (company, PURSUIT_COMPANY_PROTECTED_UNTIL));
  enable (map, "exclusive", owned && !locked);
  enable (map, "unlock", locked);
  enable (map, "release", owned);
  enable (map, "grade", some);
  enable (map, "ungrade", said);
  enable (map, "verify", some && pursuit_record_get_int (company, PURSUIT_COMPANY_VERIFIED) == 0);
  enable (map, "cease", some && !ceased);
  enable (map, "revive", ceased);
  enable (map, "log", company != NULL);
}

char *
pursuit_pool_format_state (PursuitRecord *record,
                           PursuitDay today,
                           const char **style,
                           const PursuitCustomerRules *rules)
{
  int days = pursuit_record_is_set (record, PURSUIT_COMPANY_RELEASE_DAY)
                 ? pursuit_record_get_day (record, PURSUIT_COMPANY_RELEASE_DAY) - today
                 : G_MAXINT;

  if (g_strcmp0 (pursuit_record_get_text (record, PURSUIT_COMPANY_STATE), "ceased") == 0)
    return g_strdup (_ ("ceased"));
  if (pursuit_record_is_set (record, PURSUIT_COMPANY_POOL_SINCE))
    return g_strdup (_ ("in the pool"));
  if (pursuit_record_get_int (record, PURSUIT_COMPANY_EXCLUSIVE) != 0)
    return g_strdup (_ ("exclusive"));
  if (days <= 0)
    {
      *style = "late";
      return g_strdup (_ ("release today"));
    }
  if (days <= rules->values[PURSUIT_RULE_WARN_DAYS])
    {
      *style = "late";
      /* Translators: in how many days a customer goes to the pool, in a narrow column. */
      return g_strdup_printf (_ ("release in %d d"), days);
    }
  if (pursuit_record_is_set (record, PURSUIT_COMPANY_PROTECTED_UNTIL) &&
      pursuit_record_get_day (record, PURSUIT_COMPANY_PROTECTED_UNTIL) >= today)
    return g_strdup (_ ("protected"));
  if (pursuit_record_get_int (record, PURSUIT_COMPANY_SHARES) > 0)
    return g_strdup (_ ("shared"));
  return g_strdup ("");
}
