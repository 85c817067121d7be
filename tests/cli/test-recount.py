#!/usr/bin/python3
"""Every figure of the reports on random histories, held against another computation of it (recount.py). HISTORIES says how many
deals there are; `meson test --benchmark reports-soak` takes ten thousand, and asks for every period; SEED tells others."""
import collections
import datetime
import json
import math
import os
import statistics

from cli import equal, run
from histories import MEMBERS, Story
from recount import EVER, FATES, HOME, LOSSES, Book, days_between, half_up, quantile

HISTORIES = int(os.environ.get("HISTORIES", "1000"))
SOAK = HISTORIES >= 5000
DAYS = 60 if SOAK else 14
SEED = int(os.environ.get("SEED", "1"))
PERIODS = (EVER, ("2024-02-29", "2024-10-01"), ("2024-02-01", "2024-03-31"), ("2024-04-01", "2025-03-31"))[:None if SOAK else 2]
BY = {1: "month", 3: "quarter", 6: "half", 12: "year"}


def near(found, expected, slack=1e-6, what=None):
    """Both may be unknown."""
    if expected is None or found is None:
        assert found is None and expected is None, (what, found, expected)
    else:
        assert abs(float(found) - expected) <= slack * max(1, abs(expected)), (what, found, expected)


def period(first, last):
    return ("--from", first, "--to", last) if (first, last) != EVER else ()


class Reader:
    """Asks for reports on what a Story told."""

    def __init__(self, cli):
        self.cli = cli
        self.story = Story(cli, HISTORIES, DAYS, SEED)
        self.book = Book(cli.database, cli.today)
        self.process = {code: number for number, code in cli.sql("SELECT id, code FROM process")}
        self.owner = {name: number for number, name in self.book.members.items()}

    def report(self, name, *arguments):
        return json.loads(self.cli.run("report", name, *arguments, "--format", "json"))

    def tables(self, name, *arguments):
        made = self.report(name, *arguments)
        return made, [[dict(zip(table["columns"], row, strict=True)) for row in table["rows"]] for table in made["tables"]]

    def scopes(self):
        """Options that leave only some deals, with these."""
        deals = self.book.deals.values()
        company = self.book.companies[min(self.book.companies)]["name"]
        yield (), None
        yield ("--grade", "B"), {deal["id"] for deal in deals if deal["grade"] == "B"}
        yield ("--filter", "title ~ 7"), {deal["id"] for deal in deals if "7" in deal["title"]}
        yield ("--company", company), {deal["id"] for deal in deals if self.name_of(deal) == company}

    def owned(self):
        """The same, and the deals of one owner now."""
        yield from self.scopes()
        yield ("--owner", MEMBERS[1]), {deal["id"] for deal in self.book.deals.values()
                                        if deal["owner_id"] == self.owner[MEMBERS[1]]}

    def name_of(self, deal):
        company = self.book.companies.get(deal["company_id"])
        return company["name"] if company else None


