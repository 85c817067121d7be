/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-command.h"

#include "pursuit-command-private.h"
#include "pursuit-company.h"

/**
 * pursuit_command_merge:
 * @entity: company or person
 * @keep_id: which stays
 * @drop_id: which goes
 *
 * Makes one record of two. Whatever refers to the second refers to the first then; of what can be there only
 * once, a classification or a part in a deal, that of the first counts. A field of the first that is empty
 * gets the value of the second, unless pursuit_command_set_merge_choice() says otherwise.
 *
 * Returns: (transfer full)
 */
PursuitCommand *
pursuit_command_merge (const PursuitEntity *entity, gint64 keep_id, gint64 drop_id)
{
  g_return_val_if_fail (entity != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("merge", entity, NULL);
  pursuit_command_put_int (self, "id", keep_id);
  pursuit_command_put_int (self, "drop_id", drop_id);
  return self;
}

/**
 * pursuit_merge_takes:
 *
 * Returns: whether whose value @field gets is a matter of choice: what people enter is; what follows from
 * other rows, or from who owns the record, is not
 */
gboolean
pursuit_merge_takes (const PursuitField *field)
{
  const PursuitFieldFlags both = PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT;

  g_return_val_if_fail (field != NULL, FALSE);

  return (field->flags & both) == both;
}

/** pursuit_command_set_merge_choice: @self: of pursuit_command_merge(); whose value @field of the entity
 * gets. */
void
pursuit_command_set_merge_choice (PursuitCommand *self, guint field, PursuitMergeChoice choice)
{
  const PursuitEntity *entity = pursuit_command_get_entity (self);

  g_return_if_fail (field < entity->n_fields);

  /* names of fields are static, as names of arguments have to be */
  pursuit_command_put_int (self, entity->fields[field].name, choice);
}

/** pursuit_command_not_duplicates: (transfer full): remembers that two companies that look alike are two. */
PursuitCommand *
pursuit_command_not_duplicates (gint64 company_id, gint64 other_id)
{
  PursuitCommand *self = pursuit_command_make ("not-duplicates", &PURSUIT_COMPANY_ENTITY, NULL);

  pursuit_command_put_int (self, "id", company_id);
  pursuit_command_put_int (self, "other_id", other_id);
  return self;
}

/**
 * pursuit_command_delete_company:
 * @how: what becomes of its deals, people, activities and file
 * @to_company_id: which gets them; 0 unless @how is %PURSUIT_DELETE_MOVE
 *
 * Returns: (transfer full): deletes a company
 */
PursuitCommand *
pursuit_command_delete_company (gint64 company_id, PursuitDeleteHow how, gint64 to_company_id)
{
  PursuitCommand *self = pursuit_command_make ("delete-company", &PURSUIT_COMPANY_ENTITY, NULL);

  pursuit_command_put_int (self, "id", company_id);
  pursuit_command_put_int (self, "how", how);
  pursuit_command_put_int (self, "to_id", to_company_id);
  return self;
}

/** pursuit_command_attach_to_company: (transfer full): as pursuit_command_attach(), of a company. */
PursuitCommand *
pursuit_command_attach_to_company (gint64 company_id, const PursuitKeptFile *file, const char *tag)
{
  PursuitCommand *self = pursuit_command_make ("attach", pursuit_entity_find ("attachment"), NULL);

  pursuit_command_put_int (self, "company_id", company_id);
  pursuit_command_set_file (self, file, tag);
  return self;
}
