#!/usr/bin/python3
"""The past of a whole sales team, imported from its files as a user does: what the reports tell of it is what the files say."""
import collections
import csv
import datetime
import json
import statistics

from cli import DATA, equal, run

CRM = DATA / "crm-opportunities"
QUARTERS = (("2016-10-01", "2016-12-31"), ("2017-01-01", "2017-03-31"), ("2017-04-01", "2017-06-30"),
            ("2017-07-01", "2017-09-30"), ("2017-10-01", "2017-12-31"))


def day_of(text):
    """As the files write days: month/day/year."""
    return str(datetime.datetime.strptime(text, "%m/%d/%Y").date()) if text else None


def read_files():
    """The opportunities of the file, each with its days, its amount and how long it took."""
    with open(CRM / "sales_pipeline.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["begun"], row["closed"] = day_of(row["engage_date"]), day_of(row["close_date"])
        row["amount"] = round(float(row["close_value"] or 0) * 100)
        if row["closed"]:
            row["days"] = (datetime.date.fromisoformat(row["closed"]) - datetime.date.fromisoformat(row["begun"])).days
    equal(len(rows), 8800)
    return rows


def load(cli):
    cli.run("init", "--currency", "USD")
    cli.today = "2018-01-15"
    cli.run("import", "companies", CRM / "accounts.csv")
    cli.run("import", "owners", CRM / "sales_teams.csv")
    cli.run("import", "deals", CRM / "sales_pipeline.csv")
    return read_files()


def report(cli, name, *arguments):
    return json.loads(cli.run("report", name, *arguments, "--format", "json"))


def near(found, expected):
    assert abs(float(found) - expected) < 1e-6 * max(1, abs(expected)), (found, expected)


def agents_win_what_the_file_says(cli):
    rows = load(cli)
    agents = sorted({row["sales_agent"] for row in rows})
    equal(len(agents), 30)
    for agent in agents:
        mine = [row for row in rows if row["sales_agent"] == agent]
        won = [row for row in mine if row["deal_stage"] == "Won"]
        lost = [row for row in mine if row["deal_stage"] == "Lost"]
        flow = report(cli, "funnel", "--mode", "flow", "--owner", agent)
        equal((flow["won"], flow["lost"]), (len(won), len(lost)))
        near(flow["win_rate"], len(won) / (len(won) + len(lost)))
        near(flow["median_cycle_won"], statistics.median(row["days"] for row in won))
        near(flow["median_cycle_lost"], statistics.median(row["days"] for row in lost))
        losses = report(cli, "losses", "--owner", agent)
        equal(losses["figures"][1]["note"], f"{len(won)} won of {len(won) + len(lost)} closed")
        cohort = report(cli, "funnel", "--mode", "cohort", "--owner", agent)
        near(cohort["win_rate"], len(won) / sum(1 for row in mine if row["begun"]))
    owners = next(table for table in report(cli, "eighty-twenty")["tables"] if table["columns"][0] == "Owner")["rows"]
    brought = {row[0]: (row[1], row[4]) for row in owners}
    equal(len(brought), 30)
    for agent in agents:
        won = [row for row in rows if row["sales_agent"] == agent and row["deal_stage"] == "Won"]
        near(brought[agent][0], sum(row["amount"] for row in won) / 100)
        equal(brought[agent][1], len(won))


def cycles_are_those_of_the_file(cli):
    rows = load(cli)
    for first, last in (("0000-01-01", "9999-12-31"), *QUARTERS):
        won = [row for row in rows if row["deal_stage"] == "Won" and first <= row["closed"] <= last]
        lost = [row for row in rows if row["deal_stage"] == "Lost" and first <= row["closed"] <= last]
        options = ("--from", first, "--to", last) if first > "0001" else ()
        flow = report(cli, "funnel", "--mode", "flow", *options)
        equal((flow["won"], flow["lost"]), (len(won), len(lost)))
        for name, ended in (("median_cycle_won", won), ("median_cycle_lost", lost)):
            if ended:
                near(flow[name], statistics.median(row["days"] for row in ended))
            else:
                equal(flow[name], None)
        losses = report(cli, "losses", *options)
        equal(losses["figures"][1]["note"], f"{len(won)} won of {len(won) + len(lost)} closed")
        if won:
            velocity = report(cli, "velocity", *options)
            mean = statistics.fmean(row["days"] for row in won)
            equal(velocity["figures"][4]["value"], f"{round(mean)} d")
    everything = [row["days"] for row in rows if row["deal_stage"] == "Won"]
    equal(report(cli, "funnel", "--mode", "flow")["median_cycle_won"], statistics.median(everything))


def funnels_hold_what_the_file_says(cli):
    """Prospecting is our first stage, engaging our second; what is closed was engaging before."""
    rows = load(cli)
    stage = lambda found: {row["name"]: row for row in found["stages"]}
    now = stage(report(cli, "funnel", "--mode", "now"))
    states = collections.Counter(row["deal_stage"] for row in rows)
    equal([now[name]["count"] for name in ("Develop", "Enter", "Propose", "Deliver")],
          [states["Prospecting"], states["Engaging"], 0, 0])
    for first, last in (("0000-01-01", "9999-12-31"), *QUARTERS):
        options = ("--from", first, "--to", last) if first > "0001" else ()
        begun = [row for row in rows if row["begun"] and first <= row["begun"] <= last]
        ended = collections.Counter(row["deal_stage"] for row in begun)
        cohort = stage(report(cli, "funnel", "--mode", "cohort", *options))
        enter = cohort["Enter"]
        equal((enter["entered"], enter["advanced"], enter["lost"], enter["back"], enter["still_here"]),
              (len(begun), ended["Won"], ended["Lost"], 0, ended["Engaging"]))
        near(enter["amount"], sum(row["amount"] for row in begun) / 100)
        closed = [row["days"] for row in begun if row["closed"]]
        equal(enter["median_days"], statistics.median(closed) if closed else None)
        equal((cohort["Deliver"]["entered"], cohort["Develop"]["entered"]), (ended["Won"], 0))
        flow = stage(report(cli, "funnel", "--mode", "flow", *options))["Enter"]
        until = [row for row in begun if row["closed"] and row["closed"] <= last]
        equal((flow["entered"], flow["advanced"], flow["lost"]), (
            len(begun), sum(row["deal_stage"] == "Won" for row in until), sum(row["deal_stage"] == "Lost" for row in until)))


def months_bring_what_the_file_says(cli):
    rows = load(cli)
    brought = collections.Counter()
    for row in rows:
        if row["deal_stage"] == "Won":
            brought[row["closed"][:7]] += row["amount"]
    table = report(cli, "forecast", "--from", "2017-01-01", "--to", "2017-12-31", "--by", "month")["tables"][0]["rows"]
    equal(len(table), 13)
    for month, row in enumerate(table[:-1], 1):
        near(row[1], brought[f"2017-{month:02}"] / 100)
    near(table[-1][1], sum(brought.values()) / 100)
    plan = report(cli, "plan", "--from", "2017-01-01", "--by", "quarter")["tables"][0]["rows"]
    for quarter, row in enumerate(plan[:-1]):
        near(row[3], sum(brought[f"2017-{quarter * 3 + month:02}"] for month in (1, 2, 3)) / 100)


def accounts_bring_what_the_file_says(cli):
    rows = load(cli)
    sums, counts = collections.Counter(), collections.Counter()
    for row in rows:
        if row["deal_stage"] == "Won" and row["account"]:
            sums[row["account"]] += row["amount"]
            counts[row["account"]] += 1
    found = report(cli, "eighty-twenty")
    customers = found["tables"][0]["rows"]
    ranked = sorted(sums.values(), reverse=True)
    running, few = 0, 0
    for amount in ranked:
        few += running < 0.8 * sum(ranked)
        running += amount
    equal(found["figures"][1]["value"], f"{few} of {len(ranked)}")
    equal(len(customers), len(sums))
    for row in customers:
        near(row[1], sums[row[0]] / 100)
        equal(row[4], counts[row[0]])


run(agents_win_what_the_file_says, cycles_are_those_of_the_file, funnels_hold_what_the_file_says,
    months_bring_what_the_file_says, accounts_bring_what_the_file_says, init=None)
