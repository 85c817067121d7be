#!/usr/bin/python3
"""Filters of any shape, groups of them, and one thing done to many records as one step."""
import json

from cli import PUSH, REFUSED, USAGE, equal, run


def names(cli, *arguments, what="companies"):
    return [record["name"] for record in cli.json("list", what, "--sort", "name", *arguments)]


def add_companies(cli):
    for name, region, employees in (("Alpha", "North", 10), ("Beta", "South", 200), ("Gamma", "West", 3000)):
        cli.run("new", "company", f"name={name}", f"region={region}", f"employees={employees}")
    cli.run("new", "company", "name=Delta")


def words_compare(cli):
    add_companies(cli)
    equal(names(cli, "--where", "region is North|South"), ["Alpha", "Beta"])
    equal(names(cli, "--where", "region is-not North|South"), ["Delta", "Gamma"])
    equal(names(cli, "--where", "employees between 10|200"), ["Alpha", "Beta"])
    equal(names(cli, "--where", "name begins al"), ["Alpha"])
    equal(names(cli, "--where", "name letter d"), ["Delta"])
    equal(names(cli, "--where", "region empty"), ["Delta"])
    cli.run("list", "companies", "--where", "region between North", status=USAGE)
    cli.run("list", "companies", "--where", "employees is many", status=USAGE)


def json_nests(cli):
    add_companies(cli)
    tree = {"any": [{"field": "region", "op": "is", "values": ["North"]},
                    {"none": [{"field": "employees", "op": "known"}]}]}
    equal(names(cli, "--where", json.dumps(tree)), ["Alpha", "Delta"])
    equal(names(cli, "--where", json.dumps(tree), "--where", "name ~ elt"), ["Delta"])
    equal(names(cli, "--where", json.dumps(tree), "--match", "al"), ["Alpha"])
    equal(names(cli, "--where", '{"any":[]}'), ["Alpha", "Beta", "Delta", "Gamma"])
    for bad in ('{"any":', '{"any":1}', '{"some":[]}', '{"field":"x","op":"is"}', "{" * 100000):
        cli.run("list", "companies", "--where", bad, status=USAGE)


def days_count_from_today(cli):
    for title, day in (("past", "2026-02-20"), ("today", "2026-03-14"), ("soon", "2026-03-20"), ("far", "2026-09-01")):
        cli.run("new", "deal", f"title={title}", f"expected_close={day}")
    titles = lambda where: [deal["title"] for deal in cli.json("list", "deals", "--sort", "title", "--where", where)]
    equal(titles("expected_close today"), ["today"])
    equal(titles("expected_close next-days 6"), ["soon", "today"])
    equal(titles("expected_close last-days 30"), ["past", "today"])
    equal(titles("expected_close older-days 0"), ["past"])
    equal(titles("expected_close later-days 6"), ["far"])
    equal(titles("expected_close this-quarter"), ["past", "soon", "today"])
    equal(titles("expected_close this-month"), ["soon", "today"])


def many_are_set_and_undone_together(cli):
    add_companies(cli)
    equal(cli.run("set", "companies", "--where", "employees > 5", "industry=steel", "owner=Anna Li"), "Change 3 companies\n")
    equal(names(cli, "--where", "industry = steel", "--where", "owner = Anna Li"), ["Alpha", "Beta", "Gamma"])
    cli.run("undo")
    equal(names(cli, "--where", "industry"), [])
    cli.run("redo")
    equal(len(names(cli, "--where", "industry = steel")), 3)
    cli.run("check")
    cli.run("set", "companies", "industry=steel", status=USAGE)
    cli.run("set", "companies", "--all", "employees=many", status=REFUSED)
    equal(cli.json("set", "companies", "--where", "name = Nobody", "region=East"),
          {"done": 0, "refused": 0, "label": None, "refusals": []})


def many_are_deleted(cli):
    add_companies(cli)
    cli.run("new", "person", "name=Li Na", "company=Beta")
    equal(cli.run("delete", "companies", "--match", "ta"), "Delete 2 companies\n")
    equal(names(cli), ["Alpha", "Gamma"])
    cli.run("undo")
    equal(cli.json("list", "people")[0]["company"], "Beta")
    cli.run("check")


def refused_moves_are_told(cli):
    for title in "ab":
        cli.run("new", "deal", f"title={title}", "amount=100")
    cli.run("close", "b", "lost", "--reason", "price")
    result = cli.json("move", "deals", "2", "--all", *PUSH)
    equal((result["done"], result["refused"]), (1, 1))
    equal(result["refusals"][0]["name"], "b")
    equal([deal["stage_id"] for deal in cli.json("list", "deals", "--where", "title = a")], [2])
    cli.run("check")
    cli.run("undo")
    equal([deal["stage_id"] for deal in cli.json("list", "deals", "--where", "title = a")], [1])
    # without permission nothing moves, and nothing is left to undo but the closing
    result = cli.json("move", "deals", "2", "--all", status=REFUSED)
    equal((result["done"], result["refused"], result["label"]), (0, 2, None))
    cli.run("check")


def many_are_closed_and_reopened(cli):
    for title in "abc":
        cli.run("new", "deal", f"title={title}", "amount=100")
    cli.run("close", "a", "lost", "--reason", "price")
    result = cli.json("close", "deals", "withdrawn", "--all", "--reason", "criteria")
    equal((result["done"], result["refused"], result["refusals"][0]["name"]), (2, 1, "a"))
    equal(result["label"], "Close 2 deals")
    outcomes = lambda: {deal["title"]: (deal["outcome"], deal["closed"]) for deal in cli.json("list", "deals")}
    equal(outcomes(), {"a": ("lost", cli.today), "b": ("withdrawn", cli.today), "c": ("withdrawn", cli.today)})
    equal(cli.run("reopen", "deals", "--where", "title != a"), "Reopen 2 deals\n")
    equal(outcomes(), {"a": ("lost", cli.today), "b": ("open", None), "c": ("open", None)})
    cli.run("undo")
    equal(outcomes()["c"], ("withdrawn", cli.today))
    cli.misuse("close", "companies", "lost", "--all", because="Only deals")
    cli.run("check")


run(words_compare, json_nests, days_count_from_today, many_are_set_and_undone_together, many_are_deleted,
    refused_moves_are_told, many_are_closed_and_reopened)
