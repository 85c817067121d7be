#!/usr/bin/python3
"""The map of people as a script sees it: what people are in a deal over time, how they stand to each other, to us and to
rivals, and groups."""
import subprocess

from cli import equal, run


def begin(cli):
    cli.run("new", "deal", "title=Oil", "company=Hengda")
    for name, company in (("Zhao", "Hengda"), ("Sun", "Hengda"), ("Guo", "Design Institute")):
        cli.run("new", "person", f"name={name}", f"company={company}")


def values_are_kept_over_time(cli):
    begin(cli)
    cli.run("set", "participant", "Oil", "Zhao", "attitude=1", "weight=30", "day=2025-11-01", "source=Sun")
    cli.run("set", "participant", "Oil", "Zhao", "attitude=2")
    cli.run("set", "participant", "Oil", "Guo", "weight=10", "roles=designer")
    people = {person["person"]: person for person in cli.json("show", "deal", "Oil")["people"]}
    zhao = people["Zhao"]
    equal((zhao["attitude"], zhao["weight"], zhao["share"], people["Guo"]["share"]), (2, 30, 75, 25))
    equal((zhao["kept"]["attitude"]["day"], zhao["kept"]["attitude"]["aged"]), ("2026-03-14", False))
    equal((zhao["kept"]["weight"]["day"], zhao["kept"]["weight"]["source"], zhao["kept"]["weight"]["aged"]),
          ("2025-11-01", "Sun", True))
    then = {person["person"]: person for person in cli.json("show", "deal", "Oil", "--as-of", "2026-01-01")["people"]}
    equal((then["Zhao"]["attitude"], then["Guo"]["weight"]), (1, None))
    assert "designer" not in cli.run("show", "deal", "Oil", "--as-of", "2026-01-01")
    equal([value["value"] for value in cli.json("show", "person", "Zhao")["values"] if value["field"] == "attitude"],
          ["1", "2"])
    cli.refuse("set", "participant", "Oil", "Zhao", "attitude=0", "day=2026-03-15", because="future")
    cli.refuse("show", "deal", "Oil", "--as-of", "yesterday", because="not a date")
    cli.run("undo")
    cli.run("check")


def ties_are_records(cli):
    begin(cli)
    cli.run("set", "participant", "Oil", "Zhao", "attitude=1")
    friends = cli.json("new", "relation", "from=Sun", "to=Zhao", "kind=friend", "notes=same school")
    equal((friends["from"], friends["to"], friends["day"]), ("Zhao", "Sun", "2026-03-14"))
    cli.refuse("new", "relation", "from=Zhao", "to=Sun", "kind=friend", because="as friends already")
    cli.run("new", "acquaintance", "person=Zhao", "member=Anna Berg", "closeness=3")
    tie = cli.json("new", "rival_tie", "person=Zhao", "competitor=Castor", "contact=Xu")
    cli.run("set", "rival_tie", tie["id"], "closeness=2")
    group = cli.json("new", "party", "deal=Oil", "name=Committee", "kind=evaluation")
    cli.run("new", "party_member", f"party_id={group['id']}", "person=Guo", "chairs=yes")
    deal = cli.json("show", "deal", "Oil")
    equal([relation["notes"] for relation in deal["relations"]], ["same school"])
    equal([(tie["competitor"], tie["closeness"]) for tie in deal["rival_ties"]], [("Castor", 2)])
    equal([(group["name"], [member["person"] for member in group["people"]]) for group in deal["groups"]],
          [("Committee", ["Guo"])])
    person = cli.json("show", "person", "Zhao")
    equal([relation["to"] for relation in person["relations_from"]], ["Sun"])
    equal([known["member"] for known in person["acquaintances"]], ["Anna Berg"])
    cli.run("delete", "relation", friends["id"])
    equal(cli.sql("SELECT count(*) FROM relation"), [(0,)])
    cli.run("undo")
    cli.run("delete", "person", "Zhao")
    equal(cli.sql("SELECT (SELECT count(*) FROM relation) + (SELECT count(*) FROM rival_tie) + "
                  "(SELECT count(*) FROM participant_value)"), [(0,)])
    cli.run("undo")
    equal(cli.sql("SELECT count(*) FROM relation"), [(1,)])
    cli.run("check")


def a_deal_gets_the_people_of_another_one(cli):
    begin(cli)
    cli.run("new", "deal", "title=Trial", "company=Hengda")
    cli.run("new", "deal", "title=Elsewhere", "company=Jinma")
    cli.run("set", "participant", "Trial", "Zhao", "attitude=1", "weight=30", "day=2026-01-05")
    cli.run("set", "participant", "Trial", "Guo", "roles=designer")
    cli.refuse("copy", "participants", "--to", "Trial", "--from", "Trial", because="its own people")
    cli.run("copy", "participants", "--to", "Oil")
    people = {person["person"]: person for person in cli.json("show", "deal", "Oil")["people"]}
    equal(sorted(people), ["Guo", "Zhao"])
    equal((people["Zhao"]["weight"], people["Zhao"]["kept"]["weight"]["day"]), (30, "2026-01-05"))
    cli.refuse("copy", "participants", "--to", "Oil", because="already")
    cli.run("undo")
    equal(cli.json("show", "deal", "Oil")["people"], [])
    cli.run("copy", "participants", "--from", "Trial", "--to", "Elsewhere")
    equal(len(cli.json("show", "deal", "Elsewhere")["people"]), 2)
    cli.refuse("copy", "participants", "--from", "Nothing", "--to", "Oil", because="Nothing")
    cli.misuse("copy", "participants", because="--to")
    cli.misuse("copy", "deals", "--to", "Oil", because="Only participants")
    cli.run("check")


