/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-mapping-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-table-reader.h"
#include "pursuit-csv-writer.h"
#include "pursuit-deal.h"
#include "pursuit-mapping-survey.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-transfer-error.h"

/* Headers */

/* Whether @key is among "a|b|c". */
static gboolean
is_synonym (const char *synonyms, const char *key)
{
  const gsize length = strlen (key);

  for (const char *p = synonyms; p != NULL; p = strchr (p, '|'))
    {
      p += *p == '|';
      if (strncmp (p, key, length) == 0 && (p[length] == '|' || p[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static int
find_field_by_key (const PursuitEntity *entity, const char *key)
{
  if (*key == '\0')
    return -1;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      g_autofree char *name = NULL;
      g_autofree char *label = NULL;
      g_autofree char *translated = NULL;

      if (!(field->flags & PURSUIT_FIELD_IMPORT))
        continue;
      name = pursuit_mapping_key (field->name);
      label = pursuit_mapping_key (field->label);
      translated = pursuit_mapping_key (pursuit_field_get_label (field));
      if (strcmp (key, name) == 0 || strcmp (key, label) == 0 || strcmp (key, translated) == 0)
        return i;
    }
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & PURSUIT_FIELD_IMPORT) && is_synonym (entity->fields[i].synonyms, key))
      return i;
  return -1;
}

/**
 * pursuit_mapping_guess_field:
 * @header: a column's header, in English or Chinese; case, punctuation and what stands in brackets do not
 * matter
 *
 * Returns: the field of @entity that it means, or -1
 */
int
pursuit_mapping_guess_field (const PursuitEntity *entity, const char *header)
{
  g_autofree char *key = NULL;
  g_autofree char *bare = NULL;
  int field;

  g_return_val_if_fail (entity != NULL, -1);
  g_return_val_if_fail (header != NULL, -1);

  key = pursuit_mapping_key (header);
  field = find_field_by_key (entity, key);
  if (field < 0 && (strchr (header, '(') != NULL || strstr (header, "（") != NULL))
    {
      const char *chinese = strstr (header, "（");
      const char *bracket = chinese != NULL ? chinese : strchr (header, '(');
      g_autofree char *start = g_strndup (header, bracket - header);

      bare = pursuit_mapping_key (start);
      field = find_field_by_key (entity, bare);
    }
  return field;
}

/* How many fields the headers fill; nothing without what a row of the entity must have. */
static guint
score_entity (const PursuitEntity *entity, const char *const *headers, guint n_headers)
{
  guint64 seen = 0;
  guint score = 0;

  for (guint i = 0; i < n_headers; i++)
    {
      const int field = pursuit_mapping_guess_field (entity, headers[i]);

      if (field < 0 || (seen & (G_GUINT64_CONSTANT (1) << field)))
        continue;
      seen |= G_GUINT64_CONSTANT (1) << field;
      score++;
    }
  if (entity == &PURSUIT_DEAL_ENTITY)
    {
      const guint64 needed = G_GUINT64_CONSTANT (1) << PURSUIT_DEAL_STAGE |
                             G_GUINT64_CONSTANT (1) << PURSUIT_DEAL_AMOUNT |
                             G_GUINT64_CONSTANT (1) << PURSUIT_DEAL_TITLE;
      return seen & needed ? score : 0;
    }
  return seen & (G_GUINT64_CONSTANT (1) << pursuit_mapping_get_name_field (entity)) ? score : 0;
}

/**
 * pursuit_mapping_guess_entity:
 *
 * Returns: (nullable): what a file with these headers holds: that of which they fill most fields; %NULL if
 * they fit nothing
 */
const PursuitEntity *
pursuit_mapping_guess_entity (const char *const *headers, guint n_headers)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY,
                                                   &PURSUIT_DEAL_ENTITY, &PURSUIT_ACTIVITY_ENTITY,
                                                   &PURSUIT_MEMBER_ENTITY };
  const PursuitEntity *best = NULL;
  guint best_score = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      const guint score = score_entity (entities[i], headers, n_headers);

      if (score > best_score)
        {
          best_score = score;
          best = entities[i];
        }
    }
  return best;
}

/* Stages */

/* What the stages of other programs, and of our own in the other language, mean here. The first match that
 * this process has counts. */
