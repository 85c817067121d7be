/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-keys.h"

#include "pursuit-text-fold.h"

#include <string.h>

/* What stands for the legal form, at the end of a Chinese part of a name; the longest first. A branch
 * (分公司) is not its company: what ends so keeps it. */
static const char *const HAN_FORMS[] = {
  "股份有限责任公司", "有限责任公司", "股份有限公司", "控股有限公司", "集团有限公司", "集团公司", "有限公司",
  "责任公司",         "总公司",       "股份公司",     "公司",         "集团",         "控股",     "股份",
};
static const char *const HAN_KEPT[] = { "分公司", "子公司", "办事处" };

/* Legal forms, and what only joins words. */
static const char *const WORD_FORMS[] = {
  "ab",   "ag",  "and",     "as",   "bhd",   "bv",      "co",       "company", "corp",         "corporation",
  "cv",   "ek",  "ev",      "gmbh", "group", "holding", "holdings", "inc",     "incorporated", "kg",
  "kgaa", "kk",  "limited", "llc",  "llp",   "lp",      "ltd",      "mbh",     "nv",           "oy",
  "oyj",  "plc", "pte",     "pty",  "pvt",   "sa",      "sarl",     "sas",     "sdn",          "se",
  "sl",   "spa", "srl",     "the",  "ug",    "und",
};

/* Where a company is at home. Stripped where a name begins with it or has it as a part of its own. */
static const char *const HAN_REGIONS[] = {
  "中国", "北京", "上海", "天津", "重庆",   "河北", "山西", "辽宁",   "吉林", "黑龙江", "江苏", "浙江",
  "安徽", "福建", "江西", "山东", "河南",   "湖北", "湖南", "广东",   "海南", "四川",   "贵州", "云南",
  "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏",   "新疆", "香港",   "澳门", "深圳",
  "广州", "南京", "杭州", "苏州", "无锡",   "宁波", "武汉", "成都",   "西安", "沈阳",   "大连", "青岛",
  "济南", "郑州", "长沙", "合肥", "福州",   "厦门", "昆明", "哈尔滨", "长春", "石家庄", "太原", "东莞",
  "佛山", "珠海", "唐山", "洛阳", "烟台",   "常州", "温州", "南通",   "徐州", "鞍山",
};
static const char *const HAN_REGION_KINDS[] = { "特别行政区", "自治区", "省", "市" };
static const char *const WORD_REGIONS[] = {
  "anhui",    "anshan",       "asia",     "beijing",   "china",   "chongqing", "dalian",        "deutschland",
  "fujian",   "gansu",        "germany",  "guangdong", "guangxi", "guangzhou", "guizhou",       "hainan",
  "hebei",    "heilongjiang", "henan",    "hongkong",  "hubei",   "hunan",     "international", "jiangsu",
  "jiangxi",  "jilin",        "liaoning", "nanjing",   "ningbo",  "ningxia",   "prc",           "qingdao",
  "qinghai",  "shaanxi",      "shandong", "shanghai",  "shanxi",  "shenyang",  "shenzhen",      "sichuan",
  "suzhou",   "taiwan",       "tianjin",  "uk",        "usa",     "wuhan",     "xinjiang",      "yunnan",
  "zhejiang",
};

/* Mail and pages of anybody: they tell nothing. */
static const char *const SHARED_DOMAINS[] = {
  "126.com",     "139.com",     "163.com",      "1688.com",   "189.cn",      "21cn.com",       "263.net",
  "alibaba.com", "aliyun.com",  "aol.com",      "baidu.com",  "example.com", "facebook.com",   "foxmail.com",
  "free.fr",     "gmail.com",   "gmx.com",      "gmx.de",     "gmx.net",     "googlemail.com", "hotmail.com",
  "icloud.com",  "jd.com",      "linkedin.com", "live.cn",    "live.com",    "mail.ru",        "me.com",
  "msn.com",     "naver.com",   "outlook.com",  "outlook.de", "proton.me",   "protonmail.com", "qq.com",
  "sina.cn",     "sina.com",    "sina.com.cn",  "sohu.com",   "t-online.de", "taobao.com",     "tmall.com",
  "tom.com",     "vip.163.com", "web.de",       "weibo.com",  "yahoo.cn",    "yahoo.com",      "yahoo.com.cn",
  "yandex.ru",   "yeah.net",
};

