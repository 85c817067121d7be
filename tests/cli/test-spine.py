#!/usr/bin/python3
"""The process as a script sees it: what a step needs, what forcing it costs, and where the customer is."""
import os

from cli import chance, equal, run


def stage(cli, deal="A"):
    return cli.json("show", "deal", deal)["stage"]


def last_event(cli, *columns):
    return cli.sql(f"SELECT {', '.join(columns)} FROM stage_event WHERE voided_by IS NULL ORDER BY deal_id, seq DESC")


def refused_move_changes_nothing(cli):
    cli.run("new", "deal", "title=A")
    before = cli.dump()
    cli.refuse("move", "A", "enter", because="The potential customer is assessed and graded")
    equal(cli.dump(), before)
    cli.refuse("move", "A", "enter", "--reason", "because", because="key node")
    equal(cli.dump(), before)


def evidence_meets_a_node(cli):
    cli.run("new", "deal", "title=A")
    cli.refuse("set", "node", "A", "nothing", "evidence=x", because="nothing")
    cli.refuse("set", "node", "A", "assessed-graded", "sureness=x", because="sureness")
    cli.run("set", "node", "A", "assessed-graded", "evidence=Scored 3.2 in the meeting", "day=2026-03-02")
    equal(cli.sql("SELECT evidence, day FROM node_state"), [("Scored 3.2 in the meeting", "2026-03-02")])
    equal(cli.json("show", "deal", "A")["unmet"], [])
    cli.run("move", "A", "enter")
    equal((stage(cli), cli.json("show", "deal", "A")["forced"]), ("Enter", False))
    cli.run("undo")
    cli.run("set", "node", "A", "assessed-graded", "evidence=")
    equal([unmet["node"] for unmet in cli.json("show", "deal", "A")["unmet"]], ["assessed-graded"])
    cli.refuse("move", "A", "enter", because="Opportunity")


def facts_meet_nodes(cli):
    cli.run("new", "deal", "title=A", "company=Steel", "stage=enter")
    cli.run("new", "person", "name=Li", "company=Steel")
    unmet = lambda: {line["node"] for line in cli.json("show", "deal", "A")["unmet"]} - {"assessed-graded"}
    equal(unmet(), {"insider", "key-person", "shortlist"})
    cli.run("set", "participant", "A", "Li", "insider=yes", "roles=decision-maker", "attitude=0")
    equal(unmet(), {"key-person", "shortlist"})
    cli.run("set", "participant", "A", "Li", "attitude=1")
    equal(unmet(), {"shortlist"})
    cli.run("set", "node", "A", "shortlist", "evidence=Letter of 3 March")
    cli.run("move", "A", "propose")
    equal(stage(cli), "Propose")


def forced_move_costs_until_its_node_is_met(cli):
    cli.run("new", "deal", "title=A", "amount=1000")
    cli.misuse("move", "A", "enter", "--force", because="--reason")
    cli.run("move", "A", "enter", "--force", "--reason", "They asked us to come")
    deal = cli.json("show", "deal", "A")
    # the opportunity was not scored, and of the new stage nothing is met yet
    forced = chance(0.2, missing=4, forced=1)
    equal((deal["stage"], deal["forced"], round(deal["probability"], 9)), ("Enter", True, round(forced, 9)))
    missing = chance(0.2, missing=4)
    equal([round(reason["delta"], 5) for reason in deal["reasons"]],
          [0.2, round(missing - 0.2, 5), round(forced - missing, 5)])
    equal(round(sum(reason["delta"] for reason in deal["reasons"]), 5), round(deal["probability"], 5))
    forced_, reason, before, after, missing = last_event(
        cli, "forced", "reason", "probability_before", "probability_after", "missing")[0]
    equal((forced_, reason, round(before, 9), round(after, 9)),
          (1, "They asked us to come", round(chance(0.1, missing=1), 9), round(forced, 9)))
    assert "scorecard-at-least" in missing and len(missing.splitlines()) == 1, missing

    cli.run("set", "node", "A", "assessed-graded", "evidence=Scored since")
    deal = cli.json("show", "deal", "A")
    equal((deal["forced"], deal["missing"], round(deal["probability"], 9)), (False, 3, round(chance(0.2, missing=3), 9)))
    cli.run("check")
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["forced"], True)
    cli.run("undo")
    deal = cli.json("show", "deal", "A")
    equal((deal["stage"], deal["forced"], round(deal["probability"], 9), deal["weighted"]),
          ("Develop", False, round(chance(0.1, missing=1), 9), f"{1000 * chance(0.1, missing=1):.2f}"))
    equal(last_event(cli, "kind"), [("created",)])
    cli.run("check")


