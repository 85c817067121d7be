#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters, counts and orders of a list of 1,000,000 companies, to the first 50 rows and to the count.

bench-list.py PURSUIT-CLI BENCH-LIST: PURSUIT_BENCH_COMPANIES=N and PURSUIT_BENCH_NAMES=FILE are those of
bench-quick-match.py, whose companies these are. The floor of a filter is the same SQL in the sqlite3 shell, in the same
run; what an order takes has no floor but its target.
"""
import importlib.util
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

FILTERS = {
    "three conditions, one rare text": (
        [("industry", "is", ["钢铁"]), ("region", "is", ["沈阳", "大连"]), ("name", "contains", ["恒达"])],
        "industry = '钢铁' AND region IN ('沈阳', '大连') AND name LIKE '%恒达%'"),
    "three conditions, one common text": (
        [("industry", "is", ["钢铁"]), ("region", "is", ["沈阳", "大连"]), ("name", "contains", ["有限"])],
        "industry = '钢铁' AND region IN ('沈阳', '大连') AND name LIKE '%有限%'"),
    "three conditions, no text": (
        [("industry", "is", ["钢铁"]), ("region", "is-not", ["沈阳"]), ("phone", "known", [])],
        "industry = '钢铁' AND (region <> '沈阳' OR region IS NULL) AND phone IS NOT NULL"),
}
ORDERS = ["name", "name-", "region", "industry-", "employees"]
MATCHES = ["lngt", "g", "钢铁"]
# As the sidebar and the pool count them.
COUNTS = {
    "of one life": ([("life", "is", ["target"])], "life = 'target'"),
    "of one grade": ([("grade", "is", ["A"])], "grade = 'A'"),
    "in the pool": ([("pool_since", "known", [])], "pool_since IS NOT NULL"),
}
# The first rows of sections, rare and common.
SECTIONS = {
    "the pool": [("pool_since", "known", [])],
    "won": [("life", "is", ["won"])],
    "target market": [("life", "is", ["target"])],
    "grade D": [("grade", "is", ["D"]), ("life", "is-not", ["ceased"])],
}
N_ROUNDS = 9


def load_quick_match():
    """The benchmark whose companies these are."""
    source = Path(__file__).with_name("bench-quick-match.py")
    spec = importlib.util.spec_from_file_location("quick_match", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ask(bench, path, lists):
    told = subprocess.run([bench, path, "company", *map(json.dumps, lists)], check=True, capture_output=True, text=True)
    return [tuple(map(float, line.split("\t"))) for line in told.stdout.splitlines()]


def shell_ms(path, statement):
    script = ".timer on\n" + (statement + ";\n") * N_ROUNDS
    told = subprocess.run(["sqlite3", "-batch", "-readonly", path], input=script, text=True, check=True,
                          capture_output=True).stdout
    return statistics.median(float(real) * 1000 for real in re.findall(r"real (\d+\.\d+)", told))


def make_sections(path):
    """One in 5,000 in the pool, one in 4,000 won: what an import cannot say."""
    subprocess.run(["sqlite3", "-batch", path,
                    "UPDATE company SET pool_since = '2026-10-01' WHERE id % 5000 = 7;"
                    "UPDATE company SET life = 'won' WHERE id % 4000 = 3;"], check=True)


def make_filter(tests):
    return {"all": [{"field": field, "op": op, **({"values": values} if values else {})} for field, op, values in tests]}


def measure(bench, path):
    print(f"load {os.getloadavg()[0]:.1f}")
    lists = [{"filter": make_filter(tests), "sort": ["name"]} for tests, _ in FILTERS.values()]
    for (name, (_, where)), (rows, _, count, n) in zip(FILTERS.items(), ask(bench, path, lists)):
        floor = shell_ms(path, f"SELECT * FROM company WHERE {where} ORDER BY sort_key, id LIMIT 50")
        floor += shell_ms(path, f"SELECT count(*) FROM company WHERE {where}")
        print(f"  {name}: rows {rows:.1f} ms, count {count:.1f} ms, {n:.0f} rows; the shell {floor:.1f} ms:"
              f" {(rows + count) / max(floor, 0.1):.2f} x")
    lists = [{"filter": make_filter(tests)} for tests, _ in COUNTS.values()]
    for (name, (_, where)), (_, _, count, n) in zip(COUNTS.items(), ask(bench, path, lists)):
        floor = shell_ms(path, f"SELECT count(*) FROM company WHERE {where}")
        print(f"  companies {name}: count {count:.1f} ms, {n:.0f} rows; the shell {floor:.1f} ms")
    lists = [{"filter": make_filter(tests), "sort": ["name"]} for tests in SECTIONS.values()]
    for name, (rows, worst, _, n) in zip(SECTIONS, ask(bench, path, lists)):
        print(f"  section {name}: first rows {rows:.1f} ms, worst {worst:.1f} ms, {n:.0f} rows")
    for order, (rows, worst, _, _) in zip(ORDERS, ask(bench, path, [{"sort": [order]} for order in ORDERS])):
        print(f"  by {order:10} first rows {rows:.1f} ms, worst {worst:.1f} ms")
    common = make_filter([("industry", "is", ["钢铁"])])
    lists = [{"match": match, "filter": common, "sort": ["region", "name"]} for match in MATCHES]
    for match, (rows, worst, count, n) in zip(MATCHES, ask(bench, path, lists)):
        print(f"  match “{match}” in a filter, by region and name: rows {rows:.1f} ms, worst {worst:.1f} ms,"
              f" count {count:.1f} ms, {n:.0f} rows")


def main():
    cli, bench = sys.argv[1:3]
    quick_match = load_quick_match()
    with tempfile.TemporaryDirectory() as folder:
        path = os.environ.get("PURSUIT_BENCH_NAMES", os.path.join(folder, "names.db"))
        if not os.path.exists(path):
            quick_match.make_companies(cli, path, folder, int(os.environ.get("PURSUIT_BENCH_COMPANIES", 1000000)))
        make_sections(path)
        measure(bench, path)


main()
