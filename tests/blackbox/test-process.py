#!/usr/bin/python3
"""A journey through the process editor: a process of one's own, made in the window, then holds a deal back."""
import re

from harness import has_focus, run, wait_for

OWN = "Steel mills"
PROCESS = "SELECT count(*) FROM process WHERE name = ? AND kind = 'deal'"
STAGE = """SELECT count(*) FROM stage s JOIN process p ON p.id = s.process_id
           WHERE p.name = ? AND s.name = 'Scouting' AND s.position = 1"""
STEP = """SELECT t.rule FROM transition t JOIN stage a ON a.id = t.from_stage_id JOIN stage b ON b.id = t.to_stage_id
          JOIN process p ON p.id = a.process_id WHERE p.name = ? AND a.position = 1 AND b.position = 3"""
NODE = """SELECT count(*) FROM key_node n JOIN stage s ON s.id = n.stage_id JOIN process p ON p.id = s.process_id
          WHERE p.name = ? AND s.name = 'Scouting' AND n.name = 'Gatekeeper is known'"""
CONDITION = """SELECT c.argument FROM node_condition c JOIN key_node n ON n.id = c.node_id
               WHERE n.name = 'Gatekeeper is known' AND c.kind = 'has-person'"""
STANDS = "SELECT s.position FROM deal d JOIN stage s ON s.id = d.stage_id WHERE d.title = 'Roll grinding'"


def focus_by_keyboard(program, widget):
    """Goes from control to control with Tab until the widget has the focus."""
    for _ in range(60):
        if has_focus(widget):
            return
        program.key("Tab")
    raise AssertionError(f"Tab does not reach “{widget.name}”")


def a_process_of_ones_own(program):
    """A copied process gets a stage's name, a step and a key node of its own, and holds a deal back by them"""
    program.start()
    program.key("ctrl+7")
    program.press(program.button("New process"))
    create = program.button("Create")
    program.type(OWN)
    program.press(create)
    program.expect("the process to be there", PROCESS, OWN)
    program.screenshot("process-copied")

    stage = program.find("Develop", "list item")
    program.click(stage)
    program.key("F2")
    dialog = program.dialog("Edit Stage")
    program.enter(program.find("Name", "text", dialog), "Scouting")
    program.press(program.button("Save", dialog))
    program.expect("the stage to be renamed", STAGE, OWN)

    program.press(program.button("Add a key node"))
    dialog = program.dialog("New Key Node")
    program.enter(program.find("Name", "text", dialog), "Gatekeeper is known")
    program.press(program.button("Save", dialog))
    program.expect("the key node to be there", NODE, OWN)
    adding = wait_for("a place for its condition",
                      lambda: len(program.find_all(re.compile("Add a condition…$"), "push button")) >= 2 and
                      program.find_all(re.compile("Add a condition…$"), "push button")[-1])
    program.press(adding)
    program.click(program.find("Gatekeeper", inside=program.dialog("New Condition")))
    program.press(program.button("Save"))
    program.expect("the condition to be there", CONDITION, value="gatekeeper")
    program.screenshot("process-key-node")

    program.click(program.find("Transition matrix"))
    cell = program.find(re.compile("^Scouting → Propose: "))
    focus_by_keyboard(program, cell)
    for _ in range(3):
        shown = cell.name
        program.key("space")
        wait_for("the step to have another rule", lambda: cell.name != shown)
        if program.query(STEP, OWN) == [("allowed",)]:
            break
    program.expect("the step to be allowed", STEP, OWN, value="allowed")
    program.screenshot("process-matrix")
    program.stop()

    program.cli("new", "deal", "title=Roll grinding", f"process={OWN}")
    refused = program.refused("move", "Roll grinding", "propose")
    assert "Gatekeeper is known" in refused, refused
    program.expect("the deal to stay", STANDS, value=1)
    program.is_sound()


if __name__ == "__main__":
    run(a_process_of_ones_own)
