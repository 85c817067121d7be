#!/usr/bin/python3
"""Journeys in tables: customers found by pinyin initials, selected, set at once, taken back; deals moved at once, of
which one is refused."""
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


DEVELOP = "SELECT count(*) FROM deal WHERE stage_id = (SELECT id FROM stage WHERE code = 'develop')"
LEFT = """SELECT group_concat (title) FROM deal
    WHERE id IN (2, 3, 24, 32, 36) AND stage_id = (SELECT id FROM stage WHERE code = 'develop')"""


def move_several_deals(program):
    """Five deals of the list are to enter; the one that lacks a key node stays, which is told; undo takes all back"""
    program.start()
    program.key("ctrl+shift+l")
    program.find(re.compile("Gear oil frame contract"), "list item")
    before = program.query(DEVELOP)[0][0]
    steps = program.query("SELECT count(*) FROM operation")[0][0]
    time.sleep(1)  # the list comes to rest
    program.key("Home", *["shift+Down"] * 4)
    program.press(program.button("Move…"))
    program.find("Move 5 Deals")
    time.sleep(1)  # until the dialog has the keyboard
    program.key("Tab", "space")
    time.sleep(1)  # until the stages have it
    program.key("Down", "Return")
    program.screenshot("stage")
    program.find(re.compile("4 deals can go at once"))
    program.find(re.compile("Opportunity assessment"))
    program.screenshot("asked")
    program.press(program.button("Move"))
    program.expect("four deals to have moved", DEVELOP, value=before - 4)
    program.expect("one to stay", LEFT, value="Compressor oils")
    program.expect("one step more in the journal", "SELECT count(*) FROM operation", value=steps + 1)
    program.find("1 record was left as it is")
    program.find(re.compile("has not been scored yet"))
    program.screenshot("refused")
    program.key("Escape")
    time.sleep(1)  # until the window has the keyboard again
    program.key("ctrl+z")
    program.expect("undo to take all back", DEVELOP, value=before)
    program.stop()
    program.is_sound()


if __name__ == "__main__":
    run(set_for_all_found, move_several_deals)
