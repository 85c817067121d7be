#!/usr/bin/python3
"""Every report on paper, as pdftotext reads it: its title, figures and tables, heads and footers on each page, in both
languages and on all sheets; and the same of a deal's sheet and of a book of reports."""
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from cli import equal, run

SHEETS = (("a4", ()), ("letter", ("--landscape",)))
# What JSON does not tell of reports that have numbers of their own there.
TITLES = {"calibration": {"en": "Win probability", "zh": "赢单概率"}}
FUNNELS = [("funnel", "--mode", mode) for mode in ("now", "cohort", "flow")]


def squeeze(text):
    """Text without white space, which a PDF does not keep between its words."""
    return re.sub(r"\s", "", text)


class Pdf:
    """What poppler reads in a PDF."""

    def __init__(self, path):
        self.path = path
        self.pages = [squeeze(page) for page in self.ask("pdftotext", "-raw", path, "-").split("\f")[:-1]]
        self.text = "".join(self.pages)
        self.info = self.ask("pdfinfo", path)

    @staticmethod
    def ask(*command):
        return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout.decode()

    def shows(self, words, where=None):
        """The words stand there, or as many of them as there was room for."""
        words, text = squeeze(words), self.text if where is None else where
        if words in text or re.search(re.escape(words[:max(4, len(words) // 2)]) + ".{0,60}…", text):
            return
        raise AssertionError((words, "is not in", text[:3000]))


    def outline(self):
        """Titles of the outline with the pages, from 1, that they lead to."""
        objects = Path(self.path).read_bytes().decode("latin-1")
        kids = re.search(r"/Type /Pages\s+/Kids \[(.*?)\]", objects, re.S).group(1)
        pages = re.findall(r"(\d+) 0 R", kids)
        marks = re.findall(r"/Title (\(.*?\)|<.*?>)\n(?:(?!endobj).)*?/Dest \[(\d+) 0 R", objects, re.S)
        return [(unescape(title), pages.index(page) + 1) for title, page in marks]


def unescape(title):
    """A string of a PDF: letters in brackets, or UTF-16 in hexadecimal numbers."""
    if title.startswith("<"):
        return bytes.fromhex(squeeze(title.strip("<>"))).decode("utf-16")
    return re.sub(r"\\(.)", r"\1", title[1:-1])


def speak(cli, language):
    """A new database in the language, and messages in it."""
    cli.database = cli.folder / f"{language}.db"
    cli.environment = {"LANGUAGE": "zh_CN"} if language == "zh" else {}
    cli.run("init", "--sample", "team", "--language", language)


def draw(cli, *arguments, paper=("a4", ())):
    path = cli.folder / "report.pdf"
    cli.run("report", *arguments, "--paper", paper[0], *paper[1], "--output", path)
    return Pdf(path)


def check_frame(pdf, language, title, database):
    """Title on every page, and a footer that counts them and names the database and the day."""
    n = len(pdf.pages)
    for i, page in enumerate(pdf.pages, 1):
        pdf.shows(title, page)
        pdf.shows(f"Page {i} of {n}" if language == "en" else f"第 {i} 页，共 {n} 页", page)
        pdf.shows(database, page)
        pdf.shows("14 March 2026" if language == "en" else "2026年3月14日", page)
    assert title in pdf.info and database in pdf.info, pdf.info


def check_blocks(pdf, report):
    """All figures and tables of the report are on its pages."""
    assert report["tables"], report["title"]
    for figure in report["figures"]:
        for words in (figure["label"], figure["value"], figure["note"], figure["change"]):
            pdf.shows(words or "")
    for table in report["tables"]:
        for label in table["columns"]:
            pdf.shows(label)
        for row in table["rows"]:
            for cell in row:
                if isinstance(cell, str) and not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", cell):
                    pdf.shows(cell)


def names(cli):
    cli.run("report", "nothing", "--format", "pdf", status=2)
    return re.search(r": (?:there are|有) ?(.*?)[.。]", cli.messages.split("“nothing”")[-1]).group(1).split(", ")


def every_report(cli):
    kinds = [name for name in names(cli) if name not in ("funnel", "orgchart", "person", "deal-sheet", "book")]
    assert len(kinds) >= 8, kinds
    for language in ("en", "zh"):
        speak(cli, language)
        for name in kinds:
            report = json.loads(cli.run("report", name, "--format", "json"))
            for paper in SHEETS:
                pdf = draw(cli, name, paper=paper)
                check_frame(pdf, language, report.get("title") or TITLES[name][language], f"{language}.db")
                if "title" in report:
                    check_blocks(pdf, report)
                    pdf.shows(report["subtitle"])


def every_funnel(cli):
    for language in ("en", "zh"):
        speak(cli, language)
        for arguments in FUNNELS:
            report = json.loads(cli.run("report", *arguments, "--format", "json"))
            for paper in SHEETS:
                pdf = draw(cli, *arguments, paper=paper)
                check_frame(pdf, language, "Sales funnel" if language == "en" else "销售漏斗", f"{language}.db")
                for stage in report["stages"]:
                    pdf.shows(stage["name"])
                    pdf.shows(str(stage["count"]))


def people(cli):
    for language in ("en", "zh"):
        speak(cli, language)
        company = cli.json("show", "company", "1")
        pdf = draw(cli, "orgchart", "--company", "1")
        pdf.shows(company["name"])
        for person in company["people"]:
            pdf.shows(person["name"])
        person = company["people"][0]
        pdf = draw(cli, "person", str(person["id"]))
        check_frame(pdf, language, "Person report" if language == "en" else "个人信息报告", f"{language}.db")
        for words in (person["name"], person["title"], person["email"], company["name"]):
            pdf.shows(words)


def heads_repeat(cli):
    """The head of a long table stands on each of its pages."""
    speak(cli, "en")
    report = json.loads(cli.run("report", "time", "--format", "json"))
    pdf = draw(cli, "time")
    assert len(pdf.pages) >= 3, len(pdf.pages)
    for page in pdf.pages[1:]:
        for label in report["tables"][-1]["columns"]:
            pdf.shows(label, page)


def deal_sheets(cli):
    """Two pages for each deal of the sample, with its nodes, people and activities."""
    for language in ("en", "zh"):
        speak(cli, language)
        deals = cli.json("list", "deals", "--where", "outcome=open")
        for paper, deal in enumerate(deals[:24]):
            shown = cli.json("show", "deal", str(deal["id"]))
            pdf = draw(cli, "deal-sheet", "--deal", str(deal["id"]), paper=("letter" if paper % 2 else "a4", ()))
            equal(len(pdf.pages), 2)
            check_frame(pdf, language, deal["title"], f"{language}.db")
            for words in (deal["company"], deal["stage"], deal["owner"], deal["buying_stage"] or ""):
                pdf.shows(words, pdf.pages[0])
            for unmet in shown["unmet"]:
                pdf.shows(unmet["text"], pdf.pages[0])
            for finding in shown["findings"]:
                pdf.shows(finding["text"], pdf.pages[0])
            for person in shown["people"]:
                pdf.shows(person["person"], pdf.pages[1])
            for activity in shown["activities"]:
                if activity["done"] is None:
                    pdf.shows(activity["subject"], pdf.pages[0])


def busy_sheet(cli):
    """Two pages for a deal with very much of anything, which say how much is left out."""
    for language, more in (("en", "more are not shown"), ("zh", "项未列出")):
        speak(cli, language)
        deal = cli.json("list", "deals", "--where", "outcome=open")[0]
        for day in range(1, 29):
            cli.run("new", "activity", f"subject=Talk about the terms of delivery {day}", f"deal={deal['title']}",
                    f"planned=2030-01-{day:02}")
        for paper in ("a4", "letter"):
            pdf = draw(cli, "deal-sheet", "--deal", str(deal["id"]), paper=(paper, ()))
            equal(len(pdf.pages), 2)
            pdf.shows("Talk about the terms of delivery 1", pdf.pages[0])
            pdf.shows(more, pdf.pages[0])


def book(cli):
    """The contents and the outline name the pages on which the reports begin; all pages are counted as one."""
    for language in ("en", "zh"):
        speak(cli, language)
        kinds = ["monday", "losses", "forecast", "eighty-twenty"]
        titles = [json.loads(cli.run("report", name, "--format", "json"))["title"] for name in kinds]
        pdf = draw(cli, "book", "--reports", ",".join(kinds))
        outline = dict(pdf.outline())
        n = len(pdf.pages)
        begins = [outline[title] for title in titles]
        equal(begins[0], 2)
        equal(begins, sorted(set(begins)))
        assert len(outline) > len(titles) + 4, outline
        assert ("Report book" if language == "en" else "报表合集") in pdf.info, pdf.info
        for title, begin in zip(titles, begins, strict=True):
            assert f"{squeeze(title)}{begin}" in pdf.pages[0], (title, begin, pdf.pages[0])
            pdf.shows(title, pdf.pages[begin - 1])
        for i, page in enumerate(pdf.pages, 1):
            pdf.shows(f"Page {i} of {n}" if language == "en" else f"第 {i} 页，共 {n} 页", page)
        for heading, page in outline.items():
            pdf.shows(heading, pdf.pages[page - 1])
    cli.environment = {}
    cli.misuse("report", "book", "--format", "pdf", because="--reports")
    cli.misuse("report", "book", "--reports", "funnel,nothing", "--format", "pdf", because="nothing")


if any(shutil.which(program) is None for program in ("pdftotext", "pdfinfo")):
    print("1..0 # SKIP poppler's programs are not installed")
    sys.exit(0)
run(every_report, every_funnel, people, heads_repeat, deal_sheets, busy_sheet, book, init=())
