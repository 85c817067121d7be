#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import of deals from CSV against the sqlite3 shell's .import with the same indexes.

bench-import.py PURSUIT-CLI [ROWS]: wall and processor time of both, five times in turn (PURSUIT_BENCH_ROUNDS=N), and
the ratios of the medians. Each begins with exec and ends with exit, behind the last checkpoint.

The floor is what the shell does with the same file:
- one table of the file's eight columns, text as it stands: nothing is typed, checked or matched, there are no
  companies, owners or events;
- the four indexes that our table of deals has, made behind the rows, on the columns of the file that hold what ours
  index, as partial and as unique as ours: the reference, the open deals of a stage in order, the company, and one
  that is unique in every row (our uid);
- the index of names in their order, and an FTS5 index of trigrams in place of our index of texts;
- our pages of 4 KiB, write-ahead log, synchronous=FULL, one checkpoint at the end, and cache.
"""
import datetime
import os
import random
import tempfile

import floor

SHELL = """
CREATE TABLE deal (ref TEXT, owner TEXT, product TEXT, company TEXT, stage TEXT, created TEXT, closed TEXT, amount TEXT);
.import --csv --skip 1 {csv} deal
CREATE UNIQUE INDEX by_ref ON deal (ref) WHERE ref <> '';
CREATE INDEX by_stage ON deal (stage, created, owner) WHERE closed = '';
CREATE INDEX by_company ON deal (company) WHERE company <> '';
CREATE UNIQUE INDEX by_row ON deal (ref, product, created);
CREATE INDEX by_view ON deal (stage, closed, owner, product, created, amount, company) WHERE closed = '';
CREATE INDEX by_name ON deal (product, company);
CREATE VIRTUAL TABLE words USING fts5 (product, company, content='deal', tokenize='trigram');
INSERT INTO words (words) VALUES ('rebuild');
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


def main():
    cli, rows, rounds = floor.arguments("PURSUIT_BENCH_DEALS", 5)
    with tempfile.TemporaryDirectory() as folder:
        csv = os.path.join(folder, "deals.csv")
        write_csv(csv, rows)
        floor.report(rows, floor.compare(rounds, folder, lambda path: floor.measure_import(cli, path, "deals", csv),
                                         lambda path: floor.measure_shell(path, SHELL.format(csv=csv))))


main()
