"""Locks on stake, the conviction that they give, and what they prevent."""

from decay import decayed, matured, near
from prepared import ROOT
from walk import check
from world import cold, hot

from node import TAO

from .staking import alpha

LOCKED, LATER = 3 * TAO, 12


def holder(w, name):
    """A coldkey with stake with the owner's hotkey."""
    who = w.funded(60 * TAO, name)
    given = dict(hotkey=hot(w.keys.owner), netuid=w.netuid, amount_staked=50 * TAO)
    w.call("add_stake", who, **given)
    return who


def locker(w, name, hotkey):
    """The same, with three alpha locked for a hotkey."""
    who = holder(w, name)
    return who, w.effect(w.sub.lock_stake(who, hotkey, w.netuid, alpha(w, LOCKED)))


def staked(w, who, block=None):
    return w.stake(who, None, hot(w.keys.owner), block)


def parts(found):
    return found["locked_mass"].rao, found["conviction"], found["last_update"]


def shown(w, who, block):
    """A coldkey's lock as it is at a block: its mass, conviction, and the block."""
    return parts(w.sub.get_coldkey_lock(cold(who), w.netuid, block=block))


def refused(name, done):
    assert not done.success and f"`{name}" in done.message, done.message


@check(
    "lock_stake",
    "get_coldkey_lock",
    "get_stake_lock",
    "get_stake_locks",
    "get_hotkey_conviction",
    "get_most_convicted_hotkey_on_subnet",
)
def lock_stake(w):
    nothing(w)
    miner, owner = hot(w.keys.miner), hot(w.keys.owner)
    who, done = locker(w, "locks", miner)
    event = dict(coldkey=cold(who), hotkey=miner, netuid=w.netuid, amount=LOCKED)
    assert done.one("StakeLocked") == event
    assert shown(w, who, done.block) == (LOCKED, 0, done.block)
    later = w.node.wait(done.block + LATER)
    mass, conviction = decayed(LATER, LOCKED)
    assert shown(w, who, later) == (mass, near(conviction), later)
    where = dict(coldkey_ss58=cold(who), netuid=w.netuid, block=later)
    stored = w.sub.get_stake_lock(**where, hotkey_ss58=miner)
    assert parts(stored) == (LOCKED, 0, done.block)
    assert w.sub.get_stake_locks(**where) == [(miner, stored)]
    assert w.sub.get_hotkey_conviction(miner, w.netuid, block=later) == near(conviction)
    assert w.sub.get_most_convicted_hotkey_on_subnet(w.netuid, block=later) == miner
    held = staked(w, who)
    another = w.sub.lock_stake(who, owner, w.netuid, alpha(w, TAO))
    refused("LockHotkeyMismatch", another)
    refused("InsufficientStakeForLock", w.sub.lock_stake(who, miner, w.netuid, alpha(w, held)))
    refused("StakeUnavailable", w.sub.unstake(who, w.netuid, owner, alpha(w, held)))
    return "as stored, as decayed, and its conviction, to the rao; what is locked stays"


def nothing(w):
    """Before, nobody has a lock."""
    who = dict(coldkey_ss58=cold(w.keys.nominator), netuid=w.netuid)
    hotkey = dict(hotkey_ss58=hot(w.keys.validator))
    assert w.read("get_coldkey_lock", **who) is None
    assert w.read("get_stake_lock", **who, **hotkey) is None
    assert w.read("get_stake_locks", **who) == []
    assert w.read("get_hotkey_conviction", **hotkey, netuid=w.netuid) == 0
    assert w.read("get_most_convicted_hotkey_on_subnet", netuid=w.netuid) is None


