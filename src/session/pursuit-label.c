/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-label.h"

#include "pursuit-label-customers.h"

#include "pursuit-money.h"

#include "pursuit-buying-decision.h"
#include "pursuit-deal.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* A label names at most so much of a title. */
static const gsize MAX_NAME = 60;

static char *
argument (JsonObject *args, const char *name)
{
  const char *text = args ? json_object_get_string_member_with_default (args, name, NULL) : NULL;
  return text ? pursuit_text_for_display (text, MAX_NAME) : NULL;
}

static gint64
number (JsonObject *args, const char *name)
{
  return args ? json_object_get_int_member_with_default (args, name, 0) : 0;
}

/* Sentences with one name in them, by kind. */
static const struct
{
  const char *kind;
  const char *format;
} WITH_NAME[] = {
  { "new-deal", N_ ("New deal “%s”") },
  { "new-company", N_ ("New company “%s”") },
  { "new-person", N_ ("New person “%s”") },
  { "new-activity", N_ ("Log “%s”") },
  { "set-deal", N_ ("Edit “%s”") },
  { "set-company", N_ ("Edit company “%s”") },
  { "new-custom_field", N_ ("New field “%s”") },
  { "set-custom_field", N_ ("Edit field “%s”") },
  { "retire-custom_field", N_ ("Retire field “%s”") },
  { "bring-back-custom_field", N_ ("Bring back field “%s”") },
  { "reorder-custom_field", N_ ("Reorder field “%s”") },
  { "new-market_group", N_ ("New market group “%s”") },
  { "set-market_group", N_ ("Edit market group “%s”") },
  { "delete-market_group", N_ ("Delete market group “%s”") },
  { "new-plan", N_ ("New plan for %s") },
  { "set-plan", N_ ("Edit the plan for %s") },
  { "delete-plan", N_ ("Delete the plan for %s") },
  { "fill-plan", N_ ("Fill the plan for %s") },
  { "new-plan_line", N_ ("New line in the plan for %s") },
  { "set-plan_line", N_ ("Edit a line of the plan for %s") },
  { "set-targets", N_ ("Set targets in the plan for %s") },
  { "delete-plan_line", N_ ("Delete a line of the plan for %s") },
  /* Translators: a currency */
  { "new-rate", N_ ("New exchange rate of %s") },
  { "set-rate", N_ ("Edit an exchange rate of %s") },
  { "delete-rate", N_ ("Delete an exchange rate of %s") },
  { "set-person", N_ ("Edit “%s”") },
  { "set-activity", N_ ("Edit activity “%s”") },
  { "set-member", N_ ("Edit “%s”") },
  { "set-stage", N_ ("Edit stage “%s”") },
  { "set-attachment", N_ ("Edit file “%s”") },
  { "delete-attachment", N_ ("Remove file “%s”") },
  { "delete-deal", N_ ("Delete deal “%s”") },
  { "delete-company", N_ ("Delete company “%s”") },
  { "delete-person", N_ ("Delete person “%s”") },
  { "delete-activity", N_ ("Delete activity “%s”") },
  { "new-trip", N_ ("New journey of %s") },
  { "set-trip", N_ ("Edit a journey of %s") },
  { "delete-trip", N_ ("Delete a journey of %s") },
  { "new-department", N_ ("New department “%s”") },
  { "set-department", N_ ("Edit department “%s”") },
  { "delete-department", N_ ("Delete department “%s”") },
  { "new-department_check", N_ ("New check by department “%s”") },
  { "set-department_check", N_ ("Edit a check by department “%s”") },
  { "delete-department_check", N_ ("Delete a check by department “%s”") },
  { "new-product_in_use", N_ ("New product in use at “%s”") },
  { "set-product_in_use", N_ ("Edit a product in use at “%s”") },
  { "delete-product_in_use", N_ ("Delete a product in use at “%s”") },
  { "new-buying_plan", N_ ("New plan or problem of “%s”") },
  { "set-buying_plan", N_ ("Edit a plan or problem of “%s”") },
  { "delete-buying_plan", N_ ("Delete a plan or problem of “%s”") },
  { "new-company_dimension", N_ ("Classify “%s”") },
  { "set-company_dimension", N_ ("Change a classification of “%s”") },
  { "delete-company_dimension", N_ ("Delete a classification of “%s”") },
  { "new-complaint", N_ ("New complaint of “%s”") },
  { "set-complaint", N_ ("Edit a complaint of “%s”") },
  { "delete-complaint", N_ ("Delete a complaint of “%s”") },
  { "new-quotation", N_ ("New quotation to “%s”") },
  { "set-quotation", N_ ("Edit a quotation to “%s”") },
  { "delete-quotation", N_ ("Delete a quotation to “%s”") },
  { "new-playbook_page", N_ ("New playbook page “%s”") },
  { "set-playbook_page", N_ ("Edit playbook page “%s”") },
  { "delete-playbook_page", N_ ("Delete playbook page “%s”") },
  { "restore-page", N_ ("Bring back the shipped text of “%s”") },
  { "new-participation", N_ ("Edit the participation matrix") },
  { "set-participation", N_ ("Edit the participation matrix") },
  { "reopen", N_ ("Reopen “%s”") },
  { "log", N_ ("Log “%s”") },
  { "edit-activity", N_ ("Edit activity “%s”") },
  { "criteria", N_ ("Set the buying criteria of “%s”") },
  { "scorecard", N_ ("Edit scorecard “%s”") },
  { "set-scorecard_template", N_ ("Edit scorecard “%s”") },
  { "unchart", N_ ("Take “%s” off the chart") },
  { "set-process", N_ ("Edit process “%s”") },
  { "retire-process", N_ ("Retire process “%s”") },
  { "bring-back-process", N_ ("Bring back process “%s”") },
  { "reorder-process", N_ ("Reorder process “%s”") },
  { "new-stage", N_ ("New stage “%s”") },
  { "retire-stage", N_ ("Retire stage “%s”") },
  { "bring-back-stage", N_ ("Bring back stage “%s”") },
  { "reorder-stage", N_ ("Reorder stage “%s”") },
  { "new-buying_stage", N_ ("New buying stage “%s”") },
  { "set-buying_stage", N_ ("Edit buying stage “%s”") },
  { "retire-buying_stage", N_ ("Retire buying stage “%s”") },
  { "bring-back-buying_stage", N_ ("Bring back buying stage “%s”") },
  { "reorder-buying_stage", N_ ("Reorder buying stage “%s”") },
  { "new-work_item", N_ ("New work item “%s”") },
  { "set-work_item", N_ ("Edit work item “%s”") },
  { "retire-work_item", N_ ("Retire work item “%s”") },
  { "bring-back-work_item", N_ ("Bring back work item “%s”") },
  { "reorder-work_item", N_ ("Reorder work item “%s”") },
  { "new-key_node", N_ ("New key node “%s”") },
  { "set-key_node", N_ ("Edit key node “%s”") },
  { "retire-key_node", N_ ("Retire key node “%s”") },
  { "bring-back-key_node", N_ ("Bring back key node “%s”") },
  { "reorder-key_node", N_ ("Reorder key node “%s”") },
  { "new-node_condition", N_ ("New condition of “%s”") },
  { "set-node_condition", N_ ("Edit a condition of “%s”") },
  { "delete-node_condition", N_ ("Delete a condition of “%s”") },
  { "reorder-node_condition", N_ ("Reorder the conditions of “%s”") },
};

