"""Stake, by position, coldkey and subnet."""

import pytest
from books import TAO, SubtensorModule, cold, hot
from prepared import DEMO, ROOT
from walk import read


def held(w, name, hotkey, netuid):
    keys = dict(coldkey_ss58=cold(getattr(w.keys, name)), hotkey_ss58=hot(getattr(w.keys, hotkey)))
    return w.view.read("stake", netuid=netuid, **keys).rao


def nominator(w):
    """The nominator's stake by subnet."""
    return {netuid: held(w, "nominator", "validator", netuid) for netuid in (ROOT, w.netuid)}


def by_netuid(w, positions):
    live = [one for one in positions if one.stake.rao]
    assert {(one.hotkey, one.coldkey) for one in live} == {
        (hot(w.keys.validator), cold(w.keys.nominator))
    }
    assert all(one.is_registered for one in live)
    return {one.netuid: one.stake.rao for one in live}


@read("stake")
def stake(w):
    # Epochs and claims have added to what was staked.
    assert 50 * TAO <= held(w, "nominator", "validator", ROOT) < 60 * TAO
    assert held(w, "nominator", "validator", w.netuid) > TAO
    assert held(w, "nominator", "miner", w.netuid) == 0
    return "on root and on the subnet; 0 without"


@read("stake_for_coldkey")
def stake_for_coldkey(w):
    found = w.view.read("stake_for_coldkey", coldkey_ss58=cold(w.keys.nominator))
    assert by_netuid(w, found) == nominator(w)
    return "both positions"


@read("stake_for_coldkeys")
def stake_for_coldkeys(w):
    coldkeys = [cold(w.keys.nominator), cold(w.keys.idle)]
    found = w.view.read("stake_for_coldkeys", coldkey_ss58s=coldkeys)
    assert by_netuid(w, found[cold(w.keys.nominator)]) == nominator(w)
    assert not found.get(cold(w.keys.idle))
    return "of one with stake and one without"


def worth(w, found):
    prices = w.view.read("alpha_prices")
    expected = sum(int(rao * prices[netuid]) for netuid, rao in nominator(w).items())
    assert found.stake_value.rao == pytest.approx(expected, abs=2)
    assert found.block == w.block and found.tao_per_alpha == prices
    assert by_netuid(w, found.positions) == nominator(w)


@read("stake_value_for_coldkey")
def stake_value_for_coldkey(w):
    worth(w, w.view.read("stake_value_for_coldkey", coldkey_ss58=cold(w.keys.nominator)))
    return "both positions at the prices"


@read("stake_value_for_coldkeys")
def stake_value_for_coldkeys(w):
    coldkeys = [cold(w.keys.nominator), cold(w.keys.idle)]
    found = w.view.read("stake_value_for_coldkeys", coldkey_ss58s=coldkeys)
    worth(w, found[cold(w.keys.nominator)])
    assert found[cold(w.keys.idle)].stake_value.rao == 0
    return "of one with stake and one without"


def available(w, row, netuid):
    total = nominator(w).get(netuid, 0)
    assert {key: amount.rao for key, amount in row.items() if key != "netuid"} == {
        "total": total,
        "locked": 0,
        "available": total,
    }
    assert row["netuid"] == netuid


@read("stake_availability")
def stake_availability(w):
    coldkey = cold(w.keys.nominator)
    for netuid in (ROOT, w.netuid, DEMO):
        row = w.view.read("stake_availability", coldkey_ss58=coldkey, netuid=netuid)
        available(w, row, netuid)
    return "all of it: nothing is locked"


@read("stake_availability_for_coldkey")
def stake_availability_for_coldkey(w):
    netuids = [w.netuid, ROOT, DEMO]
    rows = w.view.read(
        "stake_availability_for_coldkey", coldkey_ss58=cold(w.keys.nominator), netuids=netuids
    )
    for row, netuid in zip(rows, sorted(netuids), strict=True):
        available(w, row, netuid)
    return "all of it, by subnet"


@read("total_alpha_staked")
def total_alpha_staked(w):
    for netuid in (ROOT, DEMO, w.netuid):
        rows = w.view.query_map(SubtensorModule.TotalHotkeyAlpha)
        total = sum(int(rao) for key, rao in rows if int(key[1]) == netuid)
        assert w.view.read("total_alpha_staked", netuid=netuid).rao == total > 0, netuid
    return "the sum over all hotkeys, on three subnets"


@read("staking_hotkeys")
def staking_hotkeys(w):
    found = w.view.read("staking_hotkeys", coldkey_ss58=cold(w.keys.nominator))
    assert found == [hot(w.keys.validator)]
    return "the validator's"


@read("auto_stake")
def auto_stake(w):
    keys = dict(coldkey_ss58=cold(w.keys.miner))
    assert w.view.read("auto_stake", netuid=w.netuid, **keys) == hot(w.keys.validator)
    assert w.view.read("auto_stake", netuid=DEMO, **keys) is None
    return "as set; none elsewhere"


@read("auto_stake_all")
def auto_stake_all(w):
    found = w.view.read("auto_stake_all", coldkey_ss58=cold(w.keys.miner))
    assert found == [{"netuid": w.netuid, "hotkey": hot(w.keys.validator)}]
    return "the only one"
