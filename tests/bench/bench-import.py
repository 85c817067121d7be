#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import of deals from CSV against the sqlite3 shell's .import with the same indexes, both on one processor's time.

bench-import.py PURSUIT-CLI [ROWS]: wall and processor time of both, and the ratios.
"""
import datetime
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

SHELL = """
CREATE TABLE deal (ref TEXT, owner TEXT, product TEXT, company TEXT, stage TEXT, created TEXT, closed TEXT, amount TEXT);
.import --csv --skip 1 {csv} deal
CREATE INDEX by_ref ON deal (ref);
CREATE INDEX by_stage ON deal (stage, created);
CREATE INDEX by_company ON deal (company);
CREATE UNIQUE INDEX by_row ON deal (ref, product, created);
"""


def write_csv(path, rows):
    rng = random.Random(1)
    first = datetime.date(2023, 1, 1)
    days = [(first + datetime.timedelta(n)).strftime("%m/%d/%Y") for n in range(1200)]
    with open(path, "w") as out:
        out.write("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n")
        for row in range(rows):
            stage = rng.choice(("Prospecting", "Engaging", "Won", "Lost"))
            begun = rng.randrange(900)
            closed = days[begun + rng.randrange(200)] if stage in ("Won", "Lost") else ""
            value = rng.randrange(50, 20000) if stage == "Won" else (0 if stage == "Lost" else "")
            out.write(f"R{row:07d},Agent {rng.randrange(35)},Product {rng.randrange(7)},Company {rng.randrange(rows // 10)},"
                      f"{stage},{days[begun] if stage != 'Prospecting' else ''},{closed},{value}\n")


def timed(argv, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run(argv, check=True, **options)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    cli = sys.argv[1]
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else int(os.environ.get("PURSUIT_BENCH_DEALS", 1000000))
    with tempfile.TemporaryDirectory() as folder:
        csv, ours, floor = (os.path.join(folder, name) for name in ("deals.csv", "ours.db", "floor.db"))
        write_csv(csv, rows)
        subprocess.run([cli, "--database", ours, "init"], check=True)
        floor_wall, floor_cpu = timed(["sqlite3", "-batch", floor], input=SHELL.format(csv=csv), text=True)
        wall, cpu = timed([cli, "--database", ours, "import", "deals", csv, "--json"], stderr=subprocess.DEVNULL)
        print(f"sqlite3 shell  {floor_wall:6.1f} s wall {floor_cpu:6.1f} s processor")
        print(f"pursuit-cli    {wall:6.1f} s wall {cpu:6.1f} s processor  {wall / floor_wall:.2f} x wall,"
              f" {cpu / floor_cpu:.2f} x processor")


main()