/* Sentences with two names in them, by kind. */
static const struct
{
  const char *kind;
  const char *format;
} WITH_TWO[] = {
  /* Translators: two people */
  { "new-relation", N_ ("New relation between “%s” and “%s”") },
  { "set-relation", N_ ("Edit the relation between “%s” and “%s”") },
  { "delete-relation", N_ ("Delete the relation between “%s” and “%s”") },
  /* Translators: one of us, or a competitor, then a person */
  { "new-acquaintance", N_ ("Note that “%s” knows “%s”") },
  { "set-acquaintance", N_ ("Edit how “%s” knows “%s”") },
  { "delete-acquaintance", N_ ("Delete that “%s” knows “%s”") },
  { "new-rival_tie", N_ ("Note that “%s” knows “%s”") },
  { "set-rival_tie", N_ ("Edit how “%s” knows “%s”") },
  { "delete-rival_tie", N_ ("Delete that “%s” knows “%s”") },
  /* Translators: a group of people, then a deal */
  { "new-party", N_ ("New group “%s” in “%s”") },
  { "set-party", N_ ("Edit group “%s” in “%s”") },
  { "delete-party", N_ ("Delete group “%s” in “%s”") },
  /* Translators: a person, then a group */
  { "new-party_member", N_ ("Put “%s” into “%s”") },
  { "set-party_member", N_ ("Edit “%s” in “%s”") },
  { "delete-party_member", N_ ("Take “%s” out of “%s”") },
  /* Translators: a company, then a deal */
  { "new-deal_party", N_ ("Name “%s” as a party of “%s”") },
  { "set-deal_party", N_ ("Edit “%s” as a party of “%s”") },
  { "delete-deal_party", N_ ("Take “%s” out of the parties of “%s”") },
  /* Translators: what goes, then what stays */
  { "merge-company", N_ ("Merge “%s” into “%s”") },
  { "merge-person", N_ ("Merge “%s” into “%s”") },
  /* Translators: two companies */
  { "not-duplicates", N_ ("Note that “%s” and “%s” are not the same") },
  /* Translators: a deal, then the deal whose people it gets */
  { "copy-participants", N_ ("Give “%s” the people of “%s”") },
};

