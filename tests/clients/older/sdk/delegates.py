"""Delegates, their takes, and what is delegated to them."""

from prepared import DEMO, ROOT, TAKE, U16
from walk import check
from world import cold, hot


def nominators(w, found):
    hotkey = hot(w.keys.validator)
    stakes = {
        netuid: value.rao for netuid, value in found.nominators[cold(w.keys.nominator)].items()
    }
    expected = {n: w.stake(w.keys.nominator, n, hotkey, w.block) for n in (ROOT, w.netuid)}
    assert stakes == expected


@check("get_delegates", "get_delegate_by_hotkey", "is_hotkey_delegate")
def delegates(w):
    hotkey = hot(w.keys.validator)
    one = w.read("get_delegate_by_hotkey", hotkey_ss58=hotkey)
    [same] = [found for found in w.read("get_delegates") if found.hotkey_ss58 == hotkey]
    for found in (one, same):
        assert (found.owner_ss58, found.take) == (cold(w.keys.validator), TAKE / U16)
        assert found.registrations == [ROOT, w.netuid] and w.netuid in found.validator_permits
        nominators(w, found)
    assert w.read("is_hotkey_delegate", hotkey_ss58=hotkey) is True
    assert w.read("is_hotkey_delegate", hotkey_ss58=hot(w.keys.idle)) is False
    return "take, registrations, and the nominator's stake to the rao"


@check("get_delegated")
def delegated(w):
    found = w.read("get_delegated", coldkey_ss58=cold(w.keys.nominator))
    stakes = {(one.hotkey_ss58, one.netuid): one.stake.rao for one in found}
    hotkey = hot(w.keys.validator)
    assert stakes == {
        (hotkey, n): w.stake(w.keys.nominator, n, hotkey, w.block) for n in (ROOT, w.netuid)
    }
    return "to the validator, on root and the subnet"


@check("get_delegate_take", "get_minimum_required_stake")
def take(w):
    assert w.read("get_delegate_take", hotkey_ss58=hot(w.keys.validator)) == TAKE / U16
    assert w.sub.get_minimum_required_stake().rao == w.seen("NominatorMinRequiredStake")
    return "a tenth; the least nomination as stored"


@check("set_delegate_take")
def set_take(w):
    who = w.keys.validator
    for take in (0.12, 0.08):
        effect = w.effect(w.sub.set_delegate_take(who, hot(who), take))
        stored = w.node.get("Delegates", hot(who), block=effect.block)
        assert stored == int(take * U16)
    return "raised and lowered"


@check("root_register")
def root_register(w):
    who = w.keys.parent
    effect = w.effect(w.sub.root_register(who))
    assert w.node.get("Uids", ROOT, hot(who), block=effect.block) is not None
    assert w.node.get("Uids", DEMO, hot(who), block=effect.block) is None
    return "a seat on root"


@check("set_children", "root_set_pending_childkey_cooldown")
def set_children(w):
    alice = w.admin_wallet
    effect = w.effect(w.sub.root_set_pending_childkey_cooldown(alice, 5_000))
    assert w.node.get("PendingChildKeyCooldown", block=effect.block) == 5_000
    who = w.keys.other_miner
    child = [(0.5, hot(w.keys.miner))]
    effect = w.effect(w.sub.set_children(who, w.netuid, hot(who), child))
    pending, due = w.node.get("PendingChildKeys", w.netuid, hot(who), block=effect.block)
    [[part, child]] = pending
    assert (abs(part - 2**63), child) in [(off, hot(w.keys.miner)) for off in (0, 1)]
    assert due == effect.block + 5_000
    return "half to the miner, in 5,000 blocks"