def check_funnel(reader, mode, code, first, last, options, chosen, owner=None):
    what = (mode, code, first, last, options)
    arguments = [*(period(first, last) if mode != "now" else ()), *options, "--mode", mode, "--process", code]
    if owner is not None:
        arguments += ["--owner", reader.book.members[owner]]
    found = reader.report("funnel", *arguments)
    rows, whole, cycles = reader.book.funnel(mode, reader.process[code], first, last, chosen, owner)
    stages = {stage["id"]: stage for stage in found["stages"]}
    equal(set(stages), {key for key, row in rows.items() if row["entered"] or not reader.book.stages[key]["retired"]})
    for key, stage in stages.items():
        row, where = rows[key], (*what, stage["name"])
        equal((where, stage["count"]), (where, row["entered"]))
        near(stage["amount"], row["amount"] / 100, what=where)
        near(stage["weighted"], row["weighted"] / 100, what=where)
        if mode != "now":
            equal((where, {fate: stage[fate] for fate in FATES}), (where, {fate: row["fates"][fate] for fate in FATES}))
            equal(stage["entered"], sum(stage[fate] for fate in FATES))
            equal((where, {kind: stage["losses"][kind] for kind in LOSSES}),
                  (where, {kind: row["losses"][kind] for kind in LOSSES}))
            delivers = reader.book.stages[key]["phase"] == "deliver"
            near(stage["conversion"], row["fates"]["advanced"] / row["entered"] if row["entered"] and not delivers else None,
                 what=where)
        if mode != "now" or options or owner is not None:
            for name, share in (("first_quartile_days", 0.25), ("median_days", 0.5), ("third_quartile_days", 0.75)):
                near(stage[name], quantile(row["days"], share), what=(where, name))
    near(found["amount"], whole["amount"] / 100, what=what)
    near(found["weighted"], whole["weighted"] / 100, what=what)
    keys = ("deals", "open", "unconverted") + (("won", "lost", "forced_moves", "forced_deals") if mode != "now" else ())
    equal((what, {key: found[key] for key in keys}), (what, {key: whole[key] for key in keys}))
    if mode != "now":
        equal((what, found["forced_won"], found["forced_lost"]), (what, whole["forced_won"], whole["forced_lost"]))
        missing = {key[1]: n for key, n in whole.items() if key[0] == "missing"}
        equal((what, {node["id"]: node["forced_moves"] for node in found["missing_nodes"]}), (what, missing))
        most = [node["forced_moves"] for node in found["missing_nodes"]]
        equal(most, sorted(most, reverse=True))
    for end in ("won", "lost"):
        near(found[f"median_cycle_{end}"], quantile(cycles[end], 0.5), what=(what, end))
    if mode != "now":
        ended = whole["deals"] if mode == "cohort" else whole["won"] + whole["lost"]
        near(found["win_rate"], whole["won"] / ended if ended else None, what=what)
    return whole


def funnels(reader):
    counted = collections.Counter()
    for code in ("key-account", "grade-a"):
        for mode in ("now", "cohort", "flow"):
            for first, last in PERIODS if mode != "now" else PERIODS[:1]:
                for options, chosen in reader.scopes():
                    counted += check_funnel(reader, mode, code, first, last, options, chosen)
                for name in MEMBERS[:2]:
                    counted += check_funnel(reader, mode, code, first, last, (), None, reader.owner[name])
    assert min(counted[key] for key in ("deals", "won", "lost", "forced_moves", "unconverted")) > 100, counted


def losses(reader):
    for code in ("key-account", "grade-a"):
        for first, last in PERIODS:
            for options, chosen in reader.owned():
                what = (code, first, last, options)
                found, tables = reader.tables("losses", *period(first, last), *options, "--process", code)
                expected, unconverted = reader.book.losses(reader.process[code], first, last, chosen)
                closed = reader.book.closed(reader.process[code], first, last, chosen)
                equal((what, found["figures"][1]["note"]),
                      (what, f"{sum(deal['outcome'] == 'won' for deal in closed)} won of {len(closed)} closed"))
                place = 0
                for number, table in enumerate(expected):
                    if not table:
                        continue
                    rows = {list(row.values())[0]: list(row.values())[1:] for row in tables[place]}
                    place += 1
                    order = (("won",) if number > 1 else ()) + LOSSES
                    label = lambda name: ("Not said" if number < 3 else "None chosen") if name is None else (
                        name.replace("-", " ").capitalize().replace("Win win", "Win-win").replace(
                            "Change view", "Change the view").replace("Change process", "Change the process")
                        if number == 3 else name)
                    equal((what, number, set(rows)), (what, number, set(map(label, table))))
                    for name, counts in table.items():
                        row = rows[label(name)]
                        equal((what, number, name, row[:len(order) + 1]),
                              (what, number, name, [counts[key] for key in order] + [counts["total"]]))
                        near(row[len(order) + 1], counts["amount"] / 100, what=(what, number, name))
                        if number > 1:
                            near(row[len(order) + 2], counts["won"] / counts["total"], what=(what, name))
                equal(len(tables), place)
                check_remark(found, unconverted, what)


def check_remark(found, unconverted, what):
    """That so many amounts could not be converted is said, or nothing of the kind."""
    said = [text for text in found["remarks"] if "no exchange rate" in text or "no rate" in text]
    equal((what, len(said)), (what, int(unconverted > 0)))
    assert not said or f"{unconverted} " in said[0], (what, unconverted, said)


