#!/usr/bin/python3
"""Journeys in the reports: print the funnel into a PDF, and open the deals behind a stage."""
import os
import re
import subprocess

from harness import Failure, has_focus, run, wait_for

CHINESE = os.environ.get("LC_ALL", "").startswith("zh")


def output_of(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def print_funnel(program):
    """The funnel goes through preview and print dialog into a PDF whose text can be selected"""
    words = {"preview": "打印预览", "print": "打印(P)…", "dialog": "打印", "to file": "打印到文件", "do": "打印(P)",
             "stages": ["开发", "销售进入", "提案", "投标", "商务谈判"]} if CHINESE else {
                 "preview": "Print preview", "print": "Print…", "dialog": "Print", "to file": "Print to File", "do": "Print",
                 "stages": ["Develop", "Enter", "Propose", "Bid", "Negotiate"]}
    program.start()
    program.key("ctrl+5")
    program.find(re.compile(f"^{words['stages'][0]}"), "push button")  # there is something to print
    program.key("ctrl+p")
    program.screenshot("preview")
    program.press(program.button(words["print"], program.dialog(words["preview"])))
    dialog = program.dialog(words["dialog"])
    program.click(program.find(words["to file"], "label", dialog))
    program.press(program.button(words["do"], dialog))

    # GTK's own name for the file, in the user's language, where the program was started.
    paper = wait_for("the PDF", lambda: next((path for path in program.folder.glob("*.pdf")
                                              if path.read_bytes().rstrip().endswith(b"%%EOF")), None))
    text = output_of("pdftotext", "-layout", paper, "-")
    missing = [stage for stage in words["stages"] if stage not in text]
    if missing:
        raise Failure(f"the PDF does not say {missing}")
    if "Pages:           0" in output_of("pdfinfo", paper):
        raise Failure("the PDF has no page")
    if CHINESE and "CJK" not in output_of("pdffonts", paper):
        raise Failure(f"no Chinese font in the PDF:\n{output_of('pdffonts', paper)}")
    program.kill()


def open_what_is_behind(program):
    """A stage of the funnel opens the deals that it counts, one of them its page; Alt+Left and Escape lead back"""
    words = {"stage": "开发", "back": "返回报表", "funnel": "销售漏斗"} if CHINESE else {
        "stage": "Develop", "back": "Back to the report", "funnel": "Sales funnel"}
    program.start()
    program.key("ctrl+5")
    mark = program.find(re.compile(f"^{words['stage']}: "), "push button")
    count = re.search(r"\d+", mark.name).group()
    program.click(mark)
    program.find(words["back"], "push button")
    program.find(words["stage"], "label")
    program.find(re.compile(f"^{words['funnel']} · "), "label")  # the filter that was kept
    program.find(count, "label")  # as many as the report says
    focused = lambda: next((item.name for item in program.find_all(role="list item") if has_focus(item)), None)
    row = wait_for("a row to have the focus", focused)
    program.screenshot("behind")
    program.key("Return")
    program.gone(words["back"], "push button")
    program.key("alt+Left")
    program.find(words["back"], "push button")
    wait_for("the row to have the focus again", lambda: focused() == row)
    program.key("Escape")
    program.gone(words["back"], "push button")
    mark = program.find(re.compile(f"^{words['stage']}: {count}"), "push button")
    wait_for("the stage to have the focus again", lambda: has_focus(mark))
    program.key("Return")  # the keyboard goes the same way
    program.find(words["back"], "push button")
    program.key("alt+Left")
    program.gone(words["back"], "push button")
    program.stop()


if __name__ == "__main__":
    run(print_funnel, open_what_is_behind)
