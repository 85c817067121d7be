/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-pinyin-words.h"

#include <string.h>

/*
 * Which of its readings a character has in a name. Only sorting asks: a search finds every reading. Where
 * every character is read as it is alone, the table of characters suffices, and no word stands here. Written
 * by hand.
 */

/* Places, trades and offices, rising by their characters. */
static const PursuitPinyinWord WORDS[] = {
  { 2, { 0x4E1C, 0x963F }, { "dong", "e" } },                    /* 东阿 */
  { 2, { 0x4E3B, 0x89D2 }, { "zhu", "jue" } },                   /* 主角 */
  { 2, { 0x4E50, 0x5668 }, { "yue", "qi" } },                    /* 乐器 */
  { 2, { 0x4E50, 0x56E2 }, { "yue", "tuan" } },                  /* 乐团 */
  { 2, { 0x4E50, 0x6E05 }, { "yue", "qing" } },                  /* 乐清 */
  { 2, { 0x4EBA, 0x53C2 }, { "ren", "shen" } },                  /* 人参 */
  { 2, { 0x4EC0, 0x90A1 }, { "shi", "fang" } },                  /* 什邡 */
  { 2, { 0x4EC0, 0x9526 }, { "shi", "jin" } },                   /* 什锦 */
  { 2, { 0x4EFF, 0x4F5B }, { "fang", "fu" } },                   /* 仿佛 */
  { 2, { 0x4F1A, 0x7A3D }, { "kuai", "ji" } },                   /* 会稽 */
  { 2, { 0x4F1A, 0x8BA1 }, { "kuai", "ji" } },                   /* 会计 */
  { 2, { 0x4F1A, 0x957F }, { "hui", "zhang" } },                 /* 会长 */
  { 2, { 0x4F20, 0x8BB0 }, { "zhuan", "ji" } },                  /* 传记 */
  { 2, { 0x4F9B, 0x7ED9 }, { "gong", "ji" } },                   /* 供给 */
  { 2, { 0x4FBF, 0x5B9C }, { "pian", "yi" } },                   /* 便宜 */
  { 2, { 0x515A, 0x53C2 }, { "dang", "shen" } },                 /* 党参 */
  { 3, { 0x516D, 0x5408, 0x533A }, { "lu", "he", "qu" } },       /* 六合区 */
  { 2, { 0x516D, 0x5B89 }, { "lu", "an" } },                     /* 六安 */
  { 2, { 0x5173, 0x5361 }, { "guan", "qia" } },                  /* 关卡 */
  { 2, { 0x519C, 0x884C }, { "nong", "hang" } },                 /* 农行 */
  { 2, { 0x51FA, 0x5DEE }, { "chu", "chai" } },                  /* 出差 */
  { 2, { 0x5206, 0x884C }, { "fen", "hang" } },                  /* 分行 */
  { 3, { 0x5341, 0x91CC, 0x5821 }, { "shi", "li", "pu" } },      /* 十里堡 */
  { 2, { 0x5355, 0x53BF }, { "shan", "xian" } },                 /* 单县 */
  { 2, { 0x5382, 0x957F }, { "chang", "zhang" } },               /* 厂长 */
  { 2, { 0x53A6, 0x5927 }, { "xia", "da" } },                    /* 厦大 */
  { 2, { 0x53A6, 0x5DE5 }, { "xia", "gong" } },                  /* 厦工 */
  { 2, { 0x53A6, 0x822A }, { "xia", "hang" } },                  /* 厦航 */
  { 2, { 0x53A6, 0x94A8 }, { "xia", "wu" } },                    /* 厦钨 */
  { 2, { 0x53A6, 0x95E8 }, { "xia", "men" } },                   /* 厦门 */
  { 2, { 0x53C2, 0x8338 }, { "shen", "rong" } },                 /* 参茸 */
  { 2, { 0x540C, 0x884C }, { "tong", "hang" } },                 /* 同行 */
  { 3, { 0x5410, 0x8C37, 0x6D51 }, { "tu", "yu", "hun" } },      /* 吐谷浑 */
  { 2, { 0x5546, 0x884C }, { "shang", "hang" } },                /* 商行 */
  { 2, { 0x589E, 0x957F }, { "zeng", "zhang" } },                /* 增长 */
  { 2, { 0x58F0, 0x4E50 }, { "sheng", "yue" } },                 /* 声乐 */
  { 2, { 0x5904, 0x957F }, { "chu", "zhang" } },                 /* 处长 */
  { 3, { 0x5927, 0x57CE, 0x53BF }, { "dai", "cheng", "xian" } }, /* 大城县 */
  { 2, { 0x5927, 0x592B }, { "dai", "fu" } },                    /* 大夫 */
  { 2, { 0x592E, 0x884C }, { "yang", "hang" } },                 /* 央行 */
  { 2, { 0x5C09, 0x7281 }, { "yu", "li" } },                     /* 尉犁 */
  { 2, { 0x5C40, 0x957F }, { "ju", "zhang" } },                  /* 局长 */
  { 2, { 0x5DE5, 0x884C }, { "gong", "hang" } },                 /* 工行 */
  { 2, { 0x5DEE, 0x65C5 }, { "chai", "lv" } },                   /* 差旅 */
  { 2, { 0x5DF7, 0x9053 }, { "hang", "dao" } },                  /* 巷道 */
  { 2, { 0x5E02, 0x957F }, { "shi", "zhang" } },                 /* 市长 */
  { 2, { 0x5E97, 0x957F }, { "dian", "zhang" } },                /* 店长 */
  { 2, { 0x5EFA, 0x884C }, { "jian", "hang" } },                 /* 建行 */
  { 2, { 0x5F39, 0x529B }, { "tan", "li" } },                    /* 弹力 */
  { 2, { 0x5F39, 0x6027 }, { "tan", "xing" } },                  /* 弹性 */
  { 2, { 0x5F39, 0x7C27 }, { "tan", "huang" } },                 /* 弹簧 */
  { 2, { 0x5F52, 0x8FD8 }, { "gui", "huan" } },                  /* 归还 */
  { 2, { 0x603B, 0x884C }, { "zong", "hang" } },                 /* 总行 */
  { 2, { 0x6210, 0x957F }, { "cheng", "zhang" } },               /* 成长 */
  { 2, { 0x6295, 0x884C }, { "tou", "hang" } },                  /* 投行 */
  { 2, { 0x6295, 0x964D }, { "tou", "xiang" } },                 /* 投降 */
  { 2, { 0x62DB, 0x884C }, { "zhao", "hang" } },                 /* 招行 */
  { 2, { 0x652F, 0x884C }, { "zhi", "hang" } },                  /* 支行 */
  { 2, { 0x661F, 0x5BBF }, { "xing", "xiu" } },                  /* 星宿 */
  { 2, { 0x66FE, 0x7ECF }, { "ceng", "jing" } },                 /* 曾经 */
  { 2, { 0x671D, 0x6656 }, { "zhao", "hui" } },                  /* 朝晖 */
  { 2, { 0x671D, 0x971E }, { "zhao", "xia" } },                  /* 朝霞 */
  { 2, { 0x679E, 0x9633 }, { "zong", "yang" } },                 /* 枞阳 */
  { 2, { 0x67CF, 0x6797 }, { "bo", "lin" } },                    /* 柏林 */
  { 2, { 0x6821, 0x51C6 }, { "jiao", "zhun" } },                 /* 校准 */
  { 2, { 0x6821, 0x5BF9 }, { "jiao", "dui" } },                  /* 校对 */
  { 2, { 0x6821, 0x6B63 }, { "jiao", "zheng" } },                /* 校正 */
  { 2, { 0x6821, 0x957F }, { "xiao", "zhang" } },                /* 校长 */
  { 2, { 0x6821, 0x9A8C }, { "jiao", "yan" } },                  /* 校验 */
  { 2, { 0x6A21, 0x5177 }, { "mu", "ju" } },                     /* 模具 */
  { 2, { 0x6A21, 0x6837 }, { "mu", "yang" } },                   /* 模样 */
  { 2, { 0x6C11, 0x4E50 }, { "min", "yue" } },                   /* 民乐 */
  { 2, { 0x6CCC, 0x9633 }, { "bi", "yang" } },                   /* 泌阳 */
  { 2, { 0x6D0B, 0x884C }, { "yang", "hang" } },                 /* 洋行 */
  { 2, { 0x6D2A, 0x6D1E }, { "hong", "tong" } },                 /* 洪洞 */
  { 2, { 0x6D5A, 0x53BF }, { "xun", "xian" } },                  /* 浚县 */
  { 2, { 0x6D77, 0x53C2 }, { "hai", "shen" } },                  /* 海参 */
  { 2, { 0x6DA1, 0x9633 }, { "guo", "yang" } },                  /* 涡阳 */
  { 2, { 0x6E56, 0x6CCA }, { "hu", "po" } },                     /* 湖泊 */
  { 2, { 0x7387, 0x9886 }, { "shuai", "ling" } },                /* 率领 */
  { 2, { 0x7434, 0x884C }, { "qin", "hang" } },                  /* 琴行 */
  { 2, { 0x751F, 0x957F }, { "sheng", "zhang" } },               /* 生长 */
  { 2, { 0x756A, 0x79BA }, { "pan", "yu" } },                    /* 番禺 */
  { 2, { 0x76EE, 0x7684 }, { "mu", "di" } },                     /* 目的 */
  { 2, { 0x7740, 0x8272 }, { "zhuo", "se" } },                   /* 着色 */
  { 2, { 0x7740, 0x9646 }, { "zhuo", "lu" } },                   /* 着陆 */
  { 2, { 0x79D1, 0x957F }, { "ke", "zhang" } },                  /* 科长 */
  { 2, { 0x7AD9, 0x957F }, { "zhan", "zhang" } },                /* 站长 */
  { 2, { 0x7E41, 0x5CD9 }, { "fan", "shi" } },                   /* 繁峙 */
  { 2, { 0x7EA4, 0x7EF3 }, { "qian", "sheng" } },                /* 纤绳 */
  { 2, { 0x7EC4, 0x957F }, { "zu", "zhang" } },                  /* 组长 */
  { 3, { 0x7ED9, 0x6392, 0x6C34 }, { "ji", "pai", "shui" } },    /* 给排水 */
  { 2, { 0x7ED9, 0x6C34 }, { "ji", "shui" } },                   /* 给水 */
  { 2, { 0x81EA, 0x4F20 }, { "zi", "zhuan" } },                  /* 自传 */
  { 2, { 0x8398, 0x5E84 }, { "xin", "zhuang" } },                /* 莘庄 */
  { 3, { 0x8463, 0x4E8B, 0x957F }, { "dong", "shi", "zhang" } }, /* 董事长 */
  { 2, { 0x851A, 0x53BF }, { "yu", "xian" } },                   /* 蔚县 */
  { 2, { 0x85CF, 0x65CF }, { "zang", "zu" } },                   /* 藏族 */
  { 2, { 0x85CF, 0x836F }, { "zang", "yao" } },                  /* 藏药 */
  { 2, { 0x868C, 0x57E0 }, { "beng", "bu" } },                   /* 蚌埠 */
  { 2, { 0x884C, 0x4E1A }, { "hang", "ye" } },                   /* 行业 */
  { 2, { 0x884C, 0x60C5 }, { "hang", "qing" } },                 /* 行情 */
  { 2, { 0x884C, 0x957F }, { "hang", "zhang" } },                /* 行长 */
  { 2, { 0x897F, 0x85CF }, { "xi", "zang" } },                   /* 西藏 */
  { 2, { 0x89D2, 0x8272 }, { "jue", "se" } },                    /* 角色 */
  { 2, { 0x89E3, 0x5DDE }, { "xie", "zhou" } },                  /* 解州 */
  { 2, { 0x8C03, 0x52A8 }, { "diao", "dong" } },                 /* 调动 */
  { 2, { 0x8C03, 0x5EA6 }, { "diao", "du" } },                   /* 调度 */
  { 2, { 0x8C03, 0x67E5 }, { "diao", "cha" } },                  /* 调查 */
  { 2, { 0x8C03, 0x7814 }, { "diao", "yan" } },                  /* 调研 */
  { 2, { 0x8F66, 0x884C }, { "che", "hang" } },                  /* 车行 */
  { 2, { 0x8FD8, 0x539F }, { "huan", "yuan" } },                 /* 还原 */
  { 2, { 0x90E8, 0x957F }, { "bu", "zhang" } },                  /* 部长 */
  { 2, { 0x90FD, 0x662F }, { "dou", "shi" } },                   /* 都是 */
  { 2, { 0x91CD, 0x53E0 }, { "chong", "die" } },                 /* 重叠 */
  { 2, { 0x91CD, 0x542F }, { "chong", "qi" } },                  /* 重启 */
  { 2, { 0x91CD, 0x590D }, { "chong", "fu" } },                  /* 重复 */
  { 2, { 0x91CD, 0x5E86 }, { "chong", "qing" } },                /* 重庆 */
  { 2, { 0x91CD, 0x5EFA }, { "chong", "jian" } },                /* 重建 */
  { 2, { 0x91CD, 0x65B0 }, { "chong", "xin" } },                 /* 重新 */
  { 2, { 0x91CD, 0x7EC4 }, { "chong", "zu" } },                  /* 重组 */
  { 2, { 0x91CD, 0x9633 }, { "chong", "yang" } },                /* 重阳 */
  { 2, { 0x94C5, 0x5C71 }, { "yan", "shan" } },                  /* 铅山 */
  { 2, { 0x94F6, 0x884C }, { "yin", "hang" } },                  /* 银行 */
  { 3, { 0x957F, 0x5B50, 0x53BF }, { "zhang", "zi", "xian" } },  /* 长子县 */
  { 2, { 0x961F, 0x957F }, { "dui", "zhang" } },                 /* 队长 */
  { 2, { 0x963F, 0x80F6 }, { "e", "jiao" } },                    /* 阿胶 */
  { 2, { 0x964D, 0x670D }, { "xiang", "fu" } },                  /* 降服 */
  { 2, { 0x9662, 0x957F }, { "yuan", "zhang" } },                /* 院长 */
  { 2, { 0x97F3, 0x4E50 }, { "yin", "yue" } },                   /* 音乐 */
  { 2, { 0x9F9F, 0x5179 }, { "qiu", "ci" } },                    /* 龟兹 */
};

