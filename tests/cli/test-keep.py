#!/usr/bin/python3
"""The verbs that keep data whole: check finds what is wrong, backup and restore bring everything back."""
import fcntl
import shutil
import sqlite3

from cli import equal, run


def fill(cli):
    cli.run("new", "company", "name=Steel")
    cli.run("new", "person", "name=Li", "company=Steel")
    cli.run("new", "deal", "title=A", "company=Steel", "amount=5", "stage=bid")
    cli.run("set", "participant", "A", "Li", "weight=50")


def everything(cli):
    return cli.run("export", "all", "--format", "json")


def check_is_clean(cli):
    equal(cli.run("check"), "")
    fill(cli)
    cli.run("undo")
    equal(cli.run("check"), "")
    equal(cli.json("check"), {"ok": True, "findings": []})


def check_is_clean_for_samples(cli):
    for number, arguments in enumerate((("--sample", "team"), ("--sample", "team", "--language", "zh"),
                                        ("--random", "300", "--seed", "3"))):
        cli.database = cli.folder / f"{number}.db"
        cli.run("init", *arguments)
        equal(cli.run("check"), "")


def check_finds_a_wrong_summary(cli):
    fill(cli)
    with sqlite3.connect(cli.database) as connection:
        connection.execute("UPDATE deal_summary SET amount = amount + 1")
    printed = cli.refuse("check", because="1 fault")
    assert printed.strip(), "names no fault"
    found = cli.json("check", status=1)
    equal(found["ok"], False)
    assert found["findings"]


def backup_and_restore(cli):
    fill(cli)
    before = everything(cli)
    archive = cli.folder / "one.backup"
    equal(cli.run("backup", archive), "")
    equal(archive.stat().st_mode & 0o777, 0o600)
    cli.run("delete", "deal", "A")
    cli.run("new", "company", "name=Later")
    cli.run("restore", archive)
    assert "is now in" in cli.messages, cli.messages
    equal(everything(cli), before)
    equal(cli.run("check"), "")
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["people"], [])


def restore_to_another_place(cli):
    fill(cli)
    before = everything(cli)
    archive = cli.folder / "one.backup"
    cli.run("backup", archive)
    cli.database = cli.folder / "new" / "other.db"
    cli.database.parent.mkdir()
    cli.run("restore", archive)
    equal(everything(cli), before)


def backup_keeps_what_is_there(cli):
    archive = cli.folder / "one.backup"
    archive.write_text("mine", encoding="utf-8")
    cli.refuse("backup", archive, because="one.backup")
    equal(archive.read_text(encoding="utf-8"), "mine")
    cli.refuse("backup", "/nonexistent/one.backup", because="/nonexistent")


def wrong_backups_are_refused(cli):
    fill(cli)
    before = everything(cli)
    archive = cli.folder / "one.backup"
    cli.run("backup", archive)
    cli.refuse("restore", cli.folder / "none.backup", because="none.backup")
    text = cli.folder / "text.backup"
    text.write_text("no backup\n" * 1000, encoding="utf-8")
    cli.refuse("restore", text)
    short = cli.folder / "short.backup"
    short.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    cli.refuse("restore", short)
    changed = cli.folder / "changed.backup"
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 0xFF
    changed.write_bytes(data)
    cli.refuse("restore", changed)
    equal(everything(cli), before)


def lock_keeps_restore_out(cli):
    fill(cli)
    archive = cli.folder / "one.backup"
    with open(f"{cli.database}.lock", "a", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cli.run("backup", archive)
        cli.run("check")
        cli.refuse("restore", archive, because="open")
    cli.run("restore", archive)


def restore_of_a_bare_database(cli):
    fill(cli)
    before = everything(cli)
    copy = cli.folder / "copy.db"
    shutil.copy(cli.database, copy)
    cli.run("new", "company", "name=Later")
    cli.run("restore", copy)
    equal(everything(cli), before)


def usage_is_told(cli):
    cli.misuse("backup", because="Usage")
    cli.misuse("restore", because="Usage")
    cli.misuse("check", "all", because="all")


run(check_is_clean, check_is_clean_for_samples, check_finds_a_wrong_summary, backup_and_restore,
    restore_to_another_place, backup_keeps_what_is_there, wrong_backups_are_refused, lock_keeps_restore_out,
    restore_of_a_bare_database, usage_is_told)
