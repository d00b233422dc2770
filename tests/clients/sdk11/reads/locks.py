"""Locks and collateral: the chain has none, and the reads say so."""

from books import cold, hot
from walk import read

NEITHER = "none: the chain has no "


def check(name, expected, note, **params):
    @read(name)
    def shown(w):
        args = {key: value(w) for key, value in params.items()}
        assert w.view.read(name, **args) == (expected(w) if callable(expected) else expected)
        return NEITHER + note


def coldkey(w):
    return cold(w.keys.validator)


def hotkey(w):
    return hot(w.keys.validator)


def netuid(w):
    return w.netuid


check("accepts_locked_alpha", False, "locks", coldkey_ss58=coldkey)
check("coldkey_lock", None, "locks", coldkey_ss58=coldkey, netuid=netuid)
check("locks_for_coldkey", [], "locks", coldkey_ss58=coldkey)
check("locks_for_hotkey", [], "locks", hotkey_ss58=hotkey, netuid=netuid)
check("most_convicted_hotkey", None, "locks", netuid=netuid)
check(
    "hotkey_conviction",
    lambda w: {"conviction_alpha": w.chain.balance(0, w.netuid)},
    "locks",
    hotkey_ss58=hotkey,
    netuid=netuid,
)
check("miner_collateral", None, "collateral", netuid=netuid, hotkey_ss58=hotkey)
check("subnet_collateral", [], "collateral", netuid=netuid)
check(
    "collateral_policy",
    lambda w: {"netuid": w.netuid, "lock_share": 0.0, "drain_ratio": 1.0},
    "collateral",
    netuid=netuid,
)
