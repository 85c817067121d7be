#!/usr/bin/python3
"""A journey in the pool: find two customers of one name, open one, release both, claim one, make one of them."""
import re
import time

from harness import run

IN_POOL = "SELECT count(*) FROM company WHERE name LIKE 'Zyx%' AND pool_since IS NOT NULL"
OWNED = "SELECT count(*) FROM company WHERE name LIKE 'Zyx%' AND owner_id IS NOT NULL"


def menu(program, row, item):
    """Chooses from the menu of a row."""
    program.click(row, 3)
    program.press(program.find(re.compile(f"^{item}"), "menu item"))


def release_claim_merge(program):
    """What is released lies in the pool, what is claimed has an owner, and of two that are merged one remains"""
    program.cli("pool", "set", "pool-arrival-lock-days=0", "pool-cool-down-days=0")
    for name in ("Zyx Valves Ltd", "Zyx Valves GmbH"):
        program.cli("new", "company", f"name={name}", "industry=Valves")
        number = program.query("SELECT max(id) FROM company")[0][0]
        program.cli("pool", "assign", number, "--to", "Liu Yang")
    program.start()
    program.key("ctrl+2")
    program.find("New customer", "push button")
    program.enter(program.find("Search", "entry"), "zyx")
    first = program.find(re.compile("Zyx Valves GmbH"), "list item")

    program.click(first)
    program.key("ctrl+Return")
    program.button("People Chart")
    program.key("Escape")

    program.click(program.find(re.compile("Zyx Valves GmbH"), "list item"))
    program.key("ctrl+a")
    program.press(program.button("Release to Pool…"))
    program.press(program.button("Release"))
    program.expect("both to lie in the pool", IN_POOL, value=2)

    program.click(program.find(re.compile("Zyx Valves GmbH"), "list item"))
    menu(program, program.find(re.compile("Zyx Valves GmbH"), "list item"), "Claim")
    program.expect("one to have an owner again", OWNED)
    program.expect("the log to tell of it", "SELECT count(*) FROM owner_event WHERE kind = 'claim' "
                   "AND operation_id > (SELECT min(id) FROM operation)")

    program.click(program.find(re.compile("^2 of ")))  # the menu that was told, not clicked, takes one click to go
    time.sleep(0.5)
    program.click(program.find(re.compile("Zyx Valves Ltd"), "list item"))
    program.key("ctrl+a")
    program.find("2 selected")
    program.press(program.button("Merge…"))
    program.press(program.button("Merge"))
    program.expect("one to remain", "SELECT count(*) FROM company WHERE name LIKE 'Zyx%'")
    program.expect("it to have the owner", OWNED)
    program.screenshot("merged")
    program.key("ctrl+z")
    program.expect("undo to bring the other back", IN_POOL)
    program.stop()
    program.is_sound()


if __name__ == "__main__":
    run(release_claim_merge)
