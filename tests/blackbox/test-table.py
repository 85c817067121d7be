#!/usr/bin/python3
"""A journey in the table of customers: find some by pinyin initials, select them all, set a field, take it back."""
import re
import time

from harness import run

FOUND = "SELECT count(*) FROM company WHERE industry = 'Heavy metal'"


def set_for_all_found(program):
    """What quick match finds is selected with Ctrl+A, set at once as one step, and undone as one"""
    program.start()
    program.key("ctrl+2")
    program.find("New customer", "push button")
    steps = program.query("SELECT count(*) FROM operation")[0][0]
    program.enter(program.find("Search", "entry"), "gang")
    row = program.find(re.compile("安钢轧制"), "list item")
    time.sleep(1)  # the list comes to rest
    program.click(row)
    program.key("ctrl+a")
    program.screenshot("selected")
    program.press(program.button("Set Field…"))
    program.enter(program.find("Industry", "text"), "Heavy metal")
    program.press(program.button("Set"))
    program.expect("several customers to have the field", f"SELECT ({FOUND}) > 1", value=1)
    program.expect("one step more in the journal", "SELECT count(*) FROM operation", value=steps + 1)
    program.screenshot("set")
    program.key("ctrl+z")
    program.expect("undo to take all back", FOUND, value=0)
    program.stop()
    program.is_sound()


if __name__ == "__main__":
    run(set_for_all_found)
