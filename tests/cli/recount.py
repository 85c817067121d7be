"""What the reports say, computed a second way: from the rows of the file alone, with lists and sorting. It shares no code with
the program; where it must decide what a figure means, it follows the definitions that stand in the headers."""
import bisect
import collections
import contextlib
import datetime
import math
import sqlite3
import statistics

HOME = "CNY"
NO_DIGITS = ("JPY", "KRW", "VND", "CLP", "ISK")
FATES = ("advanced", "lost", "back", "handed_over", "still_here")
LOSSES = ("rival", "withdrawn", "postponed", "no-need", "other")
EVER = ("0000-01-01", "9999-12-31")


def number_of(day):
    return datetime.date.fromisoformat(day).toordinal()


def days_between(first, last):
    return number_of(last) - number_of(first)


def half_up(value):
    """As C rounds: halves away from zero."""
    return math.floor(value + 0.5) if value >= 0 else -math.floor(0.5 - value)


def quantile(values, share):
    """Linear between ranks, as Hyndman and Fan's type 7."""
    values = sorted(values)
    if not values:
        return None
    rank = (len(values) - 1) * share
    low = math.floor(rank)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (rank - low)


def inside(day, first, last):
    return day is not None and first <= day <= last


def loss_kind(outcome, reason, competitor):
    if outcome in ("withdrawn", "postponed"):
        return outcome
    if reason in LOSSES:
        return reason
    return "rival" if competitor else "other"


