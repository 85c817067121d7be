/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-face.h"

#include "pursuit-drift-legend.h"
#include "pursuit-money.h"
#include "pursuit-people-findings.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Longer than any card is wide; setting more than that in type would only cost time. */
static const gsize MAX_CHARS = 60;
static const gsize MAX_SENTENCE = 200;

/**
 * pursuit_deal_signal_word:
 *
 * Returns: (transfer none): the few words that stand on a card for @code
 */
const char *
pursuit_deal_signal_word (PursuitDealSignal code)
{
  switch (code)
    {
    case PURSUIT_DEAL_SIGNAL_FORCED:
      return _ ("forced move");
    case PURSUIT_DEAL_SIGNAL_NEXT_STEP_OVERDUE:
      return _ ("next step overdue");
    case PURSUIT_DEAL_SIGNAL_NO_NEXT_STEP:
      return _ ("no next step");
    case PURSUIT_DEAL_SIGNAL_CUSTOMER_AHEAD:
      return _ ("they lead");
    case PURSUIT_DEAL_SIGNAL_NO_DECISION_MAKER:
      return _ ("no decision maker met");
    case PURSUIT_DEAL_SIGNAL_NO_INSIDER:
      return _ ("no insider");
    case PURSUIT_DEAL_SIGNAL_STALE:
      return _ ("stale");
    case PURSUIT_DEAL_N_SIGNALS:
    default:
      g_return_val_if_reached ("");
    }
}

static char *
join_warnings (const PursuitDealSignals *signals, gint64 drift, gboolean pending)
{
  /* Translators: on a card: a colleague was asked to approve something and has not decided */
  GString *line = g_string_new (pending ? _ ("approval pending") : NULL);

  for (guint i = 0; i < signals->n_codes; i++)
    {
      if (line->len > 0)
        g_string_append (line, " · ");
      if (signals->codes[i] == PURSUIT_DEAL_SIGNAL_CUSTOMER_AHEAD)
        /* Translators: on a card: by how many steps the customer is ahead of us */
        g_string_append_printf (line, _ ("they lead by %d"), (int) drift);
      else
        g_string_append (line, pursuit_deal_signal_word (signals->codes[i]));
    }
  return g_string_free (line, FALSE);
}

static char *
format_amount (PursuitRecord *record)
{
  if (!pursuit_record_is_set (record, PURSUIT_DEAL_AMOUNT))
    return g_strdup ("—");
  g_autofree char *amount =
      pursuit_money_format_short (pursuit_record_get_int (record, PURSUIT_DEAL_AMOUNT),
                                  pursuit_record_get_text (record, PURSUIT_DEAL_CURRENCY));
  /* a currency without a sign stands there by its code, which is the file's text */
  return pursuit_text_for_display (amount, MAX_CHARS);
}

static char *
format_day_or_nothing (PursuitDay day, PursuitDay today)
{
  return day != PURSUIT_DAY_NONE ? pursuit_day_format (day, today) : g_strdup ("");
}

/* A card without words: what is not read yet must not look as if it lacked everything. */
static PursuitDealFace *
make_blank (PursuitDealFace *self)
{
  char **const texts[] = { &self->company, &self->title,    &self->amount,    &self->days,
                           &self->closes,  &self->warning,  &self->next_step, &self->next_day,
                           &self->owner,   &self->initials, &self->contact,   &self->finding };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  self->blank = TRUE;
  self->days_in_stage = -1;
  return self;
}

/* What the map of people warns of. */
static void
read_findings (PursuitDealFace *self, PursuitRecord *record, PursuitDay today)
{
  g_autofree char *sentence =
      pursuit_finding_explain_code (pursuit_record_get_text (record, PURSUIT_DEAL_FINDING), today);

  self->findings = (guint) pursuit_record_get_int (record, PURSUIT_DEAL_FINDINGS);
  self->finding = sentence != NULL ? pursuit_text_for_display (sentence, MAX_SENTENCE) : g_strdup ("");
}

