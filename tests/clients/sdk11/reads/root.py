"""Root dividends, which the SDK shows as baskets."""

import pytest
from books import SubtensorModule, cold, hot
from prepared import ROOT
from walk import read
from world import CLAIM_THRESHOLD


def summary(w):
    return w.view.read("validator_basket_summary", hotkey_ss58=hot(w.keys.validator))


def positions(w):
    """The positions of the validator's two stakers on root."""
    found = {}
    for name in ("validator", "nominator"):
        keys = dict(coldkey_ss58=cold(getattr(w.keys, name)), hotkey_ss58=hot(w.keys.validator))
        found[name] = w.view.read("basket_position", **keys)
    return found


@read("validator_basket")
def validator_basket(w):
    found = w.view.read("validator_basket", hotkey_ss58=hot(w.keys.validator))
    rates = dict(w.stored(SubtensorModule.RootClaimable, hot(w.keys.validator)))
    assert {row["netuid"] for row in found} == {int(netuid) for netuid in rates}
    assert found and all(row["alpha"].rao > 0 for row in found)
    for row in found:
        # It is sold at the current price at most.
        price = w.view.read("alpha_price", netuid=row["netuid"])["tao_per_alpha"]
        assert 0 <= row["value_tao"].rao <= row["alpha"].rao * price + 1
    return "alpha of the subnets on which root earns, at what it brings"


@read("validator_basket_nav")
def validator_basket_nav(w):
    nav = w.view.read("validator_basket_nav", hotkey_ss58=hot(w.keys.validator)).rao
    rows = w.view.read("validator_basket", hotkey_ss58=hot(w.keys.validator))
    assert nav == sum(row["value_tao"].rao for row in rows) > 0
    return "the sum of the holdings"


@read("validator_basket_summary")
def validator_basket_summary(w):
    found = summary(w)
    rows = w.view.read("validator_basket", hotkey_ss58=hot(w.keys.validator))
    assert [(h["netuid"], h["alpha"], h["realizable_tao"]) for h in found["holdings"]] == [
        (row["netuid"], row["alpha"], row["value_tao"]) for row in rows
    ]
    assert found["nav_tao"].rao == sum(row["value_tao"].rao for row in rows)
    assert found["spot_nav_tao"].rao == sum(h["spot_tao"].rao for h in found["holdings"])
    assert found["spot_nav_tao"].rao >= found["nav_tao"].rao
    assert found["hotkey"] == hot(w.keys.validator) and found["basket_rate"] == 0
    return "its holdings and their sums"


@read("root_baskets")
def root_baskets(w):
    found = w.view.read("root_baskets")
    assert [one for one in found if one["hotkey"] == hot(w.keys.validator)] == [summary(w)]
    return "the validator's, as its summary shows it"


@read("root_basket_total_nav")
def root_basket_total_nav(w):
    total = sum(one["nav_tao"].rao for one in w.view.read("root_baskets"))
    assert w.view.read("root_basket_total_nav").rao == total > 0
    return "the sum of all baskets"


@read("basket_position")
def basket_position(w):
    found = positions(w)
    for one in found.values():
        assert one["hotkey"] == hot(w.keys.validator) and one["beta_raw"] > 0
        assert one["value_tao"].rao <= one["nav_tao"].rao == summary(w)["nav_tao"].rao
    parts = [one["fund_fraction"] for one in found.values()]
    assert sum(parts) <= 1.000001
    # 1,000 against 50 TAO, staked between the same epochs.
    assert parts[0] / parts[1] == pytest.approx(20, rel=1e-6)
    nobody = dict(coldkey_ss58=cold(w.keys.idle), hotkey_ss58=hot(w.keys.validator))
    assert w.view.read("basket_position", **nobody) is None
    return "in the ratio of the stakes; none without one"


@read("root_basket_portfolio")
def root_basket_portfolio(w):
    found = w.view.read("root_basket_portfolio", coldkey_ss58=cold(w.keys.nominator))
    assert found == [positions(w)["nominator"]]
    return "the only position"


@read("root_basket_owed")
def root_basket_owed(w):
    owed = w.view.read("root_basket_owed", coldkey_ss58=cold(w.keys.nominator)).rao
    assert owed == positions(w)["nominator"]["value_tao"].rao > 0
    return "the value of the position"


@read("root_basket_owed_breakdown")
def root_basket_owed_breakdown(w):
    found = w.view.read("root_basket_owed_breakdown", coldkey_ss58=cold(w.keys.nominator))
    owed = w.view.read("root_basket_owed", coldkey_ss58=cold(w.keys.nominator))
    assert found == [{"hotkey": hot(w.keys.validator), "owed_tao": owed}]
    return "all with one validator"


@read("basket_trading_status")
def basket_trading_status(w):
    found = w.view.read("basket_trading_status", hotkey_ss58=hot(w.keys.validator))
    amounts = [
        found[f"{name}_tao"].rao for name in ("refill_per_block", "used", "budget", "remaining")
    ]
    assert (found["enabled"], found["frozen"], found["refill_blocks"]) == (False, False, 7_200)
    assert amounts == [0] * 4
    return "not enabled, and the validator has no basket"


@read("root_claim_threshold")
def root_claim_threshold(w):
    found = w.view.read("root_claim_threshold")
    assert (found.rao, found.netuid) == (CLAIM_THRESHOLD, ROOT)
    return "as set by root"
