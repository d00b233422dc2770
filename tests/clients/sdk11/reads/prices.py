"""Prices and quotes, computed again from the reserves."""

import pytest
from bittensor import storage
from books import TAO, SubtensorModule
from prepared import DEMO, ROOT, U16
from walk import read

FEE_RATE = 33


def reserves(w):
    """Reserves of TAO and alpha, and the weight of the TAO."""
    tao = w.stored(SubtensorModule.SubnetTAO, w.netuid)
    alpha = w.stored(SubtensorModule.SubnetAlphaIn, w.netuid)
    weight = w.stored(storage.Item("Swap", "SwapBalancer"), w.netuid)
    while isinstance(weight, dict):
        [weight] = weight.values()
    return tao, alpha, int(weight) / 10**18


def price(w):
    tao, alpha, quote = reserves(w)
    return (1 - quote) / quote * tao / alpha


@read("alpha_price")
def alpha_price(w):
    found = w.view.read("alpha_price", netuid=w.netuid)
    assert found["tao_per_alpha"] == found["price_rao"] / TAO
    assert found["tao_per_alpha"] == pytest.approx(price(w), rel=1e-6)
    return "of reserves and weights"


@read("alpha_prices")
def alpha_prices(w):
    found = w.view.read("alpha_prices")
    assert found[ROOT] == found[DEMO] == 1.0 and found[w.netuid] == pytest.approx(
        price(w), rel=1e-6
    )
    return "of the pool; 1 on root and on a stable subnet"


@read("quote_stake")
def quote_stake(w):
    amount = 10 * TAO
    found = w.view.read("quote_stake", netuid=w.netuid, amount_tao=10)
    tao, alpha, quote = reserves(w)
    fee = amount * FEE_RATE // U16
    assert (found.tao_fee.rao, found.tao.rao, found.alpha_fee.rao) == (fee, amount - fee, 0)
    bought = alpha * (1 - (tao / (tao + amount - fee)) ** (quote / (1 - quote)))
    assert found.alpha.rao == pytest.approx(bought, rel=1e-6)
    ideal = (amount - fee) / price(w)
    assert found.alpha_slippage.rao == pytest.approx(ideal - bought, rel=1e-3)
    return "the invariant's, less the fee"


@read("quote_unstake")
def quote_unstake(w):
    amount = 10 * TAO
    found = w.view.read("quote_unstake", netuid=w.netuid, amount_alpha=10)
    tao, alpha, quote = reserves(w)
    fee = amount * FEE_RATE // U16
    assert (found.alpha_fee.rao, found.alpha.rao, found.tao_fee.rao) == (fee, amount - fee, 0)
    paid = tao * (1 - (alpha / (alpha + amount - fee)) ** ((1 - quote) / quote))
    assert found.tao.rao == pytest.approx(paid, rel=1e-6)
    ideal = (amount - fee) * price(w)
    assert found.tao_slippage.rao == pytest.approx(ideal - paid, rel=1e-3)
    return "the invariant's, less the fee"
