"""Locks, where nobody has one; collateral, which the chain does not have."""

from bittensor import storage
from books import SubtensorModule, cold, hot
from walk import read

NEITHER = "none: the chain has no "
NOBODY = "none: nobody has one; see the intents"


def check(name, expected, note, **params):
    @read(name)
    def shown(w):
        args = {key: value(w) for key, value in params.items()}
        assert w.view.read(name, **args) == (expected(w) if callable(expected) else expected)
        return NEITHER + note if note else NOBODY


def coldkey(w):
    return cold(w.keys.validator)


def hotkey(w):
    return hot(w.keys.validator)


def netuid(w):
    return w.netuid


check("accepts_locked_alpha", False, None, coldkey_ss58=coldkey)
check("coldkey_lock", None, None, coldkey_ss58=coldkey, netuid=netuid)
check("locks_for_coldkey", [], None, coldkey_ss58=coldkey)
check("locks_for_hotkey", [], None, hotkey_ss58=hotkey, netuid=netuid)
check("most_convicted_hotkey", None, None, netuid=netuid)
check(
    "hotkey_conviction",
    lambda w: {"conviction_alpha": w.chain.balance(0, w.netuid)},
    None,
    hotkey_ss58=hotkey,
    netuid=netuid,
)


@read("subnet_convictions")
def subnet_convictions(w):
    found = w.view.read("subnet_convictions", netuid=w.netuid)
    items = (
        SubtensorModule.SubnetAlphaOut,
        SubtensorModule.SubnetProtocolAlpha,
        storage.AlphaAssets.AlphaBurned,
    )
    out, protocol, burned = (int(w.view.query(item, [w.netuid])) for item in items)
    shown = [found[name].rao for name in ("alpha_out", "protocol_alpha", "alpha_burned")]
    assert shown == [out, protocol, burned] and out > 0
    assert found["eligible_alpha"].rao == out - protocol - burned
    assert found["total_locked_alpha"].rao == 0 and found["hotkeys"] == []
    assert found["owner_hotkey"] == hot(w.keys.owner)
    return "the alpha that counts; " + NOBODY


check("miner_collateral", None, "collateral", netuid=netuid, hotkey_ss58=hotkey)
check("subnet_collateral", [], "collateral", netuid=netuid)
check(
    "collateral_policy",
    lambda w: {"netuid": w.netuid, "lock_share": 0.0, "drain_ratio": 1.0},
    "collateral",
    netuid=netuid,
)
