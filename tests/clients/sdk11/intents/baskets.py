"""Baskets: shares in a validator's fund, and its trades.

Trades are allowed for these checks alone: while they are, automatic claims fill the basket.
"""

from contextlib import contextmanager
from functools import cache

import bittensor as bt
from bittensor import calls
from books import TAO, block_of, cold, events, hot
from prepared import DEMO, ROOT
from walk import intent

PAID = 40 * TAO


@contextmanager
def trading(w):
    """Root lets baskets be traded, all at once."""
    admin = calls.AdminUtils
    w.as_root(
        admin.sudo_set_basket_trading_enabled(enabled=True),
        admin.sudo_set_basket_daily_turnover_cap(cap=65_535),
    )
    try:
        yield
    finally:
        w.as_root(admin.sudo_set_basket_trading_enabled(enabled=False))


@cache
def manager(w):
    """A coldkey whose hotkey is on root: one for all, as root takes a few in an interval."""
    who = w.funded(100 * TAO, "manager")
    w.do(bt.RootRegister(), who)
    return who


@contextmanager
def basket(w, name):
    """The manager with a basket that somebody has paid into, who takes everything back at last."""
    who, payer = manager(w), w.funded(100 * TAO, name)
    stake = calls.SubtensorModule.stake_into_basket(hotkey=hot(who), amount_staked=PAID)
    w.call(stake, payer)
    yield who, payer
    w.do(bt.ClaimRootWithHotkey(hotkey_ss58=hot(who)), payer)
    assert holdings(w, who, w.chain.block) == {}


def holdings(w, who, block):
    """What the basket holds, by subnet; root stands for its TAO."""
    rows = w.chain.at(block).read("validator_basket", hotkey_ss58=hot(who))
    return {row["netuid"]: row["alpha"].rao for row in rows}


@intent("stake_into_basket")
def stake_into_basket(w):
    with basket(w, "saver") as (who, payer):
        buy = bt.StakeIntoBasket(hotkey_ss58=hot(who), amount_tao=bt.rao(10 * TAO))
        made = block_of(w.do(buy, payer))
        view = w.chain.at(made)
        held = view.read("basket_position", hotkey_ss58=hot(who), coldkey_ss58=cold(payer))
        assert held["beta_raw"] == held["beta_total_raw"] == PAID + 10 * TAO
        assert held["value_tao"].rao == PAID + 10 * TAO
        assert holdings(w, who, made) == {ROOT: PAID + 10 * TAO}
    return "a share for each rao of TAO; a claim stakes it on root"


@intent("swap_basket")
def swap_basket(w):
    with basket(w, "payer of one trade") as (who, _):
        swap = bt.SwapBasket(
            hotkey_ss58=hot(who),
            origin_netuid=ROOT,
            dest_netuid=DEMO,
            amount=bt.rao(10 * TAO),
            min_amount_out=bt.rao(10 * TAO, DEMO),
        )
        refused = w.chain.execute(swap, who)
        assert not refused.success and refused.error.name == "BasketTradingDisabled", refused
        with trading(w):
            made = block_of(w.do(swap, who))
            status = w.chain.at(made).read("basket_trading_status", hotkey_ss58=hot(who))
        assert holdings(w, who, made) == {ROOT: PAID - 10 * TAO, DEMO: 10 * TAO}
        assert status["enabled"] and status["used_tao"].rao == 10 * TAO
    return "TAO for alpha that trades at par, out of the day's turnover"


@intent("swap_basket_many")
def swap_basket_many(w):
    with basket(w, "payer of two trades") as (who, _):
        legs = [
            {"origin_netuid": ROOT, "dest_netuid": DEMO, "amount": bt.rao(8 * TAO)},
            {"origin_netuid": DEMO, "dest_netuid": ROOT, "amount": bt.rao(3 * TAO, DEMO)},
        ]
        with trading(w):
            result = w.do(bt.SwapBasketMany(hotkey_ss58=hot(who), legs=legs), who)
        made = block_of(result)
        assert holdings(w, who, made) == {ROOT: PAID - 5 * TAO, DEMO: 5 * TAO}
        assert len(events(result, "BasketSwapped")) == 2
    return "both trades of a call"
