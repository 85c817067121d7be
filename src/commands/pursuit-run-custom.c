/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-custom.h"

#include "pursuit-custom-field.h"
#include "pursuit-custom-store.h"
#include "pursuit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest name of a field or a choice, in characters: it is the head of a column. */
static const glong MAX_LABEL = 60;

/* The longest unit, in characters. */
static const glong MAX_UNIT = 12;

/* What the named query finds for @text in the fields of @entity, @but aside; 0: nothing. */
static gint64
find_taken (PursuitRun *run, const char *query, const char *entity, const char *text, gint64 but)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, query, NULL);

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, entity);
  pursuit_bind_text (stmt, 2, text);
  pursuit_bind_int (stmt, 3, but);
  gint64 id = pursuit_db_step (run->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

/* What a field of the program itself is called cannot be the name of another one. */
static gboolean
is_built_in (const PursuitEntity *entity, const char *label)
{
  for (guint i = 0; i < entity->n_fields - entity->n_custom; i++)
    {
      const PursuitField *field = &entity->fields[i];
      if (g_str_equal (field->name, label) ||
          (field->label != NULL &&
           (g_str_equal (field->label, label) || g_str_equal (pursuit_field_get_label (field), label))))
        return TRUE;
    }
  return FALSE;
}

/* Puts the label as it is kept into @row. */
static gboolean
check_label (PursuitRun *run, const char *entity, PursuitRow *row, gint64 id, GError **error)
{
  g_autofree char *label = g_strdup (pursuit_row_get_text (row, "label"));

  g_strstrip (label);
  if (g_utf8_strlen (label, -1) > MAX_LABEL || strpbrk (label, "\n\t") != NULL)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                 _ ("The name of a custom field has one line of at most %d characters."), (int) MAX_LABEL);
  else if (is_built_in (pursuit_entity_find (entity), label) ||
           find_taken (run, "custom-label-taken", entity, label, id) != 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("There is a field called “%s” already."),
                 label);
  else
    {
      pursuit_row_set_text (row, "label", label);
      return TRUE;
    }
  return FALSE;
}

/* Gives a new field its code: the one that was said, or one made of the name. */
static gboolean
settle_code (PursuitRun *run, const char *entity, PursuitRow *row, GError **error)
{
  const PursuitEntity *of = pursuit_entity_find (entity);
  const char *said = pursuit_row_get_text (row, "code");
  g_autofree char *made =
      said ? g_strdup (said) : pursuit_custom_code_make (pursuit_row_get_text (row, "label"));

  if (!pursuit_custom_code_is_valid (made))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("“%s” cannot be a code: a code has small letters, digits and _."), made);
      return FALSE;
    }
  g_autofree char *code = g_strdup (made);
  for (int n = 2; pursuit_entity_find_field (of, code) >= 0 ||
                  find_taken (run, "custom-code-taken", entity, code, 0) != 0;
       n++)
    {
      if (said != NULL)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("There is a field with the code “%s” already."), code);
          return FALSE;
        }
      g_free (code);
      code = g_strdup_printf ("%s_%d", made, n);
    }
  pursuit_row_set_text (row, "code", code);
  return TRUE;
}

static gboolean
has_code (GArray *choices, const char *code, guint before)
{
  for (guint i = 0; i < before; i++)
    {
      if (g_str_equal (g_array_index (choices, PursuitChoice, i).code, code))
        return TRUE;
    }
  return FALSE;
}

/* Whether the choices make sense by themselves; puts them into @row as they are kept. */
static gboolean
check_choices (PursuitRow *row, GError **error)
{
  g_autoptr (GArray) choices = pursuit_custom_choices_parse (pursuit_row_get_text (row, "choices"));

  if (choices->len == 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("A field of choices needs at least one choice."));
      return FALSE;
    }
  for (guint i = 0; i < choices->len; i++)
    {
      const PursuitChoice *choice = &g_array_index (choices, PursuitChoice, i);
      if (has_code (choices, choice->code, i) || strchr (choice->code, ',') != NULL)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("The choice “%s” is there twice."),
                       choice->label);
          return FALSE;
        }
      if (g_utf8_strlen (choice->label, -1) > MAX_LABEL)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("The choice “%s” is longer than %d characters."), choice->label, (int) MAX_LABEL);
          return FALSE;
        }
    }
  g_autofree char *text = pursuit_custom_choices_to_text (choices);
  pursuit_row_set_text (row, "choices", text);
  return TRUE;
}

