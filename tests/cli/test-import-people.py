#!/usr/bin/python3
"""Import of people: whoever they report to is found in any order, and what cannot be is told, never guessed."""
import random

from cli import equal, run

HEADER = "ref,name,email,company,reports to\n"


def write(cli, rows, header=HEADER, name="people.csv"):
    path = cli.folder / name
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def take(cli, rows, **options):
    """Imports rows; gives back the counts."""
    return cli.json("import", "people", write(cli, rows, **options))


def counts(imported=0, updated=0, skipped=0, rejected=0, warnings=0):
    return {"imported": imported, "updated": updated, "skipped": skipped, "rejected": rejected,
            "warnings": warnings}


def managers(cli):
    return dict(cli.sql("SELECT p.name, m.name FROM person p LEFT JOIN person m ON m.id = p.reports_to"))


def managers_stand_behind_their_reports(cli):
    """By reference, by e-mail address, by name: the last rows are the highest."""
    equal(take(cli, ["3,Cyd,c@x.org,Steel,Bob", "2,Bob,b@x.org,Steel,a@x.org", "4,Dan,,Steel,3", "1,Ada,a@x.org,Steel,"]),
          counts(4))
    equal(managers(cli), {"Ada": None, "Bob": "Ada", "Cyd": "Bob", "Dan": "Cyd"})
    equal(cli.sql("SELECT count(*) FROM person WHERE on_chart = 1"), [(4,)])
    equal(cli.messages.count("Line"), 0)


def any_order_gives_the_same(cli):
    """A hundred people shuffled: the tree is that of the numbers."""
    rows = [f"{n},P{n},p{n}@x.org,Steel,{(n - 1) // 3 if n else ''}" for n in range(100)]
    random.Random(7).shuffle(rows)
    equal(take(cli, rows), counts(100))
    equal(managers(cli), {f"P{n}": f"P{(n - 1) // 3}" if n else None for n in range(100)})


def chinese_names(cli):
    path = write(cli, ["王芳,wf@x.cn,北方钢铁,李伟", "李伟,lw@x.cn,北方钢铁,"], header="姓名,邮箱,公司,上级\n")
    equal(cli.json("import", "people", path), counts(2))
    equal(managers(cli), {"王芳": "李伟", "李伟": None})


def missing_managers_become_placeholders(cli):
    rows = ["1,Ada,a@x.org,Steel,boss@x.org", "2,Bob,b@x.org,Steel,王五", "3,Cyd,c@x.org,Steel,王五", "4,Dan,,Glass,王五"]
    rejects = cli.folder / "rejects.csv"
    equal(cli.json("import", "people", write(cli, rows), "--rejects", rejects), counts(4, warnings=3))
    equal(rejects.exists(), False)  # what came in with a warning is not rejected
    assert "Line 3: The manager “王五” is neither in the file nor in the database" in cli.messages, cli.messages
    equal(cli.sql("SELECT p.name, p.email, c.name FROM person p JOIN company c ON c.id = company_id WHERE placeholder = 1"
                  " AND on_chart = 1 ORDER BY p.id"),
          [("boss@x.org", "boss@x.org", "Steel"), ("王五", None, "Steel"), ("王五", None, "Glass")])
    # known by now: the placeholders become the people, and nobody is there twice
    equal(take(cli, ["9,Eve,boss@x.org,Steel,", "8,王五,w@x.org,Steel,Eve"], name="more.csv"), counts(0, 2))
    equal(cli.sql("SELECT name FROM person WHERE placeholder = 1"), [("王五",)])
    equal(cli.sql("SELECT count(*) FROM person"), [(7,)])
    equal(managers(cli)["Ada"], "Eve")


def references_become_placeholders_with_them(cli):
    equal(take(cli, ["1,Ada,,Steel,", "2,Bob,,Steel,1", "3,Cyd,,Steel,77"]), counts(3, warnings=1))
    equal(take(cli, ["77,Dan,,Steel,"], name="more.csv"), counts(0, 1))
    equal(managers(cli), {"Ada": None, "Bob": "Ada", "Cyd": "Dan", "Dan": None})


def nobody_is_their_own_manager(cli):
    equal(take(cli, ["1,Ada,a@x.org,Steel,a@x.org"]), counts(1, warnings=1))
    assert "Line 2: Ada cannot be their own manager" in cli.messages, cli.messages
    equal(managers(cli), {"Ada": None})


def circles_are_told_with_everybody_in_them(cli):
    """None of the three lines is kept; somebody under the circle is still under it."""
    rows = ["1,Ada,,Steel,2", "2,Bob,,Steel,3", "3,Cyd,,Steel,1", "4,Dan,,Steel,2", "5,Eve,,Steel,4"]
    path = write(cli, rows)
    equal(cli.json("import", "people", path, "--dry-run"), counts(5, warnings=1))
    sentence = "Line 2: These people would report to each other in a circle: Ada → Bob → Cyd → Ada."
    assert sentence in cli.messages, cli.messages
    equal(cli.json("import", "people", path), counts(5, warnings=1))
    assert sentence in cli.messages, cli.messages
    equal(managers(cli), {"Ada": None, "Bob": None, "Cyd": None, "Dan": "Bob", "Eve": "Dan"})


