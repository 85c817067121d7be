#!/usr/bin/python3
"""On which day something happens: in which time zone, at which edge of a period, in which fiscal year."""
import calendar
import datetime
import json
import zoneinfo

from cli import BUILD, equal, run

CLOCK = BUILD / "tests" / "cli" / "libfake-clock.so"


def at(cli, zone, moment):
    """From now on it is that moment in that zone, for the machine that the program runs on."""
    local = datetime.datetime.fromisoformat(moment).replace(tzinfo=zoneinfo.ZoneInfo(zone))
    cli.today = None
    cli.environment = {"TZ": zone, "LD_PRELOAD": str(CLOCK), "PURSUIT_TEST_CLOCK": str(round(local.timestamp() * 1e6))}


def report(cli, name, *arguments):
    return json.loads(cli.run("report", name, *arguments, "--format", "json"))


def win(cli, title, amount):
    cli.run("new", "deal", f"title={title}", f"amount={amount}")
    cli.push(title, "deliver")


def won_by(cli, first, last, by):
    return [row[1] for row in report(cli, "forecast", "--from", first, "--to", last, "--by", by)["tables"][0]["rows"][:-1]]


def check_edge(cli, zone, last, following):
    """Two deals are won half an hour before and ten minutes after the end of a quarter, as clocks go in the zone."""
    cli.database = cli.folder / f"{zone.replace('/', '-')}-{last}.db"
    at(cli, zone, f"{last} 12:00")
    cli.run("init")
    at(cli, zone, f"{last} 23:30")
    win(cli, "before", 100)
    at(cli, zone, f"{following} 00:10")
    win(cli, "after", 30)
    year = last[:4]
    first = f"{year}-{int(last[5:7]) - 2:02}-01"
    # read from elsewhere, on a machine that goes by another zone
    for reader in (zone, "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"):
        at(cli, reader, f"{following} 12:00" if reader == zone else f"{following[:8]}15 12:00")
        equal((reader, cli.sql("SELECT title, closed FROM deal ORDER BY id")),
              (reader, [("before", last), ("after", following)]))
        quarter = ("--from", first, "--to", last)
        flow = report(cli, "funnel", "--mode", "flow", *quarter)
        equal((reader, flow["won"], flow["median_cycle_won"]), (reader, 1, 0))
        equal((reader, won_by(cli, first, last, "quarter")), (reader, [100]))
        equal((reader, won_by(cli, first, following, "month")[-2:]), (reader, [100, 30]))
        equal(report(cli, "losses", *quarter)["figures"][1]["note"], "1 won of 1 closed")
        equal(report(cli, "eighty-twenty", *quarter)["figures"][0]["note"], "1 deal won")
    cli.run("check")


def quarters_end_at_midnight_at_home(cli):
    check_edge(cli, "Asia/Shanghai", "2026-03-31", "2026-04-01")
    check_edge(cli, "America/New_York", "2026-06-30", "2026-07-01")
    # clocks went forward on the last day of the quarter
    check_edge(cli, "Europe/Berlin", "2024-03-31", "2024-04-01")
    # and here a day is half an hour off, and another one is across the date line
    check_edge(cli, "Asia/Kolkata", "2025-12-31", "2026-01-01")
    check_edge(cli, "Pacific/Auckland", "2025-09-30", "2025-10-01")


def an_hour_that_comes_twice_is_of_one_day(cli):
    at(cli, "America/New_York", "2026-11-01 01:30")
    cli.run("init")
    win(cli, "first", 1)
    cli.environment["PURSUIT_TEST_CLOCK"] = str(int(cli.environment["PURSUIT_TEST_CLOCK"]) + 3600 * 1000000)
    win(cli, "second", 2)  # it is half past one again
    at(cli, "America/New_York", "2026-11-01 23:59")
    win(cli, "third", 3)
    equal(cli.sql("SELECT DISTINCT day FROM stage_event"), [("2026-11-01",)])
    at(cli, "America/New_York", "2026-11-02 00:01")
    equal(report(cli, "funnel", "--mode", "flow", "--from", "2026-11-01", "--to", "2026-11-01")["won"], 3)


