#!/usr/bin/python3
"""How long the win probability of 100,000 open deals takes when the model changes: reading, deriving and writing, and
what a loop over the same columns takes. Processor time, because other programs use the machine too."""
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

CLI = sys.argv[1]
DEALS = int(os.environ.get("PURSUIT_BENCH_DEALS", "200000"))
MODEL = "intercept=0.1 slope=0.9 missing-nodes=-0.3"


def run(path, *arguments):
    begin = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([CLI, "--database", path, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime


def ask_for_all(path, model):
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO setting (name, value) VALUES ('win-model', ?) "
                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value", (model,))
        db.execute("DELETE FROM setting WHERE name IN ('derived-day', 'deriving')")
    db.close()


def read_alone(path):
    begin = time.process_time()
    with sqlite3.connect(path) as db:
        for _ in db.execute("SELECT d.id, d.probability, d.weighted, d.missing, s.probability, s.stale_days FROM deal d "
                            "JOIN stage s ON s.id = d.stage_id WHERE d.outcome = 'open'"):
            pass
    db.close()
    return time.process_time() - begin


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bench.db")
        run(path, "init", "--random", str(DEALS), "--seed", "1")
        run(path, "redo")
        opening = min(run(path, "redo") for _ in range(3))
        nothing, all_of_them = [], []
        for number in range(3):
            ask_for_all(path, MODEL if number % 2 == 0 else "")
            all_of_them.append(run(path, "redo") - opening)
            ask_for_all(path, MODEL if number % 2 == 0 else "")
            nothing.append(run(path, "redo") - opening)
        floor = min(read_alone(path) for _ in range(3))
        print(f"{DEALS // 2} open deals: a loop over six columns {floor:.2f} s; derived {min(nothing):.2f} s, "
              f"{min(nothing) / floor:.1f} x; derived and written {min(all_of_them):.2f} s, "
              f"{min(all_of_them) / floor:.1f} x")


main()
