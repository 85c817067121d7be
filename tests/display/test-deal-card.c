/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-test.h"
#include "pursuit-deal-card.h"
#include "pursuit-deal-face.h"
#include "sample-deals.h"

static PursuitCardStyle *
make_style (void)
{
  PursuitCardStyle *style = pursuit_card_style_new ();
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  pursuit_card_style_update (style, label);
  g_object_unref (label);
  return style;
}

static PursuitDeal *
make_deal (void)
{
  PursuitDeal *deal = sample_deal_new (1, 2);
  PursuitRecord *record = PURSUIT_RECORD (deal);

  pursuit_record_set_text (record, PURSUIT_DEAL_COMPANY, "Liaoning Steel");
  pursuit_record_set_text (record, PURSUIT_DEAL_TITLE, "Rolling oil, cold mill 2");
  pursuit_record_set_text (record, PURSUIT_DEAL_OWNER, "Zhao Qing");
  pursuit_record_set_text (record, PURSUIT_DEAL_GRADE, "A");
  pursuit_record_set_int (record, PURSUIT_DEAL_AMOUNT, 310000000);
  pursuit_record_set_int (record, PURSUIT_DEAL_STAGE_SINCE, SAMPLE_TODAY - 19);
  pursuit_record_set_int (record, PURSUIT_DEAL_MET_DECISION, 1);
  pursuit_record_set_int (record, PURSUIT_DEAL_HAS_INSIDER, 0);
  pursuit_record_set_text (record, PURSUIT_DEAL_NEXT_STEP, "Tender opens");
  pursuit_record_set_int (record, PURSUIT_DEAL_NEXT_DAY, SAMPLE_TODAY + 5);
  return deal;
}

static void
test_face (void)
{
  g_autoptr (PursuitDeal) deal = make_deal ();
  g_autoptr (PursuitDealFace) face = pursuit_deal_face_new (deal, SAMPLE_TODAY);

  g_assert_cmpstr (face->company, ==, "Liaoning Steel");
  g_assert_true (face->has_company);
  g_assert_cmpstr (face->days, ==, "19 d");
  g_assert_cmpstr (face->warning, ==, "no insider");
  g_assert_cmpstr (face->initials, ==, "ZQ");
  g_assert_cmpint (face->grade, ==, 'A');
  g_assert_false (face->overdue);

  g_autofree char *sentence = pursuit_deal_face_describe (face);
  g_assert_true (g_str_has_prefix (sentence, "Liaoning Steel: Rolling oil, cold mill 2, "));
  g_assert_nonnull (strstr (sentence, "Grade A."));
  g_assert_nonnull (strstr (sentence, "19 days in this stage."));
  g_assert_nonnull (strstr (sentence, "Warning: no insider."));
  g_assert_nonnull (strstr (sentence, "A decision maker has been met."));
  g_assert_nonnull (strstr (sentence, "Owner: Zhao Qing."));
}

static void
test_no_company (void)
{
  g_autoptr (PursuitDeal) deal = make_deal ();

  pursuit_record_unset (PURSUIT_RECORD (deal), PURSUIT_DEAL_COMPANY);
  pursuit_record_unset (PURSUIT_RECORD (deal), PURSUIT_DEAL_AMOUNT);
  g_autoptr (PursuitDealFace) face = pursuit_deal_face_new (deal, SAMPLE_TODAY);
  g_assert_false (face->has_company);
  g_assert_cmpstr (face->company, ==, "No company");
  g_assert_cmpstr (face->amount, ==, "—");
}

/* A record of which only the id has been read must not look as if it lacked everything. */
static void
test_unread_deal (void)
{
  g_autoptr (PursuitRecord) deal = pursuit_record_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitDealFace) face = pursuit_deal_face_new (PURSUIT_DEAL (deal), SAMPLE_TODAY);

  g_assert_cmpstr (face->company, ==, "");
  g_assert_cmpstr (face->warning, ==, "");
  g_assert_cmpint (face->grade, ==, 0);
  g_autofree char *sentence = pursuit_deal_face_describe (face);
  g_assert_cmpstr (sentence, ==, "This deal is being read.");
}

static guint
count_pixels (GdkTexture *texture, const guint8 rgb[3])
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *data = g_new (guint32, (gsize) width * height);
  guint32 wanted = (guint32) rgb[0] << 16 | (guint32) rgb[1] << 8 | rgb[2];
  guint n = 0;

  gdk_texture_download (texture, (guchar *) data, (gsize) width * 4);
  for (int i = 0; i < width * height; i++)
    n += (data[i] & 0xffffff) == wanted;
  return n;
}

typedef struct
{
  PursuitCardStyle *style;
  GtkWidget *card;
  GtkWidget *window;
} Shown;

static Shown
show (PursuitDeal *deal)
{
  Shown shown = { make_style () };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  shown.card = pursuit_deal_card_new (shown.style);
  pursuit_deal_card_set_deal (PURSUIT_DEAL_CARD (shown.card), deal, SAMPLE_TODAY);
  gtk_widget_set_focusable (shown.card, FALSE);
  gtk_box_append (GTK_BOX (box), shown.card);
  shown.window = widget_test_window (box, 200, 160);
  return shown;
}

