#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Custom fields: made, filled, listed, found by, exported, imported, retired, undone."""
import shutil
import subprocess

from cli import Cli, equal, run

TYPES = [("Contract no", "text"), ("Points", "number"), ("Credit line", "money"), ("Renewal", "date"), ("Tier", "choice"),
         ("关键客户", "bool")]
VALUES = {"contract_no": "=A-1, “x”", "points": "-2.5", "credit_line": "-1200.05", "renewal": "2026-12-01", "tier": "none",
          "关键客户": "1"}
ENTITIES = {"company": ("companies", "name"), "person": ("people", "name"), "deal": ("deals", "title"),
            "activity": ("activities", "subject")}


def define(cli, entity):
    for label, kind in TYPES:
        cli.run("field", "add", entity, label, "--type", kind, *(("--choices", "Gold,Silver,None") if kind == "choice" else ()))


def begin(cli):
    define(cli, "company")
    for name in ("Pine", "Oak", "Elm", "Ash"):
        cli.run("new", "company", f"name={name}")


def names(cli, *arguments):
    return [company["name"] for company in cli.json("list", "companies", *arguments)]


def values_are_of_their_type(cli):
    begin(cli)
    cli.run("set", "company", "Pine", *(f"{code}={value}" for code, value in VALUES.items()))
    shown = cli.json("show", "company", "Pine")
    equal([shown[code] for code in VALUES], ["=A-1, “x”", -2.5, "-1200.05", "2026-12-01", "none", True])
    cli.run("set", "company", "Pine", "tier=Silver", "points=", "关键客户=no")
    shown = cli.json("show", "company", "Pine")
    equal((shown["tier"], shown["points"], shown["关键客户"]), ("silver", None, False))
    cli.refuse("set", "company", "Pine", "points=many", because="Points: “many” is not")
    cli.refuse("set", "company", "Pine", "renewal=2026-13-01", because="Renewal: ")
    cli.refuse("set", "company", "Pine", "tier=Platinum", because="none of gold, silver, none")
    cli.run("check")
    cli.run("undo")
    equal(cli.json("show", "company", "Pine")["points"], -2.5)
    cli.run("undo")
    equal(cli.json("show", "company", "Pine")["tier"], None)


def lists_filter_and_sort(cli):
    begin(cli)
    for name, points, tier, renewal, key in (("Pine", 10, "gold", "2026-05-01", "yes"), ("Oak", 9, "silver", "2026-03-20", "no"),
                                             ("Elm", -1, "gold", "", "")):
        cli.run("set", "company", name, f"points={points}", f"tier={tier}", f"renewal={renewal}", f"关键客户={key}")
    equal(names(cli, "--sort", "points"), ["Elm", "Oak", "Pine", "Ash"])
    equal(names(cli, "--sort", "points-"), ["Pine", "Oak", "Elm", "Ash"])
    equal(names(cli, "--where", "points > 0", "--sort", "points"), ["Oak", "Pine"])
    equal(names(cli, "--where", "tier = Gold"), ["Pine", "Elm"])
    equal(names(cli, "--where", "renewal next-days 30"), ["Oak"])
    equal(names(cli, "--where", "renewal empty"), ["Elm", "Ash"])
    equal(names(cli, "--where", "关键客户 = no"), ["Oak", "Elm", "Ash"])
    equal(names(cli, "--where", "关键客户 known"), ["Pine"])
    plan = cli.sql("EXPLAIN QUERY PLAN SELECT id FROM company ORDER BY custom_2 DESC NULLS LAST, id")
    assert "company_custom_2" in plan[0][3], plan
    cli.run("set", "companies", "--where", "tier = gold", "contract_no=X")
    equal(names(cli, "--where", "contract_no = X"), ["Pine", "Elm"])


def definitions_change_and_come_back(cli):
    begin(cli)
    cli.run("set", "company", "Pine", "tier=gold", "points=3")
    cli.run("field", "rename", "company", "tier", "Level")
    cli.run("field", "choices", "company", "tier", "gold=Golden,Bronze")
    equal(names(cli, "--where", "tier = Golden"), ["Pine"])
    cli.refuse("field", "choices", "company", "tier", "Bronze", because="1 record has the choice “Golden”")
    cli.refuse("field", "choices", "company", "points", "A,B", because="Only a field of choices")
    cli.run("field", "move", "company", "points", "contract_no")
    equal([f["code"] for f in cli.json("field", "list", "company")][:2], ["points", "contract_no"])
    cli.run("field", "retire", "company", "points")
    cli.misuse("set", "company", "Pine", "points=4", because="not a field that can be set")
    assert "points" not in cli.json("show", "company", "Pine")
    equal(cli.sql("SELECT count(*) FROM sqlite_schema WHERE name = 'company_custom_2'"), [(0,)])
    cli.run("field", "restore", "company", "points")
    equal(cli.json("show", "company", "Pine")["points"], 3)
    cli.run("check")
    for _ in range(5):
        cli.run("undo")
    equal(cli.json("field", "list", "company")[4]["choices"], "gold=Gold,silver=Silver,none=None")


