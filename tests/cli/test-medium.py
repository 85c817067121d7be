#!/usr/bin/python3
"""Databases where nothing can be written: a full disk, a medium that can only be read.

Runs in a mount namespace of its own, where it may mount file systems; where that is not permitted it is skipped.
"""
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys

from cli import equal, run


@contextlib.contextmanager
def mount(cli, size):
    """Moves the database onto a small file system of its own."""
    medium = cli.folder / "medium"
    medium.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", medium], check=True)
    try:
        shutil.copy(cli.database, medium / "test.db")
        cli.database = medium / "test.db"
        yield medium
    finally:
        subprocess.run(["umount", medium], check=True)


def protect(medium):
    subprocess.run(["mount", "-o", "remount,ro", medium], check=True)


def fill_up(medium):
    """Takes all room that is left; gives back the file that holds it."""
    filler = medium / "filler"
    with open(filler, "wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                pass
    return filler


def reading_verbs_on_a_read_only_medium(cli):
    cli.run("new", "company", "name=Steel")
    cli.run("new", "deal", "title=A", "company=Steel", "amount=5", "stage=bid")
    verbs = (("list", "deals"), ("show", "deal", "A"), ("export", "all", "--format", "json"), ("history",),
             ("report", "funnel", "--format", "json"), ("check",))
    before = [cli.run(*verb) for verb in verbs]
    with mount(cli, "8m") as medium:
        protect(medium)
        equal([cli.run(*verb) for verb in verbs], before)
        cli.run("backup", cli.folder / "one.backup")
        equal(sorted(path.name for path in medium.iterdir()), ["test.db"])
        for verb in (("new", "company", "name=Wood"), ("move", "A", "deliver"), ("undo",), ("delete", "deal", "A")):
            cli.refuse(*verb, because="cannot be opened for writing: Read-only file system")


def log_on_a_read_only_medium(cli):
    """What was committed before a crash is read although the log cannot be brought in."""
    with sqlite3.connect(cli.database) as connection:
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("UPDATE member SET name = 'Zhao'")
        connection.commit()
        log = cli.database
        with mount(cli, "8m") as medium:
            for suffix in ("-wal", "-shm"):
                shutil.copy(f"{log}{suffix}", f"{cli.database}{suffix}")
            protect(medium)
            equal([row["name"] for row in cli.rows("list", "owners")], ["Zhao"])


def full_disk(cli):
    cli.run("new", "company", "name=Steel")
    table = cli.folder / "companies.csv"
    table.write_text("name\n" + "".join(f"Company {i}\n" for i in range(2000)), encoding="utf-8")
    with mount(cli, "3m") as medium:
        filler = fill_up(medium)
        for verb in (("new", "company", "name=Wood"), ("undo",), ("import", "companies", table)):
            cli.refuse(*verb, because="disk is full")
        equal([row["name"] for row in cli.rows("list", "companies")], ["Steel"])
        equal(cli.run("check"), "")
        filler.unlink()
        cli.run("new", "company", "name=Wood")
        equal(sorted(row["name"] for row in cli.rows("list", "companies")), ["Steel", "Wood"])
        equal(cli.run("check"), "")


def enter_namespace():
    if "PURSUIT_TEST_NAMESPACE" in os.environ:
        return
    unshare = ["unshare", "--map-root-user", "--mount"]
    probe = [*unshare, "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        permitted = subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        permitted = False
    if not permitted:
        print("1..0 # SKIP nothing can be mounted here")
        sys.exit(0)
    os.environ["PURSUIT_TEST_NAMESPACE"] = "1"
    os.execvp("unshare", [*unshare, sys.executable, *sys.argv])


enter_namespace()
run(reading_verbs_on_a_read_only_medium, log_on_a_read_only_medium, full_disk)
