#!/usr/bin/python3
"""Erasing a person: what would go is said first, and nothing is left afterwards, nor in a backup of before."""
from cli import equal, run

MARK = "Zqx7"


def fill(cli):
    cli.run("new", "company", "name=Steel")
    cli.run("new", "person", "name=Boss", "company=Steel")
    cli.run("new", "person", f"name=Wang {MARK}", "company=Steel", "reports_to=1", f"notes=golf {MARK}",
            f"email={MARK}@steel.example", f"family={MARK} junior")
    cli.run("new", "person", "name=Clerk", "company=Steel", "reports_to=2")
    cli.run("new", "deal", "title=Mill", "company=Steel", f"notes=dinner with wang {MARK.lower()}")
    cli.run("set", "participant", "Mill", "2", "weight=50", f"notes=wants {MARK}")
    cli.run("set", "person", "2", f"notes=sails {MARK}")


def marked(path):
    """Whether a file, or any file below a folder, holds the mark."""
    if path.is_dir():
        return any(marked(inner) for inner in path.iterdir())
    return path.exists() and MARK.lower().encode() in path.read_bytes().lower()


def beside(cli):
    """The files of the database: it and what lies beside it."""
    return [path for path in cli.folder.iterdir() if path.name.startswith(cli.database.name)]


def says_what_would_go(cli):
    fill(cli)
    before = cli.dump()
    printed = cli.run("erase", "person", f"Wang {MARK}")
    assert "1\tRoles in deals\n" in printed, printed
    assert "deal\t1\tMill\n" in printed, printed
    assert "Nothing was erased yet" in cli.messages, cli.messages
    equal(cli.dump(), before)
    survey = cli.json("erase", "person", "2")
    equal(survey["erased"], False)
    equal(survey["rows"]["participant"], 1)
    equal(survey["rows"]["reports"], 1)
    equal(survey["mentions"], [{"entity": "deal", "id": 1, "title": "Mill"}])


def erases(cli):
    fill(cli)
    cli.run("erase", "person", f"Wang {MARK}", "--yes")
    equal([row["name"] for row in cli.rows("list", "people")], ["Boss", "Clerk"])
    equal(cli.json("show", "person", "3")["reports_to"], 1)
    equal(cli.json("show", "deal", "Mill")["notes"], f"dinner with wang {MARK.lower()}")
    cli.run("set", "deal", "Mill", "notes=")
    cli.run("erase", "person", "3", "--yes")
    equal(cli.run("check"), "")
    cli.refuse("erase", "person", "2", "--yes", because="not there any more")


def is_erased_from_a_backup_too(cli):
    cli.run("new", "person", "name=Boss")
    cli.run("new", "person", f"name=Wang {MARK}", "reports_to=1")
    cli.run("set", "person", "2", f"notes=golf {MARK}")
    backup = cli.folder / "older.backup"
    cli.run("backup", backup)
    bare = cli.folder / "older.db"
    bare.write_bytes(cli.database.read_bytes())
    assert marked(bare), "the scan finds nothing at all"

    cli.run("erase", "person", "2", "--yes")
    equal([path.name for path in beside(cli) if marked(path)], [])
    listed = (cli.folder / (cli.database.name + ".erased")).read_text(encoding="ascii").split()
    equal(len(listed), 2)
    assert listed[1][:4].isdigit() and "Wang" not in listed, listed
    for older in (backup, bare):
        cli.run("restore", older)
        equal([row["name"] for row in cli.rows("list", "people")], ["Boss"])
        equal([path.name for path in beside(cli) if marked(path)], [])
        equal(cli.run("check"), "")


run(says_what_would_go, erases, is_erased_from_a_backup_too)
