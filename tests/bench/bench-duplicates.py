#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scan for companies that are there twice, among many.

bench-duplicates.py PURSUIT-CLI [ROWS]: wall and processor time of `duplicates` on a database of ROWS companies (1,000,000)
that were imported, of which every fiftieth is there twice under another legal form, every hundredth with the phone and
every two-hundredth with the domain of another. Fails when a pair is missed.
"""
import json
import resource
import subprocess
import sys
import tempfile
import time

PLACES = ("辽宁", "上海", "广东省", "江苏", "Anshan ", "Berlin ", "")
FORMS = ("有限公司", "股份有限公司", "集团", "（集团）有限责任公司")
TWICE, PHONE, DOMAIN = 50, 100, 200


def write_csv(path, rows):
    """Gives back how many pairs are in it."""
    pairs = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write("name,phone,email\n")
        for row in range(rows):
            twice, phone, domain = row % TWICE == 1, row % PHONE == 2, row % DOMAIN == 3
            pairs += twice + phone + domain
            other = row - 1
            place, number = PLACES[(other if twice else row) // TWICE % len(PLACES)], other if twice else row
            out.write(f"{place}企业{number}号{FORMS[row % len(FORMS)]},0412-{3000000 + (other if phone else row)},"
                      f"office@c{other if domain else row}.cn\n")
    return pairs


def main():
    cli, rows = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        database, csv = f"{folder}/bench.db", f"{folder}/companies.csv"
        pairs = write_csv(csv, rows)
        subprocess.run([cli, "--database", database, "init"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([cli, "--database", database, "import", "companies", csv], check=True, stdout=subprocess.DEVNULL)
        begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        printed = subprocess.run([cli, "--database", database, "duplicates", "--limit", "1000", "--json"], check=True,
                                 stdout=subprocess.PIPE).stdout
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - begun
        found = json.loads(printed)["found"]
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"duplicates scan of {rows:,} companies: {wall:.1f} s, processor {processor:.1f} s, "
              f"{found:,} pairs found of {pairs:,}")
        assert found >= pairs, (found, pairs)
        assert rows < 1_000_000 or wall <= 60, wall


main()
