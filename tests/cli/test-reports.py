#!/usr/bin/python3
"""What the reports say, computed a second way: from the rows that the file holds, by other code."""
import collections
import datetime
import json
import statistics

from cli import equal, run

FAR = ("0000-00-00", "9999-12-31")


def report(cli, name, *arguments):
    """The report's figures by their label, and its tables as lists of dictionaries."""
    made = json.loads(cli.run("report", name, *arguments, "--format", "json"))
    figures = {figure["label"]: figure for figure in made["figures"]}
    tables = [[dict(zip(table["columns"], row, strict=True)) for row in table["rows"]] for table in made["tables"]]
    return figures, tables


def near(found, expected):
    assert abs(found - expected) < 1e-6 * max(1, abs(expected)), (found, expected)


def sales(cli, first=FAR[0], last=FAR[1], owner=None):
    """Deals that ended on those days: id, company, owner, amount, days, won, whether the customer had bought before."""
    rows = cli.sql("SELECT id, company_id, owner_id, ifnull(amount, 0), created, closed, outcome = 'won' FROM deal "
                   "WHERE outcome IN ('won', 'lost', 'withdrawn')")
    found = []
    for deal, company, member, amount, created, closed, won in rows:
        again = any(other[1] == company and other[6] and other[0] != deal and other[5] <= created
                    and (other[5], other[0]) < (closed, deal) for other in rows)
        days = (datetime.date.fromisoformat(closed) - datetime.date.fromisoformat(created)).days
        if first <= closed <= last and owner in (None, member):
            found.append((company, member, amount / 100, days, won, again))
    return found


def shares(pairs):
    """(name, amount) added up, the greatest first, with the running sum."""
    sums, counts = collections.Counter(), collections.Counter()
    for name, amount in pairs:
        sums[name] += amount
        counts[name] += 1
    total, running, result = sum(sums.values()), 0, []
    for name, amount in sorted(sums.items(), key=lambda item: -item[1]):
        running += amount
        result.append((name, amount, running / total, counts[name]))
    return result


def check_shares(table, column, expected):
    """Those of the same amount may stand in any order."""
    for row, (_, amount, together, _) in zip(table, expected):
        near(row["Amount (CNY)"], amount)
        near(row["Together"], together)
    named = {name: (round(amount, 2), count) for name, amount, _, count in expected}
    for row in table:
        equal((round(row["Amount (CNY)"], 2), int(row["Deals won"])), named[row[column]])


def eighty_twenty_adds_up(cli):
    cli.run("init", "--random", "900", "--seed", "5")
    cli.today = "2026-11-22"
    company = dict(cli.sql("SELECT id, name FROM company"))
    member = dict(cli.sql("SELECT id, name FROM member"))
    owner = cli.sql("SELECT min(owner_id) FROM deal WHERE outcome = 'won'")[0][0]
    for options, days, who in (((), FAR, None),
                               (("--from", "2025-01-01", "--to", "2025-12-31"), ("2025-01-01", "2025-12-31"), None),
                               (("--owner", member[owner]), FAR, owner)):
        ended = sales(cli, *days, who)
        won = [sale for sale in ended if sale[4]]
        figures, (customers, loyalty, *rest) = report(cli, "eighty-twenty", *options)
        expected = shares((company[sale[0]], sale[2]) for sale in won)
        check_shares(customers, "Customer", expected[:100])
        reaching = 1 + sum(1 for _, _, together, _ in expected if together < 0.8 - 1e-12)
        equal(figures["Customers that bring 80 %"]["value"], f"{reaching} of {len(expected)}")
        for row, again in zip(loyalty, (False, True), strict=True):
            group = [sale for sale in ended if sale[5] == again]
            bought = [sale for sale in group if sale[4]]
            equal((row["Deals won"], row["Deals lost"]), (len(bought), len(group) - len(bought)))
            near(row["Amount (CNY)"], sum(sale[2] for sale in bought))
            near(row["Win rate"], len(bought) / len(group))
            near(row["Median cycle, won"], statistics.median(sale[3] for sale in bought))
        check_shares(rest[-1], "Owner", shares((member[sale[1]], sale[2]) for sale in won))


def people_have_parts_of_deals(cli):
    """By their weight in the decision; no two people of the sample have one name."""
    cli.run("init", "--sample", "team")
    parts = []
    for deal, amount in cli.sql("SELECT id, amount FROM deal WHERE outcome = 'won' AND amount > 0"):
        taking = cli.sql("SELECT q.name || ' ' || q.id, q.name, ifnull(p.weight, 0), ifnull(p.roles, '') "
                         f"FROM participant p JOIN person q ON q.id = p.person_id WHERE p.deal_id = {deal}")
        if not any(weight for _, _, weight, _ in taking):
            taking = [(key, name, "decision-maker" in roles, roles) for key, name, _, roles in taking]
        whole = sum(weight for _, _, weight, _ in taking)
        parts += [(key, amount * weight / whole / 100) for key, _, weight, _ in taking if weight]
    expected = shares(parts)
    _, tables = report(cli, "eighty-twenty")
    people = next(table for table in tables if "Person" in table[0])
    assert len(people) == min(len(expected), 30) > 5
    for row, (key, amount, _, count) in zip(people, expected):
        assert abs(row["Amount (CNY)"] - amount) < 0.05, (row, key, amount)
    equal(sorted(row["Person"] for row in people[:5]), sorted(key.rsplit(" ", 1)[0] for key, *_ in expected[:5]))


