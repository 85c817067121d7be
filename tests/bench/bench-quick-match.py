#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A key typed to the first 50 rows, among 1,000,000 companies and 3,000,000 people.

bench-quick-match.py PURSUIT-CLI BENCH-QUICK-MATCH: makes the names, imports them (PURSUIT_BENCH_COMPANIES=N makes
fewer, PURSUIT_BENCH_NAMES=FILE uses a database that this made and leaves one there), and types common, rare and absent terms. The floor is
what the sqlite3 shell needs to count the rows of the same table that hold a text (instr), in the same run.
"""
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile

PLACES = "辽宁 吉林 重庆 厦门 长春 西安 东莞 沈阳 大连 唐山 榆林 太原 济南 郑州 成都 昆明 福州 广州 深圳 苏州".split()
PARTS = "恒达华盛金石海天元亨利泰安信德隆兴旺宏远博瑞鑫源嘉禾顺丰永固中联东方新华南北江河润泽长乐单行曾重银广通凯迪诚正阳光明星龙腾飞鹏翔"
TRADES = "钢铁 水泥 重型机械 化工 铁路设备 矿业 纸业 玻璃 食品 电气 银行 制药 汽车零部件 船舶 电子科技 新材料 环保 能源".split()
ENDS = "有限公司 股份有限公司 集团有限公司 有限责任公司 厂".split()
FIRST = "General Baltic Northern Atlas Delta Harbour Summit Silesia Ostrava Pacific Alpine Nordic Hanse Metro Union".split()
LAST = "Electric Steel Rail Mining Paper Glass Foods Chemicals Motors Systems Power Cement".split()
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石单仇解区查"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华建国志文斌宇浩轩子涵欣怡梓晨一诺思远嘉琪俊熙"
LETTERS = "abcdefghijklmnopqrstuvwxyz"

QUERIES = {
    "company": ["g", "l", "7", "钢", "鑫", "钢铁", "有限公司", "lngt", "cq", "zq", "cqhd", "liaoning", "chongq", "yinhang",
                "xian", "ge", "electric", "balt", "qxz", "ltic", "6655", "11111", "000000", "01012345", "鑫鑫鑫",
                "nothinglikeit", "cqyh 限公", "gongshan", "youch", "ming"],
    "person": ["w", "伟", "王伟", "zw", "wangf", "zhangs", "sx", "shan", "shanshan", "单", "qiu", "138", "13812", "1381234",
               "0000", "000000", "111111", "123123", "1212121", "@c12", "@c12345", ".cn", "zhang@", "yang@c", "chen1", "ouyang",
               "zzzz", "abab", "wang 138", "nothinglikeit"],
}
FLOORS = {"company": "钢铁", "person": "王芳"}


def write_companies(path, n):
    rng = random.Random(1)
    with open(path, "w", encoding="utf-8") as out:
        out.write("ref,name,phone,industry,region\n")
        for i in range(n):
            if i % 5 == 0:
                word = "".join(rng.choice(LETTERS) for _ in range(5)).title()
                name = f"{rng.choice(FIRST)} {word} {rng.choice(LAST)} Ltd {i % 97}"
            else:
                parts = "".join(rng.choice(PARTS) for _ in range(3 if i % 3 else 2))
                name = rng.choice(PLACES) + parts + rng.choice(TRADES) + rng.choice(ENDS)
            phone = f"0{rng.randrange(10, 99)}-{rng.randrange(10**7, 10**8)}"
            out.write(f"C{i},{name},{phone},{rng.choice(TRADES)},{rng.choice(PLACES)}\n")


def write_people(path, n):
    rng = random.Random(2)
    with open(path, "w", encoding="utf-8") as out:
        out.write("ref,name,email,mobile\n")
        for i in range(n):
            name = rng.choice(SURNAMES) + rng.choice(GIVEN) + (rng.choice(GIVEN) if i % 4 else "")
            mail = "".join(rng.choice(LETTERS) for _ in range(6)) + f"{i}@c{rng.randrange(n // 3 + 1)}.cn"
            out.write(f"P{i},{name},{mail},1{rng.choice('35789')}{rng.randrange(10**8, 10**9)}\n")


def make_database(cli, path, folder, kinds):
    subprocess.run([cli, "--database", path, "init"], check=True)
    for what, write, rows in kinds:
        csv = os.path.join(folder, what + ".csv")
        write(csv, rows)
        subprocess.run([cli, "--database", path, "import", what, csv, "--json"], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        os.unlink(csv)


def make_companies(cli, path, folder, n):
    make_database(cli, path, folder, [("companies", write_companies, n)])


def shell(path, script):
    return subprocess.run(["sqlite3", "-batch", "-readonly", path], input=script, text=True, check=True,
                          capture_output=True).stdout


def measure_floor(path, kind):
    count = f"SELECT count(*) FROM {kind} WHERE instr(search, '{FLOORS[kind]}') > 0;\n"
    told = shell(path, ".timer on\n" + count * 5)
    wall = [float(real) * 1000 for real in re.findall(r"real (\d+\.\d+)", told)]
    processor = [(float(user) + float(system)) * 1000
                 for user, system in re.findall(r"user (\d+\.\d+) sys (\d+\.\d+)", told)]
    return statistics.median(wall), statistics.median(processor)


def tell_sizes(path):
    rows = shell(path, "SELECT name, sum(pgsize) FROM dbstat WHERE name IN ('text_index', 'text_fresh', 'company_sort',"
                       " 'person_sort', 'deal_sort', 'company', 'person') GROUP BY name;\n")
    sizes = dict(row.split("|") for row in rows.split())
    total = os.path.getsize(path)
    for name, size in sizes.items():
        print(f"  {name:14} {int(size) / 2**20:8.1f} MiB  {100 * int(size) / total:5.1f} % of the file")


def measure(bench, path):
    for kind, queries in QUERIES.items():
        floor, floor_processor = measure_floor(path, kind)
        n_rows = shell(path, f"SELECT count(*) FROM {kind};").strip()
        print(f"{kind}, {n_rows} rows, load {os.getloadavg()[0]:.1f}: floor (count by instr) {floor:.0f} ms,"
              f" processor {floor_processor:.0f} ms")
        told = subprocess.run([bench, path, kind, *queries], check=True, capture_output=True, text=True).stdout
        slowest = busiest = 0
        for line in told.splitlines():
            query, *times, rows, more = line.split("\t")
            median, worst, processor = map(float, times)
            slowest, busiest = max(slowest, median), max(busiest, processor)
            print(f"  {query:16} median {median:7.2f} ms  worst {worst:7.2f} ms  processor {processor:6.2f} ms"
                  f"  {floor / median:6.1f} x  {rows} rows, {more}")
        print(f"  slowest median {slowest:.2f} ms, {floor / slowest:.1f} x faster than the floor {floor:.0f} ms;"
              f" processor {busiest:.2f} ms, {floor_processor / busiest:.1f} x faster than {floor_processor:.0f} ms")


def main():
    cli, bench = sys.argv[1:3]
    n = int(os.environ.get("PURSUIT_BENCH_COMPANIES", 1000000))
    with tempfile.TemporaryDirectory() as folder:
        path = os.environ.get("PURSUIT_BENCH_NAMES", os.path.join(folder, "names.db"))
        if not os.path.exists(path):
            make_database(cli, path, folder, [("companies", write_companies, n), ("people", write_people, 3 * n)])
        measure(bench, path)
        tell_sizes(path)


if __name__ == "__main__":
    main()
