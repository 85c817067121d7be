#!/usr/bin/python3
"""What the program reads from the map of people, as a script sees it: findings of a deal, and the way to a person."""
from cli import equal, run


def findings(cli, deal="A"):
    return [(one["code"], one["severity"], one["action"]) for one in cli.json("show", "deal", deal)["findings"]]


def finding(cli, code, deal="A"):
    return next(one for one in cli.json("show", "deal", deal)["findings"] if one["code"] == code)


def make_people(cli):
    """Luo decides; Zhou and Sun report to him, Wu to Sun."""
    cli.run("new", "company", "name=Hengda")
    cli.run("new", "deal", "title=A", "company=Hengda", "stage=enter", "buying_stage=criteria")
    cli.run("new", "person", "name=Luo", "company=Hengda", "level=decision", "function=other")
    cli.run("new", "person", "name=Zhou", "company=Hengda", "level=management", "function=technical", "reports_to=Luo")
    cli.run("new", "person", "name=Sun", "company=Hengda", "level=management", "function=using", "reports_to=Luo")
    cli.run("new", "person", "name=Wu", "company=Hengda", "level=operating", "function=using", "reports_to=Sun")


def take_part(cli):
    cli.run("set", "participant", "A", "Luo", "roles=decision-maker", "weight=40", "attitude=1")
    cli.run("set", "participant", "A", "Zhou", "roles=designer", "weight=30", "attitude=-2")
    cli.run("set", "participant", "A", "Sun", "roles=user", "weight=30", "attitude=2")
    cli.run("set", "participant", "A", "Wu", "attitude=2", "insider=yes")


def meet(cli, *people, day=None):
    for person in people:
        cli.run("new", "activity", "kind=visit", "subject=Talk", "deal=A", "people=" + person,
                "done=" + (day or cli.today))


def an_empty_map_is_named(cli):
    make_people(cli)
    found = findings(cli)
    equal(found[0], ("no-decision-maker", "danger", "add-person"))
    assert ("no-insider", "warning", "mark-insider") in found, found
    assert ("kind-uncovered", "danger", "add-person") in found, found
    equal(finding(cli, "no-insider")["stage"], "Enter")
    equal(finding(cli, "no-insider")["person_id"], None)
    printed = cli.run("show", "deal", "A")
    assert "\nfindings\ndanger\tNo decision maker is known.\n" in printed, printed


def what_is_told_mends_it(cli):
    make_people(cli)
    take_part(cli)
    luo, = [one for one in cli.json("show", "deal", "A")["findings"] if one["code"] == "decision-not-met"]
    equal((luo["severity"], luo["action"], luo["text"]),
          ("danger", "log-visit", "Luo of the decision level has not been met in this deal."))
    equal(cli.sql(f"SELECT name FROM person WHERE id = {luo['person_id']}"), [("Luo",)])
    meet(cli, "Luo")
    equal(finding(cli, "single-threaded")["text"], "All contacts of the last 60 days were with Luo.")
    meet(cli, "Zhou", "Sun", "Wu")
    gone = {"no-decision-maker", "decision-not-met", "no-insider", "single-threaded", "weights-sum", "nobody-against",
            "key-person-not-met"}
    equal([one for one in findings(cli) if one[0] in gone], [])
    cli.run("set", "participant", "A", "Luo", "attitude=-1", "weight=50")
    equal(finding(cli, "opponents-outweigh")["text"], "More weight is against us than for us: 80 % to 30 %.")
    equal(finding(cli, "weights-sum")["text"], "The decision weights add up to 110 %, not to 100 %.")


def path_leads_over_those_we_met(cli):
    make_people(cli)
    take_part(cli)
    meet(cli, "Wu", day="2026-03-10")
    shown = cli.json("show", "person", "Luo", "--deal", "A")
    equal([(step["name"], step["via"]) for step in shown["path"]],
          [("Wu", "reports-to"), ("Sun", "reports-to"), ("Luo", None)])
    assert shown["path_owner"].endswith("met Wu 1 time"), shown["path_owner"]
    # an opponent is not asked, however near he is
    meet(cli, "Zhou", "Zhou", "Zhou")
    equal([step["name"] for step in cli.json("show", "person", "Luo", "--deal", "A")["path"]], ["Wu", "Sun", "Luo"])
    cli.run("set", "participant", "A", "Zhou", "attitude=1")
    equal([step["name"] for step in cli.json("show", "person", "Luo", "--deal", "A")["path"]], ["Zhou", "Luo"])
    printed = cli.run("show", "person", "Luo", "--deal", "A")
    assert "\npath\nZhou (reports to) → Luo\n" in printed, printed
    # who was met long ago does not remember
    cli.today = "2027-06-01"
    equal(cli.json("show", "person", "Luo", "--deal", "A")["path"], [])


def path_needs_a_deal(cli):
    make_people(cli)
    assert "path" not in cli.json("show", "person", "Luo")
    cli.refuse("show", "person", "Luo", "--deal", "Nothing", because="Nothing")
    cli.misuse("show", "deal", "A", "--deal", "A", because="--deal")


run(an_empty_map_is_named, what_is_told_mends_it, path_leads_over_those_we_met, path_needs_a_deal)
