"""Weights, bonds and sealed commits."""

import pytest
from books import block_of, hot
from walk import read


@read("weights")
def weights(w):
    validator = w.uid(w.keys.validator)
    for mechid, row in enumerate(w.weights):
        found = w.view.read("weights", netuid=w.netuid, mechid=mechid)
        assert set(found) == {validator}
        assert found[validator] == pytest.approx(row, abs=2e-5)
    return "of both mechanisms, as set"


@read("bonds")
def bonds(w):
    validator = w.uid(w.keys.validator)
    for mechid, row in enumerate(w.weights):
        found = w.view.read("bonds", netuid=w.netuid, mechid=mechid)
        assert set(found[validator]) == set(row)
        assert all(0 < bond <= 1 for bond in found[validator].values())
    return "of both mechanisms, with whom the weights name"


@read("timelocked_weight_commits")
def timelocked_weight_commits(w):
    found = w.view.read("timelocked_weight_commits", netuid=w.netuid)
    [(epoch, [commit])] = found.items()
    assert commit["hotkey"] == hot(w.keys.validator)
    assert commit["commit_block"] == block_of(w.sealed_weights)
    assert commit["reveal_round"] == w.sealed_weights.data["reveal_round"]
    assert len(commit["ciphertext"]) > 200
    assert epoch <= w.view.read("epoch_status", netuid=w.netuid)["epoch_index"] + 1
    return "the validator's, with its round"