static char *
label_of_move (JsonObject *args, const char *who)
{
  g_autofree char *stage = argument (args, "stage");

  if (number (args, "reorder"))
    return g_strdup_printf (_ ("Reorder “%s”"), who);
  /* Translators: a deal, then the stage it was moved to */
  return g_strdup_printf (_ ("Move “%s” to %s"), who, stage);
}

/* Many records of @entity that were changed together. */
static char *
label_of_changes (const char *entity, gulong n, const char *count)
{
  if (g_strcmp0 (entity, "company") == 0)
    return g_strdup_printf (ngettext ("Change %s company", "Change %s companies", n), count);
  if (g_strcmp0 (entity, "person") == 0)
    return g_strdup_printf (ngettext ("Change %s person", "Change %s people", n), count);
  if (g_strcmp0 (entity, "deal") == 0)
    return g_strdup_printf (ngettext ("Change %s deal", "Change %s deals", n), count);
  if (g_strcmp0 (entity, "activity") == 0)
    return g_strdup_printf (ngettext ("Change %s activity", "Change %s activities", n), count);
  return g_strdup_printf (ngettext ("Change %s record", "Change %s records", n), count);
}

/* Many that were deleted together. */
static char *
label_of_deletions (const char *entity, gulong n, const char *count)
{
  if (g_strcmp0 (entity, "company") == 0)
    return g_strdup_printf (ngettext ("Delete %s company", "Delete %s companies", n), count);
  if (g_strcmp0 (entity, "person") == 0)
    return g_strdup_printf (ngettext ("Delete %s person", "Delete %s people", n), count);
  if (g_strcmp0 (entity, "deal") == 0)
    return g_strdup_printf (ngettext ("Delete %s deal", "Delete %s deals", n), count);
  if (g_strcmp0 (entity, "activity") == 0)
    return g_strdup_printf (ngettext ("Delete %s activity", "Delete %s activities", n), count);
  return g_strdup_printf (ngettext ("Delete %s record", "Delete %s records", n), count);
}

/* One thing that was done to many records. */
static char *
label_of_batch (JsonObject *args, const char *kind)
{
  g_autofree char *entity = argument (args, "entity");
  g_autofree char *stage = argument (args, "stage");
  gint64 n = number (args, "records");
  g_autofree char *count = pursuit_number_format (n);

  if (g_str_equal (kind, "batch-move"))
    /* Translators: how many deals, then a stage */
    return g_strdup_printf (ngettext ("Move %s deal to %s", "Move %s deals to %s", (gulong) n), count,
                            stage ? stage : "");
  if (g_str_equal (kind, "batch-close"))
    return g_strdup_printf (ngettext ("Close %s deal", "Close %s deals", (gulong) n), count);
  if (g_str_equal (kind, "batch-reopen"))
    return g_strdup_printf (ngettext ("Reopen %s deal", "Reopen %s deals", (gulong) n), count);
  return g_str_equal (kind, "batch-delete") ? label_of_deletions (entity, (gulong) n, count)
                                            : label_of_changes (entity, (gulong) n, count);
}

