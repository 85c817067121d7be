#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that were damaged, cut, made to fill the memory or to lead out of themselves: each is refused with a sentence,
or its rows are, and the database stays as it was. The files are made here, none is kept."""
import io
import os
import struct
import subprocess
import zipfile

import xlsx
from cli import equal, run

HEADS = ["Name", "Phone"]
ROWS = [HEADS, ["Steel", "1"]]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def book(**parts):
    return xlsx.pack(xlsx.parts(ROWS, **parts))


def archive(**named):
    return xlsx.pack({name.replace("__", "/"): text for name, text in named.items()})


def declared(declaration, use="&a;"):
    """A sheet whose XML declares something."""
    head, body = xlsx.sheet([HEADS, ["NAME", "1"]]).split("\n", 1)
    return book(**{"xl/worksheets/sheet1.xml": f"{head}\n<!DOCTYPE worksheet {declaration}>{body.replace('NAME', use)}"})


def blown_up(inside):
    return book(**{"xl/worksheets/sheet1.xml": f'{xlsx.HEAD}<worksheet xmlns="{xlsx.MAIN}"><sheetData>{inside}</sheetData>'
                                               "</worksheet>"})


def related(target, mode=""):
    relations = xlsx.relations(("rId1", "worksheet", target))
    return book(**{"xl/_rels/workbook.xml.rels": relations.replace("/>", f" {mode}/>") if mode else relations})


def with_password():
    """The flag of encryption, set by hand in both headers of every part."""
    data = bytearray(book())
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def flipped():
    """A byte of the sheet's packed data is another."""
    data = bytearray(book())
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        entry = whole.getinfo("xl/worksheets/sheet1.xml")
    name_length, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
    for place in range(20, 40):
        data[entry.header_offset + 30 + name_length + extra + place] ^= 0xFF
    return bytes(data)


def rows(*body, **more):
    return xlsx.pack(xlsx.parts([HEADS, *body], **more))


def many_parts():
    return archive(**{f"part{number}": "" for number in range(10001)}, **{"_rels__.rels": ""})


LAUGHS = "[" + '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)) + "]"

