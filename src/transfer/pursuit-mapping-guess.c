/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-mapping-guess.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "pursuit-company.h"
#include "pursuit-csv-reader.h"
#include "pursuit-csv-writer.h"
#include "pursuit-deal.h"
#include "pursuit-import-value.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-transfer-error.h"

enum
{
  SAMPLE_ROWS = 200000, /* looked at to guess; a tenth of a second */
  SAMPLE_VALUES = 5,    /* kept of each column, to be shown */
  MAX_VALUES = 200,     /* different stages or outcomes that are listed */
};

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
      translated = pursuit_mapping_key (_ (field->label));
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
  return seen & (G_GUINT64_CONSTANT (1) << pursuit_entity_find_field (entity, "name")) ? score : 0;
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
                                                   &PURSUIT_DEAL_ENTITY, &PURSUIT_MEMBER_ENTITY };
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

/* Dates */

typedef struct
{
  guint64 fits[PURSUIT_DATE_ORDER_DMY + 1]; /* how many dates each order can read */
  char *only[PURSUIT_DATE_ORDER_DMY + 1];   /* the first date that only this order can read */
  guint64 only_line[PURSUIT_DATE_ORDER_DMY + 1];
} DateEvidence;

/* Four digits in front are a year, whatever the order is said to be. */
static gboolean
has_year_first (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  return length > 4 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2]) &&
         g_ascii_isdigit (text[3]);
}

static void
weigh_date (DateEvidence *evidence, const char *text, gsize length, guint64 line)
{
  guint n_fits = 0;
  PursuitDateOrder last = PURSUIT_DATE_ORDER_UNKNOWN;

  for (PursuitDateOrder order = PURSUIT_DATE_ORDER_YMD; order <= PURSUIT_DATE_ORDER_DMY; order++)
    {
      if (pursuit_day_parse (text, length, order) == PURSUIT_DAY_NONE)
        continue;
      evidence->fits[order]++;
      n_fits++;
      last = order;
    }
  if (n_fits > 1 && has_year_first (text, length))
    {
      n_fits = 1;
      last = PURSUIT_DATE_ORDER_YMD;
    }
  if (n_fits == 1 && evidence->only[last] == NULL)
    {
      evidence->only[last] = g_strndup (text, length);
      evidence->only_line[last] = line;
    }
}

/* Where nothing tells day from month, the user's own country does. */
static PursuitDateOrder
local_order (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strpbrk (format, "de");
  const char *month = strpbrk (format, "mbD");

  return month != NULL && (day == NULL || month < day) ? PURSUIT_DATE_ORDER_MDY : PURSUIT_DATE_ORDER_DMY;
}

static void
conclude_date_order (PursuitMapping *mapping, DateEvidence *evidence)
{
  PursuitDateOrder best = PURSUIT_DATE_ORDER_UNKNOWN;
  guint64 most = 0;

  for (PursuitDateOrder order = PURSUIT_DATE_ORDER_YMD; order <= PURSUIT_DATE_ORDER_DMY; order++)
    if (evidence->fits[order] > most)
      {
        most = evidence->fits[order];
        best = order;
      }
  if (best == PURSUIT_DATE_ORDER_MDY && evidence->fits[PURSUIT_DATE_ORDER_DMY] == most)
    best = local_order ();
  mapping->date_order = best;
  mapping->date_certain = evidence->only[best] != NULL;
  if (mapping->date_certain)
    {
      mapping->date_evidence = g_steal_pointer (&evidence->only[best]);
      mapping->date_line = evidence->only_line[best];
    }
  for (guint i = 0; i < G_N_ELEMENTS (evidence->only); i++)
    g_clear_pointer (&evidence->only[i], g_free);
}

/* Numbers */

/* Points for a decimal comma, points against it: “1.234,5”, “12,5” and “1.234.567” against “1,234.5”, “12.5”
 * and “1,234,567”. Three digits behind a single sign tell nothing. */
static int
weigh_decimal_comma (const char *text, gsize length)
{
  gsize n_commas = 0, n_points = 0, last = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_commas += text[i] == ',';
      n_points += text[i] == '.';
      if (text[i] == ',' || text[i] == '.')
        last = i;
    }
  if (n_commas + n_points == 0)
    return 0;
  if (n_commas > 0 && n_points > 0)
    return text[last] == ',' ? 1 : -1;
  if (n_commas + n_points > 1)
    return n_points > 0 ? 1 : -1;

  gsize digits = 0;
  while (last + 1 + digits < length && g_ascii_isdigit (text[last + 1 + digits]))
    digits++;
  return digits == 3 ? 0 : n_commas > 0 ? 1 : -1;
}

/* Looking at the rows */

static gboolean
wants_values (const PursuitEntity *entity, guint field)
{
  return entity->fields[field].type == PURSUIT_FIELD_CHOICE ||
         (entity == &PURSUIT_DEAL_ENTITY && field == PURSUIT_DEAL_STAGE);
}

