"""Crowdloans: the prepared one, and the life of others."""

import bittensor as bt
from walk import check
from world import cold

from node import TAO


def tao(amount):
    return bt.Balance.from_tao(amount)


@check("get_crowdloan_by_id")
def by_id(w):
    same(w, w.read("get_crowdloan_by_id", crowdloan_id=w.loan.number))
    assert w.read("get_crowdloan_by_id", crowdloan_id=99) is None
    return "the prepared one"


def same(w, found):
    assert (found.id, found.creator) == (w.loan.number, cold(w.creator))
    amounts = (found.deposit, found.min_contribution, found.cap, found.raised)
    assert [a.rao for a in amounts] == [10 * TAO, TAO, 100 * TAO, 14 * TAO]
    assert (found.end, found.target_address) == (w.loan.end, cold(w.keys.idle))
    assert found.finalized is False and found.contributors_count == 2


@check(
    "get_crowdloans",
    "get_crowdloan_contributions",
    "get_crowdloan_next_id",
    "get_crowdloan_constants",
)
def reads(w):
    [found] = w.read("get_crowdloans")
    same(w, found)
    given = w.read("get_crowdloan_contributions", crowdloan_id=w.loan.number)
    amounts = {who: value.rao for who, value in given.items()}
    assert amounts == {cold(w.creator): 10 * TAO, cold(w.keys.giver): 4 * TAO}
    assert w.read("get_crowdloan_next_id") == 1
    constants = w.sub.get_crowdloan_constants()
    least = constants.MinimumDeposit
    assert getattr(least, "rao", least) == 10 * TAO
    assert (constants.MinimumBlockDuration, constants.MaxContributors) == (50, 500)
    return "terms, sum and contributions to the rao"


def opened(w, name, end=5_000):
    creator = w.funded(60 * TAO, name)
    terms = dict(deposit=tao(10), min_contribution=tao(1), cap=tao(20))
    end = w.sub.block + end
    done = w.sub.create_crowdloan(creator, **terms, end=end, target_address=cold(w.keys.idle))
    effect = w.effect(done)
    return creator, effect.one("Created")["crowdloan_id"], effect


def loan(w, number, block=None):
    return w.node.query("Crowdloan", "Crowdloans", number, block=block)


@check("create_crowdloan", "contribute_crowdloan", "withdraw_crowdloan")
def contribute(w):
    creator, number, made = opened(w, "creates")
    assert w.spent(creator, made) == 10 * TAO + made.fee()
    who = w.keys.giver
    given = w.effect(w.sub.contribute_crowdloan(who, number, tao(4)))
    assert w.spent(who, given) == 4 * TAO + given.fee()
    assert loan(w, number, given.block)["raised"] == 14 * TAO
    back = w.effect(w.sub.withdraw_crowdloan(who, number))
    assert w.spent(who, back) == back.fee() - 4 * TAO
    assert loan(w, number, back.block)["raised"] == 10 * TAO
    return "deposit, contribution and its return, to the rao"


@check("update_cap_crowdloan", "update_end_crowdloan", "update_min_contribution_crowdloan")
def update(w):
    creator, number, _ = opened(w, "updates")
    end = w.sub.block + 6_000
    w.effect(w.sub.update_cap_crowdloan(creator, number, tao(30)))
    w.effect(w.sub.update_end_crowdloan(creator, number, end))
    done = w.effect(w.sub.update_min_contribution_crowdloan(creator, number, tao(2)))
    found = loan(w, number, done.block)
    assert (found["cap"], found["end"], found["min_contribution"]) == (30 * TAO, end, 2 * TAO)
    return "cap, end and least contribution"


@check("finalize_crowdloan")
def finalize(w):
    creator, number, _ = opened(w, "finalizes")
    w.effect(w.sub.contribute_crowdloan(w.keys.giver, number, tao(10)))
    done = w.effect(w.sub.finalize_crowdloan(creator, number))
    idle = cold(w.keys.idle)
    assert w.node.grown(lambda at: w.node.free(idle, at), done.block) == 20 * TAO
    assert loan(w, number, done.block)["finalized"] is True
    return "20 TAO to the target"


@check("refund_crowdloan", "dissolve_crowdloan")
def refund(w):
    creator, number, _ = opened(w, "refunds", 60)
    w.effect(w.sub.contribute_crowdloan(w.keys.giver, number, tao(5)))
    w.node.wait(loan(w, number)["end"])
    back = w.effect(w.sub.refund_crowdloan(creator, number))
    giver = cold(w.keys.giver)
    assert w.node.grown(lambda at: w.node.free(giver, at), back.block) == 5 * TAO
    done = w.effect(w.sub.dissolve_crowdloan(creator, number))
    assert w.spent(creator, done) == done.fee() - 10 * TAO
    assert loan(w, number, done.block) is None
    return "5 TAO back, then the deposit"