def velocity(reader):
    for code in ("key-account", "grade-a"):
        for first, last in PERIODS:
            for options, chosen in reader.owned():
                what = (code, first, last, options)
                found, tables = reader.tables("velocity", *period(first, last), *options, "--process", code)
                expected = reader.book.velocity(reader.process[code], first, last, chosen)
                for row in tables[0]:
                    stage = next(key for key, stage in reader.book.stages.items()
                                 if stage["name"] == row["Stage"] and stage["process_id"] == reader.process[code])
                    days = expected["stays"].get(stage, [])
                    equal((what, row["Stage"], row["Stays"]), (what, row["Stage"], len(days)))
                    for label, share in (("10 %", 0.1), ("25 %", 0.25), ("Median", 0.5), ("75 %", 0.75), ("90 %", 0.9)):
                        near(row[label], quantile(days, share), what=(what, row["Stage"], label))
                titles = {reader.book.deals[deal]["title"]: clocks for deal, clocks in expected["stale"].items()}
                shown = {row["Deal"]: (row["Days in stage"], row["Days without contact"])
                         for row in (tables[1] if len(tables) > 1 else [])}
                equal((what, shown), (what, titles))
                notes = [figure["note"] for figure in found["figures"]]
                equal((what, notes[3]), (what, f"{expected['won']} won of {expected['closed']} closed"))
                equal((what, found["figures"][1]["value"].replace(",", "")), (what, str(expected["open"])))
                cycle = expected["cycle"]
                equal((what, found["figures"][4]["value"]), (what, f"{half_up(cycle):,} d" if cycle is not None else "–"))
                check_short(found["figures"][0]["value"], expected["per_day"], what)
                check_short(found["figures"][2]["value"], expected["value"], what)


def check_short(text, minor, what):
    """An amount of money as it is shown, in two or three digits."""
    if minor is None:
        equal((what, text), (what, "–"))
        return
    words = text.replace("\u202f", " ").replace("¥", "").replace(",", "").split()
    value = float(words[0].replace("−", "-")) * {"k": 1e3, "M": 1e6, "bn": 1e9}.get("".join(words[1:]), 1)
    assert abs(value - minor / 100) <= max(1, 0.06 * abs(minor / 100)), (what, text, minor)


def forecast(reader):
    columns = {"Won": "won", "Commit": "commit", "Best case": "best-case", "Pipeline": "pipeline", "Weighted": "weighted",
               "Manager’s figure": "manager"}
    fiscal_year = ("2024-04-01", "2025-03-31")
    for first, last in (fiscal_year, ("2024-01-01", "2025-12-31"), ("2024-02-10", "2024-11-15")):
        for months in BY:
            for options, chosen in reader.owned() if months == 1 else [((), None)]:
                what = (first, last, months, options)
                found, tables = reader.tables("forecast", *period(first, last), *options, "--by", BY[months])
                begins, sums = reader.book.forecast(first, last, months, chosen)
                whole = collections.Counter()
                equal((what, len(tables[0])), (what, len(begins)))
                for place, row in enumerate(tables[0][:-1]):
                    of_part = collections.Counter()
                    for key, counts in sums.items():
                        if key != "all" and key[1] == place:
                            of_part.update(counts)
                    whole.update(of_part)
                    for label, key in columns.items():
                        near(row[label], of_part[key] / 100, what=(what, row["Period"], label))
                for label, key in columns.items():
                    near(tables[0][-1][label], whole[key] / 100, what=(what, "total", label))
                marks = reader.book.marks(reader.story.snapshots, first, last, chosen)
                check_owners(reader, tables[1], sums, marks, columns, what)
                check_marks(reader, tables, marks, what)
                check_changes(reader, found, tables, first, last, chosen, what)
                check_remark(found, sums["all"]["unrated"], what)


def accuracy(marks):
    actual = sum(mark[2] for mark in marks)
    if actual <= 0:
        return None, None
    return (1 - sum(abs(mark[0] - mark[2]) for mark in marks) / actual, sum(mark[0] - mark[2] for mark in marks) / actual)


