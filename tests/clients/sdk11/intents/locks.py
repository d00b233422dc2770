"""Locks on stake, and the conviction that they give."""

import bittensor as bt
from books import TAO, block_of, cold, events, hot, stake_of
from walk import intent

from .moves import amount
from .staking import staker, with_owner


def locker(w, name):
    """A coldkey with stake with the owner's hotkey, of which three alpha are locked for a miner."""
    who = staker(w, name)
    lock = bt.LockStake(netuid=w.netuid, amount_alpha=amount(w), hotkey_ss58=hot(w.keys.miner))
    return who, w.do(lock, who)


def shown(w, who, result, name="coldkey_lock"):
    view = w.chain.at(block_of(result))
    if name == "coldkey_lock":
        return view.read(name, coldkey_ss58=cold(who), netuid=w.netuid)
    return view.read(name, coldkey_ss58=cold(who))


@intent("lock_stake")
def lock_stake(w):
    who, result = locker(w, "locker")
    [event] = events(result, "StakeLocked")
    assert event["coldkey"] == cold(who) and event["amount"] == 3 * TAO
    found = shown(w, who, result)
    assert found["hotkey"] == hot(w.keys.miner) and not found["is_perpetual"]
    assert found["locked_alpha"].rao == 3 * TAO
    assert shown(w, who, result, "locks_for_coldkey") == [found]
    there = dict(hotkey_ss58=hot(w.keys.miner), netuid=w.netuid)
    locks = w.chain.at(block_of(result)).read("locks_for_hotkey", **there)
    assert {"coldkey": cold(who), **found} in locks
    conviction = w.chain.read("hotkey_conviction", **there)["conviction_alpha"]
    assert 0 <= conviction.rao < 3 * TAO
    staked = stake_of(w.chain.at(block_of(result)), with_owner(w, who), w.netuid)
    leave = bt.RemoveStake(
        hotkey_ss58=hot(w.keys.owner),
        netuid=w.netuid,
        amount_alpha=bt.rao(staked - 2 * TAO, w.netuid),
        slippage_protection=False,
    )
    assert not w.chain.execute(leave, who).success, "it is locked"
    return "the lock, to the rao, by coldkey and by hotkey; what is locked stays"


@intent("set_perpetual_lock")
def set_perpetual_lock(w):
    who, _ = locker(w, "perpetual locker")
    result = w.do(bt.SetPerpetualLock(netuid=w.netuid, enabled=True), who)
    assert shown(w, who, result)["is_perpetual"]
    result = w.do(bt.SetPerpetualLock(netuid=w.netuid, enabled=False), who)
    assert not shown(w, who, result)["is_perpetual"]
    return "perpetual, and no more"


@intent("move_lock")
def move_lock(w):
    who, _ = locker(w, "mover of a lock")
    move = bt.MoveLock(netuid=w.netuid, destination_hotkey_ss58=hot(w.keys.validator))
    result = w.do(move, who)
    assert shown(w, who, result)["hotkey"] == hot(w.keys.validator)
    return "to another hotkey"


@intent("set_reject_locked_alpha")
def set_reject_locked_alpha(w):
    who, _ = locker(w, "giver of a lock")
    friend = w.funded(TAO, "taker of a lock")
    staked = stake_of(w.chain, with_owner(w, who), w.netuid)
    give = bt.TransferStake(
        dest_coldkey_ss58=cold(friend),
        hotkey_ss58=hot(w.keys.owner),
        origin_netuid=w.netuid,
        dest_netuid=w.netuid,
        amount_alpha=bt.rao(staked - TAO, w.netuid),
    )
    assert not w.chain.execute(give, who).success, "the friend has not agreed"
    agreed = w.do(bt.SetRejectLockedAlpha(enabled=False), friend)
    assert shown(w, friend, agreed, "accepts_locked_alpha") is True
    result = w.do(give, who)
    kept, got = (shown(w, one, result)["locked_alpha"].rao for one in (who, friend))
    # Locks decay meanwhile, by next to nothing.
    assert abs(kept - TAO) < TAO // 100 and abs(got - 2 * TAO) < TAO // 100
    return "agreed to; the lock goes with what the rest does not cover"
