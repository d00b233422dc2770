"""Collateral: stake of a miner that it cannot withdraw, and its floor."""

import bittensor as bt
from books import TAO, block_of, cold, events, hot, stake_of
from walk import intent

from .takes import taker

ADDED = 3 * TAO


def miner(w, name):
    """A coldkey with a uid, and with stake with its own hotkey."""
    who = taker(w, name)
    stake = bt.AddStake(hotkey_ss58=hot(who), netuid=w.netuid, amount_tao=bt.rao(5 * TAO))
    w.do(stake, who)
    return who


def shown(w, who, block):
    view = w.chain.at(block)
    found = view.read("miner_collateral", netuid=w.netuid, hotkey_ss58=hot(who))
    if found is not None:
        assert (found["hotkey"], found["coldkey"]) == (hot(who), cold(who))
        rows = view.read("subnet_collateral", netuid=w.netuid)
        assert {**found, "uid": w.query("Uids", w.netuid, hot(who), block=block)} in rows
    return found


@intent("add_collateral")
def add_collateral(w):
    who = miner(w, "pledger")
    amount = bt.rao(ADDED, w.netuid)
    with w.fresh_client() as client:
        result = client.execute(bt.AddCollateral(netuid=w.netuid, amount_alpha=amount), who)
    assert result.success and result.data["shielded"], result
    made = block_of(result)
    found = shown(w, who, made)
    assert found["locked_alpha"].rao == found["headroom_alpha"].rao == ADDED
    assert found["min_locked_alpha"].rao == found["shortfall_alpha"].rao == 0
    policy = w.chain.at(made).read("collateral_policy", netuid=w.netuid)
    assert found["drain_ratio"] == policy["drain_ratio"]
    graph = w.chain.at(made).read("metagraph", netuid=w.netuid)
    assert graph["collateral_locked"][w.query("Uids", w.netuid, hot(who), block=made)] == ADDED
    staked = stake_of(w.chain.at(made), who, w.netuid)
    free = w.chain.at(made).read("stake_availability", coldkey_ss58=cold(who), netuid=w.netuid)
    assert free["locked"].rao == ADDED and free["available"].rao == staked - ADDED
    leave = bt.RemoveStake(
        netuid=w.netuid,
        hotkey_ss58=hot(who),
        amount_alpha=bt.rao(staked, w.netuid),
        slippage_protection=False,
    )
    # The world's client does not know of the encrypted transaction's nonce.
    with w.fresh_client() as client:
        refused = client.execute(leave, who)
    assert not refused.success and refused.error.name == "StakeUnavailable", refused
    return "of free stake, from an encrypted transaction; what is collateral stays"


@intent("set_min_collateral")
def set_min_collateral(w):
    who = miner(w, "keeper of a floor")

    def set_to(rao):
        floor = bt.rao(rao, w.netuid)
        return w.do(bt.SetMinCollateral(netuid=w.netuid, min_alpha=floor), who)

    result = set_to(ADDED)
    [event] = events(result, "MinCollateralSet")
    assert event == dict(netuid=w.netuid, hotkey=hot(who), min_locked=ADDED)
    found = shown(w, who, block_of(result))
    assert found["min_locked_alpha"].rao == found["shortfall_alpha"].rao == ADDED
    assert found["locked_alpha"].rao == found["headroom_alpha"].rao == 0
    result = set_to(0)
    assert shown(w, who, block_of(result)) is None
    return "without alpha, and 0 removes it"
