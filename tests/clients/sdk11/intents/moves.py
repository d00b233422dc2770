"""Stake that moves to another hotkey, coldkey or subnet."""

from types import SimpleNamespace

import bittensor as bt
from books import TAO, block_of, cold, events, hot
from prepared import DEMO
from walk import intent

from .staking import DUST, growth, raised, staker, with_owner


def amount(w, alpha=3):
    return bt.rao(alpha * TAO, w.netuid)


def brought(w, result):
    """Returns what a sale of 3 alpha brought on the demo subnet, as quoted before its block."""
    before = w.chain.at(block_of(result) - 1)
    quoted = before.read("quote_unstake", netuid=w.netuid, amount_alpha=3).tao.rao
    [bought] = [event for event in events(result, "StakeAdded") if event[4] == DEMO]
    _, _, tao, alpha, _, _ = bought
    assert 0 < quoted <= tao <= raised(quoted)
    assert alpha == tao, "one for one there"
    return alpha


def with_validator(w, who):
    return SimpleNamespace(coldkey=who.coldkey, hotkey=w.keys.validator.hotkey)


@intent("swap_stake")
def swap_stake(w):
    who = staker(w, "swapping staker")
    result = w.do(
        bt.SwapStake(
            hotkey_ss58=hot(w.keys.owner),
            origin_netuid=w.netuid,
            dest_netuid=DEMO,
            amount_alpha=amount(w),
        ),
        who,
    )
    position = with_owner(w, who)
    assert abs(growth(w, position, w.netuid, result) + 3 * TAO) <= DUST
    assert growth(w, position, DEMO, result) == brought(w, result)
    return "alpha here, what it brings there, to the rao"


@intent("move_stake")
def move_stake(w):
    who = staker(w, "mover")
    result = w.do(
        bt.MoveStake(
            origin_hotkey_ss58=hot(w.keys.owner),
            origin_netuid=w.netuid,
            dest_hotkey_ss58=hot(w.keys.miner),
            dest_netuid=w.netuid,
            amount_alpha=amount(w),
        ),
        who,
    )
    there = SimpleNamespace(coldkey=who.coldkey, hotkey=w.keys.miner.hotkey)
    assert abs(growth(w, with_owner(w, who), w.netuid, result) + 3 * TAO) <= DUST
    assert abs(growth(w, there, w.netuid, result) - 3 * TAO) <= DUST
    return "from one hotkey to the other"


@intent("move_swap_stake")
def move_swap_stake(w):
    who = staker(w, "moving swapper")
    result = w.do(
        bt.MoveSwapStake(
            origin_hotkey_ss58=hot(w.keys.owner),
            origin_netuid=w.netuid,
            dest_hotkey_ss58=hot(w.keys.miner),
            dest_netuid=DEMO,
            amount_alpha=amount(w),
        ),
        who,
    )
    there = SimpleNamespace(coldkey=who.coldkey, hotkey=w.keys.miner.hotkey)
    assert abs(growth(w, with_owner(w, who), w.netuid, result) + 3 * TAO) <= DUST
    assert growth(w, there, DEMO, result) == brought(w, result)
    return "to another hotkey on another subnet, to the rao"


@intent("transfer_stake")
def transfer_stake(w):
    who, friend = staker(w, "giver"), w.key("friend")
    given = dict(
        dest_coldkey_ss58=cold(friend),
        hotkey_ss58=hot(w.keys.owner),
        origin_netuid=w.netuid,
        dest_netuid=w.netuid,
        amount_alpha=amount(w, 2),
    )
    result = w.do(bt.TransferStake(**given), who)
    assert abs(growth(w, with_owner(w, friend), w.netuid, result) - 2 * TAO) <= DUST
    other = w.do(bt.TransferStake(dest_hotkey_ss58=hot(w.keys.miner), **given), who)
    there = SimpleNamespace(coldkey=friend.coldkey, hotkey=w.keys.miner.hotkey)
    assert abs(growth(w, there, w.netuid, other) - 2 * TAO) <= DUST
    return "to another coldkey, with the same hotkey and another"
