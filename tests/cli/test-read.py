#!/usr/bin/python3
"""Verbs that read: list, show, export, history; their keys, their forms and what they refuse."""
import csv
import json
import subprocess

from cli import REFUSED, chance, equal, run

DEAL_KEYS = ("id title company company_id stage process outcome amount currency owner grade expected_close probability "
             "position created closed probability_base probability_computed probability_own").split()
STAGE_KEYS = "name process position count amount weighted".split()
PERSON_KEYS = "id name company company_id title department email phone reports_to level function".split()
COMPANY_KEYS = "id name industry region grade owner state".split()


def keys_are_always_there(cli):
    cli.run("new", "company", "name=Bare")
    cli.run("new", "person", "name=Nobody")
    cli.run("new", "deal", "title=Bare")
    for what, keys in (("deals", DEAL_KEYS), ("stages", STAGE_KEYS), ("people", PERSON_KEYS), ("companies", COMPANY_KEYS)):
        for record in cli.json("list", what):
            assert set(keys) <= set(record), (what, set(keys) - set(record))
    for what, keys in (("deal", DEAL_KEYS + ["unmet", "reasons", "people"]), ("person", PERSON_KEYS),
                       ("company", COMPANY_KEYS)):
        record = cli.json("show", what, "1")
        assert set(keys) <= set(record), (what, set(keys) - set(record))
    nobody = cli.json("show", "person", "Nobody")
    for key in ("company", "company_id", "title", "email", "reports_to", "level"):
        equal(nobody[key], None)


def json_has_types(cli):
    cli.run("new", "company", "name=Steel", "revenue=12,000,000.5", "employees=1,200", "founded=1998")
    company = cli.json("show", "company", "Steel")
    equal((company["revenue"], company["currency"], company["employees"], company["founded"]),
          ("12000000.50", "CNY", 1200, 1998))
    cli.run("new", "deal", "title=T", "company=Steel", "amount=¥310万", "expected_close=2026-05-01", "stage=bid")
    deal = cli.json("show", "deal", "T")
    equal((deal["amount"], deal["expected_close"], deal["created"], deal["closed"]),
          ("3100000.00", "2026-05-01", cli.today, None))
    equal((round(deal["probability"], 9), deal["probability_base"], deal["probability_own"]),
          (round(chance(0.55, missing=6), 9), 0.55, None))
    equal(deal["weighted"], f"{3100000 * chance(0.55, missing=6):.2f}")
    equal((deal["has_insider"], deal["outcome"], deal["stage"]), (False, "open", "Bid"))


def playbook_is_searched(cli):
    def pages(*arguments):
        return [(page["title"], page["topic"], page["people"]) for page in cli.json("list", "playbook", *arguments)]

    equal(pages("--match", "HOT POTATO"), [("Hand the hot potato back", "tactic", None)])
    equal(pages("--match", "烫手山芋"), pages("--match", "hot potato"))
    equal(pages("--match", "no such words"), [])
    equal({people for _title, _topic, people in pages("--where", "stage = Propose")},
          {"technical-manager", "using-manager", "engineer"})


def list_conditions(cli):
    for number in range(1, 8):
        cli.run("new", "deal", f"title=Deal {number}", f"amount={number * 1000}", "product=" + "AB"[number % 2])
    cli.run("new", "deal", "title=No amount")

    def titles(*conditions):
        arguments = [part for condition in conditions for part in ("--where", condition)]
        return [deal["title"] for deal in cli.json("list", "deals", *arguments)]

    equal(titles("amount >= 6000"), ["Deal 6", "Deal 7"])
    equal(titles("amount > 6000.00"), ["Deal 7"])
    equal(titles("amount<2000"), ["Deal 1"])
    equal(titles("amount <= 2000"), ["Deal 1", "Deal 2"])
    equal(titles("amount = 3000"), ["Deal 3"])
    equal(titles("!amount"), ["No amount"])
    equal(len(titles("amount")), 7)
    equal(titles("product = A", "amount > 3000"), ["Deal 4", "Deal 6"])
    equal(len(titles("product != A")), 5)
    equal(titles("title ~ AMOUNT"), ["No amount"])
    equal(len(titles("outcome = open")), 8)
    equal([len(titles(f"stage = {name}")) for name in ("Develop", "develop", "开发", "bid")], [8, 8, 8, 0])
    equal([len(titles(f"process = {name}")) for name in ("key-account", "grade-a")], [8, 0])
    equal(titles("title ~ 50%"), [])