static void
note_value (PursuitMapping *mapping, GHashTable *values, guint field, const char *text)
{
  PursuitMappingValue *value = g_hash_table_lookup (values, text);

  if (value == NULL)
    {
      if (g_hash_table_size (values) >= MAX_VALUES)
        return;
      value = g_new0 (PursuitMappingValue, 1);
      value->field = field;
      value->from = g_strdup (text);
      value->guessed = TRUE;
      g_ptr_array_add (mapping->values, value);
      g_hash_table_insert (values, value->from, value);
    }
  value->count++;
}

typedef struct
{
  PursuitMapping *mapping;
  DateEvidence dates;
  int decimal_comma;   /* points */
  GHashTable **values; /* for each field: from → PursuitMappingValue */
} Survey;

static void
survey_cell (Survey *survey, guint field, const char *text, gsize length, guint64 line)
{
  const PursuitFieldType type = survey->mapping->entity->fields[field].type;

  if (pursuit_import_value_is_empty (text, length, type))
    return;
  if (type == PURSUIT_FIELD_DATE)
    weigh_date (&survey->dates, text, length, line);
  else if (type == PURSUIT_FIELD_MONEY || type == PURSUIT_FIELD_INT)
    survey->decimal_comma += weigh_decimal_comma (text, length);
  else if (survey->values[field] != NULL)
    note_value (survey->mapping, survey->values[field], field, text);
}

static void
survey_row (Survey *survey, const PursuitCsvRow *row)
{
  PursuitMapping *mapping = survey->mapping;

  if (row->problem != PURSUIT_CSV_PROBLEM_NONE)
    return;
  for (guint i = 0; i < mapping->columns->len && i < row->n_cells; i++)
    {
      PursuitMappingColumn *column = mapping->columns->pdata[i];

      if (column->samples->len < SAMPLE_VALUES && row->lengths[i] > 0)
        g_ptr_array_add (column->samples, g_strndup (row->cells[i], MIN (row->lengths[i], 4096)));
    }
  for (guint field = 0; field < mapping->entity->n_fields; field++)
    {
      const int column = mapping->field_columns[field];

      if (column >= 0 && column < (int) row->n_cells)
        survey_cell (survey, field, row->cells[column], row->lengths[column], row->line);
    }
}

/* A choice is not listed if the value says it itself. */
static void
guess_values (PursuitMapping *mapping)
{
  for (guint i = 0; i < mapping->values->len;)
    {
      PursuitMappingValue *value = mapping->values->pdata[i];
      const PursuitField *field = &mapping->entity->fields[value->field];
      PursuitImportFormat format = { 0 };
      PursuitImportValue parsed;
      g_autofree char *problem = NULL;

      if (field->type == PURSUIT_FIELD_CHOICE)
        {
          problem =
              pursuit_import_value_parse (field, value->from, strlen (value->from), &format, NULL, &parsed);
          if (problem == NULL)
            {
              g_ptr_array_remove_index (mapping->values, i);
              continue;
            }
          value->to = g_strdup ("");
        }
      else
        value->to = pursuit_mapping_guess_stage (mapping, value->from);
      i++;
    }
}

static gboolean
survey_rows (PursuitMapping *mapping, PursuitCsvReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  Survey survey = { .mapping = mapping };
  PursuitCsvRow row;

  survey.values = g_new0 (GHashTable *, mapping->entity->n_fields);
  for (guint i = 0; i < mapping->entity->n_fields; i++)
    if (wants_values (mapping->entity, i))
      survey.values[i] = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint n = 0; n < SAMPLE_ROWS && pursuit_csv_reader_next (reader, &row, cancellable, &local_error); n++)
    survey_row (&survey, &row);

  for (guint i = 0; i < mapping->entity->n_fields; i++)
    g_clear_pointer (&survey.values[i], g_hash_table_unref);
  g_free (survey.values);
  conclude_date_order (mapping, &survey.dates);
  mapping->decimal_comma = survey.decimal_comma > 0;
  guess_values (mapping);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_header (PursuitCsvReader *reader, PursuitCsvRow *header, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!pursuit_csv_reader_next (reader, header, cancellable, &local_error))
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
 * @encoding: how it is written, or auto
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
                       PursuitEncoding encoding,
                       GPtrArray *stages,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PursuitCsvReader) reader = NULL;
  g_autoptr (PursuitMapping) mapping = NULL;
  PursuitCsvRow header;

  g_return_val_if_fail (path != NULL, NULL);

  reader = pursuit_csv_reader_open (path, encoding, 0, cancellable, error);
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
  mapping->encoding = pursuit_csv_reader_get_encoding (reader);
  mapping->encoding_certain = pursuit_csv_reader_get_encoding_is_certain (reader);
  mapping->delimiter = pursuit_csv_reader_get_delimiter (reader);
  for (guint i = 0; i < header.n_cells; i++)
    {
      gsize length;
      const char *text = pursuit_csv_unguard (header.cells[i], header.lengths[i], &length);
      g_autofree char *name = g_strndup (text, length);

      pursuit_mapping_add_column (mapping, g_strstrip (name));
    }
  if (stages != NULL)
    pursuit_mapping_set_stages (mapping, stages);
  map_columns (mapping);
  if (!survey_rows (mapping, reader, cancellable, error))
    return NULL;
  return g_steal_pointer (&mapping);
}
