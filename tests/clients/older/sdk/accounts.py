"""Balances, stake, root dividends, and automatic stake of accounts."""

import pytest
from prepared import DEMO, IDLE, ROOT
from walk import check
from world import cold, hot

from node import entries


@check("get_balance", "get_balances")
def balance(w):
    who, other = cold(w.keys.idle), cold(w.keys.nominator)
    assert w.read("get_balance", address=who).rao == IDLE == w.node.free(who, w.block)
    found = w.sub.get_balances(who, other, block=w.block)
    assert {key: value.rao for key, value in found.items()} == {
        who: IDLE,
        other: w.node.free(other, w.block),
    }
    return "7 TAO, the free balance; several at once"


@check("get_stake", "get_stake_for_hotkey", "get_hotkey_stake", "get_stake_for_coldkey_and_hotkey")
def stake(w):
    who, hotkey = cold(w.keys.nominator), hot(w.keys.validator)
    held = w.stake(w.keys.nominator, hotkey=hotkey, block=w.block)
    given = dict(coldkey_ss58=who, hotkey_ss58=hotkey)
    assert 0 <= held - w.read("get_stake", **given, netuid=w.netuid).rao <= 1
    total = w.seen("TotalHotkeyAlpha", hotkey, w.netuid)
    assert w.read("get_stake_for_hotkey", hotkey_ss58=hotkey, netuid=w.netuid).rao == total
    found = w.read("get_stake_for_coldkey_and_hotkey", **given)
    kept = {netuid: info.stake.rao for netuid, info in found.items() if info.stake.rao}
    assert kept == {ROOT: w.stake(w.keys.nominator, ROOT, hotkey, w.block), w.netuid: held}
    assert DEMO in found or len(found) == 2
    return "a nominator's, to the rao; the hotkey's is the sum"


@check("get_stake_info_for_coldkey", "get_stake_info_for_coldkeys")
def infos(w):
    who, hotkey = cold(w.keys.nominator), hot(w.keys.validator)
    expected = {
        (hotkey, netuid): w.stake(w.keys.nominator, netuid, hotkey, w.block)
        for netuid in (ROOT, w.netuid)
    }
    found = w.read("get_stake_info_for_coldkey", coldkey_ss58=who)
    assert {(info.hotkey_ss58, info.netuid): info.stake.rao for info in found} == expected
    many = w.read("get_stake_info_for_coldkeys", coldkey_ss58s=[who, cold(w.keys.idle)])
    assert many.get(cold(w.keys.idle), []) == [] and many[who] == found
    return "root and the subnet; nothing of an idle coldkey"


@check("get_staking_hotkeys")
def staking_hotkeys(w):
    who, hotkey = cold(w.keys.nominator), hot(w.keys.validator)
    assert w.read("get_staking_hotkeys", coldkey_ss58=who) == [hotkey]
    return "the validator's, on root and the subnet"


@check("get_root_claim_type", "get_root_claimed")
def claims(w):
    assert w.read("get_root_claim_type", coldkey_ss58=cold(w.keys.nominator)) == "Swap"
    hotkey = hot(w.keys.validator)
    given = dict(coldkey_ss58=cold(w.keys.nominator), hotkey_ss58=hotkey, netuid=w.netuid)
    stored = w.seen("RootClaimed", w.netuid, hotkey, cold(w.keys.nominator))
    assert w.read("get_root_claimed", **given).rao == stored
    return "claims are swapped; what was claimed is as stored"


@check("get_root_claimable_rate", "get_root_claimable_all_rates", "get_root_claimable_stake")
def claimable(w):
    hotkey = hot(w.keys.validator)
    stored = entries(w.seen("RootClaimable", hotkey))
    rates = {netuid: value["bits"] / 2**32 for netuid, value in stored}
    assert w.read("get_root_claimable_all_rates", hotkey_ss58=hotkey) == rates
    given = dict(hotkey_ss58=hotkey, netuid=w.netuid)
    assert w.read("get_root_claimable_rate", **given) == rates[w.netuid] > 0
    who = cold(w.keys.nominator)
    found = w.read("get_root_claimable_stake", coldkey_ss58=who, **given).rao
    staked = w.stake(w.keys.nominator, ROOT, hotkey, w.block)
    claimed = w.seen("RootClaimed", w.netuid, hotkey, who)
    assert found == pytest.approx(rates[w.netuid] * staked - claimed, abs=2) and found > 0
    return "the rate times the root stake, less what was claimed"


@check("get_root_alpha_dividends_per_subnet")
def root_dividends(w):
    hotkey = hot(w.keys.validator)
    found = w.read("get_root_alpha_dividends_per_subnet", hotkey_ss58=hotkey, netuid=w.netuid)
    assert found.rao == w.seen("RootAlphaDividendsPerSubnet", w.netuid, hotkey) > 0
    return "of the last epoch, as stored"


@check("get_auto_stakes")
def auto_stakes(w):
    found = w.read("get_auto_stakes", coldkey_ss58=cold(w.keys.miner))
    assert found == {w.netuid: hot(w.keys.validator)}
    assert w.read("get_auto_stakes", coldkey_ss58=cold(w.keys.idle)) == {}
    return "a miner's rewards go to the validator"