def amounts_compare_in_the_home_currency(cli):
    cli.database = cli.folder / "yen.db"
    cli.run("init", "--currency", "JPY")
    for amount in (400, 600):
        cli.run("new", "deal", f"title={amount}", f"amount={amount}")
    equal([deal["title"] for deal in cli.json("list", "deals", "--where", "amount > 500")], ["600"])


def list_order_and_limit(cli):
    for title, amount in (("c", 1), ("a", 3), ("b", 2)):
        cli.run("new", "deal", f"title={title}", f"amount={amount}")
    order = lambda *arguments: "".join(deal["title"] for deal in cli.json("list", "deals", *arguments))
    equal(order(), "cab")
    equal(order("--sort", "title"), "abc")
    equal(order("--sort", "title-"), "cba")
    equal(order("--sort", "amount-", "--limit", "2"), "ab")
    equal(order("--limit", "1"), "c")
    equal(order("--limit", "0"), "")


def list_match(cli):
    cli.run("new", "company", "name=辽宁钢铁")
    cli.run("new", "company", "name=Baltic Rail")
    names = lambda text: [company["name"] for company in cli.json("list", "companies", "--match", text)]
    equal(names("BALT"), ["Baltic Rail"])
    equal(names("宁钢"), ["辽宁钢铁"])
    equal(names("nothing"), [])
    for typed in ("lngt", "liaoningg", "ngt", "宁gangt", "gangtie liao"):
        equal(names(typed), ["辽宁钢铁"])
    equal(names("br"), ["Baltic Rail"])
    equal(names("g"), ["辽宁钢铁"])
    cli.run("new", "person", "name=单雄信", "mobile=138-0013 8000", "email=sx@steel.cn")
    people = lambda text: [person["name"] for person in cli.json("list", "people", "--match", text)]
    for typed in ("s", "d", "c", "sxx", "shanxiong", "1380013", "13 8000", "@steel", "sx 8000"):
        equal(people(typed), ["单雄信"])
    equal(people("sx 9000"), [])
    cli.run("new", "deal", "title=Line 3", "company=辽宁钢铁")
    deals = lambda *more: [deal["title"] for deal in cli.json("list", "deals", *more)]
    equal(deals("--match", "lngt"), ["Line 3"])
    equal(deals("--match", "lngt", "--where", "title = Line 4"), [])
    cli.run("check")


def names_sort_by_pinyin(cli):
    for name in ("张三", "Zoe", "重庆", "3M", "Bao", "宝钢", "单县", "长安", "章四"):
        cli.run("new", "company", f"name={name}")
    names = lambda field: [company["name"] for company in cli.json("list", "companies", "--sort", field)]
    rising = ["Bao", "宝钢", "长安", "重庆", "单县", "张三", "章四", "Zoe", "3M"]
    equal(names("name"), rising)
    equal(names("name-"), rising[::-1])


def plain_is_a_table(cli):
    cli.run("new", "deal", "title=A\tB\nC\\D", "notes=x")
    deal, = cli.rows("list", "deals")
    equal(deal["title"], r"A\tB\nC\\D")
    equal(deal["amount"], "")
    equal(cli.json("show", "deal", "1")["title"], "A\tB\nC\\D")
    equal(cli.run("list", "companies").count("\n"), 1)


def stages_have_numbers(cli):
    cli.run("new", "deal", "title=A", "amount=100", "stage=bid")
    cli.run("new", "deal", "title=B", "amount=200", "stage=bid")
    stages = {stage["code"]: stage for stage in cli.json("list", "stages", "--where", "process_id = 1")}
    equal(list(stages), ["develop", "enter", "propose", "bid", "negotiate", "deliver"])
    weighted = f"{300 * chance(0.55, missing=6):.2f}"
    equal((stages["bid"]["count"], stages["bid"]["amount"], stages["bid"]["weighted"]), (2, "300.00", weighted))
    equal((stages["enter"]["count"], stages["enter"]["amount"]), (0, "0.00"))
    equal([stage["position"] for stage in stages.values()], [1, 2, 3, 4, 5, 6])


