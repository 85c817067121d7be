#!/usr/bin/python3
"""Journeys on the people chart: change whom somebody reports to by dragging, take it back, and try a circle."""
import re
import time

from harness import run

MANAGER = """SELECT m.name FROM person p LEFT JOIN person m ON m.id = p.reports_to
             JOIN company c ON c.id = p.company_id WHERE p.name = ? AND c.name = 'Hengda Machinery'"""


def open_chart(program):
    """Finds somebody in the list of people and opens the chart of their company."""
    program.key("ctrl+3")
    program.find("Person", "push button")
    program.enter(program.find("Search", "entry"), "Wu Lei")
    program.click(program.find(re.compile("^Wu Lei, "), "list item"))
    program.key("Return")
    program.find("People on the chart", "list")


def find_card(program, name):
    chart = program.find("People on the chart", "list")
    return program.find(re.compile(f"^{name}, "), "list item", chart)


def card(program, name):
    return program.centre(find_card(program, name))


def reparent_by_drag(program):
    """A person dragged onto another reports to them, in the database, until it is undone"""
    program.start()
    open_chart(program)
    time.sleep(1)  # the chart comes to rest
    program.drag(card(program, "Sun Li"), card(program, "Zhao Wei"))
    program.expect("Sun Li to report to Zhao Wei", MANAGER, "Sun Li", value="Zhao Wei")
    program.screenshot("reparented")
    program.key("ctrl+z")
    program.expect("undo to bring her back under He Fang", MANAGER, "Sun Li", value="He Fang")
    program.stop()
    program.is_sound()


def reparent_by_keys(program):
    """M and a click on the new manager, cut and paste, and Ctrl with an arrow do the same, each until it is undone"""
    program.start()
    open_chart(program)
    time.sleep(1)
    program.click(find_card(program, "Sun Li"))
    program.key("m")
    program.click(find_card(program, "Zhao Wei"))
    program.expect("M and a click to let Sun Li report to Zhao Wei", MANAGER, "Sun Li", value="Zhao Wei")
    program.key("ctrl+z")
    program.expect("undo to bring her back under He Fang", MANAGER, "Sun Li", value="He Fang")
    time.sleep(1)
    program.click(find_card(program, "Wu Lei"))
    program.key("ctrl+x")
    program.click(find_card(program, "Zhao Wei"))
    program.key("ctrl+v")
    program.expect("the cut Wu Lei to be pasted under Zhao Wei", MANAGER, "Wu Lei", value="Zhao Wei")
    program.key("ctrl+z")
    program.expect("undo to bring him back", MANAGER, "Wu Lei", value="unknown")
    time.sleep(1)
    order = """SELECT group_concat(name) FROM (SELECT name FROM person WHERE reports_to =
                 (SELECT id FROM person WHERE name = 'Zhou Min') ORDER BY chart_order)"""
    program.expect("Zhao Wei to stand first", order, value="Zhao Wei,unknown,He Fang")
    program.click(find_card(program, "Zhao Wei"))
    program.key("ctrl+Right")
    program.expect("Zhao Wei to stand second", order, value="unknown,Zhao Wei,He Fang")
    program.stop()
    program.is_sound()


def line_by_drag(program):
    """With Ctrl held, a drag from card to card draws a line of influence, until it is undone"""
    program.start()
    open_chart(program)
    time.sleep(1)
    lines = "SELECT count(*) FROM relation"
    before = program.query(lines)[0][0]
    program.drag(card(program, "Qian Hao"), card(program, "Tian Bo"), held="ctrl")
    program.expect("a line from Qian Hao to Tian Bo",
                   """SELECT r.kind FROM relation r JOIN person a ON a.id = r.from_id JOIN person b ON b.id = r.to_id
                      WHERE a.name = ? AND b.name = ?""", "Qian Hao", "Tian Bo", value="influence")
    program.find("Kind of the line", "combo box")
    program.screenshot("line")
    program.key("Escape")
    program.key("ctrl+z")
    program.expect("the line to be gone", lines, value=before)
    program.stop()
    program.is_sound()


def circle_is_refused(program):
    """Nobody can be made to report to somebody who reports to them"""
    program.start()
    open_chart(program)
    time.sleep(1)
    before = program.query("SELECT count(*) FROM operation")
    program.drag(card(program, "Zhou Min"), card(program, "Qian Hao"))
    time.sleep(1)
    program.expect("Zhou Min to report to Luo Jian still", MANAGER, "Zhou Min", value="Luo Jian")
    program.expect("no step more in the journal", "SELECT count(*) FROM operation", value=before[0][0])
    program.stop()
    program.is_sound()


if __name__ == "__main__":
    run(reparent_by_drag, reparent_by_keys, line_by_drag, circle_is_refused)
