#!/usr/bin/python3
"""Grades, the pool and target markets as a script sees them."""
import csv

from cli import equal, run


def begin(cli):
    cli.run("new", "company", "name=Hengda", "owner=Anna", "phone=0951-1", "industry=Mining", "region=Taiyuan")
    cli.run("new", "company", "name=Benxi", "owner=Bert", "industry=Steel", "region=Benxi")


def company(cli, name, *options):
    return cli.json("show", "company", name, *options)


def released_and_claimed(cli):
    begin(cli)
    cli.run("pool", "release", "Hengda", "--reason", "no answer", "--actor", "Bert")
    equal((company(cli, "Hengda")["owner"], company(cli, "Hengda")["pool_since"]), (None, "2026-03-14"))
    equal(company(cli, "Hengda")["phone"], None)
    assert "0951-1" not in cli.run("export", "companies")
    equal(cli.json("list", "companies", "--where", "phone = 0951-1"), [])
    cli.refuse("pool", "claim", "Hengda", "--actor", "Carl", because="has just come to the pool")
    cli.refuse("pool", "claim", "Hengda", "--actor", "Anna", "--today", "2026-03-20", because="was yours not long ago")
    cli.run("pool", "claim", "Hengda", "--actor", "Carl", "--today", "2026-03-20")
    equal(company(cli, "Hengda")["phone"], "0951-1")
    steps = cli.json("pool", "log", "Hengda")
    equal([(step["kind"], step["from"], step["to"], step["by"]) for step in steps],
          [("claim", None, "Carl", "Carl"), ("release", "Anna", None, "Bert"), ("new", None, "Anna", steps[2]["by"])])
    equal(cli.json("pool", "status", "Carl", "--today", "2026-03-20")[0]["claimed_today"], 1)
    cli.run("undo", "--today", "2026-03-20")
    equal([step["undone"] for step in cli.json("pool", "log", "Hengda")], [True, False, False])
    cli.run("check")


def held_and_handed_on(cli):
    begin(cli)
    cli.run("pool", "share", "Hengda", "--with", "Bert", "--right", "write", "--until", "2026-04-01", "--actor", "Anna")
    equal(company(cli, "Hengda")["shares"], 1)
    cli.misuse("pool", "share", "Hengda", "--with", "Bert", "--right", "own", because="no right")
    cli.run("pool", "protect", "Hengda", "--until", "2026-05-01")
    cli.refuse("pool", "protect", "Hengda", "--until", "2027-05-01", because="at most")
    cli.misuse("pool", "protect", "Hengda", because="--until")
    cli.run("pool", "exclusive", "Hengda", "--actor", "Anna")
    cli.refuse("pool", "assign", "Hengda", "--to", "Bert", "--actor", "Bert", because="held by its owner alone")
    cli.run("pool", "unlock", "Hengda", "--actor", "Anna")
    cli.run("pool", "exchange", "Anna", "Bert", "Hengda", "Benxi", "--reason", "regions")
    equal((company(cli, "Hengda")["owner"], company(cli, "Benxi")["owner"]), ("Bert", "Anna"))
    cli.run("undo")
    equal(company(cli, "Hengda")["protected_until"], "2026-05-01")
    cli.run("pool", "assign", "Hengda", "--to", "Bert")
    equal(company(cli, "Hengda")["owner"], "Bert")
    cli.run("check")


def released_by_the_rules(cli):
    begin(cli)
    equal({rule["name"]: rule["value"] for rule in cli.json("pool", "rules")}["pool-days-d"], 180)
    cli.refuse("pool", "set", "pool-days-d=x", because="whole number")
    cli.misuse("pool", "set", "pool-day=3", because="There is no rule")
    cli.run("pool", "set", "pool-days-d=20", "pool-warn-days=5")
    equal(cli.json("pool", "due"), [])
    due = cli.json("pool", "due", "--today", "2026-03-30")
    equal([(row["name"], row["release_day"], row["days"]) for row in due],
          [("Hengda", "2026-04-03", 4), ("Benxi", "2026-04-03", 4)])
    cli.run("new", "activity", "company=Benxi", "subject=Call", "done=2026-04-01", "--today", "2026-04-01")
    equal(cli.run("pool", "release", "--due", "--today", "2026-04-03"), "Release “Hengda” to the pool automatically\n")
    cli.refuse("pool", "release", "--due", "--today", "2026-04-03", because="No customer is due")


