#!/usr/bin/python3
"""Journeys on the board: move a deal by pointer and by keyboard, take it back, lose power in between."""
import re
import sqlite3
from contextlib import closing

from harness import Failure, has_focus, run, wait_for

STAGE = "SELECT s.code FROM deal d JOIN stage s ON s.id = d.stage_id WHERE d.title = ?"
MOVES = """SELECT count(*) FROM stage_event e JOIN deal d ON d.id = e.deal_id
           WHERE d.title = ? AND e.kind = 'moved' AND e.voided_by IS NULL"""


def card(program, deal, column=None):
    """The card of a deal, wherever it is or in one column."""
    inside = program.find(re.compile(f"^{column}, "), "list") if column else None
    return program.find(re.compile(f": {re.escape(deal)},"), "list item", inside)


def carry(program, deal, column):
    """Drags a deal's card to the head of a column."""
    x, y, width, _ = program.box(program.find(re.compile(f"^{column}, "), "list"))
    program.drag(program.centre(card(program, deal)), (x + width // 2, y + 30))


def drag_to_next_stage(program):
    """A deal dragged to the next column is there, in the database, and again after undo and redo"""
    deal = "Gear oil frame contract"
    program.start()
    before = program.query(MOVES, deal)[0][0]
    carry(program, deal, "Enter")
    program.expect("the deal to be in Enter", STAGE, deal, value="enter")
    program.expect("one move more among the events", MOVES, deal, value=before + 1)
    card(program, deal, "Enter")
    program.screenshot("dragged")

    program.key("ctrl+z")
    program.expect("undo to take it back", STAGE, deal, value="develop")
    program.expect("undo to void the event", MOVES, deal, value=before)
    card(program, deal, "Develop")
    program.key("ctrl+shift+z")
    program.expect("redo to bring it again", STAGE, deal, value="enter")
    program.stop()
    program.is_sound()


def forbidden_drag(program):
    """A column that the process forbids takes no drop, and nothing is written; one that is allowed does"""
    deal = "Thread compound tender, line 2"
    with closing(sqlite3.connect(program.database)) as database, database:
        database.execute("UPDATE process SET position = 0 WHERE code = 'grade-a'")
    program.start()
    steps = program.query("SELECT count(*) FROM operation")[0][0]
    program.find(re.compile("^Prospect list, "), "list")
    carry(program, deal, "Contract")
    program.screenshot("forbidden")
    carry(program, deal, "First visit")  # a step back is allowed
    program.expect("the deal to be one step back", STAGE, deal, value="first-visit")
    # in turns: had the forbidden drop been written, it would be there by now
    program.expect("the second drop to be the only step", "SELECT count(*) FROM operation", value=steps + 1)
    program.stop()
    program.is_sound()


def move_by_keyboard(program):
    """A deal is carried with Space, arrows and Enter; Escape puts it back"""
    deal = "Hydraulic oil, new line 3"
    program.start()
    program.click(card(program, deal))
    program.key("space", "Right", "Escape")
    program.expect("Escape to leave it where it was", STAGE, deal, value="develop")
    program.key("space", "Right", "Return")
    program.expect("the deal to be in Enter", STAGE, deal, value="enter")
    program.stop()
    program.is_sound()


def open_page(program):
    """Enter opens a deal's page, whose tracks and tabs have names; it moves the deal, and Alt+Left leads back"""
    deal = "Gear oil frame contract"
    program.start()
    program.click(card(program, deal))
    program.key("Return")
    program.find(re.compile("^Yulin Coal Chem.* — Gear oil frame contract$"))
    program.find(re.compile("^We sell: Develop, now, [0-9]+ d$"), "push button")
    program.find(re.compile("^We sell: Enter, to come$"), "push button")
    program.find(re.compile("^Customer buys: Need and approval, "), "push button")
    program.find("Stage", "page tab")
    program.find("Back", "push button")
    program.screenshot("deal-page")

    program.key("alt+m")
    program.press(program.button("Move"))
    program.expect("the deal to be in Enter", STAGE, deal, value="enter")
    program.find(re.compile("^We sell: Enter, now, 0 d$"), "push button")
    program.key("alt+Left")
    wait_for("the card to have the focus", lambda: has_focus(card(program, deal, "Enter")))
    program.stop()
    program.is_sound()


def survive_kill(program):
    """What was dropped before a kill -9 is there after it, and can still be undone"""
    deal = "Gear oil frame contract"
    program.start()
    carry(program, deal, "Enter")
    program.expect("the deal to be in Enter", STAGE, deal, value="enter")
    program.kill()
    program.is_sound()

    program.start()
    card(program, deal, "Enter")
    program.key("ctrl+z")
    program.expect("undo after the restart", STAGE, deal, value="develop")
    program.stop()
    program.is_sound()


def second_window_is_refused(program):
    """The command line does not write beside an open window, and says so"""
    program.start()
    try:
        program.cli("move", "1", "enter")
    except Failure as refusal:
        wait_for("the reason", lambda: "open" in str(refusal), 0)
    else:
        raise Failure("pursuit-cli wrote into a database that a window has open")
    program.cli("list", "deals", "--limit", "1")
    program.stop()
    program.cli("move", "1", "enter")


if __name__ == "__main__":
    run(drag_to_next_stage, forbidden_drag, move_by_keyboard, open_page, survive_kill, second_window_is_refused)