/* clang-format off */
static const struct
{
  const char *words; /* keys, "a|b|c" */
  const char *to;    /* "#N": the Nth stage; "@outcome"; else codes of stages, "a|b": the first that there is */
} stage_words[] = {
  { "won|closed won|close won|win|success|赢单|成交|已成交|中标|赢", "@won" },
  { "lost|closed lost|close lost|lose|dead|丢单|输单|失败|未中标|流失|输", "@lost" },
  { "withdrawn|abandoned|cancelled|canceled|disqualified|弃标|退出|放弃|取消", "@withdrawn" },
  { "postponed|on hold|deferred|stalled|搁置|暂停|延期", "@postponed" },
  { "develop|开发", "develop" },
  { "enter|销售进入|进入", "enter" },
  { "propose|proposal|value proposition|proposal price quote|提案|方案|方案报价", "propose|quotation" },
  { "bid|tender|bidding|投标|招投标|招标评标", "bid" },
  { "negotiate|negotiation|negotiation review|商务谈判|谈判", "negotiate|negotiation" },
  { "contract|contracting|签约|合同", "contract|negotiate" },
  { "deliver|delivery|implement|implementation|合作实施|实施服务|实施|交付", "deliver|implement" },
  { "prepare|preparation|计划准备", "prepare" },
  { "approach|接触客户", "approach" },
  { "analyse|analyse needs|analyze needs|needs analysis|需求分析", "analyse" },
  { "position|positioning|销售定位", "position" },
  { "list|prospect list|获取名单", "list" },
  { "first visit|初次拜访|初访", "first-visit" },
  { "exchange|交流", "exchange" },
  { "demonstration|demo|presentation|演示|针对性演示", "demonstration|propose" },
  { "quotation|quote|正式报价|报价", "quotation|propose" },
  { "prospecting|prospect|lead|qualification|qualifying|qualified|open|new|线索|初步接触|立项|进行中|在跟", "#1" },
  { "engaging|engaged|contacted|discovery|needs analysis|需求确认|接触", "#2" },
};
/* clang-format on */

static PursuitMappingStage *
nth_stage (PursuitMapping *mapping, guint n)
{
  return mapping->stages->pdata[MIN (n, mapping->stages->len) - 1];
}

/**
 * pursuit_mapping_guess_stage:
 * @value: a stage as the file calls it
 *
 * Returns: (transfer full): what it is in the form of #PursuitMappingValue: a stage of that name or code, or
 * what the word means in most sales programs; outcomes are taken to have come about in the second stage; ""
 * if it is not known
 */
char *
pursuit_mapping_guess_stage (PursuitMapping *mapping, const char *value)
{
  g_autofree char *key = NULL;
  int stage;
  const char *outcome;

  g_return_val_if_fail (mapping != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  if (mapping->stages->len == 0)
    return g_strdup ("");
  key = pursuit_mapping_key (value);
  for (guint i = 0; i < mapping->stages->len; i++)
    {
      PursuitMappingStage *other = mapping->stages->pdata[i];
      g_autofree char *name = pursuit_mapping_key (other->name);

      if (strcmp (key, name) == 0 || strcmp (key, other->code) == 0)
        return g_strdup (other->code);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stage_words); i++)
    {
      const char *to = stage_words[i].to;
      g_auto (GStrv) codes = NULL;

      if (!is_synonym (stage_words[i].words, key))
        continue;
      if (to[0] == '#')
        return g_strdup (nth_stage (mapping, to[1] - '0')->code);
      if (to[0] == '@')
        return g_strdup_printf ("%s/%s", nth_stage (mapping, 2)->code, to + 1);
      codes = g_strsplit (to, "|", -1);
      for (guint j = 0; codes[j] != NULL; j++)
        if (pursuit_mapping_resolve_stage (mapping, codes[j], &stage, &outcome))
          return g_strdup (codes[j]);
    }
  if (pursuit_mapping_resolve_stage (mapping, value, &stage, &outcome))
    return g_strdup (value);
  return g_strdup ("");
}

static gboolean
read_header (PursuitTableReader *reader, PursuitCsvRow *header, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!pursuit_table_reader_next (reader, header, cancellable, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_EMPTY,
                             _ ("The file has no rows."));
      return FALSE;
    }
  if (header->problem == PURSUIT_CSV_PROBLEM_MANY_COLUMNS)
    g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX,
                 _ ("The file has more than %d columns."), PURSUIT_CSV_MAX_COLUMNS);
  else if (header->problem != PURSUIT_CSV_PROBLEM_NONE)
    g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX,
                         _ ("The names of the columns in the first row cannot be read."));
  return header->problem == PURSUIT_CSV_PROBLEM_NONE;
}

static void
map_columns (PursuitMapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      PursuitMappingColumn *column = mapping->columns->pdata[i];
      const int field = pursuit_mapping_guess_field (mapping->entity, column->header);

      if (field >= 0 && mapping->field_columns[field] < 0)
        mapping->field_columns[field] = i;
    }
}

/**
 * pursuit_mapping_guess:
 * @path: the file
 * @entity: (nullable): what its rows are; %NULL to guess that too
 * @form: (nullable): how it is to be read
 * @stages: (nullable) (element-type PursuitStage): where deals can come in
 *
 * Reads the headers and the first rows and guesses everything that an import needs to know. Blocks: for
 * worker threads.
 *
 * Returns: (transfer full): the guess; %NULL with a #PursuitTransferError if the file is no table, or with
 *   %PURSUIT_TRANSFER_ERROR_MAPPING if it cannot be told what it holds
 */
