"""Takes and children."""

import bittensor as bt
from books import TAO, block_of, hot
from prepared import U16
from walk import intent


def taker(w, name):
    """A coldkey whose hotkey has a uid."""
    who = w.funded(50 * TAO, name)
    w.register(who)
    return who


def take_of(w, who):
    return w.query("Delegates", hot(who))


@intent("set_take")
def set_take(w):
    who = taker(w, "setter")
    for take in (0.05, 0.15):
        w.do(bt.SetTake(take=take), who)
        assert take_of(w, who) == round(take * U16)
    return "down and up"


@intent("increase_take")
def increase_take(w):
    who = taker(w, "raiser")
    w.do(bt.SetTake(take=0.05), who)
    w.do(bt.IncreaseTake(take=0.1), who)
    assert take_of(w, who) == round(0.1 * U16)
    too_much = w.chain.execute(bt.IncreaseTake(take=0.5), who)
    assert not too_much.success and take_of(w, who) == round(0.1 * U16)
    return "up to the maximum"


@intent("decrease_take")
def decrease_take(w):
    who = taker(w, "lowerer")
    w.do(bt.DecreaseTake(take=0.05), who)
    assert take_of(w, who) == round(0.05 * U16)
    more = w.chain.execute(bt.DecreaseTake(take=0.1), who)
    assert not more.success and take_of(w, who) == round(0.05 * U16)
    return "down only"


@intent("set_childkey_take")
def set_childkey_take(w):
    who = taker(w, "child")
    w.do(bt.SetChildkeyTake(netuid=w.netuid, take=0.07), who)
    assert w.query("ChildkeyTake", hot(who), w.netuid) == round(0.07 * U16)
    return "of one subnet"


@intent("set_children")
def set_children(w):
    result = w.do(
        bt.SetChildren(
            netuid=w.netuid, children=[[0.5, hot(w.keys.miner)], [0.25, hot(w.keys.evm_miner)]]
        ),
        w.keys.owner,
    )
    pairs, block = w.query("PendingChildKeys", w.netuid, hot(w.keys.owner))
    assert {child: part for part, child in pairs} == {
        hot(w.keys.miner): 1 << 63,
        hot(w.keys.evm_miner): 1 << 62,
    }
    assert block == block_of(result) + w.query("PendingChildKeyCooldown")
    return "both wait, with their block"
