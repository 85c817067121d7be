/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-targets.h"

#include <string.h>
#include <zip.h>

#include "pursuit-command.h"
#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-csv-reader.h"
#include "pursuit-table-reader.h"
#include "pursuit-deal.h"
#include "pursuit-import-plan.h"
#include "pursuit-import-preview.h"
#include "pursuit-list-spec.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-person.h"
#include "test-stages.h"

static const PursuitEntity *const ENTITIES[] = { &PURSUIT_DEAL_ENTITY, &PURSUIT_COMPANY_ENTITY,
                                                 &PURSUIT_PERSON_ENTITY, &PURSUIT_ACTIVITY_ENTITY };

static void
assert_text (const char *text, gssize length)
{
  g_assert_true (g_utf8_validate (text, length, NULL));
  if (length >= 0)
    g_assert_cmpuint (strlen (text), ==, length);
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 5);
  assert_text (error->message, -1);
}

/* Every cell of a row without a problem is UTF-8; rows come in the order of their lines. */
static void
read_cells (const char *path, PursuitEncoding encoding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCsvReader) reader = pursuit_csv_reader_open (path, encoding, 0, NULL, &error);
  guint64 line = 0;
  PursuitCsvRow row;

  if (reader == NULL)
    {
      assert_sentence (error);
      return;
    }
  while (pursuit_csv_reader_next (reader, &row, NULL, &error))
    {
      g_assert_cmpuint (row.line, >, line);
      line = row.line;
      for (guint i = 0; row.problem == PURSUIT_CSV_PROBLEM_NONE && i < row.n_cells; i++)
        assert_text (row.cells[i], row.lengths[i]);
    }
  g_assert_cmpuint (pursuit_csv_reader_get_bytes_read (reader), <=,
                    pursuit_csv_reader_get_bytes_total (reader));
}

/* The same of whatever format the file has, in every sheet that it says it has. */
static void
read_sheets (const char *path)
{
  PursuitTableForm form = { 0 };
  guint n_sheets = 1;

  for (; form.sheet <= MIN (n_sheets, 3); form.sheet++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitTableReader) reader = pursuit_table_reader_open (path, &form, NULL, &error);
      guint64 line = 0;
      PursuitCsvRow row;

      if (reader == NULL)
        {
          assert_sentence (error);
          return;
        }
      g_auto (GStrv) names = pursuit_table_reader_list_sheets (reader);
      n_sheets = names != NULL ? g_strv_length (names) : 0;
      for (guint i = 0; i < n_sheets; i++)
        assert_text (names[i], -1);
      while (pursuit_table_reader_next (reader, &row, NULL, &error))
        {
          g_assert_true (line == 0 || row.line > line);
          line = row.line;
          for (guint i = 0; row.problem == PURSUIT_CSV_PROBLEM_NONE && i < row.n_cells; i++)
            assert_text (row.cells[i], row.lengths[i]);
        }
      if (error != NULL)
        assert_sentence (error);
    }
}

/* No row is lost in silence. */
static void
plan_import (const char *path, PursuitMapping *mapping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportPlan) plan = pursuit_import_plan_open (path, mapping, "CNY", NULL, &error);
  guint64 taken = 0, rejected = 0;
  PursuitImportVerdict verdict = PURSUIT_IMPORT_FAILED;
  PursuitImportRow row;

  while (plan != NULL &&
         (verdict = pursuit_import_plan_next (plan, &row, NULL, &error)) != PURSUIT_IMPORT_END &&
         verdict != PURSUIT_IMPORT_FAILED)
    {
      if (verdict == PURSUIT_IMPORT_REJECTED)
        {
          rejected++;
          continue;
        }
      taken++;
      for (guint i = 0; i < mapping->entity->n_fields; i++)
        if (row.values[i].kind == PURSUIT_VALUE_TEXT)
          assert_text (row.values[i].text, row.values[i].length);
    }
  if (verdict == PURSUIT_IMPORT_FAILED)
    {
      assert_sentence (error);
      return;
    }
  PursuitRejects *rejects = pursuit_import_plan_get_rejects (plan);
  g_assert_cmpuint (pursuit_rejects_get_count (rejects), ==, rejected);
  for (guint i = 0; i < rejected; i++)
    assert_text (pursuit_rejects_get (rejects, i)->reason, -1);
  g_autoptr (PursuitImportPreview) preview =
      pursuit_import_preview_new (path, mapping, "CNY", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_usable, ==, taken);
  g_assert_cmpuint (preview->n_rejected, ==, rejected);
}

/**
 * fuzz_table:
 * @path: of a file with anything in it
 *
 * Does all that an import does with a file before the database sees it.
 */