enum
{
  MIN_CORE = 2, /* characters of a Chinese name that have to stay when its region goes */
  MIN_PHONE_DIGITS = 7,
  MAX_PHONE_DIGITS = 12, /* more: the last group is an extension */
  MIN_CODE = 8,
};

/* A part of a name: a Chinese run or a Latin word. */
typedef struct
{
  gboolean han;
  gboolean letters; /* made of letters that stood alone */
  GString *text;
} Part;

static void
part_clear (gpointer data)
{
  g_string_free (((Part *) data)->text, TRUE);
}

static gboolean
is_among (const char *const *list, gsize n, const char *text)
{
  for (gsize i = 0; i < n; i++)
    {
      if (strcmp (list[i], text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Letters that stand alone are one word: “G.m.b.H.”, “S. A.”. */
static void
join_letters (GArray *parts)
{
  for (guint i = 1; i < parts->len; i++)
    {
      Part *before = &g_array_index (parts, Part, i - 1), *part = &g_array_index (parts, Part, i);
      if (before->han || part->han || part->text->len != 1 || !(before->text->len == 1 || before->letters))
        continue;
      g_string_append (before->text, part->text->str);
      before->letters = TRUE;
      g_array_remove_index (parts, i--);
    }
}

/* Takes a name apart. */
static GArray *
split (const char *name)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (PursuitGlyph));
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  PursuitGlyphKind before = PURSUIT_GLYPH_OTHER;

  g_array_set_clear_func (parts, part_clear);
  pursuit_text_fold (name, -1, glyphs);
  for (guint i = 0; i < glyphs->len; i++)
    {
      const PursuitGlyph *glyph = &g_array_index (glyphs, PursuitGlyph, i);
      gboolean han = glyph->kind == PURSUIT_GLYPH_HAN;

      if (glyph->kind != PURSUIT_GLYPH_OTHER)
        {
          if (glyph->kind == PURSUIT_GLYPH_START || (han && before != PURSUIT_GLYPH_HAN))
            {
              Part part = { han, FALSE, g_string_new (NULL) };
              g_array_append_val (parts, part);
            }
          g_string_append_unichar (g_array_index (parts, Part, parts->len - 1).text, glyph->character);
        }
      before = glyph->kind;
    }
  join_letters (parts);
  return parts;
}

/* Takes the legal form off the end of a Chinese part, again and again. */
static void
strip_forms (GString *text)
{
  gboolean found = TRUE;

  while (found && text->len > 0)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (HAN_KEPT); i++)
        {
          if (g_str_has_suffix (text->str, HAN_KEPT[i]))
            return;
        }
      for (gsize i = 0; !found && i < G_N_ELEMENTS (HAN_FORMS); i++)
        {
          found = g_str_has_suffix (text->str, HAN_FORMS[i]);
          if (found)
            g_string_truncate (text, text->len - strlen (HAN_FORMS[i]));
        }
    }
}

static void
note_region (GString *regions, const char *region)
{
  g_string_append_printf (regions, "%s%s", regions->len > 0 ? " " : "", region);
}

/* The length of the region that @text begins with, its kind (省, 市) included; 0 for none. */
static gsize
find_region (const char *text, const char **region)
{
  for (gsize i = 0; i < G_N_ELEMENTS (HAN_REGIONS); i++)
    {
      gsize length = strlen (HAN_REGIONS[i]);
      if (strncmp (text, HAN_REGIONS[i], length) != 0)
        continue;
      *region = HAN_REGIONS[i];
      for (gsize k = 0; k < G_N_ELEMENTS (HAN_REGION_KINDS); k++)
        {
          gsize more = strlen (HAN_REGION_KINDS[k]);
          if (strncmp (text + length, HAN_REGION_KINDS[k], more) == 0)
            return length + more;
        }
      return length;
    }
  return 0;
}

/* Takes regions off the beginning of a Chinese part as long as enough of the name stays: @alone when other
 * parts stay anyhow. */
