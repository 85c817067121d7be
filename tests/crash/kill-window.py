#!/usr/bin/python3
"""kill -9 of the window at any moment, while a deal is carried to and fro, undone and redone by keyboard.

What the database showed to somebody else before the kill must be there after it, and `pursuit-cli check` must hold.
PURSUIT_CRASH_KILLS says how often (30), PURSUIT_CRASH_SEED repeats the moments.
"""
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "blackbox"))
from harness import Failure, run, wait_for, xdotool  # noqa: E402

KILLS = int(os.environ.get("PURSUIT_CRASH_KILLS", "30"))
SEED = int(os.environ.get("PURSUIT_CRASH_SEED", str(time.time_ns() % 1000000)))
DEAL = "Gear oil frame contract"
KEYS = ["space", "Right", "Return", "space", "Left", "Return", "ctrl+z", "ctrl+shift+z", "ctrl+z", "ctrl+z"]
NEWEST = "SELECT max(id) FROM operation"
MOMENT = 2.5  # the longest that a window lives after it could be used, in seconds


def take(program):
    """Clicks the deal's card; False when the board was laid out anew between the look and the click."""
    try:
        program.click(program.find(re.compile(f": {re.escape(DEAL)},"), "list item"))
        return True
    except AttributeError:
        return False


def live_and_die(program, seconds):
    """Opens the window, works in it and kills it; returns the newest operation that was seen before."""
    program.start()
    wait_for("a card that stays", lambda: take(program))
    hands = subprocess.Popen(["xdotool", "key", "--delay", "15", *(KEYS * 20)])
    seen = 0
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            seen = max(seen, program.query(NEWEST)[0][0])
    finally:
        program.kill()
        hands.kill()
        hands.wait()
        xdotool("keyup", "ctrl", "keyup", "shift")  # xdotool died with them pressed, perhaps
    return seen


def killed_window(program):
    """Nothing that was seen in the database is lost when the window is killed"""
    moments = random.Random(SEED)
    done = 0
    print(f"# PURSUIT_CRASH_SEED={SEED}", flush=True)
    for number in range(KILLS):
        before = program.query(NEWEST)[0][0]
        seen = live_and_die(program, moments.uniform(0, MOMENT))
        after = program.query(NEWEST)[0][0]
        if after < max(seen, before):
            raise Failure(f"kill {number}: operation {seen} was there before it, and {after} is the newest after it")
        done += after - before
        program.cli("check")
    print(f"# {KILLS} kills, {done} operations, none lost", flush=True)
    if done < KILLS:
        raise Failure(f"only {done} operations were done in {KILLS} lives of the window: the keys do not reach it")


if __name__ == "__main__":
    run(killed_window)
