"""Weights that the SDK seals by time, unchanged, from its `SetWeights` to their use by an epoch.

The SDK has the public key of the beacon quicknet compiled in. So its clock is stopped at the time
from which it seals for a round whose pulse is known, and somebody writes that pulse to the chain.
"""

import os
import subprocess
import sys
from pathlib import Path

import bittensor as bt
import pytest
from books import hot, settled, wallet
from nodes import ask, development_node
from pulses import ROUND, begin_of, under_clock, write_pulse

DEMO, VALIDATOR = 1, wallet("//DemoValidator1", "//DemoValidator1//hotkey")
# The first two miners.
SENT = {4: 1.0, 5: 0.5}
# Any round before the one whose pulse is known.
EARLIER = ROUND - 500
HERE = Path(__file__).parent
# From this block on validators of the demo subnet may set weights.
READY = 12


def sealing(node, action, moment):
    """Runs `sealing.py` at a moment; returns the round for which it seals."""
    launcher, environment = under_clock(moment)
    pairs = [str(part) for pair in SENT.items() for part in pair]
    command = [sys.executable, HERE / "sealing.py", node.endpoint, str(DEMO), action, *pairs]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), **environment}
    run = subprocess.run([*launcher, *command], env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return int(run.stdout)


def epochs(node, number):
    ask(node.port, "dev_newBlock", {"epochs": {"netuid": DEMO, "n": number}})


@pytest.fixture
def node(tmp_path):
    pulses = str(HERE / "pulses.txt")
    options = ("--sealing", "instant", "--drand-pulses", pulses)
    with development_node(tmp_path / "log", *options) as node:
        ask(node.port, "dev_newBlock", {"to": READY})
        yield node


def commits(chain):
    found = chain.read("timelocked_weight_commits", netuid=DEMO)
    return [commit for commits in found.values() for commit in commits]


def row(chain):
    weights = chain.weights.weights(DEMO)
    return weights[chain.query(bt.storage.SubtensorModule.Uids, [DEMO, hot(VALIDATOR)])]


def test_sealed_weights_should_count_once_their_pulse_is_known(node):
    with bt.Subtensor(node.endpoint) as chain:
        toggle = dict(name="commit_reveal_weights_enabled", value=True)
        owner = wallet("//DemoOwner")
        settled(chain.execute(bt.SetHyperparameter(netuid=DEMO, **toggle), owner))
        before = row(chain)

        # No block comes by itself, so the SDK seals as many rounds ahead from any moment.
        moment = begin_of(EARLIER) + 1
        ahead = sealing(node, "plan", moment) - EARLIER
        moment = begin_of(ROUND - ahead) + 1
        assert sealing(node, "execute", moment) == ROUND
        [commit] = commits(chain)
        assert commit["hotkey"] == hot(VALIDATOR) and commit["reveal_round"] == ROUND

        epochs(node, 3)
        assert row(chain) == before and commits(chain) == [commit], "kept until its pulse is there"

        write_pulse(node.endpoint)
        epochs(node, 1)
        assert row(chain) == pytest.approx({4: 2 / 3, 5: 1 / 3}, abs=2e-5)
        assert commits(chain) == []