PursuitMapping *
pursuit_mapping_guess (const char *path,
                       const PursuitEntity *entity,
                       const PursuitTableForm *form,
                       GPtrArray *stages,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PursuitTableReader) reader = NULL;
  g_autoptr (PursuitMapping) mapping = NULL;
  PursuitCsvRow header;

  g_return_val_if_fail (path != NULL, NULL);

  reader = pursuit_table_reader_open (path, form, cancellable, error);
  if (reader == NULL || !read_header (reader, &header, cancellable, error))
    return NULL;
  if (entity == NULL)
    entity = pursuit_mapping_guess_entity (header.cells, header.n_cells);
  if (entity == NULL)
    {
      g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                           _ ("The names of the columns do not tell what the file holds."));
      return NULL;
    }

  mapping = pursuit_mapping_new (entity);
  mapping->encoding = pursuit_table_reader_get_encoding (reader);
  mapping->encoding_certain = pursuit_table_reader_get_encoding_is_certain (reader);
  mapping->delimiter = pursuit_table_reader_get_delimiter (reader);
  mapping->sheets = pursuit_table_reader_list_sheets (reader);
  mapping->sheet = pursuit_table_reader_get_sheet (reader);
  for (guint i = 0; i < header.n_cells; i++)
    {
      gsize length = header.lengths[i];
      const char *text = pursuit_table_reader_is_text (reader)
                             ? pursuit_csv_unguard (header.cells[i], length, &length)
                             : header.cells[i];
      g_autofree char *name = g_strndup (text, length);

      pursuit_mapping_add_column (mapping, g_strstrip (name));
    }
  if (stages != NULL)
    pursuit_mapping_set_stages (mapping, stages);
  map_columns (mapping);
  if (!pursuit_mapping_survey (mapping, path, cancellable, error))
    return NULL;
  return g_steal_pointer (&mapping);
}

/* The number of the sheet called @sheet, or of this number; 0 with @error set if there is none. */
static guint
find_sheet (const char *path, const char *sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitTableReader) reader = pursuit_table_reader_open (path, NULL, cancellable, error);
  g_auto (GStrv) names = reader != NULL ? pursuit_table_reader_list_sheets (reader) : NULL;
  guint64 number;

  if (reader == NULL)
    return 0;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (strcmp (names[i], sheet) == 0)
      return i + 1;
  if (names != NULL && g_ascii_string_to_unsigned (sheet, 10, 1, g_strv_length (names), &number, NULL))
    return (guint) number;
  g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
               _ ("The file has no sheet called “%s”."), sheet);
  return 0;
}

/**
 * pursuit_mapping_prepare:
 * @options: (nullable): what the user says, see #PursuitMappingOptions
 *
 * pursuit_mapping_guess() corrected by the user's options, in the right order: columns, then the values of
 * the columns that result, then what is said about values and dates. Blocks: for worker threads and the
 * command line.
 *
 * Returns: (transfer full): the mapping; %NULL with @error set
 */
PursuitMapping *
pursuit_mapping_prepare (const char *path,
                         const PursuitEntity *entity,
                         GPtrArray *stages,
                         const PursuitMappingOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (PursuitMapping) mapping = NULL;
  PursuitTableForm form = { 0 };

  g_return_val_if_fail (path != NULL, NULL);

  if (options != NULL && options->encoding != NULL)
    {
      form.encoding = pursuit_encoding_from_name (options->encoding);
      if (form.encoding == PURSUIT_ENCODING_AUTO)
        {
          g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                       _ ("The encoding “%s” is not known."), options->encoding);
          return NULL;
        }
    }
  if (options != NULL && options->sheet != NULL)
    {
      form.sheet = find_sheet (path, options->sheet, cancellable, error);
      if (form.sheet == 0)
        return NULL;
    }
  mapping = pursuit_mapping_guess (path, entity, &form, stages, cancellable, error);
  if (mapping == NULL || options == NULL)
    return g_steal_pointer (&mapping);

  if (options->date_format != NULL && !pursuit_mapping_set_date_format (mapping, options->date_format, error))
    return NULL;
  for (guint i = 0; options->fields != NULL && options->fields[i] != NULL; i++)
    if (!pursuit_mapping_map (mapping, options->fields[i], error))
      return NULL;
  for (guint i = 0; options->values != NULL && options->values[i] != NULL; i++)
    if (!pursuit_mapping_map_value (mapping, options->values[i], error))
      return NULL;
  if (options->fields != NULL && !pursuit_mapping_survey (mapping, path, cancellable, error))
    return NULL;
  return g_steal_pointer (&mapping);
}