static void
hide (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_object_unref (shown->style);
}

static void
test_colors (void)
{
  static const guint8 amber[3] = { 0xe6, 0x9f, 0x00 }, vermillion[3] = { 0xd5, 0x5e, 0x00 },
                      green[3] = { 0x00, 0x9e, 0x73 }, navy[3] = { 0x0d, 0x3a, 0x66 };
  g_autoptr (PursuitDeal) deal = make_deal ();
  Shown shown = show (deal);
  g_autoptr (GdkTexture) fresh = widget_test_render (shown.card);

  g_assert_cmpuint (count_pixels (fresh, amber), ==, 0);
  g_assert_cmpuint (count_pixels (fresh, vermillion), ==, 0);
  g_assert_cmpuint (count_pixels (fresh, green), >, 40); /* one dot of two */
  g_assert_cmpuint (count_pixels (fresh, navy), >, 150); /* the grade's chip */

  pursuit_record_set_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_STAGE_SINCE, SAMPLE_TODAY - 31);
  pursuit_record_set_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_HAS_INSIDER, 1);
  widget_test_wait_frames (shown.card, 1);
  g_autoptr (GdkTexture) stale = widget_test_render (shown.card);
  g_assert_cmpuint (count_pixels (stale, amber), >, 200);
  g_assert_cmpuint (count_pixels (stale, green), >, 80);

  pursuit_record_set_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_STAGE_SINCE, SAMPLE_TODAY - 61);
  widget_test_wait_frames (shown.card, 1);
  g_autoptr (GdkTexture) very_stale = widget_test_render (shown.card);
  g_assert_cmpuint (count_pixels (very_stale, vermillion), >, 200);
  hide (&shown);
}

/* What the map of people warns of: how much of it in numbers, the worst in words. */
static void
test_findings (void)
{
  static const guint8 warning[3] = { 0xb5, 0x40, 0x0c };
  g_autoptr (PursuitDeal) deal = make_deal ();
  PursuitRecord *record = PURSUIT_RECORD (deal);

  pursuit_record_set_int (record, PURSUIT_DEAL_HAS_INSIDER, 1);
  g_autoptr (PursuitDealFace) sound = pursuit_deal_face_new (deal, SAMPLE_TODAY);
  g_assert_cmpuint (sound->findings, ==, 0);
  g_assert_cmpstr (sound->finding, ==, "");
  Shown shown = show (deal);
  g_autoptr (GdkTexture) before = widget_test_render (shown.card);
  g_assert_cmpuint (count_pixels (before, warning), ==, 0);

  pursuit_record_set_int (record, PURSUIT_DEAL_FINDINGS, 3);
  pursuit_record_set_text (record, PURSUIT_DEAL_FINDING, "decision-not-met\t7\t0\t40\t0\t\tLuo Jian");
  g_autoptr (PursuitDealFace) face = pursuit_deal_face_new (deal, SAMPLE_TODAY);
  g_assert_cmpuint (face->findings, ==, 3);
  g_autofree char *sentence = pursuit_deal_face_describe (face);
  g_assert_nonnull (strstr (sentence,
                            "The map of people shows 3 things that must be settled. Luo Jian of the "
                            "decision level has not been met in this deal."));
  widget_test_wait_frames (shown.card, 1);
  g_autoptr (GdkTexture) after = widget_test_render (shown.card);
  g_assert_cmpuint (count_pixels (after, warning), >, 15); /* a head, shoulders and a number */
  hide (&shown);
}

/* A next step suspends the clock of contacts; without one the card tells it in its place. */
static void
test_contact (void)
{
  g_autoptr (PursuitDeal) deal = make_deal ();
  PursuitRecord *record = PURSUIT_RECORD (deal);

  pursuit_record_set_int (record, PURSUIT_DEAL_LAST_CONTACT, SAMPLE_TODAY - 12);
  g_autoptr (PursuitDealFace) planned = pursuit_deal_face_new (deal, SAMPLE_TODAY);
  g_assert_cmpstr (planned->contact, ==, "");
  g_autofree char *sentence = pursuit_deal_face_describe (planned);
  g_assert_nonnull (strstr (sentence, "Last contact 12 days ago."));
  pursuit_record_unset (record, PURSUIT_DEAL_NEXT_STEP);
  pursuit_record_unset (record, PURSUIT_DEAL_NEXT_DAY);
  g_autoptr (PursuitDealFace) alone = pursuit_deal_face_new (deal, SAMPLE_TODAY);
  g_assert_cmpstr (alone->contact, ==, "contact 12 d ago");
}

