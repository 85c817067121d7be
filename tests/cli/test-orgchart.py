#!/usr/bin/python3
"""The org chart on paper and as a list: what the sheets say, whom the table names, and what is refused."""
import csv
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import xlsx
from cli import equal, run


def company(cli):
    """A boss with three managers; the second has thirty people and an odd name."""
    cli.run("new", "company", "name=Hengda")
    cli.run("new", "person", "name=Boss", "company=Hengda", "level=decision", "on_chart=yes")
    for name in ("Anna", "<Bert> & Co", "Carl"):
        cli.run("new", "person", f"name={name}", "company=Hengda", "title=Head", "reports_to=Boss", "level=management",
                "on_chart=yes")
    with open(cli.folder / "people.csv", "w", encoding="utf-8") as file:
        file.write("name,company,reports_to,level\n")
        for number in range(30):
            file.write(f"Worker {number:02},Hengda,<Bert> & Co,operating\n")
    cli.run("import", "people", cli.folder / "people.csv")
    cli.run("new", "person", "name==1+1", "company=Hengda")
    cli.run("new", "deal", "title=Fluids", "company=Hengda")
    cli.run("set", "participant", "Fluids", "Anna", "attitude=2", "weight=40", "roles=user,evaluator")
    cli.run("set", "participant", "Fluids", "Carl", "attitude=-2")


def report(cli, *arguments, to="chart.pdf"):
    path = cli.folder / to
    cli.run("report", "orgchart", "--company", "Hengda", *arguments, "--format", path.suffix[1:], "--output", path)
    return path


def pages(path):
    """The words of each page of a PDF."""
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]


def one_page_holds_all(cli):
    company(cli)
    words = pages(report(cli, "--deal", "Fluids"))
    equal(len(words), 1)
    for name in ("Hengda — People", "34 people on the chart", "Boss", "<Bert> & Co", "Worker 29", "DECISION LEVEL",
                 "Evaluator", "for us"):
        assert name in words[0], name
    assert "=1+1" not in words[0], "somebody who is not on the chart"
    assert "DECISION LEVEL" not in pages(report(cli, "--no-lanes", "--portrait"))[0]


def a_poster_has_sheets(cli):
    company(cli)
    sheets = pages(report(cli, "--layout", "poster", "--paper", "a4"))
    names = [re.search(r"Sheet ([A-Z]+\d+) of (\d+) × (\d+)", sheet) for sheet in sheets]
    assert len(sheets) > 1 and all(names), sheets
    columns, rows = int(names[0][2]), int(names[0][3])
    assert len(sheets) <= columns * rows, (len(sheets), columns, rows)
    equal(len({name[1] for name in names}), len(sheets))
    everything = " ".join(sheets)
    for number in range(30):
        assert f"Worker {number:02}" in everything, number


def a_book_shows_the_way_up(cli):
    company(cli)
    path = report(cli, "--layout", "book")
    words = [page.replace("\n", " ") for page in pages(path)]
    equal(len(words), 5)  # all at a glance, the boss, and thirty people on three pages
    assert "+30 · page 3" in words[1] and "Anna" in words[1] and "Worker 00" not in words[1], words[1]
    assert "Boss (page 2) › <Bert> & Co · reports 1–12 of 30" in words[2], words[2]
    assert "Worker 11" in words[2] and "Worker 12" not in words[2], words[2]
    assert "reports 25–30 of 30" in words[4] and "Worker 24" in words[4], words[4]
    # from Bert's card to his first page, and from each of his three pages up to the boss
    equal(re.findall(rb"/Dest \((page \d)\)", path.read_bytes()), [b"page 3"] + 3 * [b"page 2"])
    destinations = subprocess.run(["pdfinfo", "-dests", path], capture_output=True, text=True, check=True).stdout
    assert re.search(r'3 .*"page 3"', destinations), destinations
    upright = [page.replace("\n", " ") for page in pages(report(cli, "--layout", "book", "--portrait"))]
    assert "reports 1–24 of 30" in upright[2], upright[2]
    assert b"/Outlines" in path.read_bytes(), "no bookmarks"