def days_go_to_grades(cli):
    cli.run("init", "--sample", "team")
    cli.today = cli.sql("SELECT max(done) FROM activity")[0][0]
    cli.run("set", "company", cli.sql("SELECT company_id FROM activity WHERE company_id IS NOT NULL AND done IS NOT NULL "
                                      "GROUP BY 1 ORDER BY count(*) DESC")[0][0], "grade_said=C", "grade_reason=hunch")
    events = cli.sql("SELECT row_id, day, to_grade FROM grade_event WHERE tbl = 'company' AND voided_by IS NULL "
                     "ORDER BY id")
    grades = dict(cli.sql("SELECT id, grade FROM company"))
    rows = cli.sql("SELECT m.name, ifnull(a.company_id, d.company_id), a.done FROM activity a "
                   "LEFT JOIN deal d ON d.id = a.deal_id JOIN member m ON m.id = a.owner_id WHERE a.done IS NOT NULL")
    first = dict(cli.sql("SELECT company_id, min(done) FROM activity GROUP BY 1"))
    per_day = collections.Counter((owner, day) for owner, _, day in rows)
    days, accounts = collections.Counter(), collections.defaultdict(set)
    for owner, company, day in rows:
        known = [grade for row, when, grade in events if row == company and when <= day]
        ever = [grade for row, _, grade in events if row == company]
        grade = known[-1] if known else ever[0] if ever else grades.get(company, "D")
        if grade in "AB" and first.get(company, "")[:7] == day[:7]:
            grade = "new A, B"
        key = (day[:7], owner, "D and others" if grade == "D" else grade)
        days[key] += 1 / per_day[owner, day]
        if company:
            accounts[key].add(company)
    _, (table,) = report(cli, "time")
    assert len({key[2] for key in days}) > 2, "the sample has customers of several grades"
    equal(table[-1]["A, accounts"], 8)
    equal(table[-1]["C, days"], 4)
    equal(len(table) - 1, len({key[:2] for key in days}))
    for row in table[:-1]:
        month = row["Month"]
        for grade in ("A", "B", "C", "D and others", "new A, B"):
            near(row[f"{grade}, days"], days[month, row["Owner"], grade])
            equal(row[f"{grade}, accounts"], len(accounts[month, row["Owner"], grade]))
        near(row["Days"], sum(1 for owner, day in per_day if (day[:7], owner) == (month, row["Owner"])))


def monday_names_what_is_due(cli):
    cli.run("init", "--sample", "team")
    today = datetime.date.fromisoformat(cli.today)
    day = lambda days: str(today + datetime.timedelta(days))
    limit = "(SELECT nullif(stale_days, 0) FROM stage s WHERE s.id = stage_id)"
    where = {
        "Moved in the last 7 days": f"(outcome = 'open' AND stage_since BETWEEN '{day(-6)}' AND '{day(0)}') "
                                    f"OR closed BETWEEN '{day(-6)}' AND '{day(0)}'",
        "Stale": f"outcome = 'open' AND (julianday('{day(0)}') - julianday(stage_since) > {limit} OR (julianday('{day(0)}') - "
                 f"julianday(last_contact) > {limit} AND ifnull(next_day, '') < '{day(0)}'))",
        "Next step due, late or missing": f"outcome = 'open' AND ifnull(next_day, '') <= '{day(7)}'",
        "To close within 30 days": f"outcome = 'open' AND expected_close <= '{day(30)}'",
    }
    figures, tables = report(cli, "monday")
    for label, condition in where.items():
        equal(figures[label]["value"], str(cli.sql(f"SELECT count(*) FROM deal WHERE {condition}")[0][0]))
    wanted = " OR ".join(f"({condition})" for condition in where.values())
    equal(sum(len(table) for table in tables), cli.sql(f"SELECT count(*) FROM deal WHERE {wanted}")[0][0])
    name = cli.sql("SELECT m.name FROM deal d JOIN member m ON m.id = d.owner_id WHERE d.outcome = 'open'")[0][0]
    _, mine = report(cli, "monday", "--owner", name)
    equal(len(mine), 1)
    equal(len(mine[0]), cli.sql("SELECT count(*) FROM deal WHERE owner_id = (SELECT id FROM member WHERE name = "
                                f"'{name}') AND ({wanted})")[0][0])


run(eighty_twenty_adds_up, people_have_parts_of_deals, days_go_to_grades, monday_names_what_is_due, init=None)
