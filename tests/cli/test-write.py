#!/usr/bin/python3
"""Verbs that write: new, set, move, close, reopen, delete, undo, redo, init; what they do and what they refuse."""
import fcntl
import sqlite3
import subprocess

from cli import PUSH, REFUSED, equal, run


def init_refuses(cli):
    cli.refuse("init", because="test.db")
    cli.database = cli.folder / "other.db"
    cli.misuse("init", "--sample", "zoo", because="team")
    cli.misuse("init", "--sample", "team", "--random", "5", because="not both")
    cli.misuse("init", "--language", "fr", because="en")
    cli.misuse("init", "--currency", "yuan", because="CNY")
    cli.misuse("init", "--random", "many", because="many")
    cli.misuse("init", "somewhere", because="somewhere")
    assert not cli.database.exists()


def init_language_and_currency(cli):
    cli.database = cli.folder / "zh.db"
    cli.run("init", "--language", "zh", "--currency", "EUR")
    equal(cli.json("list", "stages")[0]["name"], "开发")
    cli.run("new", "deal", "title=A", "stage=Bid", "amount=7")
    deal = cli.json("show", "deal", "A")
    equal((deal["stage"], deal["currency"], deal["amount"]), ("投标", "EUR", "7.00"))


def init_sample(cli):
    cli.database = cli.folder / "team.db"
    cli.run("init", "--sample", "team")
    count = lambda what, *conditions: len(cli.json("list", what, *conditions))
    assert count("companies") >= 40 and count("people") >= 120
    assert count("deals", "--where", "outcome = open") >= 90
    assert len({stage["name"] for stage in cli.json("list", "stages")}) >= 6


def init_random_repeats(cli):
    def make(name, *arguments):
        cli.database = cli.folder / name
        cli.run("init", "--random", *arguments)
        return [cli.json("list", what) for what in ("companies", "people", "deals", "stages", "activities")]

    one = make("1.db", "200", "--seed", "5")
    equal(one, make("2.db", "200", "--seed", "5"))
    assert one != make("3.db", "200", "--seed", "6")
    deals = cli.json("list", "deals")
    equal((len(deals), sum(deal["outcome"] == "open" for deal in deals)), (200, 100))
    equal((len(cli.json("list", "companies")), len(cli.json("list", "people"))), (20, 60))


def new_gives_the_id(cli):
    equal(cli.run("new", "company", "name=Steel"), "1\n")
    deal = cli.json("new", "deal", "title=A", "company=Steel", "amount=10")
    equal((deal["id"], deal["title"], deal["company_id"], deal["stage"]), (1, "A", 1, "Develop"))
    person = cli.json("new", "person", "name=Li Wei", "company=Steel", "level=Decision level", "function=using")
    equal((person["level"], person["function"], person["company_id"]), ("decision", "using", 1))
    equal(cli.json("new", "person", "name=Sun", "company=Steel", "reports_to=Li Wei")["reports_to"], person["id"])


def new_refuses(cli):
    cli.refuse("new", "company", "industry=Steel", because="Name")
    cli.refuse("new", "company", "name= ", because="Name")
    cli.refuse("new", "deal", "title=A", "amount=a lot", because="a lot")
    cli.refuse("new", "deal", "title=A", "expected_close=14.3.2026", because="14.3.2026")
    cli.refuse("new", "deal", "title=A", "stage=nowhere", because="nowhere")
    cli.refuse("new", "deal", "title=A", "outcome=won", because="close")
    cli.refuse("new", "person", "name=A", "reports_to=Nobody", because="Nobody")
    cli.misuse("new", "deal", "colour=red", because="colour")
    cli.misuse("new", "deal", "title", because="FIELD=VALUE")
    cli.misuse("new", "stage", "name=A", because="stage")
    cli.misuse("new", "deal", because="Usage")
    equal(cli.json("list", "deals"), [])
    equal([len(cli.json("list", what)) for what in ("companies", "people")], [0, 0])


