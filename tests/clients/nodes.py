"""Development nodes that a test starts itself, because it needs more than one.

`GANGLION_BIN` is the program (`run.sh` sets it).
"""

import json
import os
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

# Seconds. A node needs two to start, and a quarter for a block.
PATIENCE = 120


def binary():
    path = os.environ.get("GANGLION_BIN")
    if not path:
        pytest.exit("set GANGLION_BIN to the node's program, or use run.sh", returncode=2)
    return os.path.abspath(path)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def height(port):
    """Returns the number of the best block, -1 while the node does not answer."""
    try:
        return int(ask(port, "chain_getHeader", timeout=5)["number"], 16)
    except OSError:
        return -1


def ask(port, method, *parameters, timeout=PATIENCE):
    """Makes a request; returns its result."""
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=timeout) as response:
        answer = json.load(response)
    assert "result" in answer, answer
    return answer["result"]


def wait_for_height(port, number):
    end = time.monotonic() + PATIENCE
    while height(port) < number:
        assert time.monotonic() < end, f"no block {number} within {PATIENCE} s"
        time.sleep(0.2)


@contextmanager
def development_node(log, *options):
    """Runs a `--dev` node that writes its log to a file; yields its port and endpoint."""
    port = free_port()
    command = [binary(), "--dev", "--tmp", "--rpc-port", str(port), "--port", str(free_port())]
    command += ["--no-prometheus", "--no-telemetry", *options]
    with open(log, "wb") as output:
        node = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        try:
            wait_for_height(port, 1)
        except AssertionError as error:
            raise AssertionError(f"the node did not start:\n{log.read_text()[-2000:]}") from error
        yield SimpleNamespace(port=port, endpoint=f"ws://127.0.0.1:{port}")
    finally:
        node.terminate()
        node.wait()