def check_owners(reader, table, sums, marks, columns, what):
    owners = {key[0] for key in sums if key != "all"}
    names = {reader.book.members.get(owner, "Nobody"): owner for owner in owners}
    equal((what, sorted(row["Owner"] for row in table[:-1])), (what, sorted(names)))
    for row in table[:-1]:
        owner = names[row["Owner"]]
        for label, key in columns.items():
            near(row[label], sum(counts[key] for other, counts in sums.items() if other != "all" and other[0] == owner) / 100,
                 what=(what, row["Owner"], label))
        right, bias = accuracy([month[owner] for month in marks.values() if owner in month])
        near(row["Accuracy"], right, what=(what, row["Owner"]))
        near(row["Bias"], bias, what=(what, row["Owner"]))
    right, bias = accuracy([mark for month in marks.values() for mark in month.values()])
    near(table[-1]["Accuracy"], right, what=what)
    near(table[-1]["Bias"], bias, what=what)


def check_marks(reader, tables, marks, what):
    shown = [table for table in tables if "Weighted forecast" in (table[0] if table else {})]
    expected = sorted((reader.book.members.get(owner, "Nobody"), *(round(part / 100, 2) for part in mark))
                      for month in marks.values() for owner, mark in month.items())
    found = sorted((row["Owner"], row["Weighted forecast"], row["Commit"], row["Won"]) for table in shown for row in table)
    equal((what, len(found)), (what, len(expected)))
    for one, other in zip(found, expected):
        equal((what, one[0]), (what, other[0]))
        for part, value in zip(one[1:], other[1:]):
            near(part, value, what=(what, one, other))


def check_changes(reader, found, tables, first, last, chosen, what):
    table = next(table for table in tables if "Open and expected in the period" in table[0])
    month = reader.cli.today[:7]
    kept = sorted(day for day in reader.story.snapshots if day < reader.cli.today)
    since = next((day for day in kept if day >= f"{month}-01"), kept[-1])
    moves = reader.book.changes(reader.story.snapshots[since], since, first, last, chosen)
    rows = [(row["Open and expected in the period"], row["Deals"], row["Amount"]) for row in table]
    for name, row in (("before", rows[0]), ("after", rows[-1])):
        equal((what, name, row[1]), (what, name, moves[name][0]))
        near(row[2], moves[name][1] / 100, what=(what, name))
    equal((what, {row[0]: row[1] for row in rows[1:-1]}),
          (what, {name: n for name, (n, _) in moves.items() if name not in ("before", "after")}))
    for name, _, amount in rows[1:-1]:
        near(amount, moves[name][1] / 100, what=(what, name))
    near(sum(row[2] for row in rows[:-1]), rows[-1][2], what=(what, "adds up"))


def plan(reader):
    for year in (2023, 2024, 2025):
        for months, by in BY.items():
            made, tables = reader.tables("plan", "--from", f"{year}-04-01", "--to", f"{year + 1}-03-31", "--by", by)
            expected = reader.book.plan(year, 4)
            what = (year, by)
            for place, row in enumerate(tables[0][:-1]):
                part = slice(place * months, (place + 1) * months)
                for label, key in (("Last year", "base"), ("Plan", "target"), ("Won", "won")):
                    near(row[label], sum(expected[key][part]) / 100, what=(what, row["Period"], label))
                target = sum(expected["target"][part])
                near(row["Attainment"], sum(expected["won"][part]) / target if target else None, what=what)
            total = tables[0][-1]
            for label, key in (("Last year", "base"), ("Plan", "target"), ("Won", "won")):
                near(total[label], sum(expected[key]) / 100, what=(what, label))
            check_lines(reader, tables[1] if len(tables) > 1 else [], expected, year, what)
            check_remark(made, expected["unrated"], what)
            equal((what, any("is still expected" in text for text in made["remarks"])), (what, expected["expected"] > 0))
            if expected["lines"]:
                due, left = reader.book.due(expected["target"], year, 4)
                check_short(made["figures"][3]["value"], half_up(due), what)
                missing = sum(expected["target"]) - sum(expected["won"])
                check_short(made["figures"][4]["value"], missing / max(left, 1) if left and missing > 0 else 0, what)