# name, its bytes, what the user is told
REFUSED = [
    ("bomb-of-blanks.xlsx", lambda: blown_up(" " * 40_000_000), "unpacks into far more than it holds"),
    ("bomb-of-cells.xlsx", lambda: blown_up('<row><c t="b"><v>1</v></c></row>' * 1_500_000),
     "unpacks into far more than it holds"),
    ("bomb-of-texts.xlsx", lambda: book(shared=xlsx.strings("a" * 40_000_000)), "unpacks into far more than it holds"),
    ("laughs.xlsx", lambda: declared(LAUGHS, "&j;"), "declares entities"),
    ("quadratic.xlsx", lambda: declared(f'[<!ENTITY a "{"x" * 100_000}">]', "&a;" * 1000), "declares entities"),
    ("external-entity.xlsx", lambda: declared('[<!ENTITY a SYSTEM "file:///etc/passwd">]'), "declares entities"),
    ("external-dtd.xlsx", lambda: declared('SYSTEM "http://localhost/evil.dtd"', "x"), "declares entities"),
    ("parameter-entity.xlsx", lambda: declared('[<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]', "x"), "declares entities"),
    ("entity-in-strings.xlsx", lambda: book(shared=f"<!DOCTYPE sst [<!ENTITY a 'b'>]>{xlsx.strings('x')[56:]}"),
     "declares entities"),
    ("cut.xlsx", lambda: book()[:-200], "damaged or has been cut short"),
    ("cut-early.xlsx", lambda: book()[:100], "damaged or has been cut short"),
    ("flipped.xlsx", flipped, "damaged or has been cut short"),
    ("only-a-head.xlsx", lambda: b"PK\3\4", "damaged or has been cut short"),
    ("empty-archive.xlsx", lambda: archive(), "an archive, but not a workbook"),
    ("archive.zip", lambda: archive(a="b"), "an archive, but not a workbook"),
    ("many-parts.xlsx", many_parts, "far more parts"),
    ("missing-sheet.xlsx", lambda: book(**{"xl/worksheets/sheet1.xml": None}), "lacks a part that it names"),
    ("missing-book.xlsx", lambda: book(**{"xl/workbook.xml": None}), "lacks a part that it names"),
    ("no-sheets.xlsx", lambda: book(**{"xl/workbook.xml": xlsx.book()}), "no sheet with cells"),
    ("wrong-relation.xlsx", lambda: book(**{"xl/_rels/workbook.xml.rels": xlsx.relations(
        ("rId9", "worksheet", "worksheets/sheet1.xml"))}), "no sheet with cells"),
    ("chart-sheet.xlsx", lambda: book(**{"xl/_rels/workbook.xml.rels": xlsx.relations(
        ("rId1", "chartsheet", "worksheets/sheet1.xml"))}), "no sheet with cells"),
    ("external-sheet.xlsx", lambda: related("https://localhost/sheet.xml", 'TargetMode="External"'), "no sheet with cells"),
    ("path-traversal.xlsx", lambda: related("../../../../etc/passwd"), "names a part outside of itself"),
    ("absolute-path.xlsx", lambda: related("/etc/passwd"), "lacks a part that it names"),
    ("password.xlsx", lambda: OLE + bytes(504) + "EncryptedPackage".encode("utf-16le") + bytes(1000), "protected by a password"),
    ("zip-password.xlsx", with_password, "protected by a password"),
    ("old.xls", lambda: OLE + bytes(504) + "Workbook".encode("utf-16le") + bytes(1000), "of the old kind (XLS)"),
    ("binary.xlsb", lambda: archive(**{"xl__workbook.bin": "x", "_rels__.rels": xlsx.relations(
        ("rId1", "officeDocument", "xl/workbook.bin"))}), "binary workbook (XLSB)"),
    ("open.ods", lambda: archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<a/>"}),
     "OpenDocument"),
    ("letter.docx", lambda: archive(**{"word__document.xml": "<a/>", "_rels__.rels": xlsx.relations(
        ("rId1", "officeDocument", "word/document.xml"))}), "a document, not a workbook"),
    ("not-well-formed.xlsx", lambda: blown_up("<row><c><v>1</c></row>"), "not well-formed XML"),
    ("deep.xlsx", lambda: blown_up("<a>" * 400 + "</a>" * 400), "not well-formed XML"),
    ("empty-sheet.xlsx", lambda: blown_up(""), "The sheet is empty"),
    ("no-such-text.xlsx", lambda: rows(['<c t="s"><v>7</v></c>', "1"], shared=xlsx.strings("a")), "not valid"),
    ("far-column.xlsx", lambda: rows(["Steel"] + [None] * 1100 + ["x"]), "more than 1000 cells"),
    ("nul.xlsx", lambda: rows(["a_x0000_b", "1"]), "NUL byte"),
    ("long-cell.xlsx", lambda: rows(["".join(chr(0x4E00 + n * 7919 % 20000) for n in range(400_000)), "1"]), "longer than 1 MiB"),
    ("unclosed.csv", lambda: b'name,phone\nSteel,"1\n', "never closed"),
    ("nul.csv", lambda: b"name,phone\nSt\0eel,1\n", "NUL byte"),
    ("long-cell.csv", lambda: b"name,phone\n" + b"x" * 2_000_000 + b",1\n", "longer than 1 MiB"),
    ("many-columns.csv", lambda: b",".join([b"name"] * 1001) + b"\nx\n", "more than 1000 columns"),
    ("empty.csv", lambda: b"", "is empty"),
    ("picture.csv", lambda: bytes.fromhex("89504e470d0a1a0a0000000d49484452") + os.urandom(500), ""),
    ("cut.csv", lambda: "name,phone\n铁".encode("utf-8")[:-1], "middle of"),
    ("cut.json", lambda: b'[{"name": "Steel"}, {"name": "Gl', "in the middle of a JSON value"),
    ("deep.json", lambda: b'[{"name": ' + b"[" * 5000, "is not valid JSON"),
    ("scalars.json", lambda: b'[{"name": "a"}, 5]', "is not valid JSON"),
    ("behind.json", lambda: b'[{"name": "a"}] [', "is not valid JSON"),
    ("words.json", lambda: b'[{"name": nothing}]', "is not valid JSON"),
    ("no-lists.json", lambda: b'{"name": "a"}', "no such list"),
    ("no-records.json", lambda: b"[{}]", "no records"),
    ("nul.json", lambda: b'[{"name": "a\\u0000b"}]', "NUL byte"),
    ("latin.json", lambda: b'[{"name": "caf\xe9"}]', "not valid"),
]


def refused(cli):
    """Nothing of these comes in."""
    assert len(REFUSED) >= 40, len(REFUSED)
    cli.run("new", "company", "name=Before")
    before = cli.dump()
    for name, make, sentence in REFUSED:
        path = cli.folder / name
        path.write_bytes(make())
        command, environment = cli.start("import", "companies", path)
        result = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60)
        said = result.stderr.decode("utf-8")
        assert result.returncode in (1, 2), (name, result.returncode, said)
        assert sentence in said, (name, sentence, said)
        equal((name, cli.dump() == before), (name, True))
        path.unlink()
    equal(cli.sql("SELECT count(*) FROM import"), [(0,)])


def not_files(cli):
    """A folder and a pipe are no files; neither is waited for."""
    (cli.folder / "folder.xlsx").mkdir()
    os.mkfifo(cli.folder / "pipe.xlsx")
    cli.refuse("import", "companies", cli.folder / "folder.xlsx", because="is a folder")
    cli.refuse("import", "companies", cli.folder / "pipe.xlsx", because="not a regular file")


def take(cli, data, name="a.xlsx", kind="companies"):
    path = cli.folder / name
    path.write_bytes(data)
    return cli.json("import", kind, path)


