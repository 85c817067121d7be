/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

/** PursuitCompanyPart: the parts of a company's file, in the order of the page. */
typedef enum
{
  PURSUIT_PART_PRODUCTS,
  PURSUIT_PART_PLANS,
  PURSUIT_PART_DIMENSIONS,
  PURSUIT_PART_PARTIES,
  PURSUIT_PART_COMPLAINTS,
  PURSUIT_PART_QUOTATIONS,
  PURSUIT_N_PARTS
} PursuitCompanyPart;

/**
 * PursuitCompanyPartInfo:
 * @title: of the card, marked for translation
 * @company_field: of the entity: which company it belongs to
 * @fields: of its form
 * @describe: (out) what a line of it says, big and small
 */
typedef struct
{
  const char *title;
  const char *add;
  const char *new_title;
  const char *edit_title;
  const PursuitEntity *entity;
  guint company_field;
  const guint *fields;
  guint n_fields;
  void (*describe) (PursuitRecord *record, PursuitDay today, char **title, char **subtitle);
} PursuitCompanyPartInfo;

const PursuitCompanyPartInfo *
pursuit_company_part_info (PursuitCompanyPart part);

#define PURSUIT_TYPE_COMPANY_PART_DIALOG (pursuit_company_part_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCompanyPartDialog,
                      pursuit_company_part_dialog,
                      PURSUIT,
                      COMPANY_PART_DIALOG,
                      PursuitRecordDialog)

PursuitCompanyPartDialog *
pursuit_company_part_dialog_new (PursuitWindow *window,
                                 PursuitCompanyPart part,
                                 gint64 company_id,
                                 PursuitRecord *record);

G_END_DECLS