/* Coloured by drift, the edge tells who is in front, whatever the clock of the stage says. */
static void
test_drift (void)
{
  static const guint8 vermillion[3] = { 0xd5, 0x5e, 0x00 }, blue[3] = { 0x00, 0x72, 0xb2 };
  g_autoptr (PursuitDeal) deal = make_deal ();
  PursuitRecord *record = PURSUIT_RECORD (deal);
  Shown shown;

  pursuit_record_set_text (record, PURSUIT_DEAL_DRIFT_STATE, "customer-ahead");
  pursuit_record_set_int (record, PURSUIT_DEAL_DRIFT, 2);
  g_autoptr (PursuitDealFace) face = pursuit_deal_face_new (deal, SAMPLE_TODAY);
  g_assert_cmpstr (face->warning, ==, "they lead by 2 · no insider");
  shown = show (deal);
  g_autoptr (GdkTexture) plain = widget_test_render (shown.card);
  g_assert_cmpuint (count_pixels (plain, vermillion), ==, 0);
  pursuit_card_style_set_by_drift (shown.style, TRUE);
  gtk_widget_queue_draw (shown.card);
  widget_test_wait_frames (shown.card, 1);
  g_autoptr (GdkTexture) ahead = widget_test_render (shown.card);
  g_assert_cmpuint (count_pixels (ahead, vermillion), >, 200);

  pursuit_record_set_text (record, PURSUIT_DEAL_DRIFT_STATE, "we-ahead");
  widget_test_wait_frames (shown.card, 1);
  g_autoptr (GdkTexture) behind = widget_test_render (shown.card);
  g_assert_cmpuint (count_pixels (behind, vermillion), ==, 0);
  g_assert_cmpuint (count_pixels (behind, blue), >, 200);
  hide (&shown);
}

/* Ten thousand characters, markup and marks that turn the writing direction: same card, no warning, no time.
 */
static void
test_hostile_text (void)
{
  g_autoptr (PursuitDeal) deal = make_deal ();
  PursuitRecord *record = PURSUIT_RECORD (deal);
  g_autofree char *wide = g_strnfill (10000, 'W');
  g_autofree char *text = g_strconcat ("<b>&amp;</i> \u202e\u2067evil\u200f\n\t\x01", wide, NULL);
  const guint fields[] = { PURSUIT_DEAL_COMPANY, PURSUIT_DEAL_TITLE, PURSUIT_DEAL_NEXT_STEP,
                           PURSUIT_DEAL_OWNER,   PURSUIT_DEAL_GRADE, PURSUIT_DEAL_CURRENCY };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    pursuit_record_set_text (record, fields[i], text);
  Shown shown = show (deal);
  int height = gtk_widget_get_height (shown.card);
  g_assert_cmpint (height, ==, pursuit_card_style_get_card_height (shown.style));

  gint64 start = g_get_monotonic_time ();
  g_autoptr (PursuitDealFace) face = pursuit_deal_face_new (deal, SAMPLE_TODAY);
  g_autofree char *sentence = pursuit_deal_face_describe (face);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 100000);
  g_assert_null (strstr (sentence, "\u202e"));
  g_assert_cmpint (strlen (sentence), <, 2000);
  g_assert_nonnull (strstr (face->company, "<b>&amp;</i>"));

  /* nothing is drawn outside the card: its last column is border and background only */
  g_autoptr (GdkTexture) texture = widget_test_render (shown.card);
  guint8 rgb[3];
  widget_test_pixel (texture, gdk_texture_get_width (texture) - 4, height / 2, rgb);
  g_assert_cmpint (rgb[0], ==, 0xff);
  hide (&shown);
}

static void
test_drag_icon_is_opaque (void)
{
  g_autoptr (PursuitDeal) deal = make_deal ();
  Shown shown = show (deal);
  g_autoptr (GdkPaintable) icon = pursuit_deal_card_get_drag_icon (PURSUIT_DEAL_CARD (shown.card));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gdk_paintable_get_intrinsic_width (icon), height = gdk_paintable_get_intrinsic_height (icon);

  g_assert_cmpint (width, ==, gtk_widget_get_width (shown.card));
  gdk_paintable_snapshot (icon, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (shown.window)), node,
                                   &GRAPHENE_RECT_INIT (0, 0, width, height));
  g_autofree guint32 *data = g_new (guint32, (gsize) width * height);
  gdk_texture_download (texture, (guchar *) data, (gsize) width * 4);
  for (int i = 0; i < width * height; i++)
    g_assert_cmphex (data[i] >> 24, ==, 0xff);
  hide (&shown);
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);
  g_test_add_func ("/deal-card/face", test_face);
  g_test_add_func ("/deal-card/findings", test_findings);
  g_test_add_func ("/deal-card/no-company", test_no_company);
  g_test_add_func ("/deal-card/unread-deal", test_unread_deal);
  g_test_add_func ("/deal-card/colors", test_colors);
  g_test_add_func ("/deal-card/contact", test_contact);
  g_test_add_func ("/deal-card/drift", test_drift);
  g_test_add_func ("/deal-card/hostile-text", test_hostile_text);
  g_test_add_func ("/deal-card/drag-icon-is-opaque", test_drag_icon_is_opaque);
  return g_test_run ();
}
