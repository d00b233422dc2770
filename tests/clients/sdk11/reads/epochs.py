"""When epochs ran and run."""

from books import SubtensorModule
from prepared import DEMO
from walk import read
from world import DEMO_TEMPO, TEMPO


def last(w, netuid=None):
    return w.stored(SubtensorModule.LastEpochBlock, w.netuid if netuid is None else netuid)


@read("next_epoch_start_block")
def next_epoch_start_block(w):
    assert w.view.read("next_epoch_start_block", netuid=w.netuid) == last(w) + TEMPO
    found = w.view.read("next_epoch_start_block", netuid=DEMO)
    assert found == last(w, DEMO) + DEMO_TEMPO > w.block
    w.wait_for(found)
    for block, ran in ((found - 1, last(w, DEMO)), (found, found)):
        assert w.chain.query(SubtensorModule.LastEpochBlock, [DEMO], block=block) == ran
    return "a tempo after the last; the demo subnet's ran there"


@read("blocks_until_next_epoch")
def blocks_until_next_epoch(w):
    assert w.view.read("blocks_until_next_epoch", netuid=w.netuid) == last(w) + TEMPO - w.block
    return "until the last and a tempo"


@read("blocks_since_last_step")
def blocks_since_last_step(w):
    assert w.view.read("blocks_since_last_step", netuid=w.netuid) == w.block - last(w)
    return "since the last epoch"


@read("blocks_since_last_update")
def blocks_since_last_update(w):
    uid = w.uid(w.keys.validator)
    since = w.block - int(w.sealed_weights.extrinsic_id.split("-")[0])
    assert w.view.read("blocks_since_last_update", netuid=w.netuid, uid=uid) == since
    assert w.view.read("blocks_since_last_update", netuid=w.netuid, uid=60) is None
    return "since the validator's commit; none without a neuron"


@read("epoch_status")
def epoch_status(w):
    found = w.view.read("epoch_status", netuid=w.netuid)
    left = last(w) + TEMPO - w.block
    index = w.stored(SubtensorModule.SubnetEpochIndex, w.netuid)
    earlier = w.chain.at(last(w) - 1).read("epoch_status", netuid=w.netuid)
    assert earlier["epoch_index"] == index - 1, "the index counts epochs"
    assert found == {
        "netuid": w.netuid,
        "block": w.block,
        "tempo": TEMPO,
        "epoch_index": index,
        "last_epoch_block": last(w),
        "blocks_since_last_step": w.block - last(w),
        "pending_epoch_at": None,
        "next_epoch_start_block": last(w) + TEMPO,
        "blocks_remaining": left,
        "seconds_remaining": left * 0.25,
    }
    return "all of it, and its index counts"
