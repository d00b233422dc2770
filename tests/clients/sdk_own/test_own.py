"""Runs the SDK's own end-to-end tests, as its source distribution has them, unchanged.

`GANGLION_SDK_SOURCES` is the unpacked source distribution (`run.sh` sets it). The chain is fresh,
with `//Alice` for root, and has the pulse of `pulses.txt`.
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import bittensor as bt
from pulses import ROUND, begin_of, under_clock, write_pulse

# The test seals for the second round after the current one.
ROUNDS_AHEAD = 2
TIMEOUT = 240


def sources():
    return Path(os.environ["GANGLION_SDK_SOURCES"])


def run_own(endpoint, file, *launcher, **environment):
    command = [sys.executable, "-B", "-m", "pytest", "-p", "no:cacheprovider", "--quiet"]
    run = subprocess.run(
        [*launcher, *command, f"tests/e2e/{file}"],
        cwd=sources(),
        env=os.environ | {"E2E_ENDPOINT": endpoint, "E2E_POW_BACKEND": "cpu"} | environment,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "1 passed" in run.stdout, run.stdout


def test_null_consensus(endpoint):
    run_own(endpoint, "test_null_consensus.py")


def test_pow_registration(endpoint):
    run_own(endpoint, "test_pow_registration.py")


def test_timelock_commitment(endpoint):
    """With the SDK's clock stopped so that it seals for a round whose pulse is known.

    Somebody writes the pulse once the chain has the commitment, as a node with Internet would.
    """
    launcher, environment = under_clock(begin_of(ROUND - ROUNDS_AHEAD) + 1)
    writer = threading.Thread(target=write_when_committed, args=(endpoint,), daemon=True)
    writer.start()
    run_own(endpoint, "test_timelock_commitment.py", *launcher, **environment)
    writer.join(timeout=10)
    assert not writer.is_alive(), "no commitment was seen"


def write_when_committed(endpoint):
    with bt.Subtensor(endpoint) as chain:
        commitments = bt.storage.Commitments.CommitmentOf
        deadline = time.monotonic() + TIMEOUT
        while not list(chain.query_map(commitments)):
            assert time.monotonic() < deadline
            time.sleep(0.2)
    write_pulse(endpoint)
