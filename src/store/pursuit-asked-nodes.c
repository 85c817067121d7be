/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-asked-nodes.h"

struct _PursuitAskedNodes
{
  GArray *nodes; /* PursuitKeyNode */
  GArray *kept;  /* PursuitCondition: what is left of nodes that have evidence */
};

/** pursuit_asked_nodes_new: (transfer full): no nodes yet. */
PursuitAskedNodes *
pursuit_asked_nodes_new (void)
{
  PursuitAskedNodes *self = g_new0 (PursuitAskedNodes, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (PursuitKeyNode));
  return self;
}

/** pursuit_asked_nodes_free: frees the nodes. */
void
pursuit_asked_nodes_free (PursuitAskedNodes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_clear_pointer (&self->kept, g_array_unref);
  g_free (self);
}

/** pursuit_asked_nodes_clear: begins anew, with nodes of @book, which outlives what is asked. */
void
pursuit_asked_nodes_clear (PursuitAskedNodes *self, const PursuitProcessBook *book)
{
  g_return_if_fail (self != NULL && book != NULL);

  g_array_set_size (self->nodes, 0);
  g_clear_pointer (&self->kept, g_array_unref);
  /* never grows beyond that, so that nodes can point into it */
  self->kept = g_array_sized_new (FALSE, FALSE, sizeof (PursuitCondition), MAX (book->conditions->len, 1));
}

static gboolean
has_evidence (const PursuitGateFacts *facts, gint64 node_id)
{
  for (guint i = 0; i < facts->n_evidence; i++)
    {
      if (facts->evidence[i].node == node_id)
        return TRUE;
    }
  return FALSE;
}

/** pursuit_asked_nodes_add: asks for @node, each at most once, of the deal that @facts are about. */
void
pursuit_asked_nodes_add (PursuitAskedNodes *self, const PursuitKeyNode *node, const PursuitGateFacts *facts)
{
  g_return_if_fail (self != NULL && self->kept != NULL);

  PursuitKeyNode asked = *node;
  if (has_evidence (facts, node->id))
    {
      guint begin = self->kept->len;
      for (guint i = 0; i < node->n_conditions; i++)
        {
          PursuitConditionKind kind = node->conditions[i].kind;
          if (kind == PURSUIT_CONDITION_APPROVAL_GIVEN || kind == PURSUIT_CONDITION_MANUAL)
            g_array_append_val (self->kept, node->conditions[i]);
        }
      asked.conditions = (PursuitCondition *) self->kept->data + begin;
      asked.n_conditions = self->kept->len - begin;
    }
  g_array_append_val (self->nodes, asked);
}

/** pursuit_asked_nodes_check: (transfer full): how the nodes stand that were added. */
PursuitGateResult *
pursuit_asked_nodes_check (PursuitAskedNodes *self, const PursuitGateFacts *facts)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pursuit_gate_check ((PursuitKeyNode *) self->nodes->data, self->nodes->len, facts);
}
