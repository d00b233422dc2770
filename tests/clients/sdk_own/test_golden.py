"""Runs the SDK's own tests of its codec on this node's metadata.

The SDK carries bytes that were recorded on the network at spec 461 (`golden.json`): calls, payloads
to sign, extrinsics, storage keys and values, results of runtime APIs, a block. Its tests encode and
decode them by the metadata beside them. Here that is replaced by the node's, and nothing else: so
what the network encodes, this node reads, and the other way round.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request

import pytest
from test_own import TIMEOUT, sources

FILES = ("test_codec_golden.py", "test_storage_golden.py")
# What the node's metadata says otherwise, with the words of the failure.
DIFFERENT = {
    "test_extrinsic_decode_roundtrip": (
        "the type of announced keys has another name",
        "announce_next_key",
    ),
    "test_events_decode_matches": (
        "polkadot-sdk has since numbered the events of Balances anew; clients go by names",
        "unexpected end of SCALE data",
    ),
    "test_metadata_ir_shape": ("`NetUid` is a plain number, as at spec 425", "'u16' == 'NetUid'"),
    "test_liquid_alpha_consensus_mode_enum_is_in_metadata": (
        "there is one mode of liquid alpha",
        "StopIteration",
    ),
    "test_storage_keys_byte_identical": (
        "the map `Alpha` is a former one, which the network has replaced by `AlphaV2`",
        "SubtensorModule.Alpha not found",
    ),
}


def metadata(endpoint):
    """The node's metadata V15, as hex of an optional opaque one."""
    params = ["Metadata_metadata_at_version", "0x0f000000"]
    body = {"jsonrpc": "2.0", "id": 1, "method": "state_call", "params": params}
    url = endpoint.replace("ws://", "http://", 1)
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        return json.load(answer)["result"]


@pytest.fixture(scope="module")
def folder(endpoint, tmp_path_factory):
    """The SDK's tests with the node's metadata in place of the network's."""
    made = tmp_path_factory.mktemp("golden")
    for part in ("tests", "codegen"):
        shutil.copytree(sources() / part, made / part)
    file = made / "tests/fixtures/golden.json"
    carried = json.loads(file.read_text(encoding="utf-8"))
    carried["metadata"]["v15_hex"] = metadata(endpoint)
    file.write_text(json.dumps(carried), encoding="utf-8")
    return made


def without_alpha(folder):
    """Leaves out the map that the node does not have: the other keys are compared then."""
    file = folder / "tests/fixtures/golden.json"
    carried = json.loads(file.read_text(encoding="utf-8"))
    keys = [one for one in carried["storage_keys"] if one["storage_function"] != "Alpha"]
    assert len(keys) == len(carried["storage_keys"]) - 1
    file.write_text(json.dumps(carried | {"storage_keys": keys}), encoding="utf-8")


def run(folder, *more):
    command = [sys.executable, "-B", "-m", "pytest", "-p", "no:cacheprovider", "-rA"]
    files = [f"tests/unit/{name}" for name in FILES]
    done = subprocess.run(
        [*command, *files, *more],
        cwd=folder,
        env=os.environ | {"COLUMNS": "3000"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )
    found = re.findall(r"^(PASSED|FAILED|ERROR) \S+::(\w+)", done.stdout, re.MULTILINE)
    states = {name: state for state, name in found}
    assert len(states) == len(found) > 0, done.stdout + done.stderr
    return states, done.stdout


def test_vectors_should_be_those_of_the_network(folder):
    states, told = run(folder)
    failed = {name for name, state in states.items() if state != "PASSED"}
    assert failed == set(DIFFERENT), told
    for _, words in DIFFERENT.values():
        assert words in told
    assert len(states) - len(failed) >= 14


def test_storage_keys_should_be_those_of_the_network(folder):
    without_alpha(folder)
    name = "test_storage_keys_byte_identical"
    states, told = run(folder, "-k", name)
    assert states == {name: "PASSED"}, told
