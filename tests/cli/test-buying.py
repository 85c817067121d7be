#!/usr/bin/python3
"""The customer's side of a deal as a script sees it: needs with versions, the five decisions, the buying facts, where
the customer is, and the lists that follow from it."""
from cli import equal, run


def needs_keep_their_versions(cli):
    cli.run("new", "deal", "title=A", "company=Steel")
    cli.run("new", "person", "name=Li", "company=Steel")
    cli.refuse("new", "need", "A", "holder=Li", because="what is needed")
    cli.run("new", "need", "A", "text=Less scrap", "holder=Li", "source=Meeting", "day=2026-03-02")
    cli.run("set", "need", "1", "text=Scrap below 2 %", "source=Interview", "day=2026-03-09")
    need, = cli.json("show", "deal", "A")["needs"]
    equal((need["text"], need["day"], need["source"], need["holder"], need["kind"], need["versions"]),
          ("Scrap below 2 %", "2026-03-09", "Interview", "Li", "business", 2))
    equal(cli.sql("SELECT text FROM need_version ORDER BY id"), [("Less scrap",), ("Scrap below 2 %",)])
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["needs"][0]["text"], "Less scrap")
    cli.run("set", "need", "1", "kind=personal")
    cli.run("set", "need", "1", "dropped=yes")
    need, = cli.json("show", "deal", "A")["needs"]
    equal((need["kind"], need["dropped"] is None, need["versions"]), ("personal", False, 1))
    cli.refuse("set", "need", "1", "dropped=yes", "kind=business", because="alone")
    cli.run("set", "need", "1", "dropped=no")
    equal(cli.json("show", "deal", "A")["needs"][0]["dropped"], None)
    cli.run("delete", "person", "Li")
    equal(cli.json("show", "deal", "A")["needs"][0]["holder"], None)
    cli.run("delete", "deal", "A")
    equal(cli.sql("SELECT (SELECT count(*) FROM need), (SELECT count(*) FROM need_version)"), [(0, 0)])
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["needs"][0]["text"], "Less scrap")
    cli.run("check")


def decisions_are_one_of_each(cli):
    cli.run("new", "deal", "title=A")
    equal(cli.json("show", "deal", "A")["decisions"], [])
    cli.refuse("set", "decision", "A", "price", "state=yes", because="buy, when, budget")
    cli.run("set", "decision", "A", "buy", "state=yes", "text=board", "day=2026-11-03", "source=Li")
    cli.run("set", "decision", "A", "buy", "text=the whole board")
    decision, = cli.json("show", "deal", "A")["decisions"]
    equal((decision["code"], decision["state"], decision["text"], decision["day"], decision["source"]),
          ("buy", "yes", "the whole board", "2026-11-03", "Li"))
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["decisions"][0]["text"], "board")
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["decisions"], [])


def facts_of_the_purchase_are_fields(cli):
    cli.run("new", "deal", "title=A", "company=Steel", "currency=CNY")
    cli.run("new", "person", "name=Li", "company=Steel")
    cli.run("set", "deal", "A", "budget=800000", "buying_when=Q1 2027", "buying_method=invited-tender", "in_charge=Li",
            "strategy=change-view", "criteria_reason=We know the plant")
    deal = cli.json("show", "deal", "A")
    equal([deal[name] for name in ("budget", "buying_when", "buying_method", "in_charge", "strategy", "criteria_reason")],
          ["800000.00", "Q1 2027", "invited-tender", "Li", "change-view", "We know the plant"])
    cli.refuse("set", "deal", "A", "strategy=hope", because="hope")
    equal([row["id"] for row in cli.json("list", "deals", "--where", "buying_method=invited-tender")], [deal["id"]])
    cli.run("delete", "person", "Li")
    equal(cli.json("show", "deal", "A")["in_charge"], None)


def contact_tells_where_the_customer_is(cli):
    cli.run("new", "deal", "title=A", "company=Steel")
    cli.run("new", "person", "name=Li", "company=Steel")
    before = cli.dump()
    cli.refuse("new", "activity", "subject=Talk", "done=2026-03-02", "buying_stage=tender", because="deal")
    cli.refuse("new", "activity", "subject=Talk", "deal=A", "planned=2030-03-02", "buying_stage=2", because="done")
    equal(cli.dump(), before)
    operations = cli.sql("SELECT count(*) FROM operation")
    cli.run("new", "activity", "subject=Talk", "deal=A", "done=2026-03-02", "people=Li", "buying_stage=2")
    equal(cli.sql("SELECT count(*) FROM operation")[0][0] - operations[0][0], 1)
    events = cli.sql("SELECT to_name, day, source FROM buying_event WHERE voided_by IS NULL")
    deal = cli.json("show", "deal", "A")
    equal(events, [(deal["buying_stage"], "2026-03-02", "Li")])
    equal((deal["drift"], deal["drift_state"]), (1, "customer-ahead"))
    cli.run("undo")
    equal(cli.sql("SELECT count(*) FROM buying_event WHERE voided_by IS NULL"), [(0,)])
    equal((cli.json("show", "deal", "A")["buying_stage"], cli.sql("SELECT count(*) FROM activity")), (None, [(0,)]))


def lists_say_what_the_saved_views_say(cli):
    for title, buying in (("A", "3"), ("B", "1"), ("C", None)):
        cli.run("new", "deal", f"title={title}", "expected_close=2026-12-24")
        if buying:
            cli.run("set", "deal", title, f"buying_stage={buying}")
    titles = lambda *where: [row["title"] for row in cli.json("list", "deals", *sum((["--where", w] for w in where), []))]
    equal(titles("drift_state=customer-ahead"), ["A"])
    equal(titles("drift_state=in-step"), ["B"])
    equal(titles("drift_state=unknown"), ["C"])
    equal(titles("!has_insider"), ["A", "B", "C"])
    cli.run("new", "activity", "subject=Call", "deal=B", "planned=2030-01-01")
    equal(titles("!next_step", "expected_close>=2026-10-01"), ["A", "C"])


run(needs_keep_their_versions, decisions_are_one_of_each, facts_of_the_purchase_are_fields,
    contact_tells_where_the_customer_is, lists_say_what_the_saved_views_say)