/* The second clock: a next step that is planned suspends it, and stands in its place. */
static void
read_contact (PursuitDealFace *self, PursuitRecord *record, PursuitDay today)
{
  PursuitClockTimes times = { .entered_stage = PURSUIT_DAY_NONE,
                              .last_contact = pursuit_record_get_day (record, PURSUIT_DEAL_LAST_CONTACT),
                              .next_step = pursuit_record_get_day (record, PURSUIT_DEAL_NEXT_DAY) };
  PursuitClocks clocks = pursuit_clocks_read (&times, today);

  self->days_since_contact = clocks.days_since_contact;
  if (clocks.suspended || clocks.days_since_contact < 0)
    self->contact = g_strdup ("");
  else
    /* Translators: on a card, as short as possible: days since the last contact with the customer */
    self->contact = g_strdup_printf (_ ("contact %d d ago"), clocks.days_since_contact);
}

/**
 * pursuit_deal_face_new:
 * @today: what dates are told from
 *
 * Returns: (transfer full): the words of @deal's card; none at all while only its id has been read
 */
PursuitDealFace *
pursuit_deal_face_new (PursuitDeal *deal, PursuitDay today)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL (deal), NULL);

  PursuitRecord *record = PURSUIT_RECORD (deal);
  PursuitDealFace *self = g_new0 (PursuitDealFace, 1);
  PursuitDay next_day = pursuit_record_get_day (record, PURSUIT_DEAL_NEXT_DAY);
  const char *grade = pursuit_record_get_text (record, PURSUIT_DEAL_GRADE);
  const char *next_step = pursuit_record_get_text (record, PURSUIT_DEAL_NEXT_STEP);
  PursuitDealSignals signals;

  if (!pursuit_record_is_set (record, PURSUIT_DEAL_TITLE))
    return make_blank (self);
  pursuit_deal_signals_compute (deal, today, &signals);
  self->grade = pursuit_choice_is_valid (PURSUIT_GRADES, grade) ? grade[0] : 0;
  self->company =
      pursuit_text_for_display (pursuit_record_get_text (record, PURSUIT_DEAL_COMPANY), MAX_CHARS);
  self->has_company = !pursuit_text_is_blank (self->company);
  if (!self->has_company)
    {
      g_free (self->company);
      self->company = g_strdup (_ ("No company"));
    }
  self->title = pursuit_text_for_display (pursuit_record_get_text (record, PURSUIT_DEAL_TITLE), MAX_CHARS);
  self->amount = format_amount (record);
  /* Translators: days in the stage, on a card: as short as possible */
  self->days =
      signals.days_in_stage >= 0 ? g_strdup_printf (_ ("%d d"), signals.days_in_stage) : g_strdup ("");
  self->closes = format_day_or_nothing (pursuit_record_get_day (record, PURSUIT_DEAL_EXPECTED_CLOSE), today);
  self->warning = join_warnings (&signals, pursuit_record_get_int (record, PURSUIT_DEAL_DRIFT),
                                 pursuit_record_get_int (record, PURSUIT_DEAL_PENDING) > 0);
  self->next_step = next_step != NULL ? pursuit_text_for_display (next_step, MAX_CHARS) : g_strdup ("—");
  self->next_day = format_day_or_nothing (next_day, today);
  self->overdue = pursuit_deal_signals_has (&signals, PURSUIT_DEAL_SIGNAL_NEXT_STEP_OVERDUE);
  self->has_next_step = next_step != NULL;
  self->days_in_stage = signals.days_in_stage;
  self->owner = pursuit_text_for_display (pursuit_record_get_text (record, PURSUIT_DEAL_OWNER), MAX_CHARS);
  self->initials = pursuit_text_initials (self->owner);
  self->met_decision = pursuit_record_get_int (record, PURSUIT_DEAL_MET_DECISION) != 0;
  self->has_insider = pursuit_record_get_int (record, PURSUIT_DEAL_HAS_INSIDER) != 0;
  self->staleness = signals.staleness;
  self->drift = pursuit_drift_state_from_code (pursuit_record_get_text (record, PURSUIT_DEAL_DRIFT_STATE));
  read_findings (self, record, today);
  read_contact (self, record, today);
  return self;
}

void
pursuit_deal_face_free (PursuitDealFace *self)
{
  g_free (self->company);
  g_free (self->title);
  g_free (self->amount);
  g_free (self->days);
  g_free (self->closes);
  g_free (self->warning);
  g_free (self->next_step);
  g_free (self->next_day);
  g_free (self->contact);
  g_free (self->finding);
  g_free (self->owner);
  g_free (self->initials);
  g_free (self);
}

/* One card being drawn. */
typedef struct
{
  cairo_t *cr;
  PursuitCardStyle *style;
  int width;
  double left; /* of the text */
  double right;
} Pen;