def days_are_counted_across_a_leap_day_and_a_change_of_clocks(cli):
    for title, begin, end, days in (("leap", "2024-02-28", "2024-03-01", 2), ("none", "2025-02-28", "2025-03-01", 1),
                                    ("spring", "2026-03-07", "2026-03-09", 2), ("autumn", "2026-10-31", "2026-11-02", 2)):
        at(cli, "America/New_York", f"{begin} 23:50")
        if title == "leap":
            cli.run("init")
        cli.run("new", "deal", f"title={title}", "amount=1")
        at(cli, "America/New_York", f"{end} 00:05")
        cli.push(title, "deliver")
        flow = report(cli, "funnel", "--mode", "flow", "--from", begin, "--to", end)
        equal((title, flow["median_cycle_won"], flow["stages"][0]["median_days"]), (title, days, days))
    equal(won_by(cli, "2024-02-29", "2024-02-29", "month"), [0])
    equal(won_by(cli, "2024-02-01", "2024-03-31", "month"), [0, 1])


def a_leap_day_is_compared_with_the_end_of_february(cli):
    cli.today = "2023-02-28"
    cli.run("init")
    cli.run("new", "deal", "title=A", "amount=1")
    cli.run("close", "A", "lost", "--reason", "price")
    cli.today = "2024-02-29"
    cli.run("new", "deal", "title=B", "amount=1")
    cli.run("new", "deal", "title=C", "amount=1")
    for title in "BC":
        cli.run("close", title, "lost", "--reason", "price")
    change = lambda *days, compare="year": report(cli, "losses", "--from", days[0], "--to", days[1], "--compare",
                                                  compare)["figures"][0]["change"]
    equal(change("2024-02-01", "2024-02-29"), "▲ +1, was 1")
    equal(change("2024-01-01", "2024-02-29"), "▲ +1, was 1")
    equal(change("2024-03-01", "2024-03-31", compare="previous"), "▼ −2, was 2")


def fiscal_years_begin_in_any_month(cli):
    """A deal is won on the first and the last day of every month of three years; of each part, what the calendar says."""
    cli.today = "2023-01-01"
    cli.run("init")
    rows, won = ["title,outcome,stage,amount,created,closed"], {}
    for year in (2023, 2024, 2025):
        for month in range(1, 13):
            for day in (1, calendar.monthrange(year, month)[1]):
                amount = len(won) ** 2 + 7
                won[datetime.date(year, month, day)] = amount
                rows.append(f"D{len(won)},won,Bid,{amount},2022-12-31,{year}-{month:02}-{day:02}")
    (cli.folder / "won.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    cli.today = "2026-01-01"
    cli.run("import", "deals", cli.folder / "won.csv")
    for first_month in range(1, 13):
        cli.run("plan", "fiscal", first_month)
        begin = datetime.date(2024 if first_month < 3 else 2023, first_month, 1)  # the leap day is in it
        months = [begin.replace(year=begin.year + (begin.month + i - 1) // 12, month=(begin.month + i - 1) % 12 + 1)
                  for i in range(13)]
        last = str(months[12] - datetime.timedelta(1))
        for by, length in (("month", 1), ("quarter", 3), ("half", 6), ("year", 12)):
            expected = [sum(amount for day, amount in won.items() if months[i] <= day < months[i + length])
                        for i in range(0, 12, length)]
            what = (first_month, by)
            equal((what, won_by(cli, str(begin), last, by)), (what, expected))
            plan = report(cli, "plan", "--from", last, "--by", by)["tables"][0]["rows"]
            equal((what, [row[3] for row in plan]), (what, expected + [sum(expected)]))


run(quarters_end_at_midnight_at_home, an_hour_that_comes_twice_is_of_one_day,
    days_are_counted_across_a_leap_day_and_a_change_of_clocks, a_leap_day_is_compared_with_the_end_of_february,
    fiscal_years_begin_in_any_month, init=None)
