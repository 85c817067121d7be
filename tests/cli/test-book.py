#!/usr/bin/python3
"""A book of reports in numbers: each of its reports says what it says alone, as JSON, CSV and XLSX."""
import csv
import io
import json

import xlsx
from cli import equal, run

KINDS = ["losses", "funnel", "calibration", "forecast", "losses"]


def book(cli, kind, *more):
    path = cli.folder / f"book.{kind}"
    cli.run("report", "book", "--reports", ",".join(KINDS), *more, "--output", path)
    return path


def alone(cli, name, *more):
    return json.loads(cli.run("report", name, *more, "--format", "json"))


def json_is_an_array(cli):
    parts = json.loads(book(cli, "json").read_text("utf-8"))
    equal([part["title"] for part in parts], ["Losses", "Sales funnel", "Win probability", "Forecast", "Losses"])
    for name, part in zip(KINDS, parts, strict=True):
        one = alone(cli, name)
        equal({key: part[key] for key in one}, one)
        assert part["subtitle"], name
    (only,) = json.loads(cli.run("report", "book", "--reports", "funnel", "--mode", "flow", "--format", "json"))
    equal(only["mode"], "flow")


def tables(cli):
    """(title, parameters, head, rows) of each table that the book must hold."""
    for name in KINDS:
        if name in ("funnel", "calibration"):
            (first,) = csv_sections(cli.run("report", name, "--format", "csv"))
            yield None, None, first[0], first[1:]
            continue
        one = alone(cli, name)
        for table in one["tables"]:
            yield one["title"], one["subtitle"], table["columns"], table["rows"]


def csv_sections(text):
    """Rows between empty lines."""
    sections = [[]]
    for row in csv.reader(io.StringIO(text)):
        if row:
            sections[-1].append(row)
        else:
            sections.append([])
    return [section for section in sections if section]


def same(found, expected):
    """Cells of CSV or XLSX and of JSON."""
    if isinstance(expected, (int, float)):
        assert abs(float(found) - expected) < 1e-9 * max(1, abs(expected)), (found, expected)
    else:
        equal(found, expected or "")


def csv_has_one_section_a_table(cli):
    sections = csv_sections(book(cli, "csv").read_text("utf-8"))
    expected = list(tables(cli))
    assert len(expected) >= 2 + 3 * 2, len(expected)
    equal(len(sections), len(expected))
    for (line, head, *rows), (title, subtitle, columns, cells) in zip(sections, expected, strict=True):
        equal(head, columns)
        equal(line[:2], [title or line[0], subtitle or line[1]])
        equal(len(rows), len(cells))
        for row, wanted in zip(rows, cells, strict=True):
            for found, cell in zip(row, wanted, strict=True):
                same(found, cell)
    equal([line[0][2:] for line in sections if len(line[0]) > 2][:2], [["Why deals are lost"],
                                                                      ["Against whom we win and lose"]])


def a_workbook_links_its_sheets(cli):
    sheets = xlsx.read(book(cli, "xlsx"))
    (contents, links), *others = sheets.values()
    expected = list(tables(cli))
    equal(contents[0], ["Report", "Parameters", "Table", "Rows"])
    equal(len(contents) - 1, len(expected))
    equal(len(others), len(expected))
    equal([name for name in sheets if name.startswith("Losses")], ["Losses"] + [f"Losses {i}" for i in range(2, 9)])
    for number, (line, wanted) in enumerate(zip(contents[1:], expected, strict=True), 2):
        title, subtitle, columns, cells = wanted
        name = links[f"C{number}"].removesuffix("!A1").strip("'")
        head, *rows = sheets[name][0]
        assert name.startswith(line[0]), (name, line)
        equal(line[:2], [title or line[0], subtitle or line[1]])
        equal((head, len(rows), line[3]), (columns, len(cells), float(len(cells))))
        for row, cells_of_row in zip(rows, cells, strict=True):
            for found, cell in zip(row, [cell for cell in cells_of_row if cell not in (None, "")], strict=True):
                same(found, float(cell) if isinstance(found, float) else cell)


def names_of_sheets_differ(cli):
    """Chinese titles, and one report many times."""
    cli.environment = {"LANGUAGE": "zh_CN"}
    path = cli.folder / "many.xlsx"
    cli.run("report", "book", "--reports", ",".join(["plan"] * 12), "--output", path)
    sheets = xlsx.read(path)
    equal(list(sheets)[:3], ["目录", "计划", "计划 2"])
    equal(len({name.casefold() for name in sheets}), len(sheets))


def converted_amounts_are_told(cli):
    """A book says which amounts were converted, as its reports alone do."""
    cli.run("rate", "set", "EUR", "7.8", "2020-01-01")
    cli.run("set", "deal", cli.sql("SELECT id FROM deal WHERE outcome = 'won'")[0][0], "currency=EUR")
    one, (part,) = alone(cli, "eighty-twenty"), json.loads(cli.run("report", "book", "--reports", "eighty-twenty",
                                                                   "--format", "json"))
    assert any("EUR" in remark for remark in one["remarks"]), one["remarks"]
    equal(part["remarks"], one["remarks"])


run(json_is_an_array, csv_has_one_section_a_table, a_workbook_links_its_sheets, names_of_sheets_differ,
    converted_amounts_are_told, init=("init", "--sample", "team"))
