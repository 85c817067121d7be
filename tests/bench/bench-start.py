#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From exec to the painted board, and private memory when idle, against a bare window in the same run.

bench-start.py PURSUIT PURSUIT-CLI BARE-WINDOW [DEALS [ROUNDS]]: medians of ROUNDS (5), on DEALS (1,000,000) random deals.
"""
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time

CARDS, COLUMNS = "cards painted", "columns painted"


def private_kib(pid):
    """Private memory of a process: clean and dirty pages that no other process shares."""
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        return sum(int(line.split()[1]) for line in rollup if line.startswith("Private_"))


def processor_ms(pid):
    """What the first thread of a process, the window's, had of a processor so far."""
    with open(f"/proc/{pid}/task/{pid}/schedstat") as stat:
        return int(stat.read().split()[0]) / 1e6


def run(argv, last, idle=0):
    """Starts a program, waits for milestone `last`, returns {milestone: (ms, processor ms)} and, after `idle` seconds,
    its memory."""
    environment = dict(os.environ, PURSUIT_DEBUG="time")
    begin = time.monotonic()
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=environment, start_new_session=True)
    marks, buffer, give_up = {}, b"", begin + 60
    while last not in marks and time.monotonic() < give_up:
        if not select.select([process.stderr], [], [], 1)[0]:
            continue
        data = os.read(process.stderr.fileno(), 65536)
        if not data:
            break
        buffer += data
        *lines, buffer = buffer.split(b"\n")
        for line in lines:
            words = line.decode(errors="replace").split(" ", 2)
            if words[0] == "pursuit-time":
                marks.setdefault(words[2], (int(words[1]) / 1000 - begin * 1000, processor_ms(process.pid)))
    memory = 0
    if idle and process.poll() is None:
        time.sleep(idle)
        memory = private_kib(process.pid)
    process.kill()
    process.wait()
    if last not in marks:
        sys.exit(f"{argv[0]} never said “{last}”: {buffer.decode(errors='replace')} {marks}")
    return marks, memory


def main():
    pursuit, cli, bare = sys.argv[1:4]
    deals = int(sys.argv[4]) if len(sys.argv) > 4 else int(os.environ.get("PURSUIT_BENCH_DEALS", 1000000))
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    with tempfile.TemporaryDirectory() as folder:
        database = os.environ.get("PURSUIT_BENCH_DATABASE")
        if not database:
            database = os.path.join(folder, "bench.db")
            subprocess.run([cli, "--database", database, "init", "--random", str(deals), "--seed", "1"], check=True)
        run([bare], CARDS)
        run([pursuit, database], COLUMNS)
        figures = {"bare": [], "cards": [], "columns": []}
        for _ in range(rounds):
            figures["bare"].append(run([bare], CARDS)[0][CARDS])
            marks, _memory = run([pursuit, database], COLUMNS)
            figures["cards"].append(marks[CARDS])
            figures["columns"].append(marks[COLUMNS])
        def tell(name, title):
            wall, processor = (statistics.median(values[k] for values in figures[name]) for k in (0, 1))
            line = f"{title:16} {wall:7.0f} ms, on a processor {processor:4.0f} ms"
            if name != "bare":
                ratios = [statistics.median(a[k] / b[k] for a, b in zip(figures[name], figures["bare"])) for k in (0, 1)]
                line += f"; {ratios[0]:.2f} x the bare window, on a processor {ratios[1]:.2f} x"
            print(line)

        tell("bare", "bare window")
        tell("cards", "cards painted")
        tell("columns", "columns painted")
        bare_memory = run([bare], CARDS, idle=3)[1]
        memory = run([pursuit, database], COLUMNS, idle=6)[1]
        print(f"private memory   {memory / 1024:7.1f} MiB  + {(memory - bare_memory) / 1024:.1f} MiB over the bare window")


main()