def a_picture_has_the_colours(cli):
    company(cli)
    path = report(cli, "--deal", "Fluids", to="chart.png")
    colours = subprocess.run(["convert", path, "-format", "%c", "histogram:info:-"], capture_output=True, text=True,
                             check=True).stdout
    count = {colour: int(number) for number, colour in re.findall(r"(\d+): .*(#[0-9A-F]{6})", colours)}
    plain = report(cli, to="plain.png")
    assert path.read_bytes() != plain.read_bytes(), "the deal changes nothing"
    # the edge of a card that is for us and of one that is against us, beside the squares of the legend
    legend = subprocess.run(["convert", plain, "-format", "%c", "histogram:info:-"], capture_output=True, text=True,
                            check=True).stdout
    without = {colour: int(number) for number, colour in re.findall(r"(\d+): .*(#[0-9A-F]{6})", legend)}
    for colour in ("#0072B2", "#D55E00"):
        assert count[colour] > 1.2 * without[colour] > 0, (colour, count[colour], without[colour])


def a_drawing_has_text(cli):
    company(cli)
    words = "".join(ElementTree.parse(report(cli, to="chart.svg")).getroot().itertext())
    for name in ("Boss", "<Bert> & Co", "Worker 17"):
        assert name in words, name


def the_list_names_everybody(cli):
    company(cli)
    rows = list(csv.DictReader(report(cli, "--deal", "Fluids", to="chart.csv").read_text("utf-8").splitlines()))
    equal(len(rows), 35)
    anna = next(row for row in rows if row["Name"] == "Anna")
    equal([anna[key] for key in ("Job title", "Level", "Reports to", "Roles", "Attitude", "Decision weight")],
          ["Head", "Management level", "Boss", "User, Evaluator", "2", "40"])
    equal(rows[-1]["Name"], "'=1+1")
    rows = list(csv.DictReader(report(cli, to="chart.csv").read_text("utf-8").splitlines()))
    assert "Attitude" not in rows[0], rows[0]


def a_workbook_keeps_numbers(cli):
    company(cli)
    ((rows, _),) = xlsx.read(report(cli, "--deal", "Fluids", to="chart.xlsx")).values()
    equal((rows[0][0], len(rows)), ("Name", 36))
    anna = next(row for row in rows if row[0] == "Anna")
    assert 40.0 in anna and 2.0 in anna and "User, Evaluator" in anna, anna
    equal(rows[-1][0], "=1+1")


def the_data_come_too(cli):
    company(cli)
    chart = json.loads(report(cli, "--deal", "Fluids", to="chart.json").read_text("utf-8"))
    equal((chart["company"], chart["deal"], len(chart["people"])), ("Hengda", "Fluids", 35))
    people = {person["name"]: person for person in chart["people"]}
    equal(people["Anna"]["reports_to"], people["Boss"]["id"])
    equal((people["Anna"]["roles"], people["Anna"]["attitude"], people["Carl"]["attitude"], people["Boss"]["weight"]),
          (["user", "evaluator"], 2, -2, None))
    equal((people["=1+1"]["on_chart"], people["=1+1"]["reports_to"]), (False, None))


def lines_between_people(cli):
    company(cli)
    people = {person["name"]: person["id"] for person in json.loads(report(cli, to="chart.json").read_text())["people"]}
    ends = sorted((people["Anna"], people["Carl"]))
    cli.run("new", "relation", f"from_id={ends[0]}", f"to_id={ends[1]}", "kind=rival", "notes=the budget")
    equal(json.loads(report(cli, to="chart.json").read_text())["relations"],
          [{"from": ends[0], "to": ends[1], "kind": "rival", "notes": "the budget"}])
    assert "the budget" in report(cli, to="chart.svg").read_text("utf-8"), "the line has no label"


def the_people_of_a_deal(cli):
    company(cli)
    path = cli.folder / "deal.pdf"
    cli.run("report", "orgchart", "--deal", "Fluids", "--format", "pdf", "--output", path)
    words = pages(path)[0]
    assert "Fluids — People" in words and "Anna" in words and "Worker" not in words, words


def nobody_there(cli):
    cli.run("new", "company", "name=Hengda")
    for layout in ("page", "poster", "book"):
        assert "Nobody is on this chart" in pages(report(cli, "--layout", layout))[0], layout


def usage_is_told(cli):
    cli.misuse("report", "orgchart", "--format", "pdf", because="--company")
    cli.misuse("report", "orgchart", "--company", "1", "--format", "pdf", "--layout", "scroll", because="scroll")
    cli.misuse("report", "orgchart", "--company", "1", "--format", "pdf", "--paper", "a9", because="a9")
    cli.refuse("report", "orgchart", "--company", "Nobody", "--format", "pdf", because="Nobody")


run(one_page_holds_all, a_poster_has_sheets, a_book_shows_the_way_up, a_picture_has_the_colours, a_drawing_has_text,
    the_list_names_everybody, lines_between_people, a_workbook_keeps_numbers, the_data_come_too,
    the_people_of_a_deal, nobody_there, usage_is_told)