def grades_are_confirmed(cli):
    begin(cli)
    cli.run("new", "deal", "title=Oil", "company=Hengda", "expected_close=2026-11-20", "probability_own=0.5")
    equal((company(cli, "Hengda")["grade"], company(cli, "Hengda")["life"]), ("C", "open"))
    equal(cli.json("grade", "list"), [])
    moves = cli.json("grade", "list", "--today", "2026-07-01")
    equal([(move["deal"], move["from"], move["to"], move["move"]) for move in moves], [("Oil", "C", "B", "rise")])
    equal(company(cli, "Hengda")["grade"], "C")
    cli.misuse("grade", "confirm", "--today", "2026-07-01", because="--all")
    cli.run("grade", "confirm", "--all", "--today", "2026-07-01")
    equal(company(cli, "Hengda")["grade"], "B")
    cli.refuse("grade", "set", "company", "Hengda", "A", "--today", "2026-07-01", because="Say why")
    cli.run("grade", "set", "company", "Hengda", "A", "their chief told us", "--today", "2026-07-01")
    equal([(step["from"], step["to"], step["kind"]) for step in cli.json("grade", "history", "company", "Hengda")][0],
          ("B", "A", "said"))
    cli.run("grade", "set", "company", "Hengda", "rule", "--today", "2026-07-01")
    equal(company(cli, "Hengda")["grade"], "B")
    cli.run("grade", "verify", "Benxi", "--today", "2026-07-01")
    equal(company(cli, "Benxi")["life"], "database")
    cli.run("grade", "cease", "Benxi", "--today", "2026-07-01")
    equal(company(cli, "Benxi")["life"], "ceased")
    cli.run("check", "--today", "2026-07-01")


def markets_have_owners(cli):
    begin(cli)
    cli.run("market", "set", "Energy", "North China", "Bert")
    cli.misuse("market", "set", "North China", "Energy", "Bert", because="other side")
    cells = {(cell["industry"], cell["region"]): cell for cell in cli.json("market", "show")}
    equal((cells["Energy", "North China"]["owner"], cells["Energy", "North China"]["known"]), ("Bert", 1))
    equal(cells["Manufacturing", "Northeast"]["known"], 1)
    cli.run("new", "company", "name=Datong Coal", "industry=Coal", "region=Datong")
    equal([(row["company"], row["owner"]) for row in cli.json("market", "proposals")], [("Datong Coal", "Bert")])
    cli.run("market", "assign", "--all")
    equal(company(cli, "Datong Coal")["owner"], "Bert")
    cli.run("market", "group", "industry", "Fishing", "--includes", "Trawlers,Fish")
    cli.run("market", "set", "Fishing", "Northeast", "Anna")
    cli.run("market", "drop", "Fishing")
    cli.run("undo")
    cli.run("check")


def every_way_to_an_owner_is_asked(cli):
    begin(cli)
    cli.run("pool", "release", "Hengda", "--actor", "Bert")
    cli.refuse("pool", "claim", "Benxi", "--actor", "Anna", because="has an owner already")
    # a detour is a claim all the same
    later = ("--actor", "Anna", "--today", "2026-03-20")
    cli.refuse("set", "company", "Hengda", "owner=Anna", *later, because="was yours not long ago")
    cli.refuse("pool", "assign", "Hengda", "--to", "Anna", *later, because="was yours not long ago")
    cli.refuse("set", "company", "Hengda", "owner=Carl", "--actor", "Carl", because="has just come to the pool")
    cli.run("set", "company", "Hengda", "owner=Carl", "--actor", "Carl", "--today", "2026-03-20")
    equal([(step["kind"], step["to"]) for step in cli.json("pool", "log", "Hengda")][0], ("claim", "Carl"))
    equal(cli.json("pool", "status", "Carl", "--today", "2026-03-20")[0]["claimed_today"], 1)
    # what others give is none
    cli.run("pool", "release", "Hengda", "--actor", "Carl", "--today", "2026-03-20")
    cli.run("set", "company", "Hengda", "owner=Anna", "--actor", "Bert", "--today", "2026-03-20")
    equal([step["kind"] for step in cli.json("pool", "log", "Hengda")][0], "set")


def write(cli, text):
    path = cli.folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    return path


