/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-xml-feed.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "pursuit-transfer-error.h"

enum
{
  PIECE_SIZE = 64 * 1024, /* bytes parsed at a time */
  MAX_DEPTH = 256,        /* of elements within each other; those of a workbook lie ten deep */
};

struct _PursuitXmlFeed
{
  PursuitZipPart *part;
  xmlParserCtxtPtr parser;
  const PursuitXmlHandler *handler;
  gpointer data;
  gboolean declares; /* a document type or entities */
  guint depth;
  gboolean done;
  char piece[PIECE_SIZE];
};

static void
begin_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  PursuitXmlFeed *self = data;
  const PursuitXmlAttributes given = { (const void *const *) attributes, (guint) n_attributes };

  if (++self->depth > MAX_DEPTH)
    xmlStopParser (self->parser);
  else
    self->handler->begin (self->data, (const char *) name, &given);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  PursuitXmlFeed *self = data;

  self->depth--;
  if (self->handler->end != NULL)
    self->handler->end (self->data, (const char *) name);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  PursuitXmlFeed *self = data;

  if (self->handler->text != NULL)
    self->handler->text (self->data, (const char *) text, (gsize) length);
}

/* Told before anything of the document type is read. */
static void
declares_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  PursuitXmlFeed *self = data;

  self->declares = TRUE;
  xmlStopParser (self->parser);
}

static xmlEntityPtr
entity_cb (void *data, const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

static void
silence_cb (void *data, const char *message, ...)
{
}

static void
set_up (PursuitXmlFeed *self)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = begin_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .cdataBlock = text_cb,
    .internalSubset = declares_cb,
    .getEntity = entity_cb,
    .warning = silence_cb,
    .error = silence_cb,
    .fatalError = silence_cb,
  };

  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->parser == NULL)
    g_error ("libxml2 cannot be set up.");
  /* Entities are put in place, as else “&amp;” in an attribute would stay; there are none but the five. */
  xmlCtxtUseOptions (self->parser,
                     XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

/** pursuit_xml_feed_new: opens part @name; %NULL with a #PursuitTransferError if there is none. */
PursuitXmlFeed *
pursuit_xml_feed_new (PursuitZip *zip,
                      const char *name,
                      const PursuitXmlHandler *handler,
                      gpointer data,
                      GError **error)
{
  PursuitZipPart *part;
  PursuitXmlFeed *self;

  g_return_val_if_fail (zip != NULL, NULL);
  g_return_val_if_fail (handler != NULL, NULL);

  part = pursuit_zip_part_open (zip, name, error);
  if (part == NULL)
    return NULL;
  self = g_new0 (PursuitXmlFeed, 1);
  self->part = part;
  self->handler = handler;
  self->data = data;
  set_up (self);
  return self;
}

/** pursuit_xml_feed_free: closes the part. */
void
pursuit_xml_feed_free (PursuitXmlFeed *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->parser->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (self->parser);
  pursuit_zip_part_free (self->part);
  g_free (self);
}

static gboolean
fail (PursuitXmlFeed *self, GError **error)
{
  self->done = TRUE;
  g_set_error_literal (
      error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX,
      self->declares ? _ ("A part of the workbook declares entities, as no workbook does. It was not read.")
                     : _ ("A part of the workbook is not well-formed XML."));
  return FALSE;
}

/**
 * pursuit_xml_feed_step:
 * @at_end: (out): the part has been parsed to its end
 *
 * Parses the next piece; the handler is told of what is in it.
 *
 * Returns: %FALSE with a #PursuitTransferError if the part cannot be used
 */
gboolean
pursuit_xml_feed_step (PursuitXmlFeed *self, gboolean *at_end, GCancellable *cancellable, GError **error)
{
  gssize n;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (at_end != NULL, FALSE);

  *at_end = self->done;
  if (self->done)
    return TRUE;
  n = pursuit_zip_part_read (self->part, self->piece, sizeof self->piece, cancellable, error);
  if (n < 0)
    return FALSE;
  if (xmlParseChunk (self->parser, self->piece, (int) n, n == 0) != 0 || self->declares ||
      self->depth > MAX_DEPTH)
    return fail (self, error);
  /* a parser that is fed keeps all that it was fed with, unless it is told */
  if (self->parser->input != NULL)
    xmlParserInputShrink (self->parser->input);
  self->done = *at_end = n == 0;
  return TRUE;
}

/** pursuit_xml_feed_get_part: Returns: (transfer none): what is parsed */
PursuitZipPart *
pursuit_xml_feed_get_part (PursuitXmlFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->part;
}

/** pursuit_xml_read: parses part @name as a whole; %FALSE with a #PursuitTransferError. */
gboolean
pursuit_xml_read (PursuitZip *zip,
                  const char *name,
                  const PursuitXmlHandler *handler,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (PursuitXmlFeed) feed = pursuit_xml_feed_new (zip, name, handler, data, error);
  gboolean at_end = FALSE;

  while (feed != NULL && !at_end)
    if (!pursuit_xml_feed_step (feed, &at_end, cancellable, error))
      return FALSE;
  return feed != NULL;
}

/**
 * pursuit_xml_attribute:
 * @name: without its prefix
 * @length: (out): its bytes
 *
 * Returns: (nullable): the value, which does not end with a NUL
 */
const char *
pursuit_xml_attribute (const PursuitXmlAttributes *attributes, const char *name, gsize *length)
{
  g_return_val_if_fail (attributes != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  for (guint i = 0; i < attributes->n; i++)
    {
      const void *const *item = attributes->items + 5 * i;

      if (strcmp (item[0], name) == 0)
        {
          *length = (gsize) ((const char *) item[4] - (const char *) item[3]);
          return item[3];
        }
    }
  *length = 0;
  return NULL;
}

/** pursuit_xml_dup_attribute: Returns: (transfer full) (nullable): the value of attribute @name */
char *
pursuit_xml_dup_attribute (const PursuitXmlAttributes *attributes, const char *name)
{
  gsize length;
  const char *text = pursuit_xml_attribute (attributes, name, &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}