def approval_is_not_forced(cli):
    cli.run("new", "deal", "title=A", "stage=propose")
    for node in ("assessed-graded", "insider", "key-person", "shortlist", "criteria-fit", "bid-or-price"):
        cli.run("set", "node", "A", node, "evidence=known")
    cli.refuse("move", "A", "negotiate", because="pprov")
    cli.refuse("move", "A", "negotiate", "--force", "--reason", "hurry", because="pprov")
    cli.refuse("--actor", "Bo", "move", "A", "negotiate", "--approved-by", "Bo", because="Nobody approves their own")
    equal(stage(cli), "Propose")
    cli.run("--actor", "Bo", "move", "A", "negotiate", "--approved-by", "Anna", "--reason", "framework")
    equal(stage(cli), "Negotiate")
    equal(cli.sql("SELECT b.name, o.name, a.state, a.self_approved, a.reason, a.decided FROM approval a "
                  "JOIN member b ON b.id = a.asked_by_id JOIN member o ON o.id = a.asked_of_id"),
          [("Bo", "Anna", "granted", 0, "framework", cli.today)])
    equal(cli.sql("SELECT m.name, e.forced FROM stage_event e JOIN member m ON m.id = e.approved_by_id"), [("Anna", 0)])
    cli.run("undo")
    equal((stage(cli), cli.sql("SELECT count(*) FROM approval")), ("Propose", [(0,)]))


def sole_user_approves(cli):
    me = cli.sql("SELECT name FROM member")[0][0]
    cli.run("new", "deal", "title=A")
    cli.run("move", "A", "propose", "--force", "--reason", "late", "--approved-by", me)
    equal(cli.sql("SELECT self_approved FROM approval"), [(1,)])


def nothing_overrides_a_forbidden_step(cli):
    cli.run("new", "deal", "title=A", "process=grade-a")
    cli.refuse("move", "A", "contract", "--force", "--reason", "hurry", "--approved-by", "Anna")
    equal(stage(cli), "Prospect list")
    equal(cli.sql("SELECT count(*) FROM approval"), [(0,)])


def files_lie_beside_the_database(cli):
    cli.run("new", "deal", "title=A")
    offer = cli.folder / "offer.txt"
    offer.write_text("offer")
    cli.refuse("attach", "A", cli.folder / "gone.txt", because="cannot be read")
    cli.refuse("attach", "A", cli.folder, because="folder")
    cli.run("attach", "A", offer, "--tag", "offer")
    file, = cli.json("show", "deal", "A")["files"]
    equal([file[key] for key in ("name", "tag", "size", "mime")], ["offer.txt", "offer", 5, "text/plain"])
    equal((cli.folder / "test.db.files" / file["sha256"][:2] / file["sha256"]).read_text(), "offer")
    cli.run("check")
    cli.run("undo")
    equal(cli.json("show", "deal", "A")["files"], [])


def required_fields(cli):
    cli.run("new", "deal", "title=A", "stage=bid")
    cli.refuse("move", "A", "negotiate", "--force", "--reason", "hurry", because="Amount")
    cli.run("set", "deal", "A", "amount=5")
    cli.run("move", "A", "negotiate", "--force", "--reason", "hurry")
    equal(stage(cli), "Negotiate")


def contract_needs_a_colleague(cli):
    cli.run("new", "deal", "title=A", "stage=negotiate", "amount=5")
    for node in ("assessed-graded", "insider", "key-person", "shortlist", "criteria-fit", "bid-or-price",
                 "contract-approved", "contract-signed"):
        cli.run("set", "node", "A", node, "evidence=known")
    equal([unmet["condition"] for unmet in cli.json("show", "deal", "A")["unmet"]], ["approval-given"])
    cli.run("set", "node", "A", "contract-approved", "approved_by=Anna")
    cli.run("move", "A", "deliver")
    equal(cli.json("show", "deal", "A")["outcome"], "won")


def winning_is_a_step_into_delivery(cli):
    cli.run("new", "deal", "title=A", "stage=negotiate", "amount=5")
    before = cli.dump()
    cli.refuse("close", "A", "won", because="Contract signed")
    equal(cli.dump(), before)
    cli.misuse("close", "A", "won", "--force", because="--reason")
    cli.run("close", "A", "won", "--force", "--reason", "Signed in the car park")
    equal(last_event(cli, "kind", "forced", "reason", "features")[0], ("closed", 1, "Signed in the car park", None))
    deal = cli.json("show", "deal", "A")
    equal((deal["outcome"], deal["stage"], deal["forced"], deal["probability"]), ("won", "Deliver", True, 1))
    cli.run("check")
    cli.run("undo")
    equal((stage(cli), cli.json("show", "deal", "A")["outcome"]), ("Negotiate", "open"))
    cli.run("close", "A", "lost", "--reason", "price")