def choices_are_called_as_users_call_them(cli):
    """A name may hold what divides codes from names, and is a word of the program only by chance."""
    cli.run("field", "add", "company", "Mode", "--type", "choice", "--choices", "P = 5 kW,gold=A=B,Technical,=x")
    equal(cli.json("field", "list", "company")[0]["choices"], "p_5_kw=P = 5 kW,gold=A=B,technical=Technical,x==x")
    cli.run("new", "company", "name=Pine", "mode=P = 5 kW")
    cli.run("new", "company", "name=Oak", "mode=A=B")
    cli.run("new", "company", "name=Elm", "mode=Technical")
    equal([company["mode"] for company in cli.json("list", "companies", "--sort", "id")], ["p_5_kw", "gold", "technical"])
    equal(names(cli, "--where", "mode = gold"), ["Oak"])
    cli.run("field", "add", "person", "Way", "--type", "choice", "--choices", "Technical")
    cli.run("new", "person", "name=Ada", "way=Technical", "function=using")
    cli.environment["LANGUAGE"] = "zh_CN"
    paper = cli.folder / "ada.pdf"
    cli.run("report", "person", "Ada", "--format", "pdf", "--output", paper)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True).stdout.decode()
    assert "Technical" in text and "使用部门" in text and "姓名" in text, text


def numbers_have_units(cli):
    cli.run("field", "add", "company", "Power", "--type", "number", "--unit", " kW ")
    cli.run("new", "company", "name=Pine", "power=75.5")
    equal((cli.json("field", "list", "company")[0]["unit"], cli.json("show", "company", "Pine")["power"]), ("kW", 75.5))
    cli.run("field", "unit", "company", "power", "MW")
    cli.run("field", "unit", "company", "power", "")
    equal(cli.json("field", "list", "company")[0]["unit"], None)
    cli.run("undo")
    equal(cli.json("field", "list", "company")[0]["unit"], "MW")
    cli.refuse("field", "unit", "company", "power", "a unit that is long", because="at most 12 characters")
    cli.refuse("field", "add", "company", "X", "--type", "date", "--unit", "d", because="Only a number has a unit")
    cli.run("check")


def what_makes_no_sense_is_refused(cli):
    begin(cli)
    cli.refuse("field", "add", "company", "Phone", because="a field called “Phone” already")
    cli.refuse("field", "add", "company", "Tier", because="a field called “Tier” already")
    cli.refuse("field", "add", "company", " ", because="must not be empty")
    cli.refuse("field", "add", "company", "X", "--type", "choice", because="at least one choice")
    cli.refuse("field", "add", "company", "X", "--type", "choice", "--choices", "A,a", because="there twice")
    cli.refuse("field", "add", "company", "X", "--code", "owner", because="the code “owner” already")
    cli.refuse("field", "add", "company", "X", "--code", "A b", because="cannot be a code")
    cli.misuse("field", "add", "member", "X", because="none of")
    cli.refuse("field", "rename", "company", "nothing", "X", because="no custom field “nothing”")
    for number in range(20 - len(TYPES)):
        cli.run("field", "add", "company", f"No {number}")
    cli.refuse("field", "add", "company", "Too many", because="20 custom fields")
    cli.run("field", "add", "person", "Tier")


def merging_and_deleting_know_them(cli):
    begin(cli)
    cli.run("set", "company", "Pine", "tier=gold", "points=1")
    cli.run("set", "company", "Oak", "contract_no=Z", "points=2")
    cli.run("merge", "company", "Pine", "Oak", "points=drop")
    shown = cli.json("show", "company", "Pine")
    equal((shown["tier"], shown["contract_no"], shown["points"]), ("gold", "Z", 2))
    cli.run("undo")
    cli.run("delete", "company", "Oak")
    cli.run("undo")
    equal(cli.json("show", "company", "Oak")["contract_no"], "Z")
    cli.run("check")


def erasing_takes_them(cli):
    cli.run("field", "add", "person", "Secret")
    cli.run("new", "person", "name=Anna", "secret=Zweigelt")
    cli.run("set", "person", "Anna", "secret=Blaufränkisch")
    cli.run("erase", "person", "Anna", "--yes")
    for file in cli.folder.glob("test.db*"):
        assert b"Zweigelt" not in file.read_bytes() and b"Blaufr" not in file.read_bytes(), file


def files_hold_them(cli):
    for entity in ENTITIES:
        define(cli, entity)
    for kind in ("csv", "xlsx", "json"):
        (cli.folder / kind).mkdir()
        shutil.copy(cli.database, cli.folder / kind)
    for entity, (_, name) in ENTITIES.items():
        for title in ("Full", "Empty"):
            cli.run("new", entity, f"{name}={title}", *(("kind=call",) if entity == "activity" else ()))
    for plural, name in ENTITIES.values():
        cli.run("set", plural, "--where", f"{name} = Full", *(f"{code}={value}" for code, value in VALUES.items()))
    for kind in ("csv", "xlsx", "json"):
        folder = cli.folder / kind
        other = Cli(folder)
        for plural, name in ENTITIES.values():
            file = folder / f"{plural}.{kind}"
            cli.run("export", plural, "--format", kind, "--output", file)
            other.run("import", plural, file)
            wanted = [[r[c] for c in (name, *VALUES)] for r in cli.json("list", plural, "--sort", "id")]
            equal([[r[c] for c in (name, *VALUES)] for r in other.json("list", plural, "--sort", "id")], wanted)
        other.run("check")


run(choices_are_called_as_users_call_them, numbers_have_units, values_are_of_their_type, lists_filter_and_sort, definitions_change_and_come_back, what_makes_no_sense_is_refused,
    merging_and_deleting_know_them, erasing_takes_them, files_hold_them)