def circles_through_the_database(cli):
    """Ada is above Bob there; the file says the opposite, and then a second circle opens where the first was."""
    take(cli, ["1,Ada,,Steel,", "2,Bob,,Steel,1", "3,Cyd,,Steel,"])
    equal(take(cli, ["1,Ada,,Steel,2"], name="more.csv"), counts(0, 0, 1, warnings=1))
    assert "Ada → Bob → Ada" in cli.messages, cli.messages
    equal(managers(cli), {"Ada": None, "Bob": "Ada", "Cyd": None})
    equal(take(cli, ["2,Bob,,Steel,3", "3,Cyd,,Steel,2", "1,Ada,,Steel,2"], name="third.csv")["warnings"], 2)
    equal(managers(cli), {"Ada": None, "Bob": "Ada", "Cyd": None})


def a_long_circle_and_a_long_chain(cli):
    n = 5000
    equal(take(cli, [f"{i},P{i},,Steel,{(i + 1) % n}" for i in range(n)]), counts(n, warnings=1))
    assert "→ P4999 → P0." in cli.messages, cli.messages[-200:]
    equal(cli.sql("SELECT count(*) FROM person WHERE reports_to IS NULL"), [(n,)])
    cli.run("undo")
    equal(take(cli, [f"{i},P{i},,Steel,{i + 1 if i + 1 < n else ''}" for i in range(n)]), counts(n))
    equal(cli.sql("SELECT count(*) FROM person WHERE reports_to IS NULL"), [(1,)])


def names_that_several_have_are_not_guessed(cli):
    rows = ["1,Li Na,,Steel,", "2,Li Na,,Steel,", "3,Li Na,,Glass,", "4,Bob,,Steel,Li Na", "5,Cyd,,Glass,Li Na"]
    equal(take(cli, rows), counts(5, warnings=1))
    assert "Line 5: Several people of the company go by “Li Na”" in cli.messages, cli.messages
    equal((managers(cli)["Bob"], managers(cli)["Cyd"]), (None, "Li Na"))


def managers_of_another_company_are_told(cli):
    equal(take(cli, ["1,Ada,a@x.org,Steel,", "2,Bob,,Glass,a@x.org"]), counts(2, warnings=1))
    assert "Line 3: The manager “a@x.org” belongs to another company" in cli.messages, cli.messages
    equal(managers(cli)["Bob"], None)


def an_address_twice_is_told(cli):
    """Not two people, and not the second over the first; in another company it is somebody else."""
    rows = ["1,Ada,a@x.org,Steel,", "2,Bob,a@x.org,Steel,", "3,Cyd,a@x.org,Glass,", "1,Dan,,Steel,"]
    path = write(cli, rows)
    rejects = cli.folder / "rejects.csv"
    equal(cli.json("import", "people", path, "--rejects", rejects), counts(2, rejected=2))
    assert "Line 3: Another row of the file has the same reference or e-mail" in cli.messages, cli.messages
    assert "Bob" in rejects.read_text() and "Dan" in rejects.read_text()
    equal(cli.json("import", "people", path), counts(0, 0, 2, 2))
    equal(cli.sql("SELECT name FROM person ORDER BY id"), [("Ada",), ("Cyd",)])


def one_undo_takes_it_back(cli):
    take(cli, ["1,Ada,,Steel,", "2,Bob,,Steel,1"])
    before = cli.dump()
    equal(take(cli, ["3,Cyd,,Steel,4", "4,Dan,,Steel,5", "5,Eve,,Steel,Nobody", "1,Ada,,Steel,3"], name="more.csv"),
          counts(3, 1, warnings=1))
    equal(managers(cli)["Ada"], "Cyd")
    after = cli.dump()
    cli.run("undo")
    equal(cli.dump(), before)
    cli.run("redo")
    equal(cli.dump(), after)
    cli.run("check")


def the_same_file_again_brings_nothing(cli):
    rows = ["2,Bob,,Steel,1", "1,Ada,,Steel,Boss", "3,Cyd,,Steel,4", "4,Dan,,Steel,3"]
    take(cli, rows)
    before = cli.dump()
    equal(take(cli, rows)["updated"], 0)
    equal(cli.dump(), before)


def many_at_once(cli):
    """Enough that the indexes are made behind the rows: the same comes of it, a row told twice among them."""
    n = 60000
    rows = [f"R{i},Person number {i} of the company,p{i}@long.example.org,Steel,{f'R{(i - 1) // 8}' if i else ''}"
            for i in range(n)]
    random.Random(3).shuffle(rows)
    rows.insert(n // 2, "R5,Twice,,Steel,R0")
    path = write(cli, rows)
    assert path.stat().st_size > 4 * 1024 * 1024
    equal(cli.json("import", "people", path), counts(n, rejected=1))
    equal(cli.sql("SELECT count(*) FROM person p JOIN person m ON m.id = p.reports_to WHERE m.ref ="
                  " 'R' || ((substr(p.ref, 2) - 1) / 8)"), [(n - 1,)])
    equal(cli.sql("PRAGMA integrity_check"), [("ok",)])
    cli.run("undo")
    equal(cli.sql("SELECT count(*) FROM person"), [(0,)])


run(managers_stand_behind_their_reports, any_order_gives_the_same, chinese_names, missing_managers_become_placeholders,
    references_become_placeholders_with_them, nobody_is_their_own_manager, circles_are_told_with_everybody_in_them,
    circles_through_the_database, a_long_circle_and_a_long_chain, names_that_several_have_are_not_guessed,
    managers_of_another_company_are_told, an_address_twice_is_told, one_undo_takes_it_back,
    the_same_file_again_brings_nothing, many_at_once)
