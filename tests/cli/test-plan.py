#!/usr/bin/python3
"""Annual plans from the command line; plan and forecast by owner and by manager, computed a second way from the rows."""
import collections
import json

from cli import PUSH, equal, run

MONTHS = [f"m{month}" for month in range(1, 13)]
LEAST = (("commit", 0.75), ("best-case", 0.5), ("pipeline", 0.05), ("omitted", 0))


def cents(text):
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int(rest)


def sell(cli, owner, company, amount, day):
    cli.today = day
    cli.run("new", "deal", f"title=To {company} on {day}", f"company={company}", f"owner={owner}", f"amount={amount}")
    deal = cli.sql("SELECT max(id) FROM deal")[0][0]
    cli.run("close", deal, "won", *PUSH)


def begin(cli):
    """What Anna and Bert won last year and in this one."""
    cli.run("init")
    cli.today = "2025-01-02"
    cli.run("new", "company", "name=Hengda", "industry=Mining")
    cli.run("new", "company", "name=Benxi", "industry=Steel")
    sell(cli, "Anna", "Hengda", "1000", "2025-02-10")
    sell(cli, "Bert", "Benxi", "300", "2025-05-31")
    sell(cli, "Anna", "Benxi", "500.50", "2025-11-01")
    sell(cli, "Anna", "Hengda", "700", "2026-01-05")
    cli.today = "2026-03-14"


def lines(cli, *arguments):
    return {line["owner"] or line["market"]: line for line in cli.json("plan", "show", *arguments)}


def total(cli, year=2026):
    return sum(cents(line["target"]) for line in cli.json("plan", "show", year))


def filled_and_changed(cli):
    begin(cli)
    cli.refuse("plan", "show", because="There is no plan for 2026.")
    cli.run("plan", "new", "2026", "market_growth=18%", "growth=25%", "split=quarter")
    cli.refuse("plan", "new", "2026", because="There is a plan for 2026 already.")
    cli.run("plan", "fill", "2026", "owner")
    found = lines(cli)
    equal({name: (line["base"], line["target"], line["won"]) for name, line in found.items()},
          {"Anna": ("1500.50", "1875.63", "700.00"), "Bert": ("300.00", "375.00", "0.00")})
    equal(total(cli), 225063)
    # two thirds of last year came to Anna in its first quarter: 1250, evenly over its months
    equal([found["Anna"][month] for month in MONTHS[:4]], ["416.67", "416.66", "416.67", "0.00"])
    for line in found.values():
        equal(sum(cents(line[month]) for month in MONTHS), cents(line["target"]))

    bert = found["Bert"]["line"]
    cli.run("plan", "target", bert, "Q1", "100")
    equal([lines(cli)["Bert"][month] for month in MONTHS[:3]], ["33.33", "33.34", "33.33"])
    cli.run("plan", "target", bert, "year", "1000.01")
    equal(lines(cli)["Bert"]["target"], "1000.01")
    cli.run("undo")
    equal(lines(cli)["Bert"]["target"], "475.00")
    cli.refuse("plan", "target", bert, "3", "(1)", because="not below 0")
    cli.misuse("plan", "target", bert, "Q5", "1", because="is none of")
    cli.run("plan", "remove", bert)
    equal(list(lines(cli)), ["Anna"])
    cli.run("check")


def split_in_every_way(cli):
    begin(cli)
    cli.run("plan", "new", "2026")
    cli.refuse("plan", "fill", "2026", "owner", because="nothing to plan")
    for by in ("owner", "industry", "region", "owner-industry", "owner-region", "all"):
        for shape in ([], ["--evenly"]):
            cli.run("plan", "fill", "2026", by, "--total", "1000.01", *shape)
            equal(total(cli), 100001)
    equal([(line["owner"], line["market"]) for line in cli.json("plan", "show")], [(None, None)])
    cli.run("plan", "fill", "2026", "owner", "--total", "100", "--evenly")
    parts = [cents(line["target"]) for line in cli.json("plan", "show")]
    assert max(parts) - min(parts) <= 1 and len(parts) == cli.sql("SELECT count(*) FROM member WHERE active")[0][0]
    cli.misuse("plan", "fill", "2026", "town", because="is none of")
    cli.misuse("plan", "fill", "2026", "owner", "--total", "much", because="is not an amount")
    cli.refuse("plan", "fill", "2027", "owner", because="There is no plan for 2027.")
    cli.run("plan", "drop", "2026")
    cli.run("undo")
    equal(total(cli), 10000)


