"""Stake bought and sold, at once and within limits."""

import bittensor as bt
from prepared import ROOT
from walk import check
from world import cold, hot

from node import TAO


def tao(amount):
    return bt.Balance.from_tao(amount)


def alpha(w, rao):
    return bt.Balance.from_rao(rao, netuid=w.netuid)


def gained(w, who, block, netuid=None):
    """The growth of a coldkey's stake with the validator by a block."""
    hotkey = hot(w.keys.validator)
    return w.node.grown(lambda at: w.stake(who, netuid, hotkey, at), block)


@check("add_stake", "get_stake_add_fee")
def add(w):
    who, hotkey = w.funded(100 * TAO, "stakes"), hot(w.keys.validator)
    done = w.sub.add_stake(who, w.netuid, hotkey, tao(10))
    effect = w.effect(done)
    _, _, paid, bought, netuid, fee = effect.one("StakeAdded")
    assert (paid, netuid) == (10 * TAO, w.netuid)
    assert w.spent(who, effect) == 10 * TAO + effect.fee()
    assert -1 <= gained(w, who, effect.block) - bought <= w.dividends(who, effect.block)
    given = dict(amount=tao(10), netuid=w.netuid, block=effect.block - 1)
    assert w.sub.get_stake_add_fee(**given).rao == fee
    safe = w.sub.add_stake(who, w.netuid, hotkey, tao(5), safe_staking=True, rate_tolerance=0.1)
    assert w.effect(safe).one("StakeAdded")[2] == 5 * TAO
    partial = dict(safe_staking=True, allow_partial_stake=True, rate_tolerance=0.02)
    some = w.effect(w.sub.add_stake(who, w.netuid, hotkey, tao(60), **partial))
    assert 0 < some.one("StakeAdded")[2] < 60 * TAO
    return "10 TAO, with the quoted fee; within a limit whole or in part"


@check("add_stake_multiple")
def add_multiple(w):
    who, hotkey = w.funded(100 * TAO, "stakes_twice"), hot(w.keys.validator)
    amounts = [tao(3), tao(4)]
    done = w.sub.add_stake_multiple(who, [ROOT, w.netuid], [hotkey, hotkey], amounts)
    assert done.success, done.message
    # The client takes a few rao off each amount before it sends them.
    assert 0 <= 3 * TAO - w.stake(who, ROOT, hotkey) < 1_000
    assert w.stake(who, None, hotkey) > TAO
    assert w.node.free(cold(who)) < 93 * TAO
    return "on root and the subnet"


@check("add_stake_burn")
def burn(w):
    who = w.keys.owner
    before = w.node.get("SubnetAlphaOut", w.netuid)
    effect = w.effect(w.sub.add_stake_burn(who, w.netuid, hot(who), tao(5)))
    burned = effect.one("AddStakeBurn")
    assert w.spent(who, effect) == 5 * TAO + effect.fee() and before
    assert 5 * TAO in (burned.values() if isinstance(burned, dict) else burned)
    return "5 TAO buy alpha that is burned"


def holder(w, name, amount=50):
    who = w.funded((amount + 10) * TAO, name)
    given = dict(hotkey=hot(w.keys.validator), netuid=w.netuid, amount_staked=amount * TAO)
    w.call("add_stake", who, **given)
    return who


@check("unstake", "get_unstake_fee")
def unstake(w):
    who, hotkey = holder(w, "unstakes"), hot(w.keys.validator)
    effect = w.effect(w.sub.unstake(who, w.netuid, hotkey, alpha(w, 5 * TAO)))
    _, _, got, sold, _, fee = effect.one("StakeRemoved")
    assert sold + fee == 5 * TAO and w.spent(who, effect) == effect.fee() - got
    given = dict(amount=alpha(w, 5 * TAO), netuid=w.netuid, block=effect.block - 1)
    assert w.sub.get_unstake_fee(**given).rao == fee
    safe = dict(safe_unstaking=True, rate_tolerance=0.1)
    again = w.effect(w.sub.unstake(who, w.netuid, hotkey, alpha(w, TAO), **safe))
    assert again.one("StakeRemoved")[4] == w.netuid
    return "5 alpha, with the quoted fee; and within a limit"


@check("unstake_all")
def unstake_all(w):
    who, hotkey = holder(w, "unstakes_all"), hot(w.keys.validator)
    effect = w.effect(w.sub.unstake_all(who, w.netuid, hotkey, rate_tolerance=0.5))
    assert w.spent(who, effect) == effect.fee() - effect.one("StakeRemoved")[2]
    assert w.stake(who, None, hotkey, effect.block) == 0
    return "nothing is left"


@check("unstake_multiple")
def unstake_multiple(w):
    who, hotkey = holder(w, "unstakes_twice"), hot(w.keys.validator)
    given = dict(hotkey=hotkey, netuid=ROOT, amount_staked=3 * TAO)
    w.call("add_stake", who, **given)
    amounts = [tao(2), alpha(w, 3 * TAO)]
    done = w.sub.unstake_multiple(who, [ROOT, w.netuid], [hotkey, hotkey], amounts)
    assert done.success, done.message
    assert abs(w.stake(who, ROOT, hotkey) - TAO) < 1_000
    return "from root and the subnet"


@check("set_auto_stake")
def auto_stake(w):
    who = w.keys.other_miner
    effect = w.effect(w.sub.set_auto_stake(who, w.netuid, hot(w.keys.validator)))
    stored = w.node.get("AutoStakeDestination", cold(who), w.netuid, block=effect.block)
    assert stored == hot(w.keys.validator)
    return "to the validator"


@check("set_root_claim_type", "claim_root")
def claim(w):
    who, hotkey = w.keys.nominator, hot(w.keys.validator)
    effect = w.effect(w.sub.set_root_claim_type(who, "Keep"))
    assert w.sub.get_root_claim_type(cold(who), block=effect.block) == "Keep"
    before = w.node.get("RootClaimed", w.netuid, hotkey, cold(who))
    effect = w.effect(w.sub.claim_root(who, [w.netuid]))
    claimed = w.node.get("RootClaimed", w.netuid, hotkey, cold(who), block=effect.block) - before
    assert claimed > 0 and gained(w, who, effect.block) >= claimed - 1
    w.effect(w.sub.set_root_claim_type(who, "Swap"))
    assert w.sub.get_root_claim_type(cold(who)) == "Swap"
    return "kept as alpha to the rao"
