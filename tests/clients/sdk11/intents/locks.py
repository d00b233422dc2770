"""Locks on stake, and the conviction that they give."""

import bittensor as bt
from books import TAO, block_of, cold, events, hot, stake_of
from decay import decayed
from walk import intent

from .moves import amount
from .staking import staker, with_owner

LOCKED, LATER = 3 * TAO, 12


def locker(w, name, hotkey=None):
    """A coldkey with stake with the owner's hotkey, of which three alpha are locked for a miner."""
    who = staker(w, name)
    hotkey = hot(w.keys.miner) if hotkey is None else hotkey
    return who, w.do(bt.LockStake(netuid=w.netuid, amount_alpha=amount(w), hotkey_ss58=hotkey), who)


def at(w, block, name, **params):
    return w.chain.at(block).read(name, **params)


def shown(w, who, result):
    """A coldkey's lock after a call."""
    return at(w, block_of(result), "coldkey_lock", coldkey_ss58=cold(who), netuid=w.netuid)


def refused(name, result):
    assert not result.success and result.error.name == name, f"{result.error!r}: {result.message}"


@intent("lock_stake")
def lock_stake(w):
    hotkey = hot(w.keys.parent)
    who, result = locker(w, "locker", hotkey)
    [event] = events(result, "StakeLocked")
    assert event == dict(coldkey=cold(who), hotkey=hotkey, netuid=w.netuid, amount=LOCKED)
    found, made = shown(w, who, result), block_of(result)
    assert found["hotkey"] == hotkey and not found["is_perpetual"]
    assert found["locked_alpha"].rao == LOCKED
    assert at(w, made, "locks_for_coldkey", coldkey_ss58=cold(who)) == [found]
    there = dict(hotkey_ss58=hotkey, netuid=w.netuid)
    assert at(w, made, "locks_for_hotkey", **there) == [{"coldkey": cold(who), **found}]
    later = made + LATER
    w.wait_for(later)
    mass, conviction = decayed(LATER, LOCKED)
    found = at(w, later, "coldkey_lock", coldkey_ss58=cold(who), netuid=w.netuid)
    assert found["locked_alpha"].rao == mass
    found = at(w, later, "hotkey_conviction", **there)
    assert found["conviction_alpha"].rao == int(conviction)
    assert at(w, later, "most_convicted_hotkey", netuid=w.netuid) == hotkey
    found = at(w, later, "subnet_convictions", netuid=w.netuid)
    assert found["total_locked_alpha"].rao == mass
    assert found["total_conviction_alpha"].rao == int(conviction)
    assert [row["hotkey"] for row in found["hotkeys"]] == [found["leader_hotkey"]] == [hotkey]
    staked = stake_of(w.chain.at(later), with_owner(w, who), w.netuid)
    leave = bt.RemoveStake(
        hotkey_ss58=hot(w.keys.owner),
        netuid=w.netuid,
        amount_alpha=bt.rao(staked - 2 * TAO, w.netuid),
        slippage_protection=False,
    )
    refused("StakeUnavailable", w.chain.execute(leave, who))
    return "the lock as it decays, and its conviction, to the rao; what is locked stays"


@intent("set_perpetual_lock")
def set_perpetual_lock(w):
    who, made = locker(w, "perpetual locker")
    on = w.do(bt.SetPerpetualLock(netuid=w.netuid, enabled=True), who)
    found = shown(w, who, on)
    mass, _ = decayed(block_of(on) - block_of(made), LOCKED)
    assert found["is_perpetual"] and found["locked_alpha"].rao == mass
    off = w.do(bt.SetPerpetualLock(netuid=w.netuid, enabled=False), who)
    found = shown(w, who, off)
    assert not found["is_perpetual"] and found["locked_alpha"].rao == mass
    return "perpetual, its mass stays; and no more"


@intent("move_lock")
def move_lock(w):
    move = bt.MoveLock(netuid=w.netuid, destination_hotkey_ss58=hot(w.keys.validator))
    who, made = locker(w, "mover of a lock")
    result = w.do(move, who)
    found = shown(w, who, result)
    mass, _ = decayed(block_of(result) - block_of(made), LOCKED)
    assert (found["hotkey"], found["locked_alpha"].rao) == (hot(w.keys.validator), mass)
    there = dict(hotkey_ss58=hot(w.keys.validator), netuid=w.netuid)
    found = at(w, block_of(result), "hotkey_conviction", **there)
    assert found["conviction_alpha"].rao == 0
    return "to another hotkey, where its conviction begins anew"


@intent("set_reject_locked_alpha")
def set_reject_locked_alpha(w):
    who, made = locker(w, "giver of a lock")
    friend = w.funded(TAO, "taker of a lock")
    staked = stake_of(w.chain, with_owner(w, who), w.netuid)
    give = bt.TransferStake(
        dest_coldkey_ss58=cold(friend),
        hotkey_ss58=hot(w.keys.owner),
        origin_netuid=w.netuid,
        dest_netuid=w.netuid,
        amount_alpha=bt.rao(staked - TAO, w.netuid),
    )
    refused("AccountRejectsLockedAlpha", w.chain.execute(give, who))
    agreed = w.do(bt.SetRejectLockedAlpha(enabled=False), friend)
    assert at(w, block_of(agreed), "accepts_locked_alpha", coldkey_ss58=cold(friend)) is True
    result = w.do(give, who)
    mass, _ = decayed(block_of(result) - block_of(made), LOCKED)
    kept, got = (shown(w, one, result)["locked_alpha"].rao for one in (who, friend))
    assert kept + got == mass and abs(kept - TAO) <= 1
    return "agreed to; the lock goes with what the rest does not cover, to the rao"
