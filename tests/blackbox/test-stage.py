#!/usr/bin/python3
"""A journey through a stage on a deal's page: tick work off, give evidence, and move on without forcing anything."""
import re

from harness import run

DEAL = "Cutting fluids, 4 plants"
STAGE = "SELECT s.code FROM deal d JOIN stage s ON s.id = d.stage_id WHERE d.title = ?"
DONE = """SELECT count(*) FROM work_state s JOIN deal d ON d.id = s.deal_id JOIN work_item w ON w.id = s.work_id
          WHERE d.title = ? AND w.name = 'Find an insider'"""
EVIDENCE = """SELECT s.evidence FROM node_state s JOIN deal d ON d.id = s.deal_id JOIN key_node n ON n.id = s.node_id
              WHERE d.title = ? AND n.code = 'insider'"""
FORCED = """SELECT count(*) FROM stage_event e JOIN deal d ON d.id = e.deal_id
            WHERE d.title = ? AND e.kind = 'moved' AND e.forced = 1 AND e.voided_by IS NULL"""


def work_through_the_stage(program):
    """Work is ticked, the last key node gets its evidence, and the deal moves on without being forced"""
    program.cli("set", "node", DEAL, "key-person", "evidence=Both were met in October")
    program.start()
    program.double_click(program.find(re.compile(f": {re.escape(DEAL)},"), "list item"))
    program.click(program.find("Find an insider", "check box"))
    program.expect("the work item to be done", DONE, DEAL)
    program.key("ctrl+z")
    program.expect("undo to take the tick back", DONE, DEAL, value=0)
    program.find("3 of 5", "label")

    program.press(program.button("Give Evidence Instead…"))
    program.button("Confirm")
    program.type("Wu Lei calls us every week")
    program.press(program.button("Confirm"))
    program.expect("the evidence to be kept", EVIDENCE, DEAL, value="Wu Lei calls us every week")
    program.screenshot("evidence")

    program.press(program.find(re.compile("Move to Propose…$"), "push button"))
    program.press(program.button("Move"))
    program.expect("the deal to be in Propose", STAGE, DEAL, value="propose")
    program.expect("nothing to be forced", FORCED, DEAL, value=0)
    program.stop()
    program.is_sound()


if __name__ == "__main__":
    run(work_through_the_stage)
