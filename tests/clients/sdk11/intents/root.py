"""Root: seats, claims, and what root's account sets."""

import bittensor as bt
from books import (
    TAO,
    SubtensorModule,
    block_of,
    cold,
    events,
    fee_of,
    hot,
    spent,
    stake_of,
)
from prepared import DEMO, ROOT
from walk import intent
from world import CLAIM_THRESHOLD

from .staking import raised


@intent("root_register")
def root_register(w):
    who = w.funded(50 * TAO, "seated")
    result = w.do(bt.RootRegister(), who)
    assert w.query("Uids", ROOT, hot(who)) is not None
    assert w.query("Owner", hot(who)) == cold(who)
    assert spent(w.chain, who, result) == fee_of(w.chain, who, result)
    return "a uid on root, for the fee alone: seats have no price here"


def claimed(w, who, intent_):
    """Claims; asserts that what was owed is staked on root."""
    with w.without_epochs():
        result = w.do(intent_, who)
    before, after = (w.chain.at(block_of(result) - n) for n in (1, 0))
    owed = before.read("root_basket_owed", coldkey_ss58=cold(who)).rao
    stake = stake_of(before, position(w, who), ROOT)
    [event] = events(result, "RootClaimed")
    assert event["coldkey"] == cold(who) and 0 < owed <= event["tao"] <= raised(owed)
    assert abs(stake_of(after, position(w, who), ROOT) - stake - event["tao"]) <= 2
    assert after.read("root_basket_owed", coldkey_ss58=cold(who)).rao < CLAIM_THRESHOLD * 10
    return "what was owed, staked on root"


def position(w, who):
    return type(who)(coldkey=who.coldkey, hotkey=w.keys.validator.hotkey)


@intent("claim_root")
def claim_root(w):
    return claimed(w, w.keys.validator, bt.ClaimRoot())


@intent("claim_root_with_hotkey")
def claim_root_with_hotkey(w):
    claim = bt.ClaimRootWithHotkey(hotkey_ss58=hot(w.keys.validator))
    return claimed(w, w.keys.nominator, claim)


@intent("set_root_claim_threshold")
def set_root_claim_threshold(w):
    w.do(bt.SetRootClaimThreshold(threshold=bt.rao(234_567)), w.keys.root)
    assert w.chain.staking.root_claim_threshold().rao == 234_567
    refused = w.chain.execute(bt.SetRootClaimThreshold(threshold=bt.rao(1)), w.keys.owner)
    assert not refused.success and w.chain.staking.root_claim_threshold().rao == 234_567
    return "by root; by nobody else"


@intent("set_subnet_emission_enabled")
def set_subnet_emission_enabled(w):
    for enabled in (False, True):
        w.do(bt.SetSubnetEmissionEnabled(netuids=[DEMO, w.netuid], enabled=enabled), w.keys.root)
        stored = [
            w.chain.query(SubtensorModule.SubnetEmissionEnabled, [n]) for n in (DEMO, w.netuid)
        ]
        assert stored == [enabled, enabled]
    return "of two subnets, off and on"
