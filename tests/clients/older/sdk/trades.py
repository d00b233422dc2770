"""Stake that moves between hotkeys, subnets and coldkeys."""

import bittensor as bt
from prepared import DEMO
from walk import check
from world import cold, hot

from node import TAO

from .staking import alpha, gained, holder


@check("move_stake")
def move(w):
    who, to = holder(w, "moves"), hot(w.keys.owner)
    given = dict(origin_netuid=w.netuid, destination_netuid=w.netuid, amount=alpha(w, 2 * TAO))
    keys = dict(origin_hotkey_ss58=hot(w.keys.validator), destination_hotkey_ss58=to)
    effect = w.effect(w.sub.move_stake(who, **given, **keys))
    grown = w.node.grown(lambda at: w.stake(who, None, to, at), effect.block)
    assert 0 <= 2 * TAO - grown <= 1 and w.spent(who, effect) == effect.fee()
    return "2 alpha to another hotkey"


@check("swap_stake", "get_stake_movement_fee")
def swap(w):
    who, hotkey = holder(w, "swaps"), hot(w.keys.validator)
    given = dict(origin_netuid=w.netuid, destination_netuid=DEMO, amount=alpha(w, 2 * TAO))
    effect = w.effect(w.sub.swap_stake(who, hotkey, **given))
    bought = effect.one("StakeAdded")
    assert bought[4] == DEMO and effect.one("StakeRemoved")[2] == bought[2]
    assert -1 <= gained(w, who, effect.block, DEMO) - bought[3] <= 0
    safe = dict(safe_swapping=True, allow_partial_stake=True, rate_tolerance=0.2)
    again = w.effect(w.sub.swap_stake(who, hotkey, **given, **safe))
    assert again.one("StakeAdded")[4] == DEMO
    assert w.sub.get_stake_movement_fee(**given).rao >= 0
    return "2 alpha for alpha of the demo subnet; and within a limit"


@check("transfer_stake")
def transfer(w):
    who, to, hotkey = holder(w, "gives"), w.key("is_given"), hot(w.keys.validator)
    given = dict(origin_netuid=w.netuid, destination_netuid=w.netuid, amount=alpha(w, 2 * TAO))
    keys = dict(destination_coldkey_ss58=cold(to), hotkey_ss58=hotkey)
    effect = w.effect(w.sub.transfer_stake(who, **keys, **given))
    assert 0 <= 2 * TAO - w.stake(to, None, hotkey, effect.block) <= 1
    assert bt.Balance.from_rao(effect.fee()).rao == w.spent(who, effect)
    return "2 alpha to another coldkey"
