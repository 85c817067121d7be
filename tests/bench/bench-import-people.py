#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import of people who report to each other from CSV against the sqlite3 shell's .import with the same indexes.

bench-import-people.py PURSUIT-CLI [ROWS]: wall and processor time of both, in turn (PURSUIT_BENCH_ROUNDS=N), the ratios
of the medians, and the most memory that ours held.

The file is in a hostile order: shuffled, so that about half of the people come before their managers, a third of whom
are named by reference, a third by e-mail address and a third by name. There are ten companies of a tenth each.

The floor is what the shell does with the same file: one table of the file's columns as text with the indexes that our
table of people has, and one UPDATE that looks up every manager by the column that names it. It makes no placeholder,
looks for no circle and keeps nothing that could be undone.
"""
import os
import random
import resource
import subprocess
import sys
import tempfile

import floor

SHELL = """
CREATE TABLE person (ref TEXT, name TEXT, email TEXT, company TEXT, title TEXT, reports_to TEXT);
BEGIN;
.import --csv --skip 1 {csv} person
CREATE UNIQUE INDEX by_ref ON person (ref);
CREATE INDEX by_company ON person (company);
CREATE INDEX by_name ON person (name);
CREATE INDEX by_email ON person (email);
CREATE UNIQUE INDEX by_row ON person (ref, email);
ALTER TABLE person ADD COLUMN manager INTEGER;
UPDATE person SET manager = coalesce ((SELECT m.rowid FROM person m WHERE m.ref = person.reports_to),
  (SELECT m.rowid FROM person m WHERE m.email = person.reports_to),
  (SELECT m.rowid FROM person m WHERE m.name = person.reports_to)) WHERE reports_to <> '';
CREATE INDEX by_manager ON person (manager);
COMMIT;
"""


def write_csv(path, rows):
    rng = random.Random(1)
    numbers = list(range(rows))
    rng.shuffle(numbers)
    with open(path, "w") as out:
        out.write("ref,name,email,company,title,reports to\n")
        for row in numbers:
            company = row % 10
            above = (row // 10 - 1) // 8 * 10 + company if row >= 10 else -1
            manager = ("", f"P{above:07d}", f"p{above}@c{company}.example", f"Name {above}")[0 if above < 0 else 1 + row % 3]
            out.write(f"P{row:07d},Name {row},p{row}@c{company}.example,Company {company},Engineer {row % 40},{manager}\n")


def measure_ours(cli, path, csv, rows):
    times = floor.measure_import(cli, path, "people", csv)
    found = subprocess.run(["sqlite3", path, "SELECT count(*), sum(reports_to IS NULL) FROM person"], check=True,
                           capture_output=True, text=True).stdout.strip()
    if found != f"{rows}|10":
        sys.exit(f"wrong: {found}")
    return times


def main():
    cli, rows, rounds = floor.arguments("PURSUIT_BENCH_DEALS", 3)
    with tempfile.TemporaryDirectory() as folder:
        csv = os.path.join(folder, "people.csv")
        write_csv(csv, rows)
        floor.report(rows, floor.compare(rounds, folder, lambda path: measure_ours(cli, path, csv, rows),
                                         lambda path: floor.measure_shell(path, SHELL.format(csv=csv))))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"at most {memory:.0f} MiB in one process")


main()