/* Several people who were taken off the chart or out of @deal, deleted, put under @manager, or at the top. */
static char *
label_of_people (JsonObject *args, const char *kind, const char *manager, const char *deal)
{
  gint64 n_people = number (args, "people");

  if (g_str_equal (kind, "unchart-people"))
    return g_strdup_printf (ngettext ("Take %d person off the chart", "Take %d people off the chart",
                                      n_people),
                            (int) n_people);
  if (g_str_equal (kind, "delete-people"))
    return g_strdup_printf (ngettext ("Delete %d person", "Delete %d people", n_people), (int) n_people);
  if (g_str_equal (kind, "remove-participants"))
    /* Translators: how many people, then a deal */
    return g_strdup_printf (ngettext ("Take %d person out of “%s”", "Take %d people out of “%s”", n_people),
                            (int) n_people, deal);
  if (manager == NULL)
    return g_strdup_printf (ngettext ("Put %d person at the top", "Put %d people at the top", n_people),
                            (int) n_people);
  /* Translators: how many people, then their new manager */
  return g_strdup_printf (ngettext ("Put %d person under “%s”", "Put %d people under “%s”", n_people),
                          (int) n_people, manager);
}

/* What became known of the purchase of the deal @who. */
static char *
label_of_buying (JsonObject *args, const char *kind, const char *who)
{
  g_autofree char *decision = argument (args, "decision");

  if (g_str_equal (kind, "decide-buying"))
    /* Translators: one of the five decisions of a purchase, then a deal */
    return g_strdup_printf (_ ("Note “%s” of “%s”"),
                            pursuit_choice_label (PURSUIT_BUYING_DECISIONS, decision), who);
  if (g_str_equal (kind, "note-need"))
    return g_strdup_printf (number (args, "again") ? _ ("Change a need of “%s”") : _ ("Note a need of “%s”"),
                            who);
  return g_strdup_printf (number (args, "drop") ? _ ("Drop a need of “%s”") : _ ("Restore a need of “%s”"),
                          who);
}

static char *
label_of_close (JsonObject *args, const char *who)
{
  g_autofree char *outcome = argument (args, "outcome");

  if (g_strcmp0 (outcome, "won") == 0)
    return g_strdup_printf (_ ("Win “%s”"), who);
  if (g_strcmp0 (outcome, "lost") == 0)
    return g_strdup_printf (_ ("Lose “%s”"), who);
  if (g_strcmp0 (outcome, "postponed") == 0)
    return g_strdup_printf (_ ("Postpone “%s”"), who);
  return g_strdup_printf (_ ("Withdraw from “%s”"), who);
}

/* An assessment of the deal @who that was made or deleted. */
static char *
label_of_assessment (JsonObject *args, const char *kind, const char *who)
{
  g_autofree char *scorecard = argument (args, "scorecard");

  if (g_str_equal (kind, "score"))
    /* Translators: a deal, then a scorecard */
    return g_strdup_printf (_ ("Score “%s” by “%s”"), who, scorecard);
  /* Translators: a scorecard, then a deal */
  return g_strdup_printf (_ ("Delete the assessment “%s” of “%s”"), scorecard, who);
}

/* What was said or asked of a key node or of a step of the deal @who. */
static char *
label_of_approval (JsonObject *args, const char *kind, const char *who)
{
  g_autofree char *state = argument (args, "state");

  if (g_str_equal (kind, "confirm-node"))
    {
      g_autofree char *node = argument (args, "node");
      if (number (args, "taken_back"))
        /* Translators: a key node, then a deal */
        return g_strdup_printf (_ ("Take back “%s” of “%s”"), node, who);
      /* Translators: a key node, then a deal */
      return g_strdup_printf (_ ("Confirm “%s” of “%s”"), node, who);
    }
  if (g_strcmp0 (state, "granted") == 0 || number (args, "granted"))
    return g_strdup_printf (_ ("Grant approval for “%s”"), who);
  if (g_strcmp0 (state, "refused") == 0)
    return g_strdup_printf (_ ("Refuse approval for “%s”"), who);
  if (g_strcmp0 (state, "withdrawn") == 0)
    return g_strdup_printf (_ ("Withdraw the request for “%s”"), who);
  return g_strdup_printf (_ ("Ask for approval for “%s”"), who);
}