static void
set_color (Pen *pen, PursuitCardColor color)
{
  gdk_cairo_set_source_rgba (pen->cr, pursuit_card_style_get_color (pen->style, color));
}

static void
draw_stamp (Pen *pen, PursuitCardStamp stamp, double x, double y)
{
  cairo_set_source_surface (pen->cr, pursuit_card_style_get_stamp (pen->style, stamp, pen->width), floor (x),
                            floor (y));
  cairo_paint (pen->cr);
}

/* Sets @text at @x on a line that begins at @y, cut at @limit pixels; returns its width. */
static double
draw_text (Pen *pen,
           PursuitCardFont font,
           PursuitCardColor color,
           const char *text,
           double x,
           double y,
           double limit)
{
  int width, height;

  if (text[0] == '\0' || limit <= 0)
    return 0;
  PangoLayout *layout = pursuit_card_style_get_layout (pen->style, font, text, limit);
  pango_layout_get_pixel_size (layout, &width, &height);
  set_color (pen, color);
  cairo_move_to (pen->cr, floor (x),
                 floor (y + (pursuit_card_style_get_line_height (pen->style, font) - height) / 2.0));
  pango_cairo_show_layout (pen->cr, layout);
  return width;
}

/* Sets @text so that it ends at @right; returns where it begins. */
static double
draw_text_before (Pen *pen,
                  PursuitCardFont font,
                  PursuitCardColor color,
                  const char *text,
                  double right,
                  double y)
{
  int width, height;

  if (text[0] == '\0')
    return right;
  PangoLayout *layout = pursuit_card_style_get_layout (pen->style, font, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  set_color (pen, color);
  cairo_move_to (pen->cr, floor (right - width),
                 floor (y + (pursuit_card_style_get_line_height (pen->style, font) - height) / 2.0));
  pango_cairo_show_layout (pen->cr, layout);
  return floor (right - width);
}

static void
draw_centered (Pen *pen, PursuitCardFont font, PursuitCardColor color, const char *text, double x, double y)
{
  PangoLayout *layout = pursuit_card_style_get_layout (pen->style, font, text, -1);
  PangoRectangle ink;

  pango_layout_get_pixel_extents (layout, &ink, NULL);
  set_color (pen, color);
  cairo_move_to (pen->cr, round (x - ink.x - ink.width / 2.0), round (y - ink.y - ink.height / 2.0));
  pango_cairo_show_layout (pen->cr, layout);
}

static double
measure_text (Pen *pen, PursuitCardFont font, const char *text)
{
  int width;

  pango_layout_get_pixel_size (pursuit_card_style_get_layout (pen->style, font, text, -1), &width, NULL);
  return width;
}

/* "18 d · flag 14 Mar", flush right; what does not fit behind @limit is left out, the days first. */
static void
draw_days (Pen *pen, const PursuitDealFace *face, double limit, double y)
{
  const double flag_width = PURSUIT_CARD_SIGN + 1;
  int line = pursuit_card_style_get_line_height (pen->style, PURSUIT_CARD_FONT_META);
  double x = pen->right;
  g_autofree char *days = NULL;

  if (face->closes[0] != '\0' &&
      x - measure_text (pen, PURSUIT_CARD_FONT_META, face->closes) - flag_width >= limit)
    {
      x = draw_text_before (pen, PURSUIT_CARD_FONT_META, PURSUIT_CARD_COLOR_DIM, face->closes, x, y) -
          flag_width;
      draw_stamp (pen, PURSUIT_CARD_STAMP_FLAG, x, y + (line - PURSUIT_CARD_SIGN) / 2.0);
    }
  if (face->days[0] == '\0')
    return;
  /* Translators: between “18 d” and a flag with a date on a card; a space will do where room is short */
  days = g_strconcat (face->days, x < pen->right ? C_ ("card", " · ") : "", NULL);
  if (x - measure_text (pen, PURSUIT_CARD_FONT_META, days) >= limit)
    draw_text_before (pen, PURSUIT_CARD_FONT_META, PURSUIT_CARD_COLOR_DIM, days, x, y);
}

/* What is wrong, in words; and flush right how much of it is on the map of people. */
static void
draw_warning (Pen *pen, const PursuitDealFace *face, double y)
{
  double sign =
      y +
      (pursuit_card_style_get_line_height (pen->style, PURSUIT_CARD_FONT_WARNING) - PURSUIT_CARD_SIGN) / 2.0;
  double end = pen->right;

  if (face->findings > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", face->findings);
      end = draw_text_before (pen, PURSUIT_CARD_FONT_WARNING, PURSUIT_CARD_COLOR_WARNING, count, end, y) -
            PURSUIT_CARD_SIGN - 2;
      draw_stamp (pen, PURSUIT_CARD_STAMP_PEOPLE, end, sign);
      end -= 4;
    }
  if (face->warning[0] == '\0')
    return;
  draw_stamp (pen, PURSUIT_CARD_STAMP_WARNING, pen->left, sign);
  draw_text (pen, PURSUIT_CARD_FONT_WARNING, PURSUIT_CARD_COLOR_WARNING, face->warning, pen->left + 14, y,
             end - pen->left - 14);
}

static void
draw_dot (Pen *pen, double x, double middle, gboolean full)
{
  draw_stamp (pen, full ? PURSUIT_CARD_STAMP_DOT_FULL : PURSUIT_CARD_STAMP_DOT_EMPTY, x,
              middle - PURSUIT_CARD_SIGN / 2.0);
}

/* Two Chinese characters do not fit into the disc: the last one, of the given name, tells people apart. */
static void
draw_avatar (Pen *pen, const char *initials, double middle)
{
  const double radius = PURSUIT_CARD_AVATAR / 2.0;
  PangoLayout *layout = pursuit_card_style_get_layout (pen->style, PURSUIT_CARD_FONT_INITIALS, initials, -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > PURSUIT_CARD_AVATAR - 3 && g_utf8_strlen (initials, -1) > 1)
    initials = g_utf8_offset_to_pointer (initials, g_utf8_strlen (initials, -1) - 1);
  draw_stamp (pen, PURSUIT_CARD_STAMP_AVATAR, pen->right - PURSUIT_CARD_AVATAR, middle - radius);
  draw_centered (pen, PURSUIT_CARD_FONT_INITIALS, PURSUIT_CARD_COLOR_AVATAR_TEXT, initials,
                 pen->right - radius, middle);
}

/* Dots, next step, its day, and whose deal it is; the day stands at the right, where a long step cannot push
 * it out. */
static void
draw_bottom (Pen *pen, const PursuitDealFace *face, double middle)
{
  double y = middle - pursuit_card_style_get_line_height (pen->style, PURSUIT_CARD_FONT_META) / 2.0;
  double x = pen->left + 27;
  double end = pen->right;

  draw_dot (pen, pen->left, middle, face->met_decision);
  draw_dot (pen, pen->left + 12, middle, face->has_insider);
  if (face->initials[0] != '\0')
    {
      draw_avatar (pen, face->initials, middle);
      end -= PURSUIT_CARD_AVATAR + 6;
    }
  if (face->next_day[0] != '\0')
    end = draw_text_before (pen, PURSUIT_CARD_FONT_META,
                            face->overdue ? PURSUIT_CARD_COLOR_WARNING : PURSUIT_CARD_COLOR_DIM,
                            face->next_day, end, y) -
          4;
  draw_text (pen, PURSUIT_CARD_FONT_META, PURSUIT_CARD_COLOR_DIM,
             face->has_next_step || face->contact[0] == '\0' ? face->next_step : face->contact, x, y,
             end - x);
}

/**
 * pursuit_deal_face_draw:
 * @style: filled
 * @cr: the card's top left corner is its origin
 * @width: of the card in pixels; its height is the style's
 */
void
pursuit_deal_face_draw (const PursuitDealFace *self, PursuitCardStyle *style, cairo_t *cr, int width)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (PURSUIT_IS_CARD_STYLE (style));

  Pen pen = { cr, style, width, PURSUIT_CARD_PADDING, width - PURSUIT_CARD_PADDING };
  double height = pursuit_card_style_get_card_height (style);
  int strong = pursuit_card_style_get_line_height (style, PURSUIT_CARD_FONT_STRONG);
  double y = PURSUIT_CARD_PADDING - 2;
  double x;

  if (self->blank)
    {
      draw_stamp (&pen, PURSUIT_CARD_STAMP_GROUND, 0, 0);
      return;
    }
  if (pursuit_card_style_get_by_drift (style))
    draw_stamp (&pen, PURSUIT_CARD_STAMP_GROUND_UNKNOWN + self->drift, 0, 0);
  else
    draw_stamp (&pen, PURSUIT_CARD_STAMP_GROUND + self->staleness, 0, 0);
  if (pursuit_card_style_get_by_drift (style) || self->staleness != PURSUIT_STALENESS_NONE)
    pen.left += PURSUIT_CARD_EDGE;

  x = pen.left;
  if (self->grade != 0)
    {
      draw_stamp (&pen, PURSUIT_CARD_STAMP_GRADE_A + (guint) (self->grade - 'A'), x,
                  y + (strong - PURSUIT_CARD_CHIP) / 2.0);
      x += PURSUIT_CARD_CHIP + 6;
    }
  double end = pen.right;
  if (pursuit_card_style_get_by_drift (style))
    end = draw_text_before (&pen, PURSUIT_CARD_FONT_CHIP, PURSUIT_CARD_COLOR_DIM,
                            pursuit_drift_sign (self->drift), pen.right, y) -
          4;
  draw_text (&pen, PURSUIT_CARD_FONT_STRONG,
             self->has_company ? PURSUIT_CARD_COLOR_TEXT : PURSUIT_CARD_COLOR_DIM, self->company, x, y,
             end - x);
  y += strong + 1;
  draw_text (&pen, PURSUIT_CARD_FONT_TITLE, PURSUIT_CARD_COLOR_TEXT, self->title, pen.left, y,
             pen.right - pen.left);
  y += pursuit_card_style_get_line_height (style, PURSUIT_CARD_FONT_TITLE) + 2;
  x = pen.left + draw_text (&pen, PURSUIT_CARD_FONT_STRONG, PURSUIT_CARD_COLOR_TEXT, self->amount, pen.left,
                            y, pen.right - pen.left);
  draw_days (&pen, self, x + 4,
             y + (strong - pursuit_card_style_get_line_height (style, PURSUIT_CARD_FONT_META)) / 2.0 + 1);
  y += strong + 1;
  draw_warning (&pen, self, y);
  draw_bottom (&pen, self, height - PURSUIT_CARD_PADDING - PURSUIT_CARD_AVATAR / 2.0 + 1);
}

