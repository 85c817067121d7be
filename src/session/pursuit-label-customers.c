/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-label-customers.h"

#include "pursuit-owner-move.h"
#include "pursuit-session-customers.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* A label names at most so much of a company. */
static const gsize MAX_NAME = 60;

static char *
argument (JsonObject *args, const char *name)
{
  const char *text = args ? json_object_get_string_member_with_default (args, name, NULL) : NULL;
  return text ? pursuit_text_for_display (text, MAX_NAME) : NULL;
}

static int
number (JsonObject *args, const char *name)
{
  return args ? (int) json_object_get_int_member_with_default (args, name, 0) : 0;
}

/* Sentences about one company, by its name, or about how many. @off: where a switch is taken back. */
static const struct
{
  const char *kind;
  const char *one, *many;
  const char *one_off, *many_off;
} COMPANIES[] = {
  { "pool-release", N_ ("Release “%s” to the pool"), N_ ("Release %d customers to the pool") },
  { "pool-release-due", N_ ("Release “%s” to the pool automatically"),
    N_ ("Release %d customers to the pool automatically") },
  { "pool-claim", N_ ("Claim “%s”"), N_ ("Claim %d customers") },
  { "market-place", N_ ("Assign “%s” by target market"), N_ ("Assign %d customers by target market") },
  { "unshare", N_ ("Stop sharing “%s”"), N_ ("Stop sharing %d customers") },
  { "protect", N_ ("Protect “%s”"), N_ ("Protect %d customers"), N_ ("End the protection of “%s”"),
    N_ ("End the protection of %d customers") },
  { "exclusive", N_ ("Hold “%s” exclusively"), N_ ("Hold %d customers exclusively"),
    N_ ("Hold “%s” exclusively no longer"), N_ ("Hold %d customers exclusively no longer") },
  { "verify", N_ ("Verify “%s”"), N_ ("Verify %d customers"), N_ ("Put “%s” back to the target market"),
    N_ ("Put %d customers back to the target market") },
  { "cease", N_ ("Note that “%s” ceased business"), N_ ("Note that %d customers ceased business"),
    N_ ("Note that “%s” is active"), N_ ("Note that %d customers are active") },
};

/* Sentences about companies and a member. */
static const struct
{
  const char *kind;
  const char *one, *many;
} MEMBERS[] = {
  /* Translators: a company or how many, then one of us */
  { "hand-over", N_ ("Hand “%s” over to %s"), N_ ("Hand %d customers over to %s") },
  { "share", N_ ("Share “%s” with %s"), N_ ("Share %d customers with %s") },
};

static char *
label_of_grade (const char *kind, JsonObject *args, const char *name)
{
  g_autofree char *grade = argument (args, "grade");
  int deals = number (args, "deals");

  if (deals > 1)
    return g_strdup_printf (ngettext ("Confirm %d grade", "Confirm %d grades", (gulong) deals), deals);
  if (g_str_equal (kind, "confirm-grades"))
    /* Translators: a deal, then its grade */
    return g_strdup_printf (_ ("Confirm grade of “%s”: %s"), name, grade);
  if (grade == NULL)
    return g_strdup_printf (_ ("Grade “%s” by the rule"), name);
  /* Translators: a deal or a company, then its grade */
  return g_strdup_printf (_ ("Grade “%s”: %s"), name, grade);
}

/**
 * pursuit_label_for_customers:
 * @kind: as in the journal
 * @args: (nullable): the names as they were
 *
 * Returns: (transfer full) (nullable): what the operation did, when it is about grades, the pool or markets
 */
char *
pursuit_label_for_customers (const char *kind, JsonObject *args)
{
  g_autofree char *name = argument (args, "name");
  g_autofree char *other = argument (args, "other");
  g_autofree char *member = argument (args, "member");
  int n = number (args, "companies");
  gboolean off = args != NULL && json_object_has_member (args, "on") && number (args, "on") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (COMPANIES); i++)
    {
      if (!g_str_equal (COMPANIES[i].kind, kind))
        continue;
      return n > 1 ? g_strdup_printf (_ (off ? COMPANIES[i].many_off : COMPANIES[i].many), n)
                   : g_strdup_printf (_ (off ? COMPANIES[i].one_off : COMPANIES[i].one), name ? name : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (MEMBERS); i++)
    {
      if (!g_str_equal (MEMBERS[i].kind, kind))
        continue;
      return n > 1 ? g_strdup_printf (_ (MEMBERS[i].many), n, member ? member : "")
                   : g_strdup_printf (_ (MEMBERS[i].one), name ? name : "", member ? member : "");
    }
  if (g_str_equal (kind, "exchange"))
    /* Translators: how many, then two of us */
    return g_strdup_printf (ngettext ("Exchange %d customer between %s and %s",
                                      "Exchange %d customers between %s and %s", (gulong) n),
                            n, member, other);
  if (g_str_equal (kind, "confirm-grades") || g_str_equal (kind, "grade-deal") ||
      g_str_equal (kind, "grade-company"))
    return label_of_grade (kind, args, name ? name : "");
  if (g_str_equal (kind, "set-market") && member != NULL)
    /* Translators: a group of industries, one of regions, then one of us */
    return g_strdup_printf (_ ("Target market “%s” × “%s”: %s"), name, other, member);
  if (g_str_equal (kind, "set-market"))
    return g_strdup_printf (_ ("Target market “%s” × “%s”: nobody"), name, other);
  return NULL;
}

/** pursuit_owner_step_describe: (transfer full): how it came to another owner, in words. */
char *
pursuit_owner_step_describe (const PursuitOwnerStep *step)
{
  g_return_val_if_fail (step != NULL, NULL);

  return g_strdup (pursuit_choice_is_valid (PURSUIT_OWNER_STEPS, step->kind)
                       ? pursuit_choice_label (PURSUIT_OWNER_STEPS, step->kind)
                       : step->kind);
}