/* A copied process, or a cell of a transition matrix. */
static char *
label_of_process (JsonObject *args, const char *kind, const char *name)
{
  g_autofree char *from = argument (args, "from");
  g_autofree char *to = argument (args, "to");
  g_autofree char *original = argument (args, "original");
  g_autofree char *rule = argument (args, "rule");

  if (g_str_equal (kind, "copy-process"))
    /* Translators: a process, then what its copy is called */
    return g_strdup_printf (_ ("Copy “%s” as “%s”"), original, name);
  if (g_strcmp0 (rule, "allowed") == 0)
    /* Translators: two stages */
    return g_strdup_printf (_ ("Allow the step from “%s” to “%s”"), from, to);
  if (g_strcmp0 (rule, "approval") == 0)
    /* Translators: two stages */
    return g_strdup_printf (_ ("Ask approval for the step from “%s” to “%s”"), from, to);
  /* Translators: two stages */
  return g_strdup_printf (_ ("Forbid the step from “%s” to “%s”"), from, to);
}

/* What was done for the deal @who in its stage. */
static char *
label_of_work (JsonObject *args, const char *kind, const char *who)
{
  g_autofree char *work = argument (args, "work");
  g_autofree char *file = argument (args, "file");

  if (g_str_equal (kind, "attach"))
    /* Translators: a file, then a deal */
    return g_strdup_printf (_ ("Attach “%s” to “%s”"), file, who);
  if (number (args, "taken_back"))
    /* Translators: a work item, then a deal */
    return g_strdup_printf (_ ("Untick “%s” of “%s”"), work, who);
  /* Translators: a work item, then a deal */
  return g_strdup_printf (_ ("Tick “%s” of “%s”"), work, who);
}

/**
 * pursuit_label_for_operation:
 * @kind: as in the journal
 * @args_json: (nullable): JSON object with the names as they were
 *
 * The journal keeps codes and names; this is the one place that makes them a sentence, in the language of
 * whoever reads it.
 *
 * Returns: (transfer full): what the operation did, e.g. “Move “Liaoning Steel” to Bid”
 */