def currency_decides_amounts(cli):
    equal(cli.json("new", "deal", "title=A", "amount=500", "currency=jpy")["amount"], "500")
    equal(cli.json("set", "deal", "A", "amount=700")["amount"], "700")
    equal(cli.json("new", "deal", "title=B", "currency=KWD", "amount=1.234")["amount"], "1.234")


def another_currency_keeps_the_number(cli):
    cli.run("new", "deal", "title=A", "amount=3100000.50")
    for currency, amount in (("JPY", "3100001"), ("KWD", "3100001.000"), ("EUR", "3100001.00")):
        equal(cli.json("set", "deal", "A", f"currency={currency}")["amount"], amount)
    equal(cli.json("set", "deal", "A", "currency=JPY", "amount=7")["amount"], "7")
    cli.run("undo")
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["amount"], "3100001.000")
    equal(cli.run("check"), "")


def text_is_verbatim(cli):
    hostile = "<b>&amp; 'quo\"te' \u202eevil\u2066 -- ; DROP TABLE deal; " + "长" * 10000
    cli.run("new", "deal", f"title={hostile}", "notes=two\nlines\n")
    deal = cli.json("show", "deal", "1")
    equal((deal["title"], deal["notes"]), (hostile, "two\nlines\n"))


def set_changes_and_empties(cli):
    cli.run("new", "deal", "title=A", "notes=x", "amount=5")
    cli.run("set", "deal", "A", "notes=", "amount=6", "owner=Anna Berg", "grade=b")
    deal = cli.json("show", "deal", "A")
    equal((deal["notes"], deal["amount"], deal["owner"], deal["grade"]), (None, "6.00", "Anna Berg", "B"))
    assert "Anna Berg" in [owner["name"] for owner in cli.json("list", "owners")]


def set_refuses(cli):
    cli.run("new", "deal", "title=A")
    cli.refuse("set", "deal", "A", "stage=bid", because="move")
    cli.refuse("set", "deal", "A", "outcome=won", because="close")
    cli.refuse("set", "deal", "A", "title=", because="Title")
    cli.refuse("set", "deal", "B", "title=C", because="B")
    cli.refuse("set", "deal", "A", "probability_own=7", because="between 0 and 1")
    cli.misuse("set", "deal", "A", "colour=red", because="colour")
    cli.misuse("set", "deal", "A", because="Usage")
    equal(cli.json("show", "deal", "A")["title"], "A")


def set_is_all_or_nothing(cli):
    cli.run("new", "deal", "title=A")
    cli.refuse("set", "deal", "A", "product=P", "amount=x", because="x")
    equal(cli.json("show", "deal", "A")["product"], None)


def participants(cli):
    cli.run("new", "company", "name=Steel")
    cli.run("new", "person", "name=Li Wei", "company=Steel")
    cli.run("new", "deal", "title=A", "company=Steel")
    cli.run("set", "participant", "A", "Li Wei", "roles=user, Decision maker", "attitude=2", "weight=40",
            "insider=yes")
    person, = cli.json("show", "deal", "A")["people"]
    equal((person["person"], person["roles"], person["attitude"], person["weight"], person["insider"]),
          ("Li Wei", ["decision-maker", "user"], 2, 40, True))
    cli.run("set", "participant", "A", "Li Wei", "attitude=-1", "weight=")
    person, = cli.json("show", "deal", "A")["people"]
    equal((person["attitude"], person["weight"], person["insider"]), (-1, None, True))
    cli.refuse("set", "participant", "A", "Li Wei", "attitude=3", because="between -2 and 2")
    cli.refuse("set", "participant", "A", "Li Wei", "roles=king", because="king")
    cli.refuse("set", "participant", "A", "Nobody", "weight=1", because="Nobody")
    cli.misuse("set", "participant", "A", "Li Wei", because="Usage")


def reporting_lines_have_no_cycles(cli):
    for name in ("A", "B", "C"):
        cli.run("new", "person", f"name={name}")
    cli.run("set", "person", "B", "reports_to=A")
    cli.run("set", "person", "C", "reports_to=B")
    cli.refuse("set", "person", "A", "reports_to=C", because="A")
    cli.refuse("set", "person", "A", "reports_to=A", because="A")
    equal(cli.json("show", "person", "A")["reports_to"], None)