def check_lines(reader, table, expected, year, what):
    named = {(reader.book.members.get(line["line"]["owner_id"], "All"), line["line"]["market"] or "All"): line
             for line in expected["lines"].values()}
    equal((what, len(table)), (what, len(named)))
    for row in table:
        line = named[row["Owner"], row["Target market"]]
        targets = [line["line"][f"m{month}"] for month in range(1, 13)]
        due, _ = reader.book.due(targets, year, 4)
        for label, value in (("Last year", line["base"]), ("Plan", sum(targets)), ("Won", line["won"])):
            near(row[label], value / 100, what=(what, row["Owner"], label))
        near(row["Growth"], sum(targets) / line["base"] - 1 if line["base"] > 0 else None, what=(what, row))
        near(row["Attainment"], line["won"] / sum(targets) if sum(targets) else None, what=(what, row))
        near(row["Pace"], line["won"] / half_up(due) if half_up(due) else None, what=(what, row))


NODES, FORCED, STEP, STALE, ATTITUDE, SCORE = map(math.log, (0.7, 0.4, 0.9, 0.85, 1.25, 1.2))
PLAIN = {"intercept": 0, "slope": 1, "missing-nodes": NODES, "forced": FORCED, "customer-ahead": STEP, "we-ahead": STEP,
         "stale": STALE, "attitude": ATTITUDE, "scorecard": SCORE}


def chance(model, facts):
    odds = model["intercept"] + model["slope"] * math.log(facts["base"] / (1 - facts["base"]))
    return 1 / (1 + math.exp(-odds - sum(model[name] * value for name, value in facts.items() if name != "base")))


def calibration(reader):
    entries = reader.book.entries()
    found = reader.report("calibration", "--fit")
    model = {name: float(value) for name, value in (part.split("=") for part in found["model"].split())}
    equal(set(model), set(PLAIN))
    equal((found["entries"], found["deals"]), (len(entries), len({deal for deal, _, _ in entries})))
    brier = lambda used: statistics.fmean((chance(used, facts) - won) ** 2 for _, facts, won in entries)
    near(found["brier"], brier(model))
    near(found["brier_plain"], brier(PLAIN))
    rate = statistics.fmean(won for _, _, won in entries)
    near(found["brier_rate"], rate * (1 - rate))
    bins = collections.defaultdict(list)
    for _, facts, won in entries:
        told = chance(model, facts)
        bins[min(int(told * 10), 9)].append((told, won))
    for place, part in enumerate(found["bins"]):
        equal((place, part["n"]), (place, len(bins[place])))
        if bins[place]:
            near(part["predicted"], statistics.fmean(told for told, _ in bins[place]))
            near(part["won"], statistics.fmean(won for _, won in bins[place]))
    check_fit(model, entries)


def check_fit(model, entries):
    """The model lies where the likelihood, each deal counting once, and the pull towards the plain rule are in balance."""
    count = collections.Counter(deal for deal, _, _ in entries)
    slope = {name: 0.0 for name in PLAIN}
    seen = collections.defaultdict(set)
    for deal, facts, won in entries:
        wrong = (won - chance(model, facts)) / count[deal]
        values = {name: facts.get(name, 0) for name in PLAIN}
        values.update({"intercept": 1, "slope": math.log(facts["base"] / (1 - facts["base"]))})
        for name, value in values.items():
            slope[name] += wrong * value
            seen[name].add(value)
    for name, value in slope.items():
        if name != "intercept" and len(seen[name]) == 1:
            near(model[name], PLAIN[name])
        else:
            ridge = 1 / 9 if name == "intercept" else 1
            near(value - ridge * (model[name] - PLAIN[name]), 0, 1e-3, name)


def time_use(reader):
    classes = ("A", "B", "C", "D and others", "new A, B")
    for first, last in PERIODS:
        for name in (None, MEMBERS[1]):
            options = ("--owner", name) if name else ()
            _, (table,) = reader.tables("time", *period(first, last), *options)
            expected = reader.book.time_use(first, last, reader.owner.get(name))
            equal(len(table) - 1, len(expected))
            equal([table[-1][f"{grade}, {what}"] for grade in ("A", "B", "C", "new A, B") for what in ("accounts", "days")],
                  [8, 10, 12, 4, 24, 4, 4, 2])
            for row in table[:-1]:
                days, accounts, dates = expected[row["Month"], reader.owner.get(row["Owner"])]
                for grade in classes:
                    near(row[f"{grade}, days"], days[grade], what=(first, row))
                    equal((row["Month"], row["Owner"], grade, row[f"{grade}, accounts"]),
                          (row["Month"], row["Owner"], grade, len(accounts[grade])))
                near(row["Days"], len(dates))


