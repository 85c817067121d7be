#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is exported comes back as it was, in every format, with texts that break tables; imports are taken back."""
import json
import os
import random

from cli import Cli, equal, run

# Of each kind of record what an import fills, in the order in which they must come in.
FIELDS = {
    "owners": ["name", "manager", "region"],
    "companies": ["uid", "ref", "name", "industry", "region", "nature", "website", "phone", "employees", "revenue",
                  "currency", "founded", "parent", "owner", "notes"],
    "people": ["uid", "ref", "name", "company", "title", "department", "email", "phone", "mobile", "level", "function",
               "reports_to_uid", "notes", "salutation", "wechat", "personality"],
    "deals": ["uid", "ref", "title", "company", "stage", "outcome", "product", "amount", "currency", "owner", "created",
              "closed", "expected_close", "source", "notes"],
    "activities": ["uid", "kind", "subject", "deal", "deal_uid", "company", "owner", "planned", "done", "outcome",
                   "next_step", "notes", "people", "members"],
}
PIECES = ["=1+1", "+86", "-2", "@x", "'", "''=", "'a", '"', '""', ",", ";", "|", "\t", "\n", "\r\n", "\r", " ", "  ", "a", "B",
          "重庆", "单", "😀", "𠀀", "é", "e\u0301", "\u00a0", "\u200b", "<b>&amp;", "_x0041_", "_x", "\\", "\\n", "\x01", "\x7f",
          "\u2028", "NULL", "-", "#N/A", "{", "[", "sep=;", "%s", "\ufffd", "\ufffe"]


def text(rng, number=None):
    """A text of pieces that is not blank; one with a number is like no other."""
    made = "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 9)))
    if number is not None:
        return f"{made}#{number}{rng.choice(PIECES)}".strip()
    return made if made.strip(" \t\r\n\u00a0\u3000\ufeff") else made + "x"