def odd_but_sound(cli):
    """What is unusual, but says what it means, comes in."""
    take(cli, book(**{"[Content_Types].xml": None, "xl/styles.xml": None}))
    equal(cli.sql("SELECT name, phone FROM company"), [("Steel", "1")])
    shared = xlsx.strings("<r><t>上海</t></r><r><t>钢铁</t></r><rPh sb='0' eb='1'><t>shang hai</t></rPh>", "A_x000D_\nB")
    take(cli, xlsx.pack(xlsx.parts([
        ["Name", "Phone", "Notes", "Revenue", "Founded"],
        ['<c t="s"><v>0</v></c>', '<c t="str"><f>"1" &amp; "2"</f><v>12</v></c>', '<c t="s"><v>1</v></c>', 1234.5, 1998],
        ["Glass", '<c t="e"><v>#N/A</v></c>', '<c t="b"><v>1</v></c>', "<c><f>1/2*3e11</f><v>1.5E+11</v></c>", (36161, 1)],
        ["Big", 13800138000, "", 0.30000000000000004, None],
    ], shared=shared, formats=[14])))
    equal(cli.sql("SELECT name, phone, notes, revenue, founded FROM company WHERE id > 1 ORDER BY id"),
          [("上海钢铁", "12", "A\r\nB", 123450, 1998), ("Glass", None, "true", 15 * 10 ** 12, 1999),
           ("Big", "13800138000", None, 30, None)])


def both_epochs(cli):
    """Days of both epochs, told apart by the workbook; the day that 1900 did not have is no date."""
    body = [["Title", "Stage", "Created", "Expected close"],
            ["Old", "Develop", (59, 1), (61, 1)],
            ["Never", "Develop", (60, 1), None],
            ["New", "Develop", (45000, 2), ("45000.75", 3)],
            ["Custom", "Develop", (45000, 4), (45000, 5)]]
    formats = [14, 'yyyy"年"m"月"d"日"', 22, "[$-804]d mmm yy;@", "[Red]m/d/yyyy"]
    equal(take(cli, xlsx.pack(xlsx.parts(body, formats=formats)), kind="deals")["rejected"], 1)
    assert "1900-02-29" in cli.messages, cli.messages
    equal(cli.sql("SELECT title, created, expected_close FROM deal ORDER BY id"),
          [("Old", "1900-02-28", "1900-03-01"), ("New", "2023-03-15", "2023-03-15"),
           ("Custom", "2023-03-15", "2023-03-15")])
    later = xlsx.pack(xlsx.parts([body[0], ["Mac", "Develop", (0, 1), (43538, 1)]], formats=formats,
                                 properties='<workbookPr date1904="1"/>'))
    equal(take(cli, later, kind="deals")["rejected"], 0)
    equal(cli.sql("SELECT created, expected_close FROM deal WHERE title = 'Mac'"), [("1904-01-01", "2023-03-15")])


def merged_heads(cli):
    """A title over all columns, and names in two rows under merged cells."""
    take(cli, xlsx.pack(xlsx.parts([
        ["Our customers", None, None, None],
        ["Name", "Contact", None, "Size"],
        [None, "Phone", "Website", "Employees"],
        ["Steel", "1", "steel.example", 12]], merges=["A1:D1", "A2:A3", "B2:C2"])))
    equal(cli.sql("SELECT name, phone, website, employees FROM company"), [("Steel", "1", "steel.example", 12)])


def chosen_sheets(cli):
    """The first sheet that is shown, or the one that is named."""
    kinds = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
             ("rId3", "worksheet", "worksheets/sheet3.xml")]
    path = cli.folder / "sheets.xlsx"
    path.write_bytes(xlsx.pack(xlsx.parts([HEADS, ["Hidden", "1"]], **{
        "xl/workbook.xml": xlsx.book("H", "A & B", "C", states={"H": "hidden"}),
        "xl/_rels/workbook.xml.rels": xlsx.relations(*kinds),
        "xl/worksheets/sheet2.xml": xlsx.sheet([HEADS, ["Shown", "2"]]),
        "xl/worksheets/sheet3.xml": xlsx.sheet([HEADS, ["Third", "3"]])})))
    for options in ((), ("--sheet", "C"), ("--sheet", "1"), ("--sheet", "A & B")):
        cli.run("import", "companies", path, *options)
    equal(cli.sql("SELECT name FROM company ORDER BY id"), [("Shown",), ("Third",), ("Hidden",)])
    cli.misuse("import", "companies", path, "--sheet", "D", because="no sheet called")


def encodings(cli):
    """Text in the encodings that spreadsheets write; JSON with half a character."""
    text = "名称,电话\n重庆钢铁,1\n"
    for number, encoding in enumerate(("utf-8-sig", "gb18030", "utf-16", "utf-16-be")):
        mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
        take(cli, mark + text.replace("钢铁", f"钢铁{number}").encode(encoding), "a.csv")
    take(cli, '[{"name": "a\\ud83d\\ude00\\ud83d"}]'.encode(), "a.json")
    equal(cli.sql("SELECT name FROM company ORDER BY id"),
          [(f"重庆钢铁{number}",) for number in range(4)] + [("a😀�",)])


run(refused, not_files, odd_but_sound, both_epochs, merged_heads, chosen_sheets, encodings)
