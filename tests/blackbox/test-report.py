#!/usr/bin/python3
"""Journeys to paper: print the funnel into a PDF, through the preview and the desktop's print dialog."""
import os
import re
import subprocess

from harness import Failure, run, wait_for

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


if __name__ == "__main__":
    run(print_funnel)
