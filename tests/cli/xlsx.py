"""Writes XLSX workbooks by hand, sound ones and others: every part of the package can be replaced or left out. Reads those
that the program wrote."""
import io
import zipfile
from xml.etree import ElementTree
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES = (
    HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')


def relations(*targets):
    """A part of relationships: each is an id, a kind and a target."""
    inner = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in targets)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def column(number):
    """The letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell(row, place, value):
    """One cell: a text, a number, (number, style), or XML as it is when it begins with “<”."""
    where = f"{column(place)}{row}"
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f'<c r="{where}" s="{value[1]}"><v>{value[0]}</v></c>'
    if isinstance(value, str) and value.startswith("<"):
        return value.replace("<c", f'<c r="{where}"', 1)
    if isinstance(value, str):
        return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{where}"><v>{value}</v></c>'


def sheet(rows, merges=(), first=1):
    """A part of cells."""
    body = "".join(f'<row r="{number}">' + "".join(cell(number, place, value) for place, value in enumerate(row)) + "</row>"
                   for number, row in enumerate(rows, first))
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    tail = f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData>{tail}</worksheet>'


def styles(*formats):
    """Cell formats: style 0 is plain; the others are numbers of built-in formats, or codes."""
    codes = [code for code in formats if isinstance(code, str)]
    listed = "".join(f'<numFmt numFmtId="{164 + number}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
                     for number, code in enumerate(codes))
    ids = [0] + [164 + codes.index(code) if isinstance(code, str) else code for code in formats]
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in ids)
    return (f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(codes)}">{listed}</numFmts>'
            f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>')


def book(*names, properties="", states=()):
    """The workbook's own part."""
    states = dict(states)
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"'
                     + (f' state="{states[name]}"' if name in states else "") + "/>"
                     for number, name in enumerate(names, 1))
    return (f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>{listed}</sheets></workbook>')


def parts(rows=(), merges=(), shared=None, formats=(), properties="", **more):
    """The parts of a workbook of one sheet; `more` replaces parts by name, or leaves out those that are None."""
    kinds = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")]
    found = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book("Sheet1", properties=properties),
        "xl/styles.xml": styles(*formats),
        "xl/worksheets/sheet1.xml": sheet(rows, merges),
    }
    if shared is not None:
        kinds.append(("rId3", "sharedStrings", "sharedStrings.xml"))
        found["xl/sharedStrings.xml"] = shared
    found["xl/_rels/workbook.xml.rels"] = relations(*kinds)
    found.update(more)
    return {name: text for name, text in found.items() if text is not None}


def pack(named, level=6):
    """The bytes of an archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in named.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def strings(*texts):
    """A part of shared texts; one that begins with “<” is taken as it is."""
    inner = "".join(f"<si>{text}</si>" if text.startswith("<") else f'<si><t xml:space="preserve">{escape(text)}</t></si>'
                    for text in texts)
    return f'{HEAD}<sst xmlns="{MAIN}">{inner}</sst>'


def read(path):
    """The sheets of a workbook by their names, in order: words and numbers a row, without what is empty, and where the
    cells that are links lead to."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        part = lambda name: ElementTree.fromstring(archive.read(name))
        words = ["".join(item.itertext()) for item in part("xl/sharedStrings.xml")]
        names = [item.get("name") for item in part("xl/workbook.xml").iter(f"{{{MAIN}}}sheet")]
        for number, name in enumerate(names, 1):
            root = part(f"xl/worksheets/sheet{number}.xml")
            assert root.find(f".//{{{MAIN}}}f") is None, "a formula"
            value = lambda item: (words[int(item.find(f"{{{MAIN}}}v").text)] if item.get("t") == "s"
                                  else float(item.find(f"{{{MAIN}}}v").text))
            found[name] = ([[value(item) for item in row] for row in root.iter(f"{{{MAIN}}}row")],
                           {link.get("ref"): link.get("location") for link in root.iter(f"{{{MAIN}}}hyperlink")})
    return found
