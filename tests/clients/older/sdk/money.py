"""Transfers, and what they cost."""

import bittensor as bt
from walk import check
from world import cold

from node import TAO

from .chain import ERA_BYTE


def tao(amount):
    return bt.Balance.from_tao(amount)


@check("transfer", "get_transfer_fee")
def transfer(w):
    who, to = w.funded(10 * TAO, "pays", "is_paid")
    quoted = w.sub.get_transfer_fee(who, cold(to), tao(2)).rao
    done = w.sub.transfer(who, cold(to), tao(2))
    effect = w.effect(done)
    fee = effect.fee()
    assert quoted + ERA_BYTE == fee and done.extrinsic_fee.rao in (quoted, fee)
    assert w.spent(who, effect) == 2 * TAO + fee and w.spent(to, effect) == -2 * TAO
    rest = w.effect(w.sub.transfer(who, cold(to), None, transfer_all=True, keep_alive=False))
    assert w.node.free(cold(who), rest.block) == 0
    assert w.spent(to, rest) == -(8 * TAO - fee - rest.fee())
    return "2 TAO and the quoted fee, less a byte's; then all the rest"
