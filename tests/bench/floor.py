# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks of imports share: our command line against the sqlite3 shell, in turn, and the report."""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time

# The shell's database has our page size, write-ahead log, synchronous=FULL and cache, and one checkpoint at the end.
PRAGMAS = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 0;
PRAGMA cache_size = -131072;
"""
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def arguments(variable, rounds):
    """The command line, how many rows and how many rounds: from the arguments, else the environment."""
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else int(os.environ.get(variable, 1000000))
    return sys.argv[1], rows, int(os.environ.get("PURSUIT_BENCH_ROUNDS", rounds))


def timed(argv, **options):
    """Wall and processor time of one process, from exec to exit."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run(argv, check=True, **options)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_shell(path, script):
    return timed(["sqlite3", "-batch", path], input=PRAGMAS + script, text=True, stdout=subprocess.DEVNULL)


def measure_import(cli, path, what, table):
    """Our import into a new database."""
    subprocess.run([cli, "--database", path, "init"], check=True)
    return timed([cli, "--database", path, "import", what, table, "--json"], **QUIET)


def import_with_peak(cli, path, what, table):
    """Wall time of our import into a new database, and the most memory that it held, in MB. The kernel's own figure for a
    child counts this process, from which it was forked, too."""
    subprocess.run([cli, "--database", path, "init"], check=True)
    begin = time.monotonic()
    process = subprocess.Popen([cli, "--database", path, "import", what, table, "--json"], **QUIET)
    peak = 0

    def watch():
        nonlocal peak
        while process.returncode is None:
            try:
                with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
                    peak = max([peak] + [int(line.split()[1]) for line in status if line.startswith("VmHWM:")])
            except OSError:
                return
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    watcher.join()
    assert status == 0, status
    return time.monotonic() - begin, peak * 1.024 / 1000


def compare(rounds, folder, ours, floor):
    """Calls ours(path) and floor(path) in turn, each with the place of a new database; gives back both lists of times."""
    times = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(dir=folder) as place:
            times[0].append(ours(os.path.join(place, "ours.db")))
            times[1].append(floor(os.path.join(place, "floor.db")))
    return times


def report(rows, times):
    """Prints the medians and their ratios."""
    (wall, cpu), (floor_wall, floor_cpu) = ([statistics.median(column) for column in zip(*found)] for found in times)
    print(f"{rows} rows, medians of {len(times[0])}, load {os.getloadavg()[0]:.1f}")
    print(f"sqlite3 shell  {floor_wall:6.1f} s wall {floor_cpu:6.1f} s processor")
    print(f"pursuit-cli    {wall:6.1f} s wall {cpu:6.1f} s processor  {wall / floor_wall:.2f} x wall,"
          f" {cpu / floor_cpu:.2f} x processor", flush=True)