def an_import_asks_for_existing_deals(cli):
    cli.run("new", "deal", "title=A", "ref=R1")
    with open(os.path.join(cli.folder, "deals.csv"), "w", encoding="utf-8") as file:
        file.write("ref,title,stage,amount\nR1,A,Enter,5\nR2,B,Negotiate,7\n")
    cli.run("import", "deals", os.path.join(cli.folder, "deals.csv"))
    assert "The potential customer is assessed and graded" in cli.messages, cli.messages
    equal((stage(cli), cli.json("show", "deal", "R2")["stage"]), ("Develop", "Negotiate"))
    cli.run("set", "node", "A", "assessed-graded", "evidence=Scored")
    cli.run("import", "deals", os.path.join(cli.folder, "deals.csv"))
    equal(stage(cli), "Enter")
    cli.run("check")


def own_estimate_has_a_reason(cli):
    cli.run("new", "deal", "title=A", "probability_own=80%", "probability_reason=They told us")
    deal = cli.json("show", "deal", "A")
    equal((deal["probability"], deal["probability_reason"], deal["reasons"][-1]["text"]),
          (0.8, "They told us", "Own estimate: They told us"))


def buying_stage_has_its_own_story(cli):
    cli.run("new", "deal", "title=A", "amount=1000")
    deal = cli.json("show", "deal", "A")
    equal((deal["buying_stage"], deal["drift"], deal["drift_state"]), (None, None, "unknown"))
    cli.run("set", "deal", "A", "buying_stage=tender", "buying_day=2026-03-10", "buying_source=Li, on the phone")
    deal = cli.json("show", "deal", "A")
    equal((deal["stage"], deal["buying_stage"], deal["buying_day"], deal["buying_source"], deal["drift"],
           deal["drift_state"]), ("Develop", "Tender and evaluation", "2026-03-10", "Li, on the phone", 3,
                                  "customer-ahead"))
    equal(round(deal["probability"], 9), round(chance(0.1, missing=1, apart=3), 9))
    equal(round(sum(reason["delta"] for reason in deal["reasons"]), 6), round(deal["probability"], 6))
    cli.run("set", "deal", "A", "buying_stage=内部需求和立项")
    deal = cli.json("show", "deal", "A")
    equal((deal["buying_stage"], deal["buying_source"], deal["drift"], deal["drift_state"]),
          ("Need and approval", None, 0, "in-step"))
    equal(cli.sql("SELECT to_name, day, source FROM buying_event ORDER BY id"),
          [("Tender and evaluation", "2026-03-10", "Li, on the phone"),
           ("Need and approval", cli.today, None)])  # Li did not tell of this one
    cli.run("check")
    cli.run("undo")
    equal((cli.json("show", "deal", "A")["drift"],
           cli.sql("SELECT count(*) FROM buying_event WHERE voided_by IS NULL")), (3, [(1,)]))
    cli.refuse("set", "deal", "A", "buying_stage=nowhere", because="nowhere")
    cli.run("set", "deal", "A", "buying_stage=")
    deal = cli.json("show", "deal", "A")
    equal((deal["buying_stage"], round(deal["probability"], 9)), (None, round(chance(0.1, missing=1), 9)))
    cli.run("set", "deal", "A", "buying_stage=2", "buying_day=2026-01-01")
    equal(cli.json("show", "deal", "A")["buying_unconfirmed"], True)
    cli.run("set", "deal", "A", "process=grade-a")
    equal(cli.json("show", "deal", "A")["buying_stage"], None)
    equal([row["title"] for row in cli.json("list", "deals", "--where", "!drift")], ["A"])
    cli.run("check")


def deleting_takes_all_along(cli):
    cli.run("new", "deal", "title=A", "buying_stage=survey")
    cli.run("set", "node", "A", "assessed-graded", "evidence=known")
    cli.run("set", "node", "A", "contract-approved", "approved_by=Anna")
    before = cli.dump()
    cli.run("delete", "deal", "A")
    equal(cli.sql("SELECT count(*) FROM node_state UNION ALL SELECT count(*) FROM approval UNION ALL "
                  "SELECT count(*) FROM buying_event WHERE voided_by IS NULL"), [(0,), (0,), (0,)])
    cli.run("check")
    cli.run("undo")
    equal(cli.dump(), before)
    cli.run("check")


def a_call_is_planned_with_its_activity(cli):
    cli.run("new", "activity", "kind=visit", "subject=Plant", "planned=2026-03-09")
    equal(cli.json("show", "activity", "1")["call_plan"], [])
    # a process of calls is no process of deals, wherever one is asked for
    cli.refuse("new", "deal", "title=B", "process=call-plan", because="plans calls")
    equal({stage["process"] for stage in cli.json("list", "stages")} & {"Call plan"}, set())


run(refused_move_changes_nothing, evidence_meets_a_node, facts_meet_nodes, forced_move_costs_until_its_node_is_met,
    approval_is_not_forced, sole_user_approves, nothing_overrides_a_forbidden_step, required_fields,
    contract_needs_a_colleague, files_lie_beside_the_database, winning_is_a_step_into_delivery, an_import_asks_for_existing_deals,
    own_estimate_has_a_reason, buying_stage_has_its_own_story, deleting_takes_all_along,
    a_call_is_planned_with_its_activity)