def reasons(cli):
    """What the rejects file says: the reason of each row by its name."""
    rejects = cli.folder / "rejects.csv"
    with open(rejects, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    return {row["name"]: list(row.values())[-1] for row in rows}


def an_import_asks_the_limits_of_claiming(cli):
    begin(cli)
    for name in ("Hengda", "Benxi"):
        cli.run("pool", "release", name, "--actor", "Dora")
    path = write(cli, "name,owner,industry\nHengda,Anna,Coal\nBenxi,Anna,Coal\nLuoyang,Anna,Coal\n")
    options = (path, "--actor", "Anna", "--rejects", cli.folder / "rejects.csv")
    # the lock for new arrivals, in the preview as when it is done; what is new lies in no pool
    for dry in (("--dry-run",), ()):
        equal((result := cli.json("import", "companies", *options, *dry))["imported"], 1)
        equal((result["updated"], result["rejected"]), (0, 2))
        assert "Hengda" in cli.messages and "has just come to the pool" in cli.messages, cli.messages
    assert "has just come to the pool" in reasons(cli)["Hengda"], reasons(cli)
    equal((company(cli, "Hengda")["owner"], company(cli, "Hengda")["industry"]), (None, "Mining"))
    # the cool-down of the former owner
    later = ("--today", "2026-03-20")
    result = cli.json("import", "companies", *options, *later)
    equal((result["updated"], result["rejected"]), (1, 1))
    equal(list(reasons(cli)), ["Hengda"])
    assert "was yours not long ago" in reasons(cli)["Hengda"]
    equal([step["kind"] for step in cli.json("pool", "log", "Benxi")][0], "claim")
    equal(cli.json("pool", "status", "Anna", *later)[0]["claimed_today"], 1)
    # what a manager imports is assigned
    equal(cli.json("import", "companies", path, "--actor", "Dora", *later)["rejected"], 0)
    equal([(step["kind"], step["to"]) for step in cli.json("pool", "log", "Hengda")][0], ("import", "Anna"))
    cli.run("check")


def an_import_asks_the_daily_limit(cli):
    for number in range(4):
        cli.run("new", "company", f"name=Pit {number}")
    cli.run("pool", "set", "pool-claims-a-day=3")
    cli.run("pool", "claim", "Pit 0", "--actor", "Anna")
    path = write(cli, "name,owner\n" + "".join(f"Pit {number},Anna\n" for number in range(4)))
    result = cli.json("import", "companies", path, "--actor", "Anna", "--rejects", cli.folder / "rejects.csv")
    equal((result["updated"], result["skipped"], result["rejected"]), (2, 1, 1))
    assert "limit of 3 claims a day" in reasons(cli)["Pit 3"], reasons(cli)
    cli.run("undo")
    equal(cli.json("pool", "status", "Anna")[0]["claimed_today"], 1)


def an_import_asks_how_many_one_may_own(cli):
    begin(cli)
    cli.run("pool", "set", "pool-owned-limit=3")
    path = write(cli, "name,owner\nBenxi,Anna\nCangzhou,Anna\nDatong,Anna\nEzhou,Bert\nFushun,Bert\n")
    result = cli.json("import", "companies", path, "--rejects", cli.folder / "rejects.csv")
    equal((result["imported"], result["updated"], result["rejected"]), (3, 1, 1))
    equal(list(reasons(cli)), ["Datong"])
    assert "the limit is 3 customers for each owner" in reasons(cli)["Datong"]
    equal([cli.json("pool", "status", name)[0]["owned"] for name in ("Anna", "Bert")], [3, 2])
    # what stays with its owner is not asked for
    equal(cli.json("import", "companies", write(cli, "name,owner,region\nBenxi,Anna,Benxi\n"))["rejected"], 0)


def what_the_owner_before_arranged_ends_with_an_import(cli):
    begin(cli)
    cli.run("pool", "share", "Hengda", "--with", "Bert", "--right", "read", "--actor", "Anna")
    cli.run("pool", "protect", "Hengda", "--until", "2026-05-01", "--actor", "Anna")
    before = company(cli, "Hengda")
    path = write(cli, "name,owner\nHengda,Carl\n")
    cli.run("import", "companies", path, "--actor", "Anna")
    equal([company(cli, "Hengda")[key] for key in ("owner", "shares", "protected_until")], ["Carl", 0, None])
    cli.run("import", "--revert", cli.json("imports")[0]["id"])
    after = company(cli, "Hengda")
    equal([after[key] for key in ("owner", "shares", "protected_until")],
          [before[key] for key in ("owner", "shares", "protected_until")])
    cli.run("check")
    # held alone it is the owner's to give
    cli.run("pool", "exclusive", "Hengda", "--actor", "Anna")
    cli.refuse("import", "companies", path, "--actor", "Bert", because="held by its owner alone")


run(released_and_claimed, every_way_to_an_owner_is_asked, an_import_asks_the_limits_of_claiming,
    an_import_asks_the_daily_limit, an_import_asks_how_many_one_may_own,
    what_the_owner_before_arranged_ends_with_an_import, held_and_handed_on, released_by_the_rules, grades_are_confirmed,
    markets_have_owners)
