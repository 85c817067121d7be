/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-zip-part.h"

G_BEGIN_DECLS

/** PursuitXmlAttributes: of the element that begins; valid while it is told. */
typedef struct
{
  const void *const *items; /* five pointers each */
  guint n;
} PursuitXmlAttributes;

/**
 * PursuitXmlHandler: what is told of an XML part. Names come without their prefix.
 * @end: (nullable)
 * @text: (nullable): told in pieces
 */
typedef struct
{
  void (*begin) (gpointer data, const char *name, const PursuitXmlAttributes *attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, gsize length);
} PursuitXmlHandler;

/**
 * PursuitXmlFeed:
 *
 * Parses an XML part piece by piece, in constant memory. A part that declares entities or a document type is
 * refused, so nothing of it can grow or be fetched; so is one that is nested more than 256 deep.
 */
typedef struct _PursuitXmlFeed PursuitXmlFeed;

PursuitXmlFeed *
pursuit_xml_feed_new (PursuitZip *zip,
                      const char *name,
                      const PursuitXmlHandler *handler,
                      gpointer data,
                      GError **error);
void
pursuit_xml_feed_free (PursuitXmlFeed *self);
gboolean
pursuit_xml_feed_step (PursuitXmlFeed *self, gboolean *at_end, GCancellable *cancellable, GError **error);
PursuitZipPart *
pursuit_xml_feed_get_part (PursuitXmlFeed *self);
gboolean
pursuit_xml_read (PursuitZip *zip,
                  const char *name,
                  const PursuitXmlHandler *handler,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error);

const char *
pursuit_xml_attribute (const PursuitXmlAttributes *attributes, const char *name, gsize *length);
char *
pursuit_xml_dup_attribute (const PursuitXmlAttributes *attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitXmlFeed, pursuit_xml_feed_free)

G_END_DECLS