def organisation_is_records(cli):
    begin(cli)
    hengda = cli.json("show", "person", "Zhao")["company_id"]
    trip = cli.json("new", "trip", "person=Zhao", "from_day=2026-03-20", "to_day=2026-03-24", "place=Sanya")
    cli.refuse("set", "trip", str(trip["id"]), "to_day=2026-03-01", because="before it begins")
    shown, = cli.json("show", "person", "Zhao", "--private")["trips"]
    equal((shown["from_day"], shown["to_day"], shown["place"]), ("2026-03-20", "2026-03-24", "Sanya"))
    plant = cli.json("new", "department", f"company_id={hengda}", "name=Plant", "head=Zhao")
    audit = cli.json("new", "department", f"company_id={hengda}", "name=Audit")
    cli.run("new", "department_check", f"checker_id={audit['id']}", f"checked_id={plant['id']}")
    equal([(row["name"], row["head"]) for row in cli.json("show", "company", "Hengda")["departments"]],
          [("Audit", None), ("Plant", "Zhao")])
    cli.run("delete", "department", str(plant["id"]))
    equal(cli.sql("SELECT count(*) FROM department_check"), [(0,)])
    cli.run("undo")
    cli.run("delete", "trip", str(trip["id"]))
    equal(cli.json("show", "person", "Zhao", "--private")["trips"], [])
    cli.run("check")


def own_life_is_given_out_when_asked_for(cli):
    begin(cli)
    cli.run("set", "person", "Zhao", "birthday=3-9", "hobbies=go, calligraphy", "mobile=138")
    cli.run("new", "trip", "person=Zhao", "from_day=2026-03-20", "place=Sanya")
    for verb in (("show", "person", "Zhao"), ("list", "people"), ("export", "people"), ("export", "all")):
        json_form = verb if verb[0] != "export" else (*verb, "--format", "json")
        for arguments in ((*json_form, "--json"), verb if verb != ("export", "all") else json_form):
            hidden = cli.run(*arguments)
            assert "138" in hidden, arguments
            for word in ("calligraphy", "hobbies", "birthday", "03-09", "Sanya"):
                assert word not in hidden, (arguments, word)
            shown = cli.run(*arguments, "--private")
            assert "calligraphy" in shown and "--03-09" in shown, arguments
    assert "Sanya" in cli.run("show", "person", "Zhao", "--private")


def everything_of_a_person_is_reported(cli):
    begin(cli)
    cli.run("set", "person", "Zhao", "birthday=1975-03-09", "family=two daughters", "authority=5000")
    cli.run("new", "trip", "person=Zhao", "from_day=2026-03-20", "place=Sanya")
    cli.run("set", "participant", "Oil", "Zhao", "attitude=1", "day=2026-02-01", "source=a lunch")
    cli.run("set", "participant", "Oil", "Zhao", "roles=user,evaluator", "weight=40", "insider=yes")
    cli.run("new", "acquaintance", "person=Zhao", "member=Anna Berg", "closeness=3")
    report = cli.json("report", "person", "Zhao")
    assert "private" in report["about"], report["about"]
    person = report["person"]
    equal((person["birthday"], person["family"], person["authority"]), ("1975-03-09", "two daughters", "5000.00"))
    equal([trip["place"] for trip in report["trips"]], ["Sanya"])
    equal([(role["deal"], role["attitude"]) for role in report["roles"]], [("Oil", 1)])
    assert "a lunch" in [value["source"] for value in report["values"]], report["values"]
    equal(report["files"], [])
    paper = cli.folder / "zhao.pdf"
    cli.run("report", "person", "Zhao", "--format", "pdf", "--output", paper)
    equal(paper.read_bytes()[:5], b"%PDF-")
    equal(paper.stat().st_mode & 0o777, 0o600)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True).stdout.decode()
    for words in ("Zhao, Hengda", "Trusted", "40 %", "Supporter", "User, Evaluator", "private things too", "two daughters", "9 March 1975", "Sanya", "Role in “Oil”"):
        assert words in text, (words, text)
    cli.refuse("report", "person", "Nobody", "--json", because="Nobody")
    cli.misuse("report", "person", "--json", because="Say who")
    cli.misuse("report", "funnel", "Zhao", "--json", because="too much")


run(values_are_kept_over_time, ties_are_records, a_deal_gets_the_people_of_another_one, organisation_is_records,
    own_life_is_given_out_when_asked_for, everything_of_a_person_is_reported)