def eighty_twenty(reader):
    for first, last in PERIODS:
        for options, chosen in reader.owned():
            what = (first, last, options)
            found, tables = reader.tables("eighty-twenty", *period(first, last), *options)
            ended = reader.book.ended(first, last, chosen)
            won = [(deal, reader.book.closed_amount(deal)) for deal, _ in ended if deal["outcome"] == "won"]
            by_name = {next(iter(table[0])): table for table in tables if table}
            check_shares(by_name.get("Customer", []), [(reader.name_of(deal), amount or 0) for deal, amount in won], what, 100)
            check_shares(by_name.get("Owner", []),
                         [(reader.book.members.get(deal["owner_id"]), amount or 0) for deal, amount in won], what, 30)
            check_people(reader, by_name.get("Person", []), won, what)
            check_few(found, [(reader.name_of(deal), amount or 0) for deal, amount in won], what)
            for row, again in zip(by_name["Customers"], (False, True), strict=True):
                group = [deal for deal, repeat in ended if repeat == again]
                bought = [deal for deal in group if deal["outcome"] == "won"]
                equal((what, again, row["Deals won"], row["Deals lost"]), (what, again, len(bought), len(group) - len(bought)))
                near(row[f"Amount ({HOME})"], sum(reader.book.closed_amount(deal) or 0 for deal in bought) / 100, what=what)
                near(row["Win rate"], len(bought) / len(group) if group else None, what=what)
                cycles = [days_between(deal["created"], deal["closed"]) for deal in bought
                          if deal["closed"] and deal["created"] and deal["created"] <= deal["closed"]]
                near(row["Median cycle, won"], quantile(cycles, 0.5), what=what)
            check_remark(found, sum(amount is None for _, amount in won), what)


def add_up(pairs):
    sums, counts = collections.Counter(), collections.Counter()
    for name, amount in pairs:
        if name is not None:
            sums[name] += amount
            counts[name] += 1
    return sorted(((amount, name, counts[name]) for name, amount in sums.items() if amount > 0), key=lambda row: -row[0])


def check_shares(table, pairs, what, most):
    expected = add_up(pairs)
    total, together = sum(amount for amount, _, _ in expected), 0
    equal((what, len(table)), (what, min(most, len(expected))))
    by_name = {name: (amount, count) for amount, name, count in expected}
    for row, (amount, _, _) in zip(table, expected):
        together += amount
        name = next(iter(row.values()))
        near(row[f"Amount ({HOME})"], amount / 100, what=(what, name))
        near(row[f"Amount ({HOME})"], by_name[name][0] / 100, what=(what, name))
        near(row["Share"], amount / total, what=(what, name))
        near(row["Together"], together / total, what=(what, name))
        equal((what, name, row["Deals won"]), (what, name, by_name[name][1]))


def check_few(found, pairs, what):
    expected = add_up(pairs)
    total, together, few = sum(amount for amount, _, _ in expected), 0, 0
    for amount, _, _ in expected:
        if together < 0.8 * total:
            few += 1
        together += amount
    equal((what, found["figures"][1]["value"]), (what, f"{few} of {len(expected)}"))


def check_people(reader, table, won, what):
    parts = []
    for deal, amount in won:
        taking = [row for row in reader.book.participants if row["deal_id"] == deal["id"]]
        weights = {row["name"]: row["weight"] or 0 for row in taking}
        if not any(weights.values()):
            weights = {row["name"]: int("decision-maker" in (row["roles"] or "")) for row in taking}
        parts += [(name, half_up((amount or 0) * weight / sum(weights.values()))) for name, weight in weights.items() if weight]
    check_shares(table, parts, what, 30)


