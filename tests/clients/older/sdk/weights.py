"""Weights: set, sealed by time, and revealed from a hash."""

from prepared import U16
from walk import check
from world import TEMPO, hot

from node import plain

HOW = dict(wait_for_inclusion=True, wait_for_finalization=False)


def sealing(w, enabled):
    return w.admin(("commit_reveal_weights_enabled", {"netuid": w.netuid, "enabled": enabled}))


def row(w, block):
    """The validator's weights as they are stored."""
    pairs = w.node.get("Weights", w.netuid, w.uid(w.keys.validator), block=block)
    return dict(tuple(pair) for pair in pairs)


@check("set_weights")
def set_weights(w):
    sealing(w, False)
    who, uid = w.keys.validator, w.uid(w.keys.validator)
    miner, other = w.uid(w.keys.miner), w.uid(w.keys.other_miner)
    done = w.sub.set_weights(who, w.netuid, [miner, other], [1.0, 3.0], block_time=0.25)
    effect = w.effect(done)
    assert row(w, effect.block) == {miner: U16 // 3, other: U16}
    assert w.node.get("LastUpdate", w.netuid, block=effect.block)[uid] == effect.block
    before = row(w, sealing(w, True).block)
    done = w.sub.set_weights(who, w.netuid, [miner], [1.0], block_time=0.25)
    effect = w.effect(done)
    [found] = w.sub.get_timelocked_weight_commits(w.netuid, block=effect.block)
    hotkey, block, _, reveal_round = plain(found)
    assert (hotkey, block) == (hot(who), effect.block)
    assert reveal_round == done.data["reveal_round"] and row(w, effect.block) == before
    return "a third to one; sealed, with its round, where the subnet seals"


@check("commit_weights", "reveal_weights")
def commit(w):
    sealing(w, True)
    # There is time to reveal in, however busy the machine is.
    w.admin(("tempo", {"netuid": w.netuid, "tempo": 4 * TEMPO}))
    who, miner, other = w.keys.validator, w.uid(w.keys.miner), w.uid(w.keys.other_miner)
    # Version 10.2 seals its own version key, whatever it is given.
    given = dict(netuid=w.netuid, uids=[miner, other], weights=[U16, 1_000], salt=[7, 8, 9])
    committed = w.effect(w.sub.commit_weights(who, **given, **HOW))
    assert row(w, committed.block).get(other) != 1_000
    w.epoch(committed.block)
    done = w.effect(w.sub.reveal_weights(who, **given, **HOW))
    assert row(w, done.block) == {miner: U16, other: 1_000}
    sealing(w, False)
    w.admin(("tempo", {"netuid": w.netuid, "tempo": TEMPO}))
    return "in the epoch after, the weights of the hash"