class Book:
    """All rows of a database that reports are made from."""

    def __init__(self, path, today):
        self.today = today
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            rows = lambda query: [dict(row) for row in connection.execute(query)]
            self.deals = {row["id"]: row for row in rows("SELECT * FROM deal")}
            self.stages = {row["id"]: row for row in rows("SELECT * FROM stage")}
            self.members = {row["id"]: row["name"] for row in rows("SELECT id, name FROM member")}
            self.companies = {row["id"]: row for row in rows("SELECT * FROM company")}
            self.activities = rows("SELECT * FROM activity WHERE done IS NOT NULL")
            self.participants = rows("SELECT p.*, q.name FROM participant p JOIN person q ON q.id = p.person_id")
            self.rivals = rows("SELECT DISTINCT c.deal_id, s.competitor FROM buying_criterion c "
                               "JOIN criterion_score s ON s.criterion_id = c.id WHERE s.competitor <> ''")
            self.grade_events = rows("SELECT * FROM grade_event WHERE voided_by IS NULL ORDER BY id")
            self.plan_lines = rows("SELECT l.*, p.year, p.currency AS plan_currency, p.market_growth, g.name AS market, "
                                   "g.axis FROM plan_line l JOIN plan p ON p.id = l.plan_id "
                                   "LEFT JOIN market_group g ON g.id = l.market_id ORDER BY l.id")
            self.groups = rows("SELECT * FROM market_group ORDER BY axis, position, id")
            self.settings = dict(connection.execute("SELECT name, value FROM setting"))
            self.rates = collections.defaultdict(list)
            for currency, day, value in connection.execute("SELECT currency, day, value FROM rate ORDER BY 1, 2"):
                self.rates[currency].append((day, value))
            self.events = collections.defaultdict(list)
            for row in rows("SELECT * FROM stage_event WHERE voided_by IS NULL ORDER BY deal_id, seq"):
                self.events[row["deal_id"]].append(row)
        self.processes = collections.defaultdict(list)
        for stage in sorted(self.stages.values(), key=lambda stage: (stage["position"], stage["id"])):
            self.processes[stage["process_id"]].append(stage)

    def rate(self, currency, day, to=HOME):
        """Minor units of one currency for one of the other; None when there is no rate up to that day."""
        def of(code):
            if code == HOME:
                return 1
            place = bisect.bisect_right([since for since, _ in self.rates[code]], day)
            return self.rates[code][place - 1][1] if place else None
        if currency == to:
            return 1
        own, other = of(currency), of(to)
        if own is None or other is None:
            return None
        digits = lambda code: 0 if code in NO_DIGITS else 2
        return own / other * 10 ** (digits(to) - digits(currency))

    def convert(self, amount, currency, day, to=HOME):
        """None when there is an amount, and no rate for it."""
        if not amount:
            return 0
        rate = self.rate(currency, day or self.today, to)
        return None if rate is None else half_up(amount * rate)

    def closed_amount(self, deal):
        return self.convert(deal["amount"], deal["currency"], deal["closed"])

    # Funnel

    def stays(self, deal_id, process, horizon):
        """The stays of a deal in stages of a process up to a day, and how it stood then."""
        order = {stage["id"]: place for place, stage in enumerate(self.processes[process])}
        delivers = {stage["id"] for stage in self.processes[process] if stage["phase"] == "deliver"}
        stays, now = [], None
        for event in self.events[deal_id]:
            day = event["day"] if event["at_known"] else None
            if day is not None and day > horizon:
                break
            stage = event["to_stage_id"] if event["to_stage_id"] in order else None
            was, outcome = now, event["outcome"]
            standing = bool(stays) and stays[-1]["fate"] is None
            moved = stage != (was["stage"] if was else None)
            handed = event["kind"] == "process" or (event["kind"] == "owner" and event["owner_id"] != was["owner_id"])
            if stage is None or outcome in ("lost", "withdrawn", "postponed"):
                stands = False
            elif outcome == "open":
                stands = moved or event["kind"] != "closed"
            else:  # won: to close without moving is to be done with the stage
                stands = stage in delivers and (moved or (event["kind"] != "closed" and standing))
            if outcome in ("lost", "withdrawn", "postponed"):
                fate = "lost"
            elif handed or stage is None:
                fate = "handed_over"
            elif outcome == "won" or (standing and order[stage] > order[was["stage"]]):
                fate = "advanced"
            else:
                fate = "back"
            ends = standing and (moved or handed or not stands)
            loss = loss_kind(outcome, event["reason"], event["competitor"]) if fate == "lost" else None
            left = None
            if ends:
                stays[-1].update(fate=fate, left=day, loss=loss, closing=outcome != "open")
                left = was["stage"] if fate in ("lost", "handed_over") else None
            elif moved and not stands and stage is not None:
                stays.append({"stage": stage, "entered": day, "left": day, "event": event, "fate": "lost" if
                              fate == "lost" else "advanced" if outcome == "won" else "back", "loss": loss,
                              "closing": outcome != "open"})
                left = stage if fate == "lost" else None
            elif stage is not None and fate == "lost" and (was is None or was["outcome"] in ("open", "won")):
                left = stage
            now = dict(event, stage=stage, left=left if left is not None else was and was["left"], at=day,
                       closed=None if outcome == "open" else was["closed"] if was and was["outcome"] != "open" else day,
                       closed_known=True)
            if stands and (ends or not standing):
                stays.append({"stage": stage, "entered": day, "left": None, "event": event, "fate": None, "loss": None,
                              "closing": False})
        return stays, now

    def weight(self, now):
        chance = now["probability_after"]
        return self.stages[now["to_stage_id"]]["probability"] if chance is None else chance

    def funnel(self, mode, process, first, last, chosen=None, owner=None):
        """Rows by stage with lists instead of sums, and the figures of the whole."""
        rows = {stage["id"]: {"entered": 0, "amount": 0, "weighted": 0, "days": [], "fates": collections.Counter(),
                              "losses": collections.Counter()} for stage in self.processes[process]}
        whole = collections.Counter()
        cycles = {"won": [], "lost": []}
        if mode == "now":
            self.fill_now(rows, whole, process, chosen, owner)
            return rows, whole, cycles
        horizon = self.today if mode == "cohort" else min(last, self.today)
        for deal_id in self.events:
            if chosen is not None and deal_id not in chosen:
                continue
            stays, now = self.stays(deal_id, process, horizon)
            if now is None:
                continue
            events = [event for event in self.events[deal_id]]
            begun = events[0]["day"] if events[0]["at_known"] else None
            fill = self.fill_cohort if mode == "cohort" else self.fill_flow
            counted = fill(rows, whole, stays, now, begun, events[0]["owner_id"], first, last, owner)
            whole["deals"] += counted
            mine = counted if mode == "cohort" else bool(stays) and owner in (None, now["owner_id"])
            if not mine:
                continue
            standing = stays[-1]["fate"] is None
            outcome = now["outcome"]
            if outcome == "open":
                whole["open"] += standing
            elif mode == "cohort" or (now["stage"] is not None and inside(now["closed"], first, last)):
                end = "won" if outcome == "won" else "lost"
                whole[end] += 1
                if begun is not None and now["closed"] is not None and now["closed"] >= begun:
                    cycles[end].append(days_between(begun, now["closed"]))
            self.count_forced(whole, deal_id, process, horizon, None if mode == "cohort" else (first, last), outcome)
        return rows, whole, cycles

    def count_forced(self, whole, deal_id, process, horizon, period, outcome):
        """Moves by force in the process, the key nodes that were missing in them, and how the deal ended."""
        forced = 0
        for event in self.events[deal_id]:
            day = event["day"] if event["at_known"] else None
            if day is not None and day > horizon:
                break
            here = self.stages[event["to_stage_id"]]["process_id"] == process
            if event["forced"] and here and (period is None or inside(day, *period)):
                forced += 1
                for node in {line.split("\t")[0] for line in (event["missing"] or "").split("\n") if line}:
                    whole["missing", int(node)] += 1
        whole["forced_moves"] += forced
        whole["forced_deals"] += forced > 0
        whole["forced_won"] += forced > 0 and outcome == "won"
        whole["forced_lost"] += forced > 0 and outcome not in ("open", "won")

    def fill_now(self, rows, whole, process, chosen, owner):
        for deal in self.deals.values():
            delivers = self.stages[deal["stage_id"]]["phase"] == "deliver"
            stands = deal["outcome"] == "open" or (deal["outcome"] == "won" and delivers and deal["finished"] is None)
            if deal["process_id"] != process or not stands or (chosen is not None and deal["id"] not in chosen) or (
                    owner not in (None, deal["owner_id"])):
                continue
            row = rows[deal["stage_id"]]
            rate_day = self.today if deal["outcome"] == "open" else deal["closed"]
            amount = self.convert(deal["amount"], deal["currency"], rate_day)
            row["entered"] += 1
            row["fates"]["still_here"] += 1
            whole["deals"] += 1
            whole["unconverted"] += amount is None
            row["amount"] += amount or 0
            if deal["stage_since"] is not None:
                row["days"].append(max(0, days_between(deal["stage_since"], self.today)))
            if deal["outcome"] == "open":
                weighted = self.convert(deal["weighted"], deal["currency"], self.today) or 0
                whole["open"] += 1
                whole["amount"] += amount or 0
                whole["weighted"] += weighted
                row["weighted"] += weighted

    def add_open(self, row, whole, amount, now):
        weighted = half_up(amount * min(1, max(0, self.weight(now))))
        row["weighted"] += weighted
        whole["weighted"] += weighted
        whole["amount"] += amount

    def fill_cohort(self, rows, whole, stays, now, begun, first_owner, first, last, owner):
        visited = {stay["stage"] for stay in stays if stay["entered"] is not None}
        if not inside(begun, first, last) or not visited or owner not in (None, first_owner):
            return False
        closed = now["closed"] if now["outcome"] != "open" else None
        amount = self.convert(now["amount"], now["currency"], closed)
        whole["unconverted"] += amount is None
        place = {stage_id: number for number, stage_id in enumerate(rows)}
        for stage in visited:
            mine = [number for number, stay in enumerate(stays) if stay["stage"] == stage]
            later = any(place[stay["stage"]] > place[stage] for stay in stays[mine[-1] + 1:])
            here = stays[-1]["fate"] is None and stays[-1]["stage"] == stage
            lost = now["outcome"] in ("lost", "withdrawn", "postponed")
            if stage == now["left"] and now["stage"] is None:
                fate = "handed_over"
            elif stage == now["left"] and lost:
                fate = "lost"
            elif here:
                fate = "still_here"
            elif later or (now["outcome"] == "won" and now["stage"] is not None):
                fate = "advanced"
            else:
                fate = "back"
            row = rows[stage]
            row["entered"] += 1
            row["fates"][fate] += 1
            row["amount"] += amount or 0
            if fate == "lost":
                row["losses"][loss_kind(now["outcome"], now["reason"], now["competitor"])] += 1
            if here and fate == "still_here" and now["outcome"] == "open":
                self.add_open(row, whole, amount or 0, now)
            times = [(stays[number]["entered"], stays[number]["left"]) for number in mine]
            if fate != "still_here" and all(None not in time for time in times):
                total = sum(days_between(*time) for time in times)
                if total >= 0:
                    row["days"].append(total)
        return True

    def fill_flow(self, rows, whole, stays, now, begun, first_owner, first, last, owner):
        counted = False
        for stay in stays:
            event = stay["event"]
            if not inside(stay["entered"], first, last) or owner not in (None, event["owner_id"]):
                continue
            counted = True
            row = rows[stay["stage"]]
            fate = stay["fate"] or "still_here"
            amount = self.convert(event["amount"], event["currency"], stay["left"] if stay["closing"] else None)
            whole["unconverted"] += amount is None
            row["entered"] += 1
            row["amount"] += amount or 0
            row["fates"][fate] += 1
            if fate == "lost":
                row["losses"][stay["loss"]] += 1
            if fate == "still_here" and now["outcome"] == "open":
                self.add_open(row, whole, amount or 0, now)
            if stay["left"] is not None and stay["left"] >= stay["entered"]:
                row["days"].append(days_between(stay["entered"], stay["left"]))
        return counted

    # Losses

    def closed(self, process, first, last, chosen=None):
        open_ended = (first, last) == EVER
        return [deal for deal in self.deals.values() if deal["outcome"] != "open" and deal["process_id"] == process and (
            inside(deal["closed"], first, last) or (open_ended and deal["closed"] is None)) and (
                chosen is None or deal["id"] in chosen)]

    def losses(self, process, first, last, chosen=None):
        """Four tables of {name: [won, rival, withdrawn, postponed, no need, other, total, amount]}."""
        tables = [collections.defaultdict(lambda: collections.Counter()) for _ in range(4)]
        met = collections.defaultdict(set)
        for row in self.rivals:
            met[row["deal_id"]].add(row["competitor"])
        unconverted = 0
        for deal in self.closed(process, first, last, chosen):
            amount = self.closed_amount(deal)
            unconverted += amount is None
            won = deal["outcome"] == "won"
            kind = "won" if won else loss_kind(deal["outcome"], deal["close_reason"], deal["competitor"])
            def count(table, name, what):
                table[name][what] += 1
                table[name]["total"] += 1
                table[name]["amount"] += amount or 0
            count(tables[3], deal["strategy"], kind)
            for rival in met[deal["id"]] | ({deal["competitor"]} if (deal["competitor"] or "").strip() else set()):
                to_another = kind == "rival" and rival != deal["competitor"]
                count(tables[2], rival, "other" if to_another else kind)
            if not won:
                count(tables[0], self.stages[deal["stage_id"]]["name"], kind)
                count(tables[1], deal["close_reason"] or None, kind)
        return tables, unconverted

    # Velocity

    def clocks(self, deal):
        """Days in the stage and days since the last contact; None where they are not known."""
        since = lambda day: max(0, days_between(day, self.today)) if day else None
        return since(deal["stage_since"]), since(deal["last_contact"])

    def run_out(self, deal):
        """Which of the two clocks ran out. A step that is planned holds the second one."""
        limit = self.stages[deal["stage_id"]]["stale_days"] or 0
        here, silent = self.clocks(deal)
        planned = deal["next_day"] is not None and deal["next_day"] >= self.today
        return limit > 0 and (here or 0) > limit, limit > 0 and (silent or 0) > limit and not planned

    def velocity(self, process, first, last, chosen=None):
        stays = collections.defaultdict(list)
        for deal_id, events in self.events.items():
            if chosen is not None and deal_id not in chosen:
                continue
            told = [event for event in events if event["kind"] != "owner"]
            for event, following in zip(told, told[1:]):
                if event["outcome"] == "open" and event["at_known"] and following["at_known"] and (
                        event["day"] <= following["day"]) and inside(following["day"], first, last):
                    stays[event["to_stage_id"]].append(days_between(event["day"], following["day"]))
        closed = self.closed(process, first, last, chosen)
        won = [deal for deal in closed if deal["outcome"] == "won"]
        amounts = [self.convert(deal["amount"], deal["currency"], deal["closed"]) for deal in won
                   if deal["amount"] is not None]
        cycles = [days_between(deal["created"], deal["closed"]) for deal in won
                  if deal["created"] and deal["closed"] and deal["created"] <= deal["closed"]]
        stale, n_open = {}, 0
        for deal in self.deals.values():
            stage = self.stages[deal["stage_id"]]
            if deal["outcome"] != "open" or deal["process_id"] != process or stage["phase"] == "deliver" or (
                    chosen is not None and deal["id"] not in chosen):
                continue
            n_open += 1
            if any(self.run_out(deal)):
                stale[deal["id"]] = self.clocks(deal)
        amounts = [amount for amount in amounts if amount is not None]
        n_then = n_open if last >= self.today else sum(
            self.was_open(deal_id, process, last) for deal_id in self.events if chosen is None or deal_id in chosen)
        per_day = (n_then * statistics.fmean(amounts) * len(won) / len(closed) / statistics.fmean(cycles)
                   if amounts and sum(cycles) else None)
        return {"stays": stays, "stale": stale, "open": n_open, "won": len(won), "closed": len(closed),
                "cycle": statistics.fmean(cycles) if cycles else None,
                "value": statistics.fmean(amounts) if amounts else None, "per_day": per_day}

    def was_open(self, deal_id, process, day):
        """Whether a deal stood in a selling stage of a process at the end of a day, as far as its events tell."""
        last = None
        for event in self.events[deal_id]:
            if event["at_known"] and event["day"] > day:
                break
            last = event
        if last is None or last["outcome"] != "open":
            return False
        stage = self.stages[last["to_stage_id"]]
        return stage["process_id"] == process and stage["phase"] != "deliver" and not stage["retired"]

    # Forecast

    @staticmethod
    def category(said, chance):
        if said:
            return said
        chance = chance or 0
        return "commit" if chance >= 0.75 else "best-case" if chance >= 0.5 else "pipeline" if chance >= 0.05 else "omitted"

    def parts(self, first, last, months, fiscal_month):
        """The first days of the parts of a period, and the day after the last."""
        begins, day = [first], datetime.date.fromisoformat(first).replace(day=1)
        while str(day) <= last:
            if (day.month - fiscal_month) % months == 0 and str(day) > first:
                begins.append(str(day))
            day = (day + datetime.timedelta(32)).replace(day=1)
        return begins + [str(datetime.date.fromisoformat(last) + datetime.timedelta(1))]

    def forecast(self, first, last, months, chosen=None):
        """Sums by (owner, part); part None: in none, or without a date."""
        begins = self.parts(first, last, months, int(self.settings.get("fiscal-month", "1")))
        sums = collections.defaultdict(collections.Counter)
        for deal in self.deals.values():
            if chosen is not None and deal["id"] not in chosen:
                continue
            won = deal["outcome"] == "won"
            if not won and deal["outcome"] != "open":
                continue
            day = deal["closed"] if won else deal["expected_close"]
            if won and not inside(day, first, last):
                continue
            rated = lambda amount: self.convert(amount, deal["currency"], day if won else self.today)
            amount = rated(deal["amount"])
            sums["all"]["unrated"] += amount is None
            place = bisect.bisect_right(begins, day) - 1 if day is not None else -1
            if not 0 <= place < len(begins) - 1:
                continue
            sum_ = sums[deal["owner_id"] or 0, place]
            if won:
                sum_["won"] += amount or 0
                continue
            category = self.category(deal["forecast"], deal["probability"])
            if deal["forecast_manager"] is not None:
                sum_["manager"] += rated(deal["forecast_manager"]) or 0
            elif category == "commit":
                sum_["manager"] += amount or 0
            if category != "omitted":
                sum_[category] += amount or 0
                sum_["weighted"] += rated(deal["weighted"]) or 0
                sum_["n_open"] += 1
        return begins, sums

    def marks(self, snapshots, first, last, chosen=None):
        """Of each month that is over: {owner: (weighted forecast, commit, what came)} from the snapshot of its first days."""
        begins, found = self.parts(first, last, 1, 1), {}
        for begin, after in zip(begins, begins[1:]):
            whole = begin.endswith("-01") and after.endswith("-01")
            end = str(datetime.date.fromisoformat(after) - datetime.timedelta(1))
            kept = min((day for day in snapshots if day >= begin), default=None)
            if not whole or end >= self.today or kept is None or days_between(begin, kept) >= 7:
                continue
            marks = collections.defaultdict(lambda: [0, 0, 0])
            for deal in snapshots[kept]:
                if (deal["expected_close"] or "")[:7] != begin[:7] or (chosen is not None and deal["id"] not in chosen):
                    continue
                category = self.category(deal["forecast"], deal["probability"])
                mark = marks[deal["owner_id"] or 0]
                if category != "omitted":
                    weighted = half_up((deal["amount"] or 0) * (deal["probability"] or 0))
                    mark[0] += self.convert(weighted, deal["currency"], kept) or 0
                if category == "commit":
                    mark[1] += self.convert(deal["amount"], deal["currency"], kept) or 0
            for deal in self.deals.values():
                if deal["outcome"] == "won" and inside(deal["closed"], kept, end) and (
                        chosen is None or deal["id"] in chosen):
                    marks[deal["owner_id"] or 0][2] += self.closed_amount(deal) or 0
            found[begin] = dict(marks)
        return found

    def changes(self, then, since, first, last, chosen=None):
        """How the open deals expected in a period changed since a snapshot: {move: [deals, amount]}."""
        was, moves = {deal["id"]: deal for deal in then}, collections.defaultdict(lambda: [0, 0])
        counts = lambda deal: (deal is not None and deal["outcome"] == "open" and inside(
            deal["expected_close"], first, last) and self.category(deal["forecast"], deal["probability"]) != "omitted")
        worth = lambda deal: self.convert(deal["amount"], deal["currency"], self.today) or 0
        for deal_id in set(was) | set(self.deals):
            old, new = was.get(deal_id), self.deals.get(deal_id)
            if chosen is not None and deal_id not in chosen:
                continue
            before, after = counts(old), counts(new)
            for name, there, deal in (("before", before, old), ("after", after, new)):
                if there:
                    moves[name][0] += 1
                    moves[name][1] += worth(deal)
            difference = (worth(new) if after else 0) - (worth(old) if before else 0)
            if before and after:
                move = "Grown" if difference > 0 else "Shrunk" if difference < 0 else None
            elif after:
                known = old is not None or (new["created"] is not None and new["created"] < since)
                move = "Moved in" if known else "New"
            elif before and (new is None or new["outcome"] != "open"):
                move = "Won" if new is not None and new["outcome"] == "won" else "Lost"
            elif before:
                move = "Left out" if inside(new["expected_close"], first, last) else "Slipped"
            else:
                move = None
            if move:
                moves[move][0] += 1
                moves[move][1] += difference
        return moves

    # Plan

    def group_of(self, axis, text):
        """The target market that a word of a company's file belongs to."""
        key = (text or "").strip().casefold()
        words = [(group["id"], word.strip().casefold()) for group in self.groups if group["axis"] == axis
                 for word in [group["name"]] + (group["includes"] or "").replace("，", ",").replace("\n", ",").split(",")
                 if word.strip()]
        if not key:
            return None
        return next((group for group, word in words if word == key),
                    next((group for group, word in words if word in key), None))

    def plan(self, year, fiscal_month, currency=HOME):
        """Targets, what came and what came the year before, with what is still expected of it: of the whole by month, and of
        each line."""
        lines = [line for line in self.plan_lines if line["year"] == year]
        begin = lambda of, month: str(datetime.date(of + (fiscal_month - 1 + month) // 12, (fiscal_month - 1 + month) % 12 + 1, 1))
        result = {"won": [0] * 12, "base": [0] * 12, "target": [0] * 12, "unrated": 0,
                  "lines": {line["id"]: {"won": 0, "base": 0, "line": line} for line in lines}}
        for line in lines:
            for month in range(12):
                result["target"][month] += line[f"m{month + 1}"]
        known = {}
        result["expected"] = 0
        for deal in self.deals.values():
            won = deal["outcome"] == "won"
            day = deal["closed"] if won else deal["expected_close"]
            if won:
                counts = day is not None and begin(year - 1, 0) <= day < begin(year + 1, 0)
            else:
                counts = deal["outcome"] == "open" and day is not None and self.today <= day < begin(year, 0) and (
                    day >= begin(year - 1, 0) and self.category(deal["forecast"], deal["probability"]) != "omitted")
            if not counts:
                continue
            amount = self.convert(deal["amount" if won else "weighted"], deal["currency"], day if won else self.today, currency)
            if amount is None:
                result["unrated"] += 1
                continue
            result["expected"] += 0 if won else amount
            which = "won" if day >= begin(year, 0) else "base"
            result[which][(int(day[5:7]) - fiscal_month) % 12] += amount
            company = self.companies.get(deal["company_id"], {"industry": None, "region": None})
            groups = {axis: known.setdefault((axis, company[axis]), self.group_of(axis, company[axis]))
                      for axis in ("industry", "region")}
            rest = lambda line: not line["owner_id"] and not line["market_id"]
            takes = [line for line in lines if not rest(line) and line["owner_id"] in (None, deal["owner_id"]) and (
                line["market_id"] is None or line["market_id"] == groups[line["axis"]])]
            for line in takes or [line for line in lines if rest(line)]:
                result["lines"][line["id"]][which] += amount
        return result

    def due(self, targets, year, fiscal_month):
        """Of twelve targets, what was planned up to today, the days of this month counted one by one."""
        due = left = 0
        for month, target in enumerate(targets):
            begin = datetime.date(year + (fiscal_month - 1 + month) // 12, (fiscal_month - 1 + month) % 12 + 1, 1)
            length = ((begin + datetime.timedelta(32)).replace(day=1) - begin).days
            past = min(length, max(0, (datetime.date.fromisoformat(self.today) - begin).days + 1))
            due += target * past / length
            left += 1 - past / length
        return due, left

    # Win probability

    def entries(self):
        """Entries into stages of deals that came to an end: (deal, facts, won)."""
        found = []
        for deal_id, events in self.events.items():
            deal = self.deals.get(deal_id)
            if deal is None or deal["outcome"] not in ("won", "lost", "withdrawn"):
                continue
            for event in events:
                if event["features"] is not None:
                    facts = {name: float(value) for name, value in (part.split("=") for part in event["features"].split())}
                    if 0 < facts.get("base", 0) < 1:
                        found.append((deal_id, facts, deal["outcome"] == "won"))
        return found

    # Eighty–twenty

    def ended(self, first, last, chosen=None):
        """Deals that came to an end in a period, each with whether its customer had bought before."""
        whole = [deal for deal in self.deals.values() if deal["outcome"] in ("won", "lost", "withdrawn")]
        by_company = collections.defaultdict(list)
        for deal in whole:
            if deal["company_id"] and deal["outcome"] == "won":
                by_company[deal["company_id"]].append(deal)
        found = []
        for deal in whole:
            asked = inside(deal["closed"], first, last) or ((first, last) == EVER and deal["closed"] is None)
            if asked and (chosen is None or deal["id"] in chosen):
                again = any(other["closed"] and deal["created"] and other["closed"] <= deal["created"] and (
                    (other["closed"], other["id"]) < (deal["closed"] or "9999", deal["id"]))
                    for other in by_company[deal["company_id"]])
                found.append((deal, again))
        return found

    # Time

    def time_use(self, first, last, owner=None):
        """{(month, owner): (days by class, companies by class, days)}"""
        first_met = {}
        for activity in self.activities:
            company = activity["company_id"] or (self.deals[activity["deal_id"]]["company_id"] if activity["deal_id"] else None)
            activity["customer"] = company
            if company is not None:
                first_met[company] = min(first_met.get(company, activity["done"]), activity["done"])
        by_company = collections.defaultdict(list)
        for event in self.grade_events:
            if event["tbl"] == "company":
                by_company[event["row_id"]].append(event)
        chosen = [activity for activity in self.activities if inside(activity["done"], first, last) and
                  owner in (None, activity["owner_id"])]
        per_day = collections.Counter((activity["owner_id"], activity["done"]) for activity in chosen)
        found = collections.defaultdict(lambda: (collections.Counter(), collections.defaultdict(set), set()))
        for activity in chosen:
            company, day = activity["customer"], activity["done"]
            told = by_company[company]
            before = [event["to_grade"] for event in told if event["day"] <= day]
            grade = before[-1] if before else told[0]["to_grade"] if told else (
                self.companies[company]["grade"] if company else None)
            if grade in ("A", "B") and first_met[company][:7] == day[:7]:
                grade = "new A, B"
            elif grade not in ("A", "B", "C"):
                grade = "D and others"
            days, accounts, dates = found[day[:7], activity["owner_id"]]
            days[grade] += 1 / per_day[activity["owner_id"], day]
            dates.add(day)
            if company:
                accounts[grade].add(company)
        return found