static void
strip_region (GString *text, gboolean alone, GString *regions)
{
  const char *region;
  gsize length;

  while (text->len > 0 && (length = find_region (text->str, &region)) > 0)
    {
      glong rest = g_utf8_strlen (text->str + length, -1);
      if (rest < MIN_CORE && !(rest == 0 && alone))
        return;
      note_region (regions, region);
      g_string_erase (text, 0, (gssize) length);
    }
}

/* How many parts have something in them. */
static guint
count_parts (GArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += g_array_index (parts, Part, i).text->len > 0;
  return n;
}

static char *
join (GArray *parts)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append (all, g_array_index (parts, Part, i).text->str);
  return g_string_free (all, FALSE);
}

/**
 * pursuit_company_name_key:
 * @region: (out) (optional) (nullable) (transfer full): the regions that were taken off
 *
 * What is left of a company's name when its legal form, its region and all punctuation are off; never nothing
 * of a name that has a letter. “辽宁钢铁（集团）有限公司” and “辽宁省钢铁集团” have 钢铁 in common, of 辽宁.
 *
 * Returns: (transfer full) (nullable): the key; %NULL of a name without letters
 */
char *
pursuit_company_name_key (const char *name, char **region)
{
  g_autoptr (GArray) parts = split (name ? name : "");
  g_autofree char *whole = join (parts);
  g_autoptr (GString) regions = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      if (part->han)
        strip_forms (part->text);
      else if (is_among (WORD_FORMS, G_N_ELEMENTS (WORD_FORMS), part->text->str))
        g_string_truncate (part->text, 0);
    }
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      gboolean alone = count_parts (parts) > 1;
      if (part->han)
        strip_region (part->text, alone, regions);
      else if (alone && is_among (WORD_REGIONS, G_N_ELEMENTS (WORD_REGIONS), part->text->str))
        {
          note_region (regions, part->text->str);
          g_string_truncate (part->text, 0);
        }
    }
  g_autofree char *core = join (parts);
  if (region != NULL)
    *region = regions->len > 0 && *core != '\0' ? g_strdup (regions->str) : NULL;
  if (*core != '\0')
    return g_steal_pointer (&core);
  return *whole != '\0' ? g_steal_pointer (&whole) : NULL;
}

/* The first number that is written: up to a mark of another one or of an extension. */
static gsize
first_number (const char *phone)
{
  static const char *const ends[] = { "/",    ";",   ",",   "、",  "；", "，", "转",
                                      "分机", "ext", "Ext", "EXT", "x",  "#" };
  gsize length = strlen (phone);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *end = strstr (phone, ends[i]);
      if (end != NULL)
        length = MIN (length, (gsize) (end - phone));
    }
  return length;
}

/* “11111111” and “12345678” are nobody's numbers. */
static gboolean
is_made_up (const char *digits)
{
  gboolean same = TRUE, rising = TRUE;

  for (gsize i = 1; digits[i] != '\0'; i++)
    {
      same = same && digits[i] == digits[0];
      rising = rising && digits[i] == digits[i - 1] + 1;
    }
  return same || rising;
}

/**
 * pursuit_company_phone_key:
 *
 * A phone number as digits, without the code of China, the zero before the area and an extension: “+86 412
 * 123 4567”, “0412-1234567” and “(0412) 1234567 转 12” are one.
 *
 * Returns: (transfer full) (nullable): %NULL for less than seven digits, and for numbers that were made up
 */
char *
pursuit_company_phone_key (const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize last_group = 0;

  if (phone == NULL)
    return NULL;
  gsize length = first_number (phone);
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (phone[i]))
        g_string_append_c (digits, phone[i]);
      else if (phone[i] == '-')
        last_group = digits->len;
    }
  while (digits->str[0] == '0')
    {
      g_string_erase (digits, 0, 1);
      last_group -= last_group > 0;
    }
  if (digits->len >= 11 && g_str_has_prefix (digits->str, "86"))
    {
      g_string_erase (digits, 0, 2);
      last_group -= MIN (last_group, 2);
      if (digits->str[0] == '0')
        {
          g_string_erase (digits, 0, 1);
          last_group -= last_group > 0;
        }
    }
  if (digits->len > MAX_PHONE_DIGITS && last_group >= MIN_PHONE_DIGITS)
    g_string_truncate (digits, last_group);
  if (digits->len < MIN_PHONE_DIGITS || is_made_up (digits->str))
    return NULL;
  return g_strdup (digits->str);
}

