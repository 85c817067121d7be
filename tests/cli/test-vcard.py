#!/usr/bin/python3
"""vCards: what other programs write comes in, what goes out comes back the same, and private things stay here."""
import base64
import struct
import zlib

from cli import Cli, equal, run

FIELDS = ("name company title department email phone mobile more_contacts level function notes salutation wechat birthday home_town family"
          " school major sports food books hobbies pets home_address career personality").split()
PRIVATE = "birthday home_town family school major sports food books hobbies pets home_address career".split()


def png(width, height):
    """A picture without notes: a run of colours."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((x * 7 + y * 3 + c * 50) % 256 for x in range(width) for c in range(3)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def write(cli, cards, encoding="utf-8", name="cards.vcf"):
    path = cli.folder / name
    text = "".join(f"BEGIN:VCARD\r\n{card.strip()}\r\nEND:VCARD\r\n".replace("\r\n", "\n").replace("\n", "\r\n") for card in cards)
    path.write_bytes(text.encode(encoding))
    return path


def counts(imported=0, updated=0, skipped=0, rejected=0, warnings=0):
    return {"imported": imported, "updated": updated, "skipped": skipped, "rejected": rejected, "warnings": warnings}


def fill(cli):
    """Somebody with everything, their manager, and a photo."""
    cli.run("new", "company", "name=北方钢铁; 集团, Ltd")
    cli.run("new", "person", "name=李伟", "company=北方钢铁; 集团, Ltd", "ref=P-1")
    texts = {field: f"{field}; one, two\\three\nnext 行 " + "long " * 30 + "." for field in FIELDS}
    texts.update(name="王 Fang", company="北方钢铁; 集团, Ltd", level="decision", function="finance", birthday="--03-09",
                 personality="driver", email="wf@x.cn", phone="+86 24 1", mobile="138",
                 more_contacts="home,fax: +86 24; 2\n139\n秘书: 137\nwork: w,f@y.cn\nz@y.cn\nwork: +86 10")
    cli.run("new", "person", *(f"{field}={text}" for field, text in texts.items()), "reports_to=P-1")
    photo = cli.folder / "photo.png"
    photo.write_bytes(png(40, 30))
    cli.run("set", "person", "王 Fang", f"photo={photo}")
    return texts


def everything_comes_back(cli):
    """Both versions, into a database that has nobody, and into the same one, where nothing is new."""
    texts = fill(cli)
    for version in ("3.0", "4.0"):
        path = cli.folder / f"v{version}.vcf"
        cli.run("export", "people", "--format", "vcf", "--vcard", version, "--private", "--output", path)
        equal(path.read_bytes().count(f"VERSION:{version}\r\n".encode()), 2)
        equal(max(len(line) for line in path.read_bytes().decode().split("\r\n")) <= 76, True)
        equal(cli.json("import", path), counts(0, 0, 2))
        other = Cli(cli.folder / version)
        other.folder.mkdir()
        other.run("init")
        equal(other.json("import", path), counts(2))
        there, = other.json("--private", "list", "people", "--where", "email = wf@x.cn")
        equal({field: there[field] for field in FIELDS}, texts)
        equal((there["manager"], there["ref"]), ("李伟", cli.sql("SELECT uid FROM person WHERE email = 'wf@x.cn'")[0][0]))
        equal(other.sql("SELECT sha256 FROM attachment"), cli.sql("SELECT sha256 FROM attachment"))
        again = other.folder / "again.vcf"
        other.run("export", "people", "--format", "vcf", "--vcard", version, "--private", "--output", again)
        equal(sorted(again.read_bytes().split(b"END:VCARD")), sorted(path.read_bytes().split(b"END:VCARD")))


def further_numbers_stay_further_ones(cli):
    """They become no first number when the card comes back, not even of somebody who has none."""
    cli.run("new", "person", "name=Ada", "more_contacts=work: +44 1\na@x.org")
    path = cli.folder / "ada.vcf"
    cli.run("export", "people", "--format", "vcf", "--output", path)
    equal(cli.json("import", path), counts(0, 0, 1))
    other = Cli(cli.folder / "other")
    other.folder.mkdir()
    other.run("init")
    other.run("import", path)
    person, = other.json("list", "people")
    equal((person["phone"], person["email"], person["more_contacts"]), (None, None, "work: +44 1\na@x.org"))


def private_fields_stay_here(cli):
    texts = fill(cli)
    card = cli.run("export", "people", "--format", "vcf", "--where", "email = wf@x.cn")
    for field in PRIVATE:
        assert texts[field][:12] not in card and field.upper().replace("_", "-") not in card, (field, card)
    assert "\nBDAY" not in card and "\nADR" not in card and "X-PURSUIT-LEVEL:decision" in card, card
    cli.misuse("export", "people", "--vcard", "3.0", because="--format vcf")
    cli.misuse("export", "companies", "--format", "vcf", because="Only people")
    cli.misuse("export", "people", "--format", "vcf", "--vcard", "5.0", because="3.0 or 4.0")


def version_3_of_other_programs(cli):
    path = write(cli, ["""VERSION:3.0