def activities(cli):
    cli.run("new", "company", "name=Steel")
    cli.run("new", "person", "name=Li Wei", "company=Steel")
    cli.run("new", "deal", "title=A", "company=Steel")
    cli.run("new", "activity", "kind=visit", "deal=A", "people=Li Wei", "subject=Plant", "next_step=Call",
            "next_day=2026-04-01")
    visit, plan = cli.json("list", "activities")
    equal((visit["kind"], visit["done"], visit["company"], visit["people"]), ("visit", cli.today, "Steel", "Li Wei"))
    equal((plan["subject"], plan["planned"], plan["done"]), ("Call", "2026-04-01", None))
    deal = cli.json("show", "deal", "A")
    equal((deal["next_step"], deal["next_day"], deal["last_contact"]), ("Call", "2026-04-01", cli.today))
    equal(cli.json("show", "person", "Li Wei")["last_contact"], cli.today)
    cli.refuse("new", "activity", "kind=dance", "deal=A", because="dance")
    cli.refuse("new", "activity", "kind=call", "deal=B", because="B")
    cli.run("delete", "activity", plan["id"])
    equal(cli.json("show", "deal", "A")["next_step"], None)


def move_by_code_name_and_position(cli):
    cli.run("new", "deal", "title=A")
    stage = lambda: cli.json("show", "deal", "A")["stage"]
    for text, name in (("bid", "Bid"), ("Enter", "Enter"), ("提案", "Propose"), ("5", "Negotiate"),
                       ("DEVELOP", "Develop")):
        cli.push("A", text)
        equal(stage(), name)
    cli.refuse("move", "A", "nowhere", because="develop")
    cli.refuse("move", "B", "bid", because="B")
    cli.misuse("move", "A", because="Usage")
    cli.misuse("move", "A", "bid", "--force", because="--reason")
    equal(stage(), "Develop")
    cli.push("A", "bid")
    equal(stage(), "Bid")


def move_puts_on_top(cli):
    for title in "ABC":
        cli.run("new", "deal", f"title={title}", "stage=bid")
    cli.run("new", "deal", "title=D")
    cli.push("D", "bid")
    order = [deal["title"] for deal in cli.json("list", "deals", "--where", "stage = Bid", "--sort", "position")]
    equal(order[0], "D")


def close_and_reopen(cli):
    for outcome in ("lost", "withdrawn", "postponed", "won"):
        cli.run("new", "deal", f"title={outcome}", "stage=bid", "amount=1")
        # winning is a step into delivery
        forced = ("--force", "--approved-by", "Anna") if outcome == "won" else ()
        cli.run("close", outcome, outcome, "--reason", "price", "--competitor", "Castor", *forced)
        deal = cli.json("show", "deal", outcome)
        equal((deal["outcome"], deal["closed"], deal["close_reason"], deal["competitor"]),
              (outcome, cli.today, "price", "Castor"))
        cli.run("reopen", outcome)
        deal = cli.json("show", "deal", outcome)
        equal((deal["outcome"], deal["closed"]), ("open", None))
    cli.misuse("close", "won", "open", because="open")
    cli.misuse("close", "won", because="Usage")
    cli.refuse("close", "nobody", "won", because="nobody")
    cli.refuse("reopen", "won")


def entering_delivery_wins(cli):
    cli.run("new", "deal", "title=A", "amount=100")
    cli.push("A", "deliver")
    deal = cli.json("show", "deal", "A")
    equal((deal["outcome"], deal["closed"], deal["weighted"]), ("won", cli.today, "0.00"))