void
fuzz_table (const char *path)
{
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);

  for (PursuitEncoding encoding = PURSUIT_ENCODING_AUTO; encoding < PURSUIT_N_ENCODINGS; encoding++)
    read_cells (path, encoding);
  read_sheets (path);
  for (guint i = 0; i < G_N_ELEMENTS (ENTITIES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitMapping) mapping =
          pursuit_mapping_guess (path, ENTITIES[i], NULL, stages, NULL, &error);

      if (mapping == NULL)
        assert_sentence (error);
      else
        plan_import (path, mapping);
    }
}

/* The parts of a workbook, by the element that each is known by. */
static const struct
{
  const char *element;
  const char *name;
  const char *text;
} PARTS[] = {
  { "Relationships", "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='rId2' Type='x/styles' Target='styles.xml'/>"
    "<Relationship Id='rId3' Type='x/sharedStrings' Target='sharedStrings.xml'/></Relationships>" },
  { "workbook", "xl/workbook.xml", "<workbook><sheets><sheet name='A' id='rId1'/></sheets></workbook>" },
  { "styleSheet", "xl/styles.xml",
    "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>" },
  { "sst", "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>" },
  { "worksheet", "xl/worksheets/sheet1.xml",
    "<worksheet><sheetData><row><c t='inlineStr'><is><t>Name</t></is></c></row>"
    "<row><c t='s'><v>0</v></c></row></sheetData></worksheet>" },
};

static void
add_part (zip_t *archive, const char *name, const void *bytes, gsize length)
{
  zip_source_t *source = zip_source_buffer (archive, bytes, length, 0);

  g_assert_nonnull (source);
  g_assert_cmpint (zip_file_add (archive, name, source, ZIP_FL_OVERWRITE), >=, 0);
}

/**
 * fuzz_part:
 * @path: where the workbook is written
 * @bytes: what may be a part of one
 *
 * Puts @bytes into a sound workbook in place of the part whose element they hold, and tries that.
 *
 * Returns: %FALSE if they hold none
 */
gboolean
fuzz_part (const char *path, const guint8 *bytes, gsize length)
{
  static const char package[] = "<Relationships><Relationship Id='a' Type='x/officeDocument' "
                                "Target='xl/workbook.xml'/></Relationships>";
  const char *replaced = NULL;
  zip_t *archive;

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      if (memmem (bytes, length, PARTS[i].element, strlen (PARTS[i].element)) != NULL)
        replaced = PARTS[i].name;
    }
  if (replaced == NULL)
    return FALSE;
  archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull (archive);
  add_part (archive, "_rels/.rels", package, strlen (package));
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      if (PARTS[i].name == replaced)
        add_part (archive, PARTS[i].name, bytes, length);
      else
        add_part (archive, PARTS[i].name, PARTS[i].text, strlen (PARTS[i].text));
    }
  g_assert_cmpint (zip_close (archive), ==, 0);
  fuzz_table (path);
  return TRUE;
}

static void
try_condition (const PursuitEntity *entity, const char *text)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  g_autoptr (GError) error = NULL;

  if (!pursuit_list_spec_where_text (spec, text, &error))
    assert_sentence (error);
}

static void
try_fields (const PursuitEntity *entity, const char *text)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);
      g_autoptr (GError) error = NULL;

      if (!pursuit_fields_parse (fields, entity->fields[i].name, text, &error))
        assert_sentence (error);
    }
}

static void
try_mapping (const PursuitEntity *entity, const char *text)
{
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_new (entity);
  g_autoptr (GError) error = NULL;

  pursuit_mapping_add_column (mapping, text);
  pursuit_mapping_set_field (mapping, 0, 4);
  g_autofree char *words = pursuit_mapping_to_string (mapping);
  assert_text (words, -1);
  /* what was written is read again */
  g_assert_true (pursuit_mapping_apply_string (mapping, words, &error));
  g_assert_no_error (error);
  if (!pursuit_mapping_apply_string (mapping, text, &error))
    assert_sentence (error);
  g_clear_error (&error);
  if (!pursuit_mapping_map (mapping, text, &error))
    assert_sentence (error);
  g_clear_error (&error);
  if (!pursuit_mapping_map_value (mapping, text, &error))
    assert_sentence (error);
}

/**
 * fuzz_text:
 * @text: UTF-8, as every text that comes in is made
 *
 * Takes @text for a condition, for the value of every field and for a mapping.
 */
void
fuzz_text (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (ENTITIES); i++)
    {
      try_condition (ENTITIES[i], text);
      try_fields (ENTITIES[i], text);
      try_mapping (ENTITIES[i], text);
    }
}