def fiscal_year(cli):
    begin(cli)
    cli.run("plan", "fiscal", "4")
    cli.misuse("plan", "fiscal", "13", because="from 1 to 12")
    # 14 March 2026 lies in the fiscal year 2025, before which nothing was won but Anna's first deal
    cli.run("plan", "new", "2025", "growth=0")
    cli.run("plan", "fill", "2025", "owner")
    equal([(line["owner"], line["base"], line["won"], line["m11"]) for line in cli.json("plan", "show")],
          [("Anna", "1000.00", "1200.50", "1000.00")])


def category(deal):
    said, probability = deal
    return said or next(name for name, least in LEAST if probability >= least)


def by_owner_and_manager(cli):
    """The forecast's figures by owner, and the plan's, against the rows that the file holds."""
    cli.run("init", "--random", 300, "--seed", 5)
    cli.run("set", "deal", cli.sql("SELECT min(id) FROM deal WHERE outcome = 'open' AND amount > 0")[0][0],
            "forecast=commit")
    for deal, in cli.sql("SELECT id FROM deal WHERE outcome = 'open' ORDER BY id LIMIT 9"):
        cli.run("set", "deal", deal, f"forecast_manager={1000 + deal}", "expected_close=2026-04-20")
    cli.run("plan", "new", "2026", "growth=30%")
    cli.run("plan", "fill", "2026", "owner")

    expected = collections.defaultdict(lambda: [0] * 6)
    for owner, amount, weighted, said, probability, manager in cli.sql(
            "SELECT m.name, ifnull(d.amount, 0), ifnull(d.weighted, 0), d.forecast, ifnull(d.probability, 0), "
            "d.forecast_manager FROM deal d JOIN member m ON m.id = d.owner_id "
            "WHERE d.outcome = 'open' AND d.expected_close BETWEEN '2026-01-01' AND '2026-12-31'"):
        kind = category((said, probability))
        sums = expected[owner]
        sums[5] += manager if manager is not None else amount if kind == "commit" else 0
        if kind != "omitted":
            sums[1 + [name for name, _ in LEAST].index(kind)] += amount
            sums[4] += weighted
    for owner, amount in cli.sql("SELECT m.name, d.amount FROM deal d JOIN member m ON m.id = d.owner_id "
                                 "WHERE d.outcome = 'won' AND d.closed LIKE '2026-%'"):
        expected[owner][0] += amount or 0
    planned = dict(cli.sql("SELECT m.name, " + " + ".join(f"l.{month}" for month in MONTHS) +
                           " FROM plan_line l JOIN member m ON m.id = l.owner_id"))

    made = json.loads(cli.run("report", "forecast", "--from", "2026-01-01", "--to", "2026-12-31", "--format", "json"))
    table = made["tables"][1]
    columns = ["Won", "Commit", "Best case", "Pipeline", "Weighted", "Manager’s figure"]
    found, plans = {}, {}
    for values in table["rows"]:
        row = dict(zip(table["columns"], values, strict=True))
        found[row["Owner"]] = [round(100 * float(row[column])) for column in columns]
        plans[row["Owner"]] = row["Plan"] and round(100 * float(row["Plan"]))
    whole = found.pop("Total")
    equal({name: sums for name, sums in found.items() if any(sums)},
          {name: sums for name, sums in expected.items() if any(sums)})
    equal(whole, [sum(sums[i] for sums in expected.values()) for i in range(6)])
    assert whole[5] > 0 and whole[1] > 0
    equal({name: plan for name, plan in plans.items() if plan and name != "Total"},
          {name: plan for name, plan in planned.items() if name in found})
    equal(sum(plan for plan in planned.values()), plans["Total"])


run(filled_and_changed, split_in_every_way, fiscal_year, by_owner_and_manager, init=None)
