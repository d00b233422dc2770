"""A pulse of the random beacon, how somebody who has it writes it to the chain, and its time."""

import hashlib
import json
import time
from pathlib import Path

from websockets.sync.client import connect

PULSES = Path(__file__).parents[1] / "sdk11" / "pulses.txt"


def published():
    [line] = [line for line in PULSES.read_text().splitlines() if not line.startswith("#")]
    number, signature = line.split()
    return int(number), bytes.fromhex(signature)


ROUND, SIGNATURE = published()
# Of the beacon (quicknet), in seconds: when round 1 was due, and between two rounds.
GENESIS_TIME, PERIOD = 1_692_803_367, 3
# The version of an extrinsic without a signature, then the pallet and the call.
UNSIGNED, DRAND, WRITE_PULSE = 4, 26, 0
# A public key of the second kind, which nothing depends on, and no signature of it.
NOBODY = bytes([1]) + bytes(32) + bytes([0])


def begin_of(number):
    """When a round is due, in seconds since 1970."""
    return GENESIS_TIME + (number - 1) * PERIOD


def under_clock(seconds):
    """Returns what starts a program whose clock stands still, and the environment it needs."""
    stopped = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconds))
    return ["faketime", "-f", stopped], {"TZ": "UTC", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def short(length):
    """A length below 64 as SCALE writes it."""
    return bytes([length << 2])


def extrinsic():
    pulse = ROUND.to_bytes(8, "little")
    for part in (hashlib.sha256(SIGNATURE).digest(), SIGNATURE):
        pulse += short(len(part)) + part
    block = bytes(4)
    body = bytes([UNSIGNED, DRAND, WRITE_PULSE]) + block + short(1) + pulse + NOBODY
    return (len(body) << 2 | 1).to_bytes(2, "little") + body


def write_pulse(endpoint):
    request = {"jsonrpc": "2.0", "id": 1, "method": "author_submitExtrinsic"}
    with connect(endpoint) as socket:
        socket.send(json.dumps(request | {"params": ["0x" + extrinsic().hex()]}))
        answer = json.loads(socket.recv())
    assert "result" in answer, answer
