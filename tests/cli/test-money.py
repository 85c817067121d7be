#!/usr/bin/python3
"""Deals in currencies of two, none and three decimals, and in one without a rate: what each total makes of them."""
import csv
import io
import json

from cli import equal, run

# Units of the home currency, by the day from which they hold. Of the won there is no rate.
RATES = (("EUR", "7.5", "2025-01-01"), ("EUR", "8", "2026-03-01"), ("JPY", "0.05", "2025-01-01"),
         ("KWD", "23", "2025-01-01"))
# Title, amount, currency; what it is worth in yuan on cli.today.
OPEN = (("Yuan", "1000000", "CNY", 1000000), ("Euro", "100000", "EUR", 800000), ("Yen", "10000000", "JPY", 500000),
        ("Dinar", "20000.125", "KWD", 460002.88), ("Won", "5000000", "KRW", None))
# The same, with the day on which it was won, and what it was worth on that.
WON = (("Old euro", "10000", "EUR", "2026-02-01", 75000), ("New euro", "10000", "EUR", "2026-03-10", 80000),
       ("Won yen", "1000000", "JPY", "2026-03-10", 50000))
OPEN_WORTH = sum(worth or 0 for *_, worth in OPEN)
WON_WORTH = sum(worth for *_, worth in WON)


def add_deals(cli):
    for currency, value, day in RATES:
        cli.run("rate", "set", currency, value, day)
    cli.run("market", "group", "industry", "Harbours", "--includes", "Port")
    cli.run("market", "group", "region", "Coast", "--includes", "Sea")
    cli.run("new", "company", "name=Port", "industry=Port", "region=Sea")
    cli.run("new", "company", "name=Quay", "parent=Port", "currency=EUR")
    today = cli.today
    cli.today = "2026-01-05"
    for title, amount, currency, _ in OPEN:
        cli.run("new", "deal", f"title={title}", f"amount={amount}", f"currency={currency}", "company=Port",
                "expected_close=2026-06-30")
    for title, amount, currency, day, _ in WON:
        cli.today = "2026-01-05"
        cli.run("new", "deal", f"title={title}", f"amount={amount}", f"currency={currency}", "company=Port")
        cli.today = day
        cli.push(title, "deliver")
    cli.today = today


def titles(cli, *arguments):
    return [deal["title"] for deal in cli.json("list", "deals", *arguments)]


def conditions_compare_worth(cli):
    add_deals(cli)
    equal(titles(cli, "--where", "amount > 480000", "--sort", "amount-"), ["Yuan", "Euro", "Yen"])
    equal(titles(cli, "--where", "amount >= 800,000.00", "--sort", "amount"), ["Euro", "Yuan"])
    equal(titles(cli, "--where", "amount = 460002.88"), ["Dinar"])
    equal(titles(cli, "--where", "amount between 50000|75000", "--sort", "id"), ["Old euro", "Won yen"])
    equal(titles(cli, "--where", "amount <= 1", "--where", "amount"), [])
    equal("Won" in titles(cli, "--where", "amount != 1"), True)
    equal(titles(cli, "--where", "amount", "--sort", "amount-"),
          ["Yuan", "Euro", "Yen", "Dinar", "New euro", "Old euro", "Won yen", "Won"])
    equal(titles(cli, "--where", '{"any": [{"field": "amount", "op": ">", "values": ["900000"]}, '
                 '{"field": "amount", "op": "<", "values": ["60000"]}]}', "--sort", "id"), ["Yuan", "Won yen"])
    # a condition in another currency is no condition in this one
    cli.refuse("list", "deals", "--where", "amount > €100", because="another currency than CNY")
    cli.refuse("list", "deals", "--where", "amount > USD 100", because="another currency than CNY")
    equal(titles(cli, "--where", "amount > CNY 480000", "--sort", "id"), ["Yuan", "Euro", "Yen"])
    # many at once, and a report of those
    cli.run("set", "deals", "--where", "amount > 480000", "product=Crane")
    equal(titles(cli, "--where", "product = Crane", "--sort", "id"), ["Yuan", "Euro", "Yen"])
    funnel = json.loads(cli.run("report", "funnel", "--filter", "amount > 480000", "--format", "json"))
    equal((float(funnel["amount"]), funnel["unconverted"]), (2300000, 0))
    # a rate that is edited tells it anew
    cli.run("rate", "set", "JPY", "0.01", "2026-03-01")
    equal(titles(cli, "--where", "amount > 480000", "--sort", "id"), ["Yuan", "Euro"])


def own_fields_compare_worth(cli):
    add_deals(cli)
    cli.run("field", "add", "deals", "Deposit", "--type", "money")
    for title, deposit in (("Yuan", "1000"), ("Euro", "200"), ("Yen", "10000"), ("Won", "99999999")):
        cli.run("set", "deal", title, f"deposit={deposit}")
    equal(titles(cli, "--where", "deposit > 900", "--sort", "deposit-"), ["Euro", "Yuan"])
    equal(titles(cli, "--where", "deposit", "--sort", "deposit"), ["Yen", "Yuan", "Euro", "Won"])


