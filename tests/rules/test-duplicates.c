/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-duplicates.h"

static void
test_names (void)
{
  static const struct
  {
    const char *name, *key, *region;
  } cases[] = {
    { "辽宁钢铁（集团）有限公司", "钢铁", "辽宁" },
    { "辽宁省钢铁集团", "钢铁", "辽宁" },
    { "大众汽车(上海)股份有限公司", "大众汽车", "上海" },
    { "上海市大众汽车有限责任公司", "大众汽车", "上海" },
    { "江苏省南京市华光机械厂", "华光机械厂", "江苏 南京" },
    { "中国石化上海分公司", "石化上海分公司", "中国" },
    { "上海", "上海", NULL },
    { "北京大学", "大学", "北京" },
    { "集团公司", "集团公司", NULL },
    { "ＡＢＣ　机械有限公司", "abc机械", NULL },
    { "Pine & Co. KG", "pine", NULL },
    { "Pine GmbH & Co. KG", "pine", NULL },
    { "PINE G.m.b.H.", "pine", NULL },
    { "The Pine Group, Inc.", "pine", NULL },
    { "Liaoning Steel Co., Ltd.", "steel", "liaoning" },
    { "Müller S.p.A.", "muller", NULL },
    { "Limited", "limited", NULL },
    { "China Ltd", "china", NULL },
    { "3M", "3m", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *region = NULL;
      g_autofree char *key = pursuit_company_name_key (cases[i].name, &region);
      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpstr (region, ==, cases[i].region);
    }
  g_assert_null (pursuit_company_name_key ("…—", NULL));
  g_assert_null (pursuit_company_name_key (NULL, NULL));
}

static void
test_phones (void)
{
  static const struct
  {
    const char *phone, *key;
  } cases[] = {
    { "0412-1234567", "4121234567" },
    { "+86 412 123 4567", "4121234567" },
    { "(0412) 1234567 转 12", "4121234567" },
    { "0086-0412-1234567", "4121234567" },
    { "021-61062501-8012", "2161062501" },
    { "13912345678", "13912345678" },
    { "+86 139 1234 5678", "13912345678" },
    { "010-8888-1234", "1088881234" },
    { "0412-1234567 / 0412-7654321", "4121234567" },
    { "+49 30 901820", "4930901820" },
    { "12345", NULL },
    { "1111111", NULL },
    { "12345678", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = pursuit_company_phone_key (cases[i].phone);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_domains (void)
{
  static const struct
  {
    const char *email, *website, *key;
  } cases[] = {
    { "office@Mail.Pine.com.cn", NULL, "pine.com.cn" },
    { "pine@qq.com", "https://www.pine.de/en?x", "pine.de" },
    { "pine@qq.com", NULL, NULL },
    { NULL, "pine.co.uk", "pine.co.uk" },
    { NULL, "http://shop.taobao.com/pine", NULL },
    { "nobody", "localhost", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = pursuit_company_domain_key (cases[i].email, cases[i].website);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_codes (void)
{
  g_autofree char *key = pursuit_company_code_key (" 91350100m000100y43 ");

  g_assert_cmpstr (key, ==, "91350100M000100Y43");
  g_assert_true (pursuit_credit_code_is_valid (key));
  g_assert_false (pursuit_credit_code_is_valid ("91350100M000100Y44"));
  g_assert_false (pursuit_credit_code_is_valid ("91350100M000100I43"));
  g_assert_false (pursuit_credit_code_is_valid ("9135"));
  g_assert_null (pursuit_company_code_key ("12-34"));
}

static guint
compare (const char *const a[5], const char *const b[5], guint *reasons)
{
  g_auto (PursuitCompanyKeys) left = { 0 }, right = { 0 };

  pursuit_company_keys_make (&left, a[0], a[1], a[2], a[3], a[4]);
  pursuit_company_keys_make (&right, b[0], b[1], b[2], b[3], b[4]);
  return pursuit_duplicates_compare (&left, &right, reasons);
}

static void
test_compare (void)
{
  static const char *const plain[5] = { "辽宁钢铁有限公司", "0412-1234567", "a@lngt.cn", NULL, NULL };
  static const char *const other[5] = { "辽宁省钢铁集团", NULL, NULL, NULL, NULL };
  static const char *const south[5] = { "广东钢铁有限公司", NULL, NULL, NULL, NULL };
  static const char *const bare[5] = { "钢铁股份公司", "+86 412 1234567", NULL, NULL, NULL };
  static const char *const coded[5] = { "辽宁钢铁", NULL, NULL, NULL, "91350100M000100Y43" };
  static const char *const recoded[5] = { "辽宁钢铁", NULL, NULL, NULL, "91310000MA1FL70B4W" };
  guint reasons = 0;

  g_assert_cmpuint (compare (plain, other, &reasons), ==, 85);
  g_assert_cmpuint (reasons, ==, PURSUIT_DUPLICATE_NAME);
  g_assert_cmpuint (compare (plain, south, &reasons), ==, 0);
  g_assert_cmpuint (compare (plain, bare, &reasons), ==, 82);
  g_assert_cmpuint (reasons, ==, PURSUIT_DUPLICATE_REGIONLESS | PURSUIT_DUPLICATE_PHONE);
  g_assert_cmpuint (compare (coded, coded, &reasons), >=, 99);
  g_autofree char *code = pursuit_duplicates_code (reasons);
  g_assert_cmpstr (code, ==, "code,name");
  if (pursuit_credit_code_is_valid (recoded[4]))
    g_assert_cmpuint (compare (coded, recoded, &reasons), <, PURSUIT_DUPLICATE_SURE);
  g_autofree char *text = pursuit_duplicates_explain (PURSUIT_DUPLICATE_PHONE | PURSUIT_DUPLICATE_DOMAIN);
  g_assert_cmpstr (text, ==, "The same phone number, the same mail or web domain");
}

/* The index finds what comparing one by one finds. */
static void
test_index (void)
{
  g_autoptr (PursuitDuplicatesIndex) index = pursuit_duplicates_index_new ();
  const guint n = 20000;
  PursuitDuplicate found;

  for (guint i = 0; i < n; i++)
    {
      g_auto (PursuitCompanyKeys) keys = { 0 };
      g_autofree char *name = g_strdup_printf ("Company %u Ltd", i);
      g_autofree char *phone = i % 3 ? g_strdup_printf ("0412-7%06u", i) : NULL;
      g_autofree char *website = i % 2 ? g_strdup_printf ("www.c%u.cn", i) : NULL;
      pursuit_company_keys_make (&keys, name, phone, NULL, website, NULL);
      g_assert_false (pursuit_duplicates_index_find (index, &keys, &found));
      pursuit_duplicates_index_add (index, i + 1, &keys);
    }
  for (guint i = 0; i < n; i += 7)
    {
      g_auto (PursuitCompanyKeys) keys = { 0 };
      g_autofree char *name = g_strdup_printf ("COMPANY %u, Inc.", i);
      pursuit_company_keys_make (&keys, name, NULL, NULL, NULL, NULL);
      g_assert_true (pursuit_duplicates_index_find (index, &keys, &found));
      g_assert_cmpint (found.id, ==, i + 1);
      g_assert_cmpuint (found.score, ==, 85);
    }
  g_auto (PursuitCompanyKeys) both = { 0 };
  pursuit_company_keys_make (&both, "Somebody else", "0412 7000001", NULL, "c1.cn", NULL);
  g_assert_true (pursuit_duplicates_index_find (index, &both, &found));
  g_assert_cmpint (found.id, ==, 2);
  g_assert_cmpuint (found.reasons, ==, PURSUIT_DUPLICATE_PHONE | PURSUIT_DUPLICATE_DOMAIN);

  /* what is called otherwise now is not found by what it was called */
  g_auto (PursuitCompanyKeys) old = { 0 }, new = { 0 };
  pursuit_company_keys_make (&old, "Company 7 Ltd", "0412-7000007", NULL, "www.c7.cn", NULL);
  pursuit_company_keys_make (&new, "Works 7", "0412-7000007", NULL, "www.c7.cn", NULL);
  pursuit_duplicates_index_forget (index, 8, &old);
  pursuit_duplicates_index_add (index, 8, &new);
  g_auto (PursuitCompanyKeys) name = { 0 }, phone = { 0 };
  pursuit_company_keys_make (&name, "Company 7", NULL, NULL, NULL, NULL);
  g_assert_false (pursuit_duplicates_index_find (index, &name, &found));
  pursuit_company_keys_make (&phone, "Another", "0412-7000007", NULL, NULL, NULL);
  g_assert_true (pursuit_duplicates_index_find (index, &phone, &found));
  g_assert_cmpint (found.id, ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duplicates/names", test_names);
  g_test_add_func ("/duplicates/phones", test_phones);
  g_test_add_func ("/duplicates/domains", test_domains);
  g_test_add_func ("/duplicates/codes", test_codes);
  g_test_add_func ("/duplicates/compare", test_compare);
  g_test_add_func ("/duplicates/index", test_index);
  return g_test_run ();
}
