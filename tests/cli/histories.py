"""Random histories of deals, told day by day by commands as people give them: deals come, move forwards and back, by force
and without, change hands and processes, are closed, reopened, deleted, undone, in several currencies."""
import contextlib
import csv
import datetime
import random
import sqlite3
import subprocess

from cli import DONE, PUSH, REFUSED

MEMBERS = ("Anna Berg", "Bert Cole", "Chen Dan", "Dora Eng", "Emil Fox")
RIVALS = ("Castor", "Nordol", "Pollux")
REASONS = ("price", "no-need", "relation", "technical solution")
STRATEGIES = ("advance", "change-view", "change-process", "delay", "win-win")
INDUSTRIES = ("Mining", "Steel", "Retail", "Software", "Cement", "Beekeeping")
REGIONS = ("North", "East China", "Guangdong", "Atlantis")
CURRENCIES = ("CNY", "CNY", "CNY", "USD", "USD", "EUR", "JPY", "GBP")  # of the last one no rate is ever known
KINDS = ("call", "visit", "meeting", "demo", "mail")
STAGES = {"key-account": ("develop", "enter", "propose", "bid", "negotiate", "deliver"),
          "grade-a": ("list", "first-visit", "exchange", "demonstration", "quotation", "negotiation", "contract")}


class Story:
    """Tells `n_deals` histories on `n_days` days; keeps what open deals were on days on which forecasts are kept."""

    def __init__(self, cli, n_deals, n_days, seed):
        self.cli = cli
        self.random = random.Random(seed)
        self.days = self.choose_days(n_days)
        self.share = max(1, n_deals // n_days)
        self.n_refs = 0
        self.snapshots = {}  # day → rows of the table deal, of those that were open
        self.begin()
        for day in self.days:
            self.tell_day(day)
        self.plan()

    def choose_days(self, n_days):
        """Borders of months, quarters and years among them, and a leap day."""
        edges = ["2023-12-31", "2024-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01",
                 "2024-06-30", "2024-07-01", "2024-09-30", "2024-10-01", "2024-12-31", "2025-01-01"]
        first = datetime.date(2023, 12, 1)
        others = {str(first + datetime.timedelta(self.random.randrange(456))) for _ in range(n_days - len(edges))}
        return sorted(others.union(edges, {"2025-03-17"}))

    def run(self, *arguments):
        """A command that may be refused."""
        command, environment = self.cli.start(*arguments)
        result = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=300)
        assert result.returncode in (DONE, REFUSED), (arguments, result.stderr.decode())
        return result.returncode == DONE

    def each(self, deals, verb, *arguments):
        """One command for many deals; not on every day."""
        if deals and self.random.random() < 0.6:
            self.run(*verb, *arguments, "--where", "id is " + "|".join(map(str, sorted(deals))))

    def pick(self, deals, share):
        return self.random.sample(deals, round(len(deals) * share)) if deals else []

    def day(self, first, last):
        """A day so many days from today on."""
        today = datetime.date.fromisoformat(self.cli.today)
        return str(today + datetime.timedelta(self.random.randint(first, last)))

    def write(self, name, header, rows):
        with open(self.cli.folder / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
        return self.cli.folder / name

    def begin(self):
        self.cli.today = self.days[0]
        self.cli.run("init", "--currency", "CNY")
        self.cli.run("import", "owners", self.write("owners.csv", ["name"], [[name] for name in MEMBERS]))
        self.n_companies = max(12, self.share * len(self.days) // 8)
        self.cli.run("import", "companies", self.write("companies.csv", ["name", "industry", "region"], [
            [f"Company {i}", self.random.choice(INDUSTRIES), self.random.choice(REGIONS)]
            for i in range(self.n_companies)]))
        self.cli.run("import", "people", self.write("people.csv", ["name", "company", "title"], [
            [f"Person {i}", f"Company {i % self.n_companies}", "Director"] for i in range(40)]))
        rates = [("USD", "2024-02-01", 7.1), ("USD", "2024-06-30", 7.25), ("USD", "2025-01-01", 6.9),
                 ("EUR", "2022-01-01", 7.7), ("EUR", "2024-10-01", 7.9), ("JPY", "2022-01-01", 0.051)]
        for rate, day, value in rates:
            self.cli.run("rate", "set", rate, value, day)
        self.cli.run("plan", "fiscal", "4")

    def import_deals(self, process, n):
        rows = []
        for _ in range(n):
            self.n_refs += 1
            outcome = self.random.choices(("open", "won", "lost", "withdrawn", "postponed"), (80, 8, 7, 3, 2))[0]
            created = self.day(-90, 0)
            closed = self.random.choice((created, self.cli.today, "")) if outcome != "open" else ""
            amount = self.random.choice((0, 90, 1200.5, 33000, 250000.25, 4000000))
            rows.append([f"R{self.n_refs}", f"Deal {self.n_refs}", f"Company {self.random.randrange(self.n_companies)}",
                         self.random.choice(MEMBERS + ("",)), self.random.choice(STAGES[process][:4]), outcome,
                         "" if self.random.random() < 0.04 else round(amount), self.random.choice(CURRENCIES),
                         "" if self.random.random() < 0.03 else created, closed,
                         "" if self.random.random() < 0.1 else self.day(-20, 200),
                         self.random.choice(("", "", "", "commit", "best-case", "pipeline", "omitted"))])
        self.cli.run("import", "deals", self.write("deals.csv", [
            "ref", "title", "company", "owner", "stage", "outcome", "amount", "currency", "created", "closed",
            "expected_close", "forecast"], rows), "--process", process)

    def import_activities(self, deals):
        rows = []
        for ref in self.pick(deals, 0.5):
            done = self.day(-25, 0)
            planned = self.day(-5, 40) if self.random.random() < 0.3 else ""
            rows.append([self.random.choice(KINDS), "Talk", ref, self.random.choice(MEMBERS), planned,
                         "" if planned and self.random.random() < 0.8 else done])
        for _ in range(len(deals) // 10):
            rows.append(["visit", "Call on them", "", self.random.choice(MEMBERS), "", self.day(-25, 0)])
        for row in rows:
            row.append(f"Company {self.random.randrange(self.n_companies)}" if not row[2] else "")
        self.cli.run("import", "activities", self.write("activities.csv", [
            "kind", "subject", "deal", "owner", "planned", "done", "company"], rows))

    def take_people(self, deals):
        for deal in self.pick(deals, 1)[:3]:
            weights = self.random.choice(((60, 40), (100, 0), (None, None)))
            for weight in weights:
                fields = [f"weight={weight}"] if weight is not None else ["roles=decision-maker"]
                self.run("set", "participant", deal, f"Person {self.random.randrange(40)}", *fields,
                         f"attitude={self.random.randint(-2, 2)}")
            self.run("set", "criteria", deal, f"Price=50,4,{self.random.choice(RIVALS)}:3")

    def move(self, everything):
        for process, stages in STAGES.items():
            open_ones = [row["id"] for row in everything if row["process"] == process and row["outcome"] == "open"]
            for stage in stages:
                chosen = self.pick(open_ones, 0.08)
                self.each(chosen, ("move", "deals", stage), *(PUSH if self.random.random() < 0.75 else ()))
            won = [row["id"] for row in everything if row["process"] == process and row["outcome"] == "won"]
            self.each(self.pick(won, 0.02), ("move", "deals", stages[3]), *PUSH)

    def close(self, deals, closed):
        for outcome, share in (("lost", 0.06), ("withdrawn", 0.02), ("postponed", 0.02), ("won", 0.05)):
            words = ["--reason", self.random.choice(REASONS)] if outcome != "won" else [
                "--force", "--reason", "signed", "--approved-by", MEMBERS[0]]
            if self.random.random() < 0.6:
                words += ["--competitor", self.random.choice(RIVALS)]
            self.each(self.pick(deals, share), ("close", "deals", outcome), *words)
        self.each(self.pick(closed, 0.04), ("reopen", "deals"))

    def change(self, everything):
        ids = [row["id"] for row in everything]
        open_ones = [row["id"] for row in everything if row["outcome"] == "open"]
        won = [row["id"] for row in everything if row["outcome"] == "won" and not row["finished"]]
        for member in self.random.sample(MEMBERS, 2):
            self.each(self.pick(ids, 0.03), ("set", "deals"), f"owner={member}")
        for field, value, share in (
                ("amount", self.random.choice(("", "7777", "500000", "1250000")), 0.05),
                ("currency", self.random.choice(("USD", "CNY", "EUR")), 0.01),
                ("expected_close", self.random.choice(("", self.day(-10, 20), self.day(20, 150))), 0.15),
                ("forecast", self.random.choice(("", "commit", "best-case", "omitted")), 0.08),
                ("forecast_manager", self.random.choice(("", "100", "300000")), 0.05),
                ("strategy", self.random.choice(STRATEGIES), 0.1),
                ("process", self.random.choice(tuple(STAGES)), 0.02),
                ("created", self.day(-60, 0), 0.005)):
            self.each(self.pick(open_ones, share), ("set", "deals"), f"{field}={value}")
        self.each(self.pick(open_ones, 0.02), ("set", "deals"), "probability_own=0.62", "probability_reason=feeling")
        self.each(self.pick(won, 0.3), ("set", "deals"), f"finished={self.cli.today}")
        self.each(self.pick(ids, 0.004), ("delete", "deals"))

    def everything(self):
        with contextlib.closing(sqlite3.connect(self.cli.database)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute("SELECT d.*, p.code AS process FROM deal d JOIN process p ON p.id = d.process_id "
                                      "ORDER BY d.id").fetchall()

    def keep_forecast(self):
        """The first command of a week or month keeps the forecast as it is before that command."""
        today = datetime.date.fromisoformat(self.cli.today)
        last = datetime.date.fromisoformat(max(self.snapshots)) if self.snapshots else None
        self.run("new", "company", f"name=Founded {self.cli.today}")
        if last is None or today.isocalendar()[:2] != last.isocalendar()[:2] or (
                (today.year, today.month) != (last.year, last.month)):
            self.snapshots[self.cli.today] = [dict(row) for row in self.everything() if row["outcome"] == "open"]

    def tell_day(self, day):
        self.cli.today = day
        self.keep_forecast()
        before = self.n_refs
        self.import_deals("key-account", round(self.share * 0.8))
        self.import_deals("grade-a", max(1, self.share // 5))
        everything = self.everything()
        open_ones = [row["id"] for row in everything if row["outcome"] == "open"]
        closed = [row["id"] for row in everything if row["outcome"] != "open"]
        self.import_activities([row["ref"] for row in everything if row["outcome"] == "open"][before // 3:])
        self.take_people(open_ones)
        self.move(everything)
        self.close(open_ones, closed)
        self.change(self.everything())
        for _ in range(self.random.choice((0, 1, 2))):
            if self.run("undo") and self.random.random() < 0.3:
                self.run("redo")

    def plan(self):
        for year, growth in ((2024, 0.1), (2025, 0.3)):
            self.cli.run("plan", "new", year, "market_growth=0.18", f"growth={growth}", "presales=2",
                         "presales_load=1000000")
            self.cli.run("plan", "fill", year, "owner" if year == 2024 else "industry")
        for line in self.cli.json("plan", "show", "2024")[:3]:
            self.cli.run("plan", "target", line["line"], "Q2", "900000.10")