def make(rng):
    """Records of every kind that say all that can be said."""
    owners = [{"name": f"Agent {n}", "manager": text(rng), "region": text(rng)} for n in range(3)]
    companies = [{"ref": text(rng, n), "name": text(rng, n), "industry": text(rng), "region": text(rng), "nature": text(rng),
                  "website": text(rng), "phone": text(rng), "employees": rng.randrange(10 ** 6),
                  "revenue": f"{rng.randrange(10 ** 14) / 100:.2f}", "currency": rng.choice(("CNY", "USD")),
                  "founded": rng.randrange(1800, 2026), "owner": f"Agent {n % 3}", "notes": text(rng)} for n in range(20)]
    for company in companies[1:5]:
        company["parent"] = companies[0]["name"]
    people = [{"ref": text(rng, n), "name": f"Person {n}", "company": companies[n // 3]["name"], "title": text(rng),
               "department": text(rng), "email": f"{n}@x.example", "phone": text(rng), "mobile": text(rng),
               "level": rng.choice(("operating", "management", "decision")), "notes": text(rng), "wechat": text(rng),
               "salutation": text(rng), "reports_to": f"{n // 3 * 3}@x.example" if n % 3 else None} for n in range(30)]
    deals = [{"ref": text(rng, n), "title": "The same" if n < 4 else text(rng, n), "company": companies[n]["name"],
              "stage": ("Develop", "Enter", "Won", "Lost")[n % 4], "product": text(rng), "amount": f"{n * 1000 + 0.25:.2f}",
              "currency": "CNY", "owner": f"Agent {n % 3}", "created": f"2025-0{n % 9 + 1}-11",
              "closed": "2026-01-02" if n % 4 > 1 else None, "expected_close": f"2026-1{n % 3}-03" if n % 4 < 2 else None,
              "source": text(rng), "notes": text(rng)} for n in range(20)]
    activities = [{"kind": rng.choice(("call", "visit", "meal")), "subject": text(rng, n), "deal": deals[n % 20]["ref"],
                   "company": companies[n % 20]["name"], "owner": "Agent 1", "planned": f"2026-02-0{n % 9 + 1}",
                   "done": f"2026-02-1{n % 9}" if n % 2 else None, "outcome": text(rng), "next_step": text(rng),
                   "notes": text(rng), "people": f"Person {n % 20 // 1 * 3}, Person {n % 20 * 3 + 1}" if n < 9 else None,
                   "members": "Agent 0, Agent 2"} for n in range(40)]
    return {"owners": owners, "companies": companies, "people": people, "deals": deals, "activities": activities}


def kept(cli, kind):
    """What an import can fill of all records of this kind, the same in any database."""
    records = [{field: record[field] for field in FIELDS[kind]} for record in cli.json("export", kind)]
    for record in records:
        for field in ("people", "members"):
            if record.get(field):
                record[field] = sorted(record[field].split(", "))
    return sorted(records, key=lambda record: (record.get("uid") or "", record.get("name") or ""))


def beside(cli, name):
    """Another database, empty."""
    other = Cli(cli.folder / name)
    other.folder.mkdir()
    other.run("init")
    return other


def fill(cli, rng):
    records = make(rng)
    path = cli.folder / "first.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    for kind, made in records.items():
        equal((kind, cli.json("import", kind, path, "--sheet", kind)["rejected"]), (kind, 0))
        equal(cli.messages.count("came in without"), 0)
        for field in FIELDS[kind]:
            said = [record[field] for record in made if record.get(field) is not None and field in ("notes", "phone", "region")]
            if said:
                found = [record[field] for record in cli.json("export", kind) if record[field] is not None]
                equal(sorted(found), sorted(said))


def identity(cli):
    """Export, then import into an empty database: the same; import where it came from: nothing new."""
    rng = random.Random(int(os.environ.get("PURSUIT_SEED", "6")))
    fill(cli, rng)
    expected = {kind: kept(cli, kind) for kind in FIELDS}
    for form in ("csv", "tsv", "xlsx", "json"):
        target = cli.folder / form if form in ("csv", "tsv") else cli.folder / f"all.{form}"
        cli.run("export", "all", "--format", form, "--output", target)
        other = beside(cli, f"from-{form}")
        for kind in FIELDS:
            source = [target / f"{kind}.{form}"] if target.is_dir() else [target, "--sheet", kind]
            counts = other.json("import", kind, *source)
            equal((form, kind, counts["rejected"], counts["updated"]), (form, kind, 0, 0))
            equal((form, kind, kept(other, kind)), (form, kind, expected[kind]))
            again = cli.json("import", kind, *source)
            equal((form, kind, again["imported"], again["updated"], again["rejected"]), (form, kind, 0, 0, 0))
        other.run("check")


def guards(cli):
    """What a spreadsheet would compute is guarded in text, and a cell of type text in a workbook."""
    cli.run("new", "company", "name==cmd|' /C calc'!A0", "phone=+1", "notes='x", "website=@a")
    for form, tab in (("csv", ","), ("tsv", "\t")):
        line = cli.run("export", "companies", "--format", form).splitlines()[1]
        for guarded in ("'=cmd", "'+1", "'@a"):
            assert f"{tab}{guarded}" in line or f'{tab}"{guarded}' in line, (guarded, line)
    book = cli.folder / "a.xlsx"
    cli.run("export", "companies", "--format", "xlsx", "--output", book)
    import zipfile
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and 't="inlineStr"' in sheet, sheet
    equal(book.stat().st_mode & 0o777, 0o600)


def write(cli, name, *lines):
    path = cli.folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def duplicates(cli):
    """Update, merge, skip or new, for all rows or for one."""
    first = write(cli, "a.csv", "ref,name,phone,region", "1,Steel,11,", ",Glass,22,East")
    cli.run("import", "companies", first)
    second = write(cli, "b.csv", "ref,name,phone,region", "1,Steel Ltd,99,West", ",Glass,88,South", ",New,1,")
    told = cli.json("import", "companies", second, "--dry-run")
    equal((told["imported"], told["updated"]), (1, 2))
    assert "Line 2: Duplicate of “Steel”: the same reference." in cli.messages, cli.messages
    assert "Line 3: Duplicate of “Glass”: the same name." in cli.messages, cli.messages
    state = "SELECT name, phone, region FROM company ORDER BY id"
    before = cli.sql(state)
    expected = {
        "skip": before + [("New", "1", None)],
        "merge": [("Steel", "11", "West"), ("Glass", "22", "East"), ("New", "1", None)],
        "update": [("Steel Ltd", "99", "West"), ("Glass", "88", "South"), ("New", "1", None)],
    }
    for policy, rows in expected.items():
        cli.run("import", "companies", second, "--duplicates", policy)
        equal((policy, cli.sql(state)), (policy, rows))
        cli.run("undo")
    counts = cli.json("import", "companies", second, "--duplicates", "new")
    equal((counts["imported"], counts["rejected"]), (2, 1))
    assert "Another record has this reference" in cli.messages, cli.messages
    cli.run("undo")
    cli.run("import", "companies", second, "--duplicates", "skip", "--duplicate", "3=update")
    equal(cli.sql(state), [("Steel", "11", None), ("Glass", "88", "South"), ("New", "1", None)])
    cli.misuse("import", "companies", second, "--duplicates", "all", because="none of update, merge, skip and new")
    cli.misuse("import", "companies", second, "--duplicate", "x=new", because="is not LINE=")


def revert(cli):
    """A whole import goes at any later time, unless something rests on it; then it says what."""
    cli.run("import", "companies", write(cli, "a.csv", "name,phone,parent", "Steel,1,Group", "Glass,2,"))
    before = cli.dump()
    second = write(cli, "b.csv", "name,phone,parent", "Steel,9,", "Iron,3,Steel", "Coal,4,Mine")
    cli.run("import", "companies", second)
    after = cli.dump()
    number = cli.json("imports")[0]["id"]
    equal([(row["file"], row["imported"], row["updated"], row["state"]) for row in cli.json("imports")],
          [("b.csv", 2, 1, "stands"), ("a.csv", 2, 0, "stands")])
    cli.run("new", "person", "name=Later", "company=Glass")
    cli.run("import", "--revert", number)
    equal(cli.json("imports")[0]["state"], "reverted")
    equal(cli.sql("SELECT name, phone FROM company ORDER BY id"), [("Steel", "1"), ("Glass", "2"), ("Group", None)])
    equal({**cli.dump(), "person": []},
          {**before, "person": []})
    cli.run("check")
    cli.refuse("import", "--revert", number, because="has been taken back already")
    cli.run("undo")
    equal({**cli.dump(), "person": []},
          {**after, "person": []})
    cli.run("new", "person", "name=Ada", "company=Iron")
    cli.refuse("import", "--revert", number, because="rest on it (Person: 1)")
    cli.run("delete", "person", 1)
    cli.run("set", "company", "Coal", "phone=5")
    cli.refuse("import", "--revert", number, because="changed since (Company: 1)")
    cli.run("undo")
    cli.run("set", "company", "Steel", "phone=7")
    cli.refuse("import", "--revert", number, because="changed since")
    cli.refuse("import", "--revert", 999, because="no such import")
    cli.run("check")


def revert_deals(cli):
    """Deals take their events with them; what they only named stays where something needs it by now."""
    path = write(cli, "a.csv", "title,company,stage,owner,amount", "One,Steel,Develop,Ada,5", "Two,Glass,Won,Bob,6")
    cli.run("import", "deals", path)
    cli.run("new", "person", "name=Cyd", "company=Glass")
    cli.run("import", "--revert", cli.json("imports")[0]["id"])
    equal(cli.sql("SELECT count(*) FROM deal"), [(0,)])
    equal(cli.sql("SELECT count(*) FROM stage_event WHERE voided_by IS NULL"), [(0,)])
    equal(cli.sql("SELECT name FROM company"), [("Glass",)])
    cli.run("check")
    cli.run("undo")
    equal(cli.sql("SELECT count(*) FROM deal"), [(2,)])
    cli.run("check")


def alike(cli):
    """A company that is there under another name is told with the reasons; who says what becomes of duplicates means it
    too. What is only perhaps the same is new, unless it is chosen; rows of the file are found as well."""
    cli.run("import", "companies", write(cli, "a.csv", "name,phone,email,credit_code,owner",
                                         "辽宁恒达钢铁有限公司,024-88001234,a@hengda.cn,,Ada", "Acme GmbH,+86 10 88005678,,,"))
    second = write(cli, "b.csv", "name,phone,email,region,owner", "恒达钢铁（辽宁）集团,,,Shenyang,Bob", "ACME Inc.,,,Berlin,",
                   "Beta,010-88005678,,Bonn,", "Gamma Ltd,77,info@gamma.de,Köln,", "Gamma AG,,info@gamma.de,Ulm,")
    told = cli.json("import", "companies", second, "--dry-run", "--duplicates", "merge")
    equal((told["imported"], told["updated"], told["skipped"]), (2, 2, 1))
    for line in ("Line 2: Duplicate of “辽宁恒达钢铁有限公司”: the same name but for the legal form.",
                 "Line 3: Duplicate of “Acme GmbH”: the same name but for the legal form.",
                 "Line 4: Looks like “Acme GmbH”: the same phone number.",
                 "Line 6: Duplicate of “Gamma Ltd” (line 5): the same name but for the legal form, the same mail or web domain."):
        assert line in cli.messages, (line, cli.messages)
    state = "SELECT c.name, c.region, o.name FROM company c LEFT JOIN member o ON o.id = c.owner_id ORDER BY c.id"
    cli.run("import", "companies", second, "--duplicates", "merge")
    equal(cli.sql(state), [("辽宁恒达钢铁有限公司", "Shenyang", "Ada"), ("Acme GmbH", "Berlin", None), ("Beta", "Bonn", None),
                           ("Gamma Ltd", "Köln", None)])
    cli.run("check")
    cli.run("undo")
    cli.run("import", "companies", second, "--duplicates", "skip", "--duplicate", "3=update", "--duplicate", "4=merge",
            "--duplicate", "6=new")
    equal(cli.sql(state), [("辽宁恒达钢铁有限公司", None, "Ada"), ("ACME Inc.", "Berlin", None), ("Gamma Ltd", "Köln", None),
                           ("Gamma AG", "Ulm", None)])
    cli.run("undo")
    counts = cli.json("import", "companies", second)
    equal((counts["imported"], counts["updated"]), (5, 0))
    assert "4 new companies look like another one" in cli.messages, cli.messages


def revert_everything(cli):
    """Nothing of a reverted import counts any more: no event of stages, owners or grades; undo and redo of that too."""
    cli.run("import", "companies", write(cli, "a.csv", "ref,name,owner", "1,Steel,Ada", "2,Glass,"))
    cli.run("import", "deals", write(cli, "b.csv", "ref,title,company,stage,owner,expected_close,amount",
                                     "D1,Furnace,Steel,Develop,Ada,2027-03-01,5",
                                     "D2,Mill,Steel,Develop,Ada,,6"))
    entered = lambda: {**cli.dump(), "deal_summary": []}  # which `check` makes anew
    before = entered()
    for lines in (["companies", "ref,name,owner,parent", "1,Steel Ltd,Bob,Group", "3,Iron,Cyd,Group"],
                  ["deals", "ref,title,company,stage,owner,expected_close", "D1,Furnace,Glass,Develop,Bob,2026-03-20",
                   "D2,Mill,Glass,Lost,Bob,", "D3,Oven,Steel,Develop,Cyd,2026-03-21"]):
        cli.run("import", lines[0], write(cli, "c.csv", *lines[1:]))
        cli.run("check")
        after = entered()
        assert after["owner_event"] != before["owner_event"]
        equal(after["grade_event"] != before["grade_event"], lines[0] == "deals")
        number = cli.json("imports")[0]["id"]
        for step, expected in ((("import", "--revert", number), before), (("undo",), after), (("redo",), before)):
            cli.run(*step)
            found = entered()
            equal((step, {table: rows for table, rows in found.items() if rows != expected[table]}),
                  (step, {table: rows for table, rows in expected.items() if rows != found[table]}))
            cli.run("check")
    # a grade that moved with time belongs to the row that goes
    cli.run("import", "deals", write(cli, "d.csv", "title,company,stage,expected_close", "Late,Steel,Develop,2027-03-21"))
    cli.today = "2027-03-14"
    cli.run("list", "deals")
    cli.run("import", "--revert", cli.json("imports")[0]["id"])
    equal(cli.sql("SELECT count(*) FROM grade_event WHERE tbl = 'deal' AND voided_by IS NULL AND row_id NOT IN "
                  "(SELECT id FROM deal)"), [(0,)])
    cli.run("check")


def remembered(cli):
    """A mapping is remembered for its headers, whatever their order."""
    path = write(cli, "a.csv", "What,Where it is", "Steel,East")
    cli.run("import", "companies", path, "--map", "name=What", "--map", "region=Where it is")
    other = write(cli, "b.csv", "Where it is,What", "West,Glass")
    cli.misuse("import", "companies", other, because="No column holds the name")
    cli.run("import", "companies", other, "--remembered")
    equal(cli.sql("SELECT name, region FROM company ORDER BY id"), [("Steel", "East"), ("Glass", "West")])


def activities(cli):
    """Activities find their deal, their company and who was there."""
    cli.run("new", "company", "name=Steel")
    cli.run("new", "person", "name=王五", "company=Steel")
    cli.run("new", "deal", "title=Furnace", "company=Steel", "stage=Develop")
    path = write(cli, "a.csv", "类型,主题,商机,完成日期,联系人,同事", "visit,First visit,Furnace,2026-03-01,王五、Nobody,Ada",
                 "call,Second,Nothing,2026-03-02,,", "call,Third,,,,")
    counts = cli.json("import", "activities", path)
    equal((counts["imported"], counts["rejected"], counts["warnings"]), (2, 1, 1))
    assert "There is no deal called “Nothing”" in cli.messages and "“Nobody” is not in the database" in cli.messages
    found = cli.json("list", "activities")[0]
    equal((found["deal"], found["company"], found["people"], found["members"]), ("Furnace", "Steel", "王五", "Ada"))
    equal(cli.sql("SELECT last_contact FROM deal"), [("2026-03-01",)])
    equal(cli.json("import", "activities", path)["skipped"], 2)
    cli.run("import", "--revert", cli.json("imports")[0]["id"])
    equal(cli.sql("SELECT count(*) FROM activity"), [(0,)])
    equal(cli.sql("SELECT last_contact FROM deal"), [(None,)])
    cli.run("check")


run(identity, guards, duplicates, alike, revert, revert_deals, revert_everything, remembered, activities)
