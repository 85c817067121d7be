#!/usr/bin/python3
"""The journey of somebody's old data: a real CRM's files go through the assistant into an empty database, and back."""
import csv
import re

from harness import SOURCE, Failure, run, wait_for

FILES = SOURCE / "tests" / "data" / "crm-opportunities"


def import_file(program, name):
    """Leads the assistant from the menu to its result, with what it guessed."""
    program.choose("Import…")
    window = program.dialog("Import")
    program.press(program.find(re.compile("hoose…"), "push button", window))
    wait_for("the file dialog", lambda: program.active_window("Choose a File to Import"))
    program.type(str(FILES / name))
    program.key("Return")
    program.find(name, "label", window)
    for _ in range(4):
        button = program.find(re.compile("Continue$|Import$"), "push button", window)
        program.press(button)
        if button.name.endswith("Import"):
            break
        wait_for("the next step", lambda: program.find_all(re.compile("Back$"), "push button", window))
    close = program.find(re.compile("Close$"), "push button", window)
    program.screenshot(f"imported-{name}")
    program.press(close)
    wait_for("the assistant to close", lambda: all(top.name != "Import" for top in program.application()))


def import_a_crm(program):
    """Accounts, team and 8,800 deals of a real CRM come in through the assistant, and one undo takes the deals back"""
    with open(FILES / "sales_pipeline.csv", encoding="utf-8", newline="") as file:
        deals = list(csv.DictReader(file))
    won = sum(deal["deal_stage"] == "Won" for deal in deals)
    anonymous = sum(not deal["account"] for deal in deals)
    undated = sum(not deal["engage_date"] for deal in deals)
    if (len(deals), anonymous, undated) != (8800, 1425, 500):
        raise Failure("the test's own data are not what they were")

    program.cli("init")
    # The file dialog opens in the home folder and looks into every file there, the database's too: that costs the
    # program its locks on them, which must not matter to what reads beside it.
    program.home = program.database.parent
    program.start()
    import_file(program, "accounts.csv")
    program.expect("the companies", "SELECT count(*) FROM company", value=85)
    import_file(program, "sales_teams.csv")
    program.expect("the team", "SELECT count(*) FROM member WHERE manager IS NOT NULL", value=35)
    import_file(program, "sales_pipeline.csv")
    program.expect("the deals", "SELECT count(*) FROM deal", value=len(deals))
    program.expect("no company more", "SELECT count(*) FROM company", value=85)
    program.expect("the deals without company", "SELECT count(*) FROM deal WHERE company_id IS NULL", value=anonymous)
    program.expect("the won ones", "SELECT count(*) FROM deal WHERE outcome = 'won'", value=won)
    program.expect("events without date for those that have none",
                   "SELECT count(DISTINCT deal_id) FROM stage_event WHERE at_known = 0", value=undated)
    program.cli("list", "deals", "--limit", "1")
    wait_for("the window to have the focus", program.settled)
    program.key("ctrl+z")
    program.expect("one undo to take all deals back", "SELECT count(*) FROM deal", value=0)
    program.expect("and only them", "SELECT count(*) FROM company", value=85)
    program.stop()
    program.is_sound()


def lead_to_preview(program, path):
    """The assistant's window with the preview of a file, as everything was guessed."""
    program.choose("Import…")
    window = program.dialog("Import")
    program.press(program.find(re.compile("hoose…"), "push button", window))
    wait_for("the file dialog", lambda: program.active_window("Choose a File to Import"))
    program.type(str(path))
    program.key("Return")
    program.find(path.name, "label", window)
    for _ in range(2):
        program.press(program.find(re.compile("Continue$"), "push button", window))
        wait_for("the next step", lambda: program.find_all(re.compile("Back$"), "push button", window))
    return window


def choose_policy(program, window, drop_down, policy):
    """Chooses in one of the drop-downs of the preview."""
    program.click(program.find(drop_down, "combo box", window))
    program.click(program.find(policy, "label"))


def import_duplicates(program):
    """Of three duplicates one updates, one only fills gaps and one becomes new; then the list takes the import back"""
    program.cli("init")
    first, second = program.database.parent / "first.csv", program.database.parent / "second.csv"
    first.write_text("name,phone,region\nSteel GmbH,11,\nGlass Ltd,22,\nPaper Co,33,North\n", encoding="utf-8")
    second.write_text("name,phone,region\nSteel AG,99,East\nGlass Inc,88,West\nPaper GmbH,77,South\n", encoding="utf-8")
    program.cli("import", "companies", str(first))
    state = "SELECT group_concat(name || ',' || phone || ',' || coalesce(region, '-'), ';') FROM (SELECT * FROM company ORDER BY id)"
    before = program.query(state)
    program.home = program.database.parent
    program.start()
    window = lead_to_preview(program, second)
    program.find(re.compile("Duplicate of “Steel GmbH”"), "label", window)
    for line, policy in (("3", "Fill in what it lacks"), ("4", "Make a new record")):
        program.click(program.find(line, "label", window))
        choose_policy(program, window, re.compile("^What becomes of the selected duplicate"), policy)
    program.screenshot("duplicates")
    program.press(program.find(re.compile("Import$"), "push button", window))
    program.expect("one updated, one merged, one new", state,
                   value="Steel AG,99,East;Glass Ltd,22,West;Paper Co,33,North;Paper GmbH,77,South")
    program.press(program.find(re.compile("Close$"), "push button", window))
    wait_for("the assistant to close", lambda: all(top.name != "Import" for top in program.application()))

    program.choose("Import…")
    window = program.dialog("Import")
    program.press(program.find(re.compile("how…"), "push button", window))
    imports = program.dialog("Earlier Imports")
    program.press(program.find_all(re.compile("evert…"), "push button", imports)[0])
    program.press(program.find(re.compile("ake Back$"), "push button"))
    program.expect("everything as it was", state, value=before[0][0])
    program.find("Taken back", "label", imports)
    program.key("Escape")
    wait_for("the list to close", lambda: all(top.name != "Earlier Imports" for top in program.application()))
    program.press(program.find(re.compile("Cancel$"), "push button", window))
    program.stop()
    program.is_sound()


if __name__ == "__main__":
    run(import_a_crm, import_duplicates, sample=None)