@check("set_perpetual_lock", "is_perpetual_lock")
def set_perpetual_lock(w):
    who, made = locker(w, "locks_for_good", hot(w.keys.other_miner))

    def perpetual(block):
        return w.sub.is_perpetual_lock(cold(who), w.netuid, block=block)

    on = w.effect(w.sub.set_perpetual_lock(who, w.netuid, True))
    mass, conviction = decayed(on.block - made.block, LOCKED)
    assert not perpetual(made.block) and perpetual(on.block)
    later = w.node.wait(on.block + LATER)
    mass, conviction = matured(LATER, mass, conviction)
    assert shown(w, who, later) == (mass, near(conviction), later)
    off = w.effect(w.sub.set_perpetual_lock(who, w.netuid, False))
    mass, conviction = matured(off.block - later, mass, conviction)
    assert not perpetual(off.block)
    later = w.node.wait(off.block + LATER)
    mass, conviction = decayed(LATER, mass, conviction)
    assert shown(w, who, later) == (mass, near(conviction), later)
    return "perpetual, its mass stays; decaying again"


@check("move_lock")
def move_lock(w):
    parent, validator, owner = (hot(one) for one in (w.keys.parent, w.keys.validator, w.keys.owner))
    refused("NoExistingLock", w.sub.move_lock(w.keys.giver, validator, w.netuid))
    who, made = locker(w, "moves_lock", parent)
    moved = w.effect(w.sub.move_lock(who, validator, w.netuid))
    event = moved.one("LockMoved")
    assert (event["origin_hotkey"], event["destination_hotkey"]) == (parent, validator)
    mass, _ = decayed(moved.block - made.block, LOCKED)
    assert shown(w, who, moved.block) == (mass, 0, moved.block)
    [(hotkey, _)] = w.sub.get_stake_locks(cold(who), w.netuid, block=moved.block)
    assert hotkey == validator
    back = w.effect(w.sub.move_lock(who, owner, w.netuid))
    mass, _ = decayed(back.block - moved.block, mass)
    assert shown(w, who, back.block) == (mass, mass, back.block)
    return "its conviction begins anew; on the owner's hotkey it is the whole mass"


@check("get_stake_availability_for_coldkeys")
def availability(w):
    who, hotkey = cold(w.keys.nominator), hot(w.keys.validator)
    found = w.read("get_stake_availability_for_coldkeys", coldkey_ss58s=[who])
    held = {n: w.stake(w.keys.nominator, n, hotkey, w.block) for n in (ROOT, w.netuid)}
    assert found == {who: {n: dict(total=rao, locked=0, available=rao) for n, rao in held.items()}}
    return "all of it, where nothing is locked; " + hand_over(w)


def hand_over(w):
    """A lock goes with a transfer, as far as what is kept does not cover it, if it is accepted."""
    who, made = locker(w, "gives_locked", hot(w.keys.parent))
    friend = w.funded(TAO, "is_given_locked")
    held = staked(w, who, made.block)
    found = w.sub.get_stake_availability_for_coldkeys([cold(who)], block=made.block)
    free = held - LOCKED
    assert found == {cold(who): {w.netuid: dict(total=held, locked=LOCKED, available=free)}}
    given = dict(origin_netuid=w.netuid, destination_netuid=w.netuid, amount=alpha(w, held - TAO))
    keys = dict(destination_coldkey_ss58=cold(friend), hotkey_ss58=hot(w.keys.owner))
    refused("AccountRejectsLockedAlpha", w.sub.transfer_stake(who, **keys, **given))
    accept = w.sub.compose_call("SubtensorModule", "set_reject_locked_alpha", {"enabled": False})
    agreed = w.effect(w.sub.sign_and_send_extrinsic(accept, friend))
    assert agreed.one("RejectLockedAlphaUpdated") == dict(coldkey=cold(friend), enabled=False)
    done = w.effect(w.sub.transfer_stake(who, **keys, **given))
    mass, _ = decayed(done.block - made.block, LOCKED)
    (kept, _, _), (got, _, _) = (shown(w, one, done.block) for one in (who, friend))
    # All that is kept is locked. An epoch may have added to it in this block.
    least = staked(w, who, done.block - 1) - given["amount"].rao
    assert kept + got == mass and least - 1 <= kept <= staked(w, who, done.block) + 1
    return "less what is locked, which goes along with a transfer to those who accept it"
