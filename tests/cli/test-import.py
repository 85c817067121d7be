#!/usr/bin/python3
"""The import verb: real files come in whole, wrong ones are told line by line, and one undo takes all of it back."""
import codecs

from cli import DATA, equal, run

CRM = DATA / "crm-opportunities"


def write(cli, text, encoding="utf-8", name="file.csv"):
    path = cli.folder / name
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return path


def counts(imported=0, updated=0, skipped=0, rejected=0, warnings=0):
    return {"imported": imported, "updated": updated, "skipped": skipped, "rejected": rejected,
            "warnings": warnings}


def crm_opportunities(cli):
    equal(cli.json("import", "companies", CRM / "accounts.csv"), counts(85))
    equal(cli.json("import", "owners", CRM / "sales_teams.csv"), counts(35))
    equal(cli.json("import", "deals", CRM / "sales_pipeline.csv"), counts(8800))
    assert "month/day/year" in cli.messages, cli.messages
    count = lambda *conditions: len(cli.json("list", "deals", *(part for text in conditions for part in ("--where", text))))
    equal([count(f"outcome = {outcome}") for outcome in ("open", "won", "lost")], [500 + 1589, 4238, 2473])
    equal(count("!company"), 1425)
    equal(count("!created"), 500)
    equal(len(cli.json("list", "companies")), 85)
    deal = cli.json("show", "deal", "1C1I7A6R")
    equal((deal["title"], deal["company"], deal["owner"], deal["amount"], deal["created"], deal["closed"]),
          ("GTX Plus Basic – Cancity", "Cancity", "Moses Frase", "1054.00", "2016-10-20", "2017-03-01"))
    assert "8" in cli.run("undo")
    equal(count(), 0)
    cli.run("redo")
    equal(count(), 8800)
    cli.run("undo")
    cli.run("undo")
    cli.run("undo")
    equal((count(), cli.json("list", "companies")), (0, []))


def again_changes_nothing(cli):
    cli.run("import", "companies", CRM / "accounts.csv")
    first = cli.run("export", "companies", "--format", "json")
    again = cli.json("import", "companies", CRM / "accounts.csv")
    equal((again["imported"], again["rejected"], again["updated"] + again["skipped"]), (0, 0, 85))
    equal(cli.run("export", "companies", "--format", "json"), first)


def matches_update(cli):
    path = write(cli, "ref,title,amount\nR1,One,5\nR2,Two,6\n")
    equal(cli.json("import", "deals", path), counts(2))
    path = write(cli, "ref,title,amount\nR2,Two,7\nR3,Three,8\n")
    equal(cli.json("import", "deals", path), counts(1, 1))
    equal([deal["amount"] for deal in cli.json("list", "deals")], ["5.00", "7.00", "8.00"])
    cli.run("undo")
    equal([deal["amount"] for deal in cli.json("list", "deals")], ["5.00", "6.00"])


def deals_go_into_the_process_that_is_named(cli):
    path = write(cli, "title,stage\nOne,Quotation\n")
    equal(cli.json("import", "deals", path, "--process", "grade-a"), counts(1))
    equal([(deal["process"], deal["stage"]) for deal in cli.json("list", "deals")],
          [("Grade-A solution sale", "Quotation")])
    cli.refuse("import", "deals", path, "--process", "nonsense", because="nonsense")


def dry_run_writes_nothing(cli):
    path = write(cli, "name\nSteel\nGlass\n")
    equal(cli.json("import", "companies", path, "--dry-run"), counts(2))
    equal(cli.json("list", "companies"), [])
    cli.refuse("undo")


def rejected_rows_are_told_and_saved(cli):
    path = write(cli, "title,amount,created\nGood,5,2026-01-02\nBad amount,much,2026-01-02\nBad day,5,2026-31-31\n")
    rejects = cli.folder / "rejects.csv"
    equal(cli.json("import", "deals", path, "--rejects", rejects), counts(1, rejected=2))
    assert "3" in cli.messages and "much" in cli.messages and "4" in cli.messages, cli.messages
    text = rejects.read_text(encoding="utf-8-sig")
    assert "Bad amount,much" in text and "Bad day" in text and "Good" not in text, text
    equal(rejects.stat().st_mode & 0o777, 0o600)
    cli.refuse("import", "deals", write(cli, "title,amount\nBad,much\n"), because="much")


def the_user_can_map(cli):
    path = write(cli, "X,Y,Z\nRolling oil,02.03.2026,offen\nGear oil,04.03.2026,verloren\n")
    cli.run("import", "deals", path, "--map", "title=X", "--map", "created=Y", "--map", "stage=Z",
            "--value", "stage:offen=bid", "--value", "stage:verloren=bid/lost", "--date-format", "d.m.y")
    equal([(deal["title"], deal["created"], deal["outcome"]) for deal in cli.json("list", "deals")],
          [("Rolling oil", "2026-03-02", "open"), ("Gear oil", "2026-03-04", "lost")])


