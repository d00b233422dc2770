"""Weights: set, sealed, and revealed from a hash."""

from hashlib import blake2b

import bittensor as bt
import pytest
from bittensor import calls
from bittensor.intents import normalize
from books import block_of, hot
from walk import intent

SALT, VERSION = [7, 8, 9], 0


def sealing(w, enabled):
    toggle = dict(name="commit_reveal_weights_enabled", value=enabled)
    w.do(bt.SetHyperparameter(netuid=w.netuid, **toggle), w.keys.owner)


def row(w):
    return w.chain.weights.weights(w.netuid)[w.uid(w.keys.validator)]


@intent("set_weights")
def set_weights(w):
    sealing(w, False)
    miner, other = w.uid(w.keys.miner), w.uid(w.keys.evm_miner)
    result = w.do(bt.SetWeights(netuid=w.netuid, weights={miner: 1, other: 3}), w.keys.validator)
    assert result.fee.rao == 0 and row(w) == pytest.approx({miner: 0.25, other: 0.75}, abs=2e-5)
    assert w.query("LastUpdate", w.netuid)[w.uid(w.keys.validator)] == block_of(result)
    return "as set, for nothing; sealed where the subnet seals them (the read of commits)"


@intent("commit_weights")
def commit_weights(w):
    sealing(w, True)
    before = row(w)
    intent_ = bt.CommitWeights(netuid=w.netuid, weights={w.uid(w.keys.miner): 1.0})
    result = w.do(intent_, w.keys.validator)
    found = w.chain.read("timelocked_weight_commits", netuid=w.netuid)
    commits = [commit for commits in found.values() for commit in commits]
    [mine] = [commit for commit in commits if commit["commit_block"] == block_of(result)]
    assert mine["hotkey"] == hot(w.keys.validator)
    assert mine["reveal_round"] == result.data["reveal_round"]
    assert row(w) == before
    return "sealed, with its round; the weights stay"


def commit_hash(who, netuid, uids, values):
    """The hash of a commit: of hotkey, subnet, uids, weights, salt and version, SCALE-encoded."""

    def vector(numbers):
        return bytes([len(numbers) << 2]) + b"".join(n.to_bytes(2, "little") for n in numbers)

    encoded = bytes(who.hotkey.public_key) + netuid.to_bytes(2, "little")
    encoded += vector(uids) + vector(values) + vector(SALT) + VERSION.to_bytes(8, "little")
    return "0x" + blake2b(encoded, digest_size=32).hexdigest()


def epochs_while_sealing(w, number):
    """Runs epochs of a subnet that seals weights. It stops meanwhile: else none is requested."""
    sealing(w, False)
    for _ in range(number):
        w.epoch()
    sealing(w, True)


@intent("reveal_weights")
def reveal_weights(w):
    sealing(w, True)
    period = dict(name="commit_reveal_period", value=1)
    w.do(bt.SetHyperparameter(netuid=w.netuid, **period), w.keys.owner)
    uids, weights = [w.uid(w.keys.miner), w.uid(w.keys.evm_miner)], [2.0, 1.0]
    sent = commit_hash(w.keys.validator, w.netuid, *normalize(uids, weights))
    call = calls.SubtensorModule.commit_weights(netuid=w.netuid, commit_hash=sent)
    w.call(call, w.keys.validator, signer="hotkey")
    reveal = bt.RevealWeights(
        netuid=w.netuid, uids=uids, weights=weights, salt=SALT, version_key=VERSION
    )
    assert not w.chain.execute(reveal, w.keys.validator).success
    epochs_while_sealing(w, 1)
    w.do(reveal, w.keys.validator)
    assert row(w) == pytest.approx({uids[0]: 2 / 3, uids[1]: 1 / 3}, abs=2e-5)
    return "in the next epoch, not before"
