"""When epochs ran and run, weights, bonds and permits."""

import bittensor as bt
from prepared import U16
from walk import check
from world import TEMPO, hot

OLD = bt.__version__.startswith("10.2.")
FORMER = "not as the chain does: the client counts by the network's former schedule"


def former(w):
    """The block before an epoch by that schedule: one in each tempo and one blocks."""
    return w.block + TEMPO - (w.block + w.netuid + 1) % (TEMPO + 1)


def last(w):
    return w.seen("LastEpochBlock", w.netuid)


@check("tempo", "blocks_since_last_step", "blocks_until_next_epoch")
def steps(w):
    assert w.read("tempo", netuid=w.netuid) == TEMPO
    assert w.read("blocks_since_last_step", netuid=w.netuid) == w.block - last(w)
    left = w.read("blocks_until_next_epoch", netuid=w.netuid)
    if OLD:
        assert left == former(w) - w.block
        return FORMER
    assert left == last(w) + TEMPO - w.block
    return "since the last epoch, and until a tempo after it"


@check("get_next_epoch_start_block")
def next_epoch(w):
    found = w.read("get_next_epoch_start_block", netuid=w.netuid)
    if OLD:
        assert found == former(w) + 1
        return FORMER
    w.node.wait(found)
    assert w.node.get("LastEpochBlock", w.netuid, block=found) == found > w.block, "an epoch"
    return "the epoch ran there"


@check(
    "get_epoch_schedule_state",
    "get_last_epoch_block",
    "get_pending_epoch_at",
    "get_subnet_epoch_index",
)
def schedule(w):
    state = w.read("get_epoch_schedule_state", netuid=w.netuid)
    index = w.seen("SubnetEpochIndex", w.netuid)
    assert (state.last_epoch_block, state.subnet_epoch_index) == (last(w), index)
    assert (state.pending_epoch_at, state.tempo, state.current_block) == (0, TEMPO, w.block)
    assert w.read("get_last_epoch_block", netuid=w.netuid) == last(w)
    assert w.read("get_pending_epoch_at", netuid=w.netuid) == 0
    assert w.read("get_subnet_epoch_index", netuid=w.netuid) == index
    assert w.node.get("SubnetEpochIndex", w.netuid, block=last(w) - 1) == index - 1
    return "last epoch and its count"


@check("get_min_tempo", "get_max_tempo", "get_owner_hyperparam_rate_limit")
def tempo_bounds(w):
    assert (w.read("get_min_tempo"), w.read("get_max_tempo")) == (360, 50_400)
    assert w.read("get_owner_hyperparam_rate_limit") == 0
    return "360 to 50,400; no limit of the owner's rate"


@check("get_max_epochs_per_block")
def most_epochs(w):
    stored = w.seen("MaxEpochsPerBlock")
    assert w.read("get_max_epochs_per_block") == stored == 32
    return "32: the constant has the value that is stored"


@check(
    "get_activity_cutoff_factor_milli",
    "get_min_activity_cutoff_factor_milli",
    "get_max_activity_cutoff_factor_milli",
)
def cutoff(w):
    assert w.read("get_activity_cutoff_factor_milli", netuid=w.netuid) == 13_889
    bounds = [w.read(f"get_{end}_activity_cutoff_factor_milli") for end in ("min", "max")]
    assert bounds == [1_000, 50_000]
    return "13,889 of 1,000 to 50,000"


@check("blocks_since_last_update")
def update(w):
    uid = w.uid(w.keys.validator)
    found = w.read("blocks_since_last_update", netuid=w.netuid, uid=uid)
    assert found == w.block - w.weighed.block
    return "since the validator's weights"


@check("weights")
def weights(w):
    uid, other = w.uid(w.keys.validator), w.uid(w.keys.other_miner)
    found = dict(w.read("weights", netuid=w.netuid))
    assert {key: dict(row) for key, row in found.items()} == {uid: w.weights}
    second = dict(w.sub.weights(netuid=w.netuid, mechid=1, block=w.block))
    assert {key: dict(row) for key, row in second.items()} == {uid: {other: U16}}
    return "the validator's, of both mechanisms, as stored"


@check("bonds")
def bonds(w):
    uid = w.uid(w.keys.validator)
    found = {key: [tuple(bond) for bond in row] for key, row in w.read("bonds", netuid=w.netuid)}
    stored = [tuple(bond) for bond in w.seen("Bonds", w.netuid, uid)]
    assert found[uid] == stored and len(stored) == 2
    return "the validator's, as stored"


@check("get_subnet_validator_permits", "get_stake_weight")
def permits(w):
    found = w.read("get_subnet_validator_permits", netuid=w.netuid)
    assert found == w.seen("ValidatorPermit", w.netuid) and len(found) == 5
    weights = w.read("get_stake_weight", netuid=w.netuid)
    assert weights == [value / U16 for value in w.seen("StakeWeight", w.netuid)]
    assert max(weights) == weights[w.uid(w.keys.validator)]
    return "of five neurons, as stored"


@check("get_last_bonds_reset", "get_last_commitment_bonds_reset_block")
def resets(w):
    given = dict(netuid=w.netuid, hotkey_ss58=hot(w.keys.miner))
    found = w.read("get_last_bonds_reset", **given)
    assert getattr(found, "value", found) is None
    uid = w.uid(w.keys.miner)
    assert w.read("get_last_commitment_bonds_reset_block", netuid=w.netuid, uid=uid) is None
    return "none, for no commitment has asked for one"


@check("get_timelocked_weight_commits")
def sealed(w):
    assert w.read("get_timelocked_weight_commits", netuid=w.netuid) == []
    return "none yet; the sealed one is read by the check of `set_weights`"