static void
append_sentence (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append_sentence (GString *text, const char *format, ...)
{
  va_list args;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

/**
 * pursuit_deal_face_describe:
 *
 * Returns: (transfer full): all that the card shows, in sentences, for screen reader and tooltip
 */
char *
pursuit_deal_face_describe (const PursuitDealFace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text;

  if (self->blank)
    return g_strdup (_ ("This deal is being read."));
  text = g_string_new (NULL);
  /* Translators: a deal read aloud: company, title, amount */
  append_sentence (text, _ ("%s: %s, %s."), self->company, self->title, self->amount);
  if (self->grade != 0)
    append_sentence (text, _ ("Grade %c."), self->grade);
  if (self->days_in_stage >= 0)
    append_sentence (text, ngettext ("%d day in this stage.", "%d days in this stage.", self->days_in_stage),
                     self->days_in_stage);
  if (self->days_since_contact >= 0)
    append_sentence (text,
                     ngettext ("Last contact %d day ago.", "Last contact %d days ago.",
                               (gulong) self->days_since_contact),
                     self->days_since_contact);
  if (self->drift != PURSUIT_DRIFT_UNKNOWN)
    append_sentence (text, "%s.", _ (PURSUIT_DRIFT_STATES[self->drift].label));
  if (self->closes[0] != '\0')
    append_sentence (text, _ ("Expected to close on %s."), self->closes);
  if (self->warning[0] != '\0')
    append_sentence (text, _ ("Warning: %s."), self->warning);
  if (self->findings > 0)
    {
      append_sentence (text,
                       ngettext ("The map of people shows %u thing that must be settled.",
                                 "The map of people shows %u things that must be settled.", self->findings),
                       self->findings);
      append_sentence (text, "%s", self->finding);
    }
  append_sentence (text, "%s",
                   self->met_decision ? _ ("A decision maker has been met.")
                                      : _ ("No decision maker has been met."));
  append_sentence (text, "%s", self->has_insider ? _ ("An insider is known.") : _ ("No insider is known."));
  if (self->has_next_step && self->next_day[0] != '\0')
    append_sentence (text, _ ("Next step on %s: %s."), self->next_day, self->next_step);
  else if (self->has_next_step)
    append_sentence (text, _ ("Next step: %s."), self->next_step);
  if (self->owner[0] != '\0')
    append_sentence (text, _ ("Owner: %s."), self->owner);
  return g_string_free (text, FALSE);
}
