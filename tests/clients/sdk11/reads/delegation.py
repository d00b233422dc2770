"""Delegates, their takes, children and parents."""

import pytest
from books import cold, hot
from prepared import DEMO, QUARTER, ROOT, TAKE, U16
from walk import read


def described(w, delegate):
    """What is known of the validator: a uid on root and the subnet, and three stakers.

    They are itself, the nominator, and the miner, whose income goes there.
    """
    assert delegate.hotkey == hot(w.keys.validator) and delegate.owner == cold(w.keys.validator)
    assert delegate.take == TAKE / U16 and delegate.nominators == 3
    assert sorted(delegate.registrations) == [ROOT, w.netuid]
    assert w.netuid in delegate.validator_permits
    assert delegate.return_per_1000.rao > 0 and delegate.total_daily_return.rao > 0


@read("delegate")
def delegate(w):
    described(w, w.view.read("delegate", hotkey_ss58=hot(w.keys.validator)))
    assert w.view.read("delegate", hotkey_ss58=hot(w.key("nobody"))) is None
    return "owner, take, stakers, registrations, permits, returns"


@read("delegates")
def delegates(w):
    found = {one.hotkey: one for one in w.view.read("delegates")}
    described(w, found[hot(w.keys.validator)])
    alone = w.view.read("delegate", hotkey_ss58=hot(w.keys.validator))
    assert found[hot(w.keys.validator)] == alone
    assert any(DEMO in one.registrations for one in found.values()), "the demo subnet's, too"
    return "the validator and those of the demo subnet"


@read("is_delegate")
def is_delegate(w):
    assert w.view.read("is_delegate", hotkey_ss58=hot(w.keys.validator)) is True
    assert w.view.read("is_delegate", hotkey_ss58=hot(w.key("nobody"))) is False
    return "of a validator and of nobody"


@read("delegate_take")
def delegate_take(w):
    found = w.view.read("delegate_take", hotkey_ss58=hot(w.keys.validator))
    assert found["take_u16"] == TAKE and found["take"] == TAKE / U16
    assert (found["min"], found["max"]) == (0, pytest.approx(0.18, abs=1e-4))
    return "as set, between 0 and 0.18"


@read("delegated")
def delegated(w):
    found = w.view.read("delegated", coldkey_ss58=cold(w.keys.nominator))
    held = {}
    for one in found:
        described(w, one.delegate)
        held[one.netuid] = one.stake.rao
    keys = dict(coldkey_ss58=cold(w.keys.nominator), hotkey_ss58=hot(w.keys.validator))
    assert held == {n: w.view.read("stake", netuid=n, **keys).rao for n in (ROOT, w.netuid)}
    return "both stakes of a nominator"


@read("children")
def children(w):
    child = [(QUARTER, hot(w.keys.miner))]
    assert w.view.read("children", hotkey_ss58=hot(w.keys.validator), netuid=w.netuid) == child
    assert w.view.read("children", hotkey_ss58=hot(w.keys.parent), netuid=w.netuid) == []
    return "one child with a quarter; none while it waits"


@read("parents")
def parents(w):
    parent = [(QUARTER, hot(w.keys.validator))]
    assert w.view.read("parents", hotkey_ss58=hot(w.keys.miner), netuid=w.netuid) == parent
    return "the parent with a quarter"


@read("pending_children")
def pending_children(w):
    found = w.view.read("pending_children", hotkey_ss58=hot(w.keys.parent), netuid=w.netuid)
    assert found == {
        "children": [(QUARTER, hot(w.keys.miner))],
        "cooldown_block": w.parent_at + 10_000,
    }
    return "the child and its block"


@read("childkey_threshold_suspended")
def childkey_threshold_suspended(w):
    suspended = w.view.read("childkey_threshold_suspended", hotkey_ss58=hot(w.keys.validator))
    assert suspended is False
    return "never: the chain has no suspension"
