#!/usr/bin/python3
"""Exchange rates: who edits them, and what totals make of them."""
import json

from cli import equal, run


def amounts(cli, *arguments):
    report = json.loads(cli.run("report", "funnel", *arguments, "--format", "json"))
    return float(report["amount"]), report["unconverted"], report["unconverted_currencies"]


def rates(cli):
    return [(rate["currency"], rate["day"], float(rate["value"])) for rate in cli.json("rate", "list")]


def rates_are_edited(cli):
    equal(cli.run("rate", "set", "usd", "7.1", "2026-01-01"), "New exchange rate of USD\n")
    cli.run("rate", "set", "USD", "7.3")
    cli.run("rate", "set", "JPY", "0.048", "2025-06-30")
    equal(rates(cli), [("JPY", "2025-06-30", 0.048), ("USD", cli.today, 7.3), ("USD", "2026-01-01", 7.1)])
    equal(cli.run("rate", "set", "USD", "7.2", "2026-01-01"), "Edit an exchange rate of USD\n")
    equal(rates(cli)[-1], ("USD", "2026-01-01", 7.2))
    cli.run("undo")
    equal(rates(cli)[-1], ("USD", "2026-01-01", 7.1))
    equal(cli.run("rate", "drop", "USD", "2026-01-01"), "Delete an exchange rate of USD\n")
    equal([rate["currency"] for rate in cli.json("rate", "list", "USD")], ["USD"])
    cli.run("undo")
    equal(len(rates(cli)), 3)
    cli.run("redo")
    cli.run("check")


def nonsense_is_refused(cli):
    cli.refuse("rate", "set", "CNY", "1", because="currency of this database")
    cli.refuse("rate", "set", "dollar", "7", because="not the code of a currency")
    cli.refuse("rate", "set", "USD", "0", because="above 0")
    cli.run("rate", "set", "USD", "many", status=1)
    cli.refuse("rate", "drop", "USD", "2026-01-01", because="no rate of USD")
    equal(rates(cli), [])


def totals_are_converted(cli):
    cli.run("new", "deal", "title=A", "amount=100", "currency=USD")
    cli.run("new", "deal", "title=B", "amount=1000", "currency=JPY")
    cli.run("new", "deal", "title=C", "amount=10")
    cli.run("new", "deal", "title=D", "currency=USD")
    equal(amounts(cli), (10, 2, ["USD", "JPY"]))
    cli.run("rate", "set", "USD", "7", "2027-01-01")  # of a later day
    equal(amounts(cli)[0], 10)
    cli.run("rate", "set", "USD", "7.15", "2026-01-01")
    equal(amounts(cli), (725, 1, ["JPY"]))
    equal(amounts(cli, "--filter", "title ~ A"), (715, 0, []))
    cli.run("rate", "set", "JPY", "0.05")
    equal(amounts(cli), (775, 0, []))
    cli.today = "2027-02-03"
    equal(amounts(cli)[0], 760)
    words = json.loads(cli.run("report", "losses", "--format", "json"))["remarks"]
    equal(words, [])


def closed_deals_keep_their_rate(cli):
    cli.run("rate", "set", "USD", "7", "2026-01-01")
    cli.run("rate", "set", "USD", "8", "2026-06-01")
    for title, day in (("A", "2026-05-31"), ("B", "2026-06-01")):
        cli.today = day
        cli.run("new", "deal", f"title={title}", "amount=100", "currency=USD")
        cli.push(title, "deliver")
    cli.today = "2026-12-01"
    report = json.loads(cli.run("report", "forecast", "--from", "2026-05-01", "--to", "2026-06-30", "--format", "json"))
    equal([row[1] for row in report["tables"][0]["rows"]], [700, 800, 1500])
    assert any("USD" in text and "CNY" in text for text in report["remarks"]), report["remarks"]
    # a rate that is mended tells the past anew
    cli.run("rate", "set", "USD", "7.5", "2026-01-01")
    report = json.loads(cli.run("report", "forecast", "--from", "2026-05-01", "--to", "2026-06-30", "--format", "json"))
    equal(report["tables"][0]["rows"][0][1], 750)


def a_plan_in_another_currency(cli):
    """Home is the yuan, the plan is in dollars, deals are in euros, dollars, yuan and yen."""
    for currency, value in (("USD", "7"), ("EUR", "8.4"), ("JPY", "0.05")):
        cli.run("rate", "set", currency, value, "2025-01-01")
    for currency in ("EUR", "USD", "CNY", "JPY", "GBP"):
        cli.run("new", "deal", f"title={currency}", "amount=700", f"currency={currency}")
        cli.push(currency, "deliver")
    cli.run("plan", "new", "2026", "currency=USD")
    cli.run("plan", "line", "2026", "m3=10000")
    report = json.loads(cli.run("report", "plan", "--from", "2026-01-01", "--format", "json"))
    equal(report["tables"][0]["rows"][2][1:4], [0, 10000, 840 + 700 + 100 + 5])
    equal([text for text in report["remarks"] if "rate" in text and "1 " in text] != [], True)
    # in the forecast the plan stands in the home currency
    report = json.loads(cli.run("report", "forecast", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "json"))
    equal(report["tables"][0]["rows"][0][1], 8.4 * 700 + 4900 + 700 + 35)
    equal(dict(zip(report["tables"][0]["columns"], report["tables"][0]["rows"][0]))["Plan"], 70000)


run(a_plan_in_another_currency, rates_are_edited, nonsense_is_refused, totals_are_converted, closed_deals_keep_their_rate)