def show_finds_by_any_name(cli):
    cli.run("new", "deal", "title=Unique", "ref=OPP-7")
    deal = cli.json("show", "deal", "1")
    for name in ("1", deal["uid"], "OPP-7", "Unique"):
        equal(cli.json("show", "deal", name)["id"], 1)
    cli.run("new", "deal", "title=Unique")
    cli.refuse("show", "deal", "Unique", because="More than one")
    cli.refuse("show", "deal", "4711", because="4711")


def show_deal_tells_reasons(cli):
    cli.run("new", "deal", "title=A", "stage=bid", "probability_own=80%")
    deal = cli.json("show", "deal", "A")
    equal(deal["probability"], 0.8)
    computed = chance(0.55, missing=6)
    equal([round(reason["delta"], 5) for reason in deal["reasons"]],
          [0.55, round(computed - 0.55, 5), round(0.8 - computed, 5)])
    assert all(reason["text"] for reason in deal["reasons"])
    equal(deal["people"], [])
    equal([(unmet["node"], unmet["condition"]) for unmet in deal["unmet"]],
          [("assessed-graded", "scorecard-at-least"), ("insider", "has-insider"), ("key-person", "has-person"),
           ("shortlist", "manual"), ("criteria-fit", "criteria-known"), ("bid-or-price", "document-attached")])
    assert all(unmet["text"] for unmet in deal["unmet"])
    cli.run("close", "A", "lost")
    equal(cli.json("show", "deal", "A")["probability"], 0)


def export_csv_comes_back(cli):
    cli.run("new", "deal", "title==1+1", "amount=5", "notes=two\nlines, \"quoted\"")
    target = cli.folder / "deals.csv"
    equal(cli.run("export", "deals", "--format", "csv", "--output", target), "")
    equal(target.stat().st_mode & 0o777, 0o600)
    with open(target, encoding="utf-8", newline="") as file:
        row, = csv.DictReader(file)
    equal(row["title"], "'=1+1")  # a spreadsheet must not run it
    equal((row["amount"], row["notes"]), ("5.00", "two\nlines, \"quoted\""))
    equal(cli.run("export", "deals", "--format", "csv").splitlines()[0].split(",")[0], "id")


def export_json(cli):
    cli.run("new", "company", "name=A")
    equal([company["name"] for company in json.loads(cli.run("export", "companies", "--format", "json"))], ["A"])
    everything = json.loads(cli.run("export", "all", "--format", "json"))
    assert {"companies", "people", "deals", "activities"} <= set(everything)
    equal(len(everything["stages"]), 19)
    cli.run("export", "all", "--format", "csv", "--output", cli.folder / "all")
    assert (cli.folder / "all" / "companies.csv").read_text(encoding="utf-8").count("\n") == 2


def export_refuses(cli):
    cli.misuse("export", "deals", "--format", "ods", because="csv, tsv, xlsx, json and vcf")
    cli.misuse("export", "people", "--format", "vcard", because="csv, tsv, xlsx, json and vcf")
    cli.misuse("export", "stages", because="stages")
    cli.misuse("export", "all", "--format", "csv", because="--output")
    cli.refuse("export", "deals", "--output", "/nonexistent/deals.csv", because="/nonexistent")


def history_tells_who(cli):
    cli.run("--actor", "Anna Berg", "new", "deal", "title=Steel")
    cli.run("--actor", "Wang Wei", "set", "deal", "Steel", "amount=5")
    entries = cli.json("history", "deal", "Steel")
    equal([entry["actor"] for entry in entries], ["Wang Wei", "Anna Berg"])
    assert all("Steel" in entry["label"] for entry in entries), entries
    assert set(entries[0]) == {"operation", "at", "actor", "undone", "label"}
    cli.run("undo")
    equal([entry["undone"] for entry in cli.json("history", "deal", "Steel") if "Undo" not in entry["label"]],
          [True, False])
    equal(cli.rows("history")[0]["undone"], "0")
    equal(cli.rows("history")[0]["label"], "Undo: Edit “Steel”")
    cli.run("redo")
    equal([entry["label"] for entry in cli.json("history", "deal", "Steel")][:2],
          ["Redo: Edit “Steel”", "Undo: Edit “Steel”"])
    cli.run("undo")
    equal(cli.rows("history")[0]["label"], "Undo: Edit “Steel”")


