"""Crowdloans: opened, contributed to, ended, and their terms changed."""

from types import SimpleNamespace

import bittensor as bt
from books import TAO, block_of, cold, fee_of, free, spent
from walk import intent

from .money import gained

Storage = bt.storage.Crowdloan
LONG = 5_000


def loan(w, **terms):
    """A crowdloan with a deposit of 10 TAO and a cap of 20, and who has nothing to do with it."""
    creator, giver, other = w.funded(60 * TAO, "loan creator", "loan giver", "loan other")
    payee = cold(w.key("loan payee"))
    terms = {"target_ss58": payee} | terms
    opened = w.do(
        bt.CreateCrowdloan(
            deposit_tao=10, min_contribution_tao=1, cap_tao=20, end=w.chain.block + LONG, **terms
        ),
        creator,
    )
    number = w.chain.query(Storage.NextCrowdloanId) - 1
    return SimpleNamespace(
        number=number, creator=creator, giver=giver, other=other, payee=payee, opened=opened
    )


def stored(w, made):
    return w.chain.query(Storage.Crowdloans, [made.number])


def share(w, made, who):
    return w.chain.query(Storage.Contributions, [made.number, cold(who)])


def give(w, made, amount):
    return w.do(bt.ContributeCrowdloan(crowdloan_id=made.number, amount_tao=amount), made.giver)


def assert_creators_alone(w, made, call):
    assert not w.chain.execute(call, made.other).success, "the creator's alone"
    return w.do(call, made.creator)


@intent("create_crowdloan")
def create_crowdloan(w):
    made = loan(w)
    assert spent(w.chain, made.creator, made.opened) == 10 * TAO + fee_of(
        w.chain, made.creator, made.opened
    )
    found = stored(w, made)
    assert found["raised"] == found["deposit"] == 10 * TAO and found["cap"] == 20 * TAO
    assert str(found["creator"]) == cold(made.creator)
    with_call = loan(w, target_ss58=None, call={"op": "transfer_all", "dest_ss58": made.payee})
    assert stored(w, with_call)["call"] is not None
    return "the deposit to its account, to the rao; with a call too"


@intent("contribute_crowdloan")
def contribute_crowdloan(w):
    made = loan(w)
    result = give(w, made, 4)
    assert share(w, made, made.giver) == 4 * TAO and stored(w, made)["raised"] == 14 * TAO
    assert spent(w.chain, made.giver, result) == 4 * TAO + fee_of(w.chain, made.giver, result)
    give(w, made, 30)
    assert share(w, made, made.giver) == 10 * TAO and stored(w, made)["raised"] == 20 * TAO
    return "what it gave; no more than the cap"


@intent("withdraw_crowdloan")
def withdraw_crowdloan(w):
    made = loan(w)
    give(w, made, 4)
    result = w.do(bt.WithdrawCrowdloan(crowdloan_id=made.number), made.giver)
    back = gained(w, cold(made.giver), result) + fee_of(w.chain, made.giver, result)
    assert back == 4 * TAO and stored(w, made)["raised"] == 10 * TAO
    assert not w.chain.execute(
        bt.WithdrawCrowdloan(crowdloan_id=made.number), made.creator
    ).success, "the deposit stays"
    return "what it gave, to the rao; not the deposit"


@intent("finalize_crowdloan")
def finalize_crowdloan(w):
    made = loan(w)
    finalize = bt.FinalizeCrowdloan(crowdloan_id=made.number)
    assert not w.chain.execute(finalize, made.creator).success, "it has not raised its cap"
    give(w, made, 10)
    assert_creators_alone(w, made, finalize)
    assert free(w.chain, made.payee, w.chain.block) == 20 * TAO
    assert stored(w, made)["finalized"]
    return "the sum, to its target"


@intent("refund_crowdloan")
def refund_crowdloan(w):
    made = loan(w)
    give(w, made, 4)
    result = assert_creators_alone(w, made, bt.RefundCrowdloan(crowdloan_id=made.number))
    assert gained(w, cold(made.giver), result) == 4 * TAO
    assert stored(w, made)["raised"] == 10 * TAO
    return "all but the deposit"


@intent("dissolve_crowdloan")
def dissolve_crowdloan(w):
    made = loan(w)
    result = assert_creators_alone(w, made, bt.DissolveCrowdloan(crowdloan_id=made.number))
    back = gained(w, cold(made.creator), result) + fee_of(w.chain, made.creator, result)
    assert back == 10 * TAO and stored(w, made) is None
    return "the deposit back, to the rao; gone"


def change(name, make, read, value):
    """Registers the check of an intent that changes a term."""

    @intent(name)
    def check(w):
        made = loan(w)
        assert_creators_alone(w, made, make(w, made.number))
        assert read(w, made) == value
        return f"{value}, by the creator alone"


change(
    "update_crowdloan_cap",
    lambda w, number: bt.UpdateCrowdloanCap(crowdloan_id=number, new_cap_tao=30),
    lambda w, made: stored(w, made)["cap"],
    30 * TAO,
)
change(
    "update_crowdloan_min_contribution",
    lambda w, number: bt.UpdateCrowdloanMinContribution(
        crowdloan_id=number, new_min_contribution_tao=2
    ),
    lambda w, made: stored(w, made)["min_contribution"],
    2 * TAO,
)
change(
    "set_crowdloan_max_contribution",
    lambda w, number: bt.SetCrowdloanMaxContribution(
        crowdloan_id=number, new_max_contribution_tao=15
    ),
    lambda w, made: w.chain.query(Storage.MaxContributions, [made.number]),
    15 * TAO,
)


@intent("update_crowdloan_end")
def update_crowdloan_end(w):
    made = loan(w)
    end = block_of(made.opened) + 2 * LONG
    call = bt.UpdateCrowdloanEnd(crowdloan_id=made.number, new_end=end)
    assert_creators_alone(w, made, call)
    assert stored(w, made)["end"] == end
    return f"{end}, by the creator alone"