/* The part of a host that somebody registered: “mail.example.com.cn” is of “example.com.cn”. */
static char *
registered_domain (const char *host, gsize length)
{
  static const char *const seconds[] = { "ac", "co", "com", "edu", "gov", "net", "org" };
  g_autofree char *lower = g_ascii_strdown (host, (gssize) length);
  g_auto (GStrv) labels = g_strsplit (lower, ".", -1);
  guint n = g_strv_length (labels);

  if (n < 2 || *labels[n - 1] == '\0' || *labels[n - 2] == '\0')
    return NULL;
  gboolean three =
      n > 2 && strlen (labels[n - 1]) == 2 && is_among (seconds, G_N_ELEMENTS (seconds), labels[n - 2]);
  g_autofree char *domain = g_strjoinv (".", labels + n - (three ? 3 : 2));
  return is_among (SHARED_DOMAINS, G_N_ELEMENTS (SHARED_DOMAINS), domain) ? NULL : g_steal_pointer (&domain);
}

/**
 * pursuit_company_domain_key:
 * @email: (nullable)
 * @website: (nullable)
 *
 * Returns: (transfer full) (nullable): the domain of the mail address, else of the website; %NULL for those
 *   that anybody can have
 */
char *
pursuit_company_domain_key (const char *email, const char *website)
{
  const char *host = email ? strrchr (email, '@') : NULL;
  char *domain = host ? registered_domain (host + 1, strcspn (host + 1, " >,;")) : NULL;

  if (domain != NULL || website == NULL)
    return domain;
  host = strstr (website, "://");
  host = host ? host + 3 : website;
  return registered_domain (host, strcspn (host, "/:?# "));
}

/** pursuit_company_code_key: (transfer full) (nullable): a credit code in capitals, without blanks; %NULL for
 * less than eight signs. */
char *
pursuit_company_code_key (const char *code)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *at = code; at != NULL && *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (key, g_ascii_toupper (*at));
    }
  return key->len >= MIN_CODE ? g_strdup (key->str) : NULL;
}

/** pursuit_credit_code_is_valid: whether @key is a unified social credit code whose last sign checks the
 * others, by GB 32100-2015. */
gboolean
pursuit_credit_code_is_valid (const char *key)
{
  static const char signs[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  enum
  {
    LENGTH = 18,
    MODULUS = 31
  };
  int sum = 0, weight = 1;

  if (key == NULL || strlen (key) != LENGTH)
    return FALSE;
  for (int i = 0; i < LENGTH; i++)
    {
      const char *sign = strchr (signs, key[i]);
      if (sign == NULL)
        return FALSE;
      if (i == LENGTH - 1)
        return (MODULUS - sum % MODULUS) % MODULUS == sign - signs;
      sum += (int) (sign - signs) * weight;
      weight = weight * 3 % MODULUS;
    }
  return FALSE;
}

/**
 * pursuit_company_keys_make:
 * @keys: (out caller-allocates): to be cleared
 *
 * Makes all keys of a company of which any field may be %NULL.
 */
void
pursuit_company_keys_make (PursuitCompanyKeys *keys,
                           const char *name,
                           const char *phone,
                           const char *email,
                           const char *website,
                           const char *credit_code)
{
  g_return_if_fail (keys != NULL);

  keys->name = pursuit_company_name_key (name, &keys->region);
  keys->phone = pursuit_company_phone_key (phone);
  keys->domain = pursuit_company_domain_key (email, website);
  keys->code = pursuit_company_code_key (credit_code);
}

/** pursuit_company_keys_clear: frees what @keys hold. */
void
pursuit_company_keys_clear (PursuitCompanyKeys *keys)
{
  g_return_if_fail (keys != NULL);

  g_clear_pointer (&keys->name, g_free);
  g_clear_pointer (&keys->region, g_free);
  g_clear_pointer (&keys->phone, g_free);
  g_clear_pointer (&keys->domain, g_free);
  g_clear_pointer (&keys->code, g_free);
}