/* Surnames, rising by their characters. */
static const PursuitPinyinWord SURNAMES[] = {
  { 2, { 0x4E07, 0x4FDF }, { "mo", "qi" } },     /* 万俟 */
  { 1, { 0x4E50 }, { "yue" } },                  /* 乐 */
  { 1, { 0x4E5C }, { "nie" } },                  /* 乜 */
  { 1, { 0x4EC7 }, { "qiu" } },                  /* 仇 */
  { 1, { 0x533A }, { "ou" } },                   /* 区 */
  { 1, { 0x5340 }, { "ou" } },                   /* 區 */
  { 1, { 0x5355 }, { "shan" } },                 /* 单 */
  { 2, { 0x5355, 0x4E8E }, { "chan", "yu" } },   /* 单于 */
  { 1, { 0x535C }, { "bu" } },                   /* 卜 */
  { 1, { 0x53E5 }, { "gou" } },                  /* 句 */
  { 1, { 0x53EC }, { "shao" } },                 /* 召 */
  { 1, { 0x5458 }, { "yun" } },                  /* 员 */
  { 1, { 0x55AE }, { "shan" } },                 /* 單 */
  { 2, { 0x55AE, 0x4E8E }, { "chan", "yu" } },   /* 單于 */
  { 2, { 0x5C09, 0x8FDF }, { "yu", "chi" } },    /* 尉迟 */
  { 2, { 0x5C09, 0x9072 }, { "yu", "chi" } },    /* 尉遲 */
  { 1, { 0x6298 }, { "she" } },                  /* 折 */
  { 1, { 0x6734 }, { "piao" } },                 /* 朴 */
  { 1, { 0x67E5 }, { "zha" } },                  /* 查 */
  { 1, { 0x6A02 }, { "yue" } },                  /* 樂 */
  { 1, { 0x6D17 }, { "xian" } },                 /* 洗 */
  { 2, { 0x6FB9, 0x53F0 }, { "tan", "tai" } },   /* 澹台 */
  { 1, { 0x725F }, { "mu" } },                   /* 牟 */
  { 1, { 0x76D6 }, { "ge" } },                   /* 盖 */
  { 1, { 0x796D }, { "zhai" } },                 /* 祭 */
  { 1, { 0x79CD }, { "chong" } },                /* 种 */
  { 1, { 0x79D8 }, { "bi" } },                   /* 秘 */
  { 1, { 0x7E41 }, { "po" } },                   /* 繁 */
  { 1, { 0x7F2A }, { "miao" } },                 /* 缪 */
  { 1, { 0x7FDF }, { "zhai" } },                 /* 翟 */
  { 1, { 0x80FD }, { "nai" } },                  /* 能 */
  { 2, { 0x842C, 0x4FDF }, { "mo", "qi" } },     /* 萬俟 */
  { 1, { 0x8983 }, { "qin" } },                  /* 覃 */
  { 1, { 0x89E3 }, { "xie" } },                  /* 解 */
  { 1, { 0x90C7 }, { "xun" } },                  /* 郇 */
  { 2, { 0x9577, 0x5B6B }, { "zhang", "sun" } }, /* 長孫 */
  { 2, { 0x957F, 0x5B59 }, { "zhang", "sun" } }, /* 长孙 */
  { 1, { 0x9697 }, { "wei" } },                  /* 隗 */
  { 1, { 0x9ED1 }, { "he" } },                   /* 黑 */
};