def usage_is_told(cli):
    cli.misuse("dance", because="dance")
    cli.misuse(because="verb")
    cli.misuse("list", because="Usage")
    cli.misuse("list", "dreams", because="dreams")
    cli.misuse("list", "deals", "more", because="more")
    cli.misuse("list", "deals", "--colour", because="colour")
    cli.misuse("list", "deals", "--where", "colour = red", because="colour")
    cli.misuse("list", "deals", "--where", "amount > much", because="much")
    cli.misuse("list", "deals", "--sort", "colour", because="colour")
    cli.misuse("list", "deals", "--limit", "some", because="some")
    cli.misuse("list", "deals", "--limit", "-5", because="limit")
    cli.misuse("show", "stage", "1", because="stage")
    cli.misuse("show", "deal", because="Usage")
    cli.misuse("history", "dream", "1", because="dream")
    cli.misuse("history", "deal", because="Usage")
    cli.misuse("--today", "tomorrow", "list", "deals", because="tomorrow")


def help_names_every_verb(cli):
    text = cli.run("--help")
    for verb in ("init import export list show move close reopen new set delete report undo redo history check backup "
                 "restore").split():
        assert f"\n  {verb}" in text, verb
        assert verb in cli.run(verb, "--help")
    assert "pursuit-cli" in cli.run("--version")


def wrong_bytes_are_refused(cli):
    command, environment = cli.start("list", "deals", "--match")
    result = subprocess.run([*(part.encode() for part in command), b"\xff"], capture_output=True, env=environment,
                            check=False)
    equal((result.returncode, result.stdout), (2, b""))


def every_locale_gets_utf8(cli):
    cli.run("new", "company", "name=辽宁钢铁")
    command, environment = cli.start("show", "company", "辽宁钢铁")
    result = subprocess.run(command, capture_output=True, env=dict(environment, LC_ALL="C"), check=False)
    assert "辽宁钢铁" in result.stdout.decode("utf-8")
    command, environment = cli.start("show", "company", "不在")
    result = subprocess.run(command, capture_output=True, env=dict(environment, LC_ALL="C"), check=False)
    equal(result.returncode, REFUSED)
    assert "“不在”" in result.stderr.decode("utf-8")


def missing_database_is_refused(cli):
    cli.database = cli.folder / "none.db"
    cli.refuse("list", "deals", because="none.db")
    assert not cli.database.exists()


def default_database_is_the_users(cli):
    command, environment = cli.start("list", "deals")
    own = [command[0], *command[3:]]
    environment["XDG_DATA_HOME"] = str(cli.folder / "data")
    result = subprocess.run(own, capture_output=True, env=environment, check=False)
    equal(result.returncode, REFUSED)
    subprocess.run([command[0], "init"], env=environment, check=True)
    assert (cli.folder / "data" / "pursuit" / "pursuit.db").is_file()
    equal((cli.folder / "data" / "pursuit").stat().st_mode & 0o777, 0o700)
    equal(subprocess.run(own, capture_output=True, env=environment, check=False).returncode, 0)


def full_output_is_told(cli):
    command, environment = cli.start("list", "stages", "--json")
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    equal(result.returncode, REFUSED)
    assert result.stderr


run(keys_are_always_there, json_has_types, playbook_is_searched, list_conditions,
    amounts_compare_in_the_home_currency, list_order_and_limit, list_match, names_sort_by_pinyin, plain_is_a_table,
    stages_have_numbers, show_finds_by_any_name, show_deal_tells_reasons, export_csv_comes_back, export_json,
    export_refuses, history_tells_who, usage_is_told, help_names_every_verb, wrong_bytes_are_refused,
    every_locale_gets_utf8, missing_database_is_refused, default_database_is_the_users, full_output_is_told)
