"""Runs the example of the documentation as a reader would."""

import os
import subprocess
import sys
from pathlib import Path

import bittensor as bt

EXAMPLE = Path(__file__).parents[2] / "examples" / "python" / "quickstart.py"


def test_quickstart_should_make_a_validator_within_a_minute(endpoint):
    command = [sys.executable, "-B", str(EXAMPLE)]
    run = subprocess.run(
        command,
        env=os.environ | {"BT_CHAIN_ENDPOINT": endpoint},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    first, *rows = run.stdout.splitlines()
    assert first == "registered: True"
    with bt.Subtensor(endpoint) as chain:
        graph = chain.subnets.metagraph(1, commitments=False)
        validator = graph.by_hotkey(
            bt.keyfiles.Keypair.create_from_uri("//Charlie//hotkey").ss58_address
        )
        weights = chain.weights.weights(1)[validator.uid]
    assert [row.split()[:2] for row in rows] == [
        [str(neuron.uid), neuron.hotkey] for neuron in graph
    ]
    assert validator.validator_permit and validator.dividends > 0 and validator.emission.rao > 0
    assert [round(weights[uid] * 6, 3) for uid in (4, 5, 6)] == [3, 2, 1]
    earning = [row for row in rows if "incentive 0.000" not in row]
    assert [int(row.split()[0]) for row in earning] == [4, 5, 6, 7, 8]
