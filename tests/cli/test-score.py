#!/usr/bin/python3
"""Scorecards and the customer's buying criteria as a script sees them."""
from cli import equal, run


def conditions(cli):
    return {line["condition"]: line["text"] for line in cli.json("show", "deal", "A")["unmet"]}


def assessments_follow_each_other(cli):
    cli.run("new", "deal", "title=A")
    equal(cli.json("show", "deal", "A")["scorecards"], [])
    cli.run("set", "scorecard", "A", "opportunity", "level=1", "funds=0", "day=2026-03-02", "note=First talk")
    cli.run("set", "scorecard", "A", "商机评估", "level=4", "Funds=5", "技术匹配=3")
    latest, first = cli.json("show", "deal", "A")["scorecards"]
    equal((first["day"], first["total"], first["verdict"], first["note"]), ("2026-03-02", 0.5, "drop", "First talk"))
    equal((latest["template"], latest["total"], latest["verdict"], latest["note"]), ("opportunity", 4, "pursue", None))
    equal([(score["criterion"], score["points"]) for score in latest["scores"]], [("level", 4), ("funds", 5), ("fit", 3)])
    equal(latest["name"], "Opportunity assessment")
    cli.run("check")


def a_score_opens_the_gate(cli):
    cli.run("new", "deal", "title=A")
    cli.refuse("move", "A", "enter", because="Opportunity")
    cli.run("set", "scorecard", "A", "opportunity", "level=1", "funds=0")
    assert "0.5" in conditions(cli)["scorecard-at-least"]
    cli.refuse("move", "A", "enter", because="0.5")
    cli.run("set", "scorecard", "A", "opportunity", "level=1", "funds=1")
    equal((conditions(cli), len(cli.sql("SELECT * FROM scorecard"))), ({}, 1))
    cli.run("move", "A", "enter")
    cli.run("undo")
    cli.run("undo")
    cli.refuse("move", "A", "enter", because="0.5")
    cli.run("check")


def bad_scores_change_nothing(cli):
    cli.run("new", "deal", "title=A")
    before = cli.dump()
    cli.refuse("set", "scorecard", "A", "opportunity", "level=6", because="0 to 5")
    cli.refuse("set", "scorecard", "A", "opportunity", "level=3.5", because="0 to 5")
    cli.refuse("set", "scorecard", "A", "opportunity", "colour=3", because="colour")
    cli.refuse("set", "scorecard", "A", "nothing", "level=3", because="nothing")
    cli.refuse("set", "scorecard", "A", "opportunity", "level=3", "day=never", because="never")
    cli.refuse("set", "scorecard", "A", "opportunity", "note=alone", because="at least one")
    cli.misuse("set", "scorecard", "A", "opportunity")
    equal(cli.dump(), before)


def criteria_are_known(cli):
    cli.run("new", "deal", "title=A", "stage=propose")
    assert "criteria-known" in conditions(cli)
    cli.run("set", "criteria", "A", "Price=60,2,Shell:4", "Tool life=40,5,Shell:3,Local:1")
    equal(cli.json("show", "deal", "A")["criteria"],
          [{"name": "Price", "weight": 60, "points": 2, "rivals": {"Shell": 4}},
           {"name": "Tool life", "weight": 40, "points": 5, "rivals": {"Shell": 3, "Local": 1}}])
    assert "3.2" in conditions(cli)["criteria-known"] and "3.6" in conditions(cli)["criteria-known"]
    cli.run("set", "criteria", "A", "reason=A second source is wanted")
    assert "criteria-known" not in conditions(cli)
    equal(cli.json("show", "deal", "A")["criteria_reason"], "A second source is wanted")
    cli.run("set", "criteria", "A", "reason=", "Price=30", "Tool life=70")
    assert "criteria-known" not in conditions(cli)
    assert "We are ahead" in cli.run("show", "deal", "A")
    cli.run("set", "criteria", "A", "Price=")
    equal([row["name"] for row in cli.json("show", "deal", "A")["criteria"]], ["Tool life"])
    before = cli.dump()
    cli.refuse("set", "criteria", "A", "Price=much", because="much")
    cli.refuse("set", "criteria", "A", "Price=1,7", because="Price=1,7")
    cli.refuse("set", "criteria", "A", "Price=-3", because="weight")
    equal(cli.dump(), before)
    cli.run("delete", "deal", "A")
    equal(cli.sql("SELECT count(*) FROM criterion_score"), [(0,)])
    cli.run("undo")
    equal(cli.dump(), before)
    cli.run("check")


run(assessments_follow_each_other, a_score_opens_the_gate, bad_scores_change_nothing, criteria_are_known)