/* Words whose first characters are the same stand together; a longer one behind the shorter one that it
 * begins with. */
static const PursuitPinyinWord *
find (const PursuitPinyinWord *words, guint n_words, const gunichar *characters, guint length)
{
  const PursuitPinyinWord *found = NULL;
  guint low = 0, high = n_words;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (words[middle].characters[0] < characters[0])
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < n_words && words[i].characters[0] == characters[0]; i++)
    {
      if (words[i].length <= length &&
          memcmp (words[i].characters, characters, words[i].length * sizeof (gunichar)) == 0)
        found = &words[i];
    }
  return found;
}

/**
 * pursuit_pinyin_find_word:
 * @characters: (array length=length): of a name, from one that a word may begin with
 * @length: at least one
 *
 * Returns: (transfer none) (nullable): the longest word of the list that @characters begin with
 */
const PursuitPinyinWord *
pursuit_pinyin_find_word (const gunichar *characters, guint length)
{
  g_return_val_if_fail (characters != NULL && length > 0, NULL);

  return find (WORDS, G_N_ELEMENTS (WORDS), characters, length);
}

/**
 * pursuit_pinyin_find_surname:
 * @characters: (array length=length): of a person’s name, from its beginning
 * @length: at least one
 *
 * Returns: (transfer none) (nullable): the surname, if it is one of those that are read in their own way
 */
const PursuitPinyinWord *
pursuit_pinyin_find_surname (const gunichar *characters, guint length)
{
  g_return_val_if_fail (characters != NULL && length > 0, NULL);

  return find (SURNAMES, G_N_ELEMENTS (SURNAMES), characters, length);
}
