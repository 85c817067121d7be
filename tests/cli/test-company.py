#!/usr/bin/python3
"""Companies as a script sees them: their file, groups, merging, deletion and duplicates."""
from cli import equal, run


def begin(cli):
    cli.run("new", "company", "name=Pine Ltd", "industry=Wood", "phone=030-7654321")
    cli.run("new", "company", "name=Pine GmbH", "region=Berlin", "website=https://www.pine.de")
    cli.run("new", "company", "name=Oak", "email=office@pine.de")
    cli.run("new", "deal", "title=Oil", "company=Pine GmbH")


def file_is_counted(cli):
    begin(cli)
    equal(cli.json("show", "company", "Pine Ltd")["file_known"], 8)
    product = cli.json("new", "product_in_use", "company=Pine Ltd", "product=Oil", "supplier=Castor", "satisfaction=2")
    cli.run("new", "buying_plan", "company=Pine Ltd", "text=Rust", "kind=problem")
    cli.run("set", "company", "Pine Ltd", "known_none=website,founded", "spend=1000", "size_class=large")
    company = cli.json("show", "company", "Pine Ltd")
    equal(company["file_known"], 8 + 10 + 6 + 6 + 2 + 1 + 6 + 3)
    equal([(p["product"], p["supplier"]) for p in company["products_in_use"]], [("Oil", "Castor")])
    cli.refuse("set", "product_in_use", product["id"], "satisfaction=6", because="")
    cli.run("delete", "product_in_use", product["id"])
    equal(cli.json("show", "company", "Pine Ltd")["file_known"], 42 - 16)
    cli.refuse("new", "complaint", "subject=Late", because="which one")


def parties_belong_to_deals(cli):
    begin(cli)
    cli.run("new", "deal_party", "deal=Oil", "company=Oak", "role=design")
    equal([(p["company"], p["role"]) for p in cli.json("show", "deal", "Oil")["parties"]], [("Oak", "design")])
    equal([p["deal"] for p in cli.json("show", "company", "Oak")["party_of"]], ["Oil"])
    cli.run("delete", "deal", "Oil")
    equal(cli.sql("SELECT count(*) FROM deal_party"), [(0,)])
    cli.run("check")


def two_are_merged(cli):
    begin(cli)
    cli.run("merge", "company", "Pine Ltd", "Pine GmbH", "name=drop", "industry=keep")
    equal(cli.sql("SELECT name, industry, region, phone FROM company WHERE name LIKE 'Pine%'"),
          [("Pine GmbH", "Wood", "Berlin", "030-7654321")])
    equal(cli.json("show", "deal", "Oil")["company"], "Pine GmbH")
    cli.run("undo")
    equal(cli.sql("SELECT count(*) FROM company"), [(3,)])
    cli.misuse("merge", "company", "Pine Ltd", "Pine GmbH", "phone=both")
    cli.misuse("merge", "company", "Pine Ltd", "Pine GmbH", "nothing=drop")
    cli.refuse("merge", "company", "Oak", "Oak", because="with itself")
    cli.run("check")


def deletion_says_what_of_the_rest(cli):
    begin(cli)
    cli.run("delete", "company", "Pine GmbH", "--move-to", "Oak")
    equal(cli.json("show", "deal", "Oil")["company"], "Oak")
    cli.run("delete", "company", "Oak", "--all")
    equal(cli.sql("SELECT count(*) FROM deal"), [(0,)])
    cli.run("undo")
    cli.run("undo")
    equal(cli.json("show", "deal", "Oil")["company"], "Pine GmbH")
    cli.misuse("delete", "deal", "Oil", "--all")
    cli.run("check")


def duplicates_are_found_and_denied(cli):
    begin(cli)
    found = cli.json("duplicates")
    equal([(p["first"], p["second"], p["score"], p["reasons"]) for p in found["pairs"]],
          [("Pine Ltd", "Pine GmbH", 85, ["name"]), ("Pine GmbH", "Oak", 45, ["domain"])])
    assert "The same mail or web domain" in cli.run("duplicates")
    cli.run("duplicates", "--not", "1,2")
    equal(cli.json("duplicates")["found"], 1)
    cli.run("undo")
    equal(cli.json("duplicates", "--limit", "1")["found"], 2)
    cli.run("set", "company", "Oak", "parent=Pine GmbH")  # a group may share its domain
    equal(cli.json("duplicates")["found"], 1)


def keys_come_with_an_import(cli):
    file = cli.folder / "companies.csv"
    file.write_text("Name,Phone,Email\n辽宁钢铁有限公司,0412-1234567,a@lngt.cn\n辽宁省钢铁集团,,\n"
                    "Other,+86 412 1234567,x@qq.com\n", encoding="utf-8")
    cli.run("import", "companies", file)
    equal([(p["score"], p["reasons"]) for p in cli.json("duplicates")["pairs"]], [(85, ["name"]), (60, ["phone"])])


run(file_is_counted, parties_belong_to_deals, two_are_merged, deletion_says_what_of_the_rest,
    duplicates_are_found_and_denied, keys_come_with_an_import)