def chinese_headers_and_encodings(cli):
    text = "客户名称,行业,员工数\n辽宁钢铁,钢铁,\"1,200\"\n"
    for number, (encoding, mark) in enumerate((("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("gb18030", b""),
                                               ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE))):
        named = text.replace("辽宁钢铁", f"辽宁钢铁{number}")
        cli.run("import", "companies", write(cli, mark + named.encode(encoding)))
        company = cli.json("show", "company", f"辽宁钢铁{number}")
        equal((company["industry"], company["employees"]), ("钢铁", 1200))


def text_is_verbatim(cli):
    cli.run("import", "companies", write(cli, 'name,notes\n"A ""quoted"", B","two\nlines"\n'))
    company, = cli.json("list", "companies")
    equal((company["name"], company["notes"]), ('A "quoted", B', "two\nlines"))


# What an import of companies has to find: (reference, name, parent, phone), of the base and of the file.
BASE = (("R1", "Old", "", ""), ("R2", "Twin", "", ""), ("R3", "Twin", "", ""), ("R4", "Stays", "", "021-5550100"))
FILE = (("R1", "Renamed", "", ""),         # by reference, under another name
        ("", "Old", "", ""),               # so this one is new
        ("", "Renamed", "", "021-5550101"),
        ("N1", "Branch", "Head", ""),      # the parent stands behind it
        ("", "Head", "Nowhere", ""),       # and one is only named
        ("N1", "Branch", "", "021-5550102"),
        ("", "Twin", "", "021-5550103"),   # the first of two
        ("", "Stays Ltd.", "", "021-5550100"))


def large_files_of_companies_end_as_small_ones(cli):
    """Of a large file all indexes are taken off, and made again behind it."""
    def table(rows, notes):
        return "ref,name,parent,phone,notes\n" + "".join(f"{','.join(row)},{notes}\n" for row in rows)

    def companies():
        return cli.sql("SELECT c.ref, c.name, p.name, c.phone FROM company c LEFT JOIN company p ON p.id = c.parent_id"
                       " ORDER BY c.name, c.ref")

    def outcome(notes):
        equal(cli.json("import", "companies", write(cli, table(BASE, "x")), "--duplicates", "new"), counts(4))
        before, path = cli.dump(), write(cli, table(FILE, notes))
        result = cli.json("import", "companies", path)
        after, rows = cli.dump(), companies()
        cli.run("check")
        cli.run("undo")
        equal(cli.dump(), before)
        cli.run("redo")
        equal(cli.dump(), after)
        cli.run("undo")
        cli.run("undo")
        return path.stat().st_size, result, rows

    indexes = cli.sql("SELECT name, sql FROM sqlite_schema ORDER BY name")
    _, *small = outcome("x")
    size, *large = outcome("x" * 600000)
    assert size > 4 * 1024 * 1024, size
    equal(large, small)
    equal(cli.sql("SELECT name, sql FROM sqlite_schema ORDER BY name"), indexes)
    equal(small[0], counts(4, 4))


def export_comes_back(cli):
    cli.run("new", "company", "name==SUM(A1)", "employees=7")
    cli.run("new", "person", "name=Li", "company==SUM(A1)", "email=li@example.com")
    for what in ("companies", "people"):
        cli.run("export", what, "--format", "csv", "--output", cli.folder / f"{what}.csv")
    cli.run("undo")
    cli.run("undo")
    for what in ("companies", "people"):
        cli.run("import", what, cli.folder / f"{what}.csv")
    company, = cli.json("list", "companies")
    person, = cli.json("list", "people")
    equal((company["name"], company["employees"]), ("=SUM(A1)", 7))
    equal((person["name"], person["company"], person["email"]), ("Li", "=SUM(A1)", "li@example.com"))


def wrong_files_are_refused(cli):
    cli.refuse("import", "companies", cli.folder / "none.csv", because="none.csv")
    cli.refuse("import", "companies", cli.folder)
    cli.refuse("import", "companies", write(cli, ""))
    cli.refuse("import", "companies", write(cli, b"name\nA\x00B\n"))
    equal(cli.json("list", "companies"), [])


def usage_is_told(cli):
    path = write(cli, "name\nSteel\n")
    cli.misuse("import", "companies", because="Usage")
    cli.misuse("import", "dreams", path, because="dreams")
    cli.misuse("import", "companies", path, "--map", "colour=name", because="colour")
    cli.misuse("import", "companies", path, "--map", "industry=colour", because="colour")
    cli.misuse("import", "companies", path, "--encoding", "morse", because="morse")
    equal(cli.json("list", "companies"), [])


run(crm_opportunities, again_changes_nothing, matches_update,
    deals_go_into_the_process_that_is_named, dry_run_writes_nothing,
    rejected_rows_are_told_and_saved,
    the_user_can_map, chinese_headers_and_encodings, text_is_verbatim,
    large_files_of_companies_end_as_small_ones, export_comes_back, wrong_files_are_refused,
    usage_is_told)