/* Whether a field of @type may have the unit in @row; puts it there as it is kept, none as NULL. */
static gboolean
check_unit (const char *type, PursuitRow *row, GError **error)
{
  const char *said = pursuit_row_get_text (row, "unit");
  g_autofree char *unit = g_strstrip (g_strdup (said != NULL ? said : ""));

  if (*unit == '\0')
    {
      pursuit_row_set_null (row, "unit");
      return TRUE;
    }
  if (!g_str_equal (type, "number"))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("Only a number has a unit."));
      return FALSE;
    }
  if (g_utf8_strlen (unit, -1) > MAX_UNIT || strpbrk (unit, "\n\t") != NULL)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("A unit has one line of at most %d characters."), (int) MAX_UNIT);
      return FALSE;
    }
  pursuit_row_set_text (row, "unit", unit);
  return TRUE;
}

/* No choice may go that a record has. */
static gboolean
check_dropped (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error)
{
  g_autoptr (GArray) before = pursuit_custom_choices_parse (pursuit_row_get_text (old, "choices"));
  g_autoptr (GArray) after = pursuit_custom_choices_parse (pursuit_row_get_text (changes, "choices"));

  for (guint i = 0; i < before->len; i++)
    {
      const PursuitChoice *choice = &g_array_index (before, PursuitChoice, i);
      if (has_code (after, choice->code, after->len))
        continue;
      gint64 n = pursuit_custom_count_values (run->db, pursuit_row_get_text (old, "entity"),
                                              pursuit_row_get_int (old, "slot"), choice->code, error);
      if (n > 0)
        {
          g_autofree char *number = pursuit_number_format (n);
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       ngettext ("%s record has the choice “%s”. Give it another one first.",
                                 "%s records have the choice “%s”. Give them another one first.", (gulong) n),
                       number, choice->label);
        }
      if (n != 0)
        return FALSE;
    }
  return TRUE;
}

/** pursuit_run_prepare_custom: gives a new custom field its column, its code and its place. */
gboolean
pursuit_run_prepare_custom (PursuitRun *run, PursuitRow *row, GError **error)
{
  const char *entity = pursuit_row_get_text (row, "entity");
  const char *type = pursuit_row_get_text (row, "type");

  if (pursuit_row_get_text (row, "label") == NULL ||
      !pursuit_choice_is_valid (PURSUIT_CUSTOM_ENTITIES, entity) ||
      !pursuit_choice_is_valid (PURSUIT_CUSTOM_TYPES, type))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("Say what the field is called, whose it is and of which type."));
      return FALSE;
    }
  if (!check_label (run, entity, row, 0, error) || !settle_code (run, entity, row, error))
    return FALSE;
  if (g_str_equal (type, "choice") && !check_choices (row, error))
    return FALSE;
  if (!g_str_equal (type, "choice"))
    pursuit_row_set_null (row, "choices");
  if (!check_unit (type, row, error))
    return FALSE;
  gint64 slot = pursuit_custom_find_free_slot (run->db, entity, error);
  if (slot == 0)
    return FALSE;
  pursuit_row_set_int (row, "slot", slot);
  pursuit_row_set_int (row, "position", 1 + find_taken (run, "custom-last-place", entity, NULL, 0));
  pursuit_row_set_int (row, "retired", 0);
  return TRUE;
}

/** pursuit_run_check_custom: whether a definition may change so: its name, its unit and its choices may,
 * and what its values are called does not. */
gboolean
pursuit_run_check_custom (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error)
{
  static const char *const fixed[] = { "entity", "type", "code" };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      const PursuitValue *value = pursuit_row_get (changes, fixed[i]);
      if (value != NULL && !pursuit_value_equal (value, pursuit_row_get (old, fixed[i])))
        {
          g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                               _ ("What a custom field belongs to, its type and its code stay. Make a new "
                                  "field and retire this one."));
          return FALSE;
        }
    }
  if (pursuit_row_get (changes, "label") != NULL &&
      !check_label (run, pursuit_row_get_text (old, "entity"), changes, pursuit_row_get_int (old, "id"),
                    error))
    return FALSE;
  if (pursuit_row_get (changes, "unit") != NULL &&
      !check_unit (pursuit_row_get_text (old, "type"), changes, error))
    return FALSE;
  if (pursuit_row_get (changes, "choices") == NULL)
    return TRUE;
  if (!g_str_equal (pursuit_row_get_text (old, "type"), "choice"))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           _ ("Only a field of choices has choices."));
      return FALSE;
    }
  return check_choices (changes, error) && check_dropped (run, old, changes, error);
}
