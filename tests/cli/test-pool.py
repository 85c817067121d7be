#!/usr/bin/python3
"""Grades, the pool and target markets as a script sees them."""
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


run(released_and_claimed, held_and_handed_on, released_by_the_rules, grades_are_confirmed, markets_have_owners)