def columns_say_what_they_leave_out(cli):
    add_deals(cli)
    stages = {stage["name"]: stage for stage in cli.json("list", "stages") if stage["count"]}
    equal(len(stages), 2)
    first, deliver = stages["Develop"], stages["Deliver"]
    equal((first["count"], float(first["amount"]), first["currency"], first["missing_rate"]),
          (5, OPEN_WORTH, "CNY", "KRW"))
    equal((deliver["count"], float(deliver["amount"]), deliver["missing_rate"]), (3, WON_WORTH, None))
    funnel = json.loads(cli.run("report", "funnel", "--format", "json"))
    equal([float(stage["amount"]) for stage in funnel["stages"] if stage["count"]], [OPEN_WORTH, WON_WORTH])
    equal((float(funnel["amount"]), funnel["unconverted_currencies"]), (OPEN_WORTH, ["KRW"]))
    # the same, deal by deal
    of_port = json.loads(cli.run("report", "funnel", "--company", "1", "--format", "json"))
    equal([float(stage["amount"]) for stage in of_port["stages"] if stage["count"]], [OPEN_WORTH, WON_WORTH])


def companies_sum_all_currencies(cli):
    add_deals(cli)
    cli.run("new", "deal", "title=Pier", "amount=8000", "currency=CNY", "company=Quay")
    cli.run("new", "deal", "title=Shed", "amount=2000", "currency=EUR", "company=Quay")
    port, quay = cli.json("list", "companies", "--sort", "id")
    equal((port["open_amount"], port["currency"], port["open_unrated"]), (f"{OPEN_WORTH:.2f}", "CNY", 1))
    equal((quay["open_amount"], quay["currency"], quay["open_unrated"]), ("3000.00", "EUR", 0))
    equal([company["name"] for company in cli.json("list", "companies", "--where", "open_amount > 20000",
                                                   "--sort", "open_amount")], ["Quay", "Port"])
    equal(cli.json("list", "companies", "--where", "open_unrated > 0")[0]["name"], "Port")
    cell, = [cell for cell in cli.json("market", "show") if cell["won"]]
    equal((cell["industry"], cell["won"], cell["won_amount"], cell["currency"]),
          ("Harbours", 3, f"{WON_WORTH:.2f}", "CNY"))


def reports_tell_one_currency(cli):
    add_deals(cli)
    period = ("--from", "2026-01-01", "--to", "2026-12-31", "--format", "json")
    forecast = json.loads(cli.run("report", "forecast", *period))
    equal(forecast["tables"][0]["rows"][-1][1], WON_WORTH)
    customers = json.loads(cli.run("report", "eighty-twenty", *period))
    equal(any(WON_WORTH in row for table in customers["tables"] for row in table["rows"]), True)
    cohort = json.loads(cli.run("report", "funnel", "--mode", "cohort", *period))
    equal(cohort["unconverted_currencies"], ["KRW"])
    plan = json.loads(cli.run("report", "plan", *period))
    equal(any(WON_WORTH in row for table in plan["tables"] for row in table["rows"]), True)
    for name in ("forecast", "monday"):
        remarks = json.loads(cli.run("report", name, "--format", "json"))["remarks"]
        equal((any("no exchange rate" in text for text in remarks), any("CNY" in text for text in remarks)),
              (True, True))
    lines = list(csv.reader(io.StringIO(cli.run("report", "monday", "--format", "csv"))))
    column, = {line.index("Amount (CNY)") for line in lines if "Amount (CNY)" in line}
    told = {line[0]: line[column] for line in lines if line and line[0] in dict((deal[0], deal) for deal in OPEN)}
    equal(told, {title: "" if worth is None else f"{worth:.2f}" for title, _, _, worth in OPEN})


def a_plan_without_a_rate_is_told(cli):
    add_deals(cli)
    cli.run("plan", "new", "2026", "currency=KRW")
    cli.run("plan", "line", "2026", "m3=10000")
    forecast = json.loads(cli.run("report", "forecast", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "json"))
    assert any("The plan is left out: no exchange rate of KRW" in text for text in forecast["remarks"]), forecast["remarks"]


def exports_name_the_currency(cli):
    add_deals(cli)
    rows = list(csv.DictReader(io.StringIO(cli.run("export", "deals", "--format", "csv"))))
    equal({row["title"]: (row["amount"], row["currency"]) for row in rows if row["title"] in ("Yen", "Dinar", "Euro")},
          {"Yen": ("10000000", "JPY"), "Dinar": ("20000.125", "KWD"), "Euro": ("100000.00", "EUR")})


def home_may_have_no_decimals(cli):
    cli.database = cli.folder / "yen.db"
    cli.run("init", "--currency", "JPY")
    cli.run("rate", "set", "KWD", "500", "2025-01-01")
    for title, amount, currency in (("A", "1000", "JPY"), ("B", "2.001", "KWD"), ("C", "999", "JPY")):
        cli.run("new", "deal", f"title={title}", f"amount={amount}", f"currency={currency}")
    equal(titles(cli, "--where", "amount >= 1000", "--sort", "amount-"), ["B", "A"])
    equal(titles(cli, "--where", "amount = 1001"), ["B"])
    equal([stage["amount"] for stage in cli.json("list", "stages") if stage["count"]], ["3000"])


run(conditions_compare_worth, own_fields_compare_worth, columns_say_what_they_leave_out, companies_sum_all_currencies,
    reports_tell_one_currency, a_plan_without_a_rate_is_told, exports_name_the_currency, home_may_have_no_decimals)
