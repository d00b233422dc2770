"""`btcli crowd`: the prepared crowdloan, and the life of others."""

from walk import check
from world import cold

from node import TAO


@check("crowd list", "crowd info", "crowd contributors")
def reads(w):
    [one] = [
        row for row in w.run("crowd list").json["data"]["crowdloans"] if row["id"] == w.loan.number
    ]
    told = w.run(f"crowd info --crowdloan-id {w.loan.number}").json["data"]
    for found in (one, told):
        assert (found["raised"], found["cap"], found["deposit"]) == (14.0, 100.0, 10.0)
        assert (found["creator"], found["end_block"]) == (cold(w.creator), w.loan.end)
    told = w.run(f"crowd contributors --crowdloan-id {w.loan.number}").json["data"]
    amounts = {row["address"]: row["contribution_rao"] for row in told["contributors"]}
    assert amounts == {cold(w.creator): 10 * TAO, cold(w.keys.giver): 4 * TAO}
    return "terms, sum and contributions"


def loan(w, number):
    return w.node.query("Crowdloan", "Crowdloans", number)


def opened(w, name, duration=5_000):
    creator, target = w.funded(60 * TAO, name), w.key(f"{name}_target")
    terms = f"--fundraising --deposit 10 --min-contribution 1 --cap 20 --duration {duration}"
    number = w.node.query("Crowdloan", "NextCrowdloanId")
    told = w.run(f"crowd create {terms} --target-address {cold(target)}", creator, answer="n\n")
    assert loan(w, number), told.text
    return creator, target, number


@check("crowd create", "crowd contribute", "crowd withdraw", "crowd update")
def contribute(w):
    creator, _, number = opened(w, "creates_loan")
    assert w.node.free(cold(creator)) < 50 * TAO
    who = w.keys.giver
    told = w.run(f"crowd contribute --crowdloan-id {number} --amount 4", who)
    assert loan(w, number)["raised"] == 14 * TAO, told.text
    told = w.run(f"crowd withdraw --crowdloan-id {number}", who)
    assert loan(w, number)["raised"] == 10 * TAO, told.text
    told = w.run(f"crowd update --crowdloan-id {number} --cap 30", creator)
    assert loan(w, number)["cap"] == 30 * TAO, told.text
    return "deposit, contribution and its return; a higher cap"


@check("crowd finalize")
def finalize(w):
    creator, target, number = opened(w, "finalizes_loan")
    w.run(f"crowd contribute --crowdloan-id {number} --amount 10", w.keys.giver)
    told = w.run(f"crowd finalize --crowdloan-id {number}", creator)
    assert w.node.free(cold(target)) == 20 * TAO and loan(w, number)["finalized"], told.text
    return "20 TAO to the target"


@check("crowd refund", "crowd dissolve")
def refund(w):
    creator, _, number = opened(w, "refunds_loan", 400)
    told = w.run(f"crowd contribute --crowdloan-id {number} --amount 5", w.keys.giver)
    assert loan(w, number)["raised"] == 15 * TAO, told.text
    w.node.pass_until(loan(w, number)["end"])
    told = w.run(f"crowd refund --crowdloan-id {number}", creator)
    assert loan(w, number)["raised"] == 10 * TAO, told.text
    told = w.run(f"crowd dissolve --crowdloan-id {number}", creator)
    assert loan(w, number) is None, told.text
    return "the contribution back, then the deposit"