def undo_everything_across_processes(cli):
    state = lambda: cli.run("export", "all", "--format", "json")
    states = [state()]
    for step in (("new", "company", "name=Steel"), ("new", "person", "name=Li", "company=Steel"),
                 ("new", "deal", "title=A", "company=Steel", "amount=5"), ("move", "A", "bid", *PUSH),
                 ("set", "deal", "A", "amount=7"), ("set", "participant", "A", "Li", "weight=50"),
                 ("new", "activity", "kind=call", "deal=A", "people=Li"), ("close", "A", "lost", "--reason", "x"),
                 ("reopen", "A"), ("delete", "deal", "A"), ("delete", "company", "Steel")):
        cli.run("--actor", "Anna", *step)
        states.append(state())
    strip = lambda text: "\n".join(line for line in text.splitlines() if '"position"' not in line)
    for expected in reversed(states[1:-1]):
        assert cli.run("undo").strip()
        equal(strip(state()), strip(expected))
    cli.run("undo")
    cli.refuse("undo")
    for expected in states[1:]:
        cli.run("redo")
        equal(strip(state()), strip(expected))
    cli.refuse("redo")


def new_change_clears_redo(cli):
    cli.run("new", "company", "name=A")
    cli.run("undo")
    cli.run("new", "company", "name=B")
    cli.refuse("redo")
    equal([company["name"] for company in cli.json("list", "companies")], ["B"])


def ids_are_never_used_again(cli):
    cli.run("new", "company", "name=A")
    cli.run("undo")
    equal(cli.run("new", "company", "name=B"), "2\n")


def lock_keeps_writers_out(cli):
    cli.run("new", "company", "name=A")
    with open(f"{cli.database}.lock", "a", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cli.refuse("new", "company", "name=B", because="open")
        cli.refuse("undo", because="open")
        equal(len(cli.json("list", "companies")), 1)
        assert cli.run("export", "all", "--format", "json")
    cli.run("new", "company", "name=B")


def reading_writes_nothing(cli):
    cli.run("new", "company", "name=A")
    before = cli.database.read_bytes()
    for verb in (("list", "deals"), ("show", "company", "A"), ("history",), ("export", "all", "--format", "json")):
        cli.run(*verb)
    equal(cli.database.read_bytes(), before)
    cli.database.chmod(0o400)
    equal(len(cli.json("list", "companies")), 1)


def files_are_private(cli):
    cli.run("new", "company", "name=A")
    for path in cli.folder.glob("test.db*"):
        equal((path.name, path.stat().st_mode & 0o077), (path.name, 0))


def wrong_files_are_refused(cli):
    cli.database = cli.folder / "text.db"
    cli.database.write_text("not a database at all\n" * 100, encoding="utf-8")
    cli.refuse("list", "deals", because="not a Pursuit database")
    cli.refuse("new", "company", "name=A", because="not a Pursuit database")
    equal(cli.database.read_text(encoding="utf-8"), "not a database at all\n" * 100)


def newer_file_is_refused(cli):
    with sqlite3.connect(cli.database) as connection:
        connection.execute("PRAGMA user_version = 999")
    cli.refuse("list", "deals", because="999")
    cli.refuse("new", "company", "name=A", because="999")


def messages_are_translated(cli):
    command, environment = cli.start("move", "A", "bid")
    environment.update(LC_ALL="zh_CN.UTF-8", LANGUAGE="zh_CN")
    if "LOCPATH" not in environment:
        return
    result = subprocess.run(command, capture_output=True, env=environment, check=False)
    equal(result.returncode, REFUSED)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in result.stderr.decode("utf-8"))


run(init_refuses, init_language_and_currency, init_sample, init_random_repeats, new_gives_the_id, new_refuses,
    currency_decides_amounts, another_currency_keeps_the_number, text_is_verbatim, set_changes_and_empties,
    set_refuses, set_is_all_or_nothing, participants, reporting_lines_have_no_cycles, activities,
    move_by_code_name_and_position, move_puts_on_top, close_and_reopen, entering_delivery_wins,
    undo_everything_across_processes, new_change_clears_redo, ids_are_never_used_again, lock_keeps_writers_out,
    reading_writes_nothing, files_are_private, wrong_files_are_refused, newer_file_is_refused,
    messages_are_translated)
