"""Runs pursuit-cli as a script or a person does: from outside, with what it prints and its exit status.

A test is a function that takes a Cli, on a database of its own in a folder of its own; run() calls each one and
reports in TAP. DONE, REFUSED and USAGE are the exit statuses of the contract.
"""
import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

BUILD = Path(os.environ.get("MESON_BUILD_ROOT", "build")).resolve()
PROGRAM = BUILD / "src" / "pursuit-cli"
DATA = Path(__file__).resolve().parent.parent / "data"
DONE, REFUSED, USAGE = 0, 1, 2
TODAY = "2026-03-14"
# What a move needs that no key node and no matrix shall stop.
PUSH = ("--force", "--reason", "in a hurry", "--approved-by", "Anna Berg")


class Cli:
    """pursuit-cli on one database."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.database = self.folder / "test.db"
        self.today = TODAY  # None: what the clock says
        self.environment = {}
        self.messages = ""  # what the last run wrote on stderr

    def start(self, *arguments):
        """The command line and environment of one run."""
        environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=str(self.folder), **self.environment)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
            if name not in self.environment:
                environment.pop(name, None)
        today = ("--today", self.today) if self.today else ()
        command = [str(PROGRAM), "--database", str(self.database), *today, *map(str, arguments)]
        return command, environment

    def run(self, *arguments, status=DONE):
        """Runs one verb, which must end with `status`; gives back what it printed."""
        command, environment = self.start(*arguments)
        result = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=120)
        self.messages = result.stderr.decode("utf-8")
        printed = result.stdout.decode("utf-8")
        assert result.returncode == status, (arguments, result.returncode, printed, self.messages)
        assert status == DONE or self.messages, ("fails without a word", arguments)
        return printed

    def push(self, deal, stage):
        """Moves a deal that meets nothing, as somebody does who may."""
        return self.run("move", deal, stage, *PUSH)

    def json(self, *arguments, status=DONE):
        """Runs one verb with --json; gives back the value."""
        return json.loads(self.run(*arguments, "--json", status=status))

    def rows(self, *arguments):
        """Runs one verb whose plain output is a table; gives back a dictionary a line."""
        lines = self.run(*arguments).splitlines()
        header = lines[0].split("\t")
        return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]

    def sql(self, query):
        """What any program finds in the file: a list of tuples."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def dump(self):
        """All that users have entered: every table but the journal and the index of texts, which `check` compares with
        what it was made from; without versions and voided events."""
        tables = [name for name, in self.sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        rows = {}
        for table in set(tables) - {"operation", "change", "counter", "text_index", "text_order", "text_fresh",
                                   "import", "import_row", "import_mapping"}:
            columns = [row[1] for row in self.sql(f"PRAGMA table_info({table})")]
            kept = [column for column in columns if column not in ("ver", "updated_ms", "operation_id", "last_seq")]
            live = " WHERE voided_by IS NULL" if "voided_by" in columns else ""
            rows[table] = self.sql(f"SELECT {', '.join(kept)} FROM \"{table}\"{live} ORDER BY 1, 2")
        return rows

    def refuse(self, *arguments, because=""):
        """Runs one verb, which must refuse and say `because`."""
        printed = self.run(*arguments, status=REFUSED)
        assert because in self.messages, (because, self.messages)
        return printed

    def misuse(self, *arguments, because=""):
        """Runs one verb in a way that is wrong usage and must be answered by `because`."""
        assert self.run(*arguments, status=USAGE) == "", arguments
        assert because in self.messages, (because, self.messages)


def chance(base, missing=0, forced=0, apart=0, overdue=0):
    """The plain rule: what a deal of that base is worth with key nodes missing, moved by force, out of step or overdue."""
    odds = base / (1 - base) * 0.7 ** missing * 0.4 ** forced * 0.9 ** apart * 0.85 ** overdue
    return odds / (1 + odds)


def equal(found, expected):
    assert found == expected, f"\n   found: {repr(found):.2000}\nexpected: {repr(expected):.2000}"


def run(*tests, init=("init",)):
    """Runs each test on a fresh database and reports in TAP."""
    wanted = sys.argv[1:]
    chosen = [test for test in tests if not wanted or test.__name__ in wanted]
    failed = 0
    print(f"1..{len(chosen)}")
    for number, test in enumerate(chosen, 1):
        name = test.__name__.replace("_", "-")
        with tempfile.TemporaryDirectory(prefix="pursuit-cli-") as folder:
            try:
                cli = Cli(folder)
                if init:
                    cli.run(*init)
                test(cli)
                print(f"ok {number} {name}", flush=True)
            except Exception:
                failed += 1
                print(f"not ok {number} {name}")
                print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), flush=True)
    sys.exit(1 if failed else 0)