UID:abc-1
N:Byron;Ada;King;Dr.;
FN:Dr. Ada Byron
ORG:Steel\\, Inc.;Research;Machines
TITLE:Director
item1.EMAIL;TYPE=INTERNET;TYPE=WORK:ada@steel.example
EMAIL;TYPE=HOME:ada@home.example
TEL;TYPE=CELL,VOICE:+44 7
TEL;TYPE=WORK:+44 20 1
TEL;TYPE=FAX:+44 20 2
ADR;TYPE=WORK:;;1 Street;London;;N1;UK
ADR;TYPE=HOME:;;2 Lane;London;;;UK
BDAY:1815-12-10T00:00:00Z
URL:https://steel.example
NOTE:First line\\nsecond\\, with; signs
X-EVOLUTION-MANAGER:The Boss"""])
    equal(cli.json("import", path), counts(1, warnings=1))
    person, = [person for person in cli.json("--private", "list", "people") if not person["placeholder"]]
    equal([person[field] for field in ("ref", "name", "company", "department", "title", "email", "mobile", "phone", "birthday",
                                       "more_contacts", "home_address", "salutation", "manager")],
          ["abc-1", "Dr. Ada Byron", "Steel, Inc.", "Research / Machines", "Director", "ada@steel.example", "+44 7", "+44 20 1",
           "1815-12-10", "home: ada@home.example\nfax: +44 20 2", "2 Lane, London, UK", "Dr.", "The Boss"])
    equal(person["notes"], "First line\nsecond, with; signs\nADR: 1 Street, London, N1, UK\nURL: https://steel.example")


def version_4_of_other_programs(cli):
    photo = base64.b64encode(png(8, 8)).decode()
    path = write(cli, [f"""VERSION:4.0
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
FN:李娜
N:李;娜;;;
ORG:北方钢铁
EMAIL;PREF=1:mailto:ln@x.cn
TEL;VALUE=uri;TYPE="voice,cell":tel:+86-138
TEL;TYPE=work;VALUE=uri:tel:+86-24
BDAY:--0309
GENDER:F
RELATED;TYPE=x-manager:李伟
PHOTO:data:image/png;base64,{photo}"""])
    equal(cli.json("import", path), counts(1, warnings=1))
    person = [person for person in cli.json("--private", "list", "people") if not person["placeholder"]][0]
    equal([person[field] for field in ("ref", "name", "email", "mobile", "phone", "birthday", "notes", "manager")],
          ["4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", "李娜", "ln@x.cn", "+86-138", "+86-24", "--03-09", "GENDER: F", "李伟"])
    equal(cli.sql("SELECT p.name, a.mime FROM person p JOIN attachment a ON a.id = p.photo_id AND a.person_id = p.id"),
          [("李娜", "image/png")])


def version_2_of_old_telephones(cli):
    """Quoted-printable text of a character set that is named, and a file that is written in one."""
    quoted = lambda text, charset: "".join(f"={byte:02X}" for byte in text.encode(charset))
    path = write(cli, [f"""VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted("王", "utf-8")};{quoted("芳", "utf-8")};;;
