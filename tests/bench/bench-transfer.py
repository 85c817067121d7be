#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import of companies by CSV against the sqlite3 shell, and by XLSX: rows a minute and the most memory taken.

bench-transfer.py PURSUIT-CLI [ROWS]: by CSV both run PURSUIT_BENCH_ROUNDS (3) times in turn, from exec to exit, with the
ratios of the medians. The floor is what the shell does with the same file: one table of its columns as they stand, the
same indexes as our table of companies, and an FTS5 index of trigrams in place of our index of texts; our page size,
write-ahead log, synchronous=FULL and cache. By XLSX two workbooks of the same rows: one whose texts are shared, as Excel
writes them, one with the texts in the cells, as our own export writes them."""
import os
import random
import sqlite3
import sys
import tempfile
import zipfile

import floor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import xlsx  # noqa: E402

HEADS = ["ref", "name", "industry", "region", "website", "phone", "employees", "founded"]
SHELL = """
CREATE TABLE company (ref TEXT, name TEXT, industry TEXT, region TEXT, website TEXT, phone TEXT, employees INTEGER,
  founded INTEGER);
.import --csv --skip 1 {csv} company
{indexes}
CREATE VIRTUAL TABLE words USING fts5 (name, phone, content='company', tokenize='trigram');
INSERT INTO words (words) VALUES ('rebuild');
"""
# Where an index of ours stands on a column that the file does not have, one that differs as much takes its place.
PLACES = {"match_key": "name", "sort_key": "name", "uid": "ref", "dup_name": "name", "dup_phone": "phone",
          "dup_domain": "website"}


def row(rng, number):
    name = "".join(rng.choice("上海北京重庆辽宁钢铁化工机械电力石油集团") for _ in range(6))
    return [f"C{number:07d}", f"{name}{number}有限公司", rng.choice(("钢铁", "化工", "电力")), rng.choice(("华东", "华北")),
            f"www.c{number}.example", f"021-{rng.randrange(10 ** 8):08d}", rng.randrange(50000), rng.randrange(1950, 2026)]


def write_csv(path, rows):
    rng = random.Random(1)
    with open(path, "w", encoding="utf-8") as out:
        out.write(",".join(HEADS) + "\n")
        for number in range(rows):
            out.write(",".join(map(str, row(rng, number))) + "\n")


def write_xlsx(path, rows, shared):
    """Row by row, as a million of them do not fit into memory as XML."""
    rng = random.Random(1)
    places, texts = {}, []

    def cells(number, values):
        for place, value in enumerate(values):
            where = f"{xlsx.column(place)}{number}"
            if not isinstance(value, str):
                yield f'<c r="{where}"><v>{value}</v></c>'
            elif shared:
                if value not in places:
                    places[value] = len(texts)
                    texts.append(value)
                yield f'<c r="{where}" t="s"><v>{places[value]}</v></c>'
            else:
                yield f'<c r="{where}" t="inlineStr"><is><t>{value}</t></is></c>'

    parts = xlsx.parts(**{"xl/worksheets/sheet1.xml": None, **({"shared": ""} if shared else {})})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as out:
            out.write(f'{xlsx.HEAD}<worksheet xmlns="{xlsx.MAIN}"><sheetData>'.encode())
            for number in range(rows + 1):
                values = HEADS if number == 0 else row(rng, number - 1)
                out.write(f'<row r="{number + 1}">{"".join(cells(number + 1, values))}</row>'.encode())
            out.write(b"</sheetData></worksheet>")
        if shared:
            parts["xl/sharedStrings.xml"] = xlsx.strings(*texts)
        for name, text in parts.items():
            archive.writestr(name, text)


def list_indexes(path):
    """Our indexes of companies, on the columns of the file."""
    connection = sqlite3.connect(path)
    found = []
    names = [name for name, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'company'")]
    for number, name in enumerate(names):
        columns = [info[2] for info in connection.execute(f"PRAGMA index_info({name})")]
        placed = [PLACES.get(column, column) for column in columns]
        if all(column in HEADS for column in placed):
            found.append(f"CREATE INDEX i{number} ON company ({', '.join(placed)});")
    return "\n".join(found)


def measure_floor(path, csv):
    indexes = list_indexes(os.path.join(os.path.dirname(path), "ours.db"))
    return floor.measure_shell(path, SHELL.format(csv=csv, indexes=indexes))


def main():
    cli, rows, rounds = floor.arguments("PURSUIT_BENCH_ROWS", 3)
    with tempfile.TemporaryDirectory() as folder:
        csv, book = os.path.join(folder, "companies.csv"), os.path.join(folder, "companies.xlsx")
        write_csv(csv, rows)
        floor.report(rows, floor.compare(rounds, folder, lambda path: floor.measure_import(cli, path, "companies", csv),
                                         lambda path: measure_floor(path, csv)))
        for shared in (True, False):
            write_xlsx(book, rows, shared)
            with tempfile.TemporaryDirectory(dir=folder) as place:
                seconds, memory = floor.import_with_peak(cli, os.path.join(place, "ours.db"), "companies", book)
            print(f"XLSX, {'shared' if shared else 'inline'} texts, {os.path.getsize(book) / 1e6:.0f} MB: {seconds:6.1f} s,"
                  f" {rows / seconds * 60:,.0f} rows a minute, at most {memory:.0f} MB", flush=True)


main()
