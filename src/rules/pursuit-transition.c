/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-transition.h"

#include "pursuit-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitTransitionRule rule;
  PursuitFieldRef *required;
  guint n_required;
} Cell;

struct _PursuitTransitionMatrix
{
  PursuitTransitionStage *stages; /* by position; the codes are not kept */
  guint n_stages;
  Cell *cells; /* a row for each stage that is left */
};

const PursuitChoice PURSUIT_TRANSITION_RULES[] = {
  { "allowed", N_ ("Allowed") },
  { "approval", N_ ("Needs approval") },
  { "forbidden", N_ ("Forbidden") },
  { NULL, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (PURSUIT_TRANSITION_RULES) == PURSUIT_N_TRANSITION_RULES + 1);

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  const PursuitTransitionStage *one = a, *other = b;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

static int
find_stage (const PursuitTransitionMatrix *matrix, gint64 id)
{
  for (guint i = 0; i < matrix->n_stages; i++)
    {
      if (matrix->stages[i].id == id)
        return i;
    }
  return -1;
}

static Cell *
find_cell (const PursuitTransitionMatrix *matrix, gint64 from, gint64 to)
{
  int row = find_stage (matrix, from), column = find_stage (matrix, to);

  return row >= 0 && column >= 0 ? &matrix->cells[row * matrix->n_stages + column] : NULL;
}

/* The index of the stage with @code; past the end when there is none. */
static guint
index_of_code (const PursuitTransitionMatrix *matrix, const char *code)
{
  guint i = 0;

  while (i < matrix->n_stages && g_strcmp0 (matrix->stages[i].code, code) != 0)
    i++;
  return i;
}

static PursuitTransitionRule
default_rule (const PursuitTransitionMatrix *matrix, guint from, guint to)
{
  guint list = index_of_code (matrix, "list");
  guint quotation = index_of_code (matrix, "quotation");
  guint contract = index_of_code (matrix, "contract");
  guint steps = 0;

  if (matrix->stages[to].retired)
    return PURSUIT_TRANSITION_FORBIDDEN;
  for (guint i = from + 1; i <= to; i++)
    steps += !matrix->stages[i].retired;
  if (steps <= 1)
    return PURSUIT_TRANSITION_ALLOWED;
  if (quotation < matrix->n_stages &&
      ((to == contract && from < quotation) || (from == list && to >= quotation)))
    return PURSUIT_TRANSITION_FORBIDDEN;
  return PURSUIT_TRANSITION_APPROVAL;
}

/* `amount` is the deal's, `company.phone` the company's. */
static gboolean
parse_field (const char *name, PursuitFieldRef *ref)
{
  const char *dot = strchr (name, '.');
  int field;

  ref->entity = &PURSUIT_DEAL_ENTITY;
  if (dot != NULL)
    {
      g_autofree char *entity = g_strndup (name, dot - name);

      ref->entity = pursuit_entity_find (entity);
      name = dot + 1;
    }
  if (ref->entity != &PURSUIT_DEAL_ENTITY && ref->entity != &PURSUIT_COMPANY_ENTITY)
    return FALSE;
  field = pursuit_entity_find_field (ref->entity, name);
  ref->field = field;
  return field >= 0;
}

PursuitTransitionMatrix *
pursuit_transition_matrix_new (const PursuitTransitionStage *stages, guint n_stages)
{
  g_return_val_if_fail (stages != NULL || n_stages == 0, NULL);

  PursuitTransitionMatrix *matrix = g_new0 (PursuitTransitionMatrix, 1);

  matrix->stages = g_memdup2 (stages, n_stages * sizeof *stages);
  matrix->n_stages = n_stages;
  matrix->cells = g_new0 (Cell, (gsize) n_stages * n_stages);
  if (n_stages > 0)
    qsort (matrix->stages, n_stages, sizeof *matrix->stages, compare_stages);
  for (guint from = 0; from < n_stages; from++)
    {
      for (guint to = 0; to < n_stages; to++)
        matrix->cells[from * n_stages + to].rule = default_rule (matrix, from, to);
    }
  for (guint i = 0; i < n_stages; i++)
    matrix->stages[i].code = NULL;
  return matrix;
}

void
pursuit_transition_matrix_free (PursuitTransitionMatrix *matrix)
{
  if (matrix == NULL)
    return;
  for (guint i = 0; i < matrix->n_stages * matrix->n_stages; i++)
    g_free (matrix->cells[i].required);
  g_free (matrix->cells);
  g_free (matrix->stages);
  g_free (matrix);
}

PursuitTransitionRule
pursuit_transition_matrix_get (const PursuitTransitionMatrix *matrix, gint64 from, gint64 to)
{
  g_return_val_if_fail (matrix != NULL, PURSUIT_TRANSITION_FORBIDDEN);

  const Cell *cell = find_cell (matrix, from, to);

  if (from == to)
    return PURSUIT_TRANSITION_ALLOWED;
  if (cell == NULL || matrix->stages[find_stage (matrix, to)].retired)
    return PURSUIT_TRANSITION_FORBIDDEN;
  return cell->rule;
}

void
pursuit_transition_matrix_set (PursuitTransitionMatrix *matrix,
                               gint64 from,
                               gint64 to,
                               PursuitTransitionRule rule)
{
  g_return_if_fail (matrix != NULL);
  g_return_if_fail (rule < PURSUIT_N_TRANSITION_RULES);

  Cell *cell = find_cell (matrix, from, to);
  g_return_if_fail (cell != NULL);

  cell->rule = rule;
}

gboolean
pursuit_transition_matrix_set_required (PursuitTransitionMatrix *matrix,
                                        gint64 from,
                                        gint64 to,
                                        const char *fields,
                                        GError **error)
{
  g_return_val_if_fail (matrix != NULL, FALSE);

  Cell *cell = find_cell (matrix, from, to);
  g_return_val_if_fail (cell != NULL, FALSE);

  g_auto (GStrv) names = g_strsplit (fields != NULL ? fields : "", ",", -1);
  guint n = g_strv_length (names);
  PursuitFieldRef required[PURSUIT_TRANSITION_MAX_FIELDS];

  if (n > PURSUIT_TRANSITION_MAX_FIELDS)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("A step cannot require more than %d fields."), PURSUIT_TRANSITION_MAX_FIELDS);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      if (!parse_field (g_strstrip (names[i]), &required[i]))
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("“%s” is not a field of a deal or a company."), names[i]);
          return FALSE;
        }
    }
  g_free (cell->required);
  cell->required = g_memdup2 (required, n * sizeof *required);
  cell->n_required = n;
  return TRUE;
}