char *
pursuit_label_for_operation (const char *kind, const char *args_json)
{
  g_autoptr (JsonNode) root = args_json ? json_from_string (args_json, NULL) : NULL;
  JsonObject *args = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autofree char *name = argument (args, "name");
  g_autofree char *company = argument (args, "company");
  g_autofree char *deal = argument (args, "deal");
  g_autofree char *manager = argument (args, "manager");
  g_autofree char *customer = argument (args, "customer");
  g_autofree char *other = argument (args, "other");
  const char *who = company ? company : (name ? name : "");

  if (g_str_equal (kind, "move"))
    return label_of_move (args, who);
  if (g_str_equal (kind, "close"))
    return label_of_close (args, who);
  if (g_str_equal (kind, "confirm-node") || g_str_equal (kind, "ask-approval") ||
      g_str_equal (kind, "decide-approval"))
    return label_of_approval (args, kind, who);
  if (g_str_equal (kind, "copy-process") || g_str_equal (kind, "set-step"))
    return label_of_process (args, kind, name);
  if (g_str_equal (kind, "set-playbook_page") && args != NULL && json_object_has_member (args, "retired"))
    return g_strdup_printf (number (args, "retired") ? _ ("Retire playbook page “%s”")
                                                     : _ ("Restore playbook page “%s”"),
                            who);
  if (g_str_equal (kind, "decide-buying") || g_str_equal (kind, "note-need") ||
      g_str_equal (kind, "drop-need"))
    return label_of_buying (args, kind, who);
  if (g_str_equal (kind, "set-deal") && customer != NULL)
    /* Translators: a deal, then the stage in which its customer is */
    return g_strdup_printf (_ ("Customer of “%s” is at %s"), who, customer);
  if (g_str_equal (kind, "tick-work") || g_str_equal (kind, "attach"))
    return label_of_work (args, kind, who);
  if (g_str_equal (kind, "set-photo"))
    return g_strdup_printf (number (args, "removed") ? _ ("Remove the photo of “%s”")
                                                     : _ ("Set a photo of “%s”"),
                            who);
  if (g_str_equal (kind, "score") || g_str_equal (kind, "delete-scorecard"))
    return label_of_assessment (args, kind, who);
  if (g_str_equal (kind, "participant") || g_str_equal (kind, "new-participant") ||
      g_str_equal (kind, "set-participant"))
    /* Translators: a person, then a deal */
    return g_strdup_printf (_ ("Set “%s” in “%s”"), name, deal);
  if (g_str_equal (kind, "remove-participant") || g_str_equal (kind, "delete-participant"))
    /* Translators: a person, then a deal */
    return g_strdup_printf (_ ("Take “%s” out of “%s”"), name, deal);
  if (g_str_equal (kind, "reparent") && manager != NULL)
    /* Translators: a person, then their new manager */
    return g_strdup_printf (_ ("Put “%s” under “%s”"), name, manager);
  if (g_str_equal (kind, "reparent"))
    return g_strdup_printf (_ ("Put “%s” at the top"), name);
  if (g_str_equal (kind, "reparent-people") || g_str_equal (kind, "unchart-people") ||
      g_str_equal (kind, "delete-people") || g_str_equal (kind, "remove-participants"))
    return label_of_people (args, kind, manager, deal);
  if (g_str_has_prefix (kind, "batch-"))
    return label_of_batch (args, kind);
  if (g_str_equal (kind, "import"))
    {
      gint64 rows = number (args, "rows");
      g_autofree char *count = pursuit_number_format (rows);

      return g_strdup_printf (ngettext ("Import %s row", "Import %s rows", (gulong) rows), count);
    }
  if (g_str_equal (kind, "import-revert"))
    {
      g_autofree char *file = argument (args, "file");

      return g_strdup_printf (_ ("Take back the import of “%s”"), file ? file : "");
    }
  char *customers = pursuit_label_for_customers (kind, args);
  if (customers != NULL)
    return customers;
  if (g_str_equal (kind, "erase-person"))
    return g_strdup (_ ("Erase a person"));
  if (g_str_equal (kind, "erased"))
    return g_strdup (_ ("A step about somebody who was erased"));
  if (g_str_equal (kind, "create"))
    return g_strdup (_ ("Set up the database"));
  for (guint i = 0; i < G_N_ELEMENTS (WITH_TWO); i++)
    {
      if (g_str_equal (WITH_TWO[i].kind, kind))
        return g_strdup_printf (_ (WITH_TWO[i].format), name ? name : "", other ? other : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (WITH_NAME); i++)
    {
      if (g_str_equal (WITH_NAME[i].kind, kind))
        return g_strdup_printf (_ (WITH_NAME[i].format), name ? name : "");
    }
  return g_strdup (kind);
}

/**
 * pursuit_label_for_history:
 * @operation: as pursuit_journal_history() gives it
 *
 * Returns: (transfer full): what it did; of an undo or a redo also what was taken or brought back
 */
char *
pursuit_label_for_history (const PursuitOperation *operation)
{
  if (operation->reverted_kind == NULL)
    return pursuit_label_for_operation (operation->kind, operation->args);

  g_autofree char *step = pursuit_label_for_operation (operation->reverted_kind, operation->reverted_args);
  if (g_str_equal (operation->kind, "redo"))
    /* Translators: %s is a step that was undone before: Move “Liaoning Steel” to Bid */
    return g_strdup_printf (_ ("Redo: %s"), step);
  /* Translators: %s is a step: Move “Liaoning Steel” to Bid */
  return g_strdup_printf (_ ("Undo: %s"), step);
}