TEL;CELL:138""", f"""VERSION:2.1
N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:{quoted("李", "gbk")};{quoted("伟", "gbk")};;;
NOTE;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:{quoted("好", "gbk")}=0D=0A=
{quoted("人", "gbk")}"""])
    equal(cli.json("import", path), counts(2))
    equal(cli.sql("SELECT name, mobile, notes FROM person ORDER BY id"), [("王芳", "138", None), ("李伟", None, "好\n人")])
    path = write(cli, ["VERSION:2.1\nN;CHARSET=GB2312:赵;敏;;;\nORG:南方机械"], "gb18030", "old.vcf")
    equal(cli.json("import", path), counts(1))
    equal(cli.sql("SELECT p.name, c.name FROM person p JOIN company c ON c.id = company_id"), [("赵敏", "南方机械")])


def many_cards_and_wrong_ones(cli):
    """A verdict for each, with its line; the others come in."""
    cards = [f"VERSION:3.0\nFN:Person {n}\nEMAIL:p{n}@x.org\nX-PURSUIT-REPORTS-TO:p{n + 1}@x.org" for n in range(300)]
    cards += ["VERSION:3.0\nEMAIL:nobody@x.org", "VERSION:3.0\nFN:Bad day\nBDAY:sometime", "VERSION:3.0\nFN:Boss\nEMAIL:p300@x.org",
              "VERSION:3.0\nFN:Twice\nEMAIL:p300@x.org"]
    path = write(cli, cards)
    with path.open("ab") as out:
        out.write(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:No end\r\n")
    rejects = cli.folder / "rejects.csv"
    equal(cli.json("import", path, "--dry-run")["imported"], 301)
    equal(cli.json("import", path, "--rejects", rejects), counts(301, rejected=4))
    for sentence in ("Line 1801, name: The name is empty", "Line 1805, birthday", "Line 1815: Another row", "Line 1820: The card has no end"):
        assert sentence in cli.messages, (sentence, cli.messages)
    equal(cli.sql("SELECT count(*) FROM person WHERE reports_to IS NULL"), [(1,)])
    assert "Bad day" in rejects.read_text() and "sometime" in rejects.read_text()
    cli.run("undo")
    equal(cli.sql("SELECT count(*) FROM person"), [(0,)])


def duplicates_are_updated(cli):
    """By UID whatever the rest is, by address within the company; in another company it is somebody else."""
    cli.run("import", write(cli, ["VERSION:3.0\nUID:1\nFN:Ada\nORG:Steel\nEMAIL:a@x.org", "VERSION:3.0\nFN:Bob\nORG:Steel\nEMAIL:b@x.org"]))
    path = write(cli, ["VERSION:3.0\nUID:1\nFN:Ada King\nORG:Steel\nTITLE:Head", "VERSION:3.0\nFN:Bob\nORG:Steel\nEMAIL:b@x.org\nTITLE:Clerk",
                       "VERSION:3.0\nFN:Bob\nORG:Glass\nEMAIL:b@x.org"])
    equal(cli.json("import", path), counts(1, 2))
    equal(cli.sql("SELECT p.name, title, c.name FROM person p JOIN company c ON c.id = company_id ORDER BY p.id"),
          [("Ada King", "Head", "Steel"), ("Bob", "Clerk", "Steel"), ("Bob", None, "Glass")])
    equal(cli.json("import", path), counts(0, 0, 3))


def photos_are_made_small(cli):
    cli.run("new", "person", "name=Ada")
    photo = cli.folder / "large.png"
    photo.write_bytes(png(1200, 600))
    before = cli.dump()
    cli.run("set", "person", "Ada", f"photo={photo}")
    (sha256, size), = cli.sql("SELECT sha256, size FROM attachment")
    kept = (cli.folder / "test.db.files" / sha256[:2] / sha256).read_bytes()
    equal((struct.unpack(">II", kept[16:24]), len(kept)), ((512, 256), size))
    cli.run("undo")
    equal(cli.dump(), before)
    cli.run("redo")
    small = cli.folder / "small.png"
    small.write_bytes(png(64, 64))
    cli.run("set", "person", "Ada", f"photo={small}")
    equal(cli.sql("SELECT count(*), max(name) FROM attachment"), [(1, "photo.png")])
    cli.run("set", "person", "Ada", "photo=")
    equal(cli.sql("SELECT count(*) FROM attachment"), [(0,)])
    text = cli.folder / "text.png"
    text.write_text("no picture")
    cli.refuse("set", "person", "Ada", f"photo={text}", because="neither a PNG nor a JPEG")
    text.write_bytes(png(64, 64)[:60])
    cli.refuse("set", "person", "Ada", f"photo={text}", because="damaged")
    cli.refuse("set", "person", "Ada", f"photo={small}", "title=Head", because="by itself")
    cli.run("set", "person", "Ada", f"photo={small}")
    cli.run("delete", "person", "Ada")
    cli.run("check")


def vcards_are_people(cli):
    path = write(cli, ["VERSION:3.0\nFN:Ada"])
    cli.misuse("import", "deals", path, because="people")
    equal(cli.json("import", "people", path), counts(1))


run(everything_comes_back, further_numbers_stay_further_ones, private_fields_stay_here, version_3_of_other_programs, version_4_of_other_programs,
    version_2_of_old_telephones, many_cards_and_wrong_ones, duplicates_are_updated, photos_are_made_small, vcards_are_people)