const PursuitFieldRef *
pursuit_transition_matrix_get_required (const PursuitTransitionMatrix *matrix,
                                        gint64 from,
                                        gint64 to,
                                        guint *n_fields)
{
  g_return_val_if_fail (matrix != NULL && n_fields != NULL, NULL);

  const Cell *cell = find_cell (matrix, from, to);

  *n_fields = cell != NULL ? cell->n_required : 0;
  return cell != NULL ? cell->required : NULL;
}

PursuitTransitionRule
pursuit_transition_rule_next (PursuitTransitionRule rule)
{
  return (rule + 1) % PURSUIT_N_TRANSITION_RULES;
}

gboolean
pursuit_transition_rule_parse (const char *code, PursuitTransitionRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_N_TRANSITION_RULES; i++)
    {
      if (g_strcmp0 (PURSUIT_TRANSITION_RULES[i].code, code) == 0)
        {
          *rule = i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
pursuit_transition_asks (const PursuitTransitionMatrix *matrix, gint64 from, gint64 to, gint64 stage)
{
  g_return_val_if_fail (matrix != NULL, FALSE);

  int first = find_stage (matrix, from), last = find_stage (matrix, to), at = find_stage (matrix, stage);

  if (first < 0 || last < 0 || at < first || at >= last)
    return FALSE;
  /* a retired stage is asked about only by a deal that still stands in it */
  return at == first || !matrix->stages[at].retired;
}

/* What stops the step, in the order in which a user has to deal with it. */
static PursuitVerdictKind
first_obstacle (const PursuitVerdict *verdict)
{
  if (verdict->rule == PURSUIT_TRANSITION_FORBIDDEN)
    return PURSUIT_VERDICT_FORBIDDEN;
  if (verdict->needs_approval)
    return PURSUIT_VERDICT_NEEDS_APPROVAL;
  if (verdict->n_missing_nodes > 0 && !verdict->forced)
    return PURSUIT_VERDICT_BLOCKED;
  if (verdict->n_missing > 0)
    return PURSUIT_VERDICT_MISSING_FIELDS;
  return PURSUIT_VERDICT_GO;
}

gboolean
pursuit_transition_decide (const PursuitTransitionMatrix *matrix,
                           const PursuitTransitionRequest *request,
                           PursuitVerdict *verdict)
{
  g_return_val_if_fail (matrix != NULL && request != NULL && verdict != NULL, FALSE);
  g_return_val_if_fail (request->facts != NULL, FALSE);

  PursuitTransitionRule rule = pursuit_transition_matrix_get (matrix, request->from, request->to);
  guint n_required = 0;
  const PursuitFieldRef *required =
      pursuit_transition_matrix_get_required (matrix, request->from, request->to, &n_required);

  *verdict = (PursuitVerdict){
    .rule = rule,
    .needs_approval = rule == PURSUIT_TRANSITION_APPROVAL && !request->approved,
    .n_missing_nodes = request->gate != NULL ? request->gate->n_missing : 0,
  };
  verdict->forced = request->force && verdict->n_missing_nodes > 0;
  for (guint i = 0; i < n_required; i++)
    {
      if (!pursuit_gate_facts_has_field (request->facts, required[i].entity, required[i].field))
        verdict->missing[verdict->n_missing++] = required[i];
    }
  verdict->kind = first_obstacle (verdict);
  return verdict->kind == PURSUIT_VERDICT_GO;
}

static char *
name_fields (const PursuitVerdict *verdict)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < verdict->n_missing; i++)
    {
      if (i > 0)
        g_string_append (names, _ (", "));
      g_string_append (names, pursuit_field_ref_label (&verdict->missing[i]));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
pursuit_verdict_explain (const PursuitVerdict *verdict, const char *from, const char *to)
{
  g_return_val_if_fail (verdict != NULL && from != NULL && to != NULL, NULL);

  g_autofree char *fields = NULL;

  switch (verdict->kind)
    {
    case PURSUIT_VERDICT_FORBIDDEN:
      return g_strdup_printf (_ ("The process forbids the step from “%s” to “%s”."), from, to);
    case PURSUIT_VERDICT_NEEDS_APPROVAL:
      return g_strdup_printf (_ ("The step from “%s” to “%s” needs a colleague’s approval."), from, to);
    case PURSUIT_VERDICT_BLOCKED:
      return g_strdup_printf (ngettext ("%u key node is not met, so the deal cannot go on to “%s”.",
                                        "%u key nodes are not met, so the deal cannot go on to “%s”.",
                                        verdict->n_missing_nodes),
                              verdict->n_missing_nodes, to);
    case PURSUIT_VERDICT_MISSING_FIELDS:
      fields = name_fields (verdict);
      return g_strdup_printf (_ ("The step to “%s” needs values that are not known yet: %s."), to, fields);
    case PURSUIT_VERDICT_GO:
    default:
      return NULL;
    }
}

const char *
pursuit_field_ref_label (const PursuitFieldRef *ref)
{
  g_return_val_if_fail (ref != NULL && ref->entity != NULL && ref->field < ref->entity->n_fields, NULL);

  const PursuitField *field = &ref->entity->fields[ref->field];
  return pursuit_field_get_label (field);
}