def monday(reader):
    day = lambda days: str(datetime.date.fromisoformat(reader.cli.today) + datetime.timedelta(days))
    for options, chosen in reader.owned():
        found, tables = reader.tables("monday", *options)
        counts, listed = collections.Counter(), set()
        for deal in reader.book.deals.values():
            if chosen is not None and deal["id"] not in chosen:
                continue
            is_open = deal["outcome"] == "open"
            reasons = {0: day(-6) <= ((deal["stage_since"] if is_open else deal["closed"]) or "") <= day(0),
                       1: is_open and any(reader.book.run_out(deal)), 2: is_open and (deal["next_day"] or "") <= day(7),
                       3: is_open and deal["expected_close"] is not None and deal["expected_close"] <= day(30)}
            counts.update(reason for reason, holds in reasons.items() if holds)
            if any(reasons.values()):
                listed.add(deal["title"])
        equal((options, [figure["value"].replace(",", "") for figure in found["figures"]]),
              (options, [str(counts[reason]) for reason in range(4)]))
        equal((options, sum(len(table) for table in tables)), (options, sum(
            min(200, n) for n in collections.Counter(deal["owner_id"] for deal in reader.book.deals.values()
                                                     if deal["title"] in listed).values())))
        assert {row["Deal"] for table in tables for row in table} <= listed, options


def won_of(reader, first, last, options):
    """What each report says was won in a period: how many deals, and what they brought; None where it does not say."""
    days = ("--from", first, "--to", last)
    won = {}
    for by in ("month", "year"):
        table = reader.report("forecast", *days, "--by", by, *options)["tables"]
        won["forecast by " + by] = (None, table[0]["rows"][-1][1])
        won["forecast by owner, by " + by] = (None, sum(row[1] for row in table[1]["rows"][:-1]))
    groups = next(table for table in reader.tables("eighty-twenty", *days, *options)[1] if table and "Customers" in table[0])
    won["eighty-twenty"] = (sum(row["Deals won"] for row in groups), sum(row[f"Amount ({HOME})"] for row in groups))
    for name in ("funnel", "losses", "velocity"):
        counts = []
        for code in reader.deal_processes:
            found = reader.report(name, *days, *options, "--process", code, *(("--mode", "flow") if name == "funnel" else ()))
            counts.append(found["won"] if name == "funnel" else
                          int(found["figures"][1 if name == "losses" else 3]["note"].split()[0]))
            if name == "losses":
                strategies = [table for table in found["tables"] if table["columns"][0] == "Strategy"]
                equal(counts[-1], sum(row[1] for table in strategies for row in table["rows"]))
        won[name] = (sum(counts), None)
    return won


def reports_agree(reader):
    """What several reports tell is the same, whatever period and owner they are asked for. A flow looks at its period’s end, the
    others at today: the periods end today."""
    random = reader.story.random
    reader.deal_processes = [code for code, in reader.cli.sql("SELECT code FROM process WHERE kind = 'deal'")]
    checked = 0
    for _ in range(6):
        first, last = random.choice(reader.story.days[:-1]), reader.cli.today
        for options in ((), ("--owner", random.choice(MEMBERS)), ("--grade", random.choice("ABCD"))):
            if options[:1] == ("--grade",) and random.random() < 0.5:
                continue
            said = won_of(reader, first, last, options)
            counts = {name: count for name, (count, _) in said.items() if count is not None}
            amounts = {name: amount for name, (_, amount) in said.items() if amount is not None}
            assert len(set(counts.values())) == 1, (first, last, options, counts)
            checked += counts["losses"]
            for name, amount in amounts.items():
                near(amount, amounts["eighty-twenty"], what=(first, last, options, name, amounts))
    assert checked > 20, checked
    year = ("--from", "2024-04-01", "--to", "2025-03-31")
    near(reader.report("plan", *year)["tables"][0]["rows"][-1][3],
         reader.report("forecast", *year)["tables"][0]["rows"][-1][1])
    stale = sum(len(tables[1]["rows"]) for code in reader.deal_processes
                for tables in [reader.report("velocity", "--process", code)["tables"]] if len(tables) > 1)
    equal(reader.report("monday")["figures"][1]["value"].replace(",", ""), str(stale))


def reports_equal_a_recount(cli):
    reader = Reader(cli)
    cli.run("check")
    for part in (funnels, losses, velocity, forecast, plan, time_use, eighty_twenty, monday,
                 reports_agree, calibration):
        part(reader)
        print("#", part.__name__, flush=True)


if __name__ == "__main__":
    run(reports_equal_a_recount, init=None)
